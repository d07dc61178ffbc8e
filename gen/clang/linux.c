/* SPDX-License-Identifier: MIT */
/* Reads a Linux tree: its features and words; the rest is in files of its own. */
#include "linux.h"

#include <ctype.h>
#include <stdlib.h>

#include "script.h"

/* The 64-bit view of the kernel's own code. */
static const char *const flags[] = {
	"-D__KERNEL__", "-DCONFIG_X86", "-DCONFIG_X86_64", "-DCONFIG_64BIT", NULL,
};

/* What the excerpts lean on and other headers would give. */
static const char prelude[] =
	"typedef unsigned char u8;\n"
	"typedef unsigned short u16;\n"
	"typedef unsigned int u32;\n"
	"typedef unsigned long long u64;\n"
	/* The names that come of it are undefined, but see conditions.c. */
	"#define IS_ENABLED(option) (enabled_##option + 0)\n"
	"#define IS_BUILTIN(option) (enabled_##option + 0)\n"
	"#define IS_MODULE(option) (enabled_##option + 0)\n"
	"#define IS_REACHABLE(option) (enabled_##option + 0)\n"
	"#define __always_inline\n"
	"#define __maybe_unused\n"
	"#define __read_mostly\n"
	"#define __ro_after_init\n"
	"#define __initconst\n"
	"#define __initdata\n"
	"#define __aligned(bytes)";

/* The version: VERSION = 6 and so on, in the top-level Makefile. */

static const char *make_variable(struct reading *reading,
				 const struct source *makefile, const char *name)
{
	size_t length = strlen(name);

	for (const char *line = makefile->text; line; line = strchr(line, '\n')) {
		const char *value;
		size_t size;

		line += *line == '\n';
		if (strncmp(line, name, length) != 0)
			continue;
		value = line + length + strspn(line + length, " \t");
		if (*value++ != '=')
			continue;
		value += strspn(value, " \t");
		size = strcspn(value, "\n");
		while (size > 0 && isspace((unsigned char)value[size - 1]))
			size--;
		return arena_strndup(reading->arena, value, size);
	}
	return "";
}

static void read_version(struct reading *reading)
{
	struct source *makefile = reading_source(reading, "Makefile");
	const char *parts[4];
	static const char *const names[4] = { "VERSION", "PATCHLEVEL", "SUBLEVEL",
					      "EXTRAVERSION" };

	reading->facts->version = "unknown";
	if (!makefile) {
		reading_missing(reading, "version", "the kernel's version");
		return;
	}
	for (int i = 0; i < 4; i++)
		parts[i] = make_variable(reading, makefile, names[i]);
	for (int i = 0; i < 3; i++)
		if (!*parts[i] || parts[i][strspn(parts[i], "0123456789")])
			diag_error(reading->diag, (struct span){ makefile, 0, 0 },
				   DIAG_CONSTRUCT, "%s is no number here", names[i]);
	reading->facts->version = arena_printf(reading->arena, "%s.%s.%s%s", parts[0],
					       parts[1], parts[2], parts[3]);
}

/* Asking. */

void ask_macros(struct linux_view *linux_view, const struct excerpt *excerpt,
		const char *prefix, bool function_like, candidates *list)
{
	size_t length = strlen(prefix);

	for (size_t i = 0; i < excerpt->defines.count; i++) {
		const struct define *define = &excerpt->defines.items[i];
		const char *name = excerpt->source->text + define->start;
		struct candidate *macro;

		if (define->end - define->start <= length ||
		    strncmp(name, prefix, length) != 0 ||
		    (define->function_like && !function_like))
			continue;
		macro = vec_push(linux_view->reading->arena, list);
		macro->excerpt = excerpt;
		macro->place = (struct span){ excerpt->source, define->start,
					      define->end };
		macro->macro = reading_text(linux_view->reading, excerpt->source,
					    define->start, define->end);
		macro->number = view_ask(linux_view->view, macro->place,
					 macro->macro, "%s", macro->macro);
	}
}

/* The number of words that a list has. */
static question ask_limit(struct linux_view *linux_view,
			  const struct excerpt *excerpt, const char *name)
{
	return view_ask(linux_view->view, (struct span){ excerpt->source, 0, 0 },
			NULL, "%s", name);
}

/* Answering: lists of macros. */

struct list {
	const candidates *macros;
	const struct excerpt *excerpt;
	const char *prefix;
	enum capflags_kind kind;
	uint32_t first_word, words;
	struct naming naming;
};

