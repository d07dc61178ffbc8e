# SPDX-License-Identifier: MIT
# The trap, bad-input, caps, facts, baseline, libvirt, formats and diff tests again, and all fetched trees, with a featmap that
# is built with gcc's sanitizers. SANITIZED in the environment is its path.
. tests/lib.sh

if [ -z "${SANITIZED-}" ]; then
	echo 'skip: sanitizers: SANITIZED does not name a featmap built with them'
	finish
fi

# The memory limit is for inputs that are made to use it all up.
ASAN_OPTIONS=detect_leaks=1:exitcode=99:hard_rss_limit_mb=3000
UBSAN_OPTIONS=halt_on_error=1:exitcode=99:print_stacktrace=1
SANITIZING=1
reports=$SCRATCH/reports
FEATMAP=$SCRATCH/watched
mkdir "$reports"
export ASAN_OPTIONS UBSAN_OPTIONS SANITIZING SANITIZED FEATMAP reports

# featmap for the tests: whatever a test makes of its status and its standard
# error, a report in there is kept.
cat > "$FEATMAP" << 'END'
#!/bin/sh
"$SANITIZED" "$@" 2> "$reports/$$"
status=$?
cat "$reports/$$" >&2
if [ $status -eq 99 ] || grep -qE 'Sanitizer|runtime error' "$reports/$$"; then
	{ echo "featmap $*, status $status:"; cat "$reports/$$"; } > "$reports/$$.found"
fi
rm "$reports/$$"
exit $status
END
chmod +x "$FEATMAP"

# Each report fails, by its first lines.
no_reports() { # NAME
	for report in "$reports"/*.found; do
		if [ ! -e "$report" ]; then
			pass "$1: no report"
		else
			fail "$1: sanitizer report" "$report"
			rm "$report"
		fi
	done
}

# A script of checks, run by itself; its counts become ours.
again() { # SCRIPT
	mkdir "$SCRATCH/$1"
	SCRATCH=$SCRATCH/$1 sh "tests/$1.sh"
	if read -r _ good bad < "$SCRATCH/$1.counts"; then
		passed=$((passed + good)) failed=$((failed + bad))
	else
		fail "$1 did not finish with sanitizers"
	fi
	no_reports "$1"
}

# A sanitizer that is not there reports nothing: the binary must know of both.
for symbol in __asan_init __ubsan_handle; do
	if grep -qaF $symbol "$SANITIZED"; then
		pass "$SANITIZED has $symbol"
	else
		fail "$SANITIZED has no $symbol: it is not built with sanitizers"
	fi
done
for tree in "$TREES"/linux-* "$TREES"/qemu-*; do
	[ ! -d "$tree" ] || exits "facts of ${tree##*/}" 0 "$FEATMAP" facts "$tree"
done
# The referee, too; featmap-clang stands beside the program.
for tree in "$TREES"/linux-* "$TREES"/qemu-*; do
	[ ! -d "$tree" ] || exits "referee's facts of ${tree##*/}" 0 \
		"${SANITIZED%/*}/featmap-clang" "$tree"
done
for linux in "$TREES"/linux-*; do
	for qemu in "$TREES"/qemu-*; do
		if [ -d "$linux" ] && [ -d "$qemu" ]; then
			mkdir -p "$SCRATCH/output"
			exits "tables of ${linux##*/} and ${qemu##*/}" 0 "$FEATMAP" gen \
				--linux "$linux" --qemu "$qemu" -o "$SCRATCH/output" \
				--depfile "$SCRATCH/output/deps.d"
		fi
	done
done
older=
for tree in "$TREES"/linux-* "$TREES"/qemu-*; do
	[ -d "$tree" ] || continue
	[ "${older%-*}" != "${tree%-*}" ] || exits "diff of ${older##*/} and ${tree##*/}" 0 \
		"$FEATMAP" diff "$older" "$tree"
	older=$tree
done
no_reports 'all trees'
exits 'some trees were there' 0 test -s "$SCRATCH/output/featmap.json"
again trap_test
again bad_input_test
again caps_test
again facts_test
again baseline_test
again libvirt_test
again formats_test
again diff_cases_test
finish
