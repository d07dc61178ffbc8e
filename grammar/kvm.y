/* SPDX-License-Identifier: MIT */
/* Grammar of KVM's __feature_translate(); see kvm.h. */
%code requires {
#include "kvm.h"
}

%code {
static int kvm_lex(union KVM_STYPE *value, struct span *place,
		   struct kvm_translations *translations);
static void kvm_error(const struct span *place,
		      struct kvm_translations *translations, const char *message);
static void add(struct kvm_translations *translations,
		const struct lexeme *from, const struct lexeme *to);

#define YYLLOC_DEFAULT(current, rhs, n) ((current) = YYRHSLOC(rhs, (n) ? 1 : 0))
}

%define api.prefix {kvm_}
%define api.pure full
%define api.location.type {struct span}
%define parse.error detailed
%locations
%expect 0
%param {struct kvm_translations *translations}

%union {
	const struct lexeme *lexeme;
}

%token END 0 "end of the function"
%token <lexeme> IDENT 258 "name"
%token EQUAL 267 "=="
%token SWITCH 300 "switch" CASE 301 "case" DEFAULT 302 "default"
%token RETURN 303 "return" IF 304 "if" ELSE 305 "else"

%%

body: '{' statements '}'
;

statements:
  %empty | statements statement
;

statement:
  SWITCH '(' IDENT ')' '{' arms '}'
| conditional
| untranslated
;

arms:
  %empty | arms arm
;

arm:
  CASE IDENT ':' RETURN IDENT ';'	{ add(translations, $2, $5); }
| DEFAULT ':' untranslated
;

conditional:
  IF '(' IDENT EQUAL IDENT ')' RETURN IDENT ';'
					{ add(translations, $5, $8); }
| ELSE conditional
;

untranslated: RETURN IDENT ';'
;

%%

struct keyword {
	const char *word;
	int kind;
};

static const struct keyword keywords[] = {
	{ "switch", SWITCH }, { "case", CASE }, { "default", DEFAULT },
	{ "return", RETURN }, { "if", IF },	{ "else", ELSE },
};

static int kvm_lex(union KVM_STYPE *value, struct span *place,
		   struct kvm_translations *translations)
{
	const struct lexeme *lexeme = translations->next;

	if (translations->left == 0) {
		*place = translations->place;
		return END;
	}
	translations->next++;
	translations->left--;
	*place = lexeme->place;
	value->lexeme = lexeme;
	if (lexeme->kind != TOK_IDENT)
		return lexeme->kind;
	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
		if (strlen(keywords[i].word) == lexeme->length &&
		    memcmp(keywords[i].word, lexeme->text, lexeme->length) == 0)
			return keywords[i].kind;
	return IDENT;
}

static void kvm_error(const struct span *place,
		      struct kvm_translations *translations, const char *message)
{
	diag_error(translations->diag, *place, DIAG_SYNTAX, "%s", message);
}

static void add(struct kvm_translations *translations,
		const struct lexeme *from, const struct lexeme *to)
{
	*vec_push(translations->arena, translations) =
		(struct kvm_translation){ from, to };
}

bool kvm_read_translations(struct kvm_translations *translations)
{
	return kvm_parse(translations) == 0;
}
