/* SPDX-License-Identifier: MIT */
/* featmap history: what became of each feature from version to version. */
#include <argp.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "embedded.h"
#include "gather.h"
#include "history_report.h"
#include "output.h"
#include "select.h"

/* What --format may name, the default first, and what prints it. */
static const char *const format_names[] = { "text", "json", "csv", "html", NULL };
static history_printer *const printers[] = { history_print_text, history_print_json,
					     history_print_csv, history_print_html };

struct options {
	struct arena arena;
	VEC(char *) arguments;
	struct selection selection;
	const char *output;	/* null: standard output */
	size_t format;		/* index in the tables above */
	unsigned how;
	bool verbose;
};

enum { KEY_FORMAT = 256, KEY_CHANGED, KEY_ONLY, KEY_PARTIAL };

static const struct argp_option option_table[] = {
	{ "feature", 'f', "NAME", 0,
	  "tell the story of that feature, by any name, bit or number that it has or had; may "
	  "be given again", 0 },
	{ "changed", KEY_CHANGED, NULL, 0, "only features with a change", 0 },
	{ "only", KEY_ONLY, "LIST", 0,
	  "only features with such a change: added, removed, shown, hidden, renamed, moved, "
	  "advertised, unadvertised, class, mask ...", 0 },
	{ "format", KEY_FORMAT, "FORMAT", 0, "text, json, csv, or html: a page with a timeline",
	  0 },
	{ "output", 'o', "FILE", 0, "write there, not to standard output ('-')", 0 },
	{ "partial", KEY_PARTIAL, NULL, 0, "make do with trees that have parts missing", 0 },
	{ "verbose", 'v', NULL, 0, "tell how much had to be read", 0 },
	{ 0 },
};

/* Options. */

static void choose_format(struct options *options, const char *name,
			  struct argp_state *state)
{
	for (size_t i = 0; format_names[i]; i++)
		if (strcmp(format_names[i], name) == 0) {
			options->format = i;
			return;
		}
	argp_error(state, "'%s' is no format; these are: text, json, csv, html", name);
}

/* Verdicts are between two sides: no history of one has them. */
static void choose_kind(struct options *options, const char *name, struct argp_state *state)
{
	for (int i = 0; i < CHANGE_VERDICT; i++)
		if (strcmp(change_kind_names[i], name) == 0) {
			options->selection.kinds |= 1u << i;
			return;
		}
	argp_error(state, "'%s' is no kind of change; 'featmap history --help' names them", name);
}

static void choose_kinds(struct options *options, const char *list, struct argp_state *state)
{
	for (;;) {
		size_t length = strcspn(list, ",");

		choose_kind(options, arena_strndup(&options->arena, list, length), state);
		if (list[length] == '\0')
			return;
		list += length + 1;
	}
}

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case 'f':
		*vec_push(&options->arena, &options->selection.names) = argument;
		return 0;
	case 'o':
		options->output = strcmp(argument, "-") == 0 ? NULL : argument;
		return 0;
	case 'v':
		options->verbose = true;
		return 0;
	case KEY_CHANGED:
		options->selection.changed = true;
		return 0;
	case KEY_ONLY:
		choose_kinds(options, argument, state);
		return 0;
	case KEY_FORMAT:
		choose_format(options, argument, state);
		return 0;
	case KEY_PARTIAL:
		options->how |= READ_PARTIAL;
		return 0;
	case ARGP_KEY_ARG:
		*vec_push(&options->arena, &options->arguments) = argument;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* What the arguments are. */

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* "PATH@REV", where PATH is there. */
static bool is_revision(struct arena *arena, const char *name)
{
	const char *at = strrchr(name, '@');

	return at && access(arena_strndup(arena, name, (size_t)(at - name)), F_OK) == 0;
}

static bool is_tree(struct arena *arena, const char *name)
{
	return access(name, F_OK) == 0 || is_revision(arena, name) ||
	       strncmp(name, EMBEDDED, strlen(EMBEDDED)) == 0;
}

/* A folder, and behind it something that is no tree: so tags of a repository. */
static bool names_repository(struct options *options)
{
	if (!is_folder(options->arguments.items[0]))
		return false;
	for (size_t i = 1; i < options->arguments.count; i++)
		if (!is_tree(&options->arena, options->arguments.items[i]))
			return true;
	return false;
}

/* The kernels that the program brings stand in where nothing is named. */
static void name_embedded(struct options *options)
{
	const struct embedded *embedded;

	for (embedded = embedded_facts; *embedded->name; embedded++)
		if (embedded->kind == TREE_LINUX)
			*vec_push(&options->arena, &options->arguments) =
				(char *)embedded->name;
	fprintf(stderr, "featmap: note: no versions are named: the facts of %zu kernels that featmap brings are used\n",
		options->arguments.count);
}

