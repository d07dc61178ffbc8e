/* SPDX-License-Identifier: MIT */
/*
 * Integer constant expressions, after macro expansion.
 *
 * A lexeme is a token that may have gone through a macro: its text may have
 * been pasted together, its place is where it was written.
 */
#ifndef FEATMAP_CEXPR_H
#define FEATMAP_CEXPR_H

#include "ctoken.h"
#include "value.h"

struct lexeme {
	int kind;
	const char *text;
	uint32_t length;	/* in bytes */
	struct span place;
};

/* What a parse needs to know of the world; all of it borrowed. */
struct cexpr {
	struct arena *arena;
	const struct lexeme *next;
	size_t left;		/* lexemes from next on */
	struct span place;	/* of the whole, for an end that comes too early */
	/* The value of a name that is no macro; a problem if nobody knows it. */
	struct value (*name_value)(void *context, const struct lexeme *name);
	/* In an #if: whether a name is defined. Null outside of #if. */
	struct value (*is_defined)(void *context, const struct lexeme *name);
	void *context;
	struct value result;	/* a problem if the parse fails */
};

/* Parses all LEFT lexemes and leaves the value in result. */
void cexpr_evaluate(struct cexpr *expr);

#endif
