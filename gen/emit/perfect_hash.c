/* SPDX-License-Identifier: MIT */
#include "perfect_hash.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "header/hash.h"

enum {
	/* More make fewer displacements, each harder to find. */
	NAMES_A_BUCKET = 4,
	/* As many as 16 bits hold: then the names are tried with another seed. */
	MOST_DISPLACEMENTS = 1 << 16,
	LEAST_SEEDS = 100,
};

/* A name while its place is sought. */
struct item {
	uint64_t hash;
	uint32_t bucket, name;
};

struct bucket {
	uint32_t number, first, count;	/* its items, once these are sorted */
};

struct search {
	struct perfect_hash *result;
	struct item *items;	/* count of them, by bucket */
	struct bucket *buckets;	/* fullest first */
	bool *taken;		/* by slot */
};

static uint64_t hash_name(const char *name, uint32_t seed)
{
	return featmap_hash_((const unsigned char *)name, strlen(name), seed);
}

uint32_t perfect_hash_slot(const struct perfect_hash *hash, const char *name)
{
	uint64_t value = hash_name(name, hash->seed);
	uint32_t bucket = featmap_bucket_(value, hash->bucket_count);

	return featmap_slot_(value, hash->displacements[bucket], hash->count);
}

/* By bucket; any order that does not hang on qsort's will do within one. */
static int by_bucket(const void *left, const void *right)
{
	const struct item *a = left, *b = right;

	if (a->bucket != b->bucket)
		return a->bucket < b->bucket ? -1 : 1;
	return (a->name > b->name) - (a->name < b->name);
}

static int fullest_first(const void *left, const void *right)
{
	const struct bucket *a = left, *b = right;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

static void fill_items(const struct search *search, const char *const *names)
{
	const struct perfect_hash *result = search->result;

	for (uint32_t i = 0; i < result->count; i++) {
		uint64_t hash = hash_name(names[i], result->seed);
		uint32_t bucket = featmap_bucket_(hash, result->bucket_count);

		search->items[i] = (struct item){ hash, bucket, i };
	}
	qsort(search->items, result->count, sizeof *search->items, by_bucket);
}

static void fill_buckets(const struct search *search)
{
	const struct perfect_hash *result = search->result;
	uint32_t next = 0;

	for (uint32_t i = 0; i < result->bucket_count; i++) {
		struct bucket *bucket = &search->buckets[i];

		*bucket = (struct bucket){ .number = i, .first = next };
		while (next < result->count && search->items[next].bucket == i)
			next++;
		bucket->count = next - bucket->first;
	}
	qsort(search->buckets, result->bucket_count, sizeof *search->buckets,
	      fullest_first);
}

static uint32_t slot_of(const struct search *search, const struct item *item,
			uint32_t displacement)
{
	return featmap_slot_(item->hash, displacement, search->result->count);
}

/* Puts the items on their slots, or none if one of these is taken. */
static bool place_at(const struct search *search, const struct item *items,
		     uint32_t count, uint32_t displacement)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t slot = slot_of(search, &items[i], displacement);

		if (search->taken[slot]) {
			while (i > 0)
				search->taken[slot_of(search, &items[--i], displacement)] = false;
			return false;
		}
		search->taken[slot] = true;
		search->result->names[slot] = items[i].name;
	}
	return true;
}

static bool place_bucket(const struct search *search, const struct bucket *bucket)
{
	struct perfect_hash *result = search->result;

	for (uint32_t d = 0; d < MOST_DISPLACEMENTS; d++) {
		if (!place_at(search, search->items + bucket->first, bucket->count, d))
			continue;
		result->displacements[bucket->number] = d;
		if (d > result->most)
			result->most = d;
		return true;
	}
	return false;
}

static bool place_all(const struct search *search)
{
	search->result->most = 0;
	memset(search->taken, 0, search->result->count * sizeof *search->taken);
	for (uint32_t i = 0; i < search->result->bucket_count; i++)
		if (!place_bucket(search, &search->buckets[i]))
			return false;
	return true;
}

/* Whether two names of one bucket cannot be told apart. */
static bool has_twins(const struct search *search)
{
	for (uint32_t i = 1; i < search->result->count; i++)
		for (uint32_t k = i; k-- > 0 && search->items[k].bucket == search->items[i].bucket;)
			if (search->items[k].hash == search->items[i].hash)
				return true;
	return false;
}

/* Whether each name is on the slot where a lookup would seek it. */
static bool is_right(const struct perfect_hash *hash, const char *const *names)
{
	for (uint32_t i = 0; i < hash->count; i++)
		if (hash->names[perfect_hash_slot(hash, names[i])] != i)
			return false;
	return true;
}

/*
 * Names may have been made so that two are alike under a seed, but it takes two for
 * each: there are seeds left.
 */
static bool try_seeds(const struct search *search, const char *const *names)
{
	const uint64_t seeds = LEAST_SEEDS + (uint64_t)search->result->count;

	for (uint64_t seed = 0; seed < seeds && seed <= UINT32_MAX; seed++) {
		search->result->seed = (uint32_t)seed;
		fill_items(search, names);
		if (has_twins(search))
			continue;
		fill_buckets(search);
		if (place_all(search))
			return is_right(search->result, names);
	}
	return false;
}

void perfect_hash_build(struct perfect_hash *hash, struct arena *arena,
			const char *const *names, size_t count)
{
	size_t buckets = count / NAMES_A_BUCKET + 1;
	struct search search = { .result = hash };

	*hash = (struct perfect_hash){ .count = (uint32_t)count,
				       .bucket_count = (uint32_t)buckets };
	hash->displacements = arena_alloc(arena, buckets * sizeof *hash->displacements);
	hash->names = arena_alloc(arena, count * sizeof *hash->names);
	search.items = arena_alloc(arena, count * sizeof *search.items);
	search.buckets = arena_alloc(arena, buckets * sizeof *search.buckets);
	search.taken = arena_alloc(arena, count * sizeof *search.taken);
	if (count == 0 || count > UINT32_MAX || !try_seeds(&search, names)) {
		fputs("featmap: internal error: no perfect hash for the names\n", stderr);
		abort();
	}
}
