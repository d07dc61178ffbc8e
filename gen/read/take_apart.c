/* SPDX-License-Identifier: MIT */
/*
 * Takes a file apart by its directives: what it defines, under which conditions,
 * and what its code is.
 */
#include "unit_private.h"

enum {
	MOST_NESTED = 200,	/* #ifs within each other */
};

/* One #if that is open. */
struct conditional {
	struct span place;
	enum presence outer, now;
	bool taken, undecided, had_else;
};

/* What the directive handlers need besides the unit. */
struct walk {
	struct unit *unit;
	struct unit_file *file;
	bool keep_undecided;	/* in the code, see unit_add_around */
	struct token *code;	/* room for all tokens of the file */
	uint32_t code_count;
	struct conditional open[MOST_NESTED];
	size_t depth;
};

/* Conditions. */

static enum presence presence(const struct walk *walk)
{
	return walk->depth ? walk->open[walk->depth - 1].now : PRESENT;
}

/* #ifndef X with #define X right behind it: a guard, or a fallback. */
static bool is_guard(const struct walk *walk, uint32_t name)
{
	const struct token *tokens = walk->file->text.items;
	const char *text = walk->file->source->text;
	const struct token *other;
	uint32_t i = name + 1;

	while (tokens[i].kind == TOK_COMMENT || tokens[i].kind == TOK_DIRECTIVE_END)
		i++;
	if (tokens[i].kind != TOK_DEFINE)
		return false;
	other = &tokens[i + 1];
	return other->end - other->start == tokens[name].end - tokens[name].start &&
	       memcmp(text + other->start, text + tokens[name].start,
		      other->end - other->start) == 0;
}

/* Whether a name is a macro here: PRESENT it is, ABSENT it is not. */
static enum presence is_macro(const struct walk *walk, const struct token *name)
{
	const char *text = walk->file->source->text + name->start;
	const struct symbol *symbol =
		unit_symbol(walk->unit, text, name->end - name->start);
	int given = unit_is_given(walk->unit, text, name->end - name->start);

	if (symbol && symbol->macros) {
		if (symbol->macros->presence == UNDECIDED)
			return UNDECIDED;
		return symbol->macros->removed ? ABSENT : PRESENT;
	}
	return given < 0 ? UNDECIDED : given ? PRESENT : ABSENT;
}

static enum presence decide(struct walk *walk, uint32_t directive,
			    struct token_range range)
{
	const struct token *tokens = walk->file->text.items;
	int kind = tokens[directive].kind;
	enum presence defined;
	struct value value;

	if (kind == TOK_IFDEF)
		return is_macro(walk, &tokens[range.first]);
	if (kind == TOK_IFNDEF) {
		defined = is_macro(walk, &tokens[range.first]);
		if (defined == UNDECIDED && is_guard(walk, range.first))
			return PRESENT;
		return defined == UNDECIDED ? UNDECIDED :
		       defined == PRESENT ? ABSENT : PRESENT;
	}
	value = unit_condition(walk->unit, walk->file, range);
	return value.problem ? UNDECIDED : value.bits ? PRESENT : ABSENT;
}

/* Puts the directive into the code as one token. */
static void add_mark(struct walk *walk, uint32_t directive, int kind)
{
	struct token *token = &walk->code[walk->code_count++];

	*token = walk->file->text.items[directive];
	token->kind = kind;
}

/* What a branch is that would be THIS, given the branches before it. */
static enum presence branch(struct conditional *conditional, enum presence this)
{
	if (conditional->taken)
		return ABSENT;
	conditional->taken = this == PRESENT;	/* if not a branch before it */
	if (conditional->undecided && this == PRESENT)
		this = UNDECIDED;
	conditional->undecided |= this == UNDECIDED;
	return this;
}

/*
 * A branch of *CONDITIONAL begins that would be THIS: what is it inside of all
 * that is open? In kept code, a mark stands where it begins.
 */
