/* SPDX-License-Identifier: MIT */
#include "arguments.h"

#include "source.h"

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
	FILE *plain = stderr;
	FILE *seen = fopencookie(plain, "w", (cookie_io_functions_t){ .write = print_seen });

	if (!seen)
		out_of_memory();
	setvbuf(seen, buffer, _IOFBF, sizeof buffer);
	stderr = seen;
	/* Its only error that does not end the program. */
	if (argp_parse(argp, count, arguments, flags, NULL, input) != 0)
		out_of_memory();
	stderr = plain;
	fclose(seen);
}
