/* SPDX-License-Identifier: MIT */
/*
 * Reads where the kernel itself sets and clears features: calls of what is
 * named *set_cpu_cap, *clear_cpu_cap or *force_cpu_cap, in dozens of files.
 *
 * Of these files the compiler is shown the calls alone, one behind the other; a
 * call counts unless the conditions around it keep it from being compiled.
 */
#include "conditions.h"
#include "linux.h"
#include "rough.h"

#include <stdlib.h>

struct call {
	const struct outline *outline;
	const struct outline_call *site;
	uint32_t start, end;	/* in the text of all calls */
	bool is_open;		/* its end is not known */
};

struct setters {
	struct excerpt *excerpt;	/* all calls */
	VEC(struct call) calls;
	struct conditions conditions;
	VEC(const struct feature_fact *) features;	/* sorted by macro */
};

/* Finding. */

static bool is_setter(const struct outline_call *call)
{
	static const char *const endings[] = { "set_cpu_cap", "clear_cpu_cap",
					       "force_cpu_cap" };
	const struct span *name = &call->name;
	uint32_t length = name->end - name->start;

	if (length > 4 && rough_reads(name->source, name->start, name->start + 4, "kvm_"))
		return false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (length >= strlen(endings[i]) &&
		    rough_reads(name->source, name->end - (uint32_t)strlen(endings[i]),
				name->end, endings[i]))
			return true;
	return false;
}

static void find_calls(struct linux_view *linux_view, const struct outline *outline)
{
	struct reading *reading = linux_view->reading;

	for (size_t i = 0; i < outline->calls.count; i++)
		if (is_setter(&outline->calls.items[i]))
			*vec_push(reading->arena, &linux_view->setters->calls) =
				(struct call){ .outline = outline,
				       .site = &outline->calls.items[i] };
}

/* The calls' text, each on a line, as if it were a file's. */
static void collect_text(struct linux_view *linux_view)
{
	struct setters *setters = linux_view->setters;
	struct arena *arena = linux_view->reading->arena;
	size_t size = 0;
	char *text;
	struct source *all;

	for (size_t i = 0; i < setters->calls.count; i++) {
		struct call *call = &setters->calls.items[i];
		const struct span *name = &call->site->name;
		uint32_t end = outline_behind(name->source, call->site->opening);

		call->is_open = end == call->site->opening;
		call->start = (uint32_t)size;
		call->end = call->start + (call->is_open ? 0 : end - name->start);
		size = call->end + 1u;
	}
	text = arena_alloc(arena, size + 2);
	memset(text, '\n', size);
	for (size_t i = 0; i < setters->calls.count; i++) {
		const struct call *call = &setters->calls.items[i];
		const struct span *name = &call->site->name;

		memcpy(text + call->start, name->source->text + name->start,
		       call->end - call->start);
	}
	all = source_unhashed(arena, "setters", "setters", text, (uint32_t)size);
	setters->excerpt = excerpt_aside(arena, all, "calls", 0, (uint32_t)size);
}

void setters_find(struct linux_view *linux_view)
{
	struct reading *reading = linux_view->reading;
	bool found = false;

	linux_view->setters = arena_alloc(reading->arena, sizeof *linux_view->setters);
	for (const struct manifest_entry *entry = reading->manifest;
	     entry->construct; entry++) {
		struct source *source;

		if (strcmp(entry->construct, "setters") != 0)
			continue;
		source = reading_source(reading, entry->path);
		found |= source != NULL;
		if (source && strstr(source->text, "_cpu_cap"))
			find_calls(linux_view, reading_outline(reading, entry->path));
	}
	if (!found && reading->diag->errors == 0)
		reading_missing(reading, "setters", "code");
	collect_text(linux_view);
}

void setters_show(struct linux_view *linux_view)
{
	view_excerpt(linux_view->view, linux_view->setters->excerpt);
}

/* Asking. */

void setters_ask(struct linux_view *linux_view)
{
	struct setters *setters = linux_view->setters;

	for (size_t i = 0; i < setters->calls.count; i++)
		conditions_ask(&setters->conditions, linux_view->view,
			       setters->calls.items[i].outline,
			       setters->calls.items[i].site->branch);
}

