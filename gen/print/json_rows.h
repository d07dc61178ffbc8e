/* SPDX-License-Identifier: MIT */
/*
 * The map's parts as JSON values, for all that print JSON. Each value is a new
 * reference, which the caller owns; keys and texts are copied.
 */
#ifndef FEATMAP_JSON_ROWS_H
#define FEATMAP_JSON_ROWS_H

#include <jansson.h>
#include <stdio.h>

#include "map.h"

/* A string, or null for a null pointer. */
json_t *json_text(const char *string);

/* Sets KEY of OBJECT, which takes VALUE over. */
void json_set(json_t *object, const char *key, json_t *value);

/* Sets the keys that say where a bit is: space and so on. */
void json_set_place(json_t *object, const struct place *place);

/* An entry of "bits". */
json_t *json_bit(const struct map_row *row);

/* An entry of "synthetic" or "vmx". */
json_t *json_numbered(const char *macro, uint32_t word, uint32_t bit,
		      const char *shown);

/* An entry of "setters". */
json_t *json_setter(const struct setter_fact *setter);

/*
 * Prints what FACTS are of as the value of KEY: the version, the files read if
 * WITH_FILES, and the parts that a partial tree is without.
 */
void json_print_tree(const char *key, const struct facts *facts, bool with_files,
		     FILE *stream);

/* Prints VALUE on one line, without its end, and frees it. */
void json_print(json_t *value, FILE *stream);

/* Prints an array's element on a line of its own, for diff, and frees it. */
void json_print_row(json_t *row, bool last, FILE *stream);

#endif
