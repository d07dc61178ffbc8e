/* SPDX-License-Identifier: MIT */
/*
 * KVM's __feature_translate(): which Linux-defined feature is which KVM one.
 *
 * Read from lexemes, with the function-like macros of its body expanded: a
 * switch of "case FROM: return TO;", or a chain of "if (x == FROM) return TO;".
 */
#ifndef FEATMAP_KVM_GRAMMAR_H
#define FEATMAP_KVM_GRAMMAR_H

#include "cexpr.h"

struct kvm_translation {
	const struct lexeme *from, *to;
};

struct kvm_translations {
	struct arena *arena;
	struct diag *diag;
	const struct lexeme *next;	/* the body's '{' */
	size_t left;			/* lexemes, up to its '}' */
	struct span place;			/* of the body, for an early end */
	struct kvm_translation *items;		/* set; owned by the arena */
	size_t count, capacity;
};

/* False, with the error reported, if the body is not of that form. */
bool kvm_read_translations(struct kvm_translations *translations);

#endif
