/* SPDX-License-Identifier: MIT */
/*
 * What the files of the audit's page share: its entries, one a row of its table.
 *
 * audit_html.c prints the page, audit_page.c makes the entries, audit_page_table.c
 * prints their table, audit_page_data.c makes the JSON that they are explained with.
 */
#ifndef FEATMAP_AUDIT_PAGE_H
#define FEATMAP_AUDIT_PAGE_H

#include <jansson.h>

#include "audit.h"
#include "explain.h"

typedef VEC(size_t) finding_numbers;	/* indices in the audit's findings, rising */

/* All that can be explained, once. */
struct page_entry {
	struct subject subject;
	const char *id;		/* what a link names: "7.0.edx.26", "linux.7.17" */
	const char *where;	/* the same for people */
	json_t *explained;	/* of explain_subject() */
	finding_numbers findings;	/* about it */
};

struct page {
	const struct audit *audit;
	struct arena *arena;	/* the audit's */
	FILE *stream;
	VEC(struct page_entry) entries;	/* by kind, then as in the map */
	struct table ids;	/* all that entries have */
	const struct page_entry **entry_of;	/* by finding: see page_entry_of */
};

/* Fills in the entries; page_free frees what is not the arena's. */
void page_build(struct page *page, const struct audit *audit, FILE *stream);
void page_free(struct page *page);

/* The first entry that FINDING is about; null if there is none. */
const struct page_entry *page_entry_of(const struct page *page, size_t finding);

/* A text of an entry's explanation, by its keys; null if it says nothing there. */
const char *page_said(const struct page_entry *entry, const char *side, const char *key);

/* Findings of an entry that are of SEVERITY and not accepted. */
size_t page_count(const struct page *page, const struct page_entry *entry,
		  enum severity severity);

/* What the script knows: explanations by id, findings, rules and words. */
json_t *page_data(const struct page *page);

/* Prints the table of all entries. */
void page_print_table(const struct page *page);

#endif
