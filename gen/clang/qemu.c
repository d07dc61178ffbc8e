/* SPDX-License-Identifier: MIT */
/*
 * Reads a QEMU tree: feature_word_info[], what it leans on, and
 * feature_dependencies[].
 */
#include "qemu.h"
#include "rough.h"

#include <ctype.h>

/* The system emulator for x86-64. */
static const char *const flags[] = { "-DTARGET_X86_64", "-DTARGET_I386", NULL };

/* What the excerpts lean on and other headers would give. */
static const char prelude[] =
	"typedef unsigned char uint8_t;\n"
	"typedef unsigned short uint16_t;\n"
	"typedef unsigned int uint32_t;\n"
	"typedef unsigned long long uint64_t;\n"
	"typedef uint64_t target_ulong;\n"
	"#define NULL nullptr\n"
	/* A mask: C, unlike C++, takes a negative number for one, and a large one. */
	"typedef __int128 num;";

/* What is asked about a word, be it CPUID's or an MSR's. */
enum column {
	IS_MSR,
	FUNCTION,
	INDEX,
	NEEDS_INDEX,
	REGISTER,
	MSR,
	MASKS,
	COLUMNS = MASKS + MASK_KINDS,
};

/* Of a union only the member that was set can be asked for. */
static const char *const columns[COLUMNS] = {
	[IS_MSR] = "row.type == MSR_FEATURE_WORD ? 1 : row.type == CPUID_FEATURE_WORD ? 0 : 2",
	[FUNCTION] = "row.type == MSR_FEATURE_WORD ? 0 : row.cpuid.eax",
	[INDEX] = "row.type == MSR_FEATURE_WORD ? 0 : row.cpuid.ecx",
	[NEEDS_INDEX] = "row.type == MSR_FEATURE_WORD ? 0 : row.cpuid.needs_ecx",
	[REGISTER] = "row.type == MSR_FEATURE_WORD ? 0 : row.cpuid.reg",
	[MSR] = "row.type == MSR_FEATURE_WORD ? row.msr.index : 0",
	[MASKS + MASK_MIGRATABLE] = "row.migratable_flags",
	[MASKS + MASK_NO_AUTOENABLE] = "row.no_autoenable_flags",
	[MASKS + MASK_TCG] = "row.tcg_features",
	[MASKS + MASK_UNMIGRATABLE] = "row.unmigratable_flags",
};

/* What is asked about a dependency. */
enum dependency_column { FROM_WORD, FROM_MASK, TO_WORD, TO_MASK, DEPENDENCY_COLUMNS };

static const char *const dependency_columns[DEPENDENCY_COLUMNS] = {
	[FROM_WORD] = "row.from.index",
	[FROM_MASK] = "row.from.mask",
	[TO_WORD] = "row.to.index",
	[TO_MASK] = "row.to.mask",
};

static const char *const mask_members[MASK_KINDS] = {
	[MASK_MIGRATABLE] = "migratable_flags",
	[MASK_NO_AUTOENABLE] = "no_autoenable_flags",
	[MASK_TCG] = "tcg_features",
	[MASK_UNMIGRATABLE] = "unmigratable_flags",
};

static const char *const other_members[] = {
	"type", "feat_names", "cpuid", "eax", "ecx", "needs_ecx", "reg", "msr", "index",
};

enum {
	MOST_WORDS = 1024,	/* far more than there are */
};

struct qemu_view {
	struct reading *reading;
	struct view *view;		/* the reading's */
	struct excerpt *words, *types, *table, *dependencies;
	struct aliases aliases;
	struct registers registers;
	uint32_t rows, dependency_rows;	/* as many are asked for */
	question row_count, dependency_count;	/* see view_ask_rows */
	uint32_t words_of[MOST_WORDS];	/* the fact of a row, from 1; 0: none */
	struct view_token *tokens;	/* of the table */
	size_t token_count;
};

static void read_version(struct reading *reading)
{
	struct source *source = reading_source(reading, "VERSION");
	size_t length;

	reading->facts->version = "unknown";
	if (!source) {
		reading_missing(reading, "version", "QEMU's version");
		return;
	}
	length = strcspn(source->text, "\r\n");
	if (!isdigit((unsigned char)*source->text) ||
	    memchr(source->text, ' ', length) || memchr(source->text, '\t', length))
		diag_error(reading->diag, (struct span){ source, 0, 1 },
			   DIAG_CONSTRUCT, "a version is wanted here");
	reading->facts->version =
		reading_text(reading, source, 0, (uint32_t)length);
}

