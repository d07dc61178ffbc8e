#!/bin/sh
# SPDX-License-Identifier: MIT
# The figures of `make bench`: medians of paired runs on Linux 6.12 and QEMU
# 10.0, as a table and, in the file that BENCH_JSON names, as JSON. It prints;
# it does not judge.
cd "$(dirname "$0")/.." || exit 1
linux=$(inputs/fetch --path linux-6.12)
qemu=$(inputs/fetch --path qemu-10.0)
libvirt=$(inputs/fetch --path libvirt-11.3)/src/cpu_map
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
asm=$linux/arch/x86/include/asm
: > "$work/rows"

# What the peers are: the kernel's own generator of capflags.c, libvirt's of its
# list of features, and the floor: to read the files that gen reads.
script="sh $linux/arch/x86/kernel/cpu/mkcapflags.sh $work/oracle.c $asm/cpufeatures.h $asm/vmxfeatures.h"
sync="python3 $libvirt/sync_qemu_features_i386.py -o $work/oracle.xml $qemu"
floor='cat'
for tree in "$linux" "$qemu"; do
	floor="$floor$("$FEATMAP" facts "$tree" | awk -F '\t' -v tree="$tree" \
		'$1 == "file" { printf " %s/%s", tree, $2 }')"
done

# WHAT RUNS A B: one row of the table.
row() {
	"$BENCH" "$2" "$3" "$4" > "$work/line" || exit 1
	{ printf '%s\t' "$1"; tr ' ' '\t' < "$work/line"; } >> "$work/rows"
	tail -n 1 "$work/rows" | awk -F '\t' '{
		printf "%-50s %8.2f %9.2f %8.2f  %-15s %6.1f %6.1f\n", $1, $3, $6, $9,
			sprintf("(%.2f-%.2f)", $8, $10), $11, $12 }'
}

gen="$FEATMAP gen -o $work"
trees="--linux $linux --qemu $qemu"
printf '%-50s %8s %9s %8s  %-15s %6s %6s\n' "A against B" "A ms" "B ms" "B/A" "(quartiles)" "A MB" "B MB"
row "start-up: --version against true" 100 "$FEATMAP --version" true
row "capflags.c against mkcapflags.sh" 5 \
	"$gen --no-verify --format capflags --linux $linux" "$script"
row "libvirt's list against its own generator" 20 \
	"$gen --no-verify --format libvirt --config inputs/libvirt.conf $trees" "$sync"
row "everything against reading the files (cat)" 100 "$gen --no-verify $trees" "$floor"
row "everything against hashing the files (sha256sum)" 50 "$gen --no-verify $trees" \
	"sha256sum${floor#cat}"
row "everything with the referee against cat" 30 "$gen $trees" "$floor"
row "everything with the referee against mkcapflags.sh" 10 "$gen $trees" "$script"
row "the referee alone, both trees, against cat" 30 \
	"${FEATMAP%/*}/featmap-clang --framed --places -- $linux $qemu" "$floor"
row "everything with the referee against without" 30 "$gen $trees" "$gen --no-verify $trees"

# Questions, from trees and from their saved facts.
"$FEATMAP" facts "$linux" > "$work/linux.facts"
"$FEATMAP" facts "$qemu" > "$work/qemu.facts"
facts="--linux $work/linux.facts --qemu $work/qemu.facts"
flags="--host tests/data/host-flags.txt --guest tests/data/guest-flags.txt"
row "explain from trees against from facts" 50 \
	"$FEATMAP explain $trees ssbd" "$FEATMAP explain $facts ssbd"
row "why from trees against from facts" 50 \
	"$FEATMAP why $trees $flags" "$FEATMAP why $facts $flags"

