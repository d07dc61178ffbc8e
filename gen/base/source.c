/* SPDX-License-Identifier: MIT */
#include "source.h"

#include <nettle/sha2.h>
#include <stdlib.h>

#include "unseen.h"

enum {
	LINE_BLOCK = 512,	/* bytes that lines are counted by */
};

/* Before a block of text: how many lines end, and where the last one begins. */
struct line_mark {
	uint32_t lines, start;
};

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

struct source *source_unhashed(struct arena *arena, const char *path,
			       const char *shown, char *text, uint32_t size)
{
	struct source *source = arena_alloc(arena, sizeof *source);

	source->path = path;
	source->shown = shown;
	source->text = text;
	source->size = size;
	source->arena = arena;
	return source;
}

struct source *source_new(struct arena *arena, const char *path,
			  const char *shown, char *text, uint32_t size)
{
	struct source *source = source_unhashed(arena, path, shown, text, size);

	hash(source);
	return source;
}

struct source *source_again(struct arena *arena, const struct source *other,
			    const char *path, const char *shown)
{
	struct source *source = arena_alloc_raw(arena, sizeof *source);

	*source = *other;
	source->path = path;
	source->shown = shown;
	source->arena = arena;
	return source;
}

/* How many of SIZE bytes are newlines: eight at a time. */
static uint32_t count_newlines(const char *text, uint32_t size)
{
	const uint64_t ones = 0x0101010101010101, low = 0x7f7f7f7f7f7f7f7f;
	uint32_t count = 0, i;

	for (i = 0; size - i >= 8; i += 8) {
		uint64_t eight;

		memcpy(&eight, text + i, sizeof eight);
		eight ^= '\n' * ones;
		/* The high bit of each byte that is zero now, and no other one. */
		eight = ~(((eight & low) + low) | eight | low);
		count += (uint32_t)(((eight >> 7) * ones) >> 56);
	}
	for (; i < size; i++)
		count += text[i] == '\n';
	return count;
}

/* Where the line begins that OFFSET is in, known that one begins at START. */
static uint32_t start_of_line(const struct source *source, uint32_t start,
			      uint32_t from, uint32_t offset)
{
	const char *newline = memrchr(source->text + from, '\n', offset - from);

	return newline ? (uint32_t)(newline + 1 - source->text) : start;
}

static void mark_lines(struct source *source)
{
	uint32_t blocks = source->size / LINE_BLOCK + 1;
	struct line_mark mark = { 0 };

	source->marks = arena_alloc_raw(source->arena, blocks * sizeof *source->marks);
	for (uint32_t block = 0; block < blocks; block++) {
		uint32_t from = block * LINE_BLOCK, left = source->size - from;

		left = left < LINE_BLOCK ? left : LINE_BLOCK;
		source->marks[block] = mark;
		mark.lines += count_newlines(source->text + from, left);
		mark.start = start_of_line(source, mark.start, from, from + left);
	}
}

struct position source_position(struct source *source, uint32_t offset)
{
	uint32_t block = offset / LINE_BLOCK, from = block * LINE_BLOCK;
	struct line_mark mark;

	if (!source->marks)
		mark_lines(source);
	mark = source->marks[block];
	return (struct position){
		.line = mark.lines + 1 + count_newlines(source->text + from, offset - from),
		.column = offset - start_of_line(source, mark.start, from, offset) + 1,
	};
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

/* How many of SIZE bytes from TEXT on are ASCII, and no NUL; a multiple of 32. */
static uint32_t plain_length(const unsigned char *bytes, uint32_t size)
{
	const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
	uint32_t i = 0;

	for (; size - i >= 32; i += 32) {
		uint64_t eights[4], odd = 0;

		memcpy(eights, bytes + i, sizeof eights);
		/* A NUL borrows, which sets a high bit. */
		for (int k = 0; k < 4; k++)
			odd |= eights[k] | (eights[k] - ones);
		if (odd & highs)
			break;
	}
	return i;
}

uint32_t source_first_bad_byte(const char *text, uint32_t size)
{
	const unsigned char *bytes = (const unsigned char *)text;
	uint32_t i = 0, end;

	/* Almost all of it is ASCII: what is not is looked at among its neighbours. */
	while (i < size) {
		i += plain_length(bytes + i, size - i);
		for (end = size - i < 32 ? size : i + 32; i < end;) {
			uint32_t length = bytes[i] < 0x80 ? bytes[i] != 0
							  : sequence_length(bytes + i, size - i);

			if (length == 0)
				return i;
			i += length;
		}
	}
	return size;
}

/* How many bytes the character at TEXT has, and whether it is seen: see source_printable. */
static uint32_t next_character(const char *text, size_t left, bool *seen)
{
	const unsigned char *bytes = (const unsigned char *)text;
	uint32_t length = *bytes < 0x80 ? 1 : sequence_length(bytes, (uint32_t)left);

	*seen = length > 0 && !unseen_length(text);
	return length ? length : 1;
}

const char *source_printable(struct arena *arena, const char *text, size_t size)
{
	const char *end = text + size;
	char *copy = arena_alloc_raw(arena, size + 1), *out = copy;
	uint32_t length;
	bool seen;

	for (; text < end; text += length) {
		length = next_character(text, (size_t)(end - text), &seen);
		if (seen)
			out = mempcpy(out, text, length);
		else
			*out++ = '?';
	}
	*out = '\0';
	return copy;
}

void source_print(const char *text, size_t size, FILE *stream)
{
	const char *end = text + size, *start = text;
	uint32_t length;
	bool seen;

	for (; text < end; text += length) {
		length = next_character(text, (size_t)(end - text), &seen);
		if (seen && *text && *text != '\n')
			continue;
		fwrite(start, 1, (size_t)(text - start), stream);
		for (uint32_t i = 0; i < length; i++)
			putc('?', stream);
		start = text + length;
	}
	fwrite(start, 1, (size_t)(end - start), stream);
}

void source_print_lines(const char *text, size_t size, FILE *stream)
{
	for (;;) {
		const char *newline = memchr(text, '\n', size);
		size_t length = newline ? (size_t)(newline - text) : size;

		source_print(text, length, stream);
		if (!newline)
			return;
		putc('\n', stream);
		text = newline + 1;
		size -= length + 1;
	}
}
