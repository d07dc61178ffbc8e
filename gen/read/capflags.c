/* SPDX-License-Identifier: MIT */
#include "capflags.h"

#include <ctype.h>

/*
 * Fingerprint of how the script's dump_array() finds and prints rows: FNV-1a,
 * 64 bits, over its lines without comments, indentation and the lines that
 * make the rule. One value has held from Linux 5.10 to 7.3. Another one means
 * that the script must be read by a human before capflags.c is written again.
 */
static const uint64_t known_function = UINT64_C(0x51f374d5ad7670c2);

struct line {
	const char *text;
	uint32_t offset, length;	/* without the newline */
	bool complete;			/* it has a newline */
};

static bool next_line(const struct source *source, uint32_t *offset,
		      struct line *line)
{
	const char *start = source->text + *offset, *newline;

	if (*offset >= source->size)
		return false;
	newline = memchr(start, '\n', source->size - *offset);
	line->text = start;
	line->offset = *offset;
	line->complete = newline != NULL;
	line->length = (uint32_t)(newline ? newline - start
					  : source->text + source->size - start);
	*offset += line->length + line->complete;
	return true;
}

static struct span line_span(struct source *source, const struct line *line)
{
	return (struct span){ source, line->offset, line->offset + line->length };
}

/* LINE without blanks at its ends, runs of blanks made one space. */
static char *squeezed(struct arena *arena, const struct line *line)
{
	char *text = arena_alloc(arena, line->length + 1u), *out = text;

	for (uint32_t i = 0; i < line->length; i++) {
		bool blank = line->text[i] == ' ' || line->text[i] == '\t';

		if (!blank)
			*out++ = line->text[i];
		else if (out > text && out[-1] != ' ')
			*out++ = ' ';
	}
	if (out > text && out[-1] == ' ')
		out--;
	*out = '\0';
	return text;
}

/* The script. */

struct script {
	struct arena *arena;
	struct diag *diag;
	struct source *source;
	struct linux_facts *facts;
	struct capflags_rule *rule;
	uint64_t fingerprint;
	bool rule_found, steps_known;
};

static void add_to_fingerprint(struct script *script, const char *text)
{
	for (; *text; text++)
		script->fingerprint = (script->fingerprint ^ (unsigned char)*text) *
				      UINT64_C(1099511628211);
	script->fingerprint = (script->fingerprint ^ '\n') *
			      UINT64_C(1099511628211);
}

/*
 * One of the tests of VALUE that make the rule, as '[ TEST ] && ACTION';
 * false if the line is none. What it does is told by its parts.
 */
static bool read_rule_line(struct script *script, const struct line *line,
			   const char *text)
{
	const char *action = strstr(text, "] && ");
	bool empty_test = strstr(text, "-z \"$VALUE\"") || strstr(text, "! \"$VALUE\"");
	bool quotes_test = strstr(text, "\"$VALUE\" = '\"\"'");

	if (text[0] != '[' || !strstr(text, "\"$VALUE\""))
		return false;
	action = action ? action + strlen("] && ") : "";
	if (empty_test && strncmp(action, "VALUE=", 6) == 0)
		script->rule->unquoted_shown = true;
	else if (quotes_test && strcmp(action, "continue") == 0)
		script->rule->empty_hidden = true;
	else if (!(empty_test && strcmp(action, "continue") == 0))
		diag_error(script->diag, line_span(script->source, line),
			   DIAG_CONSTRUCT,
			   "a rule for flags without a quoted name that is not known here");
	if (empty_test)
		script->rule_found = true;
	return true;
}

/*
 * The next argument of *TEXT: "..." without its quotes, or a bare word of
 * letters, digits, _ and $, in which the shell finds nothing else to do.
 */
