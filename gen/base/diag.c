/* SPDX-License-Identifier: MIT */
#include "diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	MOST_PRINTED = 20,	/* errors; more of them help nobody */
	MOST_COLUMNS = 160,	/* of a source line shown */
};

static const char *const category_names[DIAG_CATEGORIES] = {
	[DIAG_FILE] = "file",
	[DIAG_ENCODING] = "encoding",
	[DIAG_SYNTAX] = "syntax",
	[DIAG_CONSTRUCT] = "unknown-construct",
	[DIAG_NAME] = "name",
	[DIAG_VALUE] = "value",
	[DIAG_DUPLICATE] = "duplicate",
	[DIAG_CONDITION] = "condition",
	[DIAG_MISSING] = "missing",
	[DIAG_REFEREE] = "referee",
	[DIAG_STALE] = "stale",
};

struct kind {
	const char *word, *colour;
};

static const struct kind error_kind = { "error", "\033[1;31m" };
static const struct kind warning_kind = { "warning", "\033[1;35m" };
static const struct kind note_kind = { "note", "\033[1;36m" };

void diag_init(struct diag *diag, FILE *stream, bool colour)
{
	*diag = (struct diag){ .stream = stream, .colour = colour };
}

bool diag_wants_colour(FILE *stream)
{
	const char *no_colour = getenv("NO_COLOR");

	return !(no_colour && *no_colour) && isatty(fileno(stream));
}

static void print_text(const struct diag *diag, const char *text)
{
	source_print(text, strlen(text), diag->stream);
}

static void print_place(const struct diag *diag, struct span span)
{
	struct position position;

	if (!span.source) {
		fputs("featmap: ", diag->stream);
		return;
	}
	position = source_position(span.source, span.start);
	print_text(diag, span.source->shown);
	fprintf(diag->stream, ":%u:%u: ", position.line, position.column);
}

/* The line that SPAN starts on, and a caret with tildes below it. */
static void print_source_line(const struct diag *diag, struct span span)
{
	const struct source *source = span.source;
	uint32_t start = span.start, end = span.start, i;

	while (start > 0 && source->text[start - 1] != '\n')
		start--;
	while (end < source->size && source->text[end] != '\n' &&
	       end - start < MOST_COLUMNS)
		end++;
	if (span.start - start >= MOST_COLUMNS)
		return;
	fputs("  ", diag->stream);
	source_print(source->text + start, end - start, diag->stream);
	fputs("\n  ", diag->stream);
	for (i = start; i < span.start; i++)
		putc(source->text[i] == '\t' ? '\t' : ' ', diag->stream);
	putc('^', diag->stream);
	for (i = span.start + 1; i < span.end && i < end; i++)
		putc('~', diag->stream);
	putc('\n', diag->stream);
}

static void print(const struct diag *diag, const struct kind *kind,
		  struct span span, const char *category, const char *format,
		  va_list arguments)
{
	char *message;

	if (vasprintf(&message, format, arguments) < 0)
		out_of_memory();
	print_place(diag, span);
	if (diag->colour)
		fprintf(diag->stream, "%s%s:\033[0m ", kind->colour, kind->word);
	else
		fprintf(diag->stream, "%s: ", kind->word);
	print_text(diag, message);
	free(message);
	if (category)
		fprintf(diag->stream, " [%s]", category);
	putc('\n', diag->stream);
	if (span.source)
		print_source_line(diag, span);
}

void diag_error(struct diag *diag, struct span span, enum diag_category category,
		const char *format, ...)
{
	va_list arguments;

	diag->errors++;
	if (diag->errors > MOST_PRINTED + 1)
		return;
	if (diag->errors == MOST_PRINTED + 1) {
		fputs("featmap: note: more errors are not shown\n", diag->stream);
		return;
	}
	va_start(arguments, format);
	print(diag, &error_kind, span, category_names[category], format, arguments);
	va_end(arguments);
}

void diag_warning(struct diag *diag, struct span span,
		  enum diag_category category, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	print(diag, &warning_kind, span, category_names[category], format,
	      arguments);
	va_end(arguments);
}

void diag_note(struct diag *diag, struct span span, const char *format, ...)
{
	va_list arguments;

	if (diag->errors > MOST_PRINTED)
		return;
	va_start(arguments, format);
	print(diag, &note_kind, span, NULL, format, arguments);
	va_end(arguments);
}
