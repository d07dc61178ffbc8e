/* SPDX-License-Identifier: MIT */
#include "blob.h"
#include "hash.h"
#include "unit_private.h"

enum {
	FIRST_SYMBOLS = 64,	/* enough for a file searched for calls */
	/* What expansions may make: far more than the largest tables need. */
	LEAST_ROOM = 1 << 18,	/* lexemes, and */
	ROOM_A_BYTE = 2,	/* so many more for each of the files' */
};

/* Symbols. */

static struct symbol *slot(struct symbol *symbols, size_t capacity,
			   const char *name, uint32_t length, uint32_t hash)
{
	size_t i = hash & (capacity - 1);

	while (symbols[i].name &&
	       !(symbols[i].hash == hash && symbols[i].length == length &&
		 memcmp(symbols[i].name, name, length) == 0))
		i = (i + 1) & (capacity - 1);
	return &symbols[i];
}

struct symbol *unit_symbol(const struct unit *unit, const char *name,
			   uint32_t length)
{
	struct symbol *symbol = slot(unit->symbols, unit->symbol_capacity, name,
				     length, (uint32_t)hash_bytes(name, length));

	return symbol->name ? symbol : NULL;
}

static void enlarge_symbols(struct unit *unit)
{
	size_t capacity = unit->symbol_capacity * 4;
	struct symbol *larger = arena_alloc(unit->arena, capacity * sizeof *larger);

	for (size_t i = 0; i < unit->symbol_capacity; i++) {
		const struct symbol *old = &unit->symbols[i];

		if (old->name)
			*slot(larger, capacity, old->name, old->length,
			      old->hash) = *old;
	}
	unit->symbols = larger;
	unit->symbol_capacity = capacity;
}

struct symbol *unit_intern(struct unit *unit, const struct unit_file *file,
			     const struct token *token)
{
	const char *name = file->source->text + token->start;
	uint32_t length = token->end - token->start;
	uint32_t hash = (uint32_t)hash_bytes(name, length);
	struct symbol *symbol;

	if (unit->symbol_count * 2 >= unit->symbol_capacity)
		enlarge_symbols(unit);
	symbol = slot(unit->symbols, unit->symbol_capacity, name, length, hash);
	if (!symbol->name) {
		*symbol = (struct symbol){ name, length, hash, NULL, NULL };
		unit->symbol_count++;
	}
	return symbol;
}

struct unit *unit_new(struct arena *arena, struct arena *texts, struct diag *diag,
		      const struct given_define *given)
{
	struct unit *unit = arena_alloc(arena, sizeof *unit);

	unit->arena = arena;
	unit->texts = texts;
	unit->diag = diag;
	unit->given = given;
	unit->symbol_capacity = FIRST_SYMBOLS;
	unit->room = LEAST_ROOM;
	unit->symbols = arena_alloc(arena, FIRST_SYMBOLS * sizeof *unit->symbols);
	return unit;
}

void unit_free(struct unit *unit)
{
	arena_free(&unit->scratch);
}

/* Places and texts. */

uint64_t unit_order(const struct unit_file *file, uint32_t offset)
{
	return (uint64_t)file->number << 32 | offset;
}

struct span unit_span(const struct unit_file *file, const struct token *token)
{
	return (struct span){ file->source, token->start, token->end };
}

struct span unit_range_span(const struct unit_file *file, const struct tokens *of,
			    struct token_range range)
{
	const struct token *first = &of->items[range.first];
	const struct token *last = &of->items[range.end > range.first
						      ? range.end - 1
						      : range.first];

	return (struct span){ file->source, first->start, last->end };
}

char *unit_token_text(struct unit *unit, const struct unit_file *file,
		      const struct token *token)
{
	return arena_strndup(unit->texts, file->source->text + token->start,
			     token->end - token->start);
}

bool unit_token_is(const struct unit_file *file, const struct token *token,
		   const char *text)
{
	size_t length = token->end - token->start;

	return strlen(text) == length &&
	       memcmp(file->source->text + token->start, text, length) == 0;
}

uint32_t unit_closing(const struct unit_file *file, uint32_t opening)
{
	const struct token *tokens = file->code.items;
	int depth = 0;
	uint32_t i;

	for (i = opening; tokens[i].kind != TOK_END; i++) {
		if (tokens[i].kind == '{')
			depth++;
		else if (tokens[i].kind == '}' && --depth == 0)
			break;
	}
	return i;
}

int unit_is_given(const struct unit *unit, const char *name, uint32_t length)
{
	for (const struct given_define *given = unit->given; given->name; given++)
		if (strlen(given->name) == length &&
		    memcmp(given->name, name, length) == 0)
			return given->defined;
	return -1;
}

