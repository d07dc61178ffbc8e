/* SPDX-License-Identifier: MIT */
/* The command line: finds the command and hands over to it. */
#include <jansson.h>
#include <stdlib.h>

#include "commands.h"
#include "memory.h"
#include "version.h"

const char *argp_program_version = "featmap " FEATMAP_VERSION;

int main(int count, char **arguments)
{
	const struct command *command = NULL;

	/* Jansson would go on without what it found no memory for. */
	json_set_alloc_funcs(xmalloc, free);
	argp_err_exit_status = STATUS_BAD_USAGE;
	arguments_parse(&featmap_argp, count, arguments, ARGP_IN_ORDER, &command);
	/* Usage messages take the program's name from here. */
	arguments[1] = (char *)command->full_name;
	return command->run(count - 1, arguments + 1);
}
