/* SPDX-License-Identifier: MIT */
/* The style of all pages, made from base.css by make. */
#ifndef FEATMAP_BASE_CSS_H
#define FEATMAP_BASE_CSS_H

/* Lines with their newlines, ended by null. */
extern const char *const base_css[];

#endif
