/* SPDX-License-Identifier: MIT */
/* Saved facts of Linux: words, features, and what mkcapflags.sh writes. */
#include "facts_kinds.h"

const char *const facts_macro_prefixes[CAPFLAGS_KINDS] = {
	[CAPFLAGS_FEATURE] = "X86_FEATURE_",
	[CAPFLAGS_BUG] = "X86_BUG_",
	[CAPFLAGS_VMX] = "VMX_FEATURE_",
};

static bool begins_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0 &&
	       text[strlen(prefix)] != '\0';
}

bool facts_read_macro(const struct facts_reading *reading, size_t number,
		      const char *prefix)
{
	if (!facts_line_identifier(&reading->line, number, "a macro"))
		return false;
	if (begins_with(facts_field(reading, number), prefix))
		return true;
	diag_error(reading->diag, facts_field_span(reading, number), DIAG_VALUE,
		   "the macro does not begin with %s", prefix);
	return false;
}

/* Limits and words. */

static const char *const limit_names[CAPFLAGS_KINDS] = {
	[CAPFLAGS_FEATURE] = "NCAPINTS",
	[CAPFLAGS_BUG] = "NBUGINTS",
	[CAPFLAGS_VMX] = "NVMXINTS",
};

static uint32_t *limit_of(const struct facts_reading *reading, enum capflags_kind kind)
{
	struct linux_facts *facts = &reading->facts->linux_tree;
	uint32_t *const limits[CAPFLAGS_KINDS] = {
		[CAPFLAGS_FEATURE] = &facts->feature_words,
		[CAPFLAGS_BUG] = &facts->bug_words,
		[CAPFLAGS_VMX] = &facts->vmx_words,
	};

	return limits[kind];
}

static bool read_limit(struct facts_reading *reading)
{
	uint32_t words;
	int kind;

	if (!facts_line_choice(&reading->line, 1, limit_names, CAPFLAGS_KINDS, "limit",
			       &kind) ||
	    !facts_line_number(&reading->line, 2, MOST_WORDS, &words))
		return false;
	if (words == 0) {
		diag_error(reading->diag, facts_field_span(reading, 2), DIAG_VALUE,
			   "a limit is more than 0");
		return false;
	}
	*limit_of(reading, (enum capflags_kind)kind) = words;
	return true;
}

static bool check_limits(struct facts_reading *reading)
{
	if (reading->facts->kind != TREE_LINUX)
		return true;
	for (int kind = 0; kind < CAPFLAGS_KINDS; kind++) {
		if (*limit_of(reading, (enum capflags_kind)kind) ||
		    (kind == CAPFLAGS_VMX && facts_lack(reading->facts, "vmx")))
			continue;
		diag_error(reading->diag, facts_top(reading), DIAG_MISSING,
			   "no line gives the limit %s", limit_names[kind]);
		return false;
	}
	return true;
}

static bool word_line(struct facts_reading *reading, uint32_t most, struct word_fact *word)
{
	word->name = facts_field(reading, 1);
	word->has_leaf = reading->line.count > 3;
	return facts_line_identifier(&reading->line, 1, "an enumerator") &&
	       facts_line_number(&reading->line, 2, most, &word->number) &&
	       (!word->has_leaf ||
		(facts_line_has(&reading->line, 5) &&
		 facts_line_leaf(&reading->line, 3, &word->leaf)));
}

static bool read_word(struct facts_reading *reading)
{
	struct linux_facts *facts = &reading->facts->linux_tree;
	struct word_fact word = { 0 };

	if (!word_line(reading, facts->feature_words - 1, &word))
		return false;
	*vec_push(reading->arena, &facts->words) = word;
	return true;
}

static bool read_kvm_word(struct facts_reading *reading)
{
	struct linux_facts *facts = &reading->facts->linux_tree;
	struct word_fact word = { 0 };

	/* All their features have numbers, too. */
	if (!word_line(reading, UINT32_MAX / BITS_PER_WORD - 1, &word))
		return false;
	if (FIND(word.name, &facts->words)) {
		diag_error(reading->diag, facts_field_span(reading, 1), DIAG_DUPLICATE,
			   "Linux has a word of this name");
		return false;
	}
	*vec_push(reading->arena, &facts->kvm_words) = word;
	return true;
}

/* Words by number. */

static int by_number(const void *left, const void *right)
{
	const struct word_fact *const *a = left, *const *b = right;

	return ((*a)->number > (*b)->number) - ((*a)->number < (*b)->number);
}

const struct word_fact *facts_word_numbered(const struct facts_reading *reading,
					    uint32_t number)
{
	const struct word_fact wanted = { .number = number }, *key = &wanted;
	const struct word_fact **found = NULL;

	if (reading->word_count)
		found = bsearch(&key, reading->by_number, reading->word_count,
				sizeof key, by_number);
	return found ? *found : NULL;
}

