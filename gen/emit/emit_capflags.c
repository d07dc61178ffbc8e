/* SPDX-License-Identifier: MIT */
/*
 * capflags.c as the tree's own mkcapflags.sh writes it, byte for byte.
 *
 * The script aligns with tabs it counts in whole eights from column 40, or 48
 * where a size is subtracted; its lengths come from "wc -c" and so count a
 * newline each. When the count is negative, printf ignores it and prints all
 * the tabs there are.
 */
#include "emit.h"

static void print_tabs(int columns, int available, FILE *stream)
{
	int tabs = columns / 8;

	if (tabs < 0 || tabs > available)
		tabs = available;
	while (tabs-- > 0)
		putc('\t', stream);
}

static void print_row(const struct capflags_step *step,
		      const struct capflags_row *row, FILE *stream)
{
	int prefix = (int)strlen(step->prefix) + 1;
	int name = (int)strlen(row->macro) - (prefix - 1) + 1;
	int offset = (int)strlen(step->offset) + 1;

	fprintf(stream, "\t[%s", row->macro);
	if (*step->offset) {
		fprintf(stream, " - %s]", step->offset);
		print_tabs(6 * 8 - (prefix + offset + 2 + 1) - name, 6, stream);
	} else {
		putc(']', stream);
		print_tabs(5 * 8 - (prefix + 1) - name, 5, stream);
	}
	fprintf(stream, " = %s,\n", row->quoted);
}

void emit_capflags(const struct map *map, const struct emit_options *options,
		   FILE *stream)
{
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	(void)options;
	for (size_t i = 0; i < facts->capflags_steps.count; i++) {
		const struct capflags_step *step = &facts->capflags_steps.items[i];

		if (!step->is_array) {
			fprintf(stream, "%s\n", step->text);
			continue;
		}
		fprintf(stream, "const char * const %s[%s] = {\n", step->text,
			step->size);
		for (size_t k = 0; k < facts->capflags_rows.count; k++)
			if (facts->capflags_rows.items[k].kind == step->kind)
				print_row(step, &facts->capflags_rows.items[k],
					  stream);
		fputs("};\n", stream);
	}
}
