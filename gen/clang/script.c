/* SPDX-License-Identifier: MIT */
#include "script.h"

#include <ctype.h>
#include <stdlib.h>

/*
 * SHA-256 of what the script's dump_array() does, but for the lines that make
 * the naming: its lines without comments and indentation, blanks made single
 * spaces. That has been the same since Linux 5.10; where it is another one,
 * somebody has to read the script before what it prints can be told.
 */
static const char known_function[] = 
	"ea3ee0aad64a1481d2439576163fdaad4ad27e8d4907302948cb37bdb334f549";

/* Lines of text. */

struct line {
	const char *start;
	size_t length;		/* without its newline */
	bool complete;		/* there is a newline */
};

static bool next_line(const char **next, struct line *line)
{
	line->start = *next;
	line->length = strcspn(*next, "\n");
	line->complete = (*next)[line->length] == '\n';
	*next += line->length + line->complete;
	return line->length > 0 || line->complete;
}

static struct span line_span(struct source *source, const struct line *line)
{
	uint32_t start = (uint32_t)(line->start - source->text);

	return (struct span){ source, start, start + (uint32_t)line->length };
}

/* The line's words, a space between each two. */
static char *tidy(struct arena *arena, const struct line *line)
{
	char *copy = arena_strndup(arena, line->start, line->length), *state;
	char *text = arena_alloc(arena, line->length + 1), *end = text;

	for (char *word = strtok_r(copy, " \t", &state); word;
	     word = strtok_r(NULL, " \t", &state)) {
		if (end > text)
			*end++ = ' ';
		end = mempcpy(end, word, strlen(word));
	}
	return text;
}

/* The script. */

struct script {
	struct reading *reading;
	struct source *source;
	struct naming *naming;
	FILE *function;		/* what dump_array does */
	bool naming_known, steps_known;
};

/*
 * "[ test of VALUE ] && consequence"; false if the line is no such thing.
 * VALUE is the string found in the comment, quotes included.
 */
static bool read_naming(struct script *script, const char *text,
			struct span place)
{
	static const struct {
		const char *test;
		bool on_none, on_empty;
	} tests[] = {
		{ "[ -z \"$VALUE\" ] && ", true, false },
		{ "[ ! \"$VALUE\" ] && ", true, false },
		{ "[ \"$VALUE\" = '\"\"' ] && ", false, true },
	};

	if (*text != '[' || !strstr(text, "\"$VALUE\""))
		return false;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		const char *then = text + strlen(tests[i].test);
		bool skips;

		if (strncmp(text, tests[i].test, strlen(tests[i].test)) != 0)
			continue;
		skips = strcmp(then, "continue") == 0;
		if (!skips && !(tests[i].on_none &&
				strcmp(then, "VALUE=\"\\\"$NAME\\\"\"") == 0))
			break;
		script->naming_known |= tests[i].on_none;
		script->naming->macro_name_shown |= tests[i].on_none && !skips;
		script->naming->empty_hides |= tests[i].on_empty && skips;
		return true;
	}
	diag_error(script->reading->diag, place, DIAG_CONSTRUCT,
		   "what becomes of flags without a string is not understood here");
	return true;
}

/*
 * The next argument of a shell command, at *TEXT: a word or one in double
 * quotes. Null if there is none; *PLAIN is false if the shell would alter it.
 */
static char *next_argument(struct arena *arena, const char **text, bool *plain)
{
	bool quoted = (*text += strspn(*text, " "), **text == '"');
	const char *start = *text + quoted;
	size_t length = strcspn(start, quoted ? "\"" : " ");
	char *argument;

	if (!**text || (quoted && start[length] != '"'))
		return NULL;
	argument = arena_strndup(arena, start, length);
	*plain = !strpbrk(argument, quoted ? "$`\\" : "$`\\\"'*?[&|;<>()#~");
	*text = start + length + quoted;
	return argument;
}

static bool kind_of(const char *prefix, const char *header,
		    enum capflags_kind *kind)
{
	*kind = strcmp(prefix, "X86_FEATURE_") == 0 ? CAPFLAGS_FEATURE
		: strcmp(prefix, "X86_BUG_") == 0   ? CAPFLAGS_BUG
		: strcmp(prefix, "VMX_FEATURE_") == 0 ? CAPFLAGS_VMX
						      : CAPFLAGS_KINDS;
	return *kind != CAPFLAGS_KINDS &&
	       strcmp(header, *kind == CAPFLAGS_VMX ? "$3" : "$2") == 0;
}

