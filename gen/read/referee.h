/* SPDX-License-Identifier: MIT */
/*
 * The referee: featmap-clang, a second reading of the same tree by libclang.
 *
 * It is another program, run as a child at the same time as the main reader,
 * and prints the same canonical facts. The two are compared line by line.
 * A referee that cannot run is an error, never a pass.
 *
 * It is looked for beside this program, then on the PATH. FEATMAP_CLANG names
 * another one, FEATMAP_CLANG_TIMEOUT the seconds it may take (60).
 */
#ifndef FEATMAP_REFEREE_H
#define FEATMAP_REFEREE_H

#include <sys/types.h>

#include "input.h"
#include "status.h"

struct referee {
	const char *tree;	/* borrowed */
	pid_t child;		/* 0: not running */
	int facts, messages;	/* pipes from the child */
};

/*
 * Starts the second reading of TREE, the same way as the first. If it cannot be started,
 * referee_finish() tells.
 */
void referee_start(struct referee *referee, const char *tree, unsigned how);

/*
 * Waits for the second reading and compares it with INPUT's facts. Differences
 * and troubles are reported to INPUT's messages, both places each.
 * STATUS_OK: equal; STATUS_DIFFERENT; STATUS_BAD_INPUT: no second reading.
 */
enum status referee_finish(struct referee *referee, struct input *input);

/* Ends a reading that nobody waits for any more. */
void referee_stop(struct referee *referee);

#endif
