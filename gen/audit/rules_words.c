/* SPDX-License-Identifier: MIT */
/*
 * Whether the words are where they are said to be. The map joins bits by their
 * registers, so a wrong register makes nonsense of all that stands in it:
 * nearly all other rules presuppose this one.
 */
#include "emit.h"
#include "list.h"
#include "rules.h"
#include "spelling.h"
#include "word_name.h"

enum {
	ENOUGH_NAMES = 3,	/* alike on the same bits: no coincidence */
};

static bool is_any(const struct map_row *row)
{
	(void)row;
	return true;
}

static bool same_leaf(struct leaf a, struct leaf b)
{
	return a.function == b.function && a.index == b.index && a.reg == b.reg;
}

static const char *register_of(const struct audit *audit, struct leaf leaf)
{
	return rules_register(audit, &(struct place){ .leaf = leaf });
}

/* About the register, in the place of the first bit that anybody names there. */
static struct finding *report(struct audit *audit, const struct audit_rule *rule,
			      const struct place *place, const char *key,
			      const char *message)
{
	const struct map_row *row = rules_find_in_register(audit, place, is_any);

	return rules_report_at(audit, rule, row ? &row->place : place, key, message);
}

/* A word's name that tells another register than the word is. */

static void check_name(struct audit *audit, const struct audit_rule *rule,
		       const char *name, struct leaf leaf, const char *prefix,
		       const char *side, struct span span)
{
	const struct place place = { .leaf = leaf };
	struct leaf told;
	struct finding *finding;

	if (!word_name_leaf(name, prefix, &told) || same_leaf(told, leaf))
		return;
	finding = report(audit, rule, &place, name,
			 arena_printf(audit->arena,
				      "%s is %s by its name, but %s says that it is %s", name,
				      register_of(audit, told),
				      strcmp(side, "qemu") == 0 ? "feature_word_info[]"
								: "reverse_cpuid[]",
				      register_of(audit, leaf)));
	finding_add_name(audit, finding, side, name);
	finding_add_place(audit, finding, side, span);
}

static void check_names(struct audit *audit, const struct audit_rule *rule)
{
	const struct linux_facts *facts = &audit->map->linux_tree->linux_tree;
	const struct qemu_facts *qemu = &audit->map->qemu_tree->qemu_tree;

	for (size_t i = 0; i < facts->words.count; i++)
		if (facts->words.items[i].has_leaf)
			check_name(audit, rule, facts->words.items[i].name,
				   facts->words.items[i].leaf, "CPUID_", "linux",
				   facts->words.items[i].place);
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (facts->kvm_words.items[i].has_leaf)
			check_name(audit, rule, facts->kvm_words.items[i].name,
				   facts->kvm_words.items[i].leaf, "CPUID_", "kvm",
				   facts->kvm_words.items[i].place);
	for (size_t i = 0; i < qemu->words.count; i++)
		if (!qemu->words.items[i].is_msr)
			check_name(audit, rule, qemu->words.items[i].name,
				   qemu->words.items[i].leaf, "FEAT_", "qemu",
				   qemu->words.items[i].place);
}

/* Two words of Linux's that are one register; of QEMU's no reader takes such. */

static void report_same(struct audit *audit, const struct audit_rule *rule,
			const struct word_fact *first, const struct word_fact *second)
{
	const struct place place = { .leaf = first->leaf };
	struct finding *finding = report(
		audit, rule, &place,
		arena_printf(audit->arena, "%s:%s", first->name, second->name),
		arena_printf(audit->arena, "%s and %s are both %s", first->name,
			     second->name, register_of(audit, first->leaf)));

	finding_add_name(audit, finding, "linux", first->name);
	finding_add_name(audit, finding, "linux", second->name);
	finding_add_place(audit, finding, "linux", first->place);
	finding_add_place(audit, finding, "linux", second->place);
}

