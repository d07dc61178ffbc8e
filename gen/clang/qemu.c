/* SPDX-License-Identifier: MIT */
/* Reads a QEMU tree: feature_word_info[] and what it leans on. */
#include "reading.h"

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
	/* A mask: C, unlike C++, takes a negative number for one. */
	"struct num {\n"
	"	unsigned long long value;\n"
	"	constexpr num(unsigned long long number = 0) : value(number) {}\n"
	"	constexpr operator unsigned long long() const { return value; }\n"
	"};\n"
	/* A string as where it was written and how long it is; 0 if nowhere. */
	"struct str {\n"
	"	unsigned packed = 0;\n"
	"	constexpr str() {}\n"
	"	constexpr str(const char *text, unsigned line = __builtin_LINE(),\n"
	"		      unsigned column = __builtin_COLUMN())\n"
	"		: packed(line << 17 | (column & 1023) << 7 |\n"
	"			 ((text ? __builtin_strlen(text) : 0) & 127)) {}\n"
	"};";

/* How a string's line, column and length share 32 bits. */
enum {
	LENGTH_BITS = 7,
	COLUMN_BITS = 10,
	LENGTH_MASK = (1 << LENGTH_BITS) - 1,
	COLUMN_MASK = (1 << COLUMN_BITS) - 1,
};

/* What is asked about a word, be it CPUID's or an MSR's. */
enum column {
	IS_MSR,
	FUNCTION,
	INDEX,
	NEEDS_INDEX,
	REGISTER,
	MSR,
	MASKS,
	NAMES = MASKS + MASK_KINDS,
	COLUMNS = NAMES + BITS_PER_MSR / 2,	/* two names a question */
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
	struct view view;
	struct excerpt *words, *types, *table;
	struct registers registers;
	uint32_t rows;			/* as many words are asked for */
	question first_row;
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
			view_excerpt(&qemu->view, reading->opened.items[i].excerpt);
	view_excerpt(&qemu->view, qemu->table);
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
	known = excerpt_retype(excerpt, name, "feat_names", "str") &&
		excerpt_retype(excerpt, name, "type", "int");
	for (int kind = 0; known && kind < MASK_KINDS; kind++)
		known = excerpt_retype(excerpt, name, mask_members[kind], "num");
	if (!known)
		diag_error(qemu->reading->diag,
			   (struct span){ excerpt->source, 0, 0 }, DIAG_CONSTRUCT,
			   "there is no struct %s here with the members wanted",
			   name);
	return known;
}

/*
 * One element of the table, or what an element that is not there says. Of a
 * union only the member that was set can be asked for.
 */
static const char accessors[] =
	"constexpr FeatureWordInfo none_{};\n"
	"constexpr const FeatureWordInfo &word_(unsigned i)\n"
	"{ return i < sizeof feature_word_info / sizeof *feature_word_info ? "
	"feature_word_info[i] : none_; }\n"
	"constexpr bool is_msr_(unsigned i)\n"
	"{ return word_(i).type == MSR_FEATURE_WORD; }\n"
	"constexpr unsigned long long names_(const FeatureWordInfo &word, unsigned bit)\n"
	"{ return (bit + 1 < sizeof word.feat_names / sizeof *word.feat_names ? "
	"0ull + word.feat_names[bit + 1].packed : 0) << 32 | "
	"(bit < sizeof word.feat_names / sizeof *word.feat_names ? "
	"word.feat_names[bit].packed : 0); }";

static void ask_word(struct qemu_view *qemu, uint32_t i)
{
	static const char *const cpuid[] = { "eax", "ecx", "needs_ecx", "reg" };
	struct view *view = &qemu->view;
	struct span top = { qemu->table->source, 0, 0 };
	question first = view_ask(view, top, NULL, "word_(%u).type == MSR_FEATURE_WORD"
				  " ? 1 : word_(%u).type == CPUID_FEATURE_WORD ? 0 : 2",
				  i, i);

	if (i == 0)
		qemu->first_row = first;
	for (size_t k = 0; k < sizeof cpuid / sizeof *cpuid; k++)
		view_ask(view, top, NULL, "is_msr_(%u) ? 0 : word_(%u).cpuid.%s", i, i,
			 cpuid[k]);
	view_ask(view, top, NULL, "is_msr_(%u) ? word_(%u).msr.index : 0", i, i);
	for (int kind = 0; kind < MASK_KINDS; kind++)
		view_ask(view, top, NULL, "word_(%u).%s", i, mask_members[kind]);
	for (uint32_t bit = 0; bit < BITS_PER_MSR; bit += 2)
		view_ask(view, top, NULL, "names_(word_(%u), %u)", i, bit);
}

