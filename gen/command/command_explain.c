/* SPDX-License-Identifier: MIT */
/* featmap explain NAME...: the whole way of a feature, by any of its names. */
#include <argp.h>

#include "commands.h"
#include "explain.h"
#include "list.h"
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
	struct list line = { 0 };
	bool split = false;

	for (size_t i = 0; i < options->names.count; i++) {
		split |= is_split_line(options->names.items[i]);
		list_add(&line, options->arena, " ", "%s", options->names.items[i]);
	}
	if (!split)
		return;
	options->names.items[0] = list_text(&line);
	options->names.count = 1;
}

static void complain(const struct question *question)
{
	fputs("featmap: error: '", stderr);
	source_print(question->text, strlen(question->text), stderr);
	fputs("' is no name of a feature here", stderr);
	for (size_t i = 0; i < question->nearest_count; i++) {
		fputs(i ? ", " : "; like it: ", stderr);
		source_print(question->nearest[i], strlen(question->nearest[i]), stderr);
	}
	fputs(" [name]\n", stderr);
}

/* Asks all, and says which mean nothing; false if there are such. */
static bool ask(const struct options *options, struct question *questions)
{
	bool all_known = true;

	for (size_t i = 0; i < options->names.count; i++) {
		question_ask(&questions[i], &options->pair->lookup,
			     options->names.items[i]);
		if (questions[i].subjects.count)
			continue;
		complain(&questions[i]);
		all_known = false;
	}
	return all_known;
}

static void answer_in_json(const struct options *options,
			   const struct question *questions)
{
	json_t *answers = json_array();

	for (size_t i = 0; i < options->names.count; i++)
		json_array_append_new(answers, explain_json(&options->pair->lookup,
							    &questions[i]));
	pair_print_json(json_pack("{s:o}", "explanations", answers));
}

static void answer(const struct options *options, const struct question *questions)
{
	struct text text = { 0 };
	FILE *stream = text_open(&text);
	bool first = true;

	for (size_t i = 0; i < options->names.count; i++) {
		if (!questions[i].subjects.count)
			continue;
		if (!first)
			putc('\n', stream);
		first = false;
		explain_print(&options->pair->lookup, &questions[i], stream);
	}
	fclose(stream);
	pair_print_text(options->pair, &text);
}

static int explain(const struct options *options)
{
	struct question *questions = arena_alloc(options->arena, options->names.count *
								 sizeof *questions);
	bool all_known = ask(options, questions);

	if (options->pair->format == FORMAT_JSON)
		answer_in_json(options, questions);
	else
		answer(options, questions);
	if (!output_close_stdout())
		return STATUS_CANNOT_WRITE;
	return all_known ? STATUS_OK : STATUS_DIFFERENT;
}

static const struct argp_child children[] = { { &pair_argp, 0, NULL, 0 }, { 0 } };

const struct argp explain_argp = {
	.parser = parse,
	.args_doc = "NAME...",
	.doc = "Tells the whole way of a CPU feature from hardware to guest.\v"
	       "NAME is any of: spec_ctrl, X86_FEATURE_SPEC_CTRL, spec-ctrl, "
	       "+spec-ctrl, 18*32+26, 7.0.edx.26, 'CPUID.07H:EDX.spec-ctrl "
	       "[bit 26]', 'MSR(48DH).vmx-posted-intr [bit 7]', or a whole line of "
	       "QEMU's log. Exit status 1 if one means nothing.",
	.children = children,
};

int command_explain(int count, char **arguments)
{
	struct pair pair = { .formats = text_or_json };
	struct options options = { .pair = &pair, .arena = &pair.arena };
	int status = STATUS_BAD_INPUT;

	arguments_parse(&explain_argp, count, arguments, 0, &options);
	join_split_line(&options);
	if (pair_read(&pair))
		status = explain(&options);
	pair_free(&pair);
	return status;
}
