/* SPDX-License-Identifier: MIT */
/*
 * The names in the comments of a list of features: what KVM leaves out.
 *
 * Where elements are joined by '|', such a comment stands behind a 0; where
 * they are joined by ',', at the start of a line.
 */
#include "caps_function.h"

#include <strings.h>

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_of_a_name(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
	       c == '/';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* The first word from TEXT on, and its *LENGTH: 0 if there is none. */
static const char *next_word(const char *text, const char *end, size_t *length)
{
	const char *word;

	while (text < end && is_blank(*text))
		text++;
	for (word = text; text < end && !is_blank(*text);)
		text++;
	*length = (size_t)(text - word);
	return word;
}

static bool is_name(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!is_of_a_name(word[i]))
			return false;
	return true;
}

/* One or two words, the first of which is a name: more than two are prose. */
static bool find_name(const char *piece, const char *end, const char **name,
		      size_t *length)
{
	size_t second, third;
	const char *word;

	*name = next_word(piece, end, length);
	if (*length == 0 || !is_letter(**name) || !is_name(*name, *length))
		return false;
	word = next_word(*name + *length, end, &second);
	if (!is_name(word, second))
		return false;
	next_word(word + second, end, &third);
	return third == 0 &&
	       !(*length == 8 && strncasecmp(*name, "Reserved", 8) == 0);
}

static void add_name(struct caps_function *function, const char *word,
		     const char *name, size_t length)
{
	struct reader *reader = function->reader;
	struct source *source = function->file->source;
	uint32_t start = (uint32_t)(name - source->text);
	struct kvm_left_out_fact *fact =
		vec_push(reader->arena, &reader->facts->linux_tree.kvm_left_out);

	fact->word = word;
	fact->name = arena_strndup(reader->arena, name, length);
	fact->place = (struct span){ source, start, start + (uint32_t)length };
}

/* A comment that goes over lines is a remark. */
static void read_comment(struct caps_function *function,
			 const struct token *comment, const char *word)
{
	const char *text = function->file->source->text + comment->start;
	const char *end = text + (comment->end - comment->start);
	const char *name;
	size_t length;

	if (memchr(text, '\n', (size_t)(end - text)))
		return;
	end -= text[1] == '*' ? 2 : 0;
	for (text += 2; text < end;) {
		const char *comma = memchr(text, ',', (size_t)(end - text));
		const char *piece_end = comma ? comma : end;

		if (find_name(text, piece_end, &name, &length))
			add_name(function, word, name, length);
		text = piece_end + 1;
	}
}

static bool is_first_on_line(const struct source *source,
			     const struct token *token)
{
	uint32_t i = token->start;

	while (i > 0 && is_blank(source->text[i - 1]))
		i--;
	return i == 0 || source->text[i - 1] == '\n';
}

void caps_read_left_out(struct caps_function *function,
			const struct caps_statement *list, const char *word)
{
	const struct token *tokens = function->file->code.items;

	for (size_t i = 0; list->elements.ored && i < list->elements.count; i++) {
		const struct caps_element *element = &list->elements.items[i];

		if (element->kind == CAPS_NUMBER &&
		    tokens[element->tokens.end].kind == TOK_COMMENT)
			read_comment(function, &tokens[element->tokens.end], word);
	}
	for (uint32_t i = list->tokens.first;
	     !list->elements.ored && i < list->tokens.end; i++)
		if (tokens[i].kind == TOK_COMMENT &&
		    is_first_on_line(function->file->source, &tokens[i]))
			read_comment(function, &tokens[i], word);
}
