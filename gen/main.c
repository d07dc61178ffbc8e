/* SPDX-License-Identifier: MIT */
/* The command line: finds the command and hands over to it. */
#include <argp.h>
#include <stdlib.h>

#include "commands.h"

const char *argp_program_version = "featmap 0.1";

static const struct command {
	const char *name, *full_name;
	int (*run)(int count, char **arguments);
} commands[] = {
	{ "gen", "featmap gen", command_gen },
	{ "audit", "featmap audit", command_audit },
	{ "explain", "featmap explain", command_explain },
	{ "why", "featmap why", command_why },
	{ "facts", "featmap facts", command_facts },
	{ "verify", "featmap verify", command_verify },
};

static const char doc[] =
	"Reads a Linux and a QEMU source tree, works out which CPUID or MSR bit "
	"each CPU feature name means, and writes tables.\v"
	"Commands:\n"
	"  gen      write the tables: --linux TREE --qemu TREE\n"
	"  audit    report where Linux, KVM and QEMU disagree: --linux TREE --qemu TREE\n"
	"  explain  tell all about a feature: --linux TREE --qemu TREE NAME...\n"
	"  why      tell what a guest's flags lack, and why: --linux TREE --qemu TREE "
	"--host FILE --guest FILE\n"
	"  facts    print what one tree says: TREE\n"
	"  verify   read each tree twice and compare: TREE...\n"
	"A TREE is a folder with sources, or a file that 'featmap facts' has printed.\n"
	"\n"
	"'featmap COMMAND --help' tells more of each.\n"
	"Exit status: 0 fine; 1 a difference, where asked to judge; 2 bad usage; "
	"3 bad input; 4 could not write.";

static error_t parse(int key, char *argument, struct argp_state *state)
{
	const struct command **chosen = state->input;

	if (key == ARGP_KEY_NO_ARGS)
		argp_error(state, "a command is wanted");
	if (key != ARGP_KEY_ARG)
		return key == ARGP_KEY_ARGS ? 0 : ARGP_ERR_UNKNOWN;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (strcmp(commands[i].name, argument) == 0)
			*chosen = &commands[i];
	if (!*chosen)
		argp_error(state, "'%s' is no command", argument);
	state->next = state->argc;	/* the rest belongs to the command */
	return 0;
}

int main(int count, char **arguments)
{
	const struct argp argp = { .parser = parse,
				   .args_doc = "COMMAND [ARGUMENT...]",
				   .doc = doc };
	const struct command *command = NULL;

	argp_err_exit_status = STATUS_BAD_USAGE;
	argp_parse(&argp, count, arguments, ARGP_IN_ORDER, NULL, &command);
	/* Usage messages take the program's name from here. */
	arguments[1] = (char *)command->full_name;
	return command->run(count - 1, arguments + 1);
}
