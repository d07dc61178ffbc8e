/* SPDX-License-Identifier: MIT */
/*
 * The names of a repository's tags. They are listed here, not by libgit2: that leaves
 * out without a word what it cannot read, and ends its list where a folder does not
 * go on.
 */
#ifndef FEATMAP_TAGS_H
#define FEATMAP_TAGS_H

#include "repository.h"

struct tag_names {
	const char **items;	/* without "refs/tags/"; of the arena, as are the names */
	size_t count, capacity;
};

/*
 * All that are called as PATTERN has it (fnmatch(3), and a '*' may stand for slashes,
 * too), in any order, and those twice that are kept twice. Whether they lead anywhere
 * is left to who reads them. False, reported, if these might not be all.
 */
bool tags_list(const struct repository *repository, const char *pattern,
	       struct arena *arena, struct tag_names *names, struct diag *diag);

#endif
