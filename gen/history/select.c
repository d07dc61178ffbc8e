/* SPDX-License-Identifier: MIT */
#include "select.h"

#include "emit.h"
#include "spelling.h"
#include "spot.h"

/* Names. */

typedef bool names_equal(const char *left, const char *right);

static bool is_same(const char *left, const char *right)
{
	return strcmp(left, right) == 0;
}

static bool has_name(const struct history_row *row, const char *name, names_equal *equal)
{
	if (equal(row->name, name) || equal(spelling_bare_macro(row->name), name))
		return true;
	for (size_t i = 0; i < row->spans.count; i++) {
		const char *shown = row->spans.items[i].state.shown;

		if (shown && equal(shown, name))
			return true;
	}
	return false;
}

/* Bits and numbers. */

static bool has_place(const struct feature_state *state, const struct spot *spot)
{
	for (size_t i = 0; i < state->place_count; i++) {
		struct place place = state->places[i];

		if (spot->any_index)
			place.leaf.index = spot->place.leaf.index;
		if (place_compare(&place, &spot->place) == 0)
			return true;
	}
	return false;
}

static bool has_number(const struct feature_state *state, const struct spot *spot)
{
	return state->kind == FEATURE_LINUX && state->word == spot->word &&
	       state->bit == spot->place.bit;
}

static bool has_spot(const struct history_row *row, const struct spot *spot)
{
	for (size_t i = 0; i < row->spans.count; i++) {
		const struct feature_state *state = &row->spans.items[i].state;

		if (spot->is_number ? has_number(state, spot) : has_place(state, spot))
			return true;
	}
	return false;
}

/* What is asked for. */

struct chosen {
	struct history *history;
	bool *told;		/* by index of row */
};

static bool choose_named(struct chosen *chosen, const char *name, names_equal *equal)
{
	bool any = false;

	for (size_t i = 0; i < chosen->history->rows.count; i++) {
		if (!has_name(chosen->history->rows.items[i], name, equal))
			continue;
		chosen->told[i] = any = true;
	}
	return any;
}

static bool choose_spot(struct chosen *chosen, const char *name)
{
	struct spot spot;
	bool any = false;

	if (!spot_read(chosen->history->arena, name, &spot))
		return false;
	for (size_t i = 0; i < chosen->history->rows.count; i++) {
		if (!has_spot(chosen->history->rows.items[i], &spot))
			continue;
		chosen->told[i] = any = true;
	}
	return any;
}

static const char *nearest_of(struct history *history, const char *name)
{
	unsigned least = (unsigned)strlen(name) / 3 + 1;
	const char *nearest = NULL;

	least = least > SPELLING_FAR ? SPELLING_FAR : least;
	name = spelling_bare_macro(name);
	for (size_t i = 0; i < history->rows.count; i++) {
		const char *other = spelling_bare_macro(history->rows.items[i]->name);
		unsigned far = spelling_distance(name, other, least);

		if (far > least || (far == least && nearest))
			continue;
		least = far;
		nearest = emit_own_name(history->arena, other);
	}
	return nearest;
}

static void choose(struct chosen *chosen, const struct selection *selection,
		   struct unknown_names *unknown)
{
	struct history *history = chosen->history;

	for (size_t i = 0; i < selection->names.count; i++) {
		const char *name = selection->names.items[i];

		if (choose_named(chosen, name, is_same) ||
		    choose_named(chosen, name, spelling_alike) || choose_spot(chosen, name))
			continue;
		*vec_push(history->arena, unknown) =
			(struct unknown_name){ name, nearest_of(history, name) };
	}
}

/* Changes. */

static bool changed_so(const struct history_row *row, unsigned kinds)
{
	for (size_t i = 0; i < row->events.count; i++)
		if (!row->events.items[i].at_start && kinds >> row->events.items[i].kind & 1)
			return true;
	return false;
}

static bool is_wanted(const struct history_row *row, const struct selection *selection)
{
	if (selection->changed && !history_has_changed(row))
		return false;
	return !selection->kinds || changed_so(row, selection->kinds);
}

void history_select(struct history *history, const struct selection *selection,
		    struct unknown_names *unknown)
{
	struct chosen chosen = {
		.history = history,
		.told = arena_alloc(history->arena, history->rows.count + 1),
	};
	size_t kept = 0;

	choose(&chosen, selection, unknown);
	for (size_t i = 0; i < history->rows.count; i++)
		if ((!selection->names.count || chosen.told[i]) &&
		    is_wanted(history->rows.items[i], selection))
			history->rows.items[kept++] = history->rows.items[i];
	history->rows.count = kept;
}
