# SPDX-License-Identifier: MIT
# Every kernel with every QEMU: all outputs are made, the JSON keeps its
# contract, the header compiles clean and finds every name of the JSON.
. tests/lib.sh

strict="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"

# A vendored header meets all three languages.
compiles() { # NAME DIR
	printf '#include "featmap.h"\n' > "$2/use.c"
	for standard in c99 c11; do
		# shellcheck disable=SC2086 # a list of options
		exits "$1: featmap.h as $standard" 0 \
			gcc -std=$standard $strict -fsyntax-only "$2/use.c"
	done
	cp "$2/use.c" "$2/use.cpp"
	# shellcheck disable=SC2086
	exits "$1: featmap.h as C++17" 0 \
		g++ -std=c++17 $strict -fsyntax-only "$2/use.cpp"
}

finds_every_name() { # NAME DIR
	# shellcheck disable=SC2086
	gcc -std=c11 $strict -I"$2" -o "$2/check" tests/header_check.c -ljansson 2> "$SCRATCH/err" ||
		fail "$1: header_check compiles" "$SCRATCH/err"
	exits "$1: featmap.h finds every name of featmap.json" 0 \
		"$2/check" "$2/featmap.json"
}

# Same input, same bytes; and --check agrees.
repeats() { # NAME DIR LINUX QEMU
	exits "$1: --check right after gen" 0 \
		"$FEATMAP" gen --check --linux "$3" --qemu "$4" -o "$2"
}

pair() { # LINUX QEMU
	name="linux-$1 qemu-$2"
	dir=$SCRATCH/$1-$2
	mkdir "$dir"
	exits "$name: gen" 0 "$FEATMAP" gen --linux "$TREES/linux-$1" \
		--qemu "$TREES/qemu-$2" -o "$dir"
	exits "$name: featmap.json keeps its contract" 0 \
		"$TEST_PROGRAMS/json_check" "$dir/featmap.json"
	compiles "$name" "$dir"
	finds_every_name "$name" "$dir"
	repeats "$name" "$dir" "$TREES/linux-$1" "$TREES/qemu-$2"
}

for kernel in 5.10 6.1 6.12; do
	for qemu in 5.2 7.2 10.0; do
		pair $kernel $qemu
	done
done

# No relocations: the table can stand in read-only memory of a firmware.
cat > "$SCRATCH/table.c" << 'C'
#include "featmap.h"
const void *table(void) { return featmap_bits; }
C
gcc -std=c11 -O2 -fPIC -ffreestanding -I"$SCRATCH/6.12-10.0" -c \
	-o "$SCRATCH/table.o" "$SCRATCH/table.c"
readelf -rW "$SCRATCH/table.o" | grep '\.rela\.\(data\|rodata\)' > "$SCRATCH/relocations"
if [ -s "$SCRATCH/relocations" ]; then
	fail "featmap.h: no relocations in the tables" "$SCRATCH/relocations"
else
	pass "featmap.h: no relocations in the tables"
fi

exits "a prefix of one's own" 0 "$FEATMAP" gen --prefix my_cpu --format header \
	--linux "$TREES/linux-6.12" --qemu "$TREES/qemu-10.0" -o "$SCRATCH"
if grep -v '^ \*' "$SCRATCH/featmap.h" | grep -qi 'featmap'; then
	fail "a prefix of one's own is on every identifier"
else
	pass "a prefix of one's own is on every identifier"
fi
finish
