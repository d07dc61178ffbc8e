/* SPDX-License-Identifier: MIT */
/*
 * The X86_FEATURE_* of a Linux tree, to be found by macro or by number.
 *
 * Hundreds of rows and calls name one each; going through the list for each of
 * them would take longer than reading the files they stand in.
 */
#ifndef FEATMAP_FEATURE_INDEX_H
#define FEATMAP_FEATURE_INDEX_H

#include "facts.h"

struct feature_index;

/*
 * An index of FACTS' features, which must all be there already and outlive it.
 * Owned by ARENA.
 */
const struct feature_index *feature_index_new(struct arena *arena,
					      const struct linux_facts *facts);

/* The feature whose macro is these LENGTH bytes; null if none is. */
const struct feature_fact *feature_called(const struct feature_index *index,
					  const char *macro, size_t length);

/* The first feature whose number, word*32 + bit, is this; null if none is. */
const struct feature_fact *feature_numbered(const struct feature_index *index,
					    uint64_t number);

#endif
