/* SPDX-License-Identifier: MIT */
/*
 * A source tree, in a folder or in a revision of a repository: opens files by
 * their path inside it, each once.
 */
#ifndef FEATMAP_TREE_H
#define FEATMAP_TREE_H

#include "diag.h"
#include "facts.h"
#include "manifest.h"

/* How to read a tree; these add up. */
enum {
	READ_PARTIAL = 1,	/* a missing part is listed, not an error */
	READ_NAMES_ONLY = 2,	/* of Linux: the headers of names, nothing of bits */
	READ_BITS_ONLY = 4,	/* of Linux: names and bits, not what is done with them */
};

struct tree {
	const char *name;	/* the directory or REPO@REV, as the user gave it */
	int directory;		/* file descriptor; -1: none */
	struct repository *repository;	/* opened for this tree; null: not its own */
	struct revision *revision;	/* null: the files are in the directory */
	struct blobs *blobs;	/* what is kept of files; null: nothing, borrowed */
	struct arena *arena;	/* of what becomes facts */
	struct arena *work;	/* of what nobody needs once they are read */
	struct diag *diag;
	VEC(struct source *) files;	/* read so far, in order of reading */
	VEC(const char *) refused;	/* paths of those that cannot be read, as reported */
};

/*
 * NAME is a directory, or if there is none, REPO@REV. False, with the error
 * reported, if it cannot be opened.
 */
bool tree_open(struct tree *tree, const char *name, struct arena *arena,
	       struct diag *diag);
void tree_close(struct tree *tree);

/*
 * The file called NAME, of facts that were saved of some tree; null, with the
 * error reported, if it cannot be read or is no text. Owned by ARENA.
 */
struct source *tree_read_saved(const char *name, struct arena *arena,
			       struct diag *diag);

/* Whether the tree has a file or folder of that path. */
bool tree_has(const struct tree *tree, const char *path);

/*
 * The file at PATH, read at the first call. Null if it is not there, which is
 * no error, or cannot be read or is no text, which is reported once.
 */
struct source *tree_read(struct tree *tree, const char *path);

/* Puts the files read into FACTS, in order of path. */
void tree_list_files(struct tree *tree, struct facts *facts);

/*
 * Which kind of tree this is, told by the files it has. False, with the error
 * reported, if it is neither.
 */
bool tree_kind(struct tree *tree, enum tree_kind *kind);

#endif
