/* SPDX-License-Identifier: MIT */
/* Style and script of the audit's page, made from gen/audit/html/ by make. */
#ifndef FEATMAP_PAGE_H
#define FEATMAP_PAGE_H

/* Lines with their newlines, ended by null. */
extern const char *const page_css[], *const page_js[];

#endif
