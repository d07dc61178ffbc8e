/* SPDX-License-Identifier: MIT */
/*
 * The audit: rules that look for trouble in a map, and what they find.
 *
 * A rule is a small function with a name; the table of them (audit_rules.c) is
 * what the command line, the tests and the documentation know rules by. A rule
 * may presuppose others: where one of those has found an error in a register,
 * it is silent about that register, for it would only report consequences.
 */
#ifndef FEATMAP_AUDIT_H
#define FEATMAP_AUDIT_H

#include <jansson.h>
#include <stdio.h>

#include "lookup.h"
#include "table.h"

enum severity {
	SEVERITY_OFF,
	SEVERITY_NOTE,
	SEVERITY_WARNING,
	SEVERITY_ERROR,
	SEVERITY_COUNT
};
extern const char *const severity_names[SEVERITY_COUNT];

struct audit;
struct audit_rule;

enum {
	MOST_RULES = 64,
	MOST_PRESUPPOSED = 4,
};

struct audit_rule {
	const char *name;		/* null ends the table */
	enum severity severity;		/* unless -W says otherwise */
	const char *summary;		/* one line, no stop */
	const char *help;		/* why it matters, and what to do about it */
	const char *presupposes[MOST_PRESUPPOSED];	/* names; earlier in the table */
	void (*run)(struct audit *audit, const struct audit_rule *rule);
};
extern const struct audit_rule audit_rules[];

/* A name involved, and whose it is: "linux", "macro", "kvm" or "qemu". */
struct finding_name {
	const char *side, *name;
};

/* A place involved; without a source where facts have no places. */
struct finding_place {
	const char *side;		/* "linux", "kvm" or "qemu" */
	struct span span;
	const char *path;		/* null if not known */
	uint32_t line, column;		/* 0 if not known */
};

struct finding {
	const struct audit_rule *rule;
	enum severity severity;
	/*
	 * RULE:WHERE:KEY, such as "false-friend:7.0.edx.31:ssbd": made of bits and
	 * names, so it stays the same when lines move.
	 */
	const char *id;
	const char *where;		/* "7.0.edx.31", "msr.cf.5", or "linux" */
	const struct map_row *row;	/* null if it is about no bit */
	VEC(struct finding_name) names;
	VEC(struct finding_place) places;
	const char *message;		/* a sentence, without its stop */
	bool accepted;			/* by the baseline */
};

struct audit {
	const struct lookup *lookup;
	const struct map *map;
	struct arena *arena;
	enum severity settings[MOST_RULES];	/* one a rule, in the table's order */
	bool chosen[MOST_RULES];	/* set by the rule's name, to something else */
	VEC(struct finding) findings;		/* by rule, then place, then id */
	size_t first[MOST_RULES];		/* finding of each rule, while they run */
	struct table by_id;			/* indices in findings, while they run */
	VEC(const char *) stale;		/* ids the baseline has, found no more */
};

/* All of what comes lives in LOOKUP's arena. */
void audit_init(struct audit *audit, const struct lookup *lookup);

/*
 * What behind -W says: RULE, no-RULE, error, error=RULE, no-error=RULE, all,
 * no-all. False if there is no such rule.
 */
bool audit_set(struct audit *audit, const char *setting);

/* Runs all rules that are not off. */
void audit_run(struct audit *audit);

/* For rules. */

/*
 * Adds a finding about ROW, or with ROW null about none; KEY makes its identity
 * unique in the rule and place. Where a tree says a thing twice the finding is
 * there already: then it is that one, for more names and places. Null if a
 * presupposed rule forbids it.
 */
struct finding *audit_report(struct audit *audit, const struct audit_rule *rule,
			     const struct map_row *row, const char *key,
			     const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/*
 * Makes a note of FINDING, which may be null, for it matters less than its rule
 * in general; unless the rule's severity was set by its name.
 */
void finding_soften(struct audit *audit, struct finding *finding);

/*
 * Adds to FINDING, which may be null: then nothing. Empty places are left out, and
 * what is there already is dropped when all rules have run.
 */
void finding_add_name(struct audit *audit, struct finding *finding,
		      const char *side, const char *name);
void finding_add_place(struct audit *audit, struct finding *finding,
		       const char *side, struct span span);

/* Adds all names and places that ROW has, on all sides. */
void finding_add_row(struct audit *audit, struct finding *finding,
		     const struct map_row *row);

#endif
