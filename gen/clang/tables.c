/* SPDX-License-Identifier: MIT */
/*
 * Reads the tables of arch/x86/kernel/cpu: cpuid_bits[] of scattered.c, and
 * cpuid_deps[].
 */
#include "linux.h"
#include "rough.h"

/* How a num shares 64 bits: value, line and column. */
enum {
	COLUMN_BITS = 20,
	LINE_BITS = 24,
	VALUE_BITS = 64 - LINE_BITS - COLUMN_BITS,
};

static const char *const scattered_columns[] = { "row.feature.packed", "row.reg",
						 "row.bit", "row.level",
						 "row.sub_leaf" };
static const char *const dependency_columns[] = { "row.feature.packed",
						  "row.depends.packed" };

/* What a num holds. */
struct written {
	uint64_t number;
	uint32_t offset;	/* where it was written */
};

/* Finding. */

void show_struct(struct linux_view *linux_view, struct excerpt *excerpt,
		 const char *name)
{
	if (!excerpt_show(excerpt, CONSTRUCT_STRUCT, name))
		diag_error(linux_view->reading->diag,
			   (struct span){ excerpt->source, 0, 0 }, DIAG_MISSING,
			   "there is no struct %s in this file", name);
}

/* Has the struct's member know where its value was written. */
static void show_written(struct linux_view *linux_view, struct excerpt *excerpt,
			 const char *name, const char *member)
{
	if (!excerpt_retype(excerpt, name, member, "num"))
		diag_error(linux_view->reading->diag,
			   (struct span){ excerpt->source, 0, 0 }, DIAG_CONSTRUCT,
			   "struct %s has no '%s'", name, member);
}

void tables_find(struct linux_view *linux_view)
{
	struct reading *reading = linux_view->reading;
	struct tables *tables = &linux_view->tables;

	if (linux_view->kvm.registers)
		tables->scattered = reading_find(reading, "scattered", CONSTRUCT_ARRAY,
						 "cpuid_bits", true);
	if (tables->scattered) {
		show_struct(linux_view, tables->scattered, "cpuid_bit");
		show_written(linux_view, tables->scattered, "cpuid_bit", "feature");
	}
	if (!reading->bits_only)
		tables->dependencies = reading_find(reading, "dependencies",
						    CONSTRUCT_ARRAY, "cpuid_deps", true);
	if (tables->dependencies) {
		show_struct(linux_view, tables->dependencies, "cpuid_dep");
		show_written(linux_view, tables->dependencies, "cpuid_dep", "feature");
		show_written(linux_view, tables->dependencies, "cpuid_dep", "depends");
	}
}

/* Asking. */

void tables_show(struct view *view)
{
	view_text(view,
		  "struct num {\n"
		  "	unsigned long long packed;\n"
		  "	constexpr num(unsigned long long number = 0,\n"
		  "		      unsigned long long line = __builtin_LINE(),\n"
		  "		      unsigned long long column = __builtin_COLUMN())\n"
		  "		: packed((number < (1 << %d) - 1 ? number : (1 << %d) - 1) << %d |\n"
		  "			 (line & ((1 << %d) - 1)) << %d |\n"
		  "			 (column & ((1 << %d) - 1))) {}\n"
		  "};",
		  VALUE_BITS, VALUE_BITS, LINE_BITS + COLUMN_BITS, LINE_BITS,
		  COLUMN_BITS, COLUMN_BITS);
	view_constexpr(view, "cpuid_bits");
	view_constexpr(view, "cpuid_deps");
}

static question ask_table(struct linux_view *linux_view, const struct excerpt *excerpt,
			  const char *array, const char *const *columns, size_t count,
			  uint32_t *rows)
{
	*rows = 1 + excerpt_count_commas(excerpt, CONSTRUCT_ARRAY, array);
	return view_ask_rows(linux_view->view, (struct span){ excerpt->source, 0, 0 },
			     array, columns, count, *rows);
}

void tables_ask(struct linux_view *linux_view)
{
	struct tables *tables = &linux_view->tables;

	view_text(linux_view->view, "#undef cpuid_bits\n#undef cpuid_deps");
	if (tables->scattered)
		tables->scattered_count = ask_table(
			linux_view, tables->scattered, "cpuid_bits", scattered_columns,
			sizeof scattered_columns / sizeof *scattered_columns,
			&tables->scattered_rows);
	if (tables->dependencies)
		tables->dependency_count = ask_table(
			linux_view, tables->dependencies, "cpuid_deps",
			dependency_columns,
			sizeof dependency_columns / sizeof *dependency_columns,
			&tables->dependency_rows);
}

/* Answering. */

