/* SPDX-License-Identifier: MIT */
/*
 * x86_features.xml: libvirt's list of features, byte for byte as its own
 * generator writes it; so is the comment at its top.
 */
#include "emit.h"
#include "libvirt.h"

static const char head[] =
	"<!--\n"
	"  Generated file, do not edit!\n"
	"  Use the sync_qemu_features_i386.py script to make changes.\n"
	"-->\n"
	"\n"
	"<cpus>\n";

static bool is_same_register(const struct place *a, const struct place *b)
{
	if (a->space != b->space)
		return false;
	return a->space == SPACE_MSR ? a->msr == b->msr
				     : a->leaf.function == b->leaf.function &&
					       a->leaf.index == b->leaf.index &&
					       a->leaf.reg == b->leaf.reg;
}

static void print_heading(const struct libvirt_feature *feature, FILE *stream)
{
	const struct place *place = &feature->place;

	if (place->space == SPACE_MSR) {
		fprintf(stream, "\n  <!-- msr 0x%08x -->\n", place->msr);
		return;
	}
	fprintf(stream, "\n  <!-- cpuid level 0x%08x", place->leaf.function);
	if (feature->needs_index)
		fprintf(stream, ", 0x%04x", place->leaf.index);
	fprintf(stream, " (%s) -->\n", reg_names[place->leaf.reg]);
}

static void print_place(const struct libvirt_feature *feature, FILE *stream)
{
	const struct place *place = &feature->place;
	uint64_t mask = 1ull << place->bit;

	if (place->space == SPACE_MSR) {
		fprintf(stream, "    <msr index='0x%08x' edx='0x%08x' eax='0x%08x'/>\n",
			place->msr, (uint32_t)(mask >> 32), (uint32_t)mask);
		return;
	}
	fprintf(stream, "    <cpuid eax_in='0x%08x' ", place->leaf.function);
	if (feature->needs_index)
		fprintf(stream, "ecx_in='0x%08x' ", place->leaf.index);
	fprintf(stream, "%s='0x%08x'/>\n", reg_names[place->leaf.reg], (uint32_t)mask);
}

static void print_feature(const struct libvirt_feature *feature, FILE *stream)
{
	fprintf(stream, "  <feature name='%s'%s>\n", feature->name,
		feature->not_migratable ? " migratable='no'" : "");
	for (size_t i = 0; i < feature->aliases.count; i++)
		fprintf(stream, "    <alias name='%s' source='%s'/>\n",
			feature->aliases.items[i].name,
			alias_source_names[feature->aliases.items[i].source]);
	print_place(feature, stream);
	fputs("  </feature>\n", stream);
}

void emit_libvirt(const struct map *map, const struct emit_options *options, FILE *stream)
{
	const struct libvirt_list *list = options->libvirt;

	(void)map;
	fputs(head, stream);
	for (size_t i = 0; i < list->count; i++) {
		if (i == 0 || !is_same_register(&list->items[i - 1].place,
						&list->items[i].place))
			print_heading(&list->items[i], stream);
		print_feature(&list->items[i], stream);
	}
	fputs("</cpus>\n", stream);
}
