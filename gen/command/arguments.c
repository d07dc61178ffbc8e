/* SPDX-License-Identifier: MIT */
#include "arguments.h"

#include <stdlib.h>
#include <unistd.h>

#include "output.h"
#include "source.h"
#include "status.h"

/* Set while argp may end the program, having printed what --help or --version asks for. */
static bool is_parsing;

static void check_printed(void)
{
	if (!is_parsing || (!ferror(stdout) && fflush(stdout) == 0))
		return;
	output_close_stdout();	/* which says what is wrong */
	fflush(stderr);
	_exit(STATUS_CANNOT_WRITE);
}

static ssize_t print_seen(void *stream, const char *bytes, size_t size)
{
	source_print_lines(bytes, size, stream);
	return (ssize_t)size;
}

/*
 * argp and getopt() quote arguments as they are, on the stream stderr, which is
 * a variable in glibc: for as long as they run it names another one.
 */
void arguments_parse(const struct argp *argp, int count, char **arguments, unsigned flags,
		     void *input)
{
	static char buffer[4096];
	static bool is_prepared;
	FILE *plain = stderr;
	FILE *seen = fopencookie(plain, "w", (cookie_io_functions_t){ .write = print_seen });

	if (!seen)
		out_of_memory();
	if (!is_prepared && atexit(check_printed) != 0)
		out_of_memory();
	is_prepared = is_parsing = true;
	setvbuf(seen, buffer, _IOFBF, sizeof buffer);
	stderr = seen;
	/* Its only error that does not end the program. */
	if (argp_parse(argp, count, arguments, flags, NULL, input) != 0)
		out_of_memory();
	is_parsing = false;
	stderr = plain;
	fclose(seen);
}
