/* SPDX-License-Identifier: MIT */
/* featmap.json, one row a line so that it can be compared with diff. */
#include "emit.h"
#include "json_rows.h"

/* Prints what stands before a text, and the text in quotes. */
static void print_text(const char *lead, const char *text, FILE *stream)
{
	fputs(lead, stream);
	json_print_text(text, stream);
}

static void print_synthetic(const struct map *map, FILE *stream)
{
	fputs(" \"synthetic\": [\n", stream);
	for (size_t i = 0; i < map->synthetic.count; i++) {
		json_begin_row(stream);
		json_print_numbered(map->synthetic.items[i], stream);
		json_end_row(i + 1 == map->synthetic.count, stream);
	}
	fputs(" ],\n", stream);
}

static void print_bugs(const struct linux_facts *facts, FILE *stream)
{
	fputs(" \"bugs\": [\n", stream);
	for (size_t i = 0; i < facts->bugs.count; i++) {
		const struct feature_fact *bug = &facts->bugs.items[i];

		json_begin_row(stream);
		print_text("{\"macro\": ", bug->macro, stream);
		fprintf(stream, ", \"bit\": %u", bug->word * BITS_PER_WORD + bug->bit);
		print_text(", \"name\": ", bug->shown, stream);
		putc('}', stream);
		json_end_row(i + 1 == facts->bugs.count, stream);
	}
	fputs(" ],\n", stream);
}

static void print_vmx(const struct linux_facts *facts, FILE *stream)
{
	fputs(" \"vmx\": [\n", stream);
	for (size_t i = 0; i < facts->vmx.count; i++) {
		json_begin_row(stream);
		json_print_numbered(&facts->vmx.items[i], stream);
		json_end_row(i + 1 == facts->vmx.count, stream);
	}
	fputs(" ],\n", stream);
}

static void print_left_out(const struct map *map, FILE *stream)
{
	fputs(" \"left_out\": [\n", stream);
	for (size_t i = 0; i < map->left_out.count; i++) {
		const struct map_left_out *left_out = &map->left_out.items[i];

		json_begin_row(stream);
		print_text("{\"word\": ", left_out->fact->word, stream);
		print_text(", \"name\": ", left_out->fact->name, stream);
		if (left_out->row)
			fprintf(stream, ", \"bit\": %u}", left_out->row->place.bit);
		else
			fputs(", \"bit\": null}", stream);
		json_end_row(i + 1 == map->left_out.count, stream);
	}
	fputs(" ],\n", stream);
}

static void print_dependencies(const struct linux_facts *facts, FILE *stream)
{
	fputs(" \"dependencies\": [\n", stream);
	for (size_t i = 0; i < facts->dependencies.count; i++) {
		json_begin_row(stream);
		print_text("{\"macro\": ", facts->dependencies.items[i].macro, stream);
		print_text(", \"needs\": ", facts->dependencies.items[i].needs, stream);
		putc('}', stream);
		json_end_row(i + 1 == facts->dependencies.count, stream);
	}
	fputs(" ],\n", stream);
}

static void print_setters(const struct linux_facts *facts, FILE *stream)
{
	fputs(" \"setters\": [\n", stream);
	for (size_t i = 0; i < facts->setters.count; i++) {
		json_begin_row(stream);
		json_print_setter(&facts->setters.items[i], stream);
		json_end_row(i + 1 == facts->setters.count, stream);
	}
	fputs(" ],\n", stream);
}

/* {"word": ..., "mask": "0x..."}: a mask may have 64 bits, JSON's numbers not. */
static void print_masked(const char *lead, const struct qemu_facts *facts, uint32_t word,
			 uint64_t mask, FILE *stream)
{
	fputs(lead, stream);
	print_text("{\"word\": ", facts->words.items[word].name, stream);
	fprintf(stream, ", \"mask\": \"0x%llx\"}", (unsigned long long)mask);
}

static void print_qemu_dependencies(const struct qemu_facts *facts, FILE *stream)
{
	fputs(" \"qemu_dependencies\": [\n", stream);
	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct qemu_dependency_fact *fact = &facts->dependencies.items[i];

		json_begin_row(stream);
		print_masked("{\"from\": ", facts, fact->from_word, fact->from_mask, stream);
		print_masked(", \"to\": ", facts, fact->to_word, fact->to_mask, stream);
		putc('}', stream);
		json_end_row(i + 1 == facts->dependencies.count, stream);
	}
	fputs(" ]\n", stream);
}

static void print_bits(const struct map *map, FILE *stream)
{
	fputs(" \"bits\": [\n", stream);
	for (size_t i = 0; i < map->rows.count; i++) {
		json_begin_row(stream);
		json_print_bit(&map->rows.items[i], stream);
		json_end_row(i + 1 == map->rows.count, stream);
	}
	fputs(" ],\n", stream);
}

void emit_json(const struct map *map, const struct emit_options *options,
	       FILE *stream)
{
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	(void)options;
	fputs("{\n \"format\": \"featmap/1\",\n", stream);
	json_print_tree("linux", map->linux_tree, true, stream);
	json_print_tree("qemu", map->qemu_tree, true, stream);
	print_bits(map, stream);
	print_synthetic(map, stream);
	print_bugs(facts, stream);
	print_vmx(facts, stream);
	print_left_out(map, stream);
	print_dependencies(facts, stream);
	print_setters(facts, stream);
	print_qemu_dependencies(&map->qemu_tree->qemu_tree, stream);
	fputs("}\n", stream);
}
