/* SPDX-License-Identifier: MIT */
/* The fixed text of featmap.h, made from gen/emit/header/ and LICENSE by make. */
#ifndef FEATMAP_HEADER_TEXT_H
#define FEATMAP_HEADER_TEXT_H

/* Lines with their newlines, ended by null. */
extern const char *const featmap_h[], *const hash_h[], *const license[];

#endif
