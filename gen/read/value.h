/* SPDX-License-Identifier: MIT */
/*
 * Integer values with C's types, as far as tables of constants need them.
 *
 * int, unsigned, long and unsigned long of x86-64 (long long has long's
 * width): ~0U is 32 bits wide even where it ends up in a 64-bit field.
 * A value may instead be a problem, which an operator passes on; that way the
 * side of ?:, && or || that is not taken may be nonsense, as in C.
 */
#ifndef FEATMAP_VALUE_H
#define FEATMAP_VALUE_H

#include "diag.h"

struct problem {
	enum diag_category category;
	const char *message;
	struct span place;
};

struct value {
	uint64_t bits;		/* as converted to uint64_t: sign- or zero-extended */
	int width;		/* 32 or 64 */
	bool is_unsigned;
	const struct problem *problem;	/* null, or why there is no value */
};

struct value value_int(int64_t number);
struct value value_problem(struct arena *arena, enum diag_category category,
			   struct span place, const char *message);

/* The value of a number token's text; a problem if it is no integer of C. */
struct value value_of_number(struct arena *arena, const char *text,
			     size_t length, struct span place);

/* VALUE converted to a type of 8, 16, 32 or 64 bits, then promoted. */
struct value value_cast(struct value value, int width, bool is_unsigned);

/*
 * Operators, named by their token kind ('-', TOK_SHIFT_LEFT, ...). Overflow,
 * division by zero and shifts out of range give a problem at PLACE.
 */
struct value value_unary(struct arena *arena, int operator, struct value value,
			 struct span place);
struct value value_binary(struct arena *arena, int operator, struct value left,
			  struct value right, struct span place);
struct value value_conditional(struct value condition, struct value yes,
			       struct value no);

#endif
