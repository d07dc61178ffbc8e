/* SPDX-License-Identifier: MIT */
/* Macros and words of Linux, on both sides. */
#include <stdlib.h>

#include "diff_private.h"
#include "emit.h"
#include "list.h"

/* A macro as one side has it. */
struct macro {
	const char *macro;
	enum change_subject subject;
	const struct feature_fact *feature;		/* null if it is KVM's */
	const struct kvm_feature_fact *kvm_feature;	/* null if it is not */
	uint32_t word, bit;
	const char *own_word;	/* the name, if it is one of KVM's own; else null */
	bool unnumbered;	/* 64-bit kernels do not have it */
};

struct macros {
	const struct map *map;
	VEC(struct macro) list;		/* by macro, each once */
};

static const char *const prefixes[] = {
	[ABOUT_FEATURE] = "X86_FEATURE_",
	[ABOUT_BUG] = "X86_BUG_",
	[ABOUT_VMX] = "VMX_FEATURE_",
};

/* What a macro without a number is of. */
static enum change_subject subject_of(const char *macro)
{
	for (int subject = ABOUT_BUG; subject <= ABOUT_VMX; subject++)
		if (strncmp(macro, prefixes[subject], strlen(prefixes[subject])) == 0)
			return (enum change_subject)subject;
	return ABOUT_FEATURE;
}

static void add_features(struct arena *arena, struct macros *macros,
			 enum change_subject subject,
			 const struct feature_fact *features, size_t count)
{
	for (size_t i = 0; i < count; i++)
		*vec_push(arena, &macros->list) = (struct macro){
			features[i].macro, subject, .feature = &features[i],
			.word = features[i].word, .bit = features[i].bit
		};
}

static const char *kvm_word(const struct linux_facts *facts, uint32_t number)
{
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (facts->kvm_words.items[i].number == number)
			return facts->kvm_words.items[i].name;
	return NULL;
}

static void add_kvm_features(struct arena *arena, struct macros *macros,
			     const struct linux_facts *facts)
{
	for (size_t i = 0; i < facts->kvm_features.count; i++) {
		const struct kvm_feature_fact *feature = &facts->kvm_features.items[i];

		*vec_push(arena, &macros->list) = (struct macro){
			feature->macro, ABOUT_KVM_FEATURE, .kvm_feature = feature,
			.word = feature->word, .bit = feature->bit,
			.own_word = kvm_word(facts, feature->word)
		};
	}
}

static void add_conditional(struct arena *arena, struct macros *macros,
			    const struct linux_facts *facts)
{
	for (size_t i = 0; i < facts->conditional.count; i++) {
		const struct feature_fact *feature = &facts->conditional.items[i];

		*vec_push(arena, &macros->list) = (struct macro){
			feature->macro, subject_of(feature->macro), .feature = feature,
			.unnumbered = true
		};
	}
}

/* Where several lists have a macro: Linux's own number first, then KVM's. */
static int by_macro(const void *left, const void *right)
{
	const struct macro *a = left, *b = right;
	int order = strcmp(a->macro, b->macro);

	if (!order)
		order = (int)a->unnumbered - (int)b->unnumbered;
	return order ? order : (int)a->subject - (int)b->subject;
}

static void drop_repeated(struct macros *macros)
{
	size_t kept = 0;

	for (size_t i = 0; i < macros->list.count; i++)
		if (kept == 0 || strcmp(macros->list.items[kept - 1].macro,
					macros->list.items[i].macro) != 0)
			macros->list.items[kept++] = macros->list.items[i];
	macros->list.count = kept;
}

