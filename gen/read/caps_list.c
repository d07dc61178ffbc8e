/* SPDX-License-Identifier: MIT */
/* Variables and lists of features in a capability function. */
#include "caps_function.h"
#include "feature_index.h"

enum {
	MOST_ELEMENTS = 1 << 14,	/* of a function; real ones have some hundreds */
	MOST_LOCALS = 256,		/* variables of one; real ones have two */
	MOST_NESTED = 16,		/* variables within variables */
};

/* Places and texts. */

struct span caps_place(const struct caps_function *function, uint32_t token)
{
	return unit_span(function->file, &function->file->code.items[token]);
}

const char *caps_text(const struct caps_function *function, uint32_t token)
{
	return unit_token_text(function->reader->unit, function->file,
			       &function->file->code.items[token]);
}

static bool token_is(const struct caps_function *function, uint32_t token,
		     const char *text)
{
	return unit_token_is(function->file, &function->file->code.items[token],
			     text);
}

static struct span range_place(const struct caps_function *function,
			       struct token_range range)
{
	return unit_range_span(function->file, &function->file->code, range);
}

/* Where KVM keeps features. */

static const struct kvm_feature_fact *kvm_feature(const struct linux_facts *facts,
						  const char *macro)
{
	for (size_t i = 0; i < facts->kvm_features.count; i++)
		if (strcmp(facts->kvm_features.items[i].macro, macro) == 0)
			return &facts->kvm_features.items[i];
	return NULL;
}

/* What KVM translates a feature to; the same feature if it does not. */
static const char *translated(const struct linux_facts *facts, const char *macro)
{
	for (size_t i = 0; i < facts->translations.count; i++)
		if (strcmp(facts->translations.items[i].from, macro) == 0)
			return facts->translations.items[i].to;
	return macro;
}

bool caps_find_kept(const struct caps_function *function, const char *macro,
		    struct span place, struct kept_feature *kept)
{
	const struct reader *reader = function->reader;
	const struct linux_facts *facts = &reader->facts->linux_tree;
	const char *name = translated(facts, macro);
	const struct feature_fact *own =
		feature_called(reader->features, name, strlen(name));
	const struct kvm_feature_fact *of_kvm = own ? NULL : kvm_feature(facts, name);

	if (own)
		*kept = (struct kept_feature){ own->word, own->bit };
	else if (of_kvm)
		*kept = (struct kept_feature){ of_kvm->word, of_kvm->bit };
	else
		diag_error(reader->diag, place, DIAG_NAME, "nothing defines %s",
			   macro);
	return own || of_kvm;
}

/* Variables. */

static bool is_step(const struct caps_function *function, uint32_t token)
{
	return token_is(function, token, "++") || token_is(function, token, "--");
}

/* = and |= and the like; == and <= have kinds of their own. */
static bool is_assignment(const struct caps_function *function, uint32_t token)
{
	const struct token *one = &function->file->code.items[token];

	return one->kind == '=' ||
	       (one->kind == TOK_OTHER_OPERATOR &&
		function->file->source->text[one->end - 1] == '=');
}

/* Whoever is given the address may change it, too. */
static bool may_change(const struct caps_function *function, uint32_t token)
{
	const struct token *tokens = function->file->code.items;
	uint32_t before = token, behind = token;

	do
		before--;
	while (tokens[before].kind == TOK_COMMENT);
	do
		behind++;
	while (tokens[behind].kind == TOK_COMMENT);
	return is_assignment(function, behind) || is_step(function, behind) ||
	       is_step(function, before) || tokens[before].kind == '&';
}

void caps_note_changes(struct caps_function *function, struct token_range tokens)
{
	for (uint32_t i = tokens.first; i < tokens.end; i++) {
		if (function->file->code.items[i].kind != TOK_IDENT ||
		    !may_change(function, i))
			continue;
		for (size_t k = 0; k < function->locals.count; k++) {
			struct caps_local *local = &function->locals.items[k];

			if (token_is(function, i, local->name))
				local->changed = caps_place(function, i);
		}
	}
}

