/* SPDX-License-Identifier: MIT */
#include "unseen.h"

#include <stdbool.h>

static bool is_between(unsigned char byte, unsigned char first, unsigned char last)
{
	return byte >= first && byte <= last;
}

/* Of those that are 0xe2 and BYTE and another. */
static bool is_unseen_e2(unsigned char byte, unsigned char last)
{
	/* U+200B to U+200F have no width or turn the text around, as do U+2028 to
	 * U+202E, which end lines, too, and U+2060 to U+206F. */
	return byte == 0x80 ? is_between(last, 0x8b, 0x8f) || is_between(last, 0xa8, 0xae)
			    : byte == 0x81 && is_between(last, 0xa0, 0xaf);
}

size_t unseen_length(const char *text)
{
	const unsigned char *byte = (const unsigned char *)text;

	if (byte[0] < 0x80)
		return (byte[0] < 0x20 && byte[0] && byte[0] != '\t' && byte[0] != '\n') ||
		       byte[0] == 0x7f;
	if (byte[0] == 0xc2)	/* U+0080 to U+009F: terminals take U+009B for an escape */
		return is_between(byte[1], 0x80, 0x9f) || byte[1] == 0xad ? 2 : 0;
	if (byte[0] == 0xd8)	/* U+061C, a mark of direction */
		return byte[1] == 0x9c ? 2 : 0;
	if (byte[0] == 0xe2)
		return is_unseen_e2(byte[1], byte[1] ? byte[2] : 0) ? 3 : 0;
	if (byte[0] == 0xef)	/* U+FEFF, U+FFF9 to U+FFFB */
		return (byte[1] == 0xbb && byte[2] == 0xbf) ||
		       (byte[1] == 0xbf && is_between(byte[2], 0xb9, 0xbb)) ? 3 : 0;
	/* U+E0000 to U+E0FFF: tags, which spell a text that nobody sees */
	return byte[0] == 0xf3 && byte[1] == 0xa0 && is_between(byte[2], 0x80, 0xbf) ? 4 : 0;
}
