/* SPDX-License-Identifier: MIT */
/*
 * What needs what. Linux's cpuid_deps[] and QEMU's feature_dependencies[] both
 * say that a bit must go when another is missing; they are compared bit by bit,
 * through as many steps as each side takes.
 */
#include "emit.h"
#include "rules.h"

enum {
	LONGEST_CHAIN = 16,	/* steps that are followed; also ends circles */
};

/* Linux: by macros. */

static bool macro_needs(const struct linux_facts *facts, const char *macro,
			const char *needs, unsigned steps)
{
	for (size_t i = 0; steps > 0 && i < facts->dependencies.count; i++) {
		const struct dependency_fact *fact = &facts->dependencies.items[i];

		if (strcmp(fact->macro, macro) == 0 &&
		    (strcmp(fact->needs, needs) == 0 ||
		     macro_needs(facts, fact->needs, needs, steps - 1)))
			return true;
	}
	return false;
}

static bool linux_needs(const struct linux_facts *facts, const struct map_row *row,
			const struct map_row *needs)
{
	for (size_t i = 0; i < row->name_count; i++)
		for (size_t k = 0; k < needs->name_count; k++)
			if (macro_needs(facts, row->names[i].macro, needs->names[k].macro,
					LONGEST_CHAIN))
				return true;
	return false;
}

/* Whether Linux's table says anything of what ROW needs. */
static bool linux_speaks(const struct linux_facts *facts, const struct map_row *row)
{
	for (size_t i = 0; i < facts->dependencies.count; i++)
		for (size_t k = 0; k < row->name_count; k++)
			if (strcmp(facts->dependencies.items[i].macro,
				   row->names[k].macro) == 0)
				return true;
	return false;
}

/* QEMU: by bits. Where one of several bits is enough none of them is needed. */

static bool is_one_bit(uint64_t mask)
{
	return mask && !(mask & (mask - 1));
}

static bool has_bit(const struct qemu_facts *facts, uint32_t word, uint64_t mask,
		    const struct map_row *row)
{
	return &facts->words.items[word] == row->qemu_word && mask >> row->place.bit & 1;
}

static bool bit_needs(const struct qemu_facts *facts, uint32_t word, uint64_t bit,
		      const struct map_row *needs, unsigned steps)
{
	for (size_t i = 0; steps > 0 && i < facts->dependencies.count; i++) {
		const struct qemu_dependency_fact *fact = &facts->dependencies.items[i];

		if (fact->to_word == word && fact->to_mask & bit &&
		    is_one_bit(fact->from_mask) &&
		    (has_bit(facts, fact->from_word, fact->from_mask, needs) ||
		     bit_needs(facts, fact->from_word, fact->from_mask, needs, steps - 1)))
			return true;
	}
	return false;
}

static bool qemu_needs(const struct qemu_facts *facts, const struct map_row *row,
		       const struct map_row *needs)
{
	return bit_needs(facts, (uint32_t)(row->qemu_word - facts->words.items),
			 (uint64_t)1 << row->place.bit, needs, LONGEST_CHAIN);
}

static bool qemu_speaks(const struct qemu_facts *facts, const struct map_row *row)
{
	for (size_t i = 0; i < facts->dependencies.count; i++)
		if (has_bit(facts, facts->dependencies.items[i].to_word,
			    facts->dependencies.items[i].to_mask, row))
			return true;
	return false;
}

/* Linux says so: does QEMU? */

/* What a side without the rule does: says nothing, says others, or the reverse. */
static const char *instead(bool speaks, bool reversed)
{
	return reversed ? "has it the other way round"
	       : speaks ? "has other rules for it, not this one"
			: "does not";
}

static void compare_with_qemu(struct audit *audit, const struct audit_rule *rule,
			      const struct dependency_fact *fact,
			      const struct map_row *row, const struct map_row *needs)
{
	const struct qemu_facts *facts = &audit->map->qemu_tree->qemu_tree;
	bool reversed, speaks = qemu_speaks(facts, row);
	struct finding *finding;

	if (!row->qemu_name || !needs->qemu_name || qemu_needs(facts, row, needs))
		return;
	reversed = qemu_needs(facts, needs, row);
	finding = audit_report(audit, rule, row,
			       arena_printf(audit->arena, "linux:%s:%s", row->qemu_name,
					    needs->qemu_name),
			       "Linux takes %s (QEMU's %s) away where %s (QEMU's %s) is missing; QEMU %s",
			       fact->macro, row->qemu_name, fact->needs,
			       needs->qemu_name, instead(speaks, reversed));
	finding_add_row(audit, finding, row);
	finding_add_row(audit, finding, needs);
	finding_add_place(audit, finding, "linux", fact->place);
	if (!speaks && !reversed)
		finding_soften(audit, finding);
}

/* The first bit of MACRO from AT on; null if there is no more. */
static const struct macro_place *bit_of(const struct map *map,
					const struct macro_place *at, const char *macro)
{
	bool more = at && at < map->by_macro.items + map->by_macro.count &&
		    strcmp(at->macro, macro) == 0;

	return more ? at : NULL;
}

static void compare_linux_fact(struct audit *audit, const struct audit_rule *rule,
			       const struct dependency_fact *fact)
{
	const struct map *map = audit->map;
	const struct macro_place *row = map_find_macro(map, fact->macro), *needs;

	for (; bit_of(map, row, fact->macro); row++)
		for (needs = map_find_macro(map, fact->needs);
		     bit_of(map, needs, fact->needs); needs++)
			compare_with_qemu(audit, rule, fact, row->row, needs->row);
}

