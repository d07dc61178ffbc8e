/* SPDX-License-Identifier: MIT */
#include "json_rows.h"

json_t *json_text(const char *string)
{
	/* Sources have been checked to be UTF-8 when they were read. */
	return string ? json_string_nocheck(string) : json_null();
}

void json_set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new_nocheck(object, key, value);
}

json_t *json_numbered(const char *macro, uint32_t word, uint32_t bit,
			const char *shown)
{
	json_t *object = json_object();

	json_set(object, "macro", json_text(macro));
	json_set(object, "word", json_integer(word));
	json_set(object, "bit", json_integer(bit));
	json_set(object, "name", json_text(shown));
	return object;
}

static json_t *linux_names(const struct map_row *row)
{
	json_t *array = json_array();

	for (size_t i = 0; i < row->name_count; i++) {
		const struct linux_name *name = &row->names[i];
		json_t *object = json_numbered(name->macro, name->word, name->bit,
					  name->shown);

		json_set(object, "via", json_text(via_names[name->via]));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *qemu_side(const struct map_row *row)
{
	json_t *object;

	if (!row->qemu_word)
		return json_null();
	object = json_object();
	json_set(object, "word", json_text(row->qemu_word->name));
	json_set(object, "name", json_text(row->qemu_name));
	json_set(object, "hint", json_text(row->qemu_hint));
	return object;
}

static json_t *operation(const struct kvm_op_fact *op)
{
	json_t *object = json_object();

	json_set(object, "op", json_text(kvm_op_names[op->op]));
	json_set(object, "if", json_text(op->condition));
	json_set(object, "in", json_text(op->function));
	return object;
}

static json_t *kvm_side(const struct map_row *row)
{
	const struct kvm_side *kvm = &row->kvm;
	json_t *object, *ops;

	if (!map_kvm_speaks(row))
		return json_null();
	object = json_object();
	ops = json_array();
	for (size_t i = 0; i < kvm->op_count; i++)
		json_array_append_new(ops, operation(kvm->ops[i]));
	json_set(object, "class",
		 json_text(kvm->cap ? kvm_class_names[kvm->cap->class] : NULL));
	json_set(object, "if", json_text(kvm->cap ? kvm->cap->condition : NULL));
	json_set(object, "ops", ops);
	json_set(object, "left_out",
		 json_text(kvm->left_out ? kvm->left_out->name : NULL));
	return object;
}

void json_set_place(json_t *object, const struct place *place)
{
	if (place->space == SPACE_CPUID) {
		json_set(object, "space", json_text("cpuid"));
		json_set(object, "function", json_integer(place->leaf.function));
		json_set(object, "index", json_integer(place->leaf.index));
		json_set(object, "reg", json_text(reg_names[place->leaf.reg]));
	} else {
		json_set(object, "space", json_text("msr"));
		json_set(object, "msr", json_integer(place->msr));
	}
	json_set(object, "bit", json_integer(place->bit));
}

json_t *json_bit(const struct map_row *row)
{
	json_t *object = json_object();

	json_set_place(object, &row->place);
	json_set(object, "linux", linux_names(row));
	json_set(object, "kvm", kvm_side(row));
	json_set(object, "qemu", qemu_side(row));
	json_set(object, "verdict", json_text(verdict_names[row->verdict]));
	return object;
}

json_t *json_setter(const struct setter_fact *setter)
{
	json_t *object = json_object();

	json_set(object, "macro", json_text(setter->macro));
	json_set(object, "call", json_text(setter->call));
	json_set(object, "file", json_text(setter->path));
	json_set(object, "line", json_integer(setter->line));
	json_set(object, "function", json_text(setter->function));
	return object;
}

/* What needs escapes, and what is none of ours, is left to Jansson. */
static void print_other(const json_t *value, FILE *stream)
{
	json_dumpf(value, stream, JSON_ENCODE_ANY);
}

static bool is_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < ' ' || text[i] == '"' || text[i] == '\\')
			return false;
	return true;
}

static void print_string(const char *text, size_t length, FILE *stream)
{
	json_t *string;

	if (is_plain(text, length)) {
		putc('"', stream);
		fwrite(text, 1, length, stream);
		putc('"', stream);
		return;
	}
	string = json_stringn_nocheck(text, length);
	print_other(string, stream);
	json_decref(string);
}

static void print_value(json_t *value, FILE *stream);

static void print_array(json_t *array, FILE *stream)
{
	json_t *item;
	size_t i;

	putc('[', stream);
	json_array_foreach(array, i, item) {
		if (i)
			fputs(", ", stream);
		print_value(item, stream);
	}
	putc(']', stream);
}

static void print_object(json_t *object, FILE *stream)
{
	const char *separator = "", *key;
	json_t *value;

	putc('{', stream);
	json_object_foreach(object, key, value) {
		fputs(separator, stream);
		print_string(key, strlen(key), stream);
		fputs(": ", stream);
		print_value(value, stream);
		separator = ", ";
	}
	putc('}', stream);
}

/*
 * The bytes that Jansson would print: its own printer looks for loops in every
 * object and decodes every character, which was a fifth of all that gen did.
 */
static void print_value(json_t *value, FILE *stream)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		print_object(value, stream);
		break;
	case JSON_ARRAY:
		print_array(value, stream);
		break;
	case JSON_STRING:
		print_string(json_string_value(value), json_string_length(value), stream);
		break;
	case JSON_INTEGER:
		fprintf(stream, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		break;
	default:
		print_other(value, stream);
	}
}

void json_print(json_t *value, FILE *stream)
{
	print_value(value, stream);
	json_decref(value);
}

void json_print_row(json_t *row, bool last, FILE *stream)
{
	fputs("  ", stream);
	json_print(row, stream);
	fputs(last ? "\n" : ",\n", stream);
}

static json_t *files_read(const struct facts *facts)
{
	json_t *files = json_array();

	for (size_t i = 0; i < facts->files.count; i++) {
		json_t *file = json_object();

		json_set(file, "path", json_text(facts->files.items[i]->path));
		json_set(file, "sha256", json_text(facts->files.items[i]->sha256));
		json_array_append_new(files, file);
	}
	return files;
}

void json_print_tree(const char *key, const struct facts *facts, bool with_files,
		     FILE *stream)
{
	json_t *tree = json_object(), *missing = json_array();

	for (size_t i = 0; i < facts->missing.count; i++)
		json_array_append_new(missing, json_text(facts->missing.items[i]));
	json_set(tree, "version", json_text(facts->version));
	if (with_files)
		json_set(tree, "files", files_read(facts));
	if (facts->missing.count)
		json_set(tree, "missing", missing);
	else
		json_decref(missing);
	fprintf(stream, " \"%s\": ", key);
	json_print(tree, stream);
	fputs(",\n", stream);
}
