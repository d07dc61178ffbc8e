/* SPDX-License-Identifier: MIT */
/* What the parts of the text of a diff share. */
#ifndef FEATMAP_DIFF_TEXT_H
#define FEATMAP_DIFF_TEXT_H

#include "diff_print.h"
#include "diff_table.h"

struct page {
	const struct diff_report *report;
	const struct changes *changes;
	struct arena *arena;
	FILE *stream;
	struct table table;	/* of the part at hand */
};

typedef bool of_section(const struct change *change);

/* Whether there are any changes of a section; prints its title then. */
bool page_begin_section(const struct page *page, of_section *is_wanted, const char *title);

/* "what it was -> what it is"; owned by the page's arena. */
const char *page_was_and_is(const struct page *page, const struct change *change);

/* The sections, each nothing where nothing has changed. Of Linux: */
void page_print_cpuinfo(struct page *page);
void page_print_numbers(struct page *page);
void page_print_unseen(struct page *page);

/* Of guests: */
void page_print_kvm(struct page *page);
void page_print_qemu(struct page *page);

#endif
