/* SPDX-License-Identifier: MIT */
#include "repository.h"

#include <sys/stat.h>

#include "git_folder.h"

static const struct span nowhere;

const char *repository_trouble(const struct repository *repository)
{
	const git_error *error = repository->git->git_error_last();

	return error && error->message ? error->message : "for an unknown reason";
}

bool repository_open(struct repository *repository, const char *folder,
		     struct diag *diag)
{
	const char *why;

	*repository = (struct repository){ .folder = folder, .git = git_load(&why) };
	if (!repository->git) {
		diag_error(diag, nowhere, DIAG_FILE,
			   "cannot read revisions of '%s' without libgit2: %s", folder,
			   why);
		return false;
	}
	if (!git_folder_check(folder, diag))
		return false;
	if (repository->git->git_repository_open_ext(&repository->handle, folder,
						     GIT_REPOSITORY_OPEN_NO_SEARCH,
						     NULL) == 0)
		return true;
	diag_error(diag, nowhere, DIAG_FILE, "'%s' is no repository to read from: %s",
		   folder, repository_trouble(repository));
	return false;
}

void repository_close(struct repository *repository)
{
	if (repository->handle)
		repository->git->git_repository_free(repository->handle);
	repository->handle = NULL;
}

/* Finding a revision. */

/* Behind an error that may come of a clone that has not everything. */
static void tell_if_shallow(const struct repository *repository, struct diag *diag)
{
	if (repository->git->git_repository_is_shallow(repository->handle) == 1)
		diag_note(diag, nowhere,
			  "'%s' is a shallow clone: what is older is not in it",
			  repository->folder);
}

static void refuse_name(const struct repository *repository, const char *name,
			int error, struct diag *diag)
{
	if (error == GIT_ENOTFOUND)
		diag_error(diag, nowhere, DIAG_FILE, "'%s' has no revision '%s'",
			   repository->folder, name);
	else if (error == GIT_EAMBIGUOUS)
		diag_error(diag, nowhere, DIAG_FILE,
			   "'%s' could be one of several objects of '%s'", name,
			   repository->folder);
	else
		diag_error(diag, nowhere, DIAG_FILE,
			   "'%s' of '%s' cannot be read as a revision: %s", name,
			   repository->folder, repository_trouble(repository));
	tell_if_shallow(repository, diag);
}

static void refuse_object(const struct repository *repository, const char *name,
			  const git_object *object, int error, struct diag *diag)
{
	const struct git *git = repository->git;

	if (error == GIT_EPEEL || error == GIT_EINVALIDSPEC)
		diag_error(diag, nowhere, DIAG_FILE,
			   "'%s' of '%s' is a %s that leads to no tree of files", name,
			   repository->folder,
			   git->git_object_type2string(git->git_object_type(object)));
	else
		diag_error(diag, nowhere, DIAG_FILE,
			   "the tree of '%s' cannot be had from '%s': %s", name,
			   repository->folder, repository_trouble(repository));
	tell_if_shallow(repository, diag);
}

/* The files that OBJECT leads to, which is freed. */
static bool find_files(struct revision *revision, const char *name, git_object *object,
		       struct diag *diag)
{
	const struct repository *repository = revision->repository;
	const struct git *git = repository->git;
	git_object *files = NULL;
	int error = git->git_object_peel(&files, object, GIT_OBJECT_TREE);

	if (error)
		refuse_object(repository, name, object, error, diag);
	git->git_object_free(object);
	revision->files = (git_tree *)files;
	return !error;
}

bool revision_find(struct revision *revision, struct repository *repository,
		   const char *name, struct diag *diag)
{
	git_object *object = NULL;
	int error = repository->git->git_revparse_single(&object, repository->handle, name);

	*revision = (struct revision){ .repository = repository };
	if (!error)
		return find_files(revision, name, object, diag);
	refuse_name(repository, name, error, diag);
	return false;
}

bool revision_find_tag(struct revision *revision, struct repository *repository,
		       const char *reference, struct diag *diag)
{
	const struct git *git = repository->git;
	git_object *object = NULL;
	git_oid id;
	int error = git->git_reference_name_to_id(&id, repository->handle, reference);

	*revision = (struct revision){ .repository = repository };
	if (!error)
		error = git->git_object_lookup(&object, repository->handle, &id,
					       GIT_OBJECT_ANY);
	if (!error)
		return find_files(revision, reference, object, diag);
	diag_error(diag, nowhere, DIAG_FILE, "the tag '%s' of '%s' cannot be read: %s",
		   reference, repository->folder, repository_trouble(repository));
	tell_if_shallow(repository, diag);
	return false;
}

void revision_free(struct revision *revision)
{
	if (revision->files)
		revision->repository->git->git_tree_free(revision->files);
	revision->files = NULL;
}

