/* SPDX-License-Identifier: MIT */
/*
 * A history as CSV (RFC 4180): a heading, a feature a line, all of them ended by
 * CR LF. Several versions in a field have a blank between.
 */
#include "history_report.h"

/* What a spreadsheet would take for a formula gets an apostrophe in front. */
static bool is_formula(const char *text)
{
	return *text && strchr("=+-@\t", *text) != NULL;
}

/* Nor may a field steer a terminal: what nobody sees is a question mark. */
static void print_field(struct arena *arena, const char *raw, FILE *stream)
{
	const char *text = source_printable(arena, raw, strlen(raw));
	bool formula = is_formula(text), quoted = strpbrk(text, "\",\n") != NULL;

	if (quoted)
		putc('"', stream);
	if (formula)
		putc('\'', stream);
	for (; *text; text++) {
		if (*text == '"')
			putc('"', stream);
		putc(*text, stream);
	}
	if (quoted)
		putc('"', stream);
}

static void print_next(struct arena *arena, const char *text, FILE *stream)
{
	putc(',', stream);
	print_field(arena, text, stream);
}

static void print_row(struct arena *arena, const struct history *history,
		      const struct history_row *row, FILE *stream)
{
	const struct history_column *columns = history_columns(history->kind);
	const struct feature_state *state = history_newest(row);

	print_field(arena, feature_kind_names[state->kind], stream);
	print_next(arena, row->name, stream);
	print_next(arena, feature_is_numbered(state->kind) ? feature_state_number(arena, state) : "", stream);
	print_next(arena, feature_state_bits(arena, state), stream);
	print_next(arena, state->shown ? state->shown : "", stream);
	print_next(arena, row->events.items[0].at_start ? "yes" : "no", stream);
	for (size_t k = 0; columns[k].heading; k++)
		print_next(arena, history_when(arena, history, row, columns[k].kinds, false), stream);
	fputs("\r\n", stream);
}

void history_print_csv(const struct history *history, FILE *stream)
{
	const struct history_column *columns = history_columns(history->kind);
	struct arena arena = { 0 };

	fputs("kind,name,number,bits,shown_as,in_oldest", stream);
	for (size_t k = 0; columns[k].heading; k++)
		print_next(&arena, columns[k].heading, stream);
	fputs("\r\n", stream);
	for (size_t i = 0; i < history->rows.count; i++)
		print_row(&arena, history, history->rows.items[i], stream);
	arena_free(&arena);
}