/* Both kinds of words by number; each number names one. */
static bool index_words(struct facts_reading *reading)
{
	const struct linux_facts *facts = &reading->facts->linux_tree;
	const struct word_fact **words;
	size_t count = 0;

	words = arena_alloc(reading->arena, (facts->words.count +
					     facts->kvm_words.count) * sizeof *words);
	for (size_t i = 0; i < facts->words.count; i++)
		words[count++] = &facts->words.items[i];
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		words[count++] = &facts->kvm_words.items[i];
	if (count)
		qsort(words, count, sizeof *words, by_number);
	for (size_t i = 1; i < count; i++) {
		if (words[i - 1]->number != words[i]->number)
			continue;
		diag_error(reading->diag,
			   facts_line_field(&reading->line, words[i]->name),
			   DIAG_DUPLICATE, "word %u has a name already",
			   words[i]->number);
		diag_note(reading->diag,
			  facts_line_field(&reading->line, words[i - 1]->name),
			  "this one");
		return false;
	}
	reading->by_number = words;
	reading->word_count = count;
	return true;
}

/* Features. */

/* "hidden", or "shown" and a name, as it goes into a string of C. */
static bool read_shown(const struct facts_reading *reading, size_t number,
		       const char **shown)
{
	static const char *const names[] = { "hidden", "shown" };
	int is_shown;

	*shown = NULL;
	if (!facts_line_choice(&reading->line, number, names, 2,
			       "'shown' or 'hidden'", &is_shown) ||
	    !facts_line_has(&reading->line, number + (size_t)is_shown))
		return false;
	if (!is_shown)
		return true;
	*shown = facts_field(reading, number + 1);
	if (!strpbrk(*shown, "\"\\"))
		return true;
	diag_error(reading->diag, facts_field_span(reading, number + 1), DIAG_SYNTAX,
		   "this cannot be a name that /proc/cpuinfo shows");
	return false;
}

static bool feature_line(struct facts_reading *reading, enum capflags_kind kind,
			 struct feature_fact *feature)
{
	uint32_t words = *limit_of(reading, kind);

	if (words == 0) {
		diag_error(reading->diag, facts_line_whole(&reading->line), DIAG_MISSING,
			   "no line gives the limit %s", limit_names[kind]);
		return false;
	}
	feature->macro = facts_field(reading, 1);
	return facts_read_macro(reading, 1, facts_macro_prefixes[kind]) &&
	       facts_line_number(&reading->line, 2, words - 1, &feature->word) &&
	       facts_line_bit(&reading->line, 3, BITS_PER_WORD, &feature->bit) &&
	       read_shown(reading, 4, &feature->shown);
}

static bool read_feature(struct facts_reading *reading)
{
	struct linux_facts *facts = &reading->facts->linux_tree;
	struct feature_fact feature = { 0 };

	if (!feature_line(reading, CAPFLAGS_FEATURE, &feature))
		return false;
	if (facts->words.count && !facts_word_numbered(reading, feature.word))
		return facts_undefined(reading, 2, "word");
	*vec_push(reading->arena, &facts->features) = feature;
	return true;
}

static bool read_bug(struct facts_reading *reading)
{
	struct feature_fact feature = { 0 };

	if (!feature_line(reading, CAPFLAGS_BUG, &feature))
		return false;
	*vec_push(reading->arena, &reading->facts->linux_tree.bugs) = feature;
	return true;
}

static bool read_vmx(struct facts_reading *reading)
{
	struct feature_fact feature = { 0 };

	if (!feature_line(reading, CAPFLAGS_VMX, &feature))
		return false;
	*vec_push(reading->arena, &reading->facts->linux_tree.vmx) = feature;
	return true;
}

static bool read_conditional(struct facts_reading *reading)
{
	struct linux_facts *facts = &reading->facts->linux_tree;
	struct feature_fact feature = { .macro = facts_field(reading, 1) };
	bool known = false;

	if (!facts_line_identifier(&reading->line, 1, "a macro") ||
	    !read_shown(reading, 2, &feature.shown))
		return false;
	for (int kind = 0; kind < CAPFLAGS_KINDS; kind++)
		known |= begins_with(feature.macro, facts_macro_prefixes[kind]);
	if (!known) {
		diag_error(reading->diag, facts_field_span(reading, 1), DIAG_VALUE,
			   "this is no macro of a feature");
		return false;
	}
	*vec_push(reading->arena, &facts->conditional) = feature;
	return true;
}

/* What mkcapflags.sh writes: numbered, so each line has its place in the list. */

static void *make_places(const struct facts_reading *reading, size_t size, size_t *count,
			 size_t *capacity)
{
	*count = *capacity = reading->run->lines;
	return arena_alloc(reading->arena, *count * size);
}

/* With as many places as lines, none stays empty unless one is taken twice. */
static bool read_number(const struct facts_reading *reading, size_t number, uint32_t *place)
{
	return facts_line_number(&reading->line, number,
				 (uint32_t)reading->run->lines - 1, place);
}

