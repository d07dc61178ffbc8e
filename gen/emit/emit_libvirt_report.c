/* SPDX-License-Identifier: MIT */
/*
 * libvirt-report.txt: what libvirt's own table has wrong, lacks or has for
 * nothing, by the two trees; each with the places that say so. To be read by
 * libvirt's people, who keep the names and the aliases by hand.
 */
#include "emit.h"
#include "libvirt_table.h"
#include "way.h"

enum kind { KIND_WRONG, KIND_MISSING, KIND_NEEDLESS, KIND_UNKNOWN, KINDS };

static const char *const kind_names[KINDS] = {
	[KIND_WRONG] = "wrong",
	[KIND_MISSING] = "missing",
	[KIND_NEEDLESS] = "needless",
	[KIND_UNKNOWN] = "unknown",
};

static const char *const kind_meanings[KINDS] = {
	[KIND_WRONG] = "the trees say otherwise",
	[KIND_MISSING] = "the trees have it, the table does not",
	[KIND_NEEDLESS] = "nothing in these trees is called so",
	[KIND_UNKNOWN] = "the bit has no such name in QEMU: -cpu does not take it",
};

struct finding {
	enum kind kind;
	const char *text;
	struct span table, tree;	/* either may be nowhere */
};

struct report {
	struct arena arena;
	const struct map *map;
	const struct emit_options *options;
	VEC(struct finding) findings;
};

static const struct span nowhere;

static void add(struct report *report, enum kind kind, struct span table,
		struct span tree, const char *text)
{
	*vec_push(&report->arena, &report->findings) =
		(struct finding){ kind, text, table, tree };
}

static const char *place_of(struct report *report, const struct place *place)
{
	return emit_place(&report->arena, place);
}

/* Who has a name. */

/* The name that ALIAS stands for in QEMU; itself, if it is none. */
static const char *behind_alias(const struct map *map, const char *alias)
{
	const struct qemu_facts *facts = &map->qemu_tree->qemu_tree;

	for (size_t i = 0; i < facts->aliases.count; i++)
		if (strcmp(facts->aliases.items[i].alias, alias) == 0)
			return facts->aliases.items[i].name;
	return alias;
}

static bool is_shown_as(const struct map_row *row, const char *name)
{
	for (size_t i = 0; i < row->name_count; i++)
		if (row->names[i].shown && strcmp(row->names[i].shown, name) == 0)
			return true;
	return false;
}

static bool has_name(const struct map *map, const struct map_row *row, const char *name,
		     enum alias_source source)
{
	if (source == ALIAS_LINUX)
		return is_shown_as(row, name);
	return row->qemu_name && strcmp(row->qemu_name, behind_alias(map, name)) == 0;
}

/* The first bit that SOURCE calls NAME; null if it calls none so. */
static const struct map_row *row_called(const struct map *map, const char *name,
					enum alias_source source)
{
	for (size_t i = 0; i < map->rows.count; i++)
		if (has_name(map, &map->rows.items[i], name, source))
			return &map->rows.items[i];
	return NULL;
}

/* A flag that Linux shows, and sets by itself. */
static const struct feature_fact *synthetic_called(const struct map *map, const char *name)
{
	for (size_t i = 0; i < map->synthetic.count; i++)
		if (map->synthetic.items[i]->shown &&
		    strcmp(map->synthetic.items[i]->shown, name) == 0)
			return map->synthetic.items[i];
	return NULL;
}

/* Where the tree says what ROW is called. */
static struct span place_in_tree(const struct map_row *row, enum alias_source source)
{
	if (source == ALIAS_QEMU)
		return row->qemu ? row->qemu->place : nowhere;
	return row->name_count ? row->names[0].place : nowhere;
}

static const char *const sides[ALIAS_SOURCES] = { [ALIAS_QEMU] = "QEMU",
						  [ALIAS_LINUX] = "Linux" };

/* What the table has. */

static void add_alias(struct report *report, enum kind kind,
		      const struct libvirt_entry *entry, const struct libvirt_alias *alias,
		      struct span tree, const char *why)
{
	add(report, kind, alias->place, tree,
	    arena_printf(&report->arena, "alias %s of %s: %s", alias->name, entry->name, why));
}

