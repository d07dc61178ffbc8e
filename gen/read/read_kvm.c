/* SPDX-License-Identifier: MIT */
/* Reads what scattered.c and arch/x86/kvm say of where features are. */
#include <stdlib.h>

#include "feature_index.h"
#include "kvm.h"
#include "rows.h"

static struct span range_span(const struct unit_file *file, struct token_range range)
{
	return unit_range_span(file, &file->code, range);
}

/* Function, index and register of a row. */
static bool read_leaf(const struct rows *rows, const struct row *row,
		      const char *function, const char *index,
		      const struct registers *registers, struct leaf *leaf)
{
	uint64_t number, reg;

	if (!rows_number(rows, row, function, UINT32_MAX, &number))
		return false;
	leaf->function = (uint32_t)number;
	if (!rows_number(rows, row, index, UINT32_MAX, &number))
		return false;
	leaf->index = (uint32_t)number;
	if (leaf->function == 0) {
		diag_error(rows->reader->diag, row->place, DIAG_VALUE,
			   "function 0 holds no features");
		return false;
	}
	return rows_number(rows, row, "reg", UINT32_MAX, &reg) &&
	       reader_register(rows->reader, registers, row->place, reg, &leaf->reg);
}

/* scattered.c */

static void read_scattered_row(const struct rows *rows, const struct row *row,
			       void *registers, bool *last)
{
	struct linux_facts *facts = &rows->reader->facts->linux_tree;
	struct scattered_fact fact;
	uint64_t number, bit;

	if (!rows_number(rows, row, "feature", UINT32_MAX, &number) ||
	    !rows_number(rows, row, "bit", BITS_PER_WORD - 1, &bit))
		return;
	*last = number == 0;	/* the table's end; FPU, number 0, is never here */
	if (*last)
		return;
	fact = (struct scattered_fact){ .bit = (uint32_t)bit, .place = row->place };
	fact.macro = rows_feature(rows, row, "feature", number);
	if (fact.macro &&
	    read_leaf(rows, row, "level", "sub_leaf", registers, &fact.leaf))
		*vec_push(rows->reader->arena, &facts->scattered) = fact;
}

/* Rows that say the same stand together, as they do in the table. */
static int scattered_order(const void *left, const void *right)
{
	const struct scattered_fact *a = *(const struct scattered_fact *const *)left,
				    *b = *(const struct scattered_fact *const *)right;
	int order = strcmp(a->macro, b->macro);

	if (!order)
		order = (a->bit > b->bit) - (a->bit < b->bit);
	return order ? order : memcmp(&a->leaf, &b->leaf, sizeof a->leaf);
}

static int scattered_and_place_order(const void *left, const void *right)
{
	const struct scattered_fact *a = *(const struct scattered_fact *const *)left,
				    *b = *(const struct scattered_fact *const *)right;
	int order = scattered_order(left, right);

	return order ? order : (a->place.start > b->place.start) - (a->place.start < b->place.start);
}

static void check_scattered_twice(struct reader *reader)
{
	const struct linux_facts *facts = &reader->facts->linux_tree;
	size_t count = facts->scattered.count;
	const struct scattered_fact **sorted =
		arena_alloc(reader->arena, (count + 1) * sizeof *sorted);

	for (size_t i = 0; i < count; i++)
		sorted[i] = &facts->scattered.items[i];
	qsort(sorted, count, sizeof *sorted, scattered_and_place_order);
	for (size_t i = 1; i < count; i++) {
		if (scattered_order(&sorted[i], &sorted[i - 1]) != 0)
			continue;
		diag_error(reader->diag, sorted[i]->place, DIAG_DUPLICATE,
			   "this row is there twice");
		diag_note(reader->diag, sorted[i - 1]->place, "the other one");
	}
}

static void read_scattered(struct reader *reader, struct registers *registers)
{
	struct found found = reader_find(reader, "scattered", find_array,
					 "cpuid_bits", true);

	rows_read_all(reader, found, "cpuid_bit", read_scattered_row, registers);
	check_scattered_twice(reader);
}

/* enum kvm_only_cpuid_leafs */

