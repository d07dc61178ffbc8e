/* SPDX-License-Identifier: MIT */
/*
 * Changes for people, by what they mean to them: what /proc/cpuinfo shows, what
 * guests can have, which numbers are others, and how names compare.
 */
#include "diff_print.h"
#include "diff_table.h"
#include "emit.h"
#include "way.h"
#include "wrap.h"

#define BOLD "\033[1m"

struct page {
	const struct diff_report *report;
	const struct changes *changes;
	struct arena *arena;
	FILE *stream;
	struct table table;	/* of the part at hand */
};

static void print_title(const struct page *page, const char *title)
{
	putc('\n', page->stream);
	table_put_coloured(&page->table, BOLD, title);
	putc('\n', page->stream);
}

/* What is printed of changes. */

typedef bool of_section(const struct change *change);

/* Whether there are any; prints the section's title then. */
static bool begin_section(const struct page *page, of_section *is_wanted,
			  const char *title)
{
	for (size_t i = 0; i < page->changes->count; i++) {
		if (!is_wanted(&page->changes->items[i]))
			continue;
		print_title(page, title);
		return true;
	}
	return false;
}

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

/* Which macro of SIDE shows NAME in the line of SUBJECT; null if none. */
static const char *who_shows(const struct diff_side *side, enum change_subject subject,
			     const char *name)
{
	const struct linux_facts *facts = &side->map.linux_tree->linux_tree;
	const struct feature_fact *items = subject == ABOUT_BUG ? facts->bugs.items
					   : subject == ABOUT_VMX ? facts->vmx.items
								  : facts->features.items;
	size_t count = subject == ABOUT_BUG ? facts->bugs.count
		       : subject == ABOUT_VMX ? facts->vmx.count : facts->features.count;

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

static void print_cpuinfo(struct page *page)
{
	static const char *const lines[] = { [ABOUT_FEATURE] = "flags", [ABOUT_BUG] = "bugs",
					     [ABOUT_VMX] = "vmx flags" };

	if (!begin_section(page, is_of_cpuinfo, "What /proc/cpuinfo shows"))
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

/* What KVM advertises. */

static bool is_of_kvm(const struct change *change)
{
	return change->subject == ABOUT_KVM;
}

/* What guests would call the bit; null if no QEMU was given. */
static const char *name_for_guests(const struct page *page, const struct change *change)
{
	const struct map_row *row = change->is.row ? change->is.row : change->was.row;

	if (!page->report->newer->map.qemu_tree)
		return NULL;
	return row->qemu_name ? row->qemu_name : "(no name)";
}

static void add_bit_of_kvm(struct page *page, const struct change *change)
{
	const char *place = emit_dotted(page->arena, change->place);
	const char *macro = change->macro ? change->macro : "(no macro)";
	const char *name = name_for_guests(page, change);
	struct table_line *line;

	if (change->kind == CHANGE_ADVERTISED) {
		table_add(&page->table, '+', CELLS(place, macro, name), change->new);
	} else if (change->kind == CHANGE_UNADVERTISED) {
		table_add(&page->table, '-', CELLS(place, macro, name), change->old);
	} else {
		line = table_add(&page->table, '~', CELLS(place, macro, name), NULL);
		line->was = change->old ? change->old : "not listed";
		line->is = change->new ? change->new : "not listed";
	}
}

static void print_kvm_kind(struct page *page, enum change_kind kind, bool register_listed,
			   const char *heading)
{
	for (size_t i = 0; i < page->changes->count; i++) {
		const struct change *change = &page->changes->items[i];

		if (change->kind == kind && change->register_listed == register_listed)
			add_bit_of_kvm(page, change);
	}
	table_end(&page->table, heading);
}

static void print_kvm(struct page *page)
{
	if (!begin_section(page, is_of_kvm, "What KVM lets guests have"))
		return;
	print_kvm_kind(page, CHANGE_UNADVERTISED, true, "advertised no more");
	print_kvm_kind(page, CHANGE_UNADVERTISED, false,
		       "listed no more, nor is any bit of the register: what other code of KVM's "
		       "makes of it is not told");
	print_kvm_kind(page, CHANGE_ADVERTISED, true, "advertised now");
	print_kvm_kind(page, CHANGE_ADVERTISED, false,
		       "advertised now, in a register that no list spoke of before: what other "
		       "code of KVM's made of it is not told");
	print_kvm_kind(page, CHANGE_CLASS, false, "under another class or condition");
}

/* What QEMU calls a bit, and does with it. */

static bool is_name_of_qemu(const struct change *change)
{
	return change->kind != CHANGE_MASK &&
	       (change->subject == ABOUT_QEMU || change->subject == ABOUT_ALIAS);
}

static bool is_mask(const struct change *change)
{
	return change->kind == CHANGE_MASK;
}

static bool is_of_qemu(const struct change *change)
{
	return is_name_of_qemu(change) || is_mask(change);
}

/* Whether KVM advertises a bit, if a kernel was given; "" if none was. */
static const char *advertisement(const struct diff_side *side, const struct map_row *row)
{
	if (!(side->tells & TELLS_KVM))
		return "";
	switch (way_through_kvm(row, VENDOR_ANY).stance) {
	case KVM_ADVERTISED:
		return "KVM: yes";
	case KVM_CONDITIONAL:
		return "KVM: on condition";
	case KVM_UNLISTED:
		return kvm_silence(&side->map, row) == KVM_LISTS_REGISTER
			       ? "KVM: no" : "KVM: not told";
	default:
		return "KVM: no";
	}
}

/* What is remarkable of a name that comes or goes; "" if nothing is. */
static const char *treatment(const struct page *page, const struct diff_side *side,
			     const struct map_row *row)
{
	const char *parts[4] = { advertisement(side, row) };
	const char *list = "";

	if (side->tells & TELLS_MASKS) {
		parts[1] = qemu_is_migratable(row) ? "" : "not migratable";
		parts[2] = qemu_has_mask(row, MASK_NO_AUTOENABLE) ? "not by -cpu host" : "";
		parts[3] = qemu_has_mask(row, MASK_TCG) ? "TCG" : "";
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] && *parts[i])
			list = arena_printf(page->arena, "%s%s%s", list, *list ? "; " : "",
					    parts[i]);
	return list;
}

static const char *two(const struct page *page, const struct change *change)
{
	return arena_printf(page->arena, "%s -> %s", change->old, change->new);
}

static void add_alias(struct page *page, const struct change *change)
{
	char sign = !change->old ? '+' : !change->new ? '-' : '~';

	table_add(&page->table, sign, CELLS(change->name, "alias"),
		  sign == '~' ? two(page, change) : change->new ? change->new : change->old);
}

static void add_name_of_qemu(struct page *page, const struct change *change)
{
	bool gone = change->kind == CHANGE_REMOVED;
	const struct map_row *row = gone ? change->was.row : change->is.row;
	const char *const *cells = CELLS(change->name, emit_dotted(page->arena, change->place),
					 row->qemu_word->name);

	if (gone)
		table_add(&page->table, '-', cells,
			  treatment(page, page->report->older, row));
	else if (change->kind == CHANGE_ADDED)
		table_add(&page->table, '+', cells,
			  treatment(page, page->report->newer, row));
	else
		table_add(&page->table, '~', cells,
			  arena_printf(page->arena, "was %s", change->old));
}

static void add_name_or_alias(struct page *page, const struct change *change)
{
	if (change->subject == ABOUT_ALIAS)
		add_alias(page, change);
	else
		add_name_of_qemu(page, change);
}

/* One mask, and one way that bits go: "7.0.edx.26"-like names have no name. */
static void print_mask(struct page *page, enum mask_kind mask, bool set,
		       const char *heading)
{
	const char *list = "";
	size_t count = 0, unnamed = 0;

	for (size_t i = 0; i < page->changes->count; i++) {
		const struct change *change = &page->changes->items[i];
		bool named = (change->is.row && change->is.row->qemu_name) ||
			     (change->was.row && change->was.row->qemu_name);

		if (change->kind != CHANGE_MASK || change->mask != mask ||
		    set != (change->new != NULL))
			continue;
		count++;
		unnamed += !named;
		if (named)
			list = arena_printf(page->arena, "%s%s ", list, change->name);
	}
	if (!count)
		return;
	if (unnamed)
		list = arena_printf(page->arena, "%s%s%zu bits without a name", list,
				    *list ? "and " : "", unnamed);
	fprintf(page->stream, "  %s: %zu\n%*s", heading, count, REPORT_INDENT, "");
	put_wrapped(list, REPORT_INDENT, REPORT_WIDTH, REPORT_INDENT, page->stream);
}

static void print_masks(struct page *page)
{
	static const struct {
		enum mask_kind mask;
		const char *set, *cleared;
	} headings[] = {
		{ MASK_UNMIGRATABLE, "not migratable now", "not kept from migrating any more" },
		{ MASK_MIGRATABLE, "migratable now", "in the mask of migratable bits no more" },
		{ MASK_NO_AUTOENABLE, "not by -cpu host any more, only if asked for",
		  "also by -cpu host now" },
		{ MASK_TCG, "TCG has them now", "TCG has them no more" },
	};

	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
		print_mask(page, headings[i].mask, true, headings[i].set);
		print_mask(page, headings[i].mask, false, headings[i].cleared);
	}
}

static void print_qemu(struct page *page)
{
	if (!begin_section(page, is_of_qemu, "What QEMU calls bits, and does with them"))
		return;
	for (size_t i = 0; i < page->changes->count; i++)
		if (is_name_of_qemu(&page->changes->items[i]))
			add_name_or_alias(page, &page->changes->items[i]);
	table_end(&page->table, "names of -cpu");
	print_masks(page);
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
		table_add(&page->table, '~', CELLS(name, two(page, change)),
			  holder(page, change));
}

static void print_numbers(struct page *page)
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

	if (!begin_section(page, is_of_numbers, "What breaks tables made of the old one"))
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

static void print_unseen(struct page *page)
{
	if (!begin_section(page, is_unseen, "New macros that /proc/cpuinfo does not show"))
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
	if (!begin_section(page, is_verdict, "How Linux's and QEMU's names compare"))
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
	print_cpuinfo(&page);
	print_kvm(&page);
	print_qemu(&page);
	print_numbers(&page);
	print_unseen(&page);
	print_verdicts(&page);
}
