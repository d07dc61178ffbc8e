/* SPDX-License-Identifier: MIT */
/*
 * How a name becomes a place in the table of names.
 *
 * A name is read 8 bytes at a time, put together by shifts: the numbers are the
 * same on every machine, and compilers make one load of them. The hash picks a
 * bucket, the bucket's displacement and the hash pick the slot, and the
 * displacements are such that no two names have the same slot.
 */

/* 4 bytes as a number, lowest first. */
static uint32_t featmap_load4_(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
	       (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static uint64_t featmap_load8_(const unsigned char *bytes)
{
	return (uint64_t)featmap_load4_(bytes) |
	       (uint64_t)featmap_load4_(bytes + 4) << 32;
}

/* Less than 8 bytes as a number, another one for any other bytes of that LENGTH. */
static uint64_t featmap_short_(const unsigned char *bytes, size_t length)
{
	if (length >= 4)
		return (uint64_t)featmap_load4_(bytes) |
		       (uint64_t)featmap_load4_(bytes + length - 4) << 32;
	if (length == 0)
		return 0;
	return (uint64_t)bytes[0] | (uint64_t)bytes[length / 2] << 8 |
	       (uint64_t)bytes[length - 1] << 16;
}

/* The multipliers are 2^64 and 2^32 over the golden ratio, made odd. */
static uint64_t featmap_mix_(uint64_t hash)
{
	hash *= UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

/* The last 8 bytes may overlap those before: that costs no branch. */
static uint64_t featmap_hash_(const unsigned char *bytes, size_t length,
			      uint64_t seed)
{
	uint64_t hash = seed + length;

	if (length < 8)
		return featmap_mix_(hash ^ featmap_short_(bytes, length));
	for (; length > 8; bytes += 8, length -= 8)
		hash = featmap_mix_(hash ^ featmap_load8_(bytes));
	return featmap_mix_(hash ^ featmap_load8_(bytes + length - 8));
}

/* 0 to BUCKETS - 1. */
static uint32_t featmap_bucket_(uint64_t hash, uint32_t buckets)
{
	return (uint32_t)((hash >> 32) * buckets >> 32);
}

/* 0 to SLOTS - 1. */
static uint32_t featmap_slot_(uint64_t hash, uint32_t displacement, uint32_t slots)
{
	uint32_t moved = ((uint32_t)hash ^ displacement) * UINT32_C(0x9E3779B1);

	return (uint32_t)((uint64_t)moved * slots >> 32);
}
