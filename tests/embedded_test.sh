# SPDX-License-Identifier: MIT
# The facts that featmap brings: they are those of the fetched trees, stand in
# where no tree is named, and are as good as a tree.
. tests/lib.sh
. tests/everything.sh

linux_names='linux-5.10 linux-6.1 linux-6.12'
qemu_names='qemu-5.2 qemu-7.2 qemu-10.0'
linux=linux-6.12 qemu=qemu-10.0

linux_note='featmap: note: no tree of Linux is named: the facts of Linux 6.12.107 that featmap brings are used'
qemu_note='featmap: note: no tree of QEMU is named: the facts of QEMU 10.0.13 that featmap brings are used'

# What is committed is what the trees say, and what the program has in it.
facts_are_the_trees() {
	for tree in $linux_names $qemu_names; do
		exits "$tree: facts of the tree" 0 "$FEATMAP" facts "$TREES/$tree"
		same "$tree: inputs/facts is what the tree says" "$SCRATCH/out" \
			"inputs/facts/$tree.facts"
		exits "$tree: facts of the name" 0 "$FEATMAP" facts "$tree"
		same "$tree: the program brings inputs/facts" "inputs/facts/$tree.facts" \
			"$SCRATCH/out"
		exits "$tree: verify" 0 "$FEATMAP" verify "embedded:$tree"
		holds "... says what that was" 'saved facts, whole and in order' "$SCRATCH/out"
	done
	for tree in $linux_names $qemu_names; do
		awk -F '\t' -v name="$tree" '$1 == "tree" {
			print name "\t" ($2 == "linux" ? "Linux" : "QEMU") " " $3
		}' "inputs/facts/$tree.facts"
	done > "$SCRATCH/wanted"
	exits "facts without a TREE" 0 "$FEATMAP" facts
	same "... lists all that is in inputs/facts" "$SCRATCH/wanted" "$SCRATCH/out"
	find inputs/facts -name '*.facts' | wc -l > "$SCRATCH/wanted"
	wc -l < "$SCRATCH/out" > "$SCRATCH/got"
	same "... and no fewer" "$SCRATCH/wanted" "$SCRATCH/got"
}

