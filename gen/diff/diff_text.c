/* SPDX-License-Identifier: MIT */
/*
 * Changes for people, by what they mean to them: what /proc/cpuinfo shows, what
 * guests can have, which numbers are others, and how names compare.
 */
#include "diff_text.h"

#include "emit.h"
#include "wrap.h"

#define BOLD "\033[1m"

static void print_title(const struct page *page, const char *title)
{
	putc('\n', page->stream);
	table_put_coloured(&page->table, BOLD, title);
	putc('\n', page->stream);
}

bool page_begin_section(const struct page *page, of_section *is_wanted, const char *title)
{
	for (size_t i = 0; i < page->changes->count; i++) {
		if (!is_wanted(&page->changes->items[i]))
			continue;
		print_title(page, title);
		return true;
	}
	return false;
}

const char *page_was_and_is(const struct page *page, const struct change *change)
{
	return arena_printf(page->arena, "%s -> %s", change->old, change->new);
}

/* Verdicts. */

static bool is_verdict(const struct change *change)
{
	return change->kind == CHANGE_VERDICT;
}

static const char *or_absent(const char *verdict)
{
	return verdict ? verdict : "nobody names it";
}

static void add_verdict(struct page *page, const struct change *change)
{
	const struct map_row *row = change->is.row ? change->is.row : change->was.row;

	table_add(&page->table, '~',
		  CELLS(emit_dotted(page->arena, change->place),
			change->macro ? change->macro : "-",
			row->qemu_name ? row->qemu_name : "-"), NULL);
}

static int verdict_index(const char *name)
{
	for (int i = 0; name && i < VERDICT_COUNT; i++)
		if (strcmp(verdict_names[i], name) == 0)
			return i;
	return VERDICT_COUNT;
}

/* All bits that went from one verdict to another. */
static void print_transition(struct page *page, int old, int new)
{
	const char *heading;
	size_t count = 0;

	for (size_t i = 0; i < page->changes->count; i++) {
		const struct change *change = &page->changes->items[i];

		if (!is_verdict(change) || verdict_index(change->old) != old ||
		    verdict_index(change->new) != new)
			continue;
		add_verdict(page, change);
		count++;
	}
	heading = arena_printf(page->arena, "%s -> %s: %zu",
			       or_absent(old < VERDICT_COUNT ? verdict_names[old] : NULL),
			       or_absent(new < VERDICT_COUNT ? verdict_names[new] : NULL),
			       count);
	table_end(&page->table, heading);
}

static void print_verdicts(struct page *page)
{
	if (!page_begin_section(page, is_verdict, "How Linux's and QEMU's names compare"))
		return;
	for (int new = 0; new <= VERDICT_COUNT; new++)
		for (int old = 0; old <= VERDICT_COUNT; old++)
			print_transition(page, old, new);
}

/* The top. */

/* "Linux 6.12.107 and QEMU 10.0.13", or one of them. */
static const char *versions(const struct page *page, const struct diff_side *side)
{
	const char *linux_version = side->map.linux_tree->version;
	const char *qemu_version = side->map.qemu_tree ? side->map.qemu_tree->version : NULL;

	return arena_printf(page->arena, "%s%s%s%s%s", linux_version ? "Linux " : "",
			    linux_version ? linux_version : "",
			    linux_version && qemu_version ? " and " : "",
			    qemu_version ? "QEMU " : "", qemu_version ? qemu_version : "");
}

/* What kind it is of has been said of the old one, if it is one of them. */
static const char *new_versions(const struct page *page)
{
	const struct map *map = &page->report->newer->map;

	if (!map->qemu_tree)
		return map->linux_tree->version;
	return map->linux_tree->version ? versions(page, page->report->newer)
					: map->qemu_tree->version;
}

static const char *counts_text(const struct page *page)
{
	const char *list = "";

	for (int kind = 0; kind < CHANGE_KINDS; kind++)
		if (page->changes->counts[kind])
			list = arena_printf(page->arena, "%s%s%zu %s", list,
					    *list ? ", " : "", page->changes->counts[kind],
					    change_kind_names[kind]);
	return list;
}

static void print_untold(const struct page *page)
{
	const char *list = "", *name;

	for (size_t i = 0; (name = diff_untold(page->report, &i));)
		list = arena_printf(page->arena, "%s%s%s", list, *list ? ", " : "", name);
	if (*list)
		fprintf(page->stream, "  not compared, for not both tell: %s\n", list);
}

static void print_rule(const struct page *page)
{
	unsigned told = page->report->older->tells & page->report->newer->tells;
	bool old = page->report->older->map.linux_tree->linux_tree.unquoted_shown;
	bool new = page->report->newer->map.linux_tree->linux_tree.unquoted_shown;

	if (told & TELLS_RULE && old != new)
		fprintf(page->stream,
			"  the rule changed: a flag whose comment quotes no name is %s now\n",
			new ? "shown" : "hidden");
}

static void print_top(const struct page *page)
{
	const char *title = arena_printf(page->arena, "%s -> %s",
					 versions(page, page->report->older),
					 new_versions(page));

	table_put_coloured(&page->table, BOLD, title);
	if (page->changes->count) {
		fprintf(page->stream, ": %zu change%s\n  ", page->changes->count,
			page->changes->count == 1 ? "" : "s");
		put_wrapped(counts_text(page), 2, REPORT_WIDTH, 2, page->stream);
	} else {
		fputs(": no changes\n", page->stream);
	}
	print_rule(page);
	print_untold(page);
}

void diff_print_text(const struct diff_report *report, FILE *stream)
{
	struct page page = { .report = report, .changes = report->changes,
			     .arena = report->arena, .stream = stream,
			     .table = { .arena = report->arena, .stream = stream,
					.colour = report->colour } };

	print_top(&page);
	page_print_cpuinfo(&page);
	page_print_kvm(&page);
	page_print_qemu(&page);
	page_print_numbers(&page);
	page_print_unseen(&page);
	print_verdicts(&page);
}
