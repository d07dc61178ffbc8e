/* SPDX-License-Identifier: MIT */
/* The part of reading a QEMU tree that is about aliases of features. */
#ifndef FEATMAP_CLANG_QEMU_H
#define FEATMAP_CLANG_QEMU_H

#include "reading.h"

struct aliases {
	struct excerpt *excerpt;	/* the function's body; null: there is none */
	uint32_t start, end;		/* of that, in the source */
};

/* Looks for the calls in SOURCE; then shows them; then makes facts of them. */
void aliases_find(struct aliases *aliases, struct reading *reading,
		  struct source *source);
void aliases_show(const struct aliases *aliases, struct view *view);
void aliases_answer(const struct aliases *aliases, struct reading *reading,
		    struct view *view);

#endif
