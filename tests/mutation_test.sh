# SPDX-License-Identifier: MIT
# Real headers, changed one small step at a time. For each mutant the outcome
# must be one of: an error that names a place; the two readings differ, which is
# such an error, too; or both agree. Anything else is a silent loss.
#
# MUTANTS says how many (300); mutant N is the same in every run. MUTANT_FIRST
# starts at another one, and KEEP_MUTANTS keeps those that failed.
. tests/lib.sh
mutants=${MUTANTS:-300}
first=${MUTANT_FIRST:-0}
kinds="change-digit drop-comma drop-comment-end swap-names duplicate-line delete-line
	break-string rename-enumerator unknown-designator macro-to-expression"

# Of the files with setters, which are many, one stands for all.

# A copy of the tree whose files can be replaced one by one, and its facts.
prepare() { # TREE
	mkdir -p "$SCRATCH/$1"
	cp -R "$TREES/$1/." "$SCRATCH/$1"
	"$FEATMAP" facts "$SCRATCH/$1" | grep -v '^file	' > "$SCRATCH/$1.facts"
	"$FEATMAP" facts "$SCRATCH/$1" | awk -F '\t' -v tree="$1" '
		FNR == NR { if (split($0, entry, " ") == 2 && entry[1] != "setters") table[entry[2]] = 1; next }
		$1 == "file" && $2 ~ /\.[ch]$/ && ($2 in table || $2 ~ /cpu\/intel\.c$/) { print tree, $2 }
	' "inputs/${1%%-*}.manifest" - >> "$SCRATCH/files"
}

# One word: what became of the mutated FILE of TREE.
outcome() { # TREE FILE
	timeout 60 "$FEATMAP" verify "$SCRATCH/$1" > "$SCRATCH/log" 2>&1
	case $? in
	0)
		"$FEATMAP" facts "$SCRATCH/$1" 2> /dev/null | grep -v '^file	' |
			cmp -s - "$SCRATCH/$1.facts" && echo unchanged || echo changed
		;;
	1) echo differ ;;
	3)
		if grep -q "/$2:[0-9]*:[0-9]*: error: " "$SCRATCH/log"; then
			echo refused
		elif grep -q ":[0-9]*:[0-9]*: error: " "$SCRATCH/log"; then
			echo elsewhere
		else
			echo lost
		fi
		;;
	*) echo lost ;;
	esac
}

mutant() { # NUMBER
	line=$(($1 % files + 1))
	# shellcheck disable=SC2046 # a tree and a path
	set -- "$1" $(sed -n "${line}p" "$SCRATCH/files")
	number=$1 tree=$2 file=$3
	# shellcheck disable=SC2086 # a list of words
	set -- $kinds
	shift $((number / files % 10))
	"$TEST_PROGRAMS/mutate" "$1" "$number" "$TREES/$tree/$file" "$SCRATCH/$tree/$file" ||
		return
	result=$(outcome "$tree" "$file")
	echo "$result $tree/$file" >> "$SCRATCH/outcomes"
	if [ "$result" = lost ]; then
		fail "mutant $number: $1 in $tree/$file" "$SCRATCH/log"
		[ -z "${KEEP_MUTANTS-}" ] || cp "$SCRATCH/$tree/$file" "$KEEP_MUTANTS/$number"
	else
		passed=$((passed + 1))
	fi
	cp "$TREES/$tree/$file" "$SCRATCH/$tree/$file"
}

for tree in linux-5.10 linux-6.12 qemu-10.0; do
	prepare $tree
done
files=$(wc -l < "$SCRATCH/files")
number=$first
while [ "$number" -lt $((first + mutants)) ]; do
	mutant "$number"
	number=$((number + 1))
done

# What became of them, by file: the last column must be 0.
echo "mutants by file:          refused elsewhere differ changed unchanged lost"
awk '{ n[$2, $1]++; file[$2] }
END {
	for (f in file)
		printf "%-58s %4d %4d %4d %4d %4d %4d\n", f, n[f, "refused"], n[f, "elsewhere"],
			n[f, "differ"], n[f, "changed"], n[f, "unchanged"], n[f, "lost"]
}' "$SCRATCH/outcomes" | sort
awk '{ n[$1]++ } END { printf "silent losses: %d of %d mutants\n", n["lost"], NR }' \
	"$SCRATCH/outcomes"
finish
