/* SPDX-License-Identifier: MIT */
#include "wrap.h"

#include <stdbool.h>
#include <string.h>

#include "unseen.h"

void put_word(const char *word, size_t length, FILE *stream)
{
	for (const char *end = word + length; word < end;) {
		size_t unseen = *word == '\t' || *word == '\n' ? 1 : unseen_length(word);

		putc(unseen ? '?' : *word, stream);
		word += unseen ? unseen : 1;
	}
}

void put_text(const char *text, FILE *stream)
{
	put_word(text, strlen(text), stream);
}

size_t columns_of(const char *text, size_t length)
{
	size_t columns = 0;

	for (size_t i = 0; i < length; i++)
		columns += ((unsigned char)text[i] & 0xc0) != 0x80;
	return columns;
}

void put_wrapped(const char *text, size_t column, size_t width, size_t indent,
		 FILE *stream)
{
	bool first = true;

	for (text += strspn(text, " \n"); *text; text += strspn(text, " \n")) {
		size_t length = strcspn(text, " \n"), columns = columns_of(text, length);

		if (!first && column + 1 + columns > width) {
			fprintf(stream, "\n%*s", (int)indent, "");
			column = indent;
		} else if (!first) {
			putc(' ', stream);
			column++;
		}
		put_word(text, length, stream);
		column += columns;
		text += length;
		first = false;
	}
	putc('\n', stream);
}
