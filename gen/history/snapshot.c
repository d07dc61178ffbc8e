/* SPDX-License-Identifier: MIT */
#include "snapshot.h"

#include <stdlib.h>

#include "emit.h"
#include "list.h"
#include "table.h"
#include "way.h"

const char *const feature_kind_names[FEATURE_KINDS] = {
	[FEATURE_LINUX] = "feature",
	[FEATURE_KVM_ONLY] = "kvm-only",
	[FEATURE_CONDITIONAL] = "conditional",
	[FEATURE_BUG] = "bug",
	[FEATURE_VMX] = "vmx",
	[FEATURE_BIT] = "bit",
	[FEATURE_QEMU] = "qemu",
	[FEATURE_ALIAS] = "alias",
};

struct taking {
	struct snapshot *snapshot;
	struct arena *arena;
	const struct map *map;	/* of Linux */
	struct table by_name;	/* of QEMU: indices of items, from 1 on */
};

static struct feature_state *add(struct taking *taking, const char *name,
				 enum feature_kind kind)
{
	struct snapshot_item *item = vec_push(taking->arena, &taking->snapshot->items);

	item->name = name;
	item->state.kind = kind;
	return &item->state;
}

/* A bit more. There are few that have more than one; the room is a power of two. */
static void add_bit(struct taking *taking, struct feature_state *state,
		    const struct place *place)
{
	size_t count = state->place_count;

	if ((count & (count - 1)) == 0) {
		struct place *places = arena_alloc_raw(
			taking->arena, (count ? 2 * count : 1) * sizeof *places);

		if (count)
			memcpy(places, state->places, count * sizeof *places);
		state->places = places;
	}
	state->places[state->place_count++] = *place;
}

/* Linux. */

/* The bits that the map has for a macro, and whether KVM gives any to guests. */
static void add_rows(struct taking *taking, struct feature_state *state, const char *macro)
{
	const struct map *map = taking->map;
	const struct macro_place *end = map->by_macro.items + map->by_macro.count;

	for (const struct macro_place *place = map_find_macro(map, macro);
	     place && place < end && strcmp(place->macro, macro) == 0; place++) {
		add_bit(taking, state, &place->row->place);
		state->advertised |= way_may_be_advertised(place->row) != 0;
	}
}

static struct feature_state *add_numbered(struct taking *taking, const char *macro,
					  enum feature_kind kind, uint32_t word,
					  uint32_t bit)
{
	struct feature_state *state = add(taking, macro, kind);

	state->word = word;
	state->bit = bit;
	return state;
}

static void add_features(struct taking *taking, enum feature_kind kind,
			 const struct feature_fact *features, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct feature_state *state =
			add_numbered(taking, features[i].macro, kind, features[i].word,
				     features[i].bit);

		state->shown = features[i].shown;
		if (kind == FEATURE_LINUX)
			add_rows(taking, state, features[i].macro);
	}
}

/* KVM's own words, and Linux's. */
static const struct word_fact *word_numbered(const struct linux_facts *facts,
					     uint32_t number)
{
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (facts->kvm_words.items[i].number == number)
			return &facts->kvm_words.items[i];
	for (size_t i = 0; i < facts->words.count; i++)
		if (facts->words.items[i].number == number)
			return &facts->words.items[i];
	return NULL;
}

/*
 * A macro of KVM's own. The map has none for what __feature_translate() leads to:
 * there the feature itself stands. But the macro has a history all the same.
 */
static void add_kvm_feature(struct taking *taking, const struct linux_facts *facts,
			    const struct kvm_feature_fact *fact)
{
	struct feature_state *state =
		add_numbered(taking, fact->macro, FEATURE_KVM_ONLY, fact->word, fact->bit);
	const struct word_fact *word = word_numbered(facts, fact->word);
	const struct map_row *row;

	add_rows(taking, state, fact->macro);
	if (state->place_count || !word || !word->has_leaf)
		return;
	row = map_find_row(taking->map,
			   &(struct place){ .leaf = word->leaf, .bit = fact->bit });
	if (!row)
		return;
	add_bit(taking, state, &row->place);
	state->advertised = way_may_be_advertised(row) != 0;
}

static void add_bare_bits(struct taking *taking)
{
	for (size_t i = 0; i < taking->map->rows.count; i++) {
		const struct map_row *row = &taking->map->rows.items[i];
		struct feature_state *state;

		if (row->name_count || !way_may_be_advertised(row))
			continue;
		state = add(taking, emit_dotted(taking->arena, &row->place), FEATURE_BIT);
		add_bit(taking, state, &row->place);
		state->advertised = true;
	}
}

static void take_linux(struct taking *taking, const struct linux_facts *tree)
{
	add_features(taking, FEATURE_LINUX, tree->features.items, tree->features.count);
	add_features(taking, FEATURE_CONDITIONAL, tree->conditional.items,
		     tree->conditional.count);
	add_features(taking, FEATURE_BUG, tree->bugs.items, tree->bugs.count);
	add_features(taking, FEATURE_VMX, tree->vmx.items, tree->vmx.count);
	for (size_t i = 0; i < tree->kvm_features.count; i++)
		add_kvm_feature(taking, tree, &tree->kvm_features.items[i]);
	add_bare_bits(taking);
}

/* QEMU: names are sorted by word and bit, so those of a name come in order, too. */

