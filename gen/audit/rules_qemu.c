/* SPDX-License-Identifier: MIT */
/* Rules about QEMU's table of feature words by itself. */
#include "emit.h"
#include "list.h"
#include "rules.h"

/* One name on several bits. */

static bool is_called(const struct map_row *row, const char *name)
{
	return row->qemu_name && strcmp(row->qemu_name, name) == 0;
}

/* The next row from AT on that QEMU calls NAME; null if none. */
static const struct map_row *next_called(const struct map *map, size_t at,
					 const char *name)
{
	for (; at < map->rows.count; at++)
		if (is_called(&map->rows.items[at], name))
			return &map->rows.items[at];
	return NULL;
}

static size_t index_of(const struct map *map, const struct map_row *row)
{
	return (size_t)(row - map->rows.items);
}

/* All bits called so; FIRST is the first of them. */
static void report_duplicate(struct audit *audit, const struct audit_rule *rule,
			     const struct map_row *first)
{
	const struct map *map = audit->map;
	const char *name = first->qemu_name;
	struct list places = { 0 };
	struct finding *finding;
	size_t count = 0;

	for (const struct map_row *row = first; row;
	     row = next_called(map, index_of(map, row) + 1, name), count++)
		list_add(&places, audit->arena, " and ", "%s", rules_place(audit, row));
	finding = audit_report(audit, rule, first, name,
			       "QEMU gives the name %s to %s: who asks for it asks for %s",
			       name, list_text(&places), count == 2 ? "both" : "all of them");
	for (const struct map_row *row = first; row;
	     row = next_called(map, index_of(map, row) + 1, name))
		rules_add_row(audit, finding, row);
}

void rule_qemu_duplicate_name(struct audit *audit, const struct audit_rule *rule)
{
	const struct map *map = audit->map;

	for (size_t i = 0; i < map->rows.count; i++) {
		const struct map_row *row = &map->rows.items[i];

		if (row->qemu_name && next_called(map, 0, row->qemu_name) == row &&
		    next_called(map, i + 1, row->qemu_name))
			report_duplicate(audit, rule, row);
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
