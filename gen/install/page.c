/* SPDX-License-Identifier: MIT */
/* Manual pages: the order of their sections, and roff's quoting. */
#include <stdlib.h>

#include "audit.h"
#include "manual.h"
#include "text.h"
#include "version.h"

enum { LINE_WIDTH = 76 };

/* Text. */

static void put_char(char c, FILE *stream)
{
	static const struct {
		char c;
		const char *roff;
	} special[] = {
		{ '\\', "\\e" },   { '-', "\\-" },   { '\'', "\\(aq" }, { '"', "\\(dq" },
		{ '`', "\\(ga" },  { '^', "\\(ha" }, { '~', "\\(ti" },
	};

	for (size_t i = 0; i < sizeof special / sizeof *special; i++)
		if (special[i].c == c) {
			fputs(special[i].roff, stream);
			return;
		}
	putc(c, stream);
}

static void put(const char *text, size_t length, FILE *stream)
{
	/* At the start of a line, roff would take a stop for a macro's. */
	if (length && *text == '.')
		fputs("\\&", stream);
	for (size_t i = 0; i < length; i++)
		put_char(text[i], stream);
}

static void put_all(const char *text, FILE *stream)
{
	put(text, strlen(text), stream);
}

/* Prose, up to LENGTH: lines of a fair width, and a new one for each sentence. */
static void put_prose(const char *text, size_t length, FILE *stream)
{
	const char *end = text + length;
	size_t column = 0;
	bool stop = false;

	while (text < end) {
		size_t word = strcspn(text, " \n\v");

		if (word > (size_t)(end - text))
			word = (size_t)(end - text);
		if (column && (stop || column + 1 + word > LINE_WIDTH)) {
			putc('\n', stream);
			column = 0;
		} else if (column) {
			putc(' ', stream);
		}
		put(text, word, stream);
		column += word + 1;
		/* A lone stop is a character that the sentence is about. */
		stop = word > 1 && strchr(".!?", text[word - 1]);
		text += word;
		text += strspn(text, " \n");
	}
	putc('\n', stream);
}

static void put_paragraph(const char *text, FILE *stream)
{
	put_prose(text, strlen(text), stream);
}

static void put_section(const char *name, FILE *stream)
{
	fprintf(stream, ".SH %s\n", name);
}

/* An entry of a list: a tag in bold, and what it is. */
static void put_entry(const char *tag, const char *text, FILE *stream)
{
	fputs(".TP\n\\fB", stream);
	put_all(tag, stream);
	fputs("\\fR\n", stream);
	put_paragraph(text, stream);
}

/* Sections. */

static void put_name(const struct topic *topic, FILE *stream)
{
	put_section("NAME", stream);
	put_all(topic->page, stream);
	fputs(" \\- ", stream);
	put_all(topic->summary, stream);
	putc('\n', stream);
}

static void put_synopsis(const struct topic *topic, FILE *stream)
{
	put_section("SYNOPSIS", stream);
	fputs(".B ", stream);
	put_all(topic->invocation, stream);
	fputs("\n[\\fIOPTION\\fR...]\\&\n", stream);
	if (*topic->arguments)
		put_paragraph(topic->arguments, stream);
}

/* What --help begins with, what the page adds, and what --help ends with. */
static void put_description(const struct topic *topic, const struct page_text *text,
			    FILE *stream)
{
	const char *doc = topic->argp->doc;
	size_t length = strcspn(doc, "\v");

	put_section("DESCRIPTION", stream);
	put_prose(doc, length, stream);
	for (size_t i = 0; text->description[i]; i++) {
		fputs(".PP\n", stream);
		put_paragraph(text->description[i], stream);
	}
	/* featmap's own ends with its commands and statuses, which have sections here. */
	if (doc[length] && *topic->name) {
		fputs(".PP\n", stream);
		put_paragraph(doc + length + 1, stream);
	}
}

static void put_commands(const topic_list *all, FILE *stream)
{
	put_section("COMMANDS", stream);
	for (const struct command *command = commands; command->name; command++)
		put_entry(command->full_name, command->summary, stream);
	fputs(".PP\nEach has a manual page of its own, such as\n.BR ", stream);
	put_all(all->items[1].page, stream);
	fputs(" (1).\n", stream);
}

/* The help, and the words to choose from, if it is silent about them. */
static void put_help(const struct topic *topic, const struct option_entry *option,
		     FILE *stream)
{
	const char *word = topic_word(topic, option, 0);
	struct text text = { 0 };
	FILE *help = text_open(&text);

	fputs(option->help, help);
	if (option->takes == TAKES_WORD && !strstr(option->help, word) &&
	    strcmp(option->argument, "RULE") != 0)
		for (size_t i = 0; (word = topic_word(topic, option, i)); i++)
			fprintf(help, "%s %s", i ? "," : ":", word);
	putc('\0', help);
	fclose(help);
	put_paragraph(text.bytes, stream);
	free(text.bytes);
}

