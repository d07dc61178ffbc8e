/* SPDX-License-Identifier: MIT */
/*
 * A history, printed: one file a format, and what they share.
 *
 * Write errors stay in the stream. What is printed depends on the history alone.
 */
#ifndef FEATMAP_HISTORY_REPORT_H
#define FEATMAP_HISTORY_REPORT_H

#include <stdio.h>

#include "history.h"

typedef void history_printer(const struct history *history, FILE *stream);

/* A table, a feature a line; for people. */
history_printer history_print_text;
/* The same few features, and all that became of each; for people. */
history_printer history_print_stories;
/* By the schema output/schema/history.schema.json. */
history_printer history_print_json;
/* A feature a line, by RFC 4180. */
history_printer history_print_csv;
/* A page with a timeline, which needs nothing else and has no script. */
history_printer history_print_html;

/* What they share. */

/* The columns of tables: a heading, and the kinds of changes that it is about. */
struct history_column {
	const char *heading, *meaning;
	unsigned kinds;		/* bits of enum change_kind */
};
/* Of histories of this kind of tree; ended by a null heading. */
const struct history_column *history_columns(enum tree_kind kind);

/*
 * The versions in which one of KINDS happened to ROW: "6.1 6.12"; "" for none. With
 * MARK, "<=" stands in front of one that may be older. Lives in ARENA.
 */
const char *history_when(struct arena *arena, const struct history *history,
			 const struct history_row *row, unsigned kinds, bool mark);

/*
 * What happened, in words: "moved from 11*32+31 to 18*32+3". BRIEF: without the
 * conditions that KVM has. Lives in ARENA.
 */
const char *history_in_words(struct arena *arena, const struct history_event *event,
			     bool brief);

/* "Linux" or "QEMU". */
const char *history_of(const struct history *history);

/* How many rows have changed behind the oldest version. */
size_t history_changed_rows(const struct history *history);

#endif
