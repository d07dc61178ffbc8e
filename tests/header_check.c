/* SPDX-License-Identifier: MIT */
/*
 * Compares a featmap.h, which this is compiled with, with the featmap.json of
 * the same run, and its lookups with plain loops over all rows.
 *
 *	header_check FILE
 *
 * Prints what is wrong; exits 1 if anything is.
 */
#define FEATMAP_IMPLEMENTATION
#include "featmap.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { NON_NAMES = 10000, LONGEST = 200, WRONG_SHOWN = 20 };

static unsigned errors, looked_up;

static void wrong(const char *what, const char *name)
{
	if (errors++ < WRONG_SHOWN)
		fprintf(stderr, "header: %s: '%s'\n", what, name);
}

static const char *string_at(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static uint32_t number_at(const json_t *object, const char *key)
{
	return (uint32_t)json_integer_value(json_object_get(object, key));
}

/* The header's rows against the JSON's, one by one: both have the same order. */

static enum featmap_reg reg_of(const char *name)
{
	return strcmp(name, "eax") == 0 ? FEATMAP_EAX :
	       strcmp(name, "ebx") == 0 ? FEATMAP_EBX :
	       strcmp(name, "ecx") == 0 ? FEATMAP_ECX : FEATMAP_EDX;
}

struct place {
	enum featmap_space space;
	uint32_t number, index;
	enum featmap_reg reg;
	unsigned bit;
};

static struct place place_of(const json_t *bit)
{
	if (strcmp(string_at(bit, "space"), "cpuid") != 0)
		return (struct place){ FEATMAP_MSR, number_at(bit, "msr"), 0,
				       FEATMAP_EAX, number_at(bit, "bit") };
	return (struct place){ FEATMAP_CPUID, number_at(bit, "function"),
			       number_at(bit, "index"), reg_of(string_at(bit, "reg")),
			       number_at(bit, "bit") };
}

static int is_at(const struct featmap_row *row, struct place place)
{
	const struct featmap_word *word = featmap_word_of(row);

	return word->space == place.space && word->number == place.number &&
	       word->index == place.index && word->reg == place.reg &&
	       row->bit == place.bit;
}

static const struct featmap_row *last;	/* compared */

static void check_row(struct place place, const char *macro, const char *shown,
		      const char *qemu)
{
	const struct featmap_row *row = featmap_next(last), *found = NULL;

	if (!row) {
		wrong("the JSON has more rows", macro);
		return;
	}
	last = row;
	if (!is_at(row, place) || strcmp(featmap_macro(row), macro) != 0 ||
	    strcmp(featmap_shown(row), shown) != 0 ||
	    strcmp(featmap_qemu(row), qemu) != 0 ||
	    featmap_hidden(row) != (*macro && !*shown))
		wrong("not the JSON's row", macro);
	while ((found = featmap_find_bit(place.space, place.number, place.index,
					 place.reg, place.bit, found)) != NULL)
		if (found == row)
			return;
	wrong("not found by its place", macro);
}

static void check_bits(const json_t *bits)
{
	const json_t *bit, *name;
	size_t i, k;

	json_array_foreach(bits, i, bit) {
		const json_t *names = json_object_get(bit, "linux");
		const char *qemu = string_at(json_object_get(bit, "qemu"), "name");

		json_array_foreach(names, k, name)
			check_row(place_of(bit), string_at(name, "macro"),
				  string_at(name, "name"), qemu);
		if (json_array_size(names) == 0 && *qemu)
			check_row(place_of(bit), "", "", qemu);
	}
}

/* The lists of features without a bit come in the order of the JSON, too. */
static void check_features(const json_t *list, enum featmap_space space)
{
	const json_t *entry;
	size_t i;

	json_array_foreach(list, i, entry) {
		uint32_t bit = number_at(entry, "bit");
		uint32_t word = json_object_get(entry, "word")
					? number_at(entry, "word") : bit / 32;

		check_row((struct place){ space, word, 0, FEATMAP_EAX, bit % 32 },
			  string_at(entry, "macro"), string_at(entry, "name"), "");
	}
}

/* The lookups against loops. */

static int bears(const struct featmap_row *row, unsigned kinds, const char *name)
{
	return (kinds & FEATMAP_BY_MACRO && strcmp(featmap_macro(row), name) == 0) ||
	       (kinds & FEATMAP_BY_SHOWN && strcmp(featmap_shown(row), name) == 0) ||
	       (kinds & FEATMAP_BY_QEMU && strcmp(featmap_qemu(row), name) == 0);
}

static const struct featmap_row *plain_find(unsigned kinds, const char *name,
					    const struct featmap_row *after)
{
	while ((after = featmap_next(after)) != NULL)
		if (*name && bears(after, kinds, name))
			break;
	return after;
}

/* As a string, and as the start of something longer. */
static const struct featmap_row *find(unsigned kinds, const char *name,
				      const struct featmap_row *after)
{
	char longer[LONGEST + 2];
	int length = snprintf(longer, sizeof longer, "%sx", name);
	const struct featmap_row *row =
		kinds == FEATMAP_BY_MACRO ? featmap_find_macro(name, after) :
		kinds == FEATMAP_BY_SHOWN ? featmap_find_shown(name, after) :
		kinds == FEATMAP_BY_QEMU ? featmap_find_qemu(name, after) :
		kinds == FEATMAP_BY_ANY ? featmap_find_name(name, after) :
		featmap_find(kinds, name, strlen(name), after);

	if (featmap_find(kinds, longer, (size_t)length - 1, after) != row)
		wrong("another row if no NUL is behind it", name);
	return row;
}

/* Finds all rows of the name, by all kinds; how many by any. */
static unsigned check_name(const char *name)
{
	unsigned rows = 0;

	for (unsigned kinds = 0; kinds <= FEATMAP_BY_ANY; kinds++) {
		const struct featmap_row *row = NULL, *wanted;

		do {
			wanted = plain_find(kinds, name, row);
			row = find(kinds, name, row);
			if (row != wanted)
				wrong("not the rows that a loop finds", name);
			rows += row && kinds == FEATMAP_BY_ANY;
		} while (row && row == wanted);
	}
	looked_up++;
	return rows;
}

static void check_names(void)
{
	const struct featmap_row *row = NULL;

	while ((row = featmap_next(row)) != NULL) {
		const char *names[] = { featmap_macro(row), featmap_shown(row),
					featmap_qemu(row) };

		for (int i = 0; i < 3; i++)
			if (*names[i] && check_name(names[i]) == 0)
				wrong("not found", names[i]);
	}
	if (check_name("") != 0)
		wrong("found", "");
}

/* The same numbers everywhere, unlike rand(). */
static unsigned random_below(unsigned end)
{
	static uint64_t state = 1;

	state = state * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (unsigned)((state >> 33) % end);
}

/* NAME with one byte changed, left out or put in: any byte but NUL. */
static void mutate(char *mutant, const char *name)
{
	size_t length = strlen(name), at = random_below((unsigned)length + 1);
	unsigned kind = random_below(3);
	size_t rest = at + (kind != 0 && at < length);

	memcpy(mutant, name, at);
	if (kind != 1)
		mutant[at++] = (char)(random_below(4) ? 33 + random_below(94)
						      : 1 + random_below(255));
	memcpy(mutant + at, name + rest, length - rest + 1);
}

static const char *some_name(void)
{
	const struct featmap_row *row = featmap_next(NULL) + random_below(FEATMAP_ROW_COUNT);

	return *featmap_shown(row) && random_below(2) ? featmap_shown(row) :
	       *featmap_qemu(row) && random_below(2) ? featmap_qemu(row) :
						       featmap_macro(row);
}

static void check_non_names(void)
{
	char mutant[LONGEST];

	for (unsigned found = 0; found < NON_NAMES;) {
		mutate(mutant, some_name());
		if (!plain_find(FEATMAP_BY_ANY, mutant, NULL))
			found++;
		check_name(mutant);
	}
	memset(mutant, 'x', sizeof mutant - 1);
	mutant[sizeof mutant - 1] = '\0';
	check_name(mutant);
}

/* Words. */

static void check_word(const struct featmap_word *word)
{
	const struct featmap_row *row = NULL, *found;

	if (featmap_find_word((enum featmap_space)word->space, word->number, word->index,
			      (enum featmap_reg)word->reg) != word)
		wrong("word not found", "");
	while ((row = featmap_next_in_word(word, row)) != NULL) {
		if (featmap_word_of(row) != word || row != featmap_next(last))
			wrong("out of order in its word", featmap_macro(row));
		last = row;
		found = word->space == FEATMAP_MSR
				? featmap_find_msr(word->number, row->bit, NULL) :
			word->space == FEATMAP_CPUID
				? featmap_find_cpuid(word->number, word->index,
						     (enum featmap_reg)word->reg,
						     row->bit, NULL) : row;
		if (!found || found->bit != row->bit || featmap_word_of(found) != word)
			wrong("not found by place", featmap_macro(row));
	}
}

static void check_words(void)
{
	last = NULL;
	for (size_t i = 0; i < FEATMAP_WORD_COUNT; i++)
		check_word(featmap_word_at(i));
	if (!last || featmap_next(last))
		wrong("the words do not hold all rows", "");
	if (featmap_word_at(FEATMAP_WORD_COUNT) || featmap_next_in_word(NULL, NULL))
		wrong("there is a word too many", "");
	if (featmap_find_word(FEATMAP_CPUID, 7, 99, FEATMAP_EDX) ||
	    featmap_find_word(FEATMAP_VMX, 0xffffffffu, 0, FEATMAP_EAX) ||
	    featmap_find_cpuid(7, 0, FEATMAP_EBX, 32, NULL) ||
	    featmap_find_msr(7, 0, NULL))
		wrong("a place that is none is found", "");
}

/* One bit set in one register, and its complement. */
static void check_test(const struct featmap_row *row)
{
	const struct featmap_word *word = featmap_word_of(row);
	uint32_t regs[4] = { 0 };
	unsigned reg = word->space != FEATMAP_MSR ? word->reg :
		       row->bit < 32 ? FEATMAP_EAX : FEATMAP_EDX;
	int hardware = word->space == FEATMAP_CPUID || word->space == FEATMAP_MSR;

	regs[reg] = 1u << row->bit % 32;
	if (featmap_test(row, regs[0], regs[1], regs[2], regs[3]) != (hardware ? 1 : -1))
		wrong("its bit is set", featmap_macro(row));
	if (featmap_test(row, ~regs[0], ~regs[1], ~regs[2], ~regs[3]) != (hardware ? 0 : -1))
		wrong("its bit is clear", featmap_macro(row));
}

static void check_tests(void)
{
	const struct featmap_row *row = NULL;

	while ((row = featmap_next(row)) != NULL)
		check_test(row);
}

int main(int count, char **arguments)
{
	json_t *root = count == 2 ? json_load_file(arguments[1], 0, NULL) : NULL;

	if (!root)
		return 2;
	check_bits(json_object_get(root, "bits"));
	check_features(json_object_get(root, "synthetic"), FEATMAP_LINUX);
	check_features(json_object_get(root, "bugs"), FEATMAP_BUG);
	check_features(json_object_get(root, "vmx"), FEATMAP_VMX);
	if (featmap_next(last))
		wrong("more rows than in the JSON, first", featmap_macro(featmap_next(last)));
	check_words();
	check_tests();
	check_names();
	check_non_names();
	printf("%d rows, %u names and non-names\n", FEATMAP_ROW_COUNT, looked_up);
	json_decref(root);
	return errors != 0;
}
