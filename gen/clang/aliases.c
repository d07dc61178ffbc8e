/* SPDX-License-Identifier: MIT */
/*
 * Reads QEMU's further names for features: what the function that makes a CPU
 * gives to object_property_add_alias().
 *
 * The function does not compile alone, so the compiler is shown it aside and
 * asked for those of its tokens that the conditions leave.
 */
#include "qemu.h"
#include "rough.h"

/* All that there are in QEMU's file are in this function. */
#define FUNCTION "x86_cpu_initfn"
#define CALL "object_property_add_alias"

void aliases_find(struct aliases *aliases, struct reading *reading,
		  struct source *source)
{
	const struct outline_function *function =
		outline_find(reading->arena, source, FUNCTION);

	if (!function)
		return;
	aliases->start = function->opening + 1;
	aliases->end = function->closing;
	aliases->excerpt = excerpt_aside(reading->arena, source, FUNCTION,
					 aliases->start, aliases->end);
}

void aliases_show(const struct aliases *aliases, struct view *view)
{
	if (aliases->excerpt)
		view_excerpt(view, aliases->excerpt);
}

/* The next string of the call at *I; null, if the call ends before. */
static const char *next_string(const struct aliases *aliases, struct reading *reading,
			       const struct view_token *tokens, size_t count, size_t *i,
			       struct span *place)
{
	struct source *source = aliases->excerpt->source;

	for (; *i < count && source->text[tokens[*i].start] != ')'; ++*i) {
		const struct view_token *token = &tokens[*i];

		if (token->kind != CXToken_Literal || source->text[token->start] != '"')
			continue;
		++*i;
		*place = (struct span){ source, token->start, token->end };
		return reading_text(reading, source, token->start + 1, token->end - 1);
	}
	return NULL;
}

/* A call without two strings is nothing, and so differs from the first reading. */
static void answer_call(const struct aliases *aliases, struct reading *reading,
			const struct view_token *tokens, size_t count)
{
	struct qemu_alias_fact fact;
	struct span name_place;
	size_t i = 0;

	fact.alias = next_string(aliases, reading, tokens, count, &i, &fact.place);
	fact.name = next_string(aliases, reading, tokens, count, &i, &name_place);
	if (fact.alias && fact.name)
		*vec_push(reading->arena, &reading->facts->qemu_tree.aliases) = fact;
}

void aliases_answer(const struct aliases *aliases, struct reading *reading,
		    struct view *view)
{
	const struct view_token *tokens;
	size_t count;

	if (!aliases->excerpt)
		return;
	tokens = view_active_tokens(view, aliases->excerpt, aliases->start,
				    aliases->end, &count);
	for (size_t i = 0; i < count; i++)
		if (tokens[i].kind == CXToken_Identifier &&
		    rough_reads(aliases->excerpt->source, tokens[i].start, tokens[i].end,
				CALL))
			answer_call(aliases, reading, tokens + i, count - i);
}
