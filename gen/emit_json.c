/* SPDX-License-Identifier: MIT */
/*
 * featmap.json, one row a line so that it can be compared with diff. Jansson
 * prints each row; the frame around them is printed here.
 */
#include <jansson.h>

#include "emit.h"

static json_t *text(const char *string)
{
	/* Sources have been checked to be UTF-8 when they were read. */
	return string ? json_string_nocheck(string) : json_null();
}

static void set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new_nocheck(object, key, value);
}

/*
 * Prints VALUE and frees it. By way of a buffer, where it fits: straight to the
 * stream Jansson would print a few characters at a time.
 */
static void print_value(json_t *value, FILE *stream)
{
	char buffer[4096];
	size_t length = json_dumpb(value, buffer, sizeof buffer, 0);

	if (length <= sizeof buffer)
		fwrite(buffer, 1, length, stream);
	else
		json_dumpf(value, stream, 0);
	json_decref(value);
}

static void print_row(json_t *row, bool last, FILE *stream)
{
	fputs("  ", stream);
	print_value(row, stream);
	fputs(last ? "\n" : ",\n", stream);
}

static void print_tree(const char *key, const struct facts *facts, FILE *stream)
{
	json_t *tree = json_object(), *files = json_array(), *missing = json_array();

	for (size_t i = 0; i < facts->files.count; i++) {
		json_t *file = json_object();

		set(file, "path", text(facts->files.items[i]->path));
		set(file, "sha256", text(facts->files.items[i]->sha256));
		json_array_append_new(files, file);
	}
	for (size_t i = 0; i < facts->missing.count; i++)
		json_array_append_new(missing, text(facts->missing.items[i]));
	set(tree, "version", text(facts->version));
	set(tree, "files", files);
	if (facts->missing.count)
		set(tree, "missing", missing);
	else
		json_decref(missing);
	fprintf(stream, " \"%s\": ", key);
	print_value(tree, stream);
	fputs(",\n", stream);
}

static json_t *numbered(const char *macro, uint32_t word, uint32_t bit,
			const char *shown)
{
	json_t *object = json_object();

	set(object, "macro", text(macro));
	set(object, "word", json_integer(word));
	set(object, "bit", json_integer(bit));
	set(object, "name", text(shown));
	return object;
}

static json_t *linux_names(const struct map_row *row)
{
	json_t *array = json_array();

	for (size_t i = 0; i < row->name_count; i++) {
		const struct linux_name *name = &row->names[i];
		json_t *object = numbered(name->macro, name->word, name->bit,
					  name->shown);

		set(object, "via", text(via_names[name->via]));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *qemu_side(const struct map_row *row)
{
	json_t *object;

	if (!row->qemu_word)
		return json_null();
	object = json_object();
	set(object, "word", text(row->qemu_word));
	set(object, "name", text(row->qemu_name));
	set(object, "hint", text(row->qemu_hint));
	return object;
}

static json_t *bit(const struct map_row *row)
{
	json_t *object = json_object();

	if (row->place.space == SPACE_CPUID) {
		set(object, "space", text("cpuid"));
		set(object, "function", json_integer(row->place.leaf.function));
		set(object, "index", json_integer(row->place.leaf.index));
		set(object, "reg", text(reg_names[row->place.leaf.reg]));
	} else {
		set(object, "space", text("msr"));
		set(object, "msr", json_integer(row->place.msr));
	}
	set(object, "bit", json_integer(row->place.bit));
	set(object, "linux", linux_names(row));
	set(object, "kvm", json_null());
	set(object, "qemu", qemu_side(row));
	set(object, "verdict", text(verdict_names[row->verdict]));
	return object;
}

static json_t *feature(const struct feature_fact *fact, bool with_word)
{
	json_t *object;

	if (with_word)
		return numbered(fact->macro, fact->word, fact->bit, fact->shown);
	object = json_object();
	set(object, "macro", text(fact->macro));
	set(object, "bit", json_integer(fact->word * BITS_PER_WORD + fact->bit));
	set(object, "name", text(fact->shown));
	return object;
}

static void print_features(const char *key, const struct feature_fact *facts,
			   size_t count, bool with_word, bool last, FILE *stream)
{
	fprintf(stream, " \"%s\": [\n", key);
	for (size_t i = 0; i < count; i++)
		print_row(feature(&facts[i], with_word), i + 1 == count, stream);
	fputs(last ? " ]\n" : " ],\n", stream);
}

void emit_json(const struct map *map, const struct emit_options *options,
	       FILE *stream)
{
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	(void)options;
	fputs("{\n \"format\": \"featmap/1\",\n", stream);
	print_tree("linux", map->linux_tree, stream);
	print_tree("qemu", map->qemu_tree, stream);
	fputs(" \"bits\": [\n", stream);
	for (size_t i = 0; i < map->rows.count; i++)
		print_row(bit(&map->rows.items[i]), i + 1 == map->rows.count, stream);
	fputs(" ],\n \"synthetic\": [\n", stream);
	for (size_t i = 0; i < map->synthetic.count; i++)
		print_row(feature(map->synthetic.items[i], true),
			  i + 1 == map->synthetic.count, stream);
	fputs(" ],\n", stream);
	print_features("bugs", facts->bugs.items, facts->bugs.count, false, false,
		       stream);
	print_features("vmx", facts->vmx.items, facts->vmx.count, true, true,
		       stream);
	fputs("}\n", stream);
}
