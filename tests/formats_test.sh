# SPDX-License-Identifier: MIT
# The small formats, for every fetched tree: the order of /proc/cpuinfo against
# the array that the tree's own script makes, -cpu's names against facts and an
# installed QEMU, kcpuid's rows against the map and the shape that tool reads.
# shellcheck disable=SC2154 # of the files sourced
. tests/lib.sh
. tests/oracle/lib.sh
. tests/oracle/linux.sh
. tests/mini.sh

make_format() { # LINUX QEMU FORMAT
	"$FEATMAP" gen --no-verify --linux "$1" ${2:+--qemu "$2"} --format "$3" -o - 2> "$SCRATCH/err"
}

# The order of /proc/cpuinfo.

# What 64-bit kernels do not define is not in their array.
flags_of_script() { # TREE WORK
	mkdir -p "$2/asm" && cp "$1/arch/x86/include/asm/cpufeatures.h" \
		"$1/arch/x86/include/asm/vmxfeatures.h" "$2/asm" &&
		sh "$1/arch/x86/kernel/cpu/mkcapflags.sh" "$2/all.c" \
			"$2/asm/cpufeatures.h" "$2/asm/vmxfeatures.h" || return 1
	# shellcheck disable=SC2086 # several flags
	macros "$2/asm/cpufeatures.h" $view64 -D__x86_64__ | awk '{ print $2 }' > "$2/defined"
	awk 'NR == FNR { defined[$1]; next }
		match($0, /^\t\[(X86_FEATURE_|X86_BUG_)[A-Za-z0-9_]*/) &&
			!(substr($0, 3, RLENGTH - 2) in defined) { next }
		{ print }' "$2/defined" "$2/all.c" > "$2/capflags.c"
	# shellcheck disable=SC2086
	compile_and_run flags.c "$2" "$2/flags" $view64
}

# NAME, word and bit; and with "bits" also where and how, from the JSON.
flags_of_json() { # FILE [bits]
	python3 - "$@" << 'END'
import json
import sys

for flag in json.load(open(sys.argv[1]))["flags"]:
    row = [flag["name"], str(flag["word"]), str(flag["bit"])]
    if len(sys.argv) > 2:
        row.append(" ".join(sorted(bit["at"] + "/" + bit["via"] for bit in flag["bits"])))
    print("\t".join(row))
END
}

# The same from facts: a word's leaf, scattered bits, what KVM translates to
# (a macro of Linux's, or one of KVM's own); each bit by the first way to it.
flags_of_facts() { # FACTS
	awk -F '\t' -v OFS='\t' '
		function at(word, bit, how) {
			if (word in leaf) way[leaf[word] "." bit] = how
		}
		$1 == "word" || $1 == "kvm-word" {
			if (NF > 3) leaf[$3] = substr($4, 3) "." $5 "." $6
			next
		}
		$1 == "feature" && $5 == "shown" { shown[$2] = $6 }
		$1 == "feature" || $1 == "kvm-feature" { word[$2] = $3; bit[$2] = $4 }
		$1 == "scattered" { scattered[$2] = scattered[$2] " " substr($3, 3) "." $4 "." $5 "." $6 }
		$1 == "translation" { to[$2] = $3 }
		END {
			for (macro in shown) {
				split("", way)
				if (macro in to) at(word[to[macro]], bit[to[macro]], "translated")
				n = split(scattered[macro], places, " ")
				for (i = 1; i <= n; i++) way[places[i]] = "scattered"
				at(word[macro], bit[macro], "word")
				line = ""
				for (place in way) line = line " " place "/" way[place]
				print shown[macro], word[macro], bit[macro], substr(line, 2)
			}
		}' "$1" | awk -F '\t' -v OFS='\t' '{
			n = split($4, part, " ")
			for (i = 2; i <= n; i++)
				for (k = i; k > 1 && part[k] < part[k - 1]; k--) {
					swap = part[k]; part[k] = part[k - 1]; part[k - 1] = swap
				}
			$4 = ""
			for (i = 1; i <= n; i++) $4 = $4 (i > 1 ? " " : "") part[i]
			print
		}'
}

cpuinfo() { # TREE
	work=$SCRATCH/$(basename "$1")
	name=$(basename "$1")
	mkdir -p "$work"
	make_format "$1" '' cpuinfo > "$work/cpuinfo.json"
	if ! flags_of_script "$1" "$work" 2> "$SCRATCH/err"; then
		fail "$name: the tree's own script and gcc" "$SCRATCH/err"
		return
	fi
	flags_of_json "$work/cpuinfo.json" > "$work/got"
	[ -s "$work/flags" ] || fail "$name: the script gives flags"
	same "$name: $(wc -l < "$work/flags") flags in the kernel's order" "$work/flags" "$work/got"
	"$FEATMAP" facts "$1" > "$work/facts"
	flags_of_facts "$work/facts" > "$work/wanted"
	flags_of_json "$work/cpuinfo.json" bits > "$work/got"
	agree_and_some "$name: their bits" "$work/wanted" "$work/got"
	valid "$name: cpuinfo.json" output/schema/cpuinfo.schema.json "$work/cpuinfo.json"
}

valid() { # NAME SCHEMA FILE
	if python3 -c 'import jsonschema' 2> /dev/null; then
		exits "$1 keeps to its schema" 0 python3 tests/validate.py "$2" "$3"
	else
		echo "skip: no jsonschema for python3: $1 is not validated"
	fi
}

# -cpu's names.

names_of_facts() { # FACTS
	awk -F '\t' '
		$1 == "qemu-name" { print $4; name[$4] }
		$1 == "qemu-alias" { alias[$2] = $3 }
		END { for (one in alias) if (alias[one] in name) print one }' "$1" | sort -u
}

qemu_names() { # LINUX QEMU
	name=$(basename "$2")
	work=$SCRATCH/$name
	mkdir -p "$work"
	make_format "$1" "$2" qemu-names > "$work/qemu-names.txt"
	"$FEATMAP" facts "$2" > "$work/facts"
	names_of_facts "$work/facts" > "$work/wanted"
	[ -s "$work/wanted" ] || fail "$name: there are names"
	same "$name: $(wc -l < "$work/wanted") names for -cpu" "$work/wanted" "$work/qemu-names.txt"
}

# The flags that "-cpu help" recognizes, one a line.
recognized() { # BINARY
	"$1" -cpu help 2> /dev/null | awk '
		/^Recognized CPUID flags:/ { inside = 1; next }
		inside { for (i = 1; i <= NF; i++) print $i }' | sort -u
}

properties_of() { # BINARY
	printf '%s\n' '{"execute": "qmp_capabilities"}' \
		'{"execute": "device-list-properties", "arguments": {"typename": "max-x86_64-cpu"}}' \
		'{"execute": "quit"}' |
		"$1" -machine none -display none -nodefaults -qmp stdio 2> /dev/null |
		grep -o '"name": "[^"]*"' | sed 's/.*: "//; s/"$//' | sort -u
}

release() { # < TEXT
	sed -n '1s/^[^0-9]*\([0-9]\{1,\}\.[0-9]\{1,\}\).*/\1/p'
}

# An installed QEMU of the tree's release recognizes all but the aliases, and
# takes all of them.
binary() { # BINARY QEMU
	work=$SCRATCH/$(basename "$2")
	installed=$("$1" --version 2> /dev/null | release)
	if [ -z "$installed" ] || [ "$(release < "$2/VERSION")" != "$installed" ]; then
		echo "skip: $(basename "$2"): the $1 installed is ${installed:-none}"
		return
	fi
	recognized "$1" > "$SCRATCH/recognized"
	awk -F '\t' '$1 == "qemu-alias" { print $2 }' "$work/facts" | sort > "$SCRATCH/aliases"
	comm -23 "$work/qemu-names.txt" "$SCRATCH/aliases" > "$SCRATCH/got"
	same "$1 recognizes these names, and no other" "$SCRATCH/recognized" "$SCRATCH/got"
	properties_of "$1" > "$SCRATCH/properties"
	comm -23 "$work/qemu-names.txt" "$SCRATCH/properties" > "$SCRATCH/got"
	same "$1 takes them all, aliases too" /dev/null "$SCRATCH/got"
	comm -23 "$SCRATCH/aliases" "$SCRATCH/properties" > "$SCRATCH/got"
	same "$1 has all aliases that the facts have" /dev/null "$SCRATCH/got"
}

# kcpuid's table.

# Takes rows apart as kcpuid.c does: LEAF, bit and name between commas.
rows_of_csv() { # FILE
	awk -F ',' '
		function trim(text) { gsub(/^ +| +$/, "", text); return text }
		/^#/ || /^$/ { next }
		NF != 6 || trim($1) !~ /^0x[0-9a-f]+$/ || trim($2) !~ /^[0-9]+$/ ||
		trim($3) !~ /^e[abcd]x$/ || trim($4) !~ /^[0-9]+$/ || trim($5) !~ /^[^ ]+$/ ||
		trim($6) == "" { print "not a row: " $0; next }
		{ print substr(trim($1), 3) "." trim($2) "." trim($3) "." trim($4) "\t" trim($5) }' "$1"
}

# What featmap.json says of the same bits.
rows_of_map() { # FILE
	python3 - "$1" << 'END'
import json
import sys

for bit in json.load(open(sys.argv[1]))["bits"]:
    linux, qemu = bit["linux"], (bit["qemu"] or {}).get("name")
    shown = [one["name"] for one in linux if one["name"]]
    own = [one["macro"].split("X86_FEATURE_")[1].lower() for one in linux]
    names = shown + own + [qemu] * bool(qemu)
    if bit["space"] == "cpuid" and names:
        print("%x.%d.%s.%d\t%s" % (bit["function"], bit["index"], bit["reg"], bit["bit"], names[0]))
END
}

kcpuid() { # LINUX QEMU
	name="$(basename "$1") $(basename "$2")"
	make_format "$1" "$2" kcpuid > "$SCRATCH/kcpuid.csv"
	make_format "$1" "$2" json > "$SCRATCH/featmap.json"
	rows_of_csv "$SCRATCH/kcpuid.csv" > "$SCRATCH/got"
	rows_of_map "$SCRATCH/featmap.json" > "$SCRATCH/wanted"
	[ -s "$SCRATCH/wanted" ] || fail "$name: there are rows"
	same "$name: $(wc -l < "$SCRATCH/wanted") rows for kcpuid" "$SCRATCH/wanted" "$SCRATCH/got"
}

# Looked up by hand in the sources of Linux 6.12 and QEMU 10.0.
by_hand() {
	make_format "$TREES/linux-6.12" "$TREES/qemu-10.0" kcpuid > "$SCRATCH/out"
	holds "kcpuid: a row" \
		"       0x1,         0,  ecx,       0,    pni                    , Linux: X86_FEATURE_XMM3; QEMU: pni" \
		"$SCRATCH/out"
	holds "kcpuid: a hidden flag" "    spec_ctrl              , Linux: X86_FEATURE_SPEC_CTRL (hidden); QEMU: spec-ctrl" \
		"$SCRATCH/out"
	make_format "$TREES/linux-6.12" '' cpuinfo > "$SCRATCH/out"
	holds "cpuinfo: a scattered bit" \
		'{"name": "aperfmperf", "word": 3, "bit": 28, "bits": [{"at": "6.0.ecx.0", "via": "scattered"}]}' \
		"$SCRATCH/out"
	holds "cpuinfo: no bit" '"name": "rep_good", "word": 3, "bit": 16, "bits": []}' "$SCRATCH/out"
}

oracle_trees linux > "$SCRATCH/linuxes"
oracle_trees qemu > "$SCRATCH/qemus"
while read -r one; do
	cpuinfo "$one"
	while read -r other; do
		kcpuid "$one" "$other"
	done < "$SCRATCH/qemus"
done < "$SCRATCH/linuxes"
while read -r one; do
	qemu_names "$TREES/linux-6.12" "$one"
	binary qemu-system-x86_64 "$one"
done < "$SCRATCH/qemus"
by_hand

# They are made only when asked for, and a tree of parts says what it lacks.
fresh
mkdir "$SCRATCH/default"
"$FEATMAP" gen --no-verify --partial --linux "$linux" --qemu "$qemu" -o "$SCRATCH/default" 2> /dev/null
ls "$SCRATCH/default" > "$SCRATCH/made"
for file in kcpuid.csv cpuinfo.json qemu-names.txt x86_features.xml libvirt-report.txt; do
	[ ! -e "$SCRATCH/default/$file" ] || echo $file
done > "$SCRATCH/got"
holds "the others are made" audit.txt "$SCRATCH/made"
same "none of them is made by default" /dev/null "$SCRATCH/got"
rm -r "$linux/arch/x86/kvm"
"$FEATMAP" gen --no-verify --partial --linux "$linux" --format cpuinfo -o - > "$SCRATCH/cpuinfo.json" 2> /dev/null
holds "a part that is missing is named" '"linux_missing": ["' "$SCRATCH/cpuinfo.json"
valid "... and that" output/schema/cpuinfo.schema.json "$SCRATCH/cpuinfo.json"
finish
