/* SPDX-License-Identifier: MIT */
/* Grammar of C's integer constant expressions; see cexpr.h. */
%code requires {
#include "cexpr.h"

struct cexpr_type { int width; bool is_unsigned; };
}

%code {
static int cexpr_lex(union CEXPR_STYPE *value, struct span *place,
		     struct cexpr *expr);
static void cexpr_error(const struct span *place, struct cexpr *expr,
			const char *message);
static bool is_type_word(const struct lexeme *lexeme);
static struct cexpr_type add_type_word(struct cexpr_type type,
				       const struct lexeme *word);
static struct value name(struct cexpr *expr, const struct lexeme *lexeme);
static struct value character(struct cexpr *expr, const struct lexeme *lexeme);

#define YYLLOC_DEFAULT(current, rhs, n)                                        \
	do {                                                                   \
		(current) = YYRHSLOC(rhs, (n) ? 1 : 0);                        \
		if ((n) && (current).source == YYRHSLOC(rhs, n).source &&      \
		    (current).end < YYRHSLOC(rhs, n).end)                      \
			(current).end = YYRHSLOC(rhs, n).end;                  \
	} while (0)
#define BINARY(operator, left, right, place)                                   \
	value_binary(expr->arena, (operator), (left), (right), (place))
#define UNARY(operator, operand, place)                                        \
	value_unary(expr->arena, (operator), (operand), (place))
}

%define api.prefix {cexpr_}
%define api.pure full
%define api.location.type {struct span}
%define parse.error detailed
%locations
%expect 0
%param {struct cexpr *expr}

%union {
	struct value value;
	const struct lexeme *lexeme;
	struct cexpr_type type;
}

%token END 0 "end of the expression"
%token <lexeme> IDENT 258 "name" NUMBER 259 "number" CHARACTER 261 "character"
%token <lexeme> TYPE_WORD 300 "type" DEFINED 301 "'defined'"
%token SHIFT_LEFT 263 "<<" SHIFT_RIGHT 264 ">>" LESS_EQUAL 265 "<="
%token GREATER_EQUAL 266 ">=" EQUAL 267 "==" NOT_EQUAL 268 "!="
%token AND_AND 269 "&&" OR_OR 270 "||"
%type <value> conditional expression unary primary
%type <type> type

%left OR_OR
%left AND_AND
%left '|'
%left '^'
%left '&'
%left EQUAL NOT_EQUAL
%left '<' '>' LESS_EQUAL GREATER_EQUAL
%left SHIFT_LEFT SHIFT_RIGHT
%left '+' '-'
%left '*' '/' '%'

%%

whole: conditional			{ expr->result = $1; }
;

conditional:
  expression
| expression '?' conditional ':' conditional
					{ $$ = value_conditional($1, $3, $5); }
;

expression:
  unary
| expression OR_OR expression		{ $$ = BINARY(TOK_OR_OR, $1, $3, @$); }
| expression AND_AND expression		{ $$ = BINARY(TOK_AND_AND, $1, $3, @$); }
| expression '|' expression		{ $$ = BINARY('|', $1, $3, @$); }
| expression '^' expression		{ $$ = BINARY('^', $1, $3, @$); }
| expression '&' expression		{ $$ = BINARY('&', $1, $3, @$); }
| expression EQUAL expression		{ $$ = BINARY(TOK_EQUAL, $1, $3, @$); }
| expression NOT_EQUAL expression	{ $$ = BINARY(TOK_NOT_EQUAL, $1, $3, @$); }
| expression '<' expression		{ $$ = BINARY('<', $1, $3, @$); }
| expression '>' expression		{ $$ = BINARY('>', $1, $3, @$); }
| expression LESS_EQUAL expression	{ $$ = BINARY(TOK_LESS_EQUAL, $1, $3, @$); }
| expression GREATER_EQUAL expression	{ $$ = BINARY(TOK_GREATER_EQUAL, $1, $3, @$); }
| expression SHIFT_LEFT expression	{ $$ = BINARY(TOK_SHIFT_LEFT, $1, $3, @$); }
| expression SHIFT_RIGHT expression	{ $$ = BINARY(TOK_SHIFT_RIGHT, $1, $3, @$); }
| expression '+' expression		{ $$ = BINARY('+', $1, $3, @$); }
| expression '-' expression		{ $$ = BINARY('-', $1, $3, @$); }
| expression '*' expression		{ $$ = BINARY('*', $1, $3, @$); }
| expression '/' expression		{ $$ = BINARY('/', $1, $3, @$); }
| expression '%' expression		{ $$ = BINARY('%', $1, $3, @$); }
;

unary:
  primary
