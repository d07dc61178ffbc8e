/* SPDX-License-Identifier: MIT */
/*
 * For MemorySanitizer, which nettle is not built with: what nettle has written counts
 * as written. Linked in with --wrap=nettle_sha256_digest.
 */
#include <nettle/sha2.h>
#include <sanitizer/msan_interface.h>

void __real_nettle_sha256_digest(struct sha256_ctx *context, size_t length, uint8_t *digest);
void __wrap_nettle_sha256_digest(struct sha256_ctx *context, size_t length, uint8_t *digest);

void __wrap_nettle_sha256_digest(struct sha256_ctx *context, size_t length, uint8_t *digest)
{
	__real_nettle_sha256_digest(context, length, digest);
	__msan_unpoison(digest, length);
}
