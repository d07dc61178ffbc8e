/* SPDX-License-Identifier: MIT */
/*
 * A line of saved facts, cut into its fields.
 *
 * The fields are cut in a copy of the file's text, and facts go on pointing
 * there; the text itself stays whole for messages. What is wrong with a field
 * is reported at the field.
 */
#ifndef FEATMAP_FACTS_LINE_H
#define FEATMAP_FACTS_LINE_H

#include "diag.h"
#include "facts.h"

enum {
	FACTS_FIELDS = 8,	/* the most that a line has, its kind among them */
};

struct facts_line {
	struct source *source;	/* borrowed, as is the diag */
	struct diag *diag;
	char *copy;		/* of the source's text */
	uint32_t start, end;	/* of the line, without its newline */
	char *fields[FACTS_FIELDS];	/* [0] is the kind; in the copy */
	size_t count;
};

/*
 * Cuts the bytes START up to END of the text. False, reported, if a character that
 * cannot be seen is in the way; with RETURNS a carriage return is none.
 */
bool facts_line_cut(struct facts_line *line, uint32_t start, uint32_t end,
		    bool returns);

/* Where TEXT, cut out of any line, stands; and the line now read. */
struct span facts_line_field(const struct facts_line *line, const char *text);
struct span facts_line_whole(const struct facts_line *line);

/* Whether there are COUNT fields behind the kind. All of these report what is not. */
bool facts_line_has(const struct facts_line *line, size_t count);

/* A decimal number of at most MOST. */
bool facts_line_number(const struct facts_line *line, size_t field, uint32_t most,
		       uint32_t *value);

/* A number of at most MOST as 0x and lower-case digits. */
bool facts_line_hex(const struct facts_line *line, size_t field, uint64_t most,
		    uint64_t *value);

/* A bit of a word of WIDTH. */
bool facts_line_bit(const struct facts_line *line, size_t field, uint32_t width,
		    uint32_t *bit);

/* CPUID function, index and register, from field FIRST on. */
bool facts_line_leaf(const struct facts_line *line, size_t first, struct leaf *leaf);

/* One of COUNT names, WHAT they are names of: which. */
bool facts_line_choice(const struct facts_line *line, size_t field,
		       const char *const *names, size_t count, const char *what,
		       int *value);

/* An identifier of C, WHAT it names. */
bool facts_line_identifier(const struct facts_line *line, size_t field,
			   const char *what);

/* ASCII letters, digits and what is in OTHERS alone. */
bool facts_line_plain(const struct facts_line *line, size_t field,
		      const char *others, const char *what);

#endif
