/* SPDX-License-Identifier: MIT */
#include "libvirt_table.h"

#include <stdlib.h>

#include "tree.h"

#define BLANKS " \t\r\n"
#define NAME_LETTERS                                                           \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+"

enum {
	MOST_ATTRIBUTES = 8,
};

struct attribute {
	const char *name, *value;
	struct span span;	/* of the value */
};

struct tag {
	const char *name;	/* with the '/' of "</cpus>" */
	struct span span;	/* of that */
	struct attribute attributes[MOST_ATTRIBUTES];
	size_t count;
	bool is_empty;		/* ends in "/>" */
};

struct parser {
	struct libvirt_table *table;
	struct arena *arena;
	struct diag *diag;
	uint32_t at;
};

/* The letter that is next; the text ends with a NUL. */
static char next(const struct parser *parser)
{
	return parser->table->source->text[parser->at];
}

static bool complain(const struct parser *parser, struct span span, const char *what)
{
	diag_error(parser->diag, span, DIAG_SYNTAX, "%s", what);
	return false;
}

static bool complain_here(const struct parser *parser, const char *what)
{
	return complain(parser, (struct span){ parser->table->source, parser->at,
					       parser->at + (parser->at < parser->table->source->size) },
			what);
}

/* Takes as many of LETTERS as there are, be it none. */
static const char *take(struct parser *parser, const char *letters, struct span *span)
{
	struct source *source = parser->table->source;
	const char *text = source->text + parser->at;
	size_t length = strspn(text, letters);

	*span = (struct span){ source, parser->at, parser->at + (uint32_t)length };
	parser->at += (uint32_t)length;
	return arena_strndup(parser->arena, text, length);
}

static void skip_blanks(struct parser *parser)
{
	parser->at += (uint32_t)strspn(parser->table->source->text + parser->at, BLANKS);
}

/* Blanks and comments. */
static bool skip_to_tag(struct parser *parser)
{
	const char *text = parser->table->source->text, *end;

	for (;;) {
		skip_blanks(parser);
		if (strncmp(text + parser->at, "<!--", 4) != 0)
			return true;
		end = strstr(text + parser->at, "-->");
		if (!end)
			return complain_here(parser, "this comment is never closed");
		parser->at = (uint32_t)(end + 3 - text);
	}
}

/* NAME='VALUE' */
static bool read_attribute(struct parser *parser, struct tag *tag)
{
	struct attribute *attribute = &tag->attributes[tag->count];
	struct span name;

	if (tag->count == MOST_ATTRIBUTES)
		return complain_here(parser, "one attribute too many");
	attribute->name = take(parser, NAME_LETTERS, &name);
	if (name.start == name.end || next(parser) != '=')
		return complain_here(parser, "NAME='VALUE' is wanted here");
	parser->at++;
	if (next(parser) != '\'')
		return complain_here(parser, "a value in ' ' is wanted here");
	parser->at++;
	attribute->value = take(parser, NAME_LETTERS, &attribute->span);
	if (next(parser) != '\'' || attribute->span.start == attribute->span.end)
		return complain_here(parser, "a plain value in ' ' is wanted here");
	parser->at++;
	tag->count++;
	return true;
}

/* The next tag; its name is empty at the end of the file. */
static bool read_tag(struct parser *parser, struct tag *tag)
{
	*tag = (struct tag){ .name = "" };
	if (!skip_to_tag(parser))
		return false;
	tag->span = (struct span){ parser->table->source, parser->at, parser->at };
	if (parser->at == parser->table->source->size)
		return true;
	if (next(parser) != '<')
		return complain_here(parser, "a tag is wanted here");
	parser->at++;
	tag->name = take(parser, "/" NAME_LETTERS, &tag->span);
	for (skip_blanks(parser); next(parser) != '>' && next(parser) != '/';
	     skip_blanks(parser))
		if (!read_attribute(parser, tag))
			return false;
	tag->is_empty = next(parser) == '/';
	parser->at += tag->is_empty;
	if (next(parser) != '>')
		return complain_here(parser, "'>' is wanted here");
	parser->at++;
	return true;
}

