/* SPDX-License-Identifier: MIT */
/* What the parts that compare share. */
#ifndef FEATMAP_DIFF_PRIVATE_H
#define FEATMAP_DIFF_PRIVATE_H

#include "diff.h"

struct comparing {
	struct changes *changes;
	struct arena *arena;
	const struct diff_side *older, *newer;
	unsigned tells;		/* what both can tell */
};

/* A new change of that kind, added to the others. */
struct change *diff_add(struct comparing *comparing, enum change_kind kind,
			enum change_subject subject);

/* Macros and words of Linux; KVM's lists; QEMU's names, masks and aliases. */
void diff_macros(struct comparing *comparing);
void diff_words(struct comparing *comparing);
void diff_kvm(struct comparing *comparing, const struct map_row *was,
	      const struct map_row *is);
void diff_qemu(struct comparing *comparing);

/* Fills in what a change about one bit is called, and where it is. */
void diff_name_bit(struct comparing *comparing, struct change *change,
		   const struct map_row *was, const struct map_row *is);

/* What a map that was read from its file can tell. */
unsigned diff_tells_of_map(const struct map *map);

#endif
