/* SPDX-License-Identifier: MIT */
/* Reads what arch/x86/kvm says of where features are. */
#include "linux.h"
#include "rough.h"

enum {
	SPARE_ROWS = 16,	/* of reverse_cpuid[]: should words leave gaps */
};

/* Finding. */

void kvm_find(struct linux_view *linux_view)
{
	struct reading *reading = linux_view->reading;
	struct kvm *kvm = &linux_view->kvm;

	kvm->registers = reading_find(reading, "registers", CONSTRUCT_ENUM,
				      "cpuid_regs_idx", true);
	if (!kvm->registers)
		return;
	kvm->words = reading_find(reading, "kvm-words", CONSTRUCT_ENUM,
				  "kvm_only_cpuid_leafs", false);
	kvm->reverse = reading_find(reading, "reverse-cpuid", CONSTRUCT_ARRAY,
				    "reverse_cpuid", true);
	if (!kvm->reverse)
		return;
	show_struct(linux_view, kvm->reverse, "cpuid_reg");
	kvm->features = reading_find(reading, "kvm-features", CONSTRUCT_LINES,
				     "arch/x86/kvm/cpuid.c", true);
	/* Words that are KVM's own came with features that are translated. */
	if (kvm->words)
		kvm->translate = reading_find(reading, "reverse-cpuid",
					      CONSTRUCT_FUNCTION,
					      "__feature_translate", true);
}

/* Asking. */

static void ask_reverse(struct linux_view *linux_view)
{
	static const char *const columns[] = { "row.function", "row.index", "row.reg" };
	struct kvm *kvm = &linux_view->kvm;
	struct span top = { kvm->reverse->source, 0, 0 };

	kvm->reverse_rows = SPARE_ROWS + excerpt_count_commas(kvm->reverse,
							      CONSTRUCT_ARRAY,
							      "reverse_cpuid");
	kvm->reverse_count = view_ask_rows(linux_view->view, top, "reverse_cpuid",
					   columns, sizeof columns / sizeof *columns,
					   kvm->reverse_rows);
}

/*
 * Where the function's text names the macro, in full or without its prefix as
 * an argument; a span without a source if it does not. The compiler knows
 * numbers only, and two names may have one.
 */
static struct span named_in(const struct span *words, size_t count,
			    const char *macro)
{
	const char *short_name = macro + strlen("X86_FEATURE_");

	for (size_t i = 0; i < count; i++)
		if (rough_reads(words[i].source, words[i].start, words[i].end, macro) ||
		    rough_reads(words[i].source, words[i].start, words[i].end,
				short_name))
			return words[i];
	return (struct span){ 0 };
}

/* Asks what KVM makes of each feature that the function's text names. */
static void ask_translations(struct linux_view *linux_view)
{
	struct kvm *kvm = &linux_view->kvm;
	const candidates *features = &linux_view->feature_macros;
	size_t count;
	const struct span *words =
		excerpt_words(linux_view->reading->arena, kvm->translate,
			      CONSTRUCT_FUNCTION, "__feature_translate", &count);

	for (size_t i = 0; i < features->count; i++) {
		const struct candidate *feature = &features->items[i];
		struct translation translation = {
			feature, named_in(words, count, feature->macro), 0
		};

		if (!translation.place.source)
			continue;
		translation.number = view_ask(linux_view->view, feature->place,
					      feature->macro, "__feature_translate(%s)",
					      feature->macro);
		*vec_push(linux_view->reading->arena, &kvm->translations) = translation;
	}
}

static void ask_own_features(struct linux_view *linux_view)
{
	struct kvm *kvm = &linux_view->kvm;
	const struct excerpt *excerpts[] = { kvm->reverse, kvm->features };

	for (int i = 0; i < 2; i++) {
		if (!excerpts[i] || (i == 1 && excerpts[i] == excerpts[0]))
			continue;
		ask_macros(linux_view, excerpts[i], "X86_FEATURE_", false,
			   &kvm->macros);
		ask_macros(linux_view, excerpts[i], "KVM_X86_FEATURE_", false,
			   &kvm->macros);
	}
}

void kvm_show(struct view *view)
{
	view_constexpr(view, "reverse_cpuid");
	view_text(view, "#define __feature_translate feature_translate_(int); "
			"constexpr u32 __feature_translate");
}

void kvm_ask(struct linux_view *linux_view)
{
	struct kvm *kvm = &linux_view->kvm;

	view_text(linux_view->view, "#undef reverse_cpuid\n#undef __feature_translate");
	if (!kvm->registers)
		return;
	kvm->register_questions =
		ask_registers(linux_view->view, "CPUID_",
			      (struct span){ kvm->registers->source, 0, 0 });
	if (!kvm->reverse)
		return;
	ask_reverse(linux_view);
	ask_own_features(linux_view);
	if (kvm->translate)
		ask_translations(linux_view);
}

/* Answering. */

bool make_leaf(struct linux_view *linux_view, uint64_t function,
		      uint64_t index, uint64_t reg, struct span place,
		      struct leaf *leaf)
{
	leaf->function = (uint32_t)function;
	leaf->index = (uint32_t)index;
	if (function > 0 && function <= UINT32_MAX && index <= UINT32_MAX)
		return find_register(linux_view->view,
				     &linux_view->kvm.register_questions, place,
				     reg, &leaf->reg);
	diag_error(linux_view->view->diag, place, DIAG_VALUE,
		   "0x%llx, index %llu is no leaf that holds features",
		   (unsigned long long)function, (unsigned long long)index);
	return false;
}

