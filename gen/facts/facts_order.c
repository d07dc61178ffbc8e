/* SPDX-License-Identifier: MIT */
/*
 * The order of facts in memory: by what they hold, never by where a tree has
 * it. A tree and its saved facts, whose lines are sorted, are alike then, and
 * whatever goes through these lists prints the same of either.
 */
#include "facts.h"

#include <stdlib.h>

static int numbers(uint64_t left, uint64_t right)
{
	return (left > right) - (left < right);
}

/* An absent text comes first. */
static int texts(const char *left, const char *right)
{
	return left && right ? strcmp(left, right) : numbers(!!left, !!right);
}

static int leaves(const struct leaf *left, const struct leaf *right)
{
	int order = numbers(left->function, right->function);

	if (!order)
		order = numbers(left->index, right->index);
	return order ? order : numbers(left->reg, right->reg);
}

static int by_text(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;

	return strcmp(*a, *b);
}

static int word_order(const void *left, const void *right)
{
	const struct word_fact *a = left, *b = right;
	int order = numbers(a->number, b->number);

	return order ? order : strcmp(a->name, b->name);
}

static int feature_order(const void *left, const void *right)
{
	const struct feature_fact *a = left, *b = right;
	int order = numbers(a->word, b->word);

	if (!order)
		order = numbers(a->bit, b->bit);
	if (!order)
		order = strcmp(a->macro, b->macro);
	return order ? order : texts(a->shown, b->shown);
}

static int scattered_order(const void *left, const void *right)
{
	const struct scattered_fact *a = left, *b = right;
	int order = strcmp(a->macro, b->macro);

	if (!order)
		order = leaves(&a->leaf, &b->leaf);
	return order ? order : numbers(a->bit, b->bit);
}

static int kvm_feature_order(const void *left, const void *right)
{
	const struct kvm_feature_fact *a = left, *b = right;
	int order = numbers(a->word, b->word);

	if (!order)
		order = numbers(a->bit, b->bit);
	return order ? order : strcmp(a->macro, b->macro);
}

static int translation_order(const void *left, const void *right)
{
	const struct translation_fact *a = left, *b = right;
	int order = strcmp(a->from, b->from);

	return order ? order : strcmp(a->to, b->to);
}

static int cap_order(const void *left, const void *right)
{
	const struct kvm_cap_fact *a = left, *b = right;
	int order = strcmp(a->word, b->word);

	if (!order)
		order = numbers(a->bit, b->bit);
	if (!order)
		order = numbers(a->class, b->class);
	if (!order)
		order = texts(a->macro, b->macro);
	return order ? order : texts(a->condition, b->condition);
}

static int left_out_order(const void *left, const void *right)
{
	const struct kvm_left_out_fact *a = left, *b = right;
	int order = strcmp(a->word, b->word);

	return order ? order : strcmp(a->name, b->name);
}

static int op_order(const void *left, const void *right)
{
	const struct kvm_op_fact *a = left, *b = right;
	int order = strcmp(a->function, b->function);

	return order ? order : numbers(a->number, b->number);
}

static int dependency_order(const void *left, const void *right)
{
	const struct dependency_fact *a = left, *b = right;
	int order = strcmp(a->macro, b->macro);

	return order ? order : strcmp(a->needs, b->needs);
}

static int setter_order(const void *left, const void *right)
{
	const struct setter_fact *a = left, *b = right;
	int order = strcmp(a->macro, b->macro);

	if (!order)
		order = strcmp(a->path, b->path);
	if (!order)
		order = numbers(a->line, b->line);
	if (!order)
		order = strcmp(a->call, b->call);
	return order ? order : strcmp(a->function, b->function);
}

#define SORT(list, order)                                                      \
	((list)->count ? qsort((list)->items, (list)->count,                   \
			       sizeof *(list)->items, (order))                 \
		       : (void)0)

static void sort_linux(struct linux_facts *facts)
{
	SORT(&facts->words, word_order);
	SORT(&facts->kvm_words, word_order);
	SORT(&facts->features, feature_order);
	SORT(&facts->bugs, feature_order);
	SORT(&facts->vmx, feature_order);
	SORT(&facts->conditional, feature_order);
	SORT(&facts->scattered, scattered_order);
	SORT(&facts->kvm_features, kvm_feature_order);
	SORT(&facts->translations, translation_order);
	SORT(&facts->kvm_caps, cap_order);
	SORT(&facts->kvm_left_out, left_out_order);
	SORT(&facts->kvm_ops, op_order);
	SORT(&facts->dependencies, dependency_order);
	SORT(&facts->setters, setter_order);
}

/* QEMU's words are named by their index: it moves with them. */

struct moved_word {
	struct qemu_word_fact word;
	uint32_t old_index;
};

static int qemu_word_order(const void *left, const void *right)
{
	const struct moved_word *a = left, *b = right;
	int order = numbers(a->word.is_msr, b->word.is_msr);

	if (!order)
		order = numbers(a->word.msr, b->word.msr);
	return order ? order : leaves(&a->word.leaf, &b->word.leaf);
}

/* Sorts the words; where the word of an old index stands now, in ARENA. */
static uint32_t *sort_qemu_words(struct arena *arena, struct qemu_facts *facts)
{
	size_t count = facts->words.count;
	struct moved_word *moved = arena_alloc_raw(arena, count * sizeof *moved);
	uint32_t *now = arena_alloc_raw(arena, count * sizeof *now);

	for (size_t i = 0; i < count; i++)
		moved[i] = (struct moved_word){ facts->words.items[i], (uint32_t)i };
	if (count)
		qsort(moved, count, sizeof *moved, qemu_word_order);
	for (size_t i = 0; i < count; i++) {
		facts->words.items[i] = moved[i].word;
		now[moved[i].old_index] = (uint32_t)i;
	}
	return now;
}

static int qemu_name_order(const void *left, const void *right)
{
	const struct qemu_name_fact *a = left, *b = right;
	int order = numbers(a->word, b->word);

	return order ? order : numbers(a->bit, b->bit);
}

static int qemu_dependency_order(const void *left, const void *right)
{
	const struct qemu_dependency_fact *a = left, *b = right;
	int order = numbers(a->from_word, b->from_word);

	if (!order)
		order = numbers(a->from_mask, b->from_mask);
	if (!order)
		order = numbers(a->to_word, b->to_word);
	return order ? order : numbers(a->to_mask, b->to_mask);
}

static int qemu_alias_order(const void *left, const void *right)
{
	const struct qemu_alias_fact *a = left, *b = right;

	return strcmp(a->alias, b->alias);
}

static void sort_qemu(struct arena *arena, struct qemu_facts *facts)
{
	const uint32_t *now = sort_qemu_words(arena, facts);

	for (size_t i = 0; i < facts->names.count; i++)
		facts->names.items[i].word = now[facts->names.items[i].word];
	for (size_t i = 0; i < facts->dependencies.count; i++) {
		struct qemu_dependency_fact *fact = &facts->dependencies.items[i];

		fact->from_word = now[fact->from_word];
		fact->to_word = now[fact->to_word];
	}
	SORT(&facts->names, qemu_name_order);
	SORT(&facts->dependencies, qemu_dependency_order);
	SORT(&facts->aliases, qemu_alias_order);
}

void facts_sort(struct facts *facts, struct arena *arena)
{
	SORT(&facts->missing, by_text);
	sort_linux(&facts->linux_tree);
	sort_qemu(arena, &facts->qemu_tree);
}
