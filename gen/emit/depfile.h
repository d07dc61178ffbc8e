/* SPDX-License-Identifier: MIT */
/*
 * The dependency rule for make: outputs on one side, files read on the other.
 */
#ifndef FEATMAP_DEPFILE_H
#define FEATMAP_DEPFILE_H

#include "input.h"
#include "output.h"

/* Whether PATH can stand in a rule: for some characters make has no quotes. */
bool depfile_takes(const char *path);

/*
 * Prints "OUTPUTS: FILES READ" to TEXT, which must be zeroed, and an empty rule
 * for each file read, so that make does not stop when one of them goes away.
 * OTHERS are files outside of the trees; those that are null are passed over.
 * All paths must be such as depfile_takes().
 */
void depfile_print(struct text *text, const struct output_file *files, size_t count,
		   const struct input *const *inputs, size_t input_count,
		   const char *const *others, size_t other_count);

#endif
