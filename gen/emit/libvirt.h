/* SPDX-License-Identifier: MIT */
/*
 * libvirt's list of x86 features, as it follows from the two trees and from
 * what libvirt decides by itself.
 */
#ifndef FEATMAP_LIBVIRT_H
#define FEATMAP_LIBVIRT_H

#include "libvirt_config.h"

enum alias_source { ALIAS_QEMU, ALIAS_LINUX, ALIAS_SOURCES };
extern const char *const alias_source_names[ALIAS_SOURCES];

struct libvirt_alias {
	const char *name;
	enum alias_source source;
	struct span place;	/* in the tree that has the name */
};

struct libvirt_feature {
	const char *name;
	struct place place;
	bool needs_index;	/* of CPUID: the subleaf matters */
	bool not_migratable;
	const struct map_row *row;	/* null: no tree knows the bit */
	VEC(struct libvirt_alias) aliases;	/* QEMU's before Linux's, by name */
};

/* Sorted by place. */
struct libvirt_list {
	struct libvirt_feature *items;
	size_t count, capacity;
};

/*
 * Makes the list. It belongs to ARENA and borrows from MAP and CONFIG. False,
 * with the errors reported, if CONFIG asks for what cannot be.
 */
bool libvirt_build(struct libvirt_list *list, struct arena *arena, const struct map *map,
		   const struct libvirt_config *config, struct diag *diag);

struct libvirt_aliases {
	struct libvirt_alias *items;
	size_t count, capacity;
};

/* What QEMU, or Linux, calls the bit of ROW besides NAME; sorted by name. */
void libvirt_find_aliases(struct libvirt_aliases *aliases, struct arena *arena,
			  const struct map *map, const struct map_row *row,
			  const char *name, enum alias_source source);

#endif
