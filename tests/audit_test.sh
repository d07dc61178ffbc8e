# SPDX-License-Identifier: MIT
# The command audit: its options and formats, and that all JSON that featmap
# writes is what the schemas say, for every fetched pair. What each rule must
# find is audit_rules_test.sh's; the baseline has a test of its own.
. tests/lib.sh
linux=$TREES/linux-6.12
qemu=$TREES/qemu-10.0
ours=output/schema
sarif=tests/schema/sarif-2.1.0-rtm.5.json

audit() { # OPTION...
	"$FEATMAP" audit --linux "$linux" --qemu "$qemu" "$@"
}

# /usr/bin: where Debian's packages are for.
valid() { # NAME SCHEMA FILE...
	title=$1
	shift
	exits "$title" 0 /usr/bin/python3 tests/validate.py "$@"
}

# A column of findings in JSON, which has one finding a line.
findings() { # KEY FILE
	sed -n "s/^  {\"rule\": .*\"$1\": \"\\([^\"]*\\)\".*/\\1/p" "$2"
}

count() { # SEVERITY FILE
	findings severity "$2" | grep -cx "$1"
}

lacks() { # NAME TEXT FILE
	if grep -qF -e "$2" "$3"; then
		fail "$1: '$2' is there" "$3"
	else
		pass "$1"
	fi
}

# The rules.
exits "--list-rules" 0 "$FEATMAP" audit --list-rules
cp "$SCRATCH/out" "$SCRATCH/list"
exits "... is lines of three fields" 0 awk -F '\t' \
	'NF != 3 || $1 !~ /^[a-z0-9-]+$/ || $2 !~ /^(off|note|warning|error)$/ || $3 == "" { exit 1 }' \
	"$SCRATCH/list"
cut -f 1 "$SCRATCH/list" > "$SCRATCH/names"
exits "... at least the fourteen of old" 0 test "$(wc -l < "$SCRATCH/names")" -ge 14
while read -r rule; do
	exits "--explain-rule $rule" 0 "$FEATMAP" audit --explain-rule "$rule"
	holds "... names it" "$rule (" "$SCRATCH/out"
	exits "... in 80 columns" 0 awk 'length > 80 { exit 1 }' "$SCRATCH/out"
done < "$SCRATCH/names"
for option in -Wfalse-frend -Wno-false-frend -Werror=false-frend -Wno-error=false-frend \
	"--explain-rule false-frend"; do
	# shellcheck disable=SC2086 # an option and its argument
	exits "$option" 2 audit $option
	holds "... tells what is like it" "no rule 'false-frend'; like it: false-friend" "$SCRATCH/err"
done
exits "-Wxyzzyxyzzy" 2 audit -Wxyzzyxyzzy
holds "... is like none" "--list-rules" "$SCRATCH/err"
exits "-W" 2 audit -W
exits "a full disk takes no list" 4 sh -c '"$0" audit --list-rules > /dev/full' "$FEATMAP"

# Usage.
exits "no such format" 2 audit --format xml
exits "no such severity" 2 audit --fail-on fatal
exits "an argument too many" 2 audit again
exits "no such tree" 3 "$FEATMAP" audit --linux "$SCRATCH/nowhere" --qemu "$qemu"
exits "the trees swapped" 3 "$FEATMAP" audit --linux "$qemu" --qemu "$linux"

# What is left decides.
audit --format json > "$SCRATCH/json"
exits "errors" 1 audit
exits "errors, asked for" 1 audit --fail-on error
exits "never" 0 audit --fail-on never
exits "all off" 0 audit --fail-on note -Wno-all
holds "... nothing found" ": 0 errors, 0 warnings, 0 notes" "$SCRATCH/out"
sed -n 's/^  {"rule": "\([^"]*\)", "severity": "error".*/-Wno-\1/p' "$SCRATCH/json" |
	sort -u > "$SCRATCH/off"
