/* SPDX-License-Identifier: MIT */
/*
 * Runs the functions by which a Linux tree's KVM sets up its capabilities, as
 * the tree has them, comments and all. What they call are macros here, which
 * record what they are given; and so is "if": both branches are taken, under
 * the condition's text as the preprocessor's # gives it.
 *
 * The test has put beside: the tree's headers and tables, functions.h with the
 * functions, and stubs.h with whatever else gcc says they need.
 */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint8_t u8;
typedef uint16_t u16;
#define u32 uint32_t
#define __init
#undef __always_inline
#define __always_inline inline

#include "asm/cpufeatures.h"
#include "words.h"
#include "kvm_words.h"
#include "kvm_macros.h"
#include "cpuid_dep.h"
#include "cpuid_deps.h"
#ifdef HAS_TRANSLATE
#include "translate.h"
#else
#define __feature_translate(number) (number)
#endif

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MOST_PLACES = 4096, MOST_OPS = 512, MOST_CONDITIONS = 16, MOST_WORDS = 256 };

/* A set of elements that are not listed yet: two bits for each. */
typedef unsigned __int128 elements_t;
enum { MOST_ELEMENTS = 64 };

struct element {
	int place;		/* from __COUNTER__: in order of the source */
	const char *function, *class, *macro, *condition;
	unsigned bit;
};

struct op {
	int place;
	const char *function, *op, *macro, *condition;
	unsigned word, bit;
};

/* A pass over the branches of an if: first the one that holds, then the else. */
struct branches {
	const char *condition;
	int pass;
};

static struct element held[MOST_ELEMENTS];
static unsigned held_count;
static const char *held_condition;
static struct op ops[MOST_OPS];
static unsigned op_count;
static const char *conditions[MOST_CONDITIONS];
static unsigned condition_count;
static bool done[MOST_PLACES];
static int list_word = -1;
static bool list_done;
static elements_t kvm_cpu_caps[MOST_WORDS];

static void check(bool fine, const char *what)
{
	if (fine)
		return;
	fprintf(stderr, "the oracle has no room for %s\n", what);
	exit(1);
}

/* A function that is called twice is recorded once. */
static bool first_time(int place)
{
	bool first;

	check(place < MOST_PLACES, "places");
	first = !done[place];
	done[place] = true;
	return first;
}

static const char *word_name(unsigned word)
{
#define NAME(name) if (word == name) return #name;
#include "words.list"
#include "kvm_words.list"
#undef NAME
	return "?";
}

static char *text(const char *format, const char *left, const char *right)
{
	char *made = NULL;

	check(asprintf(&made, format, left, right) >= 0, "texts");
	return made;
}

/* As C would need it where several are joined. */
static const char *in_parentheses(const char *condition)
{
	return strstr(condition, "||") || strpbrk(condition, "?,") ?
		       text("(%s%s)", condition, "") : condition;
}

/* All conditions that hold now, and INNER, which may be null; null for none. */
static const char *joined(const char *inner)
{
	const char *all[MOST_CONDITIONS + 1], *result;
	unsigned count = condition_count;

	memcpy(all, conditions, sizeof conditions);
	if (inner)
		all[count++] = inner;
	if (count < 2)
		return count ? all[0] : NULL;
	result = in_parentheses(all[0]);
	for (unsigned i = 1; i < count; i++)
		result = text("%s && %s", result, in_parentheses(all[i]));
	return result;
}

static void print_condition(const char *condition)
{
	if (condition)
		printf("\t%s", condition);
	putchar('\n');
}

static void print_cap(const struct element *element)
{
	if (list_done)
		return;
	printf("kvm-cap\t%s\t%u\t%s\t%s", word_name((unsigned)list_word),
	       element->bit, element->class, element->macro ? element->macro : "-");
	print_condition(joined(element->condition));
}

static unsigned bit_of(unsigned feature)
{
	return (unsigned)__feature_translate((int)feature) % 32;
}

/* In a list it is recorded at once; elsewhere, where its value ends up tells. */
static elements_t element(struct element element)
{
	if (list_word >= 0) {
		print_cap(&element);
		return 0;
	}
	check(held_count < MOST_ELEMENTS, "elements");
	element.condition = held_condition;
	held[held_count] = element;
	return (elements_t)3 << 2 * held_count++;
}

static void begin_list(int place, int word)
{
	list_word = word;
	list_done = !first_time(place);
}

/* What is left in the values comes from local variables. */
static void end_list(const elements_t *values, size_t count)
{
	elements_t all = 0;

	while (count > 0)
		all |= values[--count];
	for (unsigned i = 0; i < held_count; i++)
		if (all >> 2 * i & 3)
			print_cap(&held[i]);
	list_word = -1;
}

static void record(struct op op)
{
	if (!first_time(op.place))
		return;
	check(op_count < MOST_OPS, "operations");
	op.condition = joined(op.condition);
	ops[op_count++] = op;
}

static void op(int place, const char *function, const char *name,
	       const char *macro, unsigned feature)
{
	unsigned translated = (unsigned)__feature_translate((int)feature);

	record((struct op){ place, function, name, macro, NULL,
			    translated / 32, translated % 32 });
}

/* Between operations each element of a word has the one bit, not the other. */
static elements_t untouched(void)
{
	return ~(elements_t)0 / 3;
}

