/* SPDX-License-Identifier: MIT */
/* explain's answers as text. */
#include "explain.h"

#include "emit.h"
#include "way.h"

struct page {
	const struct lookup *lookup;
	const struct map *map;
	struct arena *arena;
	FILE *stream;
};

/* A line's end: " (path:line)" where there is a place. */
static void end_at(const struct page *page, struct span place)
{
	const char *source = explain_source(page->arena, place);

	fprintf(page->stream, *source ? "  (%s)\n" : "%s\n", source);
}

/* Linux. */

static const char *word_name(const struct linux_facts *facts, uint32_t number)
{
	for (size_t i = 0; i < facts->words.count; i++)
		if (facts->words.items[i].number == number)
			return facts->words.items[i].name;
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (facts->kvm_words.items[i].number == number)
			return facts->kvm_words.items[i].name;
	return "no word";
}

/* What /proc/cpuinfo shows, and by which rule. */
static const char *visibility(const struct page *page, const char *shown,
			      bool kvm_macro)
{
	bool unquoted = page->map->linux_tree->linux_tree.unquoted_shown;

	if (shown)
		return arena_printf(page->arena, "shown in /proc/cpuinfo as %s", shown);
	if (kvm_macro)
		return "hidden: a name that only KVM knows";
	return unquoted ? "hidden: the comment on its line says \"\""
			: "hidden: the comment on its line quotes no name";
}

static void print_setters(const struct page *page, const char *macro)
{
	const struct linux_facts *facts = &page->map->linux_tree->linux_tree;

	for (size_t i = 0; i < facts->setters.count; i++) {
		const struct setter_fact *setter = &facts->setters.items[i];

		if (strcmp(setter->macro, macro) == 0)
			fprintf(page->stream, "    %s() in %s()  (%s:%u)\n", setter->call,
				setter->function, setter->path, setter->line);
	}
}

static void print_dependencies(const struct page *page, const char *macro)
{
	const struct linux_facts *facts = &page->map->linux_tree->linux_tree;

	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct dependency_fact *row = &facts->dependencies.items[i];

		if (strcmp(row->macro, macro) == 0)
			fprintf(page->stream, "    the kernel wants %s for it", row->needs);
		else if (strcmp(row->needs, macro) == 0)
			fprintf(page->stream, "    the kernel wants it for %s", row->macro);
		else
			continue;
		end_at(page, row->place);
	}
}

static void print_linux_name(const struct page *page, const struct linux_name *name)
{
	static const char *const ways[VIA_COUNT] = {
		[VIA_WORD] = "",
		[VIA_SCATTERED] = "; scattered.c gives it this bit",
		[VIA_TRANSLATED] = "; KVM takes it for this bit",
		[VIA_KVM_ONLY] = "; known to KVM only",
	};

	fprintf(page->stream, "    %s, %u*32+%u in %s%s", name->macro, name->word,
		name->bit,
		word_name(&page->map->linux_tree->linux_tree, name->word),
		ways[name->via]);
	end_at(page, name->place);
	fprintf(page->stream, "    %s\n", visibility(page, name->shown, name->kvm_macro));
	print_setters(page, name->macro);
	print_dependencies(page, name->macro);
}

static void print_linux(const struct page *page, const struct map_row *row)
{
	fprintf(page->stream, "  Linux %s\n", page->map->linux_tree->version);
	if (row->name_count == 0)
		fputs("    has no name for it\n", page->stream);
	for (size_t i = 0; i < row->name_count; i++)
		print_linux_name(page, &row->names[i]);
}

/* KVM. */

static void print_op(const struct page *page, const struct kvm_op_fact *op)
{
	static const char *const deeds[KVM_OPS] = {
		[KVM_SET] = "sets it",
		[KVM_CLEAR] = "takes it back",
		[KVM_CHECK_AND_SET] = "sets it where the host's kernel has it",
	};

	fprintf(page->stream, "    %s() %s%s%s", op->function, deeds[op->op],
		op->condition ? ", if " : "", op->condition ? op->condition : "");
	end_at(page, op->place);
}

/* When a listing advertises. Of words that only KVM has the kernel knows nothing. */
static const char *listing_meaning(const struct linux_facts *facts,
				   const struct kvm_cap_fact *cap)
{
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (cap->class == KVM_NATIVE &&
		    strcmp(facts->kvm_words.items[i].name, cap->word) == 0)
			return "if the host's CPU has it";
	return kvm_class_meaning(cap->class);
}

static void print_listing(const struct page *page, const struct kvm_cap_fact *cap)
{
	fprintf(page->stream, "    listed as %s: advertised %s%s%s",
		kvm_class_names[cap->class],
		listing_meaning(&page->map->linux_tree->linux_tree, cap),
		cap->condition ? ", and only if " : "",
		cap->condition ? cap->condition : "");
	end_at(page, cap->place);
}

