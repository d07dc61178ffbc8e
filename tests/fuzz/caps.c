/* SPDX-License-Identifier: MIT */
/*
 * The grammar of KVM's capability functions. The input is a function's body:
 * what is handed over lies within it, and conditions are closed again.
 */
#include "caps.h"

#include "fuzz.h"

static void check_range(const struct caps *caps, struct token_range range)
{
	REQUIRE(range.first <= range.end && range.end <= caps->end);
}

static void check_elements(const struct caps *caps, const struct caps_elements *elements)
{
	for (size_t i = 0; i < elements->count; i++) {
		const struct caps_element *element = &elements->items[i];

		check_range(caps, element->tokens);
		check_range(caps, element->argument);
		REQUIRE(element->tokens.end > element->tokens.first);
	}
}

static void check_statement(const struct caps *caps, const struct caps_statement *statement)
{
	REQUIRE(statement->kind <= CAPS_OTHER);
	REQUIRE(statement->name < caps->end && statement->word < caps->end);
	check_range(caps, statement->tokens);
	check_range(caps, statement->value.tokens);
	check_range(caps, statement->value.choice);
	check_elements(caps, &statement->elements);
	check_elements(caps, &statement->value.elements);
	check_elements(caps, &statement->value.otherwise);
}

static void print(struct fuzz *fuzz, const struct caps_statement *statement)
{
	fprintf(fuzz->out, "%d %u %u %zu", statement->kind, statement->name,
		statement->word, statement->elements.count);
	for (const struct caps_condition *under = statement->condition; under;
	     under = under->outer)
		fprintf(fuzz->out, " %d %u", under->negated, under->tokens.first);
	putc('\n', fuzz->out);
}

bool fuzz_one(struct fuzz *fuzz)
{
	struct source *source = fuzz_source(fuzz);
	struct caps caps = { .arena = &fuzz->arena, .diag = &fuzz->diag,
			     .source = source };
	struct tokens tokens;

	if (!source || !ctoken_lex(&fuzz->arena, &fuzz->diag, source, NULL, &tokens))
		return false;
	caps.tokens = tokens.items;
	caps.end = tokens.count - 1;
	if (caps.end == 0) {
		diag_error(&fuzz->diag, (struct span){ 0 }, DIAG_SYNTAX, "no body");
		return false;
	}
	if (!caps_read_statements(&caps))
		return false;
	REQUIRE(caps.condition == NULL);
	for (size_t i = 0; i < caps.count; i++) {
		check_statement(&caps, &caps.items[i]);
		print(fuzz, &caps.items[i]);
	}
	return true;
}
