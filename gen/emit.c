/* SPDX-License-Identifier: MIT */
/* What the emitters share. */
#include "emit.h"

static void print_files(const char *name, const struct facts *facts, FILE *stream)
{
	fprintf(stream, " *\n * %s %s\n", name, facts->version);
	for (size_t i = 0; i < facts->missing.count; i++)
		fprintf(stream, " *   without: %s\n", facts->missing.items[i]);
	for (size_t i = 0; i < facts->files.count; i++)
		fprintf(stream, " *   %s %s\n", facts->files.items[i]->sha256,
			facts->files.items[i]->path);
}

void emit_provenance(const struct map *map, FILE *stream)
{
	fputs(" * Made by featmap from these files (SHA-256); not to be edited.\n",
	      stream);
	print_files("Linux", map->linux_tree, stream);
	print_files("QEMU", map->qemu_tree, stream);
}

const char *emit_own_name(struct arena *arena, const char *macro)
{
	static const char *const prefixes[] = { "KVM_X86_FEATURE_", "X86_FEATURE_",
						"X86_BUG_", "VMX_FEATURE_" };
	char *name;

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		size_t length = strlen(prefixes[i]);

		if (strncmp(macro, prefixes[i], length) == 0) {
			macro += length;
			break;
		}
	}
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
