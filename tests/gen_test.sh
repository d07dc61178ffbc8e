# SPDX-License-Identifier: MIT
# The command gen: its options, what its output depends on, and the files it
# says it read.
. tests/lib.sh
linux=$TREES/linux-6.12
qemu=$TREES/qemu-10.0
out=$SCRATCH/made
mkdir "$out"

gen() {
	"$FEATMAP" gen --linux "$linux" --qemu "$qemu" "$@"
}

# Elsewhere, in another locale, from another folder: the same bytes.
bytes_depend_on_input_alone() {
	mkdir "$SCRATCH/other place" "$SCRATCH/again"
	cp -R "$linux" "$SCRATCH/other place/l"
	cp -R "$qemu" "$SCRATCH/other place/q"
	exits "gen" 0 gen -o "$out"
	(cd "$SCRATCH/other place" && LC_ALL=C.UTF-8 TZ=UTC+5 \
		"$FEATMAP" gen --linux l --qemu ./q -o "$SCRATCH/again")
	for file in featmap.h capflags.c namemap.c featmap.json audit.txt; do
		same "$file depends on the input alone" "$out/$file" "$SCRATCH/again/$file"
	done
}

licensed() {
	for file in featmap.h namemap.c audit.txt; do
		if grep -q MIT "$out/$file"; then
			pass "$file names its licence"
		else
			fail "$file names its licence"
		fi
	done
}

# make rebuilds when a file read has changed, and only then.
depfile_drives_make() {
	mkdir "$SCRATCH/make"
	tree="$SCRATCH/other place/l"
	printf 'featmap.json:\n\t"%s" gen --linux "%s" --qemu "%s" --format json -o . --depfile d.mk\n\techo made >> log\n-include d.mk\n' \
		"$FEATMAP" "$tree" "$qemu" > "$SCRATCH/make/Makefile"
	# The depfile names the output as it was given: ./featmap.json.
	sed -i 's|^featmap.json:|./featmap.json:|' "$SCRATCH/make/Makefile"
	for round in 1 2 3; do
		if [ "$round" -eq 3 ]; then
			touch -d '+1 minute' "$tree/arch/x86/kernel/cpu/scattered.c"
		fi
		make -s -C "$SCRATCH/make" ./featmap.json > "$SCRATCH/log" 2>&1 ||
			fail "make with the depfile, round $round" "$SCRATCH/log"
	done
	if [ "$(wc -l < "$SCRATCH/make/log")" -eq 2 ]; then
		pass "make rebuilds when a file read has changed, and only then"
	else
		fail "make rebuilds when a file read has changed, and only then" "$SCRATCH/log"
	fi
}

# The prerequisites are the files that facts names, no more and no fewer.
depfile_is_complete() {
	exits "gen --depfile" 0 gen --format json -o "$out" --depfile "$SCRATCH/d"
	sed -n 's/^  \([^ ]*\).*/\1/p' "$SCRATCH/d" | sort > "$SCRATCH/got"
	for tree in "$linux" "$qemu"; do
		"$FEATMAP" facts "$tree" | awk -F '\t' -v tree="$tree" \
			'$1 == "file" { print tree "/" $2 }'
	done | sort > "$SCRATCH/wanted"
	same "the depfile names every file read" "$SCRATCH/wanted" "$SCRATCH/got"
}

# The hashes in the facts are those of the files.
hashes_are_right() {
	for tree in "$linux" "$qemu"; do
		"$FEATMAP" facts "$tree" | awk -F '\t' '$1 == "file" { print $3 "  " $2 }' |
			(cd "$tree" && sha256sum -c --quiet -) > "$SCRATCH/err" 2>&1
		if [ ! -s "$SCRATCH/err" ]; then
			pass "SHA-256 of the files of $(basename "$tree")"
		else
			fail "SHA-256 of the files of $(basename "$tree")" "$SCRATCH/err"
		fi
	done
}

