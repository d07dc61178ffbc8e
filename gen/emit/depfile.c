/* SPDX-License-Identifier: MIT */
#include "depfile.h"

bool depfile_takes(const char *path)
{
	return *path != '~' && path[strcspn(path, "\n;|=%*?[")] == '\0';
}

/* A path as make's rules take it. */
static void print_make_path(const char *folder, const char *path, FILE *stream)
{
	const char *parts[] = { folder, folder ? "/" : "", path };

	for (int i = 0; i < 3; i++) {
		for (const char *c = parts[i] ? parts[i] : ""; *c; c++) {
			if (*c == '$')
				putc('$', stream);
			else if (strchr(" \t#\\:", *c))
				putc('\\', stream);
			putc(*c, stream);
		}
	}
}

/*
 * The files that were read, each between two texts. Embedded facts are none, nor
 * is what comes out of a repository.
 */
static void print_files(const struct input *input, const char *before,
			const char *behind, FILE *stream)
{
	size_t count = input->embedded || input->tree.revision ? 0
		       : input->saved ? 1 : input->facts.files.count;

	for (size_t i = 0; i < count; i++) {
		fputs(before, stream);
		if (input->saved)
			print_make_path(NULL, input->saved->path, stream);
		else
			print_make_path(input->tree.name,
					input->facts.files.items[i]->path, stream);
		fputs(behind, stream);
	}
}

static void print_others(const char *const *others, size_t count, const char *before,
			 const char *behind, FILE *stream)
{
	for (size_t i = 0; i < count; i++) {
		if (!others[i])
			continue;
		fputs(before, stream);
		print_make_path(NULL, others[i], stream);
		fputs(behind, stream);
	}
}

void depfile_print(struct text *text, const struct output_file *files, size_t count,
		   const struct input *const *inputs, size_t input_count,
		   const char *const *others, size_t other_count)
{
	FILE *stream = text_open(text);

	for (size_t i = 0; i < count; i++) {
		fputs(i ? " " : "", stream);
		print_make_path(NULL, files[i].path, stream);
	}
	putc(':', stream);
	for (size_t i = 0; i < input_count; i++)
		print_files(inputs[i], " \\\n  ", "", stream);
	print_others(others, other_count, " \\\n  ", "", stream);
	fputs("\n", stream);
	for (size_t i = 0; i < input_count; i++)
		print_files(inputs[i], "\n", ":\n", stream);
	print_others(others, other_count, "\n", ":\n", stream);
	fclose(stream);
}
