/* SPDX-License-Identifier: MIT */
#include "hash.h"

#include <string.h>
#include <sys/random.h>
#include <sys/types.h>

/* Of this run; where the system gives no random numbers, these. */
static uint64_t secret[2] = { 0x9e3779b97f4a7c15, 0xd1b54a32d192ed03 };

__attribute__((constructor)) static void choose_secret(void)
{
	uint64_t chosen[2];

	if (getrandom(chosen, sizeof chosen, GRND_NONBLOCK) == (ssize_t)sizeof chosen)
		memcpy(secret, chosen, sizeof secret);
	secret[1] |= 1;
}

/* Both halves of the product. */
static uint64_t fold(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint64_t hash_bytes(const void *bytes, size_t size)
{
	const unsigned char *next = bytes;
	uint64_t hash = secret[0] ^ size, eight;

	for (; size >= sizeof eight; size -= sizeof eight, next += sizeof eight) {
		memcpy(&eight, next, sizeof eight);
		hash = fold(hash ^ eight, secret[1]);
	}
	eight = 0;
	memcpy(&eight, next, size);
	return fold(hash ^ eight, secret[1]);
}
