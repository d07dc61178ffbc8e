/* SPDX-License-Identifier: MIT */
/*
 * What the fuzz targets share. Each target is one file with fuzz_one() in it;
 * fuzz.c calls that for every input that libFuzzer makes up.
 *
 * Of every input it is asked, besides that no sanitizer has anything to say:
 * - it is taken, or an error is reported, and never both;
 * - no message steers a terminal, and all are UTF-8;
 * - the same input gives the same messages and the same output again;
 * - the time it takes grows with its length, not with the square of that.
 */
#ifndef FEATMAP_FUZZ_H
#define FEATMAP_FUZZ_H

#include "diag.h"

/* One input on its way through a target; all of it is new for each. */
struct fuzz {
	const char *bytes;
	size_t size;
	struct arena arena;
	struct diag diag;
	FILE *out;		/* what the target makes of the input */
};

/* The target: whether it takes the input. If not, it has reported an error. */
bool fuzz_one(struct fuzz *fuzz);

/* The input as a file that has been read; null, reported, if it is no text. */
struct source *fuzz_source(struct fuzz *fuzz);

/* A copy of the input with a NUL behind it. */
char *fuzz_text(struct fuzz *fuzz);

/* The name of a file that holds the input, until the next call. */
const char *fuzz_file(struct fuzz *fuzz);

/* All of the file called NAME in the folder of data that FUZZ_DATA names. */
char *fuzz_data(struct arena *arena, const char *name, size_t *size);

/* Requires that a terminal may show these bytes: UTF-8, and nothing that steers it. */
void fuzz_check_shown(const char *bytes, size_t size);

/* Ends the program, as a sanitizer does, if something does not hold. */
#define REQUIRE(condition) \
	((condition) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #condition))
_Noreturn void fuzz_fail(const char *file, int line, const char *condition);

#endif
