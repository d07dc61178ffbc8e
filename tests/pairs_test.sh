# SPDX-License-Identifier: MIT
# Every kernel with every QEMU: all outputs are made, the JSON keeps its
# contract, and a second run agrees.
. tests/lib.sh

# Same input, same bytes; and --check agrees.
repeats() { # NAME DIR LINUX QEMU
	exits "$1: --check right after gen" 0 \
		"$FEATMAP" gen --check --linux "$3" --qemu "$4" -o "$2"
}

pair() { # LINUX QEMU
	name="linux-$1 qemu-$2"
	dir=$SCRATCH/$1-$2
	mkdir "$dir"
	exits "$name: gen" 0 "$FEATMAP" gen --linux "$TREES/linux-$1" \
		--qemu "$TREES/qemu-$2" -o "$dir"
	exits "$name: featmap.json keeps its contract" 0 \
		"$TEST_PROGRAMS/json_check" "$dir/featmap.json"
	repeats "$name" "$dir" "$TREES/linux-$1" "$TREES/qemu-$2"
}

for kernel in 5.10 6.1 6.12; do
	for qemu in 5.2 7.2 10.0; do
		pair $kernel $qemu
	done
done

finish
