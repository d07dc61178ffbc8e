# SPDX-License-Identifier: MIT
# featmap history against what the oracles say of each version: gcc and the kernels'
# own scripts for Linux, gcc for QEMU; the whole table, in every column. Then
# revisions of a repository, and everything that can be wrong with any of these.
# shellcheck disable=SC2154 # of the files sourced
. tests/lib.sh
. tests/oracle/lib.sh
. tests/oracle/linux.sh

oracle="python3 tests/oracle/history.py"

# The version's number, as the tree's own files have it.
number_of() { # TREE
	if [ -e "$1/VERSION" ]; then
		cat "$1/VERSION"
	else
		awk -F ' *= *' '$1 ~ /^(VERSION|PATCHLEVEL|SUBLEVEL|EXTRAVERSION)$/ {
			part[$1] = $2
		}
		END {
			print part["VERSION"] "." part["PATCHLEVEL"] "." part["SUBLEVEL"] part["EXTRAVERSION"]
		}' "$1/Makefile"
	fi
}

# What the oracles say of all trees in a file, oldest first, against what FEATMAP says
# of THINGS, which stand for the same trees.
compare() { # NAME KIND TREES THINGS...
	what=$1 kind=$2 trees=$3
	shift 3
	folders=$(while read -r tree; do work_of "$tree"; done < "$trees")
	# shellcheck disable=SC2086 # several folders
	if ! $oracle "$kind" $folders > "$SCRATCH/wanted" 2> "$SCRATCH/err"; then
		fail "$what: the oracle speaks" "$SCRATCH/err"
		return
	fi
	exits "$what: as CSV" 0 "$FEATMAP" history --format csv -o "$SCRATCH/got.csv" "$@"
	$oracle csv "$SCRATCH/got.csv" > "$SCRATCH/got"
	agree_and_some "$what: $(wc -l < "$SCRATCH/wanted") entries are the oracles'" \
		"$SCRATCH/wanted" "$SCRATCH/got"
}

prepare_trees() { # KIND
	oracle_trees "$1" > "$SCRATCH/$1.trees"
	while read -r tree; do
		prepare_and_read "$(basename "$tree")" "$(work_of "$tree")" "$tree" &&
			number_of "$tree" > "$(work_of "$tree")/number"
	done < "$SCRATCH/$1.trees"
	# In order of the versions, whatever sort makes of their names.
	while read -r tree; do
		echo "$(cat "$(work_of "$tree")/number") $tree"
	done < "$SCRATCH/$1.trees" | sort -V | cut -d ' ' -f 2 > "$SCRATCH/sorted"
	mv "$SCRATCH/sorted" "$SCRATCH/$1.trees"
}

valid() { # WHAT FILE
	if python3 -c 'import jsonschema' 2> /dev/null; then
		exits "$1 keeps to its schema" 0 \
			python3 tests/validate.py output/schema/history.schema.json "$2"
	else
		echo "skip: no jsonschema for python3: $1 is not validated"
	fi
}

# A value out of JSON.
ask() { # FILE PYTHON-EXPRESSION-OF-h
	python3 -c 'import json, sys
h = json.load(open(sys.argv[1], encoding="utf-8"))
print(eval(sys.argv[2]))' "$1" "$2"
}

says() { # NAME WANTED FILE EXPRESSION
	echo "$2" > "$SCRATCH/wanted"
	ask "$3" "$4" > "$SCRATCH/got" 2>&1
	same "$1" "$SCRATCH/wanted" "$SCRATCH/got"
}

# The facts of a tree as if it had another number; and its oracle folder.
renumber() { # TREE NUMBER
	cp -R "$(work_of "$1")" "$(work_of "$2")"
	awk -F '\t' -v OFS='\t' -v number="$2" '$1 == "tree" { $3 = number } { print }' \
		"$(work_of "$1")/facts" > "$(work_of "$2")/facts"
	echo "$2" > "$(work_of "$2")/number"
	echo "$2" >> "$SCRATCH/renumbered.trees"
}