/* What statements did to words by themselves: both bits set, or both clear. */
static void find_changes(void)
{
	for (unsigned word = 0; word < MOST_WORDS; word++) {
		for (unsigned i = 0; i < held_count; i++) {
			unsigned bits = kvm_cpu_caps[word] >> 2 * i & 3;

			if (bits != 1)
				record((struct op){ held[i].place, held[i].function,
						    bits ? "set" : "clear", held[i].macro,
						    held[i].condition, word, held[i].bit });
		}
		kvm_cpu_caps[word] = untouched();
	}
}

static struct branches begin_branches(const char *condition)
{
	find_changes();
	check(condition_count < MOST_CONDITIONS, "conditions");
	conditions[condition_count++] = condition;
	return (struct branches){ condition, 0 };
}

static void next_branch(struct branches *branches)
{
	find_changes();
	conditions[condition_count - 1] = text("!(%s%s)", branches->condition, "");
	if (branches->pass++)
		condition_count--;
}

static int by_place(const void *left, const void *right)
{
	const struct op *a = left, *b = right;

	return a->place - b->place;
}

static void print_ops(void)
{
	unsigned number = 0;

	qsort(ops, op_count, sizeof *ops, by_place);
	for (unsigned i = 0; i < op_count; i++) {
		const struct op *op = &ops[i];

		if (i > 0 && strcmp(op->function, ops[i - 1].function) != 0)
			number = 0;
		printf("kvm-op\t%s\t%u\t%s\t%s\t%u\t%s", op->function, number++,
		       op->op, word_name(op->word), op->bit,
		       op->macro ? op->macro : "-");
		print_condition(op->condition);
	}
}

static const char *feature_name(unsigned number)
{
#define NAME(name) if (number == name) return #name;
#include "feature.list"
#undef NAME
	return "?";
}

static void print_dependencies(void)
{
	for (const struct cpuid_dep *row = cpuid_deps; row->feature; row++)
		printf("dependency\t%s\t%s\n", feature_name(row->feature),
		       feature_name(row->depends));
}

/* From here on names mean what the functions are to find. */
#define ELEMENT(class, macro, bit)                                             \
	element((struct element){ __COUNTER__, __func__, class, macro, NULL, bit })
#define FEATURE(class, name)                                                   \
	ELEMENT(class, "X86_FEATURE_" #name, bit_of(X86_FEATURE_##name))
#define F(name) FEATURE("native", name)
#define feature_bit(name) FEATURE("native", name)
#define __feature_bit(macro) ELEMENT("native", #macro, bit_of(macro))
#define BIT(n) ELEMENT("native", NULL, n)
#define SF(name) FEATURE("scattered", name)
#define SCATTERED_F(name) FEATURE("scattered", name)
#define X86_64_F(name) FEATURE("x86_64", name)
#define EMULATED_F(name) FEATURE("emulated", name)
#define SYNTHESIZED_F(name) FEATURE("synthesized", name)
#define PASSTHROUGH_F(name) FEATURE("passthrough", name)
#define ALIASED_1_EDX_F(name) FEATURE("aliased", name)
#define VENDOR_F(name) FEATURE("vendor", name)
#define RUNTIME_F(name) FEATURE("runtime", name)

/* An initialiser takes elements with '|' and with ','. */
#define LIST(word, ...)                                                        \
	do {                                                                   \
		begin_list(__COUNTER__, word);                                 \
		const elements_t values[] = { __VA_ARGS__ };                   \
		end_list(values, COUNT(values));                               \
	} while (0)
#define kvm_cpu_cap_mask(word, ...) LIST(word, __VA_ARGS__)
#define kvm_cpu_cap_init(word, ...) LIST(word, __VA_ARGS__)
#define kvm_cpu_cap_init_kvm_defined(word, ...) LIST(word, __VA_ARGS__)
#define kvm_cpu_cap_init_scattered(word, ...) LIST(word, __VA_ARGS__)

#define kvm_cpu_cap_set(macro)                                                 \
	op(__COUNTER__, __func__, "set", #macro, macro)
#define kvm_cpu_cap_clear(macro)                                               \
	op(__COUNTER__, __func__, "clear", #macro, macro)
#define kvm_cpu_cap_check_and_set(macro)                                       \
	op(__COUNTER__, __func__, "check_and_set", #macro, macro)

/* For "CONDITION ? LIST : 0"; the test has written it so. */
#define GIVEN(condition, list)                                                 \
	({                                                                     \
		held_condition = #condition;                                   \
		elements_t given = (list);                                     \
		held_condition = NULL;                                         \
		given;                                                         \
	})

/* Of all capabilities at once. */
#define BUILD_BUG_ON(...)
#define memset(...)
#define memcpy(...)

#include "stubs.h"

/* Locals that hold elements have room for a set of them. */
#undef u32
#define u32 elements_t
#define int __int128
#define if(...)                                                                \
	for (struct branches branches = begin_branches(#__VA_ARGS__);          \
	     branches.pass < 2; next_branch(&branches))                        \
		if (branches.pass == 0)
#include "functions.h"
#undef if
#undef int

int main(void)
{
	for (unsigned word = 0; word < MOST_WORDS; word++)
		kvm_cpu_caps[word] = untouched();
	vmx_set_cpu_caps();
	find_changes();
	svm_set_cpu_caps();
	find_changes();
	print_ops();
	print_dependencies();
	return 0;
}
