/* SPDX-License-Identifier: MIT */
/*
 * The baseline of an audit: no identity stands in it twice, and an update by an
 * audit that finds just those gives the file back, one that finds nothing no
 * more than remarks.
 */
#include "baseline.h"

#include <stdlib.h>

#include "fuzz.h"
#include "text.h"

/* An audit of two empty trees whose findings are the first COUNT of the baseline. */
static struct audit make_audit(struct fuzz *fuzz, const struct baseline *baseline,
			       size_t count)
{
	static const struct facts none;
	static const struct map map = { .linux_tree = &none, .qemu_tree = &none };
	struct audit audit = { .map = &map, .arena = &fuzz->arena };

	for (size_t i = 0; i < count; i++)
		vec_push(&fuzz->arena, &audit.findings)->id = baseline->entries.items[i].id;
	return audit;
}

/* The file as an update by an audit leaves it that finds ALL of its entries, or none. */
static bool updated(struct fuzz *fuzz, bool all, struct text *text)
{
	struct baseline baseline;
	struct audit audit;
	FILE *stream;
	size_t count;

	if (!baseline_read(&baseline, fuzz_file(fuzz), false, &fuzz->arena, &fuzz->diag))
		return false;
	count = all ? baseline.entries.count : 0;
	audit = make_audit(fuzz, &baseline, count);
	for (size_t i = 0; i < MOST_RULES; i++)
		audit.settings[i] = SEVERITY_WARNING;
	baseline_apply(&baseline, &audit);
	baseline_warn(&baseline, &fuzz->diag);
	REQUIRE(audit.stale.count == baseline.entries.count - count);
	stream = text_open(text);
	baseline_update(&baseline, &audit, stream);
	fclose(stream);
	REQUIRE(baseline.added == 0);
	return true;
}

static bool is_as_given(const struct fuzz *fuzz, const struct text *text)
{
	return text->size == fuzz->size &&
	       (text->size == 0 || memcmp(text->bytes, fuzz->bytes, text->size) == 0);
}

static bool has_no_entry(struct fuzz *fuzz, const struct text *text)
{
	struct fuzz other = *fuzz;
	struct baseline baseline;

	other.bytes = text->bytes;
	other.size = text->size;
	return baseline_read(&baseline, fuzz_file(&other), false, &fuzz->arena,
			     &fuzz->diag) &&
	       baseline.entries.count == 0;
}

bool fuzz_one(struct fuzz *fuzz)
{
	struct text text = { 0 }, rest = { 0 };

	if (!updated(fuzz, true, &text))
		return false;
	REQUIRE(is_as_given(fuzz, &text));
	REQUIRE(updated(fuzz, false, &rest));
	REQUIRE(has_no_entry(fuzz, &rest));
	free(text.bytes);
	free(rest.bytes);
	return true;
}