# All of KIND as if the newest had been the oldest, then all again as they are: what
# came goes, and comes back. Versions from FIRST on are nobody else's here.
compare_back_and_forth() { # NAME KIND FIRST
	: > "$SCRATCH/renumbered.trees"
	number=$3
	for tree in $(tac "$SCRATCH/$2.trees") $(cat "$SCRATCH/$2.trees"); do
		renumber "$tree" "$number.9.9"
		number=$((number + 1))
	done
	# shellcheck disable=SC2046 # several files
	set -- "$1" "$2" $(while read -r tree; do
		echo "$(work_of "$tree")/facts"
	done < "$SCRATCH/renumbered.trees")
	what=$1 kind=$2
	shift 2
	compare "$what" "$kind" "$SCRATCH/renumbered.trees" "$@"
}

# Linux.
. tests/oracle/linux_numbers.sh
export PLACED_BY_NAME="$placed_by_name"
oracle_trees linux > "$SCRATCH/linux.trees"
while read -r tree; do
	work=$(work_of "$tree")
	mkdir -p "$work"
	run_mkcapflags "$tree" "$work" 2> "$work/capflags.error" &
done < "$SCRATCH/linux.trees"
wait
prepare_trees linux
# Newest first: the order is not ours to give.
linuxes=$(tac "$SCRATCH/linux.trees" | while read -r tree; do
	echo "$(work_of "$tree")/facts"
done)
# shellcheck disable=SC2086 # several files, here and below
compare "Linux, facts" linux "$SCRATCH/linux.trees" $linuxes
cp "$SCRATCH/got.csv" "$SCRATCH/linux.csv"
# shellcheck disable=SC2046
compare "Linux, trees" linux "$SCRATCH/linux.trees" $(cat "$SCRATCH/linux.trees")
same "trees and their facts give the same bytes" "$SCRATCH/linux.csv" "$SCRATCH/got.csv"
head -n 1 "$SCRATCH/linux.trees" > "$SCRATCH/one.trees"
compare "Linux, a single tree" linux "$SCRATCH/one.trees" "$(cat "$SCRATCH/one.trees")"
compare_back_and_forth "Linux, back and forth" linux 101
for column in gone unadvertised shown hidden advertised moved relisted; do
	exits "... which has something of $column" 0 grep -q "	$column	" "$SCRATCH/wanted"
done

# QEMU.
. tests/oracle/qemu.sh
prepare_trees qemu
qemus=$(while read -r tree; do echo "$(work_of "$tree")/facts"; done < "$SCRATCH/qemu.trees")
# shellcheck disable=SC2086
compare "QEMU, facts" qemu "$SCRATCH/qemu.trees" $qemus
compare_back_and_forth "QEMU, back and forth" qemu 201

# Miniature trees come now: their names are others than the oracles'.
. tests/mini.sh

# Formats.
for kind in linux qemu; do
	[ $kind = linux ] && facts=$linuxes || facts=$qemus
	for format in text json csv html; do
		# shellcheck disable=SC2086
		exits "$kind as $format" 0 "$FEATMAP" history --format $format $facts
		cp "$SCRATCH/out" "$SCRATCH/$kind.$format"
		# shellcheck disable=SC2086
		exits "$kind as $format, into a file" 0 "$FEATMAP" history --format $format \
			-o "$SCRATCH/written" $facts
		same "... the same" "$SCRATCH/$kind.$format" "$SCRATCH/written"
	done
	valid "$kind" "$SCRATCH/$kind.json"
