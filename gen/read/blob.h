/* SPDX-License-Identifier: MIT */
/*
 * What is known of a file's bytes by themselves, whatever tree they are in: kept
 * for the next tree that has the same ones.
 */
#ifndef FEATMAP_BLOB_H
#define FEATMAP_BLOB_H

#include "ctoken.h"
#include "repository.h"
#include "setter_calls.h"
#include "table.h"

struct blob {
	struct source *first;	/* the text, as it was met first; good text */
	struct tokens tokens;	/* no items: not taken apart yet */
	struct setter_calls *calls;	/* null: not looked for yet */
};

struct blobs {
	struct arena *arena;	/* owns all that is kept */
	struct table by_id;	/* struct blob * by git_oid */
	size_t fetched;
};

#endif