static void add_feature(struct linux_view *linux_view, const struct list *list,
			const struct candidate *macro, struct feature_fact fact)
{
	struct arena *arena = linux_view->reading->arena;
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	const struct view *view = linux_view->view;
	bool here = view_macro_at(view, macro->excerpt, macro->place.start) != NULL;
	uint64_t number, first = (uint64_t)list->first_word * BITS_PER_WORD;

	if (!view_answer(view, macro->number, &number)) {
		if (here)
			diag_error(view->diag, macro->place, DIAG_NAME,
				   "%s does not stay defined", macro->macro);
		else
			*vec_push(arena, &facts->conditional) = fact;
		return;
	}
	if (!here)
		return;		/* another line defines it */
	if (number < first || number - first >= (uint64_t)list->words * BITS_PER_WORD) {
		diag_error(view->diag, macro->place, DIAG_VALUE,
			   "%lld is outside of the %u words there are",
			   (long long)number, list->words);
		return;
	}
	fact.word = (uint32_t)(number - first) / BITS_PER_WORD;
	fact.bit = (uint32_t)number % BITS_PER_WORD;
	if (list->kind == CAPFLAGS_FEATURE)
		*vec_push(arena, &facts->features) = fact;
	else if (list->kind == CAPFLAGS_BUG)
		*vec_push(arena, &facts->bugs) = fact;
	else
		*vec_push(arena, &facts->vmx) = fact;
}

static bool token_is(const struct source *source, const struct view_token *token,
		     const char *text)
{
	return token->end - token->start == strlen(text) &&
	       strncmp(source->text + token->start, text, strlen(text)) == 0;
}

/* Walks libclang's tokens and what was asked side by side: both go downwards. */
static void answer_list(struct linux_view *linux_view, const struct list *list,
			const struct view_token *tokens, size_t count)
{
	struct source *source = list->excerpt->source;
	size_t length = strlen(list->prefix), next = 0;

	for (size_t i = 0; i + 2 < count; i++) {
		const struct view_token *name = &tokens[i + 2];
		const struct candidate *macro = &list->macros->items[next];
		struct feature_fact fact = { .place = { source, name->start, name->end } };

		if (!token_is(source, &tokens[i], "#") ||
		    !token_is(source, &tokens[i + 1], "define") ||
		    name->end - name->start <= length ||
		    strncmp(source->text + name->start, list->prefix, length) != 0)
			continue;
		if (next == list->macros->count || macro->place.start != name->start)
			break;
		next++;
		fact.macro = macro->macro;
		fact.shown = script_shown_name(linux_view->reading, source, &tokens[i],
					       tokens + count, list->prefix,
					       list->naming);
		add_feature(linux_view, list, macro, fact);
	}
	if (next < list->macros->count || next == 0)
		diag_error(linux_view->view->diag, (struct span){ source, 0, 0 },
			   DIAG_REFEREE,
			   "libclang sees other '#define %s*' here than were looked for",
			   list->prefix);
}

static uint32_t limit(struct linux_view *linux_view, question number,
		      const struct excerpt *excerpt)
{
	uint64_t value = view_value(linux_view->view, number);

	if (value > 0 && value <= 1024)
		return (uint32_t)value;
	diag_error(linux_view->view->diag, (struct span){ excerpt->source, 0, 0 },
		   DIAG_VALUE, "NCAPINTS, NBUGINTS or NVMXINTS is out of range");
	return 0;
}

static void answer_features(struct linux_view *linux_view, struct naming naming,
			    question words, question bug_words)
{
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	struct excerpt *excerpt = linux_view->features;
	struct list list = { &linux_view->feature_macros, excerpt, "X86_FEATURE_",
			     CAPFLAGS_FEATURE, 0, 0, naming };
	struct view_token *tokens;
	size_t count;

	tokens = view_tokens(linux_view->view, excerpt, 0, excerpt->source->size,
			     &count);
	facts->feature_words = list.words = limit(linux_view, words, excerpt);
	facts->bug_words = limit(linux_view, bug_words, excerpt);
	answer_list(linux_view, &list, tokens, count);
	list.macros = &linux_view->bug_macros;
	list.prefix = "X86_BUG_";
	list.kind = CAPFLAGS_BUG;
	list.first_word = facts->feature_words;
	list.words = facts->bug_words;
	answer_list(linux_view, &list, tokens, count);
}

