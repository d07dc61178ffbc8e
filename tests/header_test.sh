# SPDX-License-Identifier: MIT
# featmap.h as those meet it who vendor it: every language standard, no C
# library, other machines, two files of one program, a prefix of their own; and
# every row and name against featmap.json, of every kernel with every QEMU.
. tests/lib.sh

strict="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
compilers=gcc:g++
if command -v clang > /dev/null; then
	compilers="$compilers clang:clang++"
else
	echo 'skip: no clang: featmap.h for x86 and by gcc alone'
fi

# What a user's files hold: the declarations, and the definitions in one of them.
use_files() { # DIR
	printf '#include "featmap.h"\n' > "$1/use.c"
	printf '#define FEATMAP_IMPLEMENTATION\n#include "featmap.h"\n#include "featmap.h"\n' > "$1/define.c"
	cp "$1/use.c" "$1/use.cpp"
	cp "$1/define.c" "$1/define.cpp"
}

compiles() { # NAME DIR COMPILER EXTENSION STANDARD...
	what="$1 by $3" dir=$2 compiler=$3 extension=$4
	shift 4
	for standard; do
		for file in use define; do
			# shellcheck disable=SC2086 # a list of options
			exits "$what: $file as $standard" 0 \
				"$compiler" -std="$standard" $strict -O1 -c -o "$dir/$file.o" "$dir/$file.$extension"
		done
	done
}

# Data without relocations, none that can be written, nothing left to be linked
# in (but for the linker's own symbol).
is_alone() { # OBJECT
	{
		readelf -rW "$1" | grep '^Relocation.*\.rela\{0,1\}\.\(data\|rodata\)'
		readelf -SW "$1" | grep ' \.\(data\|bss\|init_array\)[^ ]* .* 0*[1-9a-f][0-9a-f]* 00 '
		readelf -sW "$1" | awk '$7 == "UND" && $8 != "" && $8 != "_GLOBAL_OFFSET_TABLE_"'
	} > "$SCRATCH/relocations"
	[ ! -s "$SCRATCH/relocations" ]
}

stands_alone() { # NAME OBJECT
	if is_alone "$2"; then
		pass "$1: only constants, no relocations, nothing undefined"
	else
		fail "$1: only constants, no relocations, nothing undefined" "$SCRATCH/relocations"
	fi
}

# The test of the test: each of these must be noticed.
notices() { # NAME CODE
	printf '%s\n' "$2" > "$SCRATCH/bad.c"
	gcc -O0 -fPIC -c -o "$SCRATCH/bad.o" "$SCRATCH/bad.c"
	if is_alone "$SCRATCH/bad.o"; then
		fail "the test notices $1"
	else
		pass "the test notices $1"
	fi
}
notices "a table of pointers" 'const char *const table[] = { "a", "b" };'
notices "data that can be written" 'int data = 1;'
notices "zeroed data" 'int data;'
notices "what another file must bring" 'int missing(void); int f(void) { return missing(); }'

freestanding() { # NAME DIR COMPILER OPTION...
	what=$1 dir=$2
	shift 2
	for pic in -fPIC -fno-pic; do
		for level in -O0 -O2; do
			# shellcheck disable=SC2086
			exits "$what freestanding, $pic $level" 0 "$@" -std=c99 $strict -ffreestanding \
				-nostdlib -fno-stack-protector $pic $level -c -o "$dir/free.o" "$dir/define.c"
			[ "$got" -ne 0 ] || stands_alone "$what, $pic $level" "$dir/free.o"
		done
	done
}

compiles_everywhere() { # NAME DIR
	use_files "$2"
	for pair in $compilers; do
		compiles "$1" "$2" "${pair%:*}" c c99 c11 c17
		compiles "$1" "$2" "${pair#*:}" cpp c++11 c++17 c++20
	done
	freestanding "$1: x86-64 by gcc" "$2" gcc
	command -v clang > /dev/null || return
	for machine in x86_64 i386 aarch64 riscv64; do
		freestanding "$1: $machine" "$2" clang --target=$machine-none-elf
	done
}

# All rows; all names, and 10,000 that are none, against a plain loop.
agrees() { # NAME DIR
	# shellcheck disable=SC2086
	gcc -std=c11 $strict -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -I"$2" \
		-o "$2/check" tests/header_check.c -ljansson 2> "$SCRATCH/err" ||
		fail "$1: header_check compiles" "$SCRATCH/err"
	exits "$1: featmap.h is as featmap.json and finds every name and no other" 0 \
		"$2/check" "$2/featmap.json"
}

for kernel in 5.10 6.1 6.12; do
	for qemu in 5.2 7.2 10.0; do
		dir=$SCRATCH/$kernel-$qemu
		mkdir "$dir"
		exits "linux-$kernel qemu-$qemu: gen" 0 "$FEATMAP" gen --no-verify --format header,json \
			--linux "$TREES/linux-$kernel" --qemu "$TREES/qemu-$qemu" -o "$dir"
		agrees "linux-$kernel qemu-$qemu" "$dir"
	done
done
for pair in 5.10-5.2 6.12-10.0; do
	compiles_everywhere "$pair" "$SCRATCH/$pair"
done

