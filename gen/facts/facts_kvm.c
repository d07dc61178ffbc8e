/* SPDX-License-Identifier: MIT */
/* Saved facts of scattered.c, KVM, and what the kernel itself sets. */
#include "facts_kinds.h"

/* These give the defined thing of the name in a field; else null, reported. */

static const struct feature_fact *feature_of(const struct facts_reading *reading,
					     size_t number)
{
	const struct linux_facts *facts = &reading->facts->linux_tree;
	const struct feature_fact *feature =
		FIND(facts_field(reading, number), &facts->features);

	if (!feature)
		facts_undefined(reading, number, "feature");
	return feature;
}

static const struct word_fact *word_of(const struct facts_reading *reading, size_t number)
{
	const struct linux_facts *facts = &reading->facts->linux_tree;
	const struct word_fact *word = FIND(facts_field(reading, number), &facts->words);

	if (!word)
		word = FIND(facts_field(reading, number), &facts->kvm_words);
	if (!word)
		facts_undefined(reading, number, "word");
	return word;
}

/* Where features are. */

static bool read_scattered(struct facts_reading *reading)
{
	const struct feature_fact *feature = feature_of(reading, 1);
	struct scattered_fact fact = { 0 };

	if (!feature || !facts_line_leaf(&reading->line, 2, &fact.leaf) ||
	    !facts_line_bit(&reading->line, 5, BITS_PER_WORD, &fact.bit))
		return false;
	fact.macro = feature->macro;
	*vec_push(reading->arena, &reading->facts->linux_tree.scattered) = fact;
	return true;
}

static bool read_kvm_feature(struct facts_reading *reading)
{
	struct kvm_feature_fact fact = { .macro = facts_field(reading, 1) };
	const char *prefix = facts_macro_prefixes[CAPFLAGS_FEATURE];
	const struct word_fact *word;

	if (strncmp(fact.macro, "KVM_", 4) == 0)
		prefix = "KVM_X86_FEATURE_";
	if (!facts_read_macro(reading, 1, prefix) ||
	    !facts_line_number(&reading->line, 2, UINT32_MAX, &fact.word) ||
	    !facts_line_bit(&reading->line, 3, BITS_PER_WORD, &fact.bit))
		return false;
	word = facts_word_numbered(reading, fact.word);
	if (!word || !word->has_leaf)
		return facts_undefined(reading, 2, "word with a CPUID function");
	*vec_push(reading->arena, &reading->facts->linux_tree.kvm_features) = fact;
	return true;
}

static bool read_translation(struct facts_reading *reading)
{
	struct linux_facts *facts = &reading->facts->linux_tree;
	const struct feature_fact *from = feature_of(reading, 1);
	const struct kvm_feature_fact *to = FIND(facts_field(reading, 2), &facts->kvm_features);

	if (!from)
		return false;
	if (!to)
		return facts_undefined(reading, 2, "feature of KVM's own");
	*vec_push(reading->arena, &facts->translations) =
		(struct translation_fact){ .from = from->macro, .to = to->macro };
	return true;
}

/* What KVM advertises. */

/* A feature's macro, KVM's own ones too; "-" for none, which is null then. */
static bool read_any_feature(struct facts_reading *reading, size_t number,
			     const char **macro)
{
	struct linux_facts *facts = &reading->facts->linux_tree;

	*macro = facts_field(reading, number);
	if (FIND(*macro, &facts->features) || FIND(*macro, &facts->kvm_features))
		return true;
	if (strcmp(*macro, "-") != 0)
		return facts_undefined(reading, number, "feature");
	*macro = NULL;
	return true;
}

static bool read_kvm_cap(struct facts_reading *reading)
{
	const struct word_fact *word = word_of(reading, 1);
	struct kvm_cap_fact fact = { .condition = facts_optional(reading, 5) };
	int class;

	if (!word || !facts_line_bit(&reading->line, 2, BITS_PER_WORD, &fact.bit) ||
	    !facts_line_choice(&reading->line, 3, kvm_class_names, KVM_CLASSES,
			       "class of capabilities", &class) ||
	    !read_any_feature(reading, 4, &fact.macro))
		return false;
	fact.word = word->name;
	fact.class = (enum kvm_class)class;
	*vec_push(reading->arena, &reading->facts->linux_tree.kvm_caps) = fact;
	return true;
}

static bool read_kvm_left_out(struct facts_reading *reading)
{
	const struct word_fact *word = word_of(reading, 1);

	if (!word || !facts_line_plain(&reading->line, 2, "_-/", "a feature's name"))
		return false;
	*vec_push(reading->arena, &reading->facts->linux_tree.kvm_left_out) =
		(struct kvm_left_out_fact){ .word = word->name,
					    .name = facts_field(reading, 2) };
	return true;
}