bool unit_check_whole(struct unit *unit, const struct unit_file *file,
			struct span span)
{
	for (size_t i = 0; i < file->undecided.count; i++) {
		const struct undecided *part = &file->undecided.items[i];

		if (part->start < span.end && part->end > span.start) {
			diag_error(unit->diag,
				   (struct span){ file->source, part->start,
						  part->start + 1 },
				   DIAG_CONDITION,
				   "whether this is compiled cannot be decided");
			diag_note(unit->diag, part->condition,
				  "it depends on this condition");
			return false;
		}
	}
	for (size_t i = 0; i < file->includes.count; i++) {
		const struct span *include = &file->includes.items[i];

		if (include->start < span.end && include->end > span.start) {
			diag_error(unit->diag, *include, DIAG_CONSTRUCT,
				   "part of this is in another file");
			return false;
		}
	}
	return true;
}

/* Enumerations: which names they hold; their values are read when needed. */

/* Gives the token behind which they end. */
static uint32_t add_enumerators(struct unit *unit, struct enumeration *enumeration)
{
	struct unit_file *file = enumeration->file;
	const struct token *tokens = file->code.items;
	uint32_t end = unit_closing(file, enumeration->opening);
	VEC(struct enumerator) found = { 0 };
	int depth = 0;
	bool expect_name = false;

	for (uint32_t i = enumeration->opening; i < end; i++) {
		int kind = tokens[i].kind;

		if (kind == TOK_COMMENT)
			continue;
		if (kind == TOK_IDENT && expect_name)
			vec_push(unit->arena, &found)->index = i;
		depth += (kind == '{' || kind == '(') - (kind == '}' || kind == ')');
		expect_name = depth == 1 && (kind == '{' || kind == ',');
	}
	enumeration->enumerators = found.items;
	enumeration->enumerator_count = found.count;
	for (size_t i = 0; i < found.count; i++) {
		struct enumerator *enumerator = &found.items[i];
		struct symbol *symbol = unit_intern(unit, file, &tokens[enumerator->index]);

		enumerator->index = i;
		enumerator->enumeration = enumeration;
		enumerator->older = symbol->enumerators;
		symbol->enumerators = enumerator;
	}
	return end;
}

static void find_enumerations(struct unit *unit, struct unit_file *file)
{
	const struct token *tokens = file->code.items;

	for (uint32_t i = 0; i < file->code.count; i++) {
		struct enumeration *enumeration;
		uint32_t brace = i + 1;

		if (tokens[i].kind != TOK_IDENT ||
		    !unit_token_is(file, &tokens[i], "enum"))
			continue;
		while (tokens[brace].kind == TOK_COMMENT ||
		       tokens[brace].kind == TOK_IDENT)
			brace++;
		if (tokens[brace].kind != '{') {
			i = brace - 1;
			continue;
		}
		enumeration = arena_alloc(unit->arena, sizeof *enumeration);
		enumeration->file = file;
		enumeration->name = tokens[i + 1].kind == TOK_IDENT ? i + 1 : 0;
		enumeration->opening = brace;
		*vec_push(unit->arena, &unit->enumerations) = enumeration;
		i = add_enumerators(unit, enumeration);
	}
}

static struct unit_file *new_file(struct unit *unit, struct source *source)
{
	struct unit_file *file = arena_alloc(unit->arena, sizeof *file);

	file->source = source;
	file->number = (uint32_t)unit->files.count;
	unit->room += (uint64_t)source->size * ROOM_A_BYTE;
	*vec_push(unit->arena, &unit->files) = file;
	return file;
}

/*
 * The tokens of SOURCE: those of its blob, if that has been taken apart before. By
 * what words a file is, its path tells: bytes that are met at another one are lexed
 * for themselves.
 */
static bool lex(struct unit *unit, struct source *source, const char *const *words,
		struct tokens *tokens)
{
	struct blob *blob = source->blob;

	if (!blob || strcmp(blob->first->path, source->path) != 0)
		return ctoken_lex(unit->arena, unit->diag, source, words, tokens);
	if (blob->tokens.items)
		*tokens = blob->tokens;
	else if (ctoken_lex(blob->first->arena, unit->diag, source, words, tokens))
		blob->tokens = *tokens;
	else
		return false;
	return true;
}

struct unit_file *unit_add(struct unit *unit, struct source *source,
			   const char *const *words)
{
	unsigned errors = unit->diag->errors;
	struct unit_file *file = new_file(unit, source);

	if (!lex(unit, source, words, &file->text))
		return NULL;
	unit_take_apart(unit, file, false);
	find_enumerations(unit, file);
	return unit->diag->errors == errors ? file : NULL;
}

struct unit_file *unit_add_around(struct unit *unit, struct source *source,
				  const char *word)
{
	unsigned errors = unit->diag->errors;
	struct unit_file *file = new_file(unit, source);

	if (!ctoken_lex_around(unit->arena, unit->diag, source, word, &file->text))
		return NULL;
	unit_take_apart(unit, file, true);
	return unit->diag->errors == errors ? file : NULL;
}
