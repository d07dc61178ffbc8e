# SPDX-License-Identifier: MIT
# The audit's baseline: findings that are added, age and go; files as people
# and their editors leave them; identities that stay when lines move.
. tests/lib.sh
. tests/mini.sh
file=$SCRATCH/baseline

audit() { # OPTION...
	"$FEATMAP" audit --linux "$linux" --qemu "$qemu" --fail-on note "$@"
}

with() { # OPTION...: the audit with the baseline
	audit --baseline "$file" "$@"
}

update() {
	with --update-baseline "$@"
}

# The identities, one a line, as JSON has them: one finding a line.
ids() { # OPTION...
	audit --format json "$@" 2> /dev/null | sed -n 's/^  {"rule": .*"id": "\([^"]*\)".*/\1/p'
}

# The place of a line's first letter.
at() { # LINE COLUMN
	echo "$file:$1:$2: "
}

lacks() { # NAME TEXT FILE
	if grep -qF -e "$2" "$3"; then
		fail "$1: '$2' is there" "$3"
	else
		pass "$1"
	fi
}

# The command before had nothing to say on standard error.
silent() { # NAME
	if [ -s "$SCRATCH/err" ]; then
		fail "$1" "$SCRATCH/err"
	else
		pass "$1"
	fi
}

keeps() { # NAME: the file is still what it was in $SCRATCH/before
	same "$1" "$SCRATCH/before" "$file"
}

# A name more in QEMU's tree. The identities before it go into old, those of the
# findings about it into new; $new is one of them.
age() {
	ids > "$SCRATCH/old"
	swap "$table" '"kvm-nopiodelay", NULL' '"kvm-nopiodelay", "kvm-mmu"'
	ids > "$SCRATCH/ids"
	grep -vxFf "$SCRATCH/old" "$SCRATCH/ids" | sort > "$SCRATCH/new"
	new=$(head -n 1 "$SCRATCH/new")
	[ -n "$new" ] || fail "another name is no finding" "$SCRATCH/ids"
	grep -vxFf "$SCRATCH/ids" "$SCRATCH/old" > "$SCRATCH/gone"
	[ ! -s "$SCRATCH/gone" ] || fail "another name takes findings away" "$SCRATCH/gone"
}

grow_old() {
	swap "$table" '"kvm-mmu"' 'NULL'
}

start() {
	fresh
	real_script linux-6.12	# the miniature one is warned of
}

start
ids > "$SCRATCH/ids"
sort "$SCRATCH/ids" > "$SCRATCH/sorted"
first=$(head -n 1 "$SCRATCH/sorted")
exits "the miniature trees have findings" 0 test "$(wc -l < "$SCRATCH/ids")" -ge 4

# Adding.
exits "findings, no baseline" 1 audit
exits "a baseline that is not there" 3 with
holds "... is named" "$file" "$SCRATCH/err"
exits "one is made" 0 update
holds "... and it is said" "$(wc -l < "$SCRATCH/ids") accepted anew, 0 found no more" "$SCRATCH/err"
grep -v '^#' "$file" | grep . > "$SCRATCH/got"
same "... with all identities, sorted" "$SCRATCH/sorted" "$SCRATCH/got"
exits "... which accepts them" 0 with
holds "... and counts them" "0 errors, 0 warnings, 0 notes; $(wc -l < "$SCRATCH/ids") more are accepted" "$SCRATCH/out"
lacks "... but does not show them" "$first: " "$SCRATCH/out"
exits "as JSON" 0 with --format json
exits "... all are accepted" 0 test \
	"$(grep -c '"accepted": true' "$SCRATCH/out")" -eq "$(wc -l < "$SCRATCH/ids")"
exits "as SARIF" 0 with --format sarif
exits "... all are suppressed" 0 test \
	"$(grep -c '"status": "accepted"' "$SCRATCH/out")" -eq "$(wc -l < "$SCRATCH/ids")"
cp "$file" "$SCRATCH/before"
exits "updated again" 0 update
keeps "... it is the same"

# A new finding fails, and is all that is shown.
age
exits "a finding that is new" 1 with
holds "... is shown" "$new: " "$SCRATCH/out"
lacks "... and no other" "$first: " "$SCRATCH/out"
keeps "... and nothing is written"
exits "... unless that grave ones only fail" 0 with --fail-on never
cat "$file" "$SCRATCH/new" > "$SCRATCH/wanted"
exits "it is accepted" 0 update
same "... behind the others, under the heading that is there" "$SCRATCH/wanted" "$file"
exits "... from then on" 0 with

