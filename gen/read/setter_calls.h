/* SPDX-License-Identifier: MIT */
/*
 * The calls of one kernel file that may set or clear a feature, and the function
 * that each is in. What the features are is not looked at.
 */
#ifndef FEATMAP_SETTER_CALLS_H
#define FEATMAP_SETTER_CALLS_H

#include "diag.h"

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

/*
 * Adds the calls of SOURCE to CALLS, in ARENA; SCRATCH holds what is not needed
 * behind. False, with the errors reported, if not all of the file could be searched.
 */
bool setter_calls_find(struct source *source, struct diag *diag, struct arena *scratch,
		       struct arena *arena, struct setter_calls *calls);

#endif
