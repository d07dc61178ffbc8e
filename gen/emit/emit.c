/* SPDX-License-Identifier: MIT */
/* What the emitters share. */
#include "emit.h"

#include <ctype.h>
#include <string.h>

#include "spelling.h"

static void print_files(const char *lead, const char *name, const struct facts *facts,
			FILE *stream)
{
	fprintf(stream, "%s\n%s %s %s\n", lead, lead, name, facts->version);
	for (size_t i = 0; i < facts->missing.count; i++)
		fprintf(stream, "%s   without: %s\n", lead, facts->missing.items[i]);
	for (size_t i = 0; i < facts->files.count; i++)
		fprintf(stream, "%s   %s %s\n", lead, facts->files.items[i]->sha256,
			facts->files.items[i]->path);
}

void emit_provenance_led(const struct map *map, const char *lead, FILE *stream)
{
	fprintf(stream, "%s Made by featmap from these files (SHA-256); not to be edited.\n",
		lead);
	print_files(lead, "Linux", map->linux_tree, stream);
	print_files(lead, "QEMU", map->qemu_tree, stream);
}

void emit_provenance(const struct map *map, FILE *stream)
{
	emit_provenance_led(map, " *", stream);
}

void emit_word(const char *word, size_t width, FILE *stream)
{
	size_t i;

	for (i = 0; word[i]; i++)
		putc(isalnum((unsigned char)word[i]) || strchr("_.-", word[i]) ? word[i] : '?',
		     stream);
	for (; i < width; i++)
		putc(' ', stream);
}

const char *emit_own_name(struct arena *arena, const char *macro)
{
	char *name;

	macro = spelling_bare_macro(macro);
	name = arena_strndup(arena, macro, strlen(macro));
	for (char *c = name; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return name;
}

const char *emit_place(struct arena *arena, const struct place *place)
{
	static const char *const regs[REG_COUNT] = { "EAX", "EBX", "ECX", "EDX" };

	if (place->space == SPACE_MSR)
		return arena_printf(arena, "MSR.%02XH[%u]", place->msr, place->bit);
	return arena_printf(arena, "CPUID.%02XH.%u:%s[%u]", place->leaf.function,
			    place->leaf.index, regs[place->leaf.reg], place->bit);
}

const char *emit_dotted(struct arena *arena, const struct place *place)
{
	if (place->space == SPACE_MSR)
		return arena_printf(arena, "msr.%x.%u", place->msr, place->bit);
	return arena_printf(arena, "%x.%u.%s.%u", place->leaf.function,
			    place->leaf.index, reg_names[place->leaf.reg], place->bit);
}

const char *emit_register(struct arena *arena, const struct leaf *leaf)
{
	return arena_printf(arena, "%x.%u.%s", leaf->function, leaf->index,
			    reg_names[leaf->reg]);
}
