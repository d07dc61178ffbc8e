# SPDX-License-Identifier: MIT
# Facts of QEMU trees against gcc, which compiles the trees' own tables, and
# against the names that an installed QEMU lists.
# ORACLE_QEMU="DIRECTORY..." tests other trees than the fetched ones.
. tests/lib.sh
. tests/oracle/lib.sh
. tests/oracle/qemu.sh

# What the compiler leaves of the calls that give a property a second name.
aliases() { # TREE
	# shellcheck disable=SC2086 # several flags
	grep -v '^[ \t]*#[ \t]*include' "$1/target/i386/cpu.c" |
		gcc -undef -E -P $view -x c - 2> /dev/null | tr -d '\n' | tr ';' '\n' |
		sed -n 's/^.*object_property_add_alias *(obj, *"\([^"]*\)", *obj, *"\([^"]*\)")$/qemu-alias\t\1\t\2/p'
}

# Every kind is complete on both sides, so a line more or less is seen.
check_tree() { # NAME WORK TREE
	prepare_and_read "$@" || return
	for kind in word mask name dependency; do
		pick 1- "$2/gcc" qemu-$kind > "$2/wanted"
		pick 1- "$2/facts" qemu-$kind > "$2/got"
		agree_and_some "$1: $kind lines" "$2/wanted" "$2/got"
	done
	aliases "$3" > "$2/wanted"
	pick 1- "$2/facts" qemu-alias > "$2/got"
	agree_and_some "$1: alias lines" "$2/wanted" "$2/got"
}

# Major and minor number, from what a QEMU says or from a tree's VERSION.
release() { # < TEXT
	sed -n '1s/^[^0-9]*\([0-9]\{1,\}\.[0-9]\{1,\}\).*/\1/p'
}

# QEMU lists a name as often as the table has it (two words can have one).
check_help() { # BINARY NAME FACTS
	"$1" -cpu help | sed '1,/^Recognized CPUID flags/d' |
		tr -s ' ' '\n' | sed '/^$/d' > "$SCRATCH/help"
	pick 4 "$3" qemu-name > "$SCRATCH/help.got"
	agree_and_some "$2: names that QEMU lists" "$SCRATCH/help" "$SCRATCH/help.got"
}

# The binary is Debian's own: only the tree of the same release has its names.
check_binary() { # BINARY TREES
	installed=$("$1" --version 2> /dev/null | release)
	if [ -z "$installed" ]; then
		echo "skip: no $1 whose names could be compared"
		return
	fi
	while read -r tree; do
		if [ "$(release < "$tree/VERSION")" = "$installed" ]; then
			check_help "$1" "$(basename "$tree")" "$(work_of "$tree")/facts"
			return
		fi
	done < "$2"
	echo "skip: $1 is of release $installed, none of the trees is"
}

oracle_trees qemu "${ORACLE_QEMU-}" > "$SCRATCH/trees"
while read -r tree; do
	check_tree "$(basename "$tree")" "$(work_of "$tree")" "$tree"
done < "$SCRATCH/trees"
[ -s "$SCRATCH/trees" ] || fail 'there are QEMU trees to test'
check_binary qemu-system-x86_64 "$SCRATCH/trees"
finish
