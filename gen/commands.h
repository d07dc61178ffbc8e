/* SPDX-License-Identifier: MIT */
/*
 * The commands. Each takes its own arguments, with a name in front as main
 * has it, and returns the exit status.
 */
#ifndef FEATMAP_COMMANDS_H
#define FEATMAP_COMMANDS_H

#include <string.h>

#include "status.h"

int command_gen(int count, char **arguments);
int command_facts(int count, char **arguments);
int command_verify(int count, char **arguments);
int command_audit(int count, char **arguments);
int command_explain(int count, char **arguments);
int command_why(int count, char **arguments);

#endif
