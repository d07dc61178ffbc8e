/* SPDX-License-Identifier: MIT */
/*
 * featmap.json, one row a line so that it can be compared with diff. Jansson
 * prints each row; the frame around them is printed here.
 */
#include "emit.h"
#include "json_rows.h"

static json_t *feature(const struct feature_fact *fact, bool with_word)
{
	json_t *object;

	if (with_word)
		return json_numbered(fact->macro, fact->word, fact->bit, fact->shown);
	object = json_object();
	json_set(object, "macro", json_text(fact->macro));
	json_set(object, "bit", json_integer(fact->word * BITS_PER_WORD + fact->bit));
	json_set(object, "name", json_text(fact->shown));
	return object;
}

static void print_features(const char *key, const struct feature_fact *facts,
			   size_t count, bool with_word, FILE *stream)
{
	fprintf(stream, " \"%s\": [\n", key);
	for (size_t i = 0; i < count; i++)
		json_print_row(feature(&facts[i], with_word), i + 1 == count, stream);
	fputs(" ],\n", stream);
}

/* {"word": ..., "mask": "0x..."}: a mask may have 64 bits, JSON's numbers not. */
static json_t *masked(const struct qemu_facts *facts, uint32_t word, uint64_t mask)
{
	char digits[20];
	json_t *object = json_object();

	snprintf(digits, sizeof digits, "0x%llx", (unsigned long long)mask);
	json_set(object, "word", json_text(facts->words.items[word].name));
	json_set(object, "mask", json_text(digits));
	return object;
}

static void print_left_out(const struct map *map, FILE *stream)
{
	fputs(" \"left_out\": [\n", stream);
	for (size_t i = 0; i < map->left_out.count; i++) {
		const struct map_left_out *left_out = &map->left_out.items[i];
		json_t *object = json_object();

		json_set(object, "word", json_text(left_out->fact->word));
		json_set(object, "name", json_text(left_out->fact->name));
		json_set(object, "bit",
			 left_out->row ? json_integer(left_out->row->place.bit)
				       : json_null());
		json_print_row(object, i + 1 == map->left_out.count, stream);
	}
	fputs(" ],\n", stream);
}

static void print_dependencies(const struct linux_facts *facts, FILE *stream)
{
	fputs(" \"dependencies\": [\n", stream);
	for (size_t i = 0; i < facts->dependencies.count; i++) {
		json_t *object = json_object();

		json_set(object, "macro", json_text(facts->dependencies.items[i].macro));
		json_set(object, "needs", json_text(facts->dependencies.items[i].needs));
		json_print_row(object, i + 1 == facts->dependencies.count, stream);
	}
	fputs(" ],\n", stream);
}

static void print_setters(const struct linux_facts *facts, FILE *stream)
{
	fputs(" \"setters\": [\n", stream);
	for (size_t i = 0; i < facts->setters.count; i++)
		json_print_row(json_setter(&facts->setters.items[i]),
			  i + 1 == facts->setters.count, stream);
	fputs(" ],\n", stream);
}

static void print_qemu_dependencies(const struct qemu_facts *facts, FILE *stream)
{
	fputs(" \"qemu_dependencies\": [\n", stream);
	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct qemu_dependency_fact *fact = &facts->dependencies.items[i];
		json_t *object = json_object();

		json_set(object, "from", masked(facts, fact->from_word, fact->from_mask));
		json_set(object, "to", masked(facts, fact->to_word, fact->to_mask));
		json_print_row(object, i + 1 == facts->dependencies.count, stream);
	}
	fputs(" ]\n", stream);
}

void emit_json(const struct map *map, const struct emit_options *options,
	       FILE *stream)
{
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	(void)options;
	fputs("{\n \"format\": \"featmap/1\",\n", stream);
	json_print_tree("linux", map->linux_tree, true, stream);
	json_print_tree("qemu", map->qemu_tree, true, stream);
	fputs(" \"bits\": [\n", stream);
	for (size_t i = 0; i < map->rows.count; i++)
		json_print_row(json_bit(&map->rows.items[i]), i + 1 == map->rows.count, stream);
	fputs(" ],\n \"synthetic\": [\n", stream);
	for (size_t i = 0; i < map->synthetic.count; i++)
		json_print_row(feature(map->synthetic.items[i], true),
			  i + 1 == map->synthetic.count, stream);
	fputs(" ],\n", stream);
	print_features("bugs", facts->bugs.items, facts->bugs.count, false, stream);
	print_features("vmx", facts->vmx.items, facts->vmx.count, true, stream);
	print_left_out(map, stream);
	print_dependencies(facts, stream);
	print_setters(facts, stream);
	print_qemu_dependencies(&map->qemu_tree->qemu_tree, stream);
	fputs("}\n", stream);
}
