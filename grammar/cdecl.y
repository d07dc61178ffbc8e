/* SPDX-License-Identifier: MIT */
/*
 * Grammar of enum bodies, struct bodies and initialisers; see cdecl.h.
 *
 * The first token, made up by the lexer, chooses among the three; the text ends
 * at its closing brace, whatever stands behind it. Lists grow
 * on the heap and move to the arena when complete; %destructor frees those
 * that an error leaves behind.
 */
%code requires {
#include "cdecl.h"

/* A list that is still growing; freed or moved, never both. */
struct growing {
	void *items;
	size_t count, capacity;
};
}

%code {
#include <stdlib.h>

static int decl_lex(union DECL_STYPE *value, struct span *place,
		    struct decl *decl);
static void decl_error(const struct span *place, struct decl *decl,
		       const char *message);
static void append(struct growing *list, const void *item, size_t size);
static void *moved(struct decl *decl, struct growing *list, size_t size);
static struct init *new_init(struct decl *decl, bool is_list, uint32_t first,
			     uint32_t end);

#define YYLLOC_DEFAULT(current, rhs, n)                                        \
	do {                                                                   \
		(current) = YYRHSLOC(rhs, (n) ? 1 : 0);                        \
		(current).end = YYRHSLOC(rhs, n).end;                          \
	} while (0)
}

%define api.prefix {decl_}
%define api.pure full
%define api.location.type {struct span}
%define parse.error detailed
%locations
%expect 0
%param {struct decl *decl}

%union {
	uint32_t index;			/* of the token */
	struct token_range range;
	struct growing list;
	struct enumerator_text enumerator;
	struct init_designator designator;
	struct init_item item;
	struct init *init;
}

%destructor { free($$.items); } <list>

%token END 0 "end of the text"
%token ENUM_BODY 301 STRUCT_BODY 302 INIT_BODY 303
%token <index> IDENT 258 "name" TOKEN 304 "token"
%token BAD 274 "stray character or open quote"
%token <index> '{' '}' '(' ')' '[' ']' ',' ';' '=' '.'

%type <list> enumerators fields declaration items designators
%type <enumerator> enumerator
%type <index> declarator further
%type <range> expression part inside
%type <index> plain
%type <item> item
%type <designator> designator
%type <init> list value

%%

whole:
  ENUM_BODY enumerators '}'		{
	decl->enumerators.count = $2.count;
	decl->enumerators.items = moved(decl, &$2, sizeof(struct enumerator_text));
	YYACCEPT;
  }
| ENUM_BODY enumerators ',' '}'		{
	decl->enumerators.count = $2.count;
	decl->enumerators.items = moved(decl, &$2, sizeof(struct enumerator_text));
	YYACCEPT;
  }
| STRUCT_BODY fields '}'		{
	decl->fields.count = $2.count;
	decl->fields.names = moved(decl, &$2, sizeof(uint32_t));
	YYACCEPT;
  }
| INIT_BODY list			{ decl->init = $2; YYACCEPT; }
;

enumerators:
  enumerator				{ $$ = (struct growing){ 0 }; append(&$$, &$1, sizeof $1); }
| enumerators ',' enumerator		{ $$ = $1; append(&$$, &$3, sizeof $3); }
;

enumerator:
  IDENT					{ $$ = (struct enumerator_text){ $1, { $1, $1 } }; }
| IDENT '=' expression			{ $$ = (struct enumerator_text){ $1, $3 }; }
;

fields:
  declaration ';'
;

/* "u32 function;", "const char *name;", "struct mask from, to;". */
declaration:
  declarator				{ $$ = (struct growing){ 0 }; append(&$$, &$1, sizeof $1); }
| fields declarator			{ $$ = $1; append(&$$, &$2, sizeof $2); }
| declaration ',' further		{ $$ = $1; append(&$$, &$3, sizeof $3); }
;

/* The name is the last word. */
declarator:
  IDENT					{ $$ = $1; }
| declarator IDENT			{ $$ = $2; }
| declarator TOKEN			{ $$ = $1; }
;

/* Behind a comma there may be a '*' in front. */
further:
  declarator
| TOKEN further				{ $$ = $2; }
;

list:
  '{' '}'				{ $$ = new_init(decl, true, $1, $2 + 1); }
| '{' items '}'				{
	$$ = new_init(decl, true, $1, $3 + 1);
	$$->count = $2.count;
	$$->items = moved(decl, &$2, sizeof(struct init_item));
  }
