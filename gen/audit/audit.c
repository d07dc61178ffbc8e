/* SPDX-License-Identifier: MIT */
#include "audit.h"

#include <stdarg.h>
#include <stdlib.h>

#include "emit.h"

const char *const severity_names[SEVERITY_COUNT] = {
	[SEVERITY_OFF] = "off",
	[SEVERITY_NOTE] = "note",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

void audit_init(struct audit *audit, const struct lookup *lookup)
{
	*audit = (struct audit){ .lookup = lookup,
				 .map = lookup->map,
				 .arena = lookup->arena };
	for (size_t i = 0; audit_rules[i].name; i++)
		audit->settings[i] = audit_rules[i].severity;
}

/* Settings. */

static bool set_all(struct audit *audit, enum severity severity)
{
	for (size_t i = 0; audit_rules[i].name; i++) {
		audit->settings[i] = severity == SEVERITY_OFF ? severity
							      : audit_rules[i].severity;
		audit->chosen[i] = false;
	}
	return true;
}

/* Warnings are errors, from here on. */
static bool raise_warnings(struct audit *audit)
{
	for (size_t i = 0; audit_rules[i].name; i++)
		if (audit->settings[i] == SEVERITY_WARNING)
			audit->settings[i] = SEVERITY_ERROR;
	return true;
}

static bool set_rule(struct audit *audit, const char *name, enum severity severity)
{
	for (size_t i = 0; audit_rules[i].name; i++) {
		if (strcmp(audit_rules[i].name, name) != 0)
			continue;
		audit->settings[i] = severity;
		audit->chosen[i] = severity != audit_rules[i].severity;
		return true;
	}
	return false;
}

/* Turns a rule on: as it is by default, if that is not off. */
static bool enable_rule(struct audit *audit, const char *name)
{
	for (size_t i = 0; audit_rules[i].name; i++)
		if (strcmp(audit_rules[i].name, name) == 0)
			return set_rule(audit, name,
					audit_rules[i].severity ? audit_rules[i].severity
								: SEVERITY_WARNING);
	return false;
}

bool audit_set(struct audit *audit, const char *setting)
{
	if (strcmp(setting, "all") == 0)
		return set_all(audit, SEVERITY_NOTE);
	if (strcmp(setting, "no-all") == 0)
		return set_all(audit, SEVERITY_OFF);
	if (strcmp(setting, "error") == 0)
		return raise_warnings(audit);
	if (strncmp(setting, "error=", 6) == 0)
		return set_rule(audit, setting + 6, SEVERITY_ERROR);
	if (strncmp(setting, "no-error=", 9) == 0)
		return set_rule(audit, setting + 9, SEVERITY_WARNING);
	if (strncmp(setting, "no-", 3) == 0)
		return set_rule(audit, setting + 3, SEVERITY_OFF);
	return enable_rule(audit, setting);
}

/* Findings. */

static bool same_register(const struct map_row *left, const struct map_row *right)
{
	struct place a = left->place, b = right->place;

	a.bit = b.bit = 0;
	return place_compare(&a, &b) == 0;
}

/* Whether the rule called NAME has found an error in the register of ROW. */
static bool has_error(const struct audit *audit, const char *name,
		      const struct map_row *row)
{
	const struct audit_rule *rule = audit_rules;

	while (strcmp(rule->name, name) != 0)
		rule++;
	for (size_t i = audit->first[rule - audit_rules];
	     i < audit->findings.count && audit->findings.items[i].rule == rule; i++) {
		const struct finding *finding = &audit->findings.items[i];

		if (finding->row && finding->severity >= SEVERITY_ERROR &&
		    same_register(finding->row, row))
			return true;
	}
	return false;
}

static bool is_forbidden(const struct audit *audit, const struct audit_rule *rule,
			 const struct map_row *row)
{
	for (size_t i = 0; row && i < MOST_PRESUPPOSED && rule->presupposes[i]; i++)
		if (has_error(audit, rule->presupposes[i], row))
			return true;
	return false;
}

/* Identities have no blanks, so that a baseline can have remarks behind them. */
static const char *identity(struct arena *arena, const char *rule,
			    const char *where, const char *key)
{
	char *id = arena_printf(arena, "%s:%s:%s", rule, where, key);

	for (char *c = id; *c; c++)
		if ((unsigned char)*c <= ' ')
			*c = '_';
	return id;
}

struct finding *audit_report(struct audit *audit, const struct audit_rule *rule,
			     const struct map_row *row, const char *key,
			     const char *format, ...)
{
	struct arena *arena = audit->arena;
	const char *where = row ? emit_dotted(arena, &row->place) : "linux";
	const char *id = identity(arena, rule->name, where, key);
	void **known = table_at(&audit->by_id, arena, id, strlen(id));
	size_t *index;
	struct finding *finding;
	va_list arguments, again;
	char *message;
	int length;

	if (*known)
		return &audit->findings.items[*(const size_t *)*known];
	if (is_forbidden(audit, rule, row))
		return NULL;
	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	message = arena_alloc_raw(arena, (size_t)length + 1);
	vsnprintf(message, (size_t)length + 1, format, arguments);
	va_end(arguments);
	*known = index = arena_alloc_raw(arena, sizeof *index);
	*index = audit->findings.count;
	finding = vec_push(arena, &audit->findings);
	finding->rule = rule;
	finding->severity = audit->settings[rule - audit_rules];
	finding->row = row;
	finding->where = where;
	finding->id = id;
	finding->message = message;
	return finding;
}

void finding_soften(struct audit *audit, struct finding *finding)
{
	if (finding && !audit->chosen[finding->rule - audit_rules])
		finding->severity = SEVERITY_NOTE;
}

void finding_add_name(struct audit *audit, struct finding *finding,
		      const char *side, const char *name)
{
	if (!finding || !name || !*name)
		return;
	*vec_push(audit->arena, &finding->names) = (struct finding_name){ side, name };
}

void finding_add_place(struct audit *audit, struct finding *finding,
		       const char *side, struct span span)
{
	struct finding_place *place;

	if (!finding || !span.source || !span.source->text)
		return;
	place = vec_push(audit->arena, &finding->places);
	place->side = side;
	place->span = span;
	place->path = span.source->path;
	place->line = source_position(span.source, span.start).line;
	place->column = source_position(span.source, span.start).column;
}

void finding_add_row(struct audit *audit, struct finding *finding,
		     const struct map_row *row)
{
	for (size_t i = 0; i < row->name_count; i++) {
		finding_add_name(audit, finding, "linux", row->names[i].shown);
		finding_add_name(audit, finding, "macro", row->names[i].macro);
		finding_add_place(audit, finding, "linux", row->names[i].place);
	}
	if (row->kvm.cap)
		finding_add_place(audit, finding, "kvm", row->kvm.cap->place);
	if (row->qemu) {
		finding_add_name(audit, finding, "qemu", row->qemu_name);
		finding_add_place(audit, finding, "qemu", row->qemu->place);
	}
}

/* What is said twice of a finding. */

/* Names or places that are looked through; where there are more, a table tells. */
enum { FEW = 16 };

/* Whether none of SEEN has that key: from now on it has. */
static bool is_new(struct table *seen, struct arena *arena, const void *key, size_t size)
{
	void **known = table_at(seen, arena, key, size);

	if (*known)
		return false;
	*known = seen;
	return true;
}

static bool has_name(const struct finding_name *names, size_t count,
		     const struct finding_name *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i].side, name->side) == 0 &&
		    strcmp(names[i].name, name->name) == 0)
			return true;
	return false;
}

