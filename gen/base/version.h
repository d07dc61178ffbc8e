/* SPDX-License-Identifier: MIT */
/* Which featmap this is: the one place; the Makefile reads it here, too. */
#ifndef FEATMAP_VERSION_H
#define FEATMAP_VERSION_H

#define FEATMAP_VERSION "0.1"
/* The day of this version, for its manual pages. */
#define FEATMAP_DATE "2026-11-21"

#endif
