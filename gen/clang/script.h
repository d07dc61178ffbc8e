/* SPDX-License-Identifier: MIT */
/*
 * mkcapflags.sh, which knows no C: what the tree's own script prints for the
 * tree's headers, and so which name /proc/cpuinfo shows. It is not run.
 */
#ifndef FEATMAP_CLANG_SCRIPT_H
#define FEATMAP_CLANG_SCRIPT_H

#include "reading.h"

/* What the script does with a flag that has no name of its own in a comment. */
struct naming {
	bool macro_name_shown;	/* no string: shown under the macro's name */
	bool empty_hides;	/* "": hidden, not an empty name */
};

/*
 * Reads the script's naming, and into the facts its steps: none, with a
 * warning, if it prints in a way not known here. False, reported, if its
 * naming is not known either.
 */
bool script_read(struct reading *reading, struct source *script,
		 struct naming *naming);

/* The naming that a header without a script must have been written for. */
struct naming script_guess_naming(const struct source *header);

/* Adds to the facts the rows that the script prints for HEADER. */
bool script_rows(struct reading *reading, struct source *header,
		 enum capflags_kind kind, const char *prefix,
		 struct naming naming);

/*
 * The name shown for the macro that the tokens from TOKEN on define, on one
 * line of HEADER; null if it is hidden. PREFIX is that of the macro.
 */
const char *script_shown_name(struct reading *reading, const struct source *header,
			      const struct view_token *token,
			      const struct view_token *end, const char *prefix,
			      struct naming naming);

#endif
