/* SPDX-License-Identifier: MIT */
/* All names that Linux shows are sorted, then each of QEMU's is looked up. */
#include "false_friends.h"

#include <stdlib.h>

#include "spelling.h"

/* A name that Linux shows, as it is compared. */
struct shown_name {
	const char *folded;
	const struct known_name *known;
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

static void collect_shown(const struct lookup *lookup, struct shown_names *shown)
{
	for (size_t i = 0; i < lookup->names.count; i++) {
		const struct known_name *known = &lookup->names.items[i];

		if (known->side == NAME_SHOWN)
			*vec_push(lookup->arena, shown) = (struct shown_name){
				spelling_folded(lookup->arena, known->name), known };
	}
	if (shown->count)
		qsort(shown->items, shown->count, sizeof *shown->items, by_likeness);
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

/* Whether QEMU, too, calls so what Linux shows: then it is no stranger there. */
static bool is_called_so(const struct known_name *shown)
{
	const struct map_row *row = shown->subject.row;

	return row && row->qemu_name && spelling_alike(row->qemu_name, shown->name);
}

/* What Linux shows under QEMU's name; nothing if that very bit is among it. */
static void add_pairs(struct lookup *lookup, const struct shown_names *shown,
		      const struct known_name *qemu)
{
	const char *name = spelling_folded(lookup->arena, qemu->name);
	size_t first = first_like(shown, name), end = first;

	for (; end < shown->count && strcmp(shown->items[end].folded, name) == 0; end++)
		if (subject_equal(&shown->items[end].known->subject, &qemu->subject))
			return;
	for (size_t i = first; i < end; i++)
		if (!is_called_so(shown->items[i].known))
			*vec_push(lookup->arena, &lookup->false_pairs) =
				(struct false_pair){ qemu, shown->items[i].known };
}

void false_pairs_find(struct lookup *lookup)
{
	struct shown_names shown = { 0 };

	collect_shown(lookup, &shown);
	for (size_t i = 0; i < lookup->names.count; i++)
		if (lookup->names.items[i].side == NAME_QEMU)
			add_pairs(lookup, &shown, &lookup->names.items[i]);
}
