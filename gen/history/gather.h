/* SPDX-License-Identifier: MIT */
/*
 * Gathers the versions that a history is made of: reads them and puts them into
 * order.
 */
#ifndef FEATMAP_GATHER_H
#define FEATMAP_GATHER_H

#include "facts.h"
#include "input.h"
#include "store.h"

struct gathered {
	const char *label;	/* a revision; of a tree: its version's number */
	const struct facts *facts;	/* of versions that say the same: perhaps the same */
	size_t position;	/* among the arguments, from 1; 0 of a pattern's tags */
};

struct gathering {
	struct arena arena;
	unsigned how;		/* READ_PARTIAL and so on */
	VEC(struct gathered) versions;
	VEC(struct input *) inputs;	/* of trees */
	struct store *store;		/* of revisions; else null */
};

/*
 * Reads COUNT trees, in any order. False, with the error printed, if one cannot be
 * read, or they are not all of one kind: then there are no versions.
 */
bool gather_trees(struct gathering *gathering, char *const *names, size_t count);

/*
 * The same for revisions of the repository in the folder REPOSITORY. Each of COUNT
 * names is a pattern of tags, if it has * ? or [ in it, or else one revision. A
 * pattern that no tag matches is an error.
 */
bool gather_revisions(struct gathering *gathering, const char *repository,
		      char *const *names, size_t count);

/*
 * Puts the versions into order: by the number that the tree gives itself; those of
 * one number, tags of patterns first, by their names, then what was named by itself.
 */
void gather_sort(struct gathering *gathering);

void gather_free(struct gathering *gathering);

#endif
