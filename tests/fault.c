/* SPDX-License-Identifier: MIT */
/*
 * A library to be preloaded, in which chosen things go wrong. FAULT names one:
 *
 *	alloc:N		the N-th allocation fails
 *	alloc+:N	the N-th and all behind it fail
 *	call:N:EIO	the N-th call of the system fails with that error, by name
 *	call+:N:EIO	the N-th and all behind it do
 *	call:N:short	the N-th call, if it reads or writes, does half of it
 *	call:N:SIGINT	the process gets that signal before the N-th call
 *	flock:N:EINTR	the N-th call of that name alone fails, or whatever it is
 *	delay:N:rename	each call of that name comes N milliseconds late
 *	later:N		N seconds have gone by since the clock was read the first time
 *
 * FAULT_COUNTS names a file of struct counts, which is mapped and counted in, so
 * that it is right however the process ends. Children are left in peace.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <poll.h>
#include <sys/wait.h>

/*
 * Who would have been called: libc, or a sanitizer between it and this library. Asked
 * once: dlsym() forgets the message of a dlopen() that an allocation makes fail.
 */
#define REAL(name)                                                                         \
	__extension__({                                                                    \
		static void *real;                                                         \
		if (!__atomic_load_n(&real, __ATOMIC_RELAXED))                             \
			__atomic_store_n(&real, dlsym(RTLD_NEXT, #name),                   \
					 __ATOMIC_RELAXED);                                \
		(__typeof__(name) *)__atomic_load_n(&real, __ATOMIC_RELAXED);              \
	})

struct counts {
	uint64_t allocations, calls;
	char hit[48];		/* the call that was number N, for messages */
};

static struct counts unmapped, *counts = &unmapped;
static uint64_t chosen_allocation, chosen_call;
static bool and_all_behind, cut_short;
static bool written_to[1024];	/* by descriptor */
static char chosen_name[16], late_name[16];	/* of calls; the former empty for all */
static unsigned long late_by;			/* milliseconds */
static unsigned long later_by;			/* seconds */
static int chosen_error, chosen_signal;

struct named {
	const char *name;
	int number;
};

static const struct named error_names[] = {
	{ "EIO", EIO },	    { "ENOSPC", ENOSPC }, { "EINTR", EINTR }, { "EACCES", EACCES },
	{ "EMFILE", EMFILE }, { "EROFS", EROFS }, { "EAGAIN", EAGAIN }, { "ENOMEM", ENOMEM },
};
static const struct named signal_names[] = {
	{ "SIGINT", SIGINT },	{ "SIGTERM", SIGTERM }, { "SIGHUP", SIGHUP },
	{ "SIGQUIT", SIGQUIT }, { "SIGKILL", SIGKILL },
};

static int number_of(const struct named *table, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(table[i].name, name) == 0)
			return table[i].number;
	return 0;
}

static void choose_call(const char *what)
{
	cut_short = strcmp(what, "short") == 0;
	chosen_error = number_of(error_names, sizeof error_names / sizeof *error_names, what);
	chosen_signal = number_of(signal_names, sizeof signal_names / sizeof *signal_names,
				  what);
	/* A sweep of a fault that is none would pass. */
	if (!cut_short && !chosen_error && !chosen_signal)
		abort();
}

static void choose(const char *fault)
{
	char kind[16], what[16] = "";
	unsigned long number;

	if (sscanf(fault, "%15[^:]:%lu:%15s", kind, &number, what) < 2)
		abort();
	and_all_behind = kind[strlen(kind) - 1] == '+';
	if (strncmp(kind, "call", 4) == 0) {
		chosen_call = number;
		choose_call(what);
	} else if (strncmp(kind, "alloc", 5) == 0) {
		chosen_allocation = number;
	} else if (strcmp(kind, "later") == 0) {
		later_by = number;
	} else if (strcmp(kind, "delay") == 0) {
		late_by = number;
		strcpy(late_name, what);
	} else {
		chosen_call = number;
		strcpy(chosen_name, kind);
		choose_call(what);
	}
}

