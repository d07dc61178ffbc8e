/* SPDX-License-Identifier: MIT */
/*
 * libgit2, loaded when it is first needed: it and the dozen libraries behind it
 * would make every start take several times as long.
 */
#ifndef FEATMAP_GIT_H
#define FEATMAP_GIT_H

#include <git2.h>

/* All that is used of it. */
#define GIT_FUNCTIONS(each)                                                    \
	each(git_libgit2_init) each(git_libgit2_opts) each(git_error_last)     \
	each(git_repository_open_ext) each(git_repository_free)                \
	each(git_repository_is_shallow) each(git_repository_odb)               \
	each(git_odb_free) each(git_odb_read_header)                           \
	each(git_repository_commondir) each(git_reference_name_to_id)          \
	each(git_revparse_single) each(git_object_lookup)                      \
	each(git_object_peel) each(git_object_free) each(git_object_type)      \
	each(git_object_type2string)                                           \
	each(git_tree_lookup) each(git_tree_free) each(git_tree_id)            \
	each(git_tree_entry_byname) each(git_tree_entry_filemode)              \
	each(git_tree_entry_id) each(git_blob_lookup) each(git_blob_free)      \
	each(git_blob_rawcontent) each(git_blob_rawsize)

struct git {
#define GIT_MEMBER(name) __typeof__(name) *name;	// NOLINT(bugprone-macro-parentheses): declares it
	GIT_FUNCTIONS(GIT_MEMBER)
#undef GIT_MEMBER
};

/*
 * The library, loaded at the first call, by whatever thread; null, with *WHY, if
 * it cannot be had.
 */
const struct git *git_load(const char **why);

#endif
