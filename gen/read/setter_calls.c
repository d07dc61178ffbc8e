/* SPDX-License-Identifier: MIT */
#include "setter_calls.h"

#include "reader.h"

/* Which function the code is in. */

#define NO_TOKEN UINT32_MAX

enum {
	MOST_MARKS = 64,	/* #ifs that cannot be decided, within each other */
	MOST_PARENTHESES = 64,	/* of a call, within each other */
};

#define SETTER_WORD "_cpu_cap"	/* in the names of all that set or clear */

/* Braces that are open, and whose body it is. */
struct body {
	int depth;
	uint32_t opening;	/* the outermost brace */
	uint32_t function;	/* its name; NO_TOKEN if that is not known */
};

/* An #if that cannot be decided: each branch begins where the #if did. */
struct fork {
	struct body before, after;
};

/* What has been said of a function since the last declaration ended. */
struct head {
	uint32_t name;
	bool annotation;	/* what the name looks like */
	bool doubtful;		/* another one could be the name as well */
	bool odd;		/* it is nothing known here, or no function */
	int parentheses;
};

struct search {
	struct diag *diag;
	struct unit_file *file;
	struct arena *arena;	/* owns the calls found */
	struct setter_calls *calls;
	struct body body;
	struct head head;
	struct fork forks[MOST_MARKS];
	size_t fork_count;
	bool broken;
};

static const struct head no_head = { .name = NO_TOKEN };
static const struct body no_body = { .function = NO_TOKEN };

static const char *text_of(const struct search *search, const struct token *token)
{
	return search->file->source->text + token->start;
}

static void complain(struct search *search, uint32_t i, enum diag_category category,
		     const char *what)
{
	diag_error(search->diag,
		   unit_span(search->file, &search->file->code.items[i]), category,
		   "%s", what);
	search->broken = true;
}

static bool begins_with(const struct search *search, uint32_t i, const char *prefix)
{
	const struct token *token = &search->file->code.items[i];
	size_t length = strlen(prefix);

	return token->end - token->start >= length &&
	       memcmp(text_of(search, token), prefix, length) == 0;
}

static bool is_same_name(const struct search *search, uint32_t i, uint32_t k)
{
	const struct token *a = &search->file->code.items[i];
	const struct token *b = &search->file->code.items[k];

	return a->end - a->start == b->end - b->start &&
	       memcmp(text_of(search, a), text_of(search, b), a->end - a->start) == 0;
}

/*
 * A name with a '(' behind it, outside of all braces. Beside the function's own
 * there may be annotations, with two underscores in front; and the branches of
 * an #if may name it twice.
 */
static void head_name(struct search *search, uint32_t i)
{
	struct head *head = &search->head;
	bool annotation = begins_with(search, i, "__");

	if (unit_token_is(search->file, &search->file->code.items[i], "__attribute__"))
		return;
	if (head->name == NO_TOKEN || (head->annotation && !annotation)) {
		head->name = i;
		head->annotation = annotation;
		head->doubtful = false;
	} else if (annotation == head->annotation) {
		head->doubtful |= !is_same_name(search, head->name, i);
	}
}

static void head_token(struct search *search, uint32_t i)
{
	const struct token *tokens = search->file->code.items;
	struct head *head = &search->head;

	switch (tokens[i].kind) {
	case TOK_IDENT:
		if (head->parentheses == 0 && tokens[i + 1].kind == '(')
			head_name(search, i);
		break;
	case '(':
		/* "int (*f(void))(void)": such a one is not known here. */
		head->odd |= head->parentheses == 0 && i > 0 &&
			     tokens[i - 1].kind == ')';
		head->parentheses++;
		break;
	case ')':
		head->parentheses--;
		break;
	case '=':
		head->odd |= head->parentheses == 0;
		break;
	case ';':
		*head = no_head;
		break;
	}
}

static void open_brace(struct search *search, uint32_t i)
{
	const struct head *head = &search->head;
	struct body *body = &search->body;

	if (body->depth++ > 0)
		return;
	body->opening = i;
	body->function = head->odd || head->doubtful ? NO_TOKEN : head->name;
	search->head = no_head;
}

static void close_brace(struct search *search, uint32_t i)
{
	struct body *body = &search->body;

	if (body->depth == 0)
		complain(search, i, DIAG_SYNTAX, "this brace closes nothing");
	else if (--body->depth == 0)
		search->head = no_head;
}

static void begin_fork(struct search *search, uint32_t i)
{
	struct fork *fork = &search->forks[search->fork_count];

	if (search->fork_count == MOST_MARKS) {
		complain(search, i, DIAG_SYNTAX, "conditions nested too deeply");
		return;
	}
	search->fork_count++;
	fork->before = fork->after = search->body;
}

static bool is_same_body(const struct body *a, const struct body *b)
{
	return a->depth == b->depth && (a->depth == 0 || a->opening == b->opening);
}

/*
 * A branch has ended. If it has opened or closed braces, so it is behind the
 * last branch; if two have, they must have left equally many open.
 */
