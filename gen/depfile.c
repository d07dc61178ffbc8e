/* SPDX-License-Identifier: MIT */
#include "depfile.h"

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

static void print_prerequisites(const struct input *input, FILE *stream)
{
	for (size_t i = 0; i < input->facts.files.count; i++) {
		fputs(" \\\n  ", stream);
		print_make_path(input->tree.name, input->facts.files.items[i]->path,
				stream);
	}
}

void depfile_print(struct text *text, const struct output_file *files, size_t count,
		   const struct input *const *inputs, size_t input_count)
{
	FILE *stream = text_open(text);

	for (size_t i = 0; i < count; i++) {
		fputs(i ? " " : "", stream);
		print_make_path(NULL, files[i].path, stream);
	}
	putc(':', stream);
	for (size_t i = 0; i < input_count; i++)
		print_prerequisites(inputs[i], stream);
	fputs("\n", stream);
	for (size_t i = 0; i < input_count; i++) {
		for (size_t k = 0; k < inputs[i]->facts.files.count; k++) {
			putc('\n', stream);
			print_make_path(inputs[i]->tree.name,
					inputs[i]->facts.files.items[k]->path,
					stream);
			fputs(":\n", stream);
		}
	}
	fclose(stream);
}
