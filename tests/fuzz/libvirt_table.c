/* SPDX-License-Identifier: MIT */
/* libvirt's x86_features.xml: what is taken is found again by its place. */
#include "libvirt_table.h"

#include "fuzz.h"

bool fuzz_one(struct fuzz *fuzz)
{
	struct libvirt_table table;

	if (!libvirt_table_read(&table, fuzz_file(fuzz), &fuzz->arena, &fuzz->diag))
		return false;
	for (size_t i = 0; i < table.entries.count; i++) {
		const struct libvirt_entry *entry = &table.entries.items[i];

		REQUIRE(*entry->name);
		REQUIRE(entry->place.bit < (entry->place.space == SPACE_MSR ? 64 : 32));
		REQUIRE(libvirt_table_at(&table, &entry->place) == entry);
		fprintf(fuzz->out, "%s %zu\n", entry->name, entry->aliases.count);
	}
	return true;
}
