/* SPDX-License-Identifier: MIT */
/* Lines of a report with a sign each, lined up, under a heading. */
#ifndef FEATMAP_DIFF_TABLE_H
#define FEATMAP_DIFF_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "memory.h"

enum {
	REPORT_WIDTH = 100,	/* columns; a single word may be longer */
	REPORT_INDENT = 4,
	TABLE_CELLS = 4,	/* of a line, before what is wrapped */
};

struct table_line {
	char sign;				/* + - ~ */
	const char *cells[TABLE_CELLS];		/* null for none; lined up */
	const char *rest;			/* wrapped; null for none */
	const char *was, *is;			/* on lines of their own; both or none */
};

struct table {
	struct arena *arena;
	FILE *stream;
	bool colour;
	VEC(struct table_line) lines;
	size_t widths[TABLE_CELLS];
};

/* The cells of a line, up to TABLE_CELLS of them; some may be null. */
#define CELLS(...) ((const char *const[TABLE_CELLS]){ __VA_ARGS__ })

/* Adds a line, which may be altered until the next one; texts are borrowed. */
struct table_line *table_add(struct table *table, char sign, const char *const *cells,
			     const char *rest);

/* Prints the lines, if there are any, under HEADING, and forgets them. */
void table_end(struct table *table, const char *heading);

/* Prints TEXT in COLOUR, an escape sequence, if colours are wanted. */
void table_put_coloured(const struct table *table, const char *colour, const char *text);

#endif
