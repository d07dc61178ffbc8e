/* SPDX-License-Identifier: MIT */
/*
 * QEMU's names, masks and aliases, on both sides.
 *
 * A bit has one name, but a name may be on several bits. So what differs is
 * first made a list of names that left a bit and one of names that came to one;
 * out of these two, moves are taken first, then names that replaced another on
 * their bit, and what is left was removed or added.
 */
#include <stdlib.h>

#include "diff_private.h"
#include "emit.h"
#include "table.h"
#include "way.h"

/* A name that left a bit, or came to it. */
struct step {
	const char *name;
	const struct map_row *row;
	bool told;		/* there is a change that says so */
};

struct steps {
	struct step *items;	/* by bit */
	size_t count, capacity;
};

static struct change *add(struct comparing *comparing, enum change_kind kind,
			  const struct step *left, const struct step *came)
{
	struct change *change = diff_add(comparing, kind, ABOUT_QEMU);

	change->name = came ? came->name : left->name;
	change->was.row = left ? left->row : NULL;
	change->is.row = came ? came->row : NULL;
	change->place = came ? &came->row->place : &left->row->place;
	return change;
}

static const char *dotted(struct comparing *comparing, const struct step *step)
{
	return emit_dotted(comparing->arena, &step->row->place);
}

/* The steps of one name, in order, the first NEXT of which are taken. */
struct waiting {
	VEC(struct step *) steps;
	size_t next;
};

static struct waiting *waiting_for(struct table *names, struct arena *arena, const char *name)
{
	void **at = table_at(names, arena, name, strlen(name));

	if (!*at)
		*at = arena_alloc(arena, sizeof(struct waiting));
	return *at;
}

static void move(struct comparing *comparing, struct step *left, struct step *came)
{
	struct change *change = add(comparing, CHANGE_MOVED, left, came);

	left->told = came->told = true;
	change->old = dotted(comparing, left);
	change->new = dotted(comparing, came);
}

/* The same name, another bit: the first that left with the first that came. */
static void take_moves(struct comparing *comparing, struct steps *left,
		       struct steps *came)
{
	struct arena *arena = comparing->arena;
	struct table names = { 0 };

	for (size_t i = 0; i < came->count; i++)
		*vec_push(arena, &waiting_for(&names, arena, came->items[i].name)->steps) =
			&came->items[i];
	for (size_t i = 0; i < left->count; i++) {
		struct waiting *waiting = waiting_for(&names, arena, left->items[i].name);

		if (waiting->next < waiting->steps.count)
			move(comparing, &left->items[i],
			     waiting->steps.items[waiting->next++]);
	}
}

static int by_place(const void *key, const void *item)
{
	const struct step *one = key, *other = item;

	return place_compare(&one->row->place, &other->row->place);
}

/* The same bit, another name. */
static void take_renames(struct comparing *comparing, struct steps *left,
			 struct steps *came)
{
	for (size_t i = 0; i < left->count && came->count; i++) {
		struct step *one = &left->items[i], *other;
		struct change *change;

		if (one->told)
			continue;
		other = bsearch(one, came->items, came->count, sizeof *came->items, by_place);
		if (!other || other->told)
			continue;
		one->told = other->told = true;
		change = add(comparing, CHANGE_RENAMED, one, other);
		change->old = one->name;
		change->new = other->name;
	}
}

static void take_the_rest(struct comparing *comparing, const struct steps *left,
			  const struct steps *came)
{
	for (size_t i = 0; i < left->count; i++)
		if (!left->items[i].told)
			add(comparing, CHANGE_REMOVED, &left->items[i], NULL)->old =
				dotted(comparing, &left->items[i]);
	for (size_t i = 0; i < came->count; i++)
		if (!came->items[i].told)
			add(comparing, CHANGE_ADDED, NULL, &came->items[i])->new =
				dotted(comparing, &came->items[i]);
}

/* The names of HERE that their bits do not have THERE. */
static struct steps steps_from(struct arena *arena, const struct map *here,
			       const struct map *there)
{
	struct steps steps = { 0 };

	for (size_t i = 0; i < here->rows.count; i++) {
		const struct map_row *row = &here->rows.items[i], *other;

		if (!row->qemu_name)
			continue;
		other = map_find_row(there, &row->place);
		if (!other || !other->qemu_name ||
		    strcmp(row->qemu_name, other->qemu_name) != 0)
			*vec_push(arena, &steps) = (struct step){ row->qemu_name, row, false };
	}
	return steps;
}

static void diff_names(struct comparing *comparing)
{
	const struct map *older = &comparing->older->map, *newer = &comparing->newer->map;
	struct steps left = steps_from(comparing->arena, older, newer);
	struct steps came = steps_from(comparing->arena, newer, older);

	take_moves(comparing, &left, &came);
	take_renames(comparing, &left, &came);
	take_the_rest(comparing, &left, &came);
}

