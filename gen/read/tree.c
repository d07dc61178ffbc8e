/* SPDX-License-Identifier: MIT */
#include "tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "blob.h"

static const struct span nowhere;

/* REPO@REV. */
static bool open_revision(struct tree *tree)
{
	const char *revision, *folder = revision_split(tree->name, tree->arena, &revision);

	if (!folder || *revision == '\0') {
		diag_error(tree->diag, nowhere, DIAG_FILE,
			   folder ? "'%s' names no revision behind the '@'"
				  : "cannot open '%s': it is no folder, nor is what stands before the '@'",
			   tree->name);
		return false;
	}
	tree->repository = arena_alloc(tree->arena, sizeof *tree->repository);
	tree->revision = arena_alloc(tree->arena, sizeof *tree->revision);
	return repository_open(tree->repository, folder, tree->diag) &&
	       revision_find(tree->revision, tree->repository, revision, tree->diag);
}

bool tree_open(struct tree *tree, const char *name, struct arena *arena,
	       struct diag *diag)
{
	*tree = (struct tree){ .name = name, .arena = arena, .work = arena, .diag = diag };
	tree->directory = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (tree->directory >= 0)
		return true;
	if (errno == ENOENT && strchr(name, '@'))
		return open_revision(tree);
	if (errno == ENOTDIR)
		diag_error(diag, nowhere, DIAG_FILE,
			   "'%s' is neither a folder with a source tree nor a file of facts",
			   name);
	else
		diag_error(diag, nowhere, DIAG_FILE, "cannot open '%s': %s", name,
			   strerror(errno));
	return false;
}

void tree_close(struct tree *tree)
{
	if (tree->directory >= 0)
		close(tree->directory);
	tree->directory = -1;
	if (!tree->repository)
		return;
	revision_free(tree->revision);
	repository_close(tree->repository);
}

bool tree_has(const struct tree *tree, const char *path)
{
	struct stat status;

	if (tree->revision)
		return revision_entry(tree->revision, path).kind != ENTRY_NOTHING;
	return fstatat(tree->directory, path, &status, 0) == 0;
}

/* Reads SIZE bytes, or what there is of them; -1 on an error. */
static ssize_t read_all(int file, char *buffer, size_t size)
{
	size_t got = 0;

	while (got < size) {
		ssize_t more = read(file, buffer + got, size - got);

		if (more < 0 && errno == EINTR)
			continue;
		if (more < 0)
			return -1;
		if (more == 0)
			break;
		got += (size_t)more;
	}
	return (ssize_t)got;
}

/* The text of an open regular file; null, with errno or *why, if there is none. */
static char *text_of(struct arena *arena, int file, uint32_t *size, const char **why)
{
	struct stat status;
	char *text;
	ssize_t got;

	*why = NULL;
	if (fstat(file, &status) != 0)
		return NULL;
	if (!S_ISREG(status.st_mode))
		*why = "is no regular file";
	else if (status.st_size > LARGEST_FILE)
		*why = "is too large to be what it should be (over 16 MiB)";
	if (*why)
		return NULL;
	text = arena_alloc_raw(arena, (size_t)status.st_size + 2);
	/* A byte more: a file that grows while it is read must not pass for whole. */
	got = read_all(file, text, (size_t)status.st_size + 1);
	if (got < 0)
		return NULL;
	if (got != status.st_size) {
		*why = "is not of the size it claims: does it change while it is read?";
		return NULL;
	}
	*size = (uint32_t)got;
	text[got] = text[got + 1] = '\0';
	return text;
}

/* What stands in a repository for a file that is kept elsewhere. */
static bool is_lfs_pointer(const struct source *source)
{
	static const char mark[] = "version https://git-lfs.github.com/spec/";

	return strncmp(source->text, mark, sizeof mark - 1) == 0;
}

/* Text it must be: NUL bytes or broken UTF-8 mean that this is something else. */
static bool check_text(struct diag *diag, struct source *source)
{
	uint32_t bad = source_first_bad_byte(source->text, source->size);

	if (is_lfs_pointer(source)) {
		diag_error(diag, (struct span){ source, 0, 1 }, DIAG_FILE,
			   "this is a pointer of Git LFS, not the file itself");
		return false;
	}
	if (bad == source->size)
		return true;
	diag_error(diag, (struct span){ source, bad, bad + 1 },
		   DIAG_ENCODING,
		   source->text[bad] ? "this byte is not UTF-8"
				     : "a NUL byte: this is no text file");
	return false;
}

static void refuse_file(struct diag *diag, const char *shown, const char *why)
{
	diag_error(diag, nowhere, DIAG_FILE, "'%s' %s%s", shown,
		   why ? why : "cannot be read: ", why ? "" : strerror(errno));
}

static struct source *read_source(struct tree *tree, const char *path, int file)
{
	const char *shown = arena_printf(tree->arena, "%s/%s", tree->name, path);
	const char *why;
	uint32_t size;
	char *text = text_of(tree->arena, file, &size, &why);
	struct source *source;

