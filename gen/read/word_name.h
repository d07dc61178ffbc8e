/* SPDX-License-Identifier: MIT */
/* Names of feature words that say where the hardware keeps them. */
#ifndef FEATMAP_WORD_NAME_H
#define FEATMAP_WORD_NAME_H

#include <stdbool.h>

#include "facts.h"

/*
 * Reads PREFIX<function>[_<index>]_<REG>, in hexadecimal; a function above
 * 0xffff comes in two halves of four digits: CPUID_8000_001F_EAX. False if
 * NAME is not made so.
 */
bool word_name_leaf(const char *name, const char *prefix, struct leaf *leaf);

#endif
