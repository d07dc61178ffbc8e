/* SPDX-License-Identifier: MIT */
/*
 * History: what became of each feature from version to version.
 *
 * Versions are added one by one, oldest first. What changed from one to the
 * next is the diff's to say; what a feature was like in a version, the snapshot's.
 * A row holds both: changes, and the states that they lead to.
 */
#ifndef FEATMAP_HISTORY_H
#define FEATMAP_HISTORY_H

#include "diff.h"
#include "snapshot.h"

struct history_event {
	size_t version;		/* index in the history's */
	enum change_kind kind;	/* never a verdict: there is one side only */
	const char *old, *new;	/* as the diff has them; null: nothing to tell */
	/* Whose number or bit it was (added), or is now (removed); null: nobody's. */
	const char *other;
	const char *bit;	/* "7.0.edx.26", if it is about one bit of several */
	bool at_start;		/* so in the oldest version: perhaps since long before */
};

/* What holds from a version on, until the next span. */
struct history_span {
	size_t version;
	bool there;
	struct feature_state state;	/* if not there: the last one there was */
};

/* A macro of Linux's, or a name of QEMU's. */
struct history_row {
	const char *name;
	VEC(struct history_event) events;	/* by version */
	VEC(struct history_span) spans;		/* by version */
};

struct history_version {
	const char *label;	/* a tag, or the number; unique */
	const char *number;	/* that the tree gives itself */
};

struct history {
	struct arena *arena;	/* owns all of this */
	enum tree_kind kind;
	VEC(struct history_version) versions;
	VEC(struct history_row *) rows;		/* by name, until history_sort */
	/* Of the newest version so far, to compare the next one with. */
	const struct facts *last;	/* borrowed; null before the first */
	struct arena side_arena;
	struct diff_side side;
	size_t comparisons;	/* made: of versions that may differ */
};

/* Starts the HISTORY of trees of KIND; all it holds will be ARENA's. */
void history_init(struct history *history, struct arena *arena, enum tree_kind kind);

/* Frees what ARENA does not own. */
void history_free(struct history *history);

/*
 * Adds a version, the newest yet. FACTS are borrowed until the last one has been
 * added; that those of a store say the same but for the version is seen at no cost.
 */
void history_add(struct history *history, const char *label, const struct facts *facts);

/* Puts the rows into the order of the newest state of each, once all are added. */
void history_sort(struct history *history);

/* What ROW is like in the newest version, or was when it was last there. */
const struct feature_state *history_newest(const struct history_row *row);

/* Whether it is there in the newest version. */
bool history_is_there(const struct history_row *row);

/* Whether anything happened to ROW behind the oldest version. */
bool history_has_changed(const struct history_row *row);

#endif
