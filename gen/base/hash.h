/* SPDX-License-Identifier: MIT */
/*
 * Hashes for tables in memory. They differ from run to run, so that no tree can be
 * made whose names all fall on one place; nothing that is written hangs on them.
 */
#ifndef FEATMAP_HASH_H
#define FEATMAP_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(const void *bytes, size_t size);

#endif
