/* SPDX-License-Identifier: MIT */
/*
 * The audit as one HTML page that needs nothing else: no network, no framework.
 *
 * The table and the summary are plain HTML, of use without a script; the script
 * (gen/audit/html/page.js) adds search, filters, sorting and each row's explanation.
 */
#include "audit_page.h"
#include "audit_report.h"
#include "base_css.h"
#include "html_page.h"
#include "html_text.h"
#include "page.h"

/* Frame. */

static struct html_page frame_of(const struct page *page)
{
	const struct map *map = page->audit->map;

	return (struct html_page){
		.title = arena_printf(page->arena, "CPU features: Linux %s and QEMU %s",
				      map->linux_tree->version, map->qemu_tree->version),
		.styles = { base_css, page_css },
		.script = page_js,
	};
}

/* Summary. */

static void print_missing(const struct facts *facts, const char *name, FILE *stream)
{
	for (size_t i = 0; i < facts->missing.count; i++)
		html_print(stream,
			   "<p class=\"notice\">The %s tree is a partial one: there is no “%s” in it.</p>\n",
			   name, facts->missing.items[i]);
}

static void print_stale(const struct page *page)
{
	for (size_t i = 0; i < page->audit->stale.count; i++)
		html_print(page->stream,
			   "<p class=\"notice\">The baseline accepts what is found no more: <code>%s</code></p>\n",
			   page->audit->stale.items[i]);
}

static void print_title(const struct page *page)
{
	const struct map *map = page->audit->map;
	const struct linux_facts *facts = &map->linux_tree->linux_tree;
	FILE *stream = page->stream;

	html_print(stream,
		   "<header>\n<h1>CPU features: <span>Linux %s</span> and <span>QEMU %s</span></h1>\n"
		   "<p>What Linux, KVM and QEMU mean by each of %zu hardware bits, joined by where the "
		   "hardware keeps a bit and never by its name; besides, %zu features that Linux "
		   "defines by itself, %zu bugs and %zu VMX names.</p>\n",
		   map->linux_tree->version, map->qemu_tree->version, map->rows.count,
		   map->synthetic.count, facts->bugs.count, facts->vmx.count);
	print_missing(map->linux_tree, "Linux", stream);
	print_missing(map->qemu_tree, "QEMU", stream);
	print_stale(page);
	fputs("<noscript><p class=\"notice\">Search, filters, sorting and the explanation of each row "
	      "need JavaScript, which is off; the table is complete without.</p></noscript>\n"
	      "</header>\n",
	      stream);
}

static void print_verdicts(const struct page *page)
{
	const struct map *map = page->audit->map;

	fputs("<section class=\"verdicts\" aria-label=\"Verdicts\">\n", page->stream);
	for (size_t i = 0; i < VERDICT_COUNT; i++)
		html_print(page->stream,
			   "<a class=\"v-%s\" href=\"#?verdict=%s\"><b>%zu</b> <i>%s</i> "
			   "<small>%s</small></a>\n",
			   verdict_names[i], verdict_names[i], map->counts[i], verdict_names[i],
			   verdict_meanings[i]);
	fputs("</section>\n", page->stream);
}

/* What to look at. */

static size_t count_severity(const struct audit *audit, enum severity severity,
			     bool accepted)
{
	size_t count = 0;

	for (size_t i = 0; audit_rules[i].name; i++)
		count += audit_count(audit, &audit_rules[i], severity, accepted);
	return count;
}

static void print_finding(const struct page *page, size_t number)
{
	const struct finding *finding = &page->audit->findings.items[number];
	const struct page_entry *entry = page_entry_of(page, number);

	fputs("<li>", page->stream);
	if (entry)
		html_print(page->stream, "<a href=\"#%s\">%s</a> ", entry->id, entry->where);
	html_print(page->stream, "%s.</li>\n", finding->message);
}

/* Notes are many and wait in the table; the others are listed. */
static void print_rule(const struct page *page, const struct audit_rule *rule,
		       enum severity severity)
{
	size_t count = audit_count(page->audit, rule, severity, false);
	FILE *stream = page->stream;

	if (!count)
		return;
	html_print(stream,
		   "<details><summary><b class=\"%s\">%s</b> <code>%s</code> "
		   "<b>%zu</b> <span>%s</span></summary>\n<p>%s</p>\n"
		   "<p><a href=\"#?rule=%s\">Show them in the table</a></p>\n",
		   severity_names[severity], severity_names[severity], rule->name, count,
		   rule->summary, rule->help, rule->name);
	if (severity > SEVERITY_NOTE) {
		fputs("<ul>\n", stream);
		for (size_t i = 0; i < page->audit->findings.count; i++) {
			const struct finding *finding = &page->audit->findings.items[i];

			if (finding->rule == rule && finding->severity == severity &&
			    !finding->accepted)
				print_finding(page, i);
		}
		fputs("</ul>\n", stream);
	}
	fputs("</details>\n", stream);
}

static void print_rules(const struct page *page, enum severity severity)
{
	for (size_t i = 0; audit_rules[i].name; i++)
		print_rule(page, &audit_rules[i], severity);
}

