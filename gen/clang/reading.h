/* SPDX-License-Identifier: MIT */
/*
 * A reading of one tree: which files are opened, in which of them what is
 * looked for is, and the facts that come of it.
 */
#ifndef FEATMAP_CLANG_READING_H
#define FEATMAP_CLANG_READING_H

#include "facts.h"
#include "manifest.h"
#include "outline.h"
#include "repository.h"
#include "view.h"

struct reading {
	struct arena *arena;
	struct diag *diag;
	const char *tree;		/* as the user named it */
	bool partial;			/* a missing part is listed, no error */
	bool names_only;		/* of Linux: nothing of bits is read */
	bool bits_only;			/* of Linux: names and bits, no more, are read */
	struct repository repository;	/* of REPO@REV; without a handle: a folder */
	struct revision revision;
	const struct manifest_entry *manifest;
	struct facts *facts;
	struct view view;		/* what libclang has seen, if anything */
	VEC(struct opened {
		const char *path;
		struct source *source;		/* null: not there */
		struct excerpt *excerpt;	/* null: not asked for yet */
		struct outline *outline;	/* the same */
	}) opened;
};

/*
 * Opens what the tree's name leads to: a folder, or if there is none, REPO@REV.
 * False, with the error reported, if that is a revision and cannot be had.
 */
bool reading_open(struct reading *reading);
/* Takes its time: to give libclang's memory back needs much of it. */
void reading_close(struct reading *reading);

/* Whether the tree has a file or folder of that path. */
bool reading_has(struct reading *reading, const char *path);

/* The file at PATH in the tree; null if it is not there, or bad (reported). */
struct source *reading_source(struct reading *reading, const char *path);

/* The excerpt of the file at PATH; null as above. */
struct excerpt *reading_excerpt(struct reading *reading, const char *path);

/* The outline of the file at PATH; null as above. */
struct outline *reading_outline(struct reading *reading, const char *path);

/*
 * Shows NAME, in the first of the manifest's files for PART that holds it, and
 * gives that one's excerpt. If there is none: null, reported with MUST.
 */
struct excerpt *reading_find(struct reading *reading, const char *part,
			     enum construct construct, const char *name, bool must);

/* Reports that the tree lacks WHAT, or lists its PART as missing. */
void reading_missing(struct reading *reading, const char *part, const char *what);

/* Fills in the facts' list of files. */
void reading_list_files(struct reading *reading);

/* The bytes of SOURCE from START to END as text; owned by the arena. */
char *reading_text(struct reading *reading, const struct source *source,
		   uint32_t start, uint32_t end);

/*
 * Fill in the facts of a tree. False, with the errors reported, if anything
 * in it is not understood.
 */
bool read_linux(struct reading *reading);
bool read_qemu(struct reading *reading);

/* CPUID_EAX ... or R_EAX ...: what the tree calls the registers, as questions. */
struct registers {
	question questions[REG_COUNT];
};

struct registers ask_registers(struct view *view, const char *prefix,
			       struct span place);

/* The register that the tree numbers so; false, reported at PLACE, if none. */
bool find_register(struct view *view, const struct registers *registers,
		   struct span place, uint64_t number, enum reg *reg);

#endif
