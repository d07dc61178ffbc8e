/* SPDX-License-Identifier: MIT */
/* The tokens of KVM's capability functions, and conditions as text. */
#include "caps.h"
#include "rough.h"

static const struct view_token *token_at(const struct caps_function *function, size_t i)
{
	return &function->tokens[function->code.items[i]];
}

struct span caps_place(const struct caps_function *function, size_t i)
{
	const struct view_token *token;

	if (i >= function->code.count)
		return (struct span){ function->source, function->end,
				      function->end + 1 };
	token = token_at(function, i);
	return (struct span){ function->source, token->start, token->end };
}

bool caps_is(const struct caps_function *function, size_t i, const char *text)
{
	struct span place = caps_place(function, i);

	return i < function->code.count &&
	       rough_reads(function->source, place.start, place.end, text);
}

bool caps_begins(const struct caps_function *function, size_t i, const char *text)
{
	struct span place = caps_place(function, i);

	return i < function->code.count &&
	       place.end - place.start >= strlen(text) &&
	       strncmp(function->source->text + place.start, text, strlen(text)) == 0;
}

bool caps_ends(const struct caps_function *function, size_t i, const char *text)
{
	struct span place = caps_place(function, i);

	return i < function->code.count &&
	       place.end - place.start > strlen(text) &&
	       rough_reads(function->source, place.end - (uint32_t)strlen(text),
			   place.end, text);
}

bool caps_is_any(const struct caps_function *function, size_t i,
		   const char *const *texts, size_t count)
{
	while (count > 0)
		if (caps_is(function, i, texts[--count]))
			return true;
	return false;
}

/* Types are keywords; and what is one in C++ alone may be a name in C. */
bool caps_is_name(const struct caps_function *function, size_t i)
{
	return i < function->code.count &&
	       (token_at(function, i)->kind == CXToken_Identifier ||
		token_at(function, i)->kind == CXToken_Keyword);
}

const char *caps_text(const struct caps_function *function, size_t i)
{
	struct span place = caps_place(function, i);

	return reading_text(function->caps->linux_view->reading, function->source,
			    place.start, place.end);
}

static int nesting(const struct caps_function *function, size_t i)
{
	struct span place = caps_place(function, i);
	char mark = function->source->text[place.start];

	if (place.end - place.start != 1)
		return 0;
	return (mark == '(' || mark == '[' || mark == '{') -
	       (mark == ')' || mark == ']' || mark == '}');
}

size_t caps_closing(const struct caps_function *function, size_t i)
{
	int depth = 0;

	for (; i < function->code.count; i++) {
		depth += nesting(function, i);
		if (depth == 0)
			break;
	}
	return i;
}

size_t caps_next(const struct caps_function *function, size_t start, size_t end,
		 const char *mark)
{
	while (start < end && !caps_is(function, start, mark))
		start = caps_closing(function, start) + 1;
	return start < end ? start : end;
}

void caps_refuse(struct caps_function *function, size_t i, const char *why)
{
	if (!function->is_broken)
		diag_error(function->caps->linux_view->view->diag,
			   caps_place(function, i), DIAG_CONSTRUCT,
			   "%s in %s()", why, function->name);
	function->is_broken = true;
}

bool caps_is_element(const struct caps_function *function, size_t i)
{
	return (caps_is(function, i, "F") || caps_is(function, i, "SF") ||
		caps_ends(function, i, "_F") || caps_is(function, i, "feature_bit") ||
		caps_is(function, i, "__feature_bit")) &&
	       caps_is_name(function, i);
}

/* Conditions. */

/* The tokens as "#" makes a string of them: a space where there is any, or a comment. */
const char *caps_condition(struct caps_function *function, size_t start, size_t end)
{
	const struct source *source = function->source;
	uint32_t first, last, length = 0;
	char *text;

	if (start >= end) {
		caps_refuse(function, start, "nothing is no condition");
		return "";
	}
	first = caps_place(function, start).start;
	last = caps_place(function, end - 1).end;
	text = arena_alloc(function->caps->linux_view->reading->arena,
			   2 * (size_t)(last - first) + 1);
	for (size_t i = start; i < end; i++) {
		struct span place = caps_place(function, i);

		if (i > start && place.start > caps_place(function, i - 1).end)
			text[length++] = ' ';
		memcpy(text + length, source->text + place.start,
		       place.end - place.start);
		length += place.end - place.start;
	}
	if (strpbrk(text, "\t\n"))
		caps_refuse(function, start, "a condition with a tab or a newline");
	return text;
}

const char *caps_joined(const struct caps_function *function)
{
	struct arena *arena = function->caps->linux_view->reading->arena;
	size_t count = function->conditions.count;
	const char *text = "";

	if (count < 2)
		return count ? function->conditions.items[0] : NULL;
	for (size_t i = 0; i < count; i++) {
		const char *one = function->conditions.items[i];
		bool loose = strstr(one, "||") || strpbrk(one, "?,");

		text = arena_printf(arena, "%s%s%s%s%s", text, i ? " && " : "",
				    loose ? "(" : "", one, loose ? ")" : "");
	}
	return text;
}
