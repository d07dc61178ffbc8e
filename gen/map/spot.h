/* SPDX-License-Identifier: MIT */
/*
 * Bits as people and programs write them:
 *
 *	18*32+26, (18*32 + 26)			Linux's number
 *	7.0.edx.26, 7.edx.26, msr.48d.7		function and MSR in hexadecimal
 *	CPUID.07H.0:EDX[26], MSR.48DH[7]	as this program prints them
 *	CPUID.07H:EDX.spec-ctrl [bit 26]	in QEMU's log, where the name
 *	MSR(48DH).vmx-posted-intr [bit 7]	may be missing
 *	CPUID[eax=07h,ecx=00h].EDX.spec-ctrl [bit 26]	since QEMU 10.1
 */
#ifndef FEATMAP_SPOT_H
#define FEATMAP_SPOT_H

#include "map.h"

struct spot {
	bool is_number;		/* WORD and PLACE.BIT only */
	uint32_t word;
	struct place place;
	bool any_index;		/* the index is not told */
	const char *name;	/* QEMU's, behind its place; null if none */
};

/* Whether TEXT, all of it but blanks, is a bit; texts go to ARENA. */
bool spot_read(struct arena *arena, const char *text, struct spot *spot);

/*
 * The next bit in QEMU's notation anywhere in *TEXT, which is moved behind it:
 * that is how a line of its log is read. False if there is none.
 */
bool spot_next_in_log(struct arena *arena, const char **text, struct spot *spot);

#endif
