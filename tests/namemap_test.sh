# SPDX-License-Identifier: MIT
# namemap.c against the compiler and the tree's own mkcapflags.sh: every macro
# that the headers define has its name, shown ones as capflags.c has them.
. tests/lib.sh

# What the kernel's build gives cpufeatures.h, and headers it includes.
view="-D__KERNEL__ -D_ASM_X86_REQUIRED_FEATURES_H -D_ASM_X86_DISABLED_FEATURES_H"

# Macros with these prefixes in one view of the header; gcc tells which.
macros() { # HEADER OPTION...
	header=$1
	shift
	# shellcheck disable=SC2086 # a list of options
	gcc -E -dM $view "$@" -x c "$header" |
		sed -n 's/^#define \(\(X86_FEATURE\|X86_BUG\|VMX_FEATURE\)_[A-Za-z0-9_]*\) .*/\1/p'
}

# A program that prints MACRO, the name in capflags.c ("-" if none), and that
# in namemap.c, for each macro on standard input.
write_program() { # CAPFLAGS NAMEMAP
	cat << C
#include <stdio.h>
#include <asm/cpufeatures.h>
#include <asm/vmxfeatures.h>
#define CONFIG_X86_VMX_FEATURE_NAMES
#include "$1"
#include "$2"
static void show(const char *macro, const char *shown, const char *name)
{
	printf("%s %s %s\\n", macro, shown ? shown : "-", name ? name : "-");
}
int main(void)
{
C
	while read -r macro; do
		case $macro in
		X86_FEATURE_*) cap=x86_cap_flags name=x86_cap_names off= ;;
		X86_BUG_*) cap=x86_bug_flags name=x86_bug_names off=" - NCAPINTS*32" ;;
		*) cap=x86_vmx_flags name=x86_vmx_names off= ;;
		esac
		echo "show(\"$macro\", ${cap}[$macro$off], ${name}[$macro$off]);"
	done
	echo "return 0; }"
}

# The oracle: the shown name, or the macro's own without prefix, lower-cased.
expected_names() {
	while read -r macro shown _; do
		own=${macro#X86_FEATURE_} own=${own#X86_BUG_} own=${own#VMX_FEATURE_}
		[ "$shown" != - ] || shown=$(echo "$own" | tr A-Z a-z)
		echo "$macro $shown"
	done
}

kernel() { # VERSION
	tree=$TREES/linux-$1
	asm=$tree/arch/x86/include/asm
	dir=$SCRATCH/$1
	mkdir -p "$dir"
	sh "$tree/arch/x86/kernel/cpu/mkcapflags.sh" "$dir/capflags.c" \
		"$asm/cpufeatures.h" "$asm/vmxfeatures.h"
	exits "linux-$1: gen namemap" 0 "$FEATMAP" gen --format namemap,json \
		--linux "$tree" --qemu "$TREES/qemu-10.0" -o "$dir"

	for header in cpufeatures vmxfeatures; do
		macros "$asm/$header.h" -DCONFIG_X86_64
	done > "$dir/macros"
	write_program capflags.c namemap.c < "$dir/macros" > "$dir/program.c"
	# shellcheck disable=SC2086
	exits "linux-$1: namemap.c compiles beside capflags.c" 0 \
		gcc -Wall -Werror $view -DCONFIG_X86_64 -I"$tree/arch/x86/include" \
		-o "$dir/program" "$dir/program.c"
	"$dir/program" > "$dir/names"
	expected_names < "$dir/names" > "$dir/wanted"
	cut -d' ' -f1,3 "$dir/names" > "$dir/got"
	same "linux-$1: every name" "$dir/wanted" "$dir/got"

	# Hidden ones, and no others, are marked.
	awk '$2 == "-" { print $1 }' "$dir/names" | sort > "$dir/wanted"
	sed -n 's/^\t\[\([A-Za-z0-9_]*\).*\/\* hidden.*/\1/p' "$dir/namemap.c" |
		sort > "$dir/hidden"
	sort "$dir/macros" | comm -12 - "$dir/hidden" > "$dir/got"
	same "linux-$1: hidden marks" "$dir/wanted" "$dir/got"

	# Macros that only a 32-bit build has are there, too.
	for header in cpufeatures vmxfeatures; do
		macros "$asm/$header.h" -DCONFIG_X86_32
	done | sort > "$dir/wanted"
	sed -n 's/^\t\[\([A-Za-z0-9_]*\).*/\1/p' "$dir/namemap.c" | sort > "$dir/all"
	comm -12 "$dir/wanted" "$dir/all" > "$dir/got"
	same "linux-$1: every macro of a 32-bit build" "$dir/wanted" "$dir/got"
}

# QEMU's names stand beside the macros as featmap.json has them.
qemu_names() { # VERSION
	dir=$SCRATCH/$1
	sed -n 's/^  {"space".*"linux": \[\(.*\)\], "kvm".*"qemu": {[^}]*"name": "\([^"]*\)".*/\2 \1/p' \
		"$dir/featmap.json" | while read -r qemu rest; do
		echo "$rest" | grep -o '"macro": "[^"]*"' | while IFS='"' read -r _ _ _ macro _; do
			echo "$macro $qemu"
		done
	done | sort -u > "$dir/wanted"
	sed -n 's/^\t\[\([A-Za-z0-9_]*\).*qemu: \(.*\) \*\/$/\1 \2/p' "$dir/namemap.c" |
		while read -r macro names; do
			echo "$names" | tr -d ' ' | tr ',' '\n' | sed "s/^/$macro /"
		done | sort -u > "$dir/got"
	same "linux-$1: QEMU's names beside" "$dir/wanted" "$dir/got"
	[ -s "$dir/wanted" ] || fail "linux-$1: some QEMU names are known"
}

for version in 5.10 6.1 6.12; do
	kernel $version
	qemu_names $version
done
finish
