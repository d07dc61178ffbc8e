/* SPDX-License-Identifier: MIT */
/*
 * Facts: what one source tree says, and nothing else. No joining, no judging.
 *
 * In memory this struct, filled by a reader; on disk the canonical text that
 * facts_write() prints. Names and texts belong to the tree's arena.
 */
#ifndef FEATMAP_FACTS_H
#define FEATMAP_FACTS_H

#include <stdio.h>

#include "source.h"

enum {
	BITS_PER_WORD = 32,
	BITS_PER_MSR = 64,
};

enum tree_kind { TREE_LINUX, TREE_QEMU };

/* In Linux's order, which is not QEMU's. */
enum reg { REG_EAX, REG_EBX, REG_ECX, REG_EDX, REG_COUNT };
extern const char *const reg_names[REG_COUNT];

/* The registers of one CPUID function; index 0 where subleafs do not matter. */
struct leaf {
	uint32_t function, index;
	enum reg reg;
};

/* A word of 32 capability bits: an enumerator of cpuid_leafs or KVM's own. */
struct word_fact {
	const char *name;
	uint32_t number;
	bool has_leaf;		/* else Linux-defined */
	struct leaf leaf;
	struct span place;
};

/* A feature, bug or VMX feature of Linux. */
struct feature_fact {
	const char *macro;
	uint32_t word, bit;	/* a bug's word counts from the first bug word */
	const char *shown;	/* the name in /proc/cpuinfo; null if hidden */
	struct span place;
};

/* A bit that scattered.c gives a feature. */
struct scattered_fact {
	const char *macro;
	struct leaf leaf;
	uint32_t bit;
	struct span place;
};

/* A macro of KVM's own files, hidden by nature; WORD by number, as above. */
struct kvm_feature_fact {
	const char *macro;
	uint32_t word, bit;
	struct span place;
};

/* __feature_translate() maps the first onto the second. */
struct translation_fact {
	const char *from, *to;
	struct span place;
};

/* How KVM lists a capability; which macro of KVM's does so is in facts.c. */
enum kvm_class {
	KVM_NATIVE,		/* if the host's CPU and kernel have it */
	KVM_SCATTERED,		/* the same, of a bit that scattered.c gives */
	KVM_X86_64,		/* the same, by 64-bit kernels only */
	KVM_EMULATED,		/* by KVM, whatever the CPU has */
	KVM_SYNTHESIZED,	/* if the host's kernel has it, whatever the CPU */
	KVM_PASSTHROUGH,	/* if the CPU has it, whatever the kernel */
	KVM_ALIASED,		/* AMD's copy of a bit of CPUID 1.EDX */
	KVM_VENDOR,		/* known; advertised by what vmx or svm add */
	KVM_RUNTIME,		/* known; never advertised */
	KVM_CLASSES
};
extern const char *const kvm_class_names[KVM_CLASSES];

/* A bit that is listed for a word when KVM's capabilities are set up. */
struct kvm_cap_fact {
	const char *word;	/* the enumerator: of words or kvm_words */
	uint32_t bit;
	enum kvm_class class;
	const char *macro;	/* null for a bare BIT() */
	const char *condition;	/* in C, as written but for blanks; null: none */
	struct span place;
};

/* A name in a comment of such a list: deliberately not in it. */
struct kvm_left_out_fact {
	const char *word, *name;
	struct span place;
};

enum kvm_op { KVM_SET, KVM_CLEAR, KVM_CHECK_AND_SET, KVM_OPS };
extern const char *const kvm_op_names[KVM_OPS];

/* What is done to a capability later, one by one. */
struct kvm_op_fact {
	const char *function;
	uint32_t number;	/* in the function, from 0 */
	enum kvm_op op;
	const char *word;
	uint32_t bit;
	const char *macro;	/* null for a bare BIT() */
	const char *condition;	/* as above */
	struct span place;
};

/* cpuid_deps[]: the kernel clears MACRO where it has no NEEDS. */
struct dependency_fact {
	const char *macro, *needs;
	struct span place;
};

/* A call by which the kernel itself sets or clears a feature. */
struct setter_fact {
	const char *macro;
	const char *call;	/* set_cpu_cap, setup_clear_cpu_cap, ... */
	const char *function;	/* that the call is in */
	const char *path;
	uint32_t line;		/* what the fact is about: where to look */
	struct span place;
};