static void read_kvm_words(struct reader *reader)
{
	struct linux_facts *facts = &reader->facts->linux_tree;
	/* Kernels before 5.12 have none: nothing refers to them there. */
	struct found found = reader_find(reader, "kvm-words", find_enum,
					 "kvm_only_cpuid_leafs", false);
	struct enumeration *words =
		found.file ? unit_enumeration(reader->unit, "kvm_only_cpuid_leafs")
			   : NULL;

	for (size_t i = 0; words && i < words->text.count; i++) {
		const struct token *token =
			&words->file->code.items[words->text.items[i].name];
		struct value value =
			unit_enumerator_value(reader->unit, &words->enumerators[i]);
		struct word_fact *word;

		const char *name = unit_token_text(reader->unit, words->file, token);

		/* NR_* and NKVMCAPINTS count. */
		if (strncmp(name, "NR_", 3) != 0 && strcmp(name, "NKVMCAPINTS") != 0) {
			word = vec_push(reader->arena, &facts->kvm_words);
			word->name = name;
			word->number = (uint32_t)value.bits;
			word->place = unit_span(words->file, token);
		}
		if (value.problem)
			diag_error(reader->diag, value.problem->place,
				   value.problem->category, "%s",
				   value.problem->message);
	}
}

/* reverse_cpuid[] */

struct word_fact *reader_word(struct linux_facts *facts, uint64_t number)
{
	for (size_t i = 0; i < facts->words.count; i++)
		if (facts->words.items[i].number == number)
			return &facts->words.items[i];
	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (facts->kvm_words.items[i].number == number)
			return &facts->kvm_words.items[i];
	return NULL;
}

static struct word_fact *designated_word(struct reader *reader,
					 struct unit_file *file,
					 const struct init_item *item)
{
	struct linux_facts *facts = &reader->facts->linux_tree;
	struct span place = range_span(file, item->value->tokens);
	struct word_fact *word;
	struct value value;

	if (item->designator_count != 1 || item->designators->kind != INIT_INDEX) {
		diag_error(reader->diag, place, DIAG_CONSTRUCT,
			   "a row with a [WORD] in front is wanted here");
		return NULL;
	}
	place = range_span(file, item->designators->index);
	if (!reader_value(reader, file, item->designators->index, &value))
		return NULL;
	word = reader_word(facts, value.bits);
	if (!word)
		diag_error(reader->diag, place, DIAG_VALUE, "there is no word %lld",
			   (long long)value.bits);
	else if (word->has_leaf)
		diag_error(reader->diag, place, DIAG_DUPLICATE,
			   "%s has a row already", word->name);
	return word && !word->has_leaf ? word : NULL;
}

static void read_reverse_cpuid(struct reader *reader, struct found found,
			       const struct registers *registers)
{
	struct rows rows;
	struct init *table;

	if (!rows_prepare(&rows, reader, found.file, "cpuid_reg"))
		return;
	table = reader_init(reader, found);
	for (size_t i = 0; table && i < table->count; i++) {
		const struct init_item *item = &table->items[i];
		struct word_fact *word = designated_word(reader, found.file, item);
		struct row row;

		if (!word ||
		    !rows_take(&rows, item->value, &row) ||
		    !read_leaf(&rows, &row, "function", "index", registers,
			       &word->leaf))
			continue;
		word->has_leaf = true;
	}
}

/* KVM's own feature macros */

static bool is_feature_name(const struct macro *macro, const char **name)
{
	const struct token *token = &macro->file->text.items[macro->name];

	*name = macro->file->source->text + token->start;
	return strncmp(*name, "X86_FEATURE_", 12) == 0 ||
	       strncmp(*name, "KVM_X86_FEATURE_", 16) == 0;
}

static void add_kvm_feature(struct reader *reader, struct macro *macro)
{
	struct linux_facts *facts = &reader->facts->linux_tree;
	const struct token *token = &macro->file->text.items[macro->name];
	struct span place = unit_span(macro->file, token);
	struct kvm_feature_fact *fact;
	struct word_fact *word;
	struct value value;

	if (macro->older && macro->older->presence == PRESENT &&
	    !macro->older->removed) {
		diag_error(reader->diag, place, DIAG_DUPLICATE,
			   "this macro is defined twice");
		diag_note(reader->diag,
			  unit_span(macro->older->file,
				    &macro->older->file->text.items
					     [macro->older->name]),
			  "the other definition");
	}
	if (!unit_macro_value(reader->unit, macro, &value))
		return;
	word = reader_word(facts, value.bits / BITS_PER_WORD);
	if (!word || !word->has_leaf) {
		diag_error(reader->diag, place, DIAG_VALUE,
			   "word %llu has no row in reverse_cpuid[]",
			   (unsigned long long)value.bits / BITS_PER_WORD);
		return;
	}
	for (size_t i = 0; i < facts->kvm_features.count; i++) {
		const struct kvm_feature_fact *other = &facts->kvm_features.items[i];

		if (other->word * BITS_PER_WORD + other->bit == value.bits) {
			diag_error(reader->diag, place, DIAG_DUPLICATE,
				   "this bit has a macro already");
			diag_note(reader->diag, other->place, "this one");
			return;
		}
	}
	fact = vec_push(reader->arena, &facts->kvm_features);
	fact->macro = unit_token_text(reader->unit, macro->file, token);
	fact->word = (uint32_t)(value.bits / BITS_PER_WORD);
	fact->bit = (uint32_t)(value.bits % BITS_PER_WORD);
	fact->place = place;
}

