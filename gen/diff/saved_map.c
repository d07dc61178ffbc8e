/* SPDX-License-Identifier: MIT */
#include "saved_map.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diff_private.h"
#include "emit.h"
#include "json_read.h"
#include "tree.h"

enum { LARGEST_WORD = UINT32_MAX / BITS_PER_WORD - 1 };

struct saved {
	struct json_reading json;
	struct arena *arena;
	struct map *map;
	struct facts *linux_tree, *qemu_tree;
};

static const struct span nowhere;

bool saved_map_is(const char *name)
{
	int file = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat status;
	char first[64];
	ssize_t size = 0;

	if (file < 0)
		return false;
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode))
		size = read(file, first, sizeof first);
	close(file);
	for (ssize_t i = 0; i < size; i++)
		if (!strchr(" \t\r\n", first[i]))
			return first[i] == '{';
	return false;
}

static bool get_macro(const struct saved *saved, const struct json_place *object,
		      const char *prefix, const char **macro)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				      "0123456789_";
	struct json_place here = json_member(object, "macro");
	const char *rest;

	if (!json_get_text(&saved->json, object, "macro", macro))
		return false;
	rest = strncmp(*macro, "KVM_", 4) == 0 ? *macro + 4 : *macro;
	if (strncmp(rest, prefix, strlen(prefix)) == 0 && rest[strlen(prefix)] &&
	    rest[strspn(rest, letters)] == '\0')
		return true;
	return json_refuse(&saved->json, &here, DIAG_VALUE,
		      arena_printf(saved->arena, "a macro that begins with %s is wanted here",
				   prefix));
}

/* Each element of an array that is an object; a bad one does not end it. */
typedef bool read_element(struct saved *saved, const struct json_place *place);

static bool read_array(struct saved *saved, const struct json_place *object,
		       const char *key, read_element *read)
{
	struct json_place array = json_member(object, key);
	bool good = json_want_array(&saved->json, &array);

	for (size_t i = 0; i < json_array_size(array.value); i++) {
		struct json_place place = json_element(&array, i);

		good &= json_want_object(&saved->json, &place) && read(saved, &place);
	}
	return good;
}

/* Features. */

static bool get_feature(struct saved *saved, const struct json_place *here, const char *prefix,
			struct feature_fact *feature)
{
	return get_macro(saved, here, prefix, &feature->macro) &&
	       json_get_number(&saved->json, here, "word", LARGEST_WORD, &feature->word) &&
	       json_get_number(&saved->json, here, "bit", BITS_PER_WORD - 1, &feature->bit) &&
	       json_get_text_or_null(&saved->json, here, "name", true, &feature->shown);
}

static bool read_synthetic(struct saved *saved, const struct json_place *here)
{
	struct linux_facts *facts = &saved->linux_tree->linux_tree;

	return get_feature(saved, here, "X86_FEATURE_",
			   vec_push(saved->arena, &facts->features));
}

static bool read_vmx(struct saved *saved, const struct json_place *here)
{
	struct linux_facts *facts = &saved->linux_tree->linux_tree;

	return get_feature(saved, here, "VMX_FEATURE_", vec_push(saved->arena, &facts->vmx));
}

/* A bug's bit counts through all words. */
static bool read_bug(struct saved *saved, const struct json_place *here)
{
	struct feature_fact *bug = vec_push(saved->arena,
					    &saved->linux_tree->linux_tree.bugs);
	uint32_t bit = 0;
	bool good = get_macro(saved, here, "X86_BUG_", &bug->macro) &&
		    json_get_number(&saved->json, here, "bit", UINT32_MAX, &bit) &&
		    json_get_text_or_null(&saved->json, here, "name", true, &bug->shown);

	bug->word = bit / BITS_PER_WORD;
	bug->bit = bit % BITS_PER_WORD;
	return good;
}

/* Bits: where, and what Linux says. */

