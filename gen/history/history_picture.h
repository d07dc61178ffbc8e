/* SPDX-License-Identifier: MIT */
/*
 * The timeline's pictures: SVG in an HTML page, as wide as their place. Across, all
 * measures are in percent: each version has a column of the same width.
 */
#ifndef FEATMAP_HISTORY_PICTURE_H
#define FEATMAP_HISTORY_PICTURE_H

#include "history_report.h"

/* The versions' names, as many as there is room for, above their columns. */
void history_draw_axis(const struct history *history, FILE *stream);

/*
 * One feature's line, which TITLE tells in words. A tall bar: it is shown, or QEMU has the name; a low hollow
 * one: it is hidden; a thin one below: KVM advertises it; a stroke: it moved.
 */
void history_draw_row(const struct history *history, const struct history_row *row,
		      const char *title, FILE *stream);

/* What the four look like, and what they mean. */
void history_draw_legend(const struct history *history, FILE *stream);

#endif
