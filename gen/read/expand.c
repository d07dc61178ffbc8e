/* SPDX-License-Identifier: MIT */
/* Macro expansion of expressions; see unit.h. */
#include "unit_private.h"

enum {
	/* Of one expression; a real table's masks take some hundreds of each. */
	MOST_LEXEMES = 1 << 18,
	MOST_USES = 1 << 13,	/* of macros */
	MOST_DEPTH = 200,	/* macros within macros */
	MOST_ARGUMENTS = 16,
};

/* The arguments of one use of a function-like macro, as written. */
struct arguments {
	struct { const struct lexeme *items; size_t count; } list[MOST_ARGUMENTS];
	size_t count;
};

struct lexeme unit_lexeme(const struct unit_file *file, const struct token *token)
{
	return (struct lexeme){ token->kind, file->source->text + token->start,
				token->end - token->start,
				unit_span(file, token) };
}

void unit_collect(struct arena *arena, const struct unit_file *file,
		  const struct tokens *of, struct token_range range,
		  struct lexemes *result)
{
	for (uint32_t i = range.first; i < range.end; i++)
		if (of->items[i].kind != TOK_COMMENT)
			*vec_push(arena, result) =
				unit_lexeme(file, &of->items[i]);
}

static void fail(struct expansion *expansion, enum diag_category category,
		 struct span place, const char *message)
{
	if (!expansion->problem)
		expansion->problem = value_problem(expansion->unit->arena, category,
						   place, message)
					     .problem;
}

struct macro *unit_macro_at(const struct symbol *symbol, uint64_t order)
{
	struct macro *later = NULL;

	for (struct macro *macro = symbol->macros; macro; macro = macro->older) {
		if (macro->order <= order)
			return macro->removed ? NULL : macro;
		if (!macro->removed)
			later = macro;
	}
	return later;
}

static bool is_word(const struct lexeme *lexeme, const char *word)
{
	return lexeme->kind == TOK_IDENT && lexeme->length == strlen(word) &&
	       memcmp(lexeme->text, word, lexeme->length) == 0;
}

/* The index among MACRO's parameters of a name; -1 if it is none. */
static int parameter_index(const struct macro *macro, const struct lexeme *name)
{
	const struct unit_file *file = macro->file;
	int index = 0;

	if (name->kind != TOK_IDENT)
		return -1;
	for (uint32_t i = macro->parameters.first; i < macro->parameters.end; i++) {
		const struct token *token = &file->text.items[i];

		if (token->kind == ',')
			index++;
		else if (token->kind == TOK_IDENT &&
			 token->end - token->start == name->length &&
			 memcmp(file->source->text + token->start, name->text,
				name->length) == 0)
			return index;
		else if (token->kind == TOK_ELLIPSIS && is_word(name, "__VA_ARGS__"))
			return index;
	}
	return -1;
}

/*
 * Splits the arguments behind '(' at ITEMS[0]. Returns how many lexemes they
 * take, parentheses included; 0 if they do not end or are too many.
 */
static size_t split_arguments(const struct lexeme *items, size_t count,
			      size_t parameters, bool variadic,
			      struct arguments *arguments)
{
	size_t start = 1;
	int depth = 0;

	arguments->count = 0;
	for (size_t i = 0; i < count; i++) {
		int kind = items[i].kind;
		bool last = variadic && arguments->count + 1 == parameters;

		if (kind == '(')
			depth++;
		else if (kind == ')')
			depth--;
		if (depth != 0 && !(depth == 1 && kind == ',' && !last))
			continue;
		if (arguments->count == MOST_ARGUMENTS)
			return 0;
		arguments->list[arguments->count].items = items + start;
		arguments->list[arguments->count++].count = i - start;
		start = i + 1;
		if (depth == 0)
			return i + 1;
	}
	return 0;
}

/* Counts lexemes made; all of a unit's expressions have room in common. */
static void count(struct expansion *expansion, size_t lexemes, struct span place)
{
	uint64_t *room = &expansion->unit->room;

	expansion->lexemes += lexemes;
	*room -= lexemes < *room ? lexemes : *room;
	if (expansion->lexemes > MOST_LEXEMES || *room == 0)
		fail(expansion, DIAG_VALUE, place, "this expands to too much");
}

static void append(struct expansion *expansion, const struct lexeme *items,
		   size_t size, struct lexemes *result)
{
	for (size_t i = 0; i < size; i++)
		*vec_push(expansion->arena, result) = items[i];
	if (size)
		count(expansion, size, result->items[0].place);
}

/* a ## b: joins RIGHT to the last lexeme of RESULT. */
static void paste(struct expansion *expansion, const struct lexeme *right,
		  struct lexemes *result)
{
	struct lexeme *left = &result->items[result->count - 1];
	char *text = arena_printf(expansion->arena, "%.*s%.*s",
				  (int)left->length, left->text,
				  (int)right->length, right->text);
	bool words = (left->kind == TOK_IDENT || left->kind == TOK_NUMBER) &&
		     (right->kind == TOK_IDENT || right->kind == TOK_NUMBER);

	if (!words)
		fail(expansion, DIAG_CONSTRUCT, right->place,
		     "these tokens cannot be pasted together");
	left->text = text;
	left->length += right->length;
}

