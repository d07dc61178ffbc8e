/* SPDX-License-Identifier: MIT */
/*
 * What gen prints thousands of is printed at once: as values, for Jansson to print,
 * it took half as long as to read the trees. Jansson does all that is rare.
 */
#include "json_rows.h"

#include <stdlib.h>

#include "text.h"

/* Printing. */

static bool is_plain(const char *text)
{
	for (; *text; text++)
		if (*text < ' ' || *text > '~' || *text == '"' || *text == '\\')
			return false;
	return true;
}

void json_print_text(const char *string, FILE *stream)
{
	if (!string) {
		fputs("null", stream);
	} else if (is_plain(string)) {
		putc('"', stream);
		fputs(string, stream);
		putc('"', stream);
	} else {
		json_print(json_text(string), stream);
	}
}

/* The same behind LEAD, which ends in the key. */
static void print_named(const char *lead, const char *string, FILE *stream)
{
	fputs(lead, stream);
	json_print_text(string, stream);
}

static void print_number(const char *lead, uint32_t number, FILE *stream)
{
	fprintf(stream, "%s%u", lead, number);
}

static void print_place(const struct place *place, FILE *stream)
{
	if (place->space == SPACE_CPUID) {
		print_number("\"space\": \"cpuid\", \"function\": ", place->leaf.function, stream);
		print_number(", \"index\": ", place->leaf.index, stream);
		print_named(", \"reg\": ", reg_names[place->leaf.reg], stream);
	} else {
		print_number("\"space\": \"msr\", \"msr\": ", place->msr, stream);
	}
	print_number(", \"bit\": ", place->bit, stream);
}

/* A macro, Linux's number of it, and what /proc/cpuinfo shows; no braces. */
static void print_macro(const char *macro, uint32_t word, uint32_t bit, const char *shown,
			FILE *stream)
{
	print_named("\"macro\": ", macro, stream);
	print_number(", \"word\": ", word, stream);
	print_number(", \"bit\": ", bit, stream);
	print_named(", \"name\": ", shown, stream);
}

void json_print_numbered(const struct feature_fact *fact, FILE *stream)
{
	putc('{', stream);
	print_macro(fact->macro, fact->word, fact->bit, fact->shown, stream);
	putc('}', stream);
}

static void print_linux(const struct map_row *row, FILE *stream)
{
	fputs(", \"linux\": [", stream);
	for (size_t i = 0; i < row->name_count; i++) {
		const struct linux_name *name = &row->names[i];

		fputs(i ? ", {" : "{", stream);
		print_macro(name->macro, name->word, name->bit, name->shown, stream);
		print_named(", \"via\": ", via_names[name->via], stream);
		putc('}', stream);
	}
	putc(']', stream);
}

static void print_operation(const struct kvm_op_fact *op, FILE *stream)
{
	print_named("{\"op\": ", kvm_op_names[op->op], stream);
	print_named(", \"if\": ", op->condition, stream);
	print_named(", \"in\": ", op->function, stream);
	putc('}', stream);
}

static void print_kvm(const struct map_row *row, FILE *stream)
{
	const struct kvm_side *kvm = &row->kvm;

	fputs(", \"kvm\": ", stream);
	if (!map_kvm_speaks(row)) {
		fputs("null", stream);
		return;
	}
	print_named("{\"class\": ", kvm->cap ? kvm_class_names[kvm->cap->class] : NULL, stream);
	print_named(", \"if\": ", kvm->cap ? kvm->cap->condition : NULL, stream);
	fputs(", \"ops\": [", stream);
	for (size_t i = 0; i < kvm->op_count; i++) {
		fputs(i ? ", " : "", stream);
		print_operation(kvm->ops[i], stream);
	}
	print_named("], \"left_out\": ", kvm->left_out ? kvm->left_out->name : NULL, stream);
	putc('}', stream);
}

