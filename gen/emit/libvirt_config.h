/* SPDX-License-Identifier: MIT */
/*
 * What libvirt decides about its list of features, and no tree tells: a text
 * file for people to edit. inputs/libvirt.conf says at its top what a line may be.
 */
#ifndef FEATMAP_LIBVIRT_CONFIG_H
#define FEATMAP_LIBVIRT_CONFIG_H

#include "diag.h"
#include "map.h"

enum choice_kind {
	CHOICE_IGNORE,		/* NAME of QEMU is left out */
	CHOICE_NAME,		/* what QEMU calls NAME libvirt calls OTHER */
	CHOICE_EXTRA,		/* the bit at PLACE is listed, as NAME */
	CHOICE_LINUX_ALIAS,	/* of libvirt's NAME, Linux's is an alias */
	CHOICE_NOT_MIGRATABLE,	/* libvirt's NAME */
	CHOICE_KINDS
};
extern const char *const choice_names[CHOICE_KINDS];

struct choice {
	enum choice_kind kind;
	const char *name, *other;
	struct place place;	/* of an extra */
	bool needs_index;	/* the place is given with a subleaf */
	struct span span;	/* of what it is about: the name, or the place */
};

struct libvirt_config {
	struct source *source;
	VEC(struct choice) choices;	/* as they stand in the file */
	const struct choice **sorted;	/* by kind, then by what they are about */
};

/*
 * Reads the file called PATH; CONFIG lives in ARENA. False, with the errors
 * reported, if it cannot be read, or anything in it is not understood.
 */
bool libvirt_config_read(struct libvirt_config *config, const char *path,
			 struct arena *arena, struct diag *diag);

/* The choice of that kind about NAME; null if there is none. Not for extras. */
const struct choice *libvirt_config_find(const struct libvirt_config *config,
					 enum choice_kind kind, const char *name);

/* The extra at PLACE; null if there is none. */
const struct choice *libvirt_config_extra(const struct libvirt_config *config,
					  const struct place *place);

#endif
