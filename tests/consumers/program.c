/* SPDX-License-Identifier: MIT */
/* A program that uses featmap.h, whichever one its build gives it. */
#define FEATMAP_IMPLEMENTATION
#include "featmap.h"

#include <stdio.h>

int main(void)
{
	const char *name = "spec-ctrl";
	int known = featmap_find_qemu(name, NULL) != NULL;

	printf("%s: %s\n", name, known ? "known" : "unknown");
	return !known;
}
