/* SPDX-License-Identifier: MIT */
/* The one way in which command lines are parsed. */
#ifndef FEATMAP_ARGUMENTS_H
#define FEATMAP_ARGUMENTS_H

#include <argp.h>

/*
 * argp_parse(), which ends the program on bad usage; here it does so without memory,
 * too, and what its messages quote of the arguments may go to a terminal.
 */
void arguments_parse(const struct argp *argp, int count, char **arguments, unsigned flags,
		     void *input);

#endif
