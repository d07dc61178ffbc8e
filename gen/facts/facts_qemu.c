/* SPDX-License-Identifier: MIT */
/* Saved facts of QEMU. */
#include "facts_kinds.h"

/* The index of the word that a field names; false, reported, if there is none. */
static bool word_of(const struct facts_reading *reading, size_t number, uint32_t *index)
{
	const struct qemu_facts *facts = &reading->facts->qemu_tree;
	const struct qemu_word_fact *word = FIND(facts_field(reading, number), &facts->words);

	if (!word)
		return facts_undefined(reading, number, "word");
	*index = (uint32_t)(word - facts->words.items);
	return true;
}

/* Words. */

static bool read_register(struct facts_reading *reading, struct qemu_word_fact *word)
{
	uint64_t function;
	int reg;

	if (!facts_line_has(&reading->line, 5))
		return false;
	word->needs_index = strcmp(facts_field(reading, 4), "-") != 0;
	if (word->needs_index)
		return facts_line_leaf(&reading->line, 3, &word->leaf);
	if (!facts_line_hex(&reading->line, 3, UINT32_MAX, &function) ||
	    !facts_line_choice(&reading->line, 5, reg_names, REG_COUNT, "register",
			       &reg))
		return false;
	word->leaf.function = (uint32_t)function;
	word->leaf.reg = (enum reg)reg;
	return true;
}

static bool read_msr(struct facts_reading *reading, struct qemu_word_fact *word)
{
	uint64_t msr;

	word->is_msr = true;
	if (!facts_line_has(&reading->line, 3) ||
	    !facts_line_hex(&reading->line, 3, UINT32_MAX, &msr))
		return false;
	word->msr = (uint32_t)msr;
	return true;
}

static bool read_qemu_word(struct facts_reading *reading)
{
	static const char *const spaces[] = { "cpuid", "msr" };
	struct qemu_word_fact word = { .name = facts_field(reading, 1) };
	int space;

	if (!facts_line_identifier(&reading->line, 1, "a feature word") ||
	    !facts_line_choice(&reading->line, 2, spaces, 2, "kind of word", &space) ||
	    !(space ? read_msr : read_register)(reading, &word))
		return false;
	*vec_push(reading->arena, &reading->facts->qemu_tree.words) = word;
	return true;
}

static bool same_register(const struct qemu_word_fact *a, const struct qemu_word_fact *b)
{
	if (a->is_msr || b->is_msr)
		return a->is_msr && b->is_msr && a->msr == b->msr;
	return a->leaf.function == b->leaf.function && a->leaf.index == b->leaf.index &&
	       a->leaf.reg == b->leaf.reg;
}

/* As in a tree, each word has a register of its own; then names can come. */
static bool check_qemu_words(struct facts_reading *reading)
{
	const struct qemu_facts *facts = &reading->facts->qemu_tree;

	if (facts->words.count > MOST_WORDS) {
		diag_error(reading->diag, facts_top(reading), DIAG_VALUE,
			   "more than %d feature words", MOST_WORDS);
		return false;
	}
	for (size_t i = 1; i < facts->words.count; i++) {
		for (size_t k = 0; k < i; k++) {
			if (!same_register(&facts->words.items[i], &facts->words.items[k]))
				continue;
			diag_error(reading->diag,
				   facts_line_field(&reading->line,
						    facts->words.items[i].name),
				   DIAG_DUPLICATE, "two words hold the same register");
			diag_note(reading->diag,
				  facts_line_field(&reading->line,
						   facts->words.items[k].name),
				  "the other one");
			return false;
		}
	}
	reading->said = arena_alloc(reading->arena, facts->words.count * BITS_PER_MSR *
							    sizeof *reading->said);
	return true;
}

/* What is said of the bit in fields 1 and 2: name and hint are one fact. */
static struct qemu_name_fact *said_of(struct facts_reading *reading)
{
	struct qemu_facts *facts = &reading->facts->qemu_tree;
	struct qemu_name_fact fact = { 0 };
	uint32_t *said;

	if (!word_of(reading, 1, &fact.word) ||
	    !facts_line_bit(&reading->line, 2,
			    facts->words.items[fact.word].is_msr ? BITS_PER_MSR
								 : BITS_PER_WORD,
			    &fact.bit))
		return NULL;
	said = &reading->said[fact.word * BITS_PER_MSR + fact.bit];
	if (*said == 0) {
		*vec_push(reading->arena, &facts->names) = fact;
		*said = (uint32_t)facts->names.count;
	}
	return &facts->names.items[*said - 1];
}

static bool read_qemu_name(struct facts_reading *reading)
{
	struct qemu_name_fact *fact = said_of(reading);

	if (!fact || !facts_line_plain(&reading->line, 3, "-_.+", "a name that -cpu takes"))
		return false;
	fact->name = facts_field(reading, 3);
	return true;
}

static bool read_qemu_hint(struct facts_reading *reading)
{
	struct qemu_name_fact *fact = said_of(reading);

	if (!fact)
		return false;
	fact->hint = facts_field(reading, 3);
	return true;
}

static bool read_qemu_mask(struct facts_reading *reading)
{
	struct qemu_facts *facts = &reading->facts->qemu_tree;
	uint32_t word = 0;
	uint64_t mask;
	int kind;

	if (!word_of(reading, 1, &word) ||
	    !facts_line_choice(&reading->line, 2, mask_names, MASK_KINDS, "mask", &kind) ||
	    !facts_line_hex(&reading->line, 3, UINT64_MAX, &mask))
		return false;
	if (mask == 0) {
		diag_error(reading->diag, facts_field_span(reading, 3), DIAG_VALUE,
			   "a mask without bits has no line");
		return false;
	}
	facts->words.items[word].masks[kind] = mask;
	return true;
}

static bool read_qemu_dependency(struct facts_reading *reading)
{
	struct qemu_dependency_fact fact = { 0 };

	if (!word_of(reading, 1, &fact.from_word) ||
	    !facts_line_hex(&reading->line, 2, UINT64_MAX, &fact.from_mask) ||
	    !word_of(reading, 3, &fact.to_word) ||
	    !facts_line_hex(&reading->line, 4, UINT64_MAX, &fact.to_mask))
		return false;
	*vec_push(reading->arena, &reading->facts->qemu_tree.dependencies) = fact;
	return true;
}

static bool read_qemu_alias(struct facts_reading *reading)
{
	static const char what[] = "a name that -cpu takes";

	if (!facts_line_plain(&reading->line, 1, "-_.+", what) ||
	    !facts_line_plain(&reading->line, 2, "-_.+", what))
		return false;
	*vec_push(reading->arena, &reading->facts->qemu_tree.aliases) =
		(struct qemu_alias_fact){ .alias = facts_field(reading, 1),
					  .name = facts_field(reading, 2) };
	return true;
}

const struct facts_kind facts_qemu_kinds[] = {
	{ "qemu-word", OF_QEMU, 3, 5, 1, .read = read_qemu_word,
	  .check = check_qemu_words, .part = "" },
	{ "qemu-name", OF_QEMU, 3, 3, 2, .read = read_qemu_name },
	{ "qemu-hint", OF_QEMU, 3, 3, 2, .read = read_qemu_hint },
	{ "qemu-mask", OF_QEMU, 3, 3, 2, .read = read_qemu_mask },
	{ "qemu-dependency", OF_QEMU, 4, 4, REPEATS, .read = read_qemu_dependency },
	{ "qemu-alias", OF_QEMU, 2, 2, 1, .read = read_qemu_alias },
	{ 0 }
};
