# SPDX-License-Identifier: MIT
# featmap diff against what comparing the oracles' answers gives: gcc and the
# kernels' own scripts for Linux, gcc for QEMU, facts that the oracle of KVM's
# lists has proven for those. All fetched trees of a kind, in all orders.
# shellcheck disable=SC2016,SC2154 # lines not to be expanded; of the files sourced
. tests/lib.sh
. tests/oracle/lib.sh
. tests/oracle/linux.sh

macros_subjects='feature bug vmx kvm-feature'
oracle="python3 tests/oracle/diff.py"

# What featmap says of OLD and NEW, into $SCRATCH/got.json.
diff_json() { # OLD NEW [OPTION...]
	"$FEATMAP" diff --format json "$@" > "$SCRATCH/got.json" 2> "$SCRATCH/err"
}

# To be validated in the end, all at once: Python takes its time.
valid() { # WHAT
	cp "$SCRATCH/got.json" "$SCRATCH/jsons/$1"
}
mkdir "$SCRATCH/jsons"

# Each pair of different lines, in both orders.
pairs() { # FILE
	while read -r old; do
		while read -r new; do
			[ "$old" = "$new" ] || echo "$old $new"
		done < "$1"
	done < "$1"
}

# What has no oracle has one of the same name with nothing in it.
compare() { # NAME ORACLE OLD NEW SUBJECT...
	what="$1: $2" kind=$2 old=$3 new=$4
	shift 4
	if ! $oracle "$kind" "$old" "$new" > "$SCRATCH/wanted" 2> "$SCRATCH/err"; then
		fail "$what: the oracle speaks" "$SCRATCH/err"
		return
	fi
	$oracle changes "$SCRATCH/got.json" "$@" > "$SCRATCH/got"
	agree_and_some "$what" "$SCRATCH/wanted" "$SCRATCH/got"
}

# The same forward and backward; the whole list is compared, whatever it holds.
compare_backwards() { # NAME OLD NEW SUBJECT...
	what=$1 old=$2 new=$3
	shift 3
	$oracle changes "$SCRATCH/got.json" "$@" > "$SCRATCH/wanted"
	diff_json "$new" "$old"
	$oracle mirrored "$SCRATCH/got.json" "$@" > "$SCRATCH/got"
	agree_and_some "$what: backwards it is the mirror image" "$SCRATCH/wanted" "$SCRATCH/got"
}

# A tree, its facts and a mixture of both.
compare_with_facts() { # NAME OLD NEW
	"$FEATMAP" diff "$2" "$3" > "$SCRATCH/wanted"
	for sides in "$(work_of "$2")/facts $(work_of "$3")/facts" "$2 $(work_of "$3")/facts"; do
		# shellcheck disable=SC2086 # two words
		"$FEATMAP" diff $sides > "$SCRATCH/got" 2> "$SCRATCH/err"
		same "$1: the same from facts" "$SCRATCH/wanted" "$SCRATCH/got"
	done
}

compare_with_itself() { # NAME TREE
	exits "$1: no difference from itself" 0 "$FEATMAP" diff --exit-code "$2" "$2"
	holds "$1: and it says so" ": no changes" "$SCRATCH/out"
	diff_json "$2" "$2"
	valid "$1: JSON without changes"
	holds "$1: no changes in JSON" '"changes": [' "$SCRATCH/got.json"
	$oracle changes "$SCRATCH/got.json" feature bug vmx kvm-feature word kvm qemu alias pair \
		> "$SCRATCH/got"
	same "$1: none at all" /dev/null "$SCRATCH/got"
}

# Linux.
. tests/oracle/linux_numbers.sh
export PLACED_BY_NAME="$placed_by_name"

linux_pair() { # OLD NEW
	name="$(basename "$1") to $(basename "$2")"
	exits "$name differ" 1 "$FEATMAP" diff --exit-code "$1" "$2"
	exits "$name: which is no error unless asked" 0 "$FEATMAP" diff "$1" "$2"
	diff_json "$1" "$2"
	valid "$name: JSON"
	# shellcheck disable=SC2086 # several subjects
	compare "$name" linux "$(work_of "$1")" "$(work_of "$2")" $macros_subjects
	compare "$name" kvm "$(work_of "$1")/facts" "$(work_of "$2")/facts" kvm
	# shellcheck disable=SC2086
	compare_backwards "$name" "$1" "$2" $macros_subjects kvm word
	compare_with_facts "$name" "$1" "$2"
}