# shellcheck disable=SC2046 # a list of options
exits "the rules with errors are off" 0 audit $(cat "$SCRATCH/off")
# shellcheck disable=SC2046
exits "... but there are warnings" 1 audit --fail-on warning $(cat "$SCRATCH/off")
# shellcheck disable=SC2046
exits "... which are errors" 1 audit $(cat "$SCRATCH/off") -Werror
rule=$(sed -n 's/^  {"rule": "\([^"]*\)", "severity": "note".*/\1/p' "$SCRATCH/json" | head -n 1)
exits "-Wno-all -W$rule" 0 audit -Wno-all "-W$rule" --format json
findings severity "$SCRATCH/out" | sort -u > "$SCRATCH/got"
echo note > "$SCRATCH/wanted"
same "... is a note" "$SCRATCH/wanted" "$SCRATCH/got"
exits "... by --fail-on note" 1 audit -Wno-all "-W$rule" --fail-on note
exits "-Werror=$rule" 1 audit -Wno-all "-Werror=$rule"
exits "-Wno-error=$rule" 0 audit -Wno-all "-Werror=$rule" "-Wno-error=$rule"
exits "-Wno-error=$rule is a warning" 1 audit -Wno-all "-Wno-error=$rule" --fail-on warning

# The text says the same as the JSON.
exits "the text" 1 audit
cp "$SCRATCH/out" "$SCRATCH/text"
exits "... its head" 0 grep -q '^Linux 6\.12[0-9.]* and QEMU 10\.0[0-9.]*: ' "$SCRATCH/text"
cp "$SCRATCH/text" "$SCRATCH/out"
sed -n '1s/.*: \(.*\)/\1/p' "$SCRATCH/text" | sed 's/s\>//g; s/;.*//' > "$SCRATCH/got"
echo "$(count error "$SCRATCH/json") error, $(count warning "$SCRATCH/json") warning, $(count note "$SCRATCH/json") note" \
	> "$SCRATCH/wanted"
same "... its counts" "$SCRATCH/wanted" "$SCRATCH/got"
sed -n 's/^\([^ :]*:[^ :]*:[^ ]*\): \(error\|warning\|note\): .*/\1/p' "$SCRATCH/text" > "$SCRATCH/got"
findings id "$SCRATCH/json" > "$SCRATCH/wanted"
same "... its findings" "$SCRATCH/wanted" "$SCRATCH/got"
exits "... fits 100 columns, but for long words" 0 awk \
	'length > 100 && !/^ *[^ ]+( \([a-z]+\))?$/ && $0 !~ /: (error|warning|note): [^ ]+$/ { print; exit 1 }' \
	"$SCRATCH/text"

# Colours are for terminals.
lacks "no colours in a file" "$(printf '\033')" "$SCRATCH/text"
script -qec "'$FEATMAP' audit --linux '$linux' --qemu '$qemu'" /dev/null > "$SCRATCH/terminal" 2>&1 < /dev/null
holds "colours on a terminal" "$(printf '\033[1;31merror\033[0m')" "$SCRATCH/terminal"
NO_COLOR=1 script -qec "'$FEATMAP' audit --linux '$linux' --qemu '$qemu'" /dev/null \
	> "$SCRATCH/terminal" 2>&1 < /dev/null
lacks "NO_COLOR" "$(printf '\033')" "$SCRATCH/terminal"
tr -d '\r' < "$SCRATCH/terminal" > "$SCRATCH/got"
same "... is the same text" "$SCRATCH/text" "$SCRATCH/got"

# Of notes, which are many, the places are left to the other formats.
exits "places are of warnings and errors" 0 awk '
	/: (error|warning|note): / || /: (error|warning|note)$/ { note = / note: | note$/ }
	note && /^        / { print; exit 1 }' "$SCRATCH/text"
