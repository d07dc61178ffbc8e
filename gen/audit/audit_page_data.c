/* SPDX-License-Identifier: MIT */
/*
 * What the page's script knows, as JSON. The table beside it says where a bit is,
 * what it is called and how it was judged: that is not said twice here, and what
 * is null, false or empty is left out, for the page is sent as a whole.
 */
#include "audit_page.h"
#include "json_rows.h"
#include "rules.h"
#include "way.h"

/* Whether VALUE says no more than its absence. */
static bool is_nothing(const json_t *value)
{
	return json_is_null(value) || json_is_false(value) ||
	       (json_is_array(value) && json_array_size(value) == 0);
}

static void shrink(json_t *value)
{
	const char *key;
	json_t *part;
	void *next;
	size_t i;

	json_array_foreach(value, i, part)
		shrink(part);
	json_object_foreach_safe(value, next, key, part) {
		shrink(part);
		if (is_nothing(part))
			json_object_del(value, key);
	}
}

/* Entries. */

/* Which of an entry's names cpufeatures.h does not know. */
static void mark_kvm_macros(json_t *names, const struct map_row *row)
{
	for (size_t i = 0; row && i < row->name_count; i++)
		json_set(json_array_get(names, i), "kvm_macro",
			 json_boolean(row->names[i].kvm_macro));
}

/* QEMU's word that an unnamed bit is in; null if QEMU does not know the register. */
static json_t *word_around(const struct page *page, const struct map_row *row)
{
	const struct qemu_word_fact *word =
		row && !row->qemu_word
			? qemu_word_at(&page->audit->map->qemu_tree->qemu_tree, &row->place)
			: NULL;

	return json_text(word ? word->name : NULL);
}

static json_t *entry_object(const struct page *page, const struct page_entry *entry)
{
	static const char *const in_table[] = { "kind",	 "where", "space", "function", "index",
						"reg", "msr", "verdict" };
	json_t *object = json_deep_copy(entry->explained), *findings = json_array();

	for (size_t i = 0; i < sizeof in_table / sizeof *in_table; i++)
		json_object_del(object, in_table[i]);
	if (entry->subject.row)
		json_object_del(object, "bit");
	mark_kvm_macros(json_object_get(object, "linux"), entry->subject.row);
	for (size_t i = 0; i < entry->findings.count; i++)
		json_array_append_new(findings,
				      json_integer((json_int_t)entry->findings.items[i]));
	json_set(object, "register", word_around(page, entry->subject.row));
	json_set(object, "findings", findings);
	shrink(object);
	return object;
}

static json_t *entries(const struct page *page)
{
	json_t *object = json_object();

	for (size_t i = 0; i < page->entries.count; i++)
		json_set(object, page->entries.items[i].id,
			 entry_object(page, &page->entries.items[i]));
	return object;
}

/* Findings. */

/* "qemu", "target/i386/cpu.c:1046:26" */
static json_t *place_array(const struct page *page, const struct finding_place *place)
{
	json_t *array = json_array();
	const char *where = place->path;

	if (place->line)
		where = arena_printf(page->arena, "%s:%u:%u", place->path, place->line,
				     place->column);
	json_array_append_new(array, json_text(place->side));
	json_array_append_new(array, json_text(where));
	return array;
}

static json_t *finding_object(const struct page *page, const struct finding *finding)
{
	json_t *object = json_object(), *places = json_array();

	for (size_t i = 0; i < finding->places.count; i++)
		if (finding->places.items[i].path)
			json_array_append_new(
				places, place_array(page, &finding->places.items[i]));
	json_set(object, "rule", json_text(finding->rule->name));
	json_set(object, "severity", json_text(severity_names[finding->severity]));
	json_set(object, "message", json_text(finding->message));
	json_set(object, "places", places);
	json_set(object, "accepted", json_boolean(finding->accepted));
	shrink(object);
	return object;
}

static json_t *findings(const struct page *page)
{
	json_t *array = json_array();

	for (size_t i = 0; i < page->audit->findings.count; i++)
		json_array_append_new(
			array, finding_object(page, &page->audit->findings.items[i]));
	return array;
}

/* What the entries' words and numbers mean. */

static json_t *rules(void)
{
	json_t *object = json_object();

	for (size_t i = 0; audit_rules[i].name; i++)
		json_set(object, audit_rules[i].name, json_text(audit_rules[i].summary));
	return object;
}

static void add_words(json_t *object, const struct word_fact *words, size_t count)
{
	char number[16];

	for (size_t i = 0; i < count; i++) {
		snprintf(number, sizeof number, "%u", words[i].number);
		json_set(object, number, json_text(words[i].name));
	}
}

/* Linux's words by number, KVM's own among them. */
static json_t *words(const struct linux_facts *facts)
{
	json_t *object = json_object();

	add_words(object, facts->kvm_words.items, facts->kvm_words.count);
	add_words(object, facts->words.items, facts->words.count);
	return object;
}

static json_t *classes(void)
{
	json_t *object = json_object();

	for (int i = 0; i < KVM_CLASSES; i++)
		json_set(object, kvm_class_names[i],
			 json_text(kvm_class_meaning((enum kvm_class)i)));
	return object;
}

json_t *page_data(const struct page *page)
{
	const struct map *map = page->audit->map;
	const struct linux_facts *facts = &map->linux_tree->linux_tree;
	json_t *object = json_object();

	json_set(object, "linux", json_text(map->linux_tree->version));
	json_set(object, "qemu", json_text(map->qemu_tree->version));
	json_set(object, "unquoted_shown", json_boolean(facts->unquoted_shown));
	json_set(object, "kvm_unread", json_boolean(facts_lack(page->audit->map->linux_tree, "caps")));
	json_set(object, "words", words(facts));
	json_set(object, "classes", classes());
	json_set(object, "rules", rules());
	json_set(object, "entries", entries(page));
	json_set(object, "findings", findings(page));
	return object;
}
