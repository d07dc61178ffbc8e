/* SPDX-License-Identifier: MIT */
/* The command line: finds the command and hands over to it. */
#include "commands.h"
#include "version.h"

const char *argp_program_version = "featmap " FEATMAP_VERSION;

int main(int count, char **arguments)
{
	const struct command *command = NULL;

	argp_err_exit_status = STATUS_BAD_USAGE;
	argp_parse(&featmap_argp, count, arguments, ARGP_IN_ORDER, NULL, &command);
	/* Usage messages take the program's name from here. */
	arguments[1] = (char *)command->full_name;
	return command->run(count - 1, arguments + 1);
}
