/* SPDX-License-Identifier: MIT */
/* How features hang together, for explain's texts and JSON. */
#include "emit.h"
#include "explain.h"
#include "false_friends.h"

void question_ask(struct question *question, const struct lookup *lookup,
		  const char *text)
{
	const size_t most = sizeof question->nearest / sizeof *question->nearest;

	*question = (struct question){ .text = text };
	if (!lookup_find(lookup, text, &question->subjects))
		question->nearest_count =
			lookup_nearest(lookup, text, question->nearest, most);
}

const char *explain_source(struct arena *arena, struct span place)
{
	if (!place.source || !place.source->text)
		return "";
	return arena_printf(arena, "%s:%u", place.source->path,
			    source_position(place.source, place.start).line);
}

const char *explain_where(const struct lookup *lookup, const struct subject *subject)
{
	struct arena *arena = lookup->arena;

	switch (subject->kind) {
	case SUBJECT_BIT:
		return emit_place(arena, &subject->row->place);
	case SUBJECT_SYNTHETIC:
		return arena_printf(arena, "Linux-defined, %u*32+%u",
				    subject->feature->word, subject->feature->bit);
	case SUBJECT_CONDITIONAL:
		return "not in 64-bit kernels";
	case SUBJECT_BUG:
		return arena_printf(arena, "bug %u", subject->feature->word *
					   BITS_PER_WORD + subject->feature->bit);
	default:
		return arena_printf(arena, "VMX feature %u*32+%u",
				    subject->feature->word, subject->feature->bit);
	}
}

/* Masks. */

static const char *name_of_bit(const struct qemu_facts *facts, uint32_t word,
			       uint32_t bit)
{
	for (size_t i = 0; i < facts->names.count; i++)
		if (facts->names.items[i].word == word && facts->names.items[i].bit == bit)
			return facts->names.items[i].name;
	return NULL;
}

const char *explain_masked(const struct map *map, struct arena *arena,
			   uint32_t word, uint64_t mask)
{
	const struct qemu_facts *facts = &map->qemu_tree->qemu_tree;
	const char *list = "";

	if (~mask == 0)
		return arena_printf(arena, "all of %s", facts->words.items[word].name);
	for (uint32_t bit = 0; bit < BITS_PER_MSR; bit++) {
		const char *name = name_of_bit(facts, word, bit);

		if (!(mask >> bit & 1))
			continue;
		list = name ? arena_printf(arena, "%s%s%s", list, *list ? ", " : "", name)
			    : arena_printf(arena, "%s%s%s[%u]", list, *list ? ", " : "",
					   facts->words.items[word].name, bit);
	}
	return list;
}

/* False friends. */

void explain_false_friends(const struct lookup *lookup, const struct subject *subject,
			   false_friends *friends)
{
	size_t count;
	const struct false_friendship *all = false_friends_of(lookup, subject, &count);

	for (size_t i = 0; i < count; i++)
		*vec_push(lookup->arena, friends) = (struct false_friend){
			all[i].friend->name, all[i].friend->side, all[i].friend->subject };
}
