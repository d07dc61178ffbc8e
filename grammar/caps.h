/* SPDX-License-Identifier: MIT */
/*
 * The body of a function in which KVM sets up what it advertises.
 *
 * The parser hands over, in order, the statements that have to do with
 * capabilities, each with the ifs it stands under. Any other C is passed over,
 * so long as no name in it has to do with them: where one does in a way that is
 * not known, that is an error.
 */
#ifndef FEATMAP_CAPS_H
#define FEATMAP_CAPS_H

#include "directives.h"

/* An if around a statement. */
struct caps_condition {
	struct token_range tokens;	/* between its parentheses */
	bool negated;			/* the statement is in the else branch */
	const struct caps_condition *outer;	/* null if it is the outermost */
};

enum caps_element_kind {
	CAPS_FEATURE,		/* F(X), feature_bit(X): a macro made for lists */
	CAPS_BARE_BIT,		/* BIT(n) */
	CAPS_NUMBER,
	CAPS_VARIABLE,
	CAPS_UNKNOWN,		/* anything else */
};

struct caps_element {
	enum caps_element_kind kind;
	struct token_range tokens;
	struct token_range argument;	/* of a feature or bit */
};

/* Elements with '|' or ',' between them. */
struct caps_elements {
	struct caps_element *items;	/* owned by the arena */
	size_t count, capacity;
	bool ored;			/* there is a '|' between two of them */
};

/* What a variable is initialised with: elements, or CHOICE ? elements : other. */
struct caps_value {
	struct token_range tokens;	/* all of it; empty: not initialised */
	struct token_range choice;	/* empty: there is none */
	struct caps_elements elements, otherwise;
};

enum caps_statement_kind {
	CAPS_LIST,		/* NAME(WORD, elements) */
	CAPS_OPERATION,		/* NAME(WORD), where WORD is a feature's macro */
	CAPS_SET_BITS,		/* kvm_cpu_caps[WORD] |= elements */
	CAPS_CLEAR_BITS,	/* kvm_cpu_caps[WORD] &= ~elements */
	CAPS_RESET,		/* memset() or memcpy() of all capabilities */
	CAPS_LOCAL,		/* a variable NAME, initialised with VALUE */
	CAPS_CALL,		/* NAME() */
	CAPS_OTHER,		/* any other one, or an if's condition */
};

struct caps_statement {
	enum caps_statement_kind kind;
	uint32_t name, word;		/* tokens */
	struct token_range tokens;	/* behind a list's WORD; or of other C */
	struct caps_elements elements;
	struct caps_value value;
	const struct caps_condition *condition;	/* null: none */
};

struct caps {
	struct arena *arena;
	struct diag *diag;
	struct source *source;
	const struct token *tokens;	/* of the file's code, comments and all */
	uint32_t next, end;		/* from the body's '{' to behind its '}' */
	/* Set; owned by the arena. */
	struct caps_statement *items;
	size_t count, capacity;
	/* The parser's own. */
	const struct caps_condition *condition;	/* what it is under right now */
	bool refused;			/* an error was found that is no syntax error */
};

/* False, with the error reported, if the body holds what is not known. */
bool caps_read_statements(struct caps *caps);

#endif
