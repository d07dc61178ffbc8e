/* SPDX-License-Identifier: MIT */
/* A history as JSON: output/schema/history.schema.json tells its keys. */
#include "history_report.h"
#include "json_rows.h"

static json_t *version_object(const struct history *history, size_t i)
{
	json_t *object = json_object();

	json_set(object, "name", json_text(history->versions.items[i].label));
	json_set(object, "number", json_text(history->versions.items[i].number));
	return object;
}

static json_t *event_object(const struct history *history, const struct history_event *event)
{
	json_t *object = json_object();

	json_set(object, "version", json_text(history->versions.items[event->version].label));
	json_set(object, "kind", json_text(change_kind_names[event->kind]));
	json_set(object, "old", json_text(event->old));
	json_set(object, "new", json_text(event->new));
	json_set(object, "other", json_text(event->other));
	json_set(object, "bit", json_text(event->bit));
	json_set(object, "at_start", json_boolean(event->at_start));
	return object;
}

static json_t *events_of(const struct history *history, const struct history_row *row)
{
	json_t *array = json_array();

	for (size_t i = 0; i < row->events.count; i++)
		json_array_append_new(array, event_object(history, &row->events.items[i]));
	return array;
}

static json_t *bits_of(const struct feature_state *state)
{
	json_t *array = json_array();

	for (size_t i = 0; i < state->place_count; i++)
		json_array_append_new(array, json_place(&state->places[i]));
	return array;
}

/* What it is called: a macro, or a name of QEMU's; a bare bit is neither. */
static void set_name(json_t *object, const struct history_row *row,
		     const struct feature_state *state)
{
	bool qemu = state->kind == FEATURE_QEMU || state->kind == FEATURE_ALIAS;

	if (state->kind < FEATURE_BIT)
		json_set(object, "macro", json_text(row->name));
	json_set(object, "name", json_text(qemu ? row->name : state->shown));
}

static json_t *row_object(const struct history *history, const struct history_row *row)
{
	const struct feature_state *state = history_newest(row);
	json_t *object = json_object();

	json_set(object, "kind", json_text(feature_kind_names[state->kind]));
	set_name(object, row, state);
	if (feature_is_numbered(state->kind)) {
		json_set(object, "word", json_integer(state->word));
		json_set(object, "bit", json_integer(state->bit));
	}
	json_set(object, "bits", bits_of(state));
	json_set(object, "there", json_boolean(history_is_there(row)));
	json_set(object, "events", events_of(history, row));
	return object;
}

void history_print_json(const struct history *history, FILE *stream)
{
	fprintf(stream, "{\n \"format\": \"featmap-history/1\",\n \"tree\": \"%s\",\n",
		history->kind == TREE_LINUX ? "linux" : "qemu");
	fputs(" \"versions\": [\n", stream);
	for (size_t i = 0; i < history->versions.count; i++)
		json_print_row(version_object(history, i), i + 1 == history->versions.count,
			       stream);
	fputs(" ],\n \"features\": [\n", stream);
	for (size_t i = 0; i < history->rows.count; i++)
		json_print_row(row_object(history, history->rows.items[i]),
			       i + 1 == history->rows.count, stream);
	fputs(" ]\n}\n", stream);
}
