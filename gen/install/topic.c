/* SPDX-License-Identifier: MIT */
#include "topic.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "../clang/options.h"

/* What the names of arguments mean, wherever they stand. */
static const struct {
	const char *argument;
	enum takes takes;
} meanings[] = {
	{ "TREE", TAKES_FILE },	 { "FILE", TAKES_FILE },     { "DIR", TAKES_FOLDER },
	{ "NAME", TAKES_TEXT },	 { "FORMAT", TAKES_WORD },   { "LIST", TAKES_WORDS },
	{ "RULE", TAKES_WORD },	 { "SEVERITY", TAKES_WORD }, { "OLD", TAKES_FILE },
};

/* An argument that is not in the table would have no completion: no build, then. */
static enum takes meaning(const char *argument)
{
	size_t length;

	if (!argument)
		return TAKES_NOTHING;
	argument += *argument == '[';
	length = strcspn(argument, ". ]");	/* "NAME...", "OLD NEW", "[TREE]" */
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (strlen(meanings[i].argument) == length &&
		    memcmp(meanings[i].argument, argument, length) == 0)
			return meanings[i].takes;
	fprintf(stderr, "manual: error: what is a %s? tell meanings[] in %s\n", argument,
		__FILE__);
	exit(STATUS_BAD_INPUT);
}

static bool takes_words(const struct option_entry *option)
{
	return option->takes == TAKES_WORD || option->takes == TAKES_WORDS;
}

static void add_option(struct topic *topic, struct arena *arena,
		       struct option_entry option)
{
	option.takes = meaning(option.argument);
	if (option.letter == 'W')
		option.takes = TAKES_SETTING;
	if (takes_words(&option) && !topic_word(topic, &option, 0)) {
		fprintf(stderr, "manual: error: %s --%s: no words to choose from\n",
			topic->invocation, option.name);
		exit(STATUS_BAD_INPUT);
	}
	*vec_push(arena, &topic->options) = option;
}

/* Children first: what commands have in common is what they cannot do without. */
static void add_table(struct topic *topic, struct arena *arena,
		      const struct argp *argp)
{
	const struct argp_child *child = argp->children;
	const struct argp_option *option = argp->options;

	for (; child && child->argp; child++)
		add_table(topic, arena, child->argp);
	for (; option && option->name; option++) {
		if (option->flags & OPTION_HIDDEN)
			continue;
		add_option(topic, arena,
			   (struct option_entry){
				   .name = option->name,
				   .letter = isgraph(option->key) ? (char)option->key : '\0',
				   .argument = option->arg,
				   .help = option->doc,
			   });
	}
}

/* argp adds these by itself. */
static void add_standard_options(struct topic *topic, struct arena *arena)
{
	static const struct option_entry options[] = {
		{ .name = "help", .letter = '?', .help = "give a list of the options" },
		{ .name = "usage", .help = "give a short usage message" },
		{ .name = "version", .letter = 'V', .help = "print the program's version" },
	};

	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		add_option(topic, arena, options[i]);
}

static void add_topic(topic_list *list, struct arena *arena, struct topic topic)
{
	bool is_featmap = *topic.name == '\0';

	add_table(&topic, arena, topic.argp);
	add_standard_options(&topic, arena);
	/* What comes behind featmap itself is a command. */
	topic.takes = is_featmap ? TAKES_NOTHING : meaning(topic.argp->args_doc);
	*vec_push(arena, list) = topic;
}

void topics_list(topic_list *list, struct arena *arena)
{
	add_topic(list, arena,
		    (struct topic){ .page = "featmap", .invocation = "featmap", .name = "",
				      .summary = "tell which hardware bit each CPU feature name means",
				      .arguments = featmap_argp.args_doc,
				      .argp = &featmap_argp });
	for (const struct command *command = commands; command->name; command++)
		add_topic(list, arena,
			    (struct topic){
				    .page = arena_printf(arena, "featmap-%s", command->name),
				    .invocation = command->full_name,
				    .name = command->name,
				    .summary = command->summary,
				    .arguments = command->arguments,
				    .argp = command->argp,
				    .words = command->words,
			    });
	add_topic(list, arena,
		    (struct topic){ .page = "featmap-clang", .invocation = "featmap-clang",
				      .name = "clang",
				      .summary = "read a source tree a second time, by libclang",
				      .arguments = clang_argp.args_doc,
				      .argp = &clang_argp });
}

const char *topic_word(const struct topic *topic,
			 const struct option_entry *option, size_t i)
{
	size_t seen = 0;
	const char *word = NULL, *before = "";

	/* Formats of several files have a row, and so a word, for each. */
	for (size_t row = 0; topic->words; row++) {
		word = topic->words(option->name, row);
		if (!word || (strcmp(word, before) != 0 && seen++ == i))
			return word;
		before = word;
	}
	return NULL;
}
