/* SPDX-License-Identifier: MIT */
/* Changes of Linux's names and numbers, as text. */
#include "diff_text.h"

static const char *shown_in(const struct change_side *side)
{
	return side->feature ? side->feature->shown : NULL;
}

/* "12*32+21 = 7.1.eax.21" */
static const char *place_of(const struct page *page, const struct change_side *side)
{
	if (!side->bits || !*side->bits)
		return side->number;
	return arena_printf(page->arena, "%s = %s", side->number, side->bits);
}

static const char *or_none(const char *bits)
{
	return bits && *bits ? bits : "no hardware bit";
}

/* What /proc/cpuinfo shows. */

static bool is_macro(const struct change *change)
{
	return change->subject <= ABOUT_KVM_FEATURE;
}

static bool has_other_bits(const struct change *change)
{
	return change->kind == CHANGE_MOVED && shown_in(&change->is) && change->was.bits &&
	       change->is.bits && strcmp(change->was.bits, change->is.bits) != 0;
}

static bool is_of_cpuinfo(const struct change *change)
{
	if (!is_macro(change))
		return false;
	switch (change->kind) {
	case CHANGE_ADDED:
		return shown_in(&change->is);
	case CHANGE_REMOVED:
		return shown_in(&change->was);
	case CHANGE_SHOWN:
	case CHANGE_HIDDEN:
	case CHANGE_RENAMED:
		return true;
	default:
		return has_other_bits(change);
	}
}

/* Which macro of SIDE shows NAME, null for none, in the line of SUBJECT; null if none. */
static const char *who_shows(const struct diff_side *side, enum change_subject subject,
			     const char *name)
{
	const struct linux_facts *facts = &side->map.linux_tree->linux_tree;
	const struct feature_fact *items = subject == ABOUT_BUG ? facts->bugs.items
					   : subject == ABOUT_VMX ? facts->vmx.items
								  : facts->features.items;
	size_t count = subject == ABOUT_BUG ? facts->bugs.count
		       : subject == ABOUT_VMX ? facts->vmx.count : facts->features.count;

	if (!name)
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (items[i].shown && strcmp(items[i].shown, name) == 0)
			return items[i].macro;
	return NULL;
}

/* A name comes, unless OLD has it already, by another macro. */
static void add_name_that_comes(struct page *page, const struct change *change)
{
	const char *before = who_shows(page->report->older, change->subject, change->name);

	table_add(&page->table, before ? '~' : '+',
		  CELLS(change->name, change->kind == CHANGE_ADDED ? "new" : "was hidden",
			change->macro, place_of(page, &change->is)),
		  before ? arena_printf(page->arena, "was the name of %s", before) : NULL);
}

static void add_name_that_goes(struct page *page, const struct change *change)
{
	const char *name = shown_in(&change->was);
	const char *now = who_shows(page->report->newer, change->subject, name);

	table_add(&page->table, now ? '~' : '-',
		  CELLS(name, change->kind == CHANGE_REMOVED ? "removed" : "hidden",
			change->macro, place_of(page, &change->was)),
		  now ? arena_printf(page->arena, "is the name of %s", now) : NULL);
}

/* The name stays, or the macro; what it was before is told. */
static void add_altered_name(struct page *page, const struct change *change,
			     const char *how, const char *was)
{
	table_add(&page->table, '~',
		  CELLS(change->name, how, change->macro, place_of(page, &change->is)),
		  arena_printf(page->arena, "was %s", was));
}

static void add_name(struct page *page, const struct change *change)
{
	switch (change->kind) {
	case CHANGE_ADDED:
	case CHANGE_SHOWN:
		add_name_that_comes(page, change);
		break;
	case CHANGE_REMOVED:
	case CHANGE_HIDDEN:
		add_name_that_goes(page, change);
		break;
	case CHANGE_RENAMED:
		add_altered_name(page, change, "renamed", change->old);
		break;
	default:
		add_altered_name(page, change, "other bit", or_none(change->was.bits));
	}
}

