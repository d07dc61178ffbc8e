/* SPDX-License-Identifier: MIT */
/* featmap gen: from two source trees to the output files. */
#include <argp.h>
#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "commands.h"
#include "depfile.h"
#include "emit.h"
#include "libvirt.h"
#include "libvirt_table.h"
#include "output.h"
#include "readings.h"

/* How much of Linux is wanted: more and more. */
enum linux_part {
	NAMES,			/* the headers of names */
	BITS,			/* and which bits they are */
	USES,			/* and what the kernel and KVM do with them */
};

/* One file. Formats of several files have a row for each. */
struct format {
	const char *name;	/* as --format has it */
	const char *file;
	bool needs_qemu, on_demand;
	/* A format with a file that lists what was read must want all, or its list
	 * would hang on what other formats are made at the same time. */
	enum linux_part part;
	emit_format *emit;
};

static const struct format formats[] = {
	{ "header", "featmap.h", true, false, USES, emit_header },
	{ "capflags", "capflags.c", false, false, NAMES, emit_capflags },
	{ "namemap", "namemap.c", true, false, USES, emit_namemap },
	{ "json", "featmap.json", true, false, USES, emit_json },
	{ "audit", "audit.txt", true, false, USES, emit_audit },
	{ "names", "names.json", true, true, USES, emit_names_json },
	{ "names", "names.go", true, true, USES, emit_names_go },
	{ "libvirt", "x86_features.xml", true, true, BITS, emit_libvirt },
	{ "libvirt-report", "libvirt-report.txt", true, true, BITS, emit_libvirt_report },
	{ "kcpuid", "kcpuid.csv", true, true, USES, emit_kcpuid },
	{ "qemu-names", "qemu-names.txt", true, true, BITS, emit_qemu_names },
	{ "cpuinfo", "cpuinfo.json", false, true, BITS, emit_cpuinfo },
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

struct options {
	const char *linux_tree, *qemu_tree, *directory, *depfile;
	const char *config, *libvirt;	/* files for libvirt's formats */
	bool wanted[FORMAT_COUNT];	/* if none is, all but those on demand */
	bool check, partial, no_verify, needs_qemu;
	enum linux_part part;
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
	KEY_NO_VERIFY,
	KEY_CONFIG,
	KEY_LIBVIRT,
};

static const struct argp_option option_table[] = {
	{ "linux", KEY_LINUX, "TREE", 0, "what to read of Linux (the newest facts that featmap brings)", 0 },
	{ "qemu", KEY_QEMU, "TREE", 0, "what to read of QEMU (the same)", 0 },
	{ "output", 'o', "DIR", 0, "where to write (.); '-': one format to standard output", 0 },
	{ "format", KEY_FORMAT, "LIST", 0,
	  "of header,capflags,namemap,json,audit (these), and names,libvirt,"
	  "libvirt-report,kcpuid,qemu-names,cpuinfo", 0 },
	{ "check", KEY_CHECK, NULL, 0,
	  "write nothing; exit 1 if what is in DIR is not what would be written", 0 },
	{ "prefix", KEY_PREFIX, "NAME", 0, "of what featmap.h defines, and names.go's package (featmap)", 0 },
	{ "depfile", KEY_DEPFILE, "FILE", 0,
	  "write the files read as a dependency rule for make", 0 },
	{ "partial", KEY_PARTIAL, NULL, 0,
	  "give what a tree with parts missing allows", 0 },
	{ "config", KEY_CONFIG, "FILE", 0, "what libvirt decides by itself, for its formats", 0 },
	{ "libvirt", KEY_LIBVIRT, "FILE", 0,
	  "libvirt's x86_features.xml, for libvirt-report to judge", 0 },
	{ "no-verify", KEY_NO_VERIFY, NULL, 0,
	  "do without the second reading by libclang", 0 },
	{ 0 },
};

/* Options. */

static void want_format(struct options *options, const char *name, size_t length,
			struct argp_state *state)
{
	bool found = false;

	for (size_t i = 0; i < FORMAT_COUNT; i++)
		if (strlen(formats[i].name) == length &&
		    memcmp(formats[i].name, name, length) == 0)
			found = options->wanted[i] = true;
	if (!found)
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

/* Whether PATH is where one of the wanted formats goes. */
static bool is_an_output(const struct options *options, const char *path)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		char *output;
		bool same;

		if (!options->wanted[i])
			continue;
		if (asprintf(&output, "%s/%s", options->directory, formats[i].file) < 0)
			out_of_memory();
		same = output_is_same(path, output);
		free(output);
		if (same)
			return true;
	}
	return false;
}

static bool wants(const struct options *options, emit_format *emit)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		if (options->wanted[i] && formats[i].emit == emit)
			return true;
	return false;
}

/* Which files libvirt's formats go by. */
static void check_libvirt(const struct options *options, struct argp_state *state)
{
	bool list = wants(options, emit_libvirt), report = wants(options, emit_libvirt_report);

	if ((list || report) && !options->config)
		argp_error(state, "--config FILE is wanted for libvirt's formats");
	if (report && !options->libvirt)
		argp_error(state, "--libvirt FILE is wanted for libvirt-report");
	if (options->config && !list && !report)
		argp_error(state, "--config goes with libvirt's formats alone");
	if (options->libvirt && !report)
		argp_error(state, "--libvirt goes with libvirt-report alone");
}

