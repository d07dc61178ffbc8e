/* SPDX-License-Identifier: MIT */
/* Reads cpuid_deps[]: which features the kernel takes away with which others. */
#include "rows.h"

static void read_dependency(const struct rows *rows, const struct row *row,
			    void *context, bool *last)
{
	struct reader *reader = rows->reader;
	struct dependency_fact fact = { .place = row->place };
	uint64_t feature, depends;

	(void)context;
	if (!rows_number(rows, row, "feature", UINT32_MAX, &feature) ||
	    !rows_number(rows, row, "depends", UINT32_MAX, &depends))
		return;
	*last = feature == 0 && depends == 0;
	if (*last)
		return;
	if (feature == 0) {
		diag_error(reader->diag, row->place, DIAG_VALUE,
			   "feature 0 ends the table: it can depend on nothing");
		return;
	}
	fact.macro = rows_feature(rows, row, "feature", feature);
	fact.needs = rows_feature(rows, row, "depends", depends);
	if (fact.macro && fact.needs)
		*vec_push(reader->arena, &reader->facts->linux_tree.dependencies) =
			fact;
}

void read_dependencies(struct reader *reader)
{
	struct found found = reader_find(reader, "dependencies", find_array,
					 "cpuid_deps", true);

	rows_read_all(reader, found, "cpuid_dep", read_dependency, NULL);
}
