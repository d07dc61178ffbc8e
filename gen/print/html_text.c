/* SPDX-License-Identifier: MIT */
#include "html_text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "unseen.h"

/* What stands for a character that would not be seen, or turn the text around. */
static const char replacement[] = "\xef\xbf\xbd";

static const char *entity(char c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static void print_text(FILE *stream, const char *text)
{
	while (*text) {
		const char *escaped = entity(*text);
		size_t length = unseen_length(text);

		if (length || escaped)
			fputs(length ? replacement : escaped, stream);
		else
			putc(*text, stream);
		text += length ? length : 1;
	}
}

void html_print(FILE *stream, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	for (const char *c = format; *c; c++) {
		if (*c != '%') {
			putc(*c, stream);
			continue;
		}
		c++;
		if (*c == 's') {
			print_text(stream, va_arg(arguments, const char *));
		} else if (*c == 'u') {
			fprintf(stream, "%u", va_arg(arguments, unsigned));
		} else if (*c == 'z' && c[1] == 'u') {
			fprintf(stream, "%zu", va_arg(arguments, size_t));
			c++;
		} else if (*c == '%') {
			putc('%', stream);
		} else {
			abort();	/* a format of ours that this does not know */
		}
	}
	va_end(arguments);
}

/* In JSON these stand within strings only, so that an escape is as good. */
static int print_escaped(const char *buffer, size_t size, void *data)
{
	FILE *stream = data;

	for (size_t i = 0; i < size; i++)
		if (buffer[i] == '<' || buffer[i] == '>' || buffer[i] == '&')
			fprintf(stream, "\\u%04x", (unsigned)buffer[i]);
		else
			putc(buffer[i], stream);
	return 0;
}

void html_print_json(FILE *stream, json_t *value)
{
	const size_t flags = JSON_COMPACT | JSON_ENSURE_ASCII;

	if (json_dump_callback(value, print_escaped, stream, flags) != 0)
		abort();	/* no UTF-8, which readers see to */
	json_decref(value);
}