static bool same_fact(const struct dependency_fact *a, const struct dependency_fact *b)
{
	return strcmp(a->macro, b->macro) == 0 && strcmp(a->needs, b->needs) == 0;
}

/* How many earlier rows of the table are the same. */
static size_t times_before(const struct linux_facts *facts, size_t at)
{
	size_t times = 0;

	for (size_t i = 0; i < at; i++)
		times += same_fact(&facts->dependencies.items[i],
				   &facts->dependencies.items[at]);
	return times;
}

/* QEMU says so: does Linux? */

static const struct map_row *row_in_word(const struct map *map, uint32_t word,
					 uint32_t bit)
{
	const struct qemu_word_fact *fact = &map->qemu_tree->qemu_tree.words.items[word];
	const struct place place = { .leaf = fact->leaf, .bit = bit };

	return fact->is_msr || bit >= BITS_PER_WORD ? NULL : map_find_row(map, &place);
}

/* KVM's own macros are in no table of the kernel's. */
static const char *kernel_macro(const struct map_row *row)
{
	for (size_t i = 0; row && i < row->name_count; i++)
		if (!row->names[i].kvm_macro)
			return row->names[i].macro;
	return NULL;
}

static void compare_with_linux(struct audit *audit, const struct audit_rule *rule,
			       const struct qemu_dependency_fact *fact,
			       const struct map_row *row, const struct map_row *needs)
{
	const struct linux_facts *facts = &audit->map->linux_tree->linux_tree;
	bool speaks = linux_speaks(facts, row);
	struct finding *finding;

	/* Reversed, it has been reported from the other side. */
	if (linux_needs(facts, row, needs) || linux_needs(facts, needs, row))
		return;
	finding = audit_report(audit, rule, row,
			       arena_printf(audit->arena, "qemu:%s:%s",
					    rules_key(audit, row), rules_key(audit, needs)),
			       "QEMU takes %s (%s) away where %s (%s) is missing; Linux %s",
			       rules_place(audit, row), kernel_macro(row),
			       rules_place(audit, needs), kernel_macro(needs),
			       instead(speaks, false));
	finding_add_row(audit, finding, row);
	finding_add_row(audit, finding, needs);
	finding_add_place(audit, finding, "qemu", fact->place);
	if (!speaks)
		finding_soften(audit, finding);
}

static void compare_qemu_fact(struct audit *audit, const struct audit_rule *rule,
			      const struct qemu_dependency_fact *fact)
{
	const struct map *map = audit->map;
	const struct map_row *needs = NULL;

	if (!is_one_bit(fact->from_mask))
		return;
	for (uint32_t bit = 0; bit < BITS_PER_WORD; bit++)
		if (fact->from_mask >> bit & 1)
			needs = row_in_word(map, fact->from_word, bit);
	for (uint32_t bit = 0; kernel_macro(needs) && bit < BITS_PER_WORD; bit++) {
		const struct map_row *row = row_in_word(map, fact->to_word, bit);

		if (fact->to_mask >> bit & 1 && kernel_macro(row))
			compare_with_linux(audit, rule, fact, row, needs);
	}
}

void rule_dependency_differs(struct audit *audit, const struct audit_rule *rule)
{
	const struct linux_facts *facts = &audit->map->linux_tree->linux_tree;
	const struct qemu_facts *qemu = &audit->map->qemu_tree->qemu_tree;

	/* Of a part of a tree either table may be missing: nothing to compare, then. */
	if (facts->dependencies.count == 0 || qemu->dependencies.count == 0)
		return;
	for (size_t i = 0; i < facts->dependencies.count; i++)
		if (times_before(facts, i) == 0)
			compare_linux_fact(audit, rule, &facts->dependencies.items[i]);
	for (size_t i = 0; i < qemu->dependencies.count; i++)
		compare_qemu_fact(audit, rule, &qemu->dependencies.items[i]);
}

/* Rows that stand in Linux's table several times. */

static void report_repeated(struct audit *audit, const struct audit_rule *rule,
			    const struct dependency_fact *fact)
{
	const struct linux_facts *facts = &audit->map->linux_tree->linux_tree;
	const struct macro_place *at = map_find_macro(audit->map, fact->macro);
	struct finding *finding = audit_report(
		audit, rule, at ? at->row : NULL,
		arena_printf(audit->arena, "%s:%s", emit_own_name(audit->arena, fact->macro),
			     emit_own_name(audit->arena, fact->needs)),
		"cpuid_deps[] says more than once that %s needs %s", fact->macro,
		fact->needs);

	finding_add_name(audit, finding, "macro", fact->macro);
	finding_add_name(audit, finding, "macro", fact->needs);
	for (size_t i = 0; i < facts->dependencies.count; i++)
		if (same_fact(&facts->dependencies.items[i], fact))
			finding_add_place(audit, finding, "linux",
					  facts->dependencies.items[i].place);
}

void rule_dependency_repeated(struct audit *audit, const struct audit_rule *rule)
{
	const struct linux_facts *facts = &audit->map->linux_tree->linux_tree;

	for (size_t i = 0; i < facts->dependencies.count; i++)
		if (times_before(facts, i) == 1)
			report_repeated(audit, rule, &facts->dependencies.items[i]);
}
