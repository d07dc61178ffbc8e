/* SPDX-License-Identifier: MIT */
/* Reads QEMU's feature_dependencies[], given its feature words. */
#include "rows.h"

/* The table, by two structs: FeatureDep's fields are FeatureMasks. */
struct table {
	struct reader *reader;
	struct rows dependencies, masks;
	uint64_t *numbers;	/* of each word among the facts, by its enumerator */
};

/* The word of that number, as facts index it; false, reported, if there is none. */
static bool find_word(const struct table *table, uint64_t number,
		      struct span place, uint32_t *word)
{
	const struct qemu_facts *facts = &table->reader->facts->qemu_tree;

	for (*word = 0; *word < facts->words.count; ++*word)
		if (table->numbers[*word] == number)
			return true;
	diag_error(table->reader->diag, place, DIAG_VALUE,
		   "feature_word_info[] has no word %lld", (long long)number);
	return false;
}

/* A FeatureMask; one that is not given, or empty, is zeros, as in C. */
static bool read_mask(const struct table *table, const struct row *dependency,
		      const char *field, uint32_t *word, uint64_t *mask)
{
	struct row row = { .place = dependency->place };
	const struct init *init;
	uint64_t number;

	return rows_field(&table->dependencies, dependency, field, &init) &&
	       (!init || rows_take(&table->masks, init, &row)) &&
	       rows_number(&table->masks, &row, "index", UINT64_MAX, &number) &&
	       rows_number(&table->masks, &row, "mask", UINT64_MAX, mask) &&
	       find_word(table, number, row.place, word);
}

static void read_dependency(const struct table *table, const struct init_item *item)
{
	struct reader *reader = table->reader;
	struct qemu_dependency_fact fact;
	struct row row;

	if (item->designator_count) {
		diag_error(reader->diag,
			   unit_range_span(table->dependencies.file,
					   &table->dependencies.file->code,
					   item->value->tokens),
			   DIAG_CONSTRUCT, "a designator is not known here");
		return;
	}
	if (!rows_take(&table->dependencies, item->value, &row))
		return;
	fact.place = row.place;
	if (read_mask(table, &row, "from", &fact.from_word, &fact.from_mask) &&
	    read_mask(table, &row, "to", &fact.to_word, &fact.to_mask))
		*vec_push(reader->arena, &reader->facts->qemu_tree.dependencies) =
			fact;
}

static bool read_numbers(struct table *table, struct span place)
{
	struct reader *reader = table->reader;
	const struct qemu_facts *facts = &reader->facts->qemu_tree;
	struct value value;

	table->numbers = arena_alloc(reader->arena, facts->words.count *
							    sizeof *table->numbers);
	for (size_t i = 0; i < facts->words.count; i++) {
		if (!unit_named_value(reader->unit, facts->words.items[i].name,
				      place, &value))
			return false;
		table->numbers[i] = value.bits;
	}
	return true;
}

/* Prepares the rows of a struct that may stand in another file than they. */
static bool prepare(struct rows *rows, struct reader *reader, struct unit_file *file,
		    const char *name)
{
	struct found type = reader_find(reader, "dependency-types", find_struct, name, true);

	if (!type.file || !rows_prepare(rows, reader, type.file, name))
		return false;
	rows->file = file;
	return true;
}

void read_qemu_dependencies(struct reader *reader)
{
	struct found found = reader_find(reader, "dependencies", find_array,
					 "feature_dependencies", true);
	struct table table = { .reader = reader };
	const struct init *rows;

	if (!found.file ||
	    !prepare(&table.dependencies, reader, found.file, "FeatureDep") ||
	    !prepare(&table.masks, reader, found.file, "FeatureMask") ||
	    !read_numbers(&table, unit_span(found.file,
					    &found.file->code.items[found.token])))
		return;
	table.dependencies.nested = true;
	rows = reader_init(reader, found);
	for (size_t i = 0; rows && i < rows->count; i++)
		read_dependency(&table, &rows->items[i]);
}
