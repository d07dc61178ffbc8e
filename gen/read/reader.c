/* SPDX-License-Identifier: MIT */
#include "reader.h"

#include <assert.h>

/*
 * What is in front of the braces of constructs that are tables or functions. Of each
 * file, the tables and functions that none of its constructs' words stand in front of
 * are left out: most of QEMU's cpu.c is models of CPUs, most of KVM's files is code.
 */
static const struct {
	const char *construct, *word;
} in_braces[] = {
	{ "reverse-cpuid", "reverse_cpuid" },
	{ "reverse-cpuid", "__feature_translate" },
	{ "scattered", "cpuid_bits" },
	{ "caps", "_caps" },
	{ "dependencies", "cpuid_deps" },
	{ "dependencies", "feature_dependencies" },
	{ "table", "feature_word_info" },
	{ "aliases", "x86_cpu_initfn" },
	{ "aliases", "object_property_add_alias" },	/* calls, wherever */
};

enum { IN_BRACES = sizeof in_braces / sizeof *in_braces };

/* Whether a table or function so called is there, if its file has it. */
static bool is_wanted(const char *construct, const char *name)
{
	for (size_t i = 0; i < IN_BRACES; i++)
		if (strcmp(in_braces[i].construct, construct) == 0 &&
		    strstr(name, in_braces[i].word))
			return true;
	return false;
}

static bool is_place_of(const struct reader *reader, const char *path,
			const char *construct)
{
	for (const struct manifest_entry *entry = reader->manifest;
	     entry->construct; entry++)
		if (strcmp(entry->path, path) == 0 &&
		    strcmp(entry->construct, construct) == 0)
			return true;
	return false;
}

static struct unit_file *add_file(struct reader *reader, struct source *source,
				  const char *path)
{
	const char *words[IN_BRACES + 1] = { NULL };
	size_t count = 0;

	for (size_t i = 0; i < IN_BRACES; i++)
		if (is_place_of(reader, path, in_braces[i].construct))
			words[count++] = in_braces[i].word;
	return unit_add(reader->unit, source, words);
}

struct unit_file *reader_file(struct reader *reader, const char *path)
{
	struct source *source = tree_read(reader->tree, path);
	struct unit_file *file;

	for (size_t i = 0; source && i < reader->files.count; i++)
		if (reader->files.items[i]->source == source)
			return reader->files.items[i];
	file = source ? add_file(reader, source, path) : NULL;
	if (file)
		*vec_push(reader->arena, &reader->files) = file;
	return file;
}

/* The token behind I that is no comment; the end has none behind it. */
static uint32_t next_token(const struct unit_file *file, uint32_t i)
{
	if (file->code.items[i].kind == TOK_END)
		return i;
	do
		i++;
	while (file->code.items[i].kind == TOK_COMMENT);
	return i;
}

bool find_array(struct reader *reader, struct unit_file *file, const char *name,
		uint32_t *token)
{
	const struct token *tokens = file->code.items;

	(void)reader;
	for (uint32_t i = 0; tokens[i].kind != TOK_END; i++) {
		uint32_t next;

		if (tokens[i].kind != TOK_IDENT ||
		    !unit_token_is(file, &tokens[i], name))
			continue;
		next = next_token(file, i);
		if (tokens[next].kind != '[')
			continue;
		while (tokens[next].kind != ']' && tokens[next].kind != TOK_END)
			next++;
		if (tokens[next].kind == TOK_END)
			return false;
		i = next;
		next = next_token(file, next);
		if (tokens[next].kind != '=')
			continue;
		*token = next_token(file, next);
		return true;
	}
	return false;
}

/* The token behind the parentheses that I opens, comments aside. */
static uint32_t behind_parentheses(const struct unit_file *file, uint32_t i)
{
	const struct token *tokens = file->code.items;
	int depth = 0;

	for (; tokens[i].kind != TOK_END; i++) {
		depth += (tokens[i].kind == '(') - (tokens[i].kind == ')');
		if (depth == 0)
			return next_token(file, i);
	}
	return i;
}

bool find_function(struct reader *reader, struct unit_file *file,
		   const char *name, uint32_t *token)
{
	const struct token *tokens = file->code.items;

	(void)reader;
	for (uint32_t i = 0; tokens[i].kind != TOK_END; i++) {
		uint32_t next;

		if (tokens[i].kind != TOK_IDENT ||
		    !unit_token_is(file, &tokens[i], name))
			continue;
		next = next_token(file, i);
		if (tokens[next].kind != '(')
			continue;
		*token = behind_parentheses(file, next);
		if (tokens[*token].kind == '{')
			return true;
		if (tokens[*token].kind == TOK_END)
			return false;
		i = *token - 1;
	}
	return false;
}

bool find_struct(struct reader *reader, struct unit_file *file, const char *name,
		 uint32_t *token)
{
	const struct token *tokens = file->code.items;

	(void)reader;
	for (uint32_t i = 0; tokens[i].kind != TOK_END; i++) {
		uint32_t tag;

		if (tokens[i].kind != TOK_IDENT ||
		    !unit_token_is(file, &tokens[i], "struct"))
			continue;
		tag = next_token(file, i);
		*token = next_token(file, tag);
		if (tokens[tag].kind == TOK_IDENT && tokens[*token].kind == '{' &&
		    unit_token_is(file, &tokens[tag], name))
			return true;
	}
	return false;
}

