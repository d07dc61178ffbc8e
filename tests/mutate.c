/* SPDX-License-Identifier: MIT */
/*
 * Changes one small thing in a C file:
 *
 *	mutate KIND SEED IN OUT
 *
 * KIND is one of the table's below; SEED decides where. The same call makes the
 * same change. Exits 1 if the file has nothing of that kind to change.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 4 * 1024 * 1024, MOST_PLACES = 1 << 20 };

static char text[LARGEST + 4096];
static size_t size;
static size_t places[MOST_PLACES];
static size_t place_count;
static unsigned long long state;

/* A number below BELOW, from a small generator of our own: the same everywhere. */
static size_t pick(size_t below)
{
	state = state * 6364136223846793005ull + 1442695040888963407ull;
	return (size_t)(state >> 33) % below;
}

static void add_place(size_t offset)
{
	if (place_count < MOST_PLACES)
		places[place_count++] = offset;
}

/* Replaces LENGTH bytes at OFFSET by WITH. */
static void replace(size_t offset, size_t length, const char *with)
{
	size_t added = strlen(with);

	memmove(text + offset + added, text + offset + length, size - offset - length);
	memcpy(text + offset, with, added);
	size = size - length + added;
	text[size] = '\0';
}

/* Collects all offsets where TEXT stands. */
static void find_all(const char *what)
{
	for (const char *c = text; (c = strstr(c, what)) != NULL; c++)
		add_place((size_t)(c - text));
}

static bool in_word(size_t offset)
{
	return isalnum((unsigned char)text[offset]) || text[offset] == '_';
}


static size_t line_end(size_t offset)
{
	while (offset < size && text[offset] != '\n')
		offset++;
	return offset;
}

/* The kinds. Each collects its places, then changes one of them. */

static size_t chosen(void)
{
	return places[pick(place_count)];
}

static void change_digit(void)
{
	for (size_t i = 0; i < size; i++)
		if (isdigit((unsigned char)text[i]))
			add_place(i);
	if (place_count) {
		size_t at = chosen();

		text[at] = (char)('0' + (text[at] - '0' + 1 + (int)pick(9)) % 10);
	}
}

static void drop_comma(void)
{
	find_all(",");
	if (place_count)
		replace(chosen(), 1, "");
}

static void drop_comment_end(void)
{
	find_all("*/");
	if (place_count)
		replace(chosen(), 2, "");
}

static void break_string(void)
{
	find_all("\"");
	if (place_count)
		replace(chosen(), 1, "");
}

static void delete_line(void)
{
	for (size_t i = 0; i < size; i = line_end(i) + 1)
		if (line_end(i) > i)
			add_place(i);
	if (place_count) {
		size_t at = chosen();

		replace(at, line_end(at) + 1 - at, "");
	}
}

static void duplicate_line(void)
{
	static char line[4096];
	size_t at, length;

	for (size_t i = 0; i < size; i = line_end(i) + 1)
		if (line_end(i) > i && line_end(i) - i < sizeof line - 2)
			add_place(i);
	if (!place_count)
		return;
	at = chosen();
	length = line_end(at) - at;
	memcpy(line, text + at, length);
	memcpy(line + length, "\n", 2);
	replace(at, 0, line);
}

/* Swaps two words that stand on neighbouring places of the same kind. */
static void swap_names(void)
{
	static char first[256], second[256];
	size_t a, b, a_length = 0, b_length = 0;

	for (size_t i = 1; i < size; i++)
		if (in_word(i) && !in_word(i - 1) && isalpha((unsigned char)text[i]))
			add_place(i);
	if (place_count < 2)
		return;
	a = pick(place_count - 1);
	b = places[a + 1];
	a = places[a];
	while (in_word(a + a_length) && a_length < 255)
		a_length++;
	while (in_word(b + b_length) && b_length < 255)
		b_length++;
	memcpy(first, text + a, a_length);
	memcpy(second, text + b, b_length);
	replace(b, b_length, first);
	replace(a, a_length, second);
}

/* A name in capitals, as enumerators and macros are, gets one more letter. */
static void rename_enumerator(void)
{
	for (size_t i = 1; i < size; i++)
		if (in_word(i) && !in_word(i - 1) && isupper((unsigned char)text[i]) &&
		    isupper((unsigned char)text[i + 1]))
			add_place(i);
	if (place_count) {
		size_t at = chosen();

		while (in_word(at))
			at++;
		replace(at, 0, "X");
	}
}

static void unknown_designator(void)
{
	find_all("{");
	if (place_count)
		replace(chosen() + 1, 0, " .unheard_of = 1,");
}

/* "#define NAME 5" becomes "#define NAME 5 + 1". */
static void macro_to_expression(void)
{
	size_t at, end;

	find_all("#define ");
	if (!place_count)
		return;
	at = chosen();
	end = at;
	while (end < line_end(at) && strncmp(text + end, "/*", 2) != 0)
		end++;
	replace(end, 0, " + 1 ");
}

static const struct {
	const char *name;
	void (*change)(void);
} kinds[] = {
	{ "change-digit", change_digit },
	{ "drop-comma", drop_comma },
	{ "drop-comment-end", drop_comment_end },
	{ "break-string", break_string },
	{ "delete-line", delete_line },
	{ "duplicate-line", duplicate_line },
	{ "swap-names", swap_names },
	{ "rename-enumerator", rename_enumerator },
	{ "unknown-designator", unknown_designator },
	{ "macro-to-expression", macro_to_expression },
};

int main(int count, char **arguments)
{
	FILE *file = count == 5 ? fopen(arguments[3], "r") : NULL;

	if (!file)
		return 2;
	size = fread(text, 1, LARGEST, file);
	text[size] = '\0';
	fclose(file);
	state = strtoull(arguments[2], NULL, 10);
	for (int i = 0; i < 8; i++)
		pick(2);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, arguments[1]) == 0)
			kinds[i].change();
	if (!place_count)
		return 1;
	file = fopen(arguments[4], "w");
	if (!file || fwrite(text, 1, size, file) != size || fclose(file) != 0)
		return 2;
	return 0;
}
