/* SPDX-License-Identifier: MIT */
#include "facts_read.h"

#include "facts_kinds.h"

enum { FORMAT = 1 };

/* A kind's lines. */

static bool check_fields(const struct facts_reading *reading, const struct facts_kind *kind)
{
	size_t count = reading->line.count - 1;

	if (count < kind->least || count > kind->most) {
		diag_error(reading->diag, facts_line_whole(&reading->line), DIAG_SYNTAX,
			   count < kind->least
				   ? "too few fields: '%s' has %zu at least behind it"
				   : "too many fields: '%s' has %zu at most behind it",
			   kind->name, count < kind->least ? kind->least : kind->most);
		return false;
	}
	for (size_t i = 1; i <= count; i++) {
		if (*facts_field(reading, i) || kind->empty >> i & 1)
			continue;
		diag_error(reading->diag, facts_field_span(reading, i), DIAG_SYNTAX,
			   "this field is empty");
		return false;
	}
	return true;
}

/* How long the line's first COUNT fields are, its kind and all tabs included. */
static size_t key_length(const struct facts_reading *reading, int count)
{
	const char *last = facts_field(reading, (size_t)count);

	return (size_t)(last - facts_field(reading, 0)) + strlen(last);
}

/* Whether the line before, which starts at BEFORE, has the same key. */
static bool check_key(const struct facts_reading *reading, const struct facts_kind *kind,
		      uint32_t before)
{
	const char *text = reading->line.source->text;
	size_t length;

	if (kind->key == REPEATS || before == reading->line.start)
		return true;
	length = key_length(reading, kind->key);
	if (strncmp(text + before, text + reading->line.start, length) != 0 ||
	    !strchr("\t\n", text[before + length]))
		return true;
	diag_error(reading->diag, facts_line_whole(&reading->line), DIAG_DUPLICATE,
		   "another line says the same, or otherwise");
	diag_note(reading->diag,
		  (struct span){ reading->line.source, before,
				 reading->line.start - 1 },
		  "this one");
	return false;
}

static bool read_lines(struct facts_reading *reading)
{
	const struct facts_kind *kind = reading->run->kind;
	const char *text = reading->line.source->text;
	uint32_t start = reading->run->start, before = start, end;
	bool good = true;

	for (; start < reading->run->end; start = end + 1) {
		end = (uint32_t)((const char *)rawmemchr(text + start, '\n') - text);
		good &= facts_line_cut(&reading->line, start, end, kind->returns) &&
			check_fields(reading, kind) &&
			check_key(reading, kind, before) && kind->read(reading);
		before = start;
	}
	return good;
}

/* No lines are right only for some kinds, and some trees. */
static bool check_presence(const struct facts_reading *reading)
{
	const struct facts_run *run = reading->run;
	const struct facts_kind *kind = run->kind;
	bool of_this = kind->trees >> reading->facts->kind & 1;
	bool here = run->lines > 0;

	if (here && !of_this) {
		diag_error(reading->diag,
			   (struct span){ reading->line.source, run->start,
					  run->start + (uint32_t)strlen(kind->name) },
			   DIAG_SYNTAX, "facts of a tree of %s have no such line",
			   reading->facts->kind == TREE_LINUX ? "Linux" : "QEMU");
		return false;
	}
	if (here || !of_this || !kind->part || facts_lack(reading->facts, kind->part))
		return true;
	diag_error(reading->diag, facts_top(reading), DIAG_MISSING,
		   "there is no line '%s': is the file cut short?", kind->name);
	return false;
}

static bool read_kinds(struct facts_reading *reading)
{
	/* What comes later would complain of what is not there now. */
	for (size_t i = 0; i < reading->run_count; i++) {
		const struct facts_kind *kind = reading->runs[i].kind;

		reading->run = &reading->runs[i];
		if (!check_presence(reading) || !read_lines(reading) ||
		    (kind->check && !kind->check(reading)))
			return false;
	}
	return true;
}

/* The file. */

/* The line at OFFSET without its newline; false, reported, if it has none. */
static bool next_line(const struct facts_reading *reading, uint32_t offset, uint32_t *end)
{
	struct source *source = reading->line.source;
	const char *newline = memchr(source->text + offset, '\n', source->size - offset);

	if (newline) {
		*end = (uint32_t)(newline - source->text);
		return true;
	}
	diag_error(reading->diag, (struct span){ source, source->size, source->size },
		   DIAG_SYNTAX, "the last line has no newline: is the file cut short?");
	return false;
}

