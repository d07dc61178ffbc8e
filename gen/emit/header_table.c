/* SPDX-License-Identifier: MIT */
#include "header_table.h"

#include <stdio.h>
#include <stdlib.h>

/* Building: the table, and where its memory comes from. */
struct builder {
	struct arena *arena;
	struct header_table *table;
};

/* One kind of name of one row. */
struct use {
	const char *name;
	uint32_t row;
	enum header_kind kind;
};

typedef VEC(struct use) use_list;

static int compare_numbers(uint32_t left, uint32_t right)
{
	return (left > right) - (left < right);
}

static int compare_words(const struct header_word *left,
			 const struct header_word *right)
{
	int order = compare_numbers(left->space, right->space);

	if (order == 0)
		order = compare_numbers(left->number, right->number);
	if (order == 0)
		order = compare_numbers(left->index, right->index);
	if (order == 0)
		order = compare_numbers(left->reg, right->reg);
	return order;
}

/* The binary search for words needs them in order, and rows come by word. */
static void require_order(int order)
{
	if (order < 0)
		return;
	fputs("featmap: internal error: the header's words are not in order\n", stderr);
	abort();
}

/* The word's number; it is added if the last one is another. */
static uint32_t word_number(const struct builder *builder, struct header_word word)
{
	struct header_table *table = builder->table;
	uint32_t count = (uint32_t)table->words.count;

	if (count > 0) {
		int order = compare_words(&table->words.items[count - 1], &word);

		if (order == 0)
			return count - 1;
		require_order(order);
	}
	word.first_row = (uint32_t)table->rows.count;
	*vec_push(builder->arena, &table->words) = word;
	return count;
}

static void add_row(const struct builder *builder, struct header_word word,
		    uint32_t bit, const char *macro, const char *shown,
		    const char *qemu)
{
	uint32_t number = word_number(builder, word);

	*vec_push(builder->arena, &builder->table->rows) = (struct header_row){
		.word = number,
		.bit = bit,
		.names = { [HEADER_MACRO] = macro ? macro : "",
			   [HEADER_SHOWN] = shown ? shown : "",
			   [HEADER_QEMU] = qemu ? qemu : "" },
	};
}

static struct header_word word_of(const struct place *place)
{
	if (place->space == SPACE_MSR)
		return (struct header_word){ .space = HEADER_MSR, .number = place->msr };
	return (struct header_word){
		.space = HEADER_CPUID,
		.number = place->leaf.function,
		.index = place->leaf.index,
		.reg = place->leaf.reg,
	};
}

/* A row for each macro on the bit; one without where only QEMU names it. */
static void add_bit(const struct builder *builder, const struct map_row *row)
{
	struct header_word word = word_of(&row->place);

	for (size_t i = 0; i < row->name_count; i++)
		add_row(builder, word, row->place.bit, row->names[i].macro,
			row->names[i].shown, row->qemu_name);
	if (row->name_count == 0 && row->qemu_name)
		add_row(builder, word, row->place.bit, NULL, NULL, row->qemu_name);
}

static int by_number(const void *left, const void *right)
{
	const struct feature_fact *a = left, *b = right;
	int order = compare_numbers(a->word, b->word);

	if (order == 0)
		order = compare_numbers(a->bit, b->bit);
	return order ? order : strcmp(a->macro, b->macro);
}

static void add_feature(const struct builder *builder, enum header_space space,
			const struct feature_fact *feature)
{
	add_row(builder, (struct header_word){ .space = space, .number = feature->word },
		feature->bit, feature->macro, feature->shown, NULL);
}

static void add_features(const struct builder *builder, enum header_space space,
			 const struct feature_fact *features, size_t count)
{
	struct feature_fact *sorted =
		arena_alloc(builder->arena, (count + 1) * sizeof *sorted);

	for (size_t i = 0; i < count; i++)
		sorted[i] = features[i];
	qsort(sorted, count, sizeof *sorted, by_number);
	for (size_t i = 0; i < count; i++)
		add_feature(builder, space, &sorted[i]);
}

static void add_rows(const struct builder *builder, const struct map *map)
{
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	for (size_t i = 0; i < map->rows.count; i++)
		add_bit(builder, &map->rows.items[i]);
	for (size_t i = 0; i < map->synthetic.count; i++)
		add_feature(builder, HEADER_LINUX, map->synthetic.items[i]);
	add_features(builder, HEADER_BUG, facts->bugs.items, facts->bugs.count);
	add_features(builder, HEADER_VMX, facts->vmx.items, facts->vmx.count);
}

/* The names. */

static int by_name(const void *left, const void *right)
{
	const struct use *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	if (order == 0)
		order = compare_numbers(a->row, b->row);
	return order ? order : compare_numbers(a->kind, b->kind);
}

static void collect_uses(const struct builder *builder, use_list *uses)
{
	const struct header_table *table = builder->table;

	for (uint32_t i = 0; i < table->rows.count; i++)
		for (enum header_kind kind = 0; kind < HEADER_KINDS; kind++)
			if (*table->rows.items[i].names[kind])
				*vec_push(builder->arena, uses) = (struct use){
					table->rows.items[i].names[kind], i, kind };
	if (uses->count)
		qsort(uses->items, uses->count, sizeof *uses->items, by_name);
}

/* Names and their rows; a row that bears a name on both sides is listed once. */
static void add_names(const struct builder *builder, const use_list *uses)
{
	struct header_table *table = builder->table;

	for (size_t i = 0; i < uses->count; i++) {
		const struct use *use = &uses->items[i];
		bool again = i > 0 && strcmp(use->name, use[-1].name) == 0;

		if (!again)
			*vec_push(builder->arena, &table->names) = (struct header_name){
				.name = use->name,
				.first = (uint32_t)table->row_list.count };
		if (again && use->row == use[-1].row)
			continue;
		*vec_push(builder->arena, &table->row_list) = use->row;
		table->names.items[table->names.count - 1].count++;
	}
}

static void build_hash(const struct builder *builder)
{
	struct header_table *table = builder->table;
	const char **names = arena_alloc(builder->arena,
					 (table->names.count + 1) * sizeof *names);

	for (size_t i = 0; i < table->names.count; i++)
		names[i] = table->names.items[i].name;
	perfect_hash_build(&table->hash, builder->arena, names, table->names.count);
}

static void lay_out_pool(struct header_table *table)
{
	table->pool_size = 1;
	for (uint32_t slot = 0; slot < table->hash.count; slot++) {
		struct header_name *name = &table->names.items[table->hash.names[slot]];

		name->text = table->pool_size;
		table->pool_size += (uint32_t)strlen(name->name) + 1;
	}
}

/* Uses and names are in the same order: one walk through both. */
static void set_texts(struct header_table *table, const use_list *uses)
{
	size_t name = 0;

	for (size_t i = 0; i < uses->count; i++) {
		const struct use *use = &uses->items[i];

		while (strcmp(table->names.items[name].name, use->name) != 0)
			name++;
		table->rows.items[use->row].texts[use->kind] =
			table->names.items[name].text;
	}
}

void header_table_build(struct header_table *table, struct arena *arena,
			const struct map *map)
{
	struct builder builder = { arena, table };
	use_list uses = { 0 };

	*table = (struct header_table){ 0 };
	add_rows(&builder, map);
	collect_uses(&builder, &uses);
	add_names(&builder, &uses);
	build_hash(&builder);
	lay_out_pool(table);
	set_texts(table, &uses);
}
