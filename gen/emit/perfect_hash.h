/* SPDX-License-Identifier: MIT */
/*
 * A minimal perfect hash: COUNT names to the numbers 0 to COUNT - 1, one each.
 *
 * Hash and displace: names fall into buckets of four or so; the fullest first,
 * each bucket gets the first displacement that moves all its names to slots
 * still free. How a name is hashed stands in gen/emit/header/hash.h, which is both
 * compiled in here and printed into featmap.h: the two cannot drift apart.
 */
#ifndef FEATMAP_PERFECT_HASH_H
#define FEATMAP_PERFECT_HASH_H

#include <stdint.h>

#include "memory.h"

struct perfect_hash {
	uint32_t seed;
	uint32_t count;			/* of names, and so of slots */
	uint32_t bucket_count;
	uint32_t *displacements;	/* by bucket */
	uint32_t most;			/* the greatest of them */
	uint32_t *names;		/* by slot: the number of its name */
};

/*
 * Finds a hash for COUNT different NAMES, the same one for the same names in
 * the same order. It belongs to ARENA; names are not kept. Every name has been
 * looked up when it returns; if none can be found (a name given twice, or no
 * names) the program ends with a message, for that is a mistake of its own.
 */
void perfect_hash_build(struct perfect_hash *hash, struct arena *arena,
			const char *const *names, size_t count);

/* The slot of NAME; that of some other name if it is not one of them. */
uint32_t perfect_hash_slot(const struct perfect_hash *hash, const char *name);

#endif
