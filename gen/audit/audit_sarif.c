/* SPDX-License-Identifier: MIT */
/*
 * The audit as SARIF 2.1.0, for code scanning services and editors.
 *
 * Paths are relative to the trees, which go by the names LINUX and QEMU: where
 * they are on a machine is for the reader of the log to say.
 */
#include <argp.h>

#include "audit_report.h"
#include "json_rows.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

/* {"text": ...}: SARIF's messages. */
static json_t *message(const char *text)
{
	json_t *object = json_object();

	json_set(object, "text", json_text(text));
	return object;
}

static json_t *array_of(json_t *element)
{
	json_t *array = json_array();

	json_array_append_new(array, element);
	return array;
}

/* The rules. */

/* What -WRULE turns a rule on as, where it is off by default. */
static json_t *configuration(const struct audit_rule *rule)
{
	bool on = rule->severity != SEVERITY_OFF;
	json_t *object = json_object();

	json_set(object, "enabled", json_boolean(on));
	json_set(object, "level",
		 json_text(severity_names[on ? rule->severity : SEVERITY_WARNING]));
	return object;
}

static json_t *rule_object(const struct audit_rule *rule)
{
	json_t *object = json_object();

	json_set(object, "id", json_text(rule->name));
	json_set(object, "shortDescription", message(rule->summary));
	json_set(object, "fullDescription", message(rule->help));
	json_set(object, "help", message(rule->help));
	json_set(object, "defaultConfiguration", configuration(rule));
	return object;
}

static void print_tool(FILE *stream)
{
	/* "featmap 0.1": what --version prints. */
	const char *version = argp_program_version ? strchr(argp_program_version, ' ') : NULL;

	fputs("   \"tool\": {\"driver\": {\n    \"name\": \"featmap\",\n", stream);
	if (version)
		fprintf(stream, "    \"version\": \"%s\",\n", version + 1);
	fputs("    \"rules\": [\n", stream);
	for (size_t i = 0; audit_rules[i].name; i++)
		json_print_row(rule_object(&audit_rules[i]), !audit_rules[i + 1].name,
			       stream);
	fputs("    ]\n   }},\n", stream);
}

/* The trees. */

static void print_trees(const struct map *map, FILE *stream)
{
	json_t *trees = json_object(), *linux_tree = json_object(),
	       *qemu_tree = json_object(), *versions = json_object();

	json_set(linux_tree, "description", message("The Linux source tree."));
	json_set(qemu_tree, "description", message("The QEMU source tree."));
	json_set(trees, "LINUX", linux_tree);
	json_set(trees, "QEMU", qemu_tree);
	json_set(versions, "linux", json_text(map->linux_tree->version));
	json_set(versions, "qemu", json_text(map->qemu_tree->version));
	fputs("   \"originalUriBaseIds\": ", stream);
	json_print(trees, stream);
	fputs(",\n   \"properties\": ", stream);
	json_print(versions, stream);
	fputs(",\n   \"columnKind\": \"unicodeCodePoints\",\n", stream);
}

/* Results. */

/* The column in characters, where PLACE has it in bytes. */
static json_int_t character_column(const struct finding_place *place)
{
	const struct source *source = place->span.source;
	uint32_t start = place->span.start - (place->column - 1);
	json_int_t column = 1;

	for (uint32_t i = start; i < place->span.start; i++)
		column += ((unsigned char)source->text[i] & 0xc0) != 0x80;
	return column;
}

static json_t *physical_location(const struct finding_place *place)
{
	json_t *object = json_object(), *artifact = json_object(), *region = json_object();
	bool is_qemu = strcmp(place->side, "qemu") == 0;

	json_set(artifact, "uri", json_text(place->path));
	json_set(artifact, "uriBaseId", json_text(is_qemu ? "QEMU" : "LINUX"));
	json_set(region, "startLine", json_integer(place->line));
	json_set(region, "startColumn", json_integer(character_column(place)));
	json_set(object, "artifactLocation", artifact);
	json_set(object, "region", region);
	return object;
}

/* The bit stands for the place, too: where facts were saved it is the only one. */
static json_t *logical_location(const struct finding *finding)
{
	json_t *object = json_object();

	json_set(object, "fullyQualifiedName", json_text(finding->where));
	json_set(object, "kind", json_text(finding->row ? "bit" : "tree"));
	return object;
}

static json_t *main_location(const struct finding *finding)
{
	json_t *object = json_object();

	if (finding->places.count)
		json_set(object, "physicalLocation",
			 physical_location(&finding->places.items[0]));
	json_set(object, "logicalLocations", array_of(logical_location(finding)));
	return object;
}

/* "Linux", "KVM" or "QEMU": what a related place is. */
static const char *side_title(const struct finding_place *place)
{
	if (strcmp(place->side, "qemu") == 0)
		return "QEMU";
	return strcmp(place->side, "kvm") == 0 ? "KVM" : "Linux";
}

static json_t *related_locations(const struct finding *finding)
{
	json_t *array = json_array();

	for (size_t i = 1; i < finding->places.count; i++) {
		json_t *object = json_object();

		json_set(object, "id", json_integer((json_int_t)i));
		json_set(object, "physicalLocation",
			 physical_location(&finding->places.items[i]));
		json_set(object, "message", message(side_title(&finding->places.items[i])));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *suppressions(const struct finding *finding)
{
	json_t *array = json_array(), *object;

	if (!finding->accepted)
		return array;
	object = json_object();
	json_set(object, "kind", json_text("external"));
	json_set(object, "status", json_text("accepted"));
	json_array_append_new(array, object);
	return array;
}

static json_t *fingerprints(const struct finding *finding)
{
	json_t *object = json_object();

	json_set(object, "findingId/v1", json_text(finding->id));
	return object;
}

static json_t *result_object(const struct finding *finding, const char *sentence,
			     bool suppressing)
{
	json_t *object = json_object();

	json_set(object, "ruleId", json_text(finding->rule->name));
	json_set(object, "ruleIndex", json_integer(finding->rule - audit_rules));
	json_set(object, "level", json_text(severity_names[finding->severity]));
	json_set(object, "message", message(sentence));
	json_set(object, "locations", array_of(main_location(finding)));
	json_set(object, "relatedLocations", related_locations(finding));
	json_set(object, "partialFingerprints", fingerprints(finding));
	if (suppressing)
		json_set(object, "suppressions", suppressions(finding));
	return object;
}

/* Either all results say whether they are suppressed, or none does. */
static bool any_accepted(const struct audit *audit)
{
	for (size_t i = 0; i < audit->findings.count; i++)
		if (audit->findings.items[i].accepted)
			return true;
	return false;
}

void audit_print_sarif(const struct audit *audit, FILE *stream)
{
	bool suppressing = any_accepted(audit);

	fputs("{\n \"$schema\": \"" SCHEMA "\",\n \"version\": \"2.1.0\",\n \"runs\": [\n  {\n",
	      stream);
	print_tool(stream);
	print_trees(audit->map, stream);
	fputs("   \"results\": [\n", stream);
	for (size_t i = 0; i < audit->findings.count; i++) {
		const struct finding *finding = &audit->findings.items[i];
		const char *sentence = arena_printf(audit->arena, "%s.", finding->message);

		json_print_row(result_object(finding, sentence, suppressing),
			       i + 1 == audit->findings.count, stream);
	}
	fputs("   ]\n  }\n ]\n}\n", stream);
}
