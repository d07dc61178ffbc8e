/* SPDX-License-Identifier: MIT */
/*
 * Reads a QEMU tree: feature_word_info[] and what it leans on;
 * feature_dependencies[] is in read_qemu_dependencies.c.
 */
#include <ctype.h>

#include "facts_seen.h"
#include "reader.h"

/* The system emulator for x86-64: what its build defines, or does not. */
static const struct given_define qemu_defines[] = {
	{ "TARGET_X86_64", true },    { "TARGET_I386", true },
	{ "__x86_64__", true },	      { "CONFIG_USER_ONLY", false },
	{ "CONFIG_LINUX_USER", false }, { "CONFIG_BSD_USER", false },
	{ "__cplusplus", false },     { NULL, false },
};

/* What rows are read against. */
struct table {
	struct reader *reader;
	struct unit_file *file;
	struct registers registers;
	uint64_t cpuid_type, msr_type, word_count;
	const struct init_item **rows;	/* by word, to find one given twice */
};

/* One row's fields as they are found. */
struct row_state {
	struct qemu_word_fact *word;
	uint32_t index;			/* of the word among the facts */
	uint64_t type;
	bool has_cpuid, has_msr;
	const struct init *names;
};

static struct span init_span(const struct table *table, const struct init *init)
{
	return unit_range_span(table->file, &table->file->code, init->tokens);
}

static void unknown(const struct table *table, const struct init *init,
		    const char *what)
{
	diag_error(table->reader->diag, init_span(table, init), DIAG_CONSTRUCT,
		   "%s", what);
}

static bool number(const struct table *table, const struct init *init,
		   uint64_t *result)
{
	struct value value;

	if (init->is_list) {
		unknown(table, init, "a number is wanted here");
		return false;
	}
	if (!reader_value(table->reader, table->file, init->tokens, &value))
		return false;
	*result = value.bits;
	return true;
}

static bool number_of_32_bits(const struct table *table, const struct init *init,
			      uint32_t *result)
{
	uint64_t wide = 0;

	if (!number(table, init, &wide))
		return false;
	if (wide > UINT32_MAX) {
		diag_error(table->reader->diag, init_span(table, init), DIAG_VALUE,
			   "this number does not fit into 32 bits");
		return false;
	}
	*result = (uint32_t)wide;
	return true;
}

/* Names. */

/*
 * The text of a comment, without its marks, blanks made single spaces, behind
 * what ends at OUT in TEXT; gives the new end.
 */
static char *append_comment(char *text, char *out, const char *comment, size_t length)
{
	bool block = comment[1] == '*';

	comment += 2;
	length -= block ? 4 : 2;
	if (out > text)
		*out++ = ' ';
	for (size_t i = 0; i < length; i++) {
		bool blank = isspace((unsigned char)comment[i]);

		if (!blank)
			*out++ = comment[i];
		else if (out > text && out[-1] != ' ')
			*out++ = ' ';
	}
	while (out > text && out[-1] == ' ')
		out--;
	*out = '\0';
	return out;
}

/* The comments between a value and the comma behind it; null if none. */
static const char *hint_behind(const struct table *table, uint32_t end)
{
	const struct token *tokens = table->file->code.items;
	uint32_t last = end;
	char *text, *out;

	while (tokens[last].kind == TOK_COMMENT)
		last++;
	if (last == end)
		return NULL;
	text = arena_alloc(table->reader->arena,
			   tokens[last - 1].end - tokens[end].start + 1u);
	out = text;
	for (uint32_t i = end; i < last; i++)
		out = append_comment(text, out,
				     table->file->source->text + tokens[i].start,
				     tokens[i].end - tokens[i].start);
	return *text ? text : NULL;
}

/* Puts a string token at *OUT; false if it is not plain text between quotes. */
static bool append_string(const struct table *table, const struct token *token,
			  char **out)
{
	const char *string = table->file->source->text + token->start;
	size_t length = token->end - token->start;

	if (length < 2 || string[0] != '"' || memchr(string, '\\', length))
		return false;
	*out = mempcpy(*out, string + 1, length - 2);
	return true;
}