oracle_trees linux > "$SCRATCH/linuxes"
while read -r tree; do
	work=$(work_of "$tree")
	mkdir -p "$work"
	run_mkcapflags "$tree" "$work" 2> "$work/capflags.error" &
done < "$SCRATCH/linuxes"
wait
while read -r tree; do
	prepare_and_read "$(basename "$tree")" "$(work_of "$tree")" "$tree" &&
		compare_with_itself "$(basename "$tree")" "$tree"
done < "$SCRATCH/linuxes"
pairs "$SCRATCH/linuxes" > "$SCRATCH/pairs"
while read -r old new; do
	linux_pair "$old" "$new"
done < "$SCRATCH/pairs"

# What the issue names.
diff_json "$TREES/linux-6.1" "$TREES/linux-6.12"
$oracle changes "$SCRATCH/got.json" feature > "$SCRATCH/got"
for move in 'X86_FEATURE_LFENCE_RDTSC	-	3[*]32+18	20[*]32+2' \
	'X86_FEATURE_VNMI	-	8[*]32+1	15[*]32+25'; do
	macro=${move%%	*}
	exits "$macro has moved" 0 grep -q "^moved	$move\$" "$SCRATCH/got"
	exits "$macro is neither removed nor added" 1 \
		grep -qE "^(added|removed)	$macro	" "$SCRATCH/got"
done

# What the README shows was cut out of this, if it is of these versions.
"$FEATMAP" diff "$TREES/linux-6.1" "$TREES/linux-6.12" > "$SCRATCH/whole"
sed -n '/^`diff` compares/,/^A macro that got/s/^    //p' README.md > "$SCRATCH/example"
if [ "$(sed -n 1p "$SCRATCH/example")" = "$(sed -n 1p "$SCRATCH/whole")" ]; then
	grep -vE '^( *[.][.][.])?$' "$SCRATCH/example" > "$SCRATCH/wanted"
	grep -xF -f "$SCRATCH/wanted" "$SCRATCH/whole" | uniq > "$SCRATCH/got"
	same 'the example in the README is true' "$SCRATCH/wanted" "$SCRATCH/got"
else
	echo "skip: the example in the README is of other versions"
fi

# QEMU.
. tests/oracle/qemu.sh

qemu_pair() { # OLD NEW
	name="$(basename "$1") to $(basename "$2")"
	exits "$name differ" 1 "$FEATMAP" diff --exit-code "$1" "$2"
	diff_json "$1" "$2"
	valid "$name: JSON"
	compare "$name" qemu "$(work_of "$1")" "$(work_of "$2")" qemu
	compare_backwards "$name" "$1" "$2" qemu
	compare_with_facts "$name" "$1" "$2"
}

oracle_trees qemu > "$SCRATCH/qemus"
while read -r tree; do
	prepare_and_read "$(basename "$tree")" "$(work_of "$tree")" "$tree" &&
		compare_with_itself "$(basename "$tree")" "$tree"
done < "$SCRATCH/qemus"
pairs "$SCRATCH/qemus" > "$SCRATCH/pairs"
while read -r old new; do
	qemu_pair "$old" "$new"
done < "$SCRATCH/pairs"
# Pairs and maps: what the two maps say of a bit, compared by a few lines.

verdict_pair() { # NAME OLD-LINUX OLD-QEMU NEW-LINUX NEW-QEMU
	exits "$1: the maps differ" 1 "$FEATMAP" diff --exit-code --format json \
		"$SCRATCH/map-$2-$3" "$SCRATCH/map-$4-$5"
	cp "$SCRATCH/out" "$SCRATCH/got.json"
	valid "$1: JSON of maps"
	compare "$1" verdicts "$SCRATCH/map-$2-$3" "$SCRATCH/map-$4-$5" pair
}

for tree_linux in linux-6.1 linux-6.12; do
	for tree_qemu in qemu-7.2 qemu-10.0; do
		"$FEATMAP" gen --no-verify --linux "$TREES/$tree_linux" --qemu "$TREES/$tree_qemu" \
			--format json -o - > "$SCRATCH/map-$tree_linux-$tree_qemu"
	done
done
verdict_pair 'a new kernel' linux-6.1 qemu-10.0 linux-6.12 qemu-10.0
for side in pair kvm qemu; do
	$oracle changes "$SCRATCH/got.json" $side > "$SCRATCH/of-maps.$side"
done
diff_json "$TREES/linux-6.1" "$TREES/linux-6.12" --qemu "$TREES/qemu-10.0"
valid 'a new kernel: JSON of trees with --qemu'
for side in pair kvm qemu; do
	$oracle changes "$SCRATCH/got.json" $side > "$SCRATCH/got"
	same "a new kernel: with --qemu the same as of maps ($side)" \
		"$SCRATCH/of-maps.$side" "$SCRATCH/got"