/* A tag that is to be this one, without attributes. */
static bool expect(struct parser *parser, const char *name, const char *what)
{
	struct tag tag;

	return read_tag(parser, &tag) &&
	       ((strcmp(tag.name, name) == 0 && tag.count == 0 && !tag.is_empty) ||
		complain(parser, tag.span, what));
}

static const struct attribute *find(const struct tag *tag, const char *name)
{
	for (size_t i = 0; i < tag->count; i++)
		if (strcmp(tag->attributes[i].name, name) == 0)
			return &tag->attributes[i];
	return NULL;
}

/* An attribute of 0x and 8 digits; one that is not there is 0 if OPTIONAL. */
static bool read_number(struct parser *parser, const struct tag *tag, const char *name,
			bool optional, uint32_t *value)
{
	const struct attribute *attribute = find(tag, name);

	*value = 0;
	if (!attribute)
		return optional ||
		       complain(parser, tag->span, "an attribute is missing here");
	if (strncmp(attribute->value, "0x", 2) != 0 || strlen(attribute->value) != 10 ||
	    strspn(attribute->value + 2, "0123456789abcdefABCDEF") != 8)
		return complain(parser, attribute->span, "0x and 8 digits are wanted here");
	*value = (uint32_t)strtoul(attribute->value, NULL, 16);
	return true;
}

/* The number of the one bit that is set. */
static bool read_bit(struct parser *parser, const struct tag *tag, uint64_t mask,
		     uint32_t *bit)
{
	if (mask == 0 || (mask & (mask - 1)) != 0)
		return complain(parser, tag->span, "one bit is wanted here");
	for (*bit = 0; !(mask >> *bit & 1); ++*bit)
		;
	return true;
}

static bool read_msr(struct parser *parser, const struct tag *tag, struct place *place)
{
	uint32_t high, low;

	place->space = SPACE_MSR;
	return read_number(parser, tag, "index", false, &place->msr) &&
	       read_number(parser, tag, "edx", false, &high) &&
	       read_number(parser, tag, "eax", false, &low) &&
	       (tag->count == 3 || complain(parser, tag->span, "other attributes than are known")) &&
	       read_bit(parser, tag, (uint64_t)high << 32 | low, &place->bit);
}

static bool read_cpuid(struct parser *parser, const struct tag *tag, struct place *place)
{
	size_t others = find(tag, "ecx_in") ? 3 : 2;
	uint32_t mask = 0;
	int reg = 0;

	while (reg < REG_COUNT && !find(tag, reg_names[reg]))
		reg++;
	if (reg == REG_COUNT || tag->count != others)
		return complain(parser, tag->span, "eax_in, perhaps ecx_in, and one register are wanted here");
	place->space = SPACE_CPUID;
	place->leaf.reg = (enum reg)reg;
	return read_number(parser, tag, "eax_in", false, &place->leaf.function) &&
	       read_number(parser, tag, "ecx_in", true, &place->leaf.index) &&
	       read_number(parser, tag, reg_names[reg], false, &mask) &&
	       read_bit(parser, tag, mask, &place->bit);
}

static bool read_alias(struct parser *parser, const struct tag *tag,
		       struct libvirt_entry *entry)
{
	const struct attribute *name = find(tag, "name"), *source = find(tag, "source");
	int i = 0;

	if (!name || !source || tag->count != 2 || !tag->is_empty)
		return complain(parser, tag->span, "an alias has a name and a source");
	while (i < ALIAS_SOURCES && strcmp(alias_source_names[i], source->value) != 0)
		i++;
	if (i == ALIAS_SOURCES)
		return complain(parser, source->span, "'qemu' or 'linux' is wanted here");
	*vec_push(parser->arena, &entry->aliases) =
		(struct libvirt_alias){ name->value, (enum alias_source)i, name->span };
	return true;
}

