/* SPDX-License-Identifier: MIT */
/*
 * Rules about what KVM makes of the bits that the two sides name.
 *
 * KVM's lists tell of CPUID bits and of those words alone that they are for;
 * so does every sentence here. Nothing is said of MSRs.
 */
#include "emit.h"
#include "rules.h"

/*
 * A part of a tree may have none of KVM, or not all of it: then what it has says
 * nothing of what it has not.
 */
static bool kvm_is_there(const struct audit *audit)
{
	const struct linux_facts *facts = &audit->map->linux_tree->linux_tree;

	return (facts->kvm_caps.count || facts->kvm_ops.count) &&
	       !facts_lack(audit->map->linux_tree, "caps");
}

/* What Linux shows and guests cannot have. */

static const char *stance_for_guests(const struct audit *audit, const struct map_row *row)
{
	switch (way_through_kvm(row, VENDOR_ANY).stance) {
	case KVM_ADVERTISED:
		return "KVM advertises it, but no guest can have it by name";
	case KVM_CONDITIONAL:
		return "KVM advertises it under a condition, but no guest can have it by name";
	default:
		return kvm_is_there(audit) ? "KVM's lists do not have it either"
		       : "the tree lacks lists of KVM's that could tell whether guests lack it";
	}
}

static void report_unnamed(struct audit *audit, const struct audit_rule *rule,
			   const struct map_row *row)
{
	struct finding *finding =
		audit_report(audit, rule, row, rules_key(audit, row),
			     "Linux shows %s as %s, QEMU has no name for it; %s",
			     rules_place(audit, row), rules_shown(audit, row),
			     stance_for_guests(audit, row));

	rules_add_row(audit, finding, row);
	if (!rules_is_advertised(row))
		finding_soften(audit, finding);
}

void rule_unnamed_in_qemu(struct audit *audit, const struct audit_rule *rule)
{
	for (size_t i = 0; i < audit->map->rows.count; i++)
		if (audit->map->rows.items[i].verdict == VERDICT_UNNAMED)
			report_unnamed(audit, rule, &audit->map->rows.items[i]);
}

/* What KVM advertises and nobody shows or names. */

static const char *kvm_macro(const struct map_row *row)
{
	if (row->kvm.cap)
		return row->kvm.cap->macro;
	return row->kvm.op_count ? row->kvm.ops[0]->macro : NULL;
}

/*
 * KVM lists some features in a second register, where AMD has copies of bits:
 * their macro has no bit there. What the first bit is called goes for both.
 */
static bool is_copy(const struct map *map, const struct map_row *row)
{
	const char *macro = kvm_macro(row);

	return macro && row->name_count == 0 && map_find_macro(map, macro);
}

static void report_unknown(struct audit *audit, const struct audit_rule *rule,
			   const struct map_row *row)
{
	const char *macros = rules_macros(audit, row);
	const char *macro = *macros ? macros : kvm_macro(row);
	struct finding *finding =
		audit_report(audit, rule, row, rules_key(audit, row),
			     "KVM advertises %s%s%s%s, which Linux does not show and QEMU has no name for: no guest can have it by name",
			     rules_place(audit, row), macro ? " (" : "",
			     macro ? macro : "", macro ? ")" : "");

	rules_add_row(audit, finding, row);
}

void rule_advertised_unknown(struct audit *audit, const struct audit_rule *rule)
{
	for (size_t i = 0; i < audit->map->rows.count; i++) {
		const struct map_row *row = &audit->map->rows.items[i];

		if (row->verdict == VERDICT_SILENT && rules_is_advertised(row) &&
		    !is_copy(audit->map, row))
			report_unknown(audit, rule, row);
	}
}

/* What QEMU names and KVM's lists do not have. */

/* A CPUID bit that QEMU names, in a word that KVM has a list for. */
static bool is_judged_by_kvm(const struct audit *audit, const struct map_row *row)
{
	return row->qemu_name && row->place.space == SPACE_CPUID &&
	       rules_find_in_register(audit, &row->place, rules_is_listed);
}