static void answer_vmx(struct linux_view *linux_view, struct naming naming,
		       question words)
{
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	struct excerpt *excerpt = linux_view->vmx;
	struct list list = { &linux_view->vmx_macros, excerpt, "VMX_FEATURE_",
			     CAPFLAGS_VMX, 0, 0, naming };
	struct view_token *tokens;
	size_t count;

	tokens = view_tokens(linux_view->view, excerpt, 0, excerpt->source->size,
			     &count);
	facts->vmx_words = list.words = limit(linux_view, words, excerpt);
	answer_list(linux_view, &list, tokens, count);
}

static void read_rows(struct linux_view *linux_view, struct naming naming)
{
	struct reading *reading = linux_view->reading;
	struct source *features = linux_view->features->source;

	if (!script_rows(reading, features, CAPFLAGS_FEATURE, "X86_FEATURE_", naming) ||
	    !script_rows(reading, features, CAPFLAGS_BUG, "X86_BUG_", naming))
		return;
	if (linux_view->vmx)
		script_rows(reading, linux_view->vmx->source, CAPFLAGS_VMX,
			    "VMX_FEATURE_", naming);
}

/* Words. */

static void answer_words(struct linux_view *linux_view)
{
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;
	struct view_enumerator *words;
	size_t count;

	words = view_enumerators(linux_view->view, "cpuid_leafs", &count);
	for (size_t i = 0; i < count; i++) {
		if (strncmp(words[i].name, "NR_", 3) == 0) {
			if (words[i].value != facts->feature_words)
				diag_error(linux_view->view->diag, words[i].place,
					   DIAG_VALUE, "NCAPINTS is another number: %u",
					   facts->feature_words);
			continue;
		}
		if (words[i].value >= facts->feature_words)
			diag_error(linux_view->view->diag, words[i].place, DIAG_VALUE,
				   "there are only %u words", facts->feature_words);
		*vec_push(linux_view->reading->arena, &facts->words) =
			(struct word_fact){ .name = words[i].name,
					    .number = (uint32_t)words[i].value,
					    .place = words[i].place };
	}
}

/* Takes "X_" with X a hexadecimal number of MOST digits or fewer from *TEXT. */
static bool take_hexadecimal(const char **text, int least, int most, uint32_t *number)
{
	char *end;
	int digits = (int)strspn(*text, "0123456789ABCDEFabcdef");

	if (digits < least || digits > most || (*text)[digits] != '_')
		return false;
	*number = (uint32_t)strtoul(*text, &end, 16);
	*text = end + 1;
	return true;
}

/*
 * What a word's own name tells: CPUID_<function>[_<index>]_<register>, where
 * four digits and four more are one function.
 */
static bool leaf_of_name(const char *name, struct leaf *leaf)
{
	static const char registers[REG_COUNT][4] = { "EAX", "EBX", "ECX", "EDX" };
	uint32_t low;
	bool wide;

	*leaf = (struct leaf){ 0 };
	if (strncmp(name, "CPUID_", 6) != 0)
		return false;
	name += 6;
	wide = strcspn(name, "_") == 4;
	if (!take_hexadecimal(&name, 1, 8, &leaf->function))
		return false;
	if (wide && take_hexadecimal(&name, 4, 4, &low)) {
		leaf->function = leaf->function << 16 | low;
		wide = false;
	}
	if (!wide)
		(void)take_hexadecimal(&name, 1, 8, &leaf->index);
	for (int reg = 0; reg < REG_COUNT; reg++) {
		leaf->reg = (enum reg)reg;
		if (strcmp(registers[reg], name) == 0)
			return true;
	}
	return false;
}

/* Linux's own words are no hardware's; others without a row go by their name. */
static void place_words(struct linux_view *linux_view)
{
	struct linux_facts *facts = &linux_view->reading->facts->linux_tree;

	for (size_t i = 0; i < facts->words.count; i++) {
		struct word_fact *word = &facts->words.items[i];

		if (word->has_leaf || strncmp(word->name, "CPUID_LNX_", 10) == 0)
			continue;
		word->has_leaf = leaf_of_name(word->name, &word->leaf);
		if (!word->has_leaf)
			diag_error(linux_view->view->diag, word->place,
				   DIAG_CONSTRUCT, "nothing tells which leaf %s is",
				   word->name);
	}
}

/* The tree. */

