/* SPDX-License-Identifier: MIT */
/* The audit for programs; the schema is output/schema/featmap-audit.schema.json. */
#include "audit_report.h"
#include "json_rows.h"

static json_t *rule_object(const struct audit *audit, size_t number)
{
	const struct audit_rule *rule = &audit_rules[number];
	json_t *object = json_object();
	size_t count = 0;

	for (size_t i = 0; i < audit->findings.count; i++)
		count += audit->findings.items[i].rule == rule;
	json_set(object, "name", json_text(rule->name));
	json_set(object, "severity", json_text(severity_names[audit->settings[number]]));
	json_set(object, "summary", json_text(rule->summary));
	json_set(object, "help", json_text(rule->help));
	json_set(object, "count", json_integer((json_int_t)count));
	return object;
}

static json_t *bit_of(const struct finding *finding)
{
	return finding->row ? json_place(&finding->row->place) : json_null();
}

static json_t *names_of(const struct finding *finding)
{
	json_t *array = json_array();

	for (size_t i = 0; i < finding->names.count; i++) {
		json_t *object = json_object();

		json_set(object, "side", json_text(finding->names.items[i].side));
		json_set(object, "name", json_text(finding->names.items[i].name));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *places_of(const struct finding *finding)
{
	json_t *array = json_array();

	for (size_t i = 0; i < finding->places.count; i++) {
		const struct finding_place *place = &finding->places.items[i];
		json_t *object = json_object();

		json_set(object, "side", json_text(place->side));
		json_set(object, "path", json_text(place->path));
		json_set(object, "line", json_integer(place->line));
		json_set(object, "column", json_integer(place->column));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *finding_object(const struct finding *finding)
{
	json_t *object = json_object();

	json_set(object, "rule", json_text(finding->rule->name));
	json_set(object, "severity", json_text(severity_names[finding->severity]));
	json_set(object, "id", json_text(finding->id));
	json_set(object, "where", json_text(finding->where));
	json_set(object, "bit", bit_of(finding));
	json_set(object, "names", names_of(finding));
	json_set(object, "message", json_text(finding->message));
	json_set(object, "places", places_of(finding));
	json_set(object, "accepted", json_boolean(finding->accepted));
	return object;
}

void audit_print_json(const struct audit *audit, FILE *stream)
{
	fputs("{\n \"format\": \"featmap-audit/1\",\n", stream);
	json_print_tree("linux", audit->map->linux_tree, false, stream);
	json_print_tree("qemu", audit->map->qemu_tree, false, stream);
	fputs(" \"rules\": [\n", stream);
	for (size_t i = 0; audit_rules[i].name; i++)
		json_print_row(rule_object(audit, i), !audit_rules[i + 1].name, stream);
	fputs(" ],\n \"findings\": [\n", stream);
	for (size_t i = 0; i < audit->findings.count; i++)
		json_print_row(finding_object(&audit->findings.items[i]),
			       i + 1 == audit->findings.count, stream);
	fputs(" ],\n \"stale\": [\n", stream);
	for (size_t i = 0; i < audit->stale.count; i++)
		json_print_row(json_text(audit->stale.items[i]),
			       i + 1 == audit->stale.count, stream);
	fputs(" ]\n}\n", stream);
}
