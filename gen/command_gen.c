/* SPDX-License-Identifier: MIT */
/* featmap gen: from two source trees to the output files. */
#include <argp.h>
#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "commands.h"
#include "emit.h"
#include "input.h"
#include "output.h"

struct format {
	const char *name;	/* as --format has it */
	const char *file;
	bool needs_qemu;
	emit_format *emit;
};

static const struct format formats[] = {
	{ "header", "featmap.h", true, emit_header },
	{ "capflags", "capflags.c", false, emit_capflags },
	{ "namemap", "namemap.c", true, emit_namemap },
	{ "json", "featmap.json", true, emit_json },
	{ "audit", "audit.txt", true, emit_audit },
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

struct options {
	const char *linux_tree, *qemu_tree, *directory, *depfile;
	bool wanted[FORMAT_COUNT];	/* all, if none is */
	bool check, partial;
	struct emit_options emit;
};

enum {
	KEY_LINUX = 256,
	KEY_QEMU,
	KEY_FORMAT,
	KEY_CHECK,
	KEY_PREFIX,
	KEY_DEPFILE,
	KEY_PARTIAL,
};

static const struct argp_option option_table[] = {
	{ "linux", KEY_LINUX, "TREE", 0, "the Linux source tree", 0 },
	{ "qemu", KEY_QEMU, "TREE", 0, "the QEMU source tree", 0 },
	{ "output", 'o', "DIR", 0, "where to write (.); '-': one format to standard output", 0 },
	{ "format", KEY_FORMAT, "LIST", 0,
	  "of header,capflags,namemap,json,audit (all)", 0 },
	{ "check", KEY_CHECK, NULL, 0,
	  "write nothing; exit 1 if what is in DIR is not what would be written", 0 },
	{ "prefix", KEY_PREFIX, "NAME", 0, "of what featmap.h defines (featmap)", 0 },
	{ "depfile", KEY_DEPFILE, "FILE", 0,
	  "write the files read as a dependency rule for make", 0 },
	{ "partial", KEY_PARTIAL, NULL, 0,
	  "give what a tree with parts missing allows", 0 },
	{ 0 },
};

/* Options. */

static void want_format(struct options *options, const char *name, size_t length,
			struct argp_state *state)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (strlen(formats[i].name) == length &&
		    memcmp(formats[i].name, name, length) == 0) {
			options->wanted[i] = true;
			return;
		}
	}
	argp_error(state, "'%.*s' is no format", (int)length, name);
}

static void want_formats(struct options *options, const char *list,
			 struct argp_state *state)
{
	for (;;) {
		size_t length = strcspn(list, ",");

		want_format(options, list, length, state);
		if (list[length] == '\0')
			return;
		list += length + 1;
	}
}

static bool is_identifier(const char *text)
{
	if (!isalpha((unsigned char)*text) && *text != '_')
		return false;
	for (; *text; text++)
		if (!isalnum((unsigned char)*text) && *text != '_')
			return false;
	return true;
}

/* What cannot be said of one option alone. */
static void check_options(struct options *options, struct argp_state *state)
{
	size_t wanted = 0;
	bool needs_qemu = false;

	for (size_t i = 0; i < FORMAT_COUNT; i++)
		wanted += options->wanted[i];
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (wanted == 0)
			options->wanted[i] = true;
		needs_qemu |= options->wanted[i] && formats[i].needs_qemu;
	}
	if (!options->linux_tree)
		argp_error(state, "--linux TREE is wanted");
	if (needs_qemu && !options->qemu_tree)
		argp_error(state, "--qemu TREE is wanted for these formats");
	if (!needs_qemu)
		options->qemu_tree = NULL;
	if (strcmp(options->directory, "-") != 0)
		return;
	if (wanted != 1)
		argp_error(state, "'-o -' goes with one --format");
	if (options->check || options->depfile)
		argp_error(state, "'-o -' does not go with --check or --depfile");
}

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case KEY_LINUX:
		options->linux_tree = argument;
		break;
	case KEY_QEMU:
		options->qemu_tree = argument;
		break;
	case 'o':
		options->directory = argument;
		break;
	case KEY_FORMAT:
		want_formats(options, argument, state);
		break;
	case KEY_CHECK:
		options->check = true;
		break;
	case KEY_PREFIX:
		if (!is_identifier(argument))
			argp_error(state, "'%s' is no C identifier", argument);
		options->emit.prefix = argument;
		break;
	case KEY_DEPFILE:
		options->depfile = argument;
		break;
	case KEY_PARTIAL:
		options->partial = true;
		break;
	case ARGP_KEY_END:
		check_options(options, state);
		break;
	case ARGP_KEY_ARG:
		argp_error(state, "'%s' is one argument too many", argument);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

