/* SPDX-License-Identifier: MIT */
/*
 * Grammar of KVM's capability functions; see caps.h.
 *
 * A token's value is the range of code tokens that it is. "loose" is one token,
 * or a pair of brackets with what is in it: C that is only passed over is made of
 * that. The lexer drops comments; who wants them finds them by the ranges. What
 * the actions call is in caps_build.c.
 */
%code requires {
#include "caps_build.h"
}

%code {
static int caps_lex(union CAPS_STYPE *value, struct span *place,
		    struct caps *caps);
static void caps_error(const struct span *place, struct caps *caps,
		       const char *message);

#define YYLLOC_DEFAULT(current, rhs, n) ((current) = YYRHSLOC(rhs, (n) ? 1 : 0))
}

%define api.prefix {caps_}
%define api.pure full
%define api.location.type {struct span}
%define parse.error detailed
%locations
%expect 0
%param {struct caps *caps}

%union {
	struct token_range range;	/* of a token, too */
	struct caps_element element;
	struct caps_elements elements;
	struct caps_value value;
}

%token END 0 "end of the function"
%token <range> IDENT 258 "name" NUMBER 259 "number"
%token <range> IF 300 "if" ELSE 301 "else" RETURN 302 "return"
%token <range> LIST 303 "list of features" OPERATION 304 "set or clear"
%token <range> CAPS 305 "kvm_cpu_caps" FEATURE 306 "feature" BIT 307 "BIT"
%token <range> MEMORY 308 "memset or memcpy" ASSERTION 309 "BUILD_BUG_ON"
%token <range> CONTROL 310 "loop, switch or jump"
%token <range> OTHER_CAP 311 "function for capabilities"
%token <range> OR_ASSIGN 312 "|=" AND_ASSIGN 313 "&=" TOKEN 314 "token"
%token <range> '{' '}' '(' ')' '[' ']' ';' ',' '|' '?' ':' '=' '~' '*' '&'
%token BAD 315 "stray character"

%type <range> word typed declarator name
%type <range> bare expression first after inside deep loose token group part
%type <element> element operand
%type <elements> given list elements negated chain
%type <value> value

/* An else belongs to the nearest if, a '(' to the name in front of it. */
%precedence THEN NAME
%precedence ELSE '('

%%

function:
  '{' statements '}'
| '{' statements RETURN ';' '}'
;

statements:
  %empty | statements statement
;

statement:
  ';'
| '{' statements '}'
| then statement %prec THEN		{ build_end(caps); }
| then statement else statement	{ build_end(caps); }
| LIST '(' IDENT given ')' ';'		{ build_list(caps, $1, $3, $4, $5); }
| OPERATION '(' IDENT ')' ';'		{ build_operation(caps, $1, $3); }
| CAPS '[' IDENT ']' OR_ASSIGN elements ';'
					{ build_change(caps, CAPS_SET_BITS, $3, $6); }
| CAPS '[' IDENT ']' AND_ASSIGN '~' negated ';'
					{ build_change(caps, CAPS_CLEAR_BITS, $3, $7); }
| MEMORY '(' inside ')' ';'		{ build_memory(caps, $1, $3); }
| ASSERTION '(' inside ')' ';'
| bare ';'				{ build_call(caps, $1); }
| declaration ';'
| expression ';'			{ build_other(caps, $1); }
| IDENT ';'
;

then: IF '(' inside ')'			{ build_if(caps, $3); }
;

else: ELSE				{ build_else(caps); }
;

/* Features. */

given:
  %empty				{ $$ = no_elements; }
| ','					{ $$ = no_elements; }
| ',' list				{ $$ = $2; }
| ',' list ','				{ $$ = $2; }
;

list:
  elements
| list ',' elements			{ $$ = build_listed(caps, $1, $3); }
;

elements:
  element				{ $$ = build_first(caps, $1); }
| elements '|' element			{ $$ = build_ored(caps, $1, $3); }
;

negated:
  element				{ $$ = build_first(caps, $1); }
| '(' elements ')'			{ $$ = $2; }
;

element:
  FEATURE '(' word ')'	{ $$ = build_element(CAPS_FEATURE, joined($1, $4), $3); }
