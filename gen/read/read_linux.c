/* SPDX-License-Identifier: MIT */
/* Reads a Linux tree; its KVM part is in read_kvm.c. */
#include <ctype.h>

#include "capflags.h"
#include "facts_seen.h"
#include "feature_index.h"
#include "reader.h"
#include "word_name.h"

/* The 64-bit view of the kernel: what its build defines, or does not. */
const struct given_define linux_defines[] = {
	{ "__KERNEL__", true },	    { "CONFIG_X86", true },
	{ "CONFIG_X86_64", true },  { "CONFIG_64BIT", true },
	{ "__x86_64__", true },	    { "CONFIG_X86_32", false },
	{ "__i386__", false },	    { "__ASSEMBLY__", false },
	{ "__ASSEMBLER__", false }, { "__cplusplus", false },
	{ NULL, false },
};

/* A header of #defines with names in their comments. */
struct define_list {
	struct unit_file *file;
	const char *prefix;
	enum capflags_kind kind;
	const char *limit_macro;
	uint32_t first_word, words;	/* numbers from FIRST_WORD*32 on */
};

/* The version, from the top-level Makefile: VERSION = 6 and so on. */

static const char *make_variable(struct arena *arena, const struct source *makefile,
				 const char *name)
{
	size_t length = strlen(name);

	for (const char *line = makefile->text; *line;) {
		const char *end = line + strcspn(line, "\n");
		const char *text = line + length;

		if (strncmp(line, name, length) == 0 && text < end) {
			text += strspn(text, " \t");
			if (*text == '=') {
				text++;
				text += strspn(text, " \t");
				while (end > text && isspace((unsigned char)end[-1]))
					end--;
				return arena_strndup(arena, text,
						     (size_t)(end - text));
			}
		}
		line = end + (*end == '\n');
	}
	return NULL;
}

static bool is_version_part(const char *text)
{
	return text && *text && text[strspn(text, "0123456789")] == '\0';
}

void read_linux_version(struct reader *reader)
{
	struct source *makefile = tree_read(reader->tree, "Makefile");
	const char *version, *patchlevel, *sublevel, *extra;

	reader->facts->version = "unknown";
	if (!makefile && reader->diag->errors)
		return;
	if (!makefile) {
		reader_missing(reader, "version", "Makefile with the kernel's version");
		return;
	}
	version = make_variable(reader->arena, makefile, "VERSION");
	patchlevel = make_variable(reader->arena, makefile, "PATCHLEVEL");
	sublevel = make_variable(reader->arena, makefile, "SUBLEVEL");
	extra = make_variable(reader->arena, makefile, "EXTRAVERSION");
	if (!is_version_part(version) || !is_version_part(patchlevel) ||
	    !is_version_part(sublevel) ||
	    (extra && extra[strcspn(extra, " \t$")] != '\0')) {
		diag_error(reader->diag, (struct span){ makefile, 0, 0 },
			   DIAG_CONSTRUCT,
			   "this Makefile does not tell the kernel's version");
		return;
	}
	reader->facts->version = arena_printf(reader->arena, "%s.%s.%s%s", version,
					      patchlevel, sublevel,
					      extra ? extra : "");
}

/* Lists of #defines. */

static bool has_prefix(const struct macro *macro, const char *prefix)
{
	const struct token *name = &macro->file->text.items[macro->name];
	size_t length = strlen(prefix);

	return name->end - name->start > length &&
	       memcmp(macro->file->source->text + name->start, prefix, length) == 0;
}

static struct span macro_span(const struct macro *macro)
{
	return unit_span(macro->file, &macro->file->text.items[macro->name]);
}

/* An alias: a macro whose body is the name of another one, or that in brackets. */
static bool is_alias(const struct macro *macro, const char *prefix)
{
	const char *text = macro->file->source->text;
	uint32_t names = 0;

	for (uint32_t i = macro->body.first; i < macro->body.end; i++) {
		const struct token *token = &macro->file->text.items[i];

		if (token->kind == TOK_COMMENT || token->kind == '(' ||
		    token->kind == ')')
			continue;
		if (token->kind != TOK_IDENT ||
		    strncmp(text + token->start, prefix, strlen(prefix)) != 0)
			return false;
		names++;
	}
	return names == 1;
}

