/* SPDX-License-Identifier: MIT */
/*
 * A progress bar on standard error, for work that takes long: drawn only on a
 * terminal, only after a while, and taken away when the work is done.
 */
#ifndef FEATMAP_PROGRESS_H
#define FEATMAP_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
	const char *what;	/* is being done: borrowed */
	size_t total, done;
	bool wanted, drawn;
	struct timespec began, last;	/* drawn last */
};

/* TOTAL steps of WHAT ("reading") are ahead. */
void progress_begin(struct progress *progress, const char *what, size_t total);

/* One more is done; STEP names the next, and may hold anything. */
void progress_step(struct progress *progress, const char *step);

/* Takes the bar away: whoever prints to standard error does so first. */
void progress_end(struct progress *progress);

#endif