# Ageing: what is found no more is told, and the status stays.
grow_old
cp "$file" "$SCRATCH/before"
line=$(grep -nxF "$new" "$file" | cut -d : -f 1)
exits "a stale entry changes no status" 0 with
holds "... is told with its line" "$(at "$line" 1)warning: this is found no more [stale]" "$SCRATCH/err"
holds "... and shown" "  $new" "$SCRATCH/err"
with --format json > "$SCRATCH/json" 2> /dev/null
sed '1,/"stale"/d' "$SCRATCH/json" > "$SCRATCH/out"
holds "... as JSON, too" "  \"$new\"" "$SCRATCH/out"
keeps "... and nothing is written"

# Removing, from a file that a person has written.
cat > "$file" << 'EOF2'
# Ours.

EOF2
sort -r "$SCRATCH/old" | sed '1s/$/	# why: see the wiki # 7/; 2s/^/  /; 2s/$/   /' >> "$file"
printf '\n  # These will go.\n' >> "$file"
{ cat "$file"; echo '# The end.'; } > "$SCRATCH/wanted"
sed 's/$/ # soon/' "$SCRATCH/new" >> "$file"
echo '# The end.' >> "$file"
exits "a file by hand" 0 with
exits "... is updated" 0 update
holds "... which is told" "0 accepted anew, $(wc -l < "$SCRATCH/new") found no more" "$SCRATCH/err"
same "... and keeps comments, remarks and order" "$SCRATCH/wanted" "$file"

# A rule that is off says nothing of its findings.
rule=${first%%:*}
exits "an entry of a rule that is off" 0 with "-Wno-$rule"
silent "... is not stale"
cp "$file" "$SCRATCH/before"
exits "... and stays" 0 update "-Wno-$rule"
keeps "... where it is"
printf 'no-such-rule:1.0.ecx.0:pni\n' >> "$file"
exits "an entry of a rule that is gone" 0 with
holds "... is stale" "no-such-rule:1.0.ecx.0:pni" "$SCRATCH/err"

# As editors leave files.
sed 's/$/\r/' "$SCRATCH/before" > "$file"
exits "CRLF" 0 with
silent "... no warning"
age
cp "$file" "$SCRATCH/before"
exits "CRLF, updated" 0 update
exits "... ends all lines so" 0 test "$(grep -c . "$file")" -eq "$(grep -c "$(printf '\r')\$" "$file")"
grow_old
update > /dev/null 2>&1
exits "... and takes back what it added" 0 with
{ printf '\357\273\277'; sort "$SCRATCH/old"; } > "$file"
exits "a byte order mark" 0 with
silent "... no warning"
sort "$SCRATCH/old" | awk 'NR > 1 { print last } { last = $0 } END { printf "%s", last }' > "$file"
exits "no newline at the end" 0 with
age
exits "... updated" 0 update
exits "... is one identity a line" 0 with
sed '1,/^# accepted/d' "$file" > "$SCRATCH/got"
same "... under a heading" "$SCRATCH/new" "$SCRATCH/got"
grow_old
: > "$file"
exits "an empty file" 1 with
exits "... is filled" 0 update
exits "... and holds" 0 with
mv "$file" "$SCRATCH/elsewhere"
ln -s elsewhere "$file"
age
exits "a link" 0 update
exits "... stays one" 0 test -h "$file"
holds "... to what is updated" "$new" "$SCRATCH/elsewhere"
rm "$file"
grow_old

# Malformed lines.
refused() { # NAME LINE COLUMN TEXT CONTENT
	printf '%b' "$5" > "$file"
	cp "$file" "$SCRATCH/before"
	exits "$1" 3 with
	holds "$1: the place" "$(at "$2" "$3")error: $4" "$SCRATCH/err"
	holds "$1: a caret" "^" "$SCRATCH/err"
	exits "$1: no update" 3 update
	keeps "$1: untouched"
}
refused "no identity" 2 1 "an identity is wanted here" '# x\nibrs\n'
refused "a rule alone" 1 3 "behind the rule's name" '  false-friend:\n'
refused "a rule and a place" 1 1 "behind the rule's name" 'false-friend:7.0.edx.31\n'
refused "no key" 1 1 "behind the last ':'" 'false-friend:7.0.edx.31:\n'
refused "a sentence" 1 14 "one identity a line" 'a-rule:1.0:x and more\n'
refused "two identities" 1 8 "one identity a line" 'a:b:cd\ta:b:ce'
refused "upper case" 1 1 "an identity is wanted here" 'A-Rule:1.0:x\n'
refused "twice" 3 1 "this identity stands here twice" 'a:b:c\n\na:b:c # again\n'
holds "twice: and where first" "$(at 1 1)note: it stands here, too" "$SCRATCH/err"
refused "a NUL" 2 4 "" 'a:b:c\na:b\0:c\n'
refused "Latin-1" 1 6 "" 'a:b:c\344\n'

