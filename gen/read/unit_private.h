/* SPDX-License-Identifier: MIT */
/* What the parts of a unit (unit.c, take_apart.c, expand.c, evaluate.c) share. */
#ifndef FEATMAP_UNIT_PRIVATE_H
#define FEATMAP_UNIT_PRIVATE_H

#include "unit.h"

/* A name and all that it has been given to mean. */
struct symbol {
	const char *name;		/* not NUL-terminated */
	uint32_t length, hash;
	struct macro *macros;		/* newest first, #undefs among them */
	struct enumerator *enumerators;	/* newest first */
};

struct unit {
	struct arena *arena, *texts;
	struct arena scratch;		/* lexemes of expressions being evaluated */
	int evaluating;			/* expressions within expressions */
	uint64_t room;			/* lexemes that expansions may still make */
	struct diag *diag;
	const struct given_define *given;
	VEC(struct unit_file *) files;
	VEC(struct enumeration *) enumerations;
	struct symbol *symbols;		/* open addressing, power of two */
	size_t symbol_count, symbol_capacity;
};

/* The symbol called so, or null. */
struct symbol *unit_symbol(const struct unit *unit, const char *name,
			   uint32_t length);

/* The symbol that a name in FILE stands for, added if it is new. */
struct symbol *unit_intern(struct unit *unit, const struct unit_file *file,
			   const struct token *token);

/*
 * Sets what FILE defines and what its code is, given its text; see unit_add_around
 * for KEEP_UNDECIDED. What is wrong is reported.
 */
void unit_take_apart(struct unit *unit, struct unit_file *file, bool keep_undecided);

/* Whether the build defines NAME: 1, 0, or -1 when nothing tells. */
int unit_is_given(const struct unit *unit, const char *name, uint32_t length);

/*
 * The definition of SYMBOL that holds at ORDER: the last one before it, else
 * the first one behind it; null if it is no macro there.
 */
struct macro *unit_macro_at(const struct symbol *symbol, uint64_t order);

/* The place of a byte in the unit, as struct macro has it. */
uint64_t unit_order(const struct unit_file *file, uint32_t offset);

/* A lexeme for a token of FILE, unexpanded. */
struct lexeme unit_lexeme(const struct unit_file *file, const struct token *token);

/* How to expand; IN_CONDITION leaves the operands of "defined" alone. */
struct expansion {
	struct unit *unit;
	struct arena *arena;		/* where lexemes go */
	uint64_t order;			/* where the expression stands */
	bool functions_only, in_condition;
	int depth;
	size_t uses, lexemes;		/* so far: both are bounded */
	const struct problem *problem;	/* the first one met */
};

/* Appends the expansion of COUNT lexemes to RESULT; see expansion.problem. */
void unit_expand_lexemes(struct expansion *expansion, const struct lexeme *items,
			 size_t count, struct lexemes *result);

/* Appends RANGE's tokens, without comments, in ARENA. */
void unit_collect(struct arena *arena, const struct unit_file *file,
		  const struct tokens *of, struct token_range range,
		  struct lexemes *result);

/* Decides an #if or #elif: a problem where it cannot be decided. */
struct value unit_condition(struct unit *unit, struct unit_file *file,
			    struct token_range range);

#endif
