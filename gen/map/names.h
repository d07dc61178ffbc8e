/* SPDX-License-Identifier: MIT */
/*
 * Safe names: what each side calls the bits behind a name of the other side,
 * for those who translate /proc/cpuinfo's flags to -cpu's, or back.
 */
#ifndef FEATMAP_NAMES_H
#define FEATMAP_NAMES_H

#include "map.h"

enum name_class {
	CLASS_EXACT,		/* the other side has this very name for the bit */
	CLASS_SPELLING,		/* the same but for case and _ . - */
	CLASS_DIFFERENT,	/* it has another name for the bit */
	CLASS_HIDDEN,		/* of QEMU's: Linux has a macro, but shows no name */
	CLASS_NONE,		/* the other side has no name for it */
	CLASS_UNSAFE,		/* the other side means something else by it */
	NAME_CLASSES
};
extern const char *const name_class_names[NAME_CLASSES];

/*
 * How many meanings of an unsafe name are told, and how many bits of each: names
 * that are alike, many on both sides, would else take the product of both.
 */
enum { MOST_MEANINGS = 16 };

/* A name of one side, which may be on several bits, and what becomes of it. */
struct safe_name {
	const char *name;
	enum name_class class;
	VEC(const struct map_row *) rows;	/* its bits, in order; none if Linux's own */
	VEC(const char *) others;	/* the other side's names of these, best first */
	VEC(const struct safe_name *) means;	/* if unsafe: what the other side means, */
						/* MOST_MEANINGS at most */
};

/* Sorted by name, each once. */
struct safe_name_list {
	struct safe_name *items;
	size_t count, capacity;
};

/* Both directions. */
struct safe_names {
	struct safe_name_list shown;	/* what the line "flags" can hold */
	struct safe_name_list qemu;	/* what -cpu takes */
};

/*
 * Classes all names of MAP, which has both sides. What NAMES then holds belongs
 * to ARENA and borrows from MAP. No I/O, no errors.
 */
void safe_names_build(struct safe_names *names, struct arena *arena,
		      const struct map *map);

#endif
