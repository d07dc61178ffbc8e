/* SPDX-License-Identifier: MIT */
/*
 * A map that was saved as featmap.json: it has no difference from itself, and what
 * it has from another one is printed as plain text and as JSON.
 *
 * The input is such a file if it begins with '{'. Else it is lines of edits to the
 * miniature trees' own map, "bits.3.linux.0.word 77", for few changes to the bytes
 * of JSON leave it JSON; without a value, what is there is taken away.
 */
#include "saved_map.h"

#include <jansson.h>
#include <stdlib.h>

#include "diff_print.h"
#include "fuzz.h"
#include "text.h"

/* The miniature trees' own map, read once. */
static const struct diff_side *the_other(void)
{
	static struct diff_side side;
	static struct arena arena;
	struct diag diag;

	if (!side.map.linux_tree) {
		diag_init(&diag, stderr, false);
		REQUIRE(saved_map_read(&side, &arena, &diag,
				       arena_printf(&arena, "%s/featmap.json",
						    getenv("FUZZ_DATA"))));
	}
	return &side;
}

static void print(const struct diff_report *report, struct text *text,
		  void (*printer)(const struct diff_report *, FILE *))
{
	FILE *stream = text_open(text);

	printer(report, stream);
	fclose(stream);
}

static void check_text(const struct diff_report *report, FILE *out)
{
	struct text text = { 0 };

	print(report, &text, diff_print_text);
	fuzz_check_shown(text.bytes, text.size);
	text_print(&text, out);
	free(text.bytes);
}

static void check_json(const struct diff_report *report, FILE *out)
{
	struct text text = { 0 };
	json_t *json;

	print(report, &text, diff_print_json);
	json = json_loadb(text.bytes, text.size, JSON_REJECT_DUPLICATES, NULL);
	REQUIRE(json != NULL);
	REQUIRE(json_array_size(json_object_get(json, "changes")) == report->changes->count);
	json_decref(json);
	text_print(&text, out);
	free(text.bytes);
}

static void compare(struct fuzz *fuzz, const struct diff_side *older,
		    const struct diff_side *newer)
{
	struct changes changes = { 0 };
	struct diff_report report = { &changes, older, newer, &fuzz->arena, false };

	diff_sides(&changes, &fuzz->arena, older, newer);
	check_text(&report, fuzz->out);
	check_json(&report, fuzz->out);
}

static void compare_with_itself(struct fuzz *fuzz, const struct diff_side *side)
{
	struct changes changes = { 0 };

	diff_sides(&changes, &fuzz->arena, side, side);
	REQUIRE(changes.count == 0);
}

/* Edits. */

static json_t *step(json_t *value, const char *key)
{
	if (json_array_size(value))
		return json_array_get(value, strtoul(key, NULL, 10) % json_array_size(value));
	return json_object_get(value, key);
}

static void put(json_t *value, const char *key, json_t *new)
{
	size_t size = json_array_size(value), i = size ? strtoul(key, NULL, 10) % size : 0;

	if (new && size)
		json_array_set_new(value, i, new);
	else if (size)
		json_array_remove(value, i);
	else if (new)
		json_object_set_new(value, key, new);
	else
		json_object_del(value, key);
}

/* Does what a line says; its dots and its blank become NULs. */
static void edit(json_t *top, char *line)
{
	char *blank = strchr(line, ' '), *dot;
	json_t *new = NULL;

	if (blank) {
		*blank = '\0';
		new = json_loads(blank + 1, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, NULL);
	}
	for (; (dot = strchr(line, '.')) != NULL; line = dot + 1) {
		*dot = '\0';
		top = step(top, line);
	}
	put(top, line, new);
}

/* The map with all edits of the input, in *TEXT, which is to be freed. */
static void edited(struct fuzz *fuzz, struct fuzz *result, char **text)
{
	size_t size;
	char *bytes = fuzz_data(&fuzz->arena, "featmap.json", &size), *rest = fuzz_text(fuzz);
	json_t *top = json_loadb(bytes, size, 0, NULL);

	for (char *line; (line = strsep(&rest, "\n")) != NULL;)
		edit(top, line);
	*text = json_dumps(top, 0);
	REQUIRE(*text != NULL);
	json_decref(top);
	result->bytes = *text;
	result->size = strlen(*text);
}

static bool read_side(struct fuzz *fuzz, struct diff_side *side)
{
	struct fuzz given = *fuzz;
	char *text = NULL;
	bool good;

	if (fuzz->size == 0 || *fuzz->bytes != '{')
		edited(fuzz, &given, &text);
	good = saved_map_read(side, &fuzz->arena, &fuzz->diag, fuzz_file(&given));
	free(text);
	return good;
}

bool fuzz_one(struct fuzz *fuzz)
{
	struct diff_side side = { 0 };

	if (!read_side(fuzz, &side))
		return false;
	compare_with_itself(fuzz, &side);
	compare(fuzz, the_other(), &side);
	compare(fuzz, &side, the_other());
	return true;
}
