/* SPDX-License-Identifier: MIT */
/* What the parts that read a Linux tree share. */
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

/* A feature that __feature_translate() names. */
struct translation {
	const struct candidate *feature;
	struct span place;		/* where it does */
	question number;		/* what it is translated to */
};

struct kvm {
	/* What holds each; null where the tree has none. */
	struct excerpt *registers, *words, *reverse, *features, *translate;
	struct registers register_questions;
	candidates macros;		/* of KVM's own files */
	uint32_t reverse_rows;		/* as many are asked for */
	question reverse_count;		/* and behind it, they */
	VEC(struct translation) translations;
};

/* The tables of arch/x86/kernel/cpu; see view_ask_rows. */
struct tables {
	struct excerpt *scattered, *dependencies;
	uint32_t scattered_rows, dependency_rows;
	question scattered_count, dependency_count;
};

struct linux_view {
	struct reading *reading;
	struct view *view;		/* the reading's */
	struct excerpt *features, *vmx, *words;
	candidates feature_macros, bug_macros, vmx_macros;
	struct kvm kvm;
	struct tables tables;
	struct caps *caps;
	struct setters *setters;
};

/* Asks for each macro of EXCERPT with that prefix; ones with arguments, or not. */
void ask_macros(struct linux_view *linux_view, const struct excerpt *excerpt,
		const char *prefix, bool function_like, candidates *list);

/* Shows a struct, which must stand in the same file as the table of it. */
void show_struct(struct linux_view *linux_view, struct excerpt *excerpt,
		 const char *name);

/* The word of that number; null if there is none. */
struct word_fact *word_numbered(struct linux_facts *facts, uint64_t number);

/* What a row says of a leaf; false, reported at PLACE, if that is none. */
bool make_leaf(struct linux_view *linux_view, uint64_t function, uint64_t index,
	       uint64_t reg, struct span place, struct leaf *leaf);

/*
 * Each part finds what is to be shown (_find), puts into the view what goes
 * before the tree's files (_show), asks, when they and the features are there
 * (_ask), and makes facts of the answers, those of the parts before it being
 * there (_answer).
 */

/* arch/x86/kvm: words, features of its own, translations (kvm.c). */
void kvm_find(struct linux_view *linux_view);
void kvm_show(struct view *view);
void kvm_ask(struct linux_view *linux_view);
void kvm_answer(struct linux_view *linux_view);

/* scattered.c and cpuid_deps[] (tables.c). */
void tables_find(struct linux_view *linux_view);
void tables_show(struct view *view);
void tables_ask(struct linux_view *linux_view);
void tables_answer(struct linux_view *linux_view);

/* What KVM advertises (caps.c). */
void caps_find(struct linux_view *linux_view);
void caps_show(struct linux_view *linux_view);
void caps_answer(struct linux_view *linux_view);

/* Where the kernel sets features itself (setters.c). */
void setters_find(struct linux_view *linux_view);
void setters_show(struct linux_view *linux_view);
void setters_ask(struct linux_view *linux_view);
void setters_answer(struct linux_view *linux_view);

#endif
