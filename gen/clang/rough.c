/* SPDX-License-Identifier: MIT */
#include "rough.h"

bool rough_reads(const struct source *source, uint32_t start, uint32_t end,
		 const char *word)
{
	return end - start == strlen(word) &&
	       memcmp(source->text + start, word, end - start) == 0;
}

uint32_t rough_after_comment(const struct source *source, uint32_t i)
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

/* At the latest with its line. */
uint32_t rough_after_literal(const struct source *source, uint32_t i)
{
	char quote = source->text[i++];

	while (i < source->size && source->text[i] != quote &&
	       source->text[i] != '\n')
		i += source->text[i] == '\\' && i + 1 < source->size ? 2 : 1;
	return i < source->size && source->text[i] == quote ? i + 1 : i;
}

uint32_t rough_after_word(const struct source *source, uint32_t i)
{
	while (rough_is_word(source->text[i]))
		i++;
	return i;
}

uint32_t rough_after_directive(const struct source *source, uint32_t i)
{
	while (i < source->size && source->text[i] != '\n') {
		if (rough_starts_comment(source, i))
			i = rough_after_comment(source, i);
		else if (source->text[i] == '"')
			i = rough_after_literal(source, i);
		else
			i += source->text[i] == '\\' && source->text[i + 1] == '\n' ? 2 : 1;
	}
	return i;
}

bool rough_starts_line(const struct source *source, uint32_t i)
{
	while (i > 0 && (source->text[i - 1] == ' ' || source->text[i - 1] == '\t'))
		i--;
	return i == 0 || source->text[i - 1] == '\n';
}

bool rough_skip_space(const struct source *source, uint32_t *i)
{
	bool first = *i == 0;

	while (*i < source->size) {
		if (rough_starts_comment(source, *i))
			*i = rough_after_comment(source, *i);
		else if (rough_is_blank(source->text[*i]))
			first |= source->text[(*i)++] == '\n';
		else
			break;
	}
	return first;
}

struct span rough_word_behind(struct source *source, uint32_t i)
{
	while (source->text[i] == ' ' || source->text[i] == '\t' ||
	       (source->text[i] == '\\' && source->text[i + 1] == '\n'))
		i += source->text[i] == '\\' ? 2 : 1;
	return (struct span){ source, i, rough_after_word(source, i) };
}
