/* SPDX-License-Identifier: MIT */
/*
 * What featmap-clang may take: libclang works for as long, and with as much
 * memory, as what it reads makes it.
 */
#ifndef FEATMAP_CLANG_LIMITS_H
#define FEATMAP_CLANG_LIMITS_H

enum {
	DEFAULT_MEMORY = 4096,	/* megabytes */
};

/*
 * Limits memory, to FEATMAP_CLANG_MEMORY megabytes beyond what loading has taken
 * (0: no limit), and ends this process when nobody is left to read what it prints:
 * so it does not outlive the featmap that started it.
 */
void limits_set(void);

/*
 * From here on this thread opens no file: there is none, for all it can see. What
 * libclang is to read is in memory; a tree's text may name anything else, such as a
 * pipe that nobody writes to. Where the kernel has no seccomp nothing changes.
 */
void limits_open_nothing(void);

#endif