static char *next_argument(struct arena *arena, const char **text)
{
	static const char bare[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "abcdefghijklmnopqrstuvwxyz0123456789_$";
	const char *start = *text, *end;

	while (*start == ' ')
		start++;
	if (*start == '"') {
		end = strchr(++start, '"');
		*text = end ? end + 1 : start;
	} else {
		end = start + strspn(start, bare);
		*text = end;
		if (end == start)
			end = NULL;
	}
	/* An argument ends at a blank: "a"b would be one of another kind. */
	return end && (**text == ' ' || **text == '\0')
		       ? arena_strndup(arena, start, (size_t)(end - start))
		       : NULL;
}

/* Text that the shell passes on as it stands. */
static bool is_plain(const char *argument)
{
	return argument && !strpbrk(argument, "\\$`");
}

static bool kind_of_prefix(const char *prefix, const char *input,
			   enum capflags_kind *kind)
{
	static const struct {
		const char *prefix, *input;
	} kinds[CAPFLAGS_KINDS] = {
		[CAPFLAGS_FEATURE] = { "X86_FEATURE_", "$2" },
		[CAPFLAGS_BUG] = { "X86_BUG_", "$2" },
		[CAPFLAGS_VMX] = { "VMX_FEATURE_", "$3" },
	};

	for (int i = 0; i < CAPFLAGS_KINDS; i++) {
		*kind = (enum capflags_kind)i;
		if (strcmp(kinds[i].prefix, prefix) == 0)
			return strcmp(kinds[i].input, input) == 0;
	}
	return false;
}

static bool read_array_step(struct script *script, const char *arguments,
			    struct span place)
{
	struct capflags_step step = { .is_array = true, .place = place };
	const char *input;

	step.text = next_argument(script->arena, &arguments);
	step.size = next_argument(script->arena, &arguments);
	step.prefix = next_argument(script->arena, &arguments);
	step.offset = next_argument(script->arena, &arguments);
	input = next_argument(script->arena, &arguments);
	if (!is_plain(step.text) || !is_plain(step.size) ||
	    !is_plain(step.prefix) || !is_plain(step.offset) || !input ||
	    *arguments || !kind_of_prefix(step.prefix, input, &step.kind))
		return false;
	*vec_push(script->arena, &script->facts->capflags_steps) = step;
	return true;
}

/* A line of the part that writes the file; false if not known. */
static bool read_step(struct script *script, const char *text, struct span place)
{
	if (strncmp(text, "dump_array ", 11) == 0)
		return read_array_step(script, text + 11, place);
	if (strncmp(text, "echo ", 5) == 0) {
		const char *rest = text + 5;
		char *line = next_argument(script->arena, &rest);

		if (!is_plain(line) || *rest)
			return false;
		*vec_push(script->arena, &script->facts->capflags_steps) =
			(struct capflags_step){ .text = line, .place = place };
		return true;
	}
	return false;
}

static void read_script_lines(struct script *script)
{
	enum { OUTSIDE, IN_FUNCTION, IN_STEPS } where = OUTSIDE;
	uint32_t offset = 0;
	struct line line;

	while (next_line(script->source, &offset, &line)) {
		const char *text = squeezed(script->arena, &line);

		if (*text == '\0' || *text == '#')
			continue;
		if (strcmp(text, "dump_array()") == 0) {
			where = IN_FUNCTION;
		} else if (where == IN_FUNCTION) {
			if (strcmp(text, "}") == 0)
				where = OUTSIDE;
			else if (!read_rule_line(script, &line, text))
				add_to_fingerprint(script, text);
		} else if (strcmp(text, "(") == 0) {
			where = IN_STEPS;
		} else if (where == IN_STEPS && text[0] == ')') {
			where = OUTSIDE;
		} else if (where == IN_STEPS &&
			   !read_step(script, text,
				      line_span(script->source, &line))) {
			script->steps_known = false;
		}
	}
}

bool capflags_read_script(struct arena *arena, struct diag *diag,
			  struct source *source, struct linux_facts *facts,
			  struct capflags_rule *rule)
{
	struct script script = { .arena = arena, .diag = diag, .source = source,
				 .facts = facts, .rule = rule,
				 .fingerprint = UINT64_C(14695981039346656037),
				 .steps_known = true };
	unsigned errors = diag->errors;
	struct span top = { source, 0, 0 };

	*rule = (struct capflags_rule){ 0 };
	read_script_lines(&script);
	if (diag->errors == errors && !script.rule_found)
		diag_error(diag, top, DIAG_CONSTRUCT,
			   "what this script does with flags that have no quoted name cannot be told");
	if (diag->errors != errors)
		return false;
	if (script.fingerprint != known_function || !script.steps_known) {
		diag_warning(diag, top, DIAG_CONSTRUCT,
			     "this script prints in a way not known here (fingerprint %016llx): capflags.c cannot be made",
			     (unsigned long long)script.fingerprint);
		facts->capflags_steps.count = 0;
	}
	return true;
}

struct capflags_rule capflags_guess_rule(const struct source *header)
{
	bool old = strstr(header->text, "/* \"\"") != NULL;

	return (struct capflags_rule){ .unquoted_shown = old, .empty_hidden = old };
}

/* The lines of the headers. */

/* What stands behind "# define PREFIX" at the start of a line; else null. */
static const char *after_define(const char *text, const char *end,
				const char *prefix)
{
	static const char define[] = "define";
	size_t length = strlen(prefix);

	while (text < end && (*text == ' ' || *text == '\t'))
		text++;
	if (text == end || *text++ != '#')
		return NULL;
	while (text < end && (*text == ' ' || *text == '\t'))
		text++;
	if ((size_t)(end - text) < sizeof define - 1 ||
	    memcmp(text, define, sizeof define - 1) != 0)
		return NULL;
	text += sizeof define - 1;
	while (text < end && (*text == ' ' || *text == '\t'))
		text++;
	if ((size_t)(end - text) < length || memcmp(text, prefix, length) != 0)
		return NULL;
	return text + length;
}

/* The line's text as the shell's "read" hands it on: tabs spaced, trimmed. */
static char *as_read(struct arena *arena, const char *text, const char *end)
{
	char *copy = arena_strndup(arena, text, (size_t)(end - text));
	char *last;

	for (char *tab = copy; (tab = strchr(tab, '\t')) != NULL;)
		*tab = ' ';
	copy += strspn(copy, " ");
	last = copy + strlen(copy);
	while (last > copy && last[-1] == ' ')
		*--last = '\0';
	return copy;
}

/* The last comment of TEXT that begins with "..." and closes: its first quote. */
static const char *quoted_comment(const char *text, const char *last_close)
{
	const char *found = NULL;

	for (const char *c = text; (c = strstr(c, "/*")) != NULL; c++) {
		const char *quote = c + 2 + strspn(c + 2, " ");
		const char *end = *quote == '"' ? strchr(quote + 1, '"') : NULL;

		if (end && end < last_close)
			found = quote;
	}
	return found;
}

static const char *last_close_in(const char *text)
{
	const char *last = NULL;

	for (const char *c = text; (c = strstr(c, "*/")) != NULL; c++)
		last = c;
	return last;
}

/* LENGTH bytes of TEXT with the string MORE behind them. */
static char *joined(struct arena *arena, const char *text, size_t length, const char *more)
{
	size_t more_length = strlen(more);
	char *copy = arena_alloc_raw(arena, length + more_length + 1);

	memcpy(mempcpy(copy, text, length), more, more_length + 1);
	return copy;
}

/*
 * The quoted value for a define's TEXT, as the script prints it: the string,
 * and whatever stands behind the last comment. Null where no line is printed.
 */
static char *quoted_value(struct arena *arena, const char *text, size_t name_length,
			  struct capflags_rule rule)
{
	const char *close = last_close_in(text);
	const char *quote = close ? quoted_comment(text, close) : NULL;
	char *value;

	if (quote)
		value = joined(arena, quote, (size_t)(strchr(quote + 1, '"') + 1 - quote),
			       close + 2);
	else if (rule.unquoted_shown)
		value = arena_printf(arena, "\"%.*s\"", (int)name_length, text);
	else
		return NULL;
	if (rule.empty_hidden && strcmp(value, "\"\"") == 0)
		return NULL;
	for (char *c = value; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return value;
}

bool capflags_read_rows(struct arena *arena, struct diag *diag,
			struct source *header, enum capflags_kind kind,
			const char *prefix, struct capflags_rule rule,
			struct linux_facts *facts)
{
	uint32_t offset = 0;
	struct line line;

	while (next_line(header, &offset, &line)) {
		const char *end = line.text + line.length;
		const char *rest = after_define(line.text, end, prefix);
		const char *text, *value;
		size_t name_length;

		/* "read" drops a last line that has no newline. */
		if (!rest || !line.complete)
			continue;
		if (memchr(rest, '\\', (size_t)(end - rest))) {
			diag_error(diag, line_span(header, &line), DIAG_CONSTRUCT,
				   "the tree's own mkcapflags.sh would garble this line: it has a backslash");
			return false;
		}
		text = as_read(arena, rest, end);
		name_length = strcspn(text, " ");
		value = quoted_value(arena, text, name_length, rule);
		if (!value)
			continue;
		*vec_push(arena, &facts->capflags_rows) = (struct capflags_row){
			.kind = kind,
			.macro = joined(arena, prefix, strlen(prefix),
					arena_strndup(arena, text, name_length)),
			.quoted = value,
			.place = line_span(header, &line),
		};
	}
	return true;
}

const char *capflags_shown_name(struct arena *arena, const struct linux_facts *facts,
				size_t *row, uint32_t offset, const char *macro)
{
	const struct capflags_row *rows = facts->capflags_rows.items;
	const char *quoted;

	while (*row < facts->capflags_rows.count && rows[*row].place.end < offset)
		++*row;
	if (*row == facts->capflags_rows.count || rows[*row].place.start > offset ||
	    strcmp(rows[*row].macro, macro) != 0)
		return NULL;
	quoted = rows[*row].quoted + 1;
	if (*quoted == '"')
		return NULL;
	return arena_strndup(arena, quoted, (size_t)(strchr(quoted, '"') - quoted));
}