/* What it means that KVM's lists do not speak of a bit by any of its names. */
static const char *silence_in_short(const struct map *map, const struct map_row *row)
{
	switch (kvm_silence(map, row)) {
	case KVM_NOT_READ:
		return "not told: this tree lacks KVM's lists";
	case KVM_LISTS_NONE_OF_IT:
		return "not told: KVM's lists do not speak of it, nor of its register";
	default:
		return row->qemu_name ? "in none of its lists; QEMU has a name for it, and may add it by itself"
				      : "not advertised: KVM's lists do not speak of it";
	}
}

static const char *stance_in_short(enum kvm_stance stance)
{
	static const char *const words[] = {
		[KVM_LEFT_OUT] = "not advertised: a comment names it as left out",
		[KVM_WITHHELD] = "not advertised",
		[KVM_CONDITIONAL] = "advertised under a condition",
		[KVM_ADVERTISED] = "advertised",
	};

	return words[stance];
}

/*
 * Names in the comments of ROW's list that no bit there has: one of them may mean
 * this bit in words of its own, as HTT does.
 */
static void print_strange_comments(const struct page *page, const struct map_row *row)
{
	const struct linux_facts *facts = &page->map->linux_tree->linux_tree;

	for (size_t i = 0; i < page->map->left_out.count; i++) {
		const struct map_left_out *left_out = &page->map->left_out.items[i];
		const struct word_fact *word = map_find_word(facts, left_out->fact->word);

		if (left_out->row || !word || !word->has_leaf ||
		    word->leaf.function != row->place.leaf.function ||
		    word->leaf.index != row->place.leaf.index ||
		    word->leaf.reg != row->place.leaf.reg)
			continue;
		fprintf(page->stream, "    in the list of %s: \"%s\", a name that no bit of it has",
			left_out->fact->word, left_out->fact->name);
		end_at(page, left_out->fact->place);
	}
}

static void print_kvm(const struct page *page, const struct map_row *row)
{
	const struct kvm_side *kvm = &row->kvm;
	struct kvm_way way = way_through_kvm(row, VENDOR_ANY);

	if (row->place.space == SPACE_MSR) {
		fputs("  KVM: decides on MSRs elsewhere than in its lists of CPUID bits\n",
		      page->stream);
		return;
	}
	fprintf(page->stream, "  KVM: %s\n", way.stance == KVM_UNLISTED
						  ? silence_in_short(page->map, row)
						  : stance_in_short(way.stance));
	if (way.stance == KVM_UNLISTED)
		print_strange_comments(page, row);
	if (kvm->cap)
		print_listing(page, kvm->cap);
	if (kvm->left_out) {
		fprintf(page->stream, "    in the list of %s: \"%s\"", kvm->left_out->word,
			kvm->left_out->name);
		end_at(page, kvm->left_out->place);
	}
	for (size_t i = 0; i < kvm->op_count; i++)
		print_op(page, kvm->ops[i]);
}

/* QEMU. */

static void print_qemu_dependencies(const struct page *page, const struct map_row *row)
{
	const struct qemu_facts *facts = &page->map->qemu_tree->qemu_tree;
	uint64_t bit = (uint64_t)1 << row->place.bit;

	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct qemu_dependency_fact *fact = &facts->dependencies.items[i];
		bool needs = &facts->words.items[fact->to_word] == row->qemu_word &&
			     fact->to_mask & bit;
		bool needed = &facts->words.items[fact->from_word] == row->qemu_word &&
			      fact->from_mask & bit;

		if (needs)
			fprintf(page->stream, "    QEMU wants %s for it",
				explain_masked(page->map, page->arena, fact->from_word,
					       fact->from_mask));
		else if (needed)
			fprintf(page->stream, "    QEMU wants it for %s",
				explain_masked(page->map, page->arena, fact->to_word,
					       fact->to_mask));
		else
			continue;
		end_at(page, fact->place);
	}
}

static const char *auto_enabled(const struct map_row *row)
{
	if (!qemu_is_migratable(row))
		return "-cpu host leaves it out, unless asked for or with migratable=off";
	if (qemu_has_mask(row, MASK_NO_AUTOENABLE))
		return "-cpu host leaves it out: it has to be asked for";
	return "-cpu host enables it, where KVM advertises it";
}