holds "... which is said" "The places of notes are in" "$SCRATCH/text"
exits "a note that is an error has places" 1 audit -Wno-all -Werror=not-auto-enabled
holds "... in the tree" "        target/i386/cpu.c:" "$SCRATCH/out"

# Where it goes.
for format in text json sarif html names; do
	audit --format $format > "$SCRATCH/wanted"
	wanted=$?
	exits "$format: -o" $wanted audit --format $format -o "$SCRATCH/report"
	exits "... says nothing else" 0 test ! -s "$SCRATCH/out"
	same "$format: -o gives the same" "$SCRATCH/wanted" "$SCRATCH/report"
	exits "$format: a full disk" 4 sh -c '"$0" audit --linux "$1" --qemu "$2" --format "$3" > /dev/full' \
		"$FEATMAP" "$linux" "$qemu" $format
	lacks "$format: no path of this machine" "$TREES" "$SCRATCH/wanted"
done
exits "names judge nothing" 0 audit --format names
exits "-o -" 1 audit -o -
same "-o - is standard output" "$SCRATCH/text" "$SCRATCH/out"
exits "-o in no folder" 4 audit -o "$SCRATCH/nowhere/report"
exits "-o at a folder" 4 audit -o "$SCRATCH"
cp "$SCRATCH/report" "$SCRATCH/before"
exits "bad input" 3 "$FEATMAP" audit --linux "$SCRATCH" --qemu "$qemu" -o "$SCRATCH/report"
same "... leaves what was there" "$SCRATCH/before" "$SCRATCH/report"

# The validator does see what is wrong.
sed 's/"severity": "error"/"severity": "fatal"/' "$SCRATCH/json" > "$SCRATCH/bad"
exits "a severity that is none" 1 /usr/bin/python3 tests/validate.py \
	$ours/featmap-audit.schema.json "$SCRATCH/bad"
audit --format sarif | sed 's/"level": "error"/"level": "fatal"/' > "$SCRATCH/bad"
exits "a SARIF level that is none" 1 /usr/bin/python3 tests/validate.py "$sarif" "$SCRATCH/bad"

# Every pair: identities are unique, and all JSON is valid.
flags() { # FILE: the names that Linux shows
	sed -n 's/.*"name": "\([^"]*\)", "via".*/\1/p' "$1" | sort -u
}

pair() { # LINUX QEMU
	pair="linux-$1 qemu-$2"
	dir=$SCRATCH/$1-$2
	linux=$TREES/linux-$1 qemu=$TREES/qemu-$2
	mkdir "$dir"
	for format in json sarif names; do
		audit --fail-on never --format $format > "$dir/$format" 2> "$SCRATCH/err" ||
			fail "$pair: audit --format $format" "$SCRATCH/err"
	done
	"$FEATMAP" gen --no-verify --format json --linux "$linux" --qemu "$qemu" -o "$dir"
	flags "$dir/featmap.json" > "$dir/flags"
	# shellcheck disable=SC2046 # a list of names
	"$FEATMAP" explain --format json --linux "$linux" --qemu "$qemu" $(cat "$dir/flags") \
		art f00f vnmi msr.10a.0 nonsense > "$dir/explain" 2> /dev/null
	"$FEATMAP" why --format json --linux "$linux" --qemu "$qemu" \
		--host tests/data/host-flags.txt --guest tests/data/guest-flags.txt > "$dir/why"
	exits "$pair: $(findings id "$dir/json" | wc -l) findings" 0 grep -q '"id": ' "$dir/json"
	findings id "$dir/json" | sort | uniq -d > "$dir/twins"
	exits "$pair: no identity twice" 1 grep . "$dir/twins"
	exits "$pair: SARIF has as many results" 0 test \
		"$(findings id "$dir/json" | wc -l)" -eq "$(grep -c '^  {"ruleId"' "$dir/sarif")"
	valid "$pair: JSON" $ours/featmap-audit.schema.json "$dir/json"
	valid "$pair: SARIF" $sarif "$dir/sarif"
	valid "$pair: names" $ours/names.schema.json "$dir/names"
	valid "$pair: the map" $ours/featmap.schema.json "$dir/featmap.json"
	valid "$pair: explain" $ours/explain.schema.json "$dir/explain"
	valid "$pair: why" $ours/why.schema.json "$dir/why"
}

