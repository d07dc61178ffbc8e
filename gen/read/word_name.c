/* SPDX-License-Identifier: MIT */
#include "word_name.h"

#include <stdlib.h>

/* Reads a run of hexadecimal digits up to '_'; false if it is none. */
static bool read_hex(const char **text, uint32_t *value, size_t *digits)
{
	*digits = strspn(*text, "0123456789ABCDEFabcdef");
	if (*digits == 0 || *digits > 8 || (*text)[*digits] != '_')
		return false;
	*value = (uint32_t)strtoul(*text, NULL, 16);
	*text += *digits + 1;
	return true;
}

static bool reg_of_suffix(const char *suffix, enum reg *reg)
{
	static const char *const suffixes[REG_COUNT] = { "EAX", "EBX", "ECX", "EDX" };

	for (int i = 0; i < REG_COUNT; i++) {
		if (strcmp(suffixes[i], suffix) == 0) {
			*reg = (enum reg)i;
			return true;
		}
	}
	return false;
}

bool word_name_leaf(const char *name, const char *prefix, struct leaf *leaf)
{
	uint32_t part;
	size_t digits;

	*leaf = (struct leaf){ 0 };
	if (strncmp(name, prefix, strlen(prefix)) != 0)
		return false;
	name += strlen(prefix);
	if (!read_hex(&name, &leaf->function, &digits))
		return false;
	if (digits == 4 && read_hex(&name, &part, &digits)) {
		if (digits != 4)
			return false;
		leaf->function = leaf->function << 16 | part;
	}
	if (reg_of_suffix(name, &leaf->reg))
		return true;
	return read_hex(&name, &leaf->index, &digits) &&
	       reg_of_suffix(name, &leaf->reg);
}
