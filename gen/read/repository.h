/* SPDX-License-Identifier: MIT */
/*
 * A git repository, and the files of its revisions, read from the object
 * database by libgit2: bare or not, packed or loose, nothing is checked out.
 *
 * featmap and its referee both get their bytes from here; they share nothing
 * behind that.
 */
#ifndef FEATMAP_REPOSITORY_H
#define FEATMAP_REPOSITORY_H

#include "diag.h"
#include "git.h"

enum {
	/* Bytes: twenty times the largest file that any tree has needed. */
	LARGEST_FILE = 16 * 1024 * 1024,
};

struct repository {
	const struct git *git;
	const char *folder;	/* as the user named it; borrowed */
	git_repository *handle;
};

/* False, with the error reported, if FOLDER is no repository. FOLDER is kept. */
bool repository_open(struct repository *repository, const char *folder,
		     struct diag *diag);
void repository_close(struct repository *repository);

/* The files that a revision has. */
struct revision {
	struct repository *repository;	/* borrowed */
	git_tree *files;
};

/*
 * REVISION is anything that git rev-parse takes for one thing and that leads to
 * a tree of files. False, with the error reported, if it does not.
 */
bool revision_find(struct revision *revision, struct repository *repository,
		   const char *name, struct diag *diag);

/* The same of a tag by its full name, "refs/tags/v1": of that, and of nothing else. */
bool revision_find_tag(struct revision *revision, struct repository *repository,
		       const char *reference, struct diag *diag);
void revision_free(struct revision *revision);

/* What is at a path of a revision. */
enum entry_kind {
	ENTRY_NOTHING,
	ENTRY_FILE,
	ENTRY_FOLDER,
	ENTRY_LINK,	/* a symbolic one, there or in the way: never followed */
	ENTRY_MODULE,	/* of another repository, there or in the way */
	ENTRY_BROKEN,	/* the way there is not in the repository, see *WHY */
};

struct entry {
	enum entry_kind kind;
	git_oid id;		/* of what is there or in the way */
	const char *why;	/* if ENTRY_BROKEN; lives until libgit2's next error */
};

struct entry revision_entry(const struct revision *revision, const char *path);

/* What one folder has under the first LENGTH bytes of NAME. */
struct entry entry_in(const struct git *git, const git_tree *folder,
		      const char *name, size_t length);

/*
 * The text of a file, two NULs behind it, owned by ARENA. Null if it cannot be
 * had, with *WHY, which goes on after "'NAME' ".
 */
char *repository_text(struct repository *repository, const struct entry *entry,
		      struct arena *arena, uint32_t *size, const char **why);

/* What libgit2 said of the last thing that went wrong. */
const char *repository_trouble(const struct repository *repository);

/*
 * REPO@REV as its two parts, owned by ARENA: REPO is the longest one behind which
 * an '@' stands and which is a folder, for both may hold an '@' themselves. Null
 * if NAME is no such thing.
 */
const char *revision_split(const char *name, struct arena *arena,
			   const char **revision);

#endif
