/* SPDX-License-Identifier: MIT */
/*
 * kcpuid.csv: the CPUID bits that either tree names, in the shape of the
 * kernel's tools/arch/x86/kcpuid/cpuid.csv. What that tool has beside them, the
 * fields of several bits, neither tree's tables tell.
 */
#include "emit.h"

enum { NAME_WIDTH = 23 };

static const char heading[] =
	"#\n"
	"# The row format is:\n"
	"#     LEAF, SUBLEAVES,  reg,    bits,    short_name             , long_description\n";

/* What /proc/cpuinfo shows, else the hidden flag's own name, else QEMU's. */
static const char *short_name(struct arena *arena, const struct map_row *row)
{
	for (size_t i = 0; i < row->name_count; i++)
		if (row->names[i].shown)
			return row->names[i].shown;
	return row->name_count ? emit_own_name(arena, row->names[0].macro) : row->qemu_name;
}

/* Who calls the bit what: "Linux: X86_FEATURE_XMM3; QEMU: pni". */
static void print_description(const struct map_row *row, FILE *stream)
{
	const char *lead = "Linux: ";

	for (size_t i = 0; i < row->name_count; i++) {
		fputs(lead, stream);
		emit_word(row->names[i].macro, 0, stream);
		fputs(row->names[i].shown ? "" : " (hidden)", stream);
		lead = " ";
	}
	if (!row->qemu_name)
		return;
	fputs(row->name_count ? "; QEMU: " : "QEMU: ", stream);
	emit_word(row->qemu_name, 0, stream);
}

static void print_row(struct arena *arena, const struct map_row *row, FILE *stream)
{
	const struct leaf *leaf = &row->place.leaf;

	fprintf(stream, "%#10x,%10u,  %s, %7u,    ", leaf->function, leaf->index,
		reg_names[leaf->reg], row->place.bit);
	emit_word(short_name(arena, row), NAME_WIDTH, stream);
	fputs(", ", stream);
	print_description(row, stream);
	putc('\n', stream);
}

void emit_kcpuid(const struct map *map, const struct emit_options *options, FILE *stream)
{
	struct arena arena = { 0 };
	const struct map_row *before = NULL;

	(void)options;
	fputs("# SPDX-License-Identifier: MIT\n", stream);
	emit_provenance_led(map, "#", stream);
	fputs(heading, stream);
	for (size_t i = 0; i < map->rows.count; i++) {
		const struct map_row *row = &map->rows.items[i];

		if (row->place.space != SPACE_CPUID || !(row->name_count || row->qemu_name))
			continue;
		if (!before || before->place.leaf.function != row->place.leaf.function)
			fprintf(stream, "\n# Leaf %XH\n\n", row->place.leaf.function);
		print_row(&arena, row, stream);
		before = row;
	}
	arena_free(&arena);
}
