/* SPDX-License-Identifier: MIT */
#include "table.h"

#include "hash.h"

enum { FIRST_CAPACITY = 64 };

static struct table_slot *find(const struct table *table, const void *key, size_t size,
			       uint64_t hash)
{
	size_t i = hash & (table->capacity - 1);

	for (;; i = (i + 1) & (table->capacity - 1)) {
		struct table_slot *slot = &table->slots[i];

		if (!slot->key || (slot->hash == hash && slot->size == size &&
				   memcmp(slot->key, key, size) == 0))
			return slot;
	}
}

static void enlarge(struct table *table, struct arena *arena)
{
	struct table old = *table;

	table->capacity = old.capacity ? old.capacity * 2 : FIRST_CAPACITY;
	table->slots = arena_alloc(arena, table->capacity * sizeof *table->slots);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].key)
			*find(table, old.slots[i].key, old.slots[i].size,
			      old.slots[i].hash) = old.slots[i];
}

void **table_at(struct table *table, struct arena *arena, const void *key, size_t size)
{
	uint64_t hash = hash_bytes(key, size);
	struct table_slot *slot;

	if (table->count * 2 >= table->capacity)
		enlarge(table, arena);
	slot = find(table, key, size, hash);
	if (!slot->key) {
		*slot = (struct table_slot){ memcpy(arena_alloc_raw(arena, size), key, size),
					     size, hash, NULL };
		table->count++;
	}
	return &slot->value;
}