static void print_qemu_name(const struct page *page, const struct map_row *row)
{
	fprintf(page->stream, "    %s, bit %u of %s%s%s%s", row->qemu_name,
		row->place.bit, row->qemu_word->name, row->qemu_hint ? "; comment: " : "",
		row->qemu_hint ? row->qemu_hint : "", "");
	end_at(page, row->qemu->place);
	fprintf(page->stream, "    %s; %s; %s\n",
		qemu_is_migratable(row) ? "migratable" : "not migratable",
		auto_enabled(row),
		qemu_has_mask(row, MASK_TCG) ? "TCG emulates it" : "not in TCG");
}

static void print_no_qemu_name(const struct page *page, const struct map_row *row)
{
	const struct qemu_word_fact *word =
		qemu_word_at(&page->map->qemu_tree->qemu_tree, &row->place);

	if (!word)
		fputs("    knows no such register: no guest gets this bit by name\n",
		      page->stream);
	else
		fprintf(page->stream, "    has no name for bit %u of %s%s%s\n",
			row->place.bit, word->name, row->qemu_hint ? "; comment: " : "",
			row->qemu_hint ? row->qemu_hint : "");
}

static void print_qemu(const struct page *page, const struct map_row *row)
{
	fprintf(page->stream, "  QEMU %s\n", page->map->qemu_tree->version);
	if (row->qemu_name)
		print_qemu_name(page, row);
	else
		print_no_qemu_name(page, row);
	if (row->qemu_word)
		print_qemu_dependencies(page, row);
}

/* Subjects. */

static void print_friends(const struct page *page, const struct subject *subject)
{
	false_friends friends = { 0 };

	explain_false_friends(page->lookup, subject, &friends);
	for (size_t i = 0; i < friends.count; i++) {
		const struct false_friend *friend = &friends.items[i];

		fprintf(page->stream, "  False friend: %s calls something else %s: %s\n",
			friend->side == NAME_QEMU ? "QEMU" : "Linux", friend->name,
			explain_where(page->lookup, &friend->subject));
	}
}

static void print_bit(const struct page *page, const struct map_row *row)
{
	static const char *const meanings[VERDICT_COUNT] = {
		[VERDICT_IDENTICAL] = "Linux and QEMU have one name for it",
		[VERDICT_SPELLING] = "Linux and QEMU spell its name differently",
		[VERDICT_DIFFERENT] = "Linux and QEMU have different names for it",
		[VERDICT_HIDDEN] = "Linux does not show it, QEMU names it",
		[VERDICT_UNNAMED] = "Linux shows it, QEMU has no name for it",
		[VERDICT_KVM_ONLY] = "only KVM knows it on the Linux side, QEMU names it",
		[VERDICT_QEMU_ONLY] = "Linux has no name for it",
		[VERDICT_SILENT] = "neither side shows a name",
	};

	print_linux(page, row);
	print_kvm(page, row);
	print_qemu(page, row);
	fprintf(page->stream, "  Verdict: %s: %s\n", verdict_names[row->verdict],
		meanings[row->verdict]);
}

static void print_feature(const struct page *page, const struct subject *subject)
{
	static const char *const remarks[] = {
		[SUBJECT_SYNTHETIC] = "no hardware bit: a kernel sets it by itself, the guest's for itself",
		[SUBJECT_CONDITIONAL] = "under a condition that 64-bit kernels do not meet",
		[SUBJECT_BUG] = "a bug, on the \"bugs\" line of /proc/cpuinfo",
		[SUBJECT_VMX] = "on the \"vmx flags\" line of /proc/cpuinfo; several registers in one word: no bit of an MSR",
	};
	const struct feature_fact *feature = subject->feature;
	bool perhaps = subject->kind == SUBJECT_SYNTHETIC &&
		       facts_lack(page->map->linux_tree, "scattered");

	fprintf(page->stream, "  Linux %s\n    %s, %s", page->map->linux_tree->version,
		feature->macro,
		perhaps ? "no bit that is known: this tree lacks scattered.c"
			: remarks[subject->kind]);
	end_at(page, feature->place);
	fprintf(page->stream, "    %s\n", visibility(page, feature->shown, false));
	print_setters(page, feature->macro);
	print_dependencies(page, feature->macro);
}

static void print_subject(const struct page *page, const char *asked,
			  const struct subject *subject)
{
	fprintf(page->stream, "%s: %s\n", asked, explain_where(page->lookup, subject));
	if (subject->kind == SUBJECT_BIT)
		print_bit(page, subject->row);
	else
		print_feature(page, subject);
	print_friends(page, subject);
}

void explain_print(const struct lookup *lookup, const struct question *question,
		   FILE *stream)
{
	const struct page page = { lookup, lookup->map, lookup->arena, stream };

	for (size_t i = 0; i < question->subjects.count; i++) {
		if (i > 0)
			putc('\n', stream);
		print_subject(&page, question->text, &question->subjects.items[i]);
	}
}
