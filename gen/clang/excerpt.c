/* SPDX-License-Identifier: MIT */
#include "excerpt.h"

#include <ctype.h>

/* The rough parts of a file; comments and blanks lie between them. */
enum piece_kind { PIECE_WORD, PIECE_LITERAL, PIECE_MARK, PIECE_DIRECTIVE };

struct piece {
	uint32_t start, end;
	enum piece_kind kind;
};

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$';
}

/* Where the comment at I ends. */
static uint32_t after_comment(const struct source *source, uint32_t i)
{
	const char *text = source->text, *end;

	if (text[i + 1] == '*') {
		end = strstr(text + i + 2, "*/");
		return end ? (uint32_t)(end + 2 - text) : source->size;
	}
	while (i < source->size && text[i] != '\n')
		i += text[i] == '\\' && text[i + 1] == '\n' ? 2 : 1;
	return i;
}

static bool starts_comment(const struct source *source, uint32_t i)
{
	return source->text[i] == '/' &&
	       (source->text[i + 1] == '*' || source->text[i + 1] == '/');
}

/* Where the literal at I ends; at the latest with its line. */
static uint32_t after_literal(const struct source *source, uint32_t i)
{
	char quote = source->text[i++];

	while (i < source->size && source->text[i] != quote &&
	       source->text[i] != '\n')
		i += source->text[i] == '\\' && i + 1 < source->size ? 2 : 1;
	return i < source->size && source->text[i] == quote ? i + 1 : i;
}

/* A directive ends with its line, unless a comment or a backslash carries it on. */
static uint32_t after_directive(const struct source *source, uint32_t i)
{
	while (i < source->size && source->text[i] != '\n') {
		if (starts_comment(source, i))
			i = after_comment(source, i);
		else if (source->text[i] == '"')
			i = after_literal(source, i);
		else
			i += source->text[i] == '\\' && source->text[i + 1] == '\n' ? 2 : 1;
	}
	return i;
}

static uint32_t after_word(const struct source *source, uint32_t i)
{
	while (is_word(source->text[i]))
		i++;
	return i;
}

/* Skips blanks and comments; true if what follows is the first on its line. */
static bool skip_space(const struct source *source, uint32_t *i)
{
	bool first = *i == 0;

	while (*i < source->size) {
		if (starts_comment(source, *i))
			*i = after_comment(source, *i);
		else if (isspace((unsigned char)source->text[*i]))
			first |= source->text[(*i)++] == '\n';
		else
			break;
	}
	return first;
}

static struct piece piece_at(const struct source *source, uint32_t i, bool first)
{
	char c = source->text[i];

	if (c == '#' && first)
		return (struct piece){ i, after_directive(source, i), PIECE_DIRECTIVE };
	if (c == '"' || c == '\'')
		return (struct piece){ i, after_literal(source, i), PIECE_LITERAL };
	if (is_word(c))
		return (struct piece){ i, after_word(source, i), PIECE_WORD };
	return (struct piece){ i, i + 1, PIECE_MARK };
}

static void show(struct excerpt *excerpt, uint32_t start, uint32_t end)
{
	memcpy(excerpt->text + start, excerpt->source->text + start, end - start);
}

/* The word behind blanks at I, as if it were a macro's name. */
static struct define word_behind(const struct source *source, uint32_t i)
{
	struct define word;

	while (source->text[i] == ' ' || source->text[i] == '\t' ||
	       (source->text[i] == '\\' && source->text[i + 1] == '\n'))
		i += source->text[i] == '\\' ? 2 : 1;
	word.start = i;
	word.end = after_word(source, i);
	word.function_like = source->text[word.end] == '(';
	return word;
}

static bool reads(const struct source *source, uint32_t start, uint32_t end,
		  const char *word)
{
	return end - start == strlen(word) &&
	       memcmp(source->text + start, word, end - start) == 0;
}

static void read_directive(struct arena *arena, struct excerpt *excerpt,
			   const struct piece *piece)
{
	const struct source *source = excerpt->source;
	struct define name = word_behind(source, piece->start + 1), word = name;

	if (reads(source, name.start, name.end, "define")) {
		word = word_behind(source, name.end);
		if (word.end > word.start)
			*vec_push(arena, &excerpt->defines) = word;
	}
	if (!reads(source, name.start, name.end, "include") &&
	    !reads(source, name.start, name.end, "pragma"))
		show(excerpt, piece->start, piece->end);
}

