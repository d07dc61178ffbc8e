/* SPDX-License-Identifier: MIT */
#include "map.h"

#include <stdlib.h>

#include "spelling.h"

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

const char *const verdict_meanings[VERDICT_COUNT] = {
	[VERDICT_IDENTICAL] = "one name on both sides",
	[VERDICT_SPELLING] = "the same but for case and _ . -",
	[VERDICT_DIFFERENT] = "two names for one bit",
	[VERDICT_HIDDEN] = "Linux does not show it, QEMU names it",
	[VERDICT_UNNAMED] = "Linux shows it, QEMU has no name for it",
	[VERDICT_KVM_ONLY] = "only KVM knows it on the Linux side, QEMU names it",
	[VERDICT_QEMU_ONLY] = "no macro in Linux, QEMU names it",
	[VERDICT_SILENT] = "neither side shows a name",
};

/* One thing that one side says of one bit; rows are made of sorted claims. */
struct claim {
	struct place place;
	enum { CLAIM_LINUX, CLAIM_CAP, CLAIM_OP, CLAIM_QEMU } kind;
	struct linux_name name;			/* CLAIM_LINUX */
	const struct kvm_cap_fact *cap;		/* CLAIM_CAP */
	const struct kvm_op_fact *op;		/* CLAIM_OP */
	const struct qemu_word_fact *word;	/* CLAIM_QEMU */
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

static int compare_ops(const struct kvm_op_fact *left,
		       const struct kvm_op_fact *right)
{
	int order = strcmp(left->function, right->function);

	return order ? order : compare_numbers(left->number, right->number);
}

/* By place; there Linux, KVM's list, what KVM does later, QEMU. */
static int compare_claims(const void *left, const void *right)
{
	const struct claim *a = left, *b = right;
	int order = place_compare(&a->place, &b->place);

	if (!order)
		order = compare_numbers(a->kind, b->kind);
	if (order)
		return order;
	switch (a->kind) {
	case CLAIM_LINUX:
		return compare_names(&a->name, &b->name);
	case CLAIM_CAP:
		return compare_numbers(a->cap->class, b->cap->class);
	case CLAIM_OP:
		return compare_ops(a->op, b->op);
	default:
		return 0;
	}
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

static struct claim *claim_bit(struct joining *joining, struct leaf leaf,
			       uint32_t bit)
{
	struct claim *new = vec_push(joining->arena, &joining->claims);

	new->place = (struct place){ .space = SPACE_CPUID, .leaf = leaf, .bit = bit };
	return new;
}

static void claim(struct joining *joining, struct leaf leaf, uint32_t bit,
		  struct linux_name name)
{
	struct claim *new = claim_bit(joining, leaf, bit);

	new->kind = CLAIM_LINUX;
	new->name = name;
}

static struct linux_name feature_name(const struct feature_fact *feature,
				      enum via via)
{
	return (struct linux_name){ .macro = feature->macro,
				    .word = feature->word,
				    .bit = feature->bit,
				    .shown = feature->shown,
				    .via = via,
				    .place = feature->place };
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
				   .kvm_macro = true,
				   .place = feature->place });
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

/* KVM's claims. A word without a leaf has no bits that anybody could see. */

static void claim_kvm(struct joining *joining, const struct linux_facts *facts)
{
	for (size_t i = 0; i < facts->kvm_caps.count; i++) {
		const struct kvm_cap_fact *cap = &facts->kvm_caps.items[i];
		const struct word_fact *word = map_find_word(facts, cap->word);
		struct claim *new;

		if (!word || !word->has_leaf)
			continue;
		new = claim_bit(joining, word->leaf, cap->bit);
		new->kind = CLAIM_CAP;
		new->cap = cap;
	}
	for (size_t i = 0; i < facts->kvm_ops.count; i++) {
		const struct kvm_op_fact *op = &facts->kvm_ops.items[i];
		const struct word_fact *word = map_find_word(facts, op->word);
		struct claim *new;

		if (!word || !word->has_leaf)
			continue;
		new = claim_bit(joining, word->leaf, op->bit);
		new->kind = CLAIM_OP;
		new->op = op;
	}
}

/* QEMU's claims. */

static void claim_qemu(struct joining *joining, const struct qemu_facts *facts)
{
	for (size_t i = 0; i < facts->names.count; i++) {
		const struct qemu_name_fact *said = &facts->names.items[i];
		const struct qemu_word_fact *word = &facts->words.items[said->word];
		struct claim *new = vec_push(joining->arena, &joining->claims);

		new->kind = CLAIM_QEMU;
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
	return spelling_alike(name->shown, qemu) ? VERDICT_SPELLING
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

static void add_claim(struct map_row *row, const struct claim *claim)
{
	switch (claim->kind) {
	case CLAIM_LINUX:
		if (!has_macro(row, claim->name.macro))
			row->names[row->name_count++] = claim->name;
		break;
	case CLAIM_CAP:
		if (!row->kvm.cap)
			row->kvm.cap = claim->cap;
		break;
	case CLAIM_OP:
		row->kvm.ops[row->kvm.op_count++] = claim->op;
		break;
	case CLAIM_QEMU:
		row->qemu_word = claim->word;
		row->qemu = claim->said;
		row->qemu_name = claim->said->name;
		row->qemu_hint = claim->said->hint;
	}
}

/* Makes one row of COUNT claims on the same bit. */
static void add_row(struct joining *joining, const struct claim *claims,
		    size_t count)
{
	struct map_row *row = vec_push(joining->arena, &joining->map->rows);

	row->place = claims[0].place;
	row->names = arena_alloc(joining->arena, count * sizeof *row->names);
	row->kvm.ops = arena_alloc(joining->arena, count * sizeof *row->kvm.ops);
	for (size_t i = 0; i < count; i++)
		add_claim(row, &claims[i]);
	row->verdict = judge_row(row);
	joining->map->counts[row->verdict]++;
}

static int by_macro(const void *left, const void *right)
{
	const struct macro_place *a = left, *b = right;
	int order = strcmp(a->macro, b->macro);

	return order ? order : (a->row > b->row) - (a->row < b->row);
}

void map_index_macros(struct map *map, struct arena *arena)
{
	for (size_t i = 0; i < map->rows.count; i++)
		for (size_t k = 0; k < map->rows.items[i].name_count; k++)
			*vec_push(arena, &map->by_macro) =
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
	claim_kvm(&joining, &linux_tree->linux_tree);
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
	map_index_macros(map, arena);
	map_join_left_out(map, arena);
}

/* Questions. */

bool map_kvm_speaks(const struct map_row *row)
{
	return row->kvm.cap || row->kvm.op_count || row->kvm.left_out;
}

const struct word_fact *map_find_word(const struct linux_facts *facts,
				      const char *name)
{
	for (size_t i = 0; i < facts->words.count; i++)
		if (strcmp(facts->words.items[i].name, name) == 0)
			return &facts->words.items[i];
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (strcmp(facts->kvm_words.items[i].name, name) == 0)
			return &facts->kvm_words.items[i];
	return NULL;
}

struct map_row *map_find_row(const struct map *map, const struct place *place)
{
	size_t low = 0, high = map->rows.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (place_compare(&map->rows.items[middle].place, place) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < map->rows.count &&
			       place_compare(&map->rows.items[low].place, place) == 0
		       ? &map->rows.items[low] : NULL;
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
