/* SPDX-License-Identifier: MIT */
/*
 * What stands between the braces of an enum or a struct, and initialisers.
 *
 * These grammars read the tokens of active code, comments among them. An
 * expression is kept as the range of its tokens and evaluated by who needs it.
 */
#ifndef FEATMAP_CDECL_H
#define FEATMAP_CDECL_H

#include "directives.h"

struct enumerator_text {
	uint32_t name;			/* token */
	struct token_range value;	/* empty: one more than the one before */
};

struct enum_text {
	struct enumerator_text *items;	/* owned by the arena */
	size_t count;
};

struct field_texts {
	uint32_t *names;		/* tokens; owned by the arena */
	size_t count;
};

struct init;

struct init_designator {
	enum { INIT_FIELD, INIT_INDEX } kind;
	uint32_t field;			/* token, if INIT_FIELD */
	struct token_range index;	/* expression, if INIT_INDEX */
};

struct init_item {
	struct init_designator *designators;	/* [a].b has two; owned by the arena */
	size_t designator_count;		/* 0: positional */
	struct init *value;
};

/* { list } or an expression. */
struct init {
	bool is_list;
	struct init_item *items;	/* of a list; owned by the arena */
	size_t count;
	struct token_range tokens;	/* all of it, without comments behind it */
};

/* A parse over the tokens from NEXT on; all pointers borrowed. */
struct decl {
	struct arena *arena;
	struct diag *diag;
	struct source *source;
	const struct token *tokens;
	uint32_t next;			/* the token behind the opening brace, */
	uint32_t end;			/* set: the one behind the closing one */
	int form;			/* set by decl_read_*: which of the three */
	union {
		struct enum_text enumerators;
		struct field_texts fields;
		struct init *init;
	};
};

/* Each: false, with the errors reported, if the text is not of that form. */
bool decl_read_enum(struct decl *decl);
bool decl_read_struct(struct decl *decl);
bool decl_read_init(struct decl *decl);	/* NEXT is the brace itself */

#endif
