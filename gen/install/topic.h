/* SPDX-License-Identifier: MIT */
/*
 * What manual pages and completions are made of: a program or a command of it,
 * with its option tables, which are those that --help is made of, flattened.
 */
#ifndef FEATMAP_INSTALL_TOPIC_H
#define FEATMAP_INSTALL_TOPIC_H

#include <stdbool.h>

#include "commands.h"
#include "memory.h"

/* What an option or a position takes. */
enum takes {
	TAKES_NOTHING,
	TAKES_TEXT,		/* that nobody can guess */
	TAKES_FILE,
	TAKES_FOLDER,
	TAKES_WORD,		/* one of the option's words */
	TAKES_WORDS,		/* some of them, with commas between */
	TAKES_SETTING,		/* -W: a word, or what makes an error of it, and so on */
};

struct option_entry {
	const char *name;		/* long */
	char letter;			/* NUL for none */
	const char *argument, *help;	/* argument: null for none */
	enum takes takes;
};

struct topic {
	const char *page;		/* "featmap-gen" */
	const char *invocation;		/* "featmap gen" */
	const char *name;		/* "gen"; "" for featmap itself */
	const char *summary, *arguments;
	const struct argp *argp;
	option_words *words;
	enum takes takes;		/* what is no option */
	VEC(struct option_entry) options;
};
typedef VEC(struct topic) topic_list;

/* featmap, its commands, and featmap-clang, in ARENA. */
void topics_list(topic_list *list, struct arena *arena);

/* The I-th word of OPTION, or null; a word never follows itself. */
const char *topic_word(const struct topic *topic,
			 const struct option_entry *option, size_t i);

#endif
