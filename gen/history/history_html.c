/* SPDX-License-Identifier: MIT */
/*
 * A history as one HTML page that needs nothing else, not even a script: what each
 * version brought, then a table with a timeline in each row.
 */
#include "base_css.h"
#include "history_css.h"
#include "history_picture.h"
#include "html_page.h"
#include "html_text.h"
#include "list.h"

struct sheet {
	struct arena arena;
	const struct history *history;
	FILE *stream;
};

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static const char *label(const struct sheet *sheet, size_t version)
{
	return sheet->history->versions.items[version].label;
}

/* "6.1 to 6.12" */
static const char *range(struct sheet *sheet)
{
	size_t count = sheet->history->versions.count;

	return count == 1 ? label(sheet, 0)
			  : arena_printf(&sheet->arena, "%s to %s", label(sheet, 0),
					 label(sheet, count - 1));
}

static void print_title(struct sheet *sheet)
{
	const struct history *history = sheet->history;

	html_print(sheet->stream,
		   "<header>\n<h1>CPU features of <span>%s</span>, <span>%s</span></h1>\n"
		   "<p>What became of each of %zu feature%s in %zu version%s; %zu of them changed. "
		   "What holds in the oldest version, %s, may have held since long before.</p>\n"
		   "</header>\n",
		   history_of(history), range(sheet), history->rows.count,
		   plural(history->rows.count), history->versions.count,
		   plural(history->versions.count), history_changed_rows(history),
		   label(sheet, 0));
}

/* What each version brought. */

/* How many rows one of KINDS happened to in VERSION. */
static size_t count_rows(const struct history *history, size_t version, unsigned kinds)
{
	size_t count = 0;

	for (size_t i = 0; i < history->rows.count; i++) {
		const struct history_row *row = history->rows.items[i];

		for (size_t k = 0; k < row->events.count; k++)
			if (row->events.items[k].version == version &&
			    kinds >> row->events.items[k].kind & 1) {
				count++;
				break;
			}
	}
	return count;
}

static void print_counts(struct sheet *sheet, size_t version)
{
	const struct history_column *columns = history_columns(sheet->history->kind);
	const char *lead = "";

	for (; columns->heading; columns++) {
		size_t count = count_rows(sheet->history, version, columns->kinds);

		if (!count)
			continue;
		html_print(sheet->stream, "%s%zu&nbsp;%s", lead, count, columns->heading);
		lead = ", ";
	}
}

/* "moved from 8*32+1 to 15*32+25; advertised by KVM": all of VERSION. */
static const char *words(struct sheet *sheet, const struct history_row *row, size_t version)
{
	struct list text = { 0 };

	for (size_t i = 0; i < row->events.count; i++)
		if (row->events.items[i].version == version)
			list_add(&text, &sheet->arena, "; ", "%s",
				 history_in_words(&sheet->arena, &row->events.items[i], true));
	return list_text(&text);
}

static void print_version(struct sheet *sheet, size_t version)
{
	html_print(sheet->stream, "<details><summary><b>%s</b> <span>", label(sheet, version));
	print_counts(sheet, version);
	fputs("</span></summary>\n<ul>\n", sheet->stream);
	for (size_t i = 0; i < sheet->history->rows.count; i++) {
		const struct history_row *row = sheet->history->rows.items[i];
		const char *text = words(sheet, row, version);

		if (*text)
			html_print(sheet->stream, "<li><a href=\"#%s\">%s</a> %s</li>\n",
				   row->name, row->name, text);
	}
	fputs("</ul>\n</details>\n", sheet->stream);
}

static void print_versions(struct sheet *sheet)
{
	size_t quiet = 0;

	fputs("<section class=\"versions\">\n<h2>What each version brought</h2>\n", sheet->stream);
	for (size_t i = sheet->history->versions.count; i-- > 1;)
		if (count_rows(sheet->history, i, ~0u))
			print_version(sheet, i);
		else
			quiet++;
	if (quiet)
		html_print(sheet->stream, "<p>%zu version%s brought nothing.</p>\n", quiet,
			   plural(quiet));
	fputs("</section>\n", sheet->stream);
}

/* The table. */

static void print_changes(struct sheet *sheet, const struct history_row *row)
{
	size_t last = 0;

	fputs("<td class=\"what\">", sheet->stream);
	for (size_t i = 0; i < row->events.count; i++) {
		size_t version = row->events.items[i].version;

		if (version == last)
			continue;
		html_print(sheet->stream, "<span><b>%s</b> %s</span> ", label(sheet, version),
			   words(sheet, row, version));
		last = version;
	}
}

