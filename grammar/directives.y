/* SPDX-License-Identifier: MIT */
/* Grammar of preprocessor lines; see directives.h. */
%code requires {
#include "directives.h"
}

%code {
static int directives_lex(union DIRECTIVES_STYPE *value, struct span *place,
			  struct directives *directives);
static void directives_error(const struct span *place,
			     struct directives *directives, const char *message);

#define YYLLOC_DEFAULT(current, rhs, n)                                        \
	do {                                                                   \
		(current) = YYRHSLOC(rhs, (n) ? 1 : 0);                        \
		(current).end = YYRHSLOC(rhs, n).end;                          \
	} while (0)
#define HANDLE(handler, ...) directives->handlers->handler(directives, __VA_ARGS__)
#define RANGE(first, end) ((struct token_range){ (first), (end) })
}

%define api.prefix {directives_}
%define api.pure full
%define api.location.type {struct span}
%define parse.error detailed
%locations
%expect 0
%param {struct directives *directives}

%union {
	uint32_t index;		/* of the token */
}

%token FILE_END 0 "end of the file"
%token <index> IDENT 258 "name" ELLIPSIS 271 "..." FUNCTION_NAME 285 "macro name"
%token <index> DEFINE 275 "#define" UNDEF 276 "#undef" IF 277 "#if"
%token <index> IFDEF 278 "#ifdef" IFNDEF 279 "#ifndef" ELIF 280 "#elif"
%token <index> ELSE 281 "#else" ENDIF 282 "#endif" OTHER 283 "other directive"
%token <index> END 284 "end of the line" TOKEN 300 "token" REST 301 "rest of the line"
%token <index> '(' ')' ','

%%

file: %empty | file directive
;

directive:
  DEFINE IDENT tokens END		{ HANDLE(define, $2, false, RANGE($2, $2), RANGE($2 + 1, $4)); }
| DEFINE FUNCTION_NAME '(' parameters ')' tokens END
					{ HANDLE(define, $2, true, RANGE($3 + 1, $5), RANGE($5 + 1, $7)); }
| UNDEF IDENT tokens END		{ HANDLE(undef, $2); }
| IF tokens END				{ HANDLE(condition, $1, RANGE($1 + 1, $3)); }
| ELIF tokens END			{ HANDLE(condition, $1, RANGE($1 + 1, $3)); }
| IFDEF IDENT tokens END		{ HANDLE(condition, $1, RANGE($2, $2 + 1)); }
| IFNDEF IDENT tokens END		{ HANDLE(condition, $1, RANGE($2, $2 + 1)); }
| ELSE tokens END			{ HANDLE(otherwise, $1); }
| ENDIF tokens END			{ HANDLE(endif, $1); }
| OTHER tokens END			{ HANDLE(other, $1); }
| error END
;

parameters:
  %empty | parameter_list
;

parameter_list:
  parameter | parameter_list ',' parameter
;

parameter:
  IDENT | ELLIPSIS | IDENT ELLIPSIS
;

tokens:
  %empty | REST
;

%%

/* The kinds the grammar tells apart; any other is just a token of the line. */
static int kind_in_directive(int kind)
{
	switch (kind) {
	case TOK_IDENT: case TOK_ELLIPSIS: case '(': case ')': case ',':
	case TOK_DIRECTIVE_END: case TOK_END:
		return kind;
	default:
		return kind >= TOK_DEFINE && kind <= TOK_OTHER_DIRECTIVE ? kind
									 : TOKEN;
	}
}

/* #define's name, with the parenthesis of its parameters right behind it? */
static bool names_function(const struct token *tokens, uint32_t i)
{
	uint32_t before = i;

	if (tokens[i].kind != TOK_IDENT || tokens[i + 1].kind != '(' ||
	    tokens[i + 1].start != tokens[i].end)
		return false;
	do
		before--;	/* a directive has its own token in front of all */
	while (tokens[before].kind == TOK_COMMENT);
	return tokens[before].kind == TOK_DEFINE;
}

/*
 * Whether the grammar tells apart what comes behind a token of that kind: a macro's
 * name, and its parameters. All else is handed over as one, up to the line's end.
 */
static bool rest_follows(struct directives *directives, int kind)
{
	bool in_parameters = directives->in_parameters;

	if (kind == FUNCTION_NAME)
		directives->in_parameters = true;
	if (kind == ')' || kind == TOK_DIRECTIVE_END)
		directives->in_parameters = false;
	return kind == ')' || (kind == TOK_IDENT && !in_parameters) ||
	       (kind >= TOK_IF && kind <= TOK_OTHER_DIRECTIVE && kind != TOK_IFDEF &&
		kind != TOK_IFNDEF);
}

/* The end of the line that token I is in. */
static uint32_t end_of_line(const struct token *tokens, uint32_t i)
{
	while (tokens[i].kind != TOK_DIRECTIVE_END)
		i++;
	return i;
}

static bool is_directive(int kind)
{
	return kind >= TOK_DEFINE && kind <= TOK_OTHER_DIRECTIVE;
}

/* The next directive from I on, or the end; what is before it is code. */
static uint32_t pass_code(struct directives *directives, uint32_t i)
{
	const struct token *tokens = directives->tokens->items;
	uint32_t first = i;

	while (tokens[i].kind != TOK_END && !is_directive(tokens[i].kind))
		i++;
	if (i > first)
		directives->handlers->code(directives,
					   (struct token_range){ first, i });
	return i;
}

static int directives_lex(union DIRECTIVES_STYPE *value, struct span *place,
			  struct directives *directives)
{
	const struct token *tokens = directives->tokens->items;
	uint32_t i = directives->next;
	int kind;

	if (!directives->in_directive)
		i = pass_code(directives, i);
	while (tokens[i].kind == TOK_COMMENT)
		i++;
	value->index = i;
	*place = (struct span){ directives->source, tokens[i].start, tokens[i].end };
	directives->in_directive = tokens[i].kind != TOK_DIRECTIVE_END;
	if (directives->in_rest && directives->in_directive) {
		directives->in_rest = false;
		directives->next = end_of_line(tokens, i);
		return REST;
	}
	directives->next = i + (tokens[i].kind != TOK_END);
	kind = names_function(tokens, i) ? FUNCTION_NAME
					 : kind_in_directive(tokens[i].kind);
	directives->in_rest = rest_follows(directives, kind);
	return kind;
}

static void directives_error(const struct span *place,
			     struct directives *directives, const char *message)
{
	diag_error(directives->diag, *place, DIAG_SYNTAX, "%s", message);
}

void directives_walk(struct directives *directives)
{
	directives_parse(directives);
}