| '-' unary				{ $$ = UNARY('-', $2, @$); }
| '+' unary				{ $$ = UNARY('+', $2, @$); }
| '~' unary				{ $$ = UNARY('~', $2, @$); }
| '!' unary				{ $$ = UNARY('!', $2, @$); }
| '(' type ')' unary			{ $$ = value_cast($4, $2.width, $2.is_unsigned); }
;

type:
  TYPE_WORD				{ $$ = add_type_word((struct cexpr_type){ .width = 32 }, $1); }
| type TYPE_WORD			{ $$ = add_type_word($1, $2); }
;

primary:
  NUMBER				{ $$ = value_of_number(expr->arena, $1->text, $1->length, $1->place); }
| CHARACTER				{ $$ = character(expr, $1); }
| IDENT					{ $$ = name(expr, $1); }
| DEFINED IDENT				{ $$ = expr->is_defined(expr->context, $2); }
| DEFINED '(' IDENT ')'			{ $$ = expr->is_defined(expr->context, $3); }
| '(' conditional ')'			{ $$ = $2; }
;

%%

struct type_word {
	const char *word;
	int width;		/* in bits; 0: keeps that of the other words */
	bool is_unsigned;
};

/* The integer types that constants are cast to, with their x86-64 widths. */
static const struct type_word type_words[] = {
	{ "int", 0, false },	   { "unsigned", 0, true },
	{ "signed", 0, false },	   { "long", 64, false },
	{ "short", 16, false },	   { "char", 8, false },
	{ "uint8_t", 8, true },	   { "uint16_t", 16, true },
	{ "uint32_t", 32, true },  { "uint64_t", 64, true },
	{ "int8_t", 8, false },	   { "int16_t", 16, false },
	{ "int32_t", 32, false },  { "int64_t", 64, false },
	{ "u8", 8, true },	   { "u16", 16, true },
	{ "u32", 32, true },	   { "u64", 64, true },
	{ "s8", 8, false },	   { "s16", 16, false },
	{ "s32", 32, false },	   { "s64", 64, false },
	{ "__u8", 8, true },	   { "__u16", 16, true },
	{ "__u32", 32, true },	   { "__u64", 64, true },
	{ "size_t", 64, true },
};

static const struct type_word *find_type_word(const struct lexeme *lexeme)
{
	for (size_t i = 0; i < sizeof type_words / sizeof *type_words; i++)
		if (strlen(type_words[i].word) == lexeme->length &&
		    memcmp(type_words[i].word, lexeme->text, lexeme->length) == 0)
			return &type_words[i];
	return NULL;
}

static bool is_type_word(const struct lexeme *lexeme)
{
	return find_type_word(lexeme) != NULL;
}

static struct cexpr_type add_type_word(struct cexpr_type type,
				       const struct lexeme *lexeme)
{
	const struct type_word *word = find_type_word(lexeme);

	if (word->width)
		type.width = word->width;
	if (word->is_unsigned)
		type.is_unsigned = true;
	return type;
}

static bool is_word(const struct lexeme *lexeme, const char *word)
{
	return lexeme->length == strlen(word) &&
	       memcmp(lexeme->text, word, lexeme->length) == 0;
}

static struct value name(struct cexpr *expr, const struct lexeme *lexeme)
{
	if (is_word(lexeme, "true"))
		return value_int(1);
	if (is_word(lexeme, "false"))
		return value_int(0);
	return expr->name_value(expr->context, lexeme);
}

static struct value character(struct cexpr *expr, const struct lexeme *lexeme)
{
	if (lexeme->length == 3 && lexeme->text[1] != '\\')
		return value_int(lexeme->text[1]);
	return value_problem(expr->arena, DIAG_CONSTRUCT, lexeme->place,
			     "a character constant of a kind not known here");
}

static int cexpr_lex(union CEXPR_STYPE *value, struct span *place,
		     struct cexpr *expr)
{
	const struct lexeme *lexeme = expr->next;

	if (expr->left == 0) {
		*place = (struct span){ expr->place.source, expr->place.end,
					expr->place.end };
		return END;
	}
	expr->next++;
	expr->left--;
	value->lexeme = lexeme;
	*place = lexeme->place;
	if (lexeme->kind != TOK_IDENT)
		return lexeme->kind;
	if (expr->is_defined && is_word(lexeme, "defined"))
		return DEFINED;
	return is_type_word(lexeme) ? TYPE_WORD : IDENT;
}

static void cexpr_error(const struct span *place, struct cexpr *expr,
			const char *message)
{
	expr->result = value_problem(expr->arena, DIAG_SYNTAX, *place,
				     arena_strndup(expr->arena, message,
						   strlen(message)));
}

void cexpr_evaluate(struct cexpr *expr)
{
	expr->result = value_problem(expr->arena, DIAG_SYNTAX, expr->place,
				     "an expression is missing here");
	cexpr_parse(expr);
}
