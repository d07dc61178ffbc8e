/* SPDX-License-Identifier: MIT */
/*
 * What the parts that read saved facts share: the kinds of lines, and what has
 * been read so far.
 *
 * Lines are sorted, so those of a kind stand together, and so do those that
 * begin with the same fields. Kinds are read in the order of their tables, in
 * which what is named comes before what names it. Meanwhile lists are in the
 * order of the text, so that a name can be searched for by halves.
 */
#ifndef FEATMAP_FACTS_KINDS_H
#define FEATMAP_FACTS_KINDS_H

#include <stdlib.h>

#include "facts.h"
#include "facts_line.h"

enum {
	REPEATS = -1,		/* a key: two lines may be the same */
	OF_LINUX = 1 << TREE_LINUX,
	OF_QEMU = 1 << TREE_QEMU,
	OF_BOTH = OF_LINUX | OF_QEMU,
	MOST_WORDS = 1024,	/* what readers take, of Linux and of QEMU */
};

struct facts_reading;

/* Both report what is wrong, and are false then. */
typedef bool facts_step(struct facts_reading *reading);

struct facts_kind {
	const char *name;	/* null at a table's end */
	unsigned trees;		/* whose facts have it */
	size_t least, most;	/* fields behind the name */
	int key;		/* so many of them no two lines share */
	unsigned empty;		/* bits: fields that may be empty */
	facts_step *read;	/* makes the line a fact */
	facts_step *check;	/* after the last line, and if there is none */
	/* Where there is no line, this part must be missing; null: may be none. */
	const char *part;
	bool returns;		/* a field may hold a carriage return */
};

extern const struct facts_kind facts_tree_kinds[], facts_linux_kinds[], facts_kvm_kinds[],
	facts_qemu_kinds[];

/* The lines of one kind. */
struct facts_run {
	const struct facts_kind *kind;
	uint32_t start, end;	/* of the first line, of the last; in the text */
	size_t lines;
};

struct facts_reading {
	struct facts_line line;		/* the one being read */
	struct arena *arena;
	struct diag *diag;
	struct facts *facts;
	struct facts_run *runs;		/* of all kinds, in the tables' order */
	size_t run_count;
	const struct facts_run *run;		/* the one being read */
	const struct word_fact **by_number;	/* words and kvm_words */
	size_t word_count;
	uint32_t *said;	/* by word and bit of QEMU: 1 + index in names, or 0 */
};

/* Fields of the line being read; [0] is its kind. */
const char *facts_field(const struct facts_reading *reading, size_t number);
struct span facts_field_span(const struct facts_reading *reading, size_t number);
/* A last field that may be absent; null then. */
const char *facts_optional(const struct facts_reading *reading, size_t number);

/* The top of the file: where to point for what is in no line. */
struct span facts_top(const struct facts_reading *reading);

/* For bsearch: a key that is a text, among things that begin with a name. */
int facts_by_name(const void *key, const void *item);

/* The one of NAME in LIST, whose items begin with their names; or null. */
#define FIND(name, list)                                                       \
	((list)->count ? bsearch((name), (list)->items, (list)->count,         \
				 sizeof *(list)->items, facts_by_name)         \
		       : NULL)

/* Says that no line defines WHAT is named in a field; false. */
bool facts_undefined(const struct facts_reading *reading, size_t number,
		     const char *what);

/* A word of Linux or of KVM's own; null if there is none. */
const struct word_fact *facts_word_numbered(const struct facts_reading *reading,
					    uint32_t number);

/* What macros of a kind begin with. */
extern const char *const facts_macro_prefixes[CAPFLAGS_KINDS];

/* Whether the field is a macro that begins with PREFIX; false, reported, if not. */
bool facts_read_macro(const struct facts_reading *reading, size_t number,
		      const char *prefix);

#endif
