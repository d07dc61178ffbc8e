# SPDX-License-Identifier: MIT
# What the oracle tests of Linux trees share; tests/oracle/lib.sh comes before.

# Two headers that cpufeatures.h includes hold no features; they are left out.
headers='-D_ASM_X86_REQUIRED_FEATURES_H -D_ASM_X86_DISABLED_FEATURES_H'
view64="$headers -D__KERNEL__ -DCONFIG_X86 -DCONFIG_X86_64 -DCONFIG_64BIT"
view32="$headers -D__KERNEL__ -DCONFIG_X86 -DCONFIG_X86_32"

# gcc's preprocessor tells which macros there are in either view.
list_macros() { # WORK KIND HEADER PREFIX
	# shellcheck disable=SC2086 # several flags
	macros "$1/asm/$3" $view64 -D__x86_64__ | names_like "$4" > "$1/$2.names"
	# shellcheck disable=SC2086
	macros "$1/asm/$3" $view32 -D__i386__ | names_like "$4" |
		comm -13 "$1/$2.names" - > "$1/$2_only32.names"
	as_list < "$1/$2.names" > "$1/$2.list"
	as_list < "$1/$2_only32.names" > "$1/$2_only32.list"
}

# KVM's macros, without the rest of those files and without what they include.
list_kvm_macros() { # WORK TREE
	for file in reverse_cpuid.h cpuid.h cpuid.c; do
		[ ! -e "$2/arch/x86/kvm/$file" ] || cat "$2/arch/x86/kvm/$file"
	done | sed '/^[[:blank:]]*#[[:blank:]]*include/d' > "$1/kvm_text.h"
	# shellcheck disable=SC2086 # several flags
	macros "$1/kvm_text.h" $view64 -D__x86_64__ > "$1/kvm_text.macros"
	grep -E '^#define (KVM_)?X86_FEATURE' "$1/kvm_text.macros" > "$1/kvm_macros.h"
	names_like '(KVM_)?X86_FEATURE_' < "$1/kvm_text.macros" | as_list \
		> "$1/kvm_feature.list"
}

# Enumerators that count the others are no words.
list_words() { # WORK
	for enum in words kvm_words; do
		enumerators "$1/$enum.h" | grep -vE '^(NR_|NKVMCAPINTS$)' |
			as_list > "$1/$enum.list"
	done
}

# What old kernels do not have: empty if no file names it, else it must be cut.
slice_if_there() { # OUT DIRECTORY WORD START
	if grep -rqw --include='*.[ch]' -e "$3" "$2"; then
		slice "$1" "$2" "$4"
	else
		: > "$1"
	fi
}

# The enums of words, and KVM's way from Linux's own words to those.
cut_words() { # WORK TREE
	slice "$1/words.h" "$2/arch/x86" '^enum cpuid_leafs *[{]?$' &&
		slice_if_there "$1/kvm_words.h" "$2/arch/x86" kvm_only_cpuid_leafs \
			'^enum kvm_only_cpuid_leafs *[{]?$' &&
		slice_if_there "$1/translate.h" "$2/arch/x86" __feature_translate \
			'^static .*[^a-z_]__feature_translate[(]int'
}
