/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "diff_private.h"
#include "emit.h"

const char *const change_kind_names[CHANGE_KINDS] = {
	[CHANGE_ADDED] = "added",
	[CHANGE_REMOVED] = "removed",
	[CHANGE_SHOWN] = "shown",
	[CHANGE_HIDDEN] = "hidden",
	[CHANGE_RENAMED] = "renamed",
	[CHANGE_MOVED] = "moved",
	[CHANGE_BECAME_SYNTHETIC] = "became-synthetic",
	[CHANGE_BECAME_HARDWARE] = "became-hardware",
	[CHANGE_ADVERTISED] = "advertised",
	[CHANGE_UNADVERTISED] = "unadvertised",
	[CHANGE_CLASS] = "class",
	[CHANGE_MASK] = "mask",
	[CHANGE_VERDICT] = "verdict",
};

const char *const change_subject_names[ABOUT_COUNT] = {
	[ABOUT_FEATURE] = "feature",
	[ABOUT_BUG] = "bug",
	[ABOUT_VMX] = "vmx",
	[ABOUT_KVM_FEATURE] = "kvm-feature",
	[ABOUT_WORD] = "word",
	[ABOUT_KVM] = "kvm",
	[ABOUT_QEMU] = "qemu",
	[ABOUT_ALIAS] = "alias",
	[ABOUT_PAIR] = "pair",
};

struct change *diff_add(struct comparing *comparing, enum change_kind kind,
			enum change_subject subject)
{
	struct change *change = vec_push(comparing->arena, comparing->changes);

	change->kind = kind;
	change->subject = subject;
	comparing->changes->counts[kind]++;
	return change;
}

/* Bits: what KVM does with each, and what both sides' names amount to. */

static const char *first_name(const struct map_row *row)
{
	for (size_t i = 0; row && i < row->name_count; i++)
		if (row->names[i].shown)
			return row->names[i].shown;
	return row ? row->qemu_name : NULL;
}

/* A bit goes by what NEW calls it, else OLD; without any name by its place. */
void diff_name_bit(struct comparing *comparing, struct change *change,
		   const struct map_row *was, const struct map_row *is)
{
	change->was.row = was;
	change->is.row = is;
	change->place = is ? &is->place : &was->place;
	if (is && is->name_count)
		change->macro = is->names[0].macro;
	else if (was && was->name_count)
		change->macro = was->names[0].macro;
	change->name = first_name(is) ? first_name(is) : first_name(was);
	if (!change->macro && !change->name)
		change->name = emit_dotted(comparing->arena, change->place);
}

static void diff_verdict(struct comparing *comparing, const struct map_row *was,
			 const struct map_row *is)
{
	struct change *change;

	if (was && is && was->verdict == is->verdict)
		return;
	change = diff_add(comparing, CHANGE_VERDICT, ABOUT_PAIR);
	diff_name_bit(comparing, change, was, is);
	change->old = was ? verdict_names[was->verdict] : NULL;
	change->new = is ? verdict_names[is->verdict] : NULL;
}

static void diff_row(struct comparing *comparing, const struct map_row *was,
		     const struct map_row *is)
{
	if (comparing->tells & TELLS_KVM)
		diff_kvm(comparing, was, is);
	if (comparing->tells & TELLS_VERDICTS)
		diff_verdict(comparing, was, is);
}

/* Goes through the rows of both maps, which are in order of their places. */
static void diff_rows(struct comparing *comparing)
{
	const struct map *older = &comparing->older->map, *newer = &comparing->newer->map;
	size_t i = 0, k = 0;

	while (i < older->rows.count || k < newer->rows.count) {
		const struct map_row *was = i < older->rows.count ? &older->rows.items[i] : NULL;
		const struct map_row *is = k < newer->rows.count ? &newer->rows.items[k] : NULL;
		int order = !was ? 1 : !is ? -1 : place_compare(&was->place, &is->place);

		i += order <= 0;
		k += order >= 0;
		diff_row(comparing, order <= 0 ? was : NULL, order >= 0 ? is : NULL);
	}
}

/* Order: what kind, about what, where. */

static int numbers(uint64_t left, uint64_t right)
{
	return (left > right) - (left < right);
}

/* An absent text comes first. */
static int texts(const char *left, const char *right)
{
	return left && right ? strcmp(left, right) : numbers(!!left, !!right);
}

static int places(const struct place *left, const struct place *right)
{
	return left && right ? place_compare(left, right) : numbers(!!left, !!right);
}

static uint64_t number_of(const struct change *change)
{
	const struct change_side *side = change->is.number ? &change->is : &change->was;

	if (side->feature)
		return (uint64_t)side->feature->word * BITS_PER_WORD + side->feature->bit;
	if (side->kvm_feature)
		return (uint64_t)side->kvm_feature->word * BITS_PER_WORD +
		       side->kvm_feature->bit;
	return side->word ? side->word->number : 0;
}

