/* SPDX-License-Identifier: MIT */
/* The order of versions, as trees and tags write them. */
#ifndef FEATMAP_VERSION_ORDER_H
#define FEATMAP_VERSION_ORDER_H

/*
 * Negative, 0 or positive, as for qsort. Numbers in a version count as numbers
 * (6.9 is before 6.10), a leading "v" does not count, and what only leads up to a
 * release is before it: -rc, -alpha, -beta, -pre, ~.
 */
int version_compare(const char *left, const char *right);

#endif
