/* SPDX-License-Identifier: MIT */
#include "history.h"

#include <stdlib.h>

#include "emit.h"
#include "way.h"

void history_init(struct history *history, struct arena *arena, enum tree_kind kind)
{
	*history = (struct history){ .arena = arena, .kind = kind };
}

void history_free(struct history *history)
{
	arena_free(&history->side_arena);
}

/* Rows. */

/* Where the row of NAME is, or would be, in HISTORY's rows. */
static size_t position_of(const struct history *history, const char *name)
{
	size_t low = 0, high = history->rows.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(history->rows.items[middle]->name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct history_row *find_row(const struct history *history, const char *name)
{
	size_t at = position_of(history, name);

	return at < history->rows.count && strcmp(history->rows.items[at]->name, name) == 0
		       ? history->rows.items[at] : NULL;
}

/* The row of NAME, made if there is none yet. */
static struct history_row *row_of(struct history *history, const char *name)
{
	struct history_row *row = find_row(history, name);
	size_t at = position_of(history, name);

	if (row)
		return row;
	row = arena_alloc(history->arena, sizeof *row);
	row->name = arena_printf(history->arena, "%s", name);
	vec_push(history->arena, &history->rows);
	memmove(&history->rows.items[at + 1], &history->rows.items[at],
		(history->rows.count - 1 - at) * sizeof *history->rows.items);
	history->rows.items[at] = row;
	return row;
}

/* All rows have one, but for one just made. */
static struct history_span *last_span(const struct history_row *row)
{
	return &row->spans.items[row->spans.count - 1];
}

static const char *keep(struct history *history, const char *text)
{
	return text ? arena_printf(history->arena, "%s", text) : NULL;
}

static struct history_event *add_event(struct history *history, struct history_row *row,
				       enum change_kind kind, const char *old,
				       const char *new)
{
	struct history_event *event = vec_push(history->arena, &row->events);

	event->version = history->versions.count - 1;
	event->kind = kind;
	event->old = keep(history, old);
	event->new = keep(history, new);
	event->at_start = event->version == 0;
	return event;
}

/* The span that begins with the newest version, made if there is none yet. */
static struct history_span *newest_span(struct history *history, struct history_row *row)
{
	size_t version = history->versions.count - 1;
	struct history_span *span;

	if (row->spans.count && last_span(row)->version == version)
		return last_span(row);
	span = vec_push(history->arena, &row->spans);
	span->version = version;
	return span;
}

/* Whether it has been said what ROW is in the newest version. */
static bool has_state(const struct history *history, const struct history_row *row)
{
	return row->spans.count && last_span(row)->there &&
	       last_span(row)->version == history->versions.count - 1;
}

/*
 * What ROW is from this version on; STATE null: gone. A version has one state of it,
 * which is copied with its bits once, however many of these have changed.
 */
static void add_span(struct history *history, struct history_row *row,
		     const struct feature_state *state)
{
	struct history_span *span;

	if (state && has_state(history, row))
		return;
	span = newest_span(history, row);
	span->there = state != NULL;
	span->state = state ? feature_state_keep(history->arena, state) : span[-1].state;
}

/* What a feature is when it comes is told as if it had become so; the first event. */
static struct history_event *add_new(struct history *history, struct history_row *row,
				     const struct feature_state *state)
{
	const char *number = feature_state_number(history->arena, state);
	size_t first = row->events.count;

	add_event(history, row, CHANGE_ADDED, NULL, *number ? number : NULL);
	if (history->kind == TREE_LINUX && state->kind != FEATURE_BIT)
		add_event(history, row, state->shown ? CHANGE_SHOWN : CHANGE_HIDDEN, NULL,
			  state->shown);
	if (state->advertised)
		add_event(history, row, CHANGE_ADVERTISED, NULL, NULL);
	add_span(history, row, state);
	return &row->events.items[first];
}

/* Changes. */

/* Whether ROW has changed in the newest version, and in this way. */
static bool has_event(const struct history *history, const struct history_row *row,
		      enum change_kind kind)
{
	for (size_t i = row->events.count; i-- > 0;) {
		const struct history_event *event = &row->events.items[i];

		if (event->version != history->versions.count - 1)
			return false;
		if (event->kind == kind)
			return true;
	}
	return false;
}

/* What ROW, which is there, was like before the newest version. */
static const struct feature_state *state_before(const struct history *history,
						const struct history_row *row)
{
	const struct history_span *span = last_span(row);

	return &(span->version == history->versions.count - 1 ? span - 1 : span)->state;
}

/*
 * What a change of one bit amounts to for a feature that has several: a name of
 * QEMU's that comes to one more, or leaves one, is on other bits; and KVM advertises
 * a feature as before, as long as it does with any of them.
 */
static enum change_kind kind_of(const struct history *history, const struct history_row *row,
				const struct change *change, const struct feature_state *state)
{
	switch (change->kind) {
	case CHANGE_ADDED:
	case CHANGE_REMOVED:
	case CHANGE_RENAMED:
		return history->kind == TREE_QEMU ? CHANGE_MOVED : change->kind;
	case CHANGE_ADVERTISED:
	case CHANGE_UNADVERTISED:
		return state_before(history, row)->advertised == state->advertised
			       ? CHANGE_CLASS : change->kind;
	default:
		return change->kind;
	}
}

static void add_change(struct history *history, struct history_row *row,
		       const struct change *change, const struct feature_state *state)
{
	struct history_event *event = add_event(history, row,
						kind_of(history, row, change, state),
						change->old, change->new);

	if (change->place && state->place_count > 1)
		event->bit = emit_dotted(history->arena, change->place);
}

/* A name of QEMU's that another one replaces on its bit is told of that. */
static void drop(struct history *history, struct history_row *row,
		 const struct change *change)
{
	bool replaced = change->subject == ABOUT_QEMU && change->kind == CHANGE_RENAMED;
	const char *number = feature_state_number(history->arena, history_newest(row));
	struct history_event *event =
		add_event(history, row, CHANGE_REMOVED, *number ? number : NULL, NULL);

	event->other = keep(history, replaced ? change->new : change->old_number_now);
	add_span(history, row, NULL);
}

/* A macro of 32-bit kernels alone is there, but to be so it left the 64-bit view. */
static bool comes_or_goes(const struct history *history, const struct change *change)
{
	return history->kind == TREE_LINUX &&
	       (change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED);
}

/* One change among those of the feature NAME, which may be none to tell of. */
static void touch(struct history *history, const struct snapshot *snapshot,
		  const char *name, const struct change *change)
{
	const struct feature_state *state = snapshot_find(snapshot, name);
	struct history_row *row = find_row(history, name);
	bool there = row && history_is_there(row), lives_on = there && state;

	/* It has come or gone just now, and all is said. */
	if (row && (has_event(history, row, CHANGE_ADDED) ||
		    has_event(history, row, CHANGE_REMOVED)))
		return;
	if (lives_on && !comes_or_goes(history, change)) {
		add_change(history, row, change, state);
		add_span(history, row, state);
	} else if (there && change->kind != CHANGE_ADDED) {
		drop(history, row, change);
	} else if (state && change->kind != CHANGE_REMOVED) {
		add_new(history, row_of(history, name), state)->other =
			keep(history, change->new_number_was);
	}
}

/* KVM's macros that the map has not, for another one means the same: see snapshot.c. */
static void touch_kvm_macros(struct history *history, const struct snapshot *snapshot,
			     const struct map_row *bit, const struct change *change)
{
	for (size_t i = 0; i < snapshot->items.count; i++) {
		const struct snapshot_item *item = &snapshot->items.items[i];

		if (item->state.kind == FEATURE_KVM_ONLY && item->state.place_count &&
		    place_compare(item->state.places, &bit->place) == 0)
			touch(history, snapshot, item->name, change);
	}
}

static void touch_bit(struct history *history, const struct snapshot *snapshot,
		      const struct map_row *bit, const struct change *change)
{
	touch_kvm_macros(history, snapshot, bit, change);
	for (size_t i = 0; i < bit->name_count; i++)
		if (!bit->names[i].kvm_macro)
			touch(history, snapshot, bit->names[i].macro, change);
	if (!bit->name_count)
		touch(history, snapshot, emit_dotted(history->arena, &bit->place), change);
}

/* The names that QEMU's bit had and has: whatever happened, it is about both. */
static void touch_names(struct history *history, const struct snapshot *snapshot,
			const struct change *change)
{
	const struct map_row *was = change->was.row, *is = change->is.row;
	const char *old = was ? was->qemu_name : NULL, *new = is ? is->qemu_name : NULL;

	if (old)
		touch(history, snapshot, old, change);
	if (new && (!old || strcmp(old, new) != 0))
		touch(history, snapshot, new, change);
}

static void add_changes(struct history *history, const struct snapshot *snapshot,
			const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];

		switch (change->subject) {
		case ABOUT_FEATURE:
		case ABOUT_BUG:
		case ABOUT_VMX:
		case ABOUT_KVM_FEATURE:
			touch(history, snapshot, change->macro, change);
			break;
		case ABOUT_KVM:
			touch_bit(history, snapshot,
				  change->is.row ? change->is.row : change->was.row, change);
			break;
		case ABOUT_QEMU:
			touch_names(history, snapshot, change);
			break;
		case ABOUT_ALIAS:
			touch(history, snapshot, change->name, change);
			break;
		default:
			break;	/* words and pairs: no features */
		}
	}
}