static bool check_format(const struct facts_reading *reading, uint32_t *end)
{
	static const char name[] = "featmap-facts\t";
	struct source *source = reading->line.source;
	struct span first = { source, 0, (uint32_t)strcspn(source->text, "\n") };
	const char *number = source->text + sizeof name - 1;
	size_t digits;

	if (strncmp(source->text, name, sizeof name - 1) != 0 || *number < '1' ||
	    *number > '9') {
		diag_error(reading->diag, first, DIAG_SYNTAX,
			   "this is no file of facts: the first line of one is 'featmap-facts', a tab and %d",
			   FORMAT);
		return false;
	}
	digits = strspn(number, "0123456789");
	if (digits != 1 || *number != '0' + FORMAT) {
		first.start = (uint32_t)(number - source->text);
		diag_error(reading->diag, first, DIAG_VALUE,
			   "facts of a later format (%.*s); this featmap reads %d",
			   (int)digits, number, FORMAT);
		return false;
	}
	if (!next_line(reading, 0, end))
		return false;
	if (*end == sizeof name - 1 + digits)
		return true;
	first.start = (uint32_t)(sizeof name - 1 + digits);
	diag_error(reading->diag, first, DIAG_SYNTAX,
		   source->text[first.start] == '\r'
			   ? "a carriage return: lines of facts end with a newline alone"
			   : "the first line ends behind the format's number");
	return false;
}

/*
 * The run that a line belongs to, most likely that of the line before, the
 * LAST one; null, reported, if no kind has its name.
 */
static struct facts_run *run_of(const struct facts_reading *reading, struct span line,
				size_t last)
{
	const char *text = line.source->text + line.start;
	size_t length = strcspn(text, "\t\n");

	for (size_t i = 0; i < reading->run_count; i++) {
		struct facts_run *run = &reading->runs[(last + i) % reading->run_count];
		const char *name = run->kind->name;

		if (strncmp(name, text, length) == 0 && name[length] == '\0')
			return run;
	}
	line.end = line.start + (uint32_t)length;
	diag_error(reading->diag, line, DIAG_SYNTAX, "no kind of fact has this name");
	return NULL;
}

/* Lines are sorted by their bytes, a line before longer ones that begin with it. */
static bool check_order(const struct facts_reading *reading, struct span before,
			struct span line)
{
	const char *text = line.source->text;
	uint32_t length = before.end - before.start, other = line.end - line.start;
	int order = memcmp(text + before.start, text + line.start,
			   length < other ? length : other);

	if (order < 0 || (order == 0 && length <= other))
		return true;
	diag_error(reading->diag, line, DIAG_SYNTAX,
		   "this line is not in order: lines of facts are sorted by their bytes");
	return false;
}

/* Finds the lines of each kind. */
static bool divide(struct facts_reading *reading, uint32_t start)
{
	struct source *source = reading->line.source;
	struct span before = { source, start, start }, line = before;
	size_t last = 0;
	bool good = true;

	for (; line.start < source->size; line.start = line.end + 1) {
		struct facts_run *run;

		if (!next_line(reading, line.start, &line.end))
			return false;
		run = run_of(reading, line, last);
		if (!run || !check_order(reading, before, line)) {
			good = false;
			continue;
		}
		before = line;
		last = (size_t)(run - reading->runs);
		if (run->lines++ == 0)
			run->start = line.start;
		run->end = line.end;
	}
	return good;
}

/* A run, of no lines yet, for each kind. */
static void add_kinds(struct facts_reading *reading)
{
	static const struct facts_kind *const tables[] = {
		facts_tree_kinds, facts_linux_kinds, facts_kvm_kinds, facts_qemu_kinds,
	};
	VEC(struct facts_run) runs = { 0 };

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		for (const struct facts_kind *kind = tables[i]; kind->name; kind++)
			vec_push(reading->arena, &runs)->kind = kind;
	reading->runs = runs.items;
	reading->run_count = runs.count;
}

bool facts_read(struct source *source, struct arena *arena, struct diag *diag,
		struct facts *facts)
{
	struct facts_reading reading = {
		.line = { .source = source, .diag = diag },
		.arena = arena,
		.diag = diag,
		.facts = facts,
	};
	uint32_t end;

	add_kinds(&reading);
	/* Facts point into the copy. */
	reading.line.copy = arena_strndup(arena, source->text, source->size);
	return check_format(&reading, &end) && divide(&reading, end + 1) &&
	       read_kinds(&reading);
}
