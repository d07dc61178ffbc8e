/* SPDX-License-Identifier: MIT */
/* Reads QEMU's further names for features: calls of object_property_add_alias(). */
#include "reader.h"

#include <stdlib.h>

#define CALL "object_property_add_alias"

/* What stands behind the call's name, token by token; names are strings. */
enum shape { OPENING, OBJECT, COMMA, ALIAS, SECOND_COMMA, SAME_OBJECT, THIRD_COMMA, NAME,
	     CLOSING, SHAPE_TOKENS };

static const int shape[SHAPE_TOKENS] = {
	'(', TOK_IDENT, ',', TOK_STRING, ',', TOK_IDENT, ',', TOK_STRING, ')',
};

/* Which of the call's tokens is not as it ought to be; SHAPE_TOKENS: none. */
static uint32_t odd_token(const struct token *tokens)
{
	uint32_t i = 0;

	while (i < SHAPE_TOKENS && (int)tokens[i].kind == shape[i])
		i++;
	return i;
}

/* What a string's token has between its quotes, which must be plain. */
static const char *read_name(struct reader *reader, const struct unit_file *file,
			     const struct token *token)
{
	const char *text = file->source->text + token->start + 1;
	size_t length = token->end - token->start - 2;

	if (strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+") ==
	    length && length > 0)
		return arena_strndup(reader->arena, text, length);
	diag_error(reader->diag, unit_span(file, token), DIAG_CONSTRUCT,
		   "a plain name between quotes is wanted here");
	return NULL;
}

/* An alias of another object's property would be nothing that -cpu takes. */
static bool is_same_object(struct reader *reader, const struct unit_file *file,
			   const struct token *tokens)
{
	const char *object = unit_token_text(reader->unit, file, &tokens[OBJECT]);

	if (unit_token_is(file, &tokens[SAME_OBJECT], object))
		return true;
	diag_error(reader->diag, unit_span(file, &tokens[SAME_OBJECT]), DIAG_CONSTRUCT,
		   "an alias of another object is not known here");
	return false;
}

/* The call whose '(' is the first of TOKENS. */
static void read_alias(struct reader *reader, const struct unit_file *file,
		       const struct token *tokens)
{
	struct qemu_alias_fact fact = { .place = unit_span(file, &tokens[ALIAS]) };
	uint32_t odd = odd_token(tokens);

	if (odd < SHAPE_TOKENS) {
		diag_error(reader->diag, unit_span(file, &tokens[odd]), DIAG_CONSTRUCT,
			   CALL "(OBJECT, \"ALIAS\", OBJECT, \"NAME\") is wanted here");
		return;
	}
	fact.alias = read_name(reader, file, &tokens[ALIAS]);
	fact.name = read_name(reader, file, &tokens[NAME]);
	if (fact.alias && fact.name && is_same_object(reader, file, tokens))
		*vec_push(reader->arena, &reader->facts->qemu_tree.aliases) = fact;
}

/* Whether it is known of every call if it is compiled. */
static bool all_are_decided(struct reader *reader, const struct unit_file *file)
{
	const struct token *tokens = file->text.items;

	for (uint32_t i = 0; tokens[i].kind != TOK_END; i++)
		if (tokens[i].kind == TOK_IDENT && unit_token_is(file, &tokens[i], CALL) &&
		    !unit_check_whole(reader->unit, file, unit_span(file, &tokens[i])))
			return false;
	return true;
}

static int by_alias(const void *left, const void *right)
{
	const struct qemu_alias_fact *const *a = left, *const *b = right;
	int order = strcmp((*a)->alias, (*b)->alias);

	return order ? order : ((*a)->place.start > (*b)->place.start) -
				       ((*a)->place.start < (*b)->place.start);
}

/* QEMU itself would not start with one name given twice. */
static void refuse_twins(struct reader *reader)
{
	const struct qemu_facts *facts = &reader->facts->qemu_tree;
	size_t count = facts->aliases.count;
	const struct qemu_alias_fact **sorted =
		arena_alloc(reader->arena, (count + 1) * sizeof *sorted);

	for (size_t i = 0; i < count; i++)
		sorted[i] = &facts->aliases.items[i];
	qsort(sorted, count, sizeof *sorted, by_alias);
	for (size_t i = 1; i < count; i++) {
		if (strcmp(sorted[i]->alias, sorted[i - 1]->alias) != 0)
			continue;
		diag_error(reader->diag, sorted[i]->place, DIAG_DUPLICATE,
			   "this alias is given twice");
		diag_note(reader->diag, sorted[i - 1]->place, "the first time");
	}
}

/* A file that is cut off must not pass for one with fewer aliases. */
static bool is_closed(struct reader *reader, struct found found)
{
	const struct token *tokens = found.file->code.items;

	if (tokens[unit_closing(found.file, found.token)].kind == '}')
		return true;
	diag_error(reader->diag, unit_span(found.file, &tokens[found.token]), DIAG_SYNTAX,
		   "this brace is never closed");
	return false;
}

void read_qemu_aliases(struct reader *reader)
{
	struct found found = reader_find(reader, "aliases", find_function,
					 "x86_cpu_initfn", true);
	const struct token *tokens;

	if (!found.file || !is_closed(reader, found) ||
	    !all_are_decided(reader, found.file))
		return;
	tokens = found.file->code.items;
	for (uint32_t i = 0; tokens[i].kind != TOK_END; i++)
		if (tokens[i].kind == TOK_IDENT && tokens[i + 1].kind == '(' &&
		    unit_token_is(found.file, &tokens[i], CALL))
			read_alias(reader, found.file, &tokens[i + 1]);
	refuse_twins(reader);
}