static int by_kind(const void *left, const void *right)
{
	const struct change *a = left, *b = right;
	int order = numbers(a->kind, b->kind);

	if (!order)
		order = numbers(a->subject, b->subject);
	if (!order)
		order = places(a->place, b->place);
	if (!order)
		order = numbers(number_of(a), number_of(b));
	if (!order)
		order = texts(a->macro, b->macro);
	if (!order)
		order = texts(a->name, b->name);
	if (!order)
		order = numbers(a->mask, b->mask);
	return order ? order : numbers(a->vendors, b->vendors);
}

/* Sides. */

static unsigned tells_of_linux(const struct facts *facts)
{
	unsigned tells = TELLS_LINUX | TELLS_CONDITIONAL | TELLS_RULE;
	/* Without the registers the table is not read. */
	bool has_table = !facts_lack(facts, "reverse-cpuid") && !facts_lack(facts, "registers");

	if (!facts_lack(facts, "vmx"))
		tells |= TELLS_VMX;
	if (has_table && !facts_lack(facts, "kvm-features"))
		tells |= TELLS_KVM_FEATURES;
	if (has_table && !facts_lack(facts, "words"))
		tells |= TELLS_WORDS;
	if (tells & TELLS_WORDS && tells & TELLS_KVM_FEATURES &&
	    !facts_lack(facts, "scattered"))
		tells |= TELLS_BITS;
	if (tells & TELLS_WORDS && !facts_lack(facts, "caps"))
		tells |= TELLS_KVM;
	return tells;
}

static unsigned tells_of_qemu(const struct facts *facts)
{
	unsigned tells = TELLS_QEMU | TELLS_MASKS;

	if (facts_lack(facts, "table") || facts_lack(facts, "words"))
		tells = 0;
	return facts_lack(facts, "aliases") ? tells : tells | TELLS_ALIASES;
}

/*
 * There is no tree without these: facts that were saved before such lines were
 * known have none.
 */
static unsigned tells_of_rows(const struct map *map, unsigned tells)
{
	bool has_kvm = false;

	for (size_t i = 0; i < map->rows.count; i++)
		has_kvm |= map_kvm_speaks(&map->rows.items[i]);
	if (!has_kvm)
		tells &= ~(unsigned)TELLS_KVM;
	if (map->qemu_tree && map->qemu_tree->qemu_tree.aliases.count == 0)
		tells &= ~(unsigned)TELLS_ALIASES;
	if (tells & TELLS_BITS && tells & TELLS_QEMU)
		tells |= TELLS_VERDICTS;
	return tells;
}

unsigned diff_tells_of_map(const struct map *map)
{
	unsigned tells = tells_of_linux(map->linux_tree) | tells_of_qemu(map->qemu_tree);

	return tells_of_rows(map, tells) &
	       ~(unsigned)(TELLS_WORDS | TELLS_CONDITIONAL | TELLS_RULE | TELLS_MASKS);
}

void diff_side_of_facts(struct diff_side *side, struct arena *arena,
			const struct facts *facts)
{
	static const struct facts no_linux = { .kind = TREE_LINUX };

	if (facts->kind == TREE_LINUX) {
		map_build(&side->map, arena, facts, NULL);
		side->tells = tells_of_rows(&side->map, tells_of_linux(facts));
	} else {
		map_build(&side->map, arena, &no_linux, facts);
		side->tells = tells_of_rows(&side->map, tells_of_qemu(facts));
	}
}

void diff_side_of_pair(struct diff_side *side, struct arena *arena,
		       const struct facts *linux_tree, const struct facts *qemu_tree)
{
	map_build(&side->map, arena, linux_tree, qemu_tree);
	side->tells = tells_of_rows(&side->map,
				    tells_of_linux(linux_tree) | tells_of_qemu(qemu_tree));
}

void diff_sides(struct changes *changes, struct arena *arena,
		const struct diff_side *older, const struct diff_side *newer)
{
	struct comparing comparing = { changes, arena, older, newer,
				       older->tells & newer->tells };

	if (comparing.tells & TELLS_LINUX)
		diff_macros(&comparing);
	if (comparing.tells & TELLS_WORDS)
		diff_words(&comparing);
	if (comparing.tells & (TELLS_KVM | TELLS_VERDICTS))
		diff_rows(&comparing);
	if (comparing.tells & TELLS_QEMU)
		diff_qemu(&comparing);
	if (changes->count)
		qsort(changes->items, changes->count, sizeof *changes->items, by_kind);
}
