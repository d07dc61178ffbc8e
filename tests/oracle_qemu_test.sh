# SPDX-License-Identifier: MIT
# Facts of QEMU trees against gcc, which compiles the trees' own tables, and
# against the names that an installed QEMU lists.
# ORACLE_QEMU="DIRECTORY..." tests other trees than the fetched ones.
. tests/lib.sh
. tests/oracle/lib.sh

# The system emulator for x86-64: CONFIG_USER_ONLY is not defined.
view='-DTARGET_X86_64 -DTARGET_I386 -D__x86_64__'
table='^(static )?FeatureWordInfo feature_word_info[[]'
dependencies='^(static )?(const )?FeatureDep feature_dependencies[[]'

# What the tables may name: macros of these headers and of their own file down
# to the last one, without what they include (nothing of that is fetched).
collect_macros() { # WORK TREE
	for file in include/standard-headers/asm-x86/kvm_para.h \
		target/i386/hyperv-proto.h target/i386/kvm/hyperv-proto.h \
		target/i386/cpu.h target/i386/cpu.c; do
		[ ! -e "$2/$file" ] || awk -v table="$dependencies" '
			$0 ~ table { exit }
			!/^[ \t]*#[ \t]*include/' "$2/$file"
	done > "$1/text.h"
	# shellcheck disable=SC2086 # several flags
	macros "$1/text.h" $view > "$1/macros.h" 2> "$1/macros.error"
}

# The types moved between files, so the files are looked for.
cut_tables() { # WORK TREE
	i386=$2/target/i386
	slice "$1/registers.h" "$i386" '^enum *[{]' '^ *R_EAX *=' &&
		slice "$1/words.h" "$i386" '^typedef enum FeatureWord *[{]' &&
		slice "$1/types.h" "$i386" '^typedef enum FeatureWordType *[{]' &&
		slice "$1/info.h" "$i386" '^typedef struct FeatureWordInfo *[{]' &&
		slice "$1/table.h" "$i386" "$table" &&
		slice "$1/mask.h" "$i386" '^typedef struct FeatureMask *[{]' &&
		slice "$1/dep.h" "$i386" '^typedef struct FeatureDep *[{]' &&
		slice "$1/dependencies.h" "$i386" "$dependencies"
}

# Leaves what gcc says in WORK/gcc.
prepare() { # WORK TREE
	mkdir -p "$1"
	cut_tables "$1" "$2" || return 1
	collect_macros "$1" "$2"
	enumerators "$1/words.h" | as_list > "$1/words.list"
	compile_and_run qemu.c "$1" "$1/gcc"
}

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