done
# shellcheck disable=SC2086
# shellcheck disable=SC2046
exits "another order of arguments" 0 "$FEATMAP" history --format json $(echo $linuxes | tr ' ' '\n' | tac)
same "... the same history" "$SCRATCH/linux.json" "$SCRATCH/out"
# shellcheck disable=SC2086
LC_ALL=C.UTF-8 "$FEATMAP" history --format csv $linuxes > "$SCRATCH/got"
same "another locale, too" "$SCRATCH/linux.csv" "$SCRATCH/got"
# A line that ends otherwise, or holds another number of fields, is none of RFC 4180.
exits "lines of CSV end with CR LF" 1 grep -qv "$(printf '\r')\$" "$SCRATCH/linux.csv"
rows=$(($(wc -l < "$SCRATCH/linux.csv") - 1))
says "JSON has as many features as CSV has lines" "$rows" "$SCRATCH/linux.json" 'len(h["features"])'
text_rows=$(sed '1,/^feature /d' "$SCRATCH/linux.text" | wc -l)
says "so has the text" "$text_rows" "$SCRATCH/linux.json" 'len(h["features"])'

# The order of versions: by numbers, -rc before the release, one number twice.
first=$(head -n 1 "$SCRATCH/linux.trees")
set --
for number in 6.10.0 6.9.12 6.10.0-rc10 6.10.1 6.10.0-rc2 10.0.0 6.9.2 6.10.0; do
	file=$SCRATCH/order.$#.facts
	awk -F '\t' -v OFS='\t' -v number=$number '$1 == "tree" { $3 = number } { print }' \
		"$(work_of "$first")/facts" > "$file"
	set -- "$@" "$file"
done
exits "versions in order" 0 "$FEATMAP" history --format json "$@"
says "... of their numbers" \
	"6.9.2 6.9.12 6.10.0-rc2 6.10.0-rc10 6.10.0 6.10.0#2 6.10.1 10.0.0" \
	"$SCRATCH/out" '" ".join(v["name"] for v in h["versions"])'
says "... in which nothing changed" 0 "$SCRATCH/out" \
	'sum(not e["at_start"] for f in h["features"] for e in f["events"])'

# What is asked for.
features() { # OPTION... prints the names of what is told
	# shellcheck disable=SC2086
	"$FEATMAP" history --format csv "$@" $linuxes 2> "$SCRATCH/err" | tail -n +2 | cut -d , -f 2
}
picks() { # NAME WANTED OPTION...
	what=$1
	# shellcheck disable=SC2086 # several names
	printf '%s\n' $2 > "$SCRATCH/wanted"
	shift 2
	features "$@" > "$SCRATCH/got"
	same "$what" "$SCRATCH/wanted" "$SCRATCH/got"
}
picks "by a macro" X86_FEATURE_SPEC_CTRL --feature X86_FEATURE_SPEC_CTRL
picks "by a hidden flag's own name" X86_FEATURE_SPEC_CTRL -f spec_ctrl
picks "in another spelling" X86_FEATURE_SPEC_CTRL -f Spec-Ctrl
picks "by its number" X86_FEATURE_SPEC_CTRL -f '18*32+26'
picks "by its bit" X86_FEATURE_SPEC_CTRL -f 7.0.edx.26
picks "by its bit without an index" X86_FEATURE_SPEC_CTRL -f 7.edx.26
picks "by a number that it had" "X86_FEATURE_K7 X86_FEATURE_ZEN5" -f '3*32+5'
picks "a name that two have" "X86_FEATURE_VNMI VMX_FEATURE_VIRTUAL_NMIS" -f vnmi
picks "several" "X86_FEATURE_FPU X86_FEATURE_SPEC_CTRL" -f spec_ctrl -f fpu
picks "a bit that had no macro at first" "X86_FEATURE_LFENCE_RDTSC 80000021.0.eax.2" -f 80000021.eax.2
features --changed | sort > "$SCRATCH/got"
ask "$SCRATCH/linux.json" '"\n".join(sorted(f.get("macro") or "80000021.0.eax.%d" % f["bits"][0]["bit"]
	for f in h["features"] if not all(e["at_start"] for e in f["events"])))' > "$SCRATCH/wanted"
same "only what changed" "$SCRATCH/wanted" "$SCRATCH/got"
features --only removed,moved | sort > "$SCRATCH/got"
ask "$SCRATCH/linux.json" '"\n".join(sorted(f.get("macro") or "80000021.0.eax.%d" % f["bits"][0]["bit"]
	for f in h["features"] if any(e["kind"] in ("removed", "moved") for e in f["events"])))' > "$SCRATCH/wanted"
