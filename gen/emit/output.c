/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory.h"

static bool complain(const char *doing, const char *path)
{
	fprintf(stderr, "featmap: error: cannot %s '%s': %s\n", doing, path,
		strerror(errno));
	return false;
}

/* A name for a hidden file beside PATH; SUFFIX tells what it is for. */
static char *hidden_name(const char *path, const char *suffix)
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path) + 1 : 0;
	size_t size = strlen(path) + strlen(suffix) + 32;
	char *name = xmalloc(size);

	snprintf(name, size, "%.*s.%s.%ld%s", folder, path, path + folder,
		 (long)getpid(), suffix);
	return name;
}

static bool write_all(int file, const char *text, size_t size)
{
	while (size > 0) {
		ssize_t written = write(file, text, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		text += written;
		size -= (size_t)written;
	}
	return true;
}

/* Whether a file can stand at PATH: nothing there, or a regular file. */
static bool check_target(const char *path)
{
	struct stat status;

	if (lstat(path, &status) != 0)
		return errno == ENOENT || complain("write", path);
	if (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode))
		return true;
	errno = S_ISDIR(status.st_mode) ? EISDIR : EEXIST;
	return complain("write", path);
}

/* Whether PATH is a regular file of just this text; never waits for a pipe. */
static bool same_on_disk(const struct output_file *file)
{
	int handle = open(file->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat status;
	char *text = NULL;
	bool same;

	if (handle < 0)
		return false;
	same = fstat(handle, &status) == 0 && S_ISREG(status.st_mode) &&
	       (size_t)status.st_size == file->text.size;
	if (same) {
		text = xmalloc(file->text.size);
		same = read(handle, text, file->text.size) ==
			       (ssize_t)file->text.size &&
		       memcmp(text, file->text.bytes, file->text.size) == 0;
	}
	free(text);
	close(handle);
	return same;
}

/* Writes the text to a temporary file. */
static bool write_temporary(struct output_file *file)
{
	int handle;
	bool good;

	file->temporary = hidden_name(file->path, ".new");
	unlink(file->temporary);	/* left by a dead process of our number */
	handle = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (handle < 0) {
		complain("write", file->path);
		free(file->temporary);
		file->temporary = NULL;
		return false;
	}
	good = write_all(handle, file->text.bytes, file->text.size);
	if (close(handle) != 0)
		good = false;
	return good || complain("write", file->path);
}

/* Keeps the old file under a second name until all new ones are in place. */
static bool keep_backup(struct output_file *file)
{
	file->backup = hidden_name(file->path, ".old");
	unlink(file->backup);
	if (link(file->path, file->backup) == 0)
		return true;
	free(file->backup);
	file->backup = NULL;
	/* No old file, or no links here: then there is nothing to go back to. */
	return errno == ENOENT || errno == EPERM || errno == EOPNOTSUPP;
}

static void put_back(struct output_file *file)
{
	if (file->unchanged)
		return;
	if (file->backup)
		rename(file->backup, file->path);
	else
		unlink(file->path);
}

/* A file that is right already only gets a new time, for make's sake. */
static bool replace(struct output_file *file)
{
	if (file->unchanged)
		return utimensat(AT_FDCWD, file->path, NULL, 0) == 0;
	if (!keep_backup(file) || rename(file->temporary, file->path) != 0)
		return false;
	free(file->temporary);
	file->temporary = NULL;
	return true;
}

static bool replace_all(struct output_file *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (replace(&files[i]))
			continue;
		complain("write", files[i].path);
		while (i-- > 0)
			put_back(&files[i]);
		return false;
	}
	return true;
}

static void clean_up(struct output_file *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (files[i].temporary)
			unlink(files[i].temporary);
		if (files[i].backup)
			unlink(files[i].backup);
		free(files[i].temporary);
		free(files[i].backup);
		files[i].temporary = files[i].backup = NULL;
	}
}

bool output_write(struct output_file *files, size_t count)
{
	bool good = true;

	for (size_t i = 0; good && i < count; i++) {
		good = check_target(files[i].path);
		files[i].unchanged = good && same_on_disk(&files[i]);
		if (good && !files[i].unchanged)
			good = write_temporary(&files[i]);
	}
	good = good && replace_all(files, count);
	clean_up(files, count);
	return good;
}

size_t output_compare(const struct output_file *files, size_t count)
{
	size_t different = 0;

	for (size_t i = 0; i < count; i++) {
		if (same_on_disk(&files[i]))
			continue;
		different++;
		fprintf(stderr, "featmap: '%s' %s\n", files[i].path,
			access(files[i].path, F_OK) == 0
				? "is not what these trees give"
				: "is not there");
	}
	return different;
}

bool output_close_stdout(void)
{
	if (!ferror(stdout) && fclose(stdout) == 0)
		return true;
	fprintf(stderr, "featmap: error: cannot write to standard output: %s\n",
		strerror(errno));
	return false;
}
