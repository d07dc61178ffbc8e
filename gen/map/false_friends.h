/* SPDX-License-Identifier: MIT */
/*
 * False friends: a name that QEMU gives one bit and Linux shows for something
 * else, be it another bit, a feature that is no hardware bit, or VMX's. Names
 * count that differ in spelling only, for that is how tools compare them.
 */
#ifndef FEATMAP_FALSE_FRIENDS_H
#define FEATMAP_FALSE_FRIENDS_H

#include "lookup.h"

/* Lists them in LOOKUP, which has all its names by now. */
void false_pairs_find(struct lookup *lookup);

/* SUBJECT's, in the order of the pairs, *COUNT of them; null if it has none. */
const struct false_friendship *false_friends_of(const struct lookup *lookup,
						const struct subject *subject, size_t *count);

#endif
