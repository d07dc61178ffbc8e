/* SPDX-License-Identifier: MIT */
/*
 * Emitters: one output format each, from the map to a stream, nothing else.
 *
 * Write errors stay in the stream for the caller to find. What is written
 * depends on the map alone: no dates, no paths of the machine, no locale.
 */
#ifndef FEATMAP_EMIT_H
#define FEATMAP_EMIT_H

#include <stdio.h>

#include "map.h"

struct libvirt_list;
struct libvirt_config;
struct libvirt_table;

struct emit_options {
	const char *prefix;	/* of featmap.h's identifiers; names.go's package */
	/* For libvirt's formats alone, as is the reason of each to be null. */
	const struct libvirt_list *libvirt;		/* no --config */
	const struct libvirt_config *libvirt_config;	/* the same */
	const struct libvirt_table *libvirt_table;	/* no --libvirt */
};

typedef void emit_format(const struct map *map, const struct emit_options *options,
			 FILE *stream);

/* featmap.json: the map, by its contract "featmap/1". */
emit_format emit_json;
/* capflags.c: the bytes that the tree's own mkcapflags.sh writes. */
emit_format emit_capflags;
/* namemap.c: capflags.c with nothing left out and QEMU's names beside. */
emit_format emit_namemap;
/* featmap.h: one header to vendor, table and lookups. */
emit_format emit_header;
/* audit.txt: counts per verdict and the lists behind them, to read. */
emit_format emit_audit;
/* names.json: which names may be passed from one side to the other. */
emit_format emit_names_json;
/* names.go: the same as a Go package, gofmt's way. */
emit_format emit_names_go;
/* x86_features.xml: what libvirt's own generator writes. */
emit_format emit_libvirt;
/* libvirt-report.txt: what is wrong, missing or needless in libvirt's table. */
emit_format emit_libvirt_report;
/* kcpuid.csv: the bits as a table for the kernel's kcpuid. */
emit_format emit_kcpuid;
/* qemu-names.txt: every name of a feature word that -cpu takes. */
emit_format emit_qemu_names;
/* cpuinfo.json: the flags in the order in which /proc/cpuinfo shows them. */
emit_format emit_cpuinfo;

/* Whether a Go package may be called NAME, which is an identifier in C. */
bool emit_is_go_package(const char *name);

/* What the emitters share. */

/* " * Linux 6.12.107, QEMU 10.0.13" and the files' hashes, as comment lines. */
void emit_provenance(const struct map *map, FILE *stream);

/* The same with LEAD before each line: "//" where comments have no end. */
void emit_provenance_led(const struct map *map, const char *lead, FILE *stream);

/*
 * Prints a name where the format has no quotes, in WIDTH columns at least: a '?'
 * stands for what is in no flag's name and could end the field or be a formula.
 */
void emit_word(const char *word, size_t width, FILE *stream);

/* The macro without X86_FEATURE_ and the like, lower-cased; into ARENA. */
const char *emit_own_name(struct arena *arena, const char *macro);

/* "CPUID.07H.0:EDX[26]" or "MSR.10AH[0]"; into ARENA. */
const char *emit_place(struct arena *arena, const struct place *place);

/* "7.0.edx.26" or "msr.10a.0", for links and identities; into ARENA. */
const char *emit_dotted(struct arena *arena, const struct place *place);

/* "7.0.edx": the same of a whole register. */
const char *emit_register(struct arena *arena, const struct leaf *leaf);

#endif
