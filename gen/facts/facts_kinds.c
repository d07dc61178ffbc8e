/* SPDX-License-Identifier: MIT */
/* What all saved facts have, and what reading them shares. */
#include "facts_kinds.h"

const char *facts_field(const struct facts_reading *reading, size_t number)
{
	return reading->line.fields[number];
}

struct span facts_field_span(const struct facts_reading *reading, size_t number)
{
	return facts_line_field(&reading->line, facts_field(reading, number));
}

const char *facts_optional(const struct facts_reading *reading, size_t number)
{
	return reading->line.count > number ? facts_field(reading, number) : NULL;
}

struct span facts_top(const struct facts_reading *reading)
{
	return (struct span){ reading->line.source, 0, 0 };
}

int facts_by_name(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

bool facts_undefined(const struct facts_reading *reading, size_t number,
		     const char *what)
{
	diag_error(reading->diag, facts_field_span(reading, number), DIAG_NAME,
		   "no line defines this %s", what);
	return false;
}

static bool read_tree(struct facts_reading *reading)
{
	static const char *const names[] = {
		[TREE_LINUX] = "linux", [TREE_QEMU] = "qemu"
	};
	const char *version = facts_field(reading, 2);
	int kind;

	if (!facts_line_choice(&reading->line, 1, names, 2, "kind of tree", &kind))
		return false;
	/* It goes into comments of C. */
	if (strchr(version, ' ') || strstr(version, "*/")) {
		diag_error(reading->diag, facts_field_span(reading, 2), DIAG_SYNTAX,
			   "this is no version");
		return false;
	}
	reading->facts->kind = (enum tree_kind)kind;
	reading->facts->version = version;
	return true;
}

static bool read_missing(struct facts_reading *reading)
{
	if (!facts_line_plain(&reading->line, 1, "-", "a part of a tree"))
		return false;
	*vec_push(reading->arena, &reading->facts->missing) = facts_field(reading, 1);
	return true;
}

static bool read_file(struct facts_reading *reading)
{
	const char *sha256 = facts_field(reading, 2);
	struct source *file;

	if (!facts_line_plain(&reading->line, 1, "._-+/", "the path of a source file"))
		return false;
	if (strlen(sha256) != SHA256_HEX_SIZE - 1 ||
	    sha256[strspn(sha256, "0123456789abcdef")] != '\0') {
		diag_error(reading->diag, facts_field_span(reading, 2), DIAG_VALUE,
			   "a SHA-256 has 64 lower-case hexadecimal digits");
		return false;
	}
	file = arena_alloc(reading->arena, sizeof *file);
	file->path = file->shown = facts_field(reading, 1);
	memcpy(file->sha256, sha256, SHA256_HEX_SIZE);
	*vec_push(reading->arena, &reading->facts->files) = file;
	return true;
}

const struct facts_kind facts_tree_kinds[] = {
	{ "tree", OF_BOTH, 2, 2, 0, .read = read_tree, .part = "" },
	{ "missing", OF_BOTH, 1, 1, 1, .read = read_missing },
	{ "file", OF_BOTH, 2, 2, 1, .read = read_file, .part = "" },
	{ 0 }
};
