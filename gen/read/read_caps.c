/* SPDX-License-Identifier: MIT */
/*
 * Reads what KVM advertises: the functions that set up its capabilities.
 *
 * vmx_set_cpu_caps() and svm_set_cpu_caps() are where it starts. What they call
 * for the same purpose is told by its name, and is read where it is first called.
 */
#include "caps_function.h"

enum {
	MOST_FUNCTIONS = 64,	/* that call one another; real kernels have four */
};

/* The whole of it, function by function. */
struct setup {
	struct reader *reader;
	VEC(const char *) seen;		/* functions */
};

static void read_function(struct setup *setup, struct found found,
			  const char *name);

/* Finding functions. */

static bool is_seen(const struct setup *setup, const char *name)
{
	for (size_t i = 0; i < setup->seen.count; i++)
		if (strcmp(setup->seen.items[i], name) == 0)
			return true;
	return false;
}

static bool is_listed_missing(const struct facts *facts)
{
	for (size_t i = 0; i < facts->missing.count; i++)
		if (strcmp(facts->missing.items[i], "caps") == 0)
			return true;
	return false;
}

/* Reads the function called NAME, if it has not been read. False: not there. */
static bool read_named(struct setup *setup, const char *name)
{
	struct reader *reader = setup->reader;
	struct found found;

	if (is_seen(setup, name))
		return true;
	*vec_push(reader->arena, &setup->seen) = name;
	found = reader_find(reader, "caps", find_function, name,
			    !is_listed_missing(reader->facts));
	if (found.file)
		read_function(setup, found, name);
	return found.file;
}

/* Whether facts may repeat NAME, which stands at TOKEN; reported if not. */
static bool is_short(const struct caps_function *function, const char *name,
		     uint32_t token)
{
	if (strlen(name) <= LONGEST_NAME)
		return true;
	diag_error(function->reader->diag, caps_place(function, token), DIAG_VALUE,
		   "this name is longer than is known here");
	return false;
}

/* The word that the name at TOKEN stands for; null, with the error reported. */
static const struct word_fact *read_word(const struct caps_function *function,
					 uint32_t token)
{
	struct reader *reader = function->reader;
	const struct word_fact *word;
	struct value value;

	if (!reader_value(reader, function->file,
			  (struct token_range){ token, token + 1 }, &value))
		return NULL;
	word = reader_word(&reader->facts->linux_tree, value.bits);
	if (!word)
		diag_error(reader->diag, caps_place(function, token), DIAG_VALUE,
			   "there is no word %lld", (long long)value.bits);
	return word && is_short(function, word->name, token) ? word : NULL;
}

/* Statements. */

static void read_list(struct caps_function *function,
		      const struct caps_statement *statement)
{
	struct reader *reader = function->reader;
	const struct word_fact *word = read_word(function, statement->word);
	struct capabilities list = { 0 };

	if (!word || !caps_set_conditions(function, statement->condition) ||
	    !caps_resolve(function, &statement->elements, &list))
		return;
	for (size_t i = 0; i < list.count; i++) {
		struct kvm_cap_fact *fact =
			vec_push(reader->arena, &reader->facts->linux_tree.kvm_caps);

		fact->word = word->name;
		fact->bit = list.items[i].bit;
		fact->class = list.items[i].class;
		fact->macro = list.items[i].macro;
		fact->condition = list.items[i].condition;
		fact->place = list.items[i].place;
	}
	caps_read_left_out(function, statement, word->name);
}

static struct kvm_op_fact *add_operation(struct caps_function *function,
					 enum kvm_op op, const char *word)
{
	struct reader *reader = function->reader;
	struct kvm_op_fact *fact =
		vec_push(reader->arena, &reader->facts->linux_tree.kvm_ops);

	fact->function = function->name;
	fact->number = function->operations++;
	fact->op = op;
	fact->word = word;
	return fact;
}

static enum kvm_op operation_named(const char *name)
{
	if (strcmp(name, "kvm_cpu_cap_set") == 0)
		return KVM_SET;
	return strcmp(name, "kvm_cpu_cap_clear") == 0 ? KVM_CLEAR
						      : KVM_CHECK_AND_SET;
}

static void read_operation(struct caps_function *function,
			   const struct caps_statement *statement)
{
	struct reader *reader = function->reader;
	struct span place = caps_place(function, statement->word);
	const char *macro = caps_text(function, statement->word);
	const struct word_fact *word;
	struct kvm_op_fact *fact;
	struct kept_feature kept;

	if (!caps_find_kept(function, macro, place, &kept) ||
	    !caps_set_conditions(function, statement->condition))
		return;
	word = reader_word(&reader->facts->linux_tree, kept.word);
	if (!word || !word->has_leaf) {
		diag_error(reader->diag, place, DIAG_VALUE,
			   "word %u, which %s is in, is no CPUID leaf", kept.word,
			   macro);
		return;
	}
	if (!is_short(function, word->name, statement->word))
		return;
	fact = add_operation(function,
			     operation_named(caps_text(function, statement->name)),
			     word->name);
	fact->bit = kept.bit;
	fact->macro = macro;
	fact->place = caps_place(function, statement->name);
	fact->condition = caps_joined_conditions(function, fact->place);
}

