/* SPDX-License-Identifier: MIT */
/* Names, and how alike they are. */
#ifndef FEATMAP_SPELLING_H
#define FEATMAP_SPELLING_H

#include <stdbool.h>

#include "memory.h"

/* NAME in lower case, _ and . made -: names equal so differ in spelling only. */
const char *spelling_folded(struct arena *arena, const char *name);

/* Whether two names differ in spelling at most, in the same sense. */
bool spelling_alike(const char *left, const char *right);

/* MACRO without X86_FEATURE_, KVM_X86_FEATURE_ or the like in front. */
const char *spelling_bare_macro(const char *macro);

/*
 * How many letters have to be put in, left out, altered or swapped with their
 * neighbour to make one name of the other; case, _ . and - do not count. More
 * than MOST (at most SPELLING_FAR) is not counted out: MOST + 1 then.
 */
enum { SPELLING_FAR = 8 };
unsigned spelling_distance(const char *left, const char *right, unsigned most);

/* The I-th of some names; null behind the last one. */
typedef const char *spelling_names(size_t i);

/*
 * "NAME, NAME": the few of NAMES that are most like NAME; "" if none is. Lives in
 * ARENA.
 */
const char *spelling_nearest(struct arena *arena, const char *name, spelling_names *names);

#endif
