/* SPDX-License-Identifier: MIT */
#include "memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "status.h"

/*
 * Where an address sanitizer watches, it is told which bytes of a block are
 * taken, and some are left free between them: else all within a block passes.
 */
#if defined(__SANITIZE_ADDRESS__)
#define WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif
#ifdef WATCHED
#include <sanitizer/asan_interface.h>
#define FORBID(bytes, size) ASAN_POISON_MEMORY_REGION((bytes), (size))
#define ALLOW(bytes, size) ASAN_UNPOISON_MEMORY_REGION((bytes), (size))
#else
#define FORBID(bytes, size) ((void)(bytes), (void)(size))
#define ALLOW(bytes, size) ((void)(bytes), (void)(size))
#endif

enum {
	/* Bytes of an ordinary block: a whole tree's facts fit into a few. */
	BLOCK_SIZE = 64 * 1024,
	FIRST_CAPACITY = 16,
#ifdef WATCHED
	BETWEEN = 16,		/* bytes that nobody may touch */
#else
	BETWEEN = 0,
#endif
};

struct arena_block {
	struct arena_block *older;
	size_t used, size;
	_Alignas(max_align_t) unsigned char bytes[];
};

/* Not exit(): that flushes streams which other threads are writing to. */
void out_of_memory(void)
{
	static const char message[] = "featmap: error: out of memory\n";
	ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);

	(void)written;
	_exit(STATUS_CANNOT_WRITE);
}

void *xmalloc(size_t size)
{
	void *memory = malloc(size ? size : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

static struct arena_block *add_block(struct arena *arena, size_t least)
{
	size_t size = least > BLOCK_SIZE ? least : BLOCK_SIZE;
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof *block)
		out_of_memory();
	block = xmalloc(sizeof *block + size);
	block->used = 0;
	block->size = size;
	FORBID(block->bytes, size);
	/* A large one is full at once: the newest one goes on being filled. */
	if (size > BLOCK_SIZE && arena->newest) {
		block->older = arena->newest->older;
		arena->newest->older = block;
	} else {
		block->older = arena->newest;
		arena->newest = block;
	}
	return block;
}

void *arena_alloc_raw(struct arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	struct arena_block *block = arena->newest;
	size_t taken;
	void *memory;

	if (size > SIZE_MAX - align - BETWEEN)
		out_of_memory();
	taken = (size + BETWEEN + align - 1) / align * align;
	if (!block || block->size - block->used < taken)
		block = add_block(arena, taken);
	memory = block->bytes + block->used;
	block->used += taken;
	ALLOW(memory, size);
	return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_alloc_raw(arena, size), 0, size);
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc_raw(arena, length + 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

/* Most texts fit into the room there is, and are printed but once. */
char *arena_printf(struct arena *arena, const char *format, ...)
{
	struct arena_block *block = arena->newest;
	char *printed = block ? (char *)block->bytes + block->used : NULL, *text;
	size_t most = block ? block->size - block->used : 0;
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	ALLOW(printed, most);
	length = vsnprintf(printed, most, format, arguments);
	FORBID(printed, most);
	va_end(arguments);
	if (length < 0)
		out_of_memory();
	text = arena_alloc_raw(arena, (size_t)length + 1);
	if (text != printed)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

void arena_free(struct arena *arena)
{
	while (arena->newest) {
		struct arena_block *older = arena->newest->older;

		free(arena->newest);
		arena->newest = older;
	}
}

void arena_reset(struct arena *arena)
{
	while (arena->newest && arena->newest->older) {
		struct arena_block *older = arena->newest->older;

		arena->newest->older = older->older;
		free(older);
	}
	if (!arena->newest)
		return;
	FORBID(arena->newest->bytes, arena->newest->size);
	arena->newest->used = 0;
}

void *vec_larger(struct arena *arena, const void *items, size_t *capacity,
		 size_t item_size)
{
	size_t larger = *capacity ? *capacity * 2 : FIRST_CAPACITY;
	void *copy;

	if (larger > SIZE_MAX / item_size)
		out_of_memory();
	copy = arena_alloc_raw(arena, larger * item_size);
	if (*capacity)
		memcpy(copy, items, *capacity * item_size);
	*capacity = larger;
	return copy;
}
