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

# The kernel's own generator of capflags.c.
script="sh $linux/arch/x86/kernel/cpu/mkcapflags.sh $work/oracle.c $asm/cpufeatures.h $asm/vmxfeatures.h"

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
	"$FEATMAP gen --no-verify --format capflags --linux $linux -o $work" "$script"
row "gen of everything against cat of the same files" 100 \
	"$FEATMAP gen --no-verify --linux $linux --qemu $qemu -o $work" "cat$(files)"
row "gen with the referee against mkcapflags.sh" 10 \
	"$FEATMAP gen --linux $linux --qemu $qemu -o $work" "$script"
row "gen with the referee against gen without" 30 \
	"$FEATMAP gen --linux $linux --qemu $qemu -o $work" \
	"$FEATMAP gen --no-verify --linux $linux --qemu $qemu -o $work"

# Questions, from trees and from their saved facts.
"$FEATMAP" facts "$linux" > "$work/linux.facts"
"$FEATMAP" facts "$qemu" > "$work/qemu.facts"
trees="--linux $linux --qemu $qemu"
facts="--linux $work/linux.facts --qemu $work/qemu.facts"
flags="--host tests/data/host-flags.txt --guest tests/data/guest-flags.txt"
row "explain from trees against from facts" 50 \
	"$FEATMAP explain $trees ssbd" "$FEATMAP explain $facts ssbd"
row "why from trees against from facts" 50 \
	"$FEATMAP why $trees $flags" "$FEATMAP why $facts $flags"
row "audit --format html against reading the kernel" 30 \
	"$FEATMAP audit $trees --fail-on never --format html" "$FEATMAP facts $linux"
