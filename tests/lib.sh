# SPDX-License-Identifier: MIT
# What the test scripts share. A script sources this, calls pass/fail through
# the helpers below, and ends with `finish`; tests/run adds the counts up.
#
# Environment, set by tests/run: FEATMAP (the program), SCRATCH (a folder of
# the script's own, empty), TREES (the folder of fetched trees).

passed=0
failed=0

pass() { # NAME
	passed=$((passed + 1))
	[ -z "${VERBOSE-}" ] || echo "ok   $1"
}

fail() { # NAME [FILE-TO-SHOW]
	failed=$((failed + 1))
	echo "FAIL $1"
	[ -z "${2-}" ] || sed -n '1,20s/^/     /p' "$2"
}

# The two files hold the same bytes.
same() { # NAME WANTED GOT
	if cmp -s "$2" "$3"; then
		pass "$1"
	else
		diff "$2" "$3" > "$SCRATCH/difference" 2>&1
		fail "$1" "$SCRATCH/difference"
	fi
}

# The command exits with this status; its output is left in $SCRATCH/out and err.
exits() { # NAME STATUS COMMAND...
	name=$1 wanted=$2
	shift 2
	"$@" > "$SCRATCH/out" 2> "$SCRATCH/err"
	got=$?
	if [ "$got" -eq "$wanted" ]; then
		pass "$name"
	else
		echo "exit status $got, not $wanted" >> "$SCRATCH/err"
		fail "$name" "$SCRATCH/err"
	fi
}

# The file has a line with this text in it (no pattern).
holds() { # NAME TEXT FILE
	if grep -qF -e "$2" "$3"; then
		pass "$1"
	else
		fail "$1: no '$2'" "$3"
	fi
}

finish() {
	echo "counts $passed $failed" > "$SCRATCH.counts"
	exit 0
}
