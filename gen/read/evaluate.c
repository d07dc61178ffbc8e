/* SPDX-License-Identifier: MIT */
/* Values of expressions, enumerators and macros; see unit.h. */
#include "unit_private.h"

enum {
	MOST_NESTED = 64,	/* expressions that others wait for */
};

/* What the names in one expression are resolved against. */
struct resolving {
	struct unit *unit;
	uint64_t order;
};

/* Reads an enumeration's items; broken ones say so once. */
static bool read_enumeration(struct unit *unit, struct enumeration *enumeration)
{
	struct decl decl = { .arena = unit->arena,
			     .diag = unit->diag,
			     .source = enumeration->file->source,
			     .tokens = enumeration->file->code.items,
			     .next = enumeration->opening + 1 };
	struct span span;

	if (enumeration->read)
		return !enumeration->broken;
	enumeration->read = true;
	enumeration->broken = true;
	if (!decl_read_enum(&decl))
		return false;
	span = unit_range_span(enumeration->file, &enumeration->file->code,
			       (struct token_range){ enumeration->opening, decl.end });
	if (!unit_check_whole(unit, enumeration->file, span))
		return false;
	if (decl.enumerators.count != enumeration->enumerator_count) {
		diag_error(unit->diag, span, DIAG_CONSTRUCT,
			   "an enumeration of a form not known here");
		return false;
	}
	enumeration->text = decl.enumerators;
	enumeration->broken = false;
	return true;
}

struct enumeration *unit_enumeration(struct unit *unit, const char *name)
{
	for (size_t i = 0; i < unit->enumerations.count; i++) {
		struct enumeration *enumeration = unit->enumerations.items[i];
		const struct unit_file *file = enumeration->file;

		if (enumeration->name &&
		    unit_token_is(file, &file->code.items[enumeration->name], name))
			return read_enumeration(unit, enumeration) ? enumeration
								   : NULL;
	}
	return NULL;
}

/* Names. */

static struct value own_problem(struct unit *unit, const struct lexeme *name,
				enum diag_category category, const char *format)
{
	char *message = arena_printf(unit->arena, format, (int)name->length,
				     name->text);

	return value_problem(unit->arena, category, name->place, message);
}

/* Two enumerators of one name must be of one value. */
static struct value enumerator_named(struct unit *unit,
				     const struct lexeme *name,
				     struct enumerator *newest)
{
	struct value value = unit_enumerator_value(unit, newest);

	if (value.problem)
		return value;
	for (struct enumerator *older = newest->older; older; older = older->older) {
		struct value other = unit_enumerator_value(unit, older);

		if (!other.problem && other.bits != value.bits)
			return own_problem(unit, name, DIAG_DUPLICATE,
					   "%.*s has two values");
	}
	return value;
}

static struct value name_value(void *context, const struct lexeme *name)
{
	const struct resolving *resolving = context;
	struct unit *unit = resolving->unit;
	const struct symbol *symbol = unit_symbol(unit, name->text, name->length);
	const struct macro *macro =
		symbol ? unit_macro_at(symbol, resolving->order) : NULL;

	if (symbol && symbol->enumerators)
		return enumerator_named(unit, name, symbol->enumerators);
	if (macro)
		return own_problem(unit, name, DIAG_VALUE,
				   macro->function_like
					   ? "%.*s is a macro that takes arguments"
					   : "%.*s is defined by way of itself");
	return own_problem(unit, name, DIAG_NAME, "nothing defines %.*s");
}

static struct value is_defined(void *context, const struct lexeme *name)
{
	const struct resolving *resolving = context;
	const struct symbol *symbol =
		unit_symbol(resolving->unit, name->text, name->length);
	int given = unit_is_given(resolving->unit, name->text, name->length);

	if (symbol && symbol->macros && symbol->macros->presence == PRESENT)
		return value_int(!symbol->macros->removed);
	if (given >= 0 && !(symbol && symbol->macros))
		return value_int(given);
	return own_problem(resolving->unit, name, DIAG_CONDITION,
			   "whether %.*s is defined is not known");
}

/* Expressions. */

static struct value evaluate_lexemes(struct unit *unit, uint64_t order,
				     const struct lexemes *written,
				     struct span place, bool in_condition)
{
	struct expansion expansion = { .unit = unit,
				       .arena = &unit->scratch,
				       .order = order,
				       .in_condition = in_condition };
	struct resolving resolving = { unit, order };
	struct lexemes expanded = { 0 };
	struct cexpr expr = { .arena = unit->arena,
			      .place = place,
			      .name_value = name_value,
			      .is_defined = in_condition ? is_defined : NULL,
			      .context = &resolving };

	unit_expand_lexemes(&expansion, written->items, written->count, &expanded);
	if (expansion.problem)
		return (struct value){ .width = 32, .problem = expansion.problem };
	expr.next = expanded.items;
	expr.left = expanded.count;
	cexpr_evaluate(&expr);
	return expr.result;
}