same "only such changes" "$SCRATCH/wanted" "$SCRATCH/got"
# shellcheck disable=SC2086
exits "a story" 0 "$FEATMAP" history $linuxes -f lfence_rdtsc
holds "... tells moves" 'moved from 3*32+18 to 20*32+2' "$SCRATCH/out"
holds "... and what KVM did before there was a macro" 'advertised by KVM - the bit was before' \
	"$SCRATCH/out"
# shellcheck disable=SC2086
exits "a name that means nothing" 1 "$FEATMAP" history $linuxes -f spec_ctrll -f fpu
holds "... with one like it" "'spec_ctrll' is no name of a feature in any of these versions; like it: spec_ctrl [name]" \
	"$SCRATCH/err"
holds "... the others are told" X86_FEATURE_FPU "$SCRATCH/out"

# Bad usage, and inputs that are none. Whatever was there stays as it was.
echo untouched > "$SCRATCH/there"
refuses() { # NAME STATUS TEXT ARGUMENT...
	what=$1 status=$2 text=$3
	shift 3
	exits "$what" "$status" "$FEATMAP" history "$@" -o "$SCRATCH/there"
	holds "... and says why" "$text" "$SCRATCH/err"
	exits "... writes nothing" 0 grep -qx untouched "$SCRATCH/there"
	same "... prints nothing" /dev/null "$SCRATCH/out"
}
facts=$(work_of "$first")/facts
refuses "no format" 2 "'xml' is no format" --format xml "$facts"
refuses "no kind of change" 2 "'gone' is no kind of change" --only moved,gone "$facts"
refuses "verdicts are none, either" 2 "'verdict' is no kind of change" --only verdict "$facts"
refuses "no such file" 3 "cannot open '$SCRATCH/none.facts'" "$facts" "$SCRATCH/none.facts"
# shellcheck disable=SC2086
refuses "trees of both kinds" 3 "a history is of one of them [file]" "$facts" $qemus
head -c 5000 "$facts" > "$SCRATCH/cut.facts"
refuses "facts that are cut short" 3 "is the file cut short?" "$facts" "$SCRATCH/cut.facts"
sed 's/^featmap-facts	1/featmap-facts	2/' "$facts" > "$SCRATCH/later.facts"
refuses "facts of a later format" 3 "facts of a later format (2)" "$SCRATCH/later.facts" "$facts"
exits "a file that cannot be written" 4 "$FEATMAP" history "$facts" -o "$SCRATCH/no/such/folder"
# shellcheck disable=SC2016 # for the inner shell
exits "a full disk" 4 sh -c '"$0" history "$1" > /dev/full' "$FEATMAP" "$facts"

# A repository of 300 commits with a tag each, out of the same trees.
repository=$SCRATCH/repository
# shellcheck disable=SC2046
exits "300 commits" 0 sh tests/history_repository.sh "$repository" 300 $(cat "$SCRATCH/linux.trees")
turns=$(wc -l < "$SCRATCH/linux.trees")
exits "all tags of a pattern" 0 "$FEATMAP" history --verbose --format csv "$repository" 't*'
cp "$SCRATCH/err" "$SCRATCH/counts"
# The same table as of the facts, but for the versions' names: the first tag of each tree.
turn=0
set --
while read -r tree; do
	set -- "$@" -e "s/$(sed 's/[.]/[.]/g' "$(work_of "$tree")/number")/$(printf 't%03d' \
		$(((turn * 300 + turns - 1) / turns + 1)))/g"
	turn=$((turn + 1))
