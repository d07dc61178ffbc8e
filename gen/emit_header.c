/* SPDX-License-Identifier: MIT */
/*
 * featmap.h: one header to vendor. Its table holds a row for every hardware
 * bit and Linux macro on it, then the Linux-defined features, the bugs and the
 * VMX names. Names are arrays in the rows: no pointers, so no relocations.
 */
#include <ctype.h>
#include <stdlib.h>

#include "emit.h"

/* In the order of enum PREFIX_space in the header. */
enum header_space { IN_CPUID, IN_MSR, IN_LINUX, IN_BUG, IN_VMX };

/* A word of the table: a register, or 32 numbers of Linux's own. */
struct word {
	enum header_space space;
	uint32_t number;	/* CPUID function, MSR, or Linux's word */
	uint32_t index;
	enum reg reg;
};

struct line {
	size_t word;		/* index in words */
	uint32_t bit;
	const char *macro, *shown, *qemu;	/* "" for none */
};

struct header {
	struct arena arena;
	const struct map *map;
	FILE *stream;
	const char *prefix;
	char *upper;		/* PREFIX in capitals */
	VEC(struct word) words;
	VEC(struct line) lines;
};

/* The word, added if the last one is another: rows come sorted by word. */
static size_t word_index(struct header *header, struct word word)
{
	size_t count = header->words.count;
	const struct word *last = count ? &header->words.items[count - 1] : NULL;

	if (last && last->space == word.space && last->number == word.number &&
	    last->index == word.index && last->reg == word.reg)
		return count - 1;
	*vec_push(&header->arena, &header->words) = word;
	return count;
}

static void add_line(struct header *header, struct word word, uint32_t bit,
		     const char *macro, const char *shown, const char *qemu)
{
	*vec_push(&header->arena, &header->lines) = (struct line){
		.word = word_index(header, word),
		.bit = bit,
		.macro = macro ? macro : "",
		.shown = shown ? shown : "",
		.qemu = qemu ? qemu : "",
	};
}

static void add_row(struct header *header, const struct map_row *row)
{
	const struct place *place = &row->place;
	struct word word = { IN_MSR, place->msr, 0, REG_EAX };

	if (place->space == SPACE_CPUID)
		word = (struct word){ IN_CPUID, place->leaf.function,
				      place->leaf.index, place->leaf.reg };
	for (size_t i = 0; i < row->name_count; i++)
		add_line(header, word, place->bit, row->names[i].macro,
			 row->names[i].shown, row->qemu_name);
	if (row->name_count == 0 && row->qemu_name)
		add_line(header, word, place->bit, NULL, NULL, row->qemu_name);
}

static int by_number(const void *left, const void *right)
{
	const struct feature_fact *a = left, *b = right;

	if (a->word != b->word)
		return a->word < b->word ? -1 : 1;
	if (a->bit != b->bit)
		return a->bit < b->bit ? -1 : 1;
	return strcmp(a->macro, b->macro);
}

static void add_feature(struct header *header, enum header_space space,
			const struct feature_fact *feature)
{
	add_line(header, (struct word){ space, feature->word, 0, REG_EAX },
		 feature->bit, feature->macro, feature->shown, NULL);
}

static void add_features(struct header *header, enum header_space space,
			 const struct feature_fact *features, size_t count)
{
	struct feature_fact *sorted =
		arena_alloc(&header->arena, (count + 1) * sizeof *sorted);

	for (size_t i = 0; i < count; i++)
		sorted[i] = features[i];
	qsort(sorted, count, sizeof *sorted, by_number);
	for (size_t i = 0; i < count; i++)
		add_feature(header, space, &sorted[i]);
}

static void collect(struct header *header)
{
	const struct linux_facts *facts = &header->map->linux_tree->linux_tree;

	for (size_t i = 0; i < header->map->rows.count; i++)
		add_row(header, &header->map->rows.items[i]);
	for (size_t i = 0; i < header->map->synthetic.count; i++)
		add_feature(header, IN_LINUX, header->map->synthetic.items[i]);
	add_features(header, IN_BUG, facts->bugs.items, facts->bugs.count);
	add_features(header, IN_VMX, facts->vmx.items, facts->vmx.count);
}

/* Printing. '$' stands for the prefix and '@' for it in capitals. */
static void print(const struct header *header, const char *text)
{
	for (; *text; text++) {
		if (*text == '$')
			fputs(header->prefix, header->stream);
		else if (*text == '@')
			fputs(header->upper, header->stream);
		else
			putc(*text, header->stream);
	}
}

