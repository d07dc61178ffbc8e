# SPDX-License-Identifier: MIT
# Facts of Linux trees against gcc, which compiles the trees' own headers and
# tables, and against the trees' own mkcapflags.sh, which sh runs.
# ORACLE_LINUX="DIRECTORY..." tests other trees than the fetched ones.
. tests/lib.sh
. tests/oracle/lib.sh
. tests/oracle/linux.sh

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

# gcc's enumerators with gcc's rows: words as facts have them.
join_words() { # GCC-OUTPUT
	{
		echo "$placed_by_name"
		cat "$1"
	} | awk '
		BEGIN { OFS = "\t" }
		/^CPUID_/ { by_name[$1] = OFS $2 OFS $3 OFS $4 }
		$1 == "row" { row[$2] = OFS $3 OFS $4 OFS $5 }
		$1 ~ /^(kvm-)?word$/ { kind[$3] = $1; name[$3] = $2 }
		END {
			for (n in row) if (!(n in name)) print "no word", n row[n]
			for (n in name) {
				place = n in row ? row[n] : by_name[name[n]]
				if (place == "" && name[n] !~ /^CPUID_LNX_[0-9]+$/)
					place = OFS "no row, and not in placed_by_name"
				print kind[n], name[n], n place
			}
		}'
}

# Kernels without KVM's own words have nothing of these kinds, others do.
agree_on_kvm() { # NAME WANTED GOT WORK
	if [ -s "$4/kvm_words.h" ]; then
		agree_and_some "$1" "$2" "$3"
	else
		agree "$1" "$2" "$3"
	fi
}

# Every kind is complete on both sides, so a line more or less is seen.
check_numbers() { # NAME WORK FACTS
	for kind in limit feature bug vmx word kvm-word kvm-feature translation; do
		fields=1-4
		[ "${kind#kvm-}" != word ] || fields=1-3
		pick 1-4 "$2/gcc" $kind > "$2/wanted"
		pick $fields "$3" $kind > "$2/got"
		case $kind in
		kvm-* | translation)
			agree_on_kvm "$1: numbers of $kind lines" "$2/wanted" "$2/got" "$2" ;;
		*) agree_and_some "$1: numbers of $kind lines" "$2/wanted" "$2/got" ;;
		esac
	done
}

# Hardware registers: what KVM's table and scattered.c place where.
check_tables() { # NAME WORK FACTS
	join_words "$2/gcc" > "$2/wanted"
	pick 1- "$3" word kvm-word > "$2/got"
	agree_and_some "$1: registers of words (reverse_cpuid rows)" "$2/wanted" "$2/got"
	pick 1- "$2/gcc" scattered > "$2/wanted"
	pick 1- "$3" scattered > "$2/got"
	agree_and_some "$1: scattered rows" "$2/wanted" "$2/got"
}

# Names twice: by macro, and by the bit that they end at in the kernel's arrays.
check_shown() { # NAME WORK FACTS
	for kind in feature bug vmx; do
		pick 1- "$2/shown" $kind > "$2/wanted"
		pick 1,2,5- "$3" $kind > "$2/got"
		agree_and_some "$1: shown $kind names" "$2/wanted" "$2/got"
	done
	pick 1- "$2/shown" conditional > "$2/wanted"
	pick 1- "$3" conditional > "$2/got"
	agree "$1: features of 32-bit kernels alone" "$2/wanted" "$2/got"
	pick 1- "$2/gcc" array > "$2/wanted"
	awk -F '\t' '$5 == "shown" {
		print "array\t" $1 "\t" $3 * 32 + $4 "\t" $6
	}' "$3" > "$2/got"
	agree_and_some "$1: arrays of names" "$2/wanted" "$2/got"
}

# Byte for byte: the kernel's build could take the one for the other.
check_capflags() { # NAME WORK TREE
	"$FEATMAP" gen --linux "$3" --format capflags -o - > "$2/got" 2> "$2/got.error"
	status=$?
	if [ $status -eq 0 ]; then
		same "$1: generated capflags.c" "$2/capflags.c" "$2/got"
	else
		fail "$1: generated capflags.c (exit status $status)" "$2/got.error"
	fi
}

# The checks that need what prepare left need it to have worked.
check_tree() { # NAME WORK TREE
	prepare_and_read "$@" || return
	check_numbers "$1" "$2" "$2/facts"
	check_tables "$1" "$2" "$2/facts"
	check_shown "$1" "$2" "$2/facts"
	check_capflags "$1" "$2" "$3"
}

# mkcapflags.sh takes seconds: all trees' run at once, before the checks.
oracle_trees linux "${ORACLE_LINUX-}" > "$SCRATCH/trees"
while read -r tree; do
	work=$(work_of "$tree")
	mkdir -p "$work"
	run_mkcapflags "$tree" "$work" 2> "$work/capflags.error" &
done < "$SCRATCH/trees"
wait
while read -r tree; do
	check_tree "$(basename "$tree")" "$(work_of "$tree")" "$tree"
done < "$SCRATCH/trees"
[ -s "$SCRATCH/trees" ] || fail 'there are Linux trees to test'
finish
