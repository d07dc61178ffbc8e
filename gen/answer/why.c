/* SPDX-License-Identifier: MIT */
#include "why.h"

#include "emit.h"
#include "explain.h"

const char *const cause_names[CAUSE_COUNT] = {
	[CAUSE_SET_BY_KERNEL] = "set-by-kernel",
	[CAUSE_NOT_ADVERTISED] = "not-advertised",
	[CAUSE_CONDITIONAL] = "conditional",
	[CAUSE_NO_QEMU_NAME] = "no-qemu-name",
	[CAUSE_NOT_MIGRATABLE] = "not-migratable",
	[CAUSE_NOT_AUTO_ENABLED] = "not-auto-enabled",
	[CAUSE_DEPENDENCY] = "dependency",
	[CAUSE_NOT_STOPPED] = "not-stopped",
	[CAUSE_UNKNOWN] = "unknown",
};

/* What is known while one flag is worked out. */
struct case_file {
	const struct lookup *lookup;
	const struct map *map;
	struct arena *arena;
	const struct cpuinfo *host, *guest;
	enum vendor vendor;
};

static enum vendor vendor_of(const struct cpuinfo *host)
{
	if (cpuinfo_has(host, "vmx"))
		return VENDOR_INTEL;
	return cpuinfo_has(host, "svm") ? VENDOR_AMD : VENDOR_ANY;
}

static struct why_flag found(const struct case_file *file, enum cause cause,
			     struct span place, const char *message)
{
	return (struct why_flag){ .cause = cause,
				  .message = message,
				  .source = explain_source(file->arena, place) };
}

/* Features that are no bit. */

/* How likely it is that a host of VENDOR runs what is in PATH. */
static unsigned likelihood(const char *path, enum vendor vendor)
{
	static const char *const own[] = {
		[VENDOR_ANY] = "", [VENDOR_INTEL] = "/intel", [VENDOR_AMD] = "/amd"
	};

	if (strstr(path, own[vendor]))
		return 3;
	return strstr(path, own[VENDOR_INTEL]) || strstr(path, own[VENDOR_AMD]) ? 1 : 2;
}

/* Where the kernel sets MACRO: the likeliest place, and of such the first. */
static const struct setter_fact *likely_setter(const struct case_file *file,
					       const char *macro)
{
	const struct linux_facts *facts = &file->map->linux_tree->linux_tree;
	const struct setter_fact *likely = NULL;
	unsigned best = 0;

	for (size_t i = 0; i < facts->setters.count; i++) {
		const struct setter_fact *setter = &facts->setters.items[i];
		unsigned chance = likelihood(setter->path, file->vendor);

		if (strcmp(setter->macro, macro) != 0 ||
		    strstr(setter->call, "clear") || chance <= best)
			continue;
		best = chance;
		likely = setter;
	}
	return likely;
}

static struct why_flag set_by_kernel(const struct case_file *file,
				     const struct feature_fact *feature)
{
	const struct setter_fact *setter = likely_setter(file, feature->macro);
	struct why_flag flag = { .cause = CAUSE_SET_BY_KERNEL, .source = "" };

	if (!setter && facts_lack(file->map->linux_tree, "scattered")) {
		flag.cause = CAUSE_UNKNOWN;
		flag.message = "this tree lacks scattered.c, which may give it a bit";
		return flag;
	}
	if (!setter) {
		flag.message = "no hardware bit: each kernel works it out for itself";
		flag.source = explain_source(file->arena, feature->place);
		return flag;
	}
	flag.message = arena_printf(file->arena, "%s() in %s()", setter->call,
				    setter->function);
	flag.source = arena_printf(file->arena, "%s:%u", setter->path, setter->line);
	return flag;
}

/* KVM. */

static const char *withheld_message(const struct case_file *file,
				    const struct kvm_way *way)
{
	if (way->op)
		return arena_printf(file->arena, "%s() takes it back", way->op->function);
	return arena_printf(file->arena, "KVM lists it as %s: %s",
			    kvm_class_names[way->cap->class],
			    kvm_class_meaning(way->cap->class));
}

