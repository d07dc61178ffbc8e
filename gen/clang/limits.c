/* SPDX-License-Identifier: MIT */
#include "limits.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	NOBODY_READS = 4,	/* an exit status, as of what cannot be written */
	MEGABYTE_BITS = 20,
};

/* Bytes of data now, as RLIMIT_DATA counts them; 0 if that cannot be told. */
static rlim_t data_now(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	unsigned long pages = 0;

	if (!file)
		return 0;
	/* The sixth of its numbers. */
	// NOLINTNEXTLINE(cert-err34-c): the kernel writes them
	if (fscanf(file, "%*u %*u %*u %*u %*u %lu", &pages) != 1)
		pages = 0;
	fclose(file);
	return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

/* More than can be counted in bytes are as many as there can be. */
static rlim_t megabytes_allowed(void)
{
	const rlim_t most = RLIM_INFINITY >> (MEGABYTE_BITS + 1);
	const char *text = getenv("FEATMAP_CLANG_MEMORY");
	char *end = NULL;
	long megabytes = text ? strtol(text, &end, 10) : 0;

	if (!end || end == text || *end != '\0' || megabytes < 0)
		return DEFAULT_MEMORY;
	return (rlim_t)megabytes < most ? (rlim_t)megabytes : most;
}

/* A limit that is there already, and lower, stays. */
static void limit_memory(void)
{
	rlim_t megabytes = megabytes_allowed();
	rlim_t most = data_now() + (megabytes << MEGABYTE_BITS);
	struct rlimit limit;

	if (megabytes == 0 || getrlimit(RLIMIT_DATA, &limit) != 0 || limit.rlim_cur <= most)
		return;
	limit.rlim_cur = most;
	setrlimit(RLIMIT_DATA, &limit);
}

/* A pipe's end for writing has an error once the one for reading is closed. */
static void *wait_for_last_reader(void *nothing)
{
	struct pollfd output = { .fd = STDOUT_FILENO };

	while (poll(&output, 1, -1) < 0 && errno == EINTR)
		;
	if (output.revents & POLLERR)
		_exit(NOBODY_READS);
	return nothing;
}

void limits_set(void)
{
	pthread_t thread;

	limit_memory();
	if (pthread_create(&thread, NULL, wait_for_last_reader, NULL) == 0)
		pthread_detach(thread);
}

void limits_open_nothing(void)
{
	static struct sock_filter rules[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#ifdef SYS_open
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_open, 1, 0),
#endif
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOENT),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	static const struct sock_fprog program = { sizeof rules / sizeof *rules, rules };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