static void put_option(const struct topic *topic, const struct option_entry *option,
		       FILE *stream)
{
	fputs(".TP\n", stream);
	if (option->letter) {
		fputs("\\fB\\-", stream);
		put_char(option->letter, stream);
		fputs("\\fR, ", stream);
	}
	fputs("\\fB\\-\\-", stream);
	put_all(option->name, stream);
	fputs("\\fR", stream);
	if (option->argument) {
		fputs("=\\fI", stream);
		put_all(option->argument, stream);
		fputs("\\fR", stream);
	}
	putc('\n', stream);
	put_help(topic, option, stream);
}

static void put_options(const struct topic *topic, FILE *stream)
{
	put_section("OPTIONS", stream);
	for (size_t i = 0; i < topic->options.count; i++)
		put_option(topic, &topic->options.items[i], stream);
}

static void put_rules(FILE *stream)
{
	put_section("RULES", stream);
	for (const struct audit_rule *rule = audit_rules; rule->name; rule++) {
		fputs(".TP\n\\fB", stream);
		put_all(rule->name, stream);
		fprintf(stream, "\\fR (%s)\n", severity_names[rule->severity]);
		put_paragraph(rule->summary, stream);
		fputs(".IP\n", stream);
		put_paragraph(rule->help, stream);
	}
}

static void put_statuses(const struct page_text *text, FILE *stream)
{
	put_section("EXIT STATUS", stream);
	put_entry("0", "fine", stream);
	if (text->status_1)
		put_entry("1", text->status_1, stream);
	put_entry("2", "bad usage", stream);
	put_entry("3", "bad input; nothing has been written", stream);
	put_entry("4", "could not write; what was there before is untouched", stream);
}

static void put_environment(const struct page_text *text, FILE *stream)
{
	put_section("ENVIRONMENT", stream);
	if (text->reads_twice) {
		put_entry("FEATMAP_CLANG", "the program to read trees a second time with; else "
			  "featmap-clang beside featmap, or on the PATH", stream);
		put_entry("FEATMAP_CLANG_TIMEOUT", "the seconds it may take (60)", stream);
		put_entry("FEATMAP_CLANG_MEMORY",
			  "the megabytes it may take (4096); 0: as many as there are", stream);
	}
	put_entry("NO_COLOR", "if set to anything, messages have no colours on a terminal",
		  stream);
}

static void put_files(const struct pair_of_texts *files, FILE *stream)
{
	if (!files->name)
		return;
	put_section("FILES", stream);
	for (; files->name; files++)
		put_entry(files->name, files->text, stream);
}

static void put_examples(const struct pair_of_texts *examples, FILE *stream)
{
	put_section("EXAMPLES", stream);
	for (bool first = true; examples->name; examples++, first = false) {
		if (!first)
			fputs(".PP\n", stream);
		put_paragraph(examples->text, stream);
		fputs(".PP\n.RS 4\n.EX\n", stream);
		put_all(examples->name, stream);
		fputs("\n.EE\n.RE\n", stream);
	}
}

static void put_see_also(const topic_list *all, const struct topic *topic,
			 FILE *stream)
{
	const char *between = "";

	put_section("SEE ALSO", stream);
	for (size_t i = 0; i < all->count; i++) {
		if (&all->items[i] == topic)
			continue;
		fprintf(stream, "%s.BR ", between);
		put_all(all->items[i].page, stream);
		fputs(" (1)", stream);
		between = ",\n";
	}
	putc('\n', stream);
}

void page_print(const topic_list *all, const struct topic *topic,
		const struct page_text *text, FILE *stream)
{
	fputs(".\\\" Made from featmap's option tables; not to be edited.\n.TH ", stream);
	for (const char *c = topic->page; *c; c++)
		put_char((char)(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c), stream);
	fprintf(stream, " 1 %s \"featmap %s\" \"User Commands\"\n", FEATMAP_DATE,
		FEATMAP_VERSION);
	put_name(topic, stream);
	put_synopsis(topic, stream);
	put_description(topic, text, stream);
	if (topic->argp == &featmap_argp)
		put_commands(all, stream);
	put_options(topic, stream);
	if (topic->argp == &audit_argp)
		put_rules(stream);
	put_statuses(text, stream);
	put_environment(text, stream);
	put_files(text->files, stream);
	put_examples(text->examples, stream);
	put_see_also(all, topic, stream);
}