done < "$SCRATCH/linux.trees"
sed "$@" "$SCRATCH/linux.csv" > "$SCRATCH/wanted"
same "... the table of the trees that took turns" "$SCRATCH/wanted" "$SCRATCH/out"
# What git says of the blobs that matter: all of them, and what all but the version are.
# shellcheck disable=SC2086
paths=$(cut -f 1,2 $linuxes | sed -n 's/^file	//p' | sort -u)
# shellcheck disable=SC2086
for tag in $(git -C "$repository" tag); do
	git -C "$repository" ls-tree -r "$tag" -- $paths > "$SCRATCH/blobs"
	cut -d ' ' -f 3 "$SCRATCH/blobs" | cut -f 1 >> "$SCRATCH/blobs.all"
	grep -v '	Makefile$' "$SCRATCH/blobs" | sha256sum >> "$SCRATCH/bodies.all"
done
blobs=$(sort -u "$SCRATCH/blobs.all" | wc -l)
bodies=$(sort -u "$SCRATCH/bodies.all" | wc -l)
echo "featmap: note: 300 versions, $bodies of them read, the others known; $blobs blobs;" \
	"$((bodies - 1)) comparisons" > "$SCRATCH/wanted"
same "... read no blob twice: $blobs blobs and $bodies trees for 300 versions" \
	"$SCRATCH/wanted" "$SCRATCH/counts"
exits "... which are few" 0 [ "$bodies" -lt 30 ]
for format in html json; do
	exits "... as $format" 0 "$FEATMAP" history --format $format -o "$SCRATCH/300.$format" \
		"$repository" 't*'
done
exits "several patterns, some for the same tags" 0 "$FEATMAP" history --format json \
	"$repository" 't00[12]' 't001' 't30?' 't*9[89]' main
says "... in order, each once" "t001 t002 t098 t099 t198 t199 t298 t299 t300 main" "$SCRATCH/out" \
	'" ".join(v["name"] for v in h["versions"])'
# A tree, its facts, and a commit that holds it.
tag=$(printf 't%03d' $((300 / turns + 1)))
second=$(sed -n 2p "$SCRATCH/linux.trees")
for tree in "$second" "$(work_of "$second")/facts" "$repository@$tag"; do
	for format in text csv json html; do
		exits "${tree##*/} as $format" 0 "$FEATMAP" history --format $format "$facts" "$tree"
		[ -e "$SCRATCH/as.$format" ] || cp "$SCRATCH/out" "$SCRATCH/as.$format"
		same "... the same" "$SCRATCH/as.$format" "$SCRATCH/out"
	done
done
refuses "a tag that is not there" 3 "v9" "$repository" t001 v9
refuses "a pattern that no tag matches" 3 "no tag of '$repository' matches 'v*' [name]" "$repository" 'v*' t001
blob=$(git -C "$repository" rev-parse t001:Makefile)
git -C "$repository" tag text "$blob"
refuses "a tag of a file" 3 "text" "$repository" t001 text
refuses "... by a pattern" 3 "text" "$repository" 't*'
exits "... once more" 3 "$FEATMAP" history "$repository" 't*'
holds "... which might be narrower" "a narrower pattern leaves 'text' out" "$SCRATCH/err"
git -C "$repository" tag -d text > "$SCRATCH/deleted"
mkdir "$SCRATCH/empty"
refuses "a folder without a repository" 3 "$SCRATCH/empty" "$SCRATCH/empty" 'v*'
fresh
for tree in "$linux" "$qemu"; do
	git -C "$SCRATCH" init -q small 2> "$SCRATCH/err"
	git -C "$SCRATCH/small" --work-tree "$tree" add -A
	git -C "$SCRATCH/small" -c user.name=Nobody -c user.email=nobody@example.org \
		commit -qm "${tree##*/}"
	git -C "$SCRATCH/small" tag "${tree##*/}"
