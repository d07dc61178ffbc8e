/* SPDX-License-Identifier: MIT */
/* featmap verify TREE...: both readings of each tree, compared. */
#include <argp.h>

#include "commands.h"
#include "output.h"
#include "referee.h"

struct options {
	char **trees;
	size_t count;
	bool partial;
};

enum { KEY_PARTIAL = 256 };

static const struct argp_option option_table[] = {
	{ "partial", KEY_PARTIAL, NULL, 0, "take trees with parts missing", 0 },
	{ 0 },
};

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	(void)argument;
	switch (key) {
	case KEY_PARTIAL:
		options->partial = true;
		return 0;
	case ARGP_KEY_ARGS:
		options->trees = state->argv + state->next;
		options->count = (size_t)(state->argc - state->next);
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "a TREE is wanted");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static enum status verify(const char *tree, bool partial)
{
	enum status status = STATUS_BAD_INPUT;
	struct referee referee;
	struct input input;

	referee_start(&referee, tree, partial);
	input_read(&input, tree, partial);
	if (input.good)
		status = referee_finish(&referee, &input);
	else
		referee_stop(&referee);
	input_print_messages(&input, stderr);
	if (status == STATUS_OK)
		printf("%s: %s %s, both readings agree\n", tree,
		       input.facts.kind == TREE_LINUX ? "Linux" : "QEMU",
		       input.facts.version);
	input_free(&input);
	return status;
}

int command_verify(int count, char **arguments)
{
	const struct argp argp = { option_table, parse, "TREE...",
				   "Reads each tree twice, by featmap's own grammars and "
				   "by libclang, and compares the facts.",
				   NULL, NULL, NULL };
	struct options options = { 0 };
	enum status worst = STATUS_OK;

	argp_parse(&argp, count, arguments, 0, NULL, &options);
	for (size_t i = 0; i < options.count; i++) {
		enum status status = verify(options.trees[i], options.partial);

		if (status > worst)
			worst = status;
	}
	if (!output_close_stdout())
		return STATUS_CANNOT_WRITE;
	return worst;
}
