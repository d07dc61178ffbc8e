/* SPDX-License-Identifier: MIT */
/* Lists of features in KVM's capability functions, and the comments in them. */
#include "caps.h"

#include <stdlib.h>
#include <strings.h>

#include "rough.h"

enum {
	MOST_NESTED = 16,	/* variables within variables */
	MOST_ELEMENTS = 1 << 14,	/* of a function; real ones have hundreds */
};

#define FEATURE "X86_FEATURE_"

/* The macros that stand in lists, and what they put before their argument. */
static const struct element_macro {
	const char *name, *prefix;
	enum kvm_class class;
} element_macros[] = {
	{ "F", FEATURE, KVM_NATIVE },
	{ "SF", FEATURE, KVM_SCATTERED },
	{ "SCATTERED_F", FEATURE, KVM_SCATTERED },
	{ "X86_64_F", FEATURE, KVM_X86_64 },
	{ "EMULATED_F", FEATURE, KVM_EMULATED },
	{ "SYNTHESIZED_F", FEATURE, KVM_SYNTHESIZED },
	{ "PASSTHROUGH_F", FEATURE, KVM_PASSTHROUGH },
	{ "ALIASED_1_EDX_F", FEATURE, KVM_ALIASED },
	{ "VENDOR_F", FEATURE, KVM_VENDOR },
	{ "RUNTIME_F", FEATURE, KVM_RUNTIME },
	{ "feature_bit", FEATURE, KVM_NATIVE },
	{ "__feature_bit", "", KVM_NATIVE },
};

/* Where KVM keeps features. */

static int by_macro(const void *left, const void *right)
{
	const struct kept *a = left, *b = right;

	return strcmp(a->macro, b->macro);
}

static struct kept *look_up(const struct caps *caps, const char *macro)
{
	const struct kept key = { .macro = macro };

	if (caps->kept.count == 0)
		return NULL;
	return bsearch(&key, caps->kept.items, caps->kept.count, sizeof key, by_macro);
}

void caps_collect_kept(struct caps *caps)
{
	struct arena *arena = caps->linux_view->reading->arena;
	const struct linux_facts *facts = &caps->linux_view->reading->facts->linux_tree;

	for (size_t i = 0; i < facts->features.count; i++) {
		const struct feature_fact *fact = &facts->features.items[i];

		*vec_push(arena, &caps->kept) =
			(struct kept){ fact->macro, fact->word, fact->bit };
	}
	for (size_t i = 0; i < facts->kvm_features.count; i++) {
		const struct kvm_feature_fact *fact = &facts->kvm_features.items[i];

		*vec_push(arena, &caps->kept) =
			(struct kept){ fact->macro, fact->word, fact->bit };
	}
	if (caps->kept.count)
		qsort(caps->kept.items, caps->kept.count, sizeof *caps->kept.items,
		      by_macro);
	for (size_t i = 0; i < facts->translations.count; i++) {
		struct kept *from = look_up(caps, facts->translations.items[i].from);
		const struct kept *to = look_up(caps, facts->translations.items[i].to);

		if (from && to) {
			from->word = to->word;
			from->bit = to->bit;
		}
	}
}

const struct kept *caps_kept(struct caps_function *function, const char *macro,
			     size_t i)
{
	const struct kept *kept = look_up(function->caps, macro);

	if (!kept)
		caps_refuse(function, i, "nothing defines this feature; it stands");
	return kept;
}

const struct word_fact *caps_word(struct caps_function *function, size_t i)
{
	struct linux_facts *facts =
		&function->caps->linux_view->reading->facts->linux_tree;

	for (size_t k = 0; k < facts->words.count; k++)
		if (caps_is(function, i, facts->words.items[k].name))
			return word_numbered(facts, facts->words.items[k].number);
	for (size_t k = 0; k < facts->kvm_words.count; k++)
		if (caps_is(function, i, facts->kvm_words.items[k].name))
			return word_numbered(facts, facts->kvm_words.items[k].number);
	caps_refuse(function, i, "a word is wanted");
	return NULL;
}

/* Elements. Each gives back where it ends. */

static size_t read_feature(struct caps_function *function, size_t i,
			   const struct element_macro *macro, struct element *element)
{
	const struct kept *kept;

	if (!caps_is(function, i + 1, "(") || !caps_is(function, i + 3, ")")) {
		caps_refuse(function, i, "this is not known here");
		return i;
	}
	element->class = macro->class;
	element->macro = arena_printf(function->caps->linux_view->reading->arena, "%s%s",
				      macro->prefix, caps_text(function, i + 2));
	kept = caps_kept(function, element->macro, i + 2);
	if (kept)
		element->bit = kept->bit;
	return i + 4;
}

/* Whether the bytes at PLACE are a plain number, and which. */
static bool read_number(struct caps_function *function, struct span place,
			unsigned long *number)
{
	const char *text = reading_text(function->caps->linux_view->reading,
					function->source, place.start, place.end);
	char *end;

	*number = strtoul(text, &end, 0);
	return end > text && strspn(end, "uUlL") == strlen(end);
}

static bool is_zero(struct caps_function *function, struct span place)
{
	unsigned long number;

	return function->source->text[place.start] == '0' &&
	       read_number(function, place, &number) && number == 0;
}

/* BIT(n), n a plain number. */
static size_t read_bit(struct caps_function *function, size_t i,
		       struct element *element)
{
	unsigned long bit = BITS_PER_WORD;

	if (!caps_is(function, i + 1, "(") || !caps_is(function, i + 3, ")") ||
	    !read_number(function, caps_place(function, i + 2), &bit) ||
	    bit >= BITS_PER_WORD)
		caps_refuse(function, i, "BIT() of what is no number below 32");
	element->class = KVM_NATIVE;
	element->bit = (uint32_t)bit;
	return i + 4;
}

