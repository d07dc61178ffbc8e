/* SPDX-License-Identifier: MIT */
/*
 * The referee: featmap-clang, a second reading of the same tree by libclang.
 *
 * It is another program, run as a child at the same time as the main reader,
 * and prints the same canonical facts. The two are compared line by line.
 * A referee that cannot run is an error, never a pass.
 *
 * It is looked for beside this program, then on the PATH. FEATMAP_CLANG names
 * another one, FEATMAP_CLANG_TIMEOUT the seconds it may take (60). Its memory is
 * limited by itself: see gen/clang/limits.h.
 */
#ifndef FEATMAP_REFEREE_H
#define FEATMAP_REFEREE_H

#include <sys/types.h>

#include "input.h"
#include "second_reading.h"
#include "status.h"

struct referee {
	pid_t child;		/* 0: not running */
	int output, messages;	/* pipes from the child */
	struct text said, complained;	/* by the child, through the pipes */
	size_t count;		/* of readings */
	struct second_reading {
		const char *tree;	/* borrowed */
		const char *why;	/* there is none; null if there is one */
		struct text expected;	/* the facts, by the first reading */
		int status;		/* what the child would exit with for this tree */
		const char *facts, *messages;	/* parts of what was said */
		size_t facts_size, messages_size;
	} readings[MOST_SECOND_READINGS];
	struct arena arena;	/* owns the reasons */
};

/*
 * Starts the second readings of COUNT trees, the same way as the first. If they
 * cannot be started, referee_judge() tells.
 */
void referee_start(struct referee *referee, const char *const *trees,
		   size_t count, unsigned how);

/*
 * Makes ready to judge tree I, counted as they were given to referee_start(), by
 * INPUT's facts: while there is nothing to judge yet, that costs no time.
 */
void referee_expect(struct referee *referee, size_t i, const struct input *input);

/*
 * Waits until all trees are read, the time for that is over, or far too much has been
 * told. The child may live on, with nothing left to tell, until referee_stop().
 */
void referee_wait(struct referee *referee);

/*
 * After both: compares the second reading of tree I with INPUT's facts. Differences
 * and troubles are reported to INPUT's messages, both places each.
 * STATUS_OK: equal; STATUS_DIFFERENT; STATUS_BAD_INPUT: no second reading.
 */
enum status referee_judge(struct referee *referee, size_t i, struct input *input);

/*
 * Kills the child, if it is still there; frees what there is. LEAVING: this program
 * ends, too, and has no need to wait until the child is gone.
 */
void referee_stop(struct referee *referee, bool leaving);

#endif
