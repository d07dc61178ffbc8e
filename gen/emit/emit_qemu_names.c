/* SPDX-License-Identifier: MIT */
/*
 * qemu-names.txt: every name of a feature that -cpu takes, aliases among them,
 * sorted, one a line, as Proxmox's list of recognized flags has them.
 */
#include <stdlib.h>

#include "emit.h"

struct names {
	const char **items;
	size_t count, capacity;
};

static int by_text(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void collect_names(struct names *names, struct arena *arena,
			  const struct qemu_facts *facts)
{
	for (size_t i = 0; i < facts->names.count; i++)
		if (facts->names.items[i].name)
			*vec_push(arena, names) = facts->names.items[i].name;
}

/* Other properties than features have aliases, too. */
static void collect_aliases(struct names *names, struct arena *arena,
			    const struct qemu_facts *facts)
{
	size_t features = names->count;

	for (size_t i = 0; i < facts->aliases.count; i++) {
		const struct qemu_alias_fact *fact = &facts->aliases.items[i];

		for (size_t k = 0; k < features; k++) {
			if (strcmp(names->items[k], fact->name) != 0)
				continue;
			*vec_push(arena, names) = fact->alias;
			break;
		}
	}
}

void emit_qemu_names(const struct map *map, const struct emit_options *options,
		     FILE *stream)
{
	const struct qemu_facts *facts = &map->qemu_tree->qemu_tree;
	struct arena arena = { 0 };
	struct names names = { 0 };

	(void)options;
	collect_names(&names, &arena, facts);
	collect_aliases(&names, &arena, facts);
	if (names.count)
		qsort(names.items, names.count, sizeof *names.items, by_text);
	/* QEMU may give a name to two bits. */
	for (size_t i = 0; i < names.count; i++)
		if (i == 0 || strcmp(names.items[i], names.items[i - 1]) != 0) {
			emit_word(names.items[i], 0, stream);
			putc('\n', stream);
		}
	arena_free(&arena);
}
