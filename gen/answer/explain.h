/* SPDX-License-Identifier: MIT */
/*
 * The whole way of a feature, told to a person or a program: what bit it is,
 * what Linux calls it and does with it, what KVM makes of it, and QEMU.
 */
#ifndef FEATMAP_EXPLAIN_H
#define FEATMAP_EXPLAIN_H

#include <jansson.h>
#include <stdio.h>

#include "lookup.h"

/* One thing that was asked for, and what it turned out to mean: perhaps nothing. */
struct question {
	const char *text;
	struct subjects subjects;
	const char *nearest[5];	/* if nothing: names like it */
	size_t nearest_count;
};

/* Looks TEXT up; what QUESTION then holds belongs to LOOKUP's arena. */
void question_ask(struct question *question, const struct lookup *lookup,
		  const char *text);

/* Prints the answer as text; write errors stay in STREAM. */
void explain_print(const struct lookup *lookup, const struct question *question,
		   FILE *stream);

/* The answer as JSON, a new reference; documented in README.md. */
json_t *explain_json(const struct lookup *lookup, const struct question *question);

/* The part of it about one subject: an entry of "means", a new reference. */
json_t *explain_subject(const struct lookup *lookup, const struct subject *subject);

/* What the two share (relations.c). */

/* QEMU's bits in a mask of a word: "spec-ctrl, ssbd" or "all of FEAT_1_ECX". */
const char *explain_masked(const struct map *map, struct arena *arena,
			   uint32_t word, uint64_t mask);

/* Names of other bits or features that are alike: a name of theirs, and who. */
struct false_friend {
	const char *name;
	enum name_side side;		/* whose name: Linux's shown one, or QEMU's */
	struct subject subject;
};
typedef VEC(struct false_friend) false_friends;
void explain_false_friends(const struct lookup *lookup, const struct subject *subject,
			   false_friends *friends);

/* "CPUID.07H.0:EDX[26]", or "Linux-defined, 7*32+17"; of LOOKUP's arena. */
const char *explain_where(const struct lookup *lookup, const struct subject *subject);

/* "path:line" of a place; "" where facts have no places. */
const char *explain_source(struct arena *arena, struct span place);

#endif
