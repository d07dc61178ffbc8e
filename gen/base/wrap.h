/* SPDX-License-Identifier: MIT */
/*
 * Text for terminals, in lines of a given width.
 *
 * Texts come from sources: a '?' stands for each character that could steer a
 * terminal. A width is in columns; a single word may be longer.
 */
#ifndef FEATMAP_WRAP_H
#define FEATMAP_WRAP_H

#include <stddef.h>
#include <stdio.h>

/* LENGTH bytes of WORD; all of TEXT. */
void put_word(const char *word, size_t length, FILE *stream);
void put_text(const char *text, FILE *stream);

/* Columns of LENGTH bytes of UTF-8. */
size_t columns_of(const char *text, size_t length);

/*
 * Prints TEXT, which stands at COLUMN, and ends the line. Where the next word
 * would not fit into WIDTH, a new line begins, indented.
 */
void put_wrapped(const char *text, size_t column, size_t width, size_t indent,
		 FILE *stream);

#endif
