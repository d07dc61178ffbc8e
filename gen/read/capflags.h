/* SPDX-License-Identifier: MIT */
/*
 * What a tree's mkcapflags.sh makes of its headers.
 *
 * The script is a line-by-line sed and shell affair that knows no C: it takes
 * a #define inside a comment, misses a comment that goes on past its line, and
 * does not look at #if. capflags.c, and with it /proc/cpuinfo, follow it, so
 * this does too. Nothing is executed.
 */
#ifndef FEATMAP_CAPFLAGS_H
#define FEATMAP_CAPFLAGS_H

#include "facts.h"
#include "diag.h"

struct capflags_rule {
	/* No quoted string: shown under the macro's own name, or hidden? */
	bool unquoted_shown;
	/* "" as the quoted string: hidden, or an empty name? */
	bool empty_hidden;
};

/*
 * Reads the rule, and into FACTS the steps, from the script. The steps stay
 * empty, with a warning, if the script works in a way not known here; false,
 * with the error reported, if not even the rule can be told.
 */
bool capflags_read_script(struct arena *arena, struct diag *diag,
			  struct source *script, struct linux_facts *facts,
			  struct capflags_rule *rule);

/*
 * For a tree without the script: the rule its header was written for. A ""
 * comment makes sense only where a flag is shown unless it says otherwise.
 */
struct capflags_rule capflags_guess_rule(const struct source *header);

/*
 * Appends to FACTS the rows of KIND that the script prints for HEADER, whose
 * macros begin with PREFIX. False if a line is one the shell would garble.
 */
bool capflags_read_rows(struct arena *arena, struct diag *diag,
			struct source *header, enum capflags_kind kind,
			const char *prefix, struct capflags_rule rule,
			struct linux_facts *facts);

/*
 * The name shown for MACRO, whose definition's name is at OFFSET of the header that
 * the rows of FACTS from *ROW on are of; null if hidden. Owned by ARENA. Macros are to
 * be asked for in their order: *ROW goes with them.
 */
const char *capflags_shown_name(struct arena *arena, const struct linux_facts *facts,
				size_t *row, uint32_t offset, const char *macro);

#endif
