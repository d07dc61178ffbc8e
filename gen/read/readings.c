/* SPDX-License-Identifier: MIT */
#include "readings.h"

#include "status.h"

static void *read_one(void *argument)
{
	struct reading *reading = argument;

	input_read_kind(&reading->input, reading->tree, reading->kind,
			reading->how);
	return NULL;
}

bool readings_read(struct reading *readings, size_t count)
{
	bool good = true;

	for (size_t i = 0; i < count; i++) {
		/* Saved facts come without the files to read a second time. */
		readings[i].verify &= !input_is_saved(readings[i].tree);
		if (readings[i].verify)
			referee_start(&readings[i].referee, readings[i].tree,
				      readings[i].how);
	}
	for (size_t i = count; i-- > 1;)
		readings[i].threaded = pthread_create(&readings[i].thread, NULL,
						      read_one, &readings[i]) == 0;
	for (size_t i = 0; i < count; i++) {
		if (readings[i].threaded)
			pthread_join(readings[i].thread, NULL);
		else
			read_one(&readings[i]);
		good &= readings[i].input.good;
	}
	return good;
}

bool readings_verify(struct reading *readings, size_t count)
{
	bool good = true;

	for (size_t i = 0; i < count; i++)
		if (readings[i].verify)
			good &= referee_finish(&readings[i].referee,
					       &readings[i].input) == STATUS_OK;
	return good;
}

void readings_free(struct reading *readings, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (readings[i].verify)
			referee_stop(&readings[i].referee);
		input_print_messages(&readings[i].input, stderr);
		input_free(&readings[i].input);
	}
}