/* "5.10 or before: appeared as 0*32+3; shown as pse". */
static const char *beginning(struct sheet *sheet, const struct history_row *row)
{
	const struct history_event *first = &row->events.items[0];

	return arena_printf(&sheet->arena, "%s%s: %s", label(sheet, first->version),
			    first->at_start ? " or before" : "",
			    words(sheet, row, first->version));
}

static void print_row(struct sheet *sheet, const struct history_row *row)
{
	const struct feature_state *state = history_newest(row);

	html_print(sheet->stream,
		   "<tr id=\"%s\"><th scope=\"row\"><a href=\"#%s\">%s</a> <small>%s%s%s</small>"
		   "<td class=\"line\">",
		   row->name, row->name, row->name, state->shown ? state->shown : "",
		   state->shown ? " " : "", feature_state_number(&sheet->arena, state));
	history_draw_row(sheet->history, row, beginning(sheet, row), sheet->stream);
	print_changes(sheet, row);
	putc('\n', sheet->stream);
}

static const char *const kind_titles[FEATURE_KINDS] = {
	[FEATURE_LINUX] = "Features of cpufeatures.h",
	[FEATURE_KVM_ONLY] = "Features that only KVM knows",
	[FEATURE_CONDITIONAL] = "Not in 64-bit kernels",
	[FEATURE_BUG] = "Bugs",
	[FEATURE_VMX] = "VMX names",
	[FEATURE_BIT] = "Bits that KVM lists, without a macro",
	[FEATURE_QEMU] = "Names of features",
	[FEATURE_ALIAS] = "Aliases",
};

static size_t count_of(const struct history *history, enum feature_kind kind, bool changed)
{
	size_t count = 0;

	for (size_t i = 0; i < history->rows.count; i++)
		count += history_newest(history->rows.items[i])->kind == kind &&
			 history_has_changed(history->rows.items[i]) == changed;
	return count;
}

static void print_group(struct sheet *sheet, enum feature_kind kind, bool changed)
{
	const struct history *history = sheet->history;
	size_t count = count_of(history, kind, changed);

	if (!count)
		return;
	html_print(sheet->stream,
		   "<tbody>\n<tr class=\"group\"><th colspan=\"3\" scope=\"rowgroup\">%s "
		   "<span>%zu</span>\n",
		   kind_titles[kind], count);
	for (size_t i = 0; i < history->rows.count; i++)
		if (history_newest(history->rows.items[i])->kind == kind &&
		    history_has_changed(history->rows.items[i]) == changed)
			print_row(sheet, history->rows.items[i]);
}

static void print_table(struct sheet *sheet, bool changed)
{
	size_t count = 0;

	for (int kind = 0; kind < FEATURE_KINDS; kind++)
		count += count_of(sheet->history, (enum feature_kind)kind, changed);
	if (!count)
		return;
	html_print(sheet->stream,
		   "<section>\n<h2>%s <span>%zu</span></h2>\n<table class=\"%s\">\n"
		   "<thead><tr><th scope=\"col\">Feature<th scope=\"col\" class=\"line\">",
		   changed ? "With changes" : "Without changes", count,
		   changed ? "changed" : "unchanged");
	history_draw_axis(sheet->history, sheet->stream);
	html_print(sheet->stream, "<th scope=\"col\" class=\"what\">%s\n",
		   changed ? "What happened" : "");
	for (int kind = 0; kind < FEATURE_KINDS; kind++)
		print_group(sheet, (enum feature_kind)kind, changed);
	fputs("</table>\n</section>\n", sheet->stream);
}

void history_print_html(const struct history *history, FILE *stream)
{
	struct sheet sheet = { .history = history, .stream = stream };
	struct html_page page = { .styles = { base_css, history_css } };

	page.title = arena_printf(&sheet.arena, "CPU features of %s, %s", history_of(history),
				  range(&sheet));
	html_page_head(&page, stream);
	fputs("<body>\n", stream);
	print_title(&sheet);
	fputs("<main>\n", stream);
	print_versions(&sheet);
	history_draw_legend(history, stream);
	print_table(&sheet, true);
	print_table(&sheet, false);
	fputs("</main>\n<footer>\n<p>Made by featmap. This page is under the MIT licence.</p>\n"
	      "</footer>\n",
	      stream);
	html_page_end(&page, stream);
	arena_free(&sheet.arena);
}
