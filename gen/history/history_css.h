/* SPDX-License-Identifier: MIT */
/* The style of the history's page beside what all have, made by make. */
#ifndef FEATMAP_HISTORY_CSS_H
#define FEATMAP_HISTORY_CSS_H

/* Lines with their newlines, ended by null. */
extern const char *const history_css[];

#endif