/* What stands in a feature: aliases, and behind them one place. */
static bool read_contents(struct parser *parser, struct libvirt_entry *entry)
{
	struct tag tag;

	for (;;) {
		if (!read_tag(parser, &tag))
			return false;
		if (strcmp(tag.name, "alias") != 0)
			break;
		if (!read_alias(parser, &tag, entry))
			return false;
	}
	if (!tag.is_empty ||
	    (strcmp(tag.name, "cpuid") != 0 && strcmp(tag.name, "msr") != 0))
		return complain(parser, tag.span, "'<alias', '<cpuid' or '<msr' is wanted here");
	return (*tag.name == 'c' ? read_cpuid : read_msr)(parser, &tag, &entry->place) &&
	       expect(parser, "/feature", "'</feature>' is wanted here");
}

static bool read_feature(struct parser *parser, const struct tag *tag)
{
	const struct attribute *name = find(tag, "name"),
			       *migratable = find(tag, "migratable");
	struct libvirt_entry entry = { 0 };

	if (strcmp(tag->name, "feature") != 0 || !name || tag->is_empty ||
	    tag->count != 1u + (migratable != NULL))
		return complain(parser, tag->span, "'<feature name=' or '</cpus>' is wanted here");
	if (migratable && strcmp(migratable->value, "no") != 0)
		return complain(parser, migratable->span, "'no' is wanted here");
	entry.name = name->value;
	entry.span = name->span;
	entry.not_migratable = migratable;
	if (!read_contents(parser, &entry))
		return false;
	// NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): with a capacity there are items
	*vec_push(parser->arena, &parser->table->entries) = entry;
	return true;
}

static bool read_all(struct parser *parser)
{
	struct tag tag;

	if (!expect(parser, "cpus", "'<cpus>' is wanted here"))
		return false;
	for (;;) {
		if (!read_tag(parser, &tag))
			return false;
		if (strcmp(tag.name, "/cpus") == 0)
			break;
		if (!read_feature(parser, &tag))
			return false;
	}
	if (!skip_to_tag(parser))
		return false;
	return parser->at == parser->table->source->size ||
	       complain_here(parser, "nothing is wanted behind '</cpus>'");
}

/* By place, and those of one place as they stand in the file. */
static int in_order(const void *left, const void *right)
{
	const struct libvirt_entry *a = *(const struct libvirt_entry *const *)left,
				   *b = *(const struct libvirt_entry *const *)right;
	int order = place_compare(&a->place, &b->place);

	return order ? order : (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

static void sort_entries(const struct parser *parser)
{
	struct libvirt_table *table = parser->table;
	size_t count = table->entries.count;

	if (count == 0)
		return;
	table->by_place = arena_alloc(parser->arena, count * sizeof *table->by_place);
	for (size_t i = 0; i < count; i++)
		table->by_place[i] = &table->entries.items[i];
	qsort(table->by_place, count, sizeof *table->by_place, in_order);
}

static bool refuse_twins(const struct parser *parser)
{
	const struct libvirt_table *table = parser->table;
	bool good = true;

	for (size_t i = 1; i < table->entries.count; i++) {
		const struct libvirt_entry *one = table->by_place[i - 1],
					   *other = table->by_place[i];

		if (place_compare(&one->place, &other->place) != 0)
			continue;
		diag_error(parser->diag, other->span, DIAG_DUPLICATE,
			   "this bit has a name already");
		diag_note(parser->diag, one->span, "it stands here, too");
		good = false;
	}
	return good;
}

bool libvirt_table_read(struct libvirt_table *table, const char *path,
			struct arena *arena, struct diag *diag)
{
	struct parser parser = { .table = table, .arena = arena, .diag = diag };

	*table = (struct libvirt_table){ .source = tree_read_saved(path, arena, diag) };
	if (!table->source || !read_all(&parser))
		return false;
	sort_entries(&parser);
	return refuse_twins(&parser);
}

static int at_place(const void *key, const void *item)
{
	return place_compare(key, &(*(const struct libvirt_entry *const *)item)->place);
}

const struct libvirt_entry *libvirt_table_at(const struct libvirt_table *table,
					     const struct place *place)
{
	const struct libvirt_entry **found = NULL;

	if (table->entries.count)
		found = bsearch(place, table->by_place, table->entries.count,
				sizeof *table->by_place, at_place);
	return found ? *found : NULL;
}
