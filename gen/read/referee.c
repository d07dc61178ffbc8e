/* SPDX-License-Identifier: MIT */
#include "referee.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
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
	LONGEST_TIMEOUT = INT_MAX / 1000,	/* that poll() can be given: 24 days */
	CHUNK = 64 * 1024,	/* bytes read at a time */
	CANNOT_EXECUTE = 127,	/* what a child exits with that never ran */
	LONGEST_LINE = 80,	/* bytes, in front of a reading */
	/* Bytes that it may tell: hundreds of times what it tells of real trees. */
	MOST_TOLD = 64 * 1024 * 1024,
};

static const struct span nowhere;

/* Why a child that still works is ended. */
static const char too_long[] = "took too long", too_much[] = "tells too much";

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

/* Arguments for a second reading of the trees; null behind the last one. */
static char **command_line(struct referee *referee, unsigned how)
{
	struct arena *arena = &referee->arena;
	VEC(char *) arguments = { 0 };
	char buffer[4096];
	const char *program = find_program(buffer, sizeof buffer);

	*vec_push(arena, &arguments) = arena_strndup(arena, program, strlen(program));
	*vec_push(arena, &arguments) = (char *)"--framed";
	*vec_push(arena, &arguments) = (char *)"--places";
	if (how & READ_PARTIAL)
		*vec_push(arena, &arguments) = (char *)"--partial";
	if (how & READ_NAMES_ONLY)
		*vec_push(arena, &arguments) = (char *)"--names-only";
	if (how & READ_BITS_ONLY)
		*vec_push(arena, &arguments) = (char *)"--bits-only";
	*vec_push(arena, &arguments) = (char *)"--";
	for (size_t i = 0; i < referee->count; i++)
		*vec_push(arena, &arguments) = (char *)referee->readings[i].tree;
	*vec_push(arena, &arguments) = NULL;
	return arguments.items;
}

static void spawn(struct referee *referee, char **arguments, int output, int messages)
{
	posix_spawn_file_actions_t actions;

	if (posix_spawn_file_actions_init(&actions) != 0)
		return;
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO);
	/* It is to have nothing else that featmap's caller left open. */
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
	/* Who started featmap may ignore it: then nobody is told how a child ended. */
	signal(SIGCHLD, SIG_DFL);
	if (posix_spawnp(&referee->child, arguments[0], &actions, NULL, arguments,
			 environ) != 0)
		referee->child = 0;
	posix_spawn_file_actions_destroy(&actions);
}

void referee_start(struct referee *referee, const char *const *trees,
		   size_t count, unsigned how)
{
	int output[2], messages[2];

	*referee = (struct referee){ .count = count, .output = -1, .messages = -1 };
	for (size_t i = 0; i < count; i++)
		referee->readings[i].tree = trees[i];
	if (pipe2(output, O_CLOEXEC) != 0)
		return;
	if (pipe2(messages, O_CLOEXEC) != 0) {
		close(output[0]);
		close(output[1]);
		return;
	}
	spawn(referee, command_line(referee, how), output[1], messages[1]);
	close(output[1]);
	close(messages[1]);
	referee->output = output[0];
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

	if (seconds <= 0)
		seconds = DEFAULT_TIMEOUT;
	return (int64_t)(seconds < LONGEST_TIMEOUT ? seconds : LONGEST_TIMEOUT) * 1000;
}

/*
 * Takes the reading at *NEXT, with the line in front of it, and goes behind it;
 * false if it is not there as a whole, before END.
 */
static bool take_reading(struct second_reading *reading, const char **next,
			 const char *end)
{
	char line[LONGEST_LINE];
	size_t left = (size_t)(end - *next);
	size_t searched = left < sizeof line ? left : sizeof line;
	const char *line_end = memchr(*next, '\n', searched);
	size_t length = line_end ? (size_t)(line_end - *next) : sizeof line;

	if (length >= sizeof line)
		return false;
	*(char *)mempcpy(line, *next, length) = '\0';
	// NOLINTNEXTLINE(cert-err34-c): what does not fit is clamped, and more than there is
	if (sscanf(line, SECOND_READING, &reading->status, &reading->facts_size,
		   &reading->messages_size) != 3)
		return false;
	reading->facts = line_end + 1;
	if (reading->facts_size > (size_t)(end - reading->facts))
		return false;
	reading->messages = reading->facts + reading->facts_size;
	if (reading->messages_size > (size_t)(end - reading->messages))
		return false;
	*next = reading->messages + reading->messages_size;
	return true;
}