done
refuses "revisions of both kinds" 3 "a history is of one of them [file]" "$SCRATCH/small" linux qemu
exits "revisions of one" 0 "$FEATMAP" history "$SCRATCH/small" linux
# Tags may have names of many bytes, and of any.
long=Distribution-of-somebody-6.8.0-40.40_22.04.3
git -C "$SCRATCH/small" tag "$long.$(printf '\377\303\244')" linux
git -C "$SCRATCH/small" tag Distribution-of-öömebody-6.8 linux
for format in json html csv text; do
	exits "long names as $format" 0 "$FEATMAP" history --format $format \
		-o "$SCRATCH/long.$format" "$SCRATCH/small" linux 'D*'
	exits "... in UTF-8" 0 iconv -f UTF-8 -t UTF-16 -o "$SCRATCH/utf16" "$SCRATCH/long.$format"
done
valid "long names" "$SCRATCH/long.json"

# Tags however they are kept: a file each, in folders, many in one file, and in both.
tags=$SCRATCH/small/.git/refs/tags
versions='" ".join(v["name"] for v in h["versions"])'
git -C "$SCRATCH/small" tag kept-1 linux
git -C "$SCRATCH/small" -c user.name=Nobody -c user.email=nobody@example.org \
	tag -a -m packed kept-2 linux
git -C "$SCRATCH/small" pack-refs --all
git -C "$SCRATCH/small" tag -f kept-1 linux > "$SCRATCH/out"
git -C "$SCRATCH/small" tag kept-3/below/it linux
git -C "$SCRATCH/small" tag kept-4 linux
git -C "$SCRATCH/small" worktree add -q --no-checkout --detach "$SCRATCH/beside" linux
touch "$tags/kept-5.lock" "$tags/.kept"
# Neither the branch nor what rev-parse makes of such names is meant by a pattern.
git -C "$SCRATCH/small" branch -f heads/kept qemu
git -C "$SCRATCH/small" tag heads/kept linux
for where in small small/.git beside; do
	exits "tags of $where" 0 "$FEATMAP" history --format json "$SCRATCH/$where" '*kept*'
	says "... each once" "heads/kept kept-1 kept-2 kept-3/below/it kept-4" "$SCRATCH/out" "$versions"
done

# A tag that matches and cannot be read would be a gap, one that does not is nothing to it.
gap() { # NAME TEXT
	refuses "$1" 3 "$2" "$SCRATCH/small" 'kept*'
	exits "... which another pattern leaves out" 0 "$FEATMAP" history "$SCRATCH/small" 'kept-[1-4]*'
	rm "$tags/kept-6"*
}
echo garbage > "$tags/kept-6"
gap "garbage for a tag" "the tag 'refs/tags/kept-6' of '$SCRATCH/small' cannot be read: "
: > "$tags/kept-6"
gap "an empty tag" "'refs/tags/kept-6'"
echo 0123456789012345678901234567890123456789 > "$tags/kept-6"
gap "a tag of what is not there" "'refs/tags/kept-6'"
cp "$tags/kept-4" "$tags/kept-6~"
gap "a name that is none" "'refs/tags/kept-6~'"
ln -s nowhere "$tags/kept-6"
gap "a link to nowhere" "'refs/tags/kept-6'"

# What cannot be listed might be anything.
ln -s . "$tags/round"
refuses "a link to a folder" 3 "'$tags/round' is a symbolic link to a folder" "$SCRATCH/small" 'kept*'
rm "$tags/round"
packed=$SCRATCH/small/.git/packed-refs
cp "$packed" "$SCRATCH/packed"
printf %s "$(cat "$SCRATCH/packed")" > "$packed"
refuses "packed tags cut short" 3 "'$packed' has a line that is none of git's" "$SCRATCH/small" 'kept*'
{ cat "$SCRATCH/packed" && echo garbage; } > "$packed"
refuses "garbage among packed tags" 3 "'$packed' has a line that is none of git's" "$SCRATCH/small" 'kept*'
cp "$SCRATCH/packed" "$packed"
# Root may do all, unless it gives up the right to.
powerless='setpriv --bounding-set=-dac_override,-dac_read_search'
[ "$(id -u)" -eq 0 ] || powerless=
forbidden() { # FILE TEXT
	chmod 000 "$1"
	# shellcheck disable=SC2086 # several words
	if $powerless true 2> /dev/null && ! $powerless test -r "$1"; then
		exits "forbidden: ${1##*/}" 3 $powerless "$FEATMAP" history "$SCRATCH/small" 'kept*'
		holds "... is told" "$2" "$SCRATCH/err"
		same "... prints nothing" /dev/null "$SCRATCH/out"
	else
		echo "skip: $1: nothing is forbidden to this user"
	fi
	chmod 755 "$1"
}
forbidden "$tags/kept-4" "the tag 'refs/tags/kept-4' of '$SCRATCH/small' cannot be read: "
forbidden "$tags/kept-3" "'$tags/kept-3' cannot be read: Permission denied"
forbidden "$packed" "'$packed' cannot be read: Permission denied"
exits "all is as it was" 0 "$FEATMAP" history "$SCRATCH/small" 'kept*'

