/* SPDX-License-Identifier: MIT */
/* Which rows of a history are told: those of some features, or with some changes. */
#ifndef FEATMAP_SELECT_H
#define FEATMAP_SELECT_H

#include "history.h"

struct selection {
	VEC(const char *) names;	/* of features, as people write them; none: all */
	bool changed;			/* only what changed behind the oldest version */
	unsigned kinds;			/* bits of enum change_kind: only what changed so */
};

/*
 * Leaves in HISTORY the rows of SELECTION alone. A name may be a macro, with its
 * prefix or without, a name that /proc/cpuinfo or QEMU has or had for it, or a bit
 * or number that it has or had: whatever it is exactly, or else in another
 * spelling. Names that mean nothing go to UNKNOWN, with that most like each.
 */
struct unknown_name {
	const char *name, *nearest;	/* null: none is like it */
};
struct unknown_names {
	struct unknown_name *items;
	size_t count, capacity;
};
void history_select(struct history *history, const struct selection *selection,
		    struct unknown_names *unknown);

#endif