/* A name: strings one behind the other, or NULL. False if it is neither. */
static bool read_name(const struct table *table, const struct init *init,
		      const char **name)
{
	const struct token *tokens = table->file->code.items;
	struct span span = init_span(table, init);
	char *text = arena_alloc(table->reader->arena, span.end - span.start + 1u);
	char *out = text;

	*name = NULL;
	if (init->is_list)
		return false;
	if (init->tokens.end == init->tokens.first + 1 &&
	    tokens[init->tokens.first].kind == TOK_IDENT)
		return unit_token_is(table->file, &tokens[init->tokens.first], "NULL");
	for (uint32_t i = init->tokens.first; i < init->tokens.end; i++) {
		if (tokens[i].kind == TOK_COMMENT)
			continue;
		if (tokens[i].kind != TOK_STRING ||
		    !append_string(table, &tokens[i], &out))
			return false;
	}
	*name = text;
	return *text != '\0';
}

/* A name as -cpu takes it: no blanks, commas or '='. */
static bool is_plain_name(const char *name)
{
	for (; *name; name++)
		if (!isalnum((unsigned char)*name) && !strchr("-_.+", *name))
			return false;
	return true;
}

/* Where an item goes: behind the one before it, or where its [n] says. */
static bool name_position(const struct table *table, const struct init_item *item,
			  uint64_t *position)
{
	struct value value;

	if (item->designator_count == 0)
		return true;
	if (item->designator_count > 1 || item->designators->kind != INIT_INDEX) {
		unknown(table, item->value, "only [n] can stand before a name");
		return false;
	}
	if (!reader_value(table->reader, table->file, item->designators->index,
			  &value))
		return false;
	*position = value.bits;
	return true;
}

static void add_name(struct table *table, const struct row_state *row,
		     const struct init_item *item, uint64_t bit,
		     const struct init **by_bit)
{
	struct qemu_facts *facts = &table->reader->facts->qemu_tree;
	struct qemu_name_fact fact = { .word = row->index, .bit = (uint32_t)bit,
				       .place = init_span(table, item->value) };

	if (!read_name(table, item->value, &fact.name)) {
		unknown(table, item->value, "a name in quotes or NULL is wanted here");
		return;
	}
	if (fact.name && !is_plain_name(fact.name)) {
		diag_error(table->reader->diag, fact.place, DIAG_VALUE,
			   "this is no name that -cpu would take");
		return;
	}
	if (by_bit[bit]) {
		diag_error(table->reader->diag, fact.place, DIAG_DUPLICATE,
			   "bit %u of this word is given twice", fact.bit);
		diag_note(table->reader->diag, init_span(table, by_bit[bit]),
			  "here, too");
	}
	by_bit[bit] = item->value;
	fact.hint = hint_behind(table, item->value->tokens.end);
	if (fact.name || fact.hint)
		*vec_push(table->reader->arena, &facts->names) = fact;
}

static void read_names(struct table *table, const struct row_state *row)
{
	uint64_t width = row->word->is_msr ? BITS_PER_MSR : BITS_PER_WORD;
	const struct init *by_bit[BITS_PER_MSR] = { NULL };
	uint64_t bit = 0;

	if (!row->names)
		return;
	if (!row->names->is_list) {
		unknown(table, row->names, "a list of names is wanted here");
		return;
	}
	for (size_t i = 0; i < row->names->count; i++, bit++) {
		const struct init_item *item = &row->names->items[i];

		if (!name_position(table, item, &bit))
			return;
		if (bit >= width) {
			diag_error(table->reader->diag,
				   init_span(table, item->value), DIAG_VALUE,
				   "bit %llu, but the word has %llu bits",
				   (unsigned long long)bit,
				   (unsigned long long)width);
			return;
		}
		add_name(table, row, item, bit, by_bit);
	}
}

/* Fields of a row. Each reader gets the field's value. */

