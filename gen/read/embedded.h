/* SPDX-License-Identifier: MIT */
/*
 * Facts of released versions that the program brings: inputs/facts/, made into
 * C by the build. Nothing in these tables is a pointer, so that they cost
 * nothing until they are looked at.
 */
#ifndef FEATMAP_EMBEDDED_H
#define FEATMAP_EMBEDDED_H

#include "diag.h"
#include "facts.h"

/* In front of a name: these facts, whatever is called so on the disk. */
#define EMBEDDED "embedded:"

struct embedded {
	char name[40];		/* "embedded:linux-6.12"; "" behind the last one */
	char version[32];	/* of the tree they are of */
	enum tree_kind kind;
	uint32_t start, size;	/* in embedded_text; a NUL is behind it */
};

/* The older versions of a kind first. */
extern const struct embedded embedded_facts[];
extern const char embedded_text[];

/* The facts called NAME, with EMBEDDED in front or without; null if there are none. */
const struct embedded *embedded_called(const char *name);

/* The I-th name, without EMBEDDED; null behind the last one. */
const char *embedded_name(size_t i);

/* Those of the newest version of a kind. */
const struct embedded *embedded_newest(enum tree_kind kind);

/* Their text as a source, which is to be read only; owned by ARENA. */
struct source *embedded_source(const struct embedded *embedded, struct arena *arena);

#endif
