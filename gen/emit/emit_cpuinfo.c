/* SPDX-License-Identifier: MIT */
/*
 * cpuinfo.json: the flags that /proc/cpuinfo can show, in its order, each with
 * the bits behind it, for those who print such a file for a guest or a sandbox.
 * One flag a line.
 */
#include <stdlib.h>

#include "emit.h"
#include "json_rows.h"

static int by_number(const void *left, const void *right)
{
	const struct feature_fact *a = *(const struct feature_fact *const *)left,
				  *b = *(const struct feature_fact *const *)right;
	uint32_t i = a->word * BITS_PER_WORD + a->bit, k = b->word * BITS_PER_WORD + b->bit;

	return (i > k) - (i < k);
}

/* The macro's name on the row. */
static const struct linux_name *name_on(const struct map_row *row, const char *macro)
{
	for (size_t i = 0; i < row->name_count; i++)
		if (strcmp(row->names[i].macro, macro) == 0)
			return &row->names[i];
	return NULL;
}

static json_t *bits_of(const struct map *map, struct arena *arena, const char *macro)
{
	const struct macro_place *end = map->by_macro.items + map->by_macro.count;
	json_t *array = json_array();

	for (const struct macro_place *one = map_find_macro(map, macro);
	     one && one < end && strcmp(one->macro, macro) == 0; one++) {
		const struct linux_name *name = name_on(one->row, macro);
		json_t *bit = json_object();

		json_set(bit, "at", json_text(emit_dotted(arena, &one->row->place)));
		json_set(bit, "via", json_text(via_names[name->via]));
		json_array_append_new(array, bit);
	}
	return array;
}

static json_t *flag_of(const struct map *map, struct arena *arena,
		       const struct feature_fact *fact)
{
	json_t *object = json_object();

	json_set(object, "name", json_text(fact->shown));
	json_set(object, "word", json_integer(fact->word));
	json_set(object, "bit", json_integer(fact->bit));
	json_set(object, "bits", bits_of(map, arena, fact->macro));
	return object;
}

/* The features that are shown, by their numbers; their COUNT. */
static const struct feature_fact **shown_features(struct arena *arena,
						  const struct linux_facts *facts,
						  size_t *count)
{
	const struct feature_fact **shown =
		arena_alloc(arena, (facts->features.count + 1) * sizeof *shown);

	*count = 0;
	for (size_t i = 0; i < facts->features.count; i++)
		if (facts->features.items[i].shown)
			shown[(*count)++] = &facts->features.items[i];
	qsort(shown, *count, sizeof *shown, by_number);
	return shown;
}

/* A part that the tree lacks may hold bits. */
static void print_missing(const struct facts *facts, FILE *stream)
{
	json_t *array = json_array();

	for (size_t i = 0; i < facts->missing.count; i++)
		json_array_append_new(array, json_text(facts->missing.items[i]));
	fputs(",\n \"linux_missing\": ", stream);
	json_print(array, stream);
}

void emit_cpuinfo(const struct map *map, const struct emit_options *options, FILE *stream)
{
	struct arena arena = { 0 };
	size_t count;
	const struct feature_fact **shown =
		shown_features(&arena, &map->linux_tree->linux_tree, &count);

	(void)options;
	fputs("{\n \"format\": \"featmap-cpuinfo/1\",\n \"linux\": ", stream);
	json_print(json_text(map->linux_tree->version), stream);
	if (map->linux_tree->missing.count)
		print_missing(map->linux_tree, stream);
	fputs(",\n \"flags\": [\n", stream);
	for (size_t i = 0; i < count; i++)
		json_print_row(flag_of(map, &arena, shown[i]), i + 1 == count, stream);
	fputs(" ]\n}\n", stream);
	arena_free(&arena);
}