static void begin_branch(struct walk *walk, struct conditional *conditional,
			 uint32_t directive, enum presence this)
{
	bool open = conditional->undecided;

	this = branch(conditional, this);
	conditional->now = conditional->outer == PRESENT || this == ABSENT
				   ? this : conditional->outer;
	if (walk->keep_undecided && conditional->undecided)
		add_mark(walk, directive, open ? TOK_ELSE : TOK_IF);
}

static void open_conditional(struct walk *walk, uint32_t directive,
			     struct token_range range)
{
	struct conditional *conditional = &walk->open[walk->depth];
	struct span place = unit_span(walk->file,
				      &walk->file->text.items[directive]);

	if (walk->depth == MOST_NESTED) {
		diag_error(walk->unit->diag, place, DIAG_SYNTAX,
			   "conditions nested too deeply");
		return;
	}
	*conditional = (struct conditional){ .place = place,
					     .outer = presence(walk) };
	conditional->now = conditional->outer;
	if (conditional->outer != ABSENT)
		begin_branch(walk, conditional, directive,
			     decide(walk, directive, range));
	walk->depth++;
}

static struct conditional *innermost(struct walk *walk, uint32_t directive)
{
	struct conditional *conditional = walk->open + walk->depth - 1;
	struct span place = unit_span(walk->file,
				      &walk->file->text.items[directive]);

	if (walk->depth == 0) {
		diag_error(walk->unit->diag, place, DIAG_SYNTAX,
			   "no #if is open here");
		return NULL;
	}
	return conditional;
}

static void on_condition(struct directives *directives, uint32_t directive,
			 struct token_range range)
{
	struct walk *walk = directives->context;
	struct conditional *conditional;

	if (directives->tokens->items[directive].kind != TOK_ELIF) {
		open_conditional(walk, directive, range);
		return;
	}
	conditional = innermost(walk, directive);
	if (conditional && conditional->had_else)
		diag_error(walk->unit->diag,
			   unit_span(walk->file, &walk->file->text.items[directive]),
			   DIAG_SYNTAX, "#elif behind #else");
	if (conditional && conditional->outer != ABSENT)
		begin_branch(walk, conditional, directive,
			     conditional->taken ? ABSENT
						: decide(walk, directive, range));
}

static void on_else(struct directives *directives, uint32_t directive)
{
	struct walk *walk = directives->context;
	struct conditional *conditional = innermost(walk, directive);

	if (!conditional)
		return;
	if (conditional->had_else)
		diag_error(walk->unit->diag,
			   unit_span(walk->file, &walk->file->text.items[directive]),
			   DIAG_SYNTAX, "a second #else");
	conditional->had_else = true;
	if (conditional->outer != ABSENT)
		begin_branch(walk, conditional, directive, PRESENT);
}

static void on_endif(struct directives *directives, uint32_t directive)
{
	struct walk *walk = directives->context;
	struct conditional *conditional = innermost(walk, directive);

	if (!conditional)
		return;
	if (walk->keep_undecided && conditional->undecided)
		add_mark(walk, directive, TOK_ENDIF);
	walk->depth--;
}

static void on_other(struct directives *directives, uint32_t directive)
{
	struct walk *walk = directives->context;
	const struct token *token = &directives->tokens->items[directive];
	struct span place = unit_span(walk->file, token);

	if (presence(walk) != PRESENT)
		return;
	if (unit_token_is(walk->file, token, "error"))
		diag_error(walk->unit->diag, place, DIAG_CONDITION,
			   "the tree itself says that this is an error");
	else if (unit_token_is(walk->file, token, "include") ||
		 unit_token_is(walk->file, token, "include_next"))
		*vec_push(walk->unit->arena, &walk->file->includes) = place;
}

/* Definitions. */

