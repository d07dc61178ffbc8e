/* SPDX-License-Identifier: MIT */
#include "json_read.h"

/* "bits[3].linux[0].word" */
static const char *way_to(struct arena *arena, const struct json_place *place)
{
	const char *before;

	if (!place->up)
		return "";
	before = way_to(arena, place->up);
	if (!place->key)
		return arena_printf(arena, "%s[%zu]", before, place->index);
	return arena_printf(arena, "%s%s%s", before, *before ? "." : "", place->key);
}

bool json_refuse(const struct json_reading *reading, const struct json_place *place,
		 enum diag_category category, const char *what)
{
	static const struct span nowhere;
	const char *way = way_to(reading->arena, place);

	diag_error(reading->diag, nowhere, category, "'%s': %s%s%s", reading->name, way,
		   *way ? ": " : "", what);
	return false;
}

struct json_place json_member(const struct json_place *object, const char *key)
{
	return (struct json_place){ object, key, 0, json_object_get(object->value, key) };
}

struct json_place json_element(const struct json_place *array, size_t i)
{
	return (struct json_place){ array, NULL, i, json_array_get(array->value, i) };
}

bool json_want_object(const struct json_reading *reading, const struct json_place *place)
{
	return json_is_object(place->value) ||
	       json_refuse(reading, place, DIAG_SYNTAX, "an object is wanted here");
}

bool json_want_array(const struct json_reading *reading, const struct json_place *place)
{
	return json_is_array(place->value) ||
	       json_refuse(reading, place, DIAG_SYNTAX, "an array is wanted here");
}

bool json_get_text(const struct json_reading *reading, const struct json_place *object,
		   const char *key, const char **text)
{
	struct json_place place = json_member(object, key);

	if (!json_is_string(place.value))
		return json_refuse(reading, &place, DIAG_SYNTAX, "a string is wanted here");
	*text = arena_strndup(reading->arena, json_string_value(place.value),
			      json_string_length(place.value));
	return true;
}

bool json_get_text_or_null(const struct json_reading *reading,
			   const struct json_place *object, const char *key, bool must,
			   const char **text)
{
	struct json_place place = json_member(object, key);

	*text = NULL;
	if (json_is_null(place.value) || (!place.value && !must))
		return true;
	if (!json_is_string(place.value))
		return json_refuse(reading, &place, DIAG_SYNTAX,
				   "a string or null is wanted here");
	return json_get_text(reading, object, key, text);
}

bool json_get_number(const struct json_reading *reading, const struct json_place *object,
		     const char *key, uint32_t most, uint32_t *number)
{
	struct json_place place = json_member(object, key);
	json_int_t value = json_integer_value(place.value);

	if (!json_is_integer(place.value))
		return json_refuse(reading, &place, DIAG_SYNTAX,
				   "a whole number is wanted here");
	if (value < 0 || value > most)
		return json_refuse(reading, &place, DIAG_VALUE,
				   arena_printf(reading->arena,
						"the number is not in 0 to %u", most));
	*number = (uint32_t)value;
	return true;
}

bool json_get_choice(const struct json_reading *reading, const struct json_place *object,
		     const char *key, const char *const *names, int count, int *chosen)
{
	struct json_place place = json_member(object, key);
	const char *text;

	if (!json_get_text(reading, object, key, &text))
		return false;
	for (*chosen = 0; *chosen < count; ++*chosen)
		if (strcmp(names[*chosen], text) == 0)
			return true;
	return json_refuse(reading, &place, DIAG_VALUE,
			   arena_printf(reading->arena, "'%s' is none of the words there are",
					text));
}
