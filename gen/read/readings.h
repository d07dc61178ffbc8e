/* SPDX-License-Identifier: MIT */
/* Several trees read at the same time, each perhaps by the referee as well. */
#ifndef FEATMAP_READINGS_H
#define FEATMAP_READINGS_H

#include <pthread.h>

#include "input.h"
#include "referee.h"

struct reading {
	struct input input;
	const char *tree;	/* null if this one is not wanted */
	enum tree_kind kind;
	unsigned how;		/* READ_PARTIAL and so on */
	bool verify;	/* saved facts are never verified */
	struct referee referee;
	pthread_t thread;
	bool threaded;
};

/*
 * Reads all of them, the referee's readings started first, the last ones in
 * threads of their own. Whether all went well; messages are kept until
 * readings_free.
 */
bool readings_read(struct reading *readings, size_t count);

/* Whether the second readings say the same; waits for them. */
bool readings_verify(struct reading *readings, size_t count);

/* Stops what still runs, prints what there is to say, frees everything. */
void readings_free(struct reading *readings, size_t count);

#endif
