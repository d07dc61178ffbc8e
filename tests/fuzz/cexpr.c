/* SPDX-License-Identifier: MIT */
/*
 * The grammar of constant expressions: a value fits its type, and is the same
 * within parentheses. A name's value is its length; "defined" holds of even ones.
 */
#include "cexpr.h"
#include "unit.h"

#include "fuzz.h"

static struct value length_of(void *context, const struct lexeme *name)
{
	(void)context;
	return value_int(name->length);
}

static struct value has_even_length(void *context, const struct lexeme *name)
{
	(void)context;
	return value_int(name->length % 2 == 0);
}

static struct lexeme parenthesis(const struct source *source, const char *text)
{
	return (struct lexeme){ *text, text, 1, { (struct source *)source, 0, 1 } };
}

/* All tokens but comments as lexemes, with a pair of parentheses around them. */
static struct lexemes all_lexemes(struct fuzz *fuzz, struct source *source,
				  const struct tokens *tokens)
{
	struct lexemes lexemes = { 0 };

	*vec_push(&fuzz->arena, &lexemes) = parenthesis(source, "(");
	for (uint32_t i = 0; i + 1 < tokens->count; i++) {
		const struct token *token = &tokens->items[i];

		if (token->kind != TOK_COMMENT)
			*vec_push(&fuzz->arena, &lexemes) = (struct lexeme){
				token->kind, source->text + token->start,
				token->end - token->start,
				{ source, token->start, token->end }
			};
	}
	*vec_push(&fuzz->arena, &lexemes) = parenthesis(source, ")");
	return lexemes;
}

static struct value value_of(struct fuzz *fuzz, struct source *source,
			     const struct lexeme *first, size_t count)
{
	struct cexpr expr = { .arena = &fuzz->arena, .next = first, .left = count,
			      .place = { source, 0, source->size },
			      .name_value = length_of,
			      .is_defined = source->size % 2 ? has_even_length : NULL };

	cexpr_evaluate(&expr);
	return expr.result;
}

static void check_value(const struct value *value)
{
	uint64_t low = value->bits & UINT32_MAX;

	REQUIRE(value->width == 32 || value->width == 64);
	if (value->problem || value->width == 64)
		return;
	REQUIRE(value->bits == (value->is_unsigned ? low : (uint64_t)(int64_t)(int32_t)low));
}

bool fuzz_one(struct fuzz *fuzz)
{
	struct source *source = fuzz_source(fuzz);
	struct tokens tokens;
	struct lexemes lexemes;
	struct value value, again;

	if (!source || !ctoken_lex(&fuzz->arena, &fuzz->diag, source, NULL, &tokens))
		return false;
	lexemes = all_lexemes(fuzz, source, &tokens);
	value = value_of(fuzz, source, lexemes.items + 1, lexemes.count - 2);
	again = value_of(fuzz, source, lexemes.items, lexemes.count);
	check_value(&value);
	if (value.problem) {
		diag_error(&fuzz->diag, value.problem->place, value.problem->category,
			   "%s", value.problem->message);
		return false;
	}
	/* With one more pair the parser's stack may be full. */
	REQUIRE(again.problem || (again.bits == value.bits && again.width == value.width &&
				  again.is_unsigned == value.is_unsigned));
	fprintf(fuzz->out, "%llx\n", (unsigned long long)value.bits);
	return true;
}
