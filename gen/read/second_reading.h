/* SPDX-License-Identifier: MIT */
/*
 * How featmap-clang --framed hands over the readings of several trees: for
 * each tree, in the order asked for, a line of this form with the exit status
 * and two sizes in bytes; behind it that many bytes of facts (none unless the
 * status is 0), then of messages. Good for printf and for scanf.
 */
#ifndef FEATMAP_SECOND_READING_H
#define FEATMAP_SECOND_READING_H

#define SECOND_READING "reading %d %zu %zu\n"

enum {
	MOST_SECOND_READINGS = 2,	/* of one process, as gen wants them */
};

#endif
