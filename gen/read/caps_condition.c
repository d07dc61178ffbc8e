/* SPDX-License-Identifier: MIT */
/*
 * Conditions in a capability function, written as the preprocessor's # operator
 * would write them: comments and blanks between tokens become one blank.
 */
#include "caps_function.h"

enum {
	MOST_CONDITIONS = 64,	/* within each other */
};

/* Whether bytes START up to END separate tokens: a continued line does not. */
static bool is_gap(const char *text, uint32_t start, uint32_t end)
{
	while (start < end && text[start] == '\\') {
		start++;
		if (start < end && text[start] == '\r')
			start++;
		start++;	/* the newline */
	}
	return start < end;
}

static bool can_be_written(const struct caps_function *function, uint32_t token)
{
	const struct token *one = &function->file->code.items[token];
	const char *text = function->file->source->text;

	for (uint32_t i = one->start; i < one->end; i++) {
		if (text[i] != '\t' && text[i] != '\n')
			continue;
		diag_error(function->reader->diag, caps_place(function, token),
			   DIAG_CONSTRUCT,
			   "a tab or newline within a condition is not known here");
		return false;
	}
	return true;
}

/* Null, with the error reported, if there is a tab or newline in a token. */
static const char *condition_text(struct caps_function *function,
				  struct token_range range)
{
	const struct token *tokens = function->file->code.items;
	const char *source = function->file->source->text;
	uint32_t behind = tokens[range.first].start;
	char *text = arena_alloc(function->reader->arena,
				 tokens[range.end - 1].end - behind + 1u);
	char *end = text;

	for (uint32_t i = range.first; i < range.end; i++) {
		uint32_t length = tokens[i].end - tokens[i].start;

		if (tokens[i].kind == TOK_COMMENT)
			continue;
		if (!can_be_written(function, i))
			return NULL;
		if (is_gap(source, behind, tokens[i].start))
			*end++ = ' ';
		memcpy(end, source + tokens[i].start, length);
		end += length;
		behind = tokens[i].end;
	}
	return text;
}

bool caps_add_condition(struct caps_function *function, struct token_range range,
			bool negated)
{
	struct arena *arena = function->reader->arena;
	const char *text = condition_text(function, range);

	if (function->conditions.count == MOST_CONDITIONS) {
		diag_error(function->reader->diag,
			   unit_range_span(function->file, &function->file->code,
					   range),
			   DIAG_CONSTRUCT, "conditions nested too deeply");
		return false;
	}
	if (text && negated)
		text = arena_printf(arena, "!(%s)", text);
	if (text)
		*vec_push(arena, &function->conditions) = text;
	return text;
}

bool caps_set_conditions(struct caps_function *function,
			 const struct caps_condition *innermost)
{
	if (!innermost) {
		function->conditions.count = 0;
		return true;
	}
	return caps_set_conditions(function, innermost->outer) &&
	       caps_add_condition(function, innermost->tokens, innermost->negated);
}

/* What && would tear apart; a ',' counts although it is in some call mostly. */
static bool is_loose(const char *condition)
{
	return strstr(condition, "||") || strpbrk(condition, "?,");
}

const char *caps_joined_conditions(const struct caps_function *function)
{
	struct arena *arena = function->reader->arena;
	size_t count = function->conditions.count;
	const char *all = count == 1 ? function->conditions.items[0] : NULL;

	for (size_t i = 0; count > 1 && i < count; i++) {
		const char *one = function->conditions.items[i];

		all = arena_printf(arena, is_loose(one) ? "%s%s(%s)" : "%s%s%s",
				   all ? all : "", all ? " && " : "", one);
	}
	return all;
}
