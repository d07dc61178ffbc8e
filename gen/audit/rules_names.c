/* SPDX-License-Identifier: MIT */
/* Rules that compare what the two sides call a bit. */
#include <stdlib.h>

#include "emit.h"
#include "list.h"
#include "rules.h"
#include "spelling.h"

/* A finding about each row of VERDICT, made by REPORT. */
typedef void report_row(struct audit *audit, const struct audit_rule *rule,
			const struct map_row *row);

static void report_verdict(struct audit *audit, const struct audit_rule *rule,
			   enum verdict verdict, report_row *report)
{
	for (size_t i = 0; i < audit->map->rows.count; i++)
		if (audit->map->rows.items[i].verdict == verdict)
			report(audit, rule, &audit->map->rows.items[i]);
}

/* False friends: all that Linux shows under one name of QEMU's is one finding. */

/* "CPUID.07H.0:ECX[7] (X86_FEATURE_SHSTK)", "Linux-defined (X86_FEATURE_SSBD)" */
static const char *meaning(const struct audit *audit, const struct subject *subject)
{
	static const char *const kinds[] = {
		[SUBJECT_BIT] = "",
		[SUBJECT_SYNTHETIC] = "Linux-defined",
		[SUBJECT_CONDITIONAL] = "a feature of 32-bit kernels",
		[SUBJECT_BUG] = "a bug",
		[SUBJECT_VMX] = "a VMX feature",
	};

	if (subject->kind == SUBJECT_BIT)
		return arena_printf(audit->arena, "%s (%s)",
				    rules_place(audit, subject->row),
				    rules_macros(audit, subject->row));
	return arena_printf(audit->arena, "%s (%s)", kinds[subject->kind],
			    subject->feature->macro);
}

/*
 * Whether SUBJECT may be the hardware bit ROW after all: a part that a partial
 * tree lacks could say so. No such part speaks of MSRs.
 */
static bool may_be_bit(const struct audit *audit, const struct subject *subject,
		       const struct map_row *row)
{
	return subject->kind == SUBJECT_SYNTHETIC && row->place.space == SPACE_CPUID &&
	       rules_may_miss_bits(audit);
}

static void add_subject(struct audit *audit, struct finding *finding,
			const struct subject *subject)
{
	if (subject->kind == SUBJECT_BIT)
		finding_add_row(audit, finding, subject->row);
	else
		rules_add_feature(audit, finding, subject->feature);
}

/* COUNT pairs of the same name of QEMU's. */
static void report_friends(struct audit *audit, const struct audit_rule *rule,
			   const struct false_pair *pairs, size_t count)
{
	const struct known_name *qemu = pairs[0].qemu;
	struct list meanings = { 0 };
	struct finding *finding;
	bool unsure = false;

	for (size_t i = 0; i < count; i++) {
		const struct subject *shown = &pairs[i].shown->subject;

		list_add(&meanings, audit->arena, " and ", "%s", meaning(audit, shown));
		unsure = unsure || may_be_bit(audit, shown, qemu->subject.row);
	}
	if (pairs[count - 1].left_out)
		list_add(&meanings, audit->arena, " and ", "%zu more",
			 pairs[count - 1].left_out);
	finding = audit_report(audit, rule, qemu->subject.row, qemu->name,
			       "QEMU's %s is %s; what Linux shows as %s is %s%s", qemu->name,
			       rules_place(audit, qemu->subject.row),
			       pairs[0].shown->name, list_text(&meanings),
			       unsure ? ", unless what this tree lacks gives it that bit" : "");
	if (unsure)
		finding_soften(audit, finding);
	rules_add_row(audit, finding, qemu->subject.row);
	for (size_t i = 0; i < count; i++)
		add_subject(audit, finding, &pairs[i].shown->subject);
}

void rule_false_friend(struct audit *audit, const struct audit_rule *rule)
{
	const struct false_pair *pairs = audit->lookup->false_pairs.items;
	size_t all = audit->lookup->false_pairs.count, count;

	for (size_t start = 0; start < all; start += count) {
		for (count = 1; start + count < all; count++)
			if (pairs[start + count].qemu != pairs[start].qemu)
				break;
		report_friends(audit, rule, &pairs[start], count);
	}
}

/* One bit, two names. */

/* "ds:dts": QEMU's and the first that Linux shows. */
static const char *both_names(const struct audit *audit, const struct map_row *row)
{
	const char *shown = rules_shown(audit, row);

	return arena_printf(audit->arena, "%s:%.*s", row->qemu_name,
			    (int)strcspn(shown, ","), shown);
}

static void report_different(struct audit *audit, const struct audit_rule *rule,
			     const struct map_row *row)
{
	struct finding *finding =
		audit_report(audit, rule, row, both_names(audit, row),
			     "Linux shows %s as %s, QEMU calls it %s",
			     rules_place(audit, row), rules_shown(audit, row),
			     row->qemu_name);

	rules_add_row(audit, finding, row);
}

void rule_name_differs(struct audit *audit, const struct audit_rule *rule)
{
	report_verdict(audit, rule, VERDICT_DIFFERENT, report_different);
}

static void report_spelling(struct audit *audit, const struct audit_rule *rule,
			    const struct map_row *row)
{
	struct finding *finding =
		audit_report(audit, rule, row, both_names(audit, row),
			     "Linux spells the name of %s %s, QEMU spells it %s",
			     rules_place(audit, row), rules_shown(audit, row),
			     row->qemu_name);

	rules_add_row(audit, finding, row);
}

void rule_name_spelling(struct audit *audit, const struct audit_rule *rule)
{
	report_verdict(audit, rule, VERDICT_SPELLING, report_spelling);
}

