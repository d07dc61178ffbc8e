# SPDX-License-Identifier: MIT
# make lint finds nothing; and each of its tools finds what it is there for.
. tests/lib.sh
build=${TEST_PROGRAMS:-$PWD/build}

lint() { # TOOL [VARIABLE=VALUE...]
	tool=$1
	shift
	make -s -k "-j$(nproc)" "lint-$tool" "$@"
}

for tool in gcc clang tidy cppcheck shell python; do
	exits "$tool finds nothing" 0 lint $tool "BUILD=$build"
done

# The test of the test: one bad file, which all else is left out for.
notices() { # TOOL WHAT TEXT-OF-THE-FINDING
	exits "$1 notices $2" 2 lint "$1" "BUILD=$build" "LINT=$SCRATCH/$1" "LINT_NAMES=$bad" \
		"LINT_SOURCES=$bad.c" "LINT_SHELL=$bad.sh" "LINT_PYTHON=$bad.py"
	cat "$SCRATCH/err" >> "$SCRATCH/out"
	holds "... and says so" "$3" "$SCRATCH/out"
}
bad=$SCRATCH/bad
cat > "$bad.c" << 'C'
#include <stdio.h>
#include <stdlib.h>
int narrow(long wide);
int narrow(long wide)
{
	return wide;
}
char *lose(size_t size);
char *lose(size_t size)
{
	char *lost = malloc(size);

	return lost ? NULL : lost;
}
int beyond(void);
int beyond(void)
{
	int four[4] = { 0 };

	return four[4];
}
void forget(const char *old, const char *new);
void forget(const char *old, const char *new)
{
	rename(old, new);
}
C
printf '#!/bin/sh\nrm $1\n' > "$bad.sh"
printf 'import os\nprint(missing)\n' > "$bad.py"
notices gcc "a narrower type" "[-Werror=conversion]"
holds "... and an element behind an array's end" "[-Werror=analyzer-" "$SCRATCH/out"
notices clang "a narrower type" "[-Werror,-Wshorten-64-to-32]"
sed -i 's/return wide;/return (int)wide;/; s/return four\[4\];/return four[3];/' "$bad.c"
notices tidy "a status that nobody looks at" "[bugprone-unused-return-value"
holds "... and memory that is lost" "[clang-analyzer-unix.Malloc" "$SCRATCH/out"
sed -i 's/return four\[3\];/return four[4];/' "$bad.c"
notices cppcheck "an element behind an array's end" "[arrayIndexOutOfBounds]"
notices shell "a word that may be split" "SC2086"
notices python "a name that nothing defines" "undefined name 'missing'"
finish
