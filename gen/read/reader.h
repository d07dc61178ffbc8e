/* SPDX-License-Identifier: MIT */
/*
 * Readers: turn one tree into facts.
 *
 * A reader looks for each construct in the files that the manifest names for
 * it, newest place first, and takes the first file that holds it.
 */
#ifndef FEATMAP_READER_H
#define FEATMAP_READER_H

#include "tree.h"
#include "unit.h"

enum {
	/* Bytes of a name that each of many facts repeats; the longest real one has 44. */
	LONGEST_NAME = 256,
};

struct reader {
	struct tree *tree;
	struct arena *arena;
	struct diag *diag;
	struct unit *unit;
	struct facts *facts;
	const struct feature_index *features;	/* Linux's, once they are read */
	const struct manifest_entry *manifest;	/* ends with a null construct */
	bool partial;		/* a missing part is listed, not an error */
	size_t written;		/* bytes of conditions, by caps_condition.c so far */
	VEC(struct unit_file *) files;		/* of the unit */
};

/* Where a construct starts: a token of a file's code. File null: nowhere. */
struct found {
	struct unit_file *file;
	uint32_t token;
};

/* Looks for a construct in a file's code; true with *token where it starts. */
typedef bool find_in_file(struct reader *reader, struct unit_file *file,
			  const char *name, uint32_t *token);

/* Ready-made: "NAME[...] = {" (the brace), "NAME(...) {", "struct NAME {". */
find_in_file find_array, find_function, find_struct;
/* "enum NAME {", wherever in the unit; the token says nothing. */
find_in_file find_enum;
/* Any file there is: for headers read as a whole. */
find_in_file find_anything;

/*
 * Finds NAME in the manifest's files for CONSTRUCT. If no file holds it: with
 * MUST, reports which files were tried (or, if partial, lists the construct as
 * missing).
 */
struct found reader_find(struct reader *reader, const char *construct,
			 find_in_file *find, const char *name, bool must);

/* The file at PATH in the unit, added at the first call; null if not there. */
struct unit_file *reader_file(struct reader *reader, const char *path);

/* Adds all files that the manifest names for CONSTRUCT and that are there. */
void reader_add_all(struct reader *reader, const char *construct);

/* Reports, or if partial lists, that the tree lacks WHAT. */
void reader_missing(struct reader *reader, const char *construct,
		    const char *what);

/* The { } at FOUND, checked to be free of undecided parts; null if broken. */
struct init *reader_init(struct reader *reader, struct found found);

/* The value of tokens of FILE's code; false if there is none, reported. */
bool reader_value(struct reader *reader, struct unit_file *file,
		  struct token_range range, struct value *value);

/*
 * Fills FACTS from the tree, read as HOW says (READ_PARTIAL and so on). False, with the errors reported, if anything is
 * wrong. TREE, its arena and its diag outlive FACTS.
 */
bool read_linux(struct tree *tree, unsigned how, struct facts *facts);
bool read_qemu(struct tree *tree, unsigned how, struct facts *facts);

/*
 * Fills in the version of FACTS, whose kind is known, and nothing else: it comes
 * from the files that the manifest names for it, and nothing else does. False as
 * above.
 */
bool read_version(struct tree *tree, unsigned how, struct facts *facts);

/* Their parts for that. */
void read_linux_version(struct reader *reader);
void read_qemu_version(struct reader *reader);

/* What read_linux takes a kernel's build to define, or not to. */
extern const struct given_define linux_defines[];

/* read_linux's part for arch/x86/kvm, given the features already read. */
void read_kvm(struct reader *reader);

/* The word of that number, KVM's own ones among them; null if there is none. */
struct word_fact *reader_word(struct linux_facts *facts, uint64_t number);

/* Its part for what KVM advertises, given all of the above. */
void read_caps(struct reader *reader);

/* Its parts for cpuid_deps[], and for where the kernel sets features itself. */
void read_dependencies(struct reader *reader);
void read_setters(struct reader *reader);

/* read_qemu's part for feature_dependencies[], given the words. */
void read_qemu_dependencies(struct reader *reader);

/* Its part for the further names that -cpu takes for a property. */
void read_qemu_aliases(struct reader *reader);

/* CPUID_EAX ... or R_EAX ... of a tree, by value; see reader_read_registers. */
struct registers {
	uint64_t values[REG_COUNT];
};

/*
 * Reads the values of PREFIX with EAX, EBX, ECX, EDX behind it. The two trees
 * count registers differently: that is why they are asked. PLACE is where to
 * point if one is not defined.
 */
bool reader_read_registers(struct reader *reader, const char *prefix,
			   struct span place, struct registers *registers);

/* The register of VALUE; false, with the error reported at PLACE, if none. */
bool reader_register(struct reader *reader, const struct registers *registers,
		     struct span place, uint64_t value, enum reg *reg);

#endif
