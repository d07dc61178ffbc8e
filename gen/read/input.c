/* SPDX-License-Identifier: MIT */
#include "input.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "facts_read.h"

bool input_is_saved(const char *name)
{
	struct stat status;

	return stat(name, &status) == 0 && S_ISREG(status.st_mode);
}

/* Saved facts are read at once: they tell themselves what they are of. */
static bool open_saved(struct input *input, const char *name, enum tree_kind *kind)
{
	input->tree.name = name;
	input->saved = tree_read_saved(name, &input->arena, &input->diag);
	if (!input->saved || !facts_read(input->saved, &input->arena, &input->diag,
					 &input->facts))
		return false;
	*kind = input->facts.kind;
	return true;
}

static bool open_input(struct input *input, const char *name, enum tree_kind *kind)
{
	*input = (struct input){ .tree.directory = -1 };
	input->message_stream = text_open(&input->messages);
	diag_init(&input->diag, input->message_stream, diag_wants_colour(stderr));
	if (input_is_saved(name))
		return open_saved(input, name, kind);
	return tree_open(&input->tree, name, &input->arena, &input->diag) &&
	       tree_kind(&input->tree, kind);
}

/* "a, b": the parts that the facts are without. */
static const char *missing_parts(struct input *input)
{
	const char *list = "";

	for (size_t i = 0; i < input->facts.missing.count; i++)
		list = arena_printf(&input->arena, "%s%s%s", list, i ? ", " : "",
				    input->facts.missing.items[i]);
	return list;
}

/* As with a tree, it must be said that parts may be missing. */
static bool check_whole(struct input *input, unsigned how)
{
	const char *line = strstr(input->saved->text, "\nmissing\t");
	uint32_t start;

	if (how & READ_PARTIAL || input->facts.missing.count == 0)
		return true;
	start = (uint32_t)(line + 1 - input->saved->text);
	diag_error(&input->diag,
		   (struct span){ input->saved, start,
				  start + (uint32_t)strcspn(line + 1, "\n") },
		   DIAG_MISSING,
		   "these facts are of a partial tree, without: %s (--partial takes them)",
		   missing_parts(input));
	return false;
}

static bool read_facts(struct input *input, enum tree_kind kind, unsigned how)
{
	bool good = input->saved ? check_whole(input, how)
		    : kind == TREE_LINUX
			    ? read_linux(&input->tree, how, &input->facts)
			    : read_qemu(&input->tree, how, &input->facts);

	if (good)
		facts_sort(&input->facts, &input->arena);
	return good;
}

void input_read(struct input *input, const char *name, unsigned how)
{
	enum tree_kind kind;

	input->good = open_input(input, name, &kind) &&
		      read_facts(input, kind, how);
}

void input_read_kind(struct input *input, const char *name, enum tree_kind wanted,
		     unsigned how)
{
	static const struct span nowhere;
	enum tree_kind kind;

	if (!open_input(input, name, &kind))
		return;
	if (kind != wanted)
		diag_error(&input->diag, nowhere, DIAG_FILE,
			   "'%s' %s a source tree of %s; one of %s is wanted", name,
			   input->saved ? "holds the facts of" : "is",
			   kind == TREE_LINUX ? "Linux" : "QEMU",
			   wanted == TREE_LINUX ? "Linux" : "QEMU");
	else
		input->good = read_facts(input, kind, how);
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
