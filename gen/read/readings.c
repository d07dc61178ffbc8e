/* SPDX-License-Identifier: MIT */
#include "readings.h"

#include "status.h"

static void *read_one(void *argument)
{
	struct reading *reading = argument;

	if (reading->any_kind)
		input_read(&reading->input, reading->tree, reading->how);
	else
		input_read_kind(&reading->input, reading->tree, reading->kind,
				reading->how);
	return NULL;
}

/*
 * Saved facts come without the files to read a second time. That is asked but once: a
 * file put where a tree was must not pass for a tree that has been judged.
 */
static void start_referee(struct readings *readings)
{
	const char *trees[MOST_READINGS];
	size_t count = 0;

	for (size_t i = 0; i < readings->count; i++) {
		struct reading *reading = &readings->items[i];

		reading->second = readings->verify && !input_is_saved(reading->tree);
		if (reading->second)
			trees[count++] = reading->tree;
	}
	if (count)
		referee_start(&readings->referee, trees, count, readings->how);
}

bool readings_read(struct readings *readings)
{
	struct reading *items = readings->items;
	bool good = true;

	start_referee(readings);
	for (size_t i = 0; i < readings->count; i++)
		items[i].how = readings->how;
	for (size_t i = readings->count; i-- > 1;)
		items[i].threaded = pthread_create(&items[i].thread, NULL, read_one,
						   &items[i]) == 0;
	for (size_t i = 0; i < readings->count; i++) {
		if (items[i].threaded)
			pthread_join(items[i].thread, NULL);
		else
			read_one(&items[i]);
		good &= items[i].input.good;
	}
	return good;
}

bool readings_verify(struct readings *readings)
{
	size_t second = 0;
	bool good = true;

	for (size_t i = 0; i < readings->count; i++)
		if (readings->items[i].second)
			referee_expect(&readings->referee, second++,
				       &readings->items[i].input);
	if (second == 0)
		return true;
	referee_wait(&readings->referee);
	second = 0;
	for (size_t i = 0; i < readings->count; i++)
		if (readings->items[i].second)
			good &= referee_judge(&readings->referee, second++,
					      &readings->items[i].input) == STATUS_OK;
	return good;
}

void readings_free(struct readings *readings)
{
	if (readings->referee.count)
		referee_stop(&readings->referee, true);
	for (size_t i = 0; i < readings->count; i++) {
		input_print_messages(&readings->items[i].input, stderr);
		input_free(&readings->items[i].input);
	}
}
