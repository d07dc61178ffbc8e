/* SPDX-License-Identifier: MIT */
/* Reads what scattered.c and arch/x86/kvm say of where features are. */
#include "linux.h"

#include <ctype.h>

enum {
	SPARE_ROWS = 16,	/* of reverse_cpuid[]: should words leave gaps */
};

/* Finding. */

/* The array's struct, which must stand in the same file. */
static void show_struct(struct linux_view *linux_view, struct excerpt *excerpt,
			const char *name)
{
	if (!excerpt_show(excerpt, CONSTRUCT_STRUCT, name))
		diag_error(linux_view->reading->diag,
			   (struct span){ excerpt->source, 0, 0 }, DIAG_MISSING,
			   "there is no struct %s in this file", name);
}

static void find_scattered(struct linux_view *linux_view)
{
	struct kvm *kvm = &linux_view->kvm;

	kvm->scattered = reading_find(linux_view->reading, "scattered",
				      CONSTRUCT_ARRAY, "cpuid_bits", true);
	if (!kvm->scattered)
		return;
	show_struct(linux_view, kvm->scattered, "cpuid_bit");
	if (!excerpt_retype(kvm->scattered, "cpuid_bit", "feature", "num"))
		diag_error(linux_view->reading->diag,
			   (struct span){ kvm->scattered->source, 0, 0 },
			   DIAG_CONSTRUCT, "struct cpuid_bit has no 'feature'");
}

