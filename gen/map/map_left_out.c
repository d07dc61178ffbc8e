/* SPDX-License-Identifier: MIT */
/*
 * What KVM's lists leave out, by their comments. A comment has a name and
 * nothing else, but it stands in the list of one word: there it means the bit
 * of that name, as Linux's macro, what Linux shows or QEMU has it.
 */
#include "map.h"

#include <stdlib.h>

#include "spelling.h"

enum { NOT_ALIKE, ALIKE_QEMU, ALIKE_SHOWN, ALIKE_MACRO };

static int likeness(const struct map_row *row, const char *name)
{
	int best = NOT_ALIKE;

	if (row->qemu_name && spelling_alike(row->qemu_name, name))
		best = ALIKE_QEMU;
	for (size_t i = 0; i < row->name_count; i++) {
		const struct linux_name *linux_name = &row->names[i];

		if (spelling_alike(spelling_bare_macro(linux_name->macro), name))
			return ALIKE_MACRO;
		if (linux_name->shown && spelling_alike(linux_name->shown, name))
			best = ALIKE_SHOWN;
	}
	return best;
}

static struct map_row *row_alike(const struct map *map, struct leaf leaf,
				 const char *name)
{
	struct place place = { .space = SPACE_CPUID, .leaf = leaf };
	struct map_row *best = NULL;
	int alike = NOT_ALIKE;

	for (place.bit = 0; place.bit < BITS_PER_WORD; place.bit++) {
		struct map_row *row = map_find_row(map, &place);

		if (row && likeness(row, name) > alike) {
			alike = likeness(row, name);
			best = row;
		}
	}
	return best;
}

static int by_word_and_name(const void *left, const void *right)
{
	const struct map_left_out *a = left, *b = right;
	int order = strcmp(a->fact->word, b->fact->word);

	return order ? order : strcmp(a->fact->name, b->fact->name);
}

void map_join_left_out(struct map *map, struct arena *arena)
{
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	for (size_t i = 0; i < facts->kvm_left_out.count; i++) {
		const struct kvm_left_out_fact *fact = &facts->kvm_left_out.items[i];
		const struct word_fact *word = map_find_word(facts, fact->word);
		struct map_left_out *left_out = vec_push(arena, &map->left_out);
		struct map_row *row = word && word->has_leaf
					      ? row_alike(map, word->leaf, fact->name)
					      : NULL;

		*left_out = (struct map_left_out){ fact, row };
		if (row && !row->kvm.left_out)
			row->kvm.left_out = fact;
	}
	if (map->left_out.count)
		qsort(map->left_out.items, map->left_out.count,
		      sizeof *map->left_out.items, by_word_and_name);
}
