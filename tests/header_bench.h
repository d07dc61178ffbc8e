/* SPDX-License-Identifier: MIT */
/* The ways that header_bench.sh makes tables for: 1 if the name is there, else 0. */
#ifndef FEATMAP_HEADER_BENCH_H
#define FEATMAP_HEADER_BENCH_H

#include <stddef.h>

int gperf_find(const char *name);
int gperf_find_length(const char *name, size_t length);
int gperf_pic_find(const char *name);
int gperf_pic_find_length(const char *name, size_t length);
int binary_find(const char *name);
int linear_find(const char *name);

#endif
