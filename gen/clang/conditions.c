/* SPDX-License-Identifier: MIT */
/*
 * The compiler is asked which branch of an #if holds, once for each combination
 * of values that its names may have: undefined, 1, the numbers that are there, a
 * large one. Known is what the kernel's build defines, and what the file itself
 * says before, outside of any #if. (featmap has three values, one of them
 * unknown, instead; where a name stands in a condition twice, it decides less.)
 */
#include "conditions.h"

#include "rough.h"

enum {
	MOST_NAMES = 8,		/* in one #if, of each kind */
	MOST_VALUES = 6,	/* of a name */
	MOST_COMBINATIONS = 512,
	MOST_DIRECTIVES = 32,	/* from one #if to its #endif */
};

/* What these make of their argument's name (see the prelude) is never defined. */
static const char *const askers[] = { "IS_ENABLED", "IS_BUILTIN", "IS_MODULE",
				      "IS_REACHABLE" };

/* Names whose value is not asked for: words of the language, and what is given. */
static const char *const known[] = {
	"if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif",
	"defined", "CONFIG_X86", "CONFIG_X86_64", "CONFIG_64BIT", "CONFIG_X86_32",
	"__KERNEL__", "__x86_64__", "__i386__", "__ASSEMBLY__", "__ASSEMBLER__",
	"__cplusplus",
};

/* An #if, as written. */
struct written {
	struct span place;
	const char *directives[MOST_DIRECTIVES];
	size_t count;
	struct view_define defines[MOST_NAMES];	/* by what the file says */
	const char *names[MOST_NAMES];	/* that nothing defines */
	size_t define_count, name_count;
	const char *values[MOST_VALUES];	/* that a name may have; null: undefined */
	size_t value_count;
	bool is_too_long;
};

static bool is_among(const char *const *list, size_t count, const char *name)
{
	while (count > 0)
		if (strcmp(list[--count], name) == 0)
			return true;
	return false;
}

/* What the file itself, outside of any #if, says of NAME before a place in it. */
static const struct outline_define *find_define(const struct outline *outline,
						const char *name, uint32_t before)
{
	const struct outline_define *found = NULL;

	for (size_t i = 0; i < outline->defines.count; i++) {
		const struct outline_define *define = &outline->defines.items[i];

		if (define->branch == 0 && define->end <= before &&
		    rough_reads(define->name.source, define->name.start,
				define->name.end, name))
			found = define;
	}
	return found;
}

static void add_name(struct arena *arena, struct written *written,
		     const struct outline *outline, const char *name)
{
	const struct outline_define *define =
		find_define(outline, name, written->place.start);
	struct view_define own = { name, NULL };

	if (define && !define->removes)
		own.text = arena_strndup(arena,
					 define->name.source->text + define->name.start,
					 define->end - define->name.start);
	if (written->name_count == MOST_NAMES || written->define_count == MOST_NAMES)
		written->is_too_long = true;
	else if (define)
		written->defines[written->define_count++] = own;
	else
		written->names[written->name_count++] = name;
}

static bool is_new(const struct written *written, const char *name)
{
	for (size_t i = 0; i < written->define_count; i++)
		if (strcmp(written->defines[i].name, name) == 0)
			return false;
	return !is_among(written->names, written->name_count, name) &&
	       !is_among(known, sizeof known / sizeof *known, name);
}

static void add_value(struct written *written, const char *value)
{
	if (written->value_count < MOST_VALUES)
		written->values[written->value_count++] = value;
	else
		written->is_too_long = true;
}

/* The names in a directive, and the numbers that they may be compared with. */
static void add_words(struct arena *arena, struct written *written,
		      const struct outline *outline,
		      const struct outline_branch *directive)
{
	const struct source *source = written->place.source;
	bool asked = false;	/* it is the argument of an asker */

	for (uint32_t i = directive->start;
	     (rough_skip_space(source, &i), i) < directive->end;) {
		uint32_t start = i;
		const char *word;

		i = rough_after_word(source, i);
		if (i == start) {
			i++;
			continue;
		}
		word = arena_strndup(arena, source->text + start, i - start);
		if (asked)
			word = arena_printf(arena, "enabled_%s", word);
		asked = is_among(askers, sizeof askers / sizeof *askers, word);
		if (rough_is_digit(*word))
			add_value(written, word);
		else if (!asked && is_new(written, word))
			add_name(arena, written, outline, word);
	}
}

