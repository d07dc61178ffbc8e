/* SPDX-License-Identifier: MIT */
/*
 * Times ways to look up a name, on the names of a file, one a line:
 *
 *	header_bench FILE
 *
 * A line each: the way, ns per hit, ns per miss. All ways get the same names in
 * the same random order, round by round in turn; of the rounds the fastest, for
 * what disturbs a shared machine only adds. A miss is a name with a letter
 * changed. tests/header_bench.sh makes the tables.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "featmap.h"
#include "header_bench.h"

enum { ASKED = 1 << 14, ROUNDS = 21, MOST_NAMES = 10000, LONGEST = 128 };

struct question {
	const char *name;
	size_t length;
};

static int by_featmap(const char *name)
{
	return featmap_find_name(name, NULL) != NULL;
}

static int by_featmap_length(const char *name, size_t length)
{
	return featmap_find(FEATMAP_BY_ANY, name, length, NULL) != NULL;
}

/* A way takes a string, or a name whose length is known: the other is null. */
static const struct way {
	const char *what;
	int (*find)(const char *name);
	int (*find_length)(const char *name, size_t length);
} ways[] = {
	{ "featmap.h", by_featmap, NULL },
	{ "gperf", gperf_find, NULL },
	{ "gperf --pic", gperf_pic_find, NULL },
	{ "binary search", binary_find, NULL },
	{ "linear search", linear_find, NULL },
	{ "featmap.h, length known", NULL, by_featmap_length },
	{ "gperf, length known", NULL, gperf_find_length },
	{ "gperf --pic, length known", NULL, gperf_pic_find_length },
};
enum { WAYS = sizeof ways / sizeof *ways };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static unsigned random_below(size_t end)
{
	static uint64_t state = 1;

	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)((state >> 33) % end);
}

static size_t read_names(const char *path, char **names)
{
	char line[LONGEST];
	FILE *file = fopen(path, "r");
	size_t count = 0;

	while (file && count < MOST_NAMES && fgets(line, sizeof line, file)) {
		line[strcspn(line, "\n")] = '\0';
		names[count] = strdup(line);
		if (!names[count++])
			abort();
	}
	if (file)
		fclose(file);
	return count;
}

/* A copy of its own, as if just read; with a letter changed if it must miss. */
static struct question ask(const char *name, int miss)
{
	char *copy = strdup(name);
	size_t length = strlen(name);

	if (!copy)
		abort();
	while (miss && by_featmap(copy))
		copy[random_below(length)] = (char)('a' + random_below(26));
	return (struct question){ copy, length };
}

static unsigned answer(const struct way *way, const struct question *asked)
{
	unsigned found = 0;

	for (size_t i = 0; i < ASKED; i++)
		found += (unsigned)(way->find ? way->find(asked[i].name)
					      : way->find_length(asked[i].name,
								 asked[i].length));
	return found;
}

static double time_way(const struct way *way, const struct question *asked, int miss)
{
	double start = now();

	if (answer(way, asked) != (miss ? 0 : ASKED)) {
		fprintf(stderr, "header_bench: %s is wrong\n", way->what);
		exit(1);
	}
	return (now() - start) / ASKED;
}

int main(int count, char **arguments)
{
	static struct question hits[ASKED], misses[ASKED];
	double hit[WAYS], miss[WAYS];
	static char *names[MOST_NAMES];
	size_t known = count == 2 ? read_names(arguments[1], names) : 0;

	if (known == 0)
		return 2;
	for (size_t i = 0; i < ASKED; i++) {
		hits[i] = ask(names[random_below(known)], 0);
		misses[i] = ask(names[random_below(known)], 1);
	}
	for (size_t round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < WAYS; i++) {
			double hits_now = time_way(&ways[i], hits, 0);
			double misses_now = time_way(&ways[i], misses, 1);

			hit[i] = round && hit[i] < hits_now ? hit[i] : hits_now;
			miss[i] = round && miss[i] < misses_now ? miss[i] : misses_now;
		}
	for (size_t i = 0; i < WAYS; i++)
		printf("%s\t%.1f\t%.1f\n", ways[i].what, hit[i], miss[i]);
	return 0;
}
