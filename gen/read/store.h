/* SPDX-License-Identifier: MIT */
/*
 * The facts of many revisions of one repository, each blob read once.
 *
 * What a revision costs:
 * - its commit, and those of its folders that lead to files of the manifest and
 *   are not the same as in a revision before: a folder seen before is known by
 *   its id alone;
 * - where all files of the manifest are, and which of them are not there, is as
 *   in a revision before: nothing more, it has that one's facts;
 * - where only the file with the version is another one: that file;
 * - else each blob not seen before is fetched, hashed, taken into tokens and
 *   searched for setters, and the facts are worked out of the tokens of all. Where
 *   one file has changed that is about a quarter of what reading a tree costs.
 *
 * So the cost grows with distinct blobs, not with revisions. A Linux tree whose
 * files are not all as in one before takes some 600 kB of memory, besides them.
 *
 * Not for use by two threads at a time.
 */
#ifndef FEATMAP_STORE_H
#define FEATMAP_STORE_H

#include "tags.h"
#include "tree.h"

struct store;

/*
 * Opens the repository in the folder REPOSITORY, bare or not, whose revisions
 * are to be read as HOW says (READ_PARTIAL and so on). Null, with the error
 * reported to DIAG, if there is none. DIAG is not kept.
 */
struct store *store_open(const char *repository, unsigned how, struct diag *diag);

/* Frees the store, and with it all facts and names that came out of it. */
void store_free(struct store *store);

/*
 * The facts of the tree that REVISION leads to: a tag, a branch, a commit, or
 * whatever else git rev-parse takes for one thing. They are in the order of
 * facts_sort(), are not to be changed, and live until store_free(). Revisions
 * that say the same have the same facts: the same pointer. Their places are in
 * the revision that was read first.
 *
 * Null, with the errors reported to DIAG, if the revision is not there or its
 * tree cannot be read; other revisions can be read afterwards.
 */
const struct facts *store_read(struct store *store, const char *revision,
			       struct diag *diag);

/* The same of the tag called so, whatever else has that name. */
const struct facts *store_read_tag(struct store *store, const char *tag,
				   struct diag *diag);

/*
 * The names of the tags that match PATTERN, as the shell has patterns ("v6.*"),
 * older versions first: numbers in them count as numbers, and "-rc1" and the
 * like come before what is without. They live until store_free(). False, reported,
 * if these might not be all; each is still to be read, which may fail.
 */
bool store_tags(struct store *store, const char *pattern, struct tag_names *names,
		struct diag *diag);

/* How much there was to do so far. */
struct store_counts {
	size_t revisions;	/* asked for */
	size_t trees;		/* of them, worked out: the others were known */
	size_t blobs;		/* fetched */
};
struct store_counts store_counts(const struct store *store);

#endif
