/* SPDX-License-Identifier: MIT */
/* audit.txt: where Linux and QEMU agree and where not, to be read by people. */
#include "emit.h"

#include <stdlib.h>

#include "list.h"
#include "lookup.h"
#include "source.h"
#include "text.h"

enum {
	STRIKING = 6,		/* lines of each kind in the summary */
	NAME_COLUMN = 24,
};

struct audit {
	struct arena arena;
	const struct map *map;
	FILE *stream;
	struct lookup lookup;
};

static const char *linux_side(struct audit *audit, const struct map_row *row)
{
	struct list text = { 0 };

	for (size_t i = 0; i < row->name_count; i++) {
		const struct linux_name *name = &row->names[i];
		const char *own = name->shown ? name->shown
				: emit_own_name(&audit->arena, name->macro);

		list_add(&text, &audit->arena, " ", "%s%s", own, name->shown ? "" : "*");
	}
	return text.length ? list_text(&text) : "-";
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

static const char *place_of_subject(struct audit *audit,
				    const struct subject *subject)
{
	switch (subject->kind) {
	case SUBJECT_BIT:
		return emit_place(&audit->arena, &subject->row->place);
	case SUBJECT_SYNTHETIC:
		return arena_printf(&audit->arena, "Linux-defined, word %u bit %u",
				    subject->feature->word, subject->feature->bit);
	case SUBJECT_CONDITIONAL:
		return "not in 64-bit kernels";
	case SUBJECT_BUG:
		return "a bug";
	default:
		return "VMX, no bit of its own";
	}
}

static void print_friends(struct audit *audit, size_t most)
{
	for (size_t i = 0; i < audit->lookup.false_pairs.count && i < most; i++) {
		const struct false_pair *friend = &audit->lookup.false_pairs.items[i];

		fprintf(audit->stream, "  %-*s Linux: %-*s QEMU: %s\n", NAME_COLUMN,
			friend->qemu->name, NAME_COLUMN + 6,
			place_of_subject(audit, &friend->shown->subject),
			place_of_subject(audit, &friend->qemu->subject));
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
	for (size_t i = 0; i < VERDICT_COUNT; i++)
		fprintf(audit->stream, "  %-10s %4zu  %s\n",
			verdict_names[i],
			map->counts[i], verdict_meanings[i]);
	fprintf(audit->stream,
		"Besides, Linux has %zu features of its own that are no hardware bit.\n",
		map->synthetic.count);
}

static void print_striking(struct audit *audit)
{
	fprintf(audit->stream,
		"\nStriking: one name, two meanings (%zu in all):\n",
		audit->lookup.false_pairs.count);
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
		audit->lookup.false_pairs.count);
	print_friends(audit, audit->lookup.false_pairs.count);
	for (size_t i = 0; i < VERDICT_COUNT; i++) {
		fprintf(audit->stream, "\n%s: %zu, %s\n",
			verdict_names[i],
			map->counts[i], verdict_meanings[i]);
		print_verdict(audit, (enum verdict)i, map->rows.count);
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
	struct text text = { 0 };
	struct audit audit = { .map = map, .stream = text_open(&text) };

	(void)options;
	lookup_init(&audit.lookup, &audit.arena, map);
	print_read(&audit);
	print_counts(&audit);
	print_striking(&audit);
	print_lists(&audit);
	fputs("\nMade by featmap; this text is under the MIT licence.\n", audit.stream);
	fclose(audit.stream);
	/* It is for people, and holds what the trees say. */
	source_print_lines(text.bytes, text.size, stream);
	free(text.bytes);
	arena_free(&audit.arena);
}
