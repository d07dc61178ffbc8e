/* SPDX-License-Identifier: MIT */
#include "git_folder.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

enum {
	OWN_FILES = 0,		/* levels: of the folder, and of none in it */
	INFO_LEVELS = 3,
	REFS_LEVELS = 64,	/* branches are named like paths, not like long ones */
	OBJECTS_LEVELS = 4,	/* objects/info/commit-graphs, and one more */
	BORROWING_LEVELS = 6,	/* of repositories behind others, as libgit2 has it */
	MOST_ELSEWHERE = 64,	/* folders linked or borrowed: there may be circles */
};

struct walk {
	struct diag *diag;
	const char *folder;	/* as the user named it; borrowed */
	int elsewhere;		/* folders that were linked or borrowed, so far */
};

static const struct span nowhere;

static bool refuse(const struct walk *walk, const char *folder, const char *name,
		   const char *why)
{
	diag_error(walk->diag, nowhere, DIAG_FILE, "cannot open '%s': '%s/%s' %s",
		   walk->folder, folder, name, why);
	return false;
}

/* False if that is longer than a path can be: then nobody can open it. */
static bool join(char path[PATH_MAX], const char *folder, const char *name)
{
	return snprintf(path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX;
}

/* PATH as seen from FOLDER. */
static bool resolve(char resolved[PATH_MAX], const char *folder, const char *path)
{
	return *path == '/' ? snprintf(resolved, PATH_MAX, "%s", path) < PATH_MAX
			    : join(resolved, folder, path);
}

/* Looking at files. */

/* What NAME is, or leads to, if FLAGS let it; 0: nothing. */
static mode_t type_in(DIR *stream, const char *name, int flags)
{
	struct stat status;

	return fstatat(dirfd(stream), name, &status, flags) == 0 ? status.st_mode : 0;
}

/* What the entry itself is: most often the folder tells, which costs nothing. */
static mode_t type_of(DIR *stream, const struct dirent *entry)
{
	return entry->d_type != DT_UNKNOWN
		       ? (mode_t)DTTOIF(entry->d_type)
		       : type_in(stream, entry->d_name, AT_SYMLINK_NOFOLLOW);
}

/* What cannot be opened does nobody harm, such as a socket of git's own daemon. */
static bool is_harmless(mode_t type)
{
	return !S_ISFIFO(type) && !S_ISCHR(type) && !S_ISBLK(type);
}

static bool look_into(struct walk *walk, const char *folder, int levels);

static bool look_at(struct walk *walk, DIR *stream, const char *folder,
		    const struct dirent *entry, int levels)
{
	const char *name = entry->d_name;
	mode_t own = type_of(stream, entry);
	mode_t type = S_ISLNK(own) ? type_in(stream, name, 0) : own;
	char path[PATH_MAX];

	if (!is_harmless(type))
		return refuse(walk, folder, name, "is no regular file");
	if (!S_ISDIR(type) || levels == OWN_FILES || !join(path, folder, name))
		return true;
	if (levels == 1)
		return refuse(walk, folder, name, "is nested too deeply");
	if (S_ISLNK(own) && ++walk->elsewhere > MOST_ELSEWHERE)
		return refuse(walk, folder, name, "is one of too many links to folders");
	return look_into(walk, path, levels - 1);
}

/*
 * False, with the error reported, if there is harm in FOLDER, and in so many LEVELS of
 * folders with it; or if there are more of them.
 */
// NOLINTNEXTLINE(misc-no-recursion): as deep as LEVELS
static bool look_into(struct walk *walk, const char *folder, int levels)
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;
	bool good = true;

	/* What is not there is libgit2's to miss. */
	if (!stream)
		return true;
	while (good && (entry = readdir(stream)))
		good = strcmp(entry->d_name, ".") == 0 ||
		       strcmp(entry->d_name, "..") == 0 ||
		       look_at(walk, stream, folder, entry, levels);
	closedir(stream);
	return good;
}

static bool look_into_part(struct walk *walk, const char *folder, const char *name,
			   int levels)
{
	char path[PATH_MAX];

	return !join(path, folder, name) || look_into(walk, path, levels);
}

/* Following what files name. */

