/* SPDX-License-Identifier: MIT */
/*
 * featmap-clang: reads Linux and QEMU trees by libclang and prints the same
 * facts that featmap prints, which has read them by grammars of its own.
 *
 * Loading libclang takes longer than reading a tree with it: so one process
 * reads several trees, each in a thread of its own.
 */
#include <pthread.h>
#include <stdlib.h>

#include "arguments.h"
#include "limits.h"
#include "options.h"
#include "reading.h"
#include "text.h"
#include "version.h"

const char *argp_program_version = "featmap-clang " FEATMAP_VERSION;

/* Exit statuses, the same as featmap's. */
enum status { FINE = 0, BAD_USAGE = 2, BAD_INPUT = 3, CANNOT_WRITE = 4 };

/* One tree, and what came of it. */
struct work {
	const struct clang_options *options;
	struct arena arena;
	struct diag diag;
	struct facts facts;
	struct reading reading;
	enum status status;
	struct text printed, messages;
	pthread_t thread;
	bool threaded;
};

static bool read_open_tree(struct reading *reading)
{
	static const struct span nowhere;

	if (reading_has(reading, "target/i386") || reading_has(reading, "target-i386")) {
		reading->facts->kind = TREE_QEMU;
		return read_qemu(reading);
	}
	if (reading_has(reading, "arch/x86")) {
		reading->facts->kind = TREE_LINUX;
		return read_linux(reading);
	}
	diag_error(reading->diag, nowhere, DIAG_FILE,
		   "'%s' is no source tree of Linux or QEMU", reading->tree);
	return false;
}

static void *read_tree(void *argument)
{
	struct work *work = argument;
	FILE *printed = text_open(&work->printed);
	FILE *messages = text_open(&work->messages);

	diag_init(&work->diag, messages, diag_wants_colour(stderr));
	work->status = BAD_INPUT;
	if (reading_open(&work->reading) && read_open_tree(&work->reading)) {
		facts_write(&work->facts, work->options->places, printed);
		work->status = FINE;
	}
	fclose(printed);
	fclose(messages);
	return NULL;
}

/* The first tree is this thread's own. */
static void start_others(struct work *works, size_t count)
{
	for (size_t i = 1; i < count; i++)
		works[i].threaded = pthread_create(&works[i].thread, NULL, read_tree,
						   &works[i]) == 0;
}

static void finish(struct work *one)
{
	if (one->threaded)
		pthread_join(one->thread, NULL);
	else
		read_tree(one);
}

static void print(const struct work *work)
{
	bool framed = work->options->framed;

	if (framed)
		printf(SECOND_READING, work->status, work->printed.size,
		       work->messages.size);
	text_print(&work->printed, stdout);
	text_print(&work->messages, framed ? stdout : stderr);
	fflush(stdout);		/* whoever waits for it need not wait for the others */
}

static void prepare(struct work *work, const struct clang_options *options,
		    const char *tree)
{
	work->options = options;
	work->reading = (struct reading){ .arena = &work->arena,
					  .diag = &work->diag,
					  .tree = tree,
					  .partial = options->partial,
					  .names_only = options->names_only,
					  .bits_only = options->bits_only,
					  .facts = &work->facts };
}

static void clean_up(struct work *work)
{
	reading_close(&work->reading);
	free(work->printed.bytes);
	free(work->messages.bytes);
	arena_free(&work->arena);
}

int main(int count, char **arguments)
{
	struct clang_options options = { 0 };
	struct work works[MOST_SECOND_READINGS] = { 0 };
	enum status worst = FINE;

	argp_err_exit_status = BAD_USAGE;
	arguments_parse(&clang_argp, count, arguments, 0, &options);
	limits_set();
	/* libclang need not start threads, we have. */
	setenv("LIBCLANG_NOTHREADS", "1", 1);
	for (size_t i = 0; i < options.count; i++)
		prepare(&works[i], &options, options.trees[i]);
	start_others(works, options.count);
	for (size_t i = 0; i < options.count; i++) {
		finish(&works[i]);
		print(&works[i]);
		worst = works[i].status > worst ? works[i].status : worst;
	}
	for (size_t i = 0; i < options.count; i++)
		clean_up(&works[i]);
	if (ferror(stdout) | fclose(stdout)) {
		perror("featmap-clang: standard output");
		return CANNOT_WRITE;
	}
	return (int)worst;
}
