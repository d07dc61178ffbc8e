/* SPDX-License-Identifier: MIT */
/*
 * The rough look at C: where comments, literals, words and directives end.
 *
 * That much has to be known to find in a file what the compiler is to be
 * shown. Nothing here knows what anything means.
 */
#ifndef FEATMAP_CLANG_ROUGH_H
#define FEATMAP_CLANG_ROUGH_H

#include "source.h"

static inline bool rough_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool rough_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool rough_is_word(char c)
{
	return rough_is_letter(c) || rough_is_digit(c) || c == '_' || c == '$';
}

static inline bool rough_is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool rough_starts_comment(const struct source *source, uint32_t i)
{
	return source->text[i] == '/' &&
	       (source->text[i + 1] == '*' || source->text[i + 1] == '/');
}

/* How long a '#' at I is, which may be written as "%:"; 0 if none is there. */
static inline uint32_t rough_hash_length(const struct source *source, uint32_t i)
{
	const char *text = source->text + i;

	return text[0] == '#' ? 1 : text[0] == '%' && text[1] == ':' ? 2 : 0;
}

/* Whether the bytes from START to END read WORD. */
bool rough_reads(const struct source *source, uint32_t start, uint32_t end,
		 const char *word);

/* Where the comment, the literal, the word that starts at I ends. */
uint32_t rough_after_comment(const struct source *source, uint32_t i);
uint32_t rough_after_literal(const struct source *source, uint32_t i);
uint32_t rough_after_word(const struct source *source, uint32_t i);

/* The same of a directive: its newline, if no comment or backslash carries it on. */
uint32_t rough_after_directive(const struct source *source, uint32_t i);

/* Whether nothing but blanks stands before I on its line. */
bool rough_starts_line(const struct source *source, uint32_t i);

/* Skips blanks and comments; true if what follows is the first on its line. */
bool rough_skip_space(const struct source *source, uint32_t *i);

/* The next word behind blanks at I, on the same line; may be empty. */
struct span rough_word_behind(struct source *source, uint32_t i);

#endif