# The table hangs on what the trees say, not on how it was read.
dir=$SCRATCH/6.12-10.0
exits "the same header from saved facts: facts" 0 "$FEATMAP" facts "$TREES/linux-6.12"
cp "$SCRATCH/out" "$SCRATCH/linux.facts"
exits "the same header from saved facts" 0 "$FEATMAP" gen --no-verify --check --format header \
	--linux "$SCRATCH/linux.facts" --qemu "$TREES/qemu-10.0" -o "$dir"

# Two C files and a C++ file use one implementation; the example of the header.
cat > "$dir/main.c" << 'C'
#include "featmap.h"
int uses(void);
int also_uses(void);
int main(void)
{
	const struct featmap_row *row = NULL;
	int found = 0;

	while ((row = featmap_find_qemu("spec-ctrl", row)) != NULL) {
		const struct featmap_word *word = featmap_word_of(row);

		found += word->space == FEATMAP_CPUID && word->number == 7 &&
			 featmap_test(row, 0, 0, 0, 1u << 26) == 1;
	}
	return found == 1 && uses() && also_uses() ? 0 : 1;
}
C
cat > "$dir/uses.c" << 'C'
#define FEATMAP_IMPLEMENTATION
#include "featmap.h"
int uses(void);
int uses(void) { return featmap_find_shown("fpu", NULL) != NULL; }
C
cat > "$dir/also.cpp" << 'C'
#include "featmap.h"
extern "C" int also_uses(void);
int also_uses(void)
{
	const featmap_word *word = featmap_find_word(FEATMAP_CPUID, 7, 0, FEATMAP_EDX);
	int rows = 0;

	for (const featmap_row *row = nullptr; (row = featmap_next_in_word(word, row)) != nullptr;)
		rows++;
	return rows > 20;
}
C
# shellcheck disable=SC2086
exits "C++ compiles" 0 g++ -std=c++11 $strict -c -o "$dir/also.o" "$dir/also.cpp"
# shellcheck disable=SC2086
exits "one implementation, three files: links" 0 gcc -std=c99 $strict -o "$dir/program" \
	"$dir/main.c" "$dir/uses.c" "$dir/also.o"
exits "one implementation, three files: runs" 0 "$dir/program"
# shellcheck disable=SC2086
exits "a shared library" 0 gcc -std=c99 $strict -shared -fPIC -nostdlib -ffreestanding \
	-o "$dir/library.so" "$dir/define.c"
readelf -rW "$dir/library.so" | grep -c RELATIVE > "$SCRATCH/out"
same "a shared library: nothing in it is relocated" - "$SCRATCH/out" << 'N'
0
N

# A prefix of one's own: two headers in one program.
mkdir "$SCRATCH/own"
exits "a prefix of one's own" 0 "$FEATMAP" gen --no-verify --prefix my_cpu --format header \
	--linux "$TREES/linux-5.10" --qemu "$TREES/qemu-10.0" -o "$SCRATCH/own"
if sed '1,/^#ifndef/d' "$SCRATCH/own/featmap.h" | grep -i 'featmap'; then
	fail "a prefix of one's own is on every identifier"
else
	pass "a prefix of one's own is on every identifier"
fi
mv "$SCRATCH/own/featmap.h" "$SCRATCH/own/my_cpu.h"
cat > "$SCRATCH/own/both.c" << 'C'
#define FEATMAP_IMPLEMENTATION
#include "featmap.h"
#define MY_CPU_IMPLEMENTATION
#include "my_cpu.h"
int main(void)
{
	return featmap_find_name("avx10", NULL) && my_cpu_find_name("fpu", NULL) &&
	       (int)FEATMAP_ROW_COUNT != (int)MY_CPU_ROW_COUNT ? 0 : 1;
}
C
# shellcheck disable=SC2086
exits "two headers in one program: compile" 0 gcc -std=c11 $strict -I"$dir" \
	-o "$SCRATCH/own/both" "$SCRATCH/own/both.c"
exits "two headers in one program: run" 0 "$SCRATCH/own/both"

# Names made so that for each of the seeds tried first, two have the same hash.
python3 tests/alike_names.py 120 > "$SCRATCH/names"
"$FEATMAP" facts "$TREES/qemu-10.0" > "$SCRATCH/qemu.facts"
awk -F '\t' -v OFS='\t' 'NR == FNR { name[NR] = $0; next }
	$1 == "qemu-name" && $4 != "" && used < 240 { $4 = name[++used] }
	{ print }' "$SCRATCH/names" "$SCRATCH/qemu.facts" > "$SCRATCH/alike.facts"
exits "names with one hash: gen" 0 "$FEATMAP" gen --linux "$TREES/linux-6.12" --no-verify \
	--qemu "$SCRATCH/alike.facts" --format header -o "$SCRATCH/own"
holds "... all of them are there" "$(tail -n 1 "$SCRATCH/names")" "$SCRATCH/own/featmap.h"
seed=$(sed -n 's/.*featmap_hash_(.*, \([0-9]*\)u*);.*/\1/p' "$SCRATCH/own/featmap.h" | head -n 1)
exits "... under a seed that tells them apart" 0 test "${seed:-0}" -ge 120

# Whoever vendors it needs no other file to know what it is made of.
for text in 'Permission is hereby granted' 'Linux 6.12.107' 'QEMU 10.0.13' \
	"$(sha256sum < "$TREES/qemu-10.0/target/i386/cpu.c" | cut -d ' ' -f 1) target/i386/cpu.c"; do
	holds "provenance and licence" "$text" "$dir/featmap.h"
done
finish
