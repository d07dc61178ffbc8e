# SPDX-License-Identifier: MIT
# What gcc says of a QEMU tree's own tables, for the oracle tests;
# tests/oracle/lib.sh comes before.

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