# What Debian's linux-headers packages carry: no kernel/, no kvm/.
headers_only() {
	tree=$SCRATCH/headers
	mkdir -p "$tree/arch/x86"
	cp "$linux/Makefile" "$tree"
	cp -R "$linux/arch/x86/include" "$tree/arch/x86"
	exits "a headers-only tree is an error" 3 "$FEATMAP" facts "$tree"
	holds "... that names what was looked for" \
		"arch/x86/kvm/reverse_cpuid.h (not there), arch/x86/kvm/cpuid.h (not there)" \
		"$SCRATCH/err"
	exits "... but with --partial gives what it can" 0 \
		"$FEATMAP" facts --partial "$tree"
	grep -E '^(feature|bug|vmx|word)	' "$SCRATCH/out" > "$SCRATCH/got"
	"$FEATMAP" facts "$linux" | grep -E '^(feature|bug|vmx|word)	' > "$SCRATCH/wanted"
	same "... all that the headers hold" "$SCRATCH/wanted" "$SCRATCH/got"
	holds "... and says what is missing" "missing	reverse-cpuid" "$SCRATCH/out"
	mkdir "$SCRATCH/partial"
	exits "gen --partial" 0 "$FEATMAP" gen --partial --linux "$tree" \
		--qemu "$qemu" -o "$SCRATCH/partial"
	holds "... says that there is no capflags.c" "no capflags.c" "$SCRATCH/err"
	exits "... and its JSON keeps the contract" 0 \
		"$TEST_PROGRAMS/json_check" "$SCRATCH/partial/featmap.json"
	exits "capflags.c alone cannot be given" 3 "$FEATMAP" gen --partial \
		--linux "$tree" --format capflags -o -
}

formats() {
	mkdir "$SCRATCH/formats"
	exits "capflags wants no QEMU" 0 "$FEATMAP" gen --linux "$linux" \
		--format capflags -o "$SCRATCH/formats"
	ls "$SCRATCH/formats" > "$SCRATCH/got"
	echo capflags.c > "$SCRATCH/wanted"
	same "only the formats asked for are written" "$SCRATCH/wanted" "$SCRATCH/got"
	exits "-o -" 0 gen --format audit -o -
	same "-o - gives the file's bytes" "$out/audit.txt" "$SCRATCH/out"
}

# A format of names and bits needs nothing of what the kernel does with them: it is
# the same from a tree without that, and alone.
bits_alone() {
	tree=$SCRATCH/bits
	cp -R "$linux" "$tree"
	rm -r "$tree/arch/x86/kvm/vmx" "$tree/arch/x86/kvm/svm" "$tree/arch/x86/kernel/cpu/cpuid-deps.c"
	mkdir "$SCRATCH/alone" "$SCRATCH/together"
	exits "all formats want all of the tree" 3 "$FEATMAP" gen --no-verify --linux "$tree" \
		--qemu "$qemu" --format json,cpuinfo -o "$SCRATCH/together"
	exits "cpuinfo and qemu-names do not" 0 "$FEATMAP" gen --linux "$tree" \
		--qemu "$qemu" --format cpuinfo,qemu-names -o "$SCRATCH/alone"
	exits "all formats together" 0 "$FEATMAP" gen --no-verify --linux "$linux" \
		--qemu "$qemu" --format json,cpuinfo,qemu-names -o "$SCRATCH/together"
	same "cpuinfo.json is the same alone" "$SCRATCH/together/cpuinfo.json" "$SCRATCH/alone/cpuinfo.json"
	same "qemu-names.txt is the same alone" "$SCRATCH/together/qemu-names.txt" "$SCRATCH/alone/qemu-names.txt"
}

# What is committed in output/ is what these very trees give. Releases move on:
# with others fetched there is nothing to compare.
committed_output() {
	for file in capflags.c featmap.h namemap.c featmap.json audit.txt; do
		cmp -s "output/$file" "$out/$file" || echo "$file"
	done > "$SCRATCH/err"
	version=$(sed -n 1p output/audit.txt)
	if [ "$version" != "$(sed -n 1p "$out/audit.txt")" ]; then
		echo "skip: output/ is of another release: $version"
	elif [ -s "$SCRATCH/err" ]; then
		fail "output/ is up to date" "$SCRATCH/err"
	else
		pass "output/ is up to date"
	fi
}

# Every file that a reader may open is in the manifest that fetch follows.
manifest_is_complete() {
	"$FEATMAP" facts "$linux" > "$SCRATCH/facts"
	"$FEATMAP" facts "$qemu" >> "$SCRATCH/facts"
	awk -F '\t' '$1 == "file" { print $2 }' "$SCRATCH/facts" | sort > "$SCRATCH/got"
	awk '/^[^#]/ { print $2 }' inputs/*.manifest | sort -u > "$SCRATCH/manifest"
	comm -23 "$SCRATCH/got" "$SCRATCH/manifest" > "$SCRATCH/err"
	if [ -s "$SCRATCH/err" ]; then
		fail "files read that no manifest names" "$SCRATCH/err"
	else
		pass "every file read is in a manifest"
	fi
}

bytes_depend_on_input_alone
licensed
depfile_drives_make
depfile_is_complete
hashes_are_right
headers_only
formats
bits_alone
committed_output
manifest_is_complete
finish
