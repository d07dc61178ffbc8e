/* SPDX-License-Identifier: MIT */
/*
 * Prints which name the capflags.c of the tree's own script gives each macro.
 * ids.h gives every macro a number of its own, also those of one bit and those
 * that a 64-bit kernel does not have: so that gcc can tell each one's name.
 */
#include <stdio.h>

#define NCAPINTS 1024
#define NBUGINTS 1024
#define NVMXINTS 1024
#define _ASM_X86_CPUFEATURES_H
#define _ASM_X86_VMXFEATURES_H
#define CONFIG_X86_VMX_FEATURE_NAMES

#include "ids.h"
#include "capflags.c"

static void print(const char *kind, const char *macro, const char *name)
{
	printf("%s\t%s\t%s%s\n", kind, macro, name ? "shown\t" : "hidden",
	       name ? name : "");
}

int main(void)
{
#define NAME(name) print("feature", #name, x86_cap_flags[name]);
#include "feature.list"
#undef NAME
#define NAME(name) print("conditional", #name, x86_cap_flags[name]);
#include "feature_only32.list"
#undef NAME
#define NAME(name) print("bug", #name, x86_bug_flags[name - NCAPINTS * 32]);
#include "bug.list"
#undef NAME
#define NAME(name) print("conditional", #name, x86_bug_flags[name - NCAPINTS * 32]);
#include "bug_only32.list"
#undef NAME
#define NAME(name) print("vmx", #name, x86_vmx_flags[name]);
#include "vmx.list"
#undef NAME
#define NAME(name) print("conditional", #name, x86_vmx_flags[name]);
#include "vmx_only32.list"
#undef NAME
	return 0;
}