static void print_qemu(const struct map_row *row, FILE *stream)
{
	fputs(", \"qemu\": ", stream);
	if (!row->qemu_word) {
		fputs("null", stream);
		return;
	}
	print_named("{\"word\": ", row->qemu_word->name, stream);
	print_named(", \"name\": ", row->qemu_name, stream);
	print_named(", \"hint\": ", row->qemu_hint, stream);
	putc('}', stream);
}

void json_print_bit(const struct map_row *row, FILE *stream)
{
	putc('{', stream);
	print_place(&row->place, stream);
	print_linux(row, stream);
	print_kvm(row, stream);
	print_qemu(row, stream);
	print_named(", \"verdict\": ", verdict_names[row->verdict], stream);
	putc('}', stream);
}

void json_print_setter(const struct setter_fact *setter, FILE *stream)
{
	print_named("{\"macro\": ", setter->macro, stream);
	print_named(", \"call\": ", setter->call, stream);
	print_named(", \"file\": ", setter->path, stream);
	print_number(", \"line\": ", setter->line, stream);
	print_named(", \"function\": ", setter->function, stream);
	putc('}', stream);
}

void json_begin_row(FILE *stream)
{
	fputs("  ", stream);
}

void json_end_row(bool last, FILE *stream)
{
	fputs(last ? "\n" : ",\n", stream);
}

/* Values. */

json_t *json_text(const char *string)
{
	/* Sources have been checked to be UTF-8 when they were read. */
	return string ? json_string_nocheck(string) : json_null();
}

void json_set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new_nocheck(object, key, value);
}

/* The value that has been printed to STREAM, of TEXT, which ends both. */
static json_t *value_of(FILE *stream, struct text *text)
{
	json_t *value;

	fclose(stream);
	value = json_loadb(text->bytes, text->size, 0, NULL);
	free(text->bytes);
	return value;
}

json_t *json_bit(const struct map_row *row)
{
	struct text text = { 0 };
	FILE *stream = text_open(&text);

	json_print_bit(row, stream);
	return value_of(stream, &text);
}

json_t *json_numbered(const struct feature_fact *fact)
{
	struct text text = { 0 };
	FILE *stream = text_open(&text);

	json_print_numbered(fact, stream);
	return value_of(stream, &text);
}

json_t *json_setter(const struct setter_fact *setter)
{
	struct text text = { 0 };
	FILE *stream = text_open(&text);

	json_print_setter(setter, stream);
	return value_of(stream, &text);
}

json_t *json_place(const struct place *place)
{
	struct text text = { 0 };
	FILE *stream = text_open(&text);

	putc('{', stream);
	print_place(place, stream);
	putc('}', stream);
	return value_of(stream, &text);
}

void json_print(json_t *value, FILE *stream)
{
	/* Of what is no ASCII, escapes do not steer who looks at it. */
	json_dumpf(value, stream, JSON_ENCODE_ANY | JSON_ENSURE_ASCII);
	json_decref(value);
}

void json_print_row(json_t *row, bool last, FILE *stream)
{
	json_begin_row(stream);
	json_print(row, stream);
	json_end_row(last, stream);
}

static void print_files(const struct facts *facts, FILE *stream)
{
	fputs(", \"files\": [", stream);
	for (size_t i = 0; i < facts->files.count; i++) {
		print_named(i ? ", {\"path\": " : "{\"path\": ", facts->files.items[i]->path,
			    stream);
		print_named(", \"sha256\": ", facts->files.items[i]->sha256, stream);
		putc('}', stream);
	}
	putc(']', stream);
}

void json_print_tree(const char *key, const struct facts *facts, bool with_files,
		     FILE *stream)
{
	fprintf(stream, " \"%s\": ", key);
	print_named("{\"version\": ", facts->version, stream);
	if (with_files)
		print_files(facts, stream);
	for (size_t i = 0; i < facts->missing.count; i++)
		print_named(i ? ", " : ", \"missing\": [", facts->missing.items[i], stream);
	fputs(facts->missing.count ? "]},\n" : "},\n", stream);
}
