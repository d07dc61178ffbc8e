/* SPDX-License-Identifier: MIT */
/*
 * Completions: for bash the tables alone, for completion.bash to go by; for
 * zsh all, for its _arguments wants it as tables anyway.
 */
#include "audit.h"
#include "manual.h"

/* What can stand behind -W besides a rule's name. */
static const char *const setting_words[] = { "error", "all", "no-all", NULL };
static const char *const setting_prefixes[] = { "", "no-", "error=", "no-error=", NULL };

static void put_words(const struct topic *topic, const struct option_entry *option,
		      FILE *stream)
{
	const char *word;

	for (size_t i = 0; (word = topic_word(topic, option, i)); i++)
		fprintf(stream, "%s%s", i ? " " : "", word);
}

static void put_settings(FILE *stream)
{
	for (size_t i = 0; setting_words[i]; i++)
		fprintf(stream, "%s%s", i ? " " : "", setting_words[i]);
	for (size_t i = 0; setting_prefixes[i]; i++)
		for (const struct audit_rule *rule = audit_rules; rule->name; rule++)
			fprintf(stream, " %s%s", setting_prefixes[i], rule->name);
}

/* bash */

static void bash_options(const struct topic *topic, FILE *stream)
{
	fprintf(stream, "\t%s) echo '", *topic->name ? topic->name : "''");
	for (size_t i = 0; i < topic->options.count; i++) {
		const struct option_entry *option = &topic->options.items[i];

		fprintf(stream, "%s--%s%s", i ? " " : "", option->name,
			option->argument ? "=" : "");
	}
	fputs("' ;;\n", stream);
}

static void bash_argument(const struct topic *topic,
			  const struct option_entry *option, FILE *stream)
{
	static const char *const kinds[] = { "", "TEXT", "FILE", "FOLDER", "WORD ", "WORDS ",
					     "WORD " };

	if (option->takes == TAKES_NOTHING)
		return;
	fprintf(stream, "\t%s:--%s", topic->name, option->name);
	if (option->letter)
		fprintf(stream, " | %s:-%c", topic->name, option->letter);
	fprintf(stream, ") echo '%s", kinds[option->takes]);
	if (option->takes == TAKES_SETTING)
		put_settings(stream);
	else if (option->takes == TAKES_WORD || option->takes == TAKES_WORDS)
		put_words(topic, option, stream);
	fputs("' ;;\n", stream);
}

/* What takes no option is known as an option without a name. */
static void bash_arguments(const struct topic *topic, FILE *stream)
{
	for (size_t i = 0; i < topic->options.count; i++)
		bash_argument(topic, &topic->options.items[i], stream);
	if (topic->takes == TAKES_FILE)
		fprintf(stream, "\t%s:) echo FILE ;;\n", topic->name);
}

void bash_print(const topic_list *all, FILE *stream)
{
	fputs("# bash completion for featmap; made from its option tables\n\n"
	      "_featmap_commands='", stream);
	for (const struct command *command = commands; command->name; command++)
		fprintf(stream, "%s%s", command == commands ? "" : " ", command->name);
	fputs("'\n\n# The options of a command.\n"
	      "_featmap_options()\n{\n\tcase $1 in\n", stream);
	for (size_t i = 0; i < all->count; i++)
		bash_options(&all->items[i], stream);
	fputs("\tesac\n}\n\n# What COMMAND:OPTION takes; without OPTION, COMMAND itself.\n"
	      "_featmap_takes()\n{\n\tcase $1 in\n", stream);
	for (size_t i = 0; i < all->count; i++)
		bash_arguments(&all->items[i], stream);
	fputs("\tesac\n}\n\n", stream);
}

/* zsh */

/* A text inside '...' inside a spec of _arguments. */
static void zsh_text(const char *text, FILE *stream)
{
	for (; *text; text++) {
		if (strchr("[]:\\", *text))
			putc('\\', stream);
		fputs(*text == '\'' ? "'\\''" : (const char[]){ *text, '\0' }, stream);
	}
}

