/* SPDX-License-Identifier: MIT */
/* featmap diff OLD NEW: what a new kernel or QEMU changes. */
#include <argp.h>

#include "commands.h"
#include "diff_print.h"
#include "output.h"
#include "pair.h"
#include "saved_map.h"

enum { OLD, NEW, OTHER, MOST_TREES = MOST_READINGS };

struct options {
	const char *names[MOST_TREES];	/* OTHER: of --linux or --qemu; may be null */
	size_t count;			/* of OLD and NEW, so far */
	enum tree_kind other_kind;
	bool partial, exit_code;
	size_t format;
};

struct job {
	const struct options *options;
	struct readings readings;
	struct arena arena;
	struct diag diag;
	struct diff_side sides[2];
	struct changes changes;
};

enum { KEY_LINUX = 256, KEY_QEMU, KEY_FORMAT, KEY_PARTIAL, KEY_EXIT_CODE };

static const struct argp_option option_table[] = {
	{ "qemu", KEY_QEMU, "TREE", 0,
	  "of two kernels: compare their pairs with this QEMU, verdicts too", 0 },
	{ "linux", KEY_LINUX, "TREE", 0,
	  "of two QEMUs: compare their pairs with this kernel, verdicts too", 0 },
	{ "format", KEY_FORMAT, "FORMAT", 0, "text or json", 0 },
	{ "exit-code", KEY_EXIT_CODE, NULL, 0, "exit with 1 if anything changed", 0 },
	{ "partial", KEY_PARTIAL, NULL, 0,
	  "make do with a tree that has parts missing", 0 },
	{ 0 },
};

static void choose_format(struct options *options, const char *name,
			  struct argp_state *state)
{
	for (options->format = 0; text_or_json[options->format]; options->format++)
		if (strcmp(text_or_json[options->format], name) == 0)
			return;
	argp_error(state, "'%s' is no format; these are: text, json", name);
}

static void choose_other(struct options *options, const char *name, enum tree_kind kind,
			 struct argp_state *state)
{
	if (options->names[OTHER])
		argp_error(state, "only one of --linux TREE and --qemu TREE is wanted");
	options->names[OTHER] = name;
	options->other_kind = kind;
}

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case KEY_LINUX:
		choose_other(options, argument, TREE_LINUX, state);
		return 0;
	case KEY_QEMU:
		choose_other(options, argument, TREE_QEMU, state);
		return 0;
	case KEY_FORMAT:
		choose_format(options, argument, state);
		return 0;
	case KEY_EXIT_CODE:
		options->exit_code = true;
		return 0;
	case KEY_PARTIAL:
		options->partial = true;
		return 0;
	case ARGP_KEY_ARG:
		if (options->count == 2)
			argp_error(state, "'%s' is one argument too many", argument);
		options->names[options->count++] = argument;
		return 0;
	case ARGP_KEY_END:
		if (options->count < 2)
			argp_error(state, "OLD and NEW are wanted");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

const struct argp diff_argp = {
	.options = option_table,
	.parser = parse,
	.args_doc = "OLD NEW",
	.doc = "Tells what changed between two kernels, two QEMUs or two maps.\v"
	       "OLD and NEW are TREEs of one kind, or files that 'featmap gen' wrote as "
	       "featmap.json.",
};

/* Reading. */

static bool refuse(struct job *job, const char *is_old, const char *is_new, const char *wanted)
{
	static const struct span nowhere;

	diag_error(&job->diag, nowhere, DIAG_FILE, "'%s' is %s, '%s' is %s: %s",
		   job->options->names[OLD], is_old, job->options->names[NEW], is_new, wanted);
	return false;
}

static const char *kind_of(const struct job *job, size_t i)
{
	return job->readings.items[i].input.facts.kind == TREE_LINUX ? "a kernel" : "a QEMU";
}

static bool check_kinds(struct job *job)
{
	const char *old = kind_of(job, OLD), *new = kind_of(job, NEW);

	if (strcmp(old, new) != 0)
		return refuse(job, old, new, "two of one kind are wanted");
	if (job->options->names[OTHER] &&
	    job->readings.items[OLD].input.facts.kind == job->options->other_kind)
		return refuse(job, old, new, job->options->other_kind == TREE_LINUX
						     ? "what goes with them is --qemu TREE"
						     : "what goes with them is --linux TREE");
	return true;
}

static void make_side(struct job *job, size_t i)
{
	const struct facts *facts = &job->readings.items[i].input.facts;
	const struct facts *other = &job->readings.items[OTHER].input.facts;

	if (!job->options->names[OTHER])
		diff_side_of_facts(&job->sides[i], &job->arena, facts);
	else if (facts->kind == TREE_LINUX)
		diff_side_of_pair(&job->sides[i], &job->arena, facts, other);
	else
		diff_side_of_pair(&job->sides[i], &job->arena, other, facts);
}

/* Adds one of the trees to those to be read. */
static void want(struct job *job, size_t i)
{
	job->readings.how = job->options->partial ? READ_PARTIAL : 0;
	job->readings.items[job->readings.count++] =
		(struct reading){ .tree = job->options->names[i],
				  .any_kind = i != OTHER,
				  .kind = job->options->other_kind };
}

static bool read_trees(struct job *job)
{
	for (size_t i = OLD; i < MOST_TREES; i++)
		if (job->options->names[i])
			want(job, i);
	if (!readings_read(&job->readings) || !check_kinds(job))
		return false;
	make_side(job, OLD);
	make_side(job, NEW);
	return true;
}

static bool read_maps(struct job *job)
{
	bool good = true;

	if (job->options->names[OTHER])
		return refuse(job, "a map", "a map", "they need no --linux or --qemu");
	for (size_t i = OLD; i <= NEW; i++)
		good &= saved_map_read(&job->sides[i], &job->arena, &job->diag,
				       job->options->names[i]);
	return good;
}

/* One is a map. What the other is, or what is wrong with it, is found by reading it. */
static bool refuse_mixture(struct job *job, bool old_is_map)
{
	want(job, old_is_map ? NEW : OLD);
	if (!readings_read(&job->readings))
		return false;
	return refuse(job, old_is_map ? "a map" : kind_of(job, 0),
		      old_is_map ? kind_of(job, 0) : "a map", "two of one kind are wanted");
}

static bool read_both(struct job *job)
{
	bool old = saved_map_is(job->options->names[OLD]);
	bool new = saved_map_is(job->options->names[NEW]);

	if (old != new)
		return refuse_mixture(job, old);
	return old ? read_maps(job) : read_trees(job);
}

static int report(struct job *job)
{
	struct diff_report report = { &job->changes, &job->sides[OLD], &job->sides[NEW],
				      &job->arena, diag_wants_colour(stdout) };

	diff_sides(&job->changes, &job->arena, &job->sides[OLD], &job->sides[NEW]);
	if (job->options->format == FORMAT_JSON)
		diff_print_json(&report, stdout);
	else
		diff_print_text(&report, stdout);
	if (!output_close_stdout())
		return STATUS_CANNOT_WRITE;
	return job->options->exit_code && job->changes.count ? STATUS_DIFFERENT : STATUS_OK;
}

int command_diff(int count, char **arguments)
{
	struct options options = { 0 };
	struct job job = { .options = &options };
	int status = STATUS_BAD_INPUT;
	bool good;

	arguments_parse(&diff_argp, count, arguments, 0, &options);
	diag_init(&job.diag, stderr, diag_wants_colour(stderr));
	good = read_both(&job);
	if (good)
		status = report(&job);
	readings_free(&job.readings);
	arena_free(&job.arena);
	return status;
}
