/* SPDX-License-Identifier: MIT */
/*
 * The commands, and the table of them. Help, manual pages and completions are
 * all made from that table and from the option tables it leads to.
 */
#ifndef FEATMAP_COMMANDS_H
#define FEATMAP_COMMANDS_H

#include <argp.h>
#include <string.h>

#include "arguments.h"
#include "status.h"

/*
 * The I-th of the words that OPTION (its long name) takes, null behind the
 * last; null at once for an option that takes no words of a list.
 */
typedef const char *option_words(const char *option, size_t i);

struct command {
	const char *name;		/* null ends the table */
	const char *full_name;		/* as usage messages have it */
	const char *summary;		/* what it does, in half a line */
	const char *arguments;		/* that it cannot do without; may be "" */
	const struct argp *argp;
	option_words *words;		/* null: none of its options takes words */
	/*
	 * Takes its own arguments, with a name in front as main has it, and
	 * returns the exit status.
	 */
	int (*run)(int count, char **arguments);
};
extern const struct command commands[];

/* Of featmap itself: what comes before a command. */
extern const struct argp featmap_argp;

int command_gen(int count, char **arguments);
int command_facts(int count, char **arguments);
int command_verify(int count, char **arguments);
int command_audit(int count, char **arguments);
int command_explain(int count, char **arguments);
int command_why(int count, char **arguments);
int command_diff(int count, char **arguments);
int command_history(int count, char **arguments);

extern const struct argp gen_argp, facts_argp, verify_argp, audit_argp, explain_argp,
	why_argp, diff_argp, history_argp;
option_words gen_words, audit_words, history_words;

#endif
