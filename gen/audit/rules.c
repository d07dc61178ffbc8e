/* SPDX-License-Identifier: MIT */
/* What the rules share. */
#include "rules.h"

#include "emit.h"
#include "list.h"
#include "spelling.h"

/* Texts. */

const char *rules_place(const struct audit *audit, const struct map_row *row)
{
	return emit_place(audit->arena, &row->place);
}

const char *rules_register(const struct audit *audit, const struct place *place)
{
	const char *text = emit_place(audit->arena, place);

	return arena_strndup(audit->arena, text, strcspn(text, "["));
}

const char *rules_shown(const struct audit *audit, const struct map_row *row)
{
	struct list list = { 0 };

	for (size_t i = 0; i < row->name_count; i++)
		if (row->names[i].shown)
			list_add(&list, audit->arena, ", ", "%s", row->names[i].shown);
	return list_text(&list);
}

const char *rules_macros(const struct audit *audit, const struct map_row *row)
{
	struct list list = { 0 };

	for (size_t i = 0; i < row->name_count; i++)
		list_add(&list, audit->arena, ", ", "%s", row->names[i].macro);
	return list_text(&list);
}

const char *rules_key(const struct audit *audit, const struct map_row *row)
{
	if (row->qemu_name)
		return row->qemu_name;
	if (row->name_count)
		return emit_own_name(audit->arena, row->names[0].macro);
	return "unnamed";
}

/* Rows. */

const struct map_row *rules_find_in_register(const struct audit *audit,
					     const struct place *place,
					     rules_test *holds)
{
	uint32_t bits = place->space == SPACE_MSR ? BITS_PER_MSR : BITS_PER_WORD;
	struct place at = *place;

	for (at.bit = 0; at.bit < bits; at.bit++) {
		const struct map_row *row = map_find_row(audit->map, &at);

		if (row && holds(row))
			return row;
	}
	return NULL;
}

bool rules_is_named(const struct map_row *row)
{
	return row->qemu_name;
}

bool rules_is_listed(const struct map_row *row)
{
	return row->kvm.cap || row->kvm.op_count;
}

bool rules_is_advertised(const struct map_row *row)
{
	return way_through_kvm(row, VENDOR_ANY).stance >= KVM_CONDITIONAL;
}

/* Parts of a tree. */

bool rules_may_miss_bits(const struct audit *audit)
{
	return facts_lack(audit->map->linux_tree, "scattered") ||
	       facts_lack(audit->map->linux_tree, "reverse-cpuid") ||
	       facts_lack(audit->map->linux_tree, "kvm-features");
}

/* Findings. */

void rules_add_row(struct audit *audit, struct finding *finding,
		   const struct map_row *row)
{
	struct kvm_way way = way_through_kvm(row, VENDOR_ANY);

	finding_add_row(audit, finding, row);
	if (way.stance == KVM_UNLISTED)
		return;
	finding_add_place(audit, finding, "kvm", kvm_way_place(&way));
	if (way.taken_back)
		finding_add_place(audit, finding, "kvm", way.taken_back->place);
	if (way.exception)
		finding_add_place(audit, finding, "kvm", way.exception->place);
}

void rules_add_feature(struct audit *audit, struct finding *finding,
		       const struct feature_fact *feature)
{
	finding_add_name(audit, finding, "linux", feature->shown);
	finding_add_name(audit, finding, "macro", feature->macro);
	finding_add_place(audit, finding, "linux", feature->place);
}

struct finding *rules_report_at(struct audit *audit, const struct audit_rule *rule,
				const struct place *place, const char *key,
				const char *message)
{
	const struct map_row *row = map_find_row(audit->map, place);
	struct finding *finding = audit_report(audit, rule, row, key, "%s", message);

	if (!finding || row)
		return finding;
	finding->where = emit_dotted(audit->arena, place);
	finding->id = arena_printf(audit->arena, "%s:%s:%s", rule->name,
				   finding->where, key);
	return finding;
}
