/* SPDX-License-Identifier: MIT */
#include "store.h"

#include <stdlib.h>

#include "blob.h"
#include "reader.h"
#include "version_order.h"

enum { TREE_KINDS = TREE_QEMU + 1 };

static const struct span nowhere;

/* The files that may be read of a kind of tree, each once, in order. */
struct paths {
	const char **items;
	size_t count, capacity;
	size_t version;		/* index of the file that tells it */
};

struct store {
	struct arena arena;	/* owns all that lives as long as the store */
	struct repository repository;
	unsigned how;
	struct paths paths[TREE_KINDS];
	struct blobs blobs;
	struct table things;	/* by kind and id: what number stands for them */
	struct table folders;	/* by struct folder_key: numbers of what is below */
	struct table readings;	/* by numbers of all files: facts */
	struct table bodies;	/* the same but for the version */
	struct store_counts counts;
};

/* What is where: a revision as far as facts hang on it. */
struct layout {
	const struct paths *paths;
	uint32_t *numbers;	/* of each path; 0: nothing is there */
};

/* The paths. */

static int by_text(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;

	return strcmp(*a, *b);
}

static void list_paths(struct arena *arena, const struct manifest_entry *manifest,
		       struct paths *paths)
{
	const char *version = NULL;
	size_t kept = 0;

	for (; manifest->construct; manifest++) {
		*vec_push(arena, paths) = manifest->path;
		if (strcmp(manifest->construct, "version") == 0)
			version = manifest->path;
	}
	qsort(paths->items, paths->count, sizeof *paths->items, by_text);
	for (size_t i = 0; i < paths->count; i++)
		if (kept == 0 || strcmp(paths->items[kept - 1], paths->items[i]) != 0)
			paths->items[kept++] = paths->items[i];
	paths->count = kept;
	for (size_t i = 0; i < kept; i++)
		// NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): each manifest has it
		if (strcmp(paths->items[i], version) == 0)
			paths->version = i;
}

/* What is at the paths. */

/* The same number for the same thing: its kind in the low bits. */
static uint32_t number_of(struct store *store, const struct entry *entry)
{
	struct {
		uint32_t kind;
		git_oid id;
	} key;
	void **known;

	if (entry->kind == ENTRY_NOTHING)
		return 0;
	memset(&key, 0, sizeof key);
	key.kind = entry->kind;
	key.id = entry->id;
	known = table_at(&store->things, &store->arena, &key, sizeof key);
	if (!*known)
		*known = (void *)(uintptr_t)store->things.count;
	return (uint32_t)(uintptr_t)*known * 8 + entry->kind;
}

static enum entry_kind kind_of(uint32_t number)
{
	return (enum entry_kind)(number % 8);
}

/* Some of the paths, which all begin with the same LENGTH bytes: a folder's. */
struct part {
	const struct paths *paths;
	size_t first, end, length;
};

static const uint32_t *look_below(struct store *store, const git_oid *folder,
				  struct part part);

/* How many of the part's paths lead through, or to, the next name of the first. */
static struct part next_group(const struct part *part, size_t first)
{
	const char *name = part->paths->items[first] + part->length;
	size_t length = strcspn(name, "/");
	struct part group = { part->paths, first, first, part->length + length + 1 };

	while (group.end < part->end) {
		const char *other = part->paths->items[group.end] + part->length;

		if (strncmp(other, name, length) != 0 || !strchr("/", other[length]))
			break;
		group.end++;
	}
	return group;
}

/* Numbers for the paths of a group, given what the folder has of that name. */
static void number_group(struct store *store, struct part group, const char *name,
			 const struct entry *entry, uint32_t *numbers)
{
	const uint32_t *below;

	/* The path that ends here stands in front of those that go on. */
	if (!strchr(name, '/')) {
		*numbers++ = number_of(store, entry);
		group.first++;
	}
	if (group.first == group.end)
		return;
	below = entry->kind == ENTRY_FOLDER ? look_below(store, &entry->id, group) : NULL;
	for (size_t i = group.first; i < group.end; i++)
		*numbers++ = below ? below[i - group.first]
			     : entry->kind == ENTRY_FILE ? 0 : number_of(store, entry);
}

/* The same for all of a part, whose folder is open. */
static void number_part(struct store *store, const git_tree *folder, struct part part,
			uint32_t *numbers)
{
	const struct git *git = store->repository.git;
	struct part group;

	for (size_t i = part.first; i < part.end; i = group.end) {
		const char *name = part.paths->items[i] + part.length;
		struct entry entry = entry_in(git, folder, name, strcspn(name, "/"));

		group = next_group(&part, i);
		number_group(store, group, name, &entry, numbers + (i - part.first));
	}
}

/*
 * What is at a part's paths, of a folder known by its id. Null if that is not in
 * the repository: who reads the tree is told so.
 */
static const uint32_t *look_below(struct store *store, const git_oid *folder,
				  struct part part)
{
	const struct git *git = store->repository.git;
	struct {
		const struct paths *paths;
		size_t first, end, length;
		git_oid id;
	} key;
	git_tree *open = NULL;
	uint32_t *numbers;
	void **known;

	memset(&key, 0, sizeof key);
	key.paths = part.paths;
	key.first = part.first;
	key.end = part.end;
	key.length = part.length;
	key.id = *folder;
	known = table_at(&store->folders, &store->arena, &key, sizeof key);
	if (*known)
		return *known;
	if (git->git_tree_lookup(&open, store->repository.handle, folder) != 0)
		return NULL;
	numbers = arena_alloc(&store->arena, (part.end - part.first) * sizeof *numbers);
	number_part(store, open, part, numbers);
	git->git_tree_free(open);
	*table_at(&store->folders, &store->arena, &key, sizeof key) = numbers;
	return numbers;
}

