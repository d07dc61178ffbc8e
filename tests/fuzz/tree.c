/* SPDX-License-Identifier: MIT */
/*
 * A whole tree, read in memory: two miniature trees, in which the input takes the
 * place of one file; its first letter tells which. What a reader takes can be
 * saved, and what was saved is read again.
 */
#include "facts_read.h"
#include "reader.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "fuzz.h"
#include "text.h"

enum { MOST_FILES = 64 };

struct kept_file {
	const char *path;	/* null behind the last one */
	char *text;
	size_t size;
};

/* A tree's folder, and its files as they are. */
struct kept_tree {
	int directory;
	struct kept_file files[MOST_FILES];
	size_t count;
};

static bool is_kept(const struct kept_tree *kept, const char *path)
{
	for (size_t i = 0; i < kept->count; i++)
		if (strcmp(kept->files[i].path, path) == 0)
			return true;
	return false;
}

/* Keeps the files of the manifest that the tree has, in its order. */
static void load(struct kept_tree *kept, struct arena *arena, const char *name,
		 const struct manifest_entry *manifest)
{
	kept->directory = open(arena_printf(arena, "%s/%s", getenv("FUZZ_DATA"), name),
			       O_RDONLY | O_DIRECTORY);
	REQUIRE(kept->directory >= 0);
	for (; manifest->construct; manifest++) {
		struct kept_file *file = &kept->files[kept->count];

		if (is_kept(kept, manifest->path) ||
		    faccessat(kept->directory, manifest->path, F_OK, 0) != 0)
			continue;
		REQUIRE(kept->count < MOST_FILES);
		file->path = manifest->path;
		file->text = fuzz_data(arena,
				       arena_printf(arena, "%s/%s", name, file->path),
				       &file->size);
		kept->count++;
	}
	REQUIRE(kept->count > 0);
}

/* The tree with SOURCE for its file number REPLACED. */
static void fill(struct fuzz *fuzz, const struct kept_tree *kept, size_t replaced,
		 struct source *source, struct tree *tree, struct arena *work)
{
	*tree = (struct tree){ .name = "tree", .directory = kept->directory,
			       .arena = &fuzz->arena, .work = work,
			       .diag = &fuzz->diag };
	for (size_t i = 0; i < kept->count; i++) {
		const struct kept_file *file = &kept->files[i];

		if (i == replaced) {
			source->path = file->path;
			*vec_push(&fuzz->arena, &tree->files) = source;
		} else {
			*vec_push(&fuzz->arena, &tree->files) = source_unhashed(
				&fuzz->arena, file->path, file->path, file->text,
				(uint32_t)file->size);
		}
	}
	/* Facts name each file's hash; which one does not matter here. */
	for (size_t i = 0; i < kept->count; i++)
		memset(tree->files.items[i]->sha256, '0', SHA256_HEX_SIZE - 1);
}

static void write_facts(struct facts *facts, struct arena *arena, struct text *text)
{
	FILE *stream = text_open(text);

	facts_sort(facts, arena);
	facts_write(facts, false, stream);
	fclose(stream);
}

/* What was saved of FACTS is read, and saved again is the same. */
static void check_saved(struct fuzz *fuzz, struct facts *facts)
{
	struct text text = { 0 }, again = { 0 };
	struct facts copy = { 0 };
	struct source *source;
	char *bytes;

	write_facts(facts, &fuzz->arena, &text);
	bytes = arena_alloc(&fuzz->arena, text.size + 2);
	memcpy(bytes, text.bytes, text.size);
	source = source_unhashed(&fuzz->arena, "saved", "saved", bytes, (uint32_t)text.size);
	REQUIRE(facts_read(source, &fuzz->arena, &fuzz->diag, &copy));
	write_facts(&copy, &fuzz->arena, &again);
	REQUIRE(again.size == text.size && memcmp(again.bytes, text.bytes, text.size) == 0);
	text_print(&text, fuzz->out);
	free(text.bytes);
	free(again.bytes);
}

/* The input's first letter, of '@' and on, as a number. */
static size_t take_number(struct source *source)
{
	unsigned char letter = (unsigned char)source->text[0];

	if (source->size == 0)
		return 0;
	source->text++;
	source->size--;
	return letter % 64u;
}

bool fuzz_one(struct fuzz *fuzz)
{
	static struct kept_tree linux_tree, qemu_tree;
	static struct arena kept;
	struct source *source = fuzz_source(fuzz);
	struct facts facts = { 0 };
	struct arena work = { 0 };
	struct tree tree;
	size_t which;
	bool good;

	if (!linux_tree.count) {
		load(&linux_tree, &kept, "linux", linux_manifest);
		load(&qemu_tree, &kept, "qemu", qemu_manifest);
	}
	if (!source)
		return false;
	which = take_number(source) % (linux_tree.count + qemu_tree.count);
	if (which < linux_tree.count) {
		fill(fuzz, &linux_tree, which, source, &tree, &work);
		good = read_linux(&tree, 0, &facts);
	} else {
		fill(fuzz, &qemu_tree, which - linux_tree.count, source, &tree, &work);
		good = read_qemu(&tree, 0, &facts);
	}
	arena_free(&work);	/* facts are whole without it */
	if (good)
		check_saved(fuzz, &facts);
	return good;
}
