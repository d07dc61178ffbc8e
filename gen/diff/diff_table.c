/* SPDX-License-Identifier: MIT */
#include "diff_table.h"

#include "wrap.h"

enum { LATEST_REST = 70 };	/* column from which on what does not fit has its own line */

#define PLAIN "\033[0m"

void table_put_coloured(const struct table *table, const char *colour, const char *text)
{
	fputs(table->colour ? colour : "", table->stream);
	put_text(text, table->stream);
	fputs(table->colour ? PLAIN : "", table->stream);
}

static const char *colour_of(char sign)
{
	return sign == '+' ? "\033[32m" : sign == '-' ? "\033[31m" : "\033[33m";
}

static size_t width_of(const char *text)
{
	return columns_of(text, strlen(text));
}

struct table_line *table_add(struct table *table, char sign, const char *const *cells,
			     const char *rest)
{
	struct table_line *line = vec_push(table->arena, &table->lines);

	line->sign = sign;
	line->rest = rest;
	for (int i = 0; i < TABLE_CELLS; i++) {
		size_t width = cells[i] ? width_of(cells[i]) : 0;

		line->cells[i] = cells[i];
		if (width > table->widths[i])
			table->widths[i] = width;
	}
	return line;
}

/* Blanks from COLUMN up to WANTED. */
static void skip(const struct table *table, size_t column, size_t wanted)
{
	for (; column < wanted; column++)
		putc(' ', table->stream);
}

/* Prints the cells; *WANTED is where the rest is to stand. Returns the column. */
static size_t print_cells(const struct table *table, const struct table_line *line,
			  size_t *wanted)
{
	size_t column = REPORT_INDENT + 1;

	*wanted = REPORT_INDENT + 2;
	for (int i = 0; i < TABLE_CELLS; i++) {
		if (line->cells[i]) {
			skip(table, column, *wanted);
			put_text(line->cells[i], table->stream);
			column = *wanted + width_of(line->cells[i]);
		}
		if (table->widths[i])
			*wanted += table->widths[i] + 2;
	}
	return column;
}

static void print_rest(const struct table *table, const char *rest, size_t column,
		       size_t wanted)
{
	if (wanted >= LATEST_REST && wanted + width_of(rest) > REPORT_WIDTH) {
		putc('\n', table->stream);
		column = 0;
		wanted = (size_t)2 * REPORT_INDENT;
	}
	skip(table, column, wanted);
	put_wrapped(rest, wanted, REPORT_WIDTH, wanted, table->stream);
}

/* What it was, or is, on a line of its own. */
static void print_state(const struct table *table, const char *label, const char *state)
{
	fprintf(table->stream, "%*s%-5s", 2 * REPORT_INDENT, "", label);
	put_wrapped(state, 2 * REPORT_INDENT + 5, REPORT_WIDTH, 2 * REPORT_INDENT + 5,
		    table->stream);
}

static void print_line(const struct table *table, const struct table_line *line)
{
	char sign[] = { line->sign, '\0' };
	size_t column, wanted;

	fprintf(table->stream, "%*s", REPORT_INDENT, "");
	table_put_coloured(table, colour_of(line->sign), sign);
	column = print_cells(table, line, &wanted);
	if (line->rest && *line->rest)
		print_rest(table, line->rest, column, wanted);
	else
		putc('\n', table->stream);
	if (line->was) {
		print_state(table, "was", line->was);
		print_state(table, "is", line->is);
	}
}

void table_end(struct table *table, const char *heading)
{
	if (table->lines.count) {
		fputs("  ", table->stream);
		put_wrapped(heading, 2, REPORT_WIDTH, 2, table->stream);
	}
	for (size_t i = 0; i < table->lines.count; i++)
		print_line(table, &table->lines.items[i]);
	*table = (struct table){ .arena = table->arena, .stream = table->stream,
				 .colour = table->colour };
}