static bool read_kvm_op(struct facts_reading *reading)
{
	struct kvm_op_fact fact = { .function = facts_field(reading, 1),
				    .condition = facts_optional(reading, 7) };
	const struct word_fact *word;
	int op;

	if (!facts_line_identifier(&reading->line, 1, "a function") ||
	    !facts_line_number(&reading->line, 2, UINT32_MAX, &fact.number) ||
	    !facts_line_choice(&reading->line, 3, kvm_op_names, KVM_OPS, "operation",
			       &op))
		return false;
	word = word_of(reading, 4);
	if (!word || !facts_line_bit(&reading->line, 5, BITS_PER_WORD, &fact.bit) ||
	    !read_any_feature(reading, 6, &fact.macro))
		return false;
	fact.op = (enum kvm_op)op;
	fact.word = word->name;
	*vec_push(reading->arena, &reading->facts->linux_tree.kvm_ops) = fact;
	return true;
}

/* Each function's operations are numbered from 0, and their lines stand together. */
static bool check_kvm_ops(struct facts_reading *reading)
{
	const struct linux_facts *facts = &reading->facts->linux_tree;
	size_t end;

	for (size_t i = 0; i < facts->kvm_ops.count; i = end) {
		const char *function = facts->kvm_ops.items[i].function;
		uint32_t last = 0;

		for (end = i; end < facts->kvm_ops.count; end++) {
			if (strcmp(facts->kvm_ops.items[end].function, function) != 0)
				break;
			if (facts->kvm_ops.items[end].number > last)
				last = facts->kvm_ops.items[end].number;
		}
		if (last == end - i - 1)
			continue;
		diag_error(reading->diag, facts_line_field(&reading->line, function),
			   DIAG_VALUE,
			   "the operations of %s are numbered from 0 to %u, but there are %zu",
			   function, last, end - i);
		return false;
	}
	return true;
}

/* The kernel. */

static bool read_dependency(struct facts_reading *reading)
{
	const struct feature_fact *feature = feature_of(reading, 1);
	const struct feature_fact *needs = feature_of(reading, 2);

	if (!feature || !needs)
		return false;
	*vec_push(reading->arena, &reading->facts->linux_tree.dependencies) =
		(struct dependency_fact){ .macro = feature->macro,
					  .needs = needs->macro };
	return true;
}

static int by_path(const void *key, const void *item)
{
	const struct source *const *file = item;

	return strcmp(key, (*file)->path);
}

static bool read_setter(struct facts_reading *reading)
{
	const struct facts *facts = reading->facts;
	const struct feature_fact *feature = feature_of(reading, 1);
	struct setter_fact fact = { .call = facts_field(reading, 2),
				    .function = facts_field(reading, 3),
				    .path = facts_field(reading, 4) };

	if (!feature || !facts_line_identifier(&reading->line, 2, "a function") ||
	    !facts_line_identifier(&reading->line, 3, "a function") ||
	    !facts_line_number(&reading->line, 5, UINT32_MAX, &fact.line))
		return false;
	if (!facts->files.count ||
	    !bsearch(fact.path, facts->files.items, facts->files.count,
		     sizeof *facts->files.items, by_path))
		return facts_undefined(reading, 4, "file");
	if (fact.line == 0) {
		diag_error(reading->diag, facts_field_span(reading, 5), DIAG_VALUE,
			   "lines are counted from 1");
		return false;
	}
	fact.macro = feature->macro;
	*vec_push(reading->arena, &reading->facts->linux_tree.setters) = fact;
	return true;
}

const struct facts_kind facts_kvm_kinds[] = {
	{ "scattered", OF_LINUX, 5, 5, 5, .read = read_scattered },
	{ "kvm-feature", OF_LINUX, 3, 3, 1, .read = read_kvm_feature },
	{ "translation", OF_LINUX, 2, 2, 1, .read = read_translation },
	{ "kvm-cap", OF_LINUX, 4, 5, REPEATS, .read = read_kvm_cap },
	{ "kvm-left-out", OF_LINUX, 2, 2, REPEATS, .read = read_kvm_left_out },
	{ "kvm-op", OF_LINUX, 6, 7, 2, .read = read_kvm_op, .check = check_kvm_ops },
	{ "dependency", OF_LINUX, 2, 2, REPEATS, .read = read_dependency },
	{ "setter", OF_LINUX, 5, 5, REPEATS, .read = read_setter },
	{ 0 }
};
