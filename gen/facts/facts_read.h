/* SPDX-License-Identifier: MIT */
/*
 * Facts from the text that facts_write() prints, in place of a reader.
 */
#ifndef FEATMAP_FACTS_READ_H
#define FEATMAP_FACTS_READ_H

#include "diag.h"
#include "facts.h"

/*
 * Fills FACTS, which must be zeroed, from the text of SOURCE. Only what
 * facts_write() could have printed is taken: written again, it gives the same
 * bytes. False, with what is wrong reported, otherwise.
 *
 * The facts have no places: what they say of files they only quote. They belong
 * to ARENA, and SOURCE may go before them.
 */
bool facts_read(struct source *source, struct arena *arena, struct diag *diag,
		struct facts *facts);

#endif