static const char *left_out_message(const struct case_file *file,
				    const struct kvm_way *way)
{
	const struct kvm_op_fact *op = way->exception;

	return arena_printf(file->arena,
			    "left out: a comment in KVM's list of %s says \"%s\"%s%s%s%s",
			    way->left_out->word, way->left_out->name,
			    op ? "; " : "", op ? op->function : "",
			    op ? "() sets it, if " : "", op ? op->condition : "");
}

/*
 * A bit that KVM's lists do not speak of. Where they do not speak of its register
 * at all, or were not read, only QEMU's lack of a name is certain.
 */
static struct why_flag unlisted(const struct case_file *file,
				const struct map_row *row)
{
	enum kvm_silence silence = kvm_silence(file->map, row);
	enum cause cause = silence == KVM_LISTS_REGISTER ? CAUSE_NOT_ADVERTISED
			   : row->qemu_name		 ? CAUSE_UNKNOWN
			   : silence == KVM_NOT_READ	 ? CAUSE_NO_QEMU_NAME
							 : CAUSE_NOT_ADVERTISED;
	const char *message = "KVM's lists do not speak of this bit";

	if (silence == KVM_NOT_READ)
		message = row->qemu_name ? "this tree lacks KVM's lists"
					 : "this tree lacks KVM's lists, and QEMU has no name for it";
	else if (row->qemu_name)
		message = arena_printf(file->arena, "%s; QEMU has it as %s, and may add it by itself",
				       silence == KVM_LISTS_REGISTER
					       ? message
					       : "KVM's lists do not speak of its register",
				       row->qemu_name);
	return found(file, cause, row->names[0].place, message);
}

/* Whether KVM stops the bit, and how. */
static bool stopped_by_kvm(const struct case_file *file, const struct map_row *row,
			   struct why_flag *flag)
{
	struct kvm_way way = way_through_kvm(row, file->vendor);
	struct span place = kvm_way_place(&way);

	switch (way.stance) {
	case KVM_UNLISTED:
		*flag = unlisted(file, row);
		return true;
	case KVM_LEFT_OUT:
		*flag = found(file, CAUSE_NOT_ADVERTISED, place,
			      left_out_message(file, &way));
		return true;
	case KVM_WITHHELD:
		*flag = found(file, CAUSE_NOT_ADVERTISED, place,
			      withheld_message(file, &way));
		return true;
	case KVM_CONDITIONAL:
		*flag = found(file, CAUSE_CONDITIONAL, place,
			      arena_printf(file->arena, "KVM advertises it only if %s",
					   kvm_way_condition(&way)));
		return true;
	default:
		return false;
	}
}

/* QEMU. */

static bool stopped_by_qemu(const struct case_file *file, const struct map_row *row,
			    struct why_flag *flag)
{
	const struct qemu_word_fact *word =
		qemu_word_at(&file->map->qemu_tree->qemu_tree, &row->place);
	static const struct span nowhere;
	struct span place = row->qemu ? row->qemu->place : word ? word->place : nowhere;

	if (!row->qemu_name)
		*flag = found(file, CAUSE_NO_QEMU_NAME, place,
			      word ? arena_printf(file->arena,
						  "KVM advertises it, QEMU has no name for bit %u of %s",
						  row->place.bit, word->name)
				   : "KVM advertises it, QEMU does not know the register");
	else if (!qemu_is_migratable(row))
		*flag = found(file, CAUSE_NOT_MIGRATABLE, place,
			      arena_printf(file->arena,
					   "QEMU's %s is not migratable: -cpu host takes it with migratable=off or %s=on only",
					   row->qemu_name, row->qemu_name));
	else if (qemu_has_mask(row, MASK_NO_AUTOENABLE))
		*flag = found(file, CAUSE_NOT_AUTO_ENABLED, place,
			      arena_printf(file->arena,
					   "-cpu host does not enable it by itself: %s=on does",
					   row->qemu_name));
	else
		return false;
	return true;
}

/* Dependencies. */

static const char *shown_name(const struct map *map, const char *macro)
{
	const struct linux_facts *facts = &map->linux_tree->linux_tree;

	for (size_t i = 0; i < facts->features.count; i++)
		if (strcmp(facts->features.items[i].macro, macro) == 0)
			return facts->features.items[i].shown;
	return NULL;
}

