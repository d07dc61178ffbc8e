/* SPDX-License-Identifier: MIT */
/* The entries of the audit's page, and which findings are about which. */
#include "audit_page.h"

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

static bool is_taken(const struct page *page, const char *id)
{
	for (size_t i = 0; i < page->entries.count; i++)
		if (strcmp(page->entries.items[i].id, id) == 0)
			return true;
	return false;
}

/* Two macros may have one number: then the macro tells them apart. */
static const char *unique_id(const struct page *page, const struct subject *subject)
{
	const char *id = id_of(page->arena, subject);

	if (!subject->feature || !is_taken(page, id))
		return id;
	id = arena_printf(page->arena, "%s.%s", id,
			  emit_own_name(page->arena, subject->feature->macro));
	while (is_taken(page, id))
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

static bool names_macro(const struct finding *finding, const char *macro)
{
	for (size_t i = 0; i < finding->names.count; i++)
		if (strcmp(finding->names.items[i].side, "macro") == 0 &&
		    strcmp(finding->names.items[i].name, macro) == 0)
			return true;
	return false;
}

/*
 * A finding is about its own bit, and about the features it names that are no
 * bit; one without a bit, about those bits whose macros it names.
 */
static bool is_about(const struct finding *finding, const struct subject *subject)
{
	if (subject->feature)
		return names_macro(finding, subject->feature->macro);
	if (finding->row)
		return finding->row == subject->row;
	for (size_t i = 0; i < subject->row->name_count; i++)
		if (names_macro(finding, subject->row->names[i].macro))
			return true;
	return false;
}

static void add_findings(struct page *page, struct page_entry *entry)
{
	for (size_t i = 0; i < page->audit->findings.count; i++)
		if (is_about(&page->audit->findings.items[i], &entry->subject))
			*vec_push(page->arena, &entry->findings) = i;
}

void page_build(struct page *page, const struct audit *audit, FILE *stream)
{
	*page = (struct page){ .audit = audit, .arena = audit->arena, .stream = stream };
	add_entries(page);
	for (size_t i = 0; i < page->entries.count; i++)
		add_findings(page, &page->entries.items[i]);
}

void page_free(struct page *page)
{
	for (size_t i = 0; i < page->entries.count; i++)
		json_decref(page->entries.items[i].explained);
}

/* Questions. */

const struct page_entry *page_entry_of(const struct page *page, size_t finding)
{
	for (size_t i = 0; i < page->entries.count; i++)
		for (size_t k = 0; k < page->entries.items[i].findings.count; k++)
			if (page->entries.items[i].findings.items[k] == finding)
				return &page->entries.items[i];
	return NULL;
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