static struct place place_of(const struct qemu_word_fact *word, uint32_t bit)
{
	struct place place = { .space = word->is_msr ? SPACE_MSR : SPACE_CPUID, .bit = bit };

	if (word->is_msr)
		place.msr = word->msr;
	else
		place.leaf = word->leaf;
	return place;
}

static void **index_at(struct taking *taking, const char *name)
{
	return table_at(&taking->by_name, taking->arena, name, strlen(name));
}

/* The feature of that name; null if there is none. */
static struct feature_state *find_item(struct taking *taking, const char *name)
{
	uintptr_t index = (uintptr_t)*index_at(taking, name);

	return index ? &taking->snapshot->items.items[index - 1].state : NULL;
}

/* A new one, which is found from now on unless another was first. */
static struct feature_state *add_named(struct taking *taking, const char *name,
				       enum feature_kind kind)
{
	struct feature_state *state = add(taking, name, kind);
	void **index = index_at(taking, name);

	if (!*index)
		*index = (void *)(uintptr_t)taking->snapshot->items.count;
	return state;
}

static struct feature_state *find_or_add(struct taking *taking, const char *name)
{
	struct feature_state *state = find_item(taking, name);

	return state ? state : add_named(taking, name, FEATURE_QEMU);
}

/* Names of properties that are no features have aliases, too: these are left out. */
static void add_alias(struct taking *taking, const char *alias,
		      const struct feature_state *of)
{
	struct feature_state state = { .kind = FEATURE_ALIAS,
				       .places = of->places,
				       .place_count = of->place_count };

	*add_named(taking, alias, FEATURE_ALIAS) = state;
}

static void take_qemu(struct taking *taking, const struct qemu_facts *facts)
{
	for (size_t i = 0; i < facts->names.count; i++) {
		const struct qemu_name_fact *fact = &facts->names.items[i];

		struct place place;

		if (!fact->name)
			continue;
		place = place_of(&facts->words.items[fact->word], fact->bit);
		add_bit(taking, find_or_add(taking, fact->name), &place);
	}
	for (size_t i = 0; i < facts->aliases.count; i++) {
		const struct feature_state *state =
			find_item(taking, facts->aliases.items[i].name);

		if (state)
			add_alias(taking, facts->aliases.items[i].alias, state);
	}
}

/* Both. */

static int by_name(const void *left, const void *right)
{
	const struct snapshot_item *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	return order ? order : (int)a->state.kind - (int)b->state.kind;
}

/* A macro of KVM's that cpufeatures.h has as well is the one of cpufeatures.h. */
static void drop_repeated(struct snapshot *snapshot)
{
	size_t kept = 0;

	for (size_t i = 0; i < snapshot->items.count; i++)
		if (!kept || strcmp(snapshot->items.items[kept - 1].name,
				    snapshot->items.items[i].name) != 0)
			snapshot->items.items[kept++] = snapshot->items.items[i];
	snapshot->items.count = kept;
}

void snapshot_take(struct snapshot *snapshot, struct arena *arena,
		   const struct facts *facts, const struct map *map)
{
	struct taking taking = { .snapshot = snapshot, .arena = arena, .map = map };

	if (facts->kind == TREE_LINUX)
		take_linux(&taking, &facts->linux_tree);
	else
		take_qemu(&taking, &facts->qemu_tree);
	if (snapshot->items.count)
		qsort(snapshot->items.items, snapshot->items.count,
		      sizeof *snapshot->items.items, by_name);
	drop_repeated(snapshot);
}

static int name_order(const void *key, const void *item)
{
	const struct snapshot_item *other = item;

	return strcmp(key, other->name);
}

const struct feature_state *snapshot_find(const struct snapshot *snapshot,
					  const char *name)
{
	const struct snapshot_item *found =
		snapshot->items.count
			? bsearch(name, snapshot->items.items, snapshot->items.count,
				  sizeof *snapshot->items.items, name_order)
			: NULL;

	return found ? &found->state : NULL;
}

struct feature_state feature_state_keep(struct arena *arena,
					const struct feature_state *state)
{
	struct feature_state kept = *state;

	kept.shown = state->shown ? arena_printf(arena, "%s", state->shown) : NULL;
	kept.places = arena_alloc_raw(arena, state->place_count * sizeof *kept.places);
	if (state->place_count)
		memcpy(kept.places, state->places, state->place_count * sizeof *kept.places);
	return kept;
}

const char *feature_state_bits(struct arena *arena, const struct feature_state *state)
{
	struct list bits = { 0 };

	for (size_t i = 0; i < state->place_count; i++)
		list_add(&bits, arena, " ", "%s", emit_dotted(arena, &state->places[i]));
	return list_text(&bits);
}

bool feature_is_numbered(enum feature_kind kind)
{
	return kind == FEATURE_LINUX || kind == FEATURE_BUG || kind == FEATURE_VMX;
}

const char *feature_state_number(struct arena *arena, const struct feature_state *state)
{
	if (!feature_is_numbered(state->kind))
		return feature_state_bits(arena, state);
	if (state->kind == FEATURE_BUG)
		return arena_printf(arena, "bug %u", state->word * BITS_PER_WORD + state->bit);
	return arena_printf(arena, "%u*%d+%u", state->word, BITS_PER_WORD, state->bit);
}
