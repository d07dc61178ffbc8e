/* SPDX-License-Identifier: MIT */
/* All names that Linux shows are sorted, then each of QEMU's is looked up. */
#include "false_friends.h"

#include <stdlib.h>

#include "spelling.h"

/*
 * Pairs of one name of QEMU's: names that are alike, many on both sides, would
 * else take the product of both.
 */
enum { MOST_PAIRS = 16 };

/* A name that Linux shows, as it is compared. */
struct shown_name {
	const char *folded;
	const struct known_name *known;
	size_t rest;		/* how many behind it are alike */
};

struct shown_names {
	struct shown_name *items;
	size_t count, capacity;
};

static int by_likeness(const void *left, const void *right)
{
	const struct shown_name *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);

	return order ? order : (a->known > b->known) - (a->known < b->known);
}

/* Whether QEMU, too, calls so what Linux shows: then it is no stranger there. */
static bool is_called_so(const struct known_name *shown)
{
	const struct map_row *row = shown->subject.row;

	return row && row->qemu_name && spelling_alike(row->qemu_name, shown->name);
}

/* All that Linux shows and QEMU does not call so. */
static void collect_strangers(const struct lookup *lookup, struct shown_names *shown)
{
	for (size_t i = 0; i < lookup->names.count; i++) {
		const struct known_name *known = &lookup->names.items[i];

		if (known->side == NAME_SHOWN && !is_called_so(known))
			*vec_push(lookup->arena, shown) = (struct shown_name){
				.folded = spelling_folded(lookup->arena, known->name),
				.known = known };
	}
	if (shown->count)
		qsort(shown->items, shown->count, sizeof *shown->items, by_likeness);
	for (size_t i = shown->count; i-- > 1;)
		if (strcmp(shown->items[i - 1].folded, shown->items[i].folded) == 0)
			shown->items[i - 1].rest = shown->items[i].rest + 1;
}

/* The first of the shown names that is folded to NAME; their end if none. */
static size_t first_like(const struct shown_names *shown, const char *name)
{
	size_t low = 0, high = shown->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(shown->items[middle].folded, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether Linux, too, shows so what QEMU calls so. */
static bool is_shown_so(const struct known_name *qemu)
{
	const struct map_row *row = qemu->subject.row;

	for (size_t i = 0; i < row->name_count; i++)
		if (row->names[i].shown && spelling_alike(row->names[i].shown, qemu->name))
			return true;
	return false;
}

/* What Linux shows under QEMU's name; nothing if that very bit is among it. */
static void add_pairs(struct lookup *lookup, const struct shown_names *shown,
		      const struct known_name *qemu)
{
	const char *name = spelling_folded(lookup->arena, qemu->name);
	size_t first = first_like(shown, name), count;

	if (first == shown->count || strcmp(shown->items[first].folded, name) != 0 ||
	    is_shown_so(qemu))
		return;
	count = shown->items[first].rest + 1;
	count = count < MOST_PAIRS ? count : MOST_PAIRS;
	for (size_t i = first; i < first + count; i++) {
		const struct shown_name *like = &shown->items[i];

		*vec_push(lookup->arena, &lookup->false_pairs) = (struct false_pair){
			.qemu = qemu,
			.shown = like->known,
			.left_out = i + 1 == first + count ? like->rest : 0,
		};
	}
}

/* By subject: nobody looks through all pairs for one. */

static int subject_order(const struct subject *a, const struct subject *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->feature > b->feature) - (a->feature < b->feature);
}

/* There in the order of the pairs, as which they were made. */
static int by_subject(const void *left, const void *right)
{
	const struct false_friendship *a = left, *b = right;
	int order = subject_order(&a->subject, &b->subject);

	return order ? order : (a->pair > b->pair) - (a->pair < b->pair);
}

static void sort_friendships(struct lookup *lookup)
{
	for (size_t i = 0; i < lookup->false_pairs.count; i++) {
		const struct false_pair *pair = &lookup->false_pairs.items[i];

		*vec_push(lookup->arena, &lookup->friendships) =
			(struct false_friendship){ pair->qemu->subject, i, pair->shown };
		*vec_push(lookup->arena, &lookup->friendships) =
			(struct false_friendship){ pair->shown->subject, i, pair->qemu };
	}
	if (lookup->friendships.count)
		qsort(lookup->friendships.items, lookup->friendships.count,
		      sizeof *lookup->friendships.items, by_subject);
}

const struct false_friendship *false_friends_of(const struct lookup *lookup,
						const struct subject *subject, size_t *count)
{
	size_t low = 0, high = lookup->friendships.count;
	const struct false_friendship *all = lookup->friendships.items;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (subject_order(&all[middle].subject, subject) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low; high < lookup->friendships.count; high++)
		if (!subject_equal(&all[high].subject, subject))
			break;
	*count = high - low;
	return *count ? &all[low] : NULL;
}

void false_pairs_find(struct lookup *lookup)
{
	struct shown_names shown = { 0 };

	collect_strangers(lookup, &shown);
	for (size_t i = 0; i < lookup->names.count; i++)
		if (lookup->names.items[i].side == NAME_QEMU)
			add_pairs(lookup, &shown, &lookup->names.items[i]);
	sort_friendships(lookup);
}
