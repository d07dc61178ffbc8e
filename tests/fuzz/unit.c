/* SPDX-License-Identifier: MIT */
/*
 * What a file defines: conditions decided, macros expanded, enumerators and
 * macros evaluated. Another file with the same text, searched for calls, leads
 * the way through that reading.
 */
#include "unit.h"

#include "fuzz.h"

enum {
	MOST_EVALUATED = 64,	/* macros: each may take the most that one may */
};

static const struct given_define given[] = {
	{ "GIVEN", true }, { "NOT_GIVEN", false }, { NULL, false },
};

static void print_value(struct fuzz *fuzz, const char *name, const struct value *value)
{
	REQUIRE(!value->problem);
	fprintf(fuzz->out, "%s %llx %d %d\n", name, (unsigned long long)value->bits,
		value->width, value->is_unsigned);
}

static void evaluate_macros(struct fuzz *fuzz, struct unit *unit,
			    const struct unit_file *file)
{
	for (size_t i = 0; i < file->macros.count && i < MOST_EVALUATED; i++) {
		struct macro *macro = file->macros.items[i];
		unsigned errors = fuzz->diag.errors;
		struct value value;

		if (macro->function_like || macro->presence == ABSENT)
			continue;
		if (unit_macro_value(unit, macro, &value))
			print_value(fuzz, "macro", &value);
		else
			REQUIRE(fuzz->diag.errors > errors);
	}
}

/* Every name once: an enumerator, a macro, or nothing. */
static void evaluate_names(struct fuzz *fuzz, struct unit *unit,
			   const struct unit_file *file)
{
	uint32_t evaluated = 0;

	for (uint32_t i = 0; i < file->code.count && evaluated < MOST_EVALUATED; i++) {
		const struct token *token = &file->code.items[i];
		struct span place = unit_span(file, token);
		struct value value;
		char *name;

		if (token->kind != TOK_IDENT)
			continue;
		evaluated++;
		name = unit_token_text(unit, file, token);
		unit_enumeration(unit, name);
		if (unit_named_value(unit, name, place, &value))
			print_value(fuzz, name, &value);
	}
}

static void check_code(const struct unit_file *file)
{
	uint32_t behind = 0;

	for (uint32_t i = 0; i < file->code.count; i++) {
		REQUIRE(file->code.items[i].start >= behind);
		behind = file->code.items[i].end;
		REQUIRE(behind <= file->source->size);
	}
	REQUIRE(file->code.items[file->code.count - 1].kind == TOK_END);
}

bool fuzz_one(struct fuzz *fuzz)
{
	static const char *const words[] = { "cap", NULL };
	struct source *source = fuzz_source(fuzz);
	struct unit *unit = unit_new(&fuzz->arena, &fuzz->arena, &fuzz->diag,
				     given);
	struct unit_file *file = source ? unit_add(unit, source, words) : NULL;

	if (file) {
		check_code(file);
		evaluate_macros(fuzz, unit, file);
		evaluate_names(fuzz, unit, file);
	}
	file = file ? unit_add_around(unit, source, "cap") : NULL;
	if (file)
		check_code(file);
	unit_free(unit);
	return fuzz->diag.errors == 0;
}