static void answer_kvm_words(struct linux_view *linux_view)
{
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	struct view_enumerator *words;
	size_t count;

	words = view_enumerators(linux_view->view, "kvm_only_cpuid_leafs", &count);
	for (size_t i = 0; i < count; i++)
		if (strncmp(words[i].name, "NR_", 3) != 0 &&
		    strcmp(words[i].name, "NKVMCAPINTS") != 0)
			*vec_push(linux_view->reading->arena, &facts->kvm_words) =
				(struct word_fact){
					.name = words[i].name,
					.number = (uint32_t)words[i].value,
					.place = words[i].place,
				};
}

struct word_fact *word_numbered(struct linux_facts *facts, uint64_t number)
{
	for (size_t i = 0; i < facts->words.count; i++)
		if (facts->words.items[i].number == number)
			return &facts->words.items[i];
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (facts->kvm_words.items[i].number == number)
			return &facts->kvm_words.items[i];
	return NULL;
}

static void answer_reverse(struct linux_view *linux_view)
{
	enum { FUNCTION, INDEX, REG, COLUMNS };
	struct kvm *kvm = &linux_view->kvm;
	struct span top = { kvm->reverse->source, 0, 0 };
	uint64_t count = view_value(linux_view->view, kvm->reverse_count);

	if (count > kvm->reverse_rows)
		diag_error(linux_view->view->diag, top, DIAG_VALUE,
			   "reverse_cpuid[] has %llu elements, far more than words",
			   (unsigned long long)count);
	for (uint32_t i = 0; i < count && i < kvm->reverse_rows; i++) {
		const uint64_t *row =
			&linux_view->view->answers.items[kvm->reverse_count + 1 +
							(size_t)i * COLUMNS];
		struct word_fact *word;

		if (row[FUNCTION] == 0 && row[INDEX] == 0 && row[REG] == 0)
			continue;	/* as absent rows are */
		word = word_numbered(&linux_view->reading->facts->linux_tree, i);
		if (!word)
			diag_error(linux_view->view->diag, top, DIAG_VALUE,
				   "reverse_cpuid[%u] is of no word", i);
		else
			word->has_leaf = make_leaf(linux_view, row[FUNCTION],
						   row[INDEX], row[REG],
						   word->place, &word->leaf);
	}
}

static void answer_own_feature(struct linux_view *linux_view,
			       const struct candidate *candidate)
{
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	const struct view_macro *macro = view_macro_at(
		linux_view->view, candidate->excerpt, candidate->place.start);
	struct word_fact *word;
	uint64_t number;

	if (!macro)
		return;
	if (!view_answer(linux_view->view, candidate->number, &number)) {
		diag_error(linux_view->view->diag, candidate->place, DIAG_NAME,
			   "%s does not stay defined", candidate->macro);
		return;
	}
	word = word_numbered(facts, number / BITS_PER_WORD);
	if (!word || !word->has_leaf) {
		diag_error(linux_view->view->diag, candidate->place, DIAG_VALUE,
			   "%llu is in no word of reverse_cpuid[]",
			   (unsigned long long)number);
		return;
	}
	*vec_push(linux_view->reading->arena, &facts->kvm_features) =
		(struct kvm_feature_fact){
			.macro = candidate->macro,
			.word = word->number,
			.bit = (uint32_t)number % BITS_PER_WORD,
			.place = candidate->place,
		};
}

/* __feature_translate() */

static const char *own_feature_numbered(const struct linux_facts *facts,
					uint64_t number)
{
	for (size_t i = 0; i < facts->kvm_features.count; i++) {
		const struct kvm_feature_fact *feature = &facts->kvm_features.items[i];

		if (feature->word * BITS_PER_WORD + feature->bit == number)
			return feature->macro;
	}
	return NULL;
}

static void answer_translations(struct linux_view *linux_view)
{
	struct kvm *kvm = &linux_view->kvm;
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;

	for (size_t i = 0; i < kvm->translations.count; i++) {
		const struct translation *translation = &kvm->translations.items[i];
		struct translation_fact fact = { .from = translation->feature->macro,
						 .place = translation->place };
		uint64_t from, to;

		if (!view_answer(linux_view->view, translation->feature->number, &from) ||
		    !view_answer(linux_view->view, translation->number, &to) ||
		    from == to)
			continue;
		fact.to = own_feature_numbered(facts, to);
		if (!fact.to)
			diag_error(linux_view->view->diag, fact.place, DIAG_NAME,
				   "what %s is translated to is no feature of KVM's",
				   fact.from);
		*vec_push(linux_view->reading->arena, &facts->translations) = fact;
	}
}

void kvm_answer(struct linux_view *linux_view)
{
	struct kvm *kvm = &linux_view->kvm;

	if (!kvm->registers)
		return;
	if (kvm->words)
		answer_kvm_words(linux_view);
	if (!kvm->reverse)
		return;
	answer_reverse(linux_view);
	for (size_t i = 0; i < kvm->macros.count; i++)
		answer_own_feature(linux_view, &kvm->macros.items[i]);
	if (kvm->translate)
		answer_translations(linux_view);
}