| '{' items ',' '}'			{
	$$ = new_init(decl, true, $1, $4 + 1);
	$$->count = $2.count;
	$$->items = moved(decl, &$2, sizeof(struct init_item));
  }
;

items:
  item					{ $$ = (struct growing){ 0 }; append(&$$, &$1, sizeof $1); }
| items ',' item			{ $$ = $1; append(&$$, &$3, sizeof $3); }
;

item:
  value					{ $$ = (struct init_item){ .value = $1 }; }
| designators '=' value			{
	$$ = (struct init_item){ .designator_count = $1.count, .value = $3 };
	$$.designators = moved(decl, &$1, sizeof(struct init_designator));
  }
;

designators:
  designator				{ $$ = (struct growing){ 0 }; append(&$$, &$1, sizeof $1); }
| designators designator		{ $$ = $1; append(&$$, &$2, sizeof $2); }
;

designator:
  '.' IDENT				{ $$ = (struct init_designator){ .kind = INIT_FIELD, .field = $2 }; }
| '[' expression ']'			{ $$ = (struct init_designator){ .kind = INIT_INDEX, .index = $2 }; }
;

value:
  list
| expression				{ $$ = new_init(decl, false, $1.first, $1.end); }
;

/* Balanced tokens without a comma at the top: read for good by who uses them. */
expression:
  part
| expression part			{ $$ = (struct token_range){ $1.first, $2.end }; }
;

part:
  plain					{ $$ = (struct token_range){ $1, $1 + 1 }; }
| '(' ')'				{ $$ = (struct token_range){ $1, $2 + 1 }; }
| '(' inside ')'			{ $$ = (struct token_range){ $1, $3 + 1 }; }
;

inside:
  expression
| inside ',' expression			{ $$ = (struct token_range){ $1.first, $3.end }; }
;

plain: IDENT | TOKEN
;

%%

static int decl_lex(union DECL_STYPE *value, struct span *place,
		    struct decl *decl)
{
	const struct token *token;

	if (decl->form) {
		int form = decl->form;

		decl->form = 0;
		return form;
	}
	while (decl->tokens[decl->next].kind == TOK_COMMENT)
		decl->next++;
	token = &decl->tokens[decl->next];
	value->index = decl->next;
	*place = (struct span){ decl->source, token->start, token->end };
	if (token->kind != TOK_END)
		decl->next++;
	switch (token->kind) {
	case TOK_END: case TOK_IDENT: case TOK_BAD:
	case '{': case '}': case '(': case ')': case '[': case ']':
	case ',': case ';': case '=': case '.':
		return token->kind;
	default:
		return TOKEN;
	}
}

static void decl_error(const struct span *place, struct decl *decl,
		       const char *message)
{
	diag_error(decl->diag, *place, DIAG_SYNTAX, "%s", message);
}

static void append(struct growing *list, const void *item, size_t size)
{
	if (list->count == list->capacity) {
		size_t capacity = list->capacity ? list->capacity * 2 : 32;
		void *items = xmalloc(capacity * size);

		if (list->count)
			memcpy(items, list->items, list->count * size);
		free(list->items);
		list->items = items;
		list->capacity = capacity;
	}
	memcpy((char *)list->items + list->count++ * size, item, size);
}

static void *moved(struct decl *decl, struct growing *list, size_t size)
{
	void *items = arena_alloc(decl->arena, list->count * size);

	memcpy(items, list->items, list->count * size);
	free(list->items);
	*list = (struct growing){ 0 };
	return items;
}

static struct init *new_init(struct decl *decl, bool is_list, uint32_t first,
			     uint32_t end)
{
	struct init *init = arena_alloc(decl->arena, sizeof *init);

	init->is_list = is_list;
	init->tokens = (struct token_range){ first, end };
	return init;
}

static bool read_form(struct decl *decl, int form)
{
	decl->form = form;
	if (decl_parse(decl) != 0)
		return false;
	decl->end = decl->next;
	return true;
}

bool decl_read_enum(struct decl *decl)
{
	return read_form(decl, ENUM_BODY);
}

bool decl_read_struct(struct decl *decl)
{
	return read_form(decl, STRUCT_BODY);
}

bool decl_read_init(struct decl *decl)
{
	return read_form(decl, INIT_BODY);
}
