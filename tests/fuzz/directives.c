/* SPDX-License-Identifier: MIT */
/*
 * The grammar of preprocessor lines: what it hands over stands in the file in
 * that order, and is what its name says.
 */
#include "directives.h"

#include "fuzz.h"

struct walk {
	struct fuzz *fuzz;
	const struct tokens *tokens;
	uint32_t behind;	/* what has been handed over */
};

/* Says what was handed over, and that it comes behind all that was before. */
static void hand_over(struct directives *directives, const char *what,
		      struct token_range range)
{
	struct walk *walk = directives->context;

	REQUIRE(range.first >= walk->behind && range.end >= range.first);
	REQUIRE(range.end < walk->tokens->count);
	walk->behind = range.end;
	fprintf(walk->fuzz->out, "%s %u %u\n", what, range.first, range.end);
}

static void on_name(struct directives *directives, const char *what, uint32_t name)
{
	REQUIRE(directives->tokens->items[name].kind == TOK_IDENT);
	hand_over(directives, what, (struct token_range){ name, name + 1 });
}

static void on_define(struct directives *directives, uint32_t name, bool function_like,
		      struct token_range parameters, struct token_range body)
{
	const struct token *items = directives->tokens->items;

	on_name(directives, function_like ? "macro" : "define", name);
	REQUIRE(function_like == (items[name + 1].kind == '(' &&
				  items[name + 1].start == items[name].end));
	if (function_like)
		hand_over(directives, "parameters", parameters);
	hand_over(directives, "body", body);
	REQUIRE(items[body.end].kind == TOK_DIRECTIVE_END);
}

static void on_undef(struct directives *directives, uint32_t name)
{
	on_name(directives, "undef", name);
}

static void on_directive(struct directives *directives, uint32_t directive)
{
	int kind = directives->tokens->items[directive].kind;

	REQUIRE(kind >= TOK_IF && kind <= TOK_OTHER_DIRECTIVE);
	hand_over(directives, "directive", (struct token_range){ directive, directive + 1 });
}

static void on_condition(struct directives *directives, uint32_t directive,
			 struct token_range expression)
{
	on_directive(directives, directive);
	hand_over(directives, "expression", expression);
}

static void on_code(struct directives *directives, struct token_range run)
{
	REQUIRE(run.end > run.first);
	hand_over(directives, "code", run);
}

static const struct directive_handlers handlers = {
	.define = on_define,
	.undef = on_undef,
	.condition = on_condition,
	.otherwise = on_directive,
	.endif = on_directive,
	.other = on_directive,
	.code = on_code,
};

bool fuzz_one(struct fuzz *fuzz)
{
	struct source *source = fuzz_source(fuzz);
	struct tokens tokens;
	struct walk walk = { fuzz, &tokens, 0 };
	struct directives directives = { .diag = &fuzz->diag, .source = source,
					 .tokens = &tokens, .handlers = &handlers,
					 .context = &walk };

	if (!source || !ctoken_lex(&fuzz->arena, &fuzz->diag, source, NULL, &tokens))
		return false;
	directives_walk(&directives);
	return fuzz->diag.errors == 0;
}
