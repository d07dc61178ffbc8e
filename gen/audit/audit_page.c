/* SPDX-License-Identifier: MIT */
/* The entries of the audit's page, and which findings are about which. */
#include "audit_page.h"

#include <stdlib.h>

#include "emit.h"

/* Entries. */

static const char *id_of(struct arena *arena, const struct subject *subject)
{
	const struct feature_fact *feature = subject->feature;

	switch (subject->kind) {
	case SUBJECT_BIT:
		return emit_dotted(arena, &subject->row->place);
	case SUBJECT_SYNTHETIC:
		return arena_printf(arena, "linux.%u.%u", feature->word, feature->bit);
	case SUBJECT_BUG:
		return arena_printf(arena, "bug.%u",
				    feature->word * BITS_PER_WORD + feature->bit);
	case SUBJECT_VMX:
		return arena_printf(arena, "vmx.%u.%u", feature->word, feature->bit);
	default:
		return arena_printf(arena, "conditional.%s",
				    emit_own_name(arena, feature->macro));
	}
}

/* Makes ID an entry's, if it is none's. */
static bool take(struct page *page, const char *id)
{
	void **known = table_at(&page->ids, page->arena, id, strlen(id));

	if (*known)
		return false;
	*known = page;
	return true;
}

/* Two macros may have one number: then the macro tells them apart. */
static const char *unique_id(struct page *page, const struct subject *subject)
{
	const char *id = id_of(page->arena, subject);

	if (take(page, id) || !subject->feature)
		return id;
	id = arena_printf(page->arena, "%s.%s", id,
			  emit_own_name(page->arena, subject->feature->macro));
	while (!take(page, id))
		id = arena_printf(page->arena, "%s.again", id);
	return id;
}

static void add_entry(struct page *page, struct subject subject)
{
	const char *id = unique_id(page, &subject);
	struct page_entry *entry = vec_push(page->arena, &page->entries);

	entry->subject = subject;
	entry->id = id;
	entry->where = explain_where(page->audit->lookup, &subject);
	entry->explained = explain_subject(page->audit->lookup, &subject);
}

static void add_features(struct page *page, enum subject_kind kind,
			 const struct feature_fact *features, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_entry(page, (struct subject){ .kind = kind, .feature = &features[i] });
}

static void add_entries(struct page *page)
{
	const struct map *map = page->audit->map;
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	for (size_t i = 0; i < map->rows.count; i++)
		add_entry(page, (struct subject){ .kind = SUBJECT_BIT,
						  .row = &map->rows.items[i] });
	for (size_t i = 0; i < map->synthetic.count; i++)
		add_features(page, SUBJECT_SYNTHETIC, map->synthetic.items[i], 1);
	add_features(page, SUBJECT_BUG, facts->bugs.items, facts->bugs.count);
	add_features(page, SUBJECT_VMX, facts->vmx.items, facts->vmx.count);
	add_features(page, SUBJECT_CONDITIONAL, facts->conditional.items,
		     facts->conditional.count);
}

/* Findings. */

/*
 * A finding is about its own bit, and about the features it names that are no
 * bit; one without a bit, about those bits whose macros it names.
 */
struct sorted_findings {
	finding_numbers *by_row;	/* one a row of the map: those with that bit */
	struct table by_macro;		/* finding_numbers of each macro named: all */
	struct table without_bit;	/* and those without a bit */
};

/* The findings that TABLE has for MACRO; null if it has none. */
static finding_numbers *named(struct table *table, struct arena *arena, const char *macro)
{
	return *table_at(table, arena, macro, strlen(macro));
}

static void put_in(struct table *table, struct arena *arena, const char *macro, size_t number)
{
	void **list = table_at(table, arena, macro, strlen(macro));

	if (!*list)
		*list = arena_alloc(arena, sizeof(finding_numbers));
	*vec_push(arena, (finding_numbers *)*list) = number;
}

