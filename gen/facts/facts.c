/* SPDX-License-Identifier: MIT */
/*
 * The canonical text of facts: tab-separated lines, sorted by their bytes.
 *
 *	tree          kind version
 *	missing       part
 *	file          path sha256
 *	unquoted      shown|hidden	(a flag whose comment quotes no name)
 *	limit         NCAPINTS|NBUGINTS|NVMXINTS words
 *	word          enumerator number [function index register]
 *	kvm-word      enumerator number [function index register]
 *	feature       macro word bit shown|hidden [name]
 *	bug, vmx      the same
 *	conditional   macro shown|hidden [name]	(not in the 64-bit view)
 *	scattered     macro function index register bit
 *	kvm-feature   macro word bit
 *	translation   from to
 *	kvm-cap       word bit class macro|- [condition]
 *	kvm-left-out  word name
 *	kvm-op        function number op word bit macro|- [condition]
 *	dependency    macro needed-macro
 *	setter        macro call function path line
 *	capflags-step number line text | number array name size prefix offset kind
 *	capflags-row  kind number macro quoted-name
 *	qemu-word     name cpuid function index|- register | name msr number
 *	qemu-name     word bit name
 *	qemu-hint     word bit text
 *	qemu-mask     word mask value
 *	qemu-dependency from-word from-mask to-word to-mask
 *	qemu-alias    alias name
 *
 * An absent field is left out with its tab; numbers are decimal, but for CPUID
 * functions, MSRs and masks (0x, no leading zeros).
 */
#include "facts.h"

#include <stdarg.h>
#include <stdlib.h>

const char *const reg_names[REG_COUNT] = { "eax", "ebx", "ecx", "edx" };

const char *const mask_names[MASK_KINDS] = {
	[MASK_MIGRATABLE] = "migratable",
	[MASK_NO_AUTOENABLE] = "no-autoenable",
	[MASK_TCG] = "tcg",
	[MASK_UNMIGRATABLE] = "unmigratable",
};

const char *const kvm_class_names[KVM_CLASSES] = {
	[KVM_NATIVE] = "native",
	[KVM_SCATTERED] = "scattered",
	[KVM_X86_64] = "x86_64",
	[KVM_EMULATED] = "emulated",
	[KVM_SYNTHESIZED] = "synthesized",
	[KVM_PASSTHROUGH] = "passthrough",
	[KVM_ALIASED] = "aliased",
	[KVM_VENDOR] = "vendor",
	[KVM_RUNTIME] = "runtime",
};

const char *const kvm_op_names[KVM_OPS] = {
	[KVM_SET] = "set",
	[KVM_CLEAR] = "clear",
	[KVM_CHECK_AND_SET] = "check_and_set",
};

const char *const capflags_kind_names[CAPFLAGS_KINDS] = {
	[CAPFLAGS_FEATURE] = "feature",
	[CAPFLAGS_BUG] = "bug",
	[CAPFLAGS_VMX] = "vmx",
};

struct line {
	const char *text;
	struct span place;	/* where the fact comes from; may be nowhere */
};

struct lines {
	struct arena arena;
	VEC(struct line) list;
};

static const struct span nowhere;

#define LINE(place, ...)                                                       \
	(*vec_push(&lines->arena, &lines->list) =                              \
		 (struct line){ arena_printf(&lines->arena, __VA_ARGS__), (place) })

static const char *leaf_text(struct arena *arena, bool has_leaf, struct leaf leaf)
{
	if (!has_leaf)
		return "";
	return arena_printf(arena, "\t0x%x\t%u\t%s", leaf.function, leaf.index,
			    reg_names[leaf.reg]);
}

static void add_words(struct lines *lines, const char *kind,
		      const struct word_fact *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		LINE(words[i].place, "%s\t%s\t%u%s", kind, words[i].name, words[i].number,
		     leaf_text(&lines->arena, words[i].has_leaf, words[i].leaf));
}

static void add_features(struct lines *lines, const char *kind,
			 const struct feature_fact *features, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct feature_fact *feature = &features[i];

		LINE(feature->place, "%s\t%s\t%u\t%u\t%s%s", kind, feature->macro, feature->word,
		     feature->bit, feature->shown ? "shown\t" : "hidden",
		     feature->shown ? feature->shown : "");
	}
}

