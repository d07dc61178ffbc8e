/* SPDX-License-Identifier: MIT */
#include "libvirt.h"

#include <stdlib.h>

const char *const alias_source_names[ALIAS_SOURCES] = {
	[ALIAS_QEMU] = "qemu",
	[ALIAS_LINUX] = "linux",
};

struct builder {
	struct libvirt_list *list;
	struct arena *arena;
	const struct map *map;
	const struct libvirt_config *config;
	struct diag *diag;
};

/* Aliases. */

static void add_alias(struct libvirt_aliases *aliases, struct arena *arena,
		      struct libvirt_alias alias)
{
	for (size_t i = 0; i < aliases->count; i++)
		if (strcmp(aliases->items[i].name, alias.name) == 0)
			return;
	*vec_push(arena, aliases) = alias;
}

/* A name that QEMU has given to two bits tells nothing of either. */
static bool is_on_one_bit(const struct map *map, const char *name)
{
	size_t bits = 0;

	for (size_t i = 0; i < map->rows.count; i++)
		bits += map->rows.items[i].qemu_name &&
			strcmp(map->rows.items[i].qemu_name, name) == 0;
	return bits == 1;
}

static void find_qemu_aliases(struct libvirt_aliases *aliases, struct arena *arena,
			      const struct map *map, const struct map_row *row,
			      const char *name)
{
	const struct qemu_facts *facts = &map->qemu_tree->qemu_tree;
	const char *own = row->qemu_name;

	if (!own || (strcmp(own, name) != 0 && !is_on_one_bit(map, own)))
		return;
	if (strcmp(own, name) != 0)
		add_alias(aliases, arena,
			  (struct libvirt_alias){ own, ALIAS_QEMU, row->qemu->place });
	for (size_t i = 0; i < facts->aliases.count; i++) {
		const struct qemu_alias_fact *fact = &facts->aliases.items[i];

		if (strcmp(fact->name, own) == 0 && strcmp(fact->alias, name) != 0)
			add_alias(aliases, arena,
				  (struct libvirt_alias){ fact->alias, ALIAS_QEMU,
							  fact->place });
	}
}

static void find_linux_aliases(struct libvirt_aliases *aliases, struct arena *arena,
			       const struct map_row *row, const char *name)
{
	for (size_t i = 0; i < row->name_count; i++) {
		const struct linux_name *one = &row->names[i];

		/* What KVM translates the kernel sets by itself, be the bit there or not. */
		if (one->shown && one->via != VIA_TRANSLATED && strcmp(one->shown, name) != 0)
			add_alias(aliases, arena,
				  (struct libvirt_alias){ one->shown, ALIAS_LINUX,
							  one->place });
	}
}

static int by_name(const void *left, const void *right)
{
	const struct libvirt_alias *a = left, *b = right;

	return strcmp(a->name, b->name);
}

void libvirt_find_aliases(struct libvirt_aliases *aliases, struct arena *arena,
			  const struct map *map, const struct map_row *row,
			  const char *name, enum alias_source source)
{
	*aliases = (struct libvirt_aliases){ 0 };
	if (source == ALIAS_QEMU)
		find_qemu_aliases(aliases, arena, map, row, name);
	else
		find_linux_aliases(aliases, arena, row, name);
	if (aliases->count)
		qsort(aliases->items, aliases->count, sizeof *aliases->items, by_name);
}

static size_t take_aliases(const struct builder *builder, struct libvirt_feature *feature,
			   enum alias_source source)
{
	struct libvirt_aliases found;

	libvirt_find_aliases(&found, builder->arena, builder->map, feature->row,
			     feature->name, source);
	for (size_t i = 0; i < found.count; i++)
		*vec_push(builder->arena, &feature->aliases) = found.items[i];
	return found.count;
}

/* Linux's names only where libvirt wants them; then there must be one. */
static void take_linux_aliases(const struct builder *builder,
			       struct libvirt_feature *feature)
{
	const struct choice *choice = libvirt_config_find(builder->config, CHOICE_LINUX_ALIAS,
							  feature->name);

	if (choice && take_aliases(builder, feature, ALIAS_LINUX) == 0)
		diag_error(builder->diag, choice->span, DIAG_NAME,
			   "Linux shows no other name than this for the bit");
}

/* Features. */

static void finish_feature(const struct builder *builder, struct libvirt_feature *feature)
{
	feature->not_migratable = libvirt_config_find(builder->config, CHOICE_NOT_MIGRATABLE,
						      feature->name);
	feature->row = map_find_row(builder->map, &feature->place);
	if (!feature->row)
		return;
	take_aliases(builder, feature, ALIAS_QEMU);
	take_linux_aliases(builder, feature);
}

static void add_row(const struct builder *builder, const struct map_row *row)
{
	const struct choice *named;
	struct libvirt_feature *feature;

	if (!row->qemu_name || libvirt_config_extra(builder->config, &row->place) ||
	    libvirt_config_find(builder->config, CHOICE_IGNORE, row->qemu_name))
		return;
	named = libvirt_config_find(builder->config, CHOICE_NAME, row->qemu_name);
	feature = vec_push(builder->arena, builder->list);
	feature->name = named ? named->other : row->qemu_name;
	feature->place = row->place;
	feature->needs_index = row->qemu_word->needs_index;
}

/* Whether QEMU looks at the subleaf of a CPUID function, in any of its words. */
static const struct qemu_word_fact *word_of_function(const struct map *map,
						     uint32_t function)
{
	const struct qemu_facts *facts = &map->qemu_tree->qemu_tree;

	for (size_t i = 0; i < facts->words.count; i++)
		if (!facts->words.items[i].is_msr &&
		    facts->words.items[i].leaf.function == function)
			return &facts->words.items[i];
	return NULL;
}

static void add_extra(const struct builder *builder, const struct choice *choice)
{
	const struct qemu_word_fact *word =
		choice->place.space == SPACE_CPUID
			? word_of_function(builder->map, choice->place.leaf.function)
			: NULL;
	struct libvirt_feature *feature;

	if (word && word->needs_index != choice->needs_index) {
		diag_error(builder->diag, choice->span, DIAG_VALUE,
			   word->needs_index ? "a subleaf is wanted here, as QEMU has it"
					     : "QEMU knows no subleafs of this function");
		return;
	}
	feature = vec_push(builder->arena, builder->list);
	feature->name = choice->name;
	feature->place = choice->place;
	feature->needs_index = choice->needs_index;
}

static int by_place(const void *left, const void *right)
{
	const struct libvirt_feature *a = left, *b = right;

	return place_compare(&a->place, &b->place);
}

bool libvirt_build(struct libvirt_list *list, struct arena *arena, const struct map *map,
		   const struct libvirt_config *config, struct diag *diag)
{
	const struct builder builder = { list, arena, map, config, diag };
	unsigned errors = diag->errors;

	*list = (struct libvirt_list){ 0 };
	for (size_t i = 0; i < map->rows.count; i++)
		add_row(&builder, &map->rows.items[i]);
	for (size_t i = 0; i < config->choices.count; i++)
		if (config->choices.items[i].kind == CHOICE_EXTRA)
			add_extra(&builder, &config->choices.items[i]);
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_place);
	for (size_t i = 0; i < list->count; i++)
		finish_feature(&builder, &list->items[i]);
	return diag->errors == errors;
}
