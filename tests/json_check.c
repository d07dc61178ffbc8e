/* SPDX-License-Identifier: MIT */
/*
 * Checks a featmap.json against its contract: keys, types, order of the bits,
 * and every verdict worked out anew from the names on its row.
 *
 *	json_check FILE
 *
 * Prints what is wrong; exits 1 if anything is.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *file;
static unsigned errors;

static void wrong(const char *where, size_t index, const char *what)
{
	fprintf(stderr, "%s: %s[%zu]: %s\n", file, where, index, what);
	errors++;
}

static const char *string_at(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static bool is_string_or_null(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_string(value) || json_is_null(value);
}

static bool is_number_below(const json_t *object, const char *key, json_int_t end)
{
	const json_t *value = json_object_get(object, key);

	return json_is_integer(value) && json_integer_value(value) >= 0 &&
	       json_integer_value(value) < end;
}

static bool is_one_of(const char *text, const char *const *list)
{
	for (; text && *list; list++)
		if (strcmp(*list, text) == 0)
			return true;
	return false;
}

static void check_tree(const json_t *root, const char *key)
{
	const json_t *tree = json_object_get(root, key), *entry;
	const json_t *files = json_object_get(tree, "files");
	const char *last = "";
	size_t i;

	if (!string_at(tree, "version") || json_array_size(files) == 0)
		wrong(key, 0, "no version or files");
	json_array_foreach(files, i, entry) {
		const char *path = string_at(entry, "path");
		const char *hash = string_at(entry, "sha256");

		if (!path || !hash || strlen(hash) != 64 ||
		    hash[strspn(hash, "0123456789abcdef")] != '\0')
			wrong(key, i, "no path and SHA-256");
		else if (strcmp(last, path) >= 0)
			wrong(key, i, "files out of order");
		last = path ? path : last;
	}
}

/* The bit's place as one string whose byte order is the contract's order. */
static void place_key(const json_t *bit, char *key, size_t size)
{
	static const char *const regs[] = { "eax", "ebx", "ecx", "edx", NULL };
	const char *reg = string_at(bit, "reg");
	int number = 0;

	while (reg && regs[number] && strcmp(regs[number], reg) != 0)
		number++;
	snprintf(key, size, "%s %08llx %08llx %d %02lld", string_at(bit, "space"),
		 (unsigned long long)json_integer_value(
			 json_object_get(bit, reg ? "function" : "msr")),
		 (unsigned long long)json_integer_value(json_object_get(bit, "index")),
		 number, (long long)json_integer_value(json_object_get(bit, "bit")));
}

static void check_place(const json_t *bit, size_t i)
{
	static const char *const regs[] = { "eax", "ebx", "ecx", "edx", NULL };
	const char *space = string_at(bit, "space");

	if (space && strcmp(space, "cpuid") == 0) {
		if (!is_number_below(bit, "function", 1LL << 32) ||
		    !is_number_below(bit, "index", 1LL << 32) ||
		    !is_one_of(string_at(bit, "reg"), regs) ||
		    !is_number_below(bit, "bit", 32))
			wrong("bits", i, "no place in CPUID");
	} else if (space && strcmp(space, "msr") == 0) {
		if (!is_number_below(bit, "msr", 1LL << 32) ||
		    !is_number_below(bit, "bit", 64))
			wrong("bits", i, "no place in an MSR");
	} else {
		wrong("bits", i, "no space");
	}
}

