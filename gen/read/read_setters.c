/* SPDX-License-Identifier: MIT */
/* Reads the calls by which the kernel itself sets and clears features. */
#include "blob.h"
#include "feature_index.h"
#include "reader.h"

/*
 * The calls of SOURCE; of bytes that have been searched before, as they were found
 * then. They belong to the blob, if there is one, else to SCRATCH.
 */
static const struct setter_calls *calls_of(struct source *source, struct diag *diag,
					   struct arena *scratch)
{
	struct blob *blob = source->blob;
	struct arena *arena = blob ? blob->first->arena : scratch;
	struct setter_calls *calls;

	if (blob && blob->calls)
		return blob->calls;
	calls = arena_alloc(arena, sizeof *calls);
	if (setter_calls_find(source, diag, scratch, arena, calls) && blob)
		blob->calls = calls;
	return calls;
}

static bool is_conditional(const struct reader *reader, const char *macro, size_t length)
{
	const struct linux_facts *facts = &reader->facts->linux_tree;

	for (size_t i = 0; i < facts->conditional.count; i++)
		if (strlen(facts->conditional.items[i].macro) == length &&
		    memcmp(facts->conditional.items[i].macro, macro, length) == 0)
			return true;
	return false;
}

static void add_setter(struct reader *reader, struct source *source,
		       const struct setter_call *call, const char *macro)
{
	struct span place = { source, call->call, call->call_end };
	struct setter_fact *fact;

	if (call->function == call->function_end) {
		diag_error(reader->diag, place, DIAG_CONSTRUCT,
			   "which function this call is in cannot be told");
		return;
	}
	fact = vec_push(reader->arena, &reader->facts->linux_tree.setters);
	fact->macro = macro;
	fact->call = arena_strndup(reader->arena, source->text + call->call,
				   call->call_end - call->call);
	fact->function = arena_strndup(reader->arena, source->text + call->function,
				       call->function_end - call->function);
	fact->path = source->path;
	fact->place = place;
	fact->line = call->line;
}

static void read_call(struct reader *reader, struct source *source,
		      const struct setter_call *call)
{
	const char *macro = source->text + call->macro;
	size_t length = call->macro_end - call->macro;
	const struct feature_fact *feature = feature_called(reader->features, macro, length);

	if (feature)
		add_setter(reader, source, call, feature->macro);
	else if (!is_conditional(reader, macro, length))
		diag_error(reader->diag,
			   (struct span){ source, call->macro, call->macro_end }, DIAG_NAME,
			   "no X86_FEATURE_* of the tree is called so");
}

static void read_setters_of(struct reader *reader, struct source *source,
			    struct arena *scratch)
{
	const struct setter_calls *calls = calls_of(source, reader->diag, scratch);

	for (size_t i = 0; i < calls->count; i++)
		read_call(reader, source, &calls->items[i]);
	arena_reset(scratch);
}

void read_setters(struct reader *reader)
{
	unsigned errors = reader->diag->errors;
	struct arena arena = { 0 };
	size_t files = 0;

	for (const struct manifest_entry *entry = reader->manifest;
	     entry->construct; entry++) {
		struct source *source;

		if (strcmp(entry->construct, "setters") != 0)
			continue;
		source = tree_read(reader->tree, entry->path);
		if (source) {
			read_setters_of(reader, source, &arena);
			files++;
		}
	}
	arena_free(&arena);
	if (files == 0 && reader->diag->errors == errors)
		reader_missing(reader, "setters", "file that sets features");
}
