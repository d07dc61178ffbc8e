# SPDX-License-Identifier: MIT
# Faults: memory that runs out, calls of the system that fail or do half of what
# they are asked, signals, runs at the same time. Swept with a preloaded library
# (fault.c, fault.py), over mini trees; with strides, where there is a lot to sweep.
# STRIDE=1 in the environment sweeps all of it.
. tests/lib.sh
. tests/mini.sh

if ! command -v python3 > /dev/null || [ ! -e "$TEST_PROGRAMS/fault.so" ]; then
	echo 'skip: faults: python3 or fault.so is not there'
	finish
fi
made=$SCRATCH/made
fresh 2> /dev/null
real_script linux-6.12
"$FEATMAP" facts "$linux" > "$SCRATCH/linux.facts"
"$FEATMAP" facts "$qemu" > "$SCRATCH/qemu.facts"
trees="--linux $SCRATCH/linux.facts --qemu $SCRATCH/qemu.facts"

# A repository with tags of both kinds: three share a file, two have their own.
repository=$SCRATCH/repository
sh tests/history_repository.sh "$repository" 5 "$linux"
rm -rf "$repository/hooks"
git -C "$repository" pack-refs --all
for tag in t002 t004; do
	git -C "$repository" tag -f $tag $tag^0 > "$SCRATCH/out"
done
# What libgit2 leaks on its ways out of errors is not ours to find, nor what the loader
# keeps for threads.
printf 'leak:libgit2.so\nleak:ld-linux\n' > "$SCRATCH/suppressions"
export LSAN_OPTIONS="suppressions=$SCRATCH/suppressions:print_suppressions=0"

# Each fault in turn; see fault.py, which gets all of these lines at once.
swept() { # SWEEP ARGUMENT...
	sweep=$1
	[ -z "${STRIDE-}" ] || sweep="$STRIDE*${1#*\*}"
	shift
	echo "$sweep '$FEATMAP' $*" >> "$SCRATCH/sweeps"
}

run_sweeps() {
	python3 tests/fault.py "$TEST_PROGRAMS/fault.so" "$SCRATCH" \
		< "$SCRATCH/sweeps" > "$SCRATCH/swept" 2>&1
	exits 'faults are swept' 0 test $? -eq 0
	while read -r verdict line; do
		case $verdict in
		ok) pass "$line" ;;
		note) echo "$line" ;;
		*) fail "$line" ;;
		esac
	done < "$SCRATCH/swept"
}

# What has few points is swept whole.
test_memory() {
	for fault in alloc alloc+; do
		swept $fault facts "$linux"
		swept $fault facts "$qemu"
		swept $fault facts "$SCRATCH/linux.facts"
		# shellcheck disable=SC2086 # several words
		{
			swept $fault explain $trees fpu
			swept $fault explain $trees --format json fpu
			swept $fault why $trees --host "$SCRATCH/host" --guest "$SCRATCH/guest"
			swept $fault audit $trees
			swept "61*$fault" audit $trees --format html
			swept "23*$fault" audit $trees --format sarif
			swept "7*$fault" gen --no-verify $trees --partial -o "$made" \
				--format header,namemap,json,audit,names,kcpuid,qemu-names,cpuinfo
		}
		swept "11*$fault" gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made"
	done
}

test_calls() {
	for what in EIO ENOSPC EINTR short; do
		swept call:$what facts "$linux"
		# shellcheck disable=SC2086 # several words
		swept call:$what why $trees --host "$SCRATCH/host" --guest "$SCRATCH/guest"
		# shellcheck disable=SC2086 # several words
		swept call:$what audit $trees --baseline "$made/baseline" --update-baseline \
			--format json --output "$made/report.json"
		# shellcheck disable=SC2086 # several words
		swept call:$what gen $trees --format header,json,cpuinfo -o "$made" \
			--depfile "$made/deps.d"
	done
	mkdir "$SCRATCH/checked"
	"$FEATMAP" gen --no-verify --linux "$linux" --qemu "$qemu" -o "$SCRATCH/checked" 2> /dev/null
	swept call:EINTR gen --check --no-verify --linux "$linux" --qemu "$qemu" -o "$SCRATCH/checked"
	swept call:short gen --check --no-verify --linux "$linux" --qemu "$qemu" -o "$SCRATCH/checked"
	swept call:EINTR verify "$linux"
	swept '2*call:EIO' gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made"
	swept '2*call+:EIO' gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made"
	swept '3*call+:ENOSPC' gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made"
	swept '97*size' facts "$linux"
	# shellcheck disable=SC2086 # several words
	swept '997*size' audit $trees --format html
	swept '499*size' gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made"
}

