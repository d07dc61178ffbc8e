/* SPDX-License-Identifier: MIT */
/*
 * The outline of a C file: where its functions are, and calls of some of them.
 *
 * Files of thousands of lines are gone through for a few places, so this is a
 * quick look, at braces, parentheses and directives alone. Where #if and #else
 * hold one brace each, the brackets are counted anew in each branch.
 */
#ifndef FEATMAP_CLANG_OUTLINE_H
#define FEATMAP_CLANG_OUTLINE_H

#include "source.h"

struct outline_function {
	struct span name;
	uint32_t opening, closing;	/* its braces */
};

/* A part of the code between two of #if, #elif, #else and #endif. */
struct outline_branch {
	uint32_t start, end;	/* of the directive that opens it */
	size_t group;		/* the branch that #if opened */
	size_t parent;		/* that the #if stands in; 0: none */
};

/* A #define or #undef; those in another directive's branch have one. */
struct outline_define {
	struct span name;
	uint32_t end;		/* of the directive */
	size_t branch;
	bool removes;		/* #undef */
};

struct outline_call {
	struct span name;
	uint32_t opening;	/* parenthesis */
	size_t function, branch;	/* it is in; branch 0: none */
};

struct outline {
	VEC(struct outline_function) functions;
	VEC(struct outline_branch) branches;	/* [0] is none */
	VEC(struct outline_define) defines;
	VEC(struct outline_call) calls;
};

/*
 * The outline of SOURCE, with the calls of what is named *_cpu_cap; owned by
 * ARENA.
 */
struct outline *outline_new(struct arena *arena, struct source *source);

/*
 * The first function called NAME, found by what stands behind its name; null if
 * there is none. That costs far less than an outline.
 */
const struct outline_function *outline_find(struct arena *arena, struct source *source,
					    const char *name);

/*
 * Behind the parenthesis that closes the one at OPENING; OPENING, if a ";", a
 * brace or a directive comes before it, or if it is far away.
 */
uint32_t outline_behind(const struct source *source, uint32_t opening);

#endif
