/* SPDX-License-Identifier: MIT */
/*
 * An excerpt: what of a tree's file the compiler is shown.
 *
 * Files of a kernel or of QEMU do not compile alone, and most of what is in
 * them is of no concern here. An excerpt is a file of the same size in which
 * all that is not wanted has been made blanks: what is left stands where it
 * always stood, so that every place the compiler names is a place in the file.
 *
 * Left are the preprocessor's lines (but not #include: everything read is shown
 * anyway) and the constructs asked for. Code that would not compile whatever is
 * left of its file is shown aside: as tokens only. Nothing is understood here
 * beyond comments, literals, names and braces; what things mean, libclang is asked.
 */
#ifndef FEATMAP_CLANG_EXCERPT_H
#define FEATMAP_CLANG_EXCERPT_H

#include "source.h"

enum construct {
	CONSTRUCT_LINES,	/* the preprocessor's lines: always there */
	CONSTRUCT_FILE,		/* all of the file but #include */
	CONSTRUCT_ENUM,
	CONSTRUCT_STRUCT,
	CONSTRUCT_ARRAY,	/* with its initialiser */
	CONSTRUCT_FUNCTION,	/* with its body */
};

/* Where a "#define NAME" stands, be it compiled or not. */
struct define {
	uint32_t start, end;	/* of the name */
	bool function_like;
};

struct piece;

struct excerpt {
	struct source *source;
	const char *part;	/* the name of what is shown aside; or null */
	char *text;		/* SIZE bytes, and a NUL */
	uint32_t size;
	uint32_t shift;		/* from an offset in text to one in the source */
	VEC(struct define) defines;
	VEC(struct piece) pieces;
	VEC(uint32_t) lines;	/* where each starts */
};

/*
 * The macro whose argument code is that the compiler is to resolve directives
 * in, but not to read: it makes nothing of it.
 */
#define ASIDE "aside_"

/* An excerpt of SOURCE with its preprocessor's lines; owned by ARENA. */
struct excerpt *excerpt_new(struct arena *arena, struct source *source);

/*
 * An excerpt that is nothing but the bytes from START to END, as an argument of
 * ASIDE; PART names it. It has none of what the functions below look into.
 */
struct excerpt *excerpt_aside(struct arena *arena, struct source *source,
			      const char *part, uint32_t start, uint32_t end);

/*
 * Shows every construct of that kind and name; of any name, if NAME is null
 * (enums). False if there is none.
 */
bool excerpt_show(struct excerpt *excerpt, enum construct construct,
		  const char *name);

/* Where the construct starts; 0 if there is none. */
uint32_t excerpt_start(const struct excerpt *excerpt, enum construct construct,
		       const char *name);

/* The words in the construct's text, which are *COUNT; owned by ARENA. */
struct span *excerpt_words(struct arena *arena, const struct excerpt *excerpt,
			   enum construct construct, const char *name, size_t *count);

/* The offset of a line and a column, both counted from 1, as compilers do. */
uint32_t excerpt_offset(const struct excerpt *excerpt, uint32_t line,
			uint32_t column);

/* How many commas part the elements of the construct: no fewer than it has, less one. */
uint32_t excerpt_count_commas(const struct excerpt *excerpt,
			      enum construct construct, const char *name);

/*
 * Writes TYPE (of at most three letters) over the type of a struct's member.
 * False if there is no such member, or no room.
 */
bool excerpt_retype(struct excerpt *excerpt, const char *name,
		    const char *member, const char *type);

#endif