/* Answering. */

/* Its last argument, if that is one name that a feature's macro may have. */
static const char *feature_of(struct linux_view *linux_view,
			      const struct view_token *tokens, size_t count)
{
	struct source *source = linux_view->setters->excerpt->source;
	const struct view_token *argument = NULL;
	size_t arguments = 0;
	int depth = 0;

	for (size_t i = 1; i + 1 < count; i++) {
		char mark = source->text[tokens[i].start];

		if (tokens[i].kind == CXToken_Comment)
			continue;
		if (mark == '(' || (mark == ',' && depth == 1))
			arguments = 0;
		else
			arguments++;
		depth += (mark == '(') - (mark == ')');
		argument = &tokens[i];
	}
	if (arguments != 1 || depth != 1 || tokens->kind != CXToken_Identifier ||
	    argument->kind != CXToken_Identifier ||
	    strncmp(source->text + argument->start, "X86_FEATURE_", 12) != 0)
		return NULL;
	return reading_text(linux_view->reading, source, argument->start,
			    argument->end);
}

static int by_macro(const void *left, const void *right)
{
	const struct feature_fact *const *a = left, *const *b = right;

	return strcmp((*a)->macro, (*b)->macro);
}

/* The features, sorted by their macros. */
static void sort_features(struct linux_view *linux_view)
{
	struct setters *setters = linux_view->setters;
	const struct linux_facts *facts = &linux_view->reading->facts->linux_tree;

	for (size_t i = 0; i < facts->features.count; i++)
		*vec_push(linux_view->reading->arena, &setters->features) =
			&facts->features.items[i];
	if (setters->features.count)
		qsort(setters->features.items, setters->features.count,
		      sizeof *setters->features.items, by_macro);
}

static bool is_feature(const struct setters *setters, const char *macro)
{
	const struct feature_fact fact = { .macro = macro }, *key = &fact;

	return setters->features.count &&
	       bsearch(&key, setters->features.items, setters->features.count,
		       sizeof key, by_macro);
}

static bool is_conditional(const struct linux_facts *facts, const char *macro)
{
	for (size_t i = 0; i < facts->conditional.count; i++)
		if (strcmp(facts->conditional.items[i].macro, macro) == 0)
			return true;
	return false;
}

static void add_setter(struct linux_view *linux_view, const struct call *call,
		       const char *macro)
{
	struct reading *reading = linux_view->reading;
	struct linux_facts *facts = &reading->facts->linux_tree;
	const struct span *name = &call->site->name,
		*function = &call->outline->functions.items[call->site->function].name;

	if (call->is_open)
		diag_error(reading->diag, *name, DIAG_CONSTRUCT,
			   "where this call ends is not known here");
	else if (is_feature(linux_view->setters, macro))
		*vec_push(reading->arena, &facts->setters) = (struct setter_fact){
			.macro = macro,
			.call = reading_text(reading, name->source, name->start,
					     name->end),
			.function = reading_text(reading, function->source,
						 function->start, function->end),
			.path = name->source->path,
			.line = source_position(name->source, name->start).line,
			.place = *name,
		};
	else if (!is_conditional(facts, macro))
		diag_error(reading->diag, *name, DIAG_NAME, "nothing defines %s", macro);
}

void setters_answer(struct linux_view *linux_view)
{
	const struct setters *setters = linux_view->setters;
	size_t total, i = 0;
	const struct view_token *tokens =
		view_active_tokens(linux_view->view, setters->excerpt, 0,
				   setters->excerpt->source->size, &total);

	sort_features(linux_view);
	for (size_t k = 0; k < setters->calls.count; k++) {
		const struct call *call = &setters->calls.items[k];
		size_t first = i;
		const char *macro;

		while (i < total && tokens[i].start < call->end)
			i++;
		macro = feature_of(linux_view, tokens + first, i - first);
		if ((macro || call->is_open) &&
		    conditions_may_hold(&setters->conditions, linux_view->view,
					call->outline, call->site->branch))
			add_setter(linux_view, call, macro);
	}
}
