/* SPDX-License-Identifier: MIT */
#include "input.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "embedded.h"
#include "facts_read.h"
#include "spelling.h"

static const struct span nowhere;

static bool is_there(const char *name)
{
	struct stat status;

	return stat(name, &status) == 0;
}

static bool is_file(const char *name)
{
	struct stat status;

	return stat(name, &status) == 0 && S_ISREG(status.st_mode);
}

/* The facts that the program brings, if NAME means those; else null. */
static const struct embedded *find_embedded(const char *name)
{
	bool sure = strncmp(name, EMBEDDED, strlen(EMBEDDED)) == 0;

	return sure || !is_there(name) ? embedded_called(name) : NULL;
}

bool input_is_saved(const char *name)
{
	return find_embedded(name) || is_file(name);
}

const char *input_or_newest(const char *tree, enum tree_kind kind)
{
	const struct embedded *newest = tree ? NULL : embedded_newest(kind);
	const char *whose = kind == TREE_LINUX ? "Linux" : "QEMU";

	if (!newest)
		return tree;
	fprintf(stderr, "featmap: note: no tree of %s is named: the facts of %s %s that featmap brings are used\n",
		whose, whose, newest->version);
	return newest->name;
}

/* Saved facts are read at once: they tell themselves what they are of. */
static bool open_saved(struct input *input, const struct embedded *embedded,
		       enum tree_kind *kind)
{
	const char *name = input->tree.name;

	input->embedded = embedded;
	input->saved = embedded ? embedded_source(embedded, &input->arena)
				: tree_read_saved(name, &input->arena, &input->diag);
	if (!input->saved || !facts_read(input->saved, &input->arena, &input->diag,
					 &input->facts))
		return false;
	*kind = input->facts.kind;
	return true;
}

/* Behind the error that NAME is nowhere: what may have been meant. */
static void suggest(struct input *input, const char *name)
{
	const char *list;

	if (strncmp(name, EMBEDDED, strlen(EMBEDDED)) == 0)
		name += strlen(EMBEDDED);
	list = spelling_nearest(&input->arena, name, embedded_name);
	if (*list)
		diag_note(&input->diag, nowhere, "featmap brings facts of: %s", list);
}

static bool open_tree(struct input *input, const char *name, enum tree_kind *kind)
{
	if (tree_open(&input->tree, name, &input->arena, &input->diag))
		return tree_kind(&input->tree, kind);
	if (!is_there(name) && !strchr(name, '@'))
		suggest(input, name);
	return false;
}

static bool open_input(struct input *input, const char *name, enum tree_kind *kind)
{
	const struct embedded *embedded = find_embedded(name);

	*input = (struct input){ .tree = { .name = name, .directory = -1 } };
	input->message_stream = text_open(&input->messages);
	diag_init(&input->diag, input->message_stream, diag_wants_colour(stderr));
	if (embedded || is_file(name))
		return open_saved(input, embedded, kind);
	return open_tree(input, name, kind);
}

/* "a, b": the parts that the facts are without. */
static const char *missing_parts(struct input *input)
{
	size_t count = input->facts.missing.count, size = 1;
	char *list, *end;

	for (size_t i = 0; i < count; i++)
		size += strlen(input->facts.missing.items[i]) + 2;
	end = list = arena_alloc(&input->arena, size);
	for (size_t i = 0; i < count; i++)
		end = stpcpy(stpcpy(end, i ? ", " : ""), input->facts.missing.items[i]);
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
