/* SPDX-License-Identifier: MIT */
/*
 * The preprocessor lines of one file, in order.
 *
 * The parser calls the handlers below as it goes; tokens between directives
 * are handed to code() in runs. Tokens are named by their index in the
 * file's token array; a range has its end exclusive and may hold comments.
 */
#ifndef FEATMAP_DIRECTIVES_H
#define FEATMAP_DIRECTIVES_H

#include "ctoken.h"

struct token_range {
	uint32_t first, end;
};

struct directives;

struct directive_handlers {
	/* A macro; PARAMETERS are (...)'s tokens, an empty range if it has none. */
	void (*define)(struct directives *, uint32_t name, bool function_like,
		       struct token_range parameters, struct token_range body);
	void (*undef)(struct directives *, uint32_t name);
	/* #if, #elif: KIND tells; also #ifdef and #ifndef with one name. */
	void (*condition)(struct directives *, uint32_t directive,
			  struct token_range expression);
	void (*otherwise)(struct directives *, uint32_t directive);
	void (*endif)(struct directives *, uint32_t directive);
	/* #include, #error and any other one: the token is its name. */
	void (*other)(struct directives *, uint32_t directive);
	/* Tokens between two directives, comments among them. */
	void (*code)(struct directives *, struct token_range run);
};

struct directives {
	struct diag *diag;
	struct source *source;
	const struct tokens *tokens;
	const struct directive_handlers *handlers;
	void *context;		/* the handlers' own */
	uint32_t next;		/* token to be read */
	bool in_directive, in_parameters;
	bool in_rest;		/* the token to be read is of the rest of the line */
};

/* Walks the whole file. Syntax errors are reported and their line passed over. */
void directives_walk(struct directives *directives);

#endif
