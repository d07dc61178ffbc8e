/* SPDX-License-Identifier: MIT */
/* A history for people: a table of all features, or the stories of a few. */
#include "history_report.h"

enum {
	MOST_COLUMNS = 16,
	FEW_VERSIONS = 8,	/* so many are listed one by one */
};

struct table {
	struct arena arena;
	const struct history *history;
	FILE *stream;
	const struct history_column *columns;
	size_t widths[MOST_COLUMNS + 1];	/* of the name, then of each column */
	bool used[MOST_COLUMNS];	/* something stands in it */
};

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void print_versions(const struct history *history, FILE *stream)
{
	size_t count = history->versions.count;

	fprintf(stream, "%s, %zu version%s:", history_of(history), count, plural(count));
	for (size_t i = 0; i < count; i++) {
		if (count > FEW_VERSIONS && i > 0 && i + 1 < count)
			continue;
		fprintf(stream, "%s %s", count > FEW_VERSIONS && i > 0 ? " to" : "",
			history->versions.items[i].label);
	}
	putc('\n', stream);
}

static void print_head(const struct history *history, FILE *stream)
{
	size_t rows = history->rows.count;

	print_versions(history, stream);
	fprintf(stream,
		"%zu feature%s, %zu with changes; <= is the oldest version here: so then, "
		"perhaps since before.\n\n",
		rows, plural(rows), history_changed_rows(history));
}

/* The table. */

static const char *cell(struct table *table, const struct history_row *row, size_t column)
{
	const char *when = history_when(&table->arena, table->history, row,
					table->columns[column].kinds, true);

	return *when ? when : "-";
}

static void widen(size_t *width, const char *text)
{
	size_t length = strlen(text);

	if (length > *width)
		*width = length;
}

static void measure(struct table *table)
{
	widen(&table->widths[0], "feature");
	for (size_t i = 0; i < table->history->rows.count; i++) {
		const struct history_row *row = table->history->rows.items[i];

		widen(&table->widths[0], row->name);
		for (size_t k = 0; table->columns[k].heading; k++) {
			const char *text = cell(table, row, k);

			table->used[k] |= strcmp(text, "-") != 0;
			widen(&table->widths[k + 1], text);
		}
	}
	for (size_t k = 0; table->columns[k].heading; k++)
		widen(&table->widths[k + 1], table->columns[k].heading);
}

/* The last column that is used ends a line: nothing pads it. */
static size_t last_used(const struct table *table)
{
	size_t last = 0;

	for (size_t k = 0; table->columns[k].heading; k++)
		if (table->used[k])
			last = k;
	return last;
}

static void print_line(struct table *table, const char *name, const struct history_row *row)
{
	size_t last = last_used(table);

	fprintf(table->stream, "%-*s", (int)table->widths[0], name);
	for (size_t k = 0; k <= last; k++) {
		const char *text = row ? cell(table, row, k) : table->columns[k].heading;

		if (table->used[k])
			fprintf(table->stream, "  %-*s",
				k == last ? 0 : (int)table->widths[k + 1], text);
	}
	putc('\n', table->stream);
}

void history_print_text(const struct history *history, FILE *stream)
{
	struct table table = { .history = history, .stream = stream,
			       .columns = history_columns(history->kind) };

	print_head(history, stream);
	if (history->rows.count) {
		measure(&table);
		print_line(&table, "feature", NULL);
	}
	for (size_t i = 0; i < history->rows.count; i++)
		print_line(&table, history->rows.items[i]->name, history->rows.items[i]);
	arena_free(&table.arena);
}

/* Stories. */

/* The version stands before the first of what happened in it. */
static void print_story(const struct history *history, const struct history_row *row,
			int width, FILE *stream)
{
	size_t version = history->versions.count;
	struct arena arena = { 0 };

	fprintf(stream, "%s\n", row->name);
	for (size_t i = 0; i < row->events.count; i++) {
		const struct history_event *event = &row->events.items[i];
		const char *label = history->versions.items[event->version].label;
		bool same = event->version == version;

		fprintf(stream, "  %2s%-*s  %s\n", event->at_start && !same ? "<=" : "", width,
			same ? "" : label, history_in_words(&arena, event, false));
		version = event->version;
	}
	arena_free(&arena);
}

void history_print_stories(const struct history *history, FILE *stream)
{
	size_t width = 0;

	for (size_t i = 0; i < history->versions.count; i++)
		widen(&width, history->versions.items[i].label);
	print_head(history, stream);
	for (size_t i = 0; i < history->rows.count; i++) {
		if (i)
			putc('\n', stream);
		print_story(history, history->rows.items[i], (int)width, stream);
	}
}
