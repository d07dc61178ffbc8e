/* SPDX-License-Identifier: MIT */
/*
 * A Linux and a QEMU tree, read and joined, for the commands that answer
 * questions about both: their common options, and what comes of them.
 */
#ifndef FEATMAP_PAIR_H
#define FEATMAP_PAIR_H

#include <argp.h>
#include <jansson.h>

#include "lookup.h"
#include "readings.h"
#include "text.h"

struct pair {
	/* Options, which pair_argp fills in. */
	const char *linux_tree, *qemu_tree;	/* null: what featmap brings */
	bool partial;
	/* Names for --format, ended by null; the command's. The first is the default. */
	const char *const *formats;
	size_t format;		/* index of the one chosen */
	/* What pair_read fills in. */
	struct readings readings;	/* Linux, QEMU */
	struct arena arena;
	struct map map;
	struct lookup lookup;
};

/*
 * --linux, --qemu, --format and --partial. A child parser: the command's own
 * argp gives it a struct pair, zeroed but for the formats, as input.
 */
extern const struct argp pair_argp;

/* For commands that print text or JSON. */
enum { FORMAT_TEXT, FORMAT_JSON };
extern const char *const text_or_json[];
/* Those formats as completions have them: see commands.h. */
const char *text_or_json_words(const char *option, size_t i);

/* Reads and joins both trees. False if one is bad; pair_free tells why. */
bool pair_read(struct pair *pair);

/* Prints VALUE to standard output as one JSON text, and frees it. */
void pair_print_json(json_t *value);

/* Prints TEXT to standard output, as it may go to a terminal, and frees it. */
void pair_print_text(struct pair *pair, struct text *text);

/* Prints what reading had to say, and frees everything. */
void pair_free(struct pair *pair);

#endif
