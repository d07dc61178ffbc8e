/* SPDX-License-Identifier: MIT */
/*
 * What pages have in common: a head that allows the page's own style and script by
 * their hashes, and nothing else; no network, no framework.
 */
#ifndef FEATMAP_HTML_PAGE_H
#define FEATMAP_HTML_PAGE_H

#include <stdio.h>

struct html_page {
	const char *title;
	/* Lines with their newlines, each list of them ended by null. */
	const char *const *styles[2];	/* one after the other */
	const char *const *script;	/* null: the page has none */
};

/* Prints all up to </head>. */
void html_page_head(const struct html_page *page, FILE *stream);

/* Prints the script as an element, if there is one, and the end of the page. */
void html_page_end(const struct html_page *page, FILE *stream);

#endif
