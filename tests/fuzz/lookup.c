/* SPDX-License-Identifier: MIT */
/*
 * What people ask for, and lines of QEMU's log: the input is one such text, of a
 * map made of two saved files of facts.
 */
#include "lookup.h"

#include <stdlib.h>

#include "facts_read.h"
#include "spot.h"

#include "fuzz.h"

enum { MOST_NEAR = 8 };

static void load(struct facts *facts, struct arena *arena, const char *name)
{
	struct diag diag;
	size_t size;
	char *text = fuzz_data(arena, name, &size);

	diag_init(&diag, stderr, false);
	REQUIRE(facts_read(source_unhashed(arena, name, name, text, (uint32_t)size),
			   arena, &diag, facts));
	facts_sort(facts, arena);
}

static const struct map *the_map(void)
{
	static struct arena arena;
	static struct facts linux_tree, qemu_tree;
	static struct map map;

	if (!map.linux_tree) {
		load(&linux_tree, &arena, "linux.facts");
		load(&qemu_tree, &arena, "qemu.facts");
		map_build(&map, &arena, &linux_tree, &qemu_tree);
	}
	return &map;
}

static void check_spot(struct fuzz *fuzz, const struct spot *spot)
{
	REQUIRE(spot->place.bit < (spot->place.space == SPACE_MSR ? 64 : 32));
	REQUIRE(spot->place.leaf.reg < REG_COUNT);
	fprintf(fuzz->out, "%d %x %x %s\n", spot->place.space, spot->place.leaf.function,
		spot->place.msr, spot->name ? spot->name : "");
}

static void read_log(struct fuzz *fuzz, const char *text)
{
	const char *end = text + strlen(text);
	struct spot spot;

	for (const char *next = text; spot_next_in_log(&fuzz->arena, &next, &spot);) {
		REQUIRE(next > text && next <= end);
		text = next;
		check_spot(fuzz, &spot);
	}
}

bool fuzz_one(struct fuzz *fuzz)
{
	const char *text = fuzz_text(fuzz), *nearest[MOST_NEAR];
	struct subjects found = { 0 };
	struct lookup lookup;
	struct spot spot;
	size_t near;

	if (spot_read(&fuzz->arena, text, &spot))
		check_spot(fuzz, &spot);
	read_log(fuzz, text);
	lookup_init(&lookup, &fuzz->arena, the_map());
	REQUIRE(lookup_find(&lookup, text, &found) == (found.count > 0));
	near = lookup_nearest(&lookup, text, nearest, MOST_NEAR);
	REQUIRE(near <= MOST_NEAR);
	for (size_t i = 0; i < near; i++)
		fprintf(fuzz->out, "%s\n", nearest[i]);
	return true;
}
