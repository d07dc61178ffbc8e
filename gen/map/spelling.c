/* SPDX-License-Identifier: MIT */
#include "spelling.h"

enum {
	LONGEST = 63,		/* letters of a name that are looked at */
	MOST_SUGGESTED = 3,
};

static int folded(char c)
{
	if (c == '_' || c == '.')
		return '-';
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

const char *spelling_folded(struct arena *arena, const char *name)
{
	char *copy = arena_strndup(arena, name, strlen(name));

	for (char *c = copy; *c; c++)
		*c = (char)folded(*c);
	return copy;
}

bool spelling_alike(const char *left, const char *right)
{
	while (*left && folded(*left) == folded(*right))
		left++, right++;
	return folded(*left) == folded(*right);
}

const char *spelling_bare_macro(const char *macro)
{
	static const char *const prefixes[] = { "KVM_X86_FEATURE_", "X86_FEATURE_",
						"X86_BUG_", "VMX_FEATURE_" };

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (strncmp(macro, prefixes[i], strlen(prefixes[i])) == 0)
			return macro + strlen(prefixes[i]);
	return macro;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/*
 * One step of the usual table (optimal string alignment), which is kept as its
 * last three lines: what it costs to make the first K letters of RIGHT of the
 * first I of LEFT.
 */
static unsigned cost_at(unsigned lines[3][LONGEST + 2], const char *left,
			const char *right, size_t i, size_t k)
{
	const unsigned *two = lines[(i + 1) % 3], *one = lines[(i + 2) % 3];
	bool same = folded(left[i - 1]) == folded(right[k - 1]);
	unsigned cost = one[k - 1] + !same;

	cost = least(cost, one[k] + 1);
	cost = least(cost, lines[i % 3][k - 1] + 1);
	if (i > 1 && k > 1 && folded(left[i - 1]) == folded(right[k - 2]) &&
	    folded(left[i - 2]) == folded(right[k - 1]))
		cost = least(cost, two[k - 2] + 1);
	return cost;
}

unsigned spelling_distance(const char *left, const char *right, unsigned most)
{
	unsigned lines[3][LONGEST + 2];
	size_t rows = strnlen(left, LONGEST), columns = strnlen(right, LONGEST);

	if (rows > columns + most || columns > rows + most)
		return most + 1;
	for (size_t k = 0; k <= columns; k++)
		lines[0][k] = (unsigned)k;
	for (size_t i = 1; i <= rows; i++) {
		unsigned best = lines[i % 3][0] = (unsigned)i;

		for (size_t k = 1; k <= columns; k++) {
			lines[i % 3][k] = cost_at(lines, left, right, i, k);
			best = least(best, lines[i % 3][k]);
		}
		if (best > most)
			return most + 1;
	}
	return least(lines[rows % 3][columns], most + 1);
}

const char *spelling_nearest(struct arena *arena, const char *name, spelling_names *names)
{
	unsigned most = least((unsigned)strlen(name) / 3 + 1, SPELLING_FAR), suggested = 0;
	const char *list = "";

	for (unsigned far = 0; far <= most; far++)
		for (size_t i = 0; names(i) && suggested < MOST_SUGGESTED; i++) {
			if (spelling_distance(name, names(i), most) != far)
				continue;
			list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "",
					    names(i));
			suggested++;
		}
	return list;
}
