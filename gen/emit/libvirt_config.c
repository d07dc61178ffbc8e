/* SPDX-License-Identifier: MIT */
#include "libvirt_config.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

#include "tree.h"

#define BLANKS " \t\r"

enum {
	MOST_WORDS = 3,		/* on a line */
	MOST_PARTS = 4,		/* of a place */
};

const char *const choice_names[CHOICE_KINDS] = {
	[CHOICE_IGNORE] = "ignore",
	[CHOICE_NAME] = "name",
	[CHOICE_EXTRA] = "extra",
	[CHOICE_LINUX_ALIAS] = "linux-alias",
	[CHOICE_NOT_MIGRATABLE] = "not-migratable",
};

/* What has to stand behind each of these words. */
static const char *const wanted[CHOICE_KINDS] = {
	[CHOICE_IGNORE] = "ignore QEMU-NAME",
	[CHOICE_NAME] = "name QEMU-NAME LIBVIRT-NAME",
	[CHOICE_EXTRA] = "extra PLACE LIBVIRT-NAME",
	[CHOICE_LINUX_ALIAS] = "linux-alias LIBVIRT-NAME",
	[CHOICE_NOT_MIGRATABLE] = "not-migratable LIBVIRT-NAME",
};

/* A line's words, and one more place: where what is missing would stand. */
struct line {
	struct span spans[MOST_WORDS + 1];
	const char *words[MOST_WORDS + 1];
	size_t count;
};

struct parser {
	struct libvirt_config *config;
	struct arena *arena;
	struct diag *diag;
};

static bool complain(const struct parser *parser, struct span span, const char *what)
{
	diag_error(parser->diag, span, DIAG_SYNTAX, "%s", what);
	return false;
}

/* Cuts the line at START, up to a remark or its end. One word too many is kept. */
static void cut_line(const struct parser *parser, uint32_t start, struct line *line)
{
	struct source *source = parser->config->source;

	line->count = 0;
	for (;;) {
		size_t length;

		start += (uint32_t)strspn(source->text + start, BLANKS);
		length = strcspn(source->text + start, BLANKS "\n");
		line->spans[line->count] =
			(struct span){ source, start, start + (uint32_t)length };
		if (length == 0 || source->text[start] == '#' || line->count > MOST_WORDS - 1)
			break;
		line->words[line->count++] =
			arena_strndup(parser->arena, source->text + start, length);
		start += (uint32_t)length;
	}
	if (source->text[start] == '#')
		line->spans[line->count].end = start + 1;
}

/* Whether word I is a name that may stand in a list of features. */
static bool check_name(const struct parser *parser, const struct line *line, size_t i)
{
	for (const char *c = line->words[i]; *c; c++)
		if (!isalnum((unsigned char)*c) && !strchr("-_.+", *c))
			return complain(parser, line->spans[i],
					"a name is wanted here: letters, digits, and - _ . +");
	return true;
}

/* Numbers of a place have no sign, blanks or 0x in front. */
static bool parse_part(const char *text, int base, uint32_t most, uint32_t *value)
{
	unsigned long long number;
	char *end;

	if (!isxdigit((unsigned char)*text) || strspn(text, "0123456789abcdef") != strlen(text))
		return false;
	errno = 0;
	number = strtoull(text, &end, base);
	if (*end != '\0' || errno || number > most)
		return false;
	*value = (uint32_t)number;
	return true;
}

static bool parse_register(const char *text, enum reg *reg)
{
	for (int i = 0; i < REG_COUNT; i++) {
		if (strcmp(reg_names[i], text) != 0)
			continue;
		*reg = (enum reg)i;
		return true;
	}
	return false;
}

/* The dots of TEXT are overwritten. How many parts, or more than MOST_PARTS. */
static size_t cut_place(char *text, const char **parts)
{
	size_t count = 0;

	for (char *dot = text; dot; count++) {
		if (count == MOST_PARTS)
			return MOST_PARTS + 1;
		parts[count] = dot;
		dot = strchr(dot, '.');
		if (dot)
			*dot++ = '\0';
	}
	return count;
}

/* FUNCTION[.INDEX].REGISTER.BIT, or msr.NUMBER.BIT; all but BIT hexadecimal. */
static bool parse_place(struct arena *arena, const char *word, struct choice *choice)
{
	char *text = arena_strndup(arena, word, strlen(word));
	const char *parts[MOST_PARTS];
	size_t count = cut_place(text, parts);
	struct place *place = &choice->place;

	if (count == 3 && strcmp(parts[0], "msr") == 0) {
		place->space = SPACE_MSR;
		return parse_part(parts[1], 16, UINT32_MAX, &place->msr) &&
		       parse_part(parts[2], 10, BITS_PER_MSR - 1, &place->bit);
	}
	choice->needs_index = count == 4;
	return (count == 3 || count == 4) &&
	       parse_part(parts[0], 16, UINT32_MAX, &place->leaf.function) &&
	       (count == 3 || parse_part(parts[1], 16, UINT32_MAX, &place->leaf.index)) &&
	       parse_register(parts[count - 2], &place->leaf.reg) &&
	       parse_part(parts[count - 1], 10, BITS_PER_WORD - 1, &place->bit);
}

/* Which kind the line begins with; CHOICE_KINDS, reported, if with none. */
static enum choice_kind kind_of(const struct parser *parser, const struct line *line)
{
	int kind = 0;