static bool read_limit(struct reader *reader, struct define_list *list,
		       const char *name, uint32_t *limit)
{
	struct macro *macro = unit_find_macro(reader->unit, name);
	struct value value;

	if (!macro) {
		diag_error(reader->diag, (struct span){ list->file->source, 0, 0 },
			   DIAG_NAME, "this file does not define %s", name);
		return false;
	}
	if (!unit_macro_value(reader->unit, macro, &value))
		return false;
	if (value.bits == 0 || value.bits > 1024) {
		diag_error(reader->diag, macro_span(macro), DIAG_VALUE,
			   "%s is out of range", name);
		return false;
	}
	*limit = (uint32_t)value.bits;
	return true;
}

/* Two macros of one number must be aliases: else one of them is wrong. */
static void check_duplicate(struct reader *reader, const struct define_list *list,
			    struct macro **by_number, uint64_t number,
			    struct macro *macro)
{
	struct macro **slot = &by_number[number - (uint64_t)list->first_word * BITS_PER_WORD];

	if (is_alias(macro, list->prefix))
		return;
	if (*slot) {
		diag_error(reader->diag, macro_span(macro), DIAG_DUPLICATE,
			   "word %llu, bit %llu has a macro already",
			   (unsigned long long)number / BITS_PER_WORD,
			   (unsigned long long)number % BITS_PER_WORD);
		diag_note(reader->diag, macro_span(*slot), "this one");
	}
	*slot = macro;
}

/* Whether the macro is a feature that is there once, and of the known form. */
static bool check_define(struct reader *reader, const struct macro *macro,
			 const char *name)
{
	const struct macro *older = macro->older;

	if (!unit_check_macro(reader->unit, macro))
		return false;
	if (macro->function_like) {
		diag_error(reader->diag, macro_span(macro), DIAG_CONSTRUCT,
			   "a macro with arguments is no feature");
		return false;
	}
	if (!unit_find_macro(reader->unit, name)) {
		diag_error(reader->diag, macro_span(macro), DIAG_CONSTRUCT,
			   "this macro is undefined again further on");
		return false;
	}
	if (older && older->file == macro->file && !older->removed) {
		diag_error(reader->diag, macro_span(macro), DIAG_DUPLICATE,
			   "this macro is defined twice");
		diag_note(reader->diag, macro_span(older), "the other definition");
		return false;
	}
	return true;
}

static bool read_define(struct reader *reader, const struct define_list *list,
			struct macro **by_number, struct macro *macro,
			struct feature_fact *feature)
{
	uint64_t first = (uint64_t)list->first_word * BITS_PER_WORD, number;
	struct value value;

	if (!check_define(reader, macro, feature->macro) ||
	    !unit_macro_value(reader->unit, macro, &value))
		return false;
	number = value.bits;
	if (number < first || number - first >= (uint64_t)list->words * BITS_PER_WORD) {
		diag_error(reader->diag, macro_span(macro), DIAG_VALUE,
			   "%lld is not within the %u words that %s allows",
			   (long long)number, list->words, list->limit_macro);
		return false;
	}
	check_duplicate(reader, list, by_number, number, macro);
	feature->word = (uint32_t)(number - first) / BITS_PER_WORD;
	feature->bit = (uint32_t)number % BITS_PER_WORD;
	return true;
}

static void add_define(struct reader *reader, const struct define_list *list,
		       size_t *row, struct macro **by_number, struct macro *macro)
{
	struct linux_facts *facts = &reader->facts->linux_tree;
	const struct token *name = &list->file->text.items[macro->name];
	struct feature_fact feature = { .place = macro_span(macro) };

	feature.macro = unit_token_text(reader->unit, list->file, name);
	feature.shown = capflags_shown_name(reader->arena, facts, row, name->start,
					    feature.macro);
	if (macro->presence == ABSENT) {
		/* Unless another branch of the #if defines it after all. */
		if (!unit_find_macro(reader->unit, feature.macro))
			*vec_push(reader->arena, &facts->conditional) = feature;
	} else if (!read_define(reader, list, by_number, macro, &feature)) {
		return;
	} else if (list->kind == CAPFLAGS_FEATURE) {
		*vec_push(reader->arena, &facts->features) = feature;
	} else if (list->kind == CAPFLAGS_BUG) {
		*vec_push(reader->arena, &facts->bugs) = feature;
	} else {
		*vec_push(reader->arena, &facts->vmx) = feature;
	}
}

