# SPDX-License-Identifier: MIT
"""Names two of which have one hash, for each of as many seeds as are asked for.

	alike_names.py SEEDS

As gen/emit/header/hash.h hashes them: the first eight letters differ, and the other
eight make up for what that does.
"""
import random
import struct
import sys

LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789_"
DIFFERENCES = {a ^ b: (a, b) for a in LETTERS for b in LETTERS}
EIGHT = struct.Struct("<Q")


def mix(value):
    value = value * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    return value ^ value >> 32


def alike(seed, source):
    while True:
        first, second = (bytes(source.choice(LETTERS[:16]) for _ in range(8)) for _ in "ab")
        states = (mix(seed + 16 ^ EIGHT.unpack(half)[0]) for half in (first, second))
        difference = EIGHT.pack(next(states) ^ next(states))
        if first != second and all(byte in DIFFERENCES for byte in difference):
            return [half + bytes(DIFFERENCES[byte][which] for byte in difference)
                    for which, half in enumerate((first, second))]


def main():
    source = random.Random(1)
    for seed in range(int(sys.argv[1])):
        for name in alike(seed, source):
            print(name.decode())


main()
