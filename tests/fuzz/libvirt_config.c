/* SPDX-License-Identifier: MIT */
/* The file of libvirt's own decisions: what is taken is found again by its name. */
#include "libvirt_config.h"

#include "fuzz.h"

bool fuzz_one(struct fuzz *fuzz)
{
	struct libvirt_config config = { 0 };

	if (!libvirt_config_read(&config, fuzz_file(fuzz), &fuzz->arena, &fuzz->diag))
		return false;
	for (size_t i = 0; i < config.choices.count; i++) {
		const struct choice *choice = &config.choices.items[i];

		REQUIRE(choice->kind < CHOICE_KINDS && choice->name && *choice->name);
		fprintf(fuzz->out, "%s %s\n", choice_names[choice->kind], choice->name);
		/* Of what is added, a place is the key, not a name. */
		REQUIRE(choice->kind == CHOICE_EXTRA ||
			libvirt_config_find(&config, choice->kind, choice->name) == choice);
	}
	return true;
}