static struct macro *add_macro(struct walk *walk, uint32_t name)
{
	struct unit *unit = walk->unit;
	const struct token *token = &walk->file->text.items[name];
	struct macro *macro = arena_alloc(unit->arena, sizeof *macro);

	macro->file = walk->file;
	macro->name = name;
	macro->order = unit_order(walk->file, token->start);
	macro->presence = presence(walk);
	if (macro->presence == UNDECIDED)
		macro->condition = walk->open[walk->depth - 1].place;
	if (macro->presence != ABSENT) {
		struct symbol *symbol = unit_intern(unit, walk->file, token);

		macro->older = symbol->macros;
		symbol->macros = macro;
	}
	return macro;
}

static void count_parameters(struct macro *macro)
{
	size_t commas = 0, names = 0;

	for (uint32_t i = macro->parameters.first; i < macro->parameters.end; i++) {
		int kind = macro->file->text.items[i].kind;

		commas += kind == ',';
		names += kind == TOK_IDENT || kind == TOK_ELLIPSIS;
		macro->variadic |= kind == TOK_ELLIPSIS;
	}
	macro->parameter_count = names ? commas + 1 : 0;
}

static void on_define(struct directives *directives, uint32_t name,
		      bool function_like, struct token_range parameters,
		      struct token_range body)
{
	struct walk *walk = directives->context;
	struct macro *macro = add_macro(walk, name);

	macro->function_like = function_like;
	macro->parameters = parameters;
	macro->body = body;
	count_parameters(macro);
	*vec_push(walk->unit->arena, &walk->file->macros) = macro;
}

static void on_undef(struct directives *directives, uint32_t name)
{
	add_macro(directives->context, name)->removed = true;
}

/* Code. */

static void note_undecided(struct walk *walk, const struct token *token)
{
	struct span condition = walk->open[walk->depth - 1].place;
	struct unit_file *file = walk->file;
	size_t count = file->undecided.count;

	if (count && file->undecided.items[count - 1].condition.start == condition.start)
		file->undecided.items[count - 1].end = token->end;
	else
		*vec_push(walk->unit->arena, &file->undecided) = (struct undecided){
			token->start, token->end, condition };
}

static void on_code(struct directives *directives, struct token_range run)
{
	const struct token *tokens = directives->tokens->items;
	struct walk *walk = directives->context;

	if (presence(walk) == PRESENT ||
	    (presence(walk) == UNDECIDED && walk->keep_undecided)) {
		memcpy(&walk->code[walk->code_count], &tokens[run.first],
		       (run.end - run.first) * sizeof *tokens);
		walk->code_count += run.end - run.first;
	} else if (presence(walk) == UNDECIDED) {
		for (uint32_t i = run.first; i < run.end; i++)
			if (tokens[i].kind != TOK_COMMENT)
				note_undecided(walk, &tokens[i]);
	}
}

void unit_take_apart(struct unit *unit, struct unit_file *file, bool keep_undecided)
{
	static const struct directive_handlers handlers = {
		.define = on_define,
		.undef = on_undef,
		.condition = on_condition,
		.otherwise = on_else,
		.endif = on_endif,
		.other = on_other,
		.code = on_code,
	};
	struct walk *walk = arena_alloc(unit->arena, sizeof *walk);
	struct directives directives = { .diag = unit->diag,
					 .source = file->source,
					 .tokens = &file->text,
					 .handlers = &handlers,
					 .context = walk };

	walk->unit = unit;
	walk->file = file;
	walk->keep_undecided = keep_undecided;
	walk->code = arena_alloc_raw(unit->arena,
				     file->text.count * sizeof *walk->code);
	directives_walk(&directives);
	if (walk->depth)
		diag_error(unit->diag, walk->open[walk->depth - 1].place,
			   DIAG_SYNTAX, "this condition has no #endif");
	walk->code[walk->code_count++] = file->text.items[file->text.count - 1];
	file->code = (struct tokens){ walk->code, walk->code_count };
}
