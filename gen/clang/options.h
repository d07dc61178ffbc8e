/* SPDX-License-Identifier: MIT */
/* featmap-clang's command line. */
#ifndef FEATMAP_CLANG_OPTIONS_H
#define FEATMAP_CLANG_OPTIONS_H

#include <argp.h>
#include <stdbool.h>

#include "second_reading.h"

struct clang_options {
	const char *trees[MOST_SECOND_READINGS];
	size_t count;
	bool places, partial, names_only, bits_only, framed;
};

/* Fills in a struct clang_options. Its manual page is made from this, too. */
extern const struct argp clang_argp;

#endif