/* dump_array ARRAY SIZE PREFIX OFFSET HEADER, or echo LINE */
static bool read_step(struct script *script, const char *text, struct span place)
{
	enum { MOST = 6 };
	struct arena *arena = script->reading->arena;
	struct capflags_step step = { .place = place };
	char *arguments[MOST] = { NULL };
	bool plain[MOST];
	int count = 0;

	while (*text && count < MOST &&
	       (arguments[count] = next_argument(arena, &text, &plain[count])))
		count++;
	if (*text || count < 2 || !plain[0] || !plain[1])
		return false;
	step.text = arguments[1];
	if (strcmp(arguments[0], "dump_array") == 0) {
		if (count != MOST || !plain[2] || !plain[3] || !plain[4] ||
		    !kind_of(arguments[3], arguments[5], &step.kind))
			return false;
		step.is_array = true;
		step.size = arguments[2];
		step.prefix = arguments[3];
		step.offset = arguments[4];
	} else if (strcmp(arguments[0], "echo") != 0 || count != 2) {
		return false;
	}
	*vec_push(arena, &script->reading->facts->linux_tree.capflags_steps) = step;
	return true;
}

/* Line by line: dump_array() { ... }, later ( steps ) > file. */
static void read_lines(struct script *script)
{
	enum { OUTSIDE, FUNCTION, STEPS } where = OUTSIDE;
	const char *next = script->source->text;
	struct line line;

	while (next_line(&next, &line)) {
		struct span place = line_span(script->source, &line);
		const char *text = tidy(script->reading->arena, &line);

		if (*text == '#' || !*text)
			continue;
		if (where == OUTSIDE)
			where = strcmp(text, "dump_array()") == 0 ? FUNCTION
				: strcmp(text, "(") == 0	  ? STEPS
								  : OUTSIDE;
		else if (*text == (where == FUNCTION ? '}' : ')'))
			where = OUTSIDE;
		else if (where == STEPS)
			script->steps_known &= read_step(script, text, place);
		else if (!read_naming(script, text, place))
			fprintf(script->function, "%s\n", text);
	}
}

static bool is_known_function(struct arena *arena, const char *text, size_t size)
{
	char *copy = arena_strndup(arena, text, size + 1);
	struct source *source = source_new(arena, "", "", copy, (uint32_t)size);

	return strcmp(source->sha256, known_function) == 0;
}

bool script_read(struct reading *reading, struct source *source,
		 struct naming *naming)
{
	struct script script = { .reading = reading, .source = source,
				 .naming = naming, .steps_known = true };
	struct span top = { source, 0, 0 };
	unsigned errors = reading->diag->errors;
	char *function;
	size_t size;

	*naming = (struct naming){ 0 };
	script.function = open_memstream(&function, &size);
	if (!script.function)
		abort();
	read_lines(&script);
	fclose(script.function);
	if (!script.naming_known && reading->diag->errors == errors)
		diag_error(reading->diag, top, DIAG_CONSTRUCT,
			   "this script does not tell what becomes of flags without a string");
	if (!script.steps_known || !is_known_function(reading->arena, function, size)) {
		diag_warning(reading->diag, top, DIAG_CONSTRUCT,
			     "what this script prints is not known here");
		reading->facts->linux_tree.capflags_steps.count = 0;
	}
	free(function);
	return reading->diag->errors == errors;
}

struct naming script_guess_naming(const struct source *header)
{
	/* To say "" is of use only where a flag is shown otherwise. */
	bool shown = strstr(header->text, "/* \"\"") != NULL;

	return (struct naming){ .macro_name_shown = shown, .empty_hides = shown };
}

/* The headers, as sed and the shell's "read" see them. */

/* A line's "#define", and behind it what begins with the macro's prefix. */
static const char *behind_define(const char *text)
{
	text += strspn(text, " \t");
	if (*text++ != '#')
		return NULL;
	text += strspn(text, " \t");
	if (strncmp(text, "define", 6) != 0)
		return NULL;
	return text + 6 + strspn(text + 6, " \t");
}

/* Where MARK, of two bytes, stands last in the first LENGTH bytes of TEXT. */
static const char *last_mark(const char *text, size_t length, const char *mark)
{
	for (; length >= 2; length--)
		if (memcmp(text + length - 2, mark, 2) == 0)
			return text + length - 2;
	return NULL;
}

