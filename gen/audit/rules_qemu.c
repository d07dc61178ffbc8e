/* SPDX-License-Identifier: MIT */
/* Rules about QEMU's table of feature words by itself. */
#include <stdlib.h>

#include "emit.h"
#include "list.h"
#include "rules.h"

/* One name on several bits: those of a name are side by side once they are sorted. */

static int by_name(const void *left, const void *right)
{
	const struct map_row *const *a = left, *const *b = right;
	int order = strcmp((*a)->qemu_name, (*b)->qemu_name);

	return order ? order : (*a > *b) - (*a < *b);
}

/* All rows that QEMU has a name for, by name, then in the map's order. */
static const struct map_row **sort_named(const struct audit *audit, size_t *count)
{
	const struct map *map = audit->map;
	const struct map_row **named =
		arena_alloc_raw(audit->arena, (map->rows.count + 1) * sizeof *named);

	*count = 0;
	for (size_t i = 0; i < map->rows.count; i++)
		if (map->rows.items[i].qemu_name)
			named[(*count)++] = &map->rows.items[i];
	qsort(named, *count, sizeof *named, by_name);
	return named;
}

/* ROWS are all COUNT that are called so. */
static void report_duplicate(struct audit *audit, const struct audit_rule *rule,
			     const struct map_row *const *rows, size_t count)
{
	const char *name = rows[0]->qemu_name;
	struct list places = { 0 };
	struct finding *finding;

	for (size_t i = 0; i < count; i++)
		list_add(&places, audit->arena, " and ", "%s", rules_place(audit, rows[i]));
	finding = audit_report(audit, rule, rows[0], name,
			       "QEMU gives the name %s to %s: who asks for it asks for %s",
			       name, list_text(&places), count == 2 ? "both" : "all of them");
	for (size_t i = 0; i < count; i++)
		rules_add_row(audit, finding, rows[i]);
}

void rule_qemu_duplicate_name(struct audit *audit, const struct audit_rule *rule)
{
	size_t all, count;
	const struct map_row *const *named = sort_named(audit, &all);

	for (size_t start = 0; start < all; start += count) {
		for (count = 1; start + count < all; count++)
			if (strcmp(named[start + count]->qemu_name,
				   named[start]->qemu_name) != 0)
				break;
		if (count > 1)
			report_duplicate(audit, rule, &named[start], count);
	}
}

/* Masks. */

void rule_not_migratable(struct audit *audit, const struct audit_rule *rule)
{
	for (size_t i = 0; i < audit->map->rows.count; i++) {
		const struct map_row *row = &audit->map->rows.items[i];

		if (!row->qemu_name || qemu_is_migratable(row))
			continue;
		rules_add_row(audit,
			      audit_report(audit, rule, row, row->qemu_name,
					   "QEMU marks its %s (%s) as not migratable: -cpu host leaves it out, and a guest with it may be bound to its host",
					   row->qemu_name, rules_place(audit, row)),
			      row);
	}
}

void rule_not_auto_enabled(struct audit *audit, const struct audit_rule *rule)
{
	for (size_t i = 0; i < audit->map->rows.count; i++) {
		const struct map_row *row = &audit->map->rows.items[i];

		if (!row->qemu_name || !qemu_has_mask(row, MASK_NO_AUTOENABLE))
			continue;
		rules_add_row(audit,
			      audit_report(audit, rule, row, row->qemu_name,
					   "-cpu host leaves out QEMU's %s (%s): it has to be asked for",
					   row->qemu_name, rules_place(audit, row)),
			      row);
	}
}

/* A mask of all ones means the word, whatever is in it. */
static bool is_whole(const struct qemu_word_fact *word, uint64_t mask)
{
	return mask == UINT32_MAX || (word->is_msr && mask == UINT64_MAX);
}

static struct place place_in_word(const struct qemu_word_fact *word, uint32_t bit)
{
	if (word->is_msr)
		return (struct place){ .space = SPACE_MSR, .msr = word->msr, .bit = bit };
	return (struct place){ .space = SPACE_CPUID, .leaf = word->leaf, .bit = bit };
}

static void check_mask(struct audit *audit, const struct audit_rule *rule,
		       const struct qemu_word_fact *word, enum mask_kind kind)
{
	uint64_t mask = word->masks[kind];

	for (uint32_t bit = 0; bit < BITS_PER_MSR && !is_whole(word, mask); bit++) {
		struct place place = place_in_word(word, bit);
		const struct map_row *row = map_find_row(audit->map, &place);

		if (!(mask >> bit & 1) || (row && row->qemu))
			continue;
		finding_add_place(
			audit,
			rules_report_at(audit, rule, &place, mask_names[kind],
					arena_printf(audit->arena,
						     "QEMU's %s mask of %s has %s, for which QEMU has no name",
						     mask_names[kind], word->name,
						     emit_place(audit->arena, &place))),
			"qemu", word->place);
	}
}

/* Words without any names are meant to have none. */
void rule_mask_unnamed(struct audit *audit, const struct audit_rule *rule)
{
	const struct qemu_facts *facts = &audit->map->qemu_tree->qemu_tree;

	for (size_t i = 0; i < facts->words.count; i++) {
		const struct qemu_word_fact *word = &facts->words.items[i];
		struct place place = place_in_word(word, 0);

		if (!rules_find_in_register(audit, &place, rules_is_named))
			continue;
		for (int kind = 0; kind < MASK_KINDS; kind++)
			check_mask(audit, rule, word, (enum mask_kind)kind);
	}
}
