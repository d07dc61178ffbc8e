/* SPDX-License-Identifier: MIT */
/* What KVM does with a bit, on both sides. */
#include "diff_private.h"
#include "list.h"
#include "way.h"

/* The vendors, as bits, on whose hosts the bit may be advertised. */
static unsigned may_advertise(const struct map_row *row)
{
	return row ? way_may_be_advertised(row) : 0;
}

/* Which module OP belongs to; KVM's common functions change their names. */
static const char *module_of(const struct kvm_op_fact *op)
{
	if (!way_is_of_vendor(op, VENDOR_AMD))
		return " by vmx";
	return way_is_of_vendor(op, VENDOR_INTEL) ? "" : " by svm";
}

/*
 * How the bit is treated, from its listing to the last operation: "native; clear
 * by vmx if !enable_sgx". Null if nothing is done with it.
 */
static const char *treatment(struct arena *arena, const struct map_row *row)
{
	struct list text = { 0 };

	if (!row)
		return NULL;
	if (row->kvm.cap) {
		const struct kvm_cap_fact *cap = row->kvm.cap;

		list_add(&text, arena, "", "%s%s%s", kvm_class_names[cap->class],
			 cap->condition ? " if " : "", cap->condition ? cap->condition : "");
	}
	for (size_t i = 0; i < row->kvm.op_count; i++) {
		const struct kvm_op_fact *op = row->kvm.ops[i];

		list_add(&text, arena, "; ", "%s%s%s%s", kvm_op_names[op->op], module_of(op),
			 op->condition ? " if " : "", op->condition ? op->condition : "");
	}
	return text.length ? list_text(&text) : NULL;
}

static bool lists_register(const struct map *map, const struct place *place)
{
	struct map_row row = { .place = *place };

	return kvm_silence(map, &row) == KVM_LISTS_REGISTER;
}

static struct change *add(struct comparing *comparing, enum change_kind kind,
			  const struct map_row *was, const struct map_row *is)
{
	struct change *change = diff_add(comparing, kind, ABOUT_KVM);

	diff_name_bit(comparing, change, was, is);
	change->old = treatment(comparing->arena, was);
	change->new = treatment(comparing->arena, is);
	return change;
}

static bool is_same_condition(const char *left, const char *right)
{
	return left && right ? strcmp(left, right) == 0 : left == right;
}

static bool is_same_listing(const struct kvm_cap_fact *left,
			    const struct kvm_cap_fact *right)
{
	if (!left || !right)
		return left == right;
	return left->class == right->class &&
	       is_same_condition(left->condition, right->condition);
}

static bool is_same_op(const struct kvm_op_fact *left, const struct kvm_op_fact *right)
{
	return left->op == right->op && strcmp(module_of(left), module_of(right)) == 0 &&
	       is_same_condition(left->condition, right->condition);
}

/* Whether both are treated the same: see treatment(). */
static bool is_same(const struct map_row *was, const struct map_row *is)
{
	static const struct map_row nothing = { 0 };
	const struct kvm_side *left = was ? &was->kvm : &nothing.kvm;
	const struct kvm_side *right = is ? &is->kvm : &nothing.kvm;

	if (!is_same_listing(left->cap, right->cap) || left->op_count != right->op_count)
		return false;
	for (size_t i = 0; i < left->op_count; i++)
		if (!is_same_op(left->ops[i], right->ops[i]))
			return false;
	return true;
}

void diff_kvm(struct comparing *comparing, const struct map_row *was,
	      const struct map_row *is)
{
	unsigned before = may_advertise(was), after = may_advertise(is);
	struct change *change;

	if (!before && after) {
		change = add(comparing, CHANGE_ADVERTISED, was, is);
		change->register_listed = lists_register(&comparing->older->map, change->place);
	} else if (before && !after) {
		change = add(comparing, CHANGE_UNADVERTISED, was, is);
		change->register_listed = lists_register(&comparing->newer->map, change->place);
	} else if (is_same(was, is)) {
		return;
	} else {
		change = add(comparing, CHANGE_CLASS, was, is);
	}
	change->vendors = before | after;
}
