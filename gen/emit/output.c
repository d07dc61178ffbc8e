/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory.h"
#include "source.h"

static void print_path(const char *path)
{
	putc('\'', stderr);
	source_print(path, strlen(path), stderr);
	putc('\'', stderr);
}

static bool complain(const char *doing, const char *path)
{
	int error = errno;

	fprintf(stderr, "featmap: error: cannot %s ", doing);
	print_path(path);
	fprintf(stderr, ": %s\n", strerror(error));
	return false;
}

static void mention(const char *what, const char *path)
{
	fprintf(stderr, "featmap: note: %s ", what);
	print_path(path);
	putc('\n', stderr);
}

/* The length of PATH's folder, its slash included. */
static int folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (int)(slash - path) + 1 : 0;
}

/* A name for a hidden file beside PATH; SUFFIX tells what it is for. */
static char *hidden_name(const char *path, const char *suffix)
{
	int folder = folder_length(path);
	size_t size = strlen(path) + strlen(suffix) + 32;
	char *name = xmalloc(size);

	snprintf(name, size, "%.*s.%s.%ld%s", folder, path, path + folder,
		 (long)getpid(), suffix);
	return name;
}

/* Locks an open folder, and waits for that; false where there are no locks. */
static bool lock(int folder, int how, const char *name)
{
	if (flock(folder, how | LOCK_NB) == 0)
		return true;
	if (errno == EWOULDBLOCK)
		mention("waiting for another run that writes to", name);
	while (flock(folder, how) != 0)
		if (errno != EINTR)
			return false;
	return true;
}

/*
 * Waits until no other run is writing to the folder of PATH. The lock ends with
 * the descriptor, however the process ends. -1 if there is no such folder, which
 * shows later, or no lock on its file system: then each file alone is whole.
 */
static int lock_folder(const char *path, int how)
{
	int length = folder_length(path), folder;
	char *name = xmalloc((size_t)length + 2);

	snprintf(name, (size_t)length + 2, "%.*s", length ? length : 1,
		 length ? path : ".");
	folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder >= 0 && !lock(folder, how, name)) {
		close(folder);
		folder = -1;
	}
	free(name);
	return folder;
}

static void unlock_folder(int folder)
{
	if (folder >= 0)
		close(folder);
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

/*
 * Whether a file can stand at PATH: nothing there, or a regular file, or a link to
 * one or to nothing, which it takes the place of. A link to something else is of the
 * system's, as /dev/stdout is.
 */
static bool check_target(const char *path)
{
	struct stat status;

	if (lstat(path, &status) != 0)
		return errno == ENOENT || complain("write", path);
	if (S_ISLNK(status.st_mode) && stat(path, &status) != 0)
		return true;
	if (S_ISREG(status.st_mode))
		return true;
	errno = S_ISDIR(status.st_mode) ? EISDIR : EEXIST;
	return complain("write", path);
}

/* PATH without links and dots, to be freed; of a file that is not there, its folder's. */
static char *real_path(const char *path)
{
	char *real = realpath(path, NULL), *whole;
	const char *name = path + folder_length(path);
	char *folder;

	if (real)
		return real;
	folder = xmalloc(strlen(path) + 2);
	sprintf(folder, "%.*s.", folder_length(path), path);
	real = realpath(folder, NULL);
	whole = xmalloc(strlen(real ? real : folder) + strlen(name) + 2);
	sprintf(whole, "%s/%s", real ? real : folder, name);
	free(real);
	free(folder);
	return whole;
}

bool output_is_same(const char *left, const char *right)
{
	char *a = real_path(left), *b = real_path(right);
	bool same = strcmp(a, b) == 0;

	free(a);
	free(b);
	return same;
}

/* Whether what is left to read of HANDLE is just this text. */
static bool same_text(int handle, const char *text, size_t size)
{
	char chunk[16 * 1024];

	while (size > 0) {
		ssize_t got = read(handle, chunk, size < sizeof chunk ? size : sizeof chunk);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || memcmp(chunk, text, (size_t)got) != 0)
			return false;
		text += got;
		size -= (size_t)got;
	}
	return true;
}

/* Whether PATH is a regular file of just this text; never waits for a pipe. */
static bool same_on_disk(const char *path, const char *text, size_t size)
{
	int handle = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat status;
	bool same;

	if (handle < 0)
		return false;
	same = fstat(handle, &status) == 0 && S_ISREG(status.st_mode) &&
	       (size_t)status.st_size == size && same_text(handle, text, size);
	close(handle);
	return same;
}

static bool is_right_already(const struct output_file *file)
{
	return same_on_disk(file->path, file->text.bytes, file->text.size);
}