test_signals() {
	swept call:SIGINT gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made"
	for what in SIGTERM SIGHUP SIGKILL; do
		swept "4*call:$what" gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made"
		swept "19*time:$what" gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made"
	done
}

# Most of what libgit2's libraries allocate while they are loaded is never missed: the
# strides are those that come often enough to what is.
test_revisions() {
	for fault in alloc alloc+; do
		swept "127*$fault" history "$repository" 't*' --format csv
		swept "127*$fault" facts "$repository@t002"
	done
	for what in EIO EINTR; do
		swept "11*call:$what" history "$repository" 't*' --format csv
		swept "11*call:$what" facts "$repository@t003"
	done
}

# The other commands, and both readings, where each run takes long.
test_commands() {
	sed 's/clzero/clear_zero/' "$SCRATCH/linux.facts" > "$SCRATCH/other.facts"
	for fault in alloc alloc+ call:EIO call:EINTR; do
		swept $fault diff "$SCRATCH/linux.facts" "$SCRATCH/other.facts"
		# shellcheck disable=SC2086 # several words
		swept $fault gen --no-verify $trees --format libvirt \
			--config inputs/libvirt.conf -o "$made"
	done
	[ -n "$no_verify" ] || return
	for fault in 47*alloc 89*alloc+ 47*call:EIO 47*call:EINTR; do
		swept "$fault" verify "$linux" "$qemu"
		swept "$fault" gen --linux "$linux" --qemu "$qemu" -o "$made"
	done
}

# A command whose standard output nobody reads; its status, as a shell has it.
unread='
import os, signal, subprocess, sys
end, pipe = os.pipe()
os.close(end)
how = signal.SIG_IGN if "IGNORED" in os.environ else signal.SIG_DFL
child = subprocess.run(sys.argv[1:], stdout=pipe, restore_signals=False,
                       preexec_fn=lambda: signal.signal(signal.SIGPIPE, how))
sys.exit(128 - child.returncode if child.returncode < 0 else child.returncode)'

# Who does not want the rest ends the program, as with others; who ignores the
# signal gets a message.
test_closed_pipe() {
	exits 'a pipe closed early: SIGPIPE' 141 python3 -c "$unread" "$FEATMAP" facts "$linux"
	same '... without a message' /dev/null "$SCRATCH/err"
	exits 'a pipe closed early, the signal ignored' 4 env IGNORED=1 python3 -c "$unread" \
		"$FEATMAP" facts "$linux"
	holds '... with a message' 'cannot write to standard output: Broken pipe' "$SCRATCH/err"
	exits 'standard output closed' 4 sh -c '"$0" facts "$1" >&-' "$FEATMAP" "$linux"
}

# featmap with one fault, for so long; $SCRATCH/hit tells what was hit.
faulty() { # SECONDS FAULT ARGUMENT...
	seconds=$1 fault=$2
	shift 2
	truncate -s 0 "$SCRATCH/hit"
	truncate -s 64 "$SCRATCH/hit"
	timeout "$seconds" env "LD_PRELOAD=$TEST_PROGRAMS/fault.so" "FAULT=$fault" \
		"FAULT_COUNTS=$SCRATCH/hit" "$FEATMAP" "$@"
}

# A folder's files as one checksum; locked, so that it is that of one run.
locked_sum() { # FOLDER
	flock -s "$1" sh -c 'cat "$0"/featmap.h "$0"/capflags.c "$0"/namemap.c \
		"$0"/featmap.json "$0"/audit.txt | cksum' "$1"
}

