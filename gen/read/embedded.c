/* SPDX-License-Identifier: MIT */
#include "embedded.h"

static const char *bare_name(const struct embedded *embedded)
{
	return embedded->name + strlen(EMBEDDED);
}

const struct embedded *embedded_called(const char *name)
{
	if (strncmp(name, EMBEDDED, strlen(EMBEDDED)) == 0)
		name += strlen(EMBEDDED);
	for (const struct embedded *facts = embedded_facts; *facts->name; facts++)
		if (strcmp(bare_name(facts), name) == 0)
			return facts;
	return NULL;
}

const char *embedded_name(size_t i)
{
	return *embedded_facts[i].name ? bare_name(&embedded_facts[i]) : NULL;
}

const struct embedded *embedded_newest(enum tree_kind kind)
{
	const struct embedded *newest = NULL;

	for (const struct embedded *facts = embedded_facts; *facts->name; facts++)
		if (facts->kind == kind)
			newest = facts;
	return newest;
}

struct source *embedded_source(const struct embedded *embedded, struct arena *arena)
{
	/* Nobody changes a source's text but the lexer, which reads no facts. */
	char *text = (char *)embedded_text + embedded->start;

	return source_unhashed(arena, embedded->name, embedded->name, text,
			       embedded->size);
}