| BIT '(' inside ')'	{ $$ = build_element(CAPS_BARE_BIT, joined($1, $4), $3); }
| NUMBER		{ $$ = build_element(CAPS_NUMBER, $1, $1); }
| IDENT %prec NAME	{ $$ = build_element(CAPS_VARIABLE, $1, $1); }
| IDENT '(' ')'		{ $$ = build_unknown(joined($1, $3)); }
| IDENT '(' inside ')'	{ $$ = build_unknown(joined($1, $4)); }
;

/* 3DNOW is a number, as far as the lexer is concerned. */
word: IDENT | NUMBER
;

/* Declarations: the name is the last word in front of '=', ',' or ';'. */

declaration:
  typed					{ build_local(caps, $1, no_value); }
| typed '=' value			{ build_local(caps, $1, $3); }
| declaration ',' declarator		{ build_local(caps, $3, no_value); }
| declaration ',' declarator '=' value	{ build_local(caps, $3, $5); }
;

typed:
  IDENT IDENT				{ $$ = $2; }
| IDENT '*'				{ $$ = $2; }
| typed IDENT				{ $$ = $2; }
| typed '*'				{ $$ = $2; }
| typed group				{ $$ = build_name(caps, $1, $2); }
;

declarator:
  name
| '*' declarator			{ $$ = $2; }
;

name:
  IDENT
| name IDENT				{ $$ = $1; }
| name group				{ $$ = build_name(caps, $1, $2); }
;

value:
  chain					{ $$ = build_value($1); }
| chain '?' value ':' value		{ $$ = build_choice(caps, $1, $3, $5); }
| chain '?' ':' value			{ $$ = build_unknown_value(caps, $1, $4); }
;

chain:
  operand				{ $$ = build_first(caps, $1); }
| chain '|' operand			{ $$ = build_ored(caps, $1, $3); }
;

operand:
  element
| part					{ $$ = build_unknown($1); }
| operand element			{ $$ = build_unknown(joined($1.tokens, $2.tokens)); }
| operand part				{ $$ = build_unknown(joined($1.tokens, $2)); }
;

part:
  group | TOKEN | '=' | '~' | '*' | '&' | OR_ASSIGN | AND_ASSIGN
| CAPS | LIST | OPERATION | OTHER_CAP | MEMORY | ASSERTION
;

/* C that is passed over. */

bare: IDENT '(' ')'			{ $$ = joined($1, $3); }
;

expression:
  bare loose				{ $$ = joined($1, $2); }
| IDENT '(' inside ')'			{ $$ = joined($1, $4); }
| IDENT after				{ $$ = joined($1, $2); }
| first
| expression loose			{ $$ = joined($1, $2); }
;

first:
  '(' inside ')'			{ $$ = joined($1, $3); }
| NUMBER | TOKEN | '~' | '*' | '&'
;

after:
  '[' inside ']'			{ $$ = joined($1, $3); }
| TOKEN | '=' | '|' | '&' | '?' | ':' | ',' | OR_ASSIGN | AND_ASSIGN
;

inside:
  deep
| inside deep				{ $$ = joined($1, $2); }
;

deep: loose | ';' | IF | ELSE | RETURN | CONTROL
;

loose: token | group
;

token:
  IDENT | NUMBER | TOKEN | '=' | '~' | '*' | '&' | '|' | '?' | ':' | ','
| OR_ASSIGN | AND_ASSIGN | CAPS | LIST | OPERATION | OTHER_CAP | FEATURE | BIT
| MEMORY | ASSERTION
;

group:
  '(' ')'				{ $$ = joined($1, $2); }
| '(' inside ')'			{ $$ = joined($1, $3); }
| '[' ']'				{ $$ = joined($1, $2); }
| '[' inside ']'			{ $$ = joined($1, $3); }
| '{' '}'				{ $$ = joined($1, $2); }
| '{' inside '}'			{ $$ = joined($1, $3); }
;

%%

/* The lexer. */

struct name_kind {
	const char *name;
	int kind;
};

