# SPDX-License-Identifier: MIT
# What gcc and mkcapflags.sh say of a Linux tree's numbers, names and tables, for
# the oracle tests; tests/oracle/linux.sh comes before.
# shellcheck disable=SC2034,SC2154 # what either file sets, the other and the tests use

# Words without a row in reverse_cpuid[], in some of the kernels: Linux-defined
# ones have no place; these hardware words are told by their own name.
placed_by_name='CPUID_8000_001F_EAX 0x8000001f 0 eax
CPUID_8000_0007_EBX 0x80000007 0 ebx'

# The headers are copied to where the script and gcc find them and no others.
run_mkcapflags() { # TREE WORK
	mkdir -p "$2/asm" &&
		cp "$1/arch/x86/include/asm/cpufeatures.h" \
			"$1/arch/x86/include/asm/vmxfeatures.h" "$2/asm" &&
		sh "$1/arch/x86/kernel/cpu/mkcapflags.sh" "$2/capflags.c" \
			"$2/asm/cpufeatures.h" "$2/asm/vmxfeatures.h"
}

# Numbers of their own for all macros, bugs behind NCAPINTS words as ever.
make_ids() { # WORK
	for kind in feature bug vmx; do
		[ $kind = bug ] && first='NCAPINTS * 32 + ' || first=
		cat "$1/$kind.names" "$1/${kind}_only32.names" |
			awk -v first="$first" '{ print "#define", $1, "(" first NR ")" }'
	done > "$1/ids.h"
}

# The real headers do not define what a 64-bit kernel does not have.
make_capflags64() { # WORK
	awk '!script { gone["[" $1] = gone["[" $1 "]"] = 1; next }
		!($1 in gone)' "$1/feature_only32.names" "$1/bug_only32.names" \
		"$1/vmx_only32.names" script=1 "$1/capflags.c" > "$1/capflags64.c"
}

# The files that hold these differ between kernels: they are looked for.
cut_tables() { # WORK TREE
	x86=$2/arch/x86
	cut_words "$1" "$2" &&
		slice "$1/registers.h" "$x86" '^enum cpuid_regs_idx *[{]?$' &&
		slice "$1/cpuid_reg.h" "$x86" '^struct cpuid_reg *[{]?$' &&
		slice "$1/reverse_cpuid.h" "$x86" \
			'^static const struct cpuid_reg reverse_cpuid[[]' &&
		slice "$1/cpuid_bit.h" "$x86" '^struct cpuid_bit *[{]?$' &&
		slice "$1/cpuid_bits.h" "$x86" \
			'^static const struct cpuid_bit cpuid_bits[[]'
}

# Leaves what gcc and the script say in WORK/gcc and WORK/shown.
prepare() { # WORK TREE
	cut_tables "$1" "$2" || return 1
	list_macros "$1" feature cpufeatures.h X86_FEATURE_
	list_macros "$1" bug cpufeatures.h X86_BUG_
	list_macros "$1" vmx vmxfeatures.h VMX_FEATURE_
	make_ids "$1"
	make_capflags64 "$1"
	list_kvm_macros "$1" "$2"
	list_words "$1"
	translate=
	[ ! -s "$1/translate.h" ] || translate=-DHAS_TRANSLATE
	# shellcheck disable=SC2086 # several flags
	compile_and_run linux.c "$1" "$1/gcc" $view64 \
		-DCONFIG_X86_VMX_FEATURE_NAMES $translate &&
		compile_and_run shown.c "$1" "$1/shown"
}
