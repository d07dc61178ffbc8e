/* SPDX-License-Identifier: MIT */
/*
 * A snapshot: what one version says of each feature, as a history tells it. For
 * Linux a feature is a macro, be it a bug's, VMX's or KVM's own, or a bit that KVM
 * lists without one; for QEMU it is a name on one or more bits.
 */
#ifndef FEATMAP_SNAPSHOT_H
#define FEATMAP_SNAPSHOT_H

#include "map.h"

/* In the order in which they are told. */
enum feature_kind {
	FEATURE_LINUX,		/* of cpufeatures.h */
	FEATURE_KVM_ONLY,	/* a macro of KVM's own */
	FEATURE_CONDITIONAL,	/* that 64-bit kernels do not have */
	FEATURE_BUG,
	FEATURE_VMX,
	FEATURE_BIT,		/* that KVM lists, and no macro stands for */
	FEATURE_QEMU,
	FEATURE_ALIAS,		/* a second name that -cpu takes */
	FEATURE_KINDS
};
extern const char *const feature_kind_names[FEATURE_KINDS];

struct feature_state {
	enum feature_kind kind;
	uint32_t word, bit;	/* Linux's number, if feature_is_numbered() */
	const char *shown;	/* in /proc/cpuinfo; null if hidden, and for QEMU */
	struct place *places;	/* its hardware bits */
	size_t place_count;
	bool advertised;	/* by KVM, be it under a condition */
};

struct snapshot_item {
	const char *name;	/* the macro, the bit, or QEMU's name */
	struct feature_state state;
};

struct snapshot {
	VEC(struct snapshot_item) items;	/* by name, each once */
};

/*
 * Fills SNAPSHOT, zeroed, from FACTS and, for Linux's, the map of them alone. It
 * belongs to ARENA and borrows from both.
 */
void snapshot_take(struct snapshot *snapshot, struct arena *arena,
		   const struct facts *facts, const struct map *map);

/* The state of NAME; null if there is no such feature. */
const struct feature_state *snapshot_find(const struct snapshot *snapshot,
					  const char *name);

/* A copy that borrows nothing. */
struct feature_state feature_state_keep(struct arena *arena,
					const struct feature_state *state);

/*
 * Whether a kind has numbers that people compile in. KVM's own words have some, but
 * these hang on how many there are.
 */
bool feature_is_numbered(enum feature_kind kind);

/* "7.0.edx.26 ...": all its hardware bits; "" for none. */
const char *feature_state_bits(struct arena *arena, const struct feature_state *state);

/* "18*32+26", "bug 5", "1*32+5" or the bits, for people; "" for none of these. */
const char *feature_state_number(struct arena *arena, const struct feature_state *state);

#endif