/* Reading: both trees at the same time, messages in their order afterwards. */

struct reading {
	struct input input;
	const char *tree;
	enum tree_kind kind;
	bool partial;
	pthread_t thread;
	bool threaded;
};

static void *read_one(void *argument)
{
	struct reading *reading = argument;

	input_read_kind(&reading->input, reading->tree, reading->kind,
			reading->partial);
	return NULL;
}

/* Reads the QEMU tree in a thread while this one reads Linux's. */
static bool read_both(struct reading *linux_reading, struct reading *qemu_reading)
{
	bool good;

	if (qemu_reading->tree)
		qemu_reading->threaded =
			pthread_create(&qemu_reading->thread, NULL, read_one,
				       qemu_reading) == 0;
	read_one(linux_reading);
	input_print_messages(&linux_reading->input, stderr);
	good = linux_reading->input.good;
	if (!qemu_reading->tree)
		return good;
	if (qemu_reading->threaded)
		pthread_join(qemu_reading->thread, NULL);
	else
		read_one(qemu_reading);
	input_print_messages(&qemu_reading->input, stderr);
	return good && qemu_reading->input.good;
}

/* Writing. */

struct outputs {
	struct output_file files[FORMAT_COUNT + 1];	/* and the depfile */
	size_t count;
};

/* One format being printed into memory, in a thread of its own. */
struct emission {
	const struct format *format;
	const struct map *map;
	const struct emit_options *options;
	struct text *text;
	pthread_t thread;
	bool threaded;
};

static void *emit_one(void *argument)
{
	const struct emission *emission = argument;
	FILE *stream = text_open(emission->text);

	emission->format->emit(emission->map, emission->options, stream);
	fclose(stream);
	return NULL;
}

/* Prints the wanted formats, all at the same time: the map is only read. */
static void add_outputs(struct outputs *outputs, struct arena *arena,
			const struct options *options, const struct map *map)
{
	struct emission emissions[FORMAT_COUNT];
	size_t count = 0;

	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		struct output_file *file = &outputs->files[count];

		if (!options->wanted[i])
			continue;
		file->path = arena_printf(arena, "%s/%s", options->directory,
					  formats[i].file);
		emissions[count++] = (struct emission){
			.format = &formats[i],
			.map = map,
			.options = &options->emit,
			.text = &file->text,
		};
	}
	for (size_t i = 1; i < count; i++)
		emissions[i].threaded = pthread_create(&emissions[i].thread, NULL,
						       emit_one, &emissions[i]) == 0;
	for (size_t i = 0; i < count; i++) {
		if (emissions[i].threaded)
			pthread_join(emissions[i].thread, NULL);
		else
			emit_one(&emissions[i]);
	}
	outputs->count = count;
}

/* A path as make's rules take it. */
static void print_make_path(const char *folder, const char *path, FILE *stream)
{
	const char *parts[] = { folder, folder ? "/" : "", path };

	for (int i = 0; i < 3; i++) {
		for (const char *c = parts[i] ? parts[i] : ""; *c; c++) {
			if (*c == '$')
				putc('$', stream);
			else if (strchr(" \t#\\:", *c))
				putc('\\', stream);
			putc(*c, stream);
		}
	}
}

static void print_prerequisites(const struct input *input, FILE *stream)
{
	for (size_t i = 0; i < input->facts.files.count; i++) {
		fputs(" \\\n  ", stream);
		print_make_path(input->tree.name, input->facts.files.items[i]->path,
				stream);
	}
}

