/* SPDX-License-Identifier: MIT */
/* why's answers, for people and for programs. */
#include "json_rows.h"
#include "why.h"

static const char *const meanings[CAUSE_COUNT] = {
	[CAUSE_SET_BY_KERNEL] = "set by the host's kernel itself, not by hardware",
	[CAUSE_NOT_ADVERTISED] = "not advertised by KVM",
	[CAUSE_CONDITIONAL] = "advertised by KVM under a condition",
	[CAUSE_NO_QEMU_NAME] = "QEMU has no name for them",
	[CAUSE_NOT_MIGRATABLE] = "not migratable for QEMU, so left out of -cpu host",
	[CAUSE_NOT_AUTO_ENABLED] = "not enabled by QEMU unless asked for",
	[CAUSE_DEPENDENCY] = "gone with a flag that they need",
	[CAUSE_NOT_STOPPED] = "stopped by nothing: the CPU model or the command line left them out",
	[CAUSE_UNKNOWN] = "not told by these trees",
};

static size_t count(const struct why *why, enum cause cause)
{
	size_t sum = 0;

	for (size_t i = 0; i < why->lost.count; i++)
		sum += why->lost.items[i].cause == cause;
	return sum;
}

static void print_flag(const struct why_flag *flag, FILE *stream)
{
	fprintf(stream, "  %-18s %-24s %s", flag->flag, flag->where ? flag->where : "-",
		flag->message);
	fprintf(stream, *flag->source ? "  (%s)\n" : "%s\n", flag->source);
}

static void print_cause(const struct why *why, enum cause cause, FILE *stream)
{
	size_t sum = count(why, cause);

	if (sum == 0)
		return;
	fprintf(stream, "\n%s: %zu, %s\n", cause_names[cause], sum, meanings[cause]);
	for (size_t i = 0; i < why->lost.count; i++)
		if (why->lost.items[i].cause == cause)
			print_flag(&why->lost.items[i], stream);
}

void why_print(const struct why *why, FILE *stream)
{
	fprintf(stream, "%zu of the host's flags are not in the guest (by Linux %s and QEMU %s)\n",
		why->lost.count, why->map->linux_tree->version,
		why->map->qemu_tree->version);
	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		print_cause(why, (enum cause)cause, stream);
	if (why->gained.count)
		fprintf(stream, "\n%zu of the guest's flags are not in the host\n",
			why->gained.count);
	for (size_t i = 0; i < why->gained.count; i++)
		print_flag(&why->gained.items[i], stream);
}

static json_t *flags(const struct why_flag *items, size_t number)
{
	json_t *array = json_array();

	for (size_t i = 0; i < number; i++) {
		json_t *object = json_object();

		json_set(object, "flag", json_text(items[i].flag));
		json_set(object, "cause", json_text(cause_names[items[i].cause]));
		json_set(object, "where", json_text(items[i].where));
		json_set(object, "message", json_text(items[i].message));
		json_set(object, "source",
			 json_text(*items[i].source ? items[i].source : NULL));
		json_set(object, "left_out", json_boolean(items[i].left_out));
		json_array_append_new(array, object);
	}
	return array;
}

json_t *why_json(const struct why *why)
{
	json_t *object = json_object(), *counts = json_object();

	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		json_set(counts, cause_names[cause],
			 json_integer((json_int_t)count(why, (enum cause)cause)));
	json_set(object, "linux", json_text(why->map->linux_tree->version));
	json_set(object, "qemu", json_text(why->map->qemu_tree->version));
	json_set(object, "counts", counts);
	json_set(object, "lost", flags(why->lost.items, why->lost.count));
	json_set(object, "gained", flags(why->gained.items, why->gained.count));
	return object;
}
