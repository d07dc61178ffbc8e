/* SPDX-License-Identifier: MIT */
/* explain's answers as JSON: what the text says, and the map's own row in it. */
#include "explain.h"
#include "json_rows.h"
#include "way.h"

static json_t *source(const struct lookup *lookup, struct span place)
{
	const char *text = explain_source(lookup->arena, place);

	return json_text(*text ? text : NULL);
}

static json_t *setters_of(const struct linux_facts *facts, const char *macro)
{
	json_t *array = json_array();

	for (size_t i = 0; i < facts->setters.count; i++)
		if (strcmp(facts->setters.items[i].macro, macro) == 0)
			json_array_append_new(array, json_setter(&facts->setters.items[i]));
	return array;
}

/* What MACRO needs, or with NEEDED_BY, what needs it. */
static json_t *dependencies_of(const struct linux_facts *facts, const char *macro,
			       bool needed_by)
{
	json_t *array = json_array();

	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct dependency_fact *fact = &facts->dependencies.items[i];
		const char *mine = needed_by ? fact->needs : fact->macro;
		const char *other = needed_by ? fact->macro : fact->needs;

		if (strcmp(mine, macro) == 0)
			json_array_append_new(array, json_text(other));
	}
	return array;
}

/* Sets what the kernel does with MACRO, wherever its bit is. */
static void set_kernel(const struct lookup *lookup, json_t *object,
		       const char *macro, struct span place)
{
	const struct linux_facts *facts = &lookup->map->linux_tree->linux_tree;

	json_set(object, "source", source(lookup, place));
	json_set(object, "setters", setters_of(facts, macro));
	json_set(object, "needs", dependencies_of(facts, macro, false));
	json_set(object, "needed_by", dependencies_of(facts, macro, true));
}

static void extend_linux(const struct lookup *lookup, json_t *array,
			 const struct map_row *row)
{
	for (size_t i = 0; i < row->name_count; i++)
		set_kernel(lookup, json_array_get(array, i), row->names[i].macro,
			   row->names[i].place);
}

static void extend_kvm(const struct lookup *lookup, json_t *object,
		       const struct map_row *row)
{
	static const char *const stances[] = {
		[KVM_UNLISTED] = "unlisted",	   [KVM_LEFT_OUT] = "left-out",
		[KVM_WITHHELD] = "withheld",	   [KVM_CONDITIONAL] = "conditional",
		[KVM_ADVERTISED] = "advertised",
	};
	struct kvm_way way = way_through_kvm(row, VENDOR_ANY);

	json_set(object, "stance", json_text(stances[way.stance]));
	json_set(object, "source", source(lookup, kvm_way_place(&way)));
}

static json_t *qemu_dependencies(const struct lookup *lookup,
				 const struct map_row *row, bool needed_by)
{
	const struct qemu_facts *facts = &lookup->map->qemu_tree->qemu_tree;
	json_t *array = json_array();

	for (size_t i = 0; i < facts->dependencies.count; i++) {
		const struct qemu_dependency_fact *fact = &facts->dependencies.items[i];
		uint32_t word = needed_by ? fact->from_word : fact->to_word;
		uint64_t mask = needed_by ? fact->from_mask : fact->to_mask;

		if (&facts->words.items[word] != row->qemu_word ||
		    !(mask >> row->place.bit & 1))
			continue;
		word = needed_by ? fact->to_word : fact->from_word;
		mask = needed_by ? fact->to_mask : fact->from_mask;
		json_array_append_new(array, json_text(explain_masked(
						     lookup->map, lookup->arena, word, mask)));
	}
	return array;
}

static void extend_qemu(const struct lookup *lookup, json_t *object,
			const struct map_row *row)
{
	bool migratable = qemu_is_migratable(row);

	json_set(object, "migratable", json_boolean(migratable));
	json_set(object, "auto_enabled",
		 json_boolean(migratable && !qemu_has_mask(row, MASK_NO_AUTOENABLE)));
	json_set(object, "tcg", json_boolean(qemu_has_mask(row, MASK_TCG)));
	json_set(object, "source", source(lookup, row->qemu->place));
	json_set(object, "needs", qemu_dependencies(lookup, row, false));
	json_set(object, "needed_by", qemu_dependencies(lookup, row, true));
}

static json_t *explain_bit(const struct lookup *lookup, const struct map_row *row)
{
	json_t *object = json_bit(row);

	extend_linux(lookup, json_object_get(object, "linux"), row);
	if (map_kvm_speaks(row))
		extend_kvm(lookup, json_object_get(object, "kvm"), row);
	if (row->qemu_word)
		extend_qemu(lookup, json_object_get(object, "qemu"), row);
	return object;
}

static json_t *explain_feature(const struct lookup *lookup,
			       const struct feature_fact *feature)
{
	json_t *object = json_numbered(feature);

	set_kernel(lookup, object, feature->macro, feature->place);
	return object;
}

static json_t *friends_of(const struct lookup *lookup, const struct subject *subject)
{
	false_friends friends = { 0 };
	json_t *array = json_array();

	explain_false_friends(lookup, subject, &friends);
	for (size_t i = 0; i < friends.count; i++) {
		json_t *object = json_object();

		json_set(object, "name", json_text(friends.items[i].name));
		json_set(object, "side",
			 json_text(friends.items[i].side == NAME_QEMU ? "qemu" : "linux"));
		json_set(object, "where",
			 json_text(explain_where(lookup, &friends.items[i].subject)));
		json_array_append_new(array, object);
	}
	return array;
}

json_t *explain_subject(const struct lookup *lookup, const struct subject *subject)
{
	static const char *const kinds[] = {
		[SUBJECT_BIT] = "bit",	  [SUBJECT_SYNTHETIC] = "synthetic",
		[SUBJECT_CONDITIONAL] = "conditional",
		[SUBJECT_BUG] = "bug",	  [SUBJECT_VMX] = "vmx",
	};
	json_t *object = json_object(), *details;

	details = subject->kind == SUBJECT_BIT ? explain_bit(lookup, subject->row)
					       : explain_feature(lookup, subject->feature);
	json_set(object, "kind", json_text(kinds[subject->kind]));
	json_set(object, "where", json_text(explain_where(lookup, subject)));
	json_object_update(object, details);
	json_decref(details);
	json_set(object, "false_friends", friends_of(lookup, subject));
	return object;
}

/* What was asked, as it was; an argument may be anything, but JSON is UTF-8. */
static json_t *asked(const struct lookup *lookup, const char *text)
{
	json_t *exact = json_string(text);

	return exact ? exact : json_text(source_printable(lookup->arena, text,
							  strlen(text)));
}

json_t *explain_json(const struct lookup *lookup, const struct question *question)
{
	json_t *object = json_object(), *means = json_array(), *nearest = json_array();

	for (size_t i = 0; i < question->subjects.count; i++)
		json_array_append_new(means, explain_subject(lookup,
							     &question->subjects.items[i]));
	for (size_t i = 0; i < question->nearest_count; i++)
		json_array_append_new(nearest, json_text(question->nearest[i]));
	json_set(object, "asked", asked(lookup, question->text));
	json_set(object, "means", means);
	json_set(object, "nearest", nearest);
	return object;
}
