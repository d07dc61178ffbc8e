/* SPDX-License-Identifier: MIT */
/*
 * Parts of read_caps: what stands in one of KVM's capability functions, as the
 * grammar hands it over, made into names, bits and conditions.
 */
#ifndef FEATMAP_CAPS_FUNCTION_H
#define FEATMAP_CAPS_FUNCTION_H

#include "caps.h"
#include "reader.h"

/* Where KVM keeps a feature: its own place, or the one it is translated to. */
struct kept_feature {
	uint32_t word, bit;
};

/* A variable of the function. */
struct caps_local {
	const char *name;
	const struct caps_statement *declared;
	struct span changed;	/* where it may be; nowhere if it is not */
};

/* The function that is being read. */
struct caps_function {
	struct reader *reader;
	struct unit_file *file;
	const char *name;
	uint32_t operations;		/* so far */
	VEC(struct caps_local) locals;
	size_t visible;			/* locals that an element may name */
	VEC(const char *) conditions;	/* around what is read, outermost first */
	int nested;			/* variables that hold variables */
	size_t elements;		/* read so far */
};

/* One bit that a list names. */
struct capability {
	enum kvm_class class;
	const char *macro;	/* null for a bare bit */
	uint32_t bit;
	const char *condition;	/* null: none */
	struct span place;
};

struct capabilities {
	struct capability *items;	/* owned by the arena */
	size_t count, capacity;
};

/* Places and names: caps_list.c. */

/* Where MACRO's feature is kept; false, with the error reported, if nowhere. */
bool caps_find_kept(const struct caps_function *function, const char *macro,
		    struct span place, struct kept_feature *kept);

/* The code token's place, and its text (owned by the arena). */
struct span caps_place(const struct caps_function *function, uint32_t token);
const char *caps_text(const struct caps_function *function, uint32_t token);

/* Conditions: caps_condition.c. */

/*
 * Puts the conditions that a statement stands under into function->conditions.
 * False, with the error reported, if one cannot be written as a fact.
 */
bool caps_set_conditions(struct caps_function *function,
			 const struct caps_condition *innermost);

/* Adds one inside of those. The caller takes it away again. */
bool caps_add_condition(struct caps_function *function, struct token_range range,
			bool negated);

/*
 * These conditions as one, for what is at PLACE; null if there is none, or, with the
 * error reported, if the tree has too many. Owned by the arena.
 */
const char *caps_joined_conditions(const struct caps_function *function,
				   struct span place);

/* Variables and lists: caps_list.c. */

/* Declares a variable; what its initialiser may change is noted. */
void caps_declare(struct caps_function *function,
		  const struct caps_statement *statement);

/* Notes which variables these tokens may change. */
void caps_note_changes(struct caps_function *function, struct token_range tokens);

/*
 * Appends what ELEMENTS name, variables resolved. False, with the error
 * reported, if one of them is not known.
 */
bool caps_resolve(struct caps_function *function,
		  const struct caps_elements *elements,
		  struct capabilities *result);

/* The names in a list's comments: what is left out of WORD; caps_left_out.c. */
void caps_read_left_out(struct caps_function *function,
			const struct caps_statement *list, const char *word);

#endif
