/* SPDX-License-Identifier: MIT */
#include "caps_build.h"

/* What must not be in C that is passed over. */

static void refuse(struct caps *caps, uint32_t i)
{
	const struct token *token = &caps->tokens[i];

	diag_error(caps->diag,
		   (struct span){ caps->source, token->start, token->end },
		   DIAG_CONSTRUCT, "'%.*s' is not known here",
		   (int)(token->end - token->start),
		   caps->source->text + token->start);
	caps->refused = true;
}

/* FEATURES: a feature is not known there, either. */
static void refuse_touching(struct caps *caps, struct token_range tokens,
			    bool features)
{
	for (uint32_t i = tokens.first; i < tokens.end; i++) {
		if (caps_is_touching(caps, i, features)) {
			refuse(caps, i);
			return;
		}
	}
}

static bool is_feature(const struct caps *caps, const struct token *token)
{
	const char *text = caps->source->text + token->start;

	return token->kind == TOK_IDENT &&
	       (strncmp(text, "X86_FEATURE_", 12) == 0 ||
		strncmp(text, "KVM_X86_FEATURE_", 16) == 0);
}

/*
 * A function that is given a feature, NAME(X86_FEATURE_X), may well be one that
 * sets it. In another function's argument, or if its value is used, it asks.
 */
static void refuse_given_feature(struct caps *caps, struct token_range tokens)
{
	int depth = 0;

	if (caps->tokens[tokens.first].kind != TOK_IDENT ||
	    !caps_is_call(caps, tokens.first))
		return;
	for (uint32_t i = tokens.first; i < tokens.end; i++) {
		const struct token *token = &caps->tokens[i];

		depth += (token->kind == '(') - (token->kind == ')');
		if (depth == 1 && is_feature(caps, token)) {
			refuse(caps, tokens.first);
			return;
		}
	}
}

/* Elements and values. */

struct caps_element build_element(enum caps_element_kind kind,
				  struct token_range tokens,
				  struct token_range argument)
{
	return (struct caps_element){ kind, tokens, argument };
}

struct caps_element build_unknown(struct token_range tokens)
{
	return build_element(CAPS_UNKNOWN, tokens, (struct token_range){ 0 });
}

struct caps_elements build_first(struct caps *caps, struct caps_element element)
{
	struct caps_elements elements = no_elements;

	*vec_push(caps->arena, &elements) = element;
	return elements;
}

struct caps_elements build_ored(struct caps *caps, struct caps_elements elements,
				struct caps_element element)
{
	*vec_push(caps->arena, &elements) = element;
	elements.ored = true;
	return elements;
}

struct caps_elements build_listed(struct caps *caps, struct caps_elements list,
				  struct caps_elements more)
{
	for (size_t i = 0; i < more.count; i++)
		*vec_push(caps->arena, &list) = more.items[i];
	list.ored |= more.ored;
	return list;
}

static struct token_range span_of(struct caps_elements elements)
{
	return joined(elements.items[0].tokens,
		      elements.items[elements.count - 1].tokens);
}

struct caps_value build_value(struct caps_elements elements)
{
	return (struct caps_value){ .tokens = span_of(elements),
				    .elements = elements };
}

struct caps_value build_unknown_value(struct caps *caps,
				      struct caps_elements first,
				      struct caps_value last)
{
	struct token_range tokens = joined(span_of(first), last.tokens);

	return build_value(build_first(caps, build_unknown(tokens)));
}

static bool is_choice(const struct caps_value *value)
{
	return value->choice.first != value->choice.end;
}

/* A choice within a choice is C like any other, but holds no features. */
struct caps_value build_choice(struct caps *caps, struct caps_elements condition,
			       struct caps_value yes, struct caps_value no)
{
	struct token_range choice = span_of(condition);

	if (is_choice(&yes) || is_choice(&no))
		return build_unknown_value(caps, condition, no);
	return (struct caps_value){ .tokens = joined(choice, no.tokens),
				    .choice = choice,
				    .elements = yes.elements,
				    .otherwise = no.elements };
}

/* An array's size, a function's parameters, an attribute's arguments. */
struct token_range build_name(struct caps *caps, struct token_range name,
			      struct token_range group)
{
	refuse_touching(caps, group, true);
	return name;
}

static bool all_known(const struct caps_elements *elements)
{
	for (size_t i = 0; i < elements->count; i++)
		if (elements->items[i].kind == CAPS_UNKNOWN)
			return false;
	return true;
}

/* Statements. */

static struct caps_statement *add(struct caps *caps, enum caps_statement_kind kind)
{
	struct caps_statement *statement = vec_push(caps->arena, caps);

	statement->kind = kind;
	statement->condition = caps->condition;
	return statement;
}

/* What depends on a feature may ask for it with F(). */
void build_if(struct caps *caps, struct token_range condition)
{
	struct caps_condition *new = arena_alloc(caps->arena, sizeof *new);

	refuse_touching(caps, condition, false);
	add(caps, CAPS_OTHER)->tokens = condition;
	new->tokens = condition;
	new->outer = caps->condition;
	caps->condition = new;
}

void build_else(struct caps *caps)
{
	struct caps_condition *new = arena_alloc(caps->arena, sizeof *new);

	*new = *caps->condition;
	new->negated = true;
	caps->condition = new;
}

void build_end(struct caps *caps)
{
	caps->condition = caps->condition->outer;
}

void build_list(struct caps *caps, struct token_range name,
		struct token_range word, struct caps_elements elements,
		struct token_range closing)
{
	struct caps_statement *statement = add(caps, CAPS_LIST);

	statement->name = name.first;
	statement->word = word.first;
	statement->elements = elements;
	statement->tokens = (struct token_range){ word.end, closing.first };
}

void build_operation(struct caps *caps, struct token_range name,
		     struct token_range macro)
{
	struct caps_statement *statement = add(caps, CAPS_OPERATION);

	statement->name = name.first;
	statement->word = macro.first;
}

void build_change(struct caps *caps, enum caps_statement_kind kind,
		  struct token_range word, struct caps_elements elements)
{
	struct caps_statement *statement = add(caps, kind);

	statement->word = word.first;
	statement->elements = elements;
}

void build_local(struct caps *caps, struct token_range name,
		 struct caps_value value)
{
	struct caps_statement *statement = add(caps, CAPS_LOCAL);

	statement->name = name.first;
	statement->value = value;
	if (all_known(&value.elements) && all_known(&value.otherwise))
		refuse_touching(caps, value.choice, false);
	else
		refuse_touching(caps, value.tokens, true);
}

void build_call(struct caps *caps, struct token_range tokens)
{
	add(caps, CAPS_CALL)->name = tokens.first;
}

void build_other(struct caps *caps, struct token_range tokens)
{
	refuse_touching(caps, tokens, true);
	refuse_given_feature(caps, tokens);
	add(caps, CAPS_OTHER)->tokens = tokens;
}

static bool is_named(const struct caps *caps, uint32_t i, const char *name)
{
	const struct token *token = &caps->tokens[i];
	size_t length = token->end - token->start;

	return length == strlen(name) &&
	       memcmp(caps->source->text + token->start, name, length) == 0;
}

/* A call on all capabilities at once, or one that has to do with other memory. */
void build_memory(struct caps *caps, struct token_range name,
		  struct token_range arguments)
{
	uint32_t first = arguments.first;

	if (caps->tokens[first].kind == '&')
		first++;
	if (is_named(caps, first, "kvm_cpu_caps") &&
	    caps->tokens[first + 1].kind == ',')
		add(caps, CAPS_RESET)->name = name.first;
	else
		build_other(caps, arguments);
}
