/* SPDX-License-Identifier: MIT */
/*
 * The baseline: findings of the audit that are known and accepted.
 *
 * A text file for people to edit: one finding's identity a line, in any order,
 * perhaps with a "# remark" behind it; lines of comment, and blank ones.
 */
#ifndef FEATMAP_BASELINE_H
#define FEATMAP_BASELINE_H

#include "audit.h"
#include "diag.h"

/* A line with an identity; its bytes, with their line end, are START up to END. */
struct baseline_entry {
	const char *id;
	struct span span;	/* of the identity */
	uint32_t start, end;
	bool found, stale;	/* see baseline_apply */
};

struct baseline {
	struct arena *arena;
	struct source *source;	/* null: the file is yet to be made */
	VEC(struct baseline_entry) entries;	/* as they stand in the file */
	struct baseline_entry **sorted;		/* the same, by identity */
	size_t added;		/* findings that are not in the file */
};

/*
 * Reads the file called PATH, which need not be there if it MAY_BE_MISSING. All
 * of BASELINE lives in ARENA. False, with the errors reported, if it cannot be
 * read, a line is malformed, or an identity stands there twice.
 */
bool baseline_read(struct baseline *baseline, const char *path, bool may_be_missing,
		   struct arena *arena, struct diag *diag);

/*
 * Marks the findings that the file has as accepted, and the entries that no
 * finding has any more as stale. An entry whose rule is off is neither; nor is
 * one that a partial tree does not give: what is not read cannot be told gone.
 */
void baseline_apply(struct baseline *baseline, struct audit *audit);

/* Warns of each stale entry. */
void baseline_warn(const struct baseline *baseline, struct diag *diag);

/*
 * Accepts all findings of AUDIT: to STREAM goes the file as it is, without its
 * stale entries, and behind it the identities that are new, sorted.
 */
void baseline_update(struct baseline *baseline, struct audit *audit, FILE *stream);

#endif
