/* SPDX-License-Identifier: MIT */
/*
 * Expressions: what the unit makes of a macro's body against what the compiler
 * that builds this test makes of the same text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "unit.h"

/* Definitions that expressions lean on, for the compiler and for the unit. */
#define BIT(n) (1UL << (n))
#define LOW 3
#define HIGH LOW + 4
#define SUM(a, b) a + b
#define JOIN(a, b) a##b
#define DEEP JOIN(LO, W)
#define FOO_BAR 77
#define PICK(w, f) ((w)*32 + (f))
#define EMPTY
enum { FIRST, SECOND, TENTH = 9, ELEVENTH, AGAIN = SECOND, LAST = TENTH * HIGH };

static const char shared[] =
	"#define BIT(n) (1UL << (n))\n"
	"#define LOW 3\n"
	"#define HIGH LOW + 4\n"
	"#define SUM(a, b) a + b\n"
	"#define JOIN(a, b) a##b\n"
	"#define DEEP JOIN(LO, W)\n"
	"#define FOO_BAR 77\n"
	"#define PICK(w, f) ((w)*32 + (f))\n"
	"#define EMPTY\n"
	"enum { FIRST, SECOND, TENTH = 9, ELEVENTH, AGAIN = SECOND, LAST = TENTH * HIGH };\n";

struct reading {
	struct arena arena;
	struct diag diag;
	struct unit *unit;
	FILE *messages;
};

static const struct given_define given[] = {
	{ "GIVEN", true }, { "NOT_GIVEN", false }, { NULL, false },
};

/* A unit of one file with the shared definitions and MORE. */
static void start(struct reading *reading, const char *more)
{
	size_t size = strlen(shared) + strlen(more);
	static const char *const no_words[] = { NULL };
	char *text;

	*reading = (struct reading){ .messages = tmpfile() };
	assert_non_null(reading->messages);
	diag_init(&reading->diag, reading->messages, false);
	text = arena_alloc(&reading->arena, size + 2);
	memcpy(text, shared, strlen(shared));
	memcpy(text + strlen(shared), more, strlen(more));
	reading->unit = unit_new(&reading->arena, &reading->arena, &reading->diag, given);
	unit_add(reading->unit,
		 source_new(&reading->arena, "test.h", "test.h", text, (uint32_t)size), no_words);
}

static void stop(struct reading *reading)
{
	fclose(reading->messages);
	unit_free(reading->unit);
	arena_free(&reading->arena);
}

/* The unit's value of EXPRESSION; false if it has none. */
static bool value_of(const char *expression, uint64_t *bits)
{
	struct reading reading;
	struct value value;
	char *more = malloc(strlen(expression) + 64);
	bool known;

	assert_non_null(more);
	sprintf(more, "#define IT %s\n", expression);
	start(&reading, more);
	known = unit_named_value(reading.unit, "IT", (struct span){ 0 }, &value);
	*bits = value.bits;
	stop(&reading);
	free(more);
	return known;
}

static void check(const char *text, uint64_t wanted)
{
	uint64_t got = 0;

	if (!value_of(text, &got))
		fail_msg("no value: %s", text);
	if (got != wanted)
		fail_msg("%s: %#llx, the compiler says %#llx", text,
			 (unsigned long long)got, (unsigned long long)wanted);
}

#define SAME(...) check(#__VA_ARGS__, (uint64_t)(__VA_ARGS__))
#define LITERALLY(text, ...) check(text, (uint64_t)(__VA_ARGS__))

/* Widths, suffixes and signs. */
static void literals(void **state)
{
	(void)state;
	SAME(~0U);
	SAME(~0);
	SAME(~0UL);
	SAME(0x80000000);
	SAME(2147483648);
	SAME(4294967295);
	SAME(0xffffffff);
	SAME(0x100000000);
	SAME(-0x80000000);
	SAME(-1U);
	SAME(-1);
	SAME(017);
	SAME(1u);
	SAME(1uLL);
	SAME(0xfffffffffffffffful);
	SAME('A');
	SAME(1U << 31);
	SAME(1ULL << 63);
	LITERALLY("1 << 31", (int)(1U << 31));
}