static const char *why_never(const struct map_row *row)
{
	const struct kvm_way way = way_through_kvm(row, VENDOR_ANY);

	if (way.op)
		return "KVM takes it back";
	if (way.cap)
		return way.cap->class == KVM_RUNTIME
			       ? "KVM lists it as following what the guest does"
			       : "KVM leaves it to the vendor modules, and neither sets it";
	return "KVM's list for that word does not have it";
}

static void report_never(struct audit *audit, const struct audit_rule *rule,
			 const struct map_row *row)
{
	const struct map_row *listed =
		rules_find_in_register(audit, &row->place, rules_is_listed);
	struct finding *finding = audit_report(
		audit, rule, row, rules_key(audit, row),
		"QEMU's %s is %s, and %s; if nothing else adds it, %s", row->qemu_name,
		rules_place(audit, row), why_never(row),
		qemu_has_mask(row, MASK_TCG) ? "only TCG offers it" : "nothing offers it");

	rules_add_row(audit, finding, row);
	if (listed->kvm.cap)
		finding_add_place(audit, finding, "kvm", listed->kvm.cap->place);
}

void rule_never_advertised(struct audit *audit, const struct audit_rule *rule)
{
	for (size_t i = 0; kvm_is_there(audit) && i < audit->map->rows.count; i++) {
		const struct map_row *row = &audit->map->rows.items[i];
		enum kvm_stance stance = way_through_kvm(row, VENDOR_ANY).stance;

		if ((stance == KVM_UNLISTED || stance == KVM_WITHHELD) &&
		    is_judged_by_kvm(audit, row))
			report_never(audit, rule, row);
	}
}

static void report_left_out(struct audit *audit, const struct audit_rule *rule,
			    const struct map_row *row)
{
	const struct kvm_way way = way_through_kvm(row, VENDOR_ANY);
	struct finding *finding = audit_report(
		audit, rule, row, rules_key(audit, row),
		"QEMU's %s is %s, which KVM leaves out of %s by a comment (%s)%s%s",
		row->qemu_name, rules_place(audit, row), way.left_out->word,
		way.left_out->name,
		way.exception ? "; it is still set if " : "",
		way.exception ? way.exception->condition : "");

	rules_add_row(audit, finding, row);
	finding_add_name(audit, finding, "kvm", way.left_out->name);
}

void rule_kvm_left_out(struct audit *audit, const struct audit_rule *rule)
{
	for (size_t i = 0; i < audit->map->rows.count; i++) {
		const struct map_row *row = &audit->map->rows.items[i];

		if (row->qemu_name && way_through_kvm(row, VENDOR_ANY).stance == KVM_LEFT_OUT)
			report_left_out(audit, rule, row);
	}
}

/* Words that KVM has no list for: one finding each. */

static void report_unlisted_word(struct audit *audit, const struct audit_rule *rule,
				 const struct qemu_word_fact *word,
				 const struct map_row *first)
{
	struct finding *finding = audit_report(
		audit, rule, first, word->name,
		"KVM has no list for %s (QEMU's %s, with %s): what it offers there these lists do not tell",
		rules_register(audit, &first->place), word->name, first->qemu_name);

	finding_add_name(audit, finding, "qemu", first->qemu_name);
	finding_add_place(audit, finding, "qemu", word->place);
}

void rule_kvm_unlisted_word(struct audit *audit, const struct audit_rule *rule)
{
	const struct qemu_facts *facts = &audit->map->qemu_tree->qemu_tree;

	for (size_t i = 0; kvm_is_there(audit) && i < facts->words.count; i++) {
		const struct qemu_word_fact *word = &facts->words.items[i];
		struct place place = { .space = SPACE_CPUID, .leaf = word->leaf };
		const struct map_row *first;

		if (word->is_msr)
			continue;
		first = rules_find_in_register(audit, &place, rules_is_named);
		if (first && !rules_find_in_register(audit, &place, rules_is_listed))
			report_unlisted_word(audit, rule, word, first);
	}
}
