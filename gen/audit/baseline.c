/* SPDX-License-Identifier: MIT */
#include "baseline.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "text.h"
#include "tree.h"

#define BLANKS " \t\r"
#define HEADING "# accepted by --update-baseline"

static const char first_lines[] =
	"# Findings of 'featmap audit' that are accepted: one identity a line. Behind\n"
	"# one, and on lines of their own, remarks may stand, after a '#'.\n";

/* Reading. */

/* Identities are RULE:WHERE:KEY; what of TEXT is wrong, or null. */
static const char *what_is_wrong(const char *text, size_t length)
{
	size_t rule = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-"), where;

	if (rule == 0 || rule >= length || text[rule] != ':')
		return "an identity is wanted here: RULE:WHERE:KEY";
	where = rule + 1 + strcspn(text + rule + 1, ":" BLANKS "\n");
	if (where == rule + 1 || where >= length || text[where] != ':')
		return "behind the rule's name, ':WHERE:KEY' is wanted";
	return where + 1 == length ? "behind the last ':', a KEY is wanted" : NULL;
}

static void complain(struct diag *diag, struct span span, const char *what)
{
	diag_error(diag, span, DIAG_SYNTAX, "%s", what);
}

/* Behind an identity only blanks and a remark may stand. */
static bool check_rest(struct source *source, uint32_t from, uint32_t end,
		       struct diag *diag)
{
	const char *rest = source->text + from;
	uint32_t start = from + (uint32_t)strspn(rest, BLANKS);
	char c = source->text[start];

	if (start >= end || c == '\n' || c == '#')
		return true;
	complain(diag, (struct span){ source, start, start + 1 },
		 "one identity a line is wanted; a remark begins with '#'");
	return false;
}

static void take_entry(struct baseline *baseline, uint32_t line, uint32_t start,
		       uint32_t end, struct diag *diag)
{
	struct source *source = baseline->source;
	const char *text = source->text + start;
	size_t length = strcspn(text, BLANKS "\n");
	struct span span = { source, start, start + (uint32_t)length };
	const char *wrong = what_is_wrong(text, length);
	struct baseline_entry *entry;

	if (wrong)
		complain(diag, span, wrong);
	if (wrong || !check_rest(source, span.end, end, diag))
		return;
	entry = vec_push(baseline->arena, &baseline->entries);
	entry->id = arena_strndup(baseline->arena, text, length);
	entry->span = span;
	entry->start = line;
	entry->end = end;
}

/* Where the line at START ends: behind its newline, or at the end of all. */
static uint32_t end_of_line(const struct source *source, uint32_t start)
{
	const char *newline = memchr(source->text + start, '\n', source->size - start);

	return newline ? (uint32_t)(newline + 1 - source->text) : source->size;
}