static void ask(struct qemu_view *qemu)
{
	struct view *view = &qemu->view;
	struct span top = { qemu->table->source, 0, 0 };

	view_text(view, "%s", prelude);
	view_text(view, "#define feature_word_info *element_; "
			"constexpr __typeof__(*element_) feature_word_info");
	show_files(qemu);
	view_text(view, "#undef feature_word_info");
	view_text(view, "%s", accessors);
	qemu->registers = ask_registers(view, "R_", top);
	for (uint32_t i = 0; i < qemu->rows; i++)
		ask_word(qemu, i);
}

/* Answering: names. */

/* The token that starts at OFFSET; the number of tokens if none does. */
static size_t token_at(const struct qemu_view *qemu, uint32_t offset)
{
	size_t low = 0, high = qemu->token_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (qemu->tokens[middle].start < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low < qemu->token_count && qemu->tokens[low].start == offset
		       ? low : qemu->token_count;
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
	       token->end - token->start == strlen(text) &&
	       strncmp(qemu->table->source->text + token->start, text,
		       strlen(text)) == 0;
}

static bool is_string(const struct qemu_view *qemu, size_t i)
{
	return i < qemu->token_count &&
	       qemu->table->source->text[qemu->tokens[i].start] == '"';
}

/*
 * What is written from token *I on: strings, one behind the other, or NULL.
 * *I is left behind it. False if it is neither.
 */
static bool read_name(struct qemu_view *qemu, size_t *i, const char **name)
{
	const char *bytes = qemu->table->source->text, *text = "";

	*name = NULL;
	if (token_is(qemu, *i, "NULL")) {
		++*i;
		return true;
	}
	for (size_t next = *i; is_string(qemu, next); next = after_comments(qemu, *i)) {
		const struct view_token *token = &qemu->tokens[next];

		text = arena_printf(qemu->reading->arena, "%s%.*s", text,
				    (int)(token->end - token->start - 2),
				    bytes + token->start + 1);
		*i = next + 1;
	}
	*name = text;
	return *text && !strpbrk(text, "\\ \t,=\"");
}

/* An element's end: a comma, the list's end, or an #if around its neighbours. */
static bool is_end(const struct qemu_view *qemu, size_t i)
{
	return token_is(qemu, i, ",") || token_is(qemu, i, "}") ||
	       token_is(qemu, i, "#");
}

/* PLACE is what a str of the prelude packs. */
static void answer_name(struct qemu_view *qemu, uint32_t word, uint32_t bit,
			uint32_t place)
{
	uint32_t offset = excerpt_offset(qemu->table,
					 place >> (COLUMN_BITS + LENGTH_BITS),
					 place >> LENGTH_BITS & COLUMN_MASK);
	size_t i = token_at(qemu, offset);
	struct qemu_name_fact fact = {
		.word = word,
		.bit = bit,
		.place = { qemu->table->source, offset, offset + 1 },
	};

	if (place == 0)
		return;
	if (!read_name(qemu, &i, &fact.name)) {
		diag_error(qemu->view.diag, fact.place, DIAG_CONSTRUCT,
			   "neither NULL nor a name that -cpu takes");
		return;
	}
	fact.place.end = qemu->tokens[i - 1].end;
	/* The compiler sees what an #if leaves; we see what is written. */
	if (!is_end(qemu, after_comments(qemu, i)) ||
	    (fact.name ? strlen(fact.name) & LENGTH_MASK : 0) !=
		    (place & LENGTH_MASK))
		diag_error(qemu->view.diag, fact.place, DIAG_CONSTRUCT,
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
		       find_register(&qemu->view, &qemu->registers, word->place,
				     row[REGISTER], &word->leaf.reg);
	diag_error(qemu->view.diag, word->place, DIAG_VALUE,
		   "this word's numbers do not fit into 32 bits");
	return false;
}

static void answer_word(struct qemu_view *qemu,
			const struct view_designator *designator,
			const struct view_designator *end)
{
	struct reading *reading = qemu->reading;
	struct qemu_facts *facts = &reading->facts->qemu_tree;
	struct qemu_word_fact word = { .place = designator->place };
	const uint64_t *row = &qemu->view.answers.items[qemu->first_row +
							designator->index * COLUMNS];

	if (row[IS_MSR] > 1 ||
	    has_member(designator, end, "eax") == row[IS_MSR] ||
	    has_member(designator, end, "index") != row[IS_MSR]) {
		diag_error(qemu->view.diag, word.place, DIAG_CONSTRUCT,
			   "this word is neither one of CPUID nor an MSR");
		return;
	}
	word.name = reading_text(reading, word.place.source, word.place.start,
				 word.place.end);
	if (!make_word(qemu, row, &word))
		return;
	*vec_push(reading->arena, &facts->words) = word;
	for (uint32_t bit = 0; bit < BITS_PER_MSR; bit++) {
		uint32_t place = (uint32_t)(row[NAMES + bit / 2] >> bit % 2 * 32);

		if (bit >= BITS_PER_WORD && !word.is_msr && place)
			diag_error(qemu->view.diag, word.place, DIAG_VALUE,
				   "bit %u, but a register has 32 of them", bit);
		answer_name(qemu, (uint32_t)facts->words.count - 1, bit, place);
	}
}

/* How many words there must be for all rows to be asked for; 0 if unknown. */
static uint32_t words_in(struct qemu_view *qemu,
			 const struct view_designator *designators, size_t count)
{
	uint32_t most = 0;

	for (size_t i = 0; i < count; i++) {
		if (designators[i].member)
			continue;
		if (designators[i].index >= MOST_WORDS || !designators[i].place.source) {
			diag_error(qemu->view.diag, designators[i].place,
				   DIAG_CONSTRUCT, "'[WORD] =' is wanted here");
			return 0;
		}
		if (designators[i].index >= most)
			most = (uint32_t)designators[i].index + 1;
	}
	return most;
}

static void answer(struct qemu_view *qemu,
		   const struct view_designator *designators, size_t count)
{
	struct view *view = &qemu->view;

	qemu->tokens = view_tokens(view, qemu->table,
				   excerpt_start(qemu->table, CONSTRUCT_ARRAY,
						 "feature_word_info"),
				   qemu->table->source->size, &qemu->token_count);
	for (size_t i = 0; i < count; i++) {
		if (!designators[i].member)
			answer_word(qemu, &designators[i], designators + count);
		else if (!is_known_member(designators[i].member))
			diag_error(view->diag, designators[i].place,
				   DIAG_CONSTRUCT, "what .%s means is not known here",
				   designators[i].member);
	}
}

/* Compiles; false if not as many words as there are have been asked for. */
static bool compile(struct qemu_view *qemu)
{
	struct view *view = &qemu->view;
	struct view_designator *designators;
	uint32_t asked = qemu->rows;
	size_t count;

	view_open(view, qemu->reading->arena, qemu->reading->diag);
	ask(qemu);
	if (view_compile(view, flags)) {
		designators = view_designators(view, "feature_word_info", &count);
		qemu->rows = words_in(qemu, designators, count);
		if (qemu->rows <= asked)
			answer(qemu, designators, qemu->rows ? count : 0);
	}
	view_close(view);
	return qemu->rows <= asked;
}

bool read_qemu(struct reading *reading)
{
	struct qemu_view qemu = { .reading = reading };

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
	if (!qemu.words || !qemu.types || !qemu.table || !show_struct(&qemu))
		return false;
	show_enums(&qemu);
	qemu.rows = 1 + excerpt_count_commas(qemu.words, CONSTRUCT_ENUM, "FeatureWord");
	while (!compile(&qemu))
		;
	if (reading->facts->qemu_tree.words.count == 0 && reading->diag->errors == 0)
		reading_missing(reading, "table", "rows");
	reading_list_files(reading);
	return reading->diag->errors == 0;
}
