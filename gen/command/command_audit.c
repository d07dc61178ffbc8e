/* SPDX-License-Identifier: MIT */
/* featmap audit: where Linux, KVM and QEMU disagree, rule by rule. */
#include <argp.h>
#include <errno.h>
#include <stdlib.h>

#include "audit_report.h"
#include "baseline.h"
#include "commands.h"
#include "emit.h"
#include "output.h"
#include "pair.h"
#include "spelling.h"

static void print_names(const struct audit *audit, FILE *stream)
{
	const struct emit_options none = { .prefix = NULL };

	emit_names_json(audit->map, &none, stream);
}

/* What --format may name, the default first, and what prints it. */
static const char *const format_names[] = { "text", "json", "sarif", "html", "names",
					    NULL };
static audit_printer *const printers[] = { audit_print_text, audit_print_json,
					   audit_print_sarif, audit_print_html,
					   print_names };

struct options {
	struct pair *pair;
	struct audit rules;	/* for its settings alone */
	const char *baseline, *output;
	bool update;
	enum severity fail_on;	/* SEVERITY_COUNT: never */
};

enum {
	KEY_BASELINE = 512,
	KEY_UPDATE,
	KEY_FAIL_ON,
	KEY_LIST_RULES,
	KEY_EXPLAIN_RULE,
};

static const struct argp_option option_table[] = {
	{ "warn", 'W', "RULE", 0,
	  "turn a rule on; -Wno-RULE: off; -Werror=RULE, -Wno-error=RULE: make it an error, or a "
	  "warning; -Werror: all warnings errors; -Wall: as by default; -Wno-all: all off", 0 },
	{ "fail-on", KEY_FAIL_ON, "SEVERITY", 0,
	  "exit 1 if a finding as grave is left: note, warning, error (default), never", 0 },
	{ "baseline", KEY_BASELINE, "FILE", 0,
	  "accept the findings that FILE lists, one identity a line", 0 },
	{ "update-baseline", KEY_UPDATE, NULL, 0,
	  "put all findings into that FILE, and take out what is found no more", 0 },
	{ "output", 'o', "FILE", 0, "write there, not to standard output ('-')", 0 },
	{ "list-rules", KEY_LIST_RULES, NULL, 0, "list all rules and stop", 1 },
	{ "explain-rule", KEY_EXPLAIN_RULE, "RULE", 0, "tell what a rule is about and stop", 1 },
	{ 0 },
};

/* Rules by name. */

static const char *rule_name(size_t i)
{
	return audit_rules[i].name;
}

/* A usage error: never returns. */
static void refuse_rule(const struct options *options, const char *name,
			struct argp_state *state)
{
	const char *list = spelling_nearest(&options->pair->arena, name, rule_name);

	if (*list)
		argp_error(state, "there is no rule '%s'; like it: %s", name, list);
	else
		argp_error(state, "there is no rule '%s'; --list-rules names all", name);
}

static void set_rule(struct options *options, const char *setting,
		     struct argp_state *state)
{
	static const char *const prefixes[] = { "no-error=", "error=", "no-" };

	if (audit_set(&options->rules, setting))
		return;
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		if (strncmp(setting, prefixes[i], strlen(prefixes[i])) != 0)
			continue;
		setting += strlen(prefixes[i]);
		break;
	}
	refuse_rule(options, setting, state);
}

/* Both answer at once, as --help does, and never return. */

static void finish(const struct options *options)
{
	arena_free(&options->pair->arena);
	exit(output_close_stdout() ? STATUS_OK : STATUS_CANNOT_WRITE);
}

static void list_rules(const struct options *options)
{
	for (size_t i = 0; audit_rules[i].name; i++)
		printf("%s\t%s\t%s\n", audit_rules[i].name,
		       severity_names[audit_rules[i].severity], audit_rules[i].summary);
	finish(options);
}

static void explain_rule(const struct options *options, const char *name,
			 struct argp_state *state)
{
	for (size_t i = 0; audit_rules[i].name; i++) {
		if (strcmp(audit_rules[i].name, name) != 0)
			continue;
		audit_print_rule(&audit_rules[i], stdout);
		finish(options);
	}
	refuse_rule(options, name, state);
}

/* Options. */

static bool is_format(const struct options *options, audit_printer *printer)
{
	return printers[options->pair->format] == printer;
}

static void set_fail_on(struct options *options, const char *name,
			struct argp_state *state)
{
	options->fail_on = SEVERITY_COUNT;
	if (strcmp(name, "never") == 0)
		return;
	for (int i = SEVERITY_NOTE; i < SEVERITY_COUNT; i++)
		if (strcmp(severity_names[i], name) == 0)
			options->fail_on = (enum severity)i;
	if (options->fail_on == SEVERITY_COUNT)
		argp_error(state, "'%s' is no severity; these are: note, warning, error, never",
			   name);
}

