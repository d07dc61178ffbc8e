/* SPDX-License-Identifier: MIT */
#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "source.h"

enum {
	BAR = 30,		/* columns */
	LONGEST_STEP = 24,	/* bytes of a step's name */
	FIRST_AFTER = 400,	/* milliseconds: what is quicker needs no bar */
	AGAIN_AFTER = 80,
};

static long milliseconds(const struct timespec *from, const struct timespec *to)
{
	return (to->tv_sec - from->tv_sec) * 1000 + (to->tv_nsec - from->tv_nsec) / 1000000;
}

/* Dumb terminals cannot go back to the start of a line and clear it. */
static bool can_draw(void)
{
	const char *terminal = getenv("TERM");

	return isatty(STDERR_FILENO) && terminal && *terminal &&
	       strcmp(terminal, "dumb") != 0;
}

void progress_begin(struct progress *progress, const char *what, size_t total)
{
	*progress = (struct progress){ .what = what, .total = total,
				       .wanted = total > 1 && can_draw() };
	clock_gettime(CLOCK_MONOTONIC, &progress->began);
}

static void draw(const struct progress *progress, const char *step)
{
	size_t full = progress->done * BAR / progress->total;
	struct arena arena = { 0 };
	char bar[BAR + 1] = { 0 };

	for (size_t i = 0; i < BAR; i++)
		bar[i] = i < full ? '#' : '.';
	fprintf(stderr, "\r\033[K%s [%s] %zu/%zu %s", progress->what, bar, progress->done,
		progress->total,
		source_printable(&arena, step, strnlen(step, LONGEST_STEP)));
	fflush(stderr);
	arena_free(&arena);
}

void progress_step(struct progress *progress, const char *step)
{
	struct timespec now;

	if (progress->done < progress->total)
		progress->done++;
	if (!progress->wanted)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (milliseconds(progress->drawn ? &progress->last : &progress->began, &now) <
	    (progress->drawn ? AGAIN_AFTER : FIRST_AFTER))
		return;
	draw(progress, step);
	progress->drawn = true;
	progress->last = now;
}

void progress_end(struct progress *progress)
{
	if (progress->drawn) {
		fputs("\r\033[K", stderr);
		fflush(stderr);
	}
	progress->wanted = progress->drawn = false;
}