static bool gather(struct options *options, struct gathering *gathering)
{
	char *const *arguments;
	size_t count;

	if (options->arguments.count == 0)
		name_embedded(options);
	arguments = options->arguments.items;
	count = options->arguments.count;
	gathering->how = options->how;
	return names_repository(options)
		       ? gather_revisions(gathering, arguments[0], arguments + 1, count - 1)
		       : gather_trees(gathering, arguments, count);
}

/* Printing. */

static bool is_text(const struct options *options)
{
	return printers[options->format] == history_print_text;
}

static void print(const struct options *options, const struct history *history, FILE *stream)
{
	bool stories = is_text(options) && options->selection.names.count;

	(stories ? history_print_stories : printers[options->format])(history, stream);
}

/* Text may go to a terminal: what a tree says must not steer it. */
static bool deliver(const struct options *options, const struct history *history)
{
	struct output_file file = { .path = options->output };
	FILE *stream = text_open(&file.text);
	bool good = true;

	print(options, history, stream);
	fclose(stream);
	if (options->output)
		good = output_write(&file, 1);
	else if (is_text(options))
		fputs(source_printable(history->arena, file.text.bytes, file.text.size), stdout);
	else
		text_print(&file.text, stdout);
	free(file.text.bytes);
	return good && (options->output || output_close_stdout());
}

static void complain(struct options *options, const struct unknown_names *unknown)
{
	for (size_t i = 0; i < unknown->count; i++) {
		const struct unknown_name *name = &unknown->items[i];

		fprintf(stderr, "featmap: error: '%s' is no name of a feature in any of these versions%s%s [name]\n",
			source_printable(&options->arena, name->name, strlen(name->name)),
			name->nearest ? "; like it: " : "", name->nearest ? name->nearest : "");
	}
}

static void tell_readings(const struct gathering *gathering, const struct history *history)
{
	size_t versions = history->versions.count;
	struct store_counts counts = { versions, versions, 0 };

	if (gathering->store)
		counts = store_counts(gathering->store);
	fprintf(stderr, "featmap: note: %zu versions, %zu of them read, the others known", versions,
		counts.trees);
	if (gathering->store)
		fprintf(stderr, "; %zu blobs", counts.blobs);
	fprintf(stderr, "; %zu comparisons\n", history->comparisons);
}

/*
 * What a partial tree does not tell is no change, neither from the version before nor
 * to the one behind: of that people must know.
 */
static void warn_of_missing(const struct gathering *gathering, const struct history *history)
{
	for (size_t i = 0; i < gathering->versions.count; i++) {
		const struct facts *facts = gathering->versions.items[i].facts;

		if (!facts->missing.count)
			continue;
		fprintf(stderr, "featmap: warning: %s is partial, without:",
			history->versions.items[i].label);
		for (size_t k = 0; k < facts->missing.count; k++)
			fprintf(stderr, "%s %s", k ? "," : "", facts->missing.items[k]);
		fputs("; what changed of that around it is not told [missing]\n", stderr);
	}
}

static int tell(struct options *options, const struct gathering *gathering)
{
	struct unknown_names unknown = { 0 };
	struct history history;
	bool good;

	history_init(&history, &options->arena, gathering->versions.items[0].facts->kind);
	for (size_t i = 0; i < gathering->versions.count; i++)
		history_add(&history, gathering->versions.items[i].label,
			    gathering->versions.items[i].facts);
	history_sort(&history);
	history_select(&history, &options->selection, &unknown);
	warn_of_missing(gathering, &history);
	complain(options, &unknown);
	good = deliver(options, &history);
	if (good && options->verbose)
		tell_readings(gathering, &history);
	history_free(&history);
	if (!good)
		return STATUS_CANNOT_WRITE;
	return unknown.count ? STATUS_DIFFERENT : STATUS_OK;
}

/* Words for completions. */
const char *history_words(const char *option, size_t i)
{
	if (strcmp(option, "format") == 0)
		return format_names[i];
	if (strcmp(option, "only") == 0)
		return i < CHANGE_VERDICT ? change_kind_names[i] : NULL;
	return NULL;
}

const struct argp history_argp = {
	.options = option_table,
	.parser = parse,
	.args_doc = "[TREE...]\nREPO TAGPATTERN...",
	.doc = "Tells in which version each CPU feature appeared, was shown or hidden in "
	       "/proc/cpuinfo, moved, was advertised by KVM, or named by QEMU.\v"
	       "A TAGPATTERN is as for git tag -l (v6.*), or names one tag, branch or "
	       "commit. Versions go by their numbers, whatever their order here. Exit status 1 "
	       "if a NAME means nothing in any of them.",
};

int command_history(int count, char **arguments)
{
	struct options options = { 0 };
	struct gathering gathering = { 0 };
	int status = STATUS_BAD_INPUT;

	arguments_parse(&history_argp, count, arguments, 0, &options);
	if (gather(&options, &gathering)) {
		gather_sort(&gathering);
		status = tell(&options, &gathering);
	}
	gather_free(&gathering);
	arena_free(&options.arena);
	return status;
}