/* The macros of a side, as far as both sides tell. */
static struct macros macros_of(const struct comparing *comparing,
			       const struct diff_side *side)
{
	struct macros macros = { .map = &side->map };
	const struct linux_facts *facts = &side->map.linux_tree->linux_tree;
	struct arena *arena = comparing->arena;

	add_features(arena, &macros, ABOUT_FEATURE, facts->features.items,
		     facts->features.count);
	add_features(arena, &macros, ABOUT_BUG, facts->bugs.items, facts->bugs.count);
	if (comparing->tells & TELLS_VMX)
		add_features(arena, &macros, ABOUT_VMX, facts->vmx.items, facts->vmx.count);
	if (comparing->tells & TELLS_KVM_FEATURES)
		add_kvm_features(arena, &macros, facts);
	if (comparing->tells & TELLS_CONDITIONAL)
		add_conditional(arena, &macros, facts);
	if (macros.list.count)
		qsort(macros.list.items, macros.list.count, sizeof *macros.list.items,
		      by_macro);
	drop_repeated(&macros);
	return macros;
}

/* Numbers and bits. */

static const char *number_of(struct arena *arena, const struct macro *macro)
{
	if (macro->unnumbered)
		return "32-bit kernels";
	if (macro->own_word)
		return arena_printf(arena, "%s+%u", macro->own_word, macro->bit);
	if (macro->subject == ABOUT_BUG)
		return arena_printf(arena, "bug %u",
				    macro->word * BITS_PER_WORD + macro->bit);
	return arena_printf(arena, "%u*32+%u", macro->word, macro->bit);
}

static const char *bits_of_kvm(struct arena *arena, const struct linux_facts *facts,
			       const struct macro *macro)
{
	const struct word_fact *word =
		macro->own_word ? map_find_word(facts, macro->own_word) : NULL;

	for (size_t i = 0; !macro->own_word && i < facts->words.count; i++)
		if (facts->words.items[i].number == macro->word)
			word = &facts->words.items[i];
	if (!word || !word->has_leaf)
		return "";
	return emit_dotted(arena, &(struct place){ .leaf = word->leaf, .bit = macro->bit });
}

/* Whether PLACE, out of the map's list or null, is one of MACRO's. */
static bool is_place_of(const struct map *map, const struct macro_place *place,
			const char *macro)
{
	return place && place < map->by_macro.items + map->by_macro.count &&
	       strcmp(place->macro, macro) == 0;
}

/* The hardware bits of a macro, in order; "" if it has none. */
static const char *bits_of(struct arena *arena, const struct macros *macros,
			   const struct macro *macro)
{
	const struct macro_place *place = map_find_macro(macros->map, macro->macro);
	struct list list = { 0 };

	if (macro->kvm_feature)
		return bits_of_kvm(arena, &macros->map->linux_tree->linux_tree, macro);
	for (; is_place_of(macros->map, place, macro->macro); place++)
		list_add(&list, arena, ", ", "%s", emit_dotted(arena, &place->row->place));
	return list_text(&list);
}

/* The same question without texts: nearly all macros stay what they are. */
static bool has_same_bits(const struct macros *older, const struct macros *newer,
			  const char *macro)
{
	const struct macro_place *was = map_find_macro(older->map, macro);
	const struct macro_place *is = map_find_macro(newer->map, macro);

	for (;; was++, is++) {
		bool one = is_place_of(older->map, was, macro);
		bool other = is_place_of(newer->map, is, macro);

		if (!one || !other)
			return one == other;
		if (place_compare(&was->row->place, &is->row->place) != 0)
			return false;
	}
}

static struct change_side side_of(const struct comparing *comparing,
				  const struct macros *macros, const struct macro *macro)
{
	struct change_side side = { 0 };

	if (!macro)
		return side;
	side.feature = macro->feature;
	side.kvm_feature = macro->kvm_feature;
	side.number = number_of(comparing->arena, macro);
	if (comparing->tells & TELLS_BITS && !macro->unnumbered)
		side.bits = bits_of(comparing->arena, macros, macro);
	return side;
}

/* Who has a number. */

