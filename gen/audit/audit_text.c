/* SPDX-License-Identifier: MIT */
/* The audit for people: what each rule counts, then its findings. */
#include "audit_report.h"
#include "diag.h"
#include "list.h"
#include "wrap.h"

enum {
	WIDTH = 100,		/* columns; a single word may be longer */
	MANUAL_WIDTH = 80,
	INDENT = 4,		/* of what belongs to the line above */
	NAME_COLUMN = 24,
};

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

static const char *const colours[SEVERITY_COUNT] = {
	[SEVERITY_NOTE] = "\033[1;36m",
	[SEVERITY_WARNING] = "\033[1;35m",
	[SEVERITY_ERROR] = "\033[1;31m",
};

struct report {
	const struct audit *audit;
	FILE *stream;
	bool colour;
};

static void put_coloured(const struct report *report, const char *colour,
			 const char *text)
{
	fprintf(report->stream, "%s%s%s", report->colour ? colour : "", text,
		report->colour ? PLAIN : "");
}

/* Counts. */

size_t audit_count(const struct audit *audit, const struct audit_rule *rule,
		   enum severity severity, bool accepted)
{
	size_t sum = 0;

	for (size_t i = 0; i < audit->findings.count; i++) {
		const struct finding *finding = &audit->findings.items[i];

		sum += finding->rule == rule && finding->severity == severity &&
		       finding->accepted == accepted;
	}
	return sum;
}

/* Those left, by severity; at SEVERITY_OFF, which none has, those accepted. */
struct counts {
	size_t by[SEVERITY_COUNT];
};

static struct counts count_rule(const struct audit *audit,
				const struct audit_rule *rule)
{
	struct counts counts = { 0 };

	for (int i = SEVERITY_NOTE; i < SEVERITY_COUNT; i++) {
		counts.by[i] = audit_count(audit, rule, (enum severity)i, false);
		counts.by[SEVERITY_OFF] += audit_count(audit, rule, (enum severity)i, true);
	}
	return counts;
}

static size_t sum_of(const struct counts *counts)
{
	size_t sum = 0;

	for (int i = 0; i < SEVERITY_COUNT; i++)
		sum += counts->by[i];
	return sum;
}

static struct counts count_all(const struct audit *audit)
{
	struct counts all = { 0 };

	for (size_t i = 0; audit_rules[i].name; i++) {
		struct counts counts = count_rule(audit, &audit_rules[i]);

		for (int k = 0; k < SEVERITY_COUNT; k++)
			all.by[k] += counts.by[k];
	}
	return all;
}

/* The summary. */

static void print_head(const struct report *report)
{
	const struct map *map = report->audit->map;
	struct counts counts = count_all(report->audit);
	const char *before = ":";

	fputs("Linux ", report->stream);
	put_text(map->linux_tree->version, report->stream);
	fputs(" and QEMU ", report->stream);
	put_text(map->qemu_tree->version, report->stream);
	for (int i = SEVERITY_COUNT - 1; i >= SEVERITY_NOTE; i--) {
		fprintf(report->stream, "%s %zu %s%s", before, counts.by[i],
			severity_names[i], counts.by[i] == 1 ? "" : "s");
		before = ",";
	}
	if (counts.by[SEVERITY_OFF])
		fprintf(report->stream, "; %zu more %s accepted by the baseline",
			counts.by[SEVERITY_OFF],
			counts.by[SEVERITY_OFF] == 1 ? "is" : "are");
	putc('\n', report->stream);
}

/* Of a partial tree: what is not there cannot be found fault with. */
static void print_missing(const struct report *report, const char *name,
			  const struct facts *facts)
{
	for (size_t i = 0; i < facts->missing.count; i++) {
		fprintf(report->stream, "%s%s", i ? "" : name, i ? ", " : " is without: ");
		put_text(facts->missing.items[i], report->stream);
	}
	if (facts->missing.count)
		putc('\n', report->stream);
}

static void print_number(size_t number, int width, FILE *stream)
{
	if (number)
		fprintf(stream, "%*zu", width, number);
	else
		fprintf(stream, "%*s", width, "-");
}

static void print_counts(const struct report *report, const struct audit_rule *rule,
			 const struct counts *counts)
{
	fprintf(report->stream, "  %-*s", NAME_COLUMN, rule->name);
	print_number(counts->by[SEVERITY_ERROR], 8, report->stream);
	print_number(counts->by[SEVERITY_WARNING], 10, report->stream);
	print_number(counts->by[SEVERITY_NOTE], 7, report->stream);
	print_number(counts->by[SEVERITY_OFF], 10, report->stream);
	putc('\n', report->stream);
}

