/* SPDX-License-Identifier: MIT */
/*
 * namemap.c: the arrays of capflags.c with nothing left out. A hidden flag
 * stands under its own lower-cased macro name, marked; QEMU's name of the bit
 * is beside it.
 */
#include <stdlib.h>

#include "emit.h"

/* One line of an array. */
struct line {
	const char *macro, *shown;
	uint32_t number;
	bool conditional;	/* only some builds define the macro */
};

/* An array: which macros, and what is subtracted from their numbers. */
struct array {
	struct arena *arena;
	const struct map *map;
	FILE *stream;
	const char *offset;	/* " - NCAPINTS*32", or "" */
	VEC(struct line) lines;
};

static int by_number(const void *left, const void *right)
{
	const struct line *a = left, *b = right;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return strcmp(a->macro, b->macro);
}

static void add(struct array *array, const struct feature_fact *features,
		size_t count)
{
	for (size_t i = 0; i < count; i++)
		*vec_push(array->arena, &array->lines) = (struct line){
			.macro = features[i].macro,
			.shown = features[i].shown,
			.number = features[i].word * BITS_PER_WORD +
				  features[i].bit,
		};
}

/* Those of PREFIX that the 64-bit view does not define, at the end. */
static void add_conditional(struct array *array, const char *prefix)
{
	const struct linux_facts *facts = &array->map->linux_tree->linux_tree;

	for (size_t i = 0; i < facts->conditional.count; i++) {
		const struct feature_fact *feature = &facts->conditional.items[i];

		if (strncmp(feature->macro, prefix, strlen(prefix)) == 0)
			*vec_push(array->arena, &array->lines) = (struct line){
				feature->macro, feature->shown, UINT32_MAX, true };
	}
}

static void add_kvm(struct array *array, bool own_words)
{
	const struct linux_facts *facts = &array->map->linux_tree->linux_tree;

	for (size_t i = 0; i < facts->kvm_features.count; i++) {
		const struct kvm_feature_fact *feature =
			&facts->kvm_features.items[i];

		if ((feature->word >= facts->feature_words) == own_words)
			*vec_push(array->arena, &array->lines) = (struct line){
				feature->macro, NULL,
				feature->word * BITS_PER_WORD + feature->bit,
				!own_words };
	}
}

/* QEMU's names of the bits that MACRO has, each once: "a, b"; null if none. */
static const char *qemu_names(const struct array *array, const char *macro)
{
	const struct macro_place *place = map_find_macro(array->map, macro);
	const struct macro_place *end = array->map->by_macro.items +
					array->map->by_macro.count;
	const char *names = NULL, *last = "";

	for (; place && place < end && strcmp(place->macro, macro) == 0; place++) {
		const char *name = place->row->qemu_name;

		if (!name || strcmp(name, last) == 0)
			continue;
		last = name;
		names = names ? arena_printf(array->arena, "%s, %s", names, name)
			      : name;
	}
	return names;
}

static void print_remark(const struct array *array, const struct line *line)
{
	const char *names = qemu_names(array, line->macro);

	if (!line->shown || names)
		fprintf(array->stream, "\t/* %s%s%s%s */",
			line->shown ? "" : "hidden",
			!line->shown && names ? "; " : "", names ? "qemu: " : "",
			names ? names : "");
}

static void print_line(const struct array *array, const struct line *line)
{
	const char *name = line->shown ? line->shown
				       : emit_own_name(array->arena, line->macro);

	if (line->conditional)
		fprintf(array->stream, "#ifdef %s\n", line->macro);
	fprintf(array->stream, "\t[%s%s] = \"%s\",", line->macro, array->offset,
		name);
	print_remark(array, line);
	putc('\n', array->stream);
	if (line->conditional)
		fputs("#endif\n", array->stream);
}

/* Prints the array called NAME with the lines collected, and forgets them. */
static void print_array(struct array *array, const char *name, const char *size)
{
	fprintf(array->stream, "const char * const %s[%s] = {\n", name, size);
	if (array->lines.count)
		qsort(array->lines.items, array->lines.count,
		      sizeof *array->lines.items, by_number);
	for (size_t i = 0; i < array->lines.count; i++)
		print_line(array, &array->lines.items[i]);
	fputs("};\n", array->stream);
	array->lines.count = 0;
}

static void print_kvm(struct array *array)
{
	add_kvm(array, true);
	if (array->lines.count == 0)
		return;
	array->offset = " - NCAPINTS*32";
	fputs("\n/* KVM's own words: for a file that has included KVM's reverse_cpuid.h. */\n"
	      "#ifdef KVM_X86_FEATURE\n",
	      array->stream);
	print_array(array, "kvm_cap_names", "(NR_KVM_CPU_CAPS - NCAPINTS)*32");
	fputs("#endif /* KVM_X86_FEATURE */\n", array->stream);
}

void emit_namemap(const struct map *map, const struct emit_options *options,
		  FILE *stream)
{
	const struct linux_facts *facts = &map->linux_tree->linux_tree;
	struct arena arena = { 0 };
	struct array array = { .arena = &arena, .map = map, .stream = stream,
			       .offset = "" };

	(void)options;
	fputs("/* SPDX-License-Identifier: MIT */\n"
	      "/*\n"
	      " * Names of all X86_FEATURE_*, X86_BUG_* and VMX_FEATURE_*, hidden ones too.\n"
	      " *\n",
	      stream);
	emit_provenance(map, stream);
	fputs(" */\n"
	      "#ifndef _ASM_X86_CPUFEATURES_H\n"
	      "#include <asm/cpufeatures.h>\n"
	      "#endif\n\n",
	      stream);
	add(&array, facts->features.items, facts->features.count);
	add_kvm(&array, false);
	add_conditional(&array, "X86_FEATURE_");
	print_array(&array, "x86_cap_names", "NCAPINTS*32");
	putc('\n', stream);
	array.offset = " - NCAPINTS*32";
	add(&array, facts->bugs.items, facts->bugs.count);
	add_conditional(&array, "X86_BUG_");
	print_array(&array, "x86_bug_names", "NBUGINTS*32");
	fputs("\n#ifdef CONFIG_X86_VMX_FEATURE_NAMES\n"
	      "#ifndef _ASM_X86_VMXFEATURES_H\n"
	      "#include <asm/vmxfeatures.h>\n"
	      "#endif\n",
	      stream);
	array.offset = "";
	add(&array, facts->vmx.items, facts->vmx.count);
	add_conditional(&array, "VMX_FEATURE_");
	print_array(&array, "x86_vmx_names", "NVMXINTS*32");
	fputs("#endif /* CONFIG_X86_VMX_FEATURE_NAMES */\n", stream);
	print_kvm(&array);
	arena_free(&arena);
}
