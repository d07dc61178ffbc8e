/* SPDX-License-Identifier: MIT */
/*
 * featmap.h: one header to vendor. Its text stands in gen/emit/header/featmap.h:
 * there, featmap_ and FEATMAP_ mean the prefix, and @WORD a part printed here.
 */
#include <ctype.h>
#include <stdlib.h>

#include "emit.h"
#include "header_table.h"
#include "header_text.h"

struct header {
	struct arena arena;
	const struct map *map;
	FILE *stream;
	const char *prefix;	/* with its underscore */
	const char *upper;	/* the same in capitals */
	struct header_table table;
};

static const char *const space_names[HEADER_SPACES] = {
	[HEADER_CPUID] = "CPUID", [HEADER_MSR] = "MSR", [HEADER_LINUX] = "LINUX",
	[HEADER_BUG] = "BUG", [HEADER_VMX] = "VMX",
};
static const char *const reg_capitals[REG_COUNT] = { "EAX", "EBX", "ECX", "EDX" };

/* The parts. */

static void print_provenance(const struct header *header)
{
	fputs(" *\n", header->stream);
	emit_provenance(header->map, header->stream);
}

/* The licence of featmap itself, which is what it writes is under. */
static void print_licence(const struct header *header)
{
	for (size_t i = 0; license[i]; i++)
		fprintf(header->stream, " *%s%s", *license[i] == '\n' ? "" : " ",
			license[i]);
}

static void print_word_name(const struct header *header,
			    const struct header_word *word)
{
	fprintf(header->stream, "%sWORD_%s_", header->upper, space_names[word->space]);
	if (word->space == HEADER_CPUID)
		fprintf(header->stream, "%08X_%u_%s", word->number, word->index,
			reg_capitals[word->reg]);
	else if (word->space == HEADER_MSR)
		fprintf(header->stream, "%08X", word->number);
	else
		fprintf(header->stream, "%u", word->number);
}

static void print_word_numbers(const struct header *header)
{
	fprintf(header->stream, "enum %sword_id {\n", header->prefix);
	for (size_t i = 0; i < header->table.words.count; i++) {
		putc('\t', header->stream);
		print_word_name(header, &header->table.words.items[i]);
		fputs(",\n", header->stream);
	}
	fprintf(header->stream, "\t%sWORD_COUNT\n};\n", header->upper);
}

/* The narrowest type that holds numbers up to MOST. */
static void print_type(const struct header *header, const char *name, uint32_t most)
{
	fprintf(header->stream, "typedef uint%d_t %s%s;\n",
		most <= UINT8_MAX ? 8 : most <= UINT16_MAX ? 16 : 32,
		header->prefix, name);
}

static void print_types(const struct header *header)
{
	const struct header_table *table = &header->table;

	print_type(header, "word_number", (uint32_t)table->words.count);
	print_type(header, "row_number", (uint32_t)table->rows.count);
	print_type(header, "list_index", (uint32_t)table->row_list.count);
	print_type(header, "text", table->pool_size);
	print_type(header, "displacement", table->hash.most);
}

static void print_words(const struct header *header)
{
	for (size_t i = 0; i < header->table.words.count; i++) {
		const struct header_word *word = &header->table.words.items[i];

		fprintf(header->stream, "\t{ 0x%xu, %uu, %u, %s%s, %s%s },\n",
			word->number, word->index, word->first_row, header->upper,
			space_names[word->space], header->upper,
			reg_capitals[word->reg]);
	}
	fprintf(header->stream, "\t{ 0, 0, %zu, 0, 0 },\n", header->table.rows.count);
}

static void print_rows(const struct header *header)
{
	for (size_t i = 0; i < header->table.rows.count; i++) {
		const struct header_row *row = &header->table.rows.items[i];

		fprintf(header->stream, "\t{ %u, %u, %u, %u, %u },\t/*",
			row->texts[HEADER_MACRO], row->texts[HEADER_SHOWN],
			row->texts[HEADER_QEMU], row->word, row->bit);
		for (size_t kind = 0; kind < HEADER_KINDS; kind++)
			fprintf(header->stream, " %s",
				*row->names[kind] ? row->names[kind] : "-");
		fputs(" */\n", header->stream);
	}
}

static const struct header_name *name_at(const struct header_table *table,
					 uint32_t slot)
{
	return &table->names.items[table->hash.names[slot]];
}

/* A line is a member: its last name's NUL is that of the string. */
enum { NAMES_A_LINE = 6 };

static uint32_t end_of_line(const struct header_table *table, uint32_t slot)
{
	return slot + NAMES_A_LINE < table->hash.count ? slot + NAMES_A_LINE
						       : table->hash.count;
}

static void print_pool_members(const struct header *header)
{
	const struct header_table *table = &header->table;

	fputs("\tchar none[1];\n", header->stream);
	for (uint32_t slot = 0; slot < table->hash.count; slot += NAMES_A_LINE) {
		uint32_t end = end_of_line(table, slot);
		uint32_t next = end < table->hash.count ? name_at(table, end)->text
							: table->pool_size;

		fprintf(header->stream, "\tchar from_%u[%u];\n", slot,
			next - name_at(table, slot)->text);
	}
}

static void print_pool(const struct header *header)
{
	const struct header_table *table = &header->table;

	fputs("\t\"\",\n", header->stream);
	for (uint32_t slot = 0; slot < table->hash.count; slot += NAMES_A_LINE) {
		fputs("\t\"", header->stream);
		for (uint32_t i = slot; i < end_of_line(table, slot); i++)
			fprintf(header->stream, "%s%s", i > slot ? "\" \"\\0\" \"" : "",
				name_at(table, i)->name);
		fputs("\",\n", header->stream);
	}
}

