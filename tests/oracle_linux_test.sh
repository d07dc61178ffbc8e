# SPDX-License-Identifier: MIT
# Facts of Linux trees against gcc, which compiles the trees' own headers and
# tables, and against the trees' own mkcapflags.sh, which sh runs.
# ORACLE_LINUX="DIRECTORY..." tests other trees than the fetched ones.
. tests/lib.sh
. tests/oracle/lib.sh
. tests/oracle/linux.sh
. tests/oracle/linux_numbers.sh

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