# Two runs at a time, and somebody who reads: the files are those of one run.
test_at_once() {
	rm -rf "$made"
	mkdir "$made" "$SCRATCH/other"
	cp -R "$linux" "$SCRATCH/other/linux"
	swap "$SCRATCH/other/linux/Makefile" 'PATCHLEVEL = 12' 'PATCHLEVEL = 11'
	for tree in "$SCRATCH/other/linux" "$linux"; do
		"$FEATMAP" gen --no-verify --linux "$tree" --qemu "$qemu" -o "$made"
		locked_sum "$made"
	done > "$SCRATCH/sums"
	exits 'the two results are not the same' 1 cmp -s "$linux/Makefile" \
		"$SCRATCH/other/linux/Makefile"
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		"$FEATMAP" gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made" &
		"$FEATMAP" gen --no-verify --linux "$SCRATCH/other/linux" --qemu "$qemu" \
			-o "$made" &
		locked_sum "$made"
		wait
		locked_sum "$made"
	done > "$SCRATCH/seen" 2> "$SCRATCH/err"
	# One that takes its time for each file, and one that would come and go meanwhile.
	rm "$made"/*
	for _ in 1 2 3; do
		faulty 60 delay:40:rename gen --no-verify --linux "$linux" --qemu "$qemu" -o "$made" &
		sleep 0.1
		"$FEATMAP" gen --no-verify --linux "$SCRATCH/other/linux" --qemu "$qemu" -o "$made"
		locked_sum "$made"
		wait
		locked_sum "$made"
		grep -ao rename "$SCRATCH/hit" >> "$SCRATCH/slow"
	done >> "$SCRATCH/seen" 2>> "$SCRATCH/err"
	sort -u "$SCRATCH/sums" > "$SCRATCH/wanted"
	sort -u "$SCRATCH/seen" > "$SCRATCH/got"
	comm -13 "$SCRATCH/wanted" "$SCRATCH/got" > "$SCRATCH/mixed"
	same 'two runs at once: the files of one of them' /dev/null "$SCRATCH/mixed"
	exits '... 23 times two' 0 test "$(wc -l < "$SCRATCH/seen")" -eq 46
	exits '... of which 3 were slow' 0 test "$(wc -l < "$SCRATCH/slow")" -eq 3
	find "$made" -name '.*' -type f > "$SCRATCH/got"
	same '... and no file left behind' /dev/null "$SCRATCH/got"
	grep -v '^featmap: note: waiting for another run' "$SCRATCH/err" > "$SCRATCH/got"
	same '... and nothing to complain of' /dev/null "$SCRATCH/got"
}

# Who holds the lock is waited for, also where a signal interrupts that; nothing is
# written before.
test_lock() {
	echo old > "$SCRATCH/old"
	cp "$SCRATCH/old" "$made/featmap.json"
	flock "$made" sleep 1 &
	sleep 0.2
	faulty 0.4 flock:2:EINTR gen --no-verify --linux "$linux" --qemu "$qemu" --format json \
		-o "$made" 2> "$SCRATCH/err"
	same 'a locked folder is waited for' "$SCRATCH/old" "$made/featmap.json"
	holds '... with a word' "waiting for another run that writes to '$made/'" "$SCRATCH/err"
	exits '... through an interruption' 0 grep -q flock "$SCRATCH/hit"
	exits '... until it is free' 0 "$FEATMAP" gen --no-verify --linux "$linux" \
		--qemu "$qemu" --format json -o "$made"
	exits '... and gen has its way' 1 grep -q old "$made/featmap.json"
	wait
}

echo 'flags : fpu vme art avx pni clzero' > "$SCRATCH/host"
echo 'flags : fpu vme' > "$SCRATCH/guest"
test_memory
test_calls
test_signals
test_revisions
test_commands
run_sweeps
test_closed_pipe
test_at_once
test_lock
finish