static void end_branch(struct search *search, uint32_t i, bool is_last)
{
	struct fork *fork = &search->forks[search->fork_count - 1];

	if (!is_same_body(&search->body, &fork->before)) {
		if (!is_same_body(&fork->after, &fork->before) &&
		    search->body.depth != fork->after.depth) {
			complain(search, i, DIAG_CONSTRUCT,
				 "which braces are open here depends on a condition that cannot be decided");
			return;
		}
		fork->after = search->body;
	}
	search->body = is_last ? fork->after : fork->before;
	search->fork_count -= is_last;
}

/* The calls. */

static bool ends_in(const char *name, size_t length, const char *end)
{
	size_t end_length = strlen(end);

	return length >= end_length &&
	       memcmp(name + length - end_length, end, end_length) == 0;
}

/* set_cpu_cap, setup_clear_cpu_cap and the like; KVM's are about its guests. */
static bool is_setter(const struct search *search, uint32_t i)
{
	const struct token *token = &search->file->code.items[i];
	const char *name = text_of(search, token);
	size_t length = token->end - token->start;

	return ends_in(name, length, SETTER_WORD) &&
	       (ends_in(name, length, "set_cpu_cap") ||
		ends_in(name, length, "clear_cpu_cap") ||
		ends_in(name, length, "force_cpu_cap")) &&
	       !begins_with(search, i, "kvm_");
}

/*
 * The last argument of the call whose '(' is token I, if it is but one token;
 * else NO_TOKEN.
 */
static uint32_t last_argument(struct search *search, uint32_t i)
{
	const struct token *tokens = search->file->code.items;
	uint32_t first = i + 1;
	int parentheses = 0;

	for (;; i++) {
		switch (tokens[i].kind) {
		case '(':
			if (parentheses++ < MOST_PARENTHESES)
				break;
			complain(search, i, DIAG_SYNTAX, "nested too deeply");
			return NO_TOKEN;
		case ')':
			if (--parentheses == 0)
				return i == first + 1 ? first : NO_TOKEN;
			break;
		case ',':
			if (parentheses == 1)
				first = i + 1;
			break;
		case ';': case '{': case '}':
		case TOK_IF: case TOK_ELSE: case TOK_ENDIF: case TOK_END:
			complain(search, i, DIAG_CONSTRUCT,
				 "this is not known inside a call that sets a feature");
			return NO_TOKEN;
		}
	}
}

/* Each call's fact has the name: a long one, often enough, would be gigabytes. */
static bool is_too_long(struct search *search, uint32_t i)
{
	const struct token *token = &search->file->code.items[i];

	if (token->end - token->start <= LONGEST_NAME)
		return false;
	complain(search, i, DIAG_VALUE, "this name is longer than is known here");
	return true;
}

/* A call that may set a feature; one that is given a variable is passed over. */
static void note_call(struct search *search, uint32_t i)
{
	const struct token *tokens = search->file->code.items, *call = &tokens[i];
	uint32_t argument = last_argument(search, i + 1), function = search->body.function;
	struct setter_call *found;

	if (argument == NO_TOKEN || tokens[argument].kind != TOK_IDENT ||
	    !begins_with(search, argument, "X86_FEATURE_"))
		return;
	if (is_too_long(search, i) ||
	    (function != NO_TOKEN && is_too_long(search, function)))
		return;
	found = vec_push(search->arena, search->calls);
	*found = (struct setter_call){
		.call = call->start,
		.call_end = call->end,
		.macro = tokens[argument].start,
		.macro_end = tokens[argument].end,
		.line = source_position(search->file->source, call->start).line,
	};
	if (function != NO_TOKEN) {
		found->function = tokens[function].start;
		found->function_end = tokens[function].end;
	}
}

static void read_token(struct search *search, uint32_t i)
{
	const struct token *tokens = search->file->code.items;

	switch (tokens[i].kind) {
	case '{':
		open_brace(search, i);
		break;
	case '}':
		close_brace(search, i);
		break;
	case TOK_IF:
		begin_fork(search, i);
		break;
	case TOK_ELSE:
		end_branch(search, i, false);
		break;
	case TOK_ENDIF:
		end_branch(search, i, true);
		break;
	default:
		if (search->body.depth == 0)
			head_token(search, i);
		else if (tokens[i].kind == TOK_IDENT && tokens[i + 1].kind == '(' &&
			 is_setter(search, i))
			note_call(search, i);
	}
}

/* Whether all of the file could be searched; what could not is reported. */
static bool search_file(struct search *search)
{
	const struct token *tokens = search->file->code.items;

	for (uint32_t i = 0; tokens[i].kind != TOK_END && !search->broken; i++)
		read_token(search, i);
	if (search->body.depth > 0 && !search->broken)
		complain(search, search->body.opening, DIAG_SYNTAX,
			 "this brace is never closed");
	return !search->broken;
}

/* Each file is a unit of its own: no macro of one decides what is compiled of another. */
bool setter_calls_find(struct source *source, struct diag *diag, struct arena *scratch,
		       struct arena *arena, struct setter_calls *calls)
{
	struct search search = { .diag = diag, .arena = arena, .calls = calls,
				 .body = no_body, .head = no_head };
	bool good = false;
	struct unit *unit;

	if (!strstr(source->text, SETTER_WORD))
		return true;
	unit = unit_new(scratch, scratch, diag, linux_defines);
	search.file = unit_add_around(unit, source, SETTER_WORD);
	if (search.file)
		good = search_file(&search);
	unit_free(unit);
	return good;
}