static void read_defines(struct reader *reader, const struct define_list *list,
			 struct capflags_rule rule)
{
	struct macro **by_number =
		arena_alloc(reader->arena,
			    (size_t)list->words * BITS_PER_WORD * sizeof *by_number);
	struct linux_facts *facts = &reader->facts->linux_tree;
	size_t row = facts->capflags_rows.count, seen = 0;

	capflags_read_rows(reader->arena, reader->diag, list->file->source, list->kind,
			   list->prefix, rule, facts);
	for (size_t i = 0; i < list->file->macros.count; i++) {
		struct macro *macro = list->file->macros.items[i];

		if (!has_prefix(macro, list->prefix))
			continue;
		add_define(reader, list, &row, by_number, macro);
		/* All bugs may be other machines'; features and VMX's names are not. */
		seen += macro->presence != ABSENT || list->kind == CAPFLAGS_BUG;
	}
	if (seen == 0)
		diag_error(reader->diag, (struct span){ list->file->source, 0, 0 },
			   DIAG_MISSING, "this file defines no %s*", list->prefix);
}

static void read_features(struct reader *reader, struct unit_file *file,
			  struct capflags_rule rule)
{
	struct linux_facts *facts = &reader->facts->linux_tree;
	struct define_list list = { .file = file,
				    .prefix = "X86_FEATURE_",
				    .kind = CAPFLAGS_FEATURE,
				    .limit_macro = "NCAPINTS" };

	if (!read_limit(reader, &list, "NCAPINTS", &facts->feature_words) ||
	    !read_limit(reader, &list, "NBUGINTS", &facts->bug_words))
		return;
	list.words = facts->feature_words;
	read_defines(reader, &list, rule);
	list.prefix = "X86_BUG_";
	list.kind = CAPFLAGS_BUG;
	list.limit_macro = "NBUGINTS";
	list.first_word = facts->feature_words;
	list.words = facts->bug_words;
	read_defines(reader, &list, rule);
}

static void read_vmx(struct reader *reader, struct capflags_rule rule)
{
	struct linux_facts *facts = &reader->facts->linux_tree;
	struct found found = reader_find(reader, "vmx", find_anything,
					 "vmxfeatures.h", true);
	struct define_list list = { .file = found.file,
				    .prefix = "VMX_FEATURE_",
				    .kind = CAPFLAGS_VMX,
				    .limit_macro = "NVMXINTS" };

	if (!found.file ||
	    !read_limit(reader, &list, "NVMXINTS", &facts->vmx_words))
		return;
	list.words = facts->vmx_words;
	read_defines(reader, &list, rule);
}

/* Words: where the hardware keeps each. */

/* CPUID_LNX_n numbers Linux's own features: it is never hardware. */
static bool is_linux_defined(const char *name)
{
	return strncmp(name, "CPUID_LNX_", 10) == 0;
}

static void add_word(struct reader *reader, const struct enumeration *words,
		     size_t i, struct span place)
{
	struct linux_facts *facts = &reader->facts->linux_tree;
	const struct token *token = &words->file->code.items[words->text.items[i].name];
	struct word_fact word = { .place = place };
	struct value value =
		unit_enumerator_value(reader->unit, &words->enumerators[i]);

	word.name = unit_token_text(reader->unit, words->file, token);
	word.number = (uint32_t)value.bits;
	if (value.problem) {
		diag_error(reader->diag, value.problem->place,
			   value.problem->category, "%s", value.problem->message);
		return;
	}
	if (strncmp(word.name, "NR_", 3) == 0) {
		if (value.bits != facts->feature_words)
			diag_error(reader->diag, place, DIAG_VALUE,
				   "%s is %llu, but NCAPINTS is %u", word.name,
				   (unsigned long long)value.bits,
				   facts->feature_words);
		return;
	}
	if (value.bits >= facts->feature_words) {
		diag_error(reader->diag, place, DIAG_VALUE,
			   "word %llu is not within the %u that NCAPINTS allows",
			   (unsigned long long)value.bits, facts->feature_words);
		return;
	}
	for (size_t k = 0; k < facts->words.count; k++) {
		if (facts->words.items[k].number == word.number) {
			diag_error(reader->diag, place, DIAG_DUPLICATE,
				   "word %u has a name already", word.number);
			diag_note(reader->diag, facts->words.items[k].place,
				  "this one");
		}
	}
	*vec_push(reader->arena, &facts->words) = word;
}