/* Which header a line of capflags.c comes from. */
enum capflags_kind { CAPFLAGS_FEATURE, CAPFLAGS_BUG, CAPFLAGS_VMX, CAPFLAGS_KINDS };
extern const char *const capflags_kind_names[CAPFLAGS_KINDS];

/* What mkcapflags.sh writes, in order: a line as it is, or an array. */
struct capflags_step {
	const char *text;	/* the line, or the array's name */
	bool is_array;
	const char *size;	/* of the array, in C */
	const char *prefix;	/* of its macros */
	const char *offset;	/* subtracted from each, in C; "" for none */
	enum capflags_kind kind;
	struct span place;
};

/* One line of an array: the quoted name as mkcapflags.sh prints it. */
struct capflags_row {
	enum capflags_kind kind;
	const char *macro, *quoted;
	struct span place;
};

struct linux_facts {
	VEC(struct word_fact) words;
	VEC(struct word_fact) kvm_words;
	VEC(struct feature_fact) features;
	VEC(struct feature_fact) bugs;
	VEC(struct feature_fact) vmx;
	VEC(struct feature_fact) conditional;	/* not in the 64-bit view; no numbers */
	VEC(struct scattered_fact) scattered;
	VEC(struct kvm_feature_fact) kvm_features;
	VEC(struct translation_fact) translations;
	VEC(struct kvm_cap_fact) kvm_caps;
	VEC(struct kvm_left_out_fact) kvm_left_out;
	VEC(struct kvm_op_fact) kvm_ops;	/* by function, then number */
	VEC(struct dependency_fact) dependencies;
	VEC(struct setter_fact) setters;
	VEC(struct capflags_step) capflags_steps;	/* empty: script not known */
	VEC(struct capflags_row) capflags_rows;
	uint32_t feature_words, bug_words, vmx_words;
	bool unquoted_shown;	/* a macro without a quoted name shows its own */
};

enum mask_kind {
	MASK_MIGRATABLE,
	MASK_NO_AUTOENABLE,
	MASK_TCG,
	MASK_UNMIGRATABLE,
	MASK_KINDS
};
extern const char *const mask_names[MASK_KINDS];

/* A feature word of QEMU. */
struct qemu_word_fact {
	const char *name;
	bool is_msr;
	struct leaf leaf;	/* if not an MSR */
	bool needs_index;	/* the CPUID function looks at ECX */
	uint32_t msr;		/* if an MSR */
	uint64_t masks[MASK_KINDS];
	struct span place;
};

/* What QEMU says of one bit of a word: a name, a comment's hint, or both. */
struct qemu_name_fact {
	uint32_t word;		/* index in words */
	uint32_t bit;
	const char *name, *hint;	/* either may be null */
	struct span place;
};

/* feature_dependencies[]: QEMU clears TO where all of FROM is missing. */
struct qemu_dependency_fact {
	uint32_t from_word, to_word;	/* indices in words */
	uint64_t from_mask, to_mask;
	struct span place;
};

/* object_property_add_alias(): -cpu takes ALIAS for the property NAME. */
struct qemu_alias_fact {
	const char *alias, *name;
	struct span place;
};

struct qemu_facts {
	VEC(struct qemu_word_fact) words;
	VEC(struct qemu_name_fact) names;
	VEC(struct qemu_dependency_fact) dependencies;
	VEC(struct qemu_alias_fact) aliases;	/* perhaps of no feature */
};

struct facts {
	enum tree_kind kind;
	const char *version;
	VEC(struct source *) files;	/* read, in order of path */
	VEC(const char *) missing;	/* parts the tree lacks (--partial) */
	struct linux_facts linux_tree;
	struct qemu_facts qemu_tree;
};

/* Whether the tree lacked this part, which --partial allows. */
bool facts_lack(const struct facts *facts, const char *part);

/*
 * Prints FACTS as canonical text: equal knowledge gives equal bytes. With
 * PLACES, each line has a last field "@path:line:column" where it comes from a
 * place in a file; that is for comparing two readings, not canonical. Write
 * errors are left in STREAM for the caller to find.
 */
void facts_write(const struct facts *facts, bool places, FILE *stream);

/*
 * Puts the lists into an order that hangs on what they hold alone: whatever is
 * made of FACTS is the same, be they from a tree or from saved text. ARENA is
 * for what is needed meanwhile.
 */
void facts_sort(struct facts *facts, struct arena *arena);

#endif