/* Cuts what was said so far into the readings; how many are there as a whole. */
static size_t take_readings(struct referee *referee)
{
	const char *next = referee->said.bytes;
	const char *end = next ? next + referee->said.size : NULL;
	size_t whole = 0;

	while (next && whole < referee->count &&
	       take_reading(&referee->readings[whole], &next, end))
		whole++;
	return whole;
}

/* Moves what is there from the pipe to the stream; closes it at its end. */
static void drain(int *pipe, FILE *stream)
{
	char chunk[CHUNK];
	ssize_t got = read(*pipe, chunk, sizeof chunk);

	if (got > 0) {
		fwrite(chunk, 1, (size_t)got, stream);
		fflush(stream);
	} else if (got == 0 || errno != EINTR) {
		close(*pipe);
		*pipe = -1;
	}
}

static bool has_told_too_much(const struct referee *referee)
{
	return referee->said.size + referee->complained.size > MOST_TOLD;
}

/*
 * Reads the pipes until all readings are there, or to their end; null, or why not for
 * longer. A child that has told all need not have ended: to give back libclang's
 * memory takes it longer than to write our files takes us.
 */
static const char *collect(struct referee *referee, int64_t end)
{
	FILE *streams[] = { text_open(&referee->said), text_open(&referee->complained) };
	int *pipes[] = { &referee->output, &referee->messages };
	const char *why = NULL;

	while (!why && (*pipes[0] >= 0 || *pipes[1] >= 0) &&
	       take_readings(referee) < referee->count) {
		struct pollfd polled[] = { { *pipes[0], POLLIN, 0 },
					   { *pipes[1], POLLIN, 0 } };
		int64_t left = end - milliseconds();

		why = left <= 0 ? too_long : has_told_too_much(referee) ? too_much : NULL;
		if (why || poll(polled, 2, (int)left) <= 0)
			continue;
		for (int i = 0; i < 2; i++)
			if (polled[i].revents)
				drain(pipes[i], streams[i]);
	}
	/* What it complained of before the last reading may have come since. */
	if (*pipes[1] >= 0 && poll(&(struct pollfd){ *pipes[1], POLLIN, 0 }, 1, 0) > 0)
		drain(pipes[1], streams[1]);
	fclose(streams[0]);
	fclose(streams[1]);
	return why;
}

/* Why a child that ended so has not told of each tree. */
static const char *ending(struct arena *arena, int status)
{
	if (WIFSIGNALED(status))
		return arena_printf(arena, "was ended by signal %d (%s)",
				    WTERMSIG(status), strsignal(WTERMSIG(status)));
	if (WEXITSTATUS(status) == CANNOT_EXECUTE)
		return "could not be started: is it installed?";
	return arena_printf(arena, "tells nothing of the tree (exit status %d)",
			    WEXITSTATUS(status));
}

/* How the child ended; a signal's handler does not end the waiting. */
static int wait_for(pid_t child)
{
	int ended = 0;

	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		;
	return ended;
}

/*
 * The same, of one that has closed its pipes, or has been given up on already: at the
 * END of its time it is killed, and *WHY tells.
 */
static int wait_until(pid_t child, int64_t end, const char **why)
{
	const struct timespec moment = { .tv_nsec = 5000000 };
	int ended = 0;

	while (!*why && waitpid(child, &ended, WNOHANG) == 0) {
		if (milliseconds() >= end)
			*why = too_long;
		nanosleep(&moment, NULL);
	}
	if (!*why)
		return ended;
	kill(child, SIGKILL);
	return wait_for(child);
}

/* The readings from FIRST on are not there: WHY. */
static void give_up(struct referee *referee, size_t first, const char *why)
{
	for (size_t i = first; i < referee->count; i++) {
		struct second_reading *reading = &referee->readings[i];

		*reading = (struct second_reading){ .tree = reading->tree, .why = why,
						    .expected = reading->expected };
	}
}

