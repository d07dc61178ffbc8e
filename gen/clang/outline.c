/* SPDX-License-Identifier: MIT */
#include "outline.h"

#include "rough.h"

enum {
	MOST_NESTED = 64,	/* #if within #if */
	LONGEST_COMMENT = 4096,	/* between a name and its parenthesis */
	LONGEST_CALL = 4096,	/* bytes between its parentheses */
};

/* What the brackets read so far come to. */
struct brackets {
	uint32_t braces, parentheses;
	struct span name;	/* of what may be a function, outside of braces */
};

struct scan {
	struct arena *arena;
	struct source *source;
	struct outline *outline;
	struct brackets now;
	size_t branch;
	unsigned nested;
	struct brackets at_if[MOST_NESTED];
};

enum { OUTSIDE = 1, INSIDE = 2, ANYWHERE = OUTSIDE | INSIDE };

/* The bytes that are looked at, inside of braces or not; others are passed over. */
static const unsigned char marks[256] = {
	['\0'] = ANYWHERE, ['"'] = ANYWHERE, ['\''] = ANYWHERE, ['/'] = ANYWHERE,
	['#'] = ANYWHERE,  ['{'] = ANYWHERE, ['}'] = ANYWHERE,	['('] = ANYWHERE,
	[')'] = OUTSIDE,   [';'] = OUTSIDE,
};

/* Where the comment that ends at END starts; END if none does. */
static uint32_t comment_start(const struct source *source, uint32_t end)
{
	for (uint32_t i = end - 2; i >= 2 && end - i < LONGEST_COMMENT; i--)
		if (source->text[i - 2] == '/' && source->text[i - 1] == '*')
			return i - 2;
	return end;
}

/* Where the blanks and comments that end at END start. */
static uint32_t before_blanks(const struct source *source, uint32_t end)
{
	for (uint32_t i = end; i > 0; end = i) {
		if (rough_is_blank(source->text[i - 1]))
			i--;
		else if (i >= 4 && source->text[i - 1] == '/' &&
			 source->text[i - 2] == '*')
			i = comment_start(source, i);
		if (i == end)
			break;
	}
	return end;
}

/* The word that ends before END, blanks and comments aside; may be empty. */
static struct span word_before(struct source *source, uint32_t end)
{
	uint32_t start = end = before_blanks(source, end);

	while (start > 0 && rough_is_word(source->text[start - 1]))
		start--;
	return (struct span){ source, start, end };
}

static bool ends_in_cap(const struct span *name)
{
	static const char ending[] = "_cpu_cap";
	const uint32_t length = sizeof ending - 1;

	return name->end - name->start > length &&
	       memcmp(name->source->text + name->end - length, ending, length) == 0;
}

/* A quick look: most parentheses have nothing to do with it. */
static bool may_end_in_cap(const struct source *source, uint32_t i)
{
	return i > 0 && (source->text[i - 1] == 'p' || source->text[i - 1] == '/' ||
			 rough_is_blank(source->text[i - 1]));
}

/* Directives. */

static void open_branch(struct scan *scan, uint32_t start, uint32_t end, bool is_if)
{
	struct outline *outline = scan->outline;
	struct outline_branch branch = { .start = start, .end = end };
	const struct outline_branch *old = &outline->branches.items[scan->branch];

	branch.group = is_if ? outline->branches.count : old->group;
	branch.parent = is_if ? scan->branch : old->parent;
	scan->branch = outline->branches.count;
	*vec_push(scan->arena, &outline->branches) = branch;
}

static void add_define(struct scan *scan, const struct span *word, uint32_t end)
{
	*vec_push(scan->arena, &scan->outline->defines) = (struct outline_define){
		rough_word_behind(scan->source, word->end), end, scan->branch,
		scan->source->text[word->start] == 'u'
	};
}

/* What is nested deeper than there is room for counts its brackets as they come. */
static void read_directive(struct scan *scan, uint32_t start, uint32_t end)
{
	struct span word = rough_word_behind(scan->source, start + 1);
	const char *text = scan->source->text + word.start;

	if (rough_reads(scan->source, word.start, word.end, "define") ||
	    rough_reads(scan->source, word.start, word.end, "undef")) {
		add_define(scan, &word, end);
	} else if (strncmp(text, "if", 2) == 0) {
		if (scan->nested < MOST_NESTED)
			scan->at_if[scan->nested] = scan->now;
		scan->nested++;
		open_branch(scan, start, end, true);
	} else if (scan->nested == 0) {
		return;
	} else if (strncmp(text, "el", 2) == 0) {
		if (scan->nested <= MOST_NESTED)
			scan->now = scan->at_if[scan->nested - 1];
		open_branch(scan, start, end, false);
	} else if (strncmp(text, "endif", 5) == 0) {
		scan->nested--;
		scan->branch = scan->outline->branches.items[scan->branch].parent;
	}
}

/* Code. */

/*
 * Outside of braces, what stands before a parenthesis may be a function's name;
 * behind another parenthesis it is an attribute. Inside, it is what is called.
 */