/* "OUTPUTS: FILES READ", and an empty rule for each, so that one may go away. */
static void add_depfile(struct outputs *outputs, const struct options *options,
			const struct input *const *inputs, size_t input_count)
{
	struct output_file *file = &outputs->files[outputs->count];
	FILE *stream = text_open(&file->text);

	for (size_t i = 0; i < outputs->count; i++) {
		fputs(i ? " " : "", stream);
		print_make_path(NULL, outputs->files[i].path, stream);
	}
	putc(':', stream);
	for (size_t i = 0; i < input_count; i++)
		print_prerequisites(inputs[i], stream);
	fputs("\n", stream);
	for (size_t i = 0; i < input_count; i++) {
		for (size_t k = 0; k < inputs[i]->facts.files.count; k++) {
			putc('\n', stream);
			print_make_path(inputs[i]->tree.name,
					inputs[i]->facts.files.items[k]->path,
					stream);
			fputs(":\n", stream);
		}
	}
	fclose(stream);
	file->path = options->depfile;
	outputs->count++;
}

static int deliver(const struct options *options, struct outputs *outputs)
{
	if (strcmp(options->directory, "-") == 0) {
		fwrite(outputs->files[0].text.bytes, 1, outputs->files[0].text.size,
		       stdout);
		return output_close_stdout() ? STATUS_OK : STATUS_CANNOT_WRITE;
	}
	if (options->check)
		return output_compare(outputs->files, outputs->count)
			       ? STATUS_DIFFERENT : STATUS_OK;
	return output_write(outputs->files, outputs->count) ? STATUS_OK
							    : STATUS_CANNOT_WRITE;
}

/*
 * capflags.c can be made only where the tree's script is there and known: else
 * a partial tree's outputs go without it, and any other is an error.
 */
static bool drop_impossible(struct options *options, const struct facts *facts)
{
	size_t wanted = 0, capflags = FORMAT_COUNT;

	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		wanted += options->wanted[i];
		if (options->wanted[i] && formats[i].emit == emit_capflags)
			capflags = i;
	}
	if (capflags == FORMAT_COUNT || facts->linux_tree.capflags_steps.count)
		return true;
	if (options->partial && wanted > 1) {
		options->wanted[capflags] = false;
		fputs("featmap: note: no capflags.c: the tree's mkcapflags.sh is not there, or not known\n",
		      stderr);
		return true;
	}
	fputs("featmap: error: capflags.c cannot be made: the tree's mkcapflags.sh is not there, or not known [missing]\n",
	      stderr);
	return false;
}

static int generate(struct options *options, struct reading *linux_reading,
		    struct reading *qemu_reading)
{
	const struct input *inputs[] = { &linux_reading->input,
					 &qemu_reading->input };
	const struct facts *linux_facts = &linux_reading->input.facts;
	const struct facts *qemu_facts =
		options->qemu_tree ? &qemu_reading->input.facts : NULL;
	struct arena arena = { 0 };
	struct outputs outputs = { .count = 0 };
	struct map map;
	int status;

	if (!drop_impossible(options, linux_facts))
		return STATUS_BAD_INPUT;
	map_build(&map, &arena, linux_facts, qemu_facts);
	add_outputs(&outputs, &arena, options, &map);
	if (options->depfile && !options->check)
		add_depfile(&outputs, options, inputs, qemu_facts ? 2 : 1);
	status = deliver(options, &outputs);
	for (size_t i = 0; i < outputs.count; i++)
		free(outputs.files[i].text.bytes);
	arena_free(&arena);
	return status;
}

int command_gen(int count, char **arguments)
{
	const struct argp argp = { option_table, parse, NULL,
				   "Writes tables of what Linux, KVM and QEMU call each "
				   "CPU feature bit.",
				   NULL, NULL, NULL };
	struct options options = { .directory = ".", .emit.prefix = "featmap" };
	struct reading linux_reading = { .kind = TREE_LINUX };
	struct reading qemu_reading = { .kind = TREE_QEMU };
	int status = STATUS_BAD_INPUT;

	argp_parse(&argp, count, arguments, 0, NULL, &options);
	linux_reading.tree = options.linux_tree;
	qemu_reading.tree = options.qemu_tree;
	linux_reading.partial = qemu_reading.partial = options.partial;
	if (read_both(&linux_reading, &qemu_reading))
		status = generate(&options, &linux_reading, &qemu_reading);
	input_free(&linux_reading.input);
	input_free(&qemu_reading.input);
	return status;
}