static void print_top(const struct header *header)
{
	fputs("/* SPDX-License-Identifier: MIT */\n"
	      "/*\n"
	      " * CPU features: which hardware bit each name of Linux and QEMU means.\n"
	      " *\n",
	      header->stream);
	emit_provenance(header->map, header->stream);
	print(header, " */\n"
		      "#ifndef @_H\n"
		      "#define @_H\n\n"
		      "#include <stddef.h>\n"
		      "#include <stdint.h>\n\n");
	print(header,
	      "/* What a word is: a register of CPUID, an MSR, or Linux's own numbering. */\n"
	      "enum $_space {\n"
	      "\t@_CPUID,\n"
	      "\t@_MSR,\n"
	      "\t@_LINUX,\t/* Linux-defined feature words */\n"
	      "\t@_BUG,\t/* X86_BUG_* words */\n"
	      "\t@_VMX\t/* VMX_FEATURE_* words */\n"
	      "};\n\n"
	      "enum $_reg { @_EAX, @_EBX, @_ECX, @_EDX };\n\n");
}

static void print_word_name(const struct header *header, const struct word *word)
{
	static const char *const regs[REG_COUNT] = { "EAX", "EBX", "ECX", "EDX" };
	FILE *stream = header->stream;

	fprintf(stream, "%s_WORD_", header->upper);
	switch (word->space) {
	case IN_CPUID:
		fprintf(stream, "CPUID_%08X_%u_%s", word->number, word->index,
			regs[word->reg]);
		break;
	case IN_MSR:
		fprintf(stream, "MSR_%08X", word->number);
		break;
	default:
		fprintf(stream, "%s_%u",
			word->space == IN_LINUX ? "LINUX" :
			word->space == IN_BUG ? "BUG" : "VMX",
			word->number);
	}
}

static void print_words(const struct header *header)
{
	static const char *const spaces[] = { "CPUID", "MSR", "LINUX", "BUG", "VMX" };
	static const char *const regs[REG_COUNT] = { "EAX", "EBX", "ECX", "EDX" };

	print(header, "enum $_word_id {\n");
	for (size_t i = 0; i < header->words.count; i++) {
		putc('\t', header->stream);
		print_word_name(header, &header->words.items[i]);
		fputs(",\n", header->stream);
	}
	print(header,
	      "\t@_WORD_COUNT\n"
	      "};\n\n"
	      "struct $_word {\n"
	      "\tuint32_t number;\t/* CPUID function, MSR, or Linux's word */\n"
	      "\tuint32_t index;\t/* CPUID index, 0 where it does not matter */\n"
	      "\tuint8_t space;\t/* enum $_space */\n"
	      "\tuint8_t reg;\t/* enum $_reg, of CPUID */\n"
	      "};\n\n"
	      "static const struct $_word $_words[@_WORD_COUNT] = {\n");
	for (size_t i = 0; i < header->words.count; i++) {
		const struct word *word = &header->words.items[i];

		fprintf(header->stream, "\t{ 0x%xu, %uu, %s_%s, %s_%s },\n",
			word->number, word->index, header->upper,
			spaces[word->space], header->upper, regs[word->reg]);
	}
	fputs("};\n\n", header->stream);
}

static size_t longest(size_t so_far, const char *text)
{
	return strlen(text) > so_far ? strlen(text) : so_far;
}

static void print_row_type(const struct header *header)
{
	size_t macro = 0, shown = 0, qemu = 0;

	for (size_t i = 0; i < header->lines.count; i++) {
		macro = longest(macro, header->lines.items[i].macro);
		shown = longest(shown, header->lines.items[i].shown);
		qemu = longest(qemu, header->lines.items[i].qemu);
	}
	print(header,
	      "/* One bit under one Linux macro. A name that is not there is \"\". */\n"
	      "struct $_bit {\n"
	      "\tuint16_t word;\t/* enum $_word_id */\n"
	      "\tuint8_t bit;\t/* in the word: 0 to 31, of an MSR to 63 */\n"
	      "\tuint8_t hidden;\t/* has a macro, but is not in /proc/cpuinfo */\n");
	fprintf(header->stream,
		"\tchar macro[%zu];\t/* of Linux */\n"
		"\tchar shown[%zu];\t/* in /proc/cpuinfo */\n"
		"\tchar qemu[%zu];\t/* as -cpu takes it */\n"
		"};\n\n",
		macro + 1, shown + 1, qemu + 1);
}

