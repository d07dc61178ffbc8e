/* SPDX-License-Identifier: MIT */
/*
 * Conditions in a capability function, written as the preprocessor's # operator
 * would write them: comments and blanks between tokens become one blank.
 */
#include "caps_function.h"

enum {
	MOST_CONDITIONS = 64,	/* within each other */
	/* Bytes; the longest real one has 134. Each fact under it has its own copy. */
	LONGEST_CONDITION = 16 * 1024,
	/* Bytes of all that a tree's facts have; real trees have some thousands. */
	MOST_WRITTEN = 16 * 1024 * 1024,
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

/*
 * Counts SIZE bytes that are to be written. False if that is too much in all, which is
 * reported once.
 */
static bool may_write(const struct caps_function *function, size_t size,
		      struct span place)
{
	struct reader *reader = function->reader;
	bool reported = reader->written > MOST_WRITTEN;

	if (!reported)
		reader->written += size;
	if (!reported && reader->written > MOST_WRITTEN)
		diag_error(reader->diag, place, DIAG_VALUE,
			   "the conditions up to here are longer, in all, "
			   "than is known here");
	return reader->written <= MOST_WRITTEN;
}

static size_t size_of(const struct caps_function *function)
{
	size_t size = 0;

	for (size_t i = 0; i < function->conditions.count; i++)
		size += strlen(function->conditions.items[i]);
	return size;
}

/* With comments, and the ones around it; false, with the error reported. */
static bool has_good_length(const struct caps_function *function,
			    struct token_range range)
{
	const struct unit_file *file = function->file;
	struct span place = unit_range_span(file, &file->code, range);
	size_t size = place.end - place.start;

	if (size + size_of(function) > LONGEST_CONDITION) {
		diag_error(function->reader->diag, place, DIAG_VALUE,
			   "this condition is longer than is known here");
		return false;
	}
	return may_write(function, size, place);
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
	const char *text;

	if (function->conditions.count == MOST_CONDITIONS) {
		diag_error(function->reader->diag,
			   unit_range_span(function->file, &function->file->code,
					   range),
			   DIAG_CONSTRUCT, "conditions nested too deeply");
		return false;
	}
	if (!has_good_length(function, range))
		return false;
	text = condition_text(function, range);
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

const char *caps_joined_conditions(const struct caps_function *function,
				   struct span place)
{
	size_t count = function->conditions.count;
	size_t size = size_of(function) + count * strlen(" && ()") + 1;
	char *all, *end;

	if (count == 0 || !may_write(function, size, place))
		return NULL;
	if (count == 1)
		return function->conditions.items[0];
	all = end = arena_alloc_raw(function->reader->arena, size);
	for (size_t i = 0; i < count; i++) {
		const char *one = function->conditions.items[i];
		bool loose = is_loose(one);

		end = stpcpy(end, i ? " && " : "");
		end = stpcpy(end, loose ? "(" : "");
		end = stpcpy(end, one);
		end = stpcpy(end, loose ? ")" : "");
	}
	return all;
}
