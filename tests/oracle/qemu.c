/* SPDX-License-Identifier: MIT */
/*
 * Prints what gcc makes of a QEMU tree's own macros, types and tables, which the
 * test has put beside: as facts have them.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "macros.h"
#include "registers.h"
#include "words.h"
#include "types.h"
#include "info.h"
#include "table.h"
#include "mask.h"
#include "dep.h"
#include "dependencies.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *reg_name(int reg)
{
	return reg == R_EAX ? "eax" : reg == R_EBX ? "ebx" :
	       reg == R_ECX ? "ecx" : reg == R_EDX ? "edx" : "?";
}

static void print_place(const char *name, const FeatureWordInfo *word)
{
	if (word->type == MSR_FEATURE_WORD) {
		printf("qemu-word\t%s\tmsr\t0x%x\n", name, word->msr.index);
		return;
	}
	printf("qemu-word\t%s\tcpuid\t0x%x\t", name, word->cpuid.eax);
	if (word->cpuid.needs_ecx)
		printf("%u", word->cpuid.ecx);
	else
		printf("-");
	printf("\t%s\n", reg_name(word->cpuid.reg));
}

static void print_mask(const char *name, const char *kind, uint64_t mask)
{
	if (mask)
		printf("qemu-mask\t%s\t%s\t0x%llx\n", name, kind,
		       (unsigned long long)mask);
}

static void print_word(const char *name, const FeatureWordInfo *word)
{
	print_place(name, word);
	print_mask(name, "migratable", word->migratable_flags);
	print_mask(name, "no-autoenable", word->no_autoenable_flags);
	print_mask(name, "tcg", word->tcg_features);
	print_mask(name, "unmigratable", word->unmigratable_flags);
	for (unsigned bit = 0; bit < COUNT(word->feat_names); bit++)
		if (word->feat_names[bit])
			printf("qemu-name\t%s\t%u\t%s\n", name, bit,
			       word->feat_names[bit]);
}

static const char *word_name(unsigned word)
{
#define NAME(name) \
	if (name == word) \
		return #name;
#include "words.list"
#undef NAME
	return "?";
}

static void print_dependencies(void)
{
	for (unsigned i = 0; i < COUNT(feature_dependencies); i++) {
		const FeatureDep *row = &feature_dependencies[i];

		printf("qemu-dependency\t%s\t0x%llx\t%s\t0x%llx\n",
		       word_name(row->from.index),
		       (unsigned long long)row->from.mask,
		       word_name(row->to.index),
		       (unsigned long long)row->to.mask);
	}
}

int main(void)
{
	/* FEATURE_WORDS is one of the names: it counts, it is no word. */
#define NAME(name) \
	if (name != FEATURE_WORDS) \
		print_word(#name, &feature_word_info[name]);
#include "words.list"
#undef NAME
	print_dependencies();
	return 0;
}
