/* SPDX-License-Identifier: MIT */
#include "git.h"

#include <dlfcn.h>
#include <git2/sys/alloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "memory.h"

/* Up to 1.6 an allocator has to do what the library later makes of three functions. */
#if LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR < 7
#define ALLOCATOR_DOES_ALL 1
#endif

static const char library_name[] = "libgit2.so." LIBGIT2_SOVERSION;

static struct git functions;
static char trouble[512];	/* "" once the library is there */

// NOLINTNEXTLINE(readability-*): the same statement for each function
static int load(void)
{
	void *library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		return -1;
	/* POSIX lets dlsym() give functions; C has no other way to say so. */
#define LOAD(name)                                                             \
	*(void **)&functions.name = dlsym(library, #name);                     \
	if (!functions.name)                                                   \
		return -1;
	GIT_FUNCTIONS(LOAD)
#undef LOAD
	return 0;
}

/*
 * Repositories that say of themselves what is nothing to who only reads objects:
 * libgit2 would refuse them.
 */
static void allow_extensions(void)
{
	static const char *const harmless[] = { "partialclone", "preciousobjects",
						"relativeworktrees", "worktreeconfig" };

	functions.git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, harmless,
				   sizeof harmless / sizeof *harmless);
}

/*
 * Memory. The library does not look everywhere whether it got any: it crashes, or takes
 * what it could not read for something that is not there. So there is always some, or
 * the program ends. FILE and LINE are the library's own, and help nobody here.
 */

static void *take(size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return xmalloc(size);
}

static void *resize(void *memory, size_t size, const char *file, int line)
{
	void *resized = realloc(memory, size ? size : 1);

	(void)file;
	(void)line;
	if (!resized)
		out_of_memory();
	return resized;
}

#ifdef ALLOCATOR_DOES_ALL
static void *resize_many(void *memory, size_t count, size_t size, const char *file,
			 int line)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		out_of_memory();
	return resize(memory, bytes, file, line);
}

static void *take_many(size_t count, size_t size, const char *file, int line)
{
	return resize_many(NULL, count, size, file, line);
}

static void *take_zeroed(size_t count, size_t size, const char *file, int line)
{
	void *memory = take_many(count, size, file, line);

	memset(memory, 0, count * size);
	return memory;
}

/* LENGTH bytes of TEXT, whatever they are, and a NUL. */
static char *copy_bytes(const char *text, size_t length, const char *file, int line)
{
	char *copy;

	if (length == SIZE_MAX)
		out_of_memory();
	copy = take(length + 1, file, line);
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

static char *copy_most(const char *text, size_t most, const char *file, int line)
{
	return copy_bytes(text, strnlen(text, most), file, line);
}

static char *copy_text(const char *text, const char *file, int line)
{
	return copy_bytes(text, strlen(text), file, line);
}
#endif

/* Before the library starts; it copies what it is given. */
static void give_memory(void)
{
	git_allocator allocator = {
		.gmalloc = take,
		.grealloc = resize,
		.gfree = free,
#ifdef ALLOCATOR_DOES_ALL
		.gcalloc = take_zeroed,
		.gmallocarray = take_many,
		.greallocarray = resize_many,
		.gstrdup = copy_text,
		.gstrndup = copy_most,
		.gsubstrdup = copy_bytes,
#endif
	};

	functions.git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &allocator);
}

static void load_once(void)
{
	if (load() != 0) {
		snprintf(trouble, sizeof trouble, "%s", dlerror());
		return;
	}
	give_memory();
	if (functions.git_libgit2_init() < 0)
		snprintf(trouble, sizeof trouble, "%s does not start", library_name);
	else
		allow_extensions();
}

const struct git *git_load(const char **why)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, load_once);
	*why = trouble;
	return *trouble ? NULL : &functions;
}
