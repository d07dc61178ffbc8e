/* SPDX-License-Identifier: MIT */
/*
 * What the files of one tree define: macros, enumerators, active code.
 *
 * A unit is like a translation unit, its files in the order they are added,
 * except that #include is not followed and nothing is resolved before it is
 * asked for. A macro means what its last definition before the place of use
 * says; one that is defined only behind it is found, too.
 *
 * An #if that hangs on names no file and no given define speaks of cannot be
 * decided. What stands under it is neither there nor not there: to need it is
 * an error (DIAG_CONDITION).
 */
#ifndef FEATMAP_UNIT_H
#define FEATMAP_UNIT_H

#include "cdecl.h"
#include "cexpr.h"

/* A name that a tree's build defines, or is known not to define. */
struct given_define {
	const char *name;	/* null ends a list */
	bool defined;
};

enum presence {
	PRESENT,
	ABSENT,			/* under a condition that does not hold */
	UNDECIDED,		/* under one that cannot be decided */
};

struct unit_file;

struct macro {
	struct unit_file *file;
	uint32_t name;			/* tokens of the file's text */
	struct token_range parameters, body;
	size_t parameter_count;
	bool variadic;			/* the last one takes all that is left */
	uint64_t order;			/* place in the unit */
	bool function_like, removed;	/* removed: this is an #undef */
	bool busy;			/* is being expanded */
	enum presence presence;
	struct span condition;		/* the #if, if UNDECIDED */
	struct macro *older;		/* of the same name */
};

struct enumerator {
	struct enumeration *enumeration;
	size_t index;			/* in its enumeration */
	struct value value;		/* if the enumeration knows it yet */
	struct enumerator *older;	/* of the same name */
};

struct enumeration {
	struct unit_file *file;
	uint32_t name;			/* token of the file's code; 0: anonymous */
	uint32_t opening;		/* the brace */
	bool read, broken, busy;
	size_t known;			/* values, from the first one on */
	struct enum_text text;		/* if read and not broken */
	struct enumerator *enumerators;	/* one an item of text */
	size_t enumerator_count;
};

/* Code under an #if that cannot be decided: bytes from START up to END. */
struct undecided {
	uint32_t start, end;
	struct span condition;
};

struct unit_file {
	struct source *source;
	uint32_t number;		/* of the file in the unit, from 0 */
	struct tokens text;		/* all wanted tokens, directives too */
	struct tokens code;		/* active code and comments only */
	VEC(struct macro *) macros;	/* in order, absent ones too, no #undef */
	VEC(struct undecided) undecided;
	VEC(struct span) includes;	/* #include lines: not followed */
};

struct unit;

/*
 * An empty unit, owned by ARENA like all that comes from it, but for the texts of
 * unit_token_text(), which are in TEXTS. GIVEN ends with a null name and must
 * outlive the unit.
 */
struct unit *unit_new(struct arena *arena, struct arena *texts, struct diag *diag,
		      const struct given_define *given);

/* Frees what the unit holds besides the arena's memory. */
void unit_free(struct unit *unit);

/*
 * Adds a file, of whose functions and initialisers only those are wanted that have
 * one of WORDS, which ends with a null, in what stands before their brace: of the
 * others there are but the tokens that ctoken_lex() leaves. Null, with the
 * error reported, if it cannot be taken apart.
 */
struct unit_file *unit_add(struct unit *unit, struct source *source,
			   const char *const *words);

/*
 * Adds a file that is only to be looked through for calls of functions with
 * WORD in their names: of its tokens there are those that ctoken_lex_around()
 * leaves. Its code is all that may be compiled: what stands under an #if that
 * cannot be decided is in it, too, each branch behind a mark, which is a token
 * of the kind TOK_IF for the first one and TOK_ELSE for those behind it, with a
 * TOK_ENDIF behind them all. Its enumerators are not known. Null, with the
 * error reported, if it cannot be taken apart.
 */
struct unit_file *unit_add_around(struct unit *unit, struct source *source,
				  const char *word);

/* Place and text of tokens. */
struct span unit_span(const struct unit_file *file, const struct token *token);
struct span unit_range_span(const struct unit_file *file, const struct tokens *of,
			    struct token_range range);
char *unit_token_text(struct unit *unit, const struct unit_file *file,
		      const struct token *token);
bool unit_token_is(const struct unit_file *file, const struct token *token,
		   const char *text);

/* The index of the code token that is the brace matching the one at OPENING. */
uint32_t unit_closing(const struct unit_file *file, uint32_t opening);

/* The enumeration called NAME, read; null, with broken ones reported. */
struct enumeration *unit_enumeration(struct unit *unit, const char *name);

/* The value of an enumerator; a problem if it cannot be had. */
struct value unit_enumerator_value(struct unit *unit, struct enumerator *which);

/*
 * The value of an expression of FILE's code (or, for a macro's body, text).
 * On a problem: reports it and returns false.
 */
bool unit_evaluate(struct unit *unit, struct unit_file *file,
		   const struct tokens *of, struct token_range range,
		   struct value *value);

/* The value of a macro or enumerator, by name; PLACE is where it is needed. */
bool unit_named_value(struct unit *unit, const char *name, struct span place,
		      struct value *value);

/* The value of an object-like macro, as if its name stood where it is defined. */
bool unit_macro_value(struct unit *unit, struct macro *macro,
		      struct value *value);

/*
 * Expands RANGE of FILE's code: function-like macros only if FUNCTIONS_ONLY.
 * Returns false if a problem was reported. The lexemes belong to the arena.
 */
struct lexemes {
	struct lexeme *items;
	size_t count, capacity;
};
bool unit_expand(struct unit *unit, struct unit_file *file,
		 struct token_range range, bool functions_only,
		 struct lexemes *result);

/* The macro that NAME means at the end of the unit; null if there is none. */
struct macro *unit_find_macro(struct unit *unit, const char *name);

/* Reports an error if the macro stands under an undecided #if. */
bool unit_check_macro(struct unit *unit, const struct macro *macro);

/*
 * Reports an error if any of these bytes stand under an undecided #if, or if
 * there is an #include among them: what it would bring is not known.
 */
bool unit_check_whole(struct unit *unit, const struct unit_file *file,
			struct span span);

#endif
