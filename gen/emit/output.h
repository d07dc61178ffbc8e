/* SPDX-License-Identifier: MIT */
/*
 * Output: files that appear all together or not at all.
 */
#ifndef FEATMAP_OUTPUT_H
#define FEATMAP_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "source.h"
#include "text.h"

/* A file to be: its text is in memory before any file is touched. */
struct output_file {
	const char *path;
	struct text text;
	/* Made of what stood here when it was read (if that is null: of nothing): no
	 * other run may have written it since. */
	bool is_update;
	const struct source *before;
	/* While being written: names of hidden files, and which of them are there. */
	char *temporary, *backup;
	bool written, kept;
	bool unchanged;			/* what is on disk is this already */
};

/*
 * Writes COUNT files, each beside its target first, then renamed over it when
 * all are written. If anything fails, a message goes to standard error, all
 * targets are as they were, and false is returned; so it is if one
 * stands where something else than a file is, or a link to that. No two of them may be
 * one file: see output_is_same(). The first one's folder is
 * locked meanwhile (flock, exclusively), so that runs come one after another and
 * who locks it, shared, sees the files of one run; signals wait.
 */
bool output_write(struct output_file *files, size_t count);

/* Whether both paths lead to one file, or would if it were there. */
bool output_is_same(const char *left, const char *right);

/*
 * Compares the files on disk with what would be written, and names on standard
 * error those that differ or are not there. Returns how many.
 */
size_t output_compare(const struct output_file *files, size_t count);

/* Closes standard output; false, with a message, if not all could be written. */
bool output_close_stdout(void);

#endif
