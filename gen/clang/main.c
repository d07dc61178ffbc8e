/* SPDX-License-Identifier: MIT */
/*
 * featmap-clang: reads a Linux or QEMU tree by libclang and prints the same
 * facts that featmap prints, which has read it by grammars of its own.
 */
#include <argp.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "reading.h"

/* Exit statuses, the same as featmap's. */
enum status { FINE = 0, BAD_USAGE = 2, BAD_INPUT = 3, CANNOT_WRITE = 4 };

struct options {
	const char *tree;
	bool places, partial, names_only;
};

enum { KEY_PARTIAL = 256, KEY_PLACES, KEY_NAMES_ONLY };

static const struct argp_option option_table[] = {
	{ "partial", KEY_PARTIAL, NULL, 0,
	  "list the parts that the tree lacks, and give the others", 0 },
	{ "names-only", KEY_NAMES_ONLY, NULL, 0,
	  "of Linux, read the headers of names, nothing of bits", 0 },
	{ "places", KEY_PLACES, NULL, 0,
	  "tell the place of each fact, behind it", 0 },
	{ 0 },
};

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case KEY_PARTIAL:
		options->partial = true;
		return 0;
	case KEY_NAMES_ONLY:
		options->names_only = true;
		return 0;
	case KEY_PLACES:
		options->places = true;
		return 0;
	case ARGP_KEY_ARG:
		if (options->tree)
			argp_error(state, "one TREE at a time");
		options->tree = argument;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "a TREE is wanted");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static bool has(struct reading *reading, const char *path)
{
	struct stat status;

	return stat(arena_printf(reading->arena, "%s/%s", reading->tree, path),
		    &status) == 0;
}

static bool read_tree(struct reading *reading)
{
	static const struct span nowhere;

	if (has(reading, "target/i386") || has(reading, "target-i386")) {
		reading->facts->kind = TREE_QEMU;
		return read_qemu(reading);
	}
	if (has(reading, "arch/x86")) {
		reading->facts->kind = TREE_LINUX;
		return read_linux(reading);
	}
	diag_error(reading->diag, nowhere, DIAG_FILE,
		   "'%s' is no source tree of Linux or QEMU", reading->tree);
	return false;
}

int main(int count, char **arguments)
{
	const struct argp argp = { option_table, parse, "TREE",
				   "Prints what a Linux or QEMU source tree says, read "
				   "by libclang.",
				   NULL, NULL, NULL };
	struct options options = { 0 };
	struct arena arena = { 0 };
	struct diag diag;
	struct facts facts = { 0 };
	enum status status = BAD_INPUT;

	argp_err_exit_status = BAD_USAGE;
	argp_parse(&argp, count, arguments, 0, NULL, &options);
	diag_init(&diag, stderr, diag_wants_colour(stderr));
	if (read_tree(&(struct reading){ .arena = &arena, .diag = &diag,
					 .tree = options.tree,
					 .partial = options.partial,
					 .names_only = options.names_only,
					 .facts = &facts })) {
		facts_write(&facts, options.places, stdout);
		status = ferror(stdout) | fclose(stdout) ? CANNOT_WRITE : FINE;
		if (status == CANNOT_WRITE)
			perror("featmap-clang: standard output");
	}
	arena_free(&arena);
	return status;
}
