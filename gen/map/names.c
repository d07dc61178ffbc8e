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

static bool has_row(const struct safe_name *name, const struct map_row *row)
{
	for (size_t i = 0; i < name->rows.count; i++)
		if (name->rows.items[i] == row)
			return true;
	return false;
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
		if (said->row && !has_row(last, said->row))
			*vec_push(arena, &last->rows) = said->row;
	}
}

/* Judging. */

/* How good a name of the other side is: the classes are in that order. */
static enum name_class likeness(const char *name, const char *other)
{
	if (strcmp(name, other) == 0)
		return CLASS_EXACT;
	return spelling_alike(name, other) ? CLASS_SPELLING : CLASS_DIFFERENT;
}

static bool is_known(const struct safe_name *name, const char *other)
{
	for (size_t i = 0; i < name->others.count; i++)
		if (strcmp(name->others.items[i], other) == 0)
			return true;
	for (size_t i = 0; i < name->means.count; i++)
		if (strcmp(name->means.items[i]->name, other) == 0)
			return true;
	return false;
}

/*
 * Adds OTHER, once, behind all that are as good. A false friend is not added:
 * QEMU may call two bits so, only one of which is meant.
 */
static void add_other(struct safe_name *name, struct arena *arena, const char *other)
{
	size_t at = name->others.count;

	if (!other || is_known(name, other))
		return;
	*vec_push(arena, &name->others) = other;
	for (; at > 0 && likeness(name->name, name->others.items[at - 1]) >
				 likeness(name->name, other); at--)
		name->others.items[at] = name->others.items[at - 1];
	name->others.items[at] = other;
}

/*
 * Whether two names that are alike mislead: QEMU's is on a bit that Linux does
 * not mean. Linux may mean more bits than QEMU: one of them is enough for it.
 */
static bool mislead(const struct safe_name *shown, const struct safe_name *qemu)
{
	if (!spelling_alike(shown->name, qemu->name))
		return false;
	for (size_t i = 0; i < qemu->rows.count; i++)
		if (!has_row(shown, qemu->rows.items[i]))
			return true;
	return false;
}

static void find_false_friends(struct safe_names *names, struct arena *arena)
{
	for (size_t i = 0; i < names->shown.count; i++) {
		struct safe_name *shown = &names->shown.items[i];

		for (size_t k = 0; k < names->qemu.count; k++) {
			struct safe_name *qemu = &names->qemu.items[k];

			if (!mislead(shown, qemu))
				continue;
			*vec_push(arena, &shown->means) = qemu;
			*vec_push(arena, &qemu->means) = shown;
		}
	}
}

/* WITHOUT is the class of a name of whose bits the other side has no name. */
static enum name_class judge(const struct safe_name *name, enum name_class without)
{
	if (name->means.count)
		return CLASS_UNSAFE;
	return name->others.count ? likeness(name->name, name->others.items[0]) : without;
}

static void judge_shown(struct safe_name *name, struct arena *arena)
{
	for (size_t i = 0; i < name->rows.count; i++)
		add_other(name, arena, name->rows.items[i]->qemu_name);
	name->class = judge(name, CLASS_NONE);
}

static void judge_qemu(struct safe_name *name, struct arena *arena)
{
	bool has_macro = false;

	for (size_t i = 0; i < name->rows.count; i++) {
		const struct map_row *row = name->rows.items[i];

		has_macro |= row->name_count > 0;
		for (size_t k = 0; k < row->name_count; k++)
			add_other(name, arena, row->names[k].shown);
	}
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
		judge_shown(&names->shown.items[i], arena);
	for (size_t i = 0; i < names->qemu.count; i++)
		judge_qemu(&names->qemu.items[i], arena);
}
