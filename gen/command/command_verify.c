/* SPDX-License-Identifier: MIT */
/*
 * featmap verify TREE...: both readings of each tree, compared. Of saved facts
 * there is one only: they must be what facts_write() would make of them. Without
 * a TREE: the newest pair that the program brings.
 */
#include <argp.h>
#include <stdlib.h>

#include "commands.h"
#include "output.h"
#include "referee.h"

struct options {
	char **trees;
	size_t count;
	bool partial;
};

enum { KEY_PARTIAL = 256 };

static const uint32_t no_difference = UINT32_MAX;

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
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* The first byte that is another one when INPUT's facts are written again. */
static uint32_t first_difference(const struct input *input)
{
	const struct source *saved = input->saved;
	struct text again = { 0 };
	FILE *stream = text_open(&again);
	uint32_t offset = 0;

	facts_write(&input->facts, false, stream);
	fclose(stream);
	while (offset < saved->size && offset < again.size &&
	       saved->text[offset] == again.bytes[offset])
		offset++;
	if (offset == saved->size && offset == again.size)
		offset = no_difference;
	free(again.bytes);
	return offset;
}

static void tell(const char *tree, const struct input *input, const char *what)
{
	source_print(tree, strlen(tree), stdout);
	fputs(input->facts.kind == TREE_LINUX ? ": Linux " : ": QEMU ", stdout);
	source_print(input->facts.version, strlen(input->facts.version), stdout);
	printf(", %s\n", what);
}

static enum status verify_saved(const char *tree, unsigned how)
{
	enum status status = STATUS_BAD_INPUT;
	uint32_t offset = no_difference;
	struct input input;

	input_read(&input, tree, how);
	if (input.good && input.saved) {
		offset = first_difference(&input);
		status = offset == no_difference ? STATUS_OK : STATUS_DIFFERENT;
	}
	if (status == STATUS_DIFFERENT)
		diag_error(&input.diag, (struct span){ input.saved, offset, offset + 1 },
			   DIAG_SYNTAX, "written again, these facts differ from here on");
	input_print_messages(&input, stderr);
	if (status == STATUS_OK)
		tell(tree, &input, "saved facts, whole and in order");
	input_free(&input);
	return status;
}

static enum status verify(const char *tree, unsigned how)
{
	enum status status = STATUS_BAD_INPUT;
	struct referee referee;
	struct input input;

	if (input_is_saved(tree))
		return verify_saved(tree, how);
	referee_start(&referee, &tree, 1, how);
	input_read(&input, tree, how);
	if (input.good) {
		referee_expect(&referee, 0, &input);
		referee_wait(&referee);
		status = referee_judge(&referee, 0, &input);
	}
	referee_stop(&referee, false);
	input_print_messages(&input, stderr);
	if (status == STATUS_OK)
		tell(tree, &input, "both readings agree");
	input_free(&input);
	return status;
}

const struct argp verify_argp = {
	.options = option_table,
	.parser = parse,
	.args_doc = "[TREE...]",
	.doc = "Reads each tree twice, by featmap's own grammars and "
	       "by libclang, and compares the facts. A TREE that is a "
	       "file of saved facts is checked to be one.",
};

static void take_newest(struct options *options)
{
	static char *newest[2];

	newest[0] = (char *)input_or_newest(NULL, TREE_LINUX);
	newest[1] = (char *)input_or_newest(NULL, TREE_QEMU);
	options->trees = newest;
	options->count = 2;
}

int command_verify(int count, char **arguments)
{
	struct options options = { 0 };
	enum status worst = STATUS_OK;

	arguments_parse(&verify_argp, count, arguments, 0, &options);
	if (options.count == 0)
		take_newest(&options);
	for (size_t i = 0; i < options.count; i++) {
		enum status status = verify(options.trees[i], options.partial ? READ_PARTIAL : 0);

		if (status > worst)
			worst = status;
	}
	if (!output_close_stdout())
		return STATUS_CANNOT_WRITE;
	return (int)worst;
}