static void map_counts(const char *name)
{
	int file = open(name, O_RDWR | O_CLOEXEC);
	void *memory = mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);

	if (memory == MAP_FAILED)
		abort();
	close(file);
	memset(memory, 0, sizeof *counts);
	counts = memory;
}

__attribute__((constructor)) static void begin(void)
{
	const char *fault = getenv("FAULT"), *name = getenv("FAULT_COUNTS");

	if (name)
		map_counts(name);
	if (fault)
		choose(fault);
	unsetenv("LD_PRELOAD");
	unsetenv("FAULT");
	unsetenv("FAULT_COUNTS");
}

/* Allocations. */

/* Else the variable itself would be allocated. */
static __attribute__((tls_model("initial-exec"))) _Thread_local bool excused;

static bool allocation_fails(void)
{
	uint64_t number = excused ? 0
				  : __atomic_add_fetch(&counts->allocations, 1, __ATOMIC_RELAXED);
	bool fails = number && chosen_allocation &&
		     (number == chosen_allocation ||
		      (and_all_behind && number > chosen_allocation));

	if (fails)
		errno = ENOMEM;
	return fails;
}

void *malloc(size_t size)
{
	return allocation_fails() ? NULL : REAL(malloc)(size);
}

void *calloc(size_t count, size_t size)
{
	return allocation_fails() ? NULL : REAL(calloc)(count, size);
}

void *realloc(void *memory, size_t size)
{
	return allocation_fails() ? NULL : REAL(realloc)(memory, size);
}

void *aligned_alloc(size_t align, size_t size)
{
	return allocation_fails() ? NULL : REAL(aligned_alloc)(align, size);
}

int posix_memalign(void **memory, size_t align, size_t size)
{
	if (allocation_fails())
		return ENOMEM;
	return REAL(posix_memalign)(memory, align, size);
}

/* A sanitizer asks this at the start of a thread, and has no answer but success. */
int pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes)
{
	int error;

	excused = true;
	error = REAL(pthread_getattr_np)(thread, attributes);
	excused = false;
	return error;
}

/* Calls of the system. */

/* Counts a call; true if it is to fail, with errno set, or to be cut short. */
static bool comes_up(const char *name)
{
	uint64_t number;

	if (late_by && strcmp(name, late_name) == 0) {
		strncpy(counts->hit, name, sizeof counts->hit - 1);
		usleep((useconds_t)late_by * 1000);
	}
	if (*chosen_name && strcmp(name, chosen_name) != 0)
		return false;
	number = __atomic_add_fetch(&counts->calls, 1, __ATOMIC_RELAXED);
	if (!chosen_call || number < chosen_call || (number > chosen_call && !and_all_behind))
		return false;
	strncpy(counts->hit, name, sizeof counts->hit - 1);
	if (chosen_signal)
		kill(getpid(), chosen_signal);
	errno = chosen_error;
	return !chosen_signal;
}

static bool fails(const char *name)
{
	return comes_up(name) && !cut_short;
}

/* The same for what takes SIZE bytes, which may become fewer. */
static bool fails_sized(const char *name, size_t *size)
{
	if (!comes_up(name))
		return false;
	if (cut_short && *size > 1)
		*size /= 2;
	return !cut_short;
}