/* Bits without a macro. Where one gets a macro, that alone may be what changed. */

static const char *macro_on(const struct map *map, const struct place *place)
{
	const struct map_row *bit = map_find_row(map, place);

	return bit && bit->name_count ? bit->names[0].macro : NULL;
}

static void follow_bits(struct history *history, const struct snapshot *snapshot,
			const struct map *map)
{
	for (size_t i = 0; i < history->rows.count; i++) {
		struct history_row *row = history->rows.items[i];

		if (history_newest(row)->kind != FEATURE_BIT || !history_is_there(row) ||
		    snapshot_find(snapshot, row->name))
			continue;
		add_event(history, row, CHANGE_REMOVED, row->name, NULL)->other =
			keep(history, macro_on(map, history_newest(row)->places));
		add_span(history, row, NULL);
	}
	for (size_t i = 0; i < snapshot->items.count; i++) {
		const struct snapshot_item *item = &snapshot->items.items[i];
		const struct history_row *row = find_row(history, item->name);

		if (item->state.kind == FEATURE_BIT && (!row || !history_is_there(row)))
			add_new(history, row_of(history, item->name), &item->state);
	}
}

/*
 * A macro that came to a bit which KVM lists for long, or left one: about that bit
 * nothing has changed, but about the macro.
 */