void caps_declare(struct caps_function *function,
		  const struct caps_statement *statement)
{
	struct caps_local *local;

	caps_note_changes(function, statement->value.tokens);
	if (function->locals.count == MOST_LOCALS) {
		diag_error(function->reader->diag, caps_place(function, statement->name),
			   DIAG_VALUE,
			   "this function has more variables than are known here");
		return;
	}
	local = vec_push(function->reader->arena, &function->locals);
	local->name = caps_text(function, statement->name);
	local->declared = statement;
	function->visible = function->locals.count;
}

/* Two of one name, in different blocks: which of them is meant is not asked. */
static bool is_unclear(const struct caps_function *function,
		       const struct caps_local *local)
{
	for (size_t i = 0; i < function->locals.count; i++)
		if (&function->locals.items[i] != local &&
		    strcmp(function->locals.items[i].name, local->name) == 0)
			return true;
	return false;
}

/* Why a variable's features are not known; null if they are. */
static const char *trouble_with(const struct caps_function *function,
				const struct caps_local *local)
{
	if (is_unclear(function, local))
		return "is declared twice";
	if (local->declared->value.elements.count == 0)
		return "is not initialised where it is declared";
	return local->changed.source ? "may have changed since it was declared" : NULL;
}

/* A declared variable by its name; null, with the error reported. */
static const struct caps_local *find_local(const struct caps_function *function,
					   uint32_t token)
{
	struct diag *diag = function->reader->diag;
	const char *name = caps_text(function, token), *trouble;
	const struct caps_local *local = NULL;

	for (size_t i = 0; i < function->visible; i++)
		if (strcmp(function->locals.items[i].name, name) == 0)
			local = &function->locals.items[i];
	if (!local) {
		diag_error(diag, caps_place(function, token), DIAG_CONSTRUCT,
			   "'%s' is not known here: no variable of %s()", name,
			   function->name);
		return NULL;
	}
	trouble = trouble_with(function, local);
	if (!trouble)
		return local;
	diag_error(diag, caps_place(function, token), DIAG_CONSTRUCT,
		   "what '%s' holds is not known here: it %s", name, trouble);
	diag_note(diag,
		  local->changed.source ? local->changed
					: caps_place(function, local->declared->name),
		  local->changed.source ? "changed here" : "declared here");
	return NULL;
}

/* Elements. */

struct class_name {
	const char *name;	/* of KVM's macro */
	enum kvm_class class;
	const char *prefix;	/* that it puts before its argument */
};

static const struct class_name class_names[] = {
	{ "F", KVM_NATIVE, "X86_FEATURE_" },
	{ "SF", KVM_SCATTERED, "X86_FEATURE_" },
	{ "SCATTERED_F", KVM_SCATTERED, "X86_FEATURE_" },
	{ "X86_64_F", KVM_X86_64, "X86_FEATURE_" },
	{ "EMULATED_F", KVM_EMULATED, "X86_FEATURE_" },
	{ "SYNTHESIZED_F", KVM_SYNTHESIZED, "X86_FEATURE_" },
	{ "PASSTHROUGH_F", KVM_PASSTHROUGH, "X86_FEATURE_" },
	{ "ALIASED_1_EDX_F", KVM_ALIASED, "X86_FEATURE_" },
	{ "VENDOR_F", KVM_VENDOR, "X86_FEATURE_" },
	{ "RUNTIME_F", KVM_RUNTIME, "X86_FEATURE_" },
	{ "feature_bit", KVM_NATIVE, "X86_FEATURE_" },
	{ "__feature_bit", KVM_NATIVE, "" },
};

static bool refuse(const struct caps_function *function, uint32_t token)
{
	diag_error(function->reader->diag, caps_place(function, token),
		   DIAG_CONSTRUCT, "'%s' is not known here",
		   caps_text(function, token));
	return false;
}

static bool resolve_feature(struct caps_function *function,
			    const struct caps_element *element,
			    struct capability *capability)
{
	uint32_t word = element->argument.first;
	const struct class_name *found = NULL;
	struct kept_feature kept = { 0 };
	bool known;

