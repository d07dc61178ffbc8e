/* SPDX-License-Identifier: MIT */
/* KVM's capability functions, read token by token: what caps*.c share. */
#ifndef FEATMAP_CLANG_CAPS_H
#define FEATMAP_CLANG_CAPS_H

#include "linux.h"

/* Where KVM keeps a feature. */
struct kept {
	const char *macro;
	uint32_t word, bit;
};

/* A variable of a function, which may hold features. */
struct local {
	const char *name;
	size_t value, end;	/* tokens it is initialised with; none if not */
	bool changed;		/* or may be, later on */
};

/* A function of KVM's. */
struct caps_function {
	struct caps *caps;
	const char *name;
	struct excerpt *excerpt;	/* its body */
	struct source *source;
	uint32_t start, end;	/* between its braces */
	bool is_read, is_broken;
	/* Its tokens; those of the code, without comments, by number. */
	struct view_token *tokens;
	size_t token_count;
	VEC(size_t) code;
	size_t next;		/* of the code */
	VEC(const char *) conditions;	/* it is under, outermost first */
	VEC(struct local) locals;
	uint32_t operations;	/* so far */
	unsigned depth;		/* of statements within statements */
	unsigned nested;	/* variables within variables */
	size_t element_count;	/* read so far */
};

struct caps {
	struct linux_view *linux_view;
	VEC(struct caps_function *) functions;
	bool is_partial;	/* some are not there, and listed as missing */
	VEC(struct kept) kept;	/* by macro */
};

/* One bit of a list. */
struct element {
	enum kvm_class class;
	const char *macro;	/* null: a bare BIT() */
	uint32_t bit;
	const char *condition;	/* it stands under; or null */
	struct span place;
};

typedef VEC(struct element) elements;

/* The functions: caps.c. */

/* The function of that name, if it has been found; else null. */
struct caps_function *caps_find_function(const struct caps *caps, const char *name);

/* Makes facts of what the function says, at the first call. */
void caps_read_function(struct caps_function *function);

/* Its statements, read one by one: caps_statements.c. */
void caps_read_statements(struct caps_function *function);

/* Tokens: caps_tokens.c. */

/* Code token I: whether it reads TEXT, how it starts and ends, where it is. */
bool caps_is(const struct caps_function *function, size_t i, const char *text);
bool caps_begins(const struct caps_function *function, size_t i, const char *text);
bool caps_ends(const struct caps_function *function, size_t i, const char *text);
struct span caps_place(const struct caps_function *function, size_t i);

/* Whether it reads as one of the COUNT texts; whether it is a name. */
bool caps_is_any(const struct caps_function *function, size_t i,
		 const char *const *texts, size_t count);
bool caps_is_name(const struct caps_function *function, size_t i);

/* Its text; owned by the arena. */
const char *caps_text(const struct caps_function *function, size_t i);

/* Whether it is a name that only lists of features have. */
bool caps_is_element(const struct caps_function *function, size_t i);

/* The bracket that closes the one at I; at the latest the code's end. */
size_t caps_closing(const struct caps_function *function, size_t i);

/* The next MARK between START and END that is in no brackets; END if there is none. */
size_t caps_next(const struct caps_function *function, size_t start, size_t end,
		 const char *mark);

/* Reports that code token I is not known; the function is left then. */
void caps_refuse(struct caps_function *function, size_t i, const char *why);

/* The text of code tokens as a fact has it; what cannot be one is reported. */
const char *caps_condition(struct caps_function *function, size_t start, size_t end);

/* The conditions around what is read, as one; null if there is none. */
const char *caps_joined(const struct caps_function *function);

/* Features, words and lists: caps_list.c. */

/* Sorts features by name, for what follows. */
void caps_collect_kept(struct caps *caps);

/* Where KVM keeps MACRO; null, reported at token I, if nothing defines it. */
const struct kept *caps_kept(struct caps_function *function, const char *macro,
			     size_t i);

/* The word that token I names; null, with an error reported, if there is none. */
const struct word_fact *caps_word(struct caps_function *function, size_t i);

/*
 * Appends the elements that code tokens START to END are, with "|" between them
 * or, with COMMAS, "," too.
 */
void caps_elements(struct caps_function *function, size_t start, size_t end,
		   bool commas, elements *list);

/* The same of a variable's value, which may be "condition ? elements : 0". */
void caps_value(struct caps_function *function, size_t start, size_t end,
		elements *list);

/* Adds facts for the names in comments between code tokens START and END. */
void caps_left_out(struct caps_function *function, size_t start, size_t end,
		   const char *word);

#endif
