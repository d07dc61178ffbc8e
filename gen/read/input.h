/* SPDX-License-Identifier: MIT */
/*
 * Inputs as the command line names them: a TREE, read into facts. It is a
 * folder with a source tree, a file of facts that were saved of one, the name of
 * facts that the program brings (embedded.h), or REPO@REV, a revision of a git
 * repository (repository.h). What is there on the disk comes before the others,
 * unless EMBEDDED stands in front.
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
	struct source *saved;	/* the text of facts; null for a source tree */
	bool embedded;		/* the program has brought that text */
	struct facts facts;	/* in the order of facts_sort() */
	bool good;	/* the facts are whole */
};

/* Whether NAME means facts that were saved, in a file or by the program. */
bool input_is_saved(const char *name);

/*
 * TREE, or if that is null what stands in for it: the newest facts of KIND that
 * the program brings; a note to standard error says so.
 */
const char *input_or_newest(const char *tree, enum tree_kind kind);

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
