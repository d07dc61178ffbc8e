/* SPDX-License-Identifier: MIT */
#include "input.h"

#include <stdlib.h>

static bool read_tree(struct input *input, enum tree_kind kind, bool partial)
{
	return kind == TREE_LINUX ? read_linux(&input->tree, partial, &input->facts)
				  : read_qemu(&input->tree, partial, &input->facts);
}

static bool open_tree(struct input *input, const char *name,
		      enum tree_kind *kind)
{
	*input = (struct input){ .tree.directory = -1 };
	input->message_stream = text_open(&input->messages);
	diag_init(&input->diag, input->message_stream, diag_wants_colour(stderr));
	return tree_open(&input->tree, name, &input->arena, &input->diag) &&
	       tree_kind(&input->tree, kind);
}

void input_read(struct input *input, const char *name, bool partial)
{
	enum tree_kind kind;

	input->good = open_tree(input, name, &kind) &&
		      read_tree(input, kind, partial);
}

void input_read_kind(struct input *input, const char *name, enum tree_kind wanted,
		     bool partial)
{
	static const struct span nowhere;
	enum tree_kind kind;

	if (!open_tree(input, name, &kind))
		return;
	if (kind != wanted)
		diag_error(&input->diag, nowhere, DIAG_FILE,
			   "'%s' is a source tree of %s; one of %s is wanted", name,
			   kind == TREE_LINUX ? "Linux" : "QEMU",
			   wanted == TREE_LINUX ? "Linux" : "QEMU");
	else
		input->good = read_tree(input, kind, partial);
}

void input_print_messages(struct input *input, FILE *stream)
{
	fflush(input->message_stream);
	text_print(&input->messages, stream);
}

void input_free(struct input *input)
{
	if (!input->message_stream)
		return;
	fclose(input->message_stream);
	free(input->messages.bytes);
	tree_close(&input->tree);
	arena_free(&input->arena);
}
