/* SPDX-License-Identifier: MIT */
/*
 * JSON values that are checked as they are read. Whatever is not as it must be is
 * reported with its way from the top, "bits[3].linux[0].word", for values have no
 * lines; then these are false.
 */
#ifndef FEATMAP_JSON_READ_H
#define FEATMAP_JSON_READ_H

#include <jansson.h>

#include "diag.h"

struct json_reading {
	struct arena *arena;	/* owns the texts read */
	struct diag *diag;
	const char *name;	/* of the file */
};

/* A value, null if it is not there, and its way from the top. */
struct json_place {
	const struct json_place *up;	/* null at the top */
	const char *key;		/* null: an array's element */
	size_t index;
	json_t *value;			/* borrowed */
};

struct json_place json_member(const struct json_place *object, const char *key);
struct json_place json_element(const struct json_place *array, size_t i);

/* Reports WHAT at PLACE; false. */
bool json_refuse(const struct json_reading *reading, const struct json_place *place,
		 enum diag_category category, const char *what);

bool json_want_object(const struct json_reading *reading, const struct json_place *place);
bool json_want_array(const struct json_reading *reading, const struct json_place *place);

/* The member KEY of an object. */
bool json_get_text(const struct json_reading *reading, const struct json_place *object,
		   const char *key, const char **text);

/* The same; null for null, and also where there is no such key, unless MUST. */
bool json_get_text_or_null(const struct json_reading *reading,
			   const struct json_place *object, const char *key, bool must,
			   const char **text);

/* A whole number up to MOST. */
bool json_get_number(const struct json_reading *reading, const struct json_place *object,
		     const char *key, uint32_t most, uint32_t *number);

/* Which of COUNT names. */
bool json_get_choice(const struct json_reading *reading, const struct json_place *object,
		     const char *key, const char *const *names, int count, int *chosen);

#endif