/* Masks. */

static struct place *place_in(struct arena *arena, const struct qemu_word_fact *word,
			      uint32_t bit)
{
	struct place *place = arena_alloc(arena, sizeof *place);

	place->bit = bit;
	if (word->is_msr) {
		place->space = SPACE_MSR;
		place->msr = word->msr;
	} else {
		place->leaf = word->leaf;
	}
	return place;
}

static void diff_mask_bit(struct comparing *comparing, struct place *place,
			  enum mask_kind kind, bool has)
{
	struct change *change = diff_add(comparing, CHANGE_MASK, ABOUT_QEMU);

	change->place = place;
	change->was.row = map_find_row(&comparing->older->map, place);
	change->is.row = map_find_row(&comparing->newer->map, place);
	if (change->is.row && change->is.row->qemu_name)
		change->name = change->is.row->qemu_name;
	else if (change->was.row && change->was.row->qemu_name)
		change->name = change->was.row->qemu_name;
	else
		change->name = emit_dotted(comparing->arena, place);
	change->mask = kind;
	*(has ? &change->new : &change->old) = mask_names[kind];
}

static void diff_mask(struct comparing *comparing, const struct qemu_word_fact *was,
		      const struct qemu_word_fact *is, enum mask_kind kind)
{
	uint64_t differing = was->masks[kind] ^ is->masks[kind];

	for (uint32_t bit = 0; bit < BITS_PER_MSR; bit++)
		if (differing >> bit & 1)
			diff_mask_bit(comparing, place_in(comparing->arena, is, bit), kind,
				      is->masks[kind] >> bit & 1);
}

static void diff_masks(struct comparing *comparing)
{
	const struct qemu_facts *older = &comparing->older->map.qemu_tree->qemu_tree;
	const struct qemu_facts *newer = &comparing->newer->map.qemu_tree->qemu_tree;

	for (size_t i = 0; i < newer->words.count; i++) {
		const struct qemu_word_fact *is = &newer->words.items[i];
		const struct qemu_word_fact *was =
			qemu_word_at(older, place_in(comparing->arena, is, 0));

		for (int kind = 0; was && kind < MASK_KINDS; kind++)
			diff_mask(comparing, was, is, (enum mask_kind)kind);
	}
}

/* Aliases, of names that are on a bit. */

static const struct qemu_alias_fact *find_alias(const struct qemu_facts *facts,
						const char *alias)
{
	for (size_t i = 0; i < facts->aliases.count; i++)
		if (strcmp(facts->aliases.items[i].alias, alias) == 0)
			return &facts->aliases.items[i];
	return NULL;
}

static bool is_feature(const struct qemu_facts *facts, const char *name)
{
	for (size_t i = 0; i < facts->names.count; i++)
		if (facts->names.items[i].name &&
		    strcmp(facts->names.items[i].name, name) == 0)
			return true;
	return false;
}

static void add_alias(struct comparing *comparing, enum change_kind kind,
		      const char *alias, const char *old, const char *new)
{
	struct change *change = diff_add(comparing, kind, ABOUT_ALIAS);

	change->name = alias;
	change->old = old;
	change->new = new;
}

static void diff_aliases(struct comparing *comparing)
{
	const struct qemu_facts *older = &comparing->older->map.qemu_tree->qemu_tree;
	const struct qemu_facts *newer = &comparing->newer->map.qemu_tree->qemu_tree;

	for (size_t i = 0; i < older->aliases.count; i++) {
		const struct qemu_alias_fact *was = &older->aliases.items[i];
		const struct qemu_alias_fact *is = find_alias(newer, was->alias);

		if (!is && is_feature(older, was->name))
			add_alias(comparing, CHANGE_REMOVED, was->alias, was->name, NULL);
		else if (is && strcmp(was->name, is->name) != 0 &&
			 (is_feature(older, was->name) || is_feature(newer, is->name)))
			add_alias(comparing, CHANGE_RENAMED, was->alias, was->name, is->name);
	}
	for (size_t i = 0; i < newer->aliases.count; i++) {
		const struct qemu_alias_fact *is = &newer->aliases.items[i];

		if (!find_alias(older, is->alias) && is_feature(newer, is->name))
			add_alias(comparing, CHANGE_ADDED, is->alias, NULL, is->name);
	}
}

void diff_qemu(struct comparing *comparing)
{
	diff_names(comparing);
	if (comparing->tells & TELLS_MASKS)
		diff_masks(comparing);
	if (comparing->tells & TELLS_ALIASES)
		diff_aliases(comparing);
}