bool find_enum(struct reader *reader, struct unit_file *file, const char *name,
	       uint32_t *token)
{
	unsigned errors = reader->diag->errors;

	(void)file;
	*token = 0;
	/* A broken one has been found, too: what is wrong with it is reported. */
	return unit_enumeration(reader->unit, name) ||
	       reader->diag->errors > errors;
}

bool find_anything(struct reader *reader, struct unit_file *file,
		   const char *name, uint32_t *token)
{
	(void)reader;
	(void)file;
	(void)name;
	*token = 0;
	return true;
}

/* "a, b (not there)": the files tried for CONSTRUCT. */
static const char *files_tried(const struct reader *reader, const char *construct)
{
	const char *list = "";

	for (const struct manifest_entry *entry = reader->manifest;
	     entry->construct; entry++)
		if (strcmp(entry->construct, construct) == 0)
			list = arena_printf(
				reader->arena, "%s%s%s%s", list,
				*list ? ", " : "", entry->path,
				tree_has(reader->tree, entry->path)
					? "" : " (not there)");
	return list;
}

/* The top of the last of CONSTRUCT's files that is there; else nowhere. */
static struct span top_of_last(const struct reader *reader, const char *construct)
{
	struct span top = { 0 };

	for (const struct manifest_entry *entry = reader->manifest;
	     entry->construct; entry++)
		if (strcmp(entry->construct, construct) == 0 &&
		    tree_has(reader->tree, entry->path))
			top.source = tree_read(reader->tree, entry->path);
	return top;
}

void reader_missing(struct reader *reader, const char *construct,
		    const char *what)
{
	if (reader->partial) {
		*vec_push(reader->arena, &reader->facts->missing) = construct;
		return;
	}
	diag_error(reader->diag, top_of_last(reader, construct), DIAG_MISSING,
		   "'%s' has no %s; looked for in: %s", reader->tree->name, what,
		   files_tried(reader, construct));
}

struct found reader_find(struct reader *reader, const char *construct,
			 find_in_file *find, const char *name, bool must)
{
	unsigned errors = reader->diag->errors;
	struct found found = { 0 };

	assert((find != find_array && find != find_function) || is_wanted(construct, name));
	for (const struct manifest_entry *entry = reader->manifest;
	     entry->construct; entry++) {
		if (strcmp(entry->construct, construct) != 0)
			continue;
		found.file = reader_file(reader, entry->path);
		if (found.file && find(reader, found.file, name, &found.token))
			return found;
	}
	/* A file that is there and broken has been complained about already. */
	if (must && reader->diag->errors == errors)
		reader_missing(reader, construct, name);
	return (struct found){ 0 };
}

void reader_add_all(struct reader *reader, const char *construct)
{
	for (const struct manifest_entry *entry = reader->manifest;
	     entry->construct; entry++)
		if (strcmp(entry->construct, construct) == 0)
			reader_file(reader, entry->path);
}

struct init *reader_init(struct reader *reader, struct found found)
{
	struct decl decl = { .arena = reader->arena,
			     .diag = reader->diag,
			     .source = found.file->source,
			     .tokens = found.file->code.items,
			     .next = found.token };
	struct span span;

	if (!decl_read_init(&decl))
		return NULL;
	span = unit_range_span(found.file, &found.file->code, decl.init->tokens);
	return unit_check_whole(reader->unit, found.file, span) ? decl.init : NULL;
}

bool reader_value(struct reader *reader, struct unit_file *file,
		  struct token_range range, struct value *value)
{
	return unit_evaluate(reader->unit, file, &file->code, range, value);
}

bool reader_read_registers(struct reader *reader, const char *prefix,
			   struct span place, struct registers *registers)
{
	static const char *const suffixes[REG_COUNT] = { "EAX", "EBX", "ECX", "EDX" };

	for (int reg = 0; reg < REG_COUNT; reg++) {
		const char *name = arena_printf(reader->arena, "%s%s", prefix,
						suffixes[reg]);
		struct value value;

		if (!unit_named_value(reader->unit, name, place, &value))
			return false;
		registers->values[reg] = value.bits;
	}
	return true;
}

bool reader_register(struct reader *reader, const struct registers *registers,
		     struct span place, uint64_t value, enum reg *reg)
{
	for (int i = 0; i < REG_COUNT; i++) {
		if (registers->values[i] == value) {
			*reg = (enum reg)i;
			return true;
		}
	}
	diag_error(reader->diag, place, DIAG_VALUE,
		   "this is no register of CPUID's output");
	return false;
}

bool read_version(struct tree *tree, unsigned how, struct facts *facts)
{
	bool is_linux = facts->kind == TREE_LINUX;
	struct reader reader = { .tree = tree,
				 .arena = tree->arena,
				 .diag = tree->diag,
				 .facts = facts,
				 .manifest = is_linux ? linux_manifest : qemu_manifest,
				 .partial = how & READ_PARTIAL };
	unsigned errors = tree->diag->errors;

	if (is_linux)
		read_linux_version(&reader);
	else
		read_qemu_version(&reader);
	return tree->diag->errors == errors;
}
