/* SPDX-License-Identifier: MIT */
/*
 * False friends: a name that QEMU gives one bit and Linux shows for something
 * else, be it another bit, a feature that is no hardware bit, or VMX's. Names
 * count that differ in spelling only, for that is how tools compare them.
 */
#ifndef FEATMAP_FALSE_FRIENDS_H
#define FEATMAP_FALSE_FRIENDS_H

#include "lookup.h"

struct false_pair {
	const struct known_name *qemu;		/* of a bit that does not show it */
	const struct known_name *shown;		/* of what QEMU does not call so */
};

/* All of them, by QEMU's bit, then in the order of the lookup's names. */
typedef VEC(struct false_pair) false_pairs;

/* Finds them all; they belong to LOOKUP's arena, their names to LOOKUP. */
void false_pairs_find(const struct lookup *lookup, false_pairs *pairs);

#endif
