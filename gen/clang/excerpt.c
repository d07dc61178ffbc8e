/* SPDX-License-Identifier: MIT */
#include "excerpt.h"

#include "rough.h"

/* The rough parts of a file; comments and blanks lie between them. */
enum piece_kind { PIECE_WORD, PIECE_LITERAL, PIECE_MARK, PIECE_DIRECTIVE };

struct piece {
	uint32_t start, end;
	enum piece_kind kind;
};

static struct piece piece_at(const struct source *source, uint32_t i, bool first)
{
	char c = source->text[i];

	if (first && rough_hash_length(source, i))
		return (struct piece){ i, rough_after_directive(source, i), PIECE_DIRECTIVE };
	if (c == '"' || c == '\'')
		return (struct piece){ i, rough_after_literal(source, i), PIECE_LITERAL };
	if (rough_is_word(c))
		return (struct piece){ i, rough_after_word(source, i), PIECE_WORD };
	return (struct piece){ i, i + 1, PIECE_MARK };
}

static void show(struct excerpt *excerpt, uint32_t start, uint32_t end)
{
	memcpy(excerpt->text + start, excerpt->source->text + start, end - start);
}

/* All others name files, or may: what is outside of the tree is not to be read. */
static bool may_be_shown(struct span name)
{
	static const char *const names[] = {
		"define", "undef", "if", "ifdef", "ifndef", "elif", "elifdef",
		"elifndef", "else", "endif", "error", "warning",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (rough_reads(name.source, name.start, name.end, names[i]))
			return true;
	return false;
}

static void read_directive(struct arena *arena, struct excerpt *excerpt,
			   const struct piece *piece)
{
	struct source *source = excerpt->source;
	struct span name = rough_word_behind(source, piece->start +
						     rough_hash_length(source, piece->start));
	struct span word;

	if (rough_reads(source, name.start, name.end, "define")) {
		word = rough_word_behind(source, name.end);
		if (word.end > word.start)
			*vec_push(arena, &excerpt->defines) =
				(struct define){ word.start, word.end,
						 source->text[word.end] == '(' };
	}
	if (may_be_shown(name))
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
	excerpt->size = source->size;
	excerpt->text = arena_alloc(arena, source->size + 1u);
	blank(arena, excerpt);
	for (;;) {
		bool first = rough_skip_space(source, &i);
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

struct excerpt *excerpt_aside(struct arena *arena, struct source *source,
			      const char *part, uint32_t start, uint32_t end)
{
	struct excerpt *excerpt = arena_alloc(arena, sizeof *excerpt);
	size_t opening = strlen(ASIDE "(");

	excerpt->source = source;
	excerpt->part = part;
	excerpt->text = arena_printf(arena, ASIDE "(%.*s)\n", (int)(end - start),
				     source->text + start);
	excerpt->size = (uint32_t)(opening + (end - start) + 2);
	excerpt->shift = start - (uint32_t)opening;
	return excerpt;
}

/* Constructs. */

/* Pieces FIRST up to LAST, inclusive; OPENING is the brace that starts the body. */
struct extent {
	size_t first, opening, closing, last;
};

static bool is(const struct excerpt *excerpt, size_t i, const char *text)
{
	const struct piece *piece = &excerpt->pieces.items[i];

	return i < excerpt->pieces.count &&
	       excerpt->source->text[piece->start] == *text &&
	       piece->kind != PIECE_DIRECTIVE &&
	       rough_reads(excerpt->source, piece->start, piece->end, text);
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

/* The word that a construct is recognised by. */
static const char *word_of(enum construct construct, const char *name)
{
	return construct == CONSTRUCT_ENUM ? "enum"
	       : construct == CONSTRUCT_STRUCT ? "struct" : name;
}

/* The first piece from I on that starts at OFFSET or behind it. */
static size_t piece_from(const struct excerpt *excerpt, size_t i, uint32_t offset)
{
	size_t end = excerpt->pieces.count;

	while (i < end) {
		size_t middle = i + (end - i) / 2;

		if (excerpt->pieces.items[middle].start < offset)
			i = middle + 1;
		else
			end = middle;
	}
	return i;
}

/* The next piece from I on that reads WORD; the number of pieces if there is none. */
static size_t next_word(const struct excerpt *excerpt, size_t i, const char *word)
{
	const char *text = excerpt->source->text;

	while (i < excerpt->pieces.count && !is(excerpt, i, word)) {
		const char *place = strstr(text + excerpt->pieces.items[i].start + 1, word);

		if (!place)
			return excerpt->pieces.count;
		i = piece_from(excerpt, i + 1, (uint32_t)(place - text));
	}
	return i;
}

/* Sets where the construct ends that opens at EXTENT's brace. */
static void close_extent(const struct excerpt *excerpt, enum construct construct,
			 struct extent *extent)
{
	extent->closing = closing(excerpt, extent->opening, "{", "}");
	extent->last = extent->closing;
	while (construct != CONSTRUCT_FUNCTION &&
	       extent->last < excerpt->pieces.count && !is(excerpt, extent->last, ";"))
		extent->last++;
}

/* The next such construct from piece *I on, which is left behind it. */
static bool find(const struct excerpt *excerpt, enum construct construct,
		 const char *name, size_t *i, struct extent *extent)
{
	const char *word = word_of(construct, name);

	if (construct == CONSTRUCT_LINES || construct == CONSTRUCT_FILE)
		return false;
	while ((*i = next_word(excerpt, *i, word)) < excerpt->pieces.count) {
		if (!match(excerpt, *i, construct, name, extent)) {
			++*i;
			continue;
		}
		close_extent(excerpt, construct, extent);
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

struct span *excerpt_words(struct arena *arena, const struct excerpt *excerpt,
			   enum construct construct, const char *name, size_t *count)
{
	VEC(struct span) words = { 0 };
	struct extent extent;
	size_t i = 0;

	if (find(excerpt, construct, name, &i, &extent))
		for (i = extent.first; i < extent.last; i++)
			if (excerpt->pieces.items[i].kind == PIECE_WORD)
				*vec_push(arena, &words) = (struct span){
					excerpt->source,
					excerpt->pieces.items[i].start,
					excerpt->pieces.items[i].end
				};
	*count = words.count;
	return words.items;
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
		    (is(excerpt, i + 1, ";") || is(excerpt, i + 1, "[") ||
		     is(excerpt, i + 1, ",")))
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
	for (size_t k = first; k < i; k++)
		if (is(excerpt, k, ","))	/* declared with the one before */
			return strncmp(excerpt->text + start, type, strlen(type)) == 0;
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