static void follow_macro(struct history *history, struct history_row *row,
			 const struct map *older)
{
	const struct feature_state *state = history_newest(row);
	enum change_kind kind = state->advertised ? CHANGE_ADVERTISED : CHANGE_UNADVERTISED;
	const struct map_row *bit = state->place_count ? map_find_row(older, state->places)
						       : NULL;
	bool listed = bit && way_may_be_advertised(bit);

	if (state_before(history, row)->advertised != state->advertised &&
	    !has_event(history, row, kind))
		add_event(history, row, kind, NULL,
			  state->advertised && listed ? "the bit was before" : NULL);
}

/* Whether ROW was and is there, and something of it changed in the newest version. */
static bool has_lived_on(const struct history *history, const struct history_row *row)
{
	const struct history_span *now = last_span(row);

	return now->version == history->versions.count - 1 && row->spans.count > 1 &&
	       now->there && now[-1].there;
}

static void follow_macros(struct history *history, const struct map *older)
{
	for (size_t i = 0; i < history->rows.count; i++)
		if (has_lived_on(history, history->rows.items[i]))
			follow_macro(history, history->rows.items[i], older);
}

/* Versions. */

static void add_all(struct history *history, const struct snapshot *snapshot)
{
	for (size_t i = 0; i < snapshot->items.count; i++)
		add_new(history, row_of(history, snapshot->items.items[i].name),
			&snapshot->items.items[i].state);
}