/* The #if that opens the branch, and what goes on with it. */
static struct written read_condition(struct arena *arena,
				     const struct outline *outline, size_t branch)
{
	struct source *source = outline->functions.items[0].name.source;
	const struct outline_branch *first = &outline->branches.items[branch];
	struct written written = { .place = { source, first->start, first->end } };

	add_value(&written, NULL);
	add_value(&written, "1");
	for (size_t i = branch; i < outline->branches.count; i++) {
		const struct outline_branch *one = &outline->branches.items[i];

		if (one->group != branch)
			continue;
		if (written.count == MOST_DIRECTIVES) {
			written.is_too_long = true;
			break;
		}
		written.directives[written.count++] =
			arena_strndup(arena, source->text + one->start,
				      one->end - one->start);
		add_words(arena, &written, outline, one);
	}
	if (written.value_count > 2)
		add_value(&written, "0x7fffffff");
	return written;
}

/* The defines of one combination of values: one for each of the names. */
static size_t choose(struct arena *arena, const struct written *written,
		     size_t combination, struct view_define *defines)
{
	size_t count = written->define_count;

	memcpy(defines, written->defines, count * sizeof *defines);
	for (size_t i = 0; i < written->name_count; i++) {
		const char *name = written->names[i];
		const char *value = written->values[combination % written->value_count];

		combination /= written->value_count;
		defines[count++] = (struct view_define){
			name, value ? arena_printf(arena, "%s %s", name, value) : NULL
		};
	}
	return count;
}

/* How many combinations there are. */
static size_t count_combinations(struct written *written)
{
	size_t count = 1;

	for (size_t i = 0; i < written->name_count && count <= MOST_COMBINATIONS; i++)
		count *= written->value_count;
	written->is_too_long |= count > MOST_COMBINATIONS;
	return count;
}

/* Asks once for each combination of values. */
static struct condition ask_condition(struct view *view, const struct outline *outline,
				      size_t branch)
{
	struct arena *arena = view->arena;
	struct written written = read_condition(arena, outline, branch);
	struct condition condition = { .outline = outline, .branch = branch };

	condition.count = count_combinations(&written);
	if (written.is_too_long) {
		diag_error(view->diag, written.place, DIAG_CONDITION,
			   "this #if names too much, or has too many branches");
		condition.count = 1;
	}
	for (size_t i = 0; i < condition.count; i++) {
		struct view_define defines[2 * MOST_NAMES];
		size_t count = choose(arena, &written, i, defines);
		question number = view_ask_branch(view, written.place, defines, count,
						  written.directives, written.count);

		if (i == 0)
			condition.first = number;
	}
	return condition;
}

static const struct condition *find_condition(const struct conditions *conditions,
					       const struct outline *outline,
					       size_t branch)
{
	for (size_t i = 0; i < conditions->count; i++)
		if (conditions->items[i].outline == outline &&
		    conditions->items[i].branch == branch)
			return &conditions->items[i];
	return NULL;
}

void conditions_ask(struct conditions *conditions, struct view *view,
		    const struct outline *outline, size_t branch)
{
	for (; branch; branch = outline->branches.items[branch].parent) {
		size_t group = outline->branches.items[branch].group;

		if (!find_condition(conditions, outline, group))
			*vec_push(view->arena, conditions) =
				ask_condition(view, outline, group);
	}
}

/* The how-manieth of its #if the branch is, from 1. */
static uint64_t number_of(const struct outline *outline, size_t branch)
{
	size_t group = outline->branches.items[branch].group;
	uint64_t number = 0;

	for (size_t i = group; i <= branch; i++)
		number += outline->branches.items[i].group == group;
	return number;
}

static bool may_hold(const struct conditions *conditions, const struct view *view,
		     const struct outline *outline, size_t branch)
{
	const struct condition *condition = find_condition(
		conditions, outline, outline->branches.items[branch].group);
	uint64_t number = number_of(outline, branch);

	for (size_t i = 0; i < condition->count; i++)
		if (view_value(view, condition->first + i) == number)
			return true;
	return false;
}

bool conditions_may_hold(const struct conditions *conditions, const struct view *view,
			 const struct outline *outline, size_t branch)
{
	for (; branch; branch = outline->branches.items[branch].parent)
		if (!may_hold(conditions, view, outline, branch))
			return false;
	return true;
}