/* Asking. */

/* Opens the files of constants first: the others lean on them. */
static void open_constants(struct reading *reading)
{
	for (const struct manifest_entry *entry = reading->manifest;
	     entry->construct; entry++)
		if (strcmp(entry->construct, "constants") == 0)
			reading_excerpt(reading, entry->path);
}

/* All files that were opened are shown, be it only their macros. */
static void show_files(struct qemu_view *qemu)
{
	struct reading *reading = qemu->reading;

	for (size_t i = 0; i < reading->opened.count; i++)
		if (reading->opened.items[i].excerpt &&
		    reading->opened.items[i].excerpt != qemu->table)
			view_excerpt(qemu->view, reading->opened.items[i].excerpt);
	view_excerpt(qemu->view, qemu->table);
}

/* All enums are shown: any may be leant on. */
static void show_enums(struct qemu_view *qemu)
{
	struct reading *reading = qemu->reading;

	for (size_t i = 0; i < reading->opened.count; i++)
		if (reading->opened.items[i].excerpt)
			excerpt_show(reading->opened.items[i].excerpt,
				     CONSTRUCT_ENUM, NULL);
}

/*
 * Shows the struct of the table's rows, with some members of other types: C
 * takes any number for an enum or a mask, C++ does not.
 */
static bool show_struct(struct qemu_view *qemu)
{
	static const char name[] = "FeatureWordInfo";
	struct excerpt *excerpt = qemu->types;
	bool known;

	if (!excerpt_show(excerpt, CONSTRUCT_STRUCT, name)) {
		excerpt = qemu->table;
		excerpt_show(excerpt, CONSTRUCT_STRUCT, name);
	}
	known = excerpt_retype(excerpt, name, "type", "int");
	for (int kind = 0; known && kind < MASK_KINDS; kind++)
		known = excerpt_retype(excerpt, name, mask_members[kind], "num");
	if (!known)
		diag_error(qemu->reading->diag,
			   (struct span){ excerpt->source, 0, 0 }, DIAG_CONSTRUCT,
			   "there is no struct %s here with the members wanted",
			   name);
	return known;
}

/* The same for the dependencies: a word and a mask, twice. */
static bool show_dependencies(struct qemu_view *qemu)
{
	static const char part[] = "dependency-types";
	struct excerpt *mask = reading_find(qemu->reading, part, CONSTRUCT_STRUCT,
					    "FeatureMask", true);

	if (!mask || !reading_find(qemu->reading, part, CONSTRUCT_STRUCT, "FeatureDep", true))
		return false;
	if (excerpt_retype(mask, "FeatureMask", "index", "int") &&
	    excerpt_retype(mask, "FeatureMask", "mask", "num"))
		return true;
	diag_error(qemu->reading->diag, (struct span){ mask->source, 0, 0 },
		   DIAG_CONSTRUCT,
		   "there is no struct FeatureMask here with the members wanted");
	return false;
}

static void ask(struct qemu_view *qemu)
{
	struct view *view = qemu->view;
	struct span top = { qemu->table->source, 0, 0 };

	view_text(view, "%s", prelude);
	view_constexpr(view, "feature_word_info");
	view_constexpr(view, "feature_dependencies");
	show_files(qemu);
	aliases_show(&qemu->aliases, view);
	view_text(view, "#undef feature_word_info\n#undef feature_dependencies");
	qemu->registers = ask_registers(view, "R_", top);
	qemu->row_count = view_ask_rows(view, top, "feature_word_info", columns, COLUMNS,
					qemu->rows);
	top.source = qemu->dependencies->source;
	qemu->dependency_count =
		view_ask_rows(view, top, "feature_dependencies", dependency_columns,
			      DEPENDENCY_COLUMNS, qemu->dependency_rows);
}

/* Answering: names. */

