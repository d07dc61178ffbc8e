/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "text.h"
#include "unseen.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
	/* Of processor time, with all sanitizers on; far above what is linear. */
	MOST_NANOSECONDS = 500 * 1000 * 1000,
	MOST_NANOSECONDS_A_BYTE = 20 * 1000,
};

_Noreturn void fuzz_fail(const char *file, int line, const char *condition)
{
	fprintf(stderr, "%s:%d: this does not hold: %s\n", file, line, condition);
	abort();
}

/* What one run leaves. */
struct outcome {
	struct text messages, output;
	bool taken;
	unsigned errors;
};

static void run(const uint8_t *data, size_t size, struct outcome *outcome)
{
	struct fuzz fuzz = { .bytes = (const char *)data, .size = size };
	FILE *messages = text_open(&outcome->messages);

	diag_init(&fuzz.diag, messages, false);
	fuzz.out = text_open(&outcome->output);
	outcome->taken = fuzz_one(&fuzz);
	outcome->errors = fuzz.diag.errors;
	fclose(messages);
	fclose(fuzz.out);
	arena_free(&fuzz.arena);
}

static void forget(struct outcome *outcome)
{
	free(outcome->messages.bytes);
	free(outcome->output.bytes);
}

static bool same_text(const struct text *left, const struct text *right)
{
	return left->size == right->size &&
	       (left->size == 0 || memcmp(left->bytes, right->bytes, left->size) == 0);
}

void fuzz_check_shown(const char *bytes, size_t size)
{
	struct arena arena = { 0 };
	char *text = arena_strndup(&arena, size ? bytes : "", size);

	REQUIRE(source_first_bad_byte(text, (uint32_t)size) == size);
	for (const char *c = text; *c; c++)
		REQUIRE(unseen_length(c) == 0);
	arena_free(&arena);
}

/* A quarter of all inputs, by what they hold: always the same ones. */
static bool is_run_again(const uint8_t *data, size_t size)
{
	unsigned sum = 0;

	for (size_t i = 0; i < size; i++)
		sum += data[i];
	return sum % 4 == 0;
}

static void check_again(const uint8_t *data, size_t size, const struct outcome *first)
{
	struct outcome again = { 0 };

	run(data, size, &again);
	REQUIRE(again.taken == first->taken);
	REQUIRE(same_text(&again.messages, &first->messages));
	REQUIRE(same_text(&again.output, &first->output));
	forget(&again);
}

static long long processor_time(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static unsigned long inputs_given, inputs_taken;

/* Seeds that are refused, all of them, lead nowhere: the test looks at this. */
static void __attribute__((destructor)) print_counts(void)
{
	fprintf(stderr, "taken: %lu of %lu inputs\n", inputs_taken, inputs_given);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct outcome outcome = { 0 };
	long long start = processor_time(), spent;

	run(data, size, &outcome);
	spent = processor_time() - start;
	inputs_given++;
	inputs_taken += outcome.taken;
	REQUIRE(outcome.taken == (outcome.errors == 0));
	REQUIRE(outcome.errors == 0 || outcome.messages.size > 0);
	REQUIRE(spent < MOST_NANOSECONDS + (long long)size * MOST_NANOSECONDS_A_BYTE);
	fuzz_check_shown(outcome.messages.bytes, outcome.messages.size);
	if (is_run_again(data, size))
		check_again(data, size, &outcome);
	forget(&outcome);
	return 0;
}

/* The input. */

char *fuzz_text(struct fuzz *fuzz)
{
	return arena_strndup(&fuzz->arena, fuzz->bytes, fuzz->size);
}

struct source *fuzz_source(struct fuzz *fuzz)
{
	char *text = arena_alloc(&fuzz->arena, fuzz->size + 2);
	struct source *source;
	uint32_t bad;

	if (fuzz->size)
		memcpy(text, fuzz->bytes, fuzz->size);
	source = source_unhashed(&fuzz->arena, "input", "input", text,
				 (uint32_t)fuzz->size);
	bad = source_first_bad_byte(text, source->size);
	if (bad == source->size)
		return source;
	diag_error(&fuzz->diag, (struct span){ source, bad, bad + 1 }, DIAG_ENCODING,
		   "this is no text");
	return NULL;
}

const char *fuzz_file(struct fuzz *fuzz)
{
	static char name[32];
	static int file = -1;

	if (file < 0) {
		file = memfd_create("input", 0);
		REQUIRE(file >= 0);
		snprintf(name, sizeof name, "/proc/self/fd/%d", file);
	}
	REQUIRE(ftruncate(file, 0) == 0);
	REQUIRE(pwrite(file, fuzz->bytes, fuzz->size, 0) == (ssize_t)fuzz->size);
	return name;
}

char *fuzz_data(struct arena *arena, const char *name, size_t *size)
{
	const char *folder = getenv("FUZZ_DATA");
	struct text text = { 0 };
	FILE *file, *copy;
	char *bytes;

	REQUIRE(folder != NULL);
	file = fopen(arena_printf(arena, "%s/%s", folder, name), "re");
	REQUIRE(file != NULL);
	copy = text_open(&text);
	for (int c; (c = getc(file)) != EOF;)
		putc(c, copy);
	fclose(file);
	fclose(copy);
	*size = text.size;
	bytes = arena_alloc(arena, text.size + 2);
	memcpy(bytes, text.bytes, text.size);
	free(text.bytes);
	return bytes;
}
