# SPDX-License-Identifier: MIT
# Reads of what was never written (clang's MemorySanitizer) and threads that race
# (gcc's ThreadSanitizer), on real trees. Other bad accesses: tests/run-sanitized.
. tests/lib.sh
build=${TEST_PROGRAMS:-$PWD/build}
linux=$TREES/linux-6.12 qemu=$TREES/qemu-10.0

exits "the programs are built" 0 make -s "BUILD=$build" memory threads
memory=$build/memory/featmap

# What libc's streams in memory and jansson have written looks unwritten: of featmap's
# outputs those count that need neither.
for tree in "$TREES"/linux-*/ "$TREES"/qemu-*/; do
	tree=${tree%/}
	exits "memory: facts of ${tree##*/}" 0 "$memory" facts "$tree"
	cp "$SCRATCH/out" "$SCRATCH/${tree##*/}.facts"
	"$FEATMAP" facts "$tree" > "$SCRATCH/wanted"
	same "... which are the same" "$SCRATCH/wanted" "$SCRATCH/${tree##*/}.facts"
done
exits "memory: saved facts, and explain" 0 "$memory" explain --linux "$SCRATCH/linux-6.12.facts" \
	--qemu "$SCRATCH/qemu-10.0.facts" ssbd
exits "memory: why" 0 "$memory" why --linux "$TREES/linux-6.1" --qemu "$TREES/qemu-7.2" \
	--host tests/data/host-flags.txt --guest tests/data/guest-flags.txt
exits "memory: diff of kernels" 0 "$memory" diff "$TREES/linux-6.1" "$linux"
exits "memory: diff of QEMUs" 0 "$memory" diff "$TREES/qemu-7.2" "$qemu"
exits "memory: audit" 0 "$memory" audit --fail-on never --linux "$linux" --qemu "$qemu"
exits "memory: a name a line" 0 "$memory" gen --no-verify --format qemu-names -o - \
	--linux "$linux" --qemu "$qemu"

# The main readings and the second ones run at the same time, all in threads. What the
# second reader says is shown only where it fails: reports of either go into files (or end
# it, where it can open none any more). libclang is not built with this.
TSAN_OPTIONS=exitcode=66:ignore_noninstrumented_modules=1:log_path=$SCRATCH/race
export TSAN_OPTIONS
for pair in linux-5.10:qemu-5.2 linux-6.12:qemu-10.0; do
	mkdir -p "$SCRATCH/made"
	exits "threads: gen of $pair" 0 "$build/threads/featmap" gen \
		--linux "$TREES/${pair%:*}" --qemu "$TREES/${pair#*:}" -o "$SCRATCH/made"
	same "... without a word" /dev/null "$SCRATCH/err"
	exits "threads: the second reader alone, of $pair" 0 "$build/threads/featmap-clang" \
		--framed --places -- "$TREES/${pair%:*}" "$TREES/${pair#*:}"
done
cat "$SCRATCH"/race.* > "$SCRATCH/races" 2> /dev/null
same 'threads: no race' /dev/null "$SCRATCH/races"

# A sanitizer that is not there reports nothing.
for program in memory:__msan_init threads:__tsan_init; do
	exits "the one of ${program%:*} is there" 0 grep -qaF "${program#*:}" "$build/${program%:*}/featmap"
done
exits "... and in the second reader" 0 grep -qaF __tsan_init "$build/threads/featmap-clang"
finish
