/* SPDX-License-Identifier: MIT */
/*
 * Characters that nobody sees and that do things: a tree's names, comments and
 * versions may hold any, and none may steer a terminal or turn a text around.
 */
#ifndef FEATMAP_UNSEEN_H
#define FEATMAP_UNSEEN_H

#include <stddef.h>

/*
 * How many bytes at TEXT are such a character in UTF-8; 0 if it is another. Tabs
 * and newlines count as seen, the end of TEXT, too.
 */
size_t unseen_length(const char *text);

#endif