static void print_titles(const struct report *report)
{
	char titles[80];

	snprintf(titles, sizeof titles, "\n  %-*s%8s%10s%7s%10s\n", NAME_COLUMN, "",
		 "errors", "warnings", "notes", "accepted");
	put_coloured(report, BOLD, titles);
}

/* The rules that are on and found nothing, or those that are off. */
static void print_silent(const struct report *report, const char *title, bool off)
{
	struct arena arena = { 0 };
	struct list list = { 0 };

	for (size_t i = 0; audit_rules[i].name; i++) {
		struct counts counts = count_rule(report->audit, &audit_rules[i]);

		if ((report->audit->settings[i] == SEVERITY_OFF) == off &&
		    sum_of(&counts) == 0)
			list_add(&list, &arena, ", ", "%s", audit_rules[i].name);
	}
	if (list.length) {
		fprintf(report->stream, "%s: ", title);
		put_wrapped(list_text(&list), strlen(title) + 2, WIDTH, INDENT, report->stream);
	}
	arena_free(&arena);
}

static void print_summary(const struct report *report)
{
	bool any = false;

	for (size_t i = 0; audit_rules[i].name; i++) {
		struct counts counts = count_rule(report->audit, &audit_rules[i]);

		if (sum_of(&counts) == 0)
			continue;
		if (!any)
			print_titles(report);
		any = true;
		print_counts(report, &audit_rules[i], &counts);
	}
	putc('\n', report->stream);
	print_silent(report, "Found nothing", false);
	print_silent(report, "Off", true);
}

/* Findings. */

static void print_places(const struct finding *finding, FILE *stream)
{
	for (size_t i = 0; i < finding->places.count; i++) {
		const struct finding_place *place = &finding->places.items[i];

		fprintf(stream, "%*s", 2 * INDENT, "");
		put_text(place->path, stream);
		fprintf(stream, ":%u:%u (%s)\n", place->line, place->column, place->side);
	}
}

/*
 * "false-friend:7.0.edx.31:ssbd: error: ...", and the places below. Of notes,
 * which there are hundreds of, who wants the places takes another format.
 */
static void print_finding(const struct report *report, const struct finding *finding)
{
	const char *severity = severity_names[finding->severity];
	size_t length = strlen(finding->id);

	put_word(finding->id, length, report->stream);
	fputs(": ", report->stream);
	put_coloured(report, colours[finding->severity], severity);
	fputs(": ", report->stream);
	put_wrapped(finding->message,
		    columns_of(finding->id, length) + strlen(severity) + 4, WIDTH,
		    INDENT, report->stream);
	if (finding->severity > SEVERITY_NOTE)
		print_places(finding, report->stream);
}

static void print_group(const struct report *report, const struct audit_rule *rule)
{
	const struct audit *audit = report->audit;
	bool any = false;

	for (size_t i = 0; i < audit->findings.count; i++) {
		const struct finding *finding = &audit->findings.items[i];

		if (finding->rule != rule || finding->accepted)
			continue;
		if (!any) {
			putc('\n', report->stream);
			put_coloured(report, BOLD, rule->name);
			fprintf(report->stream, ": %s\n\n", rule->summary);
		}
		any = true;
		print_finding(report, finding);
	}
}

/* Notes are printed without places: see print_finding. */
static void print_foot(const struct report *report)
{
	if (count_all(report->audit).by[SEVERITY_NOTE])
		fputs("\nThe places of notes are in --format json, sarif and html.\n",
		      report->stream);
}

void audit_print_text(const struct audit *audit, FILE *stream)
{
	const struct report report = { audit, stream, diag_wants_colour(stream) };

	print_head(&report);
	print_missing(&report, "Linux", audit->map->linux_tree);
	print_missing(&report, "QEMU", audit->map->qemu_tree);
	print_summary(&report);
	for (size_t i = 0; audit_rules[i].name; i++)
		print_group(&report, &audit_rules[i]);
	print_foot(&report);
}

/* The manual. */

void audit_print_rule(const struct audit_rule *rule, FILE *stream)
{
	fprintf(stream, "%s (%s): ", rule->name, severity_names[rule->severity]);
	put_wrapped(rule->summary,
		    strlen(rule->name) + strlen(severity_names[rule->severity]) + 5,
		    MANUAL_WIDTH, INDENT, stream);
	putc('\n', stream);
	put_wrapped(rule->help, 0, MANUAL_WIDTH, 0, stream);
	for (size_t i = 0; i < MOST_PRESUPPOSED && rule->presupposes[i]; i++)
		fprintf(stream, i ? ", %s" : "\nSilent where an error was found by: %s",
			rule->presupposes[i]);
	if (rule->presupposes[0])
		putc('\n', stream);
}