static bool get_place(struct saved *saved, const struct json_place *here, struct place *place)
{
	static const char *const spaces[] = { "cpuid", "msr" };
	int space, reg;

	if (!json_get_choice(&saved->json, here, "space", spaces, 2, &space))
		return false;
	place->space = (enum space)space;
	if (place->space == SPACE_MSR)
		return json_get_number(&saved->json, here, "msr", UINT32_MAX, &place->msr) &&
		       json_get_number(&saved->json, here, "bit", BITS_PER_MSR - 1, &place->bit);
	if (!json_get_number(&saved->json, here, "function", UINT32_MAX, &place->leaf.function) ||
	    !json_get_number(&saved->json, here, "index", UINT32_MAX, &place->leaf.index) ||
	    !json_get_choice(&saved->json, here, "reg", reg_names, REG_COUNT, &reg))
		return false;
	place->leaf.reg = (enum reg)reg;
	return json_get_number(&saved->json, here, "bit", BITS_PER_WORD - 1, &place->bit);
}

/*
 * Maps do not name KVM's own words, whose numbers hang on how many there are; so
 * each goes by its register.
 */
static bool add_kvm_word(struct saved *saved, const struct json_place *here, uint32_t number,
			 const struct leaf *leaf)
{
	struct linux_facts *facts = &saved->linux_tree->linux_tree;
	const char *name = emit_register(saved->arena, leaf);

	for (size_t i = 0; i < facts->kvm_words.count; i++)
		if (facts->kvm_words.items[i].number == number)
			return strcmp(facts->kvm_words.items[i].name, name) == 0 ||
			       json_refuse(&saved->json, here, DIAG_VALUE,
				      "this word of KVM's is another register elsewhere");
	*vec_push(saved->arena, &facts->kvm_words) =
		(struct word_fact){ name, number, true, *leaf, nowhere };
	return true;
}

static bool add_name(struct saved *saved, const struct json_place *here,
		     const struct map_row *row, const struct linux_name *name)
{
	struct linux_facts *facts = &saved->linux_tree->linux_tree;

	if (name->via == VIA_KVM_ONLY) {
		*vec_push(saved->arena, &facts->kvm_features) = (struct kvm_feature_fact){
			name->macro, name->word, name->bit, nowhere
		};
		return add_kvm_word(saved, here, name->word, &row->place.leaf);
	}
	*vec_push(saved->arena, &facts->features) = (struct feature_fact){
		name->macro, name->word, name->bit, name->shown, nowhere
	};
	return true;
}

static bool read_name(struct saved *saved, const struct json_place *here, struct map_row *row)
{
	struct linux_name *name = &row->names[row->name_count];
	struct feature_fact feature = { 0 };
	int via;

	if (!json_want_object(&saved->json, here) ||
	    !get_feature(saved, here, "X86_FEATURE_", &feature) ||
	    !json_get_choice(&saved->json, here, "via", via_names, VIA_COUNT, &via))
		return false;
	*name = (struct linux_name){ .macro = feature.macro, .word = feature.word,
				     .bit = feature.bit, .shown = feature.shown,
				     .via = (enum via)via, .kvm_macro = via == VIA_KVM_ONLY };
	row->name_count++;
	return add_name(saved, here, row, name);
}

static bool read_names(struct saved *saved, const struct json_place *bit, struct map_row *row)
{
	struct json_place array = json_member(bit, "linux");
	bool good = json_want_array(&saved->json, &array);

	row->names = arena_alloc(saved->arena,
				 json_array_size(array.value) * sizeof *row->names + 1);
	for (size_t i = 0; i < json_array_size(array.value); i++) {
		struct json_place here = json_element(&array, i);

		good &= read_name(saved, &here, row);
	}
	return good;
}

/* What KVM says, and QEMU. */

static bool read_op(struct saved *saved, const struct json_place *here, struct map_row *row)
{
	struct kvm_op_fact *op = arena_alloc(saved->arena, sizeof *op);
	int kind;

	if (!json_want_object(&saved->json, here) ||
	    !json_get_choice(&saved->json, here, "op", kvm_op_names, KVM_OPS, &kind) ||
	    !json_get_text_or_null(&saved->json, here, "if", true, &op->condition) ||
	    !json_get_text(&saved->json, here, "in", &op->function))
		return false;
	op->op = (enum kvm_op)kind;
	row->kvm.ops[row->kvm.op_count++] = op;
	return true;
}

static bool read_ops(struct saved *saved, const struct json_place *kvm, struct map_row *row)
{
	struct json_place array = json_member(kvm, "ops");
	bool good = json_want_array(&saved->json, &array);

	row->kvm.ops = arena_alloc(saved->arena,
				   json_array_size(array.value) * sizeof *row->kvm.ops + 1);
	for (size_t i = 0; i < json_array_size(array.value); i++) {
		struct json_place here = json_element(&array, i);

		good &= read_op(saved, &here, row);
	}
	return good;
}