/* Facts. */

static bool read_files(struct store *store, struct tree *tree, enum tree_kind kind,
		       struct facts *facts)
{
	bool good = kind == TREE_LINUX ? read_linux(tree, store->how, facts)
				       : read_qemu(tree, store->how, facts);

	if (good)
		facts_sort(facts, tree->arena);
	store->counts.trees++;
	return good;
}

/* FACTS as they are with the version of TREE, whose other files are the same. */
static bool change_version(struct store *store, struct tree *tree,
			   const struct facts *same, const char *path, struct facts *facts)
{
	*facts = *same;
	if (!read_version(tree, store->how, facts))
		return false;
	memset(&facts->files, 0, sizeof facts->files);
	for (size_t i = 0; i < same->files.count; i++)
		*vec_push(tree->arena, &facts->files) =
			strcmp(same->files.items[i]->path, path) == 0
				? tree->files.items[0] : same->files.items[i];
	return true;
}

static const struct facts *read_layout(struct store *store, struct tree *tree,
				       enum tree_kind kind, const struct layout *layout)
{
	const struct paths *paths = layout->paths;
	size_t size = paths->count * sizeof *layout->numbers;
	uint32_t *version = &layout->numbers[paths->version], number = *version;
	void **reading = table_at(&store->readings, &store->arena, layout->numbers, size);
	void **body;
	struct facts *facts;
	bool good;

	if (*reading)
		return *reading;
	*version = kind_of(number);	/* that there is one, not which */
	body = table_at(&store->bodies, &store->arena, layout->numbers, size);
	facts = arena_alloc(&store->arena, sizeof *facts);
	good = *body && kind_of(number) == ENTRY_FILE
		       ? change_version(store, tree, *body, paths->items[paths->version],
					facts)
		       : read_files(store, tree, kind, facts);
	if (!good)
		return NULL;
	*reading = *body = facts;
	return facts;
}

static const struct facts *read_revision(struct store *store, struct tree *tree)
{
	struct part all = { 0 };
	struct layout layout;
	const uint32_t *numbers;
	enum tree_kind kind;

	if (!tree_kind(tree, &kind))
		return NULL;
	layout.paths = &store->paths[kind];
	all.paths = layout.paths;
	all.end = layout.paths->count;
	numbers = look_below(store, store->repository.git->git_tree_id(tree->revision->files),
			     all);
	if (!numbers) {
		diag_error(tree->diag, nowhere, DIAG_FILE, "'%s' cannot be read: %s",
			   tree->name, repository_trouble(&store->repository));
		return NULL;
	}
	layout.numbers = arena_alloc(&store->arena, all.end * sizeof *numbers);
	memcpy(layout.numbers, numbers, all.end * sizeof *numbers);
	return read_layout(store, tree, kind, &layout);
}

/* NAME is a revision's, or, if TAG is its full name, a tag's. */
static const struct facts *read_named(struct store *store, const char *name,
				      const char *tag, struct diag *diag)
{
	struct repository *repository = &store->repository;
	struct revision found;
	struct arena work = { 0 };
	struct diag own;
	struct tree tree = { .arena = &store->arena, .work = &work, .diag = &own,
			     .directory = -1, .revision = &found,
			     .blobs = &store->blobs };
	const struct facts *facts = NULL;

	/* Readers go by whether there has been an error: here, in this one. */
	diag_init(&own, diag->stream, diag->colour);
	store->counts.revisions++;
	tree.name = arena_printf(&store->arena, "%s@%s", repository->folder, name);
	if (tag ? revision_find_tag(&found, repository, tag, &own)
		: revision_find(&found, repository, name, &own))
		facts = read_revision(store, &tree);
	revision_free(&found);
	arena_free(&work);
	diag->errors += own.errors;
	return facts;
}

const struct facts *store_read(struct store *store, const char *revision,
			       struct diag *diag)
{
	return read_named(store, revision, NULL, diag);
}

const struct facts *store_read_tag(struct store *store, const char *tag,
				   struct diag *diag)
{
	return read_named(store, tag, arena_printf(&store->arena, "refs/tags/%s", tag),
			  diag);
}

/* Opening, closing. */

struct store *store_open(const char *repository, unsigned how, struct diag *diag)
{
	struct store *store = xmalloc(sizeof *store);

	memset(store, 0, sizeof *store);
	store->how = how;
	store->blobs.arena = &store->arena;
	list_paths(&store->arena, linux_manifest, &store->paths[TREE_LINUX]);
	list_paths(&store->arena, qemu_manifest, &store->paths[TREE_QEMU]);
	repository = arena_strndup(&store->arena, repository, strlen(repository));
	if (repository_open(&store->repository, repository, diag))
		return store;
	store_free(store);
	return NULL;
}

void store_free(struct store *store)
{
	repository_close(&store->repository);
	arena_free(&store->arena);
	free(store);
}

/* Tags. */

static int by_version(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;
	int order = version_compare(*a, *b);

	return order ? order : strcmp(*a, *b);
}

bool store_tags(struct store *store, const char *pattern, struct tag_names *names,
		struct diag *diag)
{
	size_t kept = 0;

	*names = (struct tag_names){ 0 };
	if (!tags_list(&store->repository, pattern, &store->arena, names, diag))
		return false;
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, by_version);
	for (size_t i = 0; i < names->count; i++)
		if (kept == 0 || strcmp(names->items[kept - 1], names->items[i]) != 0)
			names->items[kept++] = names->items[i];
	names->count = kept;
	return true;
}

struct store_counts store_counts(const struct store *store)
{
	struct store_counts counts = store->counts;

	counts.blobs = store->blobs.fetched;
	return counts;
}
