/* SPDX-License-Identifier: MIT */
/*
 * Reads what KVM advertises: the functions in which it sets up capabilities.
 *
 * The compiler is shown their bodies aside: it says which code its directives
 * leave, and what the tokens are; what the tokens mean is read in caps_*.c. A
 * CONFIG_ that nothing defines is not defined; featmap does not decide there.
 */
#include "caps.h"

#include "rough.h"

enum {
	MOST_FUNCTIONS = 64,	/* that call each other; real ones are half a dozen */
};

static const char *const roots[] = { "vmx_set_cpu_caps", "svm_set_cpu_caps" };

/* Finding. */

struct caps_function *caps_find_function(const struct caps *caps, const char *name)
{
	for (size_t i = 0; i < caps->functions.count; i++)
		if (strcmp(caps->functions.items[i]->name, name) == 0)
			return caps->functions.items[i];
	return NULL;
}

static void add_function(struct caps *caps, const struct outline_function *found,
			 const char *name)
{
	struct arena *arena = caps->linux_view->reading->arena;
	struct caps_function *function = arena_alloc(arena, sizeof *function);

	function->caps = caps;
	function->name = name;
	function->source = found->name.source;
	function->start = found->opening + 1;
	function->end = found->closing;
	function->excerpt = excerpt_aside(arena, function->source, name,
					  function->start, function->end);
	*vec_push(arena, &caps->functions) = function;
}

/* Adds the function, from the first of the files that holds it. */
static bool find_named(struct caps *caps, const char *name)
{
	struct reading *reading = caps->linux_view->reading;

	if (caps_find_function(caps, name))
		return true;
	for (const struct manifest_entry *entry = reading->manifest;
	     entry->construct; entry++) {
		struct source *source;
		const struct outline_function *found;

		if (strcmp(entry->construct, "caps") != 0)
			continue;
		source = reading_source(reading, entry->path);
		found = source ? outline_find(reading->arena, source, name) : NULL;
		if (found && caps->functions.count < MOST_FUNCTIONS) {
			add_function(caps, found, name);
			return true;
		}
	}
	return false;
}

/* The same; what is not there is reported or, in a tree of parts, listed once. */
static void find_wanted(struct caps *caps, const char *name)
{
	struct reading *reading = caps->linux_view->reading;

	if (find_named(caps, name) || caps->is_partial || reading->diag->errors > 0)
		return;
	caps->is_partial = reading->partial;
	reading_missing(reading, "caps", name);
}

/* Whether what stands at I, blanks and comments aside, is MARK; I is left behind it. */
static bool take(const struct source *source, uint32_t *i, char mark)
{
	rough_skip_space(source, i);
	return *i < source->size && source->text[*i] == mark && ++*i;
}

/*
 * A call that may have to be followed: whether it is compiled, nobody knows yet.
 * So what is not there is no error before the call is read.
 */
static void find_called(struct caps *caps, const char *name)
{
	if (caps->linux_view->reading->partial)
		find_wanted(caps, name);
	else
		find_named(caps, name);
}

/* Finds what "NAME_caps();" in the body calls. */
static void find_calls(struct caps *caps, const struct caps_function *caller)
{
	const struct source *source = caller->source;
	uint32_t i = caller->start;

	for (;;) {
		uint32_t start = (rough_skip_space(source, &i), i);
		const char *text = source->text + start;

		if (start >= caller->end)
			return;
		if (*text == '"' || *text == '\'')
			i = rough_after_literal(source, i);
		else
			i = rough_is_word(*text) ? rough_after_word(source, i) : i + 1;
		if (i - start > 5 && memcmp(source->text + i - 5, "_caps", 5) == 0) {
			uint32_t end = i;

			if (take(source, &i, '(') && take(source, &i, ')') &&
			    take(source, &i, ';'))
				find_called(caps, arena_strndup(
					caps->linux_view->reading->arena, text,
					end - start));
		}
	}
}

void caps_find(struct linux_view *linux_view)
{
	struct reading *reading = linux_view->reading;
	struct caps *caps = arena_alloc(reading->arena, sizeof *caps);

	linux_view->caps = caps;
	caps->linux_view = linux_view;
	if (!linux_view->words) {
		if (reading->diag->errors == 0)
			reading_missing(reading, "caps", "words");
		return;
	}
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
		find_wanted(caps, roots[i]);
	for (size_t i = 0; i < caps->functions.count; i++)
		find_calls(caps, caps->functions.items[i]);
}

void caps_show(struct linux_view *linux_view)
{
	const struct caps *caps = linux_view->caps;

	for (size_t i = 0; i < caps->functions.count; i++)
		view_excerpt(linux_view->view, caps->functions.items[i]->excerpt);
}

/* Answering. */

void caps_read_function(struct caps_function *function)
{
	struct linux_view *linux_view = function->caps->linux_view;

	if (function->is_read)
		return;
	function->is_read = true;
	function->tokens = view_active_tokens(linux_view->view, function->excerpt,
					      function->start, function->end,
					      &function->token_count);
	for (size_t i = 0; i < function->token_count; i++)
		if (function->tokens[i].kind != CXToken_Comment)
			*vec_push(linux_view->reading->arena, &function->code) = i;
	caps_read_statements(function);
}

void caps_answer(struct linux_view *linux_view)
{
	struct caps *caps = linux_view->caps;

	/* What is wrong with features and words would be wrong here once more. */
	if (linux_view->reading->diag->errors > 0)
		return;
	caps_collect_kept(caps);
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		struct caps_function *root = caps_find_function(caps, roots[i]);

		if (root)
			caps_read_function(root);
	}
}