/* A function of libc that may fail: its type, name, parameters, and how it is passed on. */
#define CALL(type, name, parameters, arguments, failure)                                   \
	type name parameters                                                               \
	{                                                                                  \
		return fails(#name) ? (failure) : REAL(name) arguments;                    \
	}

CALL(int, fstat, (int file, struct stat *status), (file, status), -1)
CALL(int, stat, (const char *path, struct stat *status), (path, status), -1)
CALL(int, lstat, (const char *path, struct stat *status), (path, status), -1)
CALL(int, fstatat, (int folder, const char *path, struct stat *status, int flags),
     (folder, path, status, flags), -1)
CALL(int, rename, (const char *from, const char *to), (from, to), -1)
CALL(int, link, (const char *from, const char *to), (from, to), -1)
CALL(int, unlink, (const char *path), (path), -1)
CALL(int, utimensat, (int folder, const char *path, const struct timespec times[2], int flags),
     (folder, path, times, flags), -1)
CALL(int, access, (const char *path, int mode), (path, mode), -1)
CALL(ssize_t, readlink, (const char *path, char *buffer, size_t size), (path, buffer, size), -1)
CALL(int, pipe2, (int ends[2], int flags), (ends, flags), -1)
CALL(int, poll, (struct pollfd *polled, nfds_t count, int wait), (polled, count, wait), -1)
CALL(pid_t, waitpid, (pid_t child, int *status, int options), (child, status, options), -1)
CALL(int, flock, (int file, int operation), (file, operation), -1)
CALL(DIR *, opendir, (const char *path), (path), NULL)
CALL(struct dirent *, readdir, (DIR *folder), (folder), NULL)
CALL(FILE *, fopen, (const char *path, const char *mode), (path, mode), NULL)
CALL(char *, realpath, (const char *path, char *buffer), (path, buffer), NULL)
CALL(int, pthread_create,
     (pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument),
     (thread, attributes, run, argument), chosen_error)
CALL(int, posix_spawnp,
     (pid_t *child, const char *program, const posix_spawn_file_actions_t *actions,
      const posix_spawnattr_t *attributes, char *const *arguments, char *const *environment),
     (child, program, actions, attributes, arguments, environment), chosen_error)

ssize_t read(int file, void *buffer, size_t size)
{
	return fails_sized("read", &size) ? -1 : REAL(read)(file, buffer, size);
}

ssize_t write(int file, const void *buffer, size_t size)
{
	if (fails_sized("write", &size))
		return -1;
	if (file >= 0 && (size_t)file < sizeof written_to)
		written_to[file] = true;
	return REAL(write)(file, buffer, size);
}

/* What _FORTIFY_SOURCE makes of read() and the like. */
ssize_t __read_chk(int file, void *buffer, size_t size, size_t room);
ssize_t __read_chk(int file, void *buffer, size_t size, size_t room)
{
	return size > room ? (abort(), -1) : read(file, buffer, size);
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
	static unsigned readings;
	int result = REAL(clock_gettime)(clock, now);

	if (later_by && __atomic_fetch_add(&readings, 1, __ATOMIC_RELAXED) > 0)
		now->tv_sec += (time_t)later_by;
	return result;
}

/* A stream that has read less than asked for, and not to its end, has failed. */
size_t fread(void *buffer, size_t size, size_t count, FILE *stream)
{
	if (!fails("fread"))
		return REAL(fread)(buffer, size, count, stream);
	stream->_flags |= 0x20;
	return 0;
}

/* It is closed all the same; what was written did not get to the disk, if it failed. */
int close(int file)
{
	bool failed = fails("close");
	bool *written = file >= 0 && (size_t)file < sizeof written_to ? &written_to[file] : NULL;
	int error = errno, result;

	if (failed && written && *written && ftruncate(file, 0) != 0)
		error = errno;
	if (written)
		*written = false;
	result = REAL(close)(file);
	errno = failed ? error : errno;
	return failed ? -1 : result;
}

static mode_t mode_behind(int flags, va_list arguments)
{
	return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
	va_list arguments;
	mode_t mode;

	va_start(arguments, flags);
	mode = mode_behind(flags, arguments);
	va_end(arguments);
	return fails("open") ? -1 : REAL(open)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list arguments;
	mode_t mode;

	va_start(arguments, flags);
	mode = mode_behind(flags, arguments);
	va_end(arguments);
	return fails("openat") ? -1 : REAL(openat)(folder, path, flags, mode);
}