static void print_rows(const struct header *header)
{
	print_row_type(header);
	fprintf(header->stream, "enum { %s_BIT_COUNT = %zu };\n\n", header->upper,
		header->lines.count);
	print(header, "static const struct $_bit $_bits[@_BIT_COUNT] = {\n");
	for (size_t i = 0; i < header->lines.count; i++) {
		const struct line *line = &header->lines.items[i];

		fputs("\t{ ", header->stream);
		print_word_name(header, &header->words.items[line->word]);
		fprintf(header->stream, ", %u, %d, \"%s\", \"%s\", \"%s\" },\n",
			line->bit, *line->macro && !*line->shown, line->macro,
			line->shown, line->qemu);
	}
	fputs("};\n\n", header->stream);
}

static void print_lookups(const struct header *header)
{
	print(header,
	      "static inline int $_equal(const char *left, const char *right)\n"
	      "{\n"
	      "\twhile (*left && *left == *right)\n"
	      "\t\tleft++, right++;\n"
	      "\treturn *left == *right;\n"
	      "}\n\n"
	      "/* The row behind AFTER; the first one if that is NULL, NULL at the end. */\n"
	      "static inline const struct $_bit *$_next(const struct $_bit *after)\n"
	      "{\n"
	      "\tafter = after ? after + 1 : $_bits;\n"
	      "\treturn after < $_bits + @_BIT_COUNT ? after : NULL;\n"
	      "}\n\n"
	      "/*\n"
	      " * Lookups: the next row behind AFTER (NULL: from the start) that fits, or\n"
	      " * NULL. A name may stand on several bits, a bit under several macros; and the\n"
	      " * same string may mean one bit to Linux and another to QEMU.\n"
	      " */\n\n");
	print(header,
	      "/* By the name that /proc/cpuinfo shows. */\n"
	      "static inline const struct $_bit *\n"
	      "$_find_shown(const char *name, const struct $_bit *after)\n"
	      "{\n"
	      "\twhile ((after = $_next(after)) != NULL)\n"
	      "\t\tif (*after->shown && $_equal(after->shown, name))\n"
	      "\t\t\tbreak;\n"
	      "\treturn after;\n"
	      "}\n\n"
	      "/* By QEMU's name. */\n"
	      "static inline const struct $_bit *\n"
	      "$_find_qemu(const char *name, const struct $_bit *after)\n"
	      "{\n"
	      "\twhile ((after = $_next(after)) != NULL)\n"
	      "\t\tif (*after->qemu && $_equal(after->qemu, name))\n"
	      "\t\t\tbreak;\n"
	      "\treturn after;\n"
	      "}\n\n"
	      "/* By Linux's macro, as in \"X86_FEATURE_FPU\". */\n"
	      "static inline const struct $_bit *\n"
	      "$_find_macro(const char *name, const struct $_bit *after)\n"
	      "{\n"
	      "\twhile ((after = $_next(after)) != NULL)\n"
	      "\t\tif (*after->macro && $_equal(after->macro, name))\n"
	      "\t\t\tbreak;\n"
	      "\treturn after;\n"
	      "}\n\n");
	print(header,
	      "/* By place: NUMBER is the CPUID function or the MSR (INDEX and REG 0 then). */\n"
	      "static inline const struct $_bit *\n"
	      "$_find_bit(enum $_space space, uint32_t number, uint32_t index,\n"
	      "\t\tenum $_reg reg, unsigned bit, const struct $_bit *after)\n"
	      "{\n"
	      "\twhile ((after = $_next(after)) != NULL) {\n"
	      "\t\tconst struct $_word *word = &$_words[after->word];\n\n"
	      "\t\tif (word->space == space && word->number == number &&\n"
	      "\t\t    word->index == index && word->reg == reg && after->bit == bit)\n"
	      "\t\t\tbreak;\n"
	      "\t}\n"
	      "\treturn after;\n"
	      "}\n\n"
	      "#endif\n");
}

void emit_header(const struct map *map, const struct emit_options *options,
		 FILE *stream)
{
	struct header header = { .map = map, .stream = stream,
				 .prefix = options->prefix };

	header.upper = arena_strndup(&header.arena, options->prefix,
				     strlen(options->prefix));
	for (char *c = header.upper; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	collect(&header);
	print_top(&header);
	print_words(&header);
	print_rows(&header);
	print_lookups(&header);
	arena_free(&header.arena);
}
