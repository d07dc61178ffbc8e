/* SPDX-License-Identifier: MIT */
#include "facts_line.h"

#include "unseen.h"

struct span facts_line_field(const struct facts_line *line, const char *text)
{
	uint32_t start = (uint32_t)(text - line->copy);

	return (struct span){ line->source, start,
			      start + (uint32_t)strlen(text) };
}

struct span facts_line_whole(const struct facts_line *line)
{
	return (struct span){ line->source, line->start, line->end };
}

/* A character that facts of a tree would not have: see facts_seen.h. */
static bool refuse_unseen(const struct facts_line *line, const char *c, size_t length)
{
	uint32_t offset = (uint32_t)(c - line->copy);

	diag_error(line->diag, (struct span){ line->source, offset, offset + (uint32_t)length },
		   DIAG_SYNTAX,
		   *c == '\r' ? "a carriage return: lines of facts end with a newline alone"
			      : "this character cannot be seen: no fact has it");
	return false;
}

bool facts_line_cut(struct facts_line *line, uint32_t start, uint32_t end,
		    bool returns)
{
	char *field = line->copy + start, *stop = line->copy + end;

	line->start = start;
	line->end = end;
	line->fields[0] = field;
	line->count = 1;
	for (char *c = field; c < stop; c++) {
		size_t unseen = *c >= ' ' && *c < 0x7f ? 0 : unseen_length(c);

		if (unseen && !(*c == '\r' && returns))
			return refuse_unseen(line, c, unseen);
		if (*c != '\t')
			continue;
		if (line->count == FACTS_FIELDS) {
			diag_error(line->diag, facts_line_whole(line), DIAG_SYNTAX,
				   "no line has so many fields");
			return false;
		}
		*c = '\0';
		line->fields[line->count++] = c + 1;
	}
	*stop = '\0';
	return true;
}

static bool refuse(const struct facts_line *line, size_t field,
		   enum diag_category category, const char *what)
{
	diag_error(line->diag, facts_line_field(line, line->fields[field]), category,
		   "%s", what);
	return false;
}

/* The value of a digit; a large one if it is none. */
static unsigned digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 255;
}

/*
 * All of TEXT as a number of that base. Only one spelling is taken: no sign, no
 * zeros in front. A number too large for 64 bits becomes the largest one.
 */
static bool number_of(const char *text, unsigned base, uint64_t *value)
{
	uint64_t sum = 0;
	const char *c;

	for (c = text; digit(*c) < base; c++)
		sum = sum > (UINT64_MAX - digit(*c)) / base ? UINT64_MAX
							   : sum * base + digit(*c);
	*value = sum;
	return c > text && *c == '\0' && (text[0] != '0' || text[1] == '\0');
}

bool facts_line_number(const struct facts_line *line, size_t field, uint32_t most,
		       uint32_t *value)
{
	uint64_t wide;

	if (!number_of(line->fields[field], 10, &wide))
		return refuse(line, field, DIAG_SYNTAX,
			      "a decimal number without zeros in front is wanted here");
	if (wide > most) {
		diag_error(line->diag, facts_line_field(line, line->fields[field]),
			   DIAG_VALUE, "this number is out of range: %u is the largest here",
			   most);
		return false;
	}
	*value = (uint32_t)wide;
	return true;
}

bool facts_line_hex(const struct facts_line *line, size_t field, uint64_t most,
		    uint64_t *value)
{
	const char *text = line->fields[field];

	if (strncmp(text, "0x", 2) != 0 || !number_of(text + 2, 16, value))
		return refuse(line, field, DIAG_SYNTAX,
			      "a number as 0x and lower-case digits, without zeros in front, is wanted here");
	/* Sixteen digits always fit; the largest number stands for more, too. */
	if (*value <= most && strlen(text) <= 2 + 16)
		return true;
	return refuse(line, field, DIAG_VALUE, "this number is out of range");
}

bool facts_line_choice(const struct facts_line *line, size_t field,
		       const char *const *names, size_t count, const char *what,
		       int *value)
{
	for (size_t i = 0; i < count; i++) {
		*value = (int)i;
		if (strcmp(names[i], line->fields[field]) == 0)
			return true;
	}
	diag_error(line->diag, facts_line_field(line, line->fields[field]), DIAG_VALUE,
		   "'%s' is no %s", line->fields[field], what);
	return false;
}

bool facts_line_has(const struct facts_line *line, size_t count)
{
	if (line->count == count + 1)
		return true;
	diag_error(line->diag, facts_line_whole(line), DIAG_SYNTAX,
		   "%zu fields behind '%s' are wanted here, not %zu", count,
		   line->fields[0], line->count - 1);
	return false;
}

bool facts_line_bit(const struct facts_line *line, size_t field, uint32_t width,
		    uint32_t *bit)
{
	return facts_line_number(line, field, width - 1, bit);
}

bool facts_line_leaf(const struct facts_line *line, size_t first, struct leaf *leaf)
{
	uint64_t function;
	int reg;

	if (!facts_line_hex(line, first, UINT32_MAX, &function) ||
	    !facts_line_number(line, first + 1, UINT32_MAX, &leaf->index) ||
	    !facts_line_choice(line, first + 2, reg_names, REG_COUNT, "register", &reg))
		return false;
	leaf->function = (uint32_t)function;
	leaf->reg = (enum reg)reg;
	return true;
}

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

bool facts_line_plain(const struct facts_line *line, size_t field,
		      const char *others, const char *what)
{
	const char *text = line->fields[field];

	for (const char *c = text; *c; c++) {
		if (is_letter_or_digit(*c) || strchr(others, *c))
			continue;
		diag_error(line->diag, facts_line_field(line, text), DIAG_SYNTAX,
			   "this cannot be %s", what);
		return false;
	}
	return true;
}

bool facts_line_identifier(const struct facts_line *line, size_t field,
			   const char *what)
{
	char first = line->fields[field][0];

	if (first >= '0' && first <= '9') {
		diag_error(line->diag, facts_line_field(line, line->fields[field]),
			   DIAG_SYNTAX, "this cannot be %s", what);
		return false;
	}
	return facts_line_plain(line, field, "_", what);
}
