/* SPDX-License-Identifier: MIT */
#include "pair.h"

#include <stdlib.h>

enum { KEY_LINUX = 256, KEY_QEMU, KEY_FORMAT, KEY_PARTIAL };

static const struct argp_option option_table[] = {
	{ "linux", KEY_LINUX, "TREE", 0, "what to read of Linux (the newest facts that featmap brings)", 0 },
	{ "qemu", KEY_QEMU, "TREE", 0, "what to read of QEMU (the same)", 0 },
	{ "format", KEY_FORMAT, "FORMAT", 0, "how to print it", 0 },
	{ "partial", KEY_PARTIAL, NULL, 0,
	  "make do with a tree that has parts missing", 0 },
	{ 0 },
};

const char *const text_or_json[] = { "text", "json", NULL };

const char *text_or_json_words(const char *option, size_t i)
{
	return strcmp(option, "format") == 0 ? text_or_json[i] : NULL;
}

static void choose_format(struct pair *pair, const char *name,
			  struct argp_state *state)
{
	const char *list = "";

	for (size_t i = 0; pair->formats[i]; i++) {
		if (strcmp(pair->formats[i], name) == 0) {
			pair->format = i;
			return;
		}
		list = arena_printf(&pair->arena, "%s%s%s", list, i ? ", " : "",
				    pair->formats[i]);
	}
	argp_error(state, "'%s' is no format; these are: %s", name, list);
}

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct pair *pair = state->input;

	switch (key) {
	case KEY_LINUX:
		pair->linux_tree = argument;
		return 0;
	case KEY_QEMU:
		pair->qemu_tree = argument;
		return 0;
	case KEY_FORMAT:
		choose_format(pair, argument, state);
		return 0;
	case KEY_PARTIAL:
		pair->partial = true;
		return 0;
	/* A command that takes arguments keeps them from coming here. */
	case ARGP_KEY_ARG:
		argp_error(state, "'%s' is one argument too many", argument);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

const struct argp pair_argp = { .options = option_table, .parser = parse };

bool pair_read(struct pair *pair)
{
	const char *linux_tree = input_or_newest(pair->linux_tree, TREE_LINUX);
	const char *qemu_tree = input_or_newest(pair->qemu_tree, TREE_QEMU);

	pair->readings = (struct readings){
		.items = { { .tree = linux_tree, .kind = TREE_LINUX },
			   { .tree = qemu_tree, .kind = TREE_QEMU } },
		.count = 2,
		.how = pair->partial ? READ_PARTIAL : 0,
	};
	if (!readings_read(&pair->readings))
		return false;
	map_build(&pair->map, &pair->arena, &pair->readings.items[0].input.facts,
		  &pair->readings.items[1].input.facts);
	lookup_init(&pair->lookup, &pair->arena, &pair->map);
	return true;
}

void pair_print_json(json_t *value)
{
	json_dumpf(value, stdout, JSON_INDENT(1) | JSON_ENSURE_ASCII);
	putchar('\n');
	json_decref(value);
}

void pair_print_text(struct pair *pair, struct text *text)
{
	fputs(source_printable(&pair->arena, text->bytes, text->size), stdout);
	free(text->bytes);
}

void pair_free(struct pair *pair)
{
	readings_free(&pair->readings);
	arena_free(&pair->arena);
}