# Files that cannot be read or written.
rm -f "$file"
mkdir "$file"
exits "a folder" 3 with
exits "a folder, updated" 3 update
rmdir "$file"
exits "in no folder" 4 audit --update-baseline --baseline "$SCRATCH/nowhere/baseline"
sort "$SCRATCH/old" > "$file"
if [ "$(id -u)" -ne 0 ]; then
	chmod 000 "$file"
	exits "not to be read" 3 with
	chmod 644 "$file"
fi
cp "$file" "$SCRATCH/before"
age
# What a full disk looks like to a program: no byte more can be written.
full_disk() {
	(
		trap '' XFSZ
		ulimit -f 0
		{ update; echo $? >&3; } 3>&1 > /dev/null 2> /dev/null | cat
	)
}
exits "a full disk" 0 test "$(full_disk)" = 4
keeps "a full disk: untouched"
exits "standard output is full" 4 sh -c '"$0" audit --linux "$1" --qemu "$2" --baseline "$3" \
	--update-baseline > /dev/full' "$FEATMAP" "$linux" "$qemu" "$file"
keeps "standard output is full: untouched"
exits "the report cannot be written" 4 update -o "$SCRATCH/nowhere/report"
keeps "the report cannot be written: untouched"
exits "both are written" 0 update -o "$SCRATCH/report"
holds "both are written: the report" "accepted by the baseline" "$SCRATCH/report"
holds "both are written: the baseline" "$new" "$file"
# Another run that writes while this one waits for its turn: nothing of it is lost.
for before in old no; do
	[ $before = old ] || rm "$file"
	flock "$SCRATCH" sh -c 'sleep 0.5; echo "# of another run" >> "$0"' "$file" &
	sleep 0.1
	exits "changed while waiting, $before file before" 4 update -o "$SCRATCH/report"
	holds "... is told" "baseline' has been changed since it was read" "$SCRATCH/err"
	wait
	holds "... and is kept" "# of another run" "$file"
done
exits "... the next one has it" 0 update -o "$SCRATCH/report"
holds "... and keeps it" "# of another run" "$file"
ls -A "$SCRATCH" | grep '^\.' > "$SCRATCH/litter"
exits "nothing is left lying about" 1 test -s "$SCRATCH/litter"
grow_old

# Usage.
exits "--update-baseline alone" 2 audit --update-baseline
cp "$file" "$SCRATCH/before"
ln -s baseline "$SCRATCH/link"
for other in "$file" "$SCRATCH/./baseline" "$SCRATCH/link"; do
	exits "the baseline as output: ${other#"$SCRATCH"}" 2 with -o "$other"
	exits "the baseline as output: ${other#"$SCRATCH"}, updated" 2 update -o "$other"
	keeps "... is untouched"
done
exits "a baseline to be made as output" 2 audit --baseline "$SCRATCH/unmade" --update-baseline \
	-o "$SCRATCH/./unmade"
exits "... is not made" 1 test -e "$SCRATCH/unmade"
exits "a baseline of names" 2 with --format names

# Lines move; identities do not.
start
ids > "$SCRATCH/ids"
sort "$SCRATCH/ids" > "$file"
audit --format json > "$SCRATCH/still"
for moved in "$features" "$table" "$kvm" "$cpuid_deps" "$scattered" "$reverse" "$types"; do
	{ printf '/* one */\n/* two */\n\n'; cat "$moved"; } > "$SCRATCH/moved"
	cat "$SCRATCH/moved" > "$moved"
done
ids > "$SCRATCH/got"
same "lines move, identities do not" "$SCRATCH/ids" "$SCRATCH/got"
exits "... and the baseline holds" 0 with
silent "... without a warning"
audit --format json > "$SCRATCH/moved"
exits "... though lines did move" 1 cmp -s "$SCRATCH/still" "$SCRATCH/moved"
for tree in linux qemu; do
	"$FEATMAP" facts "$SCRATCH/$tree" > "$SCRATCH/$tree.facts"
done
linux=$SCRATCH/linux.facts qemu=$SCRATCH/qemu.facts
ids > "$SCRATCH/got"
same "saved facts give the same identities" "$SCRATCH/ids" "$SCRATCH/got"
finish
