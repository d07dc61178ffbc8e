/* SPDX-License-Identifier: MIT */
/*
 * featmap facts TREE: what one tree says, as canonical text. Without a TREE:
 * which facts the program brings.
 */
#include <argp.h>

#include "commands.h"
#include "embedded.h"
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
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static void list_embedded(void)
{
	for (size_t i = 0; embedded_name(i); i++)
		printf("%s\t%s %s\n", embedded_name(i),
		       embedded_facts[i].kind == TREE_LINUX ? "Linux" : "QEMU",
		       embedded_facts[i].version);
}

const struct argp facts_argp = {
	.options = option_table,
	.parser = parse,
	.args_doc = "[TREE]",
	.doc = "Prints what a Linux or QEMU source tree says, as sorted lines. Without a "
	       "TREE: the names of the facts that featmap brings, and of what they are.",
};

/* Whether TREE could be read, and so its facts were printed. */
static bool print_facts(const char *tree, unsigned how)
{
	struct input input;

	input_read(&input, tree, how);
	input_print_messages(&input, stderr);
	if (input.good)
		facts_write(&input.facts, false, stdout);
	input_free(&input);
	return input.good;
}

int command_facts(int count, char **arguments)
{
	struct options options = { 0 };

	arguments_parse(&facts_argp, count, arguments, 0, &options);
	if (!options.tree)
		list_embedded();
	else if (!print_facts(options.tree, options.partial ? READ_PARTIAL : 0))
		return STATUS_BAD_INPUT;
	return output_close_stdout() ? STATUS_OK : STATUS_CANNOT_WRITE;
}
