/* SPDX-License-Identifier: MIT */
/*
 * The way of a bit from the host's CPU to the guest: what KVM and QEMU do to it.
 *
 * These are answers about a map's row, by the facts alone. What a condition in
 * KVM's code amounts to on a given machine nobody here can tell: it is told.
 */
#ifndef FEATMAP_WAY_H
#define FEATMAP_WAY_H

#include "map.h"

/* Whose CPU the host has: KVM does more for either, in functions of their own. */
enum vendor { VENDOR_ANY, VENDOR_INTEL, VENDOR_AMD };

enum kvm_stance {
	KVM_UNLISTED,		/* KVM says nothing of the bit */
	KVM_LEFT_OUT,		/* a comment names it: known, and not listed */
	KVM_WITHHELD,		/* listed as never advertised, or cleared again */
	KVM_CONDITIONAL,	/* advertised if a condition holds */
	KVM_ADVERTISED,
};

/* What KVM makes of a row, and the facts to point at. */
struct kvm_way {
	enum kvm_stance stance;
	/* The listing, operation or comment that decides; one of them, or none. */
	const struct kvm_cap_fact *cap;
	const struct kvm_op_fact *op;
	const struct kvm_left_out_fact *left_out;
	/* If advertised: the first operation that may take it back; or null. */
	const struct kvm_op_fact *taken_back;
	/* If left out: the first that may set it all the same; or null. */
	const struct kvm_op_fact *exception;
};

/* What silence of KVM's lists means. */
enum kvm_silence {
	KVM_LISTS_REGISTER,	/* it lists others of the register: not advertised */
	KVM_LISTS_NONE_OF_IT,	/* the register is handled elsewhere: not told */
	KVM_NOT_READ,		/* the tree lacks the lists: not told */
};
enum kvm_silence kvm_silence(const struct map *map, const struct map_row *row);

/* With VENDOR_ANY: the way on which the bit comes further. */
struct kvm_way way_through_kvm(const struct map_row *row, enum vendor vendor);

/* Whether OP is done on hosts of VENDOR. */
bool way_is_of_vendor(const struct kvm_op_fact *op, enum vendor vendor);

/*
 * The vendors, as bits of enum vendor, on whose hosts KVM may advertise the bit,
 * perhaps under a condition. What a comment leaves out and an operation sets under a
 * condition may be advertised, too.
 */
unsigned way_may_be_advertised(const struct map_row *row);

/* The condition that decides; null if none does. */
const char *kvm_way_condition(const struct kvm_way *way);

/* Where it says so: the place, and the path where facts have no places. */
struct span kvm_way_place(const struct kvm_way *way);

/* What the class of a listing means, for people: "if the host has it". */
const char *kvm_class_meaning(enum kvm_class class);

/* QEMU's masks, of a row that QEMU names or hints at. */
bool qemu_has_mask(const struct map_row *row, enum mask_kind kind);

/* A named bit is migratable unless said otherwise, an unnamed one if said so. */
bool qemu_is_migratable(const struct map_row *row);

/* The word that PLACE is in, be it named there or not; null if in none. */
const struct qemu_word_fact *qemu_word_at(const struct qemu_facts *facts,
					  const struct place *place);

#endif
