/* SPDX-License-Identifier: MIT */
#include "cpuinfo.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

enum {
	FIRST_ROOM = 1 << 16,
	MOST_BYTES = 64 << 20,	/* a thousand processors have three megabytes */
	MOST_FLAGS = 4096,
};

#define BLANKS " \t\r"

/* Reading. */

static struct source *complain(struct diag *diag, const char *name,
			       const char *what)
{
	static const struct span nowhere;

	diag_error(diag, nowhere, DIAG_FILE, "'%s': %s",
		   strcmp(name, "-") == 0 ? "standard input" : name, what);
	return NULL;
}

/* All of STREAM, with two NULs behind it as sources have. */
static struct source *read_stream(FILE *stream, const char *name,
				  struct arena *arena, struct diag *diag)
{
	size_t room = FIRST_ROOM, size = 0, more;
	char *text = arena_alloc_raw(arena, room + 2);

	while ((more = fread(text + size, 1, room - size, stream)) > 0) {
		size += more;
		if (size < room)
			continue;
		if (size >= MOST_BYTES)
			return complain(diag, name, "far too long for a list of flags");
		room *= 2;
		text = memcpy(arena_alloc_raw(arena, room + 2), text, size);
	}
	if (ferror(stream))
		return complain(diag, name, strerror(errno));
	text[size] = text[size + 1] = '\0';
	return source_new(arena, name, strcmp(name, "-") == 0 ? "standard input" : name,
			  text, (uint32_t)size);
}

static struct source *read_file(const char *name, struct arena *arena,
				struct diag *diag)
{
	bool is_stdin = strcmp(name, "-") == 0;
	FILE *stream = is_stdin ? stdin : fopen(name, "re");
	struct source *source;
	uint32_t bad;

	if (!stream)
		return complain(diag, name, strerror(errno));
	source = read_stream(stream, name, arena, diag);
	if (!is_stdin)
		fclose(stream);
	if (!source)
		return NULL;
	bad = source_first_bad_byte(source->text, source->size);
	if (bad == source->size)
		return source;
	diag_error(diag, (struct span){ source, bad, bad + 1 }, DIAG_ENCODING,
		   "this is no text");
	return NULL;
}

/* Lines of flags. */

/* What is behind "flags :" where a line at TEXT says so; else null. */
static const char *flags_of_line(const char *text)
{
	text += strspn(text, " \t");
	if (strncmp(text, "flags", 5) != 0)
		return NULL;
	text += 5 + strspn(text + 5, " \t");
	return *text == ':' ? text + 1 : NULL;
}

static size_t line_length(const char *text)
{
	return strcspn(text, "\n");
}

/* Whether two lines, up to their ends, are the same. */
static bool same_line(const char *left, const char *right)
{
	return line_length(left) == line_length(right) &&
	       memcmp(left, right, line_length(left)) == 0;
}

/* The first letter of TEXT that is in no flag's name; LENGTH if all are. */
static size_t odd_letter(const char *text, size_t length)
{
	size_t i = 0;

	while (i < length && (isalnum((unsigned char)text[i]) || strchr("_.-", text[i])))
		i++;
	return i;
}

static bool add_flag(struct cpuinfo *cpuinfo, struct source *source,
		     const char *text, size_t length, struct diag *diag)
{
	size_t odd = odd_letter(text, length);
	uint32_t start = (uint32_t)(text - source->text);
	const char *flag;

	if (odd < length || cpuinfo->given == MOST_FLAGS) {
		diag_error(diag, (struct span){ source, start + (uint32_t)odd,
						start + (uint32_t)odd + 1 },
			   DIAG_SYNTAX, odd < length ? "no flag has such a letter"
						     : "far too many flags");
		return false;
	}
	cpuinfo->given++;
	flag = arena_strndup(source->arena, text, length);
	if (!cpuinfo_has(cpuinfo, flag))
		*vec_push(source->arena, &cpuinfo->flags) = flag;
	return true;
}

static bool take_flags(struct cpuinfo *cpuinfo, struct source *source,
		       const char *line, struct diag *diag)
{
	const char *end = line + line_length(line);

	for (line += strspn(line, BLANKS); line < end; line += strspn(line, BLANKS)) {
		size_t length = strcspn(line, BLANKS "\n");

		if (!add_flag(cpuinfo, source, line, length, diag))
			return false;
		line += length;
	}
	return true;
}

static void warn_of_other(struct source *source, const char *other,
			  struct diag *diag)
{
	uint32_t start = (uint32_t)(other - source->text);

	diag_warning(diag, (struct span){ source, start, start },
		     DIAG_VALUE, "this processor has other flags than the first, which counts");
}

bool cpuinfo_read(struct cpuinfo *cpuinfo, const char *name, struct arena *arena,
		  struct diag *diag)
{
	struct source *source = read_file(name, arena, diag);
	const char *line = source ? source->text : "", *first = NULL;

	*cpuinfo = (struct cpuinfo){ 0 };
	if (!source)
		return false;
	for (; *line; line += line[line_length(line)] ? line_length(line) + 1
						      : line_length(line)) {
		const char *flags = flags_of_line(line);

		if (flags && first && !same_line(first, flags)) {
			warn_of_other(source, flags, diag);
			break;
		}
		if (flags && !first && !take_flags(cpuinfo, source, flags, diag))
			return false;
		first = first ? first : flags;
	}
	if (!first)
		diag_error(diag, (struct span){ source, 0, 0 }, DIAG_MISSING,
			   "there is no 'flags :' line here");
	return first != NULL;
}

bool cpuinfo_has(const struct cpuinfo *cpuinfo, const char *flag)
{
	for (size_t i = 0; i < cpuinfo->flags.count; i++)
		if (strcmp(cpuinfo->flags.items[i], flag) == 0)
			return true;
	return false;
}
