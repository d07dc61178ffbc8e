/* SPDX-License-Identifier: MIT */
#include "gather.h"

#include <stdlib.h>

#include "progress.h"
#include "version_order.h"

static const char *kind_name(const struct facts *facts)
{
	return facts->kind == TREE_LINUX ? "Linux" : "QEMU";
}

/* A history is of one thing. */
static bool check_kind(struct gathering *gathering, const char *name,
		       const struct facts *facts)
{
	const struct facts *first =
		gathering->versions.count ? gathering->versions.items[0].facts : facts;

	if (facts->kind == first->kind)
		return true;
	fprintf(stderr,
		"featmap: error: '%s' is a tree of %s, those before are of %s: a history is of one of them [file]\n",
		source_printable(&gathering->arena, name, strlen(name)), kind_name(facts),
		kind_name(first));
	return false;
}

static void add(struct gathering *gathering, const char *label, const struct facts *facts,
		size_t position)
{
	struct gathered *version = vec_push(&gathering->arena, &gathering->versions);

	/* Tags are any bytes; what is printed of them is text. */
	version->label = source_printable(&gathering->arena, label, strlen(label));
	version->facts = facts;
	version->position = position;
}

/* Trees. */

static bool read_tree(struct gathering *gathering, const char *name)
{
	struct input *input = arena_alloc(&gathering->arena, sizeof *input);

	*vec_push(&gathering->arena, &gathering->inputs) = input;
	input_read(input, name, gathering->how);
	return input->good;
}

bool gather_trees(struct gathering *gathering, char *const *names, size_t count)
{
	struct progress progress;
	bool good = true;

	progress_begin(&progress, "reading", count);
	for (size_t i = 0; good && i < count; i++) {
		progress_step(&progress, names[i]);
		good = read_tree(gathering, names[i]);
	}
	progress_end(&progress);
	for (size_t i = 0; i < gathering->inputs.count; i++) {
		struct input *input = gathering->inputs.items[i];

		input_print_messages(input, stderr);
		good = good && check_kind(gathering, names[i], &input->facts);
		if (good)
			add(gathering, input->facts.version, &input->facts, i + 1);
	}
	return good;
}

/* Revisions. */

/* A revision, and where it was named: as in struct gathered, so 0 is a pattern's tag. */
struct named {
	const char *name;
	size_t position;
};

struct finding {
	struct gathering *gathering;
	const char *repository;
	struct diag diag;
	VEC(struct named) names;	/* found so far, each once */
};

static bool is_pattern(const char *name)
{
	return strpbrk(name, "*?[") != NULL;
}

static void add_name(struct finding *finding, const char *name, size_t position)
{
	for (size_t i = 0; i < finding->names.count; i++)
		if (strcmp(finding->names.items[i].name, name) == 0)
			return;
	*vec_push(&finding->gathering->arena, &finding->names) =
		(struct named){ name, position };
}

static bool add_tags(struct finding *finding, const char *pattern)
{
	static const struct span nowhere;
	struct tag_names tags = { 0 };

	if (!store_tags(finding->gathering->store, pattern, &tags, &finding->diag))
		return false;
	for (size_t i = 0; i < tags.count; i++)
		add_name(finding, tags.items[i], 0);
	if (tags.count)
		return true;
	diag_error(&finding->diag, nowhere, DIAG_NAME, "no tag of '%s' matches '%s'",
		   finding->repository, pattern);
	return false;
}

static bool find_names(struct finding *finding, char *const *names, size_t count)
{
	bool good = true;

	for (size_t i = 0; i < count; i++) {
		if (is_pattern(names[i]))
			good &= add_tags(finding, names[i]);
		else
			add_name(finding, names[i], i + 1);
	}
	return good;
}

/* A history with a gap would tell of changes in the wrong version. */
static void explain_stop(struct finding *finding, const struct named *named)
{
	static const struct span nowhere;

	if (named->position == 0)
		diag_note(&finding->diag, nowhere,
			  "each version that a pattern matches is read; a narrower pattern leaves '%s' out",
			  named->name);
}

static bool read_revisions(struct finding *finding)
{
	struct gathering *gathering = finding->gathering;
	struct progress progress;
	bool good = true;

	progress_begin(&progress, "reading", finding->names.count);
	for (size_t i = 0; good && i < finding->names.count; i++) {
		const struct named *named = &finding->names.items[i];
		const struct facts *facts;

		progress_step(&progress, named->name);
		facts = (named->position ? store_read : store_read_tag)(
			gathering->store, named->name, &finding->diag);
		good = facts && check_kind(gathering, named->name, facts);
		if (good)
			add(gathering, named->name, facts, named->position);
		else
			explain_stop(finding, named);
	}
	progress_end(&progress);
	return good;
}

bool gather_revisions(struct gathering *gathering, const char *repository,
		      char *const *names, size_t count)
{
	struct finding finding = { .gathering = gathering, .repository = repository };
	struct text messages = { 0 };
	FILE *stream = text_open(&messages);
	bool good;

	/* They wait until the progress bar is gone. */
	diag_init(&finding.diag, stream, diag_wants_colour(stderr));
	gathering->store = store_open(repository, gathering->how, &finding.diag);
	good = gathering->store && find_names(&finding, names, count) &&
	       read_revisions(&finding);
	fclose(stream);
	text_print(&messages, stderr);
	free(messages.bytes);
	return good;
}

/* Order. */

static int by_version(const void *left, const void *right)
{
	const struct gathered *a = left, *b = right;
	int order = version_compare(a->facts->version, b->facts->version);

	if (!order)
		order = (a->position > b->position) - (a->position < b->position);
	if (!order)
		order = version_compare(a->label, b->label);
	return order ? order : strcmp(a->label, b->label);
}

void gather_sort(struct gathering *gathering)
{
	if (gathering->versions.count)
		qsort(gathering->versions.items, gathering->versions.count,
		      sizeof *gathering->versions.items, by_version);
}

void gather_free(struct gathering *gathering)
{
	for (size_t i = 0; i < gathering->inputs.count; i++)
		input_free(gathering->inputs.items[i]);
	if (gathering->store)
		store_free(gathering->store);
	arena_free(&gathering->arena);
}