# The peer tells the names shown: both scripts, then diff. Ours tells all the rest, too.
older=$(inputs/fetch --path linux-6.1)
"$FEATMAP" facts "$older" > "$work/older.facts"
cat > "$work/peer" << END
for tree in $older $linux; do
	asm=\$tree/arch/x86/include/asm
	sh \$tree/arch/x86/kernel/cpu/mkcapflags.sh $work/names.\${tree##*-} \
		\$asm/cpufeatures.h \$asm/vmxfeatures.h
done
diff $work/names.${older##*-} $work/names.${linux##*-}
true
END
row "diff of two kernels against scripts and diff" 5 \
	"$FEATMAP diff $older $linux" "sh $work/peer"
row "diff from trees against from facts" 50 \
	"$FEATMAP diff $older $linux" "$FEATMAP diff $work/older.facts $work/linux.facts"
row "audit --format html against reading the kernel" 30 \
	"$FEATMAP audit $trees --fail-on never --format html" "$FEATMAP facts $linux"

# A revision of a repository, its objects packed, against the same tree in a folder.
git -c init.defaultBranch=x init -q "$work/repository"
git -C "$work/repository" --work-tree="$linux" add -fA .
git -C "$work/repository" -c user.name=x -c user.email=x@example.org commit -q -m x
git -C "$work/repository" gc -q
row "facts of a revision against of a folder" 30 \
	"$FEATMAP facts $work/repository@HEAD" "$FEATMAP facts $linux"

# Each tree is read once, whatever it is paired with: three kernels by three QEMUs.
cat > "$work/pairs" << 'END'
for tree in $LINUXES $QEMUS; do "$FEATMAP" facts $tree > $work/${tree##*/}.facts; done
for a in $LINUXES; do for b in $QEMUS; do
	"$FEATMAP" audit --fail-on never --linux $work/${a##*/}.facts --qemu $work/${b##*/}.facts
done; done
END
cat > "$work/pairs_of_trees" << 'END'
for a in $LINUXES; do for b in $QEMUS; do
	"$FEATMAP" audit --fail-on never --linux $a --qemu $b
done; done
END
LINUXES='' QEMUS=''
for version in 5.10 6.1 6.12; do LINUXES="$LINUXES $(inputs/fetch --path linux-$version)"; done
for version in 5.2 7.2 10.0; do QEMUS="$QEMUS $(inputs/fetch --path qemu-$version)"; done
export LINUXES QEMUS FEATMAP work
row "9 audits of 3+3 readings against of 9+9" 5 "sh $work/pairs" "sh $work/pairs_of_trees"

# 300 tags against what cannot be saved of them: to read each distinct blob once, which
# is what reading the first tag with each of the distinct facts takes.
# shellcheck disable=SC2086 # several trees
FEATMAP=$FEATMAP sh tests/history_repository.sh "$work/repository" 300 $LINUXES
distinct=$("$STORE_CHECK" "$work/repository" - 't*' | awk -F '\t' 'NF == 2 && $1 == $2 { printf " %s", $1 }')
row "history of 300 tags against reading its blobs" 10 \
	"$FEATMAP history $work/repository t* --format json" \
	"$STORE_CHECK $work/repository -$distinct"

# Growth: against the same with nothing in it, so that B/A is no figure here.
grown() { # TREE FILE COPIES AWK-SCRIPT VARIABLE
	mkdir -p "$1"
	cp -R "$linux/." "$1"
	awk -v "$5=$3" -f "tests/$4" "$linux/$2" > "$1/$2"
}
echo
printf '%-50s %8s %9s %8s\n' "growth of the input" "ms" "kB in" "MB"
growth() { # WHAT FILE AWK-SCRIPT VARIABLE COMMAND
	for copies in 1 10 100 1000; do
		rm -rf "$work/grown"
		grown "$work/grown" "$2" $copies "$3" "$4"
		"$BENCH" 5 "$5" true > "$work/line" || exit 1
		printf 'growth: %s x %s\t' "$1" $copies >> "$work/rows"
		tr ' ' '\t' < "$work/line" >> "$work/rows"
		awk -v what="$1 x $copies" -v size="$(wc -c < "$work/grown/$2")" \
			'{ printf "%-50s %8.2f %9.0f %8.1f\n", what, $2, size / 1024, $10 }' "$work/line"
		awk -v copies=$copies '{ print copies, $2, $10 }' "$work/line"
	done > "$work/series"
	grep -v '^[0-9]' "$work/series"
	# How time and memory grow as they are, and without what a single copy takes: that
	# is the rest of the tree, whose own peak hides some of what 100 copies add.
	awk 'function exponent(of, less) {
			if (of[100] <= less || of[1000] <= less)
				return "-"
			return sprintf("%.2f", log((of[1000] - less) / (of[100] - less)) / log(10))
		}
		function row(what, factor) {
			printf "%-50s %8s %9s %8s\n", what, exponent(time, factor * time[1]), "",
				exponent(memory, factor * memory[1])
		}
		/^[0-9]/ { time[$1] = $2; memory[$1] = $3 }
		END {
			row("  exponent, from 100 to 1000 times", 0)
			row("  ... of what is more than a single copy takes", 1)
		}' "$work/series"
}
growth "words of cpufeatures.h, capflags.c" arch/x86/include/asm/cpufeatures.h \
	bench_tree.awk words "$gen --no-verify --format capflags --linux $work/grown"
growth "functions of tsx.c, all facts" arch/x86/kernel/cpu/tsx.c \
	bench_functions.awk copies "$FEATMAP facts $work/grown"

[ -z "${BENCH_JSON-}" ] || awk -F '\t' '
	BEGIN { printf "[" }
	{
		printf "%s\n {\"what\": \"%s\"", (NR > 1 ? "," : ""), $1
		printf ", \"ms\": [%s, %s, %s], \"peer_ms\": [%s, %s, %s]", $2, $3, $4, $5, $6, $7
		printf ", \"ratio\": [%s, %s, %s], \"mb\": %s, \"peer_mb\": %s}", $8, $9, $10, $11, $12
	}
	END { print "\n]" }' "$work/rows" > "$BENCH_JSON"
