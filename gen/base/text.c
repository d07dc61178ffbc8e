/* SPDX-License-Identifier: MIT */
#include "text.h"

#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"

enum { FIRST_CAPACITY = 64 * 1024 };	/* bytes */

static ssize_t append(void *cookie, const char *bytes, size_t size)
{
	struct text *text = cookie;

	if (text->capacity - text->size < size) {
		size_t capacity = text->capacity ? text->capacity : FIRST_CAPACITY;
		char *larger;

		while (capacity - text->size < size)
			capacity *= 2;
		larger = xmalloc(capacity);
		if (text->size)
			memcpy(larger, text->bytes, text->size);
		free(text->bytes);
		text->bytes = larger;
		text->capacity = capacity;
	}
	memcpy(text->bytes + text->size, bytes, size);
	text->size += size;
	return (ssize_t)size;
}

FILE *text_open(struct text *text)
{
	FILE *stream = fopencookie(text, "w", (cookie_io_functions_t){ .write = append });

	if (!stream)
		out_of_memory();
	__fsetlocking(stream, FSETLOCKING_BYCALLER);
	return stream;
}

void text_print(const struct text *text, FILE *stream)
{
	if (text->size)
		fwrite(text->bytes, 1, text->size, stream);
}