static void read_kvm_features(struct reader *reader, const struct unit_file *file)
{
	for (size_t i = 0; i < file->macros.count; i++) {
		struct macro *macro = file->macros.items[i];
		const char *name;

		if (is_feature_name(macro, &name) && !macro->function_like &&
		    macro->presence != ABSENT)
			add_kvm_feature(reader, macro);
	}
}

/* __feature_translate() */

static const char *lexeme_text(struct reader *reader, const struct lexeme *lexeme)
{
	return arena_strndup(reader->arena, lexeme->text, lexeme->length);
}

static bool is_known_kvm_feature(const struct linux_facts *facts, const char *macro)
{
	for (size_t i = 0; i < facts->kvm_features.count; i++)
		if (strcmp(facts->kvm_features.items[i].macro, macro) == 0)
			return true;
	return false;
}

static void add_translation(struct reader *reader,
			    const struct kvm_translation *translation)
{
	struct linux_facts *facts = &reader->facts->linux_tree;
	struct translation_fact fact = {
		.from = lexeme_text(reader, translation->from),
		.to = lexeme_text(reader, translation->to),
		.place = translation->from->place,
	};

	if (!feature_called(reader->features, fact.from, strlen(fact.from)))
		diag_error(reader->diag, fact.place, DIAG_NAME,
			   "nothing defines %s", fact.from);
	if (!is_known_kvm_feature(facts, fact.to))
		diag_error(reader->diag, translation->to->place, DIAG_NAME,
			   "nothing defines %s", fact.to);
	for (size_t i = 0; i < facts->translations.count; i++) {
		if (strcmp(facts->translations.items[i].from, fact.from) == 0) {
			diag_error(reader->diag, fact.place, DIAG_DUPLICATE,
				   "%s is translated twice", fact.from);
			diag_note(reader->diag, facts->translations.items[i].place,
				  "here, too");
			return;
		}
	}
	*vec_push(reader->arena, &facts->translations) = fact;
}

static void read_translations(struct reader *reader, struct found found)
{
	struct unit_file *file = found.file;
	uint32_t closing = unit_closing(file, found.token);
	struct token_range body = { found.token, closing + 1 };
	struct kvm_translations translations = { .arena = reader->arena,
						 .diag = reader->diag };
	struct lexemes lexemes = { 0 };

	if (file->code.items[closing].kind == TOK_END) {
		diag_error(reader->diag, unit_span(file, &file->code.items[found.token]),
			   DIAG_SYNTAX, "this brace is never closed");
		return;
	}
	if (!unit_check_whole(reader->unit, file, range_span(file, body)) ||
	    !unit_expand(reader->unit, file, body, true, &lexemes))
		return;
	translations.next = lexemes.items;
	translations.left = lexemes.count;
	translations.place = unit_span(file, &file->code.items[closing]);
	if (!kvm_read_translations(&translations))
		return;
	for (size_t i = 0; i < translations.count; i++)
		add_translation(reader, &translations.items[i]);
}

/* KVM-only words came with a function that translates to them. */
static void find_translations(struct reader *reader)
{
	struct found found;

	if (reader->facts->linux_tree.kvm_words.count == 0)
		return;
	found = reader_find(reader, "reverse-cpuid", find_function,
			    "__feature_translate", true);
	if (found.file)
		read_translations(reader, found);
}

static bool read_linux_registers(struct reader *reader, struct registers *registers)
{
	struct found found = reader_find(reader, "registers", find_enum,
					 "cpuid_regs_idx", true);

	return found.file &&
	       reader_read_registers(reader, "CPUID_",
				     (struct span){ found.file->source, 0, 0 },
				     registers);
}

void read_kvm(struct reader *reader)
{
	struct registers registers;
	struct found table, features;

	if (!read_linux_registers(reader, &registers))
		return;
	read_scattered(reader, &registers);
	read_kvm_words(reader);
	table = reader_find(reader, "reverse-cpuid", find_array, "reverse_cpuid",
			    true);
	if (!table.file)
		return;
	read_reverse_cpuid(reader, table, &registers);
	read_kvm_features(reader, table.file);
	features = reader_find(reader, "kvm-features", find_anything,
			       "arch/x86/kvm/cpuid.c", true);
	if (features.file && features.file != table.file)
		read_kvm_features(reader, features.file);
	find_translations(reader);
}
