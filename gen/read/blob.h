/* SPDX-License-Identifier: MIT */
/*
 * What is known of a file's bytes by themselves, whatever tree they are in: kept
 * for the next tree that has the same ones.
 */
#ifndef FEATMAP_BLOB_H
#define FEATMAP_BLOB_H

#include "ctoken.h"
#include "repository.h"
#include "table.h"

/* A call that may set a feature: bytes of the text. */
struct setter_call {
	uint32_t call, call_end;	/* set_cpu_cap and the like */
	uint32_t macro, macro_end;
	uint32_t function, function_end;	/* equal: cannot be told */
	uint32_t line;			/* of the call */
};

struct setter_calls {
	struct setter_call *items;
	size_t count, capacity;
};

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