/* All files that were opened are shown, be it only their macros. */
static void show_files(struct linux_view *linux_view)
{
	struct reading *reading = linux_view->reading;
	const struct kvm *kvm = &linux_view->kvm;

	for (size_t i = 0; i < reading->opened.count; i++) {
		struct excerpt *excerpt = reading->opened.items[i].excerpt;

		if (excerpt && excerpt != kvm->reverse && excerpt != kvm->features)
			view_excerpt(linux_view->view, excerpt);
	}
	if (kvm->reverse)
		view_excerpt(linux_view->view, kvm->reverse);
	if (kvm->features)
		view_excerpt(linux_view->view, kvm->features);
}

/* Which bits the features are, and what the kernel and KVM do with them. */

static void find_bits(struct linux_view *linux_view)
{
	linux_view->words = reading_find(linux_view->reading, "words", CONSTRUCT_ENUM,
					 "cpuid_leafs", true);
	kvm_find(linux_view);
	tables_find(linux_view);
	if (linux_view->reading->bits_only)
		return;
	caps_find(linux_view);
	setters_find(linux_view);
}

static void ask_bits(struct linux_view *linux_view)
{
	tables_show(linux_view->view);
	kvm_show(linux_view->view);
	show_files(linux_view);
	if (!linux_view->reading->bits_only) {
		caps_show(linux_view);
		setters_show(linux_view);
	}
	kvm_ask(linux_view);
	tables_ask(linux_view);
	if (!linux_view->reading->bits_only)
		setters_ask(linux_view);
}

static void answer_bits(struct linux_view *linux_view)
{
	answer_words(linux_view);
	tables_answer(linux_view);
	kvm_answer(linux_view);
	place_words(linux_view);
	if (linux_view->reading->bits_only)
		return;
	caps_answer(linux_view);
	setters_answer(linux_view);
}

static void compile_and_answer(struct linux_view *linux_view, struct naming naming)
{
	struct view *view = linux_view->view;
	question words, bug_words, vmx_words = 0;

	view_text(view, "%s", prelude);
	view_excerpt(view, linux_view->features);
	words = ask_limit(linux_view, linux_view->features, "NCAPINTS");
	bug_words = ask_limit(linux_view, linux_view->features, "NBUGINTS");
	ask_macros(linux_view, linux_view->features, "X86_FEATURE_", true,
		   &linux_view->feature_macros);
	ask_macros(linux_view, linux_view->features, "X86_BUG_", true,
		   &linux_view->bug_macros);
	if (linux_view->vmx) {
		view_excerpt(view, linux_view->vmx);
		vmx_words = ask_limit(linux_view, linux_view->vmx, "NVMXINTS");
		ask_macros(linux_view, linux_view->vmx, "VMX_FEATURE_", true,
			   &linux_view->vmx_macros);
	}
	if (!linux_view->reading->names_only)
		ask_bits(linux_view);
	if (!view_compile(view, flags))
		return;
	answer_features(linux_view, naming, words, bug_words);
	if (linux_view->vmx)
		answer_vmx(linux_view, naming, vmx_words);
	if (!linux_view->reading->names_only)
		answer_bits(linux_view);
}

static struct naming read_naming(struct linux_view *linux_view)
{
	struct reading *reading = linux_view->reading;
	struct source *script =
		reading_source(reading, "arch/x86/kernel/cpu/mkcapflags.sh");
	struct naming naming;

	if (script) {
		script_read(reading, script, &naming);
		return naming;
	}
	if (reading->diag->errors == 0)
		reading_missing(reading, "capflags", "mkcapflags.sh");
	return script_guess_naming(linux_view->features->source);
}

bool read_linux(struct reading *reading)
{
	struct linux_view linux_view = { .reading = reading, .view = &reading->view };
	bool partial = reading->partial;
	struct naming naming;

	reading->manifest = linux_manifest;
	read_version(reading);
	reading->partial = false;	/* without these there is nothing to give */
	linux_view.features = reading_find(reading, "features", CONSTRUCT_FILE,
					   "cpufeatures.h", true);
	reading->partial = partial;
	if (!linux_view.features)
		return false;
	naming = read_naming(&linux_view);
	reading->facts->linux_tree.unquoted_shown = naming.macro_name_shown;
	linux_view.vmx = reading_find(reading, "vmx", CONSTRUCT_FILE,
				      "vmxfeatures.h", true);
	if (!reading->names_only)
		find_bits(&linux_view);
	read_rows(&linux_view, naming);
	reading_list_files(reading);
	if (reading->diag->errors)
		return false;
	view_open(linux_view.view, reading->arena, reading->diag);
	compile_and_answer(&linux_view, naming);
	return reading->diag->errors == 0;
}
