/* SPDX-License-Identifier: MIT */
/*
 * manual PAGE, manual bash, manual zsh: prints a manual page, or completions,
 * out of the tables that --help is made of. Used by the build; not installed.
 */
#include "manual.h"

#include <stdlib.h>

static const struct page_text *find_text(const char *page)
{
	const struct page_text *text = page_texts;

	while (text->page && strcmp(text->page, page) != 0)
		text++;
	return text->page ? text : NULL;
}

static bool print_page(const topic_list *all, const char *page, FILE *stream)
{
	const struct page_text *text = find_text(page);

	for (size_t i = 0; text && i < all->count; i++) {
		if (strcmp(all->items[i].page, page) != 0)
			continue;
		page_print(all, &all->items[i], text, stream);
		return true;
	}
	fprintf(stderr, "manual: error: '%s' needs a row in commands[] and one in page_texts[]\n",
		page);
	return false;
}

static bool print(const topic_list *all, const char *what, FILE *stream)
{
	if (strcmp(what, "bash") == 0)
		bash_print(all, stream);
	else if (strcmp(what, "zsh") == 0)
		zsh_print(all, stream);
	else
		return print_page(all, what, stream);
	return true;
}

int main(int count, char **arguments)
{
	struct arena arena = { 0 };
	topic_list all = { 0 };
	bool good;

	if (count != 2) {
		fputs("usage: manual PAGE | bash | zsh\n", stderr);
		return STATUS_BAD_USAGE;
	}
	topics_list(&all, &arena);
	good = print(&all, arguments[1], stdout);
	arena_free(&arena);
	if (!good)
		return STATUS_BAD_INPUT;
	return ferror(stdout) | fclose(stdout) ? STATUS_CANNOT_WRITE : STATUS_OK;
}
