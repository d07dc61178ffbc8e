/* SPDX-License-Identifier: MIT */
/* Changes as text for people, and as JSON for programs. */
#ifndef FEATMAP_DIFF_PRINT_H
#define FEATMAP_DIFF_PRINT_H

#include <stdio.h>

#include "diff.h"

/* All that is borrowed here outlives the printing. */
struct diff_report {
	const struct changes *changes;
	const struct diff_side *older, *newer;
	struct arena *arena;	/* for what is needed meanwhile */
	bool colour;		/* of text */
};

/* Write errors stay in STREAM. */
void diff_print_text(const struct diff_report *report, FILE *stream);
void diff_print_json(const struct diff_report *report, FILE *stream);

/*
 * What could not be compared, for one side does not tell it: the names of those
 * TELLS_*, the next of them from *I on; null at the end.
 */
const char *diff_untold(const struct diff_report *report, size_t *i);

#endif
