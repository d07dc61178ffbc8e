/* SPDX-License-Identifier: MIT */
/*
 * Finds what a person means: by a name of either side in any spelling, by a
 * number, by a place in CPUID or an MSR, or by a line of QEMU's log.
 */
#ifndef FEATMAP_LOOKUP_H
#define FEATMAP_LOOKUP_H

#include "map.h"

/* What can be explained. */
enum subject_kind {
	SUBJECT_BIT,		/* a row of the map */
	SUBJECT_SYNTHETIC,	/* a Linux feature that is no hardware bit */
	SUBJECT_CONDITIONAL,	/* a Linux feature that 64-bit kernels lack */
	SUBJECT_BUG,
	SUBJECT_VMX,		/* a name of vmxfeatures.h: a merged word, no MSR */
};

struct subject {
	enum subject_kind kind;
	const struct map_row *row;		/* of a bit, else null */
	const struct feature_fact *feature;	/* of all others, else null */
};

struct subjects {
	struct subject *items;
	size_t count, capacity;
};

enum name_side {
	NAME_SHOWN,		/* in /proc/cpuinfo */
	NAME_QEMU,		/* with -cpu */
	NAME_MACRO,
	NAME_BARE_MACRO,	/* the macro without its prefix: as hidden flags go */
};

/* A name that a subject has. */
struct known_name {
	const char *name;
	enum name_side side;
	struct subject subject;
};

/* A name that means one thing to QEMU and another to Linux: see false_friends.h. */
struct false_pair {
	const struct known_name *qemu;		/* of a bit that does not show it */
	const struct known_name *shown;		/* of what QEMU does not call so */
	size_t left_out;	/* of QEMU's name's last pair: more that Linux shows so */
};

/* A pair as one of the two sees it. */
struct false_friendship {
	struct subject subject;
	size_t pair;			/* its index */
	const struct known_name *friend;
};

struct lookup {
	const struct map *map;
	struct arena *arena;
	VEC(struct known_name) names;
	/* By QEMU's bit, then in the order of NAMES; MOST_PAIRS of a name of QEMU's. */
	VEC(struct false_pair) false_pairs;
	VEC(struct false_friendship) friendships;	/* by subject, then as the pairs */
};

/* Lists all names of MAP, which like ARENA must outlive LOOKUP. */
void lookup_init(struct lookup *lookup, struct arena *arena, const struct map *map);

/*
 * Adds to FOUND what TEXT means, nothing twice: all that it names exactly, or
 * else all that differs in spelling only. False if it means nothing here.
 */
bool lookup_find(const struct lookup *lookup, const char *text,
		 struct subjects *found);

/* The names most like TEXT, best first; how many, at most MOST. */
size_t lookup_nearest(const struct lookup *lookup, const char *text,
		      const char **nearest, size_t most);

bool subject_equal(const struct subject *left, const struct subject *right);

/* Adds SUBJECT to FOUND unless it is there. */
void subjects_add(struct arena *arena, struct subjects *found,
		  struct subject subject);

#endif
