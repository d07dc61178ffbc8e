/* SPDX-License-Identifier: MIT */
#include "source.h"

#include <nettle/sha2.h>
#include <stdlib.h>

static void hash(struct source *source)
{
	static const char digits[] = "0123456789abcdef";
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_init(&context);
	sha256_update(&context, source->size, (const uint8_t *)source->text);
	sha256_digest(&context, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		source->sha256[2 * i] = digits[digest[i] >> 4];
		source->sha256[2 * i + 1] = digits[digest[i] & 15];
	}
}

struct source *source_new(struct arena *arena, const char *path,
			  const char *shown, char *text, uint32_t size)
{
	struct source *source = arena_alloc(arena, sizeof *source);

	source->path = path;
	source->shown = shown;
	source->text = text;
	source->size = size;
	source->arena = arena;
	hash(source);
	return source;
}

static void find_lines(struct source *source)
{
	uint32_t lines = 1, offset = 0;
	const char *newline;

	for (uint32_t i = 0; i < source->size; i++)
		lines += source->text[i] == '\n';
	source->line_starts = arena_alloc(source->arena,
					  lines * sizeof *source->line_starts);
	source->line_count = 1;
	while ((newline = memchr(source->text + offset, '\n',
				 source->size - offset)) != NULL) {
		offset = (uint32_t)(newline - source->text) + 1;
		source->line_starts[source->line_count++] = offset;
	}
}

struct position source_position(struct source *source, uint32_t offset)
{
	uint32_t low = 0, high;

	if (!source->line_starts)
		find_lines(source);
	/* The last line that starts at OFFSET or before it. */
	for (high = source->line_count; high - low > 1;) {
		uint32_t middle = low + (high - low) / 2;

		if (source->line_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return (struct position){ low + 1, offset - source->line_starts[low] + 1 };
}

/* How many bytes the UTF-8 sequence at TEXT has; 0 if it is none. */
static uint32_t sequence_length(const unsigned char *text, uint32_t left)
{
	uint32_t length, code, least;

	if (text[0] >= 0xc2 && text[0] <= 0xdf)
		length = 2, code = text[0] & 0x1f, least = 0x80;
	else if ((text[0] & 0xf0) == 0xe0)
		length = 3, code = text[0] & 0x0f, least = 0x800;
	else if (text[0] >= 0xf0 && text[0] <= 0xf4)
		length = 4, code = text[0] & 0x07, least = 0x10000;
	else
		return 0;
	if (length > left)
		return 0;
	for (uint32_t i = 1; i < length; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return 0;
		code = code << 6 | (text[i] & 0x3f);
	}
	if (code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
		return 0;
	return length;
}

uint32_t source_first_bad_byte(const char *text, uint32_t size)
{
	const unsigned char *bytes = (const unsigned char *)text;
	uint32_t i = 0;

	while (i < size) {
		uint32_t length;
		uint64_t eight;

		/* Almost all of it is ASCII: eight bytes at a time. */
		while (size - i >= sizeof eight) {
			memcpy(&eight, bytes + i, sizeof eight);
			if ((eight & 0x8080808080808080) ||
			    ((eight - 0x0101010101010101) & ~eight &
			     0x8080808080808080))
				break;
			i += sizeof eight;
		}
		if (i == size)
			break;
		if (bytes[i] == 0)
			return i;
		length = bytes[i] < 0x80 ? 1 : sequence_length(bytes + i, size - i);
		if (length == 0)
			return i;
		i += length;
	}
	return size;
}
