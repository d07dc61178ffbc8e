/* SPDX-License-Identifier: MIT */
/*
 * The map: what Linux, KVM and QEMU mean by each hardware bit.
 *
 * Facts are joined where the hardware keeps a bit, never by a name. The rows
 * are sorted: CPUID before MSRs, then function, index, register, bit.
 */
#ifndef FEATMAP_MAP_H
#define FEATMAP_MAP_H

#include "facts.h"
#include "diag.h"

enum space { SPACE_CPUID, SPACE_MSR };

/* Where the hardware keeps a bit. */
struct place {
	enum space space;
	struct leaf leaf;	/* of a CPUID bit; zeros for an MSR */
	uint32_t msr;		/* of an MSR bit; 0 for CPUID */
	uint32_t bit;
};

/* How a Linux macro comes to its bit; the first that holds is named. */
enum via {
	VIA_WORD,		/* its word is a hardware leaf */
	VIA_SCATTERED,		/* scattered.c gives the bit */
	VIA_TRANSLATED,		/* KVM's __feature_translate() gives it */
	VIA_KVM_ONLY,		/* a macro of KVM's own words */
	VIA_COUNT
};
extern const char *const via_names[VIA_COUNT];

/* A Linux macro on a bit. */
struct linux_name {
	const char *macro;
	uint32_t word, bit;	/* Linux's own number of it */
	const char *shown;	/* in /proc/cpuinfo; null if hidden */
	enum via via;
	bool kvm_macro;		/* defined by KVM, unknown to cpufeatures.h */
	struct span place;	/* of the definition */
};

enum verdict {
	VERDICT_IDENTICAL,
	VERDICT_SPELLING,	/* equal but for case and _ . - */
	VERDICT_DIFFERENT,
	VERDICT_HIDDEN,		/* Linux hides it, QEMU names it */
	VERDICT_UNNAMED,	/* Linux shows it, QEMU has no name */
	VERDICT_KVM_ONLY,	/* only a KVM-only macro, QEMU names it */
	VERDICT_QEMU_ONLY,
	VERDICT_SILENT,		/* neither shows a name */
	VERDICT_COUNT
};
extern const char *const verdict_names[VERDICT_COUNT];
extern const char *const verdict_meanings[VERDICT_COUNT];	/* in a few words */

/* What KVM says of a bit: null and 0 throughout where it says nothing. */
struct kvm_side {
	const struct kvm_cap_fact *cap;		/* how it is listed */
	const struct kvm_op_fact **ops;		/* by function, then number */
	size_t op_count;
	const struct kvm_left_out_fact *left_out;	/* named, but not listed */
};

struct map_row {
	struct place place;
	struct linux_name *names;	/* by via, then number, then macro */
	size_t name_count;
	struct kvm_side kvm;
	const struct qemu_word_fact *qemu_word;	/* both null if QEMU */
	const struct qemu_name_fact *qemu;	/* says nothing of the bit */
	const char *qemu_name, *qemu_hint;	/* of that; either may be null */
	enum verdict verdict;
};

/* Whether KVM says anything of the bit. */
bool map_kvm_speaks(const struct map_row *row);

/* A Linux macro and a row it stands on. */
struct macro_place {
	const char *macro;
	const struct map_row *row;
};

/* A comment in KVM's lists, and the row that it means; null if none is alike. */
struct map_left_out {
	const struct kvm_left_out_fact *fact;
	const struct map_row *row;
};

struct map {
	const struct facts *linux_tree, *qemu_tree;	/* borrowed */
	VEC(struct map_row) rows;
	VEC(struct map_left_out) left_out;	/* by word, then name */
	VEC(const struct feature_fact *) synthetic;	/* no bit; by number */
	size_t counts[VERDICT_COUNT];
	VEC(struct macro_place) by_macro;	/* sorted: macro, then row */
};

/*
 * Joins the facts of a Linux and a QEMU tree; QEMU_TREE may be null. The map
 * belongs to ARENA and borrows from both facts. No I/O, no errors: whatever
 * facts say can be joined.
 */
void map_build(struct map *map, struct arena *arena,
	       const struct facts *linux_tree, const struct facts *qemu_tree);

/* Order of places, for qsort and searches: negative, 0 or positive. */
int place_compare(const struct place *left, const struct place *right);

/* map_build's part that finds which rows KVM's comments leave out. */
void map_join_left_out(struct map *map, struct arena *arena);

/* Its part that fills in by_macro, for whoever has rows from elsewhere. */
void map_index_macros(struct map *map, struct arena *arena);

/* The row at PLACE; null if nobody names or lists that bit. */
struct map_row *map_find_row(const struct map *map, const struct place *place);

/* The word that KVM or Linux calls NAME; null if there is none. */
const struct word_fact *map_find_word(const struct linux_facts *facts,
				      const char *name);

/* The first of MACRO's entries in by_macro; null if it is on no bit. */
const struct macro_place *map_find_macro(const struct map *map,
					 const char *macro);

#endif