static void read_words(struct reader *reader)
{
	struct found found = reader_find(reader, "words", find_enum, "cpuid_leafs",
					 true);
	struct enumeration *words =
		found.file ? unit_enumeration(reader->unit, "cpuid_leafs") : NULL;

	for (size_t i = 0; words && i < words->text.count; i++)
		add_word(reader, words, i,
			 unit_span(words->file,
				   &words->file->code.items[words->text.items[i].name]));
}

/*
 * Words that KVM's reverse_cpuid[] does not place are placed by their own
 * name. A tree without KVM has only that.
 */
static void place_words_by_name(struct reader *reader)
{
	struct linux_facts *facts = &reader->facts->linux_tree;

	for (size_t i = 0; i < facts->words.count; i++) {
		struct word_fact *word = &facts->words.items[i];

		if (word->has_leaf || is_linux_defined(word->name))
			continue;
		word->has_leaf = word_name_leaf(word->name, "CPUID_", &word->leaf);
		if (!word->has_leaf)
			diag_error(reader->diag, word->place, DIAG_CONSTRUCT,
				   "which CPUID leaf %s is cannot be told: it has no row in reverse_cpuid[], and its name is of no known form",
				   word->name);
	}
}

/* Every feature must be in a word that has been named. */
static void check_words_named(struct reader *reader)
{
	struct linux_facts *facts = &reader->facts->linux_tree;
	bool *named = arena_alloc(reader->arena, facts->feature_words + 1u);

	if (facts->words.count == 0)
		return;
	for (size_t i = 0; i < facts->words.count; i++)
		named[facts->words.items[i].number] = true;
	for (size_t i = 0; i < facts->features.count; i++)
		if (!named[facts->features.items[i].word])
			diag_error(reader->diag, facts->features.items[i].place,
				   DIAG_NAME, "enum cpuid_leafs does not name word %u",
				   facts->features.items[i].word);
}

static struct capflags_rule read_rule(struct reader *reader,
				      const struct unit_file *features)
{
	struct source *script =
		tree_read(reader->tree, "arch/x86/kernel/cpu/mkcapflags.sh");
	struct capflags_rule rule = { 0 };

	if (script) {
		capflags_read_script(reader->arena, reader->diag, script,
				     &reader->facts->linux_tree, &rule);
		return rule;
	}
	if (reader->diag->errors == 0)
		reader_missing(reader, "capflags", "mkcapflags.sh");
	return capflags_guess_rule(features->source);
}

/* Which bits the features are. */
static void read_bits(struct reader *reader)
{
	read_words(reader);
	read_kvm(reader);
	place_words_by_name(reader);
	check_words_named(reader);
}

/* What the kernel and KVM do with them. */
static void read_uses(struct reader *reader)
{
	read_caps(reader);
	read_dependencies(reader);
	read_setters(reader);
}

bool read_linux(struct tree *tree, unsigned how, struct facts *facts)
{
	struct reader reader = { .tree = tree,
				 .arena = tree->arena,
				 .diag = tree->diag,
				 .unit = unit_new(tree->work, tree->arena, tree->diag,
						  linux_defines),
				 .facts = facts,
				 .manifest = linux_manifest,
				 .partial = how & READ_PARTIAL };
	unsigned errors = tree->diag->errors;
	struct capflags_rule rule;
	struct found features;

	facts->kind = TREE_LINUX;
	read_linux_version(&reader);
	/* Without this one there is nothing to give, partial or not. */
	reader.partial = false;
	features = reader_find(&reader, "features", find_anything,
			       "cpufeatures.h", true);
	reader.partial = how & READ_PARTIAL;
	if (features.file) {
		rule = read_rule(&reader, features.file);
		facts->linux_tree.unquoted_shown = rule.unquoted_shown;
		read_features(&reader, features.file, rule);
		reader.features = feature_index_new(reader.arena, &facts->linux_tree);
		read_vmx(&reader, rule);
		if (!(how & READ_NAMES_ONLY))
			read_bits(&reader);
		if (!(how & (READ_NAMES_ONLY | READ_BITS_ONLY)))
			read_uses(&reader);
	}
	facts_check_seen(facts, tree->diag);
	tree_list_files(tree, facts);
	unit_free(reader.unit);
	return tree->diag->errors == errors;
}