/* Compares FACTS with those before, whose place they take. */
static void compare(struct history *history, const struct facts *facts)
{
	struct arena arena = { 0 }, side_arena = { 0 };
	struct changes changes = { 0 };
	struct snapshot snapshot = { 0 };
	struct diff_side side;

	diff_side_of_facts(&side, &side_arena, facts);
	snapshot_take(&snapshot, &arena, facts, &side.map);
	if (history->last) {
		diff_sides(&changes, &arena, &history->side, &side);
		add_changes(history, &snapshot, &changes);
		if (history->side.tells & side.tells & TELLS_KVM) {
			follow_bits(history, &snapshot, &side.map);
			follow_macros(history, &history->side.map);
		}
		history->comparisons++;
	} else {
		add_all(history, &snapshot);
	}
	arena_free(&arena);
	arena_free(&history->side_arena);
	history->side_arena = side_arena;
	history->side = side;
}

/* Tags are unique; numbers need not be: the second 6.12 is 6.12#2. */
static const char *unique_label(const struct history *history, const char *label)
{
	const char *unique = label;

	for (unsigned number = 2;; number++) {
		bool taken = false;

		for (size_t i = 0; i < history->versions.count; i++)
			taken |= strcmp(history->versions.items[i].label, unique) == 0;
		if (!taken)
			return arena_printf(history->arena, "%s", unique);
		unique = arena_printf(history->arena, "%s#%u", label, number);
	}
}

/*
 * Whether both are copies of one, but for the version: then they hold the same lists.
 * That is how a store gives facts of trees which differ in nothing else.
 */
static bool hold_the_same(const struct facts *left, const struct facts *right)
{
	const struct feature_fact *features = left->linux_tree.features.items;
	const struct qemu_name_fact *names = left->qemu_tree.names.items;

	return (features && features == right->linux_tree.features.items) ||
	       (names && names == right->qemu_tree.names.items);
}

void history_add(struct history *history, const char *label, const struct facts *facts)
{
	const char *unique = unique_label(history, label);

	*vec_push(history->arena, &history->versions) = (struct history_version){
		.label = unique,
		.number = arena_printf(history->arena, "%s", facts->version),
	};
	if (!history->last || !hold_the_same(facts, history->last))
		compare(history, facts);
	history->last = facts;
}

/* Questions. */

const struct feature_state *history_newest(const struct history_row *row)
{
	return &last_span(row)->state;
}

bool history_is_there(const struct history_row *row)
{
	return row->spans.count && last_span(row)->there;
}

bool history_has_changed(const struct history_row *row)
{
	return !row->events.items[row->events.count - 1].at_start;
}

/* Order. */

static int numbers(uint32_t left, uint32_t right)
{
	return left < right ? -1 : left > right;
}

/* By kind, then number, else the first bit; what has the same by name. */
static int by_state(const void *left, const void *right)
{
	const struct history_row *a = *(struct history_row *const *)left;
	const struct history_row *b = *(struct history_row *const *)right;
	const struct feature_state *one = history_newest(a), *other = history_newest(b);
	int order = numbers(one->kind, other->kind);

	if (!order && one->place_count && other->place_count && !feature_is_numbered(one->kind))
		order = place_compare(one->places, other->places);
	if (!order && feature_is_numbered(one->kind))
		order = numbers(one->word * BITS_PER_WORD + one->bit,
				other->word * BITS_PER_WORD + other->bit);
	return order ? order : strcmp(a->name, b->name);
}

void history_sort(struct history *history)
{
	if (history->rows.count)
		qsort(history->rows.items, history->rows.count, sizeof *history->rows.items,
		      by_state);
}
