/* SPDX-License-Identifier: MIT */
#include "history_picture.h"

#include "html_text.h"

enum {
	MOST_LABELS = 8,
	LONGEST_LABEL = 20,	/* bytes */
	AXIS_LETTERS = 50,	/* that a wide page has room for, and as many blanks */
	LEFT_PART = 8600,	/* as across(): a label further right ends with the axis, */
	MIDDLE = 5000,
	SHORT_LABEL = 12,	/* and so does a longer one right of its middle */
};

/* How far right the column of VERSION begins, in hundredths of a percent. */
static size_t across(const struct history *history, size_t version)
{
	return version * 10000 / history->versions.count;
}

/* An attribute: x="12.34%". */
static void print_percent(const char *name, size_t hundredths, FILE *stream)
{
	fprintf(stream, " %s=\"%zu.%02zu%%\"", name, hundredths / 100, hundredths % 100);
}

/* Axis. */

/* How much of TEXT there is room for, without half a character at its end. */
static size_t label_length(const char *text)
{
	size_t length = strlen(text);

	if (length <= LONGEST_LABEL)
		return length;
	length = LONGEST_LABEL - 1;
	while (length && (text[length] & 0xc0) == 0x80)
		length--;
	return length;
}

static size_t longest_label(const struct history *history)
{
	size_t longest = 0;

	for (size_t i = 0; i < history->versions.count; i++) {
		size_t length = label_length(history->versions.items[i].label);

		longest = length > longest ? length : longest;
	}
	return longest;
}

static size_t count_labels(const struct history *history)
{
	size_t room = AXIS_LETTERS / (longest_label(history) + 2);

	room = room > MOST_LABELS ? MOST_LABELS : room < 2 ? 2 : room;
	return history->versions.count < room ? history->versions.count : room;
}

/* A narrow page leaves out all but the first, the last, and the middle one ("some"). */
static bool is_some(size_t label, size_t count)
{
	return label && label + 1 < count && 2 * label + 1 != count;
}

static void draw_label(const struct history *history, size_t version, bool some, FILE *stream)
{
	const char *text = history->versions.items[version].label;
	size_t x = across(history, version), length = label_length(text);
	bool ends = x > LEFT_PART || (length > SHORT_LABEL && x > MIDDLE);
	struct arena arena = { 0 };

	fprintf(stream, "<line y1=\"16\" y2=\"22\"");
	print_percent("x1", x, stream);
	print_percent("x2", x, stream);
	fprintf(stream, "/><text y=\"12\"%s%s", ends ? " text-anchor=\"end\"" : "",
		some ? " class=\"some\"" : "");
	print_percent("x", ends ? 10000 : x, stream);
	html_print(stream, ">%s%s</text>", arena_strndup(&arena, text, length),
		   text[length] ? "\u2026" : "");
	arena_free(&arena);
}

void history_draw_axis(const struct history *history, FILE *stream)
{
	size_t labels = count_labels(history), last = history->versions.count - 1;

	fputs("<svg class=\"axis\" width=\"100%\" height=\"22\" aria-hidden=\"true\">", stream);
	for (size_t i = 0; i < labels; i++)
		draw_label(history, labels > 1 ? i * last / (labels - 1) : 0,
			   is_some(i, labels), stream);
	fputs("</svg>", stream);
}

/* Rows. */

static void draw_bar(const struct history *history, const char *class, size_t from, size_t to,
		     unsigned y, unsigned height, FILE *stream)
{
	size_t x = across(history, from), width = across(history, to) - x;

	fprintf(stream, "<rect class=\"%s\" y=\"%u\" height=\"%u\"", class, y, height);
	print_percent("x", x, stream);
	print_percent("width", width, stream);
	fputs("/>", stream);
}

/* What of a span is drawn: one after the other that look alike are one bar. */
enum look { LOOK_ABSENT, LOOK_HIDDEN, LOOK_SHOWN, LOOK_NAMED };

