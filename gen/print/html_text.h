/* SPDX-License-Identifier: MIT */
/*
 * HTML from texts that nobody has looked at: a tree's names, comments and paths
 * may hold anything. Write errors stay in the stream.
 */
#ifndef FEATMAP_HTML_TEXT_H
#define FEATMAP_HTML_TEXT_H

#include <jansson.h>
#include <stdio.h>

/*
 * Prints FORMAT, which is HTML, with %s, %u, %zu and %% only. A %s comes out as
 * text, fit for an element's content or a quoted attribute, whatever it holds:
 * there is no way to print a string of the tree unescaped.
 */
void html_print(FILE *stream, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Prints VALUE as JSON that may stand in a <script>: ASCII alone, < > & escaped,
 * so that no text in it ends the element or begins a comment. Frees VALUE.
 */
void html_print_json(FILE *stream, json_t *value);

#endif
