/* SPDX-License-Identifier: MIT */
#include "map.h"

#include <stdlib.h>

const char *const via_names[VIA_COUNT] = {
	[VIA_WORD] = "word",
	[VIA_SCATTERED] = "scattered",
	[VIA_TRANSLATED] = "translated",
	[VIA_KVM_ONLY] = "kvm-only",
};

const char *const verdict_names[VERDICT_COUNT] = {
	[VERDICT_IDENTICAL] = "identical",
	[VERDICT_SPELLING] = "spelling",
	[VERDICT_DIFFERENT] = "different",
	[VERDICT_HIDDEN] = "hidden",
	[VERDICT_UNNAMED] = "unnamed",
	[VERDICT_KVM_ONLY] = "kvm-only",
	[VERDICT_QEMU_ONLY] = "qemu-only",
	[VERDICT_SILENT] = "silent",
};

/* One thing that one side says of one bit; rows are made of sorted claims. */
struct claim {
	struct place place;
	bool from_qemu;
	struct linux_name name;			/* if from Linux */
	const struct qemu_word_fact *word;	/* if from QEMU */
	const struct qemu_name_fact *said;
};

struct joining {
	struct arena *arena;
	struct map *map;
	VEC(struct claim) claims;
};

static int compare_numbers(uint64_t left, uint64_t right)
{
	return (left > right) - (left < right);
}

int place_compare(const struct place *left, const struct place *right)
{
	int order = compare_numbers(left->space, right->space);

	if (!order)
		order = compare_numbers(left->msr, right->msr);
	if (!order)
		order = compare_numbers(left->leaf.function, right->leaf.function);
	if (!order)
		order = compare_numbers(left->leaf.index, right->leaf.index);
	if (!order)
		order = compare_numbers(left->leaf.reg, right->leaf.reg);
	return order ? order : compare_numbers(left->bit, right->bit);
}

static int compare_names(const struct linux_name *left,
			 const struct linux_name *right)
{
	int order = compare_numbers(left->via, right->via);

	if (!order)
		order = compare_numbers(left->word, right->word);
	if (!order)
		order = compare_numbers(left->bit, right->bit);
	return order ? order : strcmp(left->macro, right->macro);
}

/* By place; there Linux before QEMU, and Linux's names in their order. */
static int compare_claims(const void *left, const void *right)
{
	const struct claim *a = left, *b = right;
	int order = place_compare(&a->place, &b->place);

	if (!order)
		order = compare_numbers(a->from_qemu, b->from_qemu);
	if (order || a->from_qemu)
		return order;
	return compare_names(&a->name, &b->name);
}

/* Linux's claims. */

static const struct word_fact *word_with_leaf(const struct linux_facts *facts,
					      uint32_t number)
{
	for (size_t i = 0; i < facts->words.count; i++)
		if (facts->words.items[i].number == number)
			return facts->words.items[i].has_leaf
				       ? &facts->words.items[i] : NULL;
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (facts->kvm_words.items[i].number == number)
			return facts->kvm_words.items[i].has_leaf
				       ? &facts->kvm_words.items[i] : NULL;
	return NULL;
}

static void claim(struct joining *joining, struct leaf leaf, uint32_t bit,
		  struct linux_name name)
{
	struct claim *new = vec_push(joining->arena, &joining->claims);

	new->place = (struct place){ .space = SPACE_CPUID, .leaf = leaf, .bit = bit };
	new->name = name;
}

static struct linux_name feature_name(const struct feature_fact *feature,
				      enum via via)
{
	return (struct linux_name){ .macro = feature->macro,
				    .word = feature->word,
				    .bit = feature->bit,
				    .shown = feature->shown,
				    .via = via };
}

static const struct kvm_feature_fact *
kvm_feature_named(const struct linux_facts *facts, const char *macro)
{
	for (size_t i = 0; i < facts->kvm_features.count; i++)
		if (strcmp(facts->kvm_features.items[i].macro, macro) == 0)
			return &facts->kvm_features.items[i];
	return NULL;
}