/* All of the file; directives that are not shown stay so. */
static void show_between_directives(struct excerpt *excerpt)
{
	uint32_t start = 0;

	for (size_t i = 0; i < excerpt->pieces.count; i++) {
		const struct piece *piece = &excerpt->pieces.items[i];

		if (piece->kind != PIECE_DIRECTIVE)
			continue;
		show(excerpt, start, piece->start);
		start = piece->end;
	}
	show(excerpt, start, excerpt->source->size);
}

static void blank(struct arena *arena, struct excerpt *excerpt)
{
	const struct source *source = excerpt->source;
	const char *newline = source->text;

	memset(excerpt->text, ' ', source->size);
	*vec_push(arena, &excerpt->lines) = 0;
	while ((newline = strchr(newline, '\n')) != NULL) {
		uint32_t offset = (uint32_t)(newline++ - source->text);

		excerpt->text[offset] = '\n';
		*vec_push(arena, &excerpt->lines) = offset + 1;
	}
}

uint32_t excerpt_offset(const struct excerpt *excerpt, uint32_t line,
			uint32_t column)
{
	if (line == 0 || line > excerpt->lines.count)
		return 0;
	return excerpt->lines.items[line - 1] + column - 1;
}

struct excerpt *excerpt_new(struct arena *arena, struct source *source)
{
	struct excerpt *excerpt = arena_alloc(arena, sizeof *excerpt);
	uint32_t i = 0;

	excerpt->source = source;
	excerpt->text = arena_alloc(arena, source->size + 1u);
	blank(arena, excerpt);
	for (;;) {
		bool first = skip_space(source, &i);
		struct piece piece;

		if (i >= source->size)
			return excerpt;
		piece = piece_at(source, i, first);
		*vec_push(arena, &excerpt->pieces) = piece;
		if (piece.kind == PIECE_DIRECTIVE)
			read_directive(arena, excerpt, &piece);
		i = piece.end;
	}
}

/* Constructs. */

/* Pieces FIRST up to LAST, inclusive; OPENING is the brace that starts the body. */
struct extent {
	size_t first, opening, closing, last;
};

static bool is(const struct excerpt *excerpt, size_t i, const char *text)
{
	return i < excerpt->pieces.count &&
	       excerpt->pieces.items[i].kind != PIECE_DIRECTIVE &&
	       reads(excerpt->source, excerpt->pieces.items[i].start,
		     excerpt->pieces.items[i].end, text);
}

/* The bracket that closes the one at I; the number of pieces if none does. */
static size_t closing(const struct excerpt *excerpt, size_t i, const char *open,
		      const char *close)
{
	size_t depth = 0;

	for (; i < excerpt->pieces.count; i++) {
		depth += is(excerpt, i, open);
		if (is(excerpt, i, close) && --depth == 0)
			break;
	}
	return i;
}

/* Where the declaration that I is in starts. */
static size_t declaration_start(const struct excerpt *excerpt, size_t i)
{
	while (i > 0 && !is(excerpt, i - 1, ";") && !is(excerpt, i - 1, "}") &&
	       !is(excerpt, i - 1, ")") &&
	       excerpt->pieces.items[i - 1].kind != PIECE_DIRECTIVE)
		i--;
	return i;
}

/* KEYWORD [NAME] { ... } */
static bool match_tagged(const struct excerpt *excerpt, size_t i,
			 const char *keyword, const char *name,
			 struct extent *extent)
{
	if (!is(excerpt, i, keyword))
		return false;
	extent->first = i > 0 && is(excerpt, i - 1, "typedef") ? i - 1 : i;
	extent->opening = i + 1;
	if (!is(excerpt, extent->opening, "{")) {
		if (name && !is(excerpt, i + 1, name))
			return false;
		extent->opening++;
	} else if (name) {
		return false;
	}
	return is(excerpt, extent->opening, "{");
}

static bool match_array(const struct excerpt *excerpt, size_t i, const char *name,
			struct extent *extent)
{
	if (!is(excerpt, i, name) || !is(excerpt, i + 1, "["))
		return false;
	extent->first = declaration_start(excerpt, i);
	extent->opening = closing(excerpt, i + 1, "[", "]") + 2;
	return is(excerpt, extent->opening - 1, "=") &&
	       is(excerpt, extent->opening, "{");
}

static bool match_function(const struct excerpt *excerpt, size_t i,
			   const char *name, struct extent *extent)
{
	if (!is(excerpt, i, name) || !is(excerpt, i + 1, "("))
		return false;
	extent->first = declaration_start(excerpt, i);
	extent->opening = closing(excerpt, i + 1, "(", ")") + 1;
	return is(excerpt, extent->opening, "{");
}