void referee_wait(struct referee *referee)
{
	int64_t end = milliseconds() + time_allowed();
	const char *why;
	size_t whole;
	int ended;

	if (!referee->child) {
		give_up(referee, 0, "could not be started: is it installed?");
		return;
	}
	why = collect(referee, end);
	whole = take_readings(referee);
	for (size_t i = 0; i < whole; i++)
		if (referee->readings[i].status)
			referee->readings[i].why =
				arena_printf(&referee->arena, "refused the tree (exit status %d)",
					     referee->readings[i].status);
	if (whole == referee->count)
		return;
	ended = wait_until(referee->child, end, &why);
	give_up(referee, whole, why ? why : ending(&referee->arena, ended));
	referee->child = 0;
	/* Nobody wants to see millions of lines. */
	if (why == too_much)
		referee->complained.size = 0;
}

/* Comparing. */

/* A line of facts: the fact itself, and where it comes from. */
struct fact_line {
	char *fact;
	const char *place;	/* "path:line:column", or null */
};

struct cut_reading {
	struct fact_line *lines;	/* owned by the arena, as are the texts */
	size_t count;
};

static void write_facts(const struct input *input, bool places, struct text *text)
{
	FILE *stream = text_open(text);

	facts_write(&input->facts, places, stream);
	fclose(stream);
}

/* Cuts a copy of SIZE bytes of TEXT into lines. */
static struct cut_reading cut(struct arena *arena, const char *text, size_t size)
{
	VEC(struct fact_line) lines = { 0 };
	char *next = arena_strndup(arena, text, size);

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
	return (struct cut_reading){ lines.items, lines.count };
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
static bool compare(struct input *input, const struct cut_reading *mine,
		    const struct cut_reading *theirs)
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

static enum status judge(struct input *input, const struct second_reading *theirs)
{
	struct text text = { 0 };
	struct cut_reading mine, other;

	write_facts(input, true, &text);
	mine = cut(&input->arena, text.bytes, text.size);
	other = cut(&input->arena, theirs->facts, theirs->facts_size);
	free(text.bytes);
	return compare(input, &mine, &other) ? STATUS_OK : STATUS_DIFFERENT;
}

/* Whether they are what is expected, their places aside: most often they are. */
static bool is_as_expected(const struct second_reading *theirs)
{
	const char *mine = theirs->expected.bytes, *next = theirs->facts;
	const char *end = mine + theirs->expected.size, *their_end = next + theirs->facts_size;

	while (next < their_end) {
		const char *newline = memchr(next, '\n', (size_t)(their_end - next));
		const char *line_end = newline ? newline : their_end;
		const char *tab = memrchr(next, '\t', (size_t)(line_end - next));
		size_t length = (size_t)((tab && tab[1] == '@' ? tab : line_end) - next);

		if ((size_t)(end - mine) < length + 1 || memcmp(mine, next, length) != 0 ||
		    mine[length] != '\n')
			return false;
		mine += length + 1;
		next = line_end + 1;
	}
	return mine == end;
}

void referee_expect(struct referee *referee, size_t i, const struct input *input)
{
	write_facts(input, false, &referee->readings[i].expected);
}

enum status referee_judge(struct referee *referee, size_t i, struct input *input)
{
	const struct second_reading *reading = &referee->readings[i];

	if (!reading->why)
		return is_as_expected(reading) ? STATUS_OK : judge(input, reading);
	if (reading->messages_size)
		fwrite(reading->messages, 1, reading->messages_size, input->message_stream);
	text_print(&referee->complained, input->message_stream);
	diag_error(&input->diag, nowhere, DIAG_REFEREE,
		   "no second reading of '%s': featmap-clang %s",
		   reading->tree, reading->why);
	return STATUS_BAD_INPUT;
}

void referee_stop(struct referee *referee, bool leaving)
{
	if (referee->child) {
		kill(referee->child, SIGKILL);
		/* To take libclang's memory back takes the kernel longer than to write
		 * all files has taken us. */
		if (!leaving)
			wait_for(referee->child);
	}
	if (referee->output >= 0)
		close(referee->output);
	if (referee->messages >= 0)
		close(referee->messages);
	for (size_t i = 0; i < referee->count; i++)
		free(referee->readings[i].expected.bytes);
	free(referee->said.bytes);
	free(referee->complained.bytes);
	arena_free(&referee->arena);
	*referee = (struct referee){ .output = -1, .messages = -1 };
}
