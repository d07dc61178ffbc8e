# SPDX-License-Identifier: MIT
# How the two programs are built, and what the one that reads by libclang may take
# of the machine when the other has started it.
. tests/lib.sh
. tests/mini.sh

# What Debian's hardening=+all comes to in a program.
test_flags() { # PROGRAM
	program=${1##*/}
	readelf -hlWd "$1" > "$SCRATCH/elf"
	holds "$program: position-independent" 'DYN (Position-Independent' "$SCRATCH/elf"
	holds "$program: relocations read-only" 'GNU_RELRO' "$SCRATCH/elf"
	holds "$program: and all done at start" 'NOW' "$SCRATCH/elf"
	exits "$program: no stack to execute" 0 grep -q 'GNU_STACK.* RW ' "$SCRATCH/elf"
	exits "$program: no code to relocate" 1 grep -q 'TEXTREL' "$SCRATCH/elf"
	exits "$program: no two rights to one segment" 1 grep -q ' RWE ' "$SCRATCH/elf"
	nm -D "$1" > "$SCRATCH/symbols"
	holds "$program: stacks are guarded" '__stack_chk_fail' "$SCRATCH/symbols"
	holds "$program: copies are checked" '_chk@' "$SCRATCH/symbols"
	case $(uname -m) in
	x86_64)
		objdump -d --no-show-raw-insn "$1" > "$SCRATCH/code"
		exits "$program: jumps have marked targets" 0 grep -A 1 '<main>:' "$SCRATCH/code"
		holds "$program: ... main has" 'endbr64' "$SCRATCH/out"
		holds "$program: large stacks are probed page by page" \
			'orq    $0x0,(%rsp)' "$SCRATCH/code" ;;
	esac
}

# Flags of the caller's come last, and may do without optimising.
test_own_flags() {
	make -n BUILD="$SCRATCH/own" CFLAGS='-O0 -g' "$SCRATCH/own/diag.o" > "$SCRATCH/log" 2>&1
	holds 'CFLAGS: the last word' '-O0 -g' "$SCRATCH/log"
	exits 'CFLAGS: without -O nothing that needs it' 1 grep -q _FORTIFY "$SCRATCH/log"
	make -n BUILD="$SCRATCH/own" HARDENING= "$SCRATCH/own/diag.o" > "$SCRATCH/log" 2>&1
	exits 'HARDENING= does without' 1 grep -q stack-protector "$SCRATCH/log"
}

# A referee that tells what it has been given.
test_descriptors() {
	cat > "$SCRATCH/referee" << END
#!/bin/sh
ls -l /proc/self/fd > "$SCRATCH/descriptors"
END
	chmod +x "$SCRATCH/referee"
	exits 'a referee that says nothing' 3 env FEATMAP_CLANG="$SCRATCH/referee" sh -c \
		'exec "$0" verify "$1" 7< /dev/null 9> "$2"' "$FEATMAP" "$linux" "$SCRATCH/other"
	# Besides its own three: the folder that ls reads.
	sed -n 's|.* \([0-9]*\) -> \(/dev/null\)*.*|\1 \2|p' "$SCRATCH/descriptors" > "$SCRATCH/got"
	printf '0 /dev/null\n1 \n2 \n3 \n' > "$SCRATCH/wanted"
	same 'the referee gets its three descriptors alone' "$SCRATCH/wanted" "$SCRATCH/got"
}

# featmap-clang at work for long, on macros that double; its number is left in PID.
slow_referee() {
	cat > "$SCRATCH/referee" << END
#!/bin/sh
echo \$\$ > "$SCRATCH/pid"
exec "$FEATMAP-clang" "$SCRATCH/slow"
END
	cp -R "$linux" "$SCRATCH/slow"
	{
		echo '#define E0 1'
		awk 'BEGIN { for (i = 1; i <= 40; i++) printf "#define E%d E%d + E%d\n", i, i - 1, i - 1 }'
		echo '#define X86_FEATURE_BAD (E40)'
	} >> "$SCRATCH/slow/arch/x86/include/asm/cpufeatures.h"
}

# Whatever ends featmap, what it has started ends soon.
test_end() { # SIGNAL
	rm -f "$SCRATCH/pid"
	FEATMAP_CLANG=$SCRATCH/referee "$FEATMAP" verify "$linux" > "$SCRATCH/out" 2> "$SCRATCH/err" &
	featmap=$!
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		[ -s "$SCRATCH/pid" ] && break
		sleep 0.1
	done
	sleep 0.3
	read -r referee < "$SCRATCH/pid"
	exits "SIG$1: the referee is at work" 0 kill -0 "$referee"
	cp "/proc/$referee/limits" "$SCRATCH/limits"
	kill -s "$1" "$featmap"
	wait "$featmap" 2> /dev/null
	ends=alive
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		# Ended, if nobody has waited for it yet.
		state=$(sed -n 's/^State:	\(.\).*/\1/p' "/proc/$referee/status" 2> /dev/null)
		case $state in ''|Z) ends=ended; break ;; esac
		sleep 0.1
	done
	exits "SIG$1: the referee ends with featmap" 0 test $ends = ended
	[ $ends = ended ] || kill -s KILL "$referee"
}

# Where nobody says how much: 4 GB above the little that it starts with.
test_default_memory() {
	[ -z "${SANITIZING-}" ] || return
	most=$(sed -n 's/^Max data size *\([0-9]*\) .*/\1/p' "$SCRATCH/limits")
	exits 'by default there is a limit of memory' 0 test "${most:-0}" -ge 4294967296
	exits '... of 4 GB and little more' 0 test "${most:-0}" -lt 4831838208
}

# Where nobody says how long: 60 seconds, on a clock that goes ahead.
test_default_time() {
	if [ ! -e "${TEST_PROGRAMS-}/fault.so" ]; then
		echo 'skip: the time by default: fault.so is not there'
		return
	fi
	exits 'by default 50 seconds are time enough' 0 env "LD_PRELOAD=$TEST_PROGRAMS/fault.so" \
		FAULT=later:50 "$FEATMAP" verify "$linux"
	exits '... and 70 are too long' 3 env "LD_PRELOAD=$TEST_PROGRAMS/fault.so" \
		FAULT=later:70 "$FEATMAP" verify "$linux"
	holds '... which is said' 'took too long' "$SCRATCH/err"
}

test_limits() {
	[ -z "${SANITIZING-}" ] || return
	exits 'enough memory' 0 env FEATMAP_CLANG_MEMORY=200 "$FEATMAP" verify "$linux"
	exits 'too little memory' 3 env FEATMAP_CLANG_MEMORY=2 "$FEATMAP" verify "$linux"
	holds '... and what to do' 'FEATMAP_CLANG_MEMORY' "$SCRATCH/err"
	exits '0: no limit' 0 env FEATMAP_CLANG_MEMORY=0 "$FEATMAP" verify "$linux"
	exits 'no number: the default' 0 env FEATMAP_CLANG_MEMORY=x "$FEATMAP" verify "$linux"
	start=$(date +%s)
	exits 'too little time' 3 env FEATMAP_CLANG="$SCRATCH/referee" FEATMAP_CLANG_TIMEOUT=1 \
		"$FEATMAP" verify "$linux"
	holds '... is said' 'took too long' "$SCRATCH/err"
	exits '... in time' 0 test $(($(date +%s) - start)) -le 10
}

fresh
if command -v readelf > /dev/null; then
	test_flags "$FEATMAP"
	test_flags "$FEATMAP-clang"
fi
test_own_flags
test_descriptors
slow_referee
test_end KILL
test_end TERM
test_default_memory
test_default_time
test_limits
finish
