/* SPDX-License-Identifier: MIT */
/* Changes of what guests can have, as text: KVM's lists, QEMU's names and masks. */
#include "diff_text.h"
#include "emit.h"
#include "list.h"
#include "way.h"
#include "wrap.h"

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

void page_print_kvm(struct page *page)
{
	if (!page_begin_section(page, is_of_kvm, "What KVM lets guests have"))
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

static void add_alias(struct page *page, const struct change *change)
{
	char sign = !change->old ? '+' : !change->new ? '-' : '~';

	table_add(&page->table, sign, CELLS(change->name, "alias"),
		  sign == '~' ? page_was_and_is(page, change) : change->new ? change->new : change->old);
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
	struct list list = { 0 };
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
			list_add(&list, page->arena, " ", "%s", change->name);
	}
	if (!count)
		return;
	if (unnamed)
		list_add(&list, page->arena, " and ", "%zu bits without a name", unnamed);
	fprintf(page->stream, "  %s: %zu\n%*s", heading, count, REPORT_INDENT, "");
	put_wrapped(list_text(&list), REPORT_INDENT, REPORT_WIDTH, REPORT_INDENT, page->stream);
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

void page_print_qemu(struct page *page)
{
	if (!page_begin_section(page, is_of_qemu, "What QEMU calls bits, and does with them"))
		return;
	for (size_t i = 0; i < page->changes->count; i++)
		if (is_name_of_qemu(&page->changes->items[i]))
			add_name_or_alias(page, &page->changes->items[i]);
	table_end(&page->table, "names of -cpu");
	print_masks(page);
}
