/* SPDX-License-Identifier: MIT */
/*
 * Text in memory, written through a stream.
 *
 * Like open_memstream, but what is printed is copied in blocks: glibc's own
 * puts in one character at a time.
 */
#ifndef FEATMAP_TEXT_H
#define FEATMAP_TEXT_H

#include <stdio.h>

struct text {
	char *bytes;		/* SIZE of them; free() it */
	size_t size, capacity;
};

/*
 * A stream that appends to TEXT, which must be zeroed and outlive it; whole
 * when closed. Not for use by two threads at a time.
 */
FILE *text_open(struct text *text);

/* Writes the text to STREAM; errors stay in the stream. */
void text_print(const struct text *text, FILE *stream);

#endif