	if (!text) {
		refuse_file(tree->diag, shown, why);
		return NULL;
	}
	source = source_new(tree->arena, path, shown, text, size);
	*vec_push(tree->arena, &tree->files) = source;
	return check_text(tree->diag, source) ? source : NULL;
}

struct source *tree_read_saved(const char *name, struct arena *arena,
			       struct diag *diag)
{
	int file = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	const char *why = NULL;
	struct source *source;
	uint32_t size;
	char *text;

	text = file < 0 ? NULL : text_of(arena, file, &size, &why);
	if (!text)
		refuse_file(diag, name, why);
	if (file >= 0)
		close(file);
	if (!text)
		return NULL;
	source = source_unhashed(arena, name, name, text, size);
	return check_text(diag, source) ? source : NULL;
}

static struct source *read_from_folder(struct tree *tree, const char *path)
{
	int file = openat(tree->directory, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct source *source;

	if (file < 0) {
		if (errno != ENOENT && errno != ENOTDIR)
			diag_error(tree->diag, nowhere, DIAG_FILE,
				   "cannot open '%s/%s': %s", tree->name, path,
				   strerror(errno));
		return NULL;
	}
	source = read_source(tree, path, file);
	close(file);
	return source;
}

/* The bytes of an entry as a source; null, reported, if they cannot be had. */
static struct source *fetch(struct tree *tree, const char *path, const char *shown,
			    const struct entry *entry)
{
	struct arena *arena = tree->blobs ? tree->blobs->arena : tree->arena;
	const char *why;
	uint32_t size;
	char *text = repository_text(tree->revision->repository, entry, arena, &size, &why);

	if (!text) {
		refuse_file(tree->diag, shown, why);
		return NULL;
	}
	return source_new(arena, path, shown, text, size);
}

/* The same of a tree whose files are kept: only new bytes are fetched and checked. */
static struct source *fetch_once(struct tree *tree, const char *path, const char *shown,
				 const struct entry *entry)
{
	struct blobs *blobs = tree->blobs;
	void **known = table_at(&blobs->by_id, blobs->arena, &entry->id, sizeof entry->id);
	struct blob *blob = *known;
	struct source *source;

	/* A link's bytes may be a file's elsewhere: what it is counts, too. */
	if (blob && entry->kind == ENTRY_FILE)
		return source_again(tree->arena, blob->first, path, shown);
	source = fetch(tree, path, shown, entry);
	if (!source || !check_text(tree->diag, source))
		return NULL;
	blobs->fetched++;
	source->blob = *known = blob = arena_alloc(blobs->arena, sizeof *blob);
	blob->first = source;
	return source;
}

static struct source *read_from_revision(struct tree *tree, const char *path)
{
	const char *shown = arena_printf(tree->arena, "%s:%s", tree->name, path);
	struct entry entry = revision_entry(tree->revision, path);
	struct source *source;

	if (entry.kind == ENTRY_NOTHING)
		return NULL;
	source = tree->blobs ? fetch_once(tree, path, shown, &entry)
			     : fetch(tree, path, shown, &entry);
	if (!source)
		return NULL;
	*vec_push(tree->arena, &tree->files) = source;
	return tree->blobs || check_text(tree->diag, source) ? source : NULL;
}

struct source *tree_read(struct tree *tree, const char *path)
{
	unsigned errors = tree->diag->errors;
	struct source *source;

	for (size_t i = 0; i < tree->refused.count; i++)
		if (strcmp(tree->refused.items[i], path) == 0)
			return NULL;
	for (size_t i = 0; i < tree->files.count; i++)
		if (strcmp(tree->files.items[i]->path, path) == 0)
			return tree->files.items[i];
	source = tree->revision ? read_from_revision(tree, path)
				: read_from_folder(tree, path);
	if (tree->diag->errors > errors)
		*vec_push(tree->arena, &tree->refused) = path;
	return source;
}

static int by_path(const void *left, const void *right)
{
	const struct source *const *a = left, *const *b = right;

	return strcmp((*a)->path, (*b)->path);
}

void tree_list_files(struct tree *tree, struct facts *facts)
{
	for (size_t i = 0; i < tree->files.count; i++)
		*vec_push(tree->arena, &facts->files) = tree->files.items[i];
	if (facts->files.count)
		qsort(facts->files.items, facts->files.count,
		      sizeof *facts->files.items, by_path);
}

bool tree_kind(struct tree *tree, enum tree_kind *kind)
{
	if (tree_has(tree, "target/i386") || tree_has(tree, "target-i386"))
		*kind = TREE_QEMU;
	else if (tree_has(tree, "arch/x86"))
		*kind = TREE_LINUX;
	else
		diag_error(tree->diag, nowhere, DIAG_FILE,
			   "'%s' is neither a Linux source tree (it has no arch/x86) nor one of QEMU (no target/i386)",
			   tree->name);
	return tree->diag->errors == 0;
}