static void add_conditional(struct lines *lines, const struct linux_facts *facts)
{
	for (size_t i = 0; i < facts->conditional.count; i++) {
		const struct feature_fact *feature = &facts->conditional.items[i];

		LINE(feature->place, "conditional\t%s\t%s%s", feature->macro,
		     feature->shown ? "shown\t" : "hidden",
		     feature->shown ? feature->shown : "");
	}
}

static void add_capflags(struct lines *lines, const struct linux_facts *facts)
{
	for (size_t i = 0; i < facts->capflags_steps.count; i++) {
		const struct capflags_step *step = &facts->capflags_steps.items[i];

		if (step->is_array)
			LINE(step->place, "capflags-step\t%zu\tarray\t%s\t%s\t%s\t%s\t%s", i,
			     step->text, step->size, step->prefix, step->offset,
			     capflags_kind_names[step->kind]);
		else
			LINE(step->place, "capflags-step\t%zu\tline\t%s", i, step->text);
	}
	for (size_t i = 0; i < facts->capflags_rows.count; i++) {
		const struct capflags_row *row = &facts->capflags_rows.items[i];

		LINE(row->place, "capflags-row\t%s\t%zu\t%s\t%s", capflags_kind_names[row->kind],
		     i, row->macro, row->quoted);
	}
}

static void add_kvm(struct lines *lines, const struct linux_facts *facts)
{
	for (size_t i = 0; i < facts->scattered.count; i++) {
		const struct scattered_fact *row = &facts->scattered.items[i];

		LINE(row->place, "scattered\t%s%s\t%u", row->macro,
		     leaf_text(&lines->arena, true, row->leaf), row->bit);
	}
	for (size_t i = 0; i < facts->kvm_features.count; i++) {
		const struct kvm_feature_fact *row = &facts->kvm_features.items[i];

		LINE(row->place, "kvm-feature\t%s\t%u\t%u", row->macro, row->word, row->bit);
	}
	for (size_t i = 0; i < facts->translations.count; i++) {
		const struct translation_fact *row = &facts->translations.items[i];

		LINE(row->place, "translation\t%s\t%s", row->from, row->to);
	}
}

/* A last field that may be absent, with its tab. */
static const char *last_field(struct arena *arena, const char *text)
{
	return text ? arena_printf(arena, "\t%s", text) : "";
}

static void add_caps(struct lines *lines, const struct linux_facts *facts)
{
	for (size_t i = 0; i < facts->kvm_caps.count; i++) {
		const struct kvm_cap_fact *row = &facts->kvm_caps.items[i];

		LINE(row->place, "kvm-cap\t%s\t%u\t%s\t%s%s", row->word, row->bit,
		     kvm_class_names[row->class], row->macro ? row->macro : "-",
		     last_field(&lines->arena, row->condition));
	}
	for (size_t i = 0; i < facts->kvm_left_out.count; i++) {
		const struct kvm_left_out_fact *row = &facts->kvm_left_out.items[i];

		LINE(row->place, "kvm-left-out\t%s\t%s", row->word, row->name);
	}
	for (size_t i = 0; i < facts->kvm_ops.count; i++) {
		const struct kvm_op_fact *row = &facts->kvm_ops.items[i];

		LINE(row->place, "kvm-op\t%s\t%u\t%s\t%s\t%u\t%s%s", row->function,
		     row->number, kvm_op_names[row->op], row->word, row->bit,
		     row->macro ? row->macro : "-",
		     last_field(&lines->arena, row->condition));
	}
}

static void add_kernel(struct lines *lines, const struct linux_facts *facts)
{
	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct dependency_fact *row = &facts->dependencies.items[i];

		LINE(row->place, "dependency\t%s\t%s", row->macro, row->needs);
	}
	for (size_t i = 0; i < facts->setters.count; i++) {
		const struct setter_fact *row = &facts->setters.items[i];

		LINE(row->place, "setter\t%s\t%s\t%s\t%s\t%u", row->macro,
		     row->call, row->function, row->path, row->line);
	}
}