/* The depfile is no other file, and what goes into it must not mean anything else there. */
static void check_depfile(const struct options *options, struct argp_state *state)
{
	const char *const paths[] = { options->linux_tree, options->qemu_tree, options->config,
				      options->libvirt, options->directory };

	if (is_an_output(options, options->depfile))
		argp_error(state, "the depfile '%s' is one of the outputs",
			   options->depfile);
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		if (paths[i] && !depfile_takes(paths[i]))
			argp_error(state, "'%s' cannot stand in a rule for make", paths[i]);
		if (paths[i] && output_is_same(options->depfile, paths[i]))
			argp_error(state, "the depfile '%s' is one of the inputs", options->depfile);
	}
}

/* What cannot be said of one option alone. */
static void check_options(struct options *options, struct argp_state *state)
{
	size_t wanted = 0;

	options->part = NAMES;
	options->needs_qemu = false;
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		wanted += options->wanted[i];
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (wanted == 0)
			options->wanted[i] = !formats[i].on_demand;
		options->needs_qemu |= options->wanted[i] && formats[i].needs_qemu;
		if (options->wanted[i] && formats[i].part > options->part)
			options->part = formats[i].part;
	}
	if (wants(options, emit_names_go) && !emit_is_go_package(options->emit.prefix))
		argp_error(state, "'%s' cannot be a Go package", options->emit.prefix);
	check_libvirt(options, state);
	if (options->depfile)
		check_depfile(options, state);
	if (strcmp(options->directory, "-") != 0)
		return;
	if (wanted != 1)
		argp_error(state, "'-o -' goes with one --format, of one file");
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
		if (*argument == '\0')
			argp_error(state, "-o wants a folder, or '-'");
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
	case KEY_CONFIG:
		options->config = argument;
		break;
	case KEY_LIBVIRT:
		options->libvirt = argument;
		break;
	case KEY_NO_VERIFY:
		options->no_verify = true;
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

static int deliver(const struct options *options, struct outputs *outputs)
{
	if (strcmp(options->directory, "-") == 0) {
		text_print(&outputs->files[0].text, stdout);
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

/* Reads the files for libvirt's formats; what comes of them belongs to ARENA. */
static bool prepare_libvirt(struct options *options, struct arena *arena,
			    const struct map *map)
{
	struct libvirt_config *config = arena_alloc(arena, sizeof *config);
	struct libvirt_table *table = arena_alloc(arena, sizeof *table);
	struct libvirt_list *list = arena_alloc(arena, sizeof *list);
	struct diag diag;

	if (!options->config)
		return true;
	diag_init(&diag, stderr, diag_wants_colour(stderr));
	options->emit.libvirt_config = config;
	options->emit.libvirt_table = table;
	options->emit.libvirt = list;
	return libvirt_config_read(config, options->config, arena, &diag) &&
	       (!options->libvirt ||
		libvirt_table_read(table, options->libvirt, arena, &diag)) &&
	       libvirt_build(list, arena, map, config, &diag);
}

static int generate(struct options *options, struct readings *readings)
{
	const struct input *inputs[] = { &readings->items[0].input,
					 &readings->items[1].input };
	const struct facts *linux_facts = &inputs[0]->facts;
	const struct facts *qemu_facts = readings->count > 1 ? &inputs[1]->facts : NULL;
	struct arena arena = { 0 };
	struct outputs outputs = { .count = 0 };
	struct map map;
	int status = STATUS_BAD_INPUT;

	if (!drop_impossible(options, linux_facts))
		return STATUS_BAD_INPUT;
	map_build(&map, &arena, linux_facts, qemu_facts);
	if (!prepare_libvirt(options, &arena, &map)) {
		arena_free(&arena);
		return STATUS_BAD_INPUT;
	}
	add_outputs(&outputs, &arena, options, &map);
	if (options->depfile && !options->check) {
		struct output_file *file = &outputs.files[outputs.count];

		file->path = options->depfile;
		depfile_print(&file->text, outputs.files, outputs.count, inputs,
			      readings->count,
			      (const char *const[]){ options->config, options->libvirt }, 2);
		outputs.count++;
	}
	/* Nothing is written before the referee has spoken. */
	if (readings_verify(readings))
		status = deliver(options, &outputs);
	for (size_t i = 0; i < outputs.count; i++)
		free(outputs.files[i].text.bytes);
	arena_free(&arena);
	return status;
}

const char *gen_words(const char *option, size_t i)
{
	return strcmp(option, "format") == 0 && i < FORMAT_COUNT ? formats[i].name : NULL;
}

const struct argp gen_argp = {
	.options = option_table,
	.parser = parse,
	.doc = "Writes tables of what Linux, KVM and QEMU call each CPU feature bit.",
};

int command_gen(int count, char **arguments)
{
	struct options options = { .directory = ".", .emit.prefix = "featmap" };
	struct readings readings = { .count = 1 };
	int status = STATUS_BAD_INPUT;

	arguments_parse(&gen_argp, count, arguments, 0, &options);
	readings.items[0] = (struct reading){
		.tree = input_or_newest(options.linux_tree, TREE_LINUX), .kind = TREE_LINUX };
	if (options.needs_qemu)
		readings.items[readings.count++] = (struct reading){
			.tree = input_or_newest(options.qemu_tree, TREE_QEMU),
			.kind = TREE_QEMU };
	readings.how = (options.partial ? READ_PARTIAL : 0) |
		       (options.part == NAMES ? READ_NAMES_ONLY : 0) |
		       (options.part == BITS ? READ_BITS_ONLY : 0);
	readings.verify = !options.no_verify;
	if (readings_read(&readings))
		status = generate(&options, &readings);
	readings_free(&readings);
	return status;
}
