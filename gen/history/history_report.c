/* SPDX-License-Identifier: MIT */
#include "history_report.h"

#include "list.h"

#define KIND(name) (1u << CHANGE_##name)

static const struct history_column linux_columns[] = {
	{ "appeared", "the tree has it from then on", KIND(ADDED) },
	{ "shown", "/proc/cpuinfo shows it from then on", KIND(SHOWN) },
	{ "hidden", "/proc/cpuinfo does not show it, or no more", KIND(HIDDEN) },
	{ "renamed", "/proc/cpuinfo shows it under another name", KIND(RENAMED) },
	{ "moved", "it has another number, or is another bit",
	  KIND(MOVED) | KIND(BECAME_SYNTHETIC) | KIND(BECAME_HARDWARE) },
	{ "advertised", "KVM tells guests of it from then on", KIND(ADVERTISED) },
	{ "unadvertised", "KVM tells guests of it no more", KIND(UNADVERTISED) },
	{ "relisted", "KVM lists it in another class, or under other conditions", KIND(CLASS) },
	{ "gone", "the tree has it no more", KIND(REMOVED) },
	{ 0 },
};

static const struct history_column qemu_columns[] = {
	{ "appeared", "-cpu takes the name from then on", KIND(ADDED) },
	{ "moved", "the name is on other bits", KIND(MOVED) },
	{ "masks", "whether it may migrate, or is enabled by itself, has changed", KIND(MASK) },
	{ "gone", "-cpu takes the name no more", KIND(REMOVED) },
	{ 0 },
};

const struct history_column *history_columns(enum tree_kind kind)
{
	return kind == TREE_LINUX ? linux_columns : qemu_columns;
}

const char *history_when(struct arena *arena, const struct history *history,
			 const struct history_row *row, unsigned kinds, bool mark)
{
	size_t last = history->versions.count;
	struct list list = { 0 };

	for (size_t i = 0; i < row->events.count; i++) {
		const struct history_event *event = &row->events.items[i];

		if (!(kinds >> event->kind & 1) || event->version == last)
			continue;
		last = event->version;
		list_add(&list, arena, " ", "%s%s", mark && event->at_start ? "<=" : "",
			 history->versions.items[last].label);
	}
	return list_text(&list);
}

/* Words. */

static const char *of_bit(struct arena *arena, const struct history_event *event)
{
	return event->bit ? arena_printf(arena, " (%s)", event->bit) : "";
}

static const char *from_to(struct arena *arena, const char *what,
			   const struct history_event *event)
{
	return arena_printf(arena, "%s from %s to %s%s", what,
			    event->old ? event->old : "nothing",
			    event->new ? event->new : "nothing", of_bit(arena, event));
}

/* "shown as X"; or what stands before a comma alone, if there is nothing to tell. */
static const char *with(struct arena *arena, const char *what, const char *link,
			const char *detail)
{
	size_t length = strcspn(what, ",");

	return detail ? arena_printf(arena, "%s %s %s", what, link, detail)
		      : arena_strndup(arena, what, length);
}

/* A number that changed hands says more than one that was free. */
static const char *coming(struct arena *arena, const struct history_event *event)
{
	const char *text = with(arena, "appeared", "as", event->new);

	return event->other ? arena_printf(arena, "%s, which was %s", text, event->other)
			    : text;
}

static const char *going(struct arena *arena, const struct history_event *event)
{
	return event->other ? arena_printf(arena, "gone: %s is now %s",
					   event->old ? event->old : "the bit", event->other)
			    : "gone";
}

static const char *mask(struct arena *arena, const struct history_event *event)
{
	return arena_printf(arena, "%s: %s%s", event->new ? event->new : event->old,
			    event->new ? "from now on" : "no more", of_bit(arena, event));
}

const char *history_in_words(struct arena *arena, const struct history_event *event,
			     bool brief)
{
	switch (event->kind) {
	case CHANGE_ADDED:
		return coming(arena, event);
	case CHANGE_REMOVED:
		return going(arena, event);
	case CHANGE_SHOWN:
		return with(arena, "shown", "as", event->new);
	case CHANGE_HIDDEN:
		return with(arena, "hidden,", "before shown as", event->old);
	case CHANGE_RENAMED:
		return from_to(arena, "renamed", event);
	case CHANGE_MOVED:
		return from_to(arena, "moved", event);
	case CHANGE_BECAME_SYNTHETIC:
		return with(arena, "no hardware bit any more,", "before", event->old);
	case CHANGE_BECAME_HARDWARE:
		return with(arena, "became a hardware bit,", "now", event->new);
	case CHANGE_ADVERTISED:
		return with(arena, arena_printf(arena, "advertised by KVM%s", of_bit(arena, event)),
			    "-", brief ? NULL : event->new);
	case CHANGE_UNADVERTISED:
		return arena_printf(arena, "no longer advertised by KVM%s", of_bit(arena, event));
	case CHANGE_CLASS:
		return brief ? "listed otherwise by KVM"
			     : from_to(arena, "listed otherwise by KVM:", event);
	default:
		return mask(arena, event);
	}
}

const char *history_of(const struct history *history)
{
	return history->kind == TREE_LINUX ? "Linux" : "QEMU";
}

size_t history_changed_rows(const struct history *history)
{
	size_t count = 0;

	for (size_t i = 0; i < history->rows.count; i++)
		count += history_has_changed(history->rows.items[i]);
	return count;
}
