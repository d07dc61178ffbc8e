/* SPDX-License-Identifier: MIT */
/*
 * What changed between two versions: of a kernel, of QEMU, or of the map that a
 * pair of them makes.
 *
 * A Linux macro is the same as the macro of that name; a bit of QEMU's or KVM's
 * is the same as the bit that the hardware keeps there. What people see (a name
 * in /proc/cpuinfo, a name of -cpu) is what changes, never what identifies.
 *
 *	added, removed	a macro of cpufeatures.h or vmxfeatures.h, or of KVM's
 *			own; a name of QEMU's on a bit; an alias that -cpu takes.
 *			A macro that is renamed is one removed and one added, for
 *			that is what who compiles it sees; both then tell whose
 *			their number was or is. 64-bit kernels are what counts: a
 *			macro that only 32-bit ones keep is removed.
 *	shown, hidden	/proc/cpuinfo starts or stops showing a macro that both
 *			have. An added or removed one tells its name itself.
 *	renamed		shown under another name; or another name of QEMU's on the
 *			same bit; or a word's enumerator
 *	moved		a macro with another number, or on other hardware bits; a
 *			name of QEMU's that left one bit and came to another. Words
 *			of KVM's own are told apart by name: what number they have
 *			hangs on how many there are.
 *	became-synthetic, became-hardware
 *			a macro or word loses its last hardware bit, or gets its
 *			first; beside "moved", if the number changes, too
 *	advertised, unadvertised
 *			KVM may report the bit now, or no more: perhaps under a
 *			condition, perhaps on hosts of one vendor only
 *	class		as before KVM may, or may not; but the bit is listed in
 *			another class, or under other conditions, or other
 *			operations follow. Names of functions do not matter.
 *	mask		a mask of QEMU's has the bit now, or no more; of words that
 *			both have, named bits and others
 *	verdict		on what Linux and QEMU call the bit: of pairs and maps
 *
 * What one side cannot tell is no change: a partial tree, facts saved by an older
 * release, a map read from its file (it has neither masks nor words nor aliases,
 * and of KVM's macros not those that a feature of Linux's stands for). Names of
 * QEMU's words do not matter, nor do hints. No I/O, no errors.
 */
#ifndef FEATMAP_DIFF_H
#define FEATMAP_DIFF_H

#include "map.h"

enum change_kind {
	CHANGE_ADDED,
	CHANGE_REMOVED,
	CHANGE_SHOWN,
	CHANGE_HIDDEN,
	CHANGE_RENAMED,
	CHANGE_MOVED,
	CHANGE_BECAME_SYNTHETIC,
	CHANGE_BECAME_HARDWARE,
	CHANGE_ADVERTISED,
	CHANGE_UNADVERTISED,
	CHANGE_CLASS,
	CHANGE_MASK,
	CHANGE_VERDICT,
	CHANGE_KINDS
};
extern const char *const change_kind_names[CHANGE_KINDS];

/* What a change is about. */
enum change_subject {
	ABOUT_FEATURE,		/* a macro of cpufeatures.h */
	ABOUT_BUG,
	ABOUT_VMX,
	ABOUT_KVM_FEATURE,	/* a macro that KVM defines for itself */
	ABOUT_WORD,		/* a word of Linux's, by its number */
	ABOUT_KVM,		/* what KVM does with a bit */
	ABOUT_QEMU,		/* QEMU's name or masks of a bit */
	ABOUT_ALIAS,		/* a second name that -cpu takes */
	ABOUT_PAIR,		/* both sides' names of a bit */
	ABOUT_COUNT
};
extern const char *const change_subject_names[ABOUT_COUNT];

/* What one side says of it: null where it says nothing, or it is of another kind. */
struct change_side {
	const struct feature_fact *feature;	/* also of a bug or VMX name */
	const struct kvm_feature_fact *kvm_feature;
	const struct word_fact *word;
	const struct map_row *row;	/* of a bit: KVM's part, QEMU's, the verdict */
	const char *number;	/* of a macro: "18*32+26" */
	const char *bits;	/* of a macro: "7.0.edx.26", or several; "": none */
};

struct change {
	enum change_kind kind;
	enum change_subject subject;
	/* Either may be null, never both. */
	const char *macro;	/* of Linux or KVM; of a bit: the first on it */
	const char *name;	/* that people see; null if there is none */
	const struct place *place;	/* of a change that is about one bit */
	/*
	 * What changed, in short: the number (added, removed, moved), the name
	 * shown (shown, hidden, renamed), bits (became-*), what KVM does, the
	 * mask, the verdict. Null where a side has none.
	 */
	const char *old, *new;
	struct change_side was, is;
	/* Of a number: the macro that has the old one now, or had the new one. */
	const char *old_number_now, *new_number_was;
	/* Of what KVM does: on hosts of which vendors, as bits (1 << VENDOR_AMD). */
	unsigned vendors;
	/*
	 * Advertised or unadvertised: whether the side that does not advertise it
	 * lists other bits of the register. If not, code outside of KVM's lists
	 * may pass the bit on all the same.
	 */
	bool register_listed;
	enum mask_kind mask;		/* of a mask */
};

/* By kind, subject, place or number: an order that hangs on what is in it alone. */
struct changes {
	struct change *items;
	size_t count, capacity;
	size_t counts[CHANGE_KINDS];
};

/* What a side can tell; what only one of two tells is not compared. */
enum {
	TELLS_LINUX = 1,	/* macros, numbers, names shown */
	TELLS_VMX = 2,
	TELLS_KVM_FEATURES = 4,
	TELLS_BITS = 8,		/* which hardware bits a macro stands for */
	TELLS_WORDS = 16,
	TELLS_CONDITIONAL = 32,	/* macros of 32-bit kernels */
	TELLS_KVM = 64,		/* what is advertised */
	TELLS_QEMU = 128,
	TELLS_MASKS = 256,
	TELLS_ALIASES = 512,
	TELLS_VERDICTS = 1024,
	TELLS_RULE = 2048,	/* whether a flag without a quoted name is shown */
};

/* One of the two to compare. It borrows from facts, which outlive it. */
struct diff_side {
	struct map map;
	unsigned tells;
};

/* A side of one tree alone, of either kind. It belongs to ARENA. */
void diff_side_of_facts(struct diff_side *side, struct arena *arena,
			const struct facts *facts);

/* A side of a pair: with verdicts. */
void diff_side_of_pair(struct diff_side *side, struct arena *arena,
		       const struct facts *linux_tree, const struct facts *qemu_tree);

/* Adds to CHANGES what is between two sides. */
void diff_sides(struct changes *changes, struct arena *arena,
		const struct diff_side *older, const struct diff_side *newer);

#endif
