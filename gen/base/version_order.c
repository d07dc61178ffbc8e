/* SPDX-License-Identifier: MIT */
#include "version_order.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* What may stand at a place of a version, earliest first. */
enum rank { RANK_BEFORE_RELEASE, RANK_END, RANK_TEXT, RANK_NUMBER };

static bool leads_up(const char *text)
{
	static const char *const marks[] = { "~", "-rc", "-alpha", "-beta", "-pre" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(text, marks[i], strlen(marks[i])) == 0)
			return true;
	return false;
}

static enum rank rank_of(const char *text)
{
	if (leads_up(text))
		return RANK_BEFORE_RELEASE;
	if (*text == '\0')
		return RANK_END;
	return isdigit((unsigned char)*text) ? RANK_NUMBER : RANK_TEXT;
}

/* Both stand at a number, and are moved behind it. Numbers have any length. */
static int compare_numbers(const char **left, const char **right)
{
	size_t left_length, right_length;
	int order;

	*left += strspn(*left, "0");
	*right += strspn(*right, "0");
	left_length = strspn(*left, "0123456789");
	right_length = strspn(*right, "0123456789");
	if (left_length != right_length)
		return left_length < right_length ? -1 : 1;
	order = memcmp(*left, *right, left_length);
	*left += left_length;
	*right += right_length;
	return order;
}

static const char *without_v(const char *text)
{
	return *text == 'v' && isdigit((unsigned char)text[1]) ? text + 1 : text;
}

int version_compare(const char *left, const char *right)
{
	left = without_v(left);
	right = without_v(right);
	for (;;) {
		enum rank rank = rank_of(left), other = rank_of(right);
		int order;

		if (rank != other)
			return rank < other ? -1 : 1;
		if (rank == RANK_END)
			return 0;
		if (rank == RANK_NUMBER)
			order = compare_numbers(&left, &right);
		else
			order = (unsigned char)*left++ - (unsigned char)*right++;
		if (order)
			return order;
	}
}