static bool read_type(struct table *table, struct row_state *row,
		      const struct init *init)
{
	return number(table, init, &row->type);
}

static bool read_feat_names(struct table *table, struct row_state *row,
			    const struct init *init)
{
	(void)table;
	row->names = init;
	return true;
}

static bool read_cpuid_eax(struct table *table, struct row_state *row,
			   const struct init *init)
{
	row->has_cpuid = true;
	return number_of_32_bits(table, init, &row->word->leaf.function);
}

static bool read_cpuid_ecx(struct table *table, struct row_state *row,
			   const struct init *init)
{
	return number_of_32_bits(table, init, &row->word->leaf.index);
}

static bool read_cpuid_needs_ecx(struct table *table, struct row_state *row,
				 const struct init *init)
{
	uint64_t flag = 0;
	bool known = number(table, init, &flag);

	row->word->needs_index = flag != 0;
	return known;
}

static bool read_cpuid_reg(struct table *table, struct row_state *row,
			   const struct init *init)
{
	uint64_t value;

	return number(table, init, &value) &&
	       reader_register(table->reader, &table->registers,
			       init_span(table, init), value,
			       &row->word->leaf.reg);
}

static bool read_msr_index(struct table *table, struct row_state *row,
			   const struct init *init)
{
	row->has_msr = true;
	return number_of_32_bits(table, init, &row->word->msr);
}

static bool read_tcg(struct table *table, struct row_state *row,
		     const struct init *init)
{
	return number(table, init, &row->word->masks[MASK_TCG]);
}

static bool read_unmigratable(struct table *table, struct row_state *row,
			      const struct init *init)
{
	return number(table, init, &row->word->masks[MASK_UNMIGRATABLE]);
}

static bool read_migratable(struct table *table, struct row_state *row,
			    const struct init *init)
{
	return number(table, init, &row->word->masks[MASK_MIGRATABLE]);
}

static bool read_no_autoenable(struct table *table, struct row_state *row,
			       const struct init *init)
{
	return number(table, init, &row->word->masks[MASK_NO_AUTOENABLE]);
}

/* Every field of FeatureWordInfo that is known; any other one is an error. */
static const struct field {
	const char *path;
	bool (*read)(struct table *, struct row_state *, const struct init *);
} fields[] = {
	{ "type", read_type },
	{ "feat_names", read_feat_names },
	{ "cpuid.eax", read_cpuid_eax },
	{ "cpuid.ecx", read_cpuid_ecx },
	{ "cpuid.needs_ecx", read_cpuid_needs_ecx },
	{ "cpuid.reg", read_cpuid_reg },
	{ "msr.index", read_msr_index },
	{ "tcg_features", read_tcg },
	{ "unmigratable_flags", read_unmigratable },
	{ "migratable_flags", read_migratable },
	{ "no_autoenable_flags", read_no_autoenable },
};

enum { FIELD_COUNT = sizeof fields / sizeof *fields };

/* PREFIX and the item's .a.b as a path; null if they are no fields. */
static const char *field_path(const struct table *table, const char *prefix,
			      const struct init_item *item)
{
	const char *path = prefix;

	if (item->designator_count == 0)
		return NULL;
	for (size_t i = 0; i < item->designator_count; i++) {
		const struct init_designator *designator = &item->designators[i];
		const struct token *name =
			&table->file->code.items[designator->field];

		if (designator->kind != INIT_FIELD)
			return NULL;
		path = arena_printf(table->reader->arena, "%s%s%.*s", path,
				    *path ? "." : "", (int)(name->end - name->start),
				    table->file->source->text + name->start);
	}
	return path;
}

static bool read_fields(struct table *table, struct row_state *row,
			const char *prefix, const struct init *list, bool *seen);