static void sort_finding(const struct page *page, struct sorted_findings *sorted, size_t number)
{
	const struct finding *finding = &page->audit->findings.items[number];
	const struct map_row *rows = page->audit->map->rows.items;

	if (finding->row)
		*vec_push(page->arena, &sorted->by_row[finding->row - rows]) = number;
	for (size_t i = 0; i < finding->names.count; i++) {
		if (strcmp(finding->names.items[i].side, "macro") != 0)
			continue;
		put_in(&sorted->by_macro, page->arena, finding->names.items[i].name, number);
		if (!finding->row)
			put_in(&sorted->without_bit, page->arena,
			       finding->names.items[i].name, number);
	}
}

static int by_number(const void *left, const void *right)
{
	const size_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* Several macros of a bit may be named by one finding. */
static void drop_repeated(finding_numbers *numbers)
{
	size_t kept = 0;

	qsort(numbers->items, numbers->count, sizeof *numbers->items, by_number);
	for (size_t i = 0; i < numbers->count; i++)
		if (!kept || numbers->items[kept - 1] != numbers->items[i])
			numbers->items[kept++] = numbers->items[i];
	numbers->count = kept;
}

static finding_numbers about_row(const struct page *page, struct sorted_findings *sorted,
				 const struct map_row *row)
{
	finding_numbers numbers = sorted->by_row[row - page->audit->map->rows.items];
	size_t own = numbers.count;

	for (size_t i = 0; i < row->name_count; i++) {
		const finding_numbers *more =
			named(&sorted->without_bit, page->arena, row->names[i].macro);

		for (size_t k = 0; more && k < more->count; k++)
			*vec_push(page->arena, &numbers) = more->items[k];
	}
	if (numbers.count > own)
		drop_repeated(&numbers);
	return numbers;
}

static finding_numbers about_feature(const struct page *page, struct sorted_findings *sorted,
				     const struct feature_fact *feature)
{
	const finding_numbers *numbers = named(&sorted->by_macro, page->arena, feature->macro);

	return numbers ? *numbers : (finding_numbers){ 0 };
}

static void add_findings(struct page *page, struct sorted_findings *sorted,
			 struct page_entry *entry)
{
	entry->findings = entry->subject.row
				  ? about_row(page, sorted, entry->subject.row)
				  : about_feature(page, sorted, entry->subject.feature);
	for (size_t i = 0; i < entry->findings.count; i++) {
		const struct page_entry **first = &page->entry_of[entry->findings.items[i]];

		*first = *first ? *first : entry;
	}
}

void page_build(struct page *page, const struct audit *audit, FILE *stream)
{
	struct sorted_findings sorted = { 0 };

	*page = (struct page){ .audit = audit, .arena = audit->arena, .stream = stream };
	add_entries(page);
	page->entry_of = arena_alloc(page->arena,
				     audit->findings.count * sizeof(struct page_entry *));
	sorted.by_row = arena_alloc(page->arena,
				    audit->map->rows.count * sizeof *sorted.by_row);
	for (size_t i = 0; i < audit->findings.count; i++)
		sort_finding(page, &sorted, i);
	for (size_t i = 0; i < page->entries.count; i++)
		add_findings(page, &sorted, &page->entries.items[i]);
}

void page_free(struct page *page)
{
	for (size_t i = 0; i < page->entries.count; i++)
		json_decref(page->entries.items[i].explained);
}

/* Questions. */

const struct page_entry *page_entry_of(const struct page *page, size_t finding)
{
	return page->entry_of[finding];
}

const char *page_said(const struct page_entry *entry, const char *side, const char *key)
{
	return json_string_value(json_object_get(json_object_get(entry->explained, side), key));
}

size_t page_count(const struct page *page, const struct page_entry *entry,
		  enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < entry->findings.count; i++) {
		const struct finding *finding =
			&page->audit->findings.items[entry->findings.items[i]];

		count += finding->severity == severity && !finding->accepted;
	}
	return count;
}