static bool is_lost(const struct case_file *file, const char *flag)
{
	return flag && cpuinfo_has(file->host, flag) && !cpuinfo_has(file->guest, flag);
}

/* cpuid_deps[], by which the guest's kernel takes away what cannot work. */
static bool stopped_by_kernel(const struct case_file *file, const char *macro,
			      struct why_flag *flag)
{
	const struct linux_facts *facts = &file->map->linux_tree->linux_tree;

	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct dependency_fact *fact = &facts->dependencies.items[i];
		const char *needed = strcmp(fact->macro, macro) == 0
					     ? shown_name(file->map, fact->needs) : NULL;

		if (!is_lost(file, needed))
			continue;
		*flag = found(file, CAUSE_DEPENDENCY, fact->place,
			      arena_printf(file->arena,
					   "the kernel wants %s for it, which is gone, too",
					   needed));
		return true;
	}
	return false;
}

/* The flag that Linux shows for a bit of QEMU's; null if it shows none. */
static const char *shown_at(const struct map *map, const struct qemu_word_fact *word,
			    uint32_t bit)
{
	struct place place = { .space = word->is_msr ? SPACE_MSR : SPACE_CPUID,
			       .leaf = word->leaf, .msr = word->msr, .bit = bit };
	const struct map_row *row = map_find_row(map, &place);

	for (size_t i = 0; row && i < row->name_count; i++)
		if (row->names[i].shown)
			return row->names[i].shown;
	return NULL;
}

/* Whether the guest lost all of MASK, for all that can be seen. */
static const char *first_if_all_lost(const struct case_file *file,
				     const struct qemu_word_fact *word, uint64_t mask)
{
	const char *first = NULL;

	for (uint32_t bit = 0; bit < BITS_PER_MSR; bit++) {
		const char *shown;

		if (!(mask >> bit & 1))
			continue;
		shown = shown_at(file->map, word, bit);
		if (!is_lost(file, shown))
			return NULL;
		first = first ? first : shown;
	}
	return first;
}

static bool stopped_by_qemu_dependency(const struct case_file *file,
				       const struct map_row *row, struct why_flag *flag)
{
	const struct qemu_facts *facts = &file->map->qemu_tree->qemu_tree;

	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct qemu_dependency_fact *fact = &facts->dependencies.items[i];
		const char *needed;

		if (&facts->words.items[fact->to_word] != row->qemu_word ||
		    !(fact->to_mask >> row->place.bit & 1))
			continue;
		needed = first_if_all_lost(file, &facts->words.items[fact->from_word],
					   fact->from_mask);
		if (!needed)
			continue;
		*flag = found(file, CAUSE_DEPENDENCY, fact->place,
			      arena_printf(file->arena,
					   "QEMU wants %s for it, which is gone, too", needed));
		return true;
	}
	return false;
}

/* Flags. */

/* What may have stopped a bit that nothing certainly stops. */
static struct why_flag not_stopped(const struct case_file *file,
				   const struct map_row *row)
{
	struct kvm_way way = way_through_kvm(row, file->vendor);

	if (way.taken_back)
		return found(file, CAUSE_CONDITIONAL, way.taken_back->place,
			     arena_printf(file->arena,
					  "KVM advertises it, but %s() takes it back if %s",
					  way.taken_back->function,
					  way.taken_back->condition));
	return found(file, CAUSE_NOT_STOPPED, row->qemu->place,
		     arena_printf(file->arena,
				  "nothing in the way: the CPU model or the command line left it out (%s=on)",
				  row->qemu_name));
}

static struct why_flag stopped_bit(const struct case_file *file,
				   const struct map_row *row, const char *macro)
{
	struct why_flag flag;

	if (!stopped_by_kvm(file, row, &flag) && !stopped_by_qemu(file, row, &flag) &&
	    !stopped_by_kernel(file, macro, &flag) &&
	    !stopped_by_qemu_dependency(file, row, &flag))
		flag = not_stopped(file, row);
	if (flag.cause == CAUSE_NOT_ADVERTISED && !row->qemu_name)
		flag.message = arena_printf(file->arena, "%s; nor does QEMU have a name for it",
					    flag.message);
	flag.where = emit_place(file->arena, &row->place);
	flag.left_out = row->kvm.left_out != NULL;
	return flag;
}