static char fold(char c)
{
	return (char)(c == '_' || c == '.' ? '-' :
		      c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool same_spelling(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if (fold(*a) != fold(*b))
			return false;
	return *a == *b;
}

/* The contract's sentence on verdicts, best first. */
static const char *verdict_of(const json_t *names, const char *qemu)
{
	static const char *const order[] = { "identical", "spelling", "different",
					     "hidden", "kvm-only" };
	size_t best = 5, i;
	bool any_shown = false;
	const json_t *name;

	json_array_foreach(names, i, name) {
		const char *shown = string_at(name, "name");
		size_t rank;

		any_shown |= shown != NULL;
		if (!qemu)
			continue;
		if (shown)
			rank = strcmp(shown, qemu) == 0 ? 0 :
			       same_spelling(shown, qemu) ? 1 : 2;
		else
			rank = strcmp(string_at(name, "via"), "kvm-only") == 0 ||
					       strncmp(string_at(name, "macro"),
						       "KVM_", 4) == 0
				       ? 4 : 3;
		if (rank < best)
			best = rank;
	}
	if (!qemu)
		return any_shown ? "unnamed" : "silent";
	return best < 5 ? order[best] : "qemu-only";
}

static void check_names(const json_t *bit, size_t i)
{
	static const char *const vias[] = { "word", "scattered", "translated",
					    "kvm-only", NULL };
	const json_t *names = json_object_get(bit, "linux"), *name, *other;
	size_t k, l;

	if (!json_is_array(names))
		wrong("bits", i, "no array 'linux'");
	json_array_foreach(names, k, name) {
		if (!string_at(name, "macro") || !is_string_or_null(name, "name") ||
		    !is_number_below(name, "word", 1024) ||
		    !is_number_below(name, "bit", 32) ||
		    !is_one_of(string_at(name, "via"), vias)) {
			wrong("bits", i, "a Linux name lacks something");
			continue;
		}
		json_array_foreach(names, l, other)
			if (l < k && strcmp(string_at(name, "macro"),
					    string_at(other, "macro")) == 0)
				wrong("bits", i, "a macro is there twice");
	}
}

static void check_bit(const json_t *bit, size_t i, char *last, size_t size)
{
	const json_t *qemu = json_object_get(bit, "qemu");
	const char *verdict = string_at(bit, "verdict");
	char key[80];

	check_place(bit, i);
	check_names(bit, i);
	place_key(bit, key, sizeof key);
	if (strcmp(last, key) >= 0)
		wrong("bits", i, "out of order, or twice");
	snprintf(last, size, "%s", key);
	if (!json_object_get(bit, "kvm"))
		wrong("bits", i, "no key 'kvm'");
	if (!json_is_null(qemu) &&
	    (!string_at(qemu, "word") || !is_string_or_null(qemu, "name") ||
	     !is_string_or_null(qemu, "hint")))
		wrong("bits", i, "QEMU's side lacks something");
	if (!verdict || strcmp(verdict, verdict_of(json_object_get(bit, "linux"),
						   string_at(qemu, "name"))) != 0)
		wrong("bits", i, "another verdict is due");
}

static void check_features(const json_t *root, const char *key, bool with_word)
{
	const json_t *list = json_object_get(root, key), *entry;
	size_t i;

	if (json_array_size(list) == 0)
		wrong(key, 0, "is empty");
	json_array_foreach(list, i, entry)
		if (!string_at(entry, "macro") || !is_string_or_null(entry, "name") ||
		    !is_number_below(entry, "bit", 1024) ||
		    (with_word && !is_number_below(entry, "word", 1024)))
			wrong(key, i, "lacks something");
}

int main(int count, char **arguments)
{
	json_error_t error;
	json_t *root, *bits, *bit;
	char last[80] = "";
	size_t i;

	if (count != 2)
		return 2;
	file = arguments[1];
	root = json_load_file(file, JSON_REJECT_DUPLICATES, &error);
	if (!root) {
		fprintf(stderr, "%s:%d: %s\n", file, error.line, error.text);
		return 1;
	}
	if (!string_at(root, "format") ||
	    strcmp(string_at(root, "format"), "featmap/1") != 0)
		wrong("format", 0, "is not featmap/1");
	check_tree(root, "linux");
	check_tree(root, "qemu");
	bits = json_object_get(root, "bits");
	if (json_array_size(bits) == 0)
		wrong("bits", 0, "is empty");
	json_array_foreach(bits, i, bit)
		check_bit(bit, i, last, sizeof last);
	check_features(root, "synthetic", true);
	check_features(root, "bugs", false);
	check_features(root, "vmx", true);
	json_decref(root);
	return errors != 0;
}