/* Puts ARGUMENTS for the parameters in MACRO's body, and pastes. */
static void substitute(struct expansion *expansion, const struct macro *macro,
		       const struct arguments *arguments, struct lexemes *result)
{
	struct lexemes body = { 0 };

	unit_collect(expansion->arena, macro->file, &macro->file->text,
		     macro->body, &body);
	for (size_t i = 0; i < body.count && !expansion->problem; i++) {
		const struct lexeme *lexeme = &body.items[i];
		bool pasted = i > 0 && body.items[i - 1].kind == TOK_PASTE;
		bool pastes = i + 1 < body.count &&
			      body.items[i + 1].kind == TOK_PASTE;
		int parameter = parameter_index(macro, lexeme);
		struct lexemes piece = { 0 };
		size_t skip = 0;

		if (lexeme->kind == TOK_PASTE)
			continue;
		if (lexeme->kind == '#')
			fail(expansion, DIAG_CONSTRUCT, lexeme->place,
			     "a macro that makes strings is not known here");
		// NOLINTBEGIN(clang-analyzer-core.NullDereference): who has parameters has arguments
		if (parameter < 0)
			append(expansion, lexeme, 1, &piece);
		else if (pasted || pastes)
			append(expansion, arguments->list[parameter].items,
			       arguments->list[parameter].count, &piece);
		else
			unit_expand_lexemes(expansion,
					    arguments->list[parameter].items,
					    arguments->list[parameter].count,
					    &piece);
		// NOLINTEND(clang-analyzer-core.NullDereference)
		if (pasted && result->count && piece.count) {
			paste(expansion, piece.items, result);
			skip = 1;
		}
		if (piece.count > skip)
			append(expansion, piece.items + skip, piece.count - skip, result);
	}
}

static void rescan(struct expansion *expansion, struct macro *macro,
		   const struct arguments *arguments, struct lexemes *result)
{
	struct lexemes replaced = { 0 };

	count(expansion, 1, unit_span(macro->file, &macro->file->text.items[macro->name]));
	if (++expansion->uses > MOST_USES)
		fail(expansion, DIAG_VALUE,
		     unit_span(macro->file, &macro->file->text.items[macro->name]),
		     "this expands to too much");
	substitute(expansion, macro, arguments, &replaced);
	macro->busy = true;
	unit_expand_lexemes(expansion, replaced.items, replaced.count, result);
	macro->busy = false;
}

/* A use of a function-like macro at ITEMS[0]; returns the lexemes it takes. */
static size_t expand_call(struct expansion *expansion, struct macro *macro,
			  const struct lexeme *items, size_t count,
			  struct lexemes *result)
{
	size_t parameters = macro->parameter_count, taken;
	struct arguments arguments;

	if (count < 2 || items[1].kind != '(') {
		append(expansion, items, 1, result);
		return 1;
	}
	taken = split_arguments(items + 1, count - 1, parameters,
				macro->variadic, &arguments);
	if (parameters == 0 && arguments.count == 1 && arguments.list[0].count == 0)
		arguments.count = 0;
	if (taken == 0 || arguments.count != parameters) {
		fail(expansion, DIAG_SYNTAX, items[0].place,
		     "these are not the arguments that the macro takes");
		return count;
	}
	rescan(expansion, macro, &arguments, result);
	return taken + 1;
}

/* Copies "defined NAME" or "defined(NAME)" as it is. */
static size_t copy_defined(struct expansion *expansion,
			   const struct lexeme *items, size_t count,
			   struct lexemes *result)
{
	size_t wanted = count > 1 && items[1].kind == '(' ? 4 : 2;

	if (wanted > count)
		wanted = count;
	append(expansion, items, wanted, result);
	return wanted;
}

static struct macro *macro_for(const struct expansion *expansion,
			       const struct lexeme *lexeme)
{
	const struct symbol *symbol;
	struct macro *macro;

	if (lexeme->kind != TOK_IDENT)
		return NULL;
	symbol = unit_symbol(expansion->unit, lexeme->text, lexeme->length);
	macro = symbol ? unit_macro_at(symbol, expansion->order) : NULL;
	if (!macro || macro->busy ||
	    (expansion->functions_only && !macro->function_like))
		return NULL;
	return macro;
}

static size_t expand_one(struct expansion *expansion, const struct lexeme *items,
			 size_t count, struct lexemes *result)
{
	struct macro *macro;

	if (expansion->in_condition && is_word(items, "defined"))
		return copy_defined(expansion, items, count, result);
	macro = macro_for(expansion, items);
	if (!macro) {
		append(expansion, items, 1, result);
		return 1;
	}
	if (macro->presence == UNDECIDED)
		fail(expansion, DIAG_CONDITION, macro->condition,
		     "a macro that is needed depends on this condition, which cannot be decided");
	if (macro->function_like)
		return expand_call(expansion, macro, items, count, result);
	rescan(expansion, macro, NULL, result);
	return 1;
}

void unit_expand_lexemes(struct expansion *expansion, const struct lexeme *items,
			 size_t count, struct lexemes *result)
{
	if (++expansion->depth > MOST_DEPTH && count)
		fail(expansion, DIAG_VALUE, items[0].place,
		     "macros nested too deeply");
	for (size_t i = 0; i < count && !expansion->problem;)
		i += expand_one(expansion, items + i, count - i, result);
	expansion->depth--;
}

bool unit_expand(struct unit *unit, struct unit_file *file,
		 struct token_range range, bool functions_only,
		 struct lexemes *result)
{
	struct expansion expansion = {
		.unit = unit,
		.arena = unit->arena,
		.order = unit_order(file, file->code.items[range.first].start),
		.functions_only = functions_only,
	};
	struct lexemes written = { 0 };

	unit_collect(unit->arena, file, &file->code, range, &written);
	unit_expand_lexemes(&expansion, written.items, written.count, result);
	if (expansion.problem)
		diag_error(unit->diag, expansion.problem->place,
			   expansion.problem->category, "%s",
			   expansion.problem->message);
	return !expansion.problem;
}