/* The line of /proc/cpuinfo that a subject is in. */
static bool is_in_line(const struct change *change, enum change_subject line)
{
	return change->subject == line ||
	       (line == ABOUT_FEATURE && change->subject == ABOUT_KVM_FEATURE);
}

void page_print_cpuinfo(struct page *page)
{
	static const char *const lines[] = { [ABOUT_FEATURE] = "flags", [ABOUT_BUG] = "bugs",
					     [ABOUT_VMX] = "vmx flags" };

	if (!page_begin_section(page, is_of_cpuinfo, "What /proc/cpuinfo shows"))
		return;
	for (int line = ABOUT_FEATURE; line <= ABOUT_VMX; line++) {
		for (size_t i = 0; i < page->changes->count; i++) {
			const struct change *change = &page->changes->items[i];

			if (is_of_cpuinfo(change) &&
			    is_in_line(change, (enum change_subject)line))
				add_name(page, change);
		}
		table_end(&page->table, lines[line]);
	}
}

/* Numbers that others have compiled in. */

static bool is_of_numbers(const struct change *change)
{
	if (change->subject == ABOUT_WORD)
		return true;
	return is_macro(change) &&
	       (change->kind == CHANGE_REMOVED || change->kind == CHANGE_MOVED ||
		change->kind == CHANGE_BECAME_SYNTHETIC ||
		change->kind == CHANGE_BECAME_HARDWARE);
}

/* Whom a table of the old one would hit: what its number means now. */
static const char *holder(const struct page *page, const struct change *change)
{
	if (!change->old_number_now)
		return NULL;
	return arena_printf(page->arena, "%s is now %s", change->was.number,
			    change->old_number_now);
}

static void add_number(struct page *page, const struct change *change)
{
	const char *name = change->macro ? change->macro : change->name;

	if (change->kind == CHANGE_REMOVED)
		table_add(&page->table, '-', CELLS(name, change->old), holder(page, change));
	else if (change->kind == CHANGE_BECAME_HARDWARE ||
		 change->kind == CHANGE_BECAME_SYNTHETIC)
		table_add(&page->table, '~', CELLS(name, or_none(change->old)),
			  arena_printf(page->arena, "-> %s", or_none(change->new)));
	else
		table_add(&page->table, '~', CELLS(name, page_was_and_is(page, change)),
			  holder(page, change));
}

void page_print_numbers(struct page *page)
{
	static const struct {
		enum change_kind kind;
		const char *heading;
	} parts[] = {
		{ CHANGE_MOVED, "moved" },
		{ CHANGE_REMOVED, "gone" },
		{ CHANGE_RENAMED, "words renamed" },
		{ CHANGE_BECAME_SYNTHETIC, "no hardware bits any more" },
		{ CHANGE_BECAME_HARDWARE, "hardware bits now" },
	};

	if (!page_begin_section(page, is_of_numbers, "What breaks tables made of the old one"))
		return;
	for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
		for (size_t i = 0; i < page->changes->count; i++)
			if (is_of_numbers(&page->changes->items[i]) &&
			    page->changes->items[i].kind == parts[part].kind)
				add_number(page, &page->changes->items[i]);
		table_end(&page->table, parts[part].heading);
	}
}

/* New macros that nobody sees. */

static bool is_unseen(const struct change *change)
{
	return is_macro(change) && change->kind == CHANGE_ADDED && !shown_in(&change->is);
}

void page_print_unseen(struct page *page)
{
	if (!page_begin_section(page, is_unseen, "New macros that /proc/cpuinfo does not show"))
		return;
	for (int subject = 0; subject <= ABOUT_KVM_FEATURE; subject++) {
		for (size_t i = 0; i < page->changes->count; i++) {
			const struct change *change = &page->changes->items[i];

			if (is_unseen(change) && (int)change->subject == subject)
				table_add(&page->table, '+',
					  CELLS(change->macro, place_of(page, &change->is)), NULL);
		}
		table_end(&page->table, subject == ABOUT_KVM_FEATURE ? "of KVM's own"
							     : change_subject_names[subject]);
	}
}