static bool read_field(struct table *table, struct row_state *row,
		       const char *path, const struct init *init, bool *seen)
{
	if (init->is_list && (strcmp(path, "cpuid") == 0 || strcmp(path, "msr") == 0))
		return read_fields(table, row, path, init, seen);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (strcmp(fields[i].path, path) != 0)
			continue;
		if (seen[i])
			diag_error(table->reader->diag, init_span(table, init),
				   DIAG_DUPLICATE, ".%s is given twice", path);
		seen[i] = true;
		return fields[i].read(table, row, init);
	}
	diag_error(table->reader->diag, init_span(table, init), DIAG_CONSTRUCT,
		   "a field that is not known here: .%s", path);
	return false;
}

static bool read_fields(struct table *table, struct row_state *row,
			const char *prefix, const struct init *list, bool *seen)
{
	bool good = true;

	for (size_t i = 0; i < list->count; i++) {
		const struct init_item *item = &list->items[i];
		const char *path = field_path(table, prefix, item);

		if (!path) {
			unknown(table, item->value, "a .field is wanted here");
			return false;
		}
		good &= read_field(table, row, path, item->value, seen);
	}
	return good;
}

/* Rows. */

/* The word that a row is for, as facts number it; null if that is wrong. */
static struct qemu_word_fact *designated_word(struct table *table,
					      const struct init_item *item)
{
	struct reader *reader = table->reader;
	struct token_range index;
	struct qemu_word_fact *word;
	struct span place;
	struct value value;

	if (item->designator_count != 1 || item->designators->kind != INIT_INDEX ||
	    !item->value->is_list) {
		unknown(table, item->value, "a row '[WORD] = { ... }' is wanted here");
		return NULL;
	}
	index = item->designators->index;
	place = unit_range_span(table->file, &table->file->code, index);
	if (index.end != index.first + 1 ||
	    table->file->code.items[index.first].kind != TOK_IDENT) {
		diag_error(reader->diag, place, DIAG_CONSTRUCT,
			   "a feature word's name is wanted here");
		return NULL;
	}
	if (!reader_value(reader, table->file, index, &value))
		return NULL;
	if (value.bits >= table->word_count) {
		diag_error(reader->diag, place, DIAG_VALUE,
			   "there is no feature word %lld", (long long)value.bits);
		return NULL;
	}
	if (table->rows[value.bits]) {
		diag_error(reader->diag, place, DIAG_DUPLICATE,
			   "this word has a row already");
		diag_note(reader->diag,
			  init_span(table, table->rows[value.bits]->value),
			  "this one");
	}
	table->rows[value.bits] = item;
	word = vec_push(reader->arena, &reader->facts->qemu_tree.words);
	word->name = arena_strndup(reader->arena,
				   table->file->source->text + place.start,
				   place.end - place.start);
	word->place = place;
	return word;
}

static void check_row(struct table *table, struct row_state *row)
{
	struct diag *diag = table->reader->diag;
	bool cpuid = row->type == table->cpuid_type;

	if (!cpuid && row->type != table->msr_type)
		diag_error(diag, row->word->place, DIAG_CONSTRUCT,
			   "this word is of a type that is not known here");
	else if (cpuid != row->has_cpuid || cpuid == row->has_msr)
		diag_error(diag, row->word->place, DIAG_CONSTRUCT,
			   "this word's .type does not go with its .cpuid or .msr");
	row->word->is_msr = row->has_msr;
	/* What is not looked at says nothing. */
	if (!row->word->needs_index)
		row->word->leaf.index = 0;
}

static void check_place_unique(struct table *table, uint32_t index)
{
	const struct qemu_facts *facts = &table->reader->facts->qemu_tree;
	const struct qemu_word_fact *word = &facts->words.items[index];

	for (uint32_t i = 0; i < index; i++) {
		const struct qemu_word_fact *other = &facts->words.items[i];

		if (other->is_msr != word->is_msr ||
		    (word->is_msr ? other->msr != word->msr
				  : memcmp(&other->leaf, &word->leaf,
					   sizeof word->leaf) != 0))
			continue;
		diag_error(table->reader->diag, word->place, DIAG_DUPLICATE,
			   "two words hold the same register");
		diag_note(table->reader->diag, other->place, "the other one");
	}
}

