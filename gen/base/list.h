/* SPDX-License-Identifier: MIT */
/*
 * A text that is put together item by item: "a, b, c". Who prints the list so
 * far and one item more copies it once an item; this one grows by doubling.
 */
#ifndef FEATMAP_LIST_H
#define FEATMAP_LIST_H

#include "memory.h"

/* Zero-initialise it; it lives in the arena that it is given each time. */
struct list {
	char *bytes;		/* NUL-terminated; null while there is nothing */
	size_t length, capacity;
};

/* Adds what is printed, behind BETWEEN if there is something already. */
void list_add(struct list *list, struct arena *arena, const char *between,
	      const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The list so far, "" at first; until the next is added. */
const char *list_text(const struct list *list);

#endif
