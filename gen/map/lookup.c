/* SPDX-License-Identifier: MIT */
#include "lookup.h"

#include <stdlib.h>

#include "emit.h"
#include "false_friends.h"
#include "spelling.h"
#include "spot.h"

/* All names. */

static void add_name(struct lookup *lookup, const char *name, enum name_side side,
		     struct subject subject)
{
	if (name && *name)
		*vec_push(lookup->arena, &lookup->names) =
			(struct known_name){ name, side, subject };
}

static void add_macro(struct lookup *lookup, const char *macro, const char *shown,
		      struct subject subject)
{
	add_name(lookup, shown, NAME_SHOWN, subject);
	add_name(lookup, macro, NAME_MACRO, subject);
	add_name(lookup, spelling_bare_macro(macro), NAME_BARE_MACRO, subject);
}

static void add_row(struct lookup *lookup, const struct map_row *row)
{
	struct subject subject = { .kind = SUBJECT_BIT, .row = row };

	for (size_t i = 0; i < row->name_count; i++)
		add_macro(lookup, row->names[i].macro, row->names[i].shown, subject);
	if (row->kvm.cap && row->kvm.cap->macro && row->name_count == 0)
		add_macro(lookup, row->kvm.cap->macro, NULL, subject);
	add_name(lookup, row->qemu_name, NAME_QEMU, subject);
}

static void add_features(struct lookup *lookup, enum subject_kind kind,
			 const struct feature_fact *features, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_macro(lookup, features[i].macro, features[i].shown,
			  (struct subject){ .kind = kind, .feature = &features[i] });
}

/* What KVM translates a feature to has a macro of its own: another name of it. */
static void add_translations(struct lookup *lookup, const struct linux_facts *facts)
{
	for (size_t i = 0; i < facts->translations.count; i++) {
		const struct translation_fact *fact = &facts->translations.items[i];
		const struct map *map = lookup->map;
		const struct macro_place *at = map_find_macro(map, fact->from);

		for (; at && at < map->by_macro.items + map->by_macro.count &&
		       strcmp(at->macro, fact->from) == 0; at++)
			add_name(lookup, fact->to, NAME_MACRO,
				 (struct subject){ .kind = SUBJECT_BIT, .row = at->row });
	}
}

void lookup_init(struct lookup *lookup, struct arena *arena, const struct map *map)
{
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	*lookup = (struct lookup){ .map = map, .arena = arena };
	for (size_t i = 0; i < map->rows.count; i++)
		add_row(lookup, &map->rows.items[i]);
	for (size_t i = 0; i < map->synthetic.count; i++)
		add_features(lookup, SUBJECT_SYNTHETIC, map->synthetic.items[i], 1);
	add_features(lookup, SUBJECT_CONDITIONAL, facts->conditional.items,
		     facts->conditional.count);
	add_features(lookup, SUBJECT_BUG, facts->bugs.items, facts->bugs.count);
	add_features(lookup, SUBJECT_VMX, facts->vmx.items, facts->vmx.count);
	add_translations(lookup, facts);
	false_pairs_find(lookup);
}

/* Subjects. */

bool subject_equal(const struct subject *left, const struct subject *right)
{
	return left->kind == right->kind && left->row == right->row &&
	       left->feature == right->feature;
}

void subjects_add(struct arena *arena, struct subjects *found,
		  struct subject subject)
{
	for (size_t i = 0; i < found->count; i++)
		if (subject_equal(&found->items[i], &subject))
			return;
	*vec_push(arena, found) = subject;
}

/* By place. */

static void add_if_row(const struct lookup *lookup, const struct map_row *row,
		       struct subjects *found)
{
	if (row)
		subjects_add(lookup->arena, found,
			     (struct subject){ .kind = SUBJECT_BIT, .row = row });
}

/* The features that Linux gives this number, wherever their bits are. */
static void find_numbered(const struct lookup *lookup, const struct spot *spot,
			  struct subjects *found)
{
	const struct map *map = lookup->map;

	for (size_t i = 0; i < map->rows.count; i++)
		for (size_t k = 0; k < map->rows.items[i].name_count; k++)
			if (map->rows.items[i].names[k].word == spot->word &&
			    map->rows.items[i].names[k].bit == spot->place.bit)
				add_if_row(lookup, &map->rows.items[i], found);
	for (size_t i = 0; i < map->synthetic.count; i++)
		if (map->synthetic.items[i]->word == spot->word &&
		    map->synthetic.items[i]->bit == spot->place.bit)
			subjects_add(lookup->arena, found,
				     (struct subject){ .kind = SUBJECT_SYNTHETIC,
						       .feature = map->synthetic.items[i] });
}

static bool is_at(const struct map_row *row, const struct spot *spot)
{
	struct place place = spot->place;

	if (spot->any_index)
		place.leaf.index = row->place.leaf.index;
	return place_compare(&row->place, &place) == 0;
}