	for (size_t i = 0; i < sizeof class_names / sizeof *class_names; i++)
		if (token_is(function, element->tokens.first, class_names[i].name))
			found = &class_names[i];
	if (!found)
		return refuse(function, element->tokens.first);
	capability->class = found->class;
	capability->macro = arena_printf(function->reader->arena, "%s%s",
					 found->prefix, caps_text(function, word));
	known = caps_find_kept(function, capability->macro,
			       caps_place(function, word), &kept);
	capability->bit = kept.bit;
	return known;
}

static bool resolve_bit(struct caps_function *function,
			const struct caps_element *element,
			struct capability *capability)
{
	struct value value;

	if (!reader_value(function->reader, function->file, element->argument,
			  &value))
		return false;
	capability->class = KVM_NATIVE;
	capability->bit = (uint32_t)value.bits;
	if (value.bits < BITS_PER_WORD)
		return true;
	diag_error(function->reader->diag, range_place(function, element->argument),
		   DIAG_VALUE, "a word has no bit %lld", (long long)value.bits);
	return false;
}

static bool is_zero(struct caps_function *function,
		    const struct caps_element *element)
{
	struct value value;

	if (element->kind != CAPS_NUMBER)
		return refuse(function, element->tokens.first);
	if (!reader_value(function->reader, function->file, element->tokens, &value))
		return false;
	return value.bits == 0 || refuse(function, element->tokens.first);
}

/* What a variable was initialised with, under the condition of that, too. */
static bool resolve_value(struct caps_function *function,
			  const struct caps_value *value,
			  struct capabilities *result)
{
	size_t conditions = function->conditions.count;
	bool fine;

	if (value->otherwise.count > 1)
		return refuse(function, value->otherwise.items[0].tokens.first);
	if (value->otherwise.count == 1 &&
	    (!is_zero(function, value->otherwise.items) ||
	     !caps_add_condition(function, value->choice, false)))
		return false;
	fine = caps_resolve(function, &value->elements, result);
	function->conditions.count = conditions;
	return fine;
}

static bool resolve_local(struct caps_function *function, uint32_t token,
			  struct capabilities *result)
{
	const struct caps_local *local = find_local(function, token);
	size_t visible = function->visible, first = result->count;
	bool fine;

	if (!local)
		return false;
	/* An initialiser can only name what is declared before it. */
	function->visible = (size_t)(local - function->locals.items);
	fine = resolve_value(function, &local->declared->value, result);
	function->visible = visible;
	for (size_t i = first; i < result->count; i++)
		result->items[i].place = caps_place(function, token);
	return fine;
}

static bool resolve(struct caps_function *function,
		    const struct caps_element *element,
		    struct capabilities *result)
{
	struct span place = range_place(function, element->tokens);
	struct capability capability = {
		.place = place,
		.condition = caps_joined_conditions(function, place),
	};

	switch (element->kind) {
	case CAPS_VARIABLE:
		return resolve_local(function, element->tokens.first, result);
	case CAPS_NUMBER:
		return is_zero(function, element);
	case CAPS_FEATURE:
		if (!resolve_feature(function, element, &capability))
			return false;
		break;
	case CAPS_BARE_BIT:
		if (!resolve_bit(function, element, &capability))
			return false;
		break;
	case CAPS_UNKNOWN:
		return refuse(function, element->tokens.first);
	}
	*vec_push(function->reader->arena, result) = capability;
	return true;
}

/* Variables that name each other twice and again would take for ever. */
static bool is_too_much(struct caps_function *function,
			const struct caps_elements *elements)
{
	bool reported = function->elements > MOST_ELEMENTS;

	function->elements += elements->count;
	if (function->nested == MOST_NESTED)
		function->elements = MOST_ELEMENTS + 1;
	if (function->elements > MOST_ELEMENTS && !reported)
		diag_error(function->reader->diag,
			   range_place(function, elements->items[0].tokens),
			   DIAG_VALUE,
			   "this function has more features than are known here");
	return function->elements > MOST_ELEMENTS;
}

bool caps_resolve(struct caps_function *function,
		  const struct caps_elements *elements,
		  struct capabilities *result)
{
	bool fine = true;

	if (elements->count && is_too_much(function, elements))
		return false;
	function->nested++;
	for (size_t i = 0; i < elements->count; i++)
		fine &= resolve(function, &elements->items[i], result);
	function->nested--;
	return fine;
}