static enum look name_look(const struct history_span *span)
{
	if (!span->there)
		return LOOK_ABSENT;
	if (span->state.kind >= FEATURE_BIT)
		return span->state.kind == FEATURE_BIT ? LOOK_HIDDEN : LOOK_NAMED;
	return span->state.shown ? LOOK_SHOWN : LOOK_HIDDEN;
}

static enum look kvm_look(const struct history_span *span)
{
	return span->there && span->state.advertised ? LOOK_SHOWN : LOOK_ABSENT;
}

typedef enum look span_look(const struct history_span *span);

static void draw_bars(const struct history *history, const struct history_row *row,
		      span_look *look_of, const char *const *classes, unsigned y,
		      unsigned height, FILE *stream)
{
	size_t next;

	for (size_t i = 0; i < row->spans.count; i = next) {
		enum look look = look_of(&row->spans.items[i]);
		unsigned inset = look == LOOK_HIDDEN ? 2 : 0;
		size_t end;

		for (next = i + 1; next < row->spans.count; next++)
			if (look_of(&row->spans.items[next]) != look)
				break;
		end = next < row->spans.count ? row->spans.items[next].version
					      : history->versions.count;
		if (look != LOOK_ABSENT)
			draw_bar(history, classes[look], row->spans.items[i].version, end,
				 y + inset, height - 2 * inset, stream);
	}
}

static bool is_move(enum change_kind kind)
{
	return kind == CHANGE_MOVED || kind == CHANGE_RENAMED ||
	       kind == CHANGE_BECAME_SYNTHETIC || kind == CHANGE_BECAME_HARDWARE;
}

static void draw_moves(const struct history *history, const struct history_row *row,
		       FILE *stream)
{
	for (size_t i = 0; i < row->events.count; i++) {
		if (!is_move(row->events.items[i].kind))
			continue;
		fputs("<rect class=\"m\" y=\"0\" width=\"2\" height=\"16\"", stream);
		print_percent("x", across(history, row->events.items[i].version), stream);
		fputs("/>", stream);
	}
}

void history_draw_row(const struct history *history, const struct history_row *row,
		      const char *title, FILE *stream)
{
	static const char *const classes[] = { NULL, "h", "s", "q" };
	static const char *const kvm[] = { NULL, NULL, "k", NULL };

	html_print(stream, "<svg width=\"100%%\" height=\"16\" role=\"img\"><title>%s</title>", title);
	draw_bars(history, row, name_look, classes, 1, 9, stream);
	draw_bars(history, row, kvm_look, kvm, 12, 3, stream);
	draw_moves(history, row, stream);
	fputs("</svg>", stream);
}

/* Legend. */

static void draw_sample(const char *bar, const char *meaning, FILE *stream)
{
	html_print(stream, "<li><svg width=\"36\" height=\"16\" aria-hidden=\"true\">");
	fprintf(stream, "<rect %s/></svg> %s</li>\n", bar, meaning);
}

void history_draw_legend(const struct history *history, FILE *stream)
{
	fputs("<ul class=\"legend\">\n", stream);
	if (history->kind == TREE_LINUX) {
		draw_sample("class=\"s\" x=\"1\" y=\"1\" width=\"34\" height=\"9\"",
			    "/proc/cpuinfo can show it", stream);
		draw_sample("class=\"h\" x=\"1\" y=\"3\" width=\"34\" height=\"5\"",
			    "it is hidden there", stream);
		draw_sample("class=\"k\" x=\"1\" y=\"12\" width=\"34\" height=\"3\"",
			    "KVM advertises it", stream);
	} else {
		draw_sample("class=\"q\" x=\"1\" y=\"1\" width=\"34\" height=\"9\"",
			    "-cpu takes the name", stream);
	}
	draw_sample("class=\"m\" x=\"17\" y=\"0\" width=\"2\" height=\"16\"",
		    "it moved, or got another name", stream);
	fputs("</ul>\n", stream);
}