/* Whether an update is one of what is there now. */
static bool check_update(const struct output_file *file)
{
	const struct source *before = file->before;

	if (!file->is_update ||
	    (before ? same_on_disk(file->path, before->text, before->size)
		    : access(file->path, F_OK) != 0))
		return true;
	fputs("featmap: error: ", stderr);
	print_path(file->path);
	fputs(" has been changed since it was read: nothing is written\n", stderr);
	return false;
}

/* Writes the text to a temporary file. */
static bool write_temporary(struct output_file *file)
{
	int handle;
	bool good;

	unlink(file->temporary);	/* left by a dead process of our number */
	handle = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (handle < 0)
		return complain("write", file->path);
	file->written = true;
	good = write_all(handle, file->text.bytes, file->text.size);
	if (close(handle) != 0)
		good = false;
	return good || complain("write", file->path);
}

/*
 * Keeps the old file under a second name until all new ones are in place: by a
 * link, so that it is never away, or, on file systems without links, not.
 */
static bool keep_backup(struct output_file *file)
{
	unlink(file->backup);
	file->kept = link(file->path, file->backup) == 0;
	if (file->kept || errno == ENOENT)
		return true;
	file->kept = rename(file->path, file->backup) == 0;
	return file->kept;
}

/* What cannot be put back stays under its second name. */
static void put_back(struct output_file *file)
{
	if (file->unchanged)
		return;
	if (!file->kept) {
		unlink(file->path);
		return;
	}
	if (rename(file->backup, file->path) != 0) {
		complain("put back", file->path);
		mention("what was there is in", file->backup);
	} else {
		unlink(file->backup);	/* rename() leaves two links to one file */
	}
	file->kept = false;
}

/* A file that is right already only gets a new time, for make's sake. */
static bool replace(struct output_file *file)
{
	if (file->unchanged)
		return utimensat(AT_FDCWD, file->path, NULL, 0) == 0 ||
		       complain("write", file->path);
	if (keep_backup(file) && rename(file->temporary, file->path) == 0) {
		file->written = false;
		return true;
	}
	complain("write", file->path);
	if (file->kept)
		put_back(file);
	return false;
}

static bool replace_all(struct output_file *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (replace(&files[i]))
			continue;
		while (i-- > 0)
			put_back(&files[i]);
		return false;
	}
	return true;
}

static bool write_and_replace(struct output_file *files, size_t count)
{
	bool good = true;

	for (size_t i = 0; good && i < count; i++) {
		good = check_target(files[i].path) && check_update(&files[i]);
		files[i].unchanged = good && is_right_already(&files[i]);
		if (good && !files[i].unchanged)
			good = write_temporary(&files[i]);
	}
	return good && replace_all(files, count);
}

static void remove_hidden(struct output_file *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (files[i].written)
			unlink(files[i].temporary);
		if (files[i].kept)
			unlink(files[i].backup);
		files[i].written = files[i].kept = false;
	}
}

/* No memory is needed from here on: nothing can end it halfway. */
static void name_hidden(struct output_file *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		files[i].temporary = hidden_name(files[i].path, ".new");
		files[i].backup = hidden_name(files[i].path, ".old");
	}
}

static void free_names(struct output_file *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(files[i].temporary);
		free(files[i].backup);
		files[i].temporary = files[i].backup = NULL;
	}
}

bool output_write(struct output_file *files, size_t count)
{
	sigset_t all, before;
	int folder;
	bool good;

	if (count == 0)
		return true;
	name_hidden(files, count);
	folder = lock_folder(files[0].path, LOCK_EX);
	/* A signal waits until no file is left halfway; then it does what it does. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	good = write_and_replace(files, count);
	remove_hidden(files, count);
	unlock_folder(folder);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	free_names(files, count);
	return good;
}

size_t output_compare(const struct output_file *files, size_t count)
{
	int folder = count ? lock_folder(files[0].path, LOCK_SH) : -1;
	size_t different = 0;

	for (size_t i = 0; i < count; i++) {
		if (is_right_already(&files[i]))
			continue;
		different++;
		fputs("featmap: ", stderr);
		print_path(files[i].path);
		fputs(access(files[i].path, F_OK) == 0 ? " is not what these trees give\n"
						       : " is not there\n", stderr);
	}
	unlock_folder(folder);
	return different;
}

bool output_close_stdout(void)
{
	bool failed = ferror(stdout);

	errno = 0;	/* of what failed before nobody kept the reason */
	if (fclose(stdout) == 0 && !failed)
		return true;
	fprintf(stderr, "featmap: error: cannot write to standard output: %s\n",
		errno ? strerror(errno) : "an earlier write failed");
	return false;
}