/* What else the alias is, if it is none of the entry's bit. */
static void judge_stray(struct report *report, const struct libvirt_entry *entry,
			const struct libvirt_alias *alias)
{
	struct arena *arena = &report->arena;
	const struct map_row *other = row_called(report->map, alias->name, alias->source);
	const struct feature_fact *synthetic = alias->source == ALIAS_LINUX
			? synthetic_called(report->map, alias->name) : NULL;

	if (other)
		add_alias(report, KIND_WRONG, entry, alias,
			  place_in_tree(other, alias->source),
			  arena_printf(arena, "%s's %s is %s, not %s", sides[alias->source],
				       alias->name, place_of(report, &other->place),
				       place_of(report, &entry->place)));
	else if (synthetic)
		add_alias(report, KIND_WRONG, entry, alias, synthetic->place,
			  arena_printf(arena, "Linux sets %s by itself: it is no hardware bit",
				       alias->name));
	else
		add_alias(report, KIND_NEEDLESS, entry, alias, nowhere,
			  arena_printf(arena, "%s calls nothing so", sides[alias->source]));
}

static void judge_alias(struct report *report, const struct libvirt_entry *entry,
			const struct libvirt_alias *alias)
{
	const struct map_row *row = map_find_row(report->map, &entry->place);

	if (!row || !has_name(report->map, row, alias->name, alias->source))
		judge_stray(report, entry, alias);
}

static void judge_name(struct report *report, const struct libvirt_entry *entry)
{
	const struct map_row *row = map_find_row(report->map, &entry->place),
			     *other = row_called(report->map, entry->name, ALIAS_QEMU);
	const char *qemu = row ? row->qemu_name : NULL, *at = place_of(report, &entry->place);

	if (row && has_name(report->map, row, entry->name, ALIAS_QEMU))
		return;
	if (other)
		add(report, KIND_WRONG, entry->span, place_in_tree(other, ALIAS_QEMU),
		    arena_printf(&report->arena, "%s, %s: QEMU's %s is %s", entry->name, at,
				 entry->name, place_of(report, &other->place)));
	else
		add(report, KIND_UNKNOWN, entry->span, qemu ? row->qemu->place : nowhere,
		    arena_printf(&report->arena, "%s, %s%s%s", entry->name, at,
				 qemu ? ": QEMU calls it " : "", qemu ? qemu : ""));
}

/* Only of what QEMU names its masks tell anything to libvirt. */
static void judge_migration(struct report *report, const struct libvirt_entry *entry)
{
	const struct map_row *row = map_find_row(report->map, &entry->place);

	if (!row || !row->qemu_name || qemu_is_migratable(row) == !entry->not_migratable)
		return;
	add(report, KIND_WRONG, entry->span, row->qemu_word->place,
	    arena_printf(&report->arena, "%s, %s: %s, QEMU says it is%s", entry->name,
			 place_of(report, &entry->place),
			 entry->not_migratable ? "migratable='no'" : "not marked migratable='no'",
			 entry->not_migratable ? "" : " not migratable"));
}

static void judge_entry(struct report *report, const struct libvirt_entry *entry)
{
	judge_name(report, entry);
	judge_migration(report, entry);
	for (size_t i = 0; i < entry->aliases.count; i++)
		judge_alias(report, entry, &entry->aliases.items[i]);
}

/* What the table lacks. */

static bool is_listed(const struct libvirt_entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->aliases.count; i++)
		if (strcmp(entry->aliases.items[i].name, name) == 0)
			return true;
	return strcmp(entry->name, name) == 0;
}

/* Whether the table has NAME, for whatever bit: then it cannot just be added. */
static bool is_taken(const struct report *report, const char *name)
{
	const struct libvirt_table *table = report->options->libvirt_table;

	for (size_t i = 0; i < table->entries.count; i++)
		if (is_listed(&table->entries.items[i], name))
			return true;
	return false;
}

static void find_missing_aliases(struct report *report, const struct libvirt_entry *entry,
				 enum alias_source source)
{
	const struct map_row *row = map_find_row(report->map, &entry->place);
	struct libvirt_aliases aliases = { 0 };

	if (row)
		libvirt_find_aliases(&aliases, &report->arena, report->map, row, entry->name,
				     source);
	for (size_t i = 0; i < aliases.count; i++) {
		const struct libvirt_alias *alias = &aliases.items[i];

		if (is_listed(entry, alias->name))
			continue;
		add(report, KIND_MISSING, entry->span, alias->place,
		    arena_printf(&report->arena, "alias %s of %s, source %s%s", alias->name,
				 entry->name, alias_source_names[source],
				 is_taken(report, alias->name)
					 ? "; but the table has that name for another bit" : ""));
	}
}