/*
 * The text in its last comment with a string: that string, and what the line goes
 * on with. To sed, a comment starts wherever its mark stands, and ends at the last.
 */
static char *string_in_comment(struct arena *arena, const char *text)
{
	const char *end = last_mark(text, strlen(text), "*/");
	const char *start = end ? last_mark(text, (size_t)(end - text), "/*") : NULL;

	for (; start; start = last_mark(text, (size_t)(start - text), "/*")) {
		const char *quote = start + 2 + strspn(start + 2, " ");
		const char *closing = *quote == '"' ? strchr(quote + 1, '"') : NULL;

		if (closing && closing < end)
			return arena_printf(arena, "%.*s%s", (int)(closing + 1 - quote),
					    quote, end + 2);
	}
	return NULL;
}

/*
 * What is printed for a flag called NAME, whose line goes on with TEXT; null
 * if nothing is.
 */
static char *printed_value(struct arena *arena, const char *name,
			   const char *text, struct naming naming)
{
	char *value = string_in_comment(arena, text);

	if (!value && naming.macro_name_shown)
		value = arena_printf(arena, "\"%s\"", name);
	if (value && naming.empty_hides && strcmp(value, "\"\"") == 0)
		return NULL;
	for (char *c = value; c && *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c | 0x20);
	return value;
}

/* TEXT with tabs made spaces, and none of either at its ends. */
static char *as_read(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_strndup(arena, text, length);

	for (char *tab = copy; (tab = strchr(tab, '\t')) != NULL;)
		*tab = ' ';
	copy += strspn(copy, " ");
	for (length = strlen(copy); length > 0 && copy[length - 1] == ' ';)
		copy[--length] = '\0';
	return copy;
}

bool script_rows(struct reading *reading, struct source *header,
		 enum capflags_kind kind, const char *prefix,
		 struct naming naming)
{
	struct arena *arena = reading->arena;
	const char *next = header->text;
	struct line line;

	/* "read" leaves out a last line without a newline. */
	while (next_line(&next, &line) && line.complete) {
		const char *name = behind_define(line.start), *value;
		char *text;

		if (!name || strncmp(name, prefix, strlen(prefix)) != 0)
			continue;
		name += strlen(prefix);
		text = as_read(arena, name, (size_t)(line.start + line.length - name));
		if (strchr(text, '\\')) {
			diag_error(reading->diag, line_span(header, &line),
				   DIAG_CONSTRUCT,
				   "with a backslash, the shell reads this line otherwise");
			return false;
		}
		name = arena_strndup(arena, text, strcspn(text, " "));
		value = printed_value(arena, name, text, naming);
		if (value)
			*vec_push(arena, &reading->facts->linux_tree.capflags_rows) =
				(struct capflags_row){
					.kind = kind,
					.macro = arena_printf(arena, "%s%s", prefix, name),
					.quoted = value,
					.place = line_span(header, &line),
				};
	}
	return true;
}

/* Whether the "#" at OFFSET is the first on its line, and NAME is on it, too. */
static bool starts_line(const struct source *source, uint32_t offset, uint32_t name)
{
	if (memchr(source->text + offset, '\n', name - offset))
		return false;
	while (offset > 0 && (source->text[offset - 1] == ' ' ||
			      source->text[offset - 1] == '\t'))
		offset--;
	return offset == 0 || source->text[offset - 1] == '\n';
}

const char *script_shown_name(struct reading *reading, const struct source *header,
			      const struct view_token *token,
			      const struct view_token *end, const char *prefix,
			      struct naming naming)
{
	const struct view_token *name = token + 2;
	const char *line_end = strchr(header->text + name->start, '\n');
	const char *comment = NULL;
	char *value;

	if (!line_end || !starts_line(header, token->start, name->start))
		return NULL;
	for (token = name + 1; !comment && token < end; token++)
		if (token->kind == CXToken_Comment)
			comment = header->text + token->start;
	if (!comment || comment > line_end)
		comment = line_end;
	value = printed_value(
		reading->arena,
		reading_text(reading, header,
			     name->start + (uint32_t)strlen(prefix), name->end),
		as_read(reading->arena, comment, (size_t)(line_end - comment)), naming);
	if (!value || value[1] == '"')
		return NULL;
	value[1 + strcspn(value + 1, "\"")] = '\0';
	return value + 1;
}
