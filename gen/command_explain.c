/* SPDX-License-Identifier: MIT */
/* featmap explain NAME...: the whole way of a feature, by any of its names. */
#include <argp.h>

#include "commands.h"
#include "explain.h"
#include "output.h"
#include "pair.h"

struct options {
	struct pair *pair;
	struct arena *arena;
	VEC(const char *) names;
};

/*
 * Whether the arguments from NAME on are a line of QEMU's log that the shell
 * took apart: it has "[bit" as a word of its own.
 */
static bool is_split_line(const char *name)
{
	return strcmp(name, "[bit") == 0;
}

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = options->pair;
		return 0;
	case ARGP_KEY_ARG:
		*vec_push(options->arena, &options->names) = argument;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "a NAME is wanted");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Puts the words of a line of QEMU's log together again, if that is what they are. */
static void join_split_line(struct options *options)
{
	const char *line = "";
	bool split = false;

	for (size_t i = 0; i < options->names.count; i++) {
		split |= is_split_line(options->names.items[i]);
		line = arena_printf(options->arena, "%s%s%s", line, i ? " " : "",
				    options->names.items[i]);
	}
	if (!split)
		return;
	options->names.items[0] = line;
	options->names.count = 1;
}

static void complain(const struct question *question)
{
	fprintf(stderr, "featmap: error: '%s' is no name of a feature here",
		question->text);
	for (size_t i = 0; i < question->nearest_count; i++)
		fprintf(stderr, "%s%s", i ? ", " : "; like it: ", question->nearest[i]);
	fputs(" [name]\n", stderr);
}

/* Answers all; false if one of the names means nothing. */
static bool answer(const struct options *options)
{
	const struct lookup *lookup = &options->pair->lookup;
	json_t *answers = json_array();
	bool all_known = true, first = true;

	for (size_t i = 0; i < options->names.count; i++) {
		struct question question;

		question_ask(&question, lookup, options->names.items[i]);
		if (question.subjects.count == 0) {
			complain(&question);
			all_known = false;
		}
		if (options->pair->format == FORMAT_JSON) {
			json_array_append_new(answers, explain_json(lookup, &question));
			continue;
		}
		if (!first && question.subjects.count)
			putchar('\n');
		first &= question.subjects.count == 0;
		explain_print(lookup, &question, stdout);
	}
	if (options->pair->format == FORMAT_JSON)
		pair_print_json(json_pack("{s:O}", "explanations", answers));
	json_decref(answers);
	return all_known;
}

int command_explain(int count, char **arguments)
{
	const struct argp_child children[] = { { &pair_argp, 0, NULL, 0 }, { 0 } };
	const struct argp argp = {
		.parser = parse,
		.args_doc = "NAME...",
		.doc = "Tells the whole way of a CPU feature from hardware to guest.\v"
		       "NAME is any of: spec_ctrl, X86_FEATURE_SPEC_CTRL, spec-ctrl, "
		       "+spec-ctrl, 18*32+26, 7.0.edx.26, 'CPUID.07H:EDX.spec-ctrl "
		       "[bit 26]', 'MSR(48DH).vmx-posted-intr [bit 7]', or a whole line of "
		       "QEMU's log. Exit status 1 if one means nothing.",
		.children = children,
	};
	struct pair pair = { .formats = text_or_json };
	struct options options = { .pair = &pair, .arena = &pair.arena };
	int status = STATUS_BAD_INPUT;

	argp_parse(&argp, count, arguments, 0, NULL, &options);
	join_split_line(&options);
	if (pair_read(&pair)) {
		status = answer(&options) ? STATUS_OK : STATUS_DIFFERENT;
		if (!output_close_stdout())
			status = STATUS_CANNOT_WRITE;
	}
	pair_free(&pair);
	return status;
}