/* Some editors put a mark before the first letter of UTF-8. */
static uint32_t start_of_text(const struct source *source)
{
	return strncmp(source->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static void take_lines(struct baseline *baseline, struct diag *diag)
{
	const struct source *source = baseline->source;
	uint32_t end;

	for (uint32_t line = start_of_text(source); line < source->size; line = end) {
		uint32_t start = line + (uint32_t)strspn(source->text + line, BLANKS);
		char c = source->text[start];

		end = end_of_line(source, line);
		if (start < end && c != '\n' && c != '#')
			take_entry(baseline, line, start, end, diag);
	}
}

static int by_id(const void *left, const void *right)
{
	const struct baseline_entry *a = *(const struct baseline_entry *const *)left,
				    *b = *(const struct baseline_entry *const *)right;
	int order = strcmp(a->id, b->id);

	return order ? order : (a->start > b->start) - (a->start < b->start);
}

static void sort_entries(struct baseline *baseline)
{
	size_t count = baseline->entries.count;

	if (count == 0)
		return;
	baseline->sorted = arena_alloc(baseline->arena, count * sizeof *baseline->sorted);
	for (size_t i = 0; i < count; i++)
		baseline->sorted[i] = &baseline->entries.items[i];
	qsort(baseline->sorted, count, sizeof *baseline->sorted, by_id);
}

static void refuse_twins(const struct baseline *baseline, struct diag *diag)
{
	for (size_t i = 1; i < baseline->entries.count; i++) {
		const struct baseline_entry *one = baseline->sorted[i - 1],
					    *other = baseline->sorted[i];

		if (strcmp(other->id, one->id) != 0)
			continue;
		diag_error(diag, other->span, DIAG_DUPLICATE,
			   "this identity stands here twice");
		diag_note(diag, one->span, "it stands here, too");
	}
}

bool baseline_read(struct baseline *baseline, const char *path, bool may_be_missing,
		   struct arena *arena, struct diag *diag)
{
	unsigned errors = diag->errors;

	*baseline = (struct baseline){ .arena = arena };
	if (may_be_missing && access(path, F_OK) != 0 && errno == ENOENT)
		return true;
	baseline->source = tree_read_saved(path, arena, diag);
	if (!baseline->source)
		return false;
	take_lines(baseline, diag);
	sort_entries(baseline);
	refuse_twins(baseline, diag);
	return diag->errors == errors;
}

/* Applying. */

static int has_id(const void *key, const void *item)
{
	return strcmp(key, (*(struct baseline_entry *const *)item)->id);
}

static struct baseline_entry *entry_of(const struct baseline *baseline, const char *id)
{
	struct baseline_entry **found = NULL;

	if (baseline->entries.count)
		found = bsearch(id, baseline->sorted, baseline->entries.count,
				sizeof *baseline->sorted, has_id);
	return found ? *found : NULL;
}

static void accept_findings(const struct baseline *baseline, struct audit *audit)
{
	for (size_t i = 0; i < audit->findings.count; i++) {
		struct finding *finding = &audit->findings.items[i];
		struct baseline_entry *entry = entry_of(baseline, finding->id);

		finding->accepted = entry;
		if (entry)
			entry->found = true;
	}
}

/* Whether the rule that ID names is there, and off. */
static bool rule_is_off(const struct audit *audit, const char *id)
{
	size_t length = strcspn(id, ":");

	for (size_t i = 0; audit_rules[i].name; i++)
		if (strlen(audit_rules[i].name) == length &&
		    memcmp(audit_rules[i].name, id, length) == 0)
			return audit->settings[i] == SEVERITY_OFF;
	return false;
}

void baseline_apply(struct baseline *baseline, struct audit *audit)
{
	bool whole = audit->map->linux_tree->missing.count == 0 &&
		     audit->map->qemu_tree->missing.count == 0;

	accept_findings(baseline, audit);
	for (size_t i = 0; i < baseline->entries.count; i++) {
		struct baseline_entry *entry = &baseline->entries.items[i];

		entry->stale = !entry->found && whole && !rule_is_off(audit, entry->id);
		if (entry->stale)
			*vec_push(audit->arena, &audit->stale) = entry->id;
	}
}

void baseline_warn(const struct baseline *baseline, struct diag *diag)
{
	for (size_t i = 0; i < baseline->entries.count; i++)
		if (baseline->entries.items[i].stale)
			diag_warning(diag, baseline->entries.items[i].span, DIAG_STALE,
				     "this is found no more");
}

/* Updating. */

static void print_part(const struct source *source, uint32_t start, uint32_t end,
		       FILE *stream)
{
	if (end > start)
		fwrite(source->text + start, 1, end - start, stream);
}

static void print_kept(const struct baseline *baseline, FILE *stream)
{
	uint32_t printed = 0;

	for (size_t i = 0; i < baseline->entries.count; i++) {
		const struct baseline_entry *entry = &baseline->entries.items[i];

		if (!entry->stale)
			continue;
		print_part(baseline->source, printed, entry->start, stream);
		printed = entry->end;
	}
	print_part(baseline->source, printed, baseline->source->size, stream);
}

/* The file without its stale entries, byte for byte, as a source of its own. */
static struct source *kept_lines(const struct baseline *baseline)
{
	struct text text = { 0 };
	FILE *stream = text_open(&text);
	struct source *kept;
	uint32_t size;
	char *copy;

	print_kept(baseline, stream);
	fclose(stream);
	size = (uint32_t)text.size;
	copy = arena_alloc(baseline->arena, text.size + 2);
	if (size)
		memcpy(copy, text.bytes, size);
	kept = source_unhashed(baseline->arena, baseline->source->path,
			       baseline->source->shown, copy, size);
	free(text.bytes);
	return kept;
}

/* As the file's own lines end. */
static const char *line_end(const struct source *source)
{
	const char *newline = memchr(source->text, '\n', source->size);

	return newline && newline > source->text && newline[-1] == '\r' ? "\r\n" : "\n";
}

/* Whether the last line without an identity is our heading: then it still heads. */
static bool ends_under_heading(const struct source *source)
{
	bool heads = false;
	uint32_t end;

	for (uint32_t line = start_of_text(source); line < source->size; line = end) {
		uint32_t start = line + (uint32_t)strspn(source->text + line, BLANKS);
		char c = source->text[start];

		end = end_of_line(source, line);
		if (start == end || c == '\n' || c == '#')
			heads = strncmp(source->text + line, HEADING, strlen(HEADING)) == 0;
	}
	return heads;
}

/* What stands between the lines kept and the first new identity. */
static void print_heading(const struct source *kept, const char *end, FILE *stream)
{
	if (kept->size && kept->text[kept->size - 1] != '\n')
		fputs(end, stream);
	if (!ends_under_heading(kept))
		fprintf(stream, "%s" HEADING "%s", kept->size ? end : "", end);
}

static int by_text(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Accepts all findings; gives the identities that the file does not have, sorted. */
static const char **accept_all(struct baseline *baseline, struct audit *audit)
{
	const char **ids = arena_alloc(baseline->arena,
				       (audit->findings.count + 1) * sizeof *ids);

	for (size_t i = 0; i < audit->findings.count; i++) {
		struct finding *finding = &audit->findings.items[i];

		if (!finding->accepted)
			ids[baseline->added++] = finding->id;
		finding->accepted = true;
	}
	qsort(ids, baseline->added, sizeof *ids, by_text);
	return ids;
}

void baseline_update(struct baseline *baseline, struct audit *audit, FILE *stream)
{
	const char **ids = accept_all(baseline, audit);
	const char *end = "\n";

	if (baseline->source) {
		struct source *kept = kept_lines(baseline);

		end = line_end(baseline->source);
		print_part(kept, 0, kept->size, stream);
		if (baseline->added)
			print_heading(kept, end, stream);
	} else {
		fputs(first_lines, stream);
		fputs("\n" HEADING "\n", stream);
	}
	for (size_t i = 0; i < baseline->added; i++)
		fprintf(stream, "%s%s", ids[i], end);
}
