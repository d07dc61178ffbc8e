/* SPDX-License-Identifier: MIT */
/* Exit statuses of featmap, as documented in README.md. */
#ifndef FEATMAP_STATUS_H
#define FEATMAP_STATUS_H

enum status {
	STATUS_OK = 0,
	STATUS_DIFFERENT = 1,	 /* findings, or a difference, where asked to judge */
	STATUS_BAD_USAGE = 2,
	STATUS_BAD_INPUT = 3,
	STATUS_CANNOT_WRITE = 4,
};

#endif