static const struct name_kind names[] = {
	{ "if", IF },
	{ "else", ELSE },
	{ "return", RETURN },
	{ "for", CONTROL },
	{ "while", CONTROL },
	{ "do", CONTROL },
	{ "switch", CONTROL },
	{ "case", CONTROL },
	{ "default", CONTROL },
	{ "goto", CONTROL },
	{ "break", CONTROL },
	{ "continue", CONTROL },
	{ "kvm_cpu_cap_mask", LIST },
	{ "kvm_cpu_cap_init", LIST },
	{ "kvm_cpu_cap_init_kvm_defined", LIST },
	{ "kvm_cpu_cap_init_scattered", LIST },
	{ "kvm_cpu_cap_set", OPERATION },
	{ "kvm_cpu_cap_clear", OPERATION },
	{ "kvm_cpu_cap_check_and_set", OPERATION },
	{ "kvm_cpu_cap_has", IDENT },	/* asks, and changes nothing */
	{ "kvm_cpu_caps", CAPS },
	{ "F", FEATURE },
	{ "SF", FEATURE },
	{ "feature_bit", FEATURE },
	{ "__feature_bit", FEATURE },
	{ "BIT", BIT },
	{ "memset", MEMORY },
	{ "memcpy", MEMORY },
	{ "BUILD_BUG_ON", ASSERTION },
};

static bool starts_with(const char *text, size_t length, const char *start)
{
	return length >= strlen(start) && memcmp(text, start, strlen(start)) == 0;
}

static bool ends_with(const char *text, size_t length, const char *end)
{
	size_t skipped = length - strlen(end);

	return length >= strlen(end) &&
	       memcmp(text + skipped, end, strlen(end)) == 0;
}

static int kind_of_name(const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == length &&
		    memcmp(names[i].name, text, length) == 0)
			return names[i].kind;
	if (starts_with(text, length, "kvm_cpu_cap_"))
		return OTHER_CAP;
	return ends_with(text, length, "_F") ? FEATURE : IDENT;
}

static int kind_of_operator(const char *text, size_t length)
{
	if (length != 2 || text[1] != '=')
		return TOKEN;
	return text[0] == '|' ? OR_ASSIGN : text[0] == '&' ? AND_ASSIGN : TOKEN;
}

static int kind_of(const struct caps *caps, uint32_t i)
{
	const struct token *token = &caps->tokens[i];
	const char *text = caps->source->text + token->start;

	switch (token->kind) {
	case TOK_IDENT:
		return kind_of_name(text, token->end - token->start);
	case TOK_OTHER_OPERATOR:
		return kind_of_operator(text, token->end - token->start);
	case TOK_NUMBER:
		return NUMBER;
	case TOK_BAD:
		return BAD;
	case '{': case '}': case '(': case ')': case '[': case ']': case ';':
	case ',': case '|': case '?': case ':': case '=': case '~': case '*':
	case '&':
		return token->kind;
	default:
		return TOKEN;
	}
}

static int caps_lex(union CAPS_STYPE *value, struct span *place,
		    struct caps *caps)
{
	const struct token *token;

	while (caps->next < caps->end && caps->tokens[caps->next].kind == TOK_COMMENT)
		caps->next++;
	token = &caps->tokens[caps->next < caps->end ? caps->next : caps->end - 1];
	*place = (struct span){ caps->source, token->start, token->end };
	if (caps->next == caps->end)
		return END;
	value->range = (struct token_range){ caps->next, caps->next + 1 };
	return kind_of(caps, caps->next++);
}

/* What is not known is named; of Bison's text, what was expected is kept. */
static void caps_error(const struct span *place, struct caps *caps,
		       const char *message)
{
	static const char usual[] = "syntax error, ";

	if (strncmp(message, usual, strlen(usual)) == 0)
		diag_error(caps->diag, *place, DIAG_CONSTRUCT,
			   "'%.*s' is not known here: %s",
			   (int)(place->end - place->start),
			   place->source->text + place->start,
			   message + strlen(usual));
	else	/* the parser's stack is full */
		diag_error(caps->diag, *place, DIAG_SYNTAX, "nested too deeply");
}

/* What the builders ask; see caps_build.h. */

bool caps_is_call(const struct caps *caps, uint32_t i)
{
	do
		i++;
	while (i < caps->end && caps->tokens[i].kind == TOK_COMMENT);
	return i < caps->end && caps->tokens[i].kind == '(';
}

bool caps_is_touching(const struct caps *caps, uint32_t i, bool features)
{
	const struct token *token = &caps->tokens[i];

	switch (kind_of(caps, i)) {
	case CAPS: case LIST: case OPERATION: case OTHER_CAP:
		return true;
	case FEATURE:
		return features;
	case IDENT:
		return ends_with(caps->source->text + token->start,
				 token->end - token->start, "_caps") &&
		       caps_is_call(caps, i);
	default:
		return false;
	}
}

bool caps_read_statements(struct caps *caps)
{
	return caps_parse(caps) == 0 && !caps->refused;
}
