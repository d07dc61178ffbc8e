/* SPDX-License-Identifier: MIT */
/*
 * featmap-clang: reads a Linux or QEMU tree by libclang and prints the same
 * facts that featmap prints, which has read it by grammars of its own.
 */
#include <stdlib.h>
#include <sys/stat.h>

#include "options.h"
#include "reading.h"
#include "version.h"

const char *argp_program_version = "featmap-clang " FEATMAP_VERSION;

/* Exit statuses, the same as featmap's. */
enum status { FINE = 0, BAD_USAGE = 2, BAD_INPUT = 3, CANNOT_WRITE = 4 };

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
	struct clang_options options = { 0 };
	struct arena arena = { 0 };
	struct diag diag;
	struct facts facts = { 0 };
	enum status status = BAD_INPUT;

	argp_err_exit_status = BAD_USAGE;
	argp_parse(&clang_argp, count, arguments, 0, NULL, &options);
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
