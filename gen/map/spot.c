/* SPDX-License-Identifier: MIT */
#include "spot.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

enum { MOST_LETTERS = 64 };	/* of a name; QEMU's have up to thirty */

static void skip_blanks(const char **text)
{
	*text += strspn(*text, " \t");
}

static bool take(const char **text, const char *what)
{
	size_t length = strlen(what);

	if (strncasecmp(*text, what, length) != 0)
		return false;
	*text += length;
	return true;
}

/* A number of 32 bits or less, with or without 0x if hexadecimal. */
static bool take_number(const char **text, int base, uint32_t *number)
{
	unsigned long long value;
	char *end;

	if (!isxdigit((unsigned char)**text))
		return false;
	value = strtoull(*text, &end, base);
	if (end == *text || value > UINT32_MAX)
		return false;
	*text = end;
	*number = (uint32_t)value;
	return true;
}

static bool take_bit(const char **text, uint32_t most, uint32_t *bit)
{
	return take_number(text, 10, bit) && *bit < most;
}

static bool take_register(const char **text, enum reg *reg)
{
	for (int i = 0; i < REG_COUNT; i++) {
		if (take(text, reg_names[i])) {
			*reg = (enum reg)i;
			return true;
		}
	}
	return false;
}

static bool at_end(const char *text)
{
	skip_blanks(&text);
	return *text == '\0';
}

/* 18*32+26, with or without parentheses and blanks */
static bool read_linux_number(const char *text, struct spot *spot)
{
	bool enclosed;
	uint32_t width;

	skip_blanks(&text);
	enclosed = take(&text, "(");
	skip_blanks(&text);
	if (!take_number(&text, 10, &spot->word))
		return false;
	skip_blanks(&text);
	if (!take(&text, "*"))
		return false;
	skip_blanks(&text);
	if (!take_number(&text, 10, &width) || width != BITS_PER_WORD)
		return false;
	skip_blanks(&text);
	if (!take(&text, "+"))
		return false;
	skip_blanks(&text);
	if (!take_bit(&text, BITS_PER_WORD, &spot->place.bit))
		return false;
	skip_blanks(&text);
	if (enclosed && !take(&text, ")"))
		return false;
	spot->is_number = true;
	return at_end(text);
}

static bool read_dotted_msr(const char *text, struct spot *spot)
{
	spot->place.space = SPACE_MSR;
	return take(&text, "msr.") && take_number(&text, 16, &spot->place.msr) &&
	       take(&text, ".") && take_bit(&text, BITS_PER_MSR, &spot->place.bit) &&
	       at_end(text);
}

/* FUNCTION[.INDEX].REGISTER.BIT */
static bool read_dotted(const char *text, struct spot *spot)
{
	struct leaf *leaf = &spot->place.leaf;

	skip_blanks(&text);
	if (strncasecmp(text, "msr.", 4) == 0)
		return read_dotted_msr(text, spot);
	if (!take_number(&text, 16, &leaf->function) || !take(&text, "."))
		return false;
	if (!take_register(&text, &leaf->reg)) {
		if (!take_number(&text, 0, &leaf->index) || !take(&text, ".") ||
		    !take_register(&text, &leaf->reg))
			return false;
	}
	return take(&text, ".") && take_bit(&text, BITS_PER_WORD, &spot->place.bit) &&
	       at_end(text);
}

/* How long the name at TEXT is; more than MOST_LETTERS if it is none. */
static size_t name_length(const char *text)
{
	size_t length = 0;

	while (length <= MOST_LETTERS && text[length] && !strchr(" \t[", text[length]))
		length++;
	return length;
}

/* "[26]", or ".name [bit 26]" with the name or without */
static bool take_bit_behind(struct arena *arena, const char **text, uint32_t most,
			    struct spot *spot)
{
	size_t length = 0;

	if (take(text, ".")) {
		length = name_length(*text);
		if (length > MOST_LETTERS)
			return false;
		spot->name = arena_strndup(arena, *text, length);
		*text += length;
	}
	skip_blanks(text);
	if (!take(text, "["))
		return false;
	if (take(text, "bit"))
		skip_blanks(text);
	return take_bit(text, most, &spot->place.bit) && take(text, "]");
}

/* Behind "CPUID.": 07H[.0]:EDX */
static bool take_cpuid(struct arena *arena, const char **text, struct spot *spot)
{
	struct leaf *leaf = &spot->place.leaf;

	if (!take_number(text, 16, &leaf->function) || !take(text, "H"))
		return false;
	spot->any_index = !take(text, ".");
	if (!spot->any_index && !take_number(text, 0, &leaf->index))
		return false;
	return take(text, ":") && take_register(text, &leaf->reg) &&
	       take_bit_behind(arena, text, BITS_PER_WORD, spot);
}

/* Behind "CPUID[eax=": 07h[,ecx=00h].EDX */
static bool take_cpuid_call(struct arena *arena, const char **text,
			    struct spot *spot)
{
	struct leaf *leaf = &spot->place.leaf;

	if (!take_number(text, 16, &leaf->function) || !take(text, "h"))
		return false;
	spot->any_index = !take(text, ",ecx=");
	if (!spot->any_index && !(take_number(text, 16, &leaf->index) && take(text, "h")))
		return false;
	return take(text, "].") && take_register(text, &leaf->reg) &&
	       take_bit_behind(arena, text, BITS_PER_WORD, spot);
}

/* Behind "MSR(": 48DH), and behind "MSR.": 48DH */
static bool take_msr(struct arena *arena, const char **text, bool enclosed,
		     struct spot *spot)
{
	spot->place.space = SPACE_MSR;
	return take_number(text, 16, &spot->place.msr) && take(text, "H") &&
	       (!enclosed || take(text, ")")) &&
	       take_bit_behind(arena, text, BITS_PER_MSR, spot);
}

static bool take_printed(struct arena *arena, const char **text, struct spot *spot)
{
	*spot = (struct spot){ 0 };
	if (take(text, "CPUID."))
		return take_cpuid(arena, text, spot);
	if (take(text, "CPUID[eax="))
		return take_cpuid_call(arena, text, spot);
	if (take(text, "MSR("))
		return take_msr(arena, text, true, spot);
	return take(text, "MSR.") && take_msr(arena, text, false, spot);
}

bool spot_next_in_log(struct arena *arena, const char **text, struct spot *spot)
{
	for (; **text; ++*text) {
		const char *end = *text;

		if (take_printed(arena, &end, spot)) {
			*text = end;
			return true;
		}
	}
	return false;
}

bool spot_read(struct arena *arena, const char *text, struct spot *spot)
{
	*spot = (struct spot){ 0 };
	if (read_linux_number(text, spot))
		return true;
	*spot = (struct spot){ 0 };
	if (read_dotted(text, spot))
		return true;
	skip_blanks(&text);
	return take_printed(arena, &text, spot) && at_end(text);
}