static void operators(void **state)
{
	(void)state;
	SAME(1 + 2 * 3);
	SAME((1 + 2) * 3);
	SAME(10 - 4 - 3);
	SAME(7 / 2);
	SAME(-7 / 2);
	SAME(-7 % 3);
	SAME(7u % 3);
	SAME(1 | 2 ^ 3 & 1);
	SAME(1 << 2 + 3);
	SAME(256 >> 4);
	SAME(-256 >> 4);
	SAME(1 < 2 == 1);
	SAME(-1 < 0u);
	SAME(-1 < 0);
	SAME(!5);
	SAME(!0);
	SAME(1 ? 2 : 3);
	SAME(0 ? 2 : 1 ? 3 : 4);
	SAME(1 || 0 && 0);
	SAME(0 && 1 || 1);
	SAME(5 >= 5 != 0);
	SAME(1 ? -1 : 0u);
	SAME((uint64_t)1 << 40);
	SAME((uint8_t)300);
	SAME((int)0x80000000u);
	SAME((unsigned long)-1);
	SAME((unsigned)-1 + 1ul);
	SAME(+3 - -3);
	SAME(0 && (1 / 0));
	SAME(1 || (1 / 0));
	SAME(1 ? 2 : (1 / 0));
}

static void macros(void **state)
{
	(void)state;
	SAME(BIT(5) | BIT(33));
	SAME(HIGH * 2);
	SAME(SUM(1, 2) * 3);
	SAME(JOIN(FOO_, BAR));
	SAME(DEEP);
	SAME(PICK(LOW, 3 + 1));
	SAME(PICK(SUM(1, 1), BIT(2)));
	SAME(LAST);
	SAME(ELEVENTH + AGAIN);
	SAME(BIT(PICK(1, LOW)));
	SAME(1 EMPTY + EMPTY 2);
}

/* None of these has a value, and each says why. */
static void no_value(void **state)
{
	static const char *const bad[] = {
		"1 / 0", "1 % 0", "1 << 32", "1 << -1", "1ULL << 64",
		"2147483647 + 1", "-2147483647 - 2", "65536 * 65536",
		"0x10000000000000000", "1.5", "08", "0b2", "1uu", "12abc",
		"UNKNOWN", "IT", "BIT", "BIT()", "BIT(1, 2)", "BIT(1", "(1", "1)",
		"1 +", "", "1 2", "\"text\"", "sizeof(int)", "'\\\\n'", "3 << 31",
		"9223372036854775808", "1 ? 2", "a->b", "1 = 1", "f(1)",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		uint64_t bits;

		if (value_of(bad[i], &bits))
			fail_msg("has a value: %s", bad[i]);
	}
}

/* Which of the definitions under these conditions are seen. */
static void conditions(void **state)
{
	static const struct {
		const char *condition;
		int seen;	/* 1 the first branch, 0 the second, -1 neither */
	} cases[] = {
		{ "#if 1", 1 },
		{ "#if 0", 0 },
		{ "#ifdef GIVEN", 1 },
		{ "#ifdef NOT_GIVEN", 0 },
		{ "#ifndef GIVEN", 0 },
		{ "#ifdef LOW", 1 },
		{ "#if defined GIVEN && !defined(NOT_GIVEN)", 1 },
		{ "#if LOW > 2 && BIT(2) == 4", 1 },
		{ "#if defined GIVEN || UNHEARD_OF", 1 },
		{ "#if defined NOT_GIVEN && UNHEARD_OF", 0 },
		{ "#if 0\n#elif 1", 1 },
		{ "#ifdef UNHEARD_OF", -1 },
		{ "#ifndef UNHEARD_OF", -1 },
		{ "#if UNHEARD_OF", -1 },
		{ "#if IS_UNHEARD(OF)", -1 },
		{ "#if defined GIVEN && UNHEARD_OF", -1 },
		{ "#undef LOW\n#ifdef LOW", 0 },
		{ "#if 1 /* a comment\n that goes on */ && 1", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct reading reading;
		struct value value;
		char more[400];
		int seen;

		snprintf(more, sizeof more,
			 "%s\n#define SEEN 1\n#else\n#define SEEN 0\n#endif\n",
			 cases[i].condition);
		start(&reading, more);
		seen = unit_named_value(reading.unit, "SEEN", (struct span){ 0 },
					&value) ? (int)value.bits : -1;
		stop(&reading);
		if (seen != cases[i].seen)
			fail_msg("%s: %d", cases[i].condition, seen);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(literals),   cmocka_unit_test(operators),
		cmocka_unit_test(macros),     cmocka_unit_test(no_value),
		cmocka_unit_test(conditions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
