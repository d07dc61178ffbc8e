/* SPDX-License-Identifier: MIT */
#include "tags.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { ID_DIGITS = 40 };

static const char prefix[] = "refs/tags/";
static const struct span nowhere;

struct listing {
	const struct repository *repository;
	const char *pattern;
	struct arena *arena;
	struct tag_names *names;
	struct diag *diag;
};

static void add_name(struct listing *listing, const char *name)
{
	if (fnmatch(listing->pattern, name, 0) == 0)
		*vec_push(listing->arena, listing->names) =
			arena_strndup(listing->arena, name, strlen(name));
}

/* False, for its caller. */
static bool refuse(struct listing *listing, const char *path, const char *why)
{
	diag_error(listing->diag, nowhere, DIAG_FILE,
		   "the tags of '%s' cannot be listed: '%s' %s%s",
		   listing->repository->folder, path, why ? why : "cannot be read: ",
		   why ? "" : strerror(errno));
	return false;
}

/* Tags with a file each. */

static bool list_folder(struct listing *listing, const char *path, const char *name);

/* Names that no tag may have: those of git's own files. */
static bool is_no_tag(const char *name)
{
	static const char lock[] = ".lock";
	size_t length = strlen(name);

	return *name == '.' || (length >= sizeof lock - 1 &&
				strcmp(name + length - (sizeof lock - 1), lock) == 0);
}

/*
 * What cannot be looked at might be a folder full of tags. A link to a folder might
 * lead to where it stands itself.
 */
static bool list_entry(struct listing *listing, const char *path, const char *name)
{
	struct stat status, behind;

	if (lstat(path, &status) != 0)
		return errno == ENOENT || refuse(listing, path, NULL);
	if (S_ISDIR(status.st_mode))
		return list_folder(listing, path, name);
	if (S_ISLNK(status.st_mode) && stat(path, &behind) == 0 && S_ISDIR(behind.st_mode))
		return refuse(listing, path, "is a symbolic link to a folder");
	add_name(listing, name);
	return true;
}

/* The folder at PATH, whose tags' names all begin with NAME. One that has gone is empty. */
static bool list_folder(struct listing *listing, const char *path, const char *name)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	bool good = true;

	if (!folder)
		return errno == ENOENT || refuse(listing, path, NULL);
	while (errno = 0, entry = readdir(folder)) {
		const char *slash = *name ? "/" : "";

		if (is_no_tag(entry->d_name))
			continue;
		good &= list_entry(listing,
				   arena_printf(listing->arena, "%s/%s", path, entry->d_name),
				   arena_printf(listing->arena, "%s%s%s", name, slash,
						entry->d_name));
	}
	if (errno)
		good = refuse(listing, path, NULL);
	closedir(folder);
	return good;
}

/* Tags that share a file. */

/* A line of LENGTH bytes: an id and a name, a remark, or what the tag before leads to. */
static bool list_line(struct listing *listing, char *line, size_t length)
{
	const char *name = line + ID_DIGITS + 1;

	if (line[length - 1] != '\n' || strlen(line) != length)
		return false;
	line[strcspn(line, "\r\n")] = '\0';
	if (*line == '#' || *line == '^')
		return true;
	if (strspn(line, "0123456789abcdefABCDEF") != ID_DIGITS || line[ID_DIGITS] != ' ')
		return false;
	if (strncmp(name, prefix, sizeof prefix - 1) == 0)
		add_name(listing, name + sizeof prefix - 1);
	return true;
}

static bool list_lines(struct listing *listing, const char *path, FILE *file)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	bool good = true;

	while (good && (length = getline(&line, &room, file)) > 0)
		good = list_line(listing, line, (size_t)length);
	if (!good)
		refuse(listing, path, "has a line that is none of git's, or is cut short");
	else if (!feof(file))
		good = refuse(listing, path, NULL);
	free(line);
	return good;
}

static bool list_packed(struct listing *listing, const char *path)
{
	FILE *file = fopen(path, "re");
	bool good;

	if (!file)
		return errno == ENOENT || refuse(listing, path, NULL);
	good = list_lines(listing, path, file);
	fclose(file);
	return good;
}

/*
 * The shared file last: git moves tags into it before it removes their own ones, so
 * none escapes. A worktree has its tags where its repository has them.
 */
bool tags_list(const struct repository *repository, const char *pattern,
	       struct arena *arena, struct tag_names *names, struct diag *diag)
{
	struct listing listing = { repository, pattern, arena, names, diag };
	const char *home = repository->git->git_repository_commondir(repository->handle);

	return list_folder(&listing, arena_printf(arena, "%srefs/tags", home), "") &&
	       list_packed(&listing, arena_printf(arena, "%spacked-refs", home));
}
