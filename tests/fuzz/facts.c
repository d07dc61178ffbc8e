/* SPDX-License-Identifier: MIT */
/* Saved facts: what is taken is canonical, so it is written as it was read. */
#include "facts_read.h"

#include <stdlib.h>

#include "fuzz.h"
#include "text.h"

static void write_facts(const struct facts *facts, struct text *text)
{
	FILE *stream = text_open(text);

	facts_write(facts, false, stream);
	fclose(stream);
}

bool fuzz_one(struct fuzz *fuzz)
{
	struct source *source = fuzz_source(fuzz);
	struct facts facts = { 0 };
	struct text text = { 0 };

	if (!source || !facts_read(source, &fuzz->arena, &fuzz->diag, &facts))
		return false;
	facts_sort(&facts, &fuzz->arena);
	write_facts(&facts, &text);
	REQUIRE(text.size == fuzz->size && memcmp(text.bytes, fuzz->bytes, text.size) == 0);
	free(text.bytes);
	return true;
}