static void find_missing_bits(struct report *report)
{
	const struct libvirt_list *list = report->options->libvirt;

	for (size_t i = 0; i < list->count; i++) {
		const struct libvirt_feature *feature = &list->items[i];

		if (libvirt_table_at(report->options->libvirt_table, &feature->place))
			continue;
		add(report, KIND_MISSING, nowhere,
		    feature->row ? place_in_tree(feature->row, ALIAS_QEMU) : nowhere,
		    arena_printf(&report->arena, "%s, %s", feature->name,
				 place_of(report, &feature->place)));
	}
}

/* What the configuration has for nothing. */

static bool is_in_list(const struct report *report, const char *name)
{
	const struct libvirt_list *list = report->options->libvirt;

	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].name, name) == 0)
			return true;
	return false;
}

static bool is_needed(const struct report *report, const struct choice *choice)
{
	const struct map_row *row;

	switch (choice->kind) {
	case CHOICE_EXTRA:
		row = map_find_row(report->map, &choice->place);
		return !row || !row->qemu_name || strcmp(row->qemu_name, choice->name) != 0;
	case CHOICE_IGNORE:
	case CHOICE_NAME:
		return row_called(report->map, choice->name, ALIAS_QEMU);
	default:
		return is_in_list(report, choice->name);
	}
}

static void judge_choices(struct report *report)
{
	const struct libvirt_config *config = report->options->libvirt_config;

	for (size_t i = 0; i < config->choices.count; i++) {
		const struct choice *choice = &config->choices.items[i];

		if (!is_needed(report, choice))
			add(report, KIND_NEEDLESS, choice->span, nowhere,
			    arena_printf(&report->arena, "%s %s", choice_names[choice->kind],
					 choice->name));
	}
}

/* Printing. */

/* A file outside of the trees is known by its name: where it is does not matter. */
static const char *name_of(const struct span *span, bool is_in_tree)
{
	const char *slash = strrchr(span->source->path, '/');

	return slash && !is_in_tree ? slash + 1 : span->source->path;
}

static void print_span(struct span span, bool is_in_tree, FILE *stream)
{
	struct position position;

	if (!span.source)
		return;
	position = source_position(span.source, span.start);
	fprintf(stream, "        %s:%u:%u\n", name_of(&span, is_in_tree), position.line,
		position.column);
}

static size_t count_of(const struct report *report, enum kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < report->findings.count; i++)
		count += report->findings.items[i].kind == kind;
	return count;
}

static void print_kind(const struct report *report, enum kind kind, FILE *stream)
{
	if (count_of(report, kind) == 0)
		return;
	fprintf(stream, "\n%s: %s\n\n", kind_names[kind], kind_meanings[kind]);
	for (size_t i = 0; i < report->findings.count; i++) {
		const struct finding *finding = &report->findings.items[i];

		if (finding->kind != kind)
			continue;
		fprintf(stream, "    %s\n", finding->text);
		print_span(finding->table, false, stream);
		print_span(finding->tree, true, stream);
	}
}

/* Then what is said of names may be for want of those parts. */
static void print_missing_parts(const struct facts *facts, FILE *stream)
{
	for (size_t i = 0; i < facts->missing.count; i++)
		fprintf(stream, "%s%s", i ? ", " : "Linux's tree lacks parts, and so perhaps names: ",
			facts->missing.items[i]);
	if (facts->missing.count)
		putc('\n', stream);
}

static void print_report(const struct report *report, FILE *stream)
{
	fprintf(stream, "libvirt's features by Linux %s and QEMU %s:",
		report->map->linux_tree->version, report->map->qemu_tree->version);
	for (int kind = 0; kind < KINDS; kind++)
		fprintf(stream, "%s %zu %s", kind ? "," : "",
			count_of(report, (enum kind)kind), kind_names[kind]);
	putc('\n', stream);
	print_missing_parts(report->map->linux_tree, stream);
	for (int kind = 0; kind < KINDS; kind++)
		print_kind(report, (enum kind)kind, stream);
}

void emit_libvirt_report(const struct map *map, const struct emit_options *options,
			 FILE *stream)
{
	const struct libvirt_table *table = options->libvirt_table;
	struct report report = { .map = map, .options = options };

	for (size_t i = 0; i < table->entries.count; i++)
		judge_entry(&report, &table->entries.items[i]);
	find_missing_bits(&report);
	for (size_t i = 0; i < table->entries.count; i++)
		for (int source = 0; source < ALIAS_SOURCES; source++)
			find_missing_aliases(&report, &table->entries.items[i],
					     (enum alias_source)source);
	judge_choices(&report);
	print_report(&report, stream);
	arena_free(&report.arena);
}
