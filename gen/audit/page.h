/* SPDX-License-Identifier: MIT */
/* The style of all pages, and style and script of the audit's, made from gen/audit/html/ by make. */
#ifndef FEATMAP_PAGE_H
#define FEATMAP_PAGE_H

/* Lines with their newlines, ended by null. */
extern const char *const base_css[], *const page_css[], *const page_js[];

#endif
