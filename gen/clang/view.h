/* SPDX-License-Identifier: MIT */
/*
 * A view: what libclang makes of a tree, as one translation unit.
 *
 * The unit consists of text of our own, of excerpts of the tree's files, and
 * of questions: each is an expression whose value the compiler works out. It
 * is C++20, in which the tree's tables are made constexpr: so an element of a
 * table is an expression like any other, and designators, widths, conditionals
 * and overriding are the compiler's business, not ours.
 *
 * First comes what goes in: view_open, then view_text, view_excerpt and
 * view_ask in any order. Then view_compile, and then what came out of it.
 */
#ifndef FEATMAP_CLANG_VIEW_H
#define FEATMAP_CLANG_VIEW_H

#include <clang-c/Index.h>

#include "diag.h"
#include "excerpt.h"

/* The number of a question. */
typedef size_t question;

/* The definition of a macro: where its name stands. */
struct view_macro {
	const struct excerpt *excerpt;
	uint32_t offset;
	bool function_like;
};

struct view_enumerator {
	const char *name;
	uint64_t value;
	struct span place;
};

/* A token of the compiler's; comments are tokens, too. */
struct view_token {
	enum CXTokenKind kind;
	uint32_t start, end;
};

/* A name in a table's initialiser: an [index] or a .member. */
struct view_designator {
	const char *member;	/* or null */
	uint64_t index;		/* if not a member */
	struct span place;
};

/* A string in a list of strings, or what stands there instead. */
struct view_string {
	uint64_t row, position;
	const char *text;	/* null if it is no string */
	struct span place;
};

/*
 * A table's initialiser as it is written: the [index] of each row (or, where it
 * has none, the row, with no index known), followed by its members' names.
 */
struct view_table {
	VEC(struct view_designator) designators;
	VEC(struct view_string) strings;
};

struct view {
	struct arena *arena;
	struct diag *diag;
	FILE *main, *questions;		/* texts that grow */
	char *main_text, *question_text;
	size_t main_size, question_size;
	uint32_t question_line;		/* of their text, that comes next */
	uint32_t first_line;		/* of the main file, with a question */
	VEC(struct excerpt *) excerpts;	/* in order */
	VEC(struct asked {
		struct span place;
		uint32_t line;
	}) asked;
	/* What came out. */
	CXIndex index;
	CXTranslationUnit unit;
	/*
	 * Of the main file and the excerpts. libclang has one handle for each;
	 * to clang_File_isEqual, all files in memory are the same.
	 */
	CXFile main_file;
	VEC(CXFile) files;
	VEC(struct view_macro) macros;	/* by file, and by place in it */
	VEC(CXCursor) declarations;
	VEC(uint64_t) answers;
};

/* What goes in. */

/* VIEW takes memory from ARENA and reports to DIAG; both outlive it. */
void view_open(struct view *view, struct arena *arena, struct diag *diag);

/* Adds a line of text that the compiler is shown. */
void view_text(struct view *view, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * From here on a table of the tree is constexpr, whatever it is declared as:
 * its name becomes that of a pointer, which gives the type of the table behind
 * it. "#undef" its name behind the excerpt that holds it.
 */
void view_constexpr(struct view *view, const char *array);

/* Adds an excerpt, unless it is there already. */
void view_excerpt(struct view *view, struct excerpt *excerpt);

/*
 * Asks for the value of an expression. PLACE is where to point if it has none.
 * With GUARD, a macro's name, there is no answer if that is not defined.
 */
question view_ask(struct view *view, struct span place, const char *guard,
		  const char *format, ...) __attribute__((format(printf, 4, 5)));

/*
 * Asks for COLUMNS, expressions of "row", of so many ROWS of a constexpr table:
 * one answer a column, row by row, zeros where there are fewer rows. Returns
 * the question that comes before all these: how many there are. This costs far
 * less than to ask for each element by itself.
 */
question view_ask_rows(struct view *view, struct span place, const char *array,
		       const char *const *columns, size_t column_count,
		       uint32_t rows);

/* A macro as it is to be, whatever it is elsewhere. */
struct view_define {
	const char *name;
	const char *text;	/* what stands behind #define; null: undefined */
};

/*
 * Asks which of DIRECTIVES, "#if ..." and those that go on with it, holds under
 * such defines: counted from 1; 0 if none does.
 */
question view_ask_branch(struct view *view, struct span place,
			 const struct view_define *defines, size_t define_count,
			 const char *const *directives, size_t count);

/*
 * Compiles with FLAGS (ended by null). False if the compiler has anything to
 * complain of; that has been reported, as errors at places in the tree.
 */
bool view_compile(struct view *view, const char *const *flags);

/* What came out (outcome.c). All of it lives as long as the arena. */

/* The excerpt that a file of libclang's is; null if it is none. */
const struct excerpt *view_excerpt_of(const struct view *view, CXFile file);

/* Where in the tree LOCATION is; a question stands for what it asks about. */
struct span view_place(const struct view *view, CXSourceLocation location);

/* Fills in macros, declarations and answers: view_compile does that. */
void view_collect(struct view *view);

/* The answer, as 64 bits; false if the question's macro is not defined. */
bool view_answer(const struct view *view, question number, uint64_t *value);

/* The same, for questions without a guard. */
uint64_t view_value(const struct view *view, question number);

/* The macro whose name stands at OFFSET; null if none is defined there. */
const struct view_macro *view_macro_at(const struct view *view,
				       const struct excerpt *excerpt,
				       uint32_t offset);

/* The enumerators of the enum called NAME, which are *COUNT. */
struct view_enumerator *view_enumerators(struct view *view, const char *name,
					 size_t *count);

/*
 * The initialiser of the array called NAME, and the strings in the lists that
 * are its rows' member STRINGS (if not null).
 */
struct view_table view_table(struct view *view, const char *name, const char *strings);

/* The tokens of EXCERPT from START to END, which are *COUNT. */
struct view_token *view_tokens(struct view *view, const struct excerpt *excerpt,
			       uint32_t start, uint32_t end, size_t *count);

/* The same without directives, and without what they leave out. */
struct view_token *view_active_tokens(struct view *view,
				      const struct excerpt *excerpt,
				      uint32_t start, uint32_t end, size_t *count);

/* Gives libclang's memory back. */
void view_close(struct view *view);

#endif
