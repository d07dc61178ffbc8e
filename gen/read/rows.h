/* SPDX-License-Identifier: MIT */
/*
 * Tables in C: arrays of structs, read by the structs' own field names.
 *
 * A row may name its fields or give them in order. Which field is which is
 * looked up in the struct, never known by heart: it is declared in the file
 * that holds the table.
 */
#ifndef FEATMAP_ROWS_H
#define FEATMAP_ROWS_H

#include "reader.h"

enum {
	MOST_FIELDS = 8,	/* of any struct that a table is read by */
};

/* The rows of one struct in one file. */
struct rows {
	struct reader *reader;
	struct unit_file *file;
	const char *fields[MOST_FIELDS];	/* names, in order */
	size_t field_count;
	bool nested;		/* the fields are structs: { { 1, 2 }, { 3 } } */
};

/* One row: what stands for each of the fields; null where nothing does. */
struct row {
	const struct init *fields[MOST_FIELDS];
	struct span place;
};

/*
 * Prepares ROWS to read rows of "struct NAME", both in FILE. False, with the
 * error reported, if FILE has no such struct or it is of no known form. ROWS
 * borrows READER and FILE; the names belong to the reader's arena. Rows are
 * taken not to be nested, and to be in FILE like their struct; the caller may
 * say otherwise afterwards.
 */
bool rows_prepare(struct rows *rows, struct reader *reader,
		  struct unit_file *file, const char *name);

/* Takes a row's braces apart; false, with the error reported, if they are none. */
bool rows_take(const struct rows *rows, const struct init *init, struct row *row);

/*
 * What ROW has for a field, with null in *VALUE for nothing: that is zero, as
 * in C. False, with the error reported, if the struct has no field of that NAME.
 */
bool rows_field(const struct rows *rows, const struct row *row, const char *name,
		const struct init **value);

/* A field's value; false, reported, if it has none or is greater than MOST. */
bool rows_number(const struct rows *rows, const struct row *row,
		 const char *name, uint64_t most, uint64_t *number);

/*
 * The X86_FEATURE_* of a field whose value is NUMBER: the macro that stands
 * there if it is one of the tree's features, else the one of that number. Null,
 * with the error reported, if there is none.
 */
const char *rows_feature(const struct rows *rows, const struct row *row,
			 const char *name, uint64_t number);

/*
 * Reads one row of a table; *LAST tells that it is the row of zeros at the
 * table's end. Reports what is wrong with it.
 */
typedef void rows_read_one(const struct rows *rows, const struct row *row,
			   void *context, bool *last);

/*
 * Hands each row of the table at FOUND, an array of struct NAME, to READ_ONE.
 * Reports what is wrong with the table: above all, it must end with its row of
 * zeros, and have that nowhere else. FOUND nowhere is a table without rows.
 */
void rows_read_all(struct reader *reader, struct found found, const char *name,
		   rows_read_one *read_one, void *context);

#endif
