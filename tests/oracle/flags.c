/* SPDX-License-Identifier: MIT */
/*
 * Prints what a 64-bit kernel can show in /proc/cpuinfo, in its order: as the
 * kernel does, this goes through the array that the tree's own script made.
 */
#include <stdio.h>

#include "capflags.c"

int main(void)
{
	for (int i = 0; i < NCAPINTS * 32; i++)
		if (x86_cap_flags[i])
			printf("%s\t%d\t%d\n", x86_cap_flags[i], i / 32, i % 32);
	return 0;
}
