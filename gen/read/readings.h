/* SPDX-License-Identifier: MIT */
/* Several trees read at the same time, each perhaps by the referee as well. */
#ifndef FEATMAP_READINGS_H
#define FEATMAP_READINGS_H

#include <pthread.h>

#include "input.h"
#include "referee.h"

enum { MOST_READINGS = 3 };	/* as diff wants them */

struct reading {
	struct input input;
	const char *tree;
	enum tree_kind kind;
	bool any_kind;		/* then KIND does not matter */
	unsigned how;		/* as for all of them */
	bool second;		/* by the referee as well */
	pthread_t thread;
	bool threaded;
};

struct readings {
	struct reading items[MOST_READINGS];
	size_t count;
	unsigned how;		/* READ_PARTIAL and so on */
	bool verify;		/* at most MOST_SECOND_READINGS, but for saved facts */
	struct referee referee;
};

/*
 * Reads all of them, the referee's readings started first, the last ones in
 * threads of their own. Whether all went well; messages are kept until
 * readings_free.
 */
bool readings_read(struct readings *readings);

/* Whether the second readings say the same; waits for them. */
bool readings_verify(struct readings *readings);

/* Kills what still runs, prints what there is to say, frees everything: to end with. */
void readings_free(struct readings *readings);

#endif
