/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

static const struct span nowhere;

bool reading_open(struct reading *reading)
{
	const char *revision, *folder;
	struct stat status;

	if (stat(reading->tree, &status) == 0)
		return true;
	folder = revision_split(reading->tree, reading->arena, &revision);
	return !folder ||
	       (repository_open(&reading->repository, folder, reading->diag) &&
		revision_find(&reading->revision, &reading->repository, revision,
			      reading->diag));
}

void reading_close(struct reading *reading)
{
	view_close(&reading->view);
	revision_free(&reading->revision);
	repository_close(&reading->repository);
}

bool reading_has(struct reading *reading, const char *path)
{
	struct stat status;

	if (reading->revision.files)
		return revision_entry(&reading->revision, path).kind != ENTRY_NOTHING;
	return stat(arena_printf(reading->arena, "%s/%s", reading->tree, path),
		    &status) == 0;
}

/* A source of what has been read; null, reported, if it is no text. */
static struct source *text_source(struct reading *reading, const char *path,
				  const char *shown, char *text, uint32_t size)
{
	struct source *source = source_new(reading->arena, path, shown, text, size);
	uint32_t bad = source_first_bad_byte(text, size);

	if (bad == size)
		return source;
	diag_error(reading->diag, (struct span){ source, bad, bad },
		   DIAG_ENCODING, "this cannot be read as text");
	return NULL;
}

static struct source *text_file(struct reading *reading, const char *path,
				const char *shown, FILE *file)
{
	struct stat status;
	size_t size;
	char *text;

	if (fstat(fileno(file), &status) != 0 || !S_ISREG(status.st_mode) ||
	    status.st_size > LARGEST_FILE) {
		diag_error(reading->diag, nowhere, DIAG_FILE,
			   "'%s' is no file of text", shown);
		return NULL;
	}
	text = arena_alloc_raw(reading->arena, (size_t)status.st_size + 2);
	size = fread(text, 1, (size_t)status.st_size + 1, file);
	if (size != (size_t)status.st_size) {
		diag_error(reading->diag, nowhere, DIAG_FILE,
			   "'%s' cannot be read whole, or changes meanwhile", shown);
		return NULL;
	}
	memset(text + size, 0, 2);
	return text_source(reading, path, shown, text, (uint32_t)size);
}

/* Not fopen(), which waits for somebody to write to what may be a pipe. */
static FILE *open_at_once(const char *path)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	return file < 0 ? NULL : fdopen(file, "r");
}

static struct source *file_in_folder(struct reading *reading, const char *path)
{
	const char *shown = arena_printf(reading->arena, "%s/%s", reading->tree, path);
	FILE *file = open_at_once(shown);
	struct source *source = NULL;

	if (file) {
		source = text_file(reading, path, shown, file);
		fclose(file);
	} else if (errno != ENOENT && errno != ENOTDIR) {
		diag_error(reading->diag, nowhere, DIAG_FILE,
			   "cannot open '%s': %s", shown, strerror(errno));
	}
	return source;
}

static struct source *file_in_revision(struct reading *reading, const char *path)
{
	const char *shown = arena_printf(reading->arena, "%s:%s", reading->tree, path);
	struct entry entry = revision_entry(&reading->revision, path);
	const char *why;
	uint32_t size;
	char *text;

	if (entry.kind == ENTRY_NOTHING)
		return NULL;
	text = repository_text(&reading->repository, &entry, reading->arena, &size, &why);
	if (text)
		return text_source(reading, path, shown, text, size);
	diag_error(reading->diag, nowhere, DIAG_FILE, "'%s' %s", shown, why);
	return NULL;
}

static struct opened *opened(struct reading *reading, const char *path)
{
	struct opened *entry;

	for (size_t i = 0; i < reading->opened.count; i++)
		if (strcmp(reading->opened.items[i].path, path) == 0)
			return &reading->opened.items[i];
	entry = vec_push(reading->arena, &reading->opened);
	entry->path = path;
	entry->source = reading->revision.files ? file_in_revision(reading, path)
						: file_in_folder(reading, path);
	return entry;
}

struct source *reading_source(struct reading *reading, const char *path)
{
	return opened(reading, path)->source;
}

struct excerpt *reading_excerpt(struct reading *reading, const char *path)
{
	struct opened *file = opened(reading, path);

	if (file->source && !file->excerpt)
		file->excerpt = excerpt_new(reading->arena, file->source);
	return file->excerpt;
}

struct outline *reading_outline(struct reading *reading, const char *path)
{
	struct opened *file = opened(reading, path);

	if (file->source && !file->outline)
		file->outline = outline_new(reading->arena, file->source);
	return file->outline;
}

struct excerpt *reading_find(struct reading *reading, const char *part,
			     enum construct construct, const char *name, bool must)
{
	for (const struct manifest_entry *entry = reading->manifest;
	     entry->construct; entry++) {
		struct excerpt *excerpt;

		if (strcmp(entry->construct, part) != 0)
			continue;
		excerpt = reading_excerpt(reading, entry->path);
		if (excerpt && excerpt_show(excerpt, construct, name))
			return excerpt;
	}
	if (must && reading->diag->errors == 0)
		reading_missing(reading, part, name);
	return NULL;
}

/* The top of the last of the files for PART that is there; else nowhere. */
static struct span top_of_last(struct reading *reading, const char *part)
{
	struct span top = { 0 };

	for (const struct manifest_entry *entry = reading->manifest;
	     entry->construct; entry++)
		if (strcmp(entry->construct, part) == 0 &&
		    reading_source(reading, entry->path))
			top.source = reading_source(reading, entry->path);
	return top;
}

void reading_missing(struct reading *reading, const char *part, const char *what)
{
	if (reading->partial)
		*vec_push(reading->arena, &reading->facts->missing) = part;
	else
		diag_error(reading->diag, top_of_last(reading, part), DIAG_MISSING,
			   "'%s': none of the files for '%s' has %s",
			   reading->tree, part, what);
}

static int by_path(const void *left, const void *right)
{
	const struct source *const *a = left, *const *b = right;

	return strcmp((*a)->path, (*b)->path);
}

void reading_list_files(struct reading *reading)
{
	struct facts *facts = reading->facts;

	for (size_t i = 0; i < reading->opened.count; i++)
		if (reading->opened.items[i].source)
			*vec_push(reading->arena, &facts->files) =
				reading->opened.items[i].source;
	if (facts->files.count)
		qsort(facts->files.items, facts->files.count,
		      sizeof *facts->files.items, by_path);
}

char *reading_text(struct reading *reading, const struct source *source,
		   uint32_t start, uint32_t end)
{
	return arena_strndup(reading->arena, source->text + start, end - start);
}

struct registers ask_registers(struct view *view, const char *prefix,
			       struct span place)
{
	static const char *const names[REG_COUNT] = { "EAX", "EBX", "ECX", "EDX" };
	struct registers registers;

	for (int reg = 0; reg < REG_COUNT; reg++)
		registers.questions[reg] =
			view_ask(view, place, NULL, "%s%s", prefix, names[reg]);
	return registers;
}

bool find_register(struct view *view, const struct registers *registers,
		   struct span place, uint64_t number, enum reg *reg)
{
	for (int i = 0; i < REG_COUNT; i++) {
		*reg = (enum reg)i;
		if (view_value(view, registers->questions[i]) == number)
			return true;
	}
	diag_error(view->diag, place, DIAG_VALUE,
		   "no register has the number %llu", (unsigned long long)number);
	return false;
}
