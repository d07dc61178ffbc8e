/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <stdlib.h>

#include "spelling.h"

const char *const name_class_names[NAME_CLASSES] = {
	[CLASS_EXACT] = "exact",	 [CLASS_SPELLING] = "spelling",
	[CLASS_DIFFERENT] = "different", [CLASS_HIDDEN] = "hidden",
	[CLASS_NONE] = "none",		 [CLASS_UNSAFE] = "unsafe",
};

/* A name and one of its bits; null where Linux defines the feature. */
struct mention {
	const char *name;
	const struct map_row *row;
};
typedef VEC(struct mention) mentions;

/* Collecting. */

static void mention(mentions *list, struct arena *arena, const char *name,
		    const struct map_row *row)
{
	if (name)
		*vec_push(arena, list) = (struct mention){ name, row };
}

/* A bug or a VMX name is on a line of its own, so no flag. */
static void mention_shown(mentions *list, struct arena *arena, const struct map *map)
{
	for (size_t i = 0; i < map->rows.count; i++)
		for (size_t k = 0; k < map->rows.items[i].name_count; k++)
			mention(list, arena, map->rows.items[i].names[k].shown,
				&map->rows.items[i]);
	for (size_t i = 0; i < map->synthetic.count; i++)
		mention(list, arena, map->synthetic.items[i]->shown, NULL);
}

static void mention_qemu(mentions *list, struct arena *arena, const struct map *map)
{
	for (size_t i = 0; i < map->rows.count; i++)
		mention(list, arena, map->rows.items[i].qemu_name, &map->rows.items[i]);
}

/* By name; there in the map's order, and what is no bit first. */
static int by_name(const void *left, const void *right)
{
	const struct mention *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	if (order || a->row == b->row)
		return order;
	if (!a->row || !b->row)
		return a->row ? 1 : -1;
	return place_compare(&a->row->place, &b->row->place);
}

/* Rows lie in the map's order. */
static int by_row(const void *left, const void *right)
{
	const struct map_row *const *a = left, *const *b = right;

	return (*a > *b) - (*a < *b);
}

static bool has_row(const struct safe_name *name, const struct map_row *row)
{
	return name->rows.count && bsearch(&row, name->rows.items, name->rows.count,
					   sizeof *name->rows.items, by_row);
}

static bool is_last_row(const struct safe_name *name, const struct map_row *row)
{
	return name->rows.count && name->rows.items[name->rows.count - 1] == row;
}

/* Makes one entry of all mentions of a name. */
static void group(struct safe_name_list *names, struct arena *arena, mentions *list)
{
	struct safe_name *last = NULL;

	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_name);
	for (size_t i = 0; i < list->count; i++) {
		const struct mention *said = &list->items[i];

		if (!last || strcmp(last->name, said->name) != 0) {
			last = vec_push(arena, names);
			last->name = said->name;
		}
		if (said->row && !is_last_row(last, said->row))
			*vec_push(arena, &last->rows) = said->row;
	}
}

/* False friends: the names of a side are sorted by what stays in any spelling. */

struct folded_name {
	const char *folded;
	const struct safe_name *name;
};
typedef VEC(struct folded_name) folded_names;

static int by_folded(const void *left, const void *right)
{
	const struct folded_name *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);

	return order ? order : (a->name > b->name) - (a->name < b->name);
}

static folded_names fold(const struct safe_name_list *names, struct arena *arena)
{
	folded_names all = { 0 };

	for (size_t i = 0; i < names->count; i++)
		*vec_push(arena, &all) = (struct folded_name){
			spelling_folded(arena, names->items[i].name), &names->items[i] };
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, by_folded);
	return all;
}