static void check_options(struct options *options, struct argp_state *state)
{
	if (options->update && !options->baseline)
		argp_error(state, "--update-baseline wants --baseline FILE");
	if (options->baseline && is_format(options, print_names))
		argp_error(state, "a list of names has no findings for a baseline");
	if (options->output && strcmp(options->output, "-") == 0)
		options->output = NULL;
	if (options->baseline && options->output &&
	    output_is_same(options->output, options->baseline))
		argp_error(state, "the baseline '%s' cannot be the output, too",
			   options->baseline);
}

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = options->pair;
		return 0;
	case 'W':
		set_rule(options, argument, state);
		return 0;
	case 'o':
		options->output = argument;
		return 0;
	case KEY_FAIL_ON:
		set_fail_on(options, argument, state);
		return 0;
	case KEY_BASELINE:
		options->baseline = argument;
		return 0;
	case KEY_UPDATE:
		options->update = true;
		return 0;
	case KEY_LIST_RULES:
		list_rules(options);
		return 0;
	case KEY_EXPLAIN_RULE:
		explain_rule(options, argument, state);
		return 0;
	case ARGP_KEY_END:
		check_options(options, state);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Judging. */

static bool is_left(const struct audit *audit, enum severity fail_on)
{
	for (size_t i = 0; i < audit->findings.count; i++)
		if (!audit->findings.items[i].accepted &&
		    audit->findings.items[i].severity >= fail_on)
			return true;
	return false;
}

/* Writing. */

/* What is to be in FILE; a link stays one. */
static void add_baseline(struct output_file *file, const struct options *options,
			 struct baseline *baseline, struct audit *audit)
{
	FILE *stream = text_open(&file->text);
	char *real = realpath(options->baseline, NULL);

	if (!real && errno == ENOMEM)
		out_of_memory();
	baseline_update(baseline, audit, stream);
	fclose(stream);
	file->is_update = true;
	file->before = baseline->source;
	file->path = arena_printf(audit->arena, "%s", real ? real : options->baseline);
	free(real);
}

static void add_report(struct output_file *file, const struct options *options,
		       const struct audit *audit)
{
	FILE *stream = text_open(&file->text);

	printers[options->pair->format](audit, stream);
	fclose(stream);
	file->path = options->output;
}

static void tell_of_update(const struct options *options,
			   const struct baseline *baseline, const struct audit *audit)
{
	fprintf(stderr, "featmap: note: '%s': %zu accepted anew, %zu found no more\n",
		// NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): an update wants a baseline
		source_printable(audit->arena, options->baseline, strlen(options->baseline)), baseline->added, audit->stale.count);
}

/* The report, and with --update-baseline the baseline: both files, or neither. */
static bool deliver(const struct options *options, struct baseline *baseline,
		    struct audit *audit)
{
	struct output_file files[2] = { 0 };
	size_t count = 0;
	bool good = true;

	if (options->update)
		add_baseline(&files[count++], options, baseline, audit);
	if (options->output) {
		add_report(&files[count++], options, audit);
	} else {
		printers[options->pair->format](audit, stdout);
		good = output_close_stdout();
	}
	good = good && output_write(files, count);
	for (size_t i = 0; i < count; i++)
		free(files[i].text.bytes);
	if (good && options->update)
		tell_of_update(options, baseline, audit);
	return good;
}

static int report(const struct options *options, struct baseline *baseline,
		  struct diag *diag)
{
	struct audit audit;

	audit_init(&audit, &options->pair->lookup);
	memcpy(audit.settings, options->rules.settings, sizeof audit.settings);
	memcpy(audit.chosen, options->rules.chosen, sizeof audit.chosen);
	/* A list of names judges nothing. */
	if (!is_format(options, print_names))
		audit_run(&audit);
	baseline_apply(baseline, &audit);
	if (!options->update)
		baseline_warn(baseline, diag);
	if (!deliver(options, baseline, &audit))
		return STATUS_CANNOT_WRITE;
	return is_left(&audit, options->fail_on) ? STATUS_DIFFERENT : STATUS_OK;
}

/* Words for completions. */

static const char *severity_word(size_t i)
{
	if (SEVERITY_NOTE + i < SEVERITY_COUNT)
		return severity_names[SEVERITY_NOTE + i];
	return SEVERITY_NOTE + i == SEVERITY_COUNT ? "never" : NULL;
}

const char *audit_words(const char *option, size_t i)
{
	if (strcmp(option, "format") == 0)
		return format_names[i];
	if (strcmp(option, "fail-on") == 0)
		return severity_word(i);
	if (strcmp(option, "warn") == 0 || strcmp(option, "explain-rule") == 0)
		return rule_name(i);
	return NULL;
}

static const struct argp_child children[] = { { &pair_argp, 0, NULL, 0 }, { 0 } };

const struct argp audit_argp = {
	.options = option_table,
	.parser = parse,
	.doc = "Reports where Linux, KVM and QEMU disagree about CPU features.\v"
	       "FORMAT is text, json, sarif (for code scanning), html (a page with the "
	       "whole map), or names (QEMU's name for each of Linux's, as JSON; judges "
	       "nothing). Exit status 1 if a finding is left.",
	.children = children,
};

int command_audit(int count, char **arguments)
{
	struct pair pair = { .formats = format_names };
	struct options options = { .pair = &pair, .fail_on = SEVERITY_ERROR };
	struct baseline baseline = { .arena = &pair.arena };
	int status = STATUS_BAD_INPUT;
	struct diag diag;

	audit_init(&options.rules, &pair.lookup);
	arguments_parse(&audit_argp, count, arguments, 0, &options);
	diag_init(&diag, stderr, diag_wants_colour(stderr));
	if ((!options.baseline || baseline_read(&baseline, options.baseline, options.update,
						&pair.arena, &diag)) &&
	    pair_read(&pair))
		status = report(&options, &baseline, &diag);
	pair_free(&pair);
	return status;
}