# A tree, a file of its facts, the name of these, and nothing at all.
ways_are_the_same() {
	everything_of "$SCRATCH/tree" --linux "$TREES/$linux" --qemu "$TREES/$qemu"
	everything_of "$SCRATCH/file" --linux "inputs/facts/$linux.facts" \
		--qemu "inputs/facts/$qemu.facts"
	everything_of "$SCRATCH/name" --linux $linux --qemu $qemu
	everything_of "$SCRATCH/prefix" --linux embedded:$linux --qemu embedded:$qemu
	everything_of "$SCRATCH/none"
	cp -R "$SCRATCH/file" "$SCRATCH/bare"
	without_places "$SCRATCH/tree"
	without_places "$SCRATCH/bare"
	same_everything "facts in a file for a tree" "$SCRATCH/tree" "$SCRATCH/bare"
	same_everything "a name for a file of facts" "$SCRATCH/file" "$SCRATCH/name"
	same_everything "embedded: for a name" "$SCRATCH/name" "$SCRATCH/prefix"
	printf '%s\n' "$linux_note" "$qemu_note" > "$SCRATCH/notes"
	for format in capflags cpuinfo; do	# need no QEMU
		same "no tree for $format: a note" "$SCRATCH/linux-note" \
			"$SCRATCH/none/gen.$format.err"
		: > "$SCRATCH/none/gen.$format.err"
	done
	for messages in "$SCRATCH"/none/*.err; do
		[ -s "$messages" ] || continue
		same "no tree for $(basename "$messages" .err): notes" "$SCRATCH/notes" "$messages"
		: > "$messages"
	done
	same_everything "no tree for names" "$SCRATCH/name" "$SCRATCH/none"
	exits "verify of nothing named" 0 "$FEATMAP" verify
	same "... says what it took" "$SCRATCH/notes" "$SCRATCH/err"
	holds "... checks Linux" "embedded:$linux: Linux 6.12.107" "$SCRATCH/out"
	holds "... checks QEMU" "embedded:$qemu: QEMU 10.0.13" "$SCRATCH/out"
}

# One side named, the other not.
one_side() {
	exits "one side named" 0 "$FEATMAP" explain --linux linux-5.10 ssbd
	same "... a note on the other" "$SCRATCH/qemu-note" "$SCRATCH/err"
	holds "... what is named is taken" "Linux 5.10.223" "$SCRATCH/out"
	exits "the other side named" 0 "$FEATMAP" explain --qemu "$TREES/qemu-7.2" ssbd
	same "... a note on Linux" "$SCRATCH/linux-note" "$SCRATCH/err"
	holds "... what is named is taken" "QEMU 7.2.22" "$SCRATCH/out"
}

# What is on the disk comes before a name; the default is no name, and does not.
disk_comes_first() {
	mkdir "$SCRATCH/disk"
	cd "$SCRATCH/disk" || return
	ln -s "$TREES/linux-5.10" linux-6.12
	cp "$OLDPWD/inputs/facts/qemu-5.2.facts" qemu-10.0
	mkdir embedded:linux-6.1
	exits "a folder called like facts" 0 "$FEATMAP" facts linux-6.12
	holds "... is taken" "tree	linux	5.10.223" "$SCRATCH/out"
	exits "a file called like facts" 0 "$FEATMAP" facts qemu-10.0
	holds "... is taken" "tree	qemu	5.2.0" "$SCRATCH/out"
	exits "but with embedded: in front" 0 "$FEATMAP" facts embedded:linux-6.12
	holds "... facts are meant" "tree	linux	6.12.107" "$SCRATCH/out"
	exits "... whatever is there" 0 "$FEATMAP" facts embedded:linux-6.1
	exits "and where no tree is named" 0 "$FEATMAP" explain ssbd
	holds "... they are, too" "Linux 6.12.107" "$SCRATCH/out"
	cd "$OLDPWD" || return
}

# gen --depfile: facts that the program brings are no file.
depfile() {
	mkdir "$SCRATCH/depfile"
	exits "gen with a depfile" 0 "$FEATMAP" gen --no-verify --format json -o "$SCRATCH/depfile" \
		--depfile "$SCRATCH/depfile/d" --qemu "inputs/facts/$qemu.facts"
	printf '%s/featmap.json: \\\n  inputs/facts/%s.facts\n\ninputs/facts/%s.facts:\n' \
		"$SCRATCH/depfile" $qemu $qemu > "$SCRATCH/wanted"
	same "... names the file alone" "$SCRATCH/wanted" "$SCRATCH/depfile/d"
}

# Nothing is written, and what may have been meant is told.
misspelt() { # NAME FRAGMENT
	exits "misspelt: $1" 3 "$FEATMAP" gen --linux "$1" -o "$SCRATCH/untouched"
	holds "... is told" "cannot open '$1'" "$SCRATCH/err"
	holds "... suggests" "featmap: note: featmap brings facts of: $2" "$SCRATCH/err"
	exits "... nothing is written" 0 test ! -e "$SCRATCH/untouched"
}

errors() {
	misspelt linux-6.11 'linux-6.1, linux-6.12'
	misspelt LINUX_6.12 linux-6.12
	misspelt quemu-7.2 qemu-7.2
	misspelt embedded:linux-6.13 'linux-6.1, linux-6.12'
	exits "like nothing" 3 "$FEATMAP" facts nonsense
	if grep -q brings "$SCRATCH/err"; then
		fail "like nothing: no suggestion" "$SCRATCH/err"
	else
		pass "like nothing: no suggestion"
	fi
	exits "a name of the other side" 3 "$FEATMAP" audit --linux qemu-10.0
	holds "... is told" "'qemu-10.0' holds the facts of a source tree of QEMU; one of Linux is wanted" \
		"$SCRATCH/err"
}

echo "$linux_note" > "$SCRATCH/linux-note"
echo "$qemu_note" > "$SCRATCH/qemu-note"
facts_are_the_trees
ways_are_the_same
one_side
disk_comes_first
depfile
errors
finish