static void zsh_action(const struct topic *topic, const struct option_entry *option,
		       FILE *stream)
{
	static const char *const fixed[] = {
		[TAKES_TEXT] = " ", [TAKES_FILE] = "_files", [TAKES_FOLDER] = "_files -/",
		[TAKES_SETTING] = "_featmap_settings",
	};

	if (option->takes == TAKES_WORD) {
		putc('(', stream);
		put_words(topic, option, stream);
		putc(')', stream);
	} else if (option->takes == TAKES_WORDS) {
		fprintf(stream, "_values -s , %s ", option->name);
		put_words(topic, option, stream);
	} else {
		fputs(fixed[option->takes], stream);
	}
}

/* One spelling of an option: NAME, as a spec has it. */
static void zsh_spec(const struct topic *topic, const struct option_entry *option,
		     const char *name, FILE *stream)
{
	fprintf(stream, " \\\n\t\t'*%s[", name);
	zsh_text(option->help, stream);
	putc(']', stream);
	if (option->argument) {
		fprintf(stream, ":%s:", option->argument);
		zsh_action(topic, option, stream);
	}
	putc('\'', stream);
}

static void zsh_option(const struct topic *topic, const struct option_entry *option,
		       FILE *stream)
{
	char name[64];

	snprintf(name, sizeof name, "--%s%s", option->name, option->argument ? "=" : "");
	zsh_spec(topic, option, name, stream);
	if (!option->letter)
		return;
	/* "-?" would be a pattern. */
	snprintf(name, sizeof name, "-%s%c%s", option->letter == '?' ? "\\" : "",
		 option->letter, option->argument ? "+" : "");
	zsh_spec(topic, option, name, stream);
}

static void zsh_command(const struct topic *topic, FILE *stream)
{
	fprintf(stream, "_featmap_%s()\n{\n\t_arguments -S", topic->name);
	for (size_t i = 0; i < topic->options.count; i++)
		zsh_option(topic, &topic->options.items[i], stream);
	if (topic->takes == TAKES_FILE)
		fputs(" \\\n\t\t'*:TREE:_files'", stream);
	else if (topic->takes == TAKES_TEXT)
		fputs(" \\\n\t\t'*:NAME: '", stream);
	fputs("\n}\n\n", stream);
}

static void zsh_settings(FILE *stream)
{
	fputs("_featmap_settings()\n{\n\tlocal -a settings=(", stream);
	put_settings(stream);
	fputs(")\n\t_describe -V setting settings\n}\n\n", stream);
}

static void zsh_main(const struct topic *featmap, FILE *stream)
{
	fputs("_featmap()\n{\n\tlocal curcontext=$curcontext state\n\tlocal -a line\n\n"
	      "\tif [[ $service == featmap-clang ]]; then\n"
	      "\t\t_featmap_clang\n\t\treturn\n\tfi\n"
	      "\t_arguments -C -S", stream);
	for (size_t i = 0; i < featmap->options.count; i++)
		zsh_option(featmap, &featmap->options.items[i], stream);
	fputs(" \\\n\t\t'1:command:((", stream);
	for (const struct command *command = commands; command->name; command++) {
		fprintf(stream, "%s%s\\:\"", command == commands ? "" : " ", command->name);
		zsh_text(command->summary, stream);
		putc('"', stream);
	}
	fputs("))' \\\n\t\t'*::argument:->argument' && return\n"
	      "\t[[ $state == argument ]] || return 1\n"
	      "\t(( $+functions[_featmap_$line[1]] )) && _featmap_$line[1]\n}\n\n"
	      "_featmap \"$@\"\n", stream);
}

void zsh_print(const topic_list *all, FILE *stream)
{
	fputs("#compdef featmap featmap-clang\n# Made from featmap's option tables.\n\n", stream);
	zsh_settings(stream);
	for (size_t i = 1; i < all->count; i++)
		zsh_command(&all->items[i], stream);
	zsh_main(&all->items[0], stream);
}
