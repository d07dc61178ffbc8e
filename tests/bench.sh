#!/bin/sh
# SPDX-License-Identifier: MIT
# The figures of `make bench`: medians of paired runs on Linux 6.12 and
# QEMU 10.0. It prints; it does not judge.
cd "$(dirname "$0")/.." || exit 1
linux=$(inputs/fetch --path linux-6.12)
qemu=$(inputs/fetch --path qemu-10.0)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
asm=$linux/arch/x86/include/asm

# WHAT RUNS A B: one row of the table.
row() {
	# shellcheck disable=SC2046 # four words
	set -- "$1" $("$BENCH" "$2" "$3" "$4")
	printf '%-46s %9s %9s %8s %7s\n' "$1" "$2" "$3" "$4" "$5"
}

# The files that gen reads of both trees.
files() {
	for tree in "$linux" "$qemu"; do
		"$FEATMAP" facts "$tree" | awk -F '\t' -v tree="$tree" \
			'$1 == "file" { printf " %s/%s", tree, $2 }'
	done
}

printf '%-46s %9s %9s %8s %7s\n' "A against B" "A ms" "B ms" "B/A" "A MB"
row "start-up: --version against true" 100 "$FEATMAP --version" true
row "gen capflags against mkcapflags.sh" 5 \
	"$FEATMAP gen --format capflags --linux $linux -o $work" \
	"sh $linux/arch/x86/kernel/cpu/mkcapflags.sh $work/oracle.c $asm/cpufeatures.h $asm/vmxfeatures.h"
row "gen of everything against cat of the same files" 100 \
	"$FEATMAP gen --linux $linux --qemu $qemu -o $work" "cat$(files)"
row "facts linux-6.12 against cat of its Makefile" 100 \
	"$FEATMAP facts $linux" "cat $linux/Makefile"
