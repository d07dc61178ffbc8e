/* SPDX-License-Identifier: MIT */
/* featmap facts TREE: what one tree says, as canonical text. */
#include <argp.h>

#include "commands.h"
#include "input.h"
#include "output.h"

struct options {
	const char *tree;
	bool partial;
};

enum { KEY_PARTIAL = 256 };

static const struct argp_option option_table[] = {
	{ "partial", KEY_PARTIAL, NULL, 0,
	  "list the parts that the tree lacks, and give the others", 0 },
	{ 0 },
};

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case KEY_PARTIAL:
		options->partial = true;
		return 0;
	case ARGP_KEY_ARG:
		if (options->tree)
			argp_error(state, "one TREE at a time");
		options->tree = argument;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "a TREE is wanted");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

const struct argp facts_argp = {
	.options = option_table,
	.parser = parse,
	.args_doc = "TREE",
	.doc = "Prints what a Linux or QEMU source tree says, as sorted lines.",
};

int command_facts(int count, char **arguments)
{
	struct options options = { 0 };
	struct input input;
	int status = STATUS_BAD_INPUT;

	argp_parse(&facts_argp, count, arguments, 0, NULL, &options);
	input_read(&input, options.tree, options.partial ? READ_PARTIAL : 0);
	input_print_messages(&input, stderr);
	if (input.good) {
		facts_write(&input.facts, false, stdout);
		status = output_close_stdout() ? STATUS_OK : STATUS_CANNOT_WRITE;
	}
	input_free(&input);
	return status;
}