/* All the bits that a feature has; false if it has none. */
static bool claim_feature(struct joining *joining, const struct linux_facts *facts,
			  const struct feature_fact *feature)
{
	const struct word_fact *word = word_with_leaf(facts, feature->word);
	size_t before = joining->claims.count;

	if (word)
		claim(joining, word->leaf, feature->bit,
		      feature_name(feature, VIA_WORD));
	for (size_t i = 0; i < facts->scattered.count; i++) {
		const struct scattered_fact *row = &facts->scattered.items[i];

		if (strcmp(row->macro, feature->macro) == 0)
			claim(joining, row->leaf, row->bit,
			      feature_name(feature, VIA_SCATTERED));
	}
	for (size_t i = 0; i < facts->translations.count; i++) {
		const struct translation_fact *row = &facts->translations.items[i];
		const struct kvm_feature_fact *to =
			kvm_feature_named(facts, row->to);

		if (strcmp(row->from, feature->macro) != 0 || !to)
			continue;
		word = word_with_leaf(facts, to->word);
		if (word)
			claim(joining, word->leaf, to->bit,
			      feature_name(feature, VIA_TRANSLATED));
	}
	return joining->claims.count > before;
}

static bool is_translated_to(const struct linux_facts *facts, const char *macro)
{
	for (size_t i = 0; i < facts->translations.count; i++)
		if (strcmp(facts->translations.items[i].to, macro) == 0)
			return true;
	return false;
}

/*
 * A macro of KVM's own. What a feature is translated to is no second name of
 * the bit: the feature itself stands there.
 */
static void claim_kvm_feature(struct joining *joining,
			      const struct linux_facts *facts,
			      const struct kvm_feature_fact *feature)
{
	const struct word_fact *word = word_with_leaf(facts, feature->word);
	bool own_word = feature->word >= facts->feature_words;

	if (!word || is_translated_to(facts, feature->macro))
		return;
	claim(joining, word->leaf, feature->bit,
	      (struct linux_name){ .macro = feature->macro,
				   .word = feature->word,
				   .bit = feature->bit,
				   .via = own_word ? VIA_KVM_ONLY : VIA_WORD,
				   .kvm_macro = true });
}

static int by_number(const void *left, const void *right)
{
	const struct feature_fact *const *a = left, *const *b = right;
	int order = compare_numbers((*a)->word, (*b)->word);

	if (!order)
		order = compare_numbers((*a)->bit, (*b)->bit);
	return order ? order : strcmp((*a)->macro, (*b)->macro);
}

static void claim_linux(struct joining *joining, const struct linux_facts *facts)
{
	struct map *map = joining->map;

	for (size_t i = 0; i < facts->features.count; i++) {
		const struct feature_fact *feature = &facts->features.items[i];

		if (!claim_feature(joining, facts, feature))
			*vec_push(joining->arena, &map->synthetic) = feature;
	}
	for (size_t i = 0; i < facts->kvm_features.count; i++)
		claim_kvm_feature(joining, facts, &facts->kvm_features.items[i]);
	if (map->synthetic.count)
		qsort(map->synthetic.items, map->synthetic.count,
		      sizeof *map->synthetic.items, by_number);
}

/* QEMU's claims. */

static void claim_qemu(struct joining *joining, const struct qemu_facts *facts)
{
	for (size_t i = 0; i < facts->names.count; i++) {
		const struct qemu_name_fact *said = &facts->names.items[i];
		const struct qemu_word_fact *word = &facts->words.items[said->word];
		struct claim *new = vec_push(joining->arena, &joining->claims);

		new->from_qemu = true;
		new->word = word;
		new->said = said;
		new->place.bit = said->bit;
		if (word->is_msr) {
			new->place.space = SPACE_MSR;
			new->place.msr = word->msr;
		} else {
			new->place.leaf = word->leaf;
		}
	}
}

/* Verdicts. */

