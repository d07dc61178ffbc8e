/* SPDX-License-Identifier: MIT */
/* A map that 'featmap gen' wrote as featmap.json, read again to be compared. */
#ifndef FEATMAP_SAVED_MAP_H
#define FEATMAP_SAVED_MAP_H

#include "diff.h"

/* Whether NAME is a file that begins as JSON does. */
bool saved_map_is(const char *name);

/*
 * Reads the map in the file NAME. Keys that are not known are left alone: a later
 * release may add some. False, with what is wrong reported, if it is no map of
 * the format "featmap/1". SIDE belongs to ARENA.
 */
bool saved_map_read(struct diff_side *side, struct arena *arena, struct diag *diag,
		    const char *name);

#endif