/* One bit, a name on one side only. */

static void report_hidden(struct audit *audit, const struct audit_rule *rule,
			  const struct map_row *row)
{
	struct finding *finding = audit_report(
		audit, rule, row, rules_key(audit, row),
		row->verdict == VERDICT_HIDDEN
			? "QEMU's %s is %s, which Linux knows as %s and does not show"
			: "QEMU's %s is %s, which on the Linux side only KVM knows, as %s: it is never shown",
		row->qemu_name, rules_place(audit, row), rules_macros(audit, row));

	rules_add_row(audit, finding, row);
}

void rule_hidden_in_linux(struct audit *audit, const struct audit_rule *rule)
{
	report_verdict(audit, rule, VERDICT_HIDDEN, report_hidden);
	report_verdict(audit, rule, VERDICT_KVM_ONLY, report_hidden);
}

static bool has_macro(const struct map_row *row)
{
	return row->name_count > 0;
}

static void report_qemu_only(struct audit *audit, const struct audit_rule *rule,
			     const struct map_row *row)
{
	bool known = rules_find_in_register(audit, &row->place, has_macro);
	struct finding *finding =
		audit_report(audit, rule, row, rules_key(audit, row),
			     "QEMU's %s is %s, for which Linux has no macro%s%s",
			     row->qemu_name, rules_place(audit, row),
			     known ? "" : ", nor for any other bit of ",
			     known ? "" : rules_register(audit, &row->place));

	rules_add_row(audit, finding, row);
}

/* Only CPUID bits can be given to a macro by a part that is missing. */
void rule_qemu_only(struct audit *audit, const struct audit_rule *rule)
{
	bool may_miss = rules_may_miss_bits(audit);

	for (size_t i = 0; i < audit->map->rows.count; i++) {
		const struct map_row *row = &audit->map->rows.items[i];

		if (row->verdict == VERDICT_QEMU_ONLY &&
		    !(may_miss && row->place.space == SPACE_CPUID))
			report_qemu_only(audit, rule, row);
	}
}

/* Linux by itself. */

/*
 * How many features of one name are told pair by pair. The pairs grow with the
 * square of the features: more of these are one finding.
 */
enum { MOST_PAIRED = 8 };

/* A feature that is shown, by what stays of its name in any spelling. */
struct folded {
	const char *name;
	const struct feature_fact *feature;
};

static void report_twice(struct audit *audit, const struct audit_rule *rule,
			 const char *name, const struct feature_fact *first,
			 const struct feature_fact *second)
{
	struct finding *finding =
		audit_report(audit, rule, NULL,
			     arena_printf(audit->arena, "%s:%s:%s", name, first->macro,
					  second->macro),
			     "Linux shows both %s and %s as %s", first->macro,
			     second->macro, first->shown);

	rules_add_feature(audit, finding, first);
	rules_add_feature(audit, finding, second);
}

/* There by their macros' order: identities must not hang on their numbers. */
static int by_folded_name(const void *left, const void *right)
{
	const struct folded *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	if (!order)
		order = strcmp(a->feature->macro, b->feature->macro);
	return order ? order : (a->feature > b->feature) - (a->feature < b->feature);
}

/* All features that are shown, those alike side by side; *COUNT of them. */
static struct folded *fold_shown(const struct audit *audit, size_t *count)
{
	const struct linux_facts *facts = &audit->map->linux_tree->linux_tree;
	struct folded *shown = arena_alloc(audit->arena,
					   (facts->features.count + 1) * sizeof *shown);

	*count = 0;
	for (size_t i = 0; i < facts->features.count; i++) {
		const struct feature_fact *feature = &facts->features.items[i];

		if (feature->shown)
			shown[(*count)++] = (struct folded){
				spelling_folded(audit->arena, feature->shown), feature
			};
	}
	qsort(shown, *count, sizeof *shown, by_folded_name);
	return shown;
}

/* Macros of one number are one feature: aliases. */
static bool is_alias(const struct feature_fact *a, const struct feature_fact *b)
{
	return a->word == b->word && a->bit == b->bit;
}

/* COUNT features of one name. */
static void report_pairs(struct audit *audit, const struct audit_rule *rule,
			 const struct folded *shown, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++)
			if (!is_alias(shown[i].feature, shown[k].feature))
				report_twice(audit, rule, shown->name, shown[i].feature,
					     shown[k].feature);
}

/* The same as one finding, whose identity is the name's. */
static void report_many(struct audit *audit, const struct audit_rule *rule,
			const struct folded *shown, size_t count)
{
	struct finding *finding;
	size_t other = 1;

	while (other < count && is_alias(shown->feature, shown[other].feature))
		other++;
	if (other == count)
		return;
	finding = audit_report(audit, rule, NULL, shown->name,
			       "Linux shows %zu macros as %s, among them %s and %s", count,
			       shown->feature->shown, shown->feature->macro,
			       shown[other].feature->macro);
	for (size_t i = 0; i < count; i++)
		rules_add_feature(audit, finding, shown[i].feature);
}

void rule_linux_name_twice(struct audit *audit, const struct audit_rule *rule)
{
	size_t all, count;
	const struct folded *shown = fold_shown(audit, &all);

	for (size_t start = 0; start < all; start += count) {
		for (count = 1; start + count < all; count++)
			if (strcmp(shown[start].name, shown[start + count].name) != 0)
				break;
		if (count > MOST_PAIRED)
			report_many(audit, rule, &shown[start], count);
		else
			report_pairs(audit, rule, &shown[start], count);
	}
}
