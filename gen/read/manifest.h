/* SPDX-License-Identifier: MIT */
/*
 * The files that may hold each construct, newest place first: the tables of
 * inputs/linux.manifest and inputs/qemu.manifest, made into C by the build.
 */
#ifndef FEATMAP_MANIFEST_H
#define FEATMAP_MANIFEST_H

struct manifest_entry {
	const char *construct;	/* null ends a manifest */
	const char *path;	/* inside the tree */
};

extern const struct manifest_entry linux_manifest[];
extern const struct manifest_entry qemu_manifest[];

#endif