/* What the variable was declared to hold, as if it stood here. */
static size_t read_local(struct caps_function *function, size_t i, elements *list)
{
	const struct local *local = NULL;
	size_t first = list->count, visible = function->locals.count;

	for (size_t k = 0; k < function->locals.count; k++)
		if (caps_is(function, i, function->locals.items[k].name))
			local = &function->locals.items[k];
	if (!local || local->value >= local->end || local->changed) {
		caps_refuse(function, i, "what this holds is not known here");
		return i;
	}
	/* A value can only name what is declared before it. */
	function->locals.count = (size_t)(local - function->locals.items);
	caps_value(function, local->value, local->end, list);
	function->locals.count = visible;
	for (; first < list->count; first++)
		list->items[first].place = caps_place(function, i);
	return i + 1;
}

static size_t read_element(struct caps_function *function, size_t i, elements *list)
{
	struct element element = { .place = caps_place(function, i),
				   .condition = caps_joined(function) };
	size_t end = i;

	if (is_zero(function, element.place))
		return i + 1;
	if (!caps_is(function, i + 1, "("))
		return read_local(function, i, list);
	for (size_t k = 0; k < sizeof element_macros / sizeof *element_macros; k++)
		if (caps_is(function, i, element_macros[k].name))
			end = read_feature(function, i, &element_macros[k], &element);
	if (caps_is(function, i, "BIT"))
		end = read_bit(function, i, &element);
	if (end == i)
		caps_refuse(function, i, "this is not known here");
	else
		*vec_push(function->caps->linux_view->reading->arena, list) = element;
	return end;
}

void caps_elements(struct caps_function *function, size_t start, size_t end,
		   bool commas, elements *list)
{
	size_t i = start;

	while (!function->is_broken) {
		if (i >= end || ++function->element_count > MOST_ELEMENTS) {
			caps_refuse(function, i, "one feature more is wanted, or many fewer,");
			return;
		}
		i = read_element(function, i, list);
		if (i == end || (commas && i + 1 == end && caps_is(function, i, ",")))
			return;
		if (!caps_is(function, i, "|") && !(commas && caps_is(function, i, ",")))
			caps_refuse(function, i, "this is not known here");
		i++;
	}
}

void caps_value(struct caps_function *function, size_t start, size_t end,
		elements *list)
{
	struct arena *arena = function->caps->linux_view->reading->arena;
	size_t yes = caps_next(function, start, end, "?"), no;

	if (++function->nested > MOST_NESTED)
		caps_refuse(function, start, "variables within variables");
	if (yes == end) {
		caps_elements(function, start, end, false, list);
	} else {
		no = caps_next(function, yes, end, ":");
		if (no + 2 != end || !is_zero(function, caps_place(function, no + 1)))
			caps_refuse(function, yes, "a choice of a form not known here");
		*vec_push(arena, &function->conditions) =
			caps_condition(function, start, yes);
		caps_elements(function, yes + 1, no, false, list);
		function->conditions.count--;
	}
	function->nested--;
}

/* What is left out. */

static bool is_name_byte(char c)
{
	return rough_is_letter(c) || rough_is_digit(c) || c == '_' || c == '-' ||
	       c == '/';
}

/*
 * The first of the one or two words that the bytes from START to END are made
 * of; a span without a source if they are anything else.
 */
static struct span name_in(struct source *source, uint32_t start, uint32_t end)
{
	static const struct span none;
	struct span name = none;
	int words = 0;

	for (uint32_t i = start, word;;) {
		while (i < end && rough_is_blank(source->text[i]))
			i++;
		if (i == end)
			break;
		for (word = i; i < end && is_name_byte(source->text[i]);)
			i++;
		if (i == word || (i < end && !rough_is_blank(source->text[i])) ||
		    ++words > 2)
			return none;
		if (words == 1)
			name = (struct span){ source, word, i };
	}
	if (words == 0 || !rough_is_letter(source->text[name.start]) ||
	    (name.end - name.start == 8 &&
	     strncasecmp(source->text + name.start, "Reserved", 8) == 0))
		return none;
	return name;
}

/* The names in a comment, if it is all on one line. */
static void add_names(struct caps_function *function, const struct view_token *comment,
		      const char *word)
{
	struct reading *reading = function->caps->linux_view->reading;
	struct source *source = function->source;
	const char *text = source->text;
	uint32_t start = comment->start + 2, end = comment->end, comma;

	if (memchr(text + start, '\n', end - start))
		return;
	end -= text[start - 1] == '*' ? 2 : 0;
	for (; start < end; start = comma + 1) {
		struct span name;

		for (comma = start; comma < end && text[comma] != ',';)
			comma++;
		name = name_in(source, start, comma);
		if (name.source)
			*vec_push(reading->arena,
				  &reading->facts->linux_tree.kvm_left_out) =
				(struct kvm_left_out_fact){
					.word = word,
					.name = reading_text(reading, source, name.start,
							     name.end),
					.place = name,
				};
	}
}

/*
 * In a list of "|", what is behind a 0 is what that stands for; in one of ",",
 * what has a line of its own takes an element's place.
 */
void caps_left_out(struct caps_function *function, size_t start, size_t end,
		   const char *word)
{
	bool ored = caps_next(function, start, end, "|") < end;

	for (size_t i = function->code.items[start] + 1; i < function->code.items[end];
	     i++) {
		const struct view_token *token = &function->tokens[i];

		if (token->kind != CXToken_Comment)
			continue;
		if (ored ? is_zero(function, (struct span){ function->source,
							    token[-1].start,
							    token[-1].end })
			 : rough_starts_line(function->source, token->start))
			add_names(function, token, word);
	}
}
