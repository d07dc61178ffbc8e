/* SPDX-License-Identifier: MIT */
/* audit.txt: where Linux and QEMU agree and where not, to be read by people. */
#include <stdlib.h>

#include "emit.h"
#include "spelling.h"

enum {
	STRIKING = 6,		/* lines of each kind in the summary */
	NAME_COLUMN = 24,
};

static const struct {
	enum verdict verdict;
	const char *meaning;
} sections[] = {
	{ VERDICT_IDENTICAL, "one name on both sides" },
	{ VERDICT_SPELLING, "the same but for case and _ . -" },
	{ VERDICT_DIFFERENT, "two names for one bit" },
	{ VERDICT_HIDDEN, "Linux does not show it, QEMU names it" },
	{ VERDICT_UNNAMED, "Linux shows it, QEMU has no name for it" },
	{ VERDICT_KVM_ONLY, "only KVM knows it on the Linux side, QEMU names it" },
	{ VERDICT_QEMU_ONLY, "no macro in Linux, QEMU names it" },
	{ VERDICT_SILENT, "neither side shows a name" },
};

/* A Linux name and a QEMU name that are alike and mean different bits. */
struct false_friend {
	const char *name, *linux_place, *qemu_place;
};

/* A name that Linux shows: of a bit, of a feature without one, or VMX's. */
struct shown_name {
	const char *folded;
	const struct map_row *row;
	const struct feature_fact *feature;
	size_t number;		/* keeps equal names in their order */
};

struct audit {
	struct arena arena;
	const struct map *map;
	FILE *stream;
	VEC(struct shown_name) shown;
	VEC(struct false_friend) friends;
};

static const char *linux_side(struct audit *audit, const struct map_row *row)
{
	const char *text = "";

	for (size_t i = 0; i < row->name_count; i++) {
		const struct linux_name *name = &row->names[i];
		const char *own = name->shown ? name->shown
				: emit_own_name(&audit->arena, name->macro);

		text = arena_printf(&audit->arena, "%s%s%s%s", text,
				    *text ? " " : "", own,
				    name->shown ? "" : "*");
	}
	return *text ? text : "-";
}

static void print_row(struct audit *audit, const struct map_row *row)
{
	const char *place = emit_place(&audit->arena, &row->place);
	const char *hint = row->qemu_hint;

	fprintf(audit->stream, "  %-*s %-*s %s%s%s%s\n", NAME_COLUMN + 3, place,
		NAME_COLUMN, linux_side(audit, row),
		row->qemu_name ? row->qemu_name : "-", hint ? "  (" : "",
		hint ? hint : "", hint ? ")" : "");
}

static void print_verdict(struct audit *audit, enum verdict verdict, size_t most)
{
	const struct map *map = audit->map;

	for (size_t i = 0; i < map->rows.count && most > 0; i++) {
		if (map->rows.items[i].verdict != verdict)
			continue;
		print_row(audit, &map->rows.items[i]);
		most--;
	}
}

/* False friends: all names that Linux shows, sorted, then QEMU's looked up. */

static int by_likeness(const void *left, const void *right)
{
	const struct shown_name *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);

	return order ? order : (a->number > b->number) - (a->number < b->number);
}

static void add_shown(struct audit *audit, const char *name,
		      const struct map_row *row, const struct feature_fact *feature)
{
	struct shown_name *shown;

	if (!name)
		return;
	shown = vec_push(&audit->arena, &audit->shown);
	shown->folded = spelling_folded(&audit->arena, name);
	shown->row = row;
	shown->feature = feature;
	shown->number = audit->shown.count;
}

static void collect_shown(struct audit *audit)
{
	const struct map *map = audit->map;
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	for (size_t i = 0; i < map->rows.count; i++)
		for (size_t k = 0; k < map->rows.items[i].name_count; k++)
			add_shown(audit, map->rows.items[i].names[k].shown,
				  &map->rows.items[i], NULL);
	for (size_t i = 0; i < map->synthetic.count; i++)
		add_shown(audit, map->synthetic.items[i]->shown, NULL,
			  map->synthetic.items[i]);
	for (size_t i = 0; i < facts->vmx.count; i++)
		add_shown(audit, facts->vmx.items[i].shown, NULL, NULL);
	if (audit->shown.count)
		qsort(audit->shown.items, audit->shown.count,
		      sizeof *audit->shown.items, by_likeness);
}