static void add_linux(struct lines *lines, const struct linux_facts *facts)
{
	LINE(nowhere, "unquoted\t%s", facts->unquoted_shown ? "shown" : "hidden");
	if (facts->feature_words)
		LINE(nowhere, "limit\tNCAPINTS\t%u", facts->feature_words);
	if (facts->bug_words)
		LINE(nowhere, "limit\tNBUGINTS\t%u", facts->bug_words);
	if (facts->vmx_words)
		LINE(nowhere, "limit\tNVMXINTS\t%u", facts->vmx_words);
	add_words(lines, "word", facts->words.items, facts->words.count);
	add_words(lines, "kvm-word", facts->kvm_words.items,
		  facts->kvm_words.count);
	add_features(lines, "feature", facts->features.items,
		     facts->features.count);
	add_features(lines, "bug", facts->bugs.items, facts->bugs.count);
	add_features(lines, "vmx", facts->vmx.items, facts->vmx.count);
	add_conditional(lines, facts);
	add_kvm(lines, facts);
	add_caps(lines, facts);
	add_kernel(lines, facts);
	add_capflags(lines, facts);
}

static void add_qemu_word(struct lines *lines, const struct qemu_word_fact *word)
{
	if (word->is_msr)
		LINE(word->place, "qemu-word\t%s\tmsr\t0x%x", word->name, word->msr);
	else if (word->needs_index)
		LINE(word->place, "qemu-word\t%s\tcpuid%s", word->name,
		     leaf_text(&lines->arena, true, word->leaf));
	else
		LINE(word->place, "qemu-word\t%s\tcpuid\t0x%x\t-\t%s", word->name,
		     word->leaf.function, reg_names[word->leaf.reg]);
	for (int kind = 0; kind < MASK_KINDS; kind++)
		if (word->masks[kind])
			LINE(word->place, "qemu-mask\t%s\t%s\t0x%llx", word->name,
			     mask_names[kind],
			     (unsigned long long)word->masks[kind]);
}

static void add_qemu(struct lines *lines, const struct qemu_facts *facts)
{
	for (size_t i = 0; i < facts->words.count; i++)
		add_qemu_word(lines, &facts->words.items[i]);
	for (size_t i = 0; i < facts->names.count; i++) {
		const struct qemu_name_fact *row = &facts->names.items[i];
		const char *word = facts->words.items[row->word].name;

		if (row->name)
			LINE(row->place, "qemu-name\t%s\t%u\t%s", word, row->bit, row->name);
		if (row->hint)
			LINE(row->place, "qemu-hint\t%s\t%u\t%s", word, row->bit, row->hint);
	}
	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct qemu_dependency_fact *row = &facts->dependencies.items[i];

		LINE(row->place, "qemu-dependency\t%s\t0x%llx\t%s\t0x%llx",
		     facts->words.items[row->from_word].name,
		     (unsigned long long)row->from_mask,
		     facts->words.items[row->to_word].name,
		     (unsigned long long)row->to_mask);
	}
	for (size_t i = 0; i < facts->aliases.count; i++) {
		const struct qemu_alias_fact *row = &facts->aliases.items[i];

		LINE(row->place, "qemu-alias\t%s\t%s", row->alias, row->name);
	}
}

bool facts_lack(const struct facts *facts, const char *part)
{
	for (size_t i = 0; i < facts->missing.count; i++)
		if (strcmp(facts->missing.items[i], part) == 0)
			return true;
	return false;
}

static int by_bytes(const void *left, const void *right)
{
	const struct line *a = left, *b = right;

	return strcmp(a->text, b->text);
}

static void print_line(const struct line *line, bool places, FILE *stream)
{
	struct position position;

	fputs(line->text, stream);
	if (places && line->place.source) {
		position = source_position(line->place.source, line->place.start);
		fprintf(stream, "\t@%s:%u:%u", line->place.source->path,
			position.line, position.column);
	}
	putc('\n', stream);
}

void facts_write(const struct facts *facts, bool places, FILE *stream)
{
	struct lines all = { 0 }, *lines = &all;

	LINE(nowhere, "tree\t%s\t%s", facts->kind == TREE_LINUX ? "linux" : "qemu",
	     facts->version);
	for (size_t i = 0; i < facts->missing.count; i++)
		LINE(nowhere, "missing\t%s", facts->missing.items[i]);
	for (size_t i = 0; i < facts->files.count; i++)
		LINE(nowhere, "file\t%s\t%s", facts->files.items[i]->path,
		     facts->files.items[i]->sha256);
	if (facts->kind == TREE_LINUX)
		add_linux(lines, &facts->linux_tree);
	else
		add_qemu(lines, &facts->qemu_tree);
	qsort(lines->list.items, lines->list.count, sizeof *lines->list.items,
	      by_bytes);
	fputs("featmap-facts\t1\n", stream);
	for (size_t i = 0; i < lines->list.count; i++)
		print_line(&lines->list.items[i], places, stream);
	arena_free(&lines->arena);
}