/* Features of cpufeatures.h and of KVM's files are numbered together. */
static bool is_numbered_with(enum change_subject left, enum change_subject right)
{
	bool both_features = (left == ABOUT_FEATURE || left == ABOUT_KVM_FEATURE) &&
			     (right == ABOUT_FEATURE || right == ABOUT_KVM_FEATURE);

	return left == right || both_features;
}

/* Words of KVM's own are the same if they have one name, whatever their number. */
static bool shares_word(const struct macro *left, const struct macro *right)
{
	if (left->own_word && right->own_word)
		return strcmp(left->own_word, right->own_word) == 0;
	return !left->own_word && !right->own_word && left->word == right->word;
}

static bool shares_number(const struct macro *left, const struct macro *right)
{
	return !left->unnumbered && !right->unnumbered && left->bit == right->bit &&
	       is_numbered_with(left->subject, right->subject) && shares_word(left, right);
}

/* Who of MACROS has the number that MACRO has on the other side; or null. */
static const char *holder(const struct macros *macros, const struct macro *macro)
{
	for (size_t i = 0; i < macros->list.count; i++)
		if (shares_number(&macros->list.items[i], macro) &&
		    strcmp(macros->list.items[i].macro, macro->macro) != 0)
			return macros->list.items[i].macro;
	return NULL;
}

/* Comparing. */

struct pairing {
	struct comparing *comparing;
	const struct macros *older, *newer;
	const struct macro *was, *is;		/* either may be null */
	struct change_side before, after;
};

static const char *shown_by(const struct change_side *side)
{
	return side->feature ? side->feature->shown : NULL;
}

static struct change *add(const struct pairing *pairing, enum change_kind kind)
{
	const struct macro *macro = pairing->is ? pairing->is : pairing->was;
	struct change *change = diff_add(pairing->comparing, kind, macro->subject);

	change->macro = macro->macro;
	change->was = pairing->before;
	change->is = pairing->after;
	change->name = shown_by(&change->is) ? shown_by(&change->is) : shown_by(&change->was);
	return change;
}

/* Numbers that are compiled into programs: whose they are now, whose they were. */
static void tell_numbers(const struct pairing *pairing, struct change *change)
{
	change->old = change->was.number;
	change->new = change->is.number;
	if (pairing->was)
		change->old_number_now = holder(pairing->newer, pairing->was);
	if (pairing->is)
		change->new_number_was = holder(pairing->older, pairing->is);
}

static bool is_same_text(const char *left, const char *right)
{
	return left && right ? strcmp(left, right) == 0 : left == right;
}

static void diff_shown(const struct pairing *pairing)
{
	const char *old = shown_by(&pairing->before), *new = shown_by(&pairing->after);
	struct change *change;

	if (is_same_text(old, new))
		return;
	change = add(pairing, !old ? CHANGE_SHOWN : !new ? CHANGE_HIDDEN : CHANGE_RENAMED);
	change->old = old;
	change->new = new;
}

static void tell_bits(const struct pairing *pairing, enum change_kind kind)
{
	struct change *change = add(pairing, kind);

	change->old = *pairing->before.bits ? pairing->before.bits : NULL;
	change->new = *pairing->after.bits ? pairing->after.bits : NULL;
}

/* Both have it, with numbers. */
static void diff_place(const struct pairing *pairing)
{
	const char *old = pairing->before.bits, *new = pairing->after.bits;
	bool moved = !shares_number(pairing->was, pairing->is) ||
		     pairing->was->subject != pairing->is->subject;

	if (moved)
		tell_numbers(pairing, add(pairing, CHANGE_MOVED));
	if (!old || !new || strcmp(old, new) == 0)
		return;
	if (!*new)
		tell_bits(pairing, CHANGE_BECAME_SYNTHETIC);
	else if (!*old)
		tell_bits(pairing, CHANGE_BECAME_HARDWARE);
	else if (!moved)
		tell_bits(pairing, CHANGE_MOVED);
}

