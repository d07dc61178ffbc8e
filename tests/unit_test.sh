# SPDX-License-Identifier: MIT
# The cmocka programs: each of their tests counts as one.
. tests/lib.sh

program() { # NAME
	"$TEST_PROGRAMS/$1" > "$SCRATCH/log" 2>&1
	passed=$((passed + $(grep -c '^\[ *OK \]' "$SCRATCH/log")))
	if ! grep -q '^\[  PASSED  \]' "$SCRATCH/log" ||
		grep -q '^\[  FAILED  \]' "$SCRATCH/log"; then
		fail "$1" "$SCRATCH/log"
	fi
}

program expression_test
finish
