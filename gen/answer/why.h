/* SPDX-License-Identifier: MIT */
/*
 * Why a guest shows other flags than its host: for each flag the first layer
 * between the two CPUs that certainly stops it, or else one that may.
 */
#ifndef FEATMAP_WHY_H
#define FEATMAP_WHY_H

#include <jansson.h>
#include <stdio.h>

#include "cpuinfo.h"
#include "lookup.h"
#include "way.h"

/* In the order in which a flag meets them. */
enum cause {
	CAUSE_SET_BY_KERNEL,	/* by the host's own kernel: no hardware bit */
	CAUSE_NOT_ADVERTISED,	/* by KVM */
	CAUSE_CONDITIONAL,	/* advertised by KVM under a condition */
	CAUSE_NO_QEMU_NAME,
	CAUSE_NOT_MIGRATABLE,
	CAUSE_NOT_AUTO_ENABLED,
	CAUSE_DEPENDENCY,	/* on a flag that is gone, too */
	CAUSE_NOT_STOPPED,	/* then it is the CPU model or the command line */
	CAUSE_UNKNOWN,		/* the trees do not tell, or know no such flag */
	CAUSE_COUNT
};
extern const char *const cause_names[CAUSE_COUNT];

struct why_flag {
	const char *flag;
	enum cause cause;
	const char *where;	/* its bit, or that it has none; null if unknown */
	const char *message;	/* a sentence without its stop */
	const char *source;	/* "path:line", or "" */
	bool left_out;		/* a comment of KVM's names it as left out */
};

struct why {
	const struct map *map;
	VEC(struct why_flag) lost;	/* in the host's order */
	VEC(struct why_flag) gained;	/* in the guest's */
};

/*
 * Works out why GUEST differs from HOST. All of it lives in LOOKUP's arena. Never
 * fails: what the trees do not know gets CAUSE_UNKNOWN.
 */
void why_work_out(struct why *why, const struct lookup *lookup,
		  const struct cpuinfo *host, const struct cpuinfo *guest);

/* Prints it for people, grouped by cause; write errors stay in STREAM. */
void why_print(const struct why *why, FILE *stream);

/* The same as JSON, a new reference. */
json_t *why_json(const struct why *why);

#endif