static int folded(char c)
{
	if (c == '_' || c == '.')
		return '-';
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

const char *map_folded_name(struct arena *arena, const char *name)
{
	char *copy = arena_strndup(arena, name, strlen(name));

	for (char *c = copy; *c; c++)
		*c = (char)folded(*c);
	return copy;
}

static bool names_alike(const char *left, const char *right)
{
	while (*left && folded(*left) == folded(*right))
		left++, right++;
	return folded(*left) == folded(*right);
}

/* What one Linux name (or none) and QEMU's (or none) amount to. */
static enum verdict judge(const struct linux_name *name, const char *qemu)
{
	if (!qemu)
		return name && name->shown ? VERDICT_UNNAMED : VERDICT_SILENT;
	if (!name)
		return VERDICT_QEMU_ONLY;
	if (!name->shown)
		return name->kvm_macro ? VERDICT_KVM_ONLY : VERDICT_HIDDEN;
	if (strcmp(name->shown, qemu) == 0)
		return VERDICT_IDENTICAL;
	return names_alike(name->shown, qemu) ? VERDICT_SPELLING
					      : VERDICT_DIFFERENT;
}

/* With several Linux names the best verdict counts: the enum is in that order. */
static enum verdict judge_row(const struct map_row *row)
{
	enum verdict best = judge(row->name_count ? &row->names[0] : NULL,
				  row->qemu_name);

	for (size_t i = 1; i < row->name_count; i++) {
		enum verdict verdict = judge(&row->names[i], row->qemu_name);

		if (verdict < best)
			best = verdict;
	}
	return best;
}

/* Rows. */

/* Whether the macro stands on the row already: by an earlier via, then. */
static bool has_macro(const struct map_row *row, const char *macro)
{
	for (size_t i = 0; i < row->name_count; i++)
		if (strcmp(row->names[i].macro, macro) == 0)
			return true;
	return false;
}

/* Makes one row of COUNT claims on the same bit. */
static void add_row(struct joining *joining, const struct claim *claims,
		    size_t count)
{
	struct map_row *row = vec_push(joining->arena, &joining->map->rows);

	row->place = claims[0].place;
	row->names = arena_alloc(joining->arena, count * sizeof *row->names);
	for (size_t i = 0; i < count; i++) {
		if (!claims[i].from_qemu) {
			if (!has_macro(row, claims[i].name.macro))
				row->names[row->name_count++] = claims[i].name;
			continue;
		}
		row->qemu_word = claims[i].word->name;
		row->qemu_name = claims[i].said->name;
		row->qemu_hint = claims[i].said->hint;
	}
	row->verdict = judge_row(row);
	joining->map->counts[row->verdict]++;
}

static int by_macro(const void *left, const void *right)
{
	const struct macro_place *a = left, *b = right;
	int order = strcmp(a->macro, b->macro);

	return order ? order : (a->row > b->row) - (a->row < b->row);
}

static void index_macros(struct joining *joining)
{
	struct map *map = joining->map;

	for (size_t i = 0; i < map->rows.count; i++)
		for (size_t k = 0; k < map->rows.items[i].name_count; k++)
			*vec_push(joining->arena, &map->by_macro) =
				(struct macro_place){
					map->rows.items[i].names[k].macro,
					&map->rows.items[i] };
	if (map->by_macro.count)
		qsort(map->by_macro.items, map->by_macro.count,
		      sizeof *map->by_macro.items, by_macro);
}

void map_build(struct map *map, struct arena *arena,
	       const struct facts *linux_tree, const struct facts *qemu_tree)
{
	struct joining joining = { .arena = arena, .map = map };
	size_t count;

	*map = (struct map){ .linux_tree = linux_tree, .qemu_tree = qemu_tree };
	claim_linux(&joining, &linux_tree->linux_tree);
	if (qemu_tree)
		claim_qemu(&joining, &qemu_tree->qemu_tree);
	if (joining.claims.count)
		qsort(joining.claims.items, joining.claims.count,
		      sizeof *joining.claims.items, compare_claims);
	for (size_t start = 0; start < joining.claims.count; start += count) {
		const struct claim *claims = &joining.claims.items[start];

		for (count = 1; start + count < joining.claims.count; count++)
			if (place_compare(&claims[0].place, &claims[count].place))
				break;
		add_row(&joining, claims, count);
	}
	index_macros(&joining);
}

const struct macro_place *map_find_macro(const struct map *map,
					 const char *macro)
{
	size_t low = 0, high = map->by_macro.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(map->by_macro.items[middle].macro, macro) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < map->by_macro.count &&
			       strcmp(map->by_macro.items[low].macro, macro) == 0
		       ? &map->by_macro.items[low] : NULL;
}
