/* SPDX-License-Identifier: MIT */
/*
 * Inputs as the command line names them: a TREE, read into facts. It is a
 * folder with a source tree, or a file of facts that were saved of one.
 */
#ifndef FEATMAP_INPUT_H
#define FEATMAP_INPUT_H

#include "reader.h"
#include "text.h"

struct input {
	struct arena arena;
	FILE *message_stream;	/* into messages, until they are printed */
	struct text messages;
	struct diag diag;
	struct tree tree;	/* without files, if the facts were saved */
	struct source *saved;	/* the file of facts; null for a source tree */
	struct facts facts;	/* in the order of facts_sort() */
	bool good;	/* the facts are whole */
};

/* Whether NAME is a file of facts: one that stands in place of a folder. */
bool input_is_saved(const char *name);

/*
 * Reads the tree called NAME, of either kind. Messages are kept until
 * input_print_messages, so that two trees can be read at the same time.
 */
void input_read(struct input *input, const char *name, unsigned how);

/* The same; a tree of another kind than KIND is an error. */
void input_read_kind(struct input *input, const char *name, enum tree_kind kind,
		     unsigned how);

/* Prints what reading had to say. */
void input_print_messages(struct input *input, FILE *stream);

/* Frees all that the facts and their places hold; nothing if never read. */
void input_free(struct input *input);

#endif
