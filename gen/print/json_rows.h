/* SPDX-License-Identifier: MIT */
/*
 * The map's parts as JSON, for all that print JSON. They are printed as they stand
 * in featmap.json; who has to add to one gets it as a value, a new reference that
 * the caller owns.
 */
#ifndef FEATMAP_JSON_ROWS_H
#define FEATMAP_JSON_ROWS_H

#include <jansson.h>
#include <stdio.h>

#include "map.h"

/* Prints a string in quotes, or null for a null pointer. */
void json_print_text(const char *string, FILE *stream);

/* An entry of "bits". */
void json_print_bit(const struct map_row *row, FILE *stream);
json_t *json_bit(const struct map_row *row);

/* An entry of "synthetic" or "vmx". */
void json_print_numbered(const struct feature_fact *fact, FILE *stream);
json_t *json_numbered(const struct feature_fact *fact);

/* An entry of "setters". */
void json_print_setter(const struct setter_fact *setter, FILE *stream);
json_t *json_setter(const struct setter_fact *setter);

/* Where a bit is: "space" and so on. */
json_t *json_place(const struct place *place);

/* A string, or null for a null pointer; it is copied. */
json_t *json_text(const char *string);

/* Sets KEY of OBJECT, which takes VALUE over. */
void json_set(json_t *object, const char *key, json_t *value);

/*
 * Prints what FACTS are of as the value of KEY: the version, the files read if
 * WITH_FILES, and the parts that a partial tree is without.
 */
void json_print_tree(const char *key, const struct facts *facts, bool with_files,
		     FILE *stream);

/* Prints VALUE on one line, without its end, and frees it. */
void json_print(json_t *value, FILE *stream);

/* Around an array's element, which stands on a line of its own, for diff. */
void json_begin_row(FILE *stream);
void json_end_row(bool last, FILE *stream);

/* Prints an array's element with what is around it, and frees it. */
void json_print_row(json_t *row, bool last, FILE *stream);

#endif