/* The first of ALL that is folded to NAME; their end if none. */
static size_t first_like(const folded_names *all, const char *name)
{
	size_t low = 0, high = all->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(all->items[middle].folded, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * Whether two names that are alike mislead: QEMU's is on a bit that Linux does
 * not mean. Linux may mean more bits than QEMU: one of them is enough for it.
 */
static bool mislead(const struct safe_name *shown, const struct safe_name *qemu)
{
	for (size_t i = 0; i < qemu->rows.count; i++)
		if (!has_row(shown, qemu->rows.items[i]))
			return true;
	return false;
}

/* NAME is of the side that IS_SHOWN says, OTHER of the other one. */
static bool is_false_friend(const struct safe_name *name, const struct safe_name *other,
			    bool is_shown)
{
	return is_shown ? mislead(name, other) : mislead(other, name);
}

/* Fills in what OTHERS, the other side, mean by the names of a side. */
static void find_meanings(struct safe_name_list *names, const folded_names *others,
			  bool is_shown, struct arena *arena)
{
	for (size_t i = 0; i < names->count; i++) {
		struct safe_name *name = &names->items[i];
		const char *folded = spelling_folded(arena, name->name);

		for (size_t k = first_like(others, folded);
		     k < others->count && name->means.count < MOST_MEANINGS &&
		     strcmp(others->items[k].folded, folded) == 0;
		     k++)
			if (is_false_friend(name, others->items[k].name, is_shown))
				*vec_push(arena, &name->means) = others->items[k].name;
	}
}

static void find_false_friends(struct safe_names *names, struct arena *arena)
{
	const folded_names shown = fold(&names->shown, arena);
	const folded_names qemu = fold(&names->qemu, arena);

	find_meanings(&names->shown, &qemu, true, arena);
	find_meanings(&names->qemu, &shown, false, arena);
}

/* Judging. */

/* How good a name of the other side is: the classes are in that order. */
static enum name_class likeness(const char *name, const char *other)
{
	if (strcmp(name, other) == 0)
		return CLASS_EXACT;
	return spelling_alike(name, other) ? CLASS_SPELLING : CLASS_DIFFERENT;
}

/* One of the other side's names of a bit, and the how-manieth it is. */
struct candidate {
	const char *name;
	enum name_class likeness;
	size_t at;
};
typedef VEC(struct candidate) candidates;

static void add_candidate(candidates *all, struct arena *arena, const struct safe_name *name,
			  const char *other)
{
	size_t at = all->count;

	if (other)
		*vec_push(arena, all) =
			(struct candidate){ other, likeness(name->name, other), at };
}

static int by_candidate_name(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	return order ? order : (a->at > b->at) - (a->at < b->at);
}

static int by_goodness(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	int order = (int)a->likeness - (int)b->likeness;

	return order ? order : (a->at > b->at) - (a->at < b->at);
}

static int by_own_name(const void *key, const void *item)
{
	const struct safe_name *name = item;

	return strcmp(key, name->name);
}

/* Whether OTHER means something else on its side, whose names OTHERS are. */
static bool means_else(const struct safe_name *name, const struct candidate *other,
		       const struct safe_name_list *others, bool is_shown)
{
	const struct safe_name *found;

	if (other->likeness == CLASS_DIFFERENT || !others->count)
		return false;
	found = bsearch(other->name, others->items, others->count, sizeof *others->items,
			by_own_name);
	return found && is_false_friend(name, found, is_shown);
}

/*
 * Adds each of ALL once, the best first, there as they come. A false friend is not
 * added: QEMU may call two bits so, only one of which is meant.
 */
static void add_others(struct safe_name *name, struct arena *arena, candidates *all,
		       const struct safe_name_list *others, bool is_shown)
{
	size_t kept = 0;

	if (!all->count)
		return;
	qsort(all->items, all->count, sizeof *all->items, by_candidate_name);
	for (size_t i = 0; i < all->count; i++) {
		const struct candidate *one = &all->items[i];
		bool again = i && strcmp(one[-1].name, one->name) == 0;

		if (!again && !means_else(name, one, others, is_shown))
			all->items[kept++] = *one;
	}
	qsort(all->items, kept, sizeof *all->items, by_goodness);
	for (size_t i = 0; i < kept; i++)
		*vec_push(arena, &name->others) = all->items[i].name;
}

/* WITHOUT is the class of a name of whose bits the other side has no name. */
static enum name_class judge(const struct safe_name *name, enum name_class without)
{
	if (name->means.count)
		return CLASS_UNSAFE;
	return name->others.count ? likeness(name->name, name->others.items[0]) : without;
}

static void judge_shown(struct safe_name *name, struct arena *arena,
			const struct safe_name_list *qemu)
{
	candidates all = { 0 };

	for (size_t i = 0; i < name->rows.count; i++)
		add_candidate(&all, arena, name, name->rows.items[i]->qemu_name);
	add_others(name, arena, &all, qemu, true);
	name->class = judge(name, CLASS_NONE);
}

static void judge_qemu(struct safe_name *name, struct arena *arena,
		       const struct safe_name_list *shown)
{
	candidates all = { 0 };
	bool has_macro = false;

	for (size_t i = 0; i < name->rows.count; i++) {
		const struct map_row *row = name->rows.items[i];

		has_macro |= row->name_count > 0;
		for (size_t k = 0; k < row->name_count; k++)
			add_candidate(&all, arena, name, row->names[k].shown);
	}
	add_others(name, arena, &all, shown, false);
	name->class = judge(name, has_macro ? CLASS_HIDDEN : CLASS_NONE);
}

void safe_names_build(struct safe_names *names, struct arena *arena,
		      const struct map *map)
{
	mentions shown = { 0 }, qemu = { 0 };

	*names = (struct safe_names){ 0 };
	mention_shown(&shown, arena, map);
	mention_qemu(&qemu, arena, map);
	group(&names->shown, arena, &shown);
	group(&names->qemu, arena, &qemu);
	find_false_friends(names, arena);
	for (size_t i = 0; i < names->shown.count; i++)
		judge_shown(&names->shown.items[i], arena, &names->qemu);
	for (size_t i = 0; i < names->qemu.count; i++)
		judge_qemu(&names->qemu.items[i], arena, &names->shown);
}
