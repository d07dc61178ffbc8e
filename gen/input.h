/* SPDX-License-Identifier: MIT */
/*
 * Inputs as the command line names them: a TREE, opened and read into facts.
 */
#ifndef FEATMAP_INPUT_H
#define FEATMAP_INPUT_H

#include "reader.h"

struct input {
	struct arena arena;
	struct diag diag;
	struct tree tree;
	struct facts facts;
	bool good;	/* the facts are whole */
};

/* Reads the tree called NAME, of either kind. Messages go to STREAM. */
void input_read(struct input *input, const char *name, bool partial,
		FILE *stream);

/* The same; a tree of another kind than KIND is an error. */
void input_read_kind(struct input *input, const char *name, enum tree_kind kind,
		     bool partial, FILE *stream);

/* Frees all that the facts and their places hold. */
void input_free(struct input *input);

#endif
