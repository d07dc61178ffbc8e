/* SPDX-License-Identifier: MIT */
/*
 * Times two commands in turn, A B A B ..., and prints one line of numbers:
 *
 *	bench RUNS 'A' 'B'
 *
 * - A's wall time in milliseconds: first quartile, median, third quartile,
 * - B's, the same three,
 * - the three of the pairs' ratios B/A: in pairs, because the speed of a shared
 *   machine drifts,
 * - A's and B's peak memory in MB.
 *
 * Each command is split at its spaces and run without a shell, its output
 * thrown away.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNS = 1000, MOST_ARGUMENTS = 256 };

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
	double start = now(), milliseconds;
	struct rusage usage;
	int status;
	// NOLINTBEGIN(clang-analyzer-*): vfork copies no memory, which is measured
	pid_t child = vfork();

	if (child == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 0);
		dup2(null, 1);
		execvp(arguments[0], arguments);
		_exit(127);
	}
	// NOLINTEND(clang-analyzer-*)
	if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
		fprintf(stderr, "bench: '%s' failed\n", arguments[0]);
		exit(1);
	}
	if (usage.ru_maxrss > *peak)
		*peak = usage.ru_maxrss;
	milliseconds = now() - start;
	/* What it has left to die (gen a referee) must not die in the next one's time. */
	while (wait(NULL) > 0)
		;
	return milliseconds;
}

static int by_size(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* Sorts the values and prints their quartiles. */
static void print_quartiles(double *values, int count)
{
	qsort(values, (size_t)count, sizeof *values, by_size);
	printf("%.3f %.3f %.3f ", values[count / 4], values[count / 2],
	       values[count * 3 / 4]);
}

int main(int count, char **arguments)
{
	static double a[MOST_RUNS], b[MOST_RUNS], ratio[MOST_RUNS];
	char *first[MOST_ARGUMENTS], *second[MOST_ARGUMENTS];
	int runs = count == 4 ? (int)strtol(arguments[1], NULL, 10) : 0;
	long peaks[2] = { 0 };

	if (runs < 1 || runs > MOST_RUNS) {
		fputs("usage: bench RUNS 'A' 'B'\n", stderr);
		return 2;
	}
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	split(arguments[2], first);
	split(arguments[3], second);
	run(first, &peaks[0]);
	run(second, &peaks[1]);
	for (int i = 0; i < runs; i++) {
		a[i] = run(first, &peaks[0]);
		b[i] = run(second, &peaks[1]);
		ratio[i] = b[i] / a[i];
	}
	print_quartiles(a, runs);
	print_quartiles(b, runs);
	print_quartiles(ratio, runs);
	printf("%.1f %.1f\n", (double)peaks[0] / 1024, (double)peaks[1] / 1024);
	return 0;
}
