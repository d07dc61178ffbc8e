/* SPDX-License-Identifier: MIT */
/*
 * Memory: arenas and growing arrays that live in them.
 *
 * Everything read from one tree dies together, so it is owned by one arena and
 * freed by one call. Running out of memory ends the program (status 4): no
 * caller could do anything better with it.
 */
#ifndef FEATMAP_MEMORY_H
#define FEATMAP_MEMORY_H

#include <stddef.h>
#include <string.h>

struct arena_block;

struct arena {
	struct arena_block *newest;
};

/* Zeroed memory for SIZE bytes, aligned for any type; lives until arena_free. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, not zeroed: for what is filled at once, or only in part. */
void *arena_alloc_raw(struct arena *arena, size_t size);

/* A NUL-terminated copy of LENGTH bytes of TEXT; lives until arena_free. */
char *arena_strndup(struct arena *arena, const char *text, size_t length);

/* printf into the arena; the text lives until arena_free. */
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Frees all that came from ARENA, which is then empty and usable again. */
void arena_free(struct arena *arena);

/* Forgets all that came from ARENA, but keeps a block for what comes next. */
void arena_reset(struct arena *arena);

/*
 * Ends the program at once, with a message. It may be called in any thread and at
 * any time but while output is put in place, which is done without allocating.
 */
_Noreturn void out_of_memory(void);

/* malloc, ending the program when there is no memory; free() it. */
void *xmalloc(size_t size);

/*
 * VEC(type) is an array that grows by doubling inside an arena.
 * Zero-initialise it; vec_push gives a pointer to the new, zeroed element,
 * valid until the next push.
 */
#define VEC(type)                                                              \
	struct {                                                               \
		type *items;                                                   \
		size_t count, capacity;                                        \
	}

#define vec_push(arena, vec)                                                   \
	((vec)->count < (vec)->capacity                                        \
		 ? (void)0                                                     \
		 : (void)((vec)->items = vec_larger((arena), (vec)->items,     \
						    &(vec)->capacity,          \
						    sizeof *(vec)->items)),    \
	 memset(&(vec)->items[(vec)->count], 0, sizeof *(vec)->items),         \
	 &(vec)->items[(vec)->count++])

/* Room for COUNT items at once, where their number is known or bounded. */
#define vec_reserve(arena, vec, most)                                          \
	((vec)->capacity = (most),                                             \
	 (vec)->items = arena_alloc_raw((arena), (most) * sizeof *(vec)->items))

/* What vec_push is made of: a copy of the full ITEMS with twice the room. */
void *vec_larger(struct arena *arena, const void *items, size_t *capacity,
		 size_t item_size);

#endif