for kernel in 5.10 6.1 6.12; do
	for release in 5.2 7.2 10.0; do
		pair $kernel $release
	done
done

# Places are right: the line holds a name of the finding.
dir=$SCRATCH/6.12-10.0
linux=$TREES/linux-6.12 qemu=$TREES/qemu-10.0
sed -n 's/^  {"rule".*"name": "\(X86_FEATURE_[A-Z0-9_]*\)".*"places": \[{"side": "linux", "path": "\([^"]*\)", "line": \([0-9]*\), "column": \([0-9]*\)}.*/\1 \2 \3 \4/p' \
	"$dir/json" | grep cpufeatures.h > "$SCRATCH/places"
exits "places" 0 test -s "$SCRATCH/places"
while read -r _ path line column; do
	sed -n "${line}p" "$linux/$path" | cut -c "$column-" | sed -n 's/^\(X86_FEATURE_[A-Z0-9_]*\).*/\1/p'
done < "$SCRATCH/places" > "$SCRATCH/got"
exits "... all are of macros" 0 test "$(wc -l < "$SCRATCH/places")" -eq "$(grep -c . "$SCRATCH/got")"

# Saved facts have no places; partial trees have less to find.
for tree in linux qemu; do
	from=
	eval "from=\$$tree"
	"$FEATMAP" facts "$from" > "$SCRATCH/$tree.facts"
done
exits "saved facts" 1 "$FEATMAP" audit --format sarif --linux "$SCRATCH/linux.facts" \
	--qemu "$SCRATCH/qemu.facts"
cp "$SCRATCH/out" "$SCRATCH/sarif"
valid "... as SARIF" $sarif "$SCRATCH/sarif"
"$FEATMAP" audit --format json --linux "$SCRATCH/linux.facts" --qemu "$SCRATCH/qemu.facts" \
	> "$SCRATCH/saved"
valid "... as JSON" $ours/featmap-audit.schema.json "$SCRATCH/saved"
findings id "$SCRATCH/saved" > "$SCRATCH/got"
findings id "$dir/json" > "$SCRATCH/wanted"
same "... give the same findings" "$SCRATCH/wanted" "$SCRATCH/got"
mkdir -p "$SCRATCH/headers/arch/x86"
cp "$linux/Makefile" "$SCRATCH/headers"
cp -R "$linux/arch/x86/include" "$SCRATCH/headers/arch/x86"
exits "a partial tree" 3 "$FEATMAP" audit --linux "$SCRATCH/headers" --qemu "$qemu"
exits "a partial tree, with --partial" 0 "$FEATMAP" audit --partial --fail-on never \
	--linux "$SCRATCH/headers" --qemu "$qemu" --format json
cp "$SCRATCH/out" "$SCRATCH/partial"
valid "... as JSON" $ours/featmap-audit.schema.json "$SCRATCH/partial"
holds "... says what is missing" '"missing": ["' "$SCRATCH/partial"
exits "a partial tree, as text" 0 "$FEATMAP" audit --partial --fail-on never \
	--linux "$SCRATCH/headers" --qemu "$qemu"
holds "... says what is missing" "Linux is without: " "$SCRATCH/out"
cp "$SCRATCH/wanted" "$SCRATCH/baseline"
exits "a partial tree and a baseline" 0 "$FEATMAP" audit --partial --fail-on never \
	--linux "$SCRATCH/headers" --qemu "$qemu" --baseline "$SCRATCH/baseline"
lacks "... calls no entry stale" "[stale]" "$SCRATCH/err"
finish