/* A line without the blanks at its end; false at the end of the file. */
static bool read_line(FILE *file, char line[PATH_MAX])
{
	size_t length;

	if (!fgets(line, PATH_MAX, file))
		return false;
	length = strlen(line);
	while (length > 0 && isspace((unsigned char)line[length - 1]))
		line[--length] = '\0';
	return true;
}

/* The first line of FOLDER's file NAME; false if there is none. */
static bool read_name(const char *folder, const char *name, char line[PATH_MAX])
{
	char path[PATH_MAX];
	FILE *file = join(path, folder, name) ? fopen(path, "re") : NULL;
	bool is_there = file && read_line(file, line);

	if (file)
		fclose(file);
	return is_there;
}

static bool look_into_objects(struct walk *walk, const char *objects, int borrowed);

/* What a LINE of alternates borrows; from where is libgit2's way to read it. */
static bool look_into_borrowed(struct walk *walk, const char *objects, const char *line,
			       int borrowed)
{
	char path[PATH_MAX];

	if (*line == '\0' || *line == '#')
		return true;
	if (++walk->elsewhere > MOST_ELSEWHERE)
		return refuse(walk, objects, "info/alternates", "borrows from too many");
	if (*line != '.' || borrowed > 0)
		return look_into_objects(walk, line, borrowed + 1);
	return !join(path, objects, line) ||
	       look_into_objects(walk, path, borrowed + 1);
}

/* The folder OBJECTS, behind so many that have BORROWED, and what it borrows. */
// NOLINTNEXTLINE(misc-no-recursion): as deep as BORROWING_LEVELS
static bool look_into_objects(struct walk *walk, const char *objects, int borrowed)
{
	char path[PATH_MAX], line[PATH_MAX];
	FILE *file;
	bool good = look_into(walk, objects, OBJECTS_LEVELS);

	if (!good || borrowed == BORROWING_LEVELS ||
	    !join(path, objects, "info/alternates"))
		return good;
	file = fopen(path, "re");
	while (good && file && read_line(file, line))
		good = look_into_borrowed(walk, objects, line, borrowed);
	if (file)
		fclose(file);
	return good;
}

static bool look_into_git_folder(struct walk *walk, const char *folder)
{
	char objects[PATH_MAX];

	return look_into(walk, folder, OWN_FILES) &&
	       look_into_part(walk, folder, "info", INFO_LEVELS) &&
	       look_into_part(walk, folder, "refs", REFS_LEVELS) &&
	       (!join(objects, folder, "objects") ||
		look_into_objects(walk, objects, 0));
}

/* The same, and the one whose references and objects it shares, as worktrees do. */
static bool look_into_both(struct walk *walk, const char *folder)
{
	char name[PATH_MAX], shared[PATH_MAX];

	return look_into_git_folder(walk, folder) &&
	       (!read_name(folder, "commondir", name) || !resolve(shared, folder, name) ||
		look_into_git_folder(walk, shared));
}

static mode_t type_at(const char *folder, const char *name)
{
	char path[PATH_MAX];
	struct stat status;

	return join(path, folder, name) && stat(path, &status) == 0 ? status.st_mode : 0;
}

/* Where the file .git leads. */
static bool look_behind_link(struct walk *walk)
{
	static const char prefix[] = "gitdir:";
	char line[PATH_MAX], path[PATH_MAX];
	const char *name = line + strlen(prefix);

	if (!read_name(walk->folder, ".git", line) ||
	    strncmp(line, prefix, strlen(prefix)) != 0)
		return true;
	while (isspace((unsigned char)*name))
		name++;
	return !resolve(path, walk->folder, name) || look_into_both(walk, path);
}

bool git_folder_check(const char *folder, struct diag *diag)
{
	struct walk walk = { .diag = diag, .folder = folder };
	mode_t type = type_at(folder, ".git");
	char path[PATH_MAX];

	if (S_ISREG(type) && !look_behind_link(&walk))
		return false;
	if (S_ISDIR(type) && join(path, folder, ".git") && !look_into_both(&walk, path))
		return false;
	/* If that is none, libgit2 tries the folder itself; a bare one is such. */
	return !S_ISDIR(type_at(folder, "objects")) || look_into_both(&walk, folder);
}