static void read_row(struct table *table, const struct init_item *item)
{
	struct qemu_facts *facts = &table->reader->facts->qemu_tree;
	struct row_state row = { .type = table->cpuid_type };
	bool seen[FIELD_COUNT] = { false };

	row.word = designated_word(table, item);
	if (!row.word)
		return;
	row.index = (uint32_t)facts->words.count - 1;
	if (!read_fields(table, &row, "", item->value, seen))
		return;
	check_row(table, &row);
	check_place_unique(table, row.index);
	read_names(table, &row);
}

/* The tree. */

void read_qemu_version(struct reader *reader)
{
	struct source *file = tree_read(reader->tree, "VERSION");
	size_t length;

	reader->facts->version = "unknown";
	if (!file && reader->diag->errors)
		return;
	if (!file) {
		reader_missing(reader, "version", "VERSION");
		return;
	}
	length = strcspn(file->text, "\r\n");
	if (!isdigit((unsigned char)file->text[0]) ||
	    strspn(file->text, "0123456789abcdefghijklmnopqrstuvwxyz.+-~_") != length) {
		diag_error(reader->diag, (struct span){ file, 0, 1 },
			   DIAG_CONSTRUCT, "this is no version");
		return;
	}
	reader->facts->version = arena_strndup(reader->arena, file->text, length);
}

static bool read_types(struct reader *reader, struct table *table, struct span place)
{
	struct value cpuid, msr, words;

	if (!unit_named_value(reader->unit, "CPUID_FEATURE_WORD", place, &cpuid) ||
	    !unit_named_value(reader->unit, "MSR_FEATURE_WORD", place, &msr) ||
	    !unit_named_value(reader->unit, "FEATURE_WORDS", place, &words))
		return false;
	table->cpuid_type = cpuid.bits;
	table->msr_type = msr.bits;
	table->word_count = words.bits;
	if (words.bits > 0 && words.bits <= 1024)
		return true;
	diag_error(reader->diag, place, DIAG_VALUE, "FEATURE_WORDS is out of range");
	return false;
}

static void read_table(struct reader *reader)
{
	struct found words = reader_find(reader, "words", find_enum, "FeatureWord",
					 true);
	struct found types = reader_find(reader, "word-types", find_enum,
					 "FeatureWordType", true);
	struct found found = reader_find(reader, "table", find_array,
					 "feature_word_info", true);
	struct table table = { .reader = reader, .file = found.file };
	const struct init *rows;
	struct span place;

	if (!words.file || !types.file || !found.file)
		return;
	place = unit_span(found.file, &found.file->code.items[found.token]);
	if (!reader_read_registers(reader, "R_", place, &table.registers) ||
	    !read_types(reader, &table, place))
		return;
	table.rows = arena_alloc(reader->arena,
				 table.word_count * sizeof *table.rows);
	rows = reader_init(reader, found);
	for (size_t i = 0; rows && i < rows->count; i++)
		read_row(&table, &rows->items[i]);
}

bool read_qemu(struct tree *tree, unsigned how, struct facts *facts)
{
	struct reader reader = { .tree = tree,
				 .arena = tree->arena,
				 .diag = tree->diag,
				 .unit = unit_new(tree->work, tree->arena, tree->diag,
						  qemu_defines),
				 .facts = facts,
				 .manifest = qemu_manifest,
				 .partial = how & READ_PARTIAL };
	unsigned errors = tree->diag->errors;

	facts->kind = TREE_QEMU;
	read_qemu_version(&reader);
	reader.partial = false;		/* the table is all there is to give */
	reader_add_all(&reader, "constants");
	read_table(&reader);
	if (tree->diag->errors == errors)
		read_qemu_dependencies(&reader);
	if (tree->diag->errors == errors)
		read_qemu_aliases(&reader);
	facts_check_seen(facts, tree->diag);
	tree_list_files(tree, facts);
	unit_free(reader.unit);
	return tree->diag->errors == errors;
}
