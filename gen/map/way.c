/* SPDX-License-Identifier: MIT */
#include "way.h"

const char *kvm_class_meaning(enum kvm_class class)
{
	static const char *const meanings[KVM_CLASSES] = {
		[KVM_NATIVE] = "if the host's CPU and kernel have it",
		[KVM_SCATTERED] = "if the host's CPU and kernel have it",
		[KVM_X86_64] = "by 64-bit kernels, if the host's CPU and kernel have it",
		[KVM_EMULATED] = "always: KVM emulates it",
		[KVM_SYNTHESIZED] = "if the host's kernel has it, whatever the CPU says",
		[KVM_PASSTHROUGH] = "if the host's CPU has it, whatever its kernel does",
		[KVM_ALIASED] = "as AMD's copy of the bit in CPUID 1.EDX",
		[KVM_VENDOR] = "only if the Intel or AMD module adds it",
		[KVM_RUNTIME] = "never: it follows what the guest does",
	};

	return meanings[class];
}

bool way_is_of_vendor(const struct kvm_op_fact *op, enum vendor vendor)
{
	bool intel = strncmp(op->function, "vmx_", 4) == 0;
	bool amd = strncmp(op->function, "svm_", 4) == 0 ||
		   strncmp(op->function, "sev_", 4) == 0;

	return !(intel && vendor == VENDOR_AMD) && !(amd && vendor == VENDOR_INTEL);
}

static struct kvm_way as_listed(const struct kvm_side *kvm)
{
	struct kvm_way way = { .cap = kvm->cap };

	if (!kvm->cap) {
		way.left_out = kvm->left_out;
		way.stance = kvm->left_out ? KVM_LEFT_OUT : KVM_UNLISTED;
	} else if (kvm->cap->class == KVM_VENDOR || kvm->cap->class == KVM_RUNTIME) {
		way.stance = KVM_WITHHELD;
	} else {
		way.stance = kvm->cap->condition ? KVM_CONDITIONAL : KVM_ADVERTISED;
	}
	return way;
}

static void decide(struct kvm_way *way, enum kvm_stance stance,
		   const struct kvm_op_fact *op)
{
	*way = (struct kvm_way){ .stance = stance, .op = op };
}

static void clear(struct kvm_way *way, const struct kvm_op_fact *op)
{
	if (!op->condition)
		decide(way, KVM_WITHHELD, op);
	else if (!way->taken_back)
		way->taken_back = op;
}

/* What a comment leaves out stays so, unless it is set without an if. */
static void set(struct kvm_way *way, const struct kvm_op_fact *op)
{
	if (!op->condition)
		decide(way, KVM_ADVERTISED, op);
	else if (way->stance == KVM_LEFT_OUT)
		way->exception = way->exception ? way->exception : op;
	else if (way->stance < KVM_CONDITIONAL)
		decide(way, KVM_CONDITIONAL, op);
}

static struct kvm_way way_of(const struct map_row *row, enum vendor vendor)
{
	struct kvm_way way = as_listed(&row->kvm);

	for (size_t i = 0; i < row->kvm.op_count; i++) {
		const struct kvm_op_fact *op = row->kvm.ops[i];

		if (!way_is_of_vendor(op, vendor))
			continue;
		if (op->op == KVM_CLEAR)
			clear(&way, op);
		else
			set(&way, op);
	}
	return way;
}

const char *kvm_way_condition(const struct kvm_way *way)
{
	return way->op ? way->op->condition : way->cap ? way->cap->condition : NULL;
}

struct span kvm_way_place(const struct kvm_way *way)
{
	static const struct span nowhere;

	return way->op ? way->op->place
	       : way->cap ? way->cap->place
	       : way->left_out ? way->left_out->place : nowhere;
}

struct kvm_way way_through_kvm(const struct map_row *row, enum vendor vendor)
{
	struct kvm_way intel, amd;

	if (vendor != VENDOR_ANY)
		return way_of(row, vendor);
	intel = way_of(row, VENDOR_INTEL);
	amd = way_of(row, VENDOR_AMD);
	if (amd.stance == intel.stance)
		return amd.exception ? amd : intel;
	return amd.stance > intel.stance ? amd : intel;
}

unsigned way_may_be_advertised(const struct map_row *row)
{
	unsigned mask = 0;

	for (enum vendor vendor = VENDOR_INTEL; vendor <= VENDOR_AMD; vendor++) {
		struct kvm_way way = way_of(row, vendor);

		if (way.stance >= KVM_CONDITIONAL || way.exception)
			mask |= 1U << vendor;
	}
	return mask;
}

static bool same_register(const struct place *left, const struct place *right)
{
	return left->space == SPACE_CPUID && right->space == SPACE_CPUID &&
	       left->leaf.function == right->leaf.function &&
	       left->leaf.index == right->leaf.index &&
	       left->leaf.reg == right->leaf.reg;
}

enum kvm_silence kvm_silence(const struct map *map, const struct map_row *row)
{
	if (facts_lack(map->linux_tree, "caps"))
		return KVM_NOT_READ;
	for (size_t i = 0; i < map->rows.count; i++)
		if (same_register(&map->rows.items[i].place, &row->place) &&
		    map_kvm_speaks(&map->rows.items[i]))
			return KVM_LISTS_REGISTER;
	return KVM_LISTS_NONE_OF_IT;
}

bool qemu_has_mask(const struct map_row *row, enum mask_kind kind)
{
	return row->qemu_word && row->qemu_word->masks[kind] >> row->place.bit & 1;
}

bool qemu_is_migratable(const struct map_row *row)
{
	return qemu_has_mask(row, MASK_MIGRATABLE) ||
	       (row->qemu_name && !qemu_has_mask(row, MASK_UNMIGRATABLE));
}

const struct qemu_word_fact *qemu_word_at(const struct qemu_facts *facts,
					  const struct place *place)
{
	for (size_t i = 0; i < facts->words.count; i++) {
		const struct qemu_word_fact *word = &facts->words.items[i];

		if (word->is_msr != (place->space == SPACE_MSR))
			continue;
		if (word->is_msr ? word->msr == place->msr
				 : word->leaf.function == place->leaf.function &&
				   word->leaf.index == place->leaf.index &&
				   word->leaf.reg == place->leaf.reg)
			return word;
	}
	return NULL;
}