static struct written unpack(const struct excerpt *excerpt, uint64_t packed)
{
	const uint64_t line = packed >> COLUMN_BITS & ((1 << LINE_BITS) - 1),
		       column = packed & ((1 << COLUMN_BITS) - 1);

	return (struct written){ packed >> (LINE_BITS + COLUMN_BITS),
				 excerpt_offset(excerpt, (uint32_t)line,
						(uint32_t)column) };
}

/*
 * The macro that is written there, if it is a feature of that number; else any
 * that is. Null, reported at PLACE, if none is.
 */
static const char *macro_written(struct linux_view *linux_view,
				 const struct source *source,
				 const struct written *written, struct span place)
{
	const struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	const char *other = NULL;

	for (size_t i = 0; i < facts->features.count; i++) {
		const struct feature_fact *feature = &facts->features.items[i];

		if (feature->word * BITS_PER_WORD + feature->bit != written->number)
			continue;
		if (!other)
			other = feature->macro;
		if (rough_reads(source, written->offset,
				rough_after_word(source, written->offset),
				feature->macro))
			return feature->macro;
	}
	if (!other)
		diag_error(linux_view->view->diag, place, DIAG_NAME,
			   "no feature has the number %llu",
			   (unsigned long long)written->number);
	return other;
}

/* A row's opening brace, which is somewhere before its first value. */
static struct span opening_brace(struct source *source, uint32_t offset)
{
	while (offset > 0 && source->text[offset] != '{')
		offset--;
	return (struct span){ source, offset, offset + 1 };
}

/* Adds the fact of a row; false if that is the row of zeros. */
static bool answer_scattered_row(struct linux_view *linux_view, const uint64_t *row)
{
	enum { FEATURE, REG, BIT, LEVEL, SUB_LEAF };
	struct excerpt *excerpt = linux_view->tables.scattered;
	struct source *source = excerpt->source;
	struct written feature = unpack(excerpt, row[FEATURE]);
	struct scattered_fact fact = { .bit = (uint32_t)row[BIT],
				       .place = opening_brace(source, feature.offset) };

	if (feature.number == 0)
		return false;
	fact.macro = macro_written(linux_view, source, &feature, fact.place);
	if (!fact.macro)
		return true;
	if (row[BIT] >= BITS_PER_WORD)
		diag_error(linux_view->view->diag, fact.place, DIAG_VALUE,
			   "there is no bit %llu", (unsigned long long)row[BIT]);
	else if (make_leaf(linux_view, row[LEVEL], row[SUB_LEAF], row[REG],
			   fact.place, &fact.leaf))
		*vec_push(linux_view->reading->arena,
			  &linux_view->reading->facts->linux_tree.scattered) = fact;
	return true;
}

static bool answer_dependency_row(struct linux_view *linux_view, const uint64_t *row)
{
	struct excerpt *excerpt = linux_view->tables.dependencies;
	struct source *source = excerpt->source;
	struct written feature = unpack(excerpt, row[0]), needs = unpack(excerpt, row[1]);
	struct dependency_fact fact = { .place = opening_brace(source, feature.offset) };

	if (feature.number == 0 && needs.number == 0)
		return false;
	fact.macro = macro_written(linux_view, source, &feature, fact.place);
	fact.needs = macro_written(linux_view, source, &needs, fact.place);
	if (fact.macro && fact.needs)
		*vec_push(linux_view->reading->arena,
			  &linux_view->reading->facts->linux_tree.dependencies) = fact;
	return true;
}

typedef bool answer_row(struct linux_view *linux_view, const uint64_t *row);

/* Row by row, up to the row of zeros, which must be the last. */
static void answer_table(struct linux_view *linux_view, const struct excerpt *excerpt,
			 const char *array, answer_row *answer, question number,
			 uint32_t rows, size_t columns)
{
	const uint64_t *answers = &linux_view->view->answers.items[number];
	uint32_t i = 0;

	while (i < answers[0] && i < rows &&
	       answer(linux_view, &answers[1 + i * columns]))
		i++;
	if (i + 1 != answers[0])
		diag_error(linux_view->view->diag,
			   (struct span){ excerpt->source, 0, 0 }, DIAG_CONSTRUCT,
			   "the row of zeros is not the last of %s[]", array);
}

void tables_answer(struct linux_view *linux_view)
{
	struct tables *tables = &linux_view->tables;

	if (tables->scattered)
		answer_table(linux_view, tables->scattered, "cpuid_bits",
			     answer_scattered_row, tables->scattered_count,
			     tables->scattered_rows,
			     sizeof scattered_columns / sizeof *scattered_columns);
	if (tables->dependencies)
		answer_table(linux_view, tables->dependencies, "cpuid_deps",
			     answer_dependency_row, tables->dependency_count,
			     tables->dependency_rows,
			     sizeof dependency_columns / sizeof *dependency_columns);
}
