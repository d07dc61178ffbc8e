/* SPDX-License-Identifier: MIT */
/*
 * A source file in memory: its bytes and their hash.
 *
 * A location is a byte range in a source. Line and column are worked out only
 * when a diagnostic is printed.
 */
#ifndef FEATMAP_SOURCE_H
#define FEATMAP_SOURCE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "memory.h"

enum {
	SHA256_HEX_SIZE = 65,	/* 64 digits and the NUL */
};

struct source {
	const char *path;	/* inside the tree: what facts name */
	const char *shown;	/* as the user can open it: what messages name */
	char *text;		/* SIZE bytes, then two NULs (flex wants two) */
	uint32_t size;		/* in bytes */
	char sha256[SHA256_HEX_SIZE];
	struct arena *arena;	/* owns all of this */
	struct line_mark *marks;	/* of each block of text, see source_position */
	struct blob *blob;	/* what is kept of these bytes; null: nothing */
};

/* Bytes START up to END, exclusive, of SOURCE. SOURCE null: no place. */
struct span {
	struct source *source;
	uint32_t start, end;
};

/* 1-based line, and column in bytes, of a byte offset. */
struct position {
	uint32_t line, column;
};

/*
 * Takes SIZE bytes at TEXT (owned by ARENA, two NULs behind them) as a source.
 * Hashes them; does not copy.
 */
struct source *source_new(struct arena *arena, const char *path,
			  const char *shown, char *text, uint32_t size);

/* The same without the hash, for what is no file of a tree. */
struct source *source_unhashed(struct arena *arena, const char *path,
			       const char *shown, char *text, uint32_t size);

/* The bytes of another source, hashed there, under another name. */
struct source *source_again(struct arena *arena, const struct source *other,
			    const char *path, const char *shown);

/* The position of OFFSET. The first call marks where each block is. */
struct position source_position(struct source *source, uint32_t offset);

/* The offset of the first byte that is NUL or not UTF-8; SIZE if all is text. */
uint32_t source_first_bad_byte(const char *text, uint32_t size);

/*
 * A copy of TEXT that may go to a terminal: a '?' stands for each control
 * character but tabs and newlines, and for each byte that is not UTF-8.
 */
const char *source_printable(struct arena *arena, const char *text, size_t size);

/*
 * Prints TEXT in one line of as many bytes: a '?' stands for each byte of what
 * source_printable() leaves out, and for each newline.
 */
void source_print(const char *text, size_t size, FILE *stream);

/* The same line by line: newlines stay. */
void source_print_lines(const char *text, size_t size, FILE *stream);

#endif