/* kvm_cpu_caps[WORD] |= elements, or &= ~elements: one operation for each. */
static void read_change(struct caps_function *function,
			const struct caps_statement *statement, enum kvm_op op)
{
	const struct word_fact *word = read_word(function, statement->word);
	struct capabilities list = { 0 };

	if (!word || !caps_set_conditions(function, statement->condition) ||
	    !caps_resolve(function, &statement->elements, &list))
		return;
	for (size_t i = 0; i < list.count; i++) {
		struct kvm_op_fact *fact = add_operation(function, op, word->name);

		fact->bit = list.items[i].bit;
		fact->macro = list.items[i].macro;
		fact->condition = list.items[i].condition;
		fact->place = list.items[i].place;
	}
}

/* All capabilities start from what the CPU has. Later, that would undo things. */
static void check_reset(struct caps_function *function,
			const struct caps_statement *statement)
{
	const struct linux_facts *facts = &function->reader->facts->linux_tree;

	if (statement->condition || facts->kvm_caps.count || facts->kvm_ops.count)
		diag_error(function->reader->diag,
			   caps_place(function, statement->name), DIAG_CONSTRUCT,
			   "'%s' of all capabilities is not known here: %s",
			   caps_text(function, statement->name),
			   statement->condition ? "it is conditional"
						: "some have been listed before");
}

/*
 * A function that sets up capabilities is called. It is read once, with no
 * condition of the caller's on what is in it: a call under one is refused.
 */
static void follow(struct setup *setup, const struct caps_function *function,
		   const struct caps_statement *statement)
{
	struct diag *diag = setup->reader->diag;
	const char *name = caps_text(function, statement->name);
	size_t length = strlen(name);
	unsigned errors = diag->errors;

	if (length < 5 || strcmp(name + length - 5, "_caps") != 0 ||
	    !is_short(function, name, statement->name))
		return;
	if (statement->condition)
		diag_error(diag, caps_place(function, statement->name),
			   DIAG_CONSTRUCT,
			   "a conditional call of %s() is not known here", name);
	else if (setup->seen.count == MOST_FUNCTIONS && !is_seen(setup, name))
		diag_error(diag, caps_place(function, statement->name), DIAG_CONSTRUCT,
			   "more functions set up capabilities than are known here");
	else if (!read_named(setup, name) && diag->errors > errors)
		diag_note(diag, caps_place(function, statement->name),
			  "called here");
}

static void read_statement(struct setup *setup, struct caps_function *function,
			   const struct caps_statement *statement)
{
	switch (statement->kind) {
	case CAPS_LIST:
		read_list(function, statement);
		break;
	case CAPS_OPERATION:
		read_operation(function, statement);
		break;
	case CAPS_SET_BITS:
		read_change(function, statement, KVM_SET);
		break;
	case CAPS_CLEAR_BITS:
		read_change(function, statement, KVM_CLEAR);
		break;
	case CAPS_RESET:
		check_reset(function, statement);
		break;
	case CAPS_LOCAL:
		caps_declare(function, statement);
		break;
	case CAPS_CALL:
		follow(setup, function, statement);
		break;
	case CAPS_OTHER:
		caps_note_changes(function, statement->tokens);
		break;
	}
}

/* The body's statements; false, with the error reported. */
static bool parse(struct reader *reader, struct found found, struct caps *caps)
{
	struct unit_file *file = found.file;
	uint32_t closing = unit_closing(file, found.token);
	struct token_range body = { found.token, closing + 1 };

	*caps = (struct caps){ .arena = reader->arena,
			       .diag = reader->diag,
			       .source = file->source,
			       .tokens = file->code.items,
			       .next = body.first,
			       .end = body.end };
	if (file->code.items[closing].kind == TOK_END) {
		diag_error(reader->diag,
			   unit_span(file, &file->code.items[found.token]),
			   DIAG_SYNTAX, "this brace is never closed");
		return false;
	}
	return unit_check_whole(reader->unit, file,
				unit_range_span(file, &file->code, body)) &&
	       caps_read_statements(caps);
}

static void read_function(struct setup *setup, struct found found,
			  const char *name)
{
	struct caps_function function = { .reader = setup->reader,
					  .file = found.file,
					  .name = name };
	struct caps caps;

	if (!parse(setup->reader, found, &caps))
		return;
	for (size_t i = 0; i < caps.count; i++)
		read_statement(setup, &function, &caps.items[i]);
}

void read_caps(struct reader *reader)
{
	struct setup setup = { .reader = reader };

	/* What is wrong with features and words would be wrong here once more. */
	if (reader->diag->errors)
		return;
	if (reader->facts->linux_tree.words.count == 0) {
		reader_missing(reader, "caps", "words");
		return;
	}
	read_named(&setup, "vmx_set_cpu_caps");
	read_named(&setup, "svm_set_cpu_caps");
}
