/* SPDX-License-Identifier: MIT */
/*
 * names.json: what to give -cpu for a name in /proc/cpuinfo, and back, by the
 * contract in output/schema/names.schema.json. One name a line.
 */
#include "emit.h"
#include "json_rows.h"
#include "names.h"

/* At most MOST of them. */
static json_t *bits_of(const struct safe_name *name, size_t most, struct arena *arena)
{
	json_t *array = json_array();

	for (size_t i = 0; i < name->rows.count && i < most; i++)
		json_array_append_new(array, json_text(emit_dotted(
						     arena, &name->rows.items[i]->place)));
	return array;
}

/* What else the other side calls the bits: more than one name is rare. */
static void set_also(json_t *object, const struct safe_name *name)
{
	json_t *array;

	if (name->others.count < 2)
		return;
	array = json_array();
	for (size_t i = 1; i < name->others.count; i++)
		json_array_append_new(array, json_text(name->others.items[i]));
	json_set(object, "also", array);
}

static void set_means(json_t *object, const struct safe_name *name,
		      struct arena *arena)
{
	json_t *array;

	if (name->means.count == 0)
		return;
	array = json_array();
	for (size_t i = 0; i < name->means.count; i++) {
		json_t *meaning = json_object();

		json_set(meaning, "name", json_text(name->means.items[i]->name));
		json_set(meaning, "bits", bits_of(name->means.items[i], MOST_MEANINGS, arena));
		json_array_append_new(array, meaning);
	}
	json_set(object, "means", array);
}

static void print_name(const struct safe_name *name, const char *other_side,
		       FILE *stream)
{
	struct arena arena = { 0 };
	json_t *object = json_object();

	json_set(object, "class", json_text(name_class_names[name->class]));
	json_set(object, other_side,
		 json_text(name->others.count ? name->others.items[0] : NULL));
	set_also(object, name);
	json_set(object, "bits", bits_of(name, name->rows.count, &arena));
	set_means(object, name, &arena);
	fputs("  ", stream);
	json_print(json_text(name->name), stream);
	fputs(": ", stream);
	json_print(object, stream);
	arena_free(&arena);
}

static void print_names(const char *key, const struct safe_name_list *names,
			const char *other_side, FILE *stream)
{
	fprintf(stream, " \"%s\": {\n", key);
	for (size_t i = 0; i < names->count; i++) {
		print_name(&names->items[i], other_side, stream);
		fputs(i + 1 < names->count ? ",\n" : "\n", stream);
	}
	fputs(" }", stream);
}

static void print_version(const char *key, const struct facts *facts, FILE *stream)
{
	fprintf(stream, " \"%s\": ", key);
	json_print(json_text(facts->version), stream);
	fputs(",\n", stream);
}

/* A part that a tree lacks may hold bits: then "none" is not the last word. */
static void print_missing(const char *key, const struct facts *facts, FILE *stream)
{
	json_t *array;

	if (facts->missing.count == 0)
		return;
	array = json_array();
	for (size_t i = 0; i < facts->missing.count; i++)
		json_array_append_new(array, json_text(facts->missing.items[i]));
	fprintf(stream, " \"%s\": ", key);
	json_print(array, stream);
	fputs(",\n", stream);
}

void emit_names_json(const struct map *map, const struct emit_options *options,
		     FILE *stream)
{
	struct arena arena = { 0 };
	struct safe_names names;

	(void)options;
	safe_names_build(&names, &arena, map);
	fputs("{\n \"format\": \"featmap-names/1\",\n", stream);
	print_version("linux", map->linux_tree, stream);
	print_missing("linux_missing", map->linux_tree, stream);
	print_version("qemu", map->qemu_tree, stream);
	print_missing("qemu_missing", map->qemu_tree, stream);
	print_names("names", &names.shown, "qemu", stream);
	fputs(",\n", stream);
	print_names("qemu_names", &names.qemu, "linux", stream);
	fputs("\n}\n", stream);
	arena_free(&arena);
}
