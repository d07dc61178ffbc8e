# SPDX-License-Identifier: MIT
# A second reading that cannot be had, or that differs. (That it notices a main
# reader which is wrong: tests/sabotage_test.sh.)
. tests/lib.sh

# A referee that cannot run is an error, not a pass.
no_referee() { # NAME PROGRAM TEXT
	exits "$1: verify" 3 env FEATMAP_CLANG="$2" FEATMAP_CLANG_TIMEOUT="${seconds:-1}" \
		"$FEATMAP" verify "$TREES/linux-6.12"
	holds "$1: verify says so" "$3" "$SCRATCH/err"
	mkdir -p "$SCRATCH/out.d"
	exits "$1: gen" 3 env FEATMAP_CLANG="$2" FEATMAP_CLANG_TIMEOUT="${seconds:-1}" \
		"$FEATMAP" gen --linux "$TREES/linux-6.12" --format capflags -o "$SCRATCH/out.d"
	holds "$1: gen says so" "$3" "$SCRATCH/err"
	exits "$1: gen writes nothing" 1 test -e "$SCRATCH/out.d/capflags.c"
}
printf '#!/bin/sh\nexec sleep 30\n' > "$SCRATCH/slow"
printf '#!/bin/sh\nkill -SEGV $$\n' > "$SCRATCH/crash"
printf '#!/bin/sh\necho nonsense\n' > "$SCRATCH/nonsense"
printf '#!/bin/sh\necho reading 0 99 0\necho cut short\n' > "$SCRATCH/short"
printf '#!/bin/sh\nexit 7\n' > "$SCRATCH/silent"
printf '#!/bin/sh\necho reading 3 0 4\necho why\n' > "$SCRATCH/refuses"
printf '#!/bin/sh\necho reading 0 6 0\necho other\n' > "$SCRATCH/other"
printf '#!/bin/sh\nexec >&- 2>&-\nexec sleep 30\n' > "$SCRATCH/closed"
printf '#!/bin/sh\nexec yes\n' > "$SCRATCH/flood"
printf '#!/bin/sh\nexec tr "\\000" x < /dev/zero >&2\n' > "$SCRATCH/complains"
chmod +x "$SCRATCH/flood" "$SCRATCH/complains"
chmod +x "$SCRATCH/closed" "$SCRATCH/slow" "$SCRATCH/crash" "$SCRATCH/nonsense" "$SCRATCH/short" "$SCRATCH/silent" "$SCRATCH/refuses" \
	"$SCRATCH/other"
no_referee "not installed" /nonexistent/featmap-clang "could not be started"
no_referee "crashed" "$SCRATCH/crash" "was ended by signal 11"
# A caller that does not want to know of children's ends; dash cannot be one.
exits "crashed, with SIGCHLD ignored" 3 env --ignore-signal=CHLD FEATMAP_CLANG="$SCRATCH/crash" \
	"$FEATMAP" verify "$TREES/linux-6.12"
holds "... how is told all the same" "was ended by signal 11" "$SCRATCH/err"
no_referee "too slow" "$SCRATCH/slow" "took too long"
no_referee "talking nonsense" "$SCRATCH/nonsense" "tells nothing of the tree"
no_referee "ended early" "$SCRATCH/silent" "tells nothing of the tree (exit status 7)"
no_referee "refusing" "$SCRATCH/refuses" "refused the tree (exit status 3)"
exits "refusing: once more" 3 env FEATMAP_CLANG="$SCRATCH/refuses" "$FEATMAP" verify "$TREES/linux-6.12"
holds "refusing: what it says itself is shown, too" why "$SCRATCH/err"
no_referee "slow to end" "$SCRATCH/closed" "took too long"
no_referee "cut short" "$SCRATCH/short" "tells nothing of the tree"
# As much as there is would come to gigabytes.
limited() ( # COMMAND...
	[ -n "${SANITIZING-}" ] || ulimit -v 400000
	exec "$@"
)
for flood in flood complains; do
	seconds=60
	no_referee "saying all it can ($flood)" "$SCRATCH/$flood" "tells too much"
	seconds=
	exits "... is listened to in little memory" 3 limited env FEATMAP_CLANG="$SCRATCH/$flood" \
		"$FEATMAP" verify "$TREES/linux-6.12"
	holds "... and to no end" "tells too much" "$SCRATCH/err"
	exits "... which is not shown" 0 test "$(wc -c < "$SCRATCH/err")" -lt 1000
