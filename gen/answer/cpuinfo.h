/* SPDX-License-Identifier: MIT */
/* The flags that a machine shows: /proc/cpuinfo, or a line of it. */
#ifndef FEATMAP_CPUINFO_H
#define FEATMAP_CPUINFO_H

#include "diag.h"

struct cpuinfo {
	VEC(const char *) flags;	/* in order, none twice; owned by the arena */
	size_t given;		/* with those that are there twice */
};

/*
 * Reads the first "flags : ..." line of the file called NAME ("-" is standard
 * input). False, with the error reported, if it cannot be read or has none; a
 * warning, if another processor in it shows other flags.
 */
bool cpuinfo_read(struct cpuinfo *cpuinfo, const char *name, struct arena *arena,
		  struct diag *diag);

bool cpuinfo_has(const struct cpuinfo *cpuinfo, const char *flag);

#endif
