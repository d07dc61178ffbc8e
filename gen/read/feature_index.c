/* SPDX-License-Identifier: MIT */
#include "feature_index.h"

#include "hash.h"

struct feature_index {
	size_t capacity;	/* of by_macro: a power of two, never full */
	const struct feature_fact **by_macro;	/* open addressing */
	uint64_t number_count;
	const struct feature_fact **by_number;
};

static bool is_called(const struct feature_fact *feature, const char *macro,
		      size_t length)
{
	return strncmp(feature->macro, macro, length) == 0 &&
	       feature->macro[length] == '\0';
}

/* Where the feature with this macro is, or would be. */
static const struct feature_fact **slot(const struct feature_index *index,
					const char *macro, size_t length)
{
	size_t i = hash_bytes(macro, length) & (index->capacity - 1);

	while (index->by_macro[i] && !is_called(index->by_macro[i], macro, length))
		i = (i + 1) & (index->capacity - 1);
	return &index->by_macro[i];
}

static void add(struct feature_index *index, const struct feature_fact *feature)
{
	uint64_t number = (uint64_t)feature->word * BITS_PER_WORD + feature->bit;
	const struct feature_fact **place =
		slot(index, feature->macro, strlen(feature->macro));

	if (!*place)
		*place = feature;
	if (number < index->number_count && !index->by_number[number])
		index->by_number[number] = feature;
}

const struct feature_index *feature_index_new(struct arena *arena,
					      const struct linux_facts *facts)
{
	struct feature_index *index = arena_alloc(arena, sizeof *index);

	index->capacity = 64;
	while (index->capacity < facts->features.count * 2)
		index->capacity *= 2;
	index->by_macro =
		arena_alloc(arena, index->capacity * sizeof *index->by_macro);
	index->number_count = (uint64_t)facts->feature_words * BITS_PER_WORD;
	index->by_number =
		arena_alloc(arena, index->number_count * sizeof *index->by_number);
	for (size_t i = 0; i < facts->features.count; i++)
		add(index, &facts->features.items[i]);
	return index;
}

const struct feature_fact *feature_called(const struct feature_index *index,
					  const char *macro, size_t length)
{
	return *slot(index, macro, length);
}

const struct feature_fact *feature_numbered(const struct feature_index *index,
					    uint64_t number)
{
	return number < index->number_count ? index->by_number[number] : NULL;
}
