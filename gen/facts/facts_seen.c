/* SPDX-License-Identifier: MIT */
/*
 * What a tree's texts may hold: what is written of them goes to terminals, into C
 * that is read by people, and into pages. A character that is not seen could make
 * any of these look like something else, so no fact has one.
 */
#include "facts_seen.h"

#include "unseen.h"

/* Whether all of TEXT can be seen; with RETURNS a carriage return is let pass. */
static bool is_seen(const char *text, bool returns)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c >= ' ' && c < 0x7f)
			continue;
		if (unseen_length(text) && !(c == '\r' && returns))
			return false;
	}
	return true;
}

static void check(const char *text, bool returns, struct span place, struct diag *diag)
{
	if (text && !is_seen(text, returns))
		diag_error(diag, place, DIAG_ENCODING,
			   "'%s' has a character that cannot be seen", text);
}

static void check_shown(const struct feature_fact *features, size_t count, struct diag *diag)
{
	for (size_t i = 0; i < count; i++)
		check(features[i].shown, false, features[i].place, diag);
}

static void check_kvm(const struct linux_facts *facts, struct diag *diag)
{
	for (size_t i = 0; i < facts->kvm_caps.count; i++)
		check(facts->kvm_caps.items[i].condition, false,
		      facts->kvm_caps.items[i].place, diag);
	for (size_t i = 0; i < facts->kvm_ops.count; i++)
		check(facts->kvm_ops.items[i].condition, false, facts->kvm_ops.items[i].place,
		      diag);
	for (size_t i = 0; i < facts->kvm_left_out.count; i++)
		check(facts->kvm_left_out.items[i].name, false,
		      facts->kvm_left_out.items[i].place, diag);
}

/* The shell hands on a header's carriage returns. */
static void check_capflags(const struct linux_facts *facts, struct diag *diag)
{
	for (size_t i = 0; i < facts->capflags_steps.count; i++)
		check(facts->capflags_steps.items[i].text, true,
		      facts->capflags_steps.items[i].place, diag);
	for (size_t i = 0; i < facts->capflags_rows.count; i++)
		check(facts->capflags_rows.items[i].quoted, true,
		      facts->capflags_rows.items[i].place, diag);
}

static void check_qemu(const struct qemu_facts *facts, struct diag *diag)
{
	for (size_t i = 0; i < facts->names.count; i++) {
		check(facts->names.items[i].name, false, facts->names.items[i].place, diag);
		check(facts->names.items[i].hint, false, facts->names.items[i].place, diag);
	}
	for (size_t i = 0; i < facts->aliases.count; i++)
		check(facts->aliases.items[i].alias, false, facts->aliases.items[i].place,
		      diag);
}

void facts_check_seen(const struct facts *facts, struct diag *diag)
{
	const struct linux_facts *linux_facts = &facts->linux_tree;
	unsigned errors = diag->errors;

	check(facts->version, false, (struct span){ 0 }, diag);
	check_shown(linux_facts->features.items, linux_facts->features.count, diag);
	check_shown(linux_facts->bugs.items, linux_facts->bugs.count, diag);
	check_shown(linux_facts->vmx.items, linux_facts->vmx.count, diag);
	check_kvm(linux_facts, diag);
	if (diag->errors == errors)	/* its rows are of these features */
		check_capflags(linux_facts, diag);
	check_qemu(&facts->qemu_tree, diag);
}