enum { NUMBERS_A_LINE = 12 };

/* Between numbers, or pairs of them: lines that can be read. */
static void print_separator(const struct header *header, size_t i, size_t a_line)
{
	fputs(i % a_line == 0 ? i == 0 ? "\t" : ",\n\t" : ", ", header->stream);
}

static void print_row_list(const struct header *header)
{
	const struct header_table *table = &header->table;
	size_t printed = 0;

	for (uint32_t slot = 0; slot < table->hash.count; slot++) {
		const struct header_name *name = name_at(table, slot);

		for (uint32_t i = name->first; i < name->first + name->count; i++) {
			print_separator(header, printed++, NUMBERS_A_LINE);
			fprintf(header->stream, "%u", table->row_list.items[i]);
		}
	}
	putc('\n', header->stream);
}

static void print_names(const struct header *header)
{
	const struct header_table *table = &header->table;
	uint32_t rows = 0;

	for (uint32_t slot = 0; slot < table->hash.count; slot++) {
		print_separator(header, slot, NUMBERS_A_LINE / 2);
		fprintf(header->stream, "{ %u, %u }", name_at(table, slot)->text, rows);
		rows += name_at(table, slot)->count;
	}
	fprintf(header->stream, ",\n\t{ %u, %u }\n", table->pool_size, rows);
}

static void print_displacements(const struct header *header)
{
	const struct perfect_hash *hash = &header->table.hash;

	for (uint32_t i = 0; i < hash->bucket_count; i++) {
		print_separator(header, i, NUMBERS_A_LINE);
		fprintf(header->stream, "%u", hash->displacements[i]);
	}
	putc('\n', header->stream);
}

static void print_row_count(const struct header *header)
{
	fprintf(header->stream, "%zu", header->table.rows.count);
}

static void print_pool_size(const struct header *header)
{
	fprintf(header->stream, "%u", header->table.pool_size);
}

static void print_name_count(const struct header *header)
{
	fprintf(header->stream, "%u", header->table.hash.count);
}

static void print_bucket_count(const struct header *header)
{
	fprintf(header->stream, "%u", header->table.hash.bucket_count);
}

static void print_seed(const struct header *header)
{
	fprintf(header->stream, "%u", header->table.hash.seed);
}

/* The text. */

static void print_lines(const struct header *header, const char *const *lines);

/* Without its line about the licence, which the header has already. */
static void print_hash(const struct header *header)
{
	print_lines(header, hash_h + 1);
}

/* A part that fills whole lines ends its last one: the template's is not wanted. */
static const struct part {
	const char *name;
	void (*print)(const struct header *header);
	bool whole_lines;
} parts[] = {
	{ "provenance", print_provenance, true },
	{ "licence", print_licence, true },
	{ "word_numbers", print_word_numbers, true },
	{ "row_count", print_row_count, false },
	{ "types", print_types, true },
	{ "words", print_words, true },
	{ "rows", print_rows, true },
	{ "pool_members", print_pool_members, true },
	{ "pool", print_pool, true },
	{ "pool_size", print_pool_size, false },
	{ "row_list", print_row_list, true },
	{ "names", print_names, true },
	{ "name_count", print_name_count, false },
	{ "displacements", print_displacements, true },
	{ "bucket_count", print_bucket_count, false },
	{ "hash", print_hash, true },
	{ "seed", print_seed, false },
};

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static const struct part *find_part(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (strlen(parts[i].name) == length &&
		    memcmp(parts[i].name, name, length) == 0)
			return &parts[i];
	fputs("featmap: internal error: the header's template asks for no part\n", stderr);
	abort();
}

/* Prints the part whose name begins at NAME; where the text goes on. */
static const char *print_part(const struct header *header, const char *name)
{
	size_t length = 0;
	const struct part *part;

	while (is_word(name[length]))
		length++;
	part = find_part(name, length);
	part->print(header);
	return name + length + part->whole_lines;
}

static void print_line(const struct header *header, const char *text)
{
	static const char lower[] = "featmap_", upper[] = "FEATMAP_";
	const size_t length = sizeof lower - 1;

	while (*text) {
		size_t plain = strcspn(text, "@fF");

		fwrite(text, 1, plain, header->stream);
		text += plain;
		if (*text == '@') {
			text = print_part(header, text + 1);
		} else if (strncmp(text, lower, length) == 0) {
			fputs(header->prefix, header->stream);
			text += length;
		} else if (strncmp(text, upper, length) == 0) {
			fputs(header->upper, header->stream);
			text += length;
		} else if (*text) {
			putc(*text++, header->stream);
		}
	}
}

static void print_lines(const struct header *header, const char *const *lines)
{
	for (size_t i = 0; lines[i]; i++)
		print_line(header, lines[i]);
}

static const char *in_capitals(struct arena *arena, const char *text)
{
	char *copy = arena_strndup(arena, text, strlen(text));

	for (char *c = copy; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return copy;
}

void emit_header(const struct map *map, const struct emit_options *options,
		 FILE *stream)
{
	struct header header = { .map = map, .stream = stream };

	header.prefix = arena_printf(&header.arena, "%s_", options->prefix);
	header.upper = in_capitals(&header.arena, header.prefix);
	header_table_build(&header.table, &header.arena, map);
	print_lines(&header, featmap_h);
	arena_free(&header.arena);
}