/* Linux's words, and behind them KVM's own. */
static const struct word_fact *linux_word(const struct linux_facts *facts, size_t i)
{
	return i < facts->words.count ? &facts->words.items[i]
				      : &facts->kvm_words.items[i - facts->words.count];
}

static size_t count_linux_words(const struct linux_facts *facts)
{
	return facts->words.count + facts->kvm_words.count;
}

static void check_linux_registers(struct audit *audit, const struct audit_rule *rule)
{
	const struct linux_facts *facts = &audit->map->linux_tree->linux_tree;
	size_t count = count_linux_words(facts);

	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++) {
			const struct word_fact *a = linux_word(facts, i);
			const struct word_fact *b = linux_word(facts, k);

			if (a->has_leaf && b->has_leaf && same_leaf(a->leaf, b->leaf))
				report_same(audit, rule, a, b);
		}
}

/* Names of a word of QEMU's that stand in another register on Linux's side. */

static bool is_known_as(const struct map_row *row, const char *name)
{
	for (size_t i = 0; row && i < row->name_count; i++)
		if ((row->names[i].shown && spelling_alike(row->names[i].shown, name)) ||
		    spelling_alike(spelling_bare_macro(row->names[i].macro), name))
			return true;
	return false;
}

/* Names of the register THERE that Linux has on the same bits of LEAF: how many. */
static size_t count_alike(const struct audit *audit, struct leaf there,
			  struct leaf leaf, struct list *names)
{
	struct place qemu = { .leaf = there }, other = { .leaf = leaf };
	size_t count = 0;

	for (; qemu.bit < BITS_PER_WORD; qemu.bit++, other.bit++) {
		const struct map_row *row = map_find_row(audit->map, &qemu);

		if (!row || !row->qemu_name ||
		    !is_known_as(map_find_row(audit->map, &other), row->qemu_name))
			continue;
		list_add(names, audit->arena, ", ", "%s", row->qemu_name);
		count++;
	}
	return count;
}

static void compare_words(struct audit *audit, const struct audit_rule *rule,
			  const struct qemu_word_fact *qemu, const struct word_fact *word)
{
	const struct place place = { .leaf = qemu->leaf };
	struct list names = { 0 }, own = { 0 };
	struct finding *finding;
	size_t alike = count_alike(audit, qemu->leaf, word->leaf, &names);

	if (alike < ENOUGH_NAMES || alike <= count_alike(audit, qemu->leaf, qemu->leaf, &own))
		return;
	finding = report(audit, rule, &place,
			 arena_printf(audit->arena, "%s:%s", qemu->name, word->name),
			 arena_printf(audit->arena,
				      "QEMU's %s is %s, but Linux has its names (%s) on the same bits of %s, %s",
				      qemu->name, register_of(audit, qemu->leaf),
				      list_text(&names),
				      word->name, register_of(audit, word->leaf)));
	finding_add_name(audit, finding, "qemu", qemu->name);
	finding_add_name(audit, finding, "linux", word->name);
	finding_add_place(audit, finding, "qemu", qemu->place);
	finding_add_place(audit, finding, "linux", word->place);
}

static void check_joined_names(struct audit *audit, const struct audit_rule *rule)
{
	const struct linux_facts *facts = &audit->map->linux_tree->linux_tree;
	const struct qemu_facts *qemu = &audit->map->qemu_tree->qemu_tree;

	for (size_t i = 0; i < qemu->words.count; i++)
		for (size_t k = 0; k < count_linux_words(facts); k++) {
			const struct qemu_word_fact *word = &qemu->words.items[i];
			const struct word_fact *other = linux_word(facts, k);

			if (!word->is_msr && other->has_leaf &&
			    !same_leaf(word->leaf, other->leaf))
				compare_words(audit, rule, word, other);
		}
}

void rule_word_disagrees(struct audit *audit, const struct audit_rule *rule)
{
	check_names(audit, rule);
	check_linux_registers(audit, rule);
	check_joined_names(audit, rule);
}
