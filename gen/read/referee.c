/* SPDX-License-Identifier: MIT */
#include "referee.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum {
	DEFAULT_TIMEOUT = 60,	/* seconds */
	CHUNK = 64 * 1024,	/* bytes read at a time */
	CANNOT_EXECUTE = 127,	/* what a child exits with that never ran */
};

static const struct span nowhere;

/* Where the program is: "PROGRAM" alone means to look on the PATH. */
static const char *find_program(char *buffer, size_t size)
{
	static const char name[] = "featmap-clang";
	const char *chosen = getenv("FEATMAP_CLANG");
	ssize_t length = readlink("/proc/self/exe", buffer, size - sizeof name);
	char *slash;

	if (chosen && *chosen)
		return chosen;
	if (length <= 0)
		return name;
	buffer[length] = '\0';
	slash = strrchr(buffer, '/');
	memcpy(slash ? slash + 1 : buffer, name, sizeof name);
	return access(buffer, X_OK) == 0 ? buffer : name;
}

static int start(struct referee *referee, char **arguments, const int *facts,
		 const int *messages)
{
	posix_spawn_file_actions_t actions;
	int error;

	if (posix_spawn_file_actions_init(&actions) != 0)
		return ENOMEM;
	posix_spawn_file_actions_adddup2(&actions, facts[1], STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, messages[1], STDERR_FILENO);
	error = posix_spawnp(&referee->child, arguments[0], &actions, NULL,
			     arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

void referee_start(struct referee *referee, const char *tree, unsigned how)
{
	char buffer[4096];
	char *arguments[6];
	int facts[2], messages[2], count = 0;

	*referee = (struct referee){ .tree = tree, .facts = -1, .messages = -1 };
	if (pipe2(facts, O_CLOEXEC) != 0)
		return;
	if (pipe2(messages, O_CLOEXEC) != 0) {
		close(facts[0]);
		close(facts[1]);
		return;
	}
	arguments[count++] = (char *)find_program(buffer, sizeof buffer);
	arguments[count++] = (char *)"--places";
	if (how & READ_PARTIAL)
		arguments[count++] = (char *)"--partial";
	if (how & READ_NAMES_ONLY)
		arguments[count++] = (char *)"--names-only";
	arguments[count++] = (char *)tree;
	arguments[count] = NULL;
	if (start(referee, arguments, facts, messages) != 0)
		referee->child = 0;
	close(facts[1]);
	close(messages[1]);
	referee->facts = facts[0];
	referee->messages = messages[0];
}

/* Collecting what it prints, within its time. */

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t time_allowed(void)
{
	const char *text = getenv("FEATMAP_CLANG_TIMEOUT");
	long seconds = text ? strtol(text, NULL, 10) : 0;

	return (int64_t)(seconds > 0 ? seconds : DEFAULT_TIMEOUT) * 1000;
}

/* Moves what is there from the pipe to the stream; closes it at its end. */
static void drain(int *pipe, FILE *stream)
{
	char chunk[CHUNK];
	ssize_t got = read(*pipe, chunk, sizeof chunk);

	if (got > 0) {
		fwrite(chunk, 1, (size_t)got, stream);
	} else if (got == 0 || errno != EINTR) {
		close(*pipe);
		*pipe = -1;
	}
}

/* Reads both pipes to their end; false if that takes too long. */
static bool collect(struct referee *referee, struct text *facts,
		    struct text *messages)
{
	FILE *streams[] = { text_open(facts), text_open(messages) };
	int *pipes[] = { &referee->facts, &referee->messages };
	int64_t end = milliseconds() + time_allowed();
	bool in_time = true;

	while (in_time && (*pipes[0] >= 0 || *pipes[1] >= 0)) {
		struct pollfd polled[] = { { *pipes[0], POLLIN, 0 },
					   { *pipes[1], POLLIN, 0 } };
		int64_t left = end - milliseconds();

		in_time = left > 0;
		if (!in_time || poll(polled, 2, (int)left) <= 0)
			continue;
		for (int i = 0; i < 2; i++)
			if (polled[i].revents)
				drain(pipes[i], streams[i]);
	}
	fclose(streams[0]);
	fclose(streams[1]);
	return in_time;
}

/* How it ended: null if well, or why there is no second reading. */
static const char *ending(struct arena *arena, int status, bool in_time)
{
	if (!in_time)
		return "took too long";
	if (WIFSIGNALED(status))
		return arena_printf(arena, "was ended by signal %d (%s)",
				    WTERMSIG(status), strsignal(WTERMSIG(status)));
	if (WEXITSTATUS(status) == CANNOT_EXECUTE)
		return "could not be started: is it installed?";
	if (WEXITSTATUS(status) != 0)
		return arena_printf(arena, "refused the tree (exit status %d)",
				    WEXITSTATUS(status));
	return NULL;
}

/* Comparing. */

/* A line of facts: the fact itself, and where it comes from. */
struct fact_line {
	char *fact;
	const char *place;	/* "path:line:column", or null */
};

struct reading {
	struct fact_line *lines;	/* owned by the arena, as are the texts */
	size_t count;
};

/* Cuts TEXT into lines; it is changed, and belongs to the reading then. */
static struct reading cut(struct arena *arena, const struct text *text)
{
	VEC(struct fact_line) lines = { 0 };
	char *next = arena_strndup(arena, text->bytes ? text->bytes : "", text->size);

	while (*next) {
		struct fact_line *line = vec_push(arena, &lines);
		char *end = next + strcspn(next, "\n"), *at;

		line->fact = next;
		next = *end ? end + 1 : end;
		*end = '\0';
		at = strrchr(line->fact, '\t');
		if (at && at[1] == '@') {
			*at = '\0';
			line->place = at + 2;
		}
	}
	return (struct reading){ lines.items, lines.count };
}

/* "path:line:column" as a span of one of the tree's files. */
static struct span span_of(const struct input *input, const char *place)
{
	const char *column = place ? strrchr(place, ':') : NULL, *line = column;

	while (line && line > place && line[-1] != ':')
		line--;
	for (size_t i = 0; line && i < input->tree.files.count; i++) {
		struct source *source = input->tree.files.items[i];
		size_t length = strlen(source->path);
		uint32_t offset = 0;

		if (strncmp(source->path, place, length) != 0 ||
		    place + length + 1 != line)
			continue;
		for (long n = strtol(line, NULL, 10); n > 1; n--)
			offset += (uint32_t)strcspn(source->text + offset, "\n") + 1;
		offset += (uint32_t)strtol(column + 1, NULL, 10) - 1;
		return (struct span){ source, offset, offset + 1 };
	}
	return nowhere;
}

/* The fact with its tabs made spaces, to be read. */
static const char *readable(struct arena *arena, const char *fact)
{
	char *text = arena_strndup(arena, fact, strlen(fact));

	for (char *c = text; *c; c++)
		if (*c == '\t')
			*c = ' ';
	return text;
}

/* The first two fields of a fact tell what it is about. */
static bool same_subject(const char *left, const char *right)
{
	size_t length = strcspn(left, "\t");

	if (left[length] == '\t')
		length += 1 + strcspn(left + length + 1, "\t");
	return strncmp(left, right, length) == 0 &&
	       (right[length] == '\t' || right[length] == '\0');
}

static void report(struct input *input, const struct fact_line *mine,
		   const struct fact_line *theirs)
{
	struct arena *arena = &input->arena;
	struct span first = span_of(input, mine ? mine->place : NULL);
	struct span second = span_of(input, theirs ? theirs->place : NULL);

	diag_error(&input->diag, mine ? first : second, DIAG_REFEREE,
		   "featmap reads '%s'", mine ? readable(arena, mine->fact) : "nothing");
	diag_note(&input->diag, second, "featmap-clang reads '%s'",
		  theirs ? readable(arena, theirs->fact) : "nothing");
}

/* Walks both sorted readings at once; true if they hold the same facts. */
static bool compare(struct input *input, const struct reading *mine,
		    const struct reading *theirs)
{
	size_t i = 0, k = 0;
	bool same = true;

	while (i < mine->count || k < theirs->count) {
		const struct fact_line *a = i < mine->count ? &mine->lines[i] : NULL;
		const struct fact_line *b = k < theirs->count ? &theirs->lines[k]
							      : NULL;
		int order = !a ? 1 : !b ? -1 : strcmp(a->fact, b->fact);

		if (order == 0) {
			i++, k++;
			continue;
		}
		same = false;
		if (a && b && same_subject(a->fact, b->fact)) {
			report(input, a, b);
			i++, k++;
		} else if (order < 0) {
			report(input, a, NULL);
			i++;
		} else {
			report(input, NULL, b);
			k++;
		}
	}
	return same;
}

static enum status judge(struct input *input, const struct text *theirs)
{
	struct text text = { 0 };
	FILE *stream = text_open(&text);
	struct reading mine, other;
	enum status status;

	facts_write(&input->facts, true, stream);
	fclose(stream);
	mine = cut(&input->arena, &text);
	other = cut(&input->arena, theirs);
	status = compare(input, &mine, &other) ? STATUS_OK : STATUS_DIFFERENT;
	free(text.bytes);
	return status;
}

enum status referee_finish(struct referee *referee, struct input *input)
{
	struct text facts = { 0 }, messages = { 0 };
	enum status status = STATUS_BAD_INPUT;
	const char *why = "could not be started: is it installed?";
	int ended = 0;
	bool in_time;

	if (referee->child) {
		in_time = collect(referee, &facts, &messages);
		if (!in_time)
			kill(referee->child, SIGKILL);
		waitpid(referee->child, &ended, 0);
		referee->child = 0;
		why = ending(&input->arena, ended, in_time);
	}
	if (why) {
		text_print(&messages, input->message_stream);
		diag_error(&input->diag, nowhere, DIAG_REFEREE,
			   "no second reading of '%s': featmap-clang %s",
			   referee->tree, why);
	} else {
		status = judge(input, &facts);
	}
	free(facts.bytes);
	free(messages.bytes);
	referee_stop(referee);
	return status;
}

void referee_stop(struct referee *referee)
{
	if (referee->child) {
		kill(referee->child, SIGKILL);
		waitpid(referee->child, NULL, 0);
	}
	if (referee->facts >= 0)
		close(referee->facts);
	if (referee->messages >= 0)
		close(referee->messages);
	referee->child = 0;
	referee->facts = referee->messages = -1;
}
