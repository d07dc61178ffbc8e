/* SPDX-License-Identifier: MIT */
#include "options.h"

enum { KEY_PARTIAL = 256, KEY_PLACES, KEY_NAMES_ONLY, KEY_BITS_ONLY, KEY_FRAMED };

static const struct argp_option option_table[] = {
	{ "partial", KEY_PARTIAL, NULL, 0,
	  "list the parts that the tree lacks, and give the others", 0 },
	{ "names-only", KEY_NAMES_ONLY, NULL, 0,
	  "of Linux, read the headers of names, nothing of bits", 0 },
	{ "bits-only", KEY_BITS_ONLY, NULL, 0,
	  "of Linux, read names and their bits, not what is done with them", 0 },
	{ "places", KEY_PLACES, NULL, 0,
	  "tell the place of each fact, behind it", 0 },
	{ "framed", KEY_FRAMED, NULL, 0,
	  "put a line before each reading: status, bytes of facts, of messages", 0 },
	{ 0 },
};

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct clang_options *options = state->input;

	switch (key) {
	case KEY_PARTIAL:
		options->partial = true;
		return 0;
	case KEY_NAMES_ONLY:
		options->names_only = true;
		return 0;
	case KEY_BITS_ONLY:
		options->bits_only = true;
		return 0;
	case KEY_PLACES:
		options->places = true;
		return 0;
	case KEY_FRAMED:
		options->framed = true;
		return 0;
	case ARGP_KEY_ARG:
		if (options->count == MOST_SECOND_READINGS)
			argp_error(state, "%d trees at a time", MOST_SECOND_READINGS);
		options->trees[options->count++] = argument;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "a TREE is wanted");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

const struct argp clang_argp = {
	.options = option_table,
	.parser = parse,
	.args_doc = "TREE...",
	.doc = "Prints what Linux and QEMU source trees say, read by libclang.",
};
