/* SPDX-License-Identifier: MIT */
/* featmap why --host FILE --guest FILE: what stops the flags that a guest lacks. */
#include <argp.h>

#include "commands.h"
#include "output.h"
#include "pair.h"
#include "why.h"

struct options {
	struct pair *pair;
	const char *host, *guest;
};

enum { KEY_HOST = 512, KEY_GUEST };

static const struct argp_option option_table[] = {
	{ "host", KEY_HOST, "FILE", 0, "the host's /proc/cpuinfo, or its flags line; '-': standard input", 0 },
	{ "guest", KEY_GUEST, "FILE", 0, "the same of the guest", 0 },
	{ 0 },
};

static void check_options(const struct options *options, struct argp_state *state)
{
	if (!options->host || !options->guest)
		argp_error(state, "--host FILE and --guest FILE are wanted");
	else if (strcmp(options->host, "-") == 0 && strcmp(options->guest, "-") == 0)
		argp_error(state, "standard input cannot be both host and guest");
}

static error_t parse(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = options->pair;
		return 0;
	case KEY_HOST:
		options->host = argument;
		return 0;
	case KEY_GUEST:
		options->guest = argument;
		return 0;
	case ARGP_KEY_END:
		check_options(options, state);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int answer(const struct options *options, const struct cpuinfo *host,
		  const struct cpuinfo *guest)
{
	struct text text = { 0 };
	struct why why;
	FILE *stream;

	why_work_out(&why, &options->pair->lookup, host, guest);
	if (options->pair->format == FORMAT_JSON) {
		pair_print_json(why_json(&why));
	} else {
		stream = text_open(&text);
		why_print(&why, stream);
		fclose(stream);
		pair_print_text(options->pair, &text);
	}
	return output_close_stdout() ? STATUS_OK : STATUS_CANNOT_WRITE;
}

static const struct argp_child children[] = { { &pair_argp, 0, NULL, 0 }, { 0 } };

const struct argp why_argp = {
	.options = option_table,
	.parser = parse,
	.doc = "Tells what the guest's flags lack of the host's, and what stops each.",
	.children = children,
};

int command_why(int count, char **arguments)
{
	struct pair pair = { .formats = text_or_json };
	struct options options = { .pair = &pair };
	struct cpuinfo host, guest;
	struct diag diag;
	int status = STATUS_BAD_INPUT;

	arguments_parse(&why_argp, count, arguments, 0, &options);
	diag_init(&diag, stderr, diag_wants_colour(stderr));
	if (cpuinfo_read(&host, options.host, &pair.arena, &diag) &&
	    cpuinfo_read(&guest, options.guest, &pair.arena, &diag) && pair_read(&pair))
		status = answer(&options, &host, &guest);
	pair_free(&pair);
	return status;
}