/* The first of the shown names that is folded to NAME; their end if none. */
static size_t first_like(const struct audit *audit, const char *name)
{
	size_t low = 0, high = audit->shown.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(audit->shown.items[middle].folded, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const char *place_of_shown(struct audit *audit,
				  const struct shown_name *shown)
{
	if (shown->row)
		return emit_place(&audit->arena, &shown->row->place);
	if (shown->feature)
		return arena_printf(&audit->arena, "Linux-defined, word %u bit %u",
				    shown->feature->word, shown->feature->bit);
	return "VMX, no bit of its own";
}

/* Where Linux shows QEMU's name of ROW; nothing if it is on that very bit. */
static void look_for_friends(struct audit *audit, const struct map_row *row)
{
	const char *name = spelling_folded(&audit->arena, row->qemu_name);
	size_t first = first_like(audit, name), end = first;

	for (; end < audit->shown.count &&
	       strcmp(audit->shown.items[end].folded, name) == 0; end++)
		if (audit->shown.items[end].row == row)
			return;
	for (size_t i = first; i < end; i++)
		*vec_push(&audit->arena, &audit->friends) = (struct false_friend){
			row->qemu_name,
			place_of_shown(audit, &audit->shown.items[i]),
			emit_place(&audit->arena, &row->place),
		};
}

static void print_friends(struct audit *audit, size_t most)
{
	for (size_t i = 0; i < audit->friends.count && i < most; i++) {
		const struct false_friend *friend = &audit->friends.items[i];

		fprintf(audit->stream, "  %-*s Linux: %-*s QEMU: %s\n", NAME_COLUMN,
			friend->name, NAME_COLUMN + 6, friend->linux_place,
			friend->qemu_place);
	}
}

/* The page. */

static size_t count_shown(const struct linux_facts *facts)
{
	size_t shown = 0;

	for (size_t i = 0; i < facts->features.count; i++)
		shown += facts->features.items[i].shown != NULL;
	return shown;
}

static size_t count_names(const struct qemu_facts *facts)
{
	size_t names = 0;

	for (size_t i = 0; i < facts->names.count; i++)
		names += facts->names.items[i].name != NULL;
	return names;
}

static void print_read(struct audit *audit)
{
	const struct facts *tree = audit->map->linux_tree;
	const struct linux_facts *facts = &tree->linux_tree;
	const struct facts *qemu = audit->map->qemu_tree;

	fprintf(audit->stream,
		"Linux %s and QEMU %s: the names of their CPU features\n\n"
		"Read:\n"
		"  Linux %-10s %2zu files: %zu features (%zu shown in /proc/cpuinfo), %zu bugs, %zu VMX names\n"
		"  QEMU  %-10s %2zu files: %zu feature words, %zu names\n",
		tree->version, qemu->version, tree->version, tree->files.count,
		facts->features.count, count_shown(facts), facts->bugs.count,
		facts->vmx.count, qemu->version, qemu->files.count,
		qemu->qemu_tree.words.count, count_names(&qemu->qemu_tree));
	for (size_t i = 0; i < tree->missing.count; i++)
		fprintf(audit->stream, "  Not there (partial tree): %s\n",
			tree->missing.items[i]);
}

static void print_counts(struct audit *audit)
{
	const struct map *map = audit->map;

	fprintf(audit->stream, "\n%zu hardware bits are named or listed:\n",
		map->rows.count);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		fprintf(audit->stream, "  %-10s %4zu  %s\n",
			verdict_names[sections[i].verdict],
			map->counts[sections[i].verdict], sections[i].meaning);
	fprintf(audit->stream,
		"Besides, Linux has %zu features of its own that are no hardware bit.\n",
		map->synthetic.count);
}

static void print_striking(struct audit *audit)
{
	fprintf(audit->stream,
		"\nStriking: one name, two meanings (%zu in all):\n",
		audit->friends.count);
	print_friends(audit, STRIKING);
	fputs("Striking: one bit, two names (Linux, QEMU):\n", audit->stream);
	print_verdict(audit, VERDICT_DIFFERENT, STRIKING);
	fputs("Striking: hidden by Linux (*), named by QEMU:\n", audit->stream);
	print_verdict(audit, VERDICT_HIDDEN, STRIKING);
}

static void print_lists(struct audit *audit)
{
	const struct map *map = audit->map;

	fprintf(audit->stream,
		"\n----\nThe lists: place, Linux's name (* hidden: its macro's), QEMU's name (its comment)\n"
		"\nfalse friends: %zu, one name on different bits\n",
		audit->friends.count);
	print_friends(audit, audit->friends.count);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		fprintf(audit->stream, "\n%s: %zu, %s\n",
			verdict_names[sections[i].verdict],
			map->counts[sections[i].verdict], sections[i].meaning);
		print_verdict(audit, sections[i].verdict, map->rows.count);
	}
	fprintf(audit->stream, "\nLinux-defined: %zu, no hardware bit\n",
		map->synthetic.count);
	for (size_t i = 0; i < map->synthetic.count; i++) {
		const struct feature_fact *feature = map->synthetic.items[i];

		fprintf(audit->stream, "  word %2u bit %2u  %s%s\n", feature->word,
			feature->bit,
			feature->shown ? feature->shown
				       : emit_own_name(&audit->arena, feature->macro),
			feature->shown ? "" : "*");
	}
}

void emit_audit(const struct map *map, const struct emit_options *options,
		FILE *stream)
{
	struct audit audit = { .map = map, .stream = stream };

	(void)options;
	collect_shown(&audit);
	for (size_t i = 0; i < map->rows.count; i++)
		if (map->rows.items[i].qemu_name)
			look_for_friends(&audit, &map->rows.items[i]);
	print_read(&audit);
	print_counts(&audit);
	print_striking(&audit);
	print_lists(&audit);
	fputs("\nMade by featmap; this text is under the MIT licence.\n", stream);
	arena_free(&audit.arena);
}
