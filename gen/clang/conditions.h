/* SPDX-License-Identifier: MIT */
/*
 * Whether code under #if may be compiled, be it not known what is configured.
 */
#ifndef FEATMAP_CLANG_CONDITIONS_H
#define FEATMAP_CLANG_CONDITIONS_H

#include "outline.h"
#include "view.h"

/* An #if with all that goes on with it, and the questions asked of it. */
struct condition {
	const struct outline *outline;
	size_t branch;		/* that it opens */
	question first;
	size_t count;
};

/* Zero-initialise it; owned by the view's arena. */
struct conditions {
	struct condition *items;
	size_t count, capacity;
};

/* Asks about every #if around the code in a branch of that outline's file. */
void conditions_ask(struct conditions *conditions, struct view *view,
		    const struct outline *outline, size_t branch);

/*
 * Whether that code is compiled for some values of the names that nothing
 * defines; it has been asked about.
 */
bool conditions_may_hold(const struct conditions *conditions, const struct view *view,
			 const struct outline *outline, size_t branch);

#endif
