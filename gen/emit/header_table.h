/* SPDX-License-Identifier: MIT */
/*
 * The tables of featmap.h before they are printed: words, the rows on them, the
 * names of the rows, and the perfect hash that finds a name.
 */
#ifndef FEATMAP_HEADER_TABLE_H
#define FEATMAP_HEADER_TABLE_H

#include "map.h"
#include "perfect_hash.h"

/* In the order of enum featmap_space in the header. */
enum header_space {
	HEADER_CPUID, HEADER_MSR, HEADER_LINUX, HEADER_BUG, HEADER_VMX,
	HEADER_SPACES
};

/* A register of the hardware, or 32 numbers of Linux's own. */
struct header_word {
	enum header_space space;
	uint32_t number;	/* CPUID function, MSR, or Linux's word */
	uint32_t index;		/* CPUID index, else 0 */
	enum reg reg;		/* of CPUID, else REG_EAX */
	uint32_t first_row;
};

/* What kinds of names a row has. */
enum header_kind { HEADER_MACRO, HEADER_SHOWN, HEADER_QEMU, HEADER_KINDS };

struct header_row {
	uint32_t word, bit;
	const char *names[HEADER_KINDS];	/* "" for none */
	uint32_t texts[HEADER_KINDS];		/* where they begin in the pool */
};

/* A name, by the order of strcmp; its rows are in header_table.row_list. */
struct header_name {
	const char *name;
	uint32_t first, count;
	uint32_t text;		/* where it begins in the pool */
};

/*
 * The pool is one "" and then all names by their slot of the hash, a NUL behind
 * each: POOL_SIZE bytes in all. Offset 0 therefore stands for no name.
 */
struct header_table {
	VEC(struct header_word) words;		/* by space, number, index, reg */
	VEC(struct header_row) rows;		/* by word */
	VEC(struct header_name) names;
	VEC(uint32_t) row_list;			/* rows by name, each once, rising */
	struct perfect_hash hash;		/* its slots number the names */
	uint32_t pool_size;
};

/*
 * Makes the tables of MAP; they belong to ARENA and borrow names from MAP. Ends
 * the program if they are not in the order that featmap.h's lookups rely on.
 */
void header_table_build(struct header_table *table, struct arena *arena,
			const struct map *map);

#endif
