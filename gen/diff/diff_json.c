/* SPDX-License-Identifier: MIT */
#include "diff_print.h"
#include "emit.h"
#include "json_rows.h"
#include "way.h"

static const struct {
	unsigned tells;
	const char *name;
} parts[] = {
	{ TELLS_VMX, "vmx" },	     { TELLS_KVM_FEATURES, "kvm-features" },
	{ TELLS_BITS, "bits" },	     { TELLS_WORDS, "words" },
	{ TELLS_CONDITIONAL, "conditional" }, { TELLS_RULE, "hiding-rule" },
	{ TELLS_KVM, "kvm" },	     { TELLS_QEMU, "qemu" },
	{ TELLS_MASKS, "masks" },    { TELLS_ALIASES, "aliases" },
	{ TELLS_VERDICTS, "verdicts" },
};

/* What trees of these kinds could tell at best. */
static unsigned tellable(const struct diff_report *report)
{
	const struct map *map = &report->older->map;
	unsigned of_linux = TELLS_LINUX | TELLS_VMX | TELLS_KVM_FEATURES | TELLS_BITS |
			    TELLS_WORDS | TELLS_CONDITIONAL | TELLS_RULE | TELLS_KVM;
	unsigned of_qemu = TELLS_QEMU | TELLS_MASKS | TELLS_ALIASES;

	return (map->linux_tree->version ? of_linux : 0) | (map->qemu_tree ? of_qemu : 0) |
	       (map->linux_tree->version && map->qemu_tree ? TELLS_VERDICTS : 0);
}

const char *diff_untold(const struct diff_report *report, size_t *i)
{
	unsigned told = report->older->tells & report->newer->tells;

	for (; *i < sizeof parts / sizeof *parts; ++*i)
		if (tellable(report) & ~told & parts[*i].tells)
			return parts[(*i)++].name;
	return NULL;
}

/* Sides of a change. */

/* "7.0.edx.26, 1.0.ecx.3" as an array. */
static json_t *bits_json(const char *bits)
{
	json_t *array = json_array();

	while (*bits) {
		size_t length = strcspn(bits, ",");

		json_array_append_new(array, json_stringn_nocheck(bits, length));
		bits += length + strspn(bits + length, ", ");
	}
	return array;
}

static json_t *macro_json(const struct change_side *side)
{
	json_t *object = json_object();

	json_set(object, "number", json_text(side->number));
	json_set(object, "name", json_text(side->feature ? side->feature->shown : NULL));
	json_set(object, "bits", side->bits ? bits_json(side->bits) : json_null());
	return object;
}

static json_t *masks_json(const struct map_row *row)
{
	json_t *array = json_array();

	for (int kind = 0; kind < MASK_KINDS; kind++)
		if (qemu_has_mask(row, (enum mask_kind)kind))
			json_array_append_new(array, json_text(mask_names[kind]));
	return array;
}

/* Those parts of the row's entry in featmap.json that the change is about. */
static json_t *row_json(const struct change *change, const struct map_row *row,
			const struct diff_side *whole)
{
	static const char *const wanted[ABOUT_COUNT][3] = {
		[ABOUT_KVM] = { "linux", "kvm" },
		[ABOUT_QEMU] = { "qemu" },
		[ABOUT_PAIR] = { "linux", "qemu" },
	};
	json_t *entry = json_bit(row), *object = json_object();

	for (const char *const *key = wanted[change->subject]; *key; key++)
		json_set(object, *key, json_incref(json_object_get(entry, *key)));
	json_decref(entry);
	if (change->subject == ABOUT_QEMU)
		json_set(object, "masks",
			 whole->tells & TELLS_MASKS ? masks_json(row) : json_null());
	return object;
}

static json_t *word_json(const struct diff_report *report, const struct word_fact *word)
{
	json_t *object = json_object();

	json_set(object, "enumerator", json_text(word->name));
	json_set(object, "register",
		 json_text(word->has_leaf ? emit_register(report->arena, &word->leaf)
					  : NULL));
	return object;
}