/*
 * QEMU's log tells no index. Where that leaves several bits the name decides,
 * unless it is one that this QEMU does not have.
 */
static void find_placed(const struct lookup *lookup, const struct spot *spot,
			struct subjects *found)
{
	const struct map *map = lookup->map;
	size_t before = found->count;

	for (size_t i = 0; spot->name && i < map->rows.count; i++)
		if (is_at(&map->rows.items[i], spot) && map->rows.items[i].qemu_name &&
		    strcmp(map->rows.items[i].qemu_name, spot->name) == 0)
			add_if_row(lookup, &map->rows.items[i], found);
	if (found->count > before)
		return;
	for (size_t i = 0; i < map->rows.count; i++)
		if (is_at(&map->rows.items[i], spot))
			add_if_row(lookup, &map->rows.items[i], found);
}

static bool find_in_log(const struct lookup *lookup, const char *text,
			struct subjects *found)
{
	size_t before = found->count;
	struct spot spot;

	while (spot_next_in_log(lookup->arena, &text, &spot))
		find_placed(lookup, &spot, found);
	return found->count > before;
}

/* By name. */

typedef bool same_name(const char *left, const char *right);

static bool exactly(const char *left, const char *right)
{
	return strcmp(left, right) == 0;
}

static bool find_named(const struct lookup *lookup, same_name *same,
		       const char *name, struct subjects *found)
{
	size_t before = found->count;

	for (size_t i = 0; i < lookup->names.count; i++)
		if (same(lookup->names.items[i].name, name))
			subjects_add(lookup->arena, found,
				     lookup->names.items[i].subject);
	return found->count > before;
}

/* A hidden flag goes by its macro in lower case: that is exact, too. */
static bool find_hidden(const struct lookup *lookup, const char *name,
			struct subjects *found)
{
	size_t before = found->count;

	if (strpbrk(name, "-ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
		return false;
	for (size_t i = 0; i < lookup->names.count; i++)
		if (lookup->names.items[i].side == NAME_BARE_MACRO &&
		    spelling_alike(lookup->names.items[i].name, name))
			subjects_add(lookup->arena, found,
				     lookup->names.items[i].subject);
	return found->count > before;
}

/* The name in "+name", "-name", "name=on": as QEMU's command line has it. */
static const char *bare_option(struct arena *arena, const char *text)
{
	text += strspn(text, " \t");
	text += *text == '+' || *text == '-';
	return arena_strndup(arena, text, strcspn(text, "= \t"));
}

bool lookup_find(const struct lookup *lookup, const char *text,
		 struct subjects *found)
{
	const char *name = bare_option(lookup->arena, text);
	size_t before = found->count;
	struct spot spot;

	if (spot_read(lookup->arena, text, &spot)) {
		if (spot.is_number)
			find_numbered(lookup, &spot, found);
		else
			find_placed(lookup, &spot, found);
		return found->count > before;
	}
	if (find_in_log(lookup, text, found))
		return true;
	if (find_named(lookup, exactly, name, found))
		return true;
	return find_hidden(lookup, name, found) ||
	       find_named(lookup, spelling_alike, name, found);
}

/* By likeness. */

enum {
	MOST_NEAR = 16,
};

struct near_name {
	const char *name;
	unsigned distance;
};

/* Keeps the best of NEAR sorted: by distance, then as they came. */
static void offer(struct near_name *near, size_t *count, size_t most,
		  struct near_name offered)
{
	size_t at = *count;

	for (size_t i = 0; i < *count; i++)
		if (spelling_alike(near[i].name, offered.name))
			return;
	while (at > 0 && near[at - 1].distance > offered.distance)
		at--;
	if (at == most)
		return;
	*count += *count < most;
	memmove(&near[at + 1], &near[at], (*count - at - 1) * sizeof *near);
	near[at] = offered;
}

size_t lookup_nearest(const struct lookup *lookup, const char *text,
		      const char **nearest, size_t most)
{
	const char *name = spelling_bare_macro(bare_option(lookup->arena, text));
	unsigned far = (unsigned)strlen(name) / 3 + 1;
	struct near_name near[MOST_NEAR];
	size_t count = 0;

	most = most < MOST_NEAR ? most : MOST_NEAR;
	far = far < SPELLING_FAR ? far : SPELLING_FAR;
	for (size_t i = 0; i < lookup->names.count; i++) {
		const struct known_name *known = &lookup->names.items[i];
		struct near_name offered = { .name = known->name };

		if (known->side == NAME_MACRO)
			continue;
		offered.distance = spelling_distance(name, known->name, far);
		if (offered.distance > far)
			continue;
		if (known->side == NAME_BARE_MACRO)	/* as a flag would have it */
			offered.name = emit_own_name(lookup->arena, known->name);
		offer(near, &count, most, offered);
	}
	for (size_t i = 0; i < count; i++)
		nearest[i] = near[i].name;
	return count;
}