static bool read_class(struct saved *saved, const struct json_place *kvm, struct map_row *row)
{
	struct json_place here = json_member(kvm, "class");
	struct kvm_cap_fact *cap = arena_alloc(saved->arena, sizeof *cap);
	int class;

	if (json_is_null(here.value))
		return true;
	if (!json_get_choice(&saved->json, kvm, "class", kvm_class_names, KVM_CLASSES, &class) ||
	    !json_get_text_or_null(&saved->json, kvm, "if", false, &cap->condition))
		return false;
	cap->class = (enum kvm_class)class;
	row->kvm.cap = cap;
	return true;
}

static bool read_kvm_side(struct saved *saved, const struct json_place *bit, struct map_row *row)
{
	struct json_place kvm = json_member(bit, "kvm");
	struct kvm_left_out_fact *left_out = arena_alloc(saved->arena, sizeof *left_out);

	if (json_is_null(kvm.value))
		return true;
	if (!json_want_object(&saved->json, &kvm) || !read_class(saved, &kvm, row) ||
	    !read_ops(saved, &kvm, row) ||
	    !json_get_text_or_null(&saved->json, &kvm, "left_out", false, &left_out->name))
		return false;
	if (left_out->name)
		row->kvm.left_out = left_out;
	return true;
}

static bool read_qemu_side(struct saved *saved, const struct json_place *bit, struct map_row *row)
{
	struct json_place qemu = json_member(bit, "qemu");
	struct qemu_word_fact *word = arena_alloc(saved->arena, sizeof *word);

	if (json_is_null(qemu.value))
		return true;
	if (!json_want_object(&saved->json, &qemu) ||
	    !json_get_text(&saved->json, &qemu, "word", &word->name) ||
	    !json_get_text_or_null(&saved->json, &qemu, "name", true, &row->qemu_name) ||
	    !json_get_text_or_null(&saved->json, &qemu, "hint", true, &row->qemu_hint))
		return false;
	word->is_msr = row->place.space == SPACE_MSR;
	word->leaf = row->place.leaf;
	word->msr = row->place.msr;
	row->qemu_word = word;
	return true;
}

static bool read_bit(struct saved *saved, const struct json_place *here)
{
	struct map *map = saved->map;
	struct map_row *row = vec_push(saved->arena, &map->rows);
	int verdict;

	if (!get_place(saved, here, &row->place))
		return false;
	if (map->rows.count > 1 && place_compare(&row[-1].place, &row->place) >= 0)
		return json_refuse(&saved->json, here, DIAG_DUPLICATE,
			      "this bit does not come behind the one before: they are sorted, each once");
	if (!read_names(saved, here, row) || !read_kvm_side(saved, here, row) ||
	    !read_qemu_side(saved, here, row) ||
	    !json_get_choice(&saved->json, here, "verdict", verdict_names, VERDICT_COUNT, &verdict))
		return false;
	row->verdict = (enum verdict)verdict;
	return true;
}

/* Macros: one on several bits is read several times, and is one all the same. */

static int by_macro(const void *left, const void *right)
{
	const struct feature_fact *a = left, *b = right;

	return strcmp(a->macro, b->macro);
}

static bool is_same(const struct feature_fact *left, const struct feature_fact *right)
{
	bool same_name = left->shown && right->shown
				 ? strcmp(left->shown, right->shown) == 0
				 : left->shown == right->shown;

	return left->word == right->word && left->bit == right->bit && same_name;
}

static bool unite_macros(struct saved *saved, const struct json_place *top,
			 struct feature_fact *features, size_t *count)
{
	size_t kept = 0;
	bool good = true;

	if (*count)
		qsort(features, *count, sizeof *features, by_macro);
	for (size_t i = 0; i < *count; i++) {
		struct feature_fact *last = kept ? &features[kept - 1] : NULL;

		if (!last || strcmp(last->macro, features[i].macro) != 0)
			features[kept++] = features[i];
		else if (!is_same(last, &features[i]))
			good = json_refuse(&saved->json, top, DIAG_DUPLICATE,
				      arena_printf(saved->arena,
						   "%s has two numbers or names", last->macro));
	}
	*count = kept;
	return good;
}