/* The macro that Linux shows as FLAG on this row; null if it does not. */
static const char *macro_shown_as(const struct map_row *row, const char *flag)
{
	for (size_t i = 0; i < row->name_count; i++)
		if (row->names[i].shown && strcmp(row->names[i].shown, flag) == 0)
			return row->names[i].macro;
	return NULL;
}

/* Whether OTHER is a better answer than FLAG: not knowing is the worst. */
static bool comes_further(const struct why_flag *other, const struct why_flag *flag)
{
	if (!flag->message || flag->cause == CAUSE_UNKNOWN)
		return true;
	return other->cause != CAUSE_UNKNOWN && other->cause > flag->cause;
}

/* A flag may have several bits: the one that comes furthest counts. */
static struct why_flag lost_flag(const struct case_file *file, const char *name)
{
	struct why_flag flag = { .cause = CAUSE_UNKNOWN, .source = "" };

	for (size_t i = 0; i < file->lookup->names.count; i++) {
		const struct known_name *known = &file->lookup->names.items[i];
		struct why_flag other;

		if (known->side != NAME_SHOWN || strcmp(known->name, name) != 0)
			continue;
		if (known->subject.kind == SUBJECT_BIT)
			other = stopped_bit(file, known->subject.row,
					    macro_shown_as(known->subject.row, name));
		else if (known->subject.kind == SUBJECT_SYNTHETIC)
			other = set_by_kernel(file, known->subject.feature);
		else
			continue;
		if (comes_further(&other, &flag))
			flag = other;
	}
	if (!flag.message)
		flag.message = arena_printf(file->arena, "Linux %s shows no such flag",
					    file->map->linux_tree->version);
	flag.flag = name;
	return flag;
}

static struct why_flag gained_bit(const struct case_file *file,
				  const struct map_row *row)
{
	struct kvm_way way = way_through_kvm(row, file->vendor);
	struct why_flag flag;

	if (way.cap && way.cap->class == KVM_EMULATED)
		flag = found(file, CAUSE_NOT_STOPPED, way.cap->place,
			     "KVM emulates it, whatever the host has");
	else if (row->qemu_name)
		flag = found(file, CAUSE_NOT_STOPPED, row->qemu->place,
			     arena_printf(file->arena,
					  "QEMU has it as %s, and gives it whatever the host shows",
					  row->qemu_name));
	else
		flag = found(file, CAUSE_NOT_STOPPED, kvm_way_place(&way),
			     "the host's kernel hides or lacks what its CPU has");
	flag.where = emit_place(file->arena, &row->place);
	flag.left_out = row->kvm.left_out != NULL;
	return flag;
}

static struct why_flag gained_flag(const struct case_file *file, const char *name)
{
	for (size_t i = 0; i < file->lookup->names.count; i++) {
		const struct known_name *known = &file->lookup->names.items[i];
		struct why_flag flag;

		if (known->side != NAME_SHOWN || strcmp(known->name, name) != 0)
			continue;
		if (known->subject.kind == SUBJECT_BIT)
			flag = gained_bit(file, known->subject.row);
		else if (known->subject.kind == SUBJECT_SYNTHETIC)
			flag = set_by_kernel(file, known->subject.feature);
		else
			continue;
		flag.flag = name;
		return flag;
	}
	return lost_flag(file, name);
}

void why_work_out(struct why *why, const struct lookup *lookup,
		  const struct cpuinfo *host, const struct cpuinfo *guest)
{
	const struct case_file file = { lookup, lookup->map, lookup->arena, host,
					guest, vendor_of(host) };

	*why = (struct why){ .map = lookup->map };
	for (size_t i = 0; i < host->flags.count; i++)
		if (!cpuinfo_has(guest, host->flags.items[i]))
			*vec_push(file.arena, &why->lost) =
				lost_flag(&file, host->flags.items[i]);
	for (size_t i = 0; i < guest->flags.count; i++)
		if (!cpuinfo_has(host, guest->flags.items[i]))
			*vec_push(file.arena, &why->gained) =
				gained_flag(&file, guest->flags.items[i]);
}
