/* SPDX-License-Identifier: MIT */
/* What is made of the option tables: see manual.c. */
#ifndef FEATMAP_INSTALL_MANUAL_H
#define FEATMAP_INSTALL_MANUAL_H

#include <stdio.h>

#include "topic.h"

/* A text, and what it is about. */
struct pair_of_texts {
	const char *name, *text;	/* a null name ends a list */
};

enum { MOST_TEXTS = 16 };

/* What a page says beyond the tables. */
struct page_text {
	const char *page;		/* null ends the table */
	const char *description[MOST_TEXTS];	/* paragraphs */
	const char *status_1;		/* what exit status 1 means; null: never */
	bool reads_twice;		/* runs featmap-clang */
	struct pair_of_texts files[MOST_TEXTS];
	struct pair_of_texts examples[MOST_TEXTS];	/* command lines, and what they do */
};
extern const struct page_text page_texts[];

/* TOPIC's manual page, in roff by the macros of man(7). */
void page_print(const topic_list *all, const struct topic *topic,
		const struct page_text *text, FILE *stream);

/* The tables in front of completion.bash; and the whole of zsh's completion. */
void bash_print(const topic_list *all, FILE *stream);
void zsh_print(const topic_list *all, FILE *stream);

#endif