	while (kind < CHOICE_KINDS && strcmp(choice_names[kind], line->words[0]) != 0)
		kind++;
	if (kind == CHOICE_KINDS)
		complain(parser, line->spans[0],
			 "'ignore', 'name', 'extra', 'linux-alias' or 'not-migratable' is wanted here");
	return (enum choice_kind)kind;
}

static bool has_two_words(enum choice_kind kind)
{
	return kind == CHOICE_NAME || kind == CHOICE_EXTRA;
}

/* Whether nothing but a remark stands at SPAN, or the line's end. */
static bool is_end(const struct span *span)
{
	char c = span->source->text[span->start];

	return c == '\n' || c == '#' || span->start == span->source->size;
}

static bool check_count(const struct parser *parser, const struct line *line,
			enum choice_kind kind)
{
	size_t count = has_two_words(kind) ? 3 : 2;
	size_t odd = line->count < count ? line->count : count;

	if (line->count >= count && is_end(&line->spans[odd]))
		return true;
	diag_error(parser->diag, line->spans[odd], DIAG_SYNTAX, "'%s' is wanted here",
		   wanted[kind]);
	return false;
}

static bool read_choice(const struct parser *parser, const struct line *line,
			struct choice *choice)
{
	choice->kind = kind_of(parser, line);
	if (choice->kind == CHOICE_KINDS || !check_count(parser, line, choice->kind))
		return false;
	choice->span = line->spans[1];
	choice->name = line->words[1];
	choice->other = line->words[2];
	if (choice->kind == CHOICE_EXTRA) {
		choice->name = line->words[2];
		if (!parse_place(parser->arena, line->words[1], choice))
			return complain(parser, line->spans[1],
					"a place is wanted here: 7.0.ebx.12, 1.ecx.27 or msr.48c.8");
	} else if (!check_name(parser, line, 1)) {
		return false;
	}
	return !has_two_words(choice->kind) || check_name(parser, line, 2);
}

/* By kind and by what they are about: of that, there may be one choice. */
static int compare(const struct choice *a, const struct choice *b)
{
	int order = (a->kind > b->kind) - (a->kind < b->kind);

	if (order)
		return order;
	return a->kind == CHOICE_EXTRA ? place_compare(&a->place, &b->place)
				       : strcmp(a->name, b->name);
}

/* The same, and those of one kind and name as they stand in the file. */
static int in_order(const void *left, const void *right)
{
	const struct choice *a = *(const struct choice *const *)left,
			    *b = *(const struct choice *const *)right;
	int order = compare(a, b);

	return order ? order : (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

static void sort_choices(const struct parser *parser)
{
	struct libvirt_config *config = parser->config;
	size_t count = config->choices.count;

	if (count == 0)
		return;
	config->sorted = arena_alloc(parser->arena, count * sizeof *config->sorted);
	for (size_t i = 0; i < count; i++)
		config->sorted[i] = &config->choices.items[i];
	qsort(config->sorted, count, sizeof *config->sorted, in_order);
}

static void refuse_twins(const struct parser *parser)
{
	const struct libvirt_config *config = parser->config;

	for (size_t i = 1; i < config->choices.count; i++) {
		if (compare(config->sorted[i], config->sorted[i - 1]) != 0)
			continue;
		diag_error(parser->diag, config->sorted[i]->span, DIAG_DUPLICATE,
			   "this has been said before");
		diag_note(parser->diag, config->sorted[i - 1]->span, "it stands here, too");
	}
}

static void read_line(const struct parser *parser, uint32_t start)
{
	struct choice choice = { 0 };
	struct line line = { 0 };

	cut_line(parser, start, &line);
	if (line.count > 0 && read_choice(parser, &line, &choice))
		*vec_push(parser->arena, &parser->config->choices) = choice;
}

bool libvirt_config_read(struct libvirt_config *config, const char *path,
			 struct arena *arena, struct diag *diag)
{
	struct parser parser = { config, arena, diag };
	unsigned errors = diag->errors;
	const char *newline;

	*config = (struct libvirt_config){ .source = tree_read_saved(path, arena, diag) };
	if (!config->source)
		return false;
	for (uint32_t start = 0; start < config->source->size;
	     start = (uint32_t)(newline + 1 - config->source->text)) {
		read_line(&parser, start);
		newline = strchr(config->source->text + start, '\n');
		if (!newline)
			break;
	}
	sort_choices(&parser);
	refuse_twins(&parser);
	return diag->errors == errors;
}

static int by_choice(const void *key, const void *item)
{
	return compare(key, *(const struct choice *const *)item);
}

static const struct choice *find(const struct libvirt_config *config,
				 const struct choice *key)
{
	const struct choice **found = NULL;

	if (config->choices.count)
		found = bsearch(key, config->sorted, config->choices.count,
				sizeof *config->sorted, by_choice);
	return found ? *found : NULL;
}

const struct choice *libvirt_config_find(const struct libvirt_config *config,
					 enum choice_kind kind, const char *name)
{
	return find(config, &(struct choice){ .kind = kind, .name = name });
}

const struct choice *libvirt_config_extra(const struct libvirt_config *config,
					  const struct place *place)
{
	return find(config, &(struct choice){ .kind = CHOICE_EXTRA, .place = *place });
}
