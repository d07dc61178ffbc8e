/* SPDX-License-Identifier: MIT */
/*
 * The table of rules: what each is called and what it is for. The order is the
 * one they run and are printed in: a rule comes behind those it presupposes.
 */
#include "rules.h"

const struct audit_rule audit_rules[] = {
	{
		.name = "word-disagrees",
		.severity = SEVERITY_ERROR,
		.summary = "a feature word is another register than its name or its bits' names say",
		.help = "Bits are joined by the register that their word is said to be, so one wrong "
			"function, index or register in reverse_cpuid[] or feature_word_info[] spoils a "
			"whole word. This fires where a word's own name tells another register, where two "
			"words of Linux's are one register, and where at least three names of a word of "
			"QEMU's stand on the same bits of another word of Linux's. Mend the table.",
		.run = rule_word_disagrees,
	},
	{
		.name = "false-friend",
		.severity = SEVERITY_ERROR,
		.summary = "one name means one bit in QEMU and something else in /proc/cpuinfo",
		.help = "Who takes a flag of /proc/cpuinfo for QEMU's feature of that name asks for another "
			"bit, or finds a bit missing that is there. Names that differ in case and _ . - only "
			"count as one, for tools compare them so. Never translate these names by their "
			"spelling: go by the bit.",
		.presupposes = { "word-disagrees" },
		.run = rule_false_friend,
	},
	{
		.name = "qemu-duplicate-name",
		.severity = SEVERITY_ERROR,
		.summary = "QEMU gives one name to several bits",
		.help = "A name with -cpu then stands for all of these bits at once, whatever was meant, and "
			"a table that is keyed by names loses one of them. Where it is a slip of the pen, "
			"as a name copied from the line above, the bit lacks its own name.",
		.run = rule_qemu_duplicate_name,
	},
	{
		.name = "synthetic-shadow",
		.severity = SEVERITY_WARNING,
		.summary = "a feature of Linux's own is called like a hardware bit",
		.help = "The kernel sets such a flag by its own rules: it may stand for several bits, or for "
			"what the kernel made of them. That it is there does not tell that the CPU has the "
			"bit, nor the other way round. For guests, look at the bit.",
		.presupposes = { "word-disagrees" },
		.run = rule_synthetic_shadow,
	},
	{
		.name = "name-differs",
		.severity = SEVERITY_WARNING,
		.summary = "Linux and QEMU have different names for a bit",
		.help = "Who compares names takes the one for missing and the other for unknown. A table "
			"that is keyed by the bit, such as this program writes, has both.",
		.presupposes = { "word-disagrees" },
		.run = rule_name_differs,
	},
	{
		.name = "name-spelling",
		.severity = SEVERITY_NOTE,
		.summary = "Linux and QEMU spell a bit's name differently",
		.help = "The names are equal but for case and _ . -, so they can be compared once these are "
			"folded. As they stand they cannot: -cpu wants QEMU's spelling.",
		.presupposes = { "word-disagrees" },
		.run = rule_name_spelling,
	},
	{
		.name = "unnamed-in-qemu",
		.severity = SEVERITY_WARNING,
		.summary = "Linux shows a bit that QEMU has no name for, though KVM advertises it",
		.help = "What has no name cannot be asked for with -cpu, and -cpu host passes on what has one, "
			"so guests lack the flag though KVM would give it. Where KVM does not advertise the "
			"bit either this is a note: nothing is lost by the missing name alone.",
		.presupposes = { "word-disagrees" },
		.run = rule_unnamed_in_qemu,
	},
	{
		.name = "advertised-unknown",
		.severity = SEVERITY_WARNING,
		.summary = "KVM advertises a bit that Linux does not show and QEMU has no name for",
		.help = "The bit is on offer, but nobody can see or ask for it by a name. Often QEMU is just "
			"older than the kernel and has not learnt it yet. Bits that are AMD's copies of "
			"others do not count.",
		.presupposes = { "word-disagrees" },
		.run = rule_advertised_unknown,
	},
	{
		.name = "comment-disagrees",
		.severity = SEVERITY_WARNING,
		.summary = "a comment beside a bit has the name of another bit",
		.help = "Comments in QEMU's table and in KVM's lists tell what a bit without a name is, or why "
			"it is left out. This fires where such a name is known, and is the name of a bit "
			"elsewhere: either the comment stands on the wrong line, or the list has a gap.",
		.presupposes = { "word-disagrees" },
		.run = rule_comment_disagrees,
	},
	{
		.name = "dependency-differs",
		.severity = SEVERITY_WARNING,
		.summary = "one side takes a bit away when another is missing, the other side does not",
		.help = "Linux's cpuid_deps[] and QEMU's feature_dependencies[] are compared bit by bit, through "
			"all steps. Where QEMU has no such rule a guest can be given the one without the other, "
			"and its kernel drops it again. A warning where both tables speak of the bit and differ, "
			"a note where one of them says nothing.",
		.presupposes = { "word-disagrees" },
		.run = rule_dependency_differs,
	},
	{
		.name = "linux-name-twice",
		.severity = SEVERITY_WARNING,
		.summary = "Linux shows two features under one name",
		.help = "Whoever reads /proc/cpuinfo cannot tell which of the two a machine has. Names that "
			"differ in case and _ . - only count as one.",
		.run = rule_linux_name_twice,
	},
	{
		.name = "dependency-repeated",
		.severity = SEVERITY_NOTE,
		.summary = "Linux's cpuid_deps[] has a row more than once",
		.help = "That does no harm by itself, but often another row was meant, which is then missing.",
		.run = rule_dependency_repeated,
	},
	{
		.name = "not-migratable",
		.severity = SEVERITY_NOTE,
		.summary = "QEMU names a bit that keeps a guest from being migrated",
		.help = "A guest that is given the bit stays on its host, unless QEMU is told more, as the "
			"frequency of a guest's TSC is for invtsc. -cpu host leaves the bit out unless "
			"migratable=off says otherwise.",
		.run = rule_not_migratable,
	},
	{
		.name = "not-auto-enabled",
		.severity = SEVERITY_NOTE,
		.summary = "QEMU names a bit that -cpu host leaves out",
		.help = "The bit is not switched on just because the host has it; a guest has it only if it "
			"is asked for by name.",
		.run = rule_not_auto_enabled,
	},
	{
		.name = "mask-unnamed",
		.severity = SEVERITY_NOTE,
		.summary = "one of QEMU's masks has a bit that QEMU has no name for",
		.help = "What a mask says of a bit without a name has no effect, or none that anybody could ask "
			"for: either the name is missing, or the mask has the wrong bit. Masks of all ones and "
			"words without names do not count.",
		.run = rule_mask_unnamed,
	},
	{
		.name = "kvm-left-out",
		.severity = SEVERITY_NOTE,
		.summary = "QEMU names a bit that KVM leaves out by a comment",
		.help = "The people who made KVM's list knew the bit and did not advertise it. QEMU may still "
			"offer it, emulated by itself or under a condition, which the sentence tells if it is "
			"KVM's.",
		.presupposes = { "word-disagrees" },
		.run = rule_kvm_left_out,
	},
	{
		.name = "never-advertised",
		.severity = SEVERITY_NOTE,
		.summary = "QEMU names a bit that KVM's lists do not have",
		.help = "By these lists a guest under KVM never has it: it is there for TCG, or a thing of the "
			"past. Only CPUID words that KVM has lists for are judged, and KVM and QEMU may add "
			"single bits by other means, such as what KVM emulates itself.",
		.presupposes = { "word-disagrees" },
		.run = rule_never_advertised,
	},
	{
		.name = "kvm-unlisted-word",
		.severity = SEVERITY_NOTE,
		.summary = "QEMU names bits of a CPUID word that KVM has no list for",
		.help = "What KVM offers in that register is decided elsewhere in its code, so nothing here "
			"can tell. KVM's own leaf 0x40000001 is one such.",
		.presupposes = { "word-disagrees" },
		.run = rule_kvm_unlisted_word,
	},
	{
		.name = "hidden-in-linux",
		.severity = SEVERITY_NOTE,
		.summary = "QEMU names a bit that Linux knows and does not show",
		.help = "Its flag is missing in /proc/cpuinfo, be the bit there or not: neither on the host nor "
			"in the guest does that file tell.",
		.presupposes = { "word-disagrees" },
		.run = rule_hidden_in_linux,
	},
	{
		.name = "qemu-only",
		.severity = SEVERITY_NOTE,
		.summary = "QEMU names a bit that Linux has no macro for",
		.help = "Linux does not use the bit by such a macro, so /proc/cpuinfo never shows it. That is as it "
			"should be for bits of MSRs and of leaves that describe no CPU features to the kernel.",
		.presupposes = { "word-disagrees" },
		.run = rule_qemu_only,
	},
	{ .name = NULL },
};