done
verdict_pair 'a new QEMU' linux-6.12 qemu-7.2 linux-6.12 qemu-10.0
$oracle changes "$SCRATCH/got.json" pair > "$SCRATCH/of-maps"
diff_json "$TREES/qemu-7.2" "$TREES/qemu-10.0" --linux "$TREES/linux-6.12"
$oracle changes "$SCRATCH/got.json" pair > "$SCRATCH/got"
same 'a new QEMU: with --linux the same as of maps' "$SCRATCH/of-maps" "$SCRATCH/got"
verdict_pair 'both new' linux-6.1 qemu-7.2 linux-6.12 qemu-10.0
exits 'a map: no difference from itself' 0 "$FEATMAP" diff --exit-code \
	"$SCRATCH/map-linux-6.1-qemu-7.2" "$SCRATCH/map-linux-6.1-qemu-7.2"
holds 'a map tells what it does not tell' \
	'not compared, for not both tell: words, conditional, hiding-rule, masks, aliases' \
	"$SCRATCH/out"

# Maps hold the macros of trees, but for KVM's that Linux's own stand for.
diff_json "$TREES/linux-6.1" "$TREES/linux-6.12"
$oracle changes "$SCRATCH/got.json" feature bug vmx > "$SCRATCH/wanted"
diff_json "$SCRATCH/map-linux-6.1-qemu-10.0" "$SCRATCH/map-linux-6.12-qemu-10.0"
$oracle changes "$SCRATCH/got.json" feature bug vmx |
	grep -v 'KVM_X86_FEATURE_PSFD' > "$SCRATCH/got"
same 'maps tell of macros what trees tell' "$SCRATCH/wanted" "$SCRATCH/got"

# The rule about hidden flags, flipped under one header: what both scripts make of
# it is the oracle.

names_of() { # TREE-WITH-HEADERS TREE-WITH-SCRIPT
	sh "$TREES/$2/arch/x86/kernel/cpu/mkcapflags.sh" "$SCRATCH/names.c" \
		"$1/arch/x86/include/asm/cpufeatures.h" "$1/arch/x86/include/asm/vmxfeatures.h"
	sed -n 's/^	\[\([A-Z0-9a-z_]*\).*= "\(..*\)",$/\1	\2/p' "$SCRATCH/names.c" | sort
}

flip() { # NAME TREE
	cp -Rp "$2" "$SCRATCH/old"
	cp -Rp "$2" "$SCRATCH/new"
	for flip_side in old:linux-6.1 new:linux-6.12; do
		cp "$TREES/${flip_side#*:}/arch/x86/kernel/cpu/mkcapflags.sh" \
			"$SCRATCH/${flip_side%:*}/arch/x86/kernel/cpu/mkcapflags.sh"
		names_of "$2" "${flip_side#*:}" > "$SCRATCH/${flip_side%:*}.names"
	done
	comm -23 "$SCRATCH/old.names" "$SCRATCH/new.names" |
		awk -F '\t' -v OFS='\t' '{ print "hidden", $1, "-", $2, "-" }' > "$SCRATCH/wanted"
	comm -13 "$SCRATCH/old.names" "$SCRATCH/new.names" > "$SCRATCH/more"
	same "$1: the flip shows nothing" /dev/null "$SCRATCH/more"
	diff_json "$SCRATCH/old" "$SCRATCH/new"
	$oracle changes "$SCRATCH/got.json" feature bug vmx kvm-feature word kvm > "$SCRATCH/got"
	agree_and_some "$1: the flip hides what it hides, and changes nothing else" \
		"$SCRATCH/wanted" "$SCRATCH/got"
	exits "$1: the flip is told" 0 "$FEATMAP" diff "$SCRATCH/old" "$SCRATCH/new"
	holds "$1: in words" 'a flag whose comment quotes no name is hidden now' "$SCRATCH/out"
	rm -rf "$SCRATCH/old" "$SCRATCH/new"
}
flip linux-6.1 "$TREES/linux-6.1"
flip linux-6.12 "$TREES/linux-6.12"

if python3 -c 'import jsonschema' 2> /dev/null; then
	exits 'all JSON keeps to the schema' 0 \
		python3 tests/validate.py output/schema/diff.schema.json "$SCRATCH"/jsons/*
else
	echo 'skip: no jsonschema for python3: JSON is not validated'
fi
finish
