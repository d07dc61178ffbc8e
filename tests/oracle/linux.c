/* SPDX-License-Identifier: MIT */
/*
 * Prints what gcc makes of a Linux tree's own headers and tables, which the
 * test has put beside: values as facts have them, names from lists of NAME().
 */
#include <stdint.h>
#include <stdio.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
#undef __always_inline
#define __always_inline inline

#include "asm/cpufeatures.h"
#include "asm/vmxfeatures.h"
#include "capflags64.c"
#include "registers.h"
#include "words.h"
#include "kvm_words.h"
#include "kvm_macros.h"
#include "cpuid_reg.h"
#include "reverse_cpuid.h"
#include "cpuid_bit.h"
#include "cpuid_bits.h"
#include "translate.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *reg_name(int reg)
{
	return reg == CPUID_EAX ? "eax" : reg == CPUID_EBX ? "ebx" :
	       reg == CPUID_ECX ? "ecx" : reg == CPUID_EDX ? "edx" : "?";
}

static void print_numbers(void)
{
	printf("limit\tNCAPINTS\t%d\n", NCAPINTS);
	printf("limit\tNBUGINTS\t%d\n", NBUGINTS);
	printf("limit\tNVMXINTS\t%d\n", NVMXINTS);
#define PRINT(kind, name, number) \
	printf("%s\t%s\t%d\t%d\n", kind, name, (number) / 32, (number) % 32);
#define NAME(name) PRINT("feature", #name, name)
#include "feature.list"
#undef NAME
#define NAME(name) PRINT("bug", #name, name - NCAPINTS * 32)
#include "bug.list"
#undef NAME
#define NAME(name) PRINT("vmx", #name, name)
#include "vmx.list"
#undef NAME
#define NAME(name) PRINT("kvm-feature", #name, name)
#include "kvm_feature.list"
#undef NAME
}

static void print_words(void)
{
#define NAME(name) printf("word\t%s\t%d\n", #name, name);
#include "words.list"
#undef NAME
#define NAME(name) printf("kvm-word\t%s\t%d\n", #name, name);
#include "kvm_words.list"
#undef NAME
	/* Function 0 holds no features: such a row is one that is not there. */
	for (unsigned i = 0; i < COUNT(reverse_cpuid); i++)
		if (reverse_cpuid[i].function)
			printf("row\t%u\t0x%x\t%u\t%s\n", i,
			       reverse_cpuid[i].function, reverse_cpuid[i].index,
			       reg_name(reverse_cpuid[i].reg));
}

static void print_scattered(void)
{
	for (const struct cpuid_bit *row = cpuid_bits; row->feature; row++) {
#define NAME(name) \
		if (row->feature == name) \
			printf("scattered\t%s\t0x%x\t%u\t%s\t%u\n", #name, \
			       row->level, row->sub_leaf, reg_name(row->reg), \
			       row->bit);
#include "feature.list"
#undef NAME
	}
}

#ifdef HAS_TRANSLATE
static void print_translation(const char *from, u32 number)
{
	u32 to = __feature_translate((int)number);
	int found = 0;

	if (to == number)
		return;
#define NAME(name) \
	if (to == name) \
		found += printf("translation\t%s\t%s\n", from, #name) > 0;
#include "kvm_feature.list"
#undef NAME
	if (!found)
		printf("translation\t%s\t%u\n", from, to);
}

static void print_translations(void)
{
#define NAME(name) print_translation(#name, name);
#include "feature.list"
#include "kvm_feature.list"
#undef NAME
}
#else
static void print_translations(void)
{
}
#endif

static void print_array(const char *kind, const char *const *names, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (names[i])
			printf("array\t%s\t%u\t%s\n", kind, i, names[i]);
}

int main(void)
{
	print_numbers();
	print_words();
	print_scattered();
	print_translations();
	print_array("feature", x86_cap_flags, COUNT(x86_cap_flags));
	print_array("bug", x86_bug_flags, COUNT(x86_bug_flags));
	print_array("vmx", x86_vmx_flags, COUNT(x86_vmx_flags));
	return 0;
}