static bool refuse_number(const struct facts_reading *reading, size_t number)
{
	diag_error(reading->diag, facts_field_span(reading, number), DIAG_DUPLICATE,
		   "another line has this number already");
	return false;
}

static bool read_kind(const struct facts_reading *reading, size_t number,
		      enum capflags_kind *kind)
{
	int chosen;

	if (!facts_line_choice(&reading->line, number, capflags_kind_names,
			       CAPFLAGS_KINDS, "kind of feature", &chosen))
		return false;
	*kind = (enum capflags_kind)chosen;
	return true;
}

static bool read_array_step(struct facts_reading *reading, struct capflags_step *step)
{
	step->size = facts_field(reading, 4);
	step->prefix = facts_field(reading, 5);
	step->offset = facts_field(reading, 6);
	if (!read_kind(reading, 7, &step->kind))
		return false;
	if (strcmp(step->prefix, facts_macro_prefixes[step->kind]) == 0)
		return true;
	diag_error(reading->diag, facts_field_span(reading, 5), DIAG_VALUE,
		   "macros of the kind '%s' begin with %s", facts_field(reading, 7),
		   facts_macro_prefixes[step->kind]);
	return false;
}

static bool read_step(struct facts_reading *reading)
{
	static const char *const forms[] = { "line", "array" };
	struct linux_facts *facts = &reading->facts->linux_tree;
	struct capflags_step step = { 0 };
	uint32_t number;
	int form;

	if (!read_number(reading, 1, &number) ||
	    !facts_line_choice(&reading->line, 2, forms, 2, "step", &form) ||
	    !facts_line_has(&reading->line, form ? 7 : 3))
		return false;
	step.text = facts_field(reading, 3);
	step.is_array = form == 1;
	if (step.is_array && !read_array_step(reading, &step))
		return false;
	if (!facts->capflags_steps.items)
		facts->capflags_steps.items =
			make_places(reading, sizeof step, &facts->capflags_steps.count,
				    &facts->capflags_steps.capacity);
	if (facts->capflags_steps.items[number].text)
		return refuse_number(reading, 1);
	facts->capflags_steps.items[number] = step;
	return true;
}

static bool read_row(struct facts_reading *reading)
{
	struct linux_facts *facts = &reading->facts->linux_tree;
	struct capflags_row row = { .macro = facts_field(reading, 3),
				    .quoted = facts_field(reading, 4) };
	const char *prefix;
	uint32_t number;

	if (!read_kind(reading, 1, &row.kind) || !read_number(reading, 2, &number))
		return false;
	prefix = facts_macro_prefixes[row.kind];
	if (strncmp(row.macro, prefix, strlen(prefix)) != 0 || row.quoted[0] != '"') {
		diag_error(reading->diag, facts_line_whole(&reading->line), DIAG_SYNTAX,
			   "a macro that begins with %s and a quoted name are wanted here",
			   prefix);
		return false;
	}
	if (!facts->capflags_rows.items)
		facts->capflags_rows.items =
			make_places(reading, sizeof row, &facts->capflags_rows.count,
				    &facts->capflags_rows.capacity);
	if (facts->capflags_rows.items[number].macro)
		return refuse_number(reading, 2);
	facts->capflags_rows.items[number] = row;
	return true;
}

static bool read_unquoted(struct facts_reading *reading)
{
	static const char *const names[] = { "hidden", "shown" };
	int shown;

	if (!facts_line_choice(&reading->line, 1, names, 2, "rule", &shown))
		return false;
	reading->facts->linux_tree.unquoted_shown = shown;
	return true;
}

const struct facts_kind facts_linux_kinds[] = {
	{ "unquoted", OF_LINUX, 1, 1, 0, .read = read_unquoted, .part = "" },
	{ "limit", OF_LINUX, 2, 2, 1, .read = read_limit, .check = check_limits },
	{ "word", OF_LINUX, 2, 5, 1, .read = read_word, .part = "words" },
	{ "kvm-word", OF_LINUX, 2, 5, 1, .read = read_kvm_word, .check = index_words },
	{ "feature", OF_LINUX, 4, 5, 1, .read = read_feature, .part = "" },
	{ "bug", OF_LINUX, 4, 5, 1, .read = read_bug },
	{ "vmx", OF_LINUX, 4, 5, 1, .read = read_vmx, .part = "vmx" },
	/* Both branches of an #if may have one. */
	{ "conditional", OF_LINUX, 2, 3, REPEATS, .read = read_conditional },
	/* The script's texts are as it has them, be they empty. */
	{ "capflags-step", OF_LINUX, 3, 7, REPEATS, .empty = 1 << 3 | 1 << 4 | 1 << 6,
	  .read = read_step },
	/* The shell hands on a header's carriage returns. */
	{ "capflags-row", OF_LINUX, 4, 4, REPEATS, .read = read_row, .returns = true },
	{ 0 }
};