/* The lexemes that expressions took are forgotten when none is evaluated any more. */
static void leave(struct unit *unit)
{
	if (--unit->evaluating == 0)
		arena_reset(&unit->scratch);
}

/* Evaluates, and forgets the lexemes it took; a value holds none of them. */
static struct value evaluate(struct unit *unit, struct unit_file *file,
			     const struct tokens *of, struct token_range range,
			     bool in_condition)
{
	struct lexemes written = { 0 };
	struct span place = unit_range_span(file, of, range);
	struct value value;

	if (unit->evaluating == MOST_NESTED)
		return value_problem(unit->arena, DIAG_VALUE, place,
				     "definitions nested too deeply");
	unit->evaluating++;
	unit_collect(&unit->scratch, file, of, range, &written);
	value = evaluate_lexemes(unit, unit_order(file, place.start), &written,
				 place, in_condition);
	leave(unit);
	return value;
}

struct value unit_condition(struct unit *unit, struct unit_file *file,
			    struct token_range range)
{
	return evaluate(unit, file, &file->text, range, true);
}

/* Enumerators. */

/* The value of one whose predecessors in the enumeration are known. */
static struct value computed(struct unit *unit, struct enumerator *which)
{
	struct unit_file *file = which->enumeration->file;
	const struct enumerator_text *text =
		&which->enumeration->text.items[which->index];

	if (text->value.first != text->value.end)
		return evaluate(unit, file, &file->code, text->value, false);
	if (which->index == 0)
		return value_int(0);
	return value_binary(unit->arena, '+', which[-1].value, value_int(1),
			    unit_span(file, &file->code.items[text->name]));
}

struct value unit_enumerator_value(struct unit *unit, struct enumerator *which)
{
	struct enumeration *enumeration = which->enumeration;
	const struct unit_file *file = enumeration->file;

	if (!read_enumeration(unit, enumeration))
		return value_problem(unit->arena, DIAG_SYNTAX,
				     unit_span(file,
					       &file->code.items[enumeration->opening]),
				     "this enumeration could not be read");
	while (enumeration->known <= which->index) {
		struct enumerator *next =
			&enumeration->enumerators[enumeration->known];

		if (enumeration->busy)
			return value_problem(
				unit->arena, DIAG_VALUE,
				unit_range_span(file, &file->code,
						enumeration->text.items[next->index].value),
				"this enumerator is defined by way of itself");
		enumeration->busy = true;
		next->value = computed(unit, next);
		enumeration->busy = false;
		enumeration->known++;
	}
	return which->value;
}

/* What readers call. */

static bool report_problem(struct unit *unit, const struct problem *problem,
			   struct span place)
{
	if (!problem)
		return true;
	diag_error(unit->diag, problem->place, problem->category, "%s",
		   problem->message);
	if (problem->place.source != place.source ||
	    problem->place.start < place.start || problem->place.start >= place.end)
		diag_note(unit->diag, place, "needed here");
	return false;
}

bool unit_evaluate(struct unit *unit, struct unit_file *file,
		   const struct tokens *of, struct token_range range,
		   struct value *value)
{
	*value = evaluate(unit, file, of, range, false);
	return report_problem(unit, value->problem, unit_range_span(file, of, range));
}

bool unit_named_value(struct unit *unit, const char *name, struct span place,
		      struct value *value)
{
	struct lexeme lexeme = { TOK_IDENT, name, (uint32_t)strlen(name), place };
	const struct lexemes written = { &lexeme, 1, 1 };

	unit->evaluating++;
	*value = evaluate_lexemes(unit, UINT64_MAX, &written, place, false);
	leave(unit);
	return report_problem(unit, value->problem, place);
}

bool unit_check_macro(struct unit *unit, const struct macro *macro)
{
	if (macro->presence != UNDECIDED)
		return true;
	diag_error(unit->diag,
		   unit_span(macro->file, &macro->file->text.items[macro->name]),
		   DIAG_CONDITION, "whether this is defined cannot be decided");
	diag_note(unit->diag, macro->condition, "it depends on this condition");
	return false;
}

struct macro *unit_find_macro(struct unit *unit, const char *name)
{
	const struct symbol *symbol =
		unit_symbol(unit, name, (uint32_t)strlen(name));

	return symbol ? unit_macro_at(symbol, UINT64_MAX) : NULL;
}

bool unit_macro_value(struct unit *unit, struct macro *macro,
		      struct value *value)
{
	bool known;

	if (!unit_check_macro(unit, macro))
		return false;
	macro->busy = true;	/* its own name in its body is not it again */
	known = unit_evaluate(unit, macro->file, &macro->file->text, macro->body,
			      value);
	macro->busy = false;
	return known;
}
