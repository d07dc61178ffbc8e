/* SPDX-License-Identifier: MIT */
/*
 * The page's table. HTML lets the ends of rows and cells be left out, which a
 * table of a thousand rows is glad of.
 */
#include "audit_page.h"
#include "emit.h"
#include "html_text.h"

/* Cells. */

/* A name that Linux shows; or its macro's, marked as hidden. */
static void print_name(const struct page *page, const char *shown, const char *macro)
{
	if (shown)
		html_print(page->stream, "<b>%s</b> ", shown);
	else
		html_print(page->stream, "<i>%s</i> <small>hidden</small> ",
			   emit_own_name(page->arena, macro));
}

static void print_linux(const struct page *page, const struct subject *subject)
{
	fputs("<td>", page->stream);
	if (subject->feature)
		print_name(page, subject->feature->shown, subject->feature->macro);
	for (size_t i = 0; subject->row && i < subject->row->name_count; i++)
		print_name(page, subject->row->names[i].shown, subject->row->names[i].macro);
}

/* The stance, and the class if that is no common one. */
static void print_kvm(const struct page *page, const struct page_entry *entry)
{
	const char *stance = page_said(entry, "kvm", "stance");
	const char *class = page_said(entry, "kvm", "class");

	fputs("<td>", page->stream);
	if (stance)
		html_print(page->stream, "%s", stance);
	if (class && strcmp(class, "native") != 0)
		html_print(page->stream, " <small>%s</small>", class);
}

static void print_qemu(const struct page *page, const struct map_row *row)
{
	fputs("<td>", page->stream);
	if (row && row->qemu_name)
		html_print(page->stream, "<b>%s</b>", row->qemu_name);
	if (row && row->qemu_hint)
		html_print(page->stream, " <small>/* %s */</small>", row->qemu_hint);
}

static void print_verdict(const struct page *page, const struct map_row *row)
{
	if (row)
		html_print(page->stream, "<td class=\"v-%s\">%s", verdict_names[row->verdict],
			   verdict_names[row->verdict]);
	else
		fputs("<td>", page->stream);
}

static void print_counts(const struct page *page, const struct page_entry *entry)
{
	size_t rest = entry->findings.count;

	fputs("<td>", page->stream);
	for (int i = SEVERITY_ERROR; i >= SEVERITY_NOTE; i--) {
		size_t count = page_count(page, entry, (enum severity)i);

		rest -= count;
		if (count)
			html_print(page->stream, "<span class=\"%s\">%zu %s%s</span> ",
				   severity_names[i], count, severity_names[i],
				   count == 1 ? "" : "s");
	}
	if (rest)
		html_print(page->stream, "<span class=\"accepted\">%zu accepted</span>", rest);
}

/* Rows. */

static void print_entry(const struct page *page, const struct page_entry *entry)
{
	html_print(page->stream, "<tr id=\"%s\"><th scope=\"row\"><a href=\"#%s\">%s</a>",
		   entry->id, entry->id, entry->where);
	print_linux(page, &entry->subject);
	print_kvm(page, entry);
	print_qemu(page, entry->subject.row);
	print_verdict(page, entry->subject.row);
	print_counts(page, entry);
	putc('\n', page->stream);
}

static void print_group(const struct page *page, enum subject_kind kind,
			const char *id, const char *title)
{
	size_t count = 0;

	for (size_t i = 0; i < page->entries.count; i++)
		count += page->entries.items[i].subject.kind == kind;
	if (!count)
		return;
	html_print(page->stream,
		   "<tbody id=\"%s\">\n<tr class=\"group\"><th colspan=\"6\" scope=\"rowgroup\">%s "
		   "<span>%zu</span>\n",
		   id, title, count);
	for (size_t i = 0; i < page->entries.count; i++)
		if (page->entries.items[i].subject.kind == kind)
			print_entry(page, &page->entries.items[i]);
}

void page_print_table(const struct page *page)
{
	fputs("<table id=\"map\">\n<caption>The map: one hardware bit a row</caption>\n"
	      "<thead><tr><th scope=\"col\">Bit<th scope=\"col\">Linux<th scope=\"col\">KVM"
	      "<th scope=\"col\">QEMU<th scope=\"col\">Verdict<th scope=\"col\">Findings\n",
	      page->stream);
	print_group(page, SUBJECT_BIT, "bits", "Hardware bits");
	print_group(page, SUBJECT_SYNTHETIC, "linux", "Linux-defined, no hardware bit");
	print_group(page, SUBJECT_BUG, "bugs", "Bugs");
	print_group(page, SUBJECT_VMX, "vmx", "VMX names, several registers in one word");
	print_group(page, SUBJECT_CONDITIONAL, "conditional", "Not in 64-bit kernels");
	fputs("</table>\n", page->stream);
}
