# SPDX-License-Identifier: MIT
# What KVM advertises, what hangs on what, and what the kernel sets and clears by
# itself: facts of Linux trees against gcc, which compiles and runs the trees'
# own functions and tables, and (setters) against unifdef, gcc's preprocessor
# and awk, line by line.
# ORACLE_LINUX="DIRECTORY..." tests other trees than the fetched ones.
. tests/lib.sh
. tests/oracle/lib.sh
. tests/oracle/linux.sh

# The functions that set up capabilities: those of vmx and svm, and what they
# call; those called come first.
cut_functions() ( # WORK TREE
	work=$1 tree=$2 cut=
	: > "$work/functions.text"
	set -- vmx_set_cpu_caps svm_set_cpu_caps
	while [ $# -gt 0 ]; do
		case " $cut " in
		*" $1 "*) ;;
		*)
			slice "$work/function" "$tree/arch/x86/kvm" "^[a-z_ ]* $1[(]void[)]\$" ||
				exit 1
			cut="$cut $1"
			cat "$work/function" "$work/functions.text" > "$work/functions.more"
			mv "$work/functions.more" "$work/functions.text"
			# shellcheck disable=SC2046 # several names
			set -- "$@" $(sed -n 's/^[[:blank:]]*\([a-z_]*_caps\)();$/\1/p' \
				"$work/function")
			;;
		esac
		shift
	done
)

# A choice has no name that a macro could have: these alone are written anew.
name_choices() { # < FUNCTIONS
	sed 's/= \([^;]*\) ? \([^?:;]*\) : 0;/= GIVEN(\1, \2);/'
}

# NAME.MEMBER in the functions: structs with these members, to be assigned to.
stub_structs() { # WORK
	gcc -fpreprocessed -E -P -x c "$1/functions.h" |
		grep -oE '[A-Za-z_][A-Za-z_0-9]*[.][A-Za-z_][A-Za-z_0-9]*' | sort -u |
		awk -F . '
			{ members[$1] = members[$1] comma[$1] $2; comma[$1] = ", " }
			END {
				for (name in members)
					print "static struct { unsigned long " members[name] \
						"; } " name ";"
			}'
}

# gcc itself says which names it misses: all but what is recorded does nothing.
stub_the_rest() { # WORK FLAGS...
	work=$1
	shift
	gcc -std=gnu11 -fsyntax-only -fmax-errors=0 "$@" -I "$work" tests/oracle/caps.c \
		2>&1 | sed -n "
			s/.* '\([A-Za-z_0-9]*\)' undeclared.*/static unsigned long \1;/p
			s/.* implicit declaration of function '\([A-Za-z_0-9]*\)'.*/static unsigned long \1() { return 0; }/p" |
		sort -u
}

# What a file sets, outside comments and what is for 32 bits alone: unifdef
# leaves in what it cannot tell, and keeps every line in its place.
list_setters() { # WORK TREE PATH
	# shellcheck disable=SC2086 # several flags
	unifdef -b -k $view64 -D__x86_64__ -UCONFIG_X86_32 -o "$1/setters.c" "$2/$3"
	[ $? -le 1 ] || return 1
	gcc -w -fpreprocessed -dD -E -x c -o "$1/setters.i" "$1/setters.c" &&
		awk -v path="$3" -f tests/oracle/setters.awk "$1/setters.i"
}

list_all_setters() { # WORK TREE
	awk '$1 == "setters" { print $2 }' inputs/linux.manifest | while read -r path; do
		if [ -e "$2/$path" ] && ! list_setters "$1" "$2" "$path"; then
			echo "$path cannot be read" >&2
		fi
	done
}

# Leaves what gcc says in WORK/gcc, and what else there is beside it.
prepare() { # WORK TREE
	mkdir -p "$1/asm"
	cp "$2/arch/x86/include/asm/cpufeatures.h" "$1/asm"
	cut_words "$1" "$2" && cut_functions "$1" "$2" &&
		slice "$1/cpuid_dep.h" "$2/arch/x86" '^struct cpuid_dep *[{]?$' &&
		slice "$1/cpuid_deps.h" "$2/arch/x86" \
			'^static const struct cpuid_dep cpuid_deps[[]' || return 1
	list_macros "$1" feature cpufeatures.h X86_FEATURE_
	list_kvm_macros "$1" "$2"
	list_words "$1"
	name_choices < "$1/functions.text" > "$1/functions.h"
	flags=$view64
	[ ! -s "$1/translate.h" ] || flags="$flags -DHAS_TRANSLATE"
	stub_structs "$1" > "$1/stubs.h"
	# shellcheck disable=SC2086 # several flags
	stub_the_rest "$1" $flags > "$1/stubs.rest"
	cat "$1/stubs.rest" >> "$1/stubs.h"
	awk -f tests/oracle/left_out.awk "$1/functions.text" > "$1/left_out"
	list_all_setters "$1" "$2" > "$1/setters" 2> "$1/setters.error"
	# shellcheck disable=SC2086 # several flags
	[ ! -s "$1/setters.error" ] && compile_and_run caps.c "$1" "$1/gcc" $flags
}

# A kernel's files may move: what calls setters must be in the manifest.
check_setter_files() { # NAME WORK TREE
	(cd "$3" && grep -rlE --include='*.[ch]' \
		'(set|clear|force)_cpu_cap[(].*X86_FEATURE_' arch/x86) | sort > "$2/callers"
	awk '$1 == "setters" { print $2 }' inputs/linux.manifest | sort |
		comm -13 - "$2/callers" > "$2/got"
	: > "$2/wanted"
	same "$1: files with setters that are not in the manifest" "$2/wanted" "$2/got"
}

# Every kind is complete on both sides, so a line more or less is seen.
check_tree() { # NAME WORK TREE
	prepare_and_read "$@" || return
	for kind in kvm-cap:gcc kvm-op:gcc kvm-left-out:left_out dependency:gcc \
		setter:setters; do
		pick 1- "$2/${kind#*:}" "${kind%:*}" > "$2/wanted"
		pick 1- "$2/facts" "${kind%:*}" > "$2/got"
		agree_and_some "$1: ${kind%:*} lines" "$2/wanted" "$2/got"
	done
	check_setter_files "$@"
}

oracle_trees linux "${ORACLE_LINUX-}" > "$SCRATCH/trees"
while read -r tree; do
	check_tree "$(basename "$tree")" "$(work_of "$tree")" "$tree"
done < "$SCRATCH/trees"
[ -s "$SCRATCH/trees" ] || fail 'there are Linux trees to test'
finish