static bool unite_all(struct saved *saved, const struct json_place *top)
{
	struct linux_facts *facts = &saved->linux_tree->linux_tree;
	bool good = unite_macros(saved, top, facts->features.items, &facts->features.count);

	good &= unite_macros(saved, top, facts->bugs.items, &facts->bugs.count);
	return unite_macros(saved, top, facts->vmx.items, &facts->vmx.count) && good;
}

/* Trees. */

static bool read_missing(struct saved *saved, const struct json_place *tree, struct facts *facts)
{
	struct json_place array = json_member(tree, "missing");

	if (!array.value)
		return true;
	if (!json_want_array(&saved->json, &array))
		return false;
	for (size_t i = 0; i < json_array_size(array.value); i++) {
		struct json_place here = json_element(&array, i);

		if (!json_is_string(here.value))
			return json_refuse(&saved->json, &here, DIAG_SYNTAX, "a string is wanted here");
		*vec_push(saved->arena, &facts->missing) =
			arena_printf(saved->arena, "%s", json_string_value(here.value));
	}
	return true;
}

static bool read_file(struct saved *saved, const struct json_place *here)
{
	const char *ignored;

	return json_get_text(&saved->json, here, "path", &ignored) &&
	       json_get_text(&saved->json, here, "sha256", &ignored);
}

static bool read_tree(struct saved *saved, const struct json_place *top, const char *key,
		      struct facts *facts)
{
	struct json_place tree = json_member(top, key);

	return json_want_object(&saved->json, &tree) &&
	       json_get_text(&saved->json, &tree, "version", &facts->version) &&
	       read_array(saved, &tree, "files", read_file) &&
	       read_missing(saved, &tree, facts);
}

/* The whole. */

static bool check_format(struct saved *saved, const struct json_place *top)
{
	const char *format;

	if (!json_want_object(&saved->json, top) ||
	    !json_get_text(&saved->json, top, "format", &format))
		return false;
	if (strcmp(format, "featmap/1") == 0)
		return true;
	return json_refuse(&saved->json, top, DIAG_CONSTRUCT,
		      arena_printf(saved->arena,
				   "the format '%s' is not known here, only 'featmap/1'", format));
}

static bool read_map(struct saved *saved, const struct json_place *top)
{
	bool good = check_format(saved, top) &&
		    read_tree(saved, top, "linux", saved->linux_tree) &&
		    read_tree(saved, top, "qemu", saved->qemu_tree);

	if (!good)
		return false;
	good &= read_array(saved, top, "bits", read_bit);
	good &= read_array(saved, top, "synthetic", read_synthetic);
	good &= read_array(saved, top, "bugs", read_bug);
	good &= read_array(saved, top, "vmx", read_vmx);
	return good && unite_all(saved, top);
}

static json_t *parse(const struct saved *saved, struct source *source)
{
	json_error_t error;
	json_t *value = json_loadb(source->text, source->size, JSON_REJECT_DUPLICATES, &error);
	uint32_t at = error.position > 0 ? (uint32_t)error.position - 1 : 0;

	if (!value)
		diag_error(saved->json.diag, (struct span){ source, at, at + 1 }, DIAG_SYNTAX, "%s",
			   error.text);
	return value;
}

static void set_up(struct saved *saved, struct diff_side *side)
{
	saved->linux_tree = arena_alloc(saved->arena, sizeof *saved->linux_tree);
	saved->qemu_tree = arena_alloc(saved->arena, sizeof *saved->qemu_tree);
	saved->linux_tree->kind = TREE_LINUX;
	saved->qemu_tree->kind = TREE_QEMU;
	side->map.linux_tree = saved->linux_tree;
	side->map.qemu_tree = saved->qemu_tree;
	saved->map = &side->map;
}

bool saved_map_read(struct diff_side *side, struct arena *arena, struct diag *diag,
		    const char *name)
{
	struct saved saved = { .json = { arena, diag, name }, .arena = arena };
	struct source *source = tree_read_saved(name, arena, diag);
	struct json_place top = { 0 };
	bool good;

	set_up(&saved, side);
	top.value = source ? parse(&saved, source) : NULL;
	good = top.value && read_map(&saved, &top);
	json_decref(top.value);
	if (!good)
		return false;
	map_index_macros(&side->map, arena);
	side->tells = diff_tells_of_map(&side->map);
	return true;
}
