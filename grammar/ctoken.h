/* SPDX-License-Identifier: MIT */
/*
 * The tokens of C source, comments and preprocessor lines kept.
 *
 * One lexer serves all grammars. A preprocessor line is a directive token
 * (TOK_DEFINE, ...), its ordinary tokens, and TOK_DIRECTIVE_END. A token that
 * is one ASCII character has that character as its kind; the other kinds have
 * the numbers below, which the grammars repeat in their %token lines.
 */
#ifndef FEATMAP_CTOKEN_H
#define FEATMAP_CTOKEN_H

#include "diag.h"

enum token_kind {
	TOK_END = 0,
	TOK_IDENT = 258,
	TOK_NUMBER,		/* 259: a preprocessing number */
	TOK_STRING,		/* 260 */
	TOK_CHAR,		/* 261 */
	TOK_COMMENT,		/* 262: of either style */
	TOK_SHIFT_LEFT,		/* 263 */
	TOK_SHIFT_RIGHT,	/* 264 */
	TOK_LESS_EQUAL,		/* 265 */
	TOK_GREATER_EQUAL,	/* 266 */
	TOK_EQUAL,		/* 267: == */
	TOK_NOT_EQUAL,		/* 268 */
	TOK_AND_AND,		/* 269 */
	TOK_OR_OR,		/* 270 */
	TOK_ELLIPSIS,		/* 271 */
	TOK_PASTE,		/* 272: ## */
	TOK_OTHER_OPERATOR,	/* 273: -> ++ += and the like: never in a table */
	TOK_BAD,		/* 274: a stray character, a string left open */
	TOK_DEFINE,		/* 275 and on: the '#' and the directive's name */
	TOK_UNDEF,		/* 276 */
	TOK_IF,			/* 277 */
	TOK_IFDEF,		/* 278 */
	TOK_IFNDEF,		/* 279 */
	TOK_ELIF,		/* 280 */
	TOK_ELSE,		/* 281 */
	TOK_ENDIF,		/* 282 */
	TOK_OTHER_DIRECTIVE,	/* 283: the whole line, #include and the like */
	TOK_DIRECTIVE_END,	/* 284 */
	TOK_FUNCTION_NAME,	/* 285: a macro's name with '(' right behind it */
};

struct token {
	uint32_t start, end;	/* byte offsets in the source */
	int kind;
};

struct tokens {
	struct token *items;	/* owned by the arena given to ctoken_lex */
	uint32_t count;		/* the last one is TOK_END */
};

/*
 * Lexes SOURCE: all of it, if WORDS is null. Else these end with a null, and are parts
 * of what tables and functions that are looked for have before their brace: of all
 * other functions and initialisers what matters to nobody is left out. That is all
 * behind a line that ends a statement, or a row, up to the brace that closes what it is
 * in, or a line with a directive, a backslash, an enum's brace or one of WORDS; but for
 * braces that are still open there; and the comments. Of types that are local to such a
 * function, there is all or nothing.
 *
 * False, with the error reported, when a comment is never closed; anything else
 * that is no C token becomes TOK_BAD for the grammars to trip over where it matters.
 * SOURCE's text is unchanged afterwards.
 */
bool ctoken_lex(struct arena *arena, struct diag *diag, struct source *source,
		const char *const *words, struct tokens *tokens);

/*
 * The same, for who looks in functions for calls of WORD, a part of a name: tokens that
 * do not matter for that are left out. These are
 * - comments, and directives that neither define anything nor are conditions;
 * - within braces, behind a line that ends a statement, all up to the brace that closes
 *   these, or a line with a directive, a backslash, an enum's brace or WORD; but for
 *   braces that are still open there;
 * - all behind the last WORD, once no brace and no #if is open.
 */
bool ctoken_lex_around(struct arena *arena, struct diag *diag,
		       struct source *source, const char *word,
		       struct tokens *tokens);

#endif