done

exits "a referee that says something else: verify" 1 \
	env FEATMAP_CLANG="$SCRATCH/other" "$FEATMAP" verify "$TREES/linux-6.12"
exits "a referee that says something else: gen" 3 \
	env FEATMAP_CLANG="$SCRATCH/other" "$FEATMAP" gen --format capflags \
	--linux "$TREES/linux-6.12" -o "$SCRATCH/out.d"
exits "--no-verify does without" 0 env FEATMAP_CLANG=/nonexistent "$FEATMAP" gen \
	--no-verify --format capflags --linux "$TREES/linux-6.12" -o "$SCRATCH/out.d"
# Once all has been told, what becomes of the teller is all the same; but not before.
for tree in linux-6.12 qemu-10.0; do
	"$FEATMAP" facts "$TREES/$tree" > "$SCRATCH/$tree"
done
tells() { # TREES END: a referee that tells of the trees, then ends like that
	{
		echo '#!/bin/sh'
		for tree in $1; do
			printf 'echo reading 0 %d 0\ncat "%s"\n' \
				"$(wc -c < "$SCRATCH/$tree")" "$SCRATCH/$tree"
		done
		echo "$2"
	} > "$SCRATCH/teller"
	chmod +x "$SCRATCH/teller"
}
gen_by_teller() { # NAME STATUS
	exits "$1" "$2" env FEATMAP_CLANG="$SCRATCH/teller" FEATMAP_CLANG_TIMEOUT=1 \
		"$FEATMAP" gen --linux "$TREES/linux-6.12" --qemu "$TREES/qemu-10.0" \
		--format json -o "$SCRATCH/out.d"
}
for end in 'sleep 30' 'kill -SEGV $$' 'exit 3' 'yes'; do
	tells "linux-6.12 qemu-10.0" "$end"
	gen_by_teller "a referee that has told all, then: $end" 0
done
tells "linux-6.12" 'sleep 30'
gen_by_teller "a referee that tells of one of two trees and waits" 3
holds "... is out of time" "took too long" "$SCRATCH/err"
tells "linux-6.12" 'kill -SEGV $$'
gen_by_teller "a referee that tells of one of two trees and crashes" 3
holds "... is said to" "was ended by signal 11" "$SCRATCH/err"

# Limits that no machine has are none that can be reached; what is no number is the
# default.
for most in 2147483 2147484 4294967296 9300000000000000 99999999999999999999 -1 soon ''; do
	exits "'$most' seconds" 0 env FEATMAP_CLANG_TIMEOUT="$most" \
		"$FEATMAP" verify "$TREES/qemu-10.0"
done
for most in 0 17592186044415 17592186044416 17592186044417 99999999999999999999 -1 -99999999999999999999 \
	18446744073709551615 much ''; do
	exits "'$most' megabytes" 0 env FEATMAP_CLANG_MEMORY="$most" \
		"$FEATMAP" verify "$TREES/qemu-10.0"
done
[ -n "${SANITIZING-}" ] ||
	exits "1 megabyte" 3 env FEATMAP_CLANG_MEMORY=1 "$FEATMAP" verify "$TREES/qemu-10.0"

if ldd "$FEATMAP" | grep -q clang; then
	fail "featmap itself does not link libclang"
else
	pass "featmap itself does not link libclang"
fi
finish
