/* SPDX-License-Identifier: MIT */
/*
 * libvirt's own x86_features.xml, read as its generator writes it: no more of
 * XML is understood than that.
 */
#ifndef FEATMAP_LIBVIRT_TABLE_H
#define FEATMAP_LIBVIRT_TABLE_H

#include "libvirt.h"

struct libvirt_entry {
	const char *name;
	struct place place;
	bool not_migratable;
	struct span span;	/* of the name */
	VEC(struct libvirt_alias) aliases;	/* their places are in this file */
};

struct libvirt_table {
	struct source *source;
	VEC(struct libvirt_entry) entries;	/* as they stand in the file */
	const struct libvirt_entry **by_place;	/* the same, sorted */
};

/*
 * Reads the file called PATH; TABLE lives in ARENA. False, with the errors
 * reported, if it cannot be read, or anything in it is not understood.
 */
bool libvirt_table_read(struct libvirt_table *table, const char *path,
			struct arena *arena, struct diag *diag);

/* The entry for the bit at PLACE; null if there is none. */
const struct libvirt_entry *libvirt_table_at(const struct libvirt_table *table,
					     const struct place *place);

#endif