static void open_parenthesis(struct scan *scan, uint32_t i)
{
	struct outline *outline = scan->outline;
	struct span name;
	uint32_t before;

	if (scan->now.braces > 0 && !may_end_in_cap(scan->source, i))
		return;
	name = word_before(scan->source, i);
	if (scan->now.braces > 0) {
		if (ends_in_cap(&name) && scan->now.name.source)
			*vec_push(scan->arena, &outline->calls) =
				(struct outline_call){ name, i,
						       outline->functions.count - 1,
						       scan->branch };
		return;
	}
	if (scan->now.parentheses++ > 0 || name.start == name.end)
		return;
	before = before_blanks(scan->source, name.start);
	if (!scan->now.name.source || before == 0 ||
	    scan->source->text[before - 1] != ')')
		scan->now.name = name;
}

static void open_brace(struct scan *scan, uint32_t i)
{
	if (scan->now.braces++ == 0 && scan->now.name.source)
		*vec_push(scan->arena, &scan->outline->functions) =
			(struct outline_function){ scan->now.name, i,
						   scan->source->size };
}

static void close_brace(struct scan *scan, uint32_t i)
{
	struct outline *outline = scan->outline;

	if (scan->now.braces == 0 || --scan->now.braces > 0)
		return;
	if (scan->now.name.source)
		outline->functions.items[outline->functions.count - 1].closing = i;
	scan->now = (struct brackets){ 0 };
}

static void read_mark(struct scan *scan, uint32_t i)
{
	switch (scan->source->text[i]) {
	case '(':
		open_parenthesis(scan, i);
		break;
	case ')':
		scan->now.parentheses -= scan->now.parentheses > 0;
		break;
	case '{':
		open_brace(scan, i);
		break;
	case '}':
		close_brace(scan, i);
		break;
	case ';':
		scan->now = (struct brackets){ 0 };
		break;
	default:
		break;
	}
}

/* Where to go on behind the mark at I. */
static uint32_t pass(struct scan *scan, uint32_t i)
{
	const struct source *source = scan->source;
	uint32_t end;

	if (rough_starts_comment(source, i))
		return rough_after_comment(source, i);
	if (source->text[i] == '"' || source->text[i] == '\'')
		return rough_after_literal(source, i);
	if (source->text[i] == '#' && rough_starts_line(source, i)) {
		end = rough_after_directive(source, i);
		read_directive(scan, i, end);
		return end;
	}
	read_mark(scan, i);
	return i + 1;
}

/* Looks at the marks from I on; up to the end of the first function, if ONE_ONLY. */
static void look(struct scan *scan, uint32_t i, bool one_only)
{
	const char *text = scan->source->text;

	for (;;) {
		const unsigned wanted = scan->now.braces > 0 ? INSIDE : OUTSIDE;

		while (!(marks[(unsigned char)text[i]] & wanted))
			i++;
		if (i >= scan->source->size ||
		    (one_only && scan->outline->functions.count == 1 &&
		     scan->now.braces == 0))
			return;
		i = pass(scan, i);
	}
}

struct outline *outline_new(struct arena *arena, struct source *source)
{
	struct scan scan = { .arena = arena, .source = source };

	scan.outline = arena_alloc(arena, sizeof *scan.outline);
	vec_push(arena, &scan.outline->branches);
	look(&scan, 0, false);
	return scan.outline;
}

/* Whether the name at OFFSET is followed by parameters and a body. */
static bool is_definition(const struct source *source, uint32_t offset,
			  const char *name)
{
	uint32_t i = offset + (uint32_t)strlen(name), opening;

	if ((offset > 0 && rough_is_word(source->text[offset - 1])) ||
	    rough_is_word(source->text[i]))
		return false;
	rough_skip_space(source, &i);
	opening = i;
	if (source->text[i] != '(' || (i = outline_behind(source, opening)) == opening)
		return false;
	rough_skip_space(source, &i);
	return source->text[i] == '{';
}

const struct outline_function *outline_find(struct arena *arena, struct source *source,
					    const char *name)
{
	struct scan scan = { .arena = arena, .source = source };
	const char *found = source->text;

	while ((found = strstr(found, name)) != NULL &&
	       !is_definition(source, (uint32_t)(found - source->text), name))
		found++;
	if (!found)
		return NULL;
	scan.outline = arena_alloc(arena, sizeof *scan.outline);
	vec_push(arena, &scan.outline->branches);
	look(&scan, (uint32_t)(found - source->text), true);
	return scan.outline->functions.items;
}

uint32_t outline_behind(const struct source *source, uint32_t opening)
{
	uint32_t depth = 0, i = opening;

	while (i < source->size && i - opening < LONGEST_CALL) {
		char c = source->text[i];

		depth += c == '(';
		if (c == ')' && --depth == 0)
			return i + 1;
		if (strchr(";{}", c) || (c == '#' && rough_starts_line(source, i)))
			break;
		if (rough_starts_comment(source, i))
			i = rough_after_comment(source, i);
		else
			i = c == '"' || c == '\'' ? rough_after_literal(source, i) : i + 1;
	}
	return opening;
}
