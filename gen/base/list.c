/* SPDX-License-Identifier: MIT */
#include "list.h"

#include <stdarg.h>
#include <stdio.h>

enum { FIRST_CAPACITY = 128 };

/* Room for MORE bytes and the NUL behind them. */
static void reserve(struct list *list, struct arena *arena, size_t more)
{
	size_t capacity = list->capacity ? list->capacity : FIRST_CAPACITY;
	char *larger;

	if (list->capacity - list->length > more)
		return;
	while (capacity - list->length <= more)
		capacity *= 2;
	larger = arena_alloc_raw(arena, capacity);
	if (list->length)
		memcpy(larger, list->bytes, list->length);
	list->bytes = larger;
	list->capacity = capacity;
}

void list_add(struct list *list, struct arena *arena, const char *between,
	      const char *format, ...)
{
	size_t before = list->length ? strlen(between) : 0;
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		out_of_memory();
	reserve(list, arena, before + (size_t)length);
	memcpy(list->bytes + list->length, between, before);
	list->length += before;
	vsnprintf(list->bytes + list->length, (size_t)length + 1, format, again);
	va_end(again);
	list->length += (size_t)length;
}

const char *list_text(const struct list *list)
{
	return list->length ? list->bytes : "";
}
