/* SPDX-License-Identifier: MIT */
/*
 * The lexer: its tokens cover the text, in order and without overlap, and what
 * it leaves out around a word has nothing to do with that word; nor is anything left
 * out that is no function's or initialiser's.
 */
#include "ctoken.h"

#include "fuzz.h"

#define WORD "cap"

/* How many bytes of white space are at TEXT: a blank, or a continued line. */
static size_t blank_length(const char *text)
{
	if (text[0] == '\\' && text[1] == '\n')
		return 2;
	if (text[0] == '\\' && text[1] == '\r' && text[2] == '\n')
		return 3;
	return strchr(" \t\f\v\r\n", text[0]) != NULL;
}

/* How long the comment is at TEXT; 0 if there is none that ends. */
static size_t comment_length(const char *text, size_t length)
{
	const char *end = length > 3 && strncmp(text, "/*", 2) == 0
				  ? memmem(text + 2, length - 2, "*/", 2) : NULL;

	return end ? (size_t)(end + 2 - text) : 0;
}

/* Between tokens there is white space; or a '#' in a line with at most comments. */
static bool is_blank(const char *text, size_t length)
{
	bool alone = false;	/* behind such a '#' */

	for (size_t i = 0; i < length;) {
		size_t blank = blank_length(text + i);

		if (!blank && alone)
			blank = comment_length(text + i, length - i);
		if (!blank && (alone || text[i] != '#'))
			return false;
		alone = text[i] != '\n' && (alone || !blank);
		i += blank ? blank : 1;
	}
	return true;
}

static bool is_directive(int kind)
{
	return kind >= TOK_DEFINE && kind <= TOK_OTHER_DIRECTIVE;
}

/* A directive's token is its name alone: before it are the '#' and comments. */
static bool is_before_name(const char *text, size_t length)
{
	return memchr(text, '#', length) != NULL;
}

static void check_kind(const struct source *source, const struct token *token)
{
	const char *text = source->text + token->start;
	uint32_t length = token->end - token->start;

	REQUIRE(length > 0 || token->kind == TOK_END || token->kind == TOK_DIRECTIVE_END);
	REQUIRE(token->kind >= 256 || token->kind == TOK_END ||
		(length == 1 && text[0] == token->kind));
	REQUIRE(token->kind != TOK_COMMENT || (length >= 2 && text[0] == '/'));
}

/* Every directive ends before the next one begins. */
static bool follow_directive(const struct token *token, bool inside)
{
	REQUIRE(!(inside && is_directive(token->kind)));
	REQUIRE(inside || token->kind != TOK_DIRECTIVE_END);
	REQUIRE(!(inside && token->kind == TOK_END));
	return is_directive(token->kind) ||
	       (inside && token->kind != TOK_DIRECTIVE_END);
}

/* IN_ORDER: no comment is left open; behind a '#', such a one is no token. */
static void check_cover(const struct source *source, const struct tokens *tokens,
			bool in_order)
{
	uint32_t behind = 0;
	bool inside = false;

	REQUIRE(tokens->count > 0);
	for (uint32_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];
		const char *gap = source->text + behind;

		REQUIRE(token->start >= behind && token->end >= token->start);
		REQUIRE(token->end <= source->size);
		REQUIRE(!in_order || (is_directive(token->kind)
					      ? is_before_name(gap, token->start - behind)
					      : is_blank(gap, token->start - behind)));
		REQUIRE((token->kind == TOK_END) == (i + 1 == tokens->count));
		check_kind(source, token);
		inside = follow_directive(token, inside);
		behind = token->end;
	}
	REQUIRE(behind == source->size);
}

/* Whether the token must be there when the text is read around WORD. */
static bool is_wanted(const struct source *source, const struct token *token, bool in_other)
{
	return token->kind == TOK_IDENT && !in_other &&
	       memmem(source->text + token->start, token->end - token->start, WORD,
		      strlen(WORD));
}

static bool is_same(const struct token *token, const struct token *other)
{
	return token->kind == other->kind && token->start == other->start &&
	       token->end == other->end;
}

/* How many braces TOKEN leaves open more than were open before it. */
static int opened_by(const struct token *token, bool in_directive)
{
	return in_directive ? 0 : (token->kind == '{') - (token->kind == '}');
}

/*
 * What PARTS leave out of ALL may be left out, which is asked of each token, the directive
 * it is in and how many braces are open; and wherever PARTS go on, as many are open there
 * as should be. But the end may come early.
 */
static void check_kept(const struct source *source, const struct tokens *all,
		       const struct tokens *parts,
		       bool may_be_left_out(const struct source *, const struct token *,
					    int directive, int depth))
{
	int directive = 0, depth = 0, kept_depth = 0;
	bool inside = false;
	uint32_t k = 0;

	for (uint32_t i = 0; i < all->count; i++) {
		const struct token *token = &all->items[i];

		inside = follow_directive(token, inside);
		directive = is_directive(token->kind) ? token->kind
			    : inside || token->kind == TOK_DIRECTIVE_END ? directive : 0;
		REQUIRE(k < parts->count);
		if (is_same(token, &parts->items[k])) {
			REQUIRE(depth == kept_depth || token->kind == TOK_END);
			kept_depth += opened_by(token, inside);
			k++;
		} else {
			REQUIRE(may_be_left_out(source, token, directive,
						depth + opened_by(token, inside)));
		}
		depth += opened_by(token, inside);
	}
	REQUIRE(k == parts->count);
}

/*
 * Of the parts that WORD is in front of: every name with it is there, all directives,
 * and all that is not within braces.
 */
static bool may_be_no_part(const struct source *source, const struct token *token,
			   int directive, int depth)
{
	return depth > 0 && !is_wanted(source, token, false) &&
	       (!directive || token->kind == TOK_COMMENT);
}

/* Around WORD: every name with it is there, but for #includes and the like. */
static bool may_be_not_around(const struct source *source, const struct token *token,
			      int directive, int depth)
{
	(void)depth;
	return !is_wanted(source, token, directive == TOK_OTHER_DIRECTIVE);
}

bool fuzz_one(struct fuzz *fuzz)
{
	struct source *source = fuzz_source(fuzz);
	static const char *const words[] = { WORD, NULL };
	struct tokens all, around, parts;
	bool good;

	if (!source)
		return false;
	good = ctoken_lex(&fuzz->arena, &fuzz->diag, source, NULL, &all);
	REQUIRE(memcmp(source->text, fuzz->bytes, fuzz->size) == 0);
	check_cover(source, &all, good);
	/* A comment that never ends is complained of once. */
	if (good && ctoken_lex_around(&fuzz->arena, &fuzz->diag, source, WORD, &around))
		check_kept(source, &all, &around, may_be_not_around);
	if (good && ctoken_lex(&fuzz->arena, &fuzz->diag, source, words, &parts))
		check_kept(source, &all, &parts, may_be_no_part);
	REQUIRE(memcmp(source->text, fuzz->bytes, fuzz->size) == 0);
	for (uint32_t i = 0; i < all.count; i++)
		fprintf(fuzz->out, "%u %u %d\n", all.items[i].start, all.items[i].end,
			all.items[i].kind);
	return good;
}