/* The first token at or behind OFFSET. */
static size_t token_behind(const struct qemu_view *qemu, uint32_t offset)
{
	size_t low = 0, high = qemu->token_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (qemu->tokens[middle].start < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Appends LENGTH bytes, but blanks as one space, and none at TEXT's start. */
static void append_words(char *text, const char *bytes, size_t length)
{
	char *end = text + strlen(text);

	for (size_t i = 0; i < length; i++) {
		bool blank = isspace((unsigned char)bytes[i]);

		if (!blank)
			*end++ = bytes[i];
		else if (end > text && end[-1] != ' ')
			*end++ = ' ';
	}
	*end = '\0';
}

/* The first token from I on that is no comment. */
static size_t after_comments(const struct qemu_view *qemu, size_t i)
{
	while (i < qemu->token_count && qemu->tokens[i].kind == CXToken_Comment)
		i++;
	return i;
}

/* The text of the comments from token I on; null if there is none. */
static const char *comments_at(struct qemu_view *qemu, size_t i)
{
	const char *bytes = qemu->table->source->text;
	size_t last = after_comments(qemu, i), length;
	char *text;

	if (last == i)
		return NULL;
	text = arena_alloc(qemu->reading->arena,
			   qemu->tokens[last - 1].end - qemu->tokens[i].start + 2u);
	for (; i < last; i++) {
		const struct view_token *token = &qemu->tokens[i];
		unsigned marks = bytes[token->start + 1] == '*' ? 4 : 2;

		append_words(text, bytes + token->start + 2,
			     token->end - token->start - marks);
		append_words(text, " ", 1);
	}
	length = strlen(text);
	if (length > 0 && text[length - 1] == ' ')
		text[length - 1] = '\0';
	return *text ? text : NULL;
}

static bool token_is(const struct qemu_view *qemu, size_t i, const char *text)
{
	const struct view_token *token = &qemu->tokens[i];

	return i < qemu->token_count &&
	       rough_reads(qemu->table->source, token->start, token->end, text);
}

/* Whether what the compiler takes for a string or null stands there as such. */
static bool is_plain(const struct qemu_view *qemu, const struct view_string *string)
{
	const struct span *place = &string->place;

	if (!string->text)
		return rough_reads(place->source, place->start, place->end, "NULL");
	return place->source == qemu->table->source &&
	       place->source->text[place->start] == '"' && *string->text &&
	       !strpbrk(string->text, "\\ \t,=\"");
}

/* An element's end: a comma, the list's end, or an #if around its neighbours. */
static bool is_end(const struct qemu_view *qemu, size_t i)
{
	return token_is(qemu, i, ",") || token_is(qemu, i, "}") ||
	       token_is(qemu, i, "#");
}

static void answer_name(struct qemu_view *qemu, uint32_t word,
			const struct view_string *string)
{
	struct qemu_name_fact fact = { .word = word,
				       .bit = (uint32_t)string->position,
				       .name = string->text,
				       .place = string->place };
	size_t i;

	if (!is_plain(qemu, string)) {
		diag_error(qemu->view->diag, fact.place, DIAG_CONSTRUCT,
			   "neither NULL nor a name that -cpu takes");
		return;
	}
	i = token_behind(qemu, string->place.end);
	/* The compiler sees what an #if leaves; we see what is written. */
	if (!is_end(qemu, after_comments(qemu, i)))
		diag_error(qemu->view->diag, fact.place, DIAG_CONSTRUCT,
			   "a name alone is wanted between commas");
	fact.hint = comments_at(qemu, i);
	if (fact.name || fact.hint)
		*vec_push(qemu->reading->arena,
			  &qemu->reading->facts->qemu_tree.names) = fact;
}

/* Answering: words. */

static bool is_known_member(const char *member)
{
	for (size_t i = 0; i < sizeof other_members / sizeof *other_members; i++)
		if (strcmp(member, other_members[i]) == 0)
			return true;
	for (int kind = 0; kind < MASK_KINDS; kind++)
		if (strcmp(member, mask_members[kind]) == 0)
			return true;
	return false;
}

/* Whether the row, whose designator is that, names the member. */
static bool has_member(const struct view_designator *row,
		       const struct view_designator *end, const char *member)
{
	while (++row < end && row->member)
		if (strcmp(row->member, member) == 0)
			return true;
	return false;
}

/* Fills in what the word is; false, reported, if it is nothing known. */
static bool make_word(struct qemu_view *qemu, const uint64_t *row,
		      struct qemu_word_fact *word)
{
	word->is_msr = row[IS_MSR];
	word->msr = (uint32_t)row[MSR];
	word->leaf.function = (uint32_t)row[FUNCTION];
	word->leaf.index = (uint32_t)row[INDEX];
	word->needs_index = row[NEEDS_INDEX];
	for (int kind = 0; kind < MASK_KINDS; kind++)
		word->masks[kind] = row[MASKS + kind];
	if (row[FUNCTION] <= UINT32_MAX && row[INDEX] <= UINT32_MAX &&
	    row[MSR] <= UINT32_MAX)
		return word->is_msr ||
		       find_register(qemu->view, &qemu->registers, word->place,
				     row[REGISTER], &word->leaf.reg);
	diag_error(qemu->view->diag, word->place, DIAG_VALUE,
		   "this word's numbers do not fit into 32 bits");
	return false;
}

/* The names of a row: bits of the last word. Returns where the next row's are. */
static size_t answer_names(struct qemu_view *qemu, const struct view_table *table,
			   size_t i, uint64_t row, bool known)
{
	const struct qemu_facts *facts = &qemu->reading->facts->qemu_tree;

	for (; i < table->strings.count && table->strings.items[i].row == row; i++) {
		const struct view_string *string = &table->strings.items[i];
		const struct qemu_word_fact *word;

		if (!known)
			continue;
		word = &facts->words.items[facts->words.count - 1];
		if (string->position >= (word->is_msr ? BITS_PER_MSR : BITS_PER_WORD))
			diag_error(qemu->view->diag, string->place, DIAG_VALUE,
				   "there is no bit %llu in this word",
				   (unsigned long long)string->position);
		else
			answer_name(qemu, (uint32_t)facts->words.count - 1, string);
	}
	return i;
}

/* Adds the word of a row; false, reported, if it is none. */
static bool answer_word(struct qemu_view *qemu,
			const struct view_designator *designator,
			const struct view_designator *end)
{
	struct reading *reading = qemu->reading;
	struct qemu_facts *facts = &reading->facts->qemu_tree;
	struct qemu_word_fact word = { .place = designator->place };
	const uint64_t *row = &qemu->view->answers.items[qemu->row_count + 1 +
							designator->index * COLUMNS];

	if (row[IS_MSR] > 1 ||
	    has_member(designator, end, "eax") == row[IS_MSR] ||
	    has_member(designator, end, "index") != row[IS_MSR]) {
		diag_error(qemu->view->diag, word.place, DIAG_CONSTRUCT,
			   "this word is neither one of CPUID nor an MSR");
		return false;
	}
	word.name = reading_text(reading, word.place.source, word.place.start,
				 word.place.end);
	if (!make_word(qemu, row, &word))
		return false;
	*vec_push(reading->arena, &facts->words) = word;
	qemu->words_of[designator->index] = (uint32_t)facts->words.count;
	return true;
}

/* Answering: dependencies. */

/* The fact of the word of that number; false, reported, if there is none. */
static bool find_word(struct qemu_view *qemu, uint64_t number, struct span place,
		      uint32_t *word)
{
	*word = number < MOST_WORDS ? qemu->words_of[number] : 0;
	if ((*word)-- > 0)
		return true;
	diag_error(qemu->view->diag, place, DIAG_VALUE,
		   "feature_word_info[] has no row %llu", (unsigned long long)number);
	return false;
}

static void answer_dependencies(struct qemu_view *qemu)
{
	struct qemu_facts *facts = &qemu->reading->facts->qemu_tree;
	struct view_table table = view_table(qemu->view, "feature_dependencies", NULL);
	uint64_t count = view_value(qemu->view, qemu->dependency_count);
	size_t row = 0;

	for (size_t i = 0; i < table.designators.count; i++) {
		const struct view_designator *designator = &table.designators.items[i];
		struct qemu_dependency_fact fact = { .place = designator->place };
		const uint64_t *cells;

		if (designator->member)
			continue;
		if (row == qemu->dependency_rows ||
		    fact.place.source->text[fact.place.start] != '{') {
			diag_error(qemu->view->diag, fact.place, DIAG_CONSTRUCT,
				   "a row in braces is wanted here");
			return;
		}
		cells = &qemu->view->answers.items[qemu->dependency_count + 1 +
						  row++ * DEPENDENCY_COLUMNS];
		fact.from_mask = cells[FROM_MASK];
		fact.to_mask = cells[TO_MASK];
		if (find_word(qemu, cells[FROM_WORD], fact.place, &fact.from_word) &&
		    find_word(qemu, cells[TO_WORD], fact.place, &fact.to_word))
			*vec_push(qemu->reading->arena, &facts->dependencies) = fact;
	}
	if (row != count)
		diag_error(qemu->view->diag,
			   (struct span){ qemu->dependencies->source, 0, 0 },
			   DIAG_REFEREE, "feature_dependencies[] has other rows than it seems");
}

/* How many words there must be for all rows to be asked for; 0 if unknown. */
static uint32_t words_in(struct qemu_view *qemu, const struct view_table *table)
{
	const struct view_designator *designators = table->designators.items;
	const size_t count = table->designators.count;
	uint32_t most = 0;

	for (size_t i = 0; i < count; i++) {
		if (designators[i].member)
			continue;
		if (designators[i].index >= MOST_WORDS || !designators[i].place.source) {
			diag_error(qemu->view->diag, designators[i].place,
				   DIAG_CONSTRUCT, "'[WORD] =' is wanted here");
			return 0;
		}
		if (designators[i].index >= most)
			most = (uint32_t)designators[i].index + 1;
	}
	return most;
}

static void answer(struct qemu_view *qemu, const struct view_table *table)
{
	struct view *view = qemu->view;
	const struct view_designator *designators = table->designators.items;
	const struct view_designator *end = designators + table->designators.count;
	size_t string = 0;

	qemu->tokens = view_tokens(view, qemu->table,
				   excerpt_start(qemu->table, CONSTRUCT_ARRAY,
						 "feature_word_info"),
				   qemu->table->source->size, &qemu->token_count);
	for (const struct view_designator *one = designators; one < end; one++) {
		if (!one->member)
			string = answer_names(qemu, table, string, one->index,
					      answer_word(qemu, one, end));
		else if (!is_known_member(one->member))
			diag_error(view->diag, one->place, DIAG_CONSTRUCT,
				   "what .%s means is not known here", one->member);
	}
	answer_dependencies(qemu);
	aliases_answer(&qemu->aliases, qemu->reading, view);
}

/* Compiles; false if not as many words as there are have been asked for. */
static bool compile(struct qemu_view *qemu)
{
	struct view *view = qemu->view;
	uint32_t asked = qemu->rows;

	view_close(view);		/* one that had too few questions */
	view_open(view, qemu->reading->arena, qemu->reading->diag);
	ask(qemu);
	if (view_compile(view, flags)) {
		struct view_table table =
			view_table(view, "feature_word_info", "feat_names");

		qemu->rows = words_in(qemu, &table);
		if (qemu->rows > 0 && qemu->rows <= asked)
			answer(qemu, &table);
	}
	return qemu->rows <= asked;
}

bool read_qemu(struct reading *reading)
{
	struct qemu_view qemu = { .reading = reading, .view = &reading->view };

	reading->manifest = qemu_manifest;
	read_version(reading);
	reading->partial = false;	/* the table is all there is to give */
	open_constants(reading);
	qemu.words = reading_find(reading, "words", CONSTRUCT_ENUM, "FeatureWord",
				  true);
	qemu.types = reading_find(reading, "word-types", CONSTRUCT_ENUM,
				  "FeatureWordType", true);
	qemu.table = reading_find(reading, "table", CONSTRUCT_ARRAY,
				  "feature_word_info", true);
	qemu.dependencies = reading_find(reading, "dependencies", CONSTRUCT_ARRAY,
					 "feature_dependencies", true);
	if (!qemu.words || !qemu.types || !qemu.table || !qemu.dependencies ||
	    !show_struct(&qemu) || !show_dependencies(&qemu))
		return false;
	show_enums(&qemu);
	aliases_find(&qemu.aliases, reading, qemu.table->source);
	qemu.rows = 1 + excerpt_count_commas(qemu.words, CONSTRUCT_ENUM, "FeatureWord");
	qemu.dependency_rows = 1 + excerpt_count_commas(
		qemu.dependencies, CONSTRUCT_ARRAY, "feature_dependencies");
	while (!compile(&qemu))
		;
	if (reading->facts->qemu_tree.words.count == 0 && reading->diag->errors == 0)
		reading_missing(reading, "table", "rows");
	reading_list_files(reading);
	return reading->diag->errors == 0;
}
