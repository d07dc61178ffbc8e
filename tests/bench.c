/* SPDX-License-Identifier: MIT */
/*
 * Times two commands in turn, A B A B ..., and prints medians:
 *
 *	bench RUNS 'A' 'B'
 *
 * One line: A's and B's median wall time in milliseconds, the median of the
 * pairs' ratios B/A, and A's peak memory in MB. Each command is split at its
 * spaces and run without a shell, its output thrown away; pairs, because the
 * speed of a shared machine drifts.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNS = 1000, MOST_ARGUMENTS = 64 };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void split(char *command, char **arguments)
{
	int count = 0;

	for (char *word = strtok(command, " "); word; word = strtok(NULL, " "))
		if (count < MOST_ARGUMENTS - 1)
			arguments[count++] = word;
	arguments[count] = NULL;
}

/* Runs it once: milliseconds; *PEAK is raised to its peak memory in KB. */
static double run(char **arguments, long *peak)
{
	double start = now();
	struct rusage usage;
	int status;
	pid_t child = vfork();

	if (child == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 0);
		dup2(null, 1);
		execvp(arguments[0], arguments);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
		fprintf(stderr, "bench: '%s' failed\n", arguments[0]);
		exit(1);
	}
	if (peak && usage.ru_maxrss > *peak)
		*peak = usage.ru_maxrss;
	return now() - start;
}

static int by_size(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static double median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof *values, by_size);
	return values[count / 2];
}

int main(int count, char **arguments)
{
	static double a[MOST_RUNS], b[MOST_RUNS], ratio[MOST_RUNS];
	char *first[MOST_ARGUMENTS], *second[MOST_ARGUMENTS];
	int runs = count == 4 ? atoi(arguments[1]) : 0;
	double median_a, median_b;
	long peak = 0;

	if (runs < 1 || runs > MOST_RUNS) {
		fputs("usage: bench RUNS 'A' 'B'\n", stderr);
		return 2;
	}
	split(arguments[2], first);
	split(arguments[3], second);
	run(first, NULL);
	run(second, NULL);
	for (int i = 0; i < runs; i++) {
		a[i] = run(first, &peak);
		b[i] = run(second, NULL);
		ratio[i] = b[i] / a[i];
	}
	median_a = median(a, runs);
	median_b = median(b, runs);
	printf("%.2f %.2f %.2f %.1f\n", median_a, median_b, median(ratio, runs),
	       (double)peak / 1024);
	return 0;
}
