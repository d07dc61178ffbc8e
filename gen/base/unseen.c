/* SPDX-License-Identifier: MIT */
#include "unseen.h"

#include <stdbool.h>

static bool is_between(unsigned char byte, unsigned char first, unsigned char last)
{
	return byte >= first && byte <= last;
}

size_t unseen_length(const char *text)
{
	const unsigned char *byte = (const unsigned char *)text;

	if (byte[0] < 0x20 || byte[0] == 0x7f)
		return byte[0] && byte[0] != '\t' && byte[0] != '\n';
	if (byte[0] == 0xc2 && is_between(byte[1], 0x80, 0x9f))
		return 2;	/* U+0080 to U+009F: terminals take U+009B for an escape */
	if (byte[0] != 0xe2)
		return 0;
	if (byte[1] == 0x80 && (is_between(byte[2], 0x8e, 0x8f) ||
				is_between(byte[2], 0xa8, 0xae)))
		return 3;	/* marks of direction, U+2028 to U+202E */
	return byte[1] == 0x81 && is_between(byte[2], 0xa6, 0xa9) ? 3 : 0;
}