blob=$(git -C "$SCRATCH/small" rev-parse linux:arch/x86/include/asm/cpufeatures.h)
rm -f "$SCRATCH/small/.git/objects/$(echo "$blob" | cut -c 1-2)/$(echo "$blob" | cut -c 3-)"
refuses "a repository with an object missing" 3 "cpufeatures.h" "$SCRATCH/small" linux
echo broken > "$SCRATCH/small/.git/HEAD"
refuses "a repository that is none any more" 3 "$SCRATCH/small" "$SCRATCH/small" linux

# What no two of the fetched trees have.
fresh
"$FEATMAP" facts "$linux" > "$SCRATCH/old-linux.facts" 2> "$SCRATCH/err"
"$FEATMAP" facts "$qemu" > "$SCRATCH/old-qemu.facts"
swap "$linux/Makefile" "EXTRAVERSION =" "EXTRAVERSION = -next"
swap "$features" '"clzero"' '"clear_zero"'
swap "$features" 'X86_FEATURE_ART' 'X86_FEATURE_CRAFT'
swap "$setters" 'X86_FEATURE_ART' 'X86_FEATURE_CRAFT'
before "$features" '#define X86_BUG_F00F' '#ifdef CONFIG_X86_32'
after "$features" '#define X86_BUG_F00F' '#endif'
sed 's/^\(tree	linux	\).*/\199.0.0/' "$SCRATCH/old-linux.facts" > "$SCRATCH/new-linux.facts"
echo 99.0.0 > "$qemu/VERSION"
swap "$table" '"split-lock-detect"' '"split-lock"'
swap "$table" '"kvmclock", "kvm-nopiodelay", NULL, "kvmclock"' '"kvmclock", "kvm-nopiodelay"'
swap "$table" 'obj, "sse3", obj' 'obj, "sse-3", obj'
story() { # NAME SPOKEN-OF FEATURE OLD NEW
	exits "$1" 0 "$FEATMAP" history -f "$3" "$4" "$5"
	holds "... is told" "$2" "$SCRATCH/out"
}
story "a flag that is renamed" "renamed from clzero to clear_zero" clzero \
	"$SCRATCH/old-linux.facts" "$linux"
story "... found by its new name, too" "renamed from clzero to clear_zero" clear_zero \
	"$SCRATCH/old-linux.facts" "$linux"
story "a macro that is renamed: gone" "is now X86_FEATURE_CRAFT" art "$SCRATCH/old-linux.facts" "$linux"
story "... and come" "which was X86_FEATURE_ART" craft "$SCRATCH/old-linux.facts" "$linux"
story "a macro that 64-bit kernels lose" "-next  gone" f00f "$SCRATCH/old-linux.facts" "$linux"
story "... or get" "99.0.0       appeared as bug 0" f00f "$linux" "$SCRATCH/new-linux.facts"
story "a name that another one replaces" "gone: msr.cf.5 is now split-lock" split-lock-detect \
	"$SCRATCH/old-qemu.facts" "$qemu"
story "a name that leaves one of its bits" "moved from 40000001.0.eax.3 to nothing" kvmclock \
	"$SCRATCH/old-qemu.facts" "$qemu"
