/* SPDX-License-Identifier: MIT */
/* A table that finds things by a key of any bytes. */
#ifndef FEATMAP_TABLE_H
#define FEATMAP_TABLE_H

#include <stdint.h>

#include "memory.h"

struct table_slot {
	const void *key;	/* null: free; a copy */
	size_t size;
	uint64_t hash;
	void *value;
};

/* Zero-initialise it; it lives in the arena that it is given each time. */
struct table {
	struct table_slot *slots;	/* open addressing, a power of two */
	size_t count, capacity;
};

/*
 * Where the thing of that key stands: null there if there is none yet. To be
 * used before the table is asked again.
 */
void **table_at(struct table *table, struct arena *arena, const void *key, size_t size);

#endif