void kvm_find(struct linux_view *linux_view)
{
	struct reading *reading = linux_view->reading;
	struct kvm *kvm = &linux_view->kvm;

	kvm->registers = reading_find(reading, "registers", CONSTRUCT_ENUM,
				      "cpuid_regs_idx", true);
	if (!kvm->registers)
		return;
	find_scattered(linux_view);
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

/* All files that were opened are shown, be it only their macros. */
static void show_files(struct linux_view *linux_view)
{
	struct reading *reading = linux_view->reading;
	struct kvm *kvm = &linux_view->kvm;

	for (size_t i = 0; i < reading->opened.count; i++) {
		struct excerpt *excerpt = reading->opened.items[i].excerpt;

		if (excerpt && excerpt != kvm->reverse && excerpt != kvm->features)
			view_excerpt(&linux_view->view, excerpt);
	}
	if (kvm->reverse)
		view_excerpt(&linux_view->view, kvm->reverse);
	if (kvm->features)
		view_excerpt(&linux_view->view, kvm->features);
}

/*
 * Makes a table of the tree constexpr, whatever it is declared as: its name
 * becomes that of a pointer, which gives the type of the table behind it.
 */
static void make_constexpr(struct view *view, const char *array)
{
	view_text(view,
		  "#define %s *%s_element; constexpr __typeof__(*%s_element) %s",
		  array, array, array, array);
}

static void ask_scattered(struct linux_view *linux_view)
{
	static const char *const columns[] = { "feature.value", "feature.line",
					       "feature.column", "reg", "bit",
					       "level", "sub_leaf" };
	struct kvm *kvm = &linux_view->kvm;
	struct span top = { kvm->scattered->source, 0, 0 };

	view_text(&linux_view->view,
		  "constexpr cpuid_bit scattered_(unsigned i)\n"
		  "{ return i < sizeof cpuid_bits / sizeof *cpuid_bits ? "
		  "cpuid_bits[i] : cpuid_bit{}; }");
	kvm->scattered_rows = 1 + excerpt_count_commas(kvm->scattered, CONSTRUCT_ARRAY,
						       "cpuid_bits");
	kvm->scattered_count = view_ask(&linux_view->view, top, NULL,
					"sizeof cpuid_bits / sizeof *cpuid_bits");
	kvm->first_scattered = kvm->scattered_count + 1;
	for (uint32_t i = 0; i < kvm->scattered_rows; i++)
		for (size_t k = 0; k < sizeof columns / sizeof *columns; k++)
			view_ask(&linux_view->view, top, NULL, "scattered_(%u).%s", i,
				 columns[k]);
}

static void ask_reverse(struct linux_view *linux_view)
{
	static const char *const columns[] = { "function", "index", "reg" };
	struct kvm *kvm = &linux_view->kvm;
	struct span top = { kvm->reverse->source, 0, 0 };

	kvm->reverse_rows = SPARE_ROWS + excerpt_count_commas(kvm->reverse,
							      CONSTRUCT_ARRAY,
							      "reverse_cpuid");
	view_text(&linux_view->view,
		  "constexpr cpuid_reg reverse_(unsigned i)\n"
		  "{ return i < sizeof reverse_cpuid / sizeof *reverse_cpuid ? "
		  "reverse_cpuid[i] : cpuid_reg{}; }");
	kvm->reverse_count = view_ask(&linux_view->view, top, NULL,
				      "sizeof reverse_cpuid / sizeof *reverse_cpuid");
	kvm->first_reverse = kvm->reverse_count + 1;
	for (uint32_t i = 0; i < kvm->reverse_rows; i++)
		for (size_t k = 0; k < sizeof columns / sizeof *columns; k++)
			view_ask(&linux_view->view, top, NULL, "reverse_(%u).%s", i,
				 columns[k]);
}

/* Asks what KVM makes of every feature: of most, nothing else. */
static void ask_translations(struct linux_view *linux_view)
{
	struct kvm *kvm = &linux_view->kvm;
	const candidates *features = &linux_view->feature_macros;

	for (size_t i = 0; i < features->count; i++) {
		const struct candidate *feature = &features->items[i];
		question number = view_ask(&linux_view->view, feature->place,
					   feature->macro, "__feature_translate(%s)",
					   feature->macro);

		if (i == 0)
			kvm->first_translated = number;
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

void kvm_ask(struct linux_view *linux_view)
{
	struct view *view = &linux_view->view;
	struct kvm *kvm = &linux_view->kvm;

	make_constexpr(view, "cpuid_bits");
	make_constexpr(view, "reverse_cpuid");
	view_text(view, "#define __feature_translate feature_translate_(int); "
			"constexpr u32 __feature_translate");
	show_files(linux_view);
	view_text(view, "#undef cpuid_bits\n#undef reverse_cpuid\n"
			"#undef __feature_translate");
	if (!kvm->registers)
		return;
	kvm->register_questions = ask_registers(
		view, "CPUID_", (struct span){ kvm->registers->source, 0, 0 });
	if (kvm->scattered)
		ask_scattered(linux_view);
	if (!kvm->reverse)
		return;
	ask_reverse(linux_view);
	ask_own_features(linux_view);
	if (kvm->translate)
		ask_translations(linux_view);
}

/* Answering. */

static bool make_leaf(struct linux_view *linux_view, uint64_t function,
		      uint64_t index, uint64_t reg, struct span place,
		      struct leaf *leaf)
{
	leaf->function = (uint32_t)function;
	leaf->index = (uint32_t)index;
	if (function > 0 && function <= UINT32_MAX && index <= UINT32_MAX)
		return find_register(&linux_view->view,
				     &linux_view->kvm.register_questions, place,
				     reg, &leaf->reg);
	diag_error(linux_view->view.diag, place, DIAG_VALUE,
		   "0x%llx, index %llu is no leaf that holds features",
		   (unsigned long long)function, (unsigned long long)index);
	return false;
}

/* The macro that is written at OFFSET, if it is a feature of that number. */
static const char *macro_written(struct linux_view *linux_view,
				 const struct source *source, uint32_t offset,
				 uint64_t number)
{
	const struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	const char *text = source->text + offset, *other = NULL;

	for (size_t i = 0; i < facts->features.count; i++) {
		const struct feature_fact *feature = &facts->features.items[i];
		size_t length = strlen(feature->macro);

		if (feature->word * BITS_PER_WORD + feature->bit != number)
			continue;
		other = feature->macro;
		if (strncmp(text, other, length) == 0 && text[length] != '_' &&
		    !isalnum((unsigned char)text[length]))
			return other;
	}
	return other;
}

/* A row's opening brace, which is somewhere before its first value. */
static uint32_t opening_brace(const struct source *source, uint32_t offset)
{
	while (offset > 0 && source->text[offset] != '{')
		offset--;
	return offset;
}

/* Adds the fact of row I; false if that is the row of zeros. */
static bool answer_scattered_row(struct linux_view *linux_view, uint32_t i)
{
	enum { NUMBER, LINE, COLUMN, REG, BIT, LEVEL, SUB_LEAF, COLUMNS };
	struct kvm *kvm = &linux_view->kvm;
	struct source *source = kvm->scattered->source;
	const uint64_t *row = &linux_view->view.answers.items[kvm->first_scattered +
							      i * COLUMNS];
	uint32_t offset = excerpt_offset(kvm->scattered, (uint32_t)row[LINE],
					 (uint32_t)row[COLUMN]);
	uint32_t start = opening_brace(source, offset);
	struct scattered_fact fact = { .bit = (uint32_t)row[BIT],
				       .place = { source, start, start + 1 } };

	if (row[NUMBER] == 0)
		return false;
	fact.macro = macro_written(linux_view, source, offset, row[NUMBER]);
	if (!fact.macro)
		diag_error(linux_view->view.diag, fact.place, DIAG_NAME,
			   "no feature has the number %llu",
			   (unsigned long long)row[NUMBER]);
	else if (row[BIT] >= BITS_PER_WORD)
		diag_error(linux_view->view.diag, fact.place, DIAG_VALUE,
			   "there is no bit %llu", (unsigned long long)row[BIT]);
	else if (make_leaf(linux_view, row[LEVEL], row[SUB_LEAF], row[REG],
			   fact.place, &fact.leaf))
		*vec_push(linux_view->reading->arena,
			  &linux_view->reading->facts->linux_tree.scattered) = fact;
	return true;
}

static void answer_scattered(struct linux_view *linux_view)
{
	struct kvm *kvm = &linux_view->kvm;
	uint64_t count = view_value(&linux_view->view, kvm->scattered_count);
	uint32_t i = 0;

	while (i < count && i < kvm->scattered_rows &&
	       answer_scattered_row(linux_view, i))
		i++;
	if (i + 1 != count)
		diag_error(linux_view->view.diag,
			   (struct span){ kvm->scattered->source, 0, 0 },
			   DIAG_CONSTRUCT,
			   "the row of zeros is not the last of cpuid_bits[]");
}

static void answer_kvm_words(struct linux_view *linux_view)
{
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	struct view_enumerator *words;
	size_t count;

	words = view_enumerators(&linux_view->view, "kvm_only_cpuid_leafs", &count);
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

static struct word_fact *word_numbered(struct linux_facts *facts, uint64_t number)
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
	uint64_t count = view_value(&linux_view->view, kvm->reverse_count);

	if (count > kvm->reverse_rows)
		diag_error(linux_view->view.diag, top, DIAG_VALUE,
			   "reverse_cpuid[] has %llu elements, far more than words",
			   (unsigned long long)count);
	for (uint32_t i = 0; i < count && i < kvm->reverse_rows; i++) {
		const uint64_t *row =
			&linux_view->view.answers.items[kvm->first_reverse + i * COLUMNS];
		struct word_fact *word;

		if (row[FUNCTION] == 0 && row[INDEX] == 0 && row[REG] == 0)
			continue;	/* as absent rows are */
		word = word_numbered(&linux_view->reading->facts->linux_tree, i);
		if (!word)
			diag_error(linux_view->view.diag, top, DIAG_VALUE,
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
		&linux_view->view, candidate->excerpt, candidate->place.start);
	struct word_fact *word;
	uint64_t number;

	if (!macro)
		return;
	if (!view_answer(&linux_view->view, candidate->number, &number)) {
		diag_error(linux_view->view.diag, candidate->place, DIAG_NAME,
			   "%s does not stay defined", candidate->macro);
		return;
	}
	word = word_numbered(facts, number / BITS_PER_WORD);
	if (!word || !word->has_leaf) {
		diag_error(linux_view->view.diag, candidate->place, DIAG_VALUE,
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

/*
 * Where the function's text names the macro, in full or without its prefix as
 * an argument; a span without a source if it does not. The compiler knows
 * numbers only, and two names may have one.
 */
static struct span named_in(const struct excerpt *excerpt, const char *macro,
			    const struct view_token *tokens, size_t count)
{
	struct source *source = excerpt->source;
	const char *names[] = { macro, macro + strlen("X86_FEATURE_") };

	for (size_t i = 0; i < count; i++)
		for (int k = 0; k < 2; k++)
			if (tokens[i].end - tokens[i].start == strlen(names[k]) &&
			    strncmp(source->text + tokens[i].start, names[k],
				    strlen(names[k])) == 0)
				return (struct span){ source, tokens[i].start,
						      tokens[i].end };
	return (struct span){ 0 };
}

static void answer_translations(struct linux_view *linux_view)
{
	struct kvm *kvm = &linux_view->kvm;
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	const candidates *features = &linux_view->feature_macros;
	size_t count;
	struct view_token *tokens =
		view_tokens(&linux_view->view, kvm->translate,
			    excerpt_start(kvm->translate, CONSTRUCT_FUNCTION,
					  "__feature_translate"),
			    kvm->translate->source->size, &count);

	for (size_t i = 0; i < features->count; i++) {
		struct translation_fact fact = { .from = features->items[i].macro };
		uint64_t from, to;

		if (!view_answer(&linux_view->view, features->items[i].number, &from) ||
		    !view_answer(&linux_view->view, kvm->first_translated + i, &to) ||
		    from == to)
			continue;
		fact.place = named_in(kvm->translate, fact.from, tokens, count);
		if (!fact.place.source)
			continue;	/* another name for a feature that is */
		fact.to = own_feature_numbered(facts, to);
		if (!fact.to)
			diag_error(linux_view->view.diag, fact.place, DIAG_NAME,
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
	if (kvm->scattered)
		answer_scattered(linux_view);
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
