/* SPDX-License-Identifier: MIT */
#include "git.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

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

static void load_once(void)
{
	if (load() != 0)
		snprintf(trouble, sizeof trouble, "%s", dlerror());
	else if (functions.git_libgit2_init() < 0)
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