static void print_severity(const struct page *page, enum severity severity)
{
	size_t count = count_severity(page->audit, severity, false);

	html_print(page->stream, "<a class=\"%s\" href=\"#?severity=%s\"><b>%zu</b> %s%s</a>\n",
		   severity_names[severity], severity_names[severity], count,
		   severity_names[severity], count == 1 ? "" : "s");
}

static void print_accepted(const struct page *page)
{
	size_t count = 0;

	for (int i = SEVERITY_NOTE; i < SEVERITY_COUNT; i++)
		count += count_severity(page->audit, (enum severity)i, true);
	if (count)
		html_print(page->stream,
			   "<a class=\"accepted\" href=\"#?severity=accepted\"><b>%zu</b> accepted "
			   "by the baseline</a>\n",
			   count);
}

static void print_look(const struct page *page)
{
	size_t notes;

	fputs("<section class=\"look\" aria-labelledby=\"look\">\n"
	      "<h2 id=\"look\">What to look at</h2>\n<p class=\"severities\">\n",
	      page->stream);
	for (int i = SEVERITY_ERROR; i >= SEVERITY_NOTE; i--)
		print_severity(page, (enum severity)i);
	print_accepted(page);
	fputs("</p>\n", page->stream);
	print_rules(page, SEVERITY_ERROR);
	print_rules(page, SEVERITY_WARNING);
	notes = count_severity(page->audit, SEVERITY_NOTE, false);
	if (notes) {
		html_print(page->stream,
			   "<details class=\"notes\"><summary><b class=\"note\">notes</b> "
			   "<b>%zu</b> <span>by rule</span></summary>\n",
			   notes);
		print_rules(page, SEVERITY_NOTE);
		fputs("</details>\n", page->stream);
	}
	fputs("</section>\n", page->stream);
}

/* What the script takes over; without it there is nothing to do here. */
static void print_toolbar(FILE *stream)
{
	fputs("<div id=\"bar\" role=\"search\" hidden>\n"
	      "<input id=\"q\" type=\"search\" placeholder=\"Name, macro, comment or bit\" "
	      "aria-label=\"Search\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\">\n"
	      "<button id=\"more\" type=\"button\" aria-expanded=\"false\" "
	      "aria-controls=\"filters\">Filters</button>\n"
	      "<div id=\"filters\">\n"
	      "<select id=\"verdict\" aria-label=\"Verdict\"></select>\n"
	      "<select id=\"leaf\" aria-label=\"Leaf or group\"></select>\n"
	      "<select id=\"rule\" aria-label=\"Rule\"></select>\n"
	      "<select id=\"severity\" aria-label=\"Severity\"></select>\n"
	      "</div>\n<output id=\"count\" aria-live=\"polite\"></output>\n"
	      "<div id=\"active\" aria-label=\"Active filters\" role=\"group\"></div>\n</div>\n",
	      stream);
}

/* Footer. */

static void print_files(const struct facts *facts, const char *name, FILE *stream)
{
	html_print(stream, "<h3>%s %s</h3>\n<table class=\"files\">\n", name, facts->version);
	for (size_t i = 0; i < facts->files.count; i++)
		html_print(stream, "<tr><td>%s<td><code>%s</code>\n",
			   facts->files.items[i]->path, facts->files.items[i]->sha256);
	fputs("</table>\n", stream);
}

static void print_footer(const struct page *page)
{
	const struct map *map = page->audit->map;
	FILE *stream = page->stream;

	html_print(stream,
		   "<footer>\n<p class=\"keys\" hidden>Keys: <kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> "
		   "or <kbd>↓</kbd> <kbd>↑</kbd> next and previous row, <kbd>Enter</kbd> open or close, "
		   "<kbd>Esc</kbd> close, then clear.</p>\n"
		   "<p><i>Italic</i> names marked <small>hidden</small> are not in /proc/cpuinfo: "
		   "they are told by their macro.</p>\n"
		   "<details><summary>Read from %zu files (SHA-256)</summary>\n",
		   map->linux_tree->files.count + map->qemu_tree->files.count);
	print_files(map->linux_tree, "Linux", stream);
	print_files(map->qemu_tree, "QEMU", stream);
	fputs("</details>\n<p>Made by featmap. This page is under the MIT licence.</p>\n</footer>\n",
	      stream);
}

void audit_print_html(const struct audit *audit, FILE *stream)
{
	struct html_page frame;
	struct page page;

	page_build(&page, audit, stream);
	frame = frame_of(&page);
	html_page_head(&frame, stream);
	fputs("<body>\n<a class=\"skip\" href=\"#map\">Skip to the table</a>\n", stream);
	print_title(&page);
	fputs("<main>\n", stream);
	print_verdicts(&page);
	print_look(&page);
	print_toolbar(stream);
	page_print_table(&page);
	fputs("</main>\n", stream);
	print_footer(&page);
	fputs("<script type=\"application/json\" id=\"data\">", stream);
	html_print_json(stream, page_data(&page));
	fputs("</script>\n", stream);
	html_page_end(&frame, stream);
	page_free(&page);
}
