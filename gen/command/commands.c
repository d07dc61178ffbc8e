/* SPDX-License-Identifier: MIT */
/* The table of commands, and the command line in front of the command. */
#include "commands.h"

#include <stdlib.h>

#include "pair.h"
#include "text.h"

const struct command commands[] = {
	{ "gen", "featmap gen", "write the tables", "",
	  &gen_argp, gen_words, command_gen },
	{ "audit", "featmap audit", "report where Linux, KVM and QEMU disagree", "",
	  &audit_argp, audit_words, command_audit },
	{ "explain", "featmap explain", "tell all about a feature", "NAME...",
	  &explain_argp, text_or_json_words, command_explain },
	{ "why", "featmap why", "tell what a guest's flags lack, and why",
	  "--host FILE --guest FILE", &why_argp, text_or_json_words, command_why },
	{ "diff", "featmap diff", "tell what a new version changes", "OLD NEW",
	  &diff_argp, text_or_json_words, command_diff },
	{ "facts", "featmap facts", "print what one tree says", "[TREE]",
	  &facts_argp, NULL, command_facts },
	{ "verify", "featmap verify", "read each tree twice and compare", "[TREE...]",
	  &verify_argp, NULL, command_verify },
	{ "history", "featmap history", "tell since which version",
	  "[TREE...] | REPO TAGPATTERN...", &history_argp, history_words, command_history },
	{ 0 },
};

static const char doc[] =
	"Reads a Linux and a QEMU source tree, works out which CPUID or MSR bit "
	"each CPU feature name means, and writes tables.\v"
	"A TREE is a folder with sources, a file that 'featmap facts' has printed, a "
	"revision of a git repository (REPO@REV), or the name of facts that featmap "
	"brings: 'featmap facts' lists these. Where no TREE is named, the newest of them "
	"is used.\n"
	"\n"
	"'featmap COMMAND --help' tells more of each.\n"
	"Exit status: 0 fine; 1 a difference, where asked to judge; 2 bad usage; "
	"3 bad input; 4 could not write.";

/* Puts the list of commands in front of what --help ends with; argp frees it. */
static char *help(int key, const char *text, void *input)
{
	struct text list = { 0 };
	FILE *stream;

	(void)input;
	if (key != ARGP_KEY_HELP_POST_DOC)
		return (char *)text;
	stream = text_open(&list);
	fputs("Commands:\n", stream);
	for (const struct command *command = commands; command->name; command++)
		fprintf(stream, "  %-8s %s%s%s\n", command->name, command->summary,
			*command->arguments ? ": " : "", command->arguments);
	fputs(text, stream);
	putc('\0', stream);
	fclose(stream);
	return list.bytes;
}

static error_t parse(int key, char *argument, struct argp_state *state)
{
	const struct command **chosen = state->input;

	if (key == ARGP_KEY_NO_ARGS)
		argp_error(state, "a command is wanted");
	if (key != ARGP_KEY_ARG)
		return key == ARGP_KEY_ARGS ? 0 : ARGP_ERR_UNKNOWN;
	for (const struct command *command = commands; command->name; command++)
		if (strcmp(command->name, argument) == 0)
			*chosen = command;
	if (!*chosen)
		argp_error(state, "'%s' is no command", argument);
	state->next = state->argc;	/* the rest belongs to the command */
	return 0;
}

const struct argp featmap_argp = { .parser = parse,
				   .args_doc = "COMMAND [ARGUMENT...]",
				   .doc = doc,
				   .help_filter = help };