story "an alias that goes" "gone" sse3 "$SCRATCH/old-qemu.facts" "$qemu"
story "an alias that comes" "appeared as 1.0.ecx.0" sse-3 "$SCRATCH/old-qemu.facts" "$qemu"

# What the program brings stands in where nothing is named.
exits "nothing named" 0 "$FEATMAP" history --format csv
holds "... is told of" "note: no versions are named: the facts of" "$SCRATCH/err"
mv "$SCRATCH/out" "$SCRATCH/got"
# shellcheck disable=SC2046
exits "the same, named" 0 "$FEATMAP" history --format csv \
	$("$FEATMAP" facts 2> "$SCRATCH/err" | grep -o 'linux-[0-9.]*' | sort -u)
same "... the same" "$SCRATCH/out" "$SCRATCH/got"

# A tree without KVM's files is a partial one; what it does not tell is no change.
fresh
"$FEATMAP" facts "$linux" > "$SCRATCH/whole.facts" 2> "$SCRATCH/err"
rm -r "$linux/arch/x86/kvm"
refuses "a partial tree" 3 "[missing]" "$SCRATCH/whole.facts" "$linux"
exits "... is taken if that is said" 0 "$FEATMAP" history --partial --format json \
	"$SCRATCH/whole.facts" "$linux" -o "$SCRATCH/partial.json"
holds "... with a warning" "is partial, without: " "$SCRATCH/err"
says "... and tells nothing of KVM" 0 "$SCRATCH/partial.json" \
	'sum(e["kind"] == "unadvertised" for f in h["features"] for e in f["events"])'

# Trees that were written to break the output.
fresh
swap "$linux/Makefile" "EXTRAVERSION =" "EXTRAVERSION = <u>"
swap "$features" '"clzero"' "\"</title><img src=x onerror=hacked=1>\""
swap "$features" '"syscall"' '"=1+2,$(touch x)"'
exits "hostile trees: HTML" 0 "$FEATMAP" history --format html -o "$SCRATCH/hostile.html" \
	"$linux" "$SCRATCH/whole.facts"
exits "... no element of theirs" 1 grep -qF -e '<img' -e '<u>' "$SCRATCH/hostile.html"
exits "... JSON" 0 "$FEATMAP" history --format json -o "$SCRATCH/hostile.json" "$linux"
valid "... it" "$SCRATCH/hostile.json"
for format in text csv; do
	exits "... $format" 0 "$FEATMAP" history --format $format "$linux" "$SCRATCH/whole.facts"
	cp "$SCRATCH/out" "$SCRATCH/hostile.$format"
done
holds "... a formula is none" "\"'=1+2,\$(touch x)\"" "$SCRATCH/hostile.csv"
exits "... a story" 0 "$FEATMAP" history "$linux" -f syscall
exits "... a name that steers a terminal" 1 "$FEATMAP" history "$linux" -f "$(printf 'a\033[31mb')"
exits "... in the message" 1 grep -q "$(printf '\033')" "$SCRATCH/err"

# The page, in a browser.
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
look() { # NAME PAGE JSON
	exits "$1: the browser did all" 0 env PYTHONDONTWRITEBYTECODE=1 TMPDIR="$SCRATCH" \
		timeout 600 python3 tests/history_driver.py "$browser" "$2" "$3" "$SCRATCH/hostile.html"
	while read -r verdict what; do
		if [ "$verdict" = ok ]; then
			pass "$1: $what"
		else
			fail "$1: $what"
		fi
	done < "$SCRATCH/out"
}
if [ -n "$browser" ]; then
	look Linux "$SCRATCH/linux.html" "$SCRATCH/linux.json"
	look QEMU "$SCRATCH/qemu.html" "$SCRATCH/qemu.json"
	look "300 versions" "$SCRATCH/300.html" "$SCRATCH/300.json"
	look "long names" "$SCRATCH/long.html" "$SCRATCH/long.json"
else
	echo "SKIPPED: what the page looks like, for want of chromium"
fi
finish