/* Finding a file. */

static enum entry_kind kind_of(const struct git *git, const git_tree_entry *entry)
{
	switch (git->git_tree_entry_filemode(entry)) {
	case GIT_FILEMODE_TREE:
		return ENTRY_FOLDER;
	case GIT_FILEMODE_LINK:
		return ENTRY_LINK;
	case GIT_FILEMODE_COMMIT:
		return ENTRY_MODULE;
	default:
		return ENTRY_FILE;
	}
}

struct entry entry_in(const struct git *git, const git_tree *folder,
		      const char *name, size_t length)
{
	char component[256];
	const git_tree_entry *found;

	/* No path of a manifest comes near. */
	if (length >= sizeof component)
		return (struct entry){ .kind = ENTRY_NOTHING };
	memcpy(component, name, length);
	component[length] = '\0';
	found = git->git_tree_entry_byname(folder, component);
	if (!found)
		return (struct entry){ .kind = ENTRY_NOTHING };
	return (struct entry){ .kind = kind_of(git, found),
			       .id = *git->git_tree_entry_id(found) };
}

struct entry revision_entry(const struct revision *revision, const char *path)
{
	const struct git *git = revision->repository->git;
	git_tree *folder = revision->files;
	struct entry entry;

	for (;;) {
		size_t length = strcspn(path, "/");
		git_tree *deeper = NULL;

		entry = entry_in(git, folder, path, length);
		if (path[length] == '\0' || entry.kind != ENTRY_FOLDER)
			break;
		path += length + 1;
		if (git->git_tree_lookup(&deeper, revision->repository->handle,
					 &entry.id) != 0) {
			entry.kind = ENTRY_BROKEN;
			entry.why = repository_trouble(revision->repository);
			break;
		}
		if (folder != revision->files)
			git->git_tree_free(folder);
		folder = deeper;
	}
	if (folder != revision->files)
		git->git_tree_free(folder);
	/* As on a disk: behind a file there is nothing. */
	if (entry.kind == ENTRY_FILE && strchr(path, '/'))
		entry.kind = ENTRY_NOTHING;
	return entry;
}

/* Reading a file. */

/* Whether the object is a file's, and not too large; *WHY if not. */
static bool check_header(struct repository *repository, const git_oid *id,
			 const char **why)
{
	const struct git *git = repository->git;
	git_object_t type = GIT_OBJECT_INVALID;
	git_odb *objects = NULL;
	size_t size = 0;
	int error = git->git_repository_odb(&objects, repository->handle);

	if (!error)
		error = git->git_odb_read_header(&size, &type, objects, id);
	if (error == GIT_ENOTFOUND)
		*why = "is not in the repository, which may be a shallow or a partial clone, or broken";
	else if (error)
		*why = repository_trouble(repository);
	else if (type != GIT_OBJECT_BLOB)
		*why = "is no regular file";
	else if (size > LARGEST_FILE)
		*why = "is too large to be what it should be";
	if (objects)
		git->git_odb_free(objects);
	return !*why;
}

static const char *refusal(const struct entry *entry)
{
	switch (entry->kind) {
	case ENTRY_FILE:
		return NULL;
	case ENTRY_LINK:
		return "is a symbolic link, or behind one: in a revision these are not followed";
	case ENTRY_MODULE:
		return "is a submodule, or in one: its files are in another repository";
	case ENTRY_BROKEN:
		return entry->why;
	default:
		return "is no regular file";
	}
}

char *repository_text(struct repository *repository, const struct entry *entry,
		      struct arena *arena, uint32_t *size, const char **why)
{
	const struct git *git = repository->git;
	git_blob *blob = NULL;
	char *text;

	*why = refusal(entry);
	if (*why || !check_header(repository, &entry->id, why))
		return NULL;
	if (git->git_blob_lookup(&blob, repository->handle, &entry->id) != 0) {
		*why = repository_trouble(repository);
		return NULL;
	}
	*size = (uint32_t)git->git_blob_rawsize(blob);
	text = arena_alloc_raw(arena, *size + 2u);
	memcpy(text, git->git_blob_rawcontent(blob), *size);
	text[*size] = text[*size + 1] = '\0';
	git->git_blob_free(blob);
	return text;
}

/* Names. */

static bool is_folder(const char *name)
{
	struct stat status;

	return stat(name, &status) == 0 && S_ISDIR(status.st_mode);
}

const char *revision_split(const char *name, struct arena *arena,
			   const char **revision)
{
	for (size_t length = strlen(name); length-- > 0;) {
		const char *folder;

		if (name[length] != '@')
			continue;
		folder = arena_strndup(arena, name, length);
		if (!is_folder(folder))
			continue;
		*revision = name + length + 1;
		return folder;
	}
	return NULL;
}