static void diff_macro(struct comparing *comparing, const struct macros *older,
		       const struct macros *newer, const struct macro *was,
		       const struct macro *is)
{
	struct pairing pairing = { comparing, older, newer, was, is,
				   side_of(comparing, older, was),
				   side_of(comparing, newer, is) };

	if (!was || (is && was->unnumbered && !is->unnumbered)) {
		tell_numbers(&pairing, add(&pairing, CHANGE_ADDED));
	} else if (!is || (is->unnumbered && !was->unnumbered)) {
		tell_numbers(&pairing, add(&pairing, CHANGE_REMOVED));
	} else {
		if (!is->unnumbered)
			diff_place(&pairing);
		diff_shown(&pairing);
	}
}

/* Of macros that KVM defines nothing is assumed: they are few. */
static bool is_unchanged(const struct macros *older, const struct macros *newer,
			 const struct macro *was, const struct macro *is)
{
	return was->feature && is->feature && was->subject == is->subject &&
	       shares_number(was, is) && is_same_text(was->feature->shown, is->feature->shown) &&
	       has_same_bits(older, newer, was->macro);
}

static void compare(struct comparing *comparing, const struct macros *older,
		    const struct macros *newer, const struct macro *was,
		    const struct macro *is)
{
	if (!was || !is || !is_unchanged(older, newer, was, is))
		diff_macro(comparing, older, newer, was, is);
}

void diff_macros(struct comparing *comparing)
{
	struct macros older = macros_of(comparing, comparing->older);
	struct macros newer = macros_of(comparing, comparing->newer);
	size_t i = 0, k = 0;

	while (i < older.list.count || k < newer.list.count) {
		const struct macro *was = i < older.list.count ? &older.list.items[i] : NULL;
		const struct macro *is = k < newer.list.count ? &newer.list.items[k] : NULL;
		int order = !was ? 1 : !is ? -1 : strcmp(was->macro, is->macro);

		i += order <= 0;
		k += order >= 0;
		compare(comparing, &older, &newer, order <= 0 ? was : NULL,
			order >= 0 ? is : NULL);
	}
}

/* Words: what one holds, and what it is called. */

static const char *register_of(struct arena *arena, const struct word_fact *word)
{
	return word->has_leaf ? emit_register(arena, &word->leaf) : NULL;
}

static void add_word(struct comparing *comparing, enum change_kind kind,
		     const struct word_fact *was, const struct word_fact *is,
		     const char *old, const char *new)
{
	struct change *change = diff_add(comparing, kind, ABOUT_WORD);

	change->name = arena_printf(comparing->arena, "word %u", was->number);
	change->was.word = was;
	change->is.word = is;
	change->old = old;
	change->new = new;
}

static void diff_word(struct comparing *comparing, const struct word_fact *was,
		      const struct word_fact *is)
{
	const char *old = register_of(comparing->arena, was);
	const char *new = register_of(comparing->arena, is);

	if (old && new && strcmp(old, new) != 0)
		add_word(comparing, CHANGE_MOVED, was, is, old, new);
	else if (old && !new)
		add_word(comparing, CHANGE_BECAME_SYNTHETIC, was, is, old, new);
	else if (new && !old)
		add_word(comparing, CHANGE_BECAME_HARDWARE, was, is, old, new);
	else if (strcmp(was->name, is->name) != 0)
		add_word(comparing, CHANGE_RENAMED, was, is, was->name, is->name);
}

void diff_words(struct comparing *comparing)
{
	const struct linux_facts *older = &comparing->older->map.linux_tree->linux_tree;
	const struct linux_facts *newer = &comparing->newer->map.linux_tree->linux_tree;

	for (size_t i = 0; i < older->words.count; i++)
		for (size_t k = 0; k < newer->words.count; k++)
			if (older->words.items[i].number == newer->words.items[k].number)
				diff_word(comparing, &older->words.items[i],
					  &newer->words.items[k]);
}
