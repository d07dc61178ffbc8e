/* SPDX-License-Identifier: MIT */
/*
 * The rules of the audit, one function each, and what they share. What each is
 * for stands in their table, audit_rules.c.
 */
#ifndef FEATMAP_RULES_H
#define FEATMAP_RULES_H

#include "audit.h"
#include "way.h"

typedef void audit_run_rule(struct audit *audit, const struct audit_rule *rule);

/* rules_words.c: words and the registers they are */
audit_run_rule rule_word_disagrees;

/* rules_names.c: one bit's names, compared */
audit_run_rule rule_false_friend;
audit_run_rule rule_name_differs;
audit_run_rule rule_name_spelling;
audit_run_rule rule_hidden_in_linux;
audit_run_rule rule_qemu_only;
audit_run_rule rule_linux_name_twice;

/* rules_shadows.c: names of Linux's own features that bits have, too */
audit_run_rule rule_synthetic_shadow;

/* rules_kvm.c: names, and what KVM makes of the bits */
audit_run_rule rule_unnamed_in_qemu;
audit_run_rule rule_advertised_unknown;
audit_run_rule rule_never_advertised;
audit_run_rule rule_kvm_left_out;
audit_run_rule rule_kvm_unlisted_word;

/* rules_qemu.c: QEMU's table by itself */
audit_run_rule rule_qemu_duplicate_name;
audit_run_rule rule_not_migratable;
audit_run_rule rule_not_auto_enabled;
audit_run_rule rule_mask_unnamed;

/* rules_dependencies.c: what needs what, on both sides */
audit_run_rule rule_dependency_differs;
audit_run_rule rule_dependency_repeated;

/* rules_comments.c: names in comments */
audit_run_rule rule_comment_disagrees;

/* Shared; texts belong to the audit's arena. */

/* "CPUID.07H.0:EDX[26]" */
const char *rules_place(const struct audit *audit, const struct map_row *row);

/* "CPUID.07H.0:EDX" */
const char *rules_register(const struct audit *audit, const struct place *place);

/* The names that Linux shows of ROW, and its macros: "a", "a, b"; "" if none. */
const char *rules_shown(const struct audit *audit, const struct map_row *row);
const char *rules_macros(const struct audit *audit, const struct map_row *row);

/* A name for ROW in an identity: QEMU's, else Linux's first macro without prefix. */
const char *rules_key(const struct audit *audit, const struct map_row *row);

/*
 * The first row of the register that PLACE is in for which HOLDS; null if
 * there is none.
 */
typedef bool rules_test(const struct map_row *row);
const struct map_row *rules_find_in_register(const struct audit *audit,
					     const struct place *place,
					     rules_test *holds);

/* Whether a part is missing that may give a bit to any feature. */
bool rules_may_miss_bits(const struct audit *audit);

/* Tests: QEMU names it; KVM's lists or operations, not its comments, have it. */
bool rules_is_named(const struct map_row *row);
bool rules_is_listed(const struct map_row *row);
/* At least under a condition. */
bool rules_is_advertised(const struct map_row *row);

/* Adds ROW, and beside its listing the places that decide what KVM does. */
void rules_add_row(struct audit *audit, struct finding *finding,
		   const struct map_row *row);

/* Adds a feature's names and where it is defined. */
void rules_add_feature(struct audit *audit, struct finding *finding,
		       const struct feature_fact *feature);

/* audit_report about a place that need not have a row. */
struct finding *rules_report_at(struct audit *audit, const struct audit_rule *rule,
				const struct place *place, const char *key,
				const char *message);

#endif
