/* SPDX-License-Identifier: MIT */
/* A rule about names in comments, which nothing else checks. */
#include "emit.h"
#include "rules.h"
#include "spelling.h"

enum {
	MOST_WORDS = 3,		/* a comment with more is prose, not names */
};

static bool is_of_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/* The next word in *TEXT, which is moved behind it; null if there is none. */
static const char *next_word(const struct audit *audit, const char **text)
{
	const char *start;

	while (**text && !is_of_name(**text))
		++*text;
	start = *text;
	while (is_of_name(**text))
		++*text;
	return *text == start ? NULL
			      : arena_strndup(audit->arena, start, (size_t)(*text - start));
}

static bool is_macro_of(const char *macro, const char *name)
{
	return macro && spelling_alike(spelling_bare_macro(macro), name);
}

/* Whether anybody calls ROW so: Linux, KVM (of a copied bit, too) or QEMU. */
static bool is_called(const struct map_row *row, const char *name)
{
	if ((row->qemu_name && spelling_alike(row->qemu_name, name)) ||
	    (row->kvm.cap && is_macro_of(row->kvm.cap->macro, name)))
		return true;
	for (size_t i = 0; i < row->kvm.op_count; i++)
		if (is_macro_of(row->kvm.ops[i]->macro, name))
			return true;
	for (size_t i = 0; i < row->name_count; i++)
		if (is_macro_of(row->names[i].macro, name) ||
		    (row->names[i].shown && spelling_alike(row->names[i].shown, name)))
			return true;
	return false;
}

/* The first row that is called so, in whatever word; null if none. */
static const struct map_row *row_called(const struct map *map, const char *name)
{
	for (size_t i = 0; i < map->rows.count; i++)
		if (is_called(&map->rows.items[i], name))
			return &map->rows.items[i];
	return NULL;
}

static bool is_in_list(const struct map_row *row)
{
	return row->kvm.cap;
}

/*
 * AMD has copies of bits in a second register. Where KVM has no list that tells
 * of them, a bit of the same number that QEMU does not name may be one.
 */
static bool may_be_copy(const struct audit *audit, const struct map_row *row,
			const struct map_row *other)
{
	return !row->qemu_name && row->place.bit == other->place.bit &&
	       !rules_find_in_register(audit, &row->place, is_in_list);
}

/* QEMU's comments beside its names. */

static void report_hint(struct audit *audit, const struct audit_rule *rule,
			const struct map_row *row, const char *word,
			const struct map_row *other)
{
	struct finding *finding = audit_report(
		audit, rule, row, arena_printf(audit->arena, "qemu:%s", word),
		"QEMU's comment on %s says \"%s\", but %s is the name of %s",
		rules_place(audit, row), row->qemu_hint, word, rules_place(audit, other));

	rules_add_row(audit, finding, row);
	rules_add_row(audit, finding, other);
}

static void check_hint(struct audit *audit, const struct audit_rule *rule,
		       const struct map_row *row)
{
	const struct map_row *other = NULL;
	const char *text = row->qemu_hint, *word, *strange = NULL;
	unsigned words = 0;

	while ((word = next_word(audit, &text))) {
		if (++words > MOST_WORDS || is_called(row, word))
			return;
		if (other)
			continue;
		other = row_called(audit->map, word);
		strange = word;
	}
	if (other && !may_be_copy(audit, row, other))
		report_hint(audit, rule, row, strange, other);
}

/* KVM's comments in its lists: names that mean nothing in their word. */

static bool is_in_word(const struct map *map, const struct word_fact *word,
		       const char *name)
{
	struct place place = { .leaf = word->leaf };

	for (; place.bit < BITS_PER_WORD; place.bit++) {
		const struct map_row *row = map_find_row(map, &place);

		if (row && is_called(row, name))
			return true;
	}
	return false;
}

static void check_left_out(struct audit *audit, const struct audit_rule *rule,
			   const struct map_left_out *left_out)
{
	const char *name = left_out->fact->name;
	const struct map_row *other = row_called(audit->map, name);
	const struct word_fact *word = map_find_word(
		&audit->map->linux_tree->linux_tree, left_out->fact->word);
	struct finding *finding;

	if (!other || !word || !word->has_leaf || is_in_word(audit->map, word, name))
		return;
	finding = audit_report(audit, rule, other,
			       arena_printf(audit->arena, "kvm:%s:%s",
					    left_out->fact->word, name),
			       "KVM's list for %s leaves out %s by a comment, but that is the name of %s",
			       left_out->fact->word, name, rules_place(audit, other));
	finding_add_name(audit, finding, "kvm", name);
	finding_add_place(audit, finding, "kvm", left_out->fact->place);
	finding_add_row(audit, finding, other);
}

void rule_comment_disagrees(struct audit *audit, const struct audit_rule *rule)
{
	const struct map *map = audit->map;

	for (size_t i = 0; i < map->rows.count; i++)
		if (map->rows.items[i].qemu_hint)
			check_hint(audit, rule, &map->rows.items[i]);
	for (size_t i = 0; i < map->left_out.count; i++)
		check_left_out(audit, rule, &map->left_out.items[i]);
}
