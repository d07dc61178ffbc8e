/* SPDX-License-Identifier: MIT */
/* What the parts that read a Linux tree share: linux.c and kvm.c. */
#ifndef FEATMAP_CLANG_LINUX_H
#define FEATMAP_CLANG_LINUX_H

#include "reading.h"

/* A macro that may be a feature, and what is asked of it. */
struct candidate {
	const char *macro;
	const struct excerpt *excerpt;
	struct span place;		/* of its name */
	question number;		/* its value, if it is defined */
};

typedef VEC(struct candidate) candidates;

struct kvm {
	/* What holds each; null where the tree has none. */
	struct excerpt *registers, *scattered, *words, *reverse, *features,
		*translate;
	struct registers register_questions;
	candidates macros;		/* of KVM's own files */
	uint32_t scattered_rows, reverse_rows;	/* as many are asked for */
	question first_scattered, first_reverse, first_translated;
	question scattered_count, reverse_count;
};

struct linux_view {
	struct reading *reading;
	struct view view;
	struct excerpt *features, *vmx, *words;
	candidates feature_macros, bug_macros, vmx_macros;
	struct kvm kvm;
};

/* Asks for each macro of EXCERPT with that prefix; ones with arguments, or not. */
void ask_macros(struct linux_view *linux_view, const struct excerpt *excerpt,
		const char *prefix, bool function_like, candidates *list);

/* Finds, in the files for KVM and scattered.c, what is to be shown. */
void kvm_find(struct linux_view *linux_view);

/* Puts the files in the view and asks; the features have been asked for. */
void kvm_ask(struct linux_view *linux_view);

/* Makes facts of the answers; those of the features and words are there. */
void kvm_answer(struct linux_view *linux_view);

#endif
