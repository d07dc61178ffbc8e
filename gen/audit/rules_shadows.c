/* SPDX-License-Identifier: MIT */
/* Shadows: Linux-defined features that are called as hardware is. */
#include "emit.h"
#include "list.h"
#include "rules.h"
#include "spelling.h"

/* Bits that are told of one feature; many features may be called like many bits. */
enum { MOST_SHADOWED = 16 };

typedef VEC(const struct map_row *) row_list;	/* in the map's order, each once */

/* What the rows are called, in any spelling, and by whom. */
struct called {
	struct audit *audit;
	struct table rows;	/* a row_list of each folded name */
};

/* Names of rows. */

/* The macro of a bit that one vendor's CPUs have says so in front. */
static const char *without_vendor(const char *bare)
{
	static const char *const vendors[] = { "AMD_", "INTEL_" };

	for (size_t i = 0; i < sizeof vendors / sizeof *vendors; i++)
		if (strncmp(bare, vendors[i], strlen(vendors[i])) == 0)
			return bare + strlen(vendors[i]);
	return bare;
}

static void **rows_called(struct called *called, const char *name)
{
	const char *folded = spelling_folded(called->audit->arena, name);

	return table_at(&called->rows, called->audit->arena, folded, strlen(folded));
}

static void add_name(struct called *called, const char *name, const struct map_row *row)
{
	void **at = rows_called(called, name);
	row_list *rows;

	if (!*at)
		*at = arena_alloc(called->audit->arena, sizeof *rows);
	rows = *at;
	if (!rows->count || rows->items[rows->count - 1] != row)
		*vec_push(called->audit->arena, rows) = row;
}

static void add_names(struct called *called)
{
	const struct map *map = called->audit->map;

	for (size_t i = 0; i < map->rows.count; i++) {
		const struct map_row *row = &map->rows.items[i];

		if (row->qemu_name)
			add_name(called, row->qemu_name, row);
		for (size_t k = 0; k < row->name_count; k++)
			add_name(called,
				 without_vendor(spelling_bare_macro(row->names[k].macro)),
				 row);
	}
}

/* Features. */

/* The AT-th of LIST, which may be null; null behind its end. */
static const struct map_row *row_at(const row_list *list, size_t at)
{
	return list && at < list->count ? list->items[at] : NULL;
}

/* The first MOST rows that are called like FEATURE, in order; how many. */
static size_t find_rows(struct called *called, const struct feature_fact *feature,
			const struct map_row **found, size_t most)
{
	const row_list *by_macro = *rows_called(called, spelling_bare_macro(feature->macro));
	const row_list *by_shown = feature->shown ? *rows_called(called, feature->shown) : NULL;
	size_t count = 0, macro_at = 0, shown_at = 0;

	while (count < most) {
		const struct map_row *a = row_at(by_macro, macro_at);
		const struct map_row *b = row_at(by_shown, shown_at);

		if (!a && !b)
			break;
		found[count++] = a && (!b || a <= b) ? a : b;
		macro_at += a == found[count - 1];
		shown_at += b == found[count - 1];
	}
	return count;
}

/* "CPUID.07H.0:EDX[31] (X86_FEATURE_SPEC_CTRL_SSBD, QEMU's ssbd)" */
static const char *described(const struct audit *audit, const struct map_row *row)
{
	const char *macros = rules_macros(audit, row);

	return arena_printf(audit->arena, "%s (%s%s%s%s)", rules_place(audit, row), macros,
			    *macros && row->qemu_name ? ", " : "",
			    row->qemu_name ? "QEMU's " : "",
			    row->qemu_name ? row->qemu_name : "");
}

static void look_for_shadow(struct called *called, const struct audit_rule *rule,
			    const struct feature_fact *feature)
{
	struct audit *audit = called->audit;
	const struct map_row *rows[MOST_SHADOWED + 1];	/* one more tells that there are more */
	size_t found = find_rows(called, feature, rows, MOST_SHADOWED + 1);
	size_t told = found < MOST_SHADOWED ? found : MOST_SHADOWED;
	struct list bits = { 0 };
	struct finding *finding;

	if (!found)
		return;
	for (size_t i = 0; i < told; i++)
		list_add(&bits, audit->arena, " and ", "%s", described(audit, rows[i]));
	if (told < found)
		list_add(&bits, audit->arena, " and ", "others");
	finding = audit_report(audit, rule, rows[0], emit_own_name(audit->arena, feature->macro),
			       "%s is Linux-defined and no hardware bit, but is called like %s",
			       feature->macro, list_text(&bits));
	rules_add_feature(audit, finding, feature);
	for (size_t i = 0; i < told; i++)
		rules_add_row(audit, finding, rows[i]);
}

/* That a feature is no hardware bit takes a whole tree to tell. */
void rule_synthetic_shadow(struct audit *audit, const struct audit_rule *rule)
{
	struct called called = { .audit = audit };

	if (rules_may_miss_bits(audit))
		return;
	add_names(&called);
	for (size_t i = 0; i < audit->map->synthetic.count; i++)
		look_for_shadow(&called, rule, audit->map->synthetic.items[i]);
}
