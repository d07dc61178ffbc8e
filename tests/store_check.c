/* SPDX-License-Identifier: MIT */
/*
 * store_check REPOSITORY FOLDER PATTERN...: reads the revisions of all tags that
 * match a PATTERN (or, if none does, the revision called so) through one store.
 * Prints for each its name and that of the first one with the same facts, and at
 * the end how much there was to do. Then, all having been read, writes the facts
 * of each to FOLDER/REVISION.facts ('-': does not). Exit status 1 if one could
 * not be read.
 */
#include <stdio.h>
#include <stdlib.h>

#include "store.h"

enum { MOST = 4096 };

static const struct facts *seen[MOST];
static const char *names[MOST];
static size_t count;

static void write_facts(const char *folder, const char *name, const struct facts *facts)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s.facts", folder, name);
	file = fopen(path, "w");
	if (!file) {
		perror(path);
		exit(2);
	}
	facts_write(facts, false, file);
	fclose(file);
}

static const char *first_with(const struct facts *facts)
{
	for (size_t i = 0; i < count; i++)
		if (seen[i] == facts)
			return names[i];
	return "-";
}

static bool check(struct store *store, const char *name, bool is_tag, struct diag *diag)
{
	const struct facts *facts = (is_tag ? store_read_tag : store_read)(store, name, diag);

	names[count] = name;
	seen[count++] = facts;
	printf("%s\t%s\n", name, facts ? first_with(facts) : "refused");
	return facts != NULL;
}

int main(int arguments, char **argument)
{
	struct store_counts counts;
	struct tag_names tags;
	struct store *store;
	bool good = true;
	struct diag diag;

	diag_init(&diag, stderr, false);
	store = arguments > 3 ? store_open(argument[1], 0, &diag) : NULL;
	if (!store)
		return 2;
	for (int i = 3; i < arguments; i++) {
		if (!store_tags(store, argument[i], &tags, &diag))
			return 2;
		for (size_t k = 0; k < tags.count && count < MOST; k++)
			good &= check(store, tags.items[k], true, &diag);
		if (tags.count == 0)
			good &= check(store, argument[i], false, &diag);
	}
	counts = store_counts(store);
	printf("revisions %zu, trees %zu, blobs %zu\n", counts.revisions, counts.trees,
	       counts.blobs);
	for (size_t i = 0; i < count && strcmp(argument[2], "-") != 0; i++)
		if (seen[i])
			write_facts(argument[2], names[i], seen[i]);
	store_free(store);
	return good ? 0 : 1;
}
