/* SPDX-License-Identifier: MIT */
/*
 * Looks up every name of a featmap.json in the featmap.h of the same run, which
 * this is compiled with, and checks that the row is the same.
 *
 *	header_check FILE
 *
 * Prints what is wrong; exits 1 if anything is.
 */
#include "featmap.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static unsigned errors, looked_up;

static const char *string_at(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static uint32_t number_at(const json_t *object, const char *key)
{
	return (uint32_t)json_integer_value(json_object_get(object, key));
}

/* A place as the header's lookup takes it. */
struct place {
	enum featmap_space space;
	uint32_t number, index;
	enum featmap_reg reg;
	unsigned bit;
};

static struct place place_of(const json_t *bit)
{
	struct place place = { FEATMAP_MSR, number_at(bit, "msr"), 0, FEATMAP_EAX,
			       number_at(bit, "bit") };
	const char *reg = string_at(bit, "reg");

	if (strcmp(string_at(bit, "space"), "cpuid") != 0)
		return place;
	place.space = FEATMAP_CPUID;
	place.number = number_at(bit, "function");
	place.index = number_at(bit, "index");
	place.reg = strcmp(reg, "eax") == 0 ? FEATMAP_EAX :
		    strcmp(reg, "ebx") == 0 ? FEATMAP_EBX :
		    strcmp(reg, "ecx") == 0 ? FEATMAP_ECX : FEATMAP_EDX;
	return place;
}

static int is_at(const struct featmap_bit *row, struct place place)
{
	const struct featmap_word *word = &featmap_words[row->word];

	return word->space == place.space && word->number == place.number &&
	       word->index == place.index && word->reg == place.reg &&
	       row->bit == place.bit;
}

typedef const struct featmap_bit *find(const char *, const struct featmap_bit *);

/* One of the rows that NAME finds must be at PLACE with these three names. */
static void expect(find *find_next, const char *name, struct place place,
		   const char *macro, const char *shown, const char *qemu)
{
	const struct featmap_bit *row = NULL;

	if (!*name)
		return;
	looked_up++;
	while ((row = find_next(name, row)) != NULL)
		if (is_at(row, place) && strcmp(row->macro, macro) == 0 &&
		    strcmp(row->shown, shown) == 0 && strcmp(row->qemu, qemu) == 0 &&
		    row->hidden == (*macro && !*shown))
			return;
	fprintf(stderr, "header: '%s' (%s) is not where the JSON has it\n", name, macro);
	errors++;
}

/* The place must be found, too, and the row must bear the macro. */
static void expect_place(struct place place, const char *macro)
{
	const struct featmap_bit *row = NULL;

	looked_up++;
	while ((row = featmap_find_bit(place.space, place.number, place.index,
				       place.reg, place.bit, row)) != NULL)
		if (strcmp(row->macro, macro) == 0)
			return;
	fprintf(stderr, "header: no '%s' at its place\n", macro);
	errors++;
}

static size_t check_row(struct place place, const char *macro, const char *shown,
			const char *qemu)
{
	expect(featmap_find_macro, macro, place, macro, shown, qemu);
	expect(featmap_find_shown, shown, place, macro, shown, qemu);
	expect(featmap_find_qemu, qemu, place, macro, shown, qemu);
	expect_place(place, macro);
	return 1;
}

static size_t check_bits(const json_t *bits)
{
	const json_t *bit, *name;
	size_t rows = 0, i, k;

	json_array_foreach(bits, i, bit) {
		const json_t *names = json_object_get(bit, "linux");
		const char *qemu = string_at(json_object_get(bit, "qemu"), "name");

		json_array_foreach(names, k, name)
			rows += check_row(place_of(bit), string_at(name, "macro"),
					  string_at(name, "name"), qemu);
		if (json_array_size(names) == 0 && *qemu)
			rows += check_row(place_of(bit), "", "", qemu);
	}
	return rows;
}

static size_t check_features(const json_t *list, enum featmap_space space)
{
	const json_t *entry;
	size_t rows = 0, i;

	json_array_foreach(list, i, entry) {
		uint32_t bit = number_at(entry, "bit");
		uint32_t word = json_object_get(entry, "word")
					? number_at(entry, "word") : bit / 32;
		struct place place = { space, word, 0, FEATMAP_EAX, bit % 32 };

		rows += check_row(place, string_at(entry, "macro"),
				  string_at(entry, "name"), "");
	}
	return rows;
}

int main(int count, char **arguments)
{
	json_t *root = count == 2 ? json_load_file(arguments[1], 0, NULL) : NULL;
	size_t rows;

	if (!root)
		return 2;
	rows = check_bits(json_object_get(root, "bits"));
	rows += check_features(json_object_get(root, "synthetic"), FEATMAP_LINUX);
	rows += check_features(json_object_get(root, "bugs"), FEATMAP_BUG);
	rows += check_features(json_object_get(root, "vmx"), FEATMAP_VMX);
	if (rows != FEATMAP_BIT_COUNT) {
		fprintf(stderr, "header: %d rows, the JSON has %zu\n",
			FEATMAP_BIT_COUNT, rows);
		errors++;
	}
	if (looked_up < rows)
		errors++;
	json_decref(root);
	return errors != 0;
}
