/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics, the one way messages about input leave the program:
 *
 *	file:line:column: error: message [category]
 *	   source line
 *	   ^~~~
 *
 * An error does not stop the reader: it is counted, reading goes on so that
 * more can be reported, and whoever asked looks at diag_errors() before any
 * output is written. Notes belong to the error before them.
 */
#ifndef FEATMAP_DIAG_H
#define FEATMAP_DIAG_H

#include <stdio.h>

#include "source.h"

/* What kind of trouble; the name stands in brackets behind the message. */
enum diag_category {
	DIAG_FILE,	/* missing, unreadable, of the wrong kind */
	DIAG_ENCODING,	/* NUL bytes, not UTF-8 */
	DIAG_SYNTAX,	/* the text does not follow the grammar */
	DIAG_CONSTRUCT,	/* well-formed, but nothing the reader knows */
	DIAG_NAME,	/* a name that nothing defines, or two things do */
	DIAG_VALUE,	/* a number out of range, an overflow */
	DIAG_DUPLICATE,	/* one bit, row or name given twice */
	DIAG_CONDITION,	/* depends on an #if that cannot be decided */
	DIAG_MISSING,	/* a construct that none of the files holds */
	DIAG_REFEREE,	/* the two readings differ, or there is only one */
	DIAG_STALE,	/* accepted by a baseline, and found no more */
	DIAG_CATEGORIES
};

struct diag {
	FILE *stream;	/* borrowed; where messages go */
	bool colour;
	unsigned errors;
};

void diag_init(struct diag *diag, FILE *stream, bool colour);

/* Whether STREAM is a terminal, and NO_COLOR is not set. */
bool diag_wants_colour(FILE *stream);

/*
 * Reports an error at SPAN (or about no place, if its source is null) and
 * counts it. After a score of errors the rest is counted, not printed.
 */
void diag_error(struct diag *diag, struct span span, enum diag_category category,
		const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A remark that does not count as an error. */
void diag_warning(struct diag *diag, struct span span,
		  enum diag_category category, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Another place involved in the error just reported. */
void diag_note(struct diag *diag, struct span span, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