static json_t *side_json(const struct diff_report *report, const struct change *change,
			 const struct change_side *side, const struct diff_side *whole)
{
	if (side->row)
		return row_json(change, side->row, whole);
	if (side->word)
		return word_json(report, side->word);
	return side->number ? macro_json(side) : json_null();
}

/* Changes. */

static json_t *vendors_json(unsigned vendors)
{
	json_t *array = json_array();

	if (vendors & 1U << VENDOR_INTEL)
		json_array_append_new(array, json_text("intel"));
	if (vendors & 1U << VENDOR_AMD)
		json_array_append_new(array, json_text("amd"));
	return array;
}

static void set_if(json_t *object, const char *key, const char *text)
{
	if (text)
		json_set(object, key, json_text(text));
}

static json_t *change_json(const struct diff_report *report, const struct change *change)
{
	json_t *object = json_object();

	json_set(object, "kind", json_text(change_kind_names[change->kind]));
	json_set(object, "subject", json_text(change_subject_names[change->subject]));
	set_if(object, "macro", change->macro);
	set_if(object, "name", change->name);
	if (change->place)
		json_set(object, "at", json_place(change->place));
	json_set(object, "old", json_text(change->old));
	json_set(object, "new", json_text(change->new));
	json_set(object, "was", side_json(report, change, &change->was, report->older));
	json_set(object, "is", side_json(report, change, &change->is, report->newer));
	set_if(object, "old_number_now", change->old_number_now);
	set_if(object, "new_number_was", change->new_number_was);
	if (change->subject == ABOUT_KVM)
		json_set(object, "hosts", vendors_json(change->vendors));
	if (change->kind == CHANGE_ADVERTISED || change->kind == CHANGE_UNADVERTISED)
		json_set(object, "register_listed", json_boolean(change->register_listed));
	if (change->kind == CHANGE_MASK)
		json_set(object, "mask", json_text(mask_names[change->mask]));
	return object;
}

/* The whole. */

static json_t *side_versions(const struct diff_side *side)
{
	json_t *object = json_object();

	json_set(object, "linux", json_text(side->map.linux_tree->version));
	json_set(object, "qemu",
		 json_text(side->map.qemu_tree ? side->map.qemu_tree->version : NULL));
	json_set(object, "unquoted",
		 json_text(!(side->tells & TELLS_RULE) ? NULL
			   : side->map.linux_tree->linux_tree.unquoted_shown ? "shown"
									     : "hidden"));
	return object;
}

static void print_entry(const char *key, json_t *value, FILE *stream)
{
	fprintf(stream, " \"%s\": ", key);
	json_print(value, stream);
	fputs(",\n", stream);
}

static json_t *counts_json(const struct changes *changes)
{
	json_t *object = json_object();

	for (int kind = 0; kind < CHANGE_KINDS; kind++)
		json_set(object, change_kind_names[kind],
			 json_integer((json_int_t)changes->counts[kind]));
	return object;
}

static json_t *untold_json(const struct diff_report *report)
{
	json_t *array = json_array();
	const char *name;

	for (size_t i = 0; (name = diff_untold(report, &i));)
		json_array_append_new(array, json_text(name));
	return array;
}

void diff_print_json(const struct diff_report *report, FILE *stream)
{
	const struct changes *changes = report->changes;

	fputs("{\n", stream);
	print_entry("old", side_versions(report->older), stream);
	print_entry("new", side_versions(report->newer), stream);
	print_entry("untold", untold_json(report), stream);
	print_entry("counts", counts_json(changes), stream);
	fputs(" \"changes\": [\n", stream);
	for (size_t i = 0; i < changes->count; i++)
		json_print_row(change_json(report, &changes->items[i]),
			       i + 1 == changes->count, stream);
	fputs(" ]\n}\n", stream);
}