static bool match(const struct excerpt *excerpt, size_t i,
		  enum construct construct, const char *name,
		  struct extent *extent)
{
	switch (construct) {
	case CONSTRUCT_ENUM:
		return match_tagged(excerpt, i, "enum", name, extent);
	case CONSTRUCT_STRUCT:
		return match_tagged(excerpt, i, "struct", name, extent);
	case CONSTRUCT_ARRAY:
		return match_array(excerpt, i, name, extent);
	case CONSTRUCT_FUNCTION:
		return match_function(excerpt, i, name, extent);
	default:
		return false;
	}
}

/* The next such construct from piece *I on, which is left behind it. */
static bool find(const struct excerpt *excerpt, enum construct construct,
		 const char *name, size_t *i, struct extent *extent)
{
	for (; *i < excerpt->pieces.count; ++*i) {
		if (!match(excerpt, *i, construct, name, extent))
			continue;
		extent->closing = closing(excerpt, extent->opening, "{", "}");
		extent->last = extent->closing;
		while (construct != CONSTRUCT_FUNCTION &&
		       extent->last < excerpt->pieces.count &&
		       !is(excerpt, extent->last, ";"))
			extent->last++;
		*i = extent->opening + 1;
		return true;
	}
	return false;
}

/* A piece's end; past the last one, the file's: the compiler shall complain. */
static uint32_t piece_end(const struct excerpt *excerpt, size_t i)
{
	return i < excerpt->pieces.count ? excerpt->pieces.items[i].end
					 : excerpt->source->size;
}

static void show_extent(struct excerpt *excerpt, const struct extent *extent)
{
	uint32_t start = excerpt->pieces.items[extent->first].start;

	/* What an enum without a typedef declares is of no concern. */
	if (is(excerpt, extent->first, "enum") &&
	    extent->last < excerpt->pieces.count) {
		show(excerpt, start, piece_end(excerpt, extent->closing));
		excerpt->text[piece_end(excerpt, extent->last) - 1] = ';';
	} else {
		show(excerpt, start, piece_end(excerpt, extent->last));
	}
}

bool excerpt_show(struct excerpt *excerpt, enum construct construct,
		  const char *name)
{
	struct extent extent;
	bool found = construct == CONSTRUCT_LINES || construct == CONSTRUCT_FILE;

	if (construct == CONSTRUCT_FILE)
		show_between_directives(excerpt);
	for (size_t i = 0; find(excerpt, construct, name, &i, &extent); found = true)
		show_extent(excerpt, &extent);
	return found;
}

uint32_t excerpt_start(const struct excerpt *excerpt, enum construct construct,
		       const char *name)
{
	struct extent extent;
	size_t i = 0;

	return find(excerpt, construct, name, &i, &extent)
		       ? excerpt->pieces.items[extent.first].start : 0;
}

uint32_t excerpt_count_commas(const struct excerpt *excerpt,
			      enum construct construct, const char *name)
{
	struct extent extent;
	size_t i = 0, depth = 0;
	uint32_t count = 0;

	if (!find(excerpt, construct, name, &i, &extent))
		return 0;
	for (i = extent.opening; i < extent.closing; i++) {
		depth += is(excerpt, i, "{");
		depth -= is(excerpt, i, "}");
		count += depth == 1 && is(excerpt, i, ",");
	}
	return count;
}

/* The piece that is the member's name; 0 if there is none. */
static size_t member_of(const struct excerpt *excerpt, const char *name,
			const char *member)
{
	struct extent extent;
	size_t i = 0;

	if (!find(excerpt, CONSTRUCT_STRUCT, name, &i, &extent))
		return 0;
	for (i = extent.opening; i < extent.closing; i++)
		if (is(excerpt, i, member) &&
		    (is(excerpt, i + 1, ";") || is(excerpt, i + 1, "[")))
			return i;
	return 0;
}

bool excerpt_retype(struct excerpt *excerpt, const char *name,
		    const char *member, const char *type)
{
	size_t i = member_of(excerpt, name, member), first = i;
	uint32_t end, start;

	if (i == 0)
		return false;
	while (!is(excerpt, first - 1, ";") && !is(excerpt, first - 1, "{") &&
	       !is(excerpt, first - 1, "}") &&
	       excerpt->pieces.items[first - 1].kind != PIECE_DIRECTIVE)
		first--;
	start = excerpt->pieces.items[first].start;
	end = excerpt->pieces.items[i].start;
	if (end - start <= strlen(type))
		return false;
	for (uint32_t k = start; k < end; k++)
		if (excerpt->text[k] != '\n')
			excerpt->text[k] = ' ';
	/* Where the type is one line up from the name, so be it. */
	memcpy(excerpt->text + start, type, strlen(type));
	return true;
}