static bool has_place(const struct finding_place *places, size_t count,
		      const struct finding_place *place)
{
	for (size_t i = 0; i < count; i++)
		if (places[i].span.source == place->span.source &&
		    places[i].span.start == place->span.start)
			return true;
	return false;
}

static void drop_repeated_names(struct finding *finding, struct arena *arena)
{
	struct finding_name *names = finding->names.items;
	size_t all = finding->names.count, kept = 0;
	struct table seen = { 0 };

	for (size_t i = 0; i < all; i++) {
		const char *key = all <= FEW ? NULL : arena_printf(arena, "%s %s", names[i].side,
								   names[i].name);

		if (key ? is_new(&seen, arena, key, strlen(key))
			: !has_name(names, kept, &names[i]))
			names[kept++] = names[i];
	}
	finding->names.count = kept;
}

static void drop_repeated_places(struct finding *finding, struct arena *arena)
{
	struct finding_place *places = finding->places.items;
	size_t all = finding->places.count, kept = 0;
	struct table seen = { 0 };

	for (size_t i = 0; i < all; i++) {
		const uintptr_t key[] = { (uintptr_t)places[i].span.source,
					  places[i].span.start };

		if (all <= FEW ? !has_place(places, kept, &places[i])
			       : is_new(&seen, arena, key, sizeof key))
			places[kept++] = places[i];
	}
	finding->places.count = kept;
}

static void drop_repeated(struct audit *audit)
{
	struct arena arena = { 0 };

	for (size_t i = 0; i < audit->findings.count; i++) {
		drop_repeated_names(&audit->findings.items[i], &arena);
		drop_repeated_places(&audit->findings.items[i], &arena);
		arena_reset(&arena);
	}
	arena_free(&arena);
}

/* Running. */

static int by_place_and_id(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = (a->rule > b->rule) - (a->rule < b->rule);

	if (!order)
		order = (a->row == NULL) - (b->row == NULL);
	if (!order && a->row)
		order = place_compare(&a->row->place, &b->row->place);
	return order ? order : strcmp(a->id, b->id);
}

void audit_run(struct audit *audit)
{
	for (size_t i = 0; audit_rules[i].name; i++) {
		audit->first[i] = audit->findings.count;
		if (audit->settings[i] != SEVERITY_OFF)
			audit_rules[i].run(audit, &audit_rules[i]);
	}
	drop_repeated(audit);
	if (audit->findings.count)
		qsort(audit->findings.items, audit->findings.count,
		      sizeof *audit->findings.items, by_place_and_id);
}
