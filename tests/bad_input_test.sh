# SPDX-License-Identifier: MIT
# Bad inputs, bad usage and places that cannot be written to. Whatever is wrong:
# the status tells which of these it was, standard error tells where it is, and
# the output folder is as it was before, with no temporary file left in it.

# Lines of scripts are not meant to be expanded, and "must" calls functions.
# shellcheck disable=SC2016,SC2317

. tests/lib.sh
. tests/mini.sh

out=$SCRATCH/output
earlier=$SCRATCH/earlier
wrapper=

# Output of an earlier run: any file written anew differs from these.
for file in featmap.h capflags.c namemap.c featmap.json audit.txt deps.d; do
	mkdir -p "$earlier"
	echo "earlier $file" > "$earlier/$file"
done
cp -Rp "$earlier" "$out"

# Trees that give all formats as they are.
good_trees() {
	fresh
	real_script linux-6.12
}

# FILE:LINE: where the column does not matter.
line() { # FILE TEXT
	place "$@" | sed 's/[0-9]*: $//'
}

# Behind the last line.
end_of() { # FILE
	echo "$1:$(($(wc -l < "$1") + 1)):1: "
}

# Runs a command that must neither hang nor eat up the memory; its status is
# left in $status. (A sanitizer's memory is limited by its own options.)
run() { # COMMAND...
	(
		[ -n "${SANITIZING-}" ] || ulimit -v 2000000
		exec timeout "${PATIENCE:-10}" "$@"
	) > "$SCRATCH/out" 2> "$SCRATCH/err"
	status=$?
}

generate() { # [OPTION...]
	# shellcheck disable=SC2086 # none is no word
	run $wrapper "$FEATMAP" gen $no_verify --linux "$linux" --qemu "$qemu" -o "$out" \
		--depfile "$out/deps.d" "$@"
}

# What is not as it must be is added to $wrong.
must() { # WHAT COMMAND...
	what=$1
	shift
	"$@" > "$SCRATCH/why" 2>&1 || wrong="$wrong; $what"
}

# Standard error has an error with this fragment of a message at this place:
# FILE:LINE:COLUMN, FILE:LINE or FILE, or "anywhere" in a file.
complains() { # PLACE FRAGMENT
	PLACE=$1 FRAGMENT=$2 awk '
		ENVIRON["PLACE"] == "anywhere" {
			found = found || /^[^ ]*:[0-9]+:[0-9]+: error: /
			next
		}
		index($0, ENVIRON["PLACE"]) == 1 {
			rest = substr($0, length(ENVIRON["PLACE"]) + 1)
			if (ENVIRON["PLACE"] ~ /:$/)	# any line or column
				sub(/^([0-9]+:)+ /, "", rest)
			if (index(rest, "error: ") == 1 &&
			    (ENVIRON["FRAGMENT"] == "" ||
			     index(rest, ENVIRON["FRAGMENT"])))
				found = 1
		}
		END { exit !found }' "$SCRATCH/err"
}

untouched() {
	diff -r "$earlier" "$out"
}

verdict() { # NAME
	if [ -z "$wrong" ]; then
		pass "$1"
	else
		fail "$1$wrong" "$SCRATCH/err"
	fi
	untouched > /dev/null || { rm -rf "$out"; cp -Rp "$earlier" "$out"; }
}

# The trees, as they are now, are refused with status 3.
refused() { # NAME PLACE FRAGMENT [OPTION...]
	name=$1 where=$2 fragment=$3 wrong=
	shift 3
	generate "$@"
	must "status $status, not 3" test "$status" -eq 3
	must 'the test knows no place' test -n "$where"
	must "no '${where}error: ... $fragment'" complains "$where" "$fragment"
	must 'output was touched' untouched
	verdict "$name"
}

# One change to a good tree; the complaint is about the first TEXT in the file.
bad_swap() { # NAME FILE OLD NEW TEXT FRAGMENT
	good_trees
	swap "$2" "$3" "$4"
	refused "$1" "$(place "$2" "$5")" "$6"
}

bad_after() { # NAME FILE LINE-WITH NEW-LINES TEXT FRAGMENT
	good_trees
	after "$2" "$3" "$4"
	refused "$1" "$(place "$2" "$5")" "$6"
}

# A define for cpufeatures.h.
bad_define() { # NAME BODY TEXT FRAGMENT
	bad_after "cpufeatures.h: $1" "$features" 'define NBUGINTS' \
		"#define X86_FEATURE_BAD	$2" "$3" "$4"
}

# A mask for a word of cpu.c.
bad_mask() { # NAME BODY TEXT FRAGMENT
	bad_swap "cpu.c: $1" "$table" 'migratable_flags = 0x7' \
		"migratable_flags = $2" "$3" "$4"
}

# A row, or what is no row, in scattered.c's table.
bad_row() { # NAME ROW TEXT FRAGMENT
	bad_after "scattered.c: $1" "$scattered" X86_FEATURE_SGX1 "	$2" "$3" "$4"
}

bad_reverse_row() { # NAME ROW TEXT FRAGMENT
	bad_after "reverse_cpuid[]: $1" "$reverse" '[CPUID_7_EDX]' "	$2" "$3" "$4"
}

bad_word_row() { # NAME ROW TEXT FRAGMENT
	bad_after "feature_word_info[]: $1" "$table" \
		'feature_word_info[FEATURE_WORDS]' "	$2" "$3" "$4"
}

# A list of names for FEAT_7_0_EDX.
bad_names() { # NAME LIST TEXT FRAGMENT
	bad_swap "feat_names: $1" "$table" '[26] = "spec-ctrl", "stibp",' "$2" "$3" "$4"
}

bad_field() { # NAME FIELD TEXT FRAGMENT
	bad_swap "field: $1" "$table" '.migratable_flags = 0x7,' "$2" "$3" "$4"
}

# Without these tests' changes all is well: else they would show nothing.
test_good_trees() {
	good_trees
	generate
	exits 'the good trees are good' 0 test "$status" -eq 0
	exits 'and output is written' 1 grep -rq earlier "$out"
	rm -rf "$out"
	cp -Rp "$earlier" "$out"
}

# Each file of the manifest that these trees need.
test_missing_files() {
	for file in "$linux/Makefile" "$features" "$vmxfeatures" "$words" \
		"$registers" "$script" "$scattered" "$reverse" "$kvm" \
		"$vmx_caps" "$svm_caps" "$cpuid_deps" \
		"$qemu/VERSION" "$cpu_h" "$types" "$table" "$kvm_para"; do
		good_trees
		rm "$file"
		if [ "$file" = "$kvm_para" ]; then
			# Not looked for by name: a constant is missing.
			refused "missing: ${file#"$SCRATCH/"}" \
				"$(place "$table" KVM_CPUID_FEATURES)" \
				'nothing defines KVM_CPUID_FEATURES'
		else
			# Where another file was looked into, that is the place.
			case $file in
			"$types") top="$table:1:1: " ;;
			"$vmx_caps") top="$svm_caps:1:1: " ;;
			"$svm_caps") top="$vmx_caps:1:1: " ;;
			*) top='featmap: ' ;;
			esac
			refused "missing: ${file#"$SCRATCH/"}" "$top" \
				"${file#"$SCRATCH"/*/} (not there)"
		fi
	done
}

test_wrong_trees() {
	good_trees
	mkdir -p "$SCRATCH/empty"
	while read -r as tree fragment; do
		for option in linux qemu; do
			[ "$as" != "$option" ] || continue
			generate "--$option" "$SCRATCH/$tree"
			wrong=
			must "status $status, not 3" test "$status" -eq 3
			must "no '$fragment'" complains 'featmap: ' "$fragment"
			must 'the tree is not named' complains 'featmap: ' "$SCRATCH/$tree"
			must 'output was touched' untouched
			verdict "--$option $tree"
		done
	done << 'END'
linux linux is a source tree of Linux; one of QEMU is wanted
qemu qemu is a source tree of QEMU; one of Linux is wanted
- empty is neither a Linux source tree
- nowhere No such file or directory
END
	for tree in "$SCRATCH/empty" "$SCRATCH/nowhere" "$linux/Makefile" ''; do
		exits "facts '${tree#"$SCRATCH/"}'" 3 "$FEATMAP" facts "$tree"
	done
	run "$FEATMAP" facts "$SCRATCH/nowhere"
	wrong=
	must 'not named' complains 'featmap: ' "cannot open '$SCRATCH/nowhere'"
	verdict 'facts says which'
}

# Defines.

test_defines() {
	bad_define 'duplicate bit' '( 0*32+21) /* "bad" */' X86_FEATURE_DS \
		'word 0, bit 21 has a macro already'
	bad_after 'cpufeatures.h: macro defined twice' "$features" \
		X86_FEATURE_SYSCALL '#define X86_FEATURE_FPU ( 1*32+ 0)' \
		'X86_FEATURE_FPU ( 1*32' 'defined twice'
	bad_define 'word out of range' '( 6*32+ 0)' X86_FEATURE_BAD \
		'not within the 6 words that NCAPINTS allows'
	bad_define 'far out of range' '( 2000000000+ 0)' X86_FEATURE_BAD 'not within'
	bad_define 'negative' '(-1)' X86_FEATURE_BAD 'not within'
	bad_after 'cpufeatures.h: bug out of range' "$features" X86_BUG_F00F \
		'#define X86_BUG_BAD	X86_BUG(32)' X86_BUG_BAD \
		'not within the 1 words that NBUGINTS allows'
	bad_after 'cpufeatures.h: bug below its range' "$features" X86_BUG_F00F \
		'#define X86_BUG_BAD	X86_BUG(-1)' X86_BUG_BAD 'not within'
	bad_after 'cpufeatures.h: duplicate bug' "$features" X86_BUG_F00F \
		'#define X86_BUG_BAD	X86_BUG(0*32 + 0)' X86_BUG_BAD 'has a macro already'
	bad_after 'vmxfeatures.h: out of range' "$vmxfeatures" VIRTUAL_NMIS \
		'#define VMX_FEATURE_BAD	( 1*32+ 0)' VMX_FEATURE_BAD 'NVMXINTS allows'
	bad_after 'vmxfeatures.h: duplicate bit' "$vmxfeatures" POSTED_INTR \
		'#define VMX_FEATURE_BAD	( 0*32+ 7)' VMX_FEATURE_BAD 'has a macro already'
	bad_after 'cpufeatures.h: macro with arguments' "$features" \
		X86_FEATURE_FPU '#define X86_FEATURE_BAD(x)	( 2*32 + (x))' \
		X86_FEATURE_BAD 'a macro with arguments is no feature'
	bad_after 'cpufeatures.h: backslash' "$features" X86_FEATURE_FPU \
		'#define X86_FEATURE_BAD	( 2*32+ \
	10) /* "bad" */' '#define X86_FEATURE_BAD' 'backslash'
	bad_define 'backslash in the comment' '( 2*32+10) /* "bad" a \t b */' \
		'#define X86_FEATURE_BAD' 'backslash'
	good_trees
	grep -v 'define X86_FEATURE' "$features" > "$SCRATCH/none"
	cp "$SCRATCH/none" "$features"
	refused 'cpufeatures.h: no features at all' "$features:1:1: " \
		'defines no X86_FEATURE_*'
}

# What stands in a define is an integer constant of C, within its limits.
test_expressions() {
	bad_define 'defined by itself' X86_FEATURE_BAD 'X86_FEATURE_BAD	^X86_' \
		'by way of itself'
	good_trees
	after "$features" 'define NBUGINTS' '#define ROUND	ABOUT
#define ABOUT	ROUND + 1
#define X86_FEATURE_BAD	( 2*32+ ROUND)'
	refused 'cpufeatures.h: macros that go round' "$(place "$features" 'ROUND +')" \
		'by way of itself'
	bad_define 'overflow' '(2147483647 + 1)' '2147483647 + 1' 'overflow'
	bad_define 'overflow in a product' '(65536 * 65536)' '65536 * 65536' 'overflow'
	bad_define 'shift too far' '(1 << 32)' '1 << 32' 'shift'
	bad_define 'shift by less than nothing' '(1 << -1)' '1 << -1' 'shift'
	bad_define 'division by zero' '(64 / (2 - 2))' '64 / ' 'division by zero'
	bad_define 'remainder by zero' '(64 % 0)' '64 % 0' 'division by zero'
	bad_define 'more than 64 bits' '0x10000000000000000' 0x10000000000000000 \
		'does not fit into 64 bits'
	bad_define 'more than 63 bits' 9223372036854775808 9223372036854775808 \
		'does not fit into 63 bits'
	bad_define 'a number with a tail' '( 2*32+10abc)' '10abc' 'no integer'
	bad_define 'an octal 8' '( 2*32+08)' '08)' 'no integer'
	bad_define 'a fraction' '( 2*32+1.5)' '1.5' 'no integer'
	bad_define 'an undefined name' '( 2*32+NOWHERE)' 'NOWHERE' \
		'nothing defines NOWHERE'
	bad_define 'a macro without its arguments' '( 2*32+X86_BUG)' 'X86_BUG)' \
		'arguments'
	bad_define 'too many arguments' 'X86_BUG(1, 2)' 'X86_BUG(1, 2)' 'arguments'
	bad_define 'arguments that do not end' 'X86_BUG(1' 'X86_BUG(1' 'arguments'
	bad_define 'parenthesis not closed' '( 2*32+10' '( 2*32+10^' 'syntax'
	bad_define 'parenthesis not opened' '2*32+10)' ')' 'syntax'
	bad_define 'half a sum' '( 2*32+ )' '2*32+ ^)' 'syntax'
	bad_define 'a string' '"x"' '"x"' 'syntax'
	bad_define 'an assignment' '(x = 1)' '= 1' 'syntax'
	bad_define 'a function call' 'feature(10)' '(10)' 'syntax'
	bad_define 'sizeof' '( 2*32+ sizeof(int))' 'sizeof^(' 'syntax'
	bad_define 'no tokens of C' '( 2*32+ @)' '@' 'syntax'
	bad_define 'two values' '( 2*32+ 10) 11' '11' 'syntax'
	bad_define 'half a choice' '(1 ? 2)' '? 2^)' 'syntax'
}

# The limits and the words.
test_words() {
	bad_swap 'cpufeatures.h: NCAPINTS missing' "$features" NCAPINTS OTHER \
		'^/* SPDX' 'does not define NCAPINTS'
	bad_swap 'cpufeatures.h: NBUGINTS missing' "$features" NBUGINTS OTHER \
		'^/* SPDX' 'does not define NBUGINTS'
	bad_swap 'vmxfeatures.h: NVMXINTS missing' "$vmxfeatures" NVMXINTS OTHER \
		'^/* SPDX' 'does not define NVMXINTS'
	for limit in 0 -1 100000 4294967302; do
		bad_swap "cpufeatures.h: NCAPINTS $limit" "$features" 'NCAPINTS	6' \
			"NCAPINTS	$limit" 'NCAPINTS' 'NCAPINTS is out of range'
		bad_swap "cpufeatures.h: NBUGINTS $limit" "$features" 'NBUGINTS	1' \
			"NBUGINTS	$limit" 'NBUGINTS' 'NBUGINTS is out of range'
	done
	good_trees
	swap "$features" 'NCAPINTS	6' 'NCAPINTS	7'
	refused 'cpufeature.h: fewer words than NCAPINTS' \
		"$(place "$words" NR_CPUID_WORDS)" 'NR_CPUID_WORDS is 6, but NCAPINTS is 7'
	bad_after 'cpufeature.h: more words than NCAPINTS' "$words" CPUID_8000_0008_EBX \
		'	CPUID_7_1_EAX,' NR_CPUID_WORDS 'NR_CPUID_WORDS is 7, but NCAPINTS is 6'
	bad_swap 'cpufeature.h: word beyond NCAPINTS' "$words" 'CPUID_LNX_1,' \
		'CPUID_LNX_1 = 9,' 'CPUID_LNX_1' 'word 9 is not within the 6'
	bad_swap 'cpufeature.h: two names for a word' "$words" 'CPUID_LNX_1,' \
		'CPUID_LNX_1 = 1,' 'CPUID_LNX_1' 'word 1 has a name already'
	bad_swap 'cpufeature.h: word of unknown kind' "$words" 'CPUID_LNX_1,' \
		'CPUID_STRANGE,' 'CPUID_STRANGE' 'cannot be told'
	bad_swap 'cpufeature.h: word by itself' "$words" 'CPUID_LNX_1,' \
		'CPUID_LNX_1 = CPUID_LNX_1,' '= ^CPUID_LNX_1' 'by way of itself'
	bad_swap 'cpufeature.h: words by each other' "$words" 'CPUID_LNX_1,' \
		'CPUID_LNX_1 = CPUID_1_ECX - 1,' '= ^CPUID_1_ECX - 1' 'by way of itself'
	bad_swap 'cpufeature.h: comma missing' "$words" 'CPUID_LNX_1,' \
		'CPUID_LNX_1' 'CPUID_1_ECX' 'syntax'
	bad_swap 'cpufeature.h: call in the enum' "$words" 'CPUID_LNX_1,' \
		'WORD(CPUID_LNX_1),' 'WORD^(' 'syntax'
	bad_swap 'cpufeature.h: string in the enum' "$words" 'CPUID_LNX_1,' \
		'CPUID_LNX_1 = "2",' '"2"' 'syntax'
	good_trees
	swap "$words" '};' ''
	refused 'cpufeature.h: enum not closed' "$(end_of "$words")" syntax
	good_trees
	swap "$words" '	CPUID_LNX_1,' ''
	swap "$words" '	CPUID_1_ECX,' '	CPUID_1_ECX = 3,'
	refused 'cpufeatures.h: word that the enum does not name' \
		"$(place "$features" X86_FEATURE_CONSTANT_TSC)" 'does not name word 2'
	bad_swap 'cpuid.h: register missing' "$registers" '	CPUID_EDX,' '' \
		'^/* SPDX' 'nothing defines CPUID_EDX'
}

# Conditions that are broken, and code under conditions that nothing decides.

test_broken_conditions() {
	bad_after 'cpufeatures.h: #if without #endif' "$features" 'define NBUGINTS' \
		'#ifdef CONFIG_X86_64' '#^ifndef _ASM' 'no #endif'
	bad_after 'cpu.c: #if without #endif' "$table" TCG_FEATURES '#if 1' '#^if 1' \
		'no #endif'
	for file in "$features" "$words" "$reverse" "$cpu_h" "$table"; do
		for stray in else endif 'elif 1'; do
			good_trees
			echo "#$stray" >> "$file"
			refused "${file##*/}: #$stray without #if" \
				"$file:$(wc -l < "$file"):2: " 'no #if is open'
		done
	done
	bad_after 'cpufeatures.h: second #else' "$features" 'define NBUGINTS' '#if 0
#else /* 1 */
#else /* 2 */
#endif' '#^else /* 2' 'a second #else'
	bad_after 'cpufeatures.h: #elif behind #else' "$features" 'define NBUGINTS' \
		'#if 0
#else
#elif 1
#endif' '#^elif' '#else'
}

# Where something is under an #if that cannot be decided, it is not guessed.
test_undecided() {
	for condition in 'ifdef CONFIG_UNKNOWN' 'ifndef CONFIG_UNKNOWN' \
		'if defined(CONFIG_UNKNOWN)' 'if CONFIG_UNKNOWN > 3' \
		'if IS_ENABLED(CONFIG_UNKNOWN)' 'if 1 +' 'if 1 / 0'; do
		bad_after "cpufeatures.h: feature under #$condition" "$features" \
			'define NBUGINTS' "#$condition
#define X86_FEATURE_BAD	( 2*32+10)
#endif" 'define ^X86_FEATURE_BAD' 'cannot be decided'
	done
	bad_after 'cpufeatures.h: feature in an undecided #else' "$features" \
		'define NBUGINTS' '#ifdef CONFIG_UNKNOWN
#else
#define X86_FEATURE_BAD	( 2*32+10)
#endif' 'define ^X86_FEATURE_BAD' 'cannot be decided'
	bad_swap 'cpufeatures.h: undecided NBUGINTS' "$features" '#define NBUGINTS	1' \
		'#ifdef CONFIG_UNKNOWN
#define NBUGINTS	2
#else
#define NBUGINTS	1
#endif' 'define ^NBUGINTS	1' 'cannot be decided'
	undecided_part 'a row of cpuid_bits[]' "$scattered" X86_FEATURE_SGX1
	undecided_part 'a row of reverse_cpuid[]' "$reverse" '[CPUID_7_EDX]'
	undecided_part 'a word' "$words" CPUID_LNX_1
	undecided_part 'a word of KVM' "$reverse" '	CPUID_8000_0007_EDX,'
	undecided_part 'a translation' "$reverse" 'TO_KVM(SGX1);'
	undecided_part 'a KVM-only feature' "$reverse" 'X86_FEATURE_MCDT_NO'
	undecided_part 'a feature word' "$cpu_h" '	FEAT_KVM,'
	undecided_part 'a name' "$table" '"kvmclock"'
	undecided_part 'a field' "$table" '.migratable_flags'
	undecided_part 'a constant' "$cpu_h" 'MSR_IA32_CORE_CAPABILITY'
	undecided_part 'a constant of kvm_para.h' "$kvm_para" KVM_CPUID_FEATURES
}

# The line with TEXT under an #ifdef; either place may be pointed at.
undecided_part() { # NAME FILE TEXT
	good_trees
	line=$(grep -F -e "$3" "$2" | sed -n 1p)
	swap "$2" "$line" "#ifdef CONFIG_UNKNOWN
$line
#endif"
	wrong=
	generate
	must "status $status, not 3" test "$status" -eq 3
	must 'output was touched' untouched
	must 'no place' complains_of_condition "$2"
	verdict "undecided: $1"
}

# At the #ifdef, or at what is under it and then with a note at the #ifdef.
complains_of_condition() { # FILE
	at=$(grep -nF -e '#ifdef CONFIG_UNKNOWN' "$1" | cut -d : -f 1)
	complains "$1:$at:" 'cannot be decided' ||
		{ complains "$1:$((at + 1)):" 'cannot be decided' &&
			grep -q "^$1:$at:[0-9]*: note: " "$SCRATCH/err"; }
}

# Tables.

test_scattered() {
	bad_row 'macro call as a row' 'ROW(X86_FEATURE_ART),' 'ROW(' 'row in braces'
	bad_row 'macro call that is a row' '#define ROW(f) { f, CPUID_EBX, 9, 0x10, 0 }
	ROW(X86_FEATURE_ART),' 'ROW(X86' 'row in braces'
	bad_row 'expression as a row' 'X86_FEATURE_ART,' 'X86_FEATURE_ART' 'row in braces'
	bad_row 'string as a row' '"art",' '"art"' 'row in braces'
	bad_row 'nested list' '{ { X86_FEATURE_ART, 1 }, 9, 0x10, 0 },' \
		'{ X86_FEATURE_ART' 'no such field'
	bad_row 'function call in a row' '{ X86_FEATURE_ART, reg_of(7), 9, 0x10, 0 },' \
		'reg_of^(' syntax
	bad_row 'too many fields' '{ X86_FEATURE_ART, 1, 9, 0x10, 0, 77 },' '77' \
		'no such field'
	bad_row 'unknown field' '{ X86_FEATURE_ART, .family = 5 },' '5 }' 'no such field'
	bad_row 'field of a field' '{ X86_FEATURE_ART, .reg.low = 5 },' '5 }' \
		'no such field'
	bad_row 'designator' '[7] = { X86_FEATURE_ART, 1, 9, 0x10, 0 },' \
		'{ X86_FEATURE_ART' 'designator'
	bad_row 'row twice' '{ X86_FEATURE_SGX1, CPUID_EAX, 0, (0x10 + 2), 0 },' \
		'{ X86_FEATURE_SGX1, CPUID_EAX, 0, (' 'twice'
	bad_row 'register out of range' '{ X86_FEATURE_ART, 4, 9, 0x10, 0 },' \
		'{ X86_FEATURE_ART' 'no register'
	bad_row 'bit out of range' '{ X86_FEATURE_ART, 1, 32, 0x10, 0 },' '32, 0x10' \
		'out of range'
	bad_row 'leaf of more than 32 bits' '{ X86_FEATURE_ART, 1, 9, 0x100000010, 0 },' \
		'0x100000010' 'out of range'
	bad_row 'unknown feature' '{ X86_FEATURE_NONE, 1, 9, 0x10, 0 },' \
		'X86_FEATURE_NONE' 'nothing defines X86_FEATURE_NONE'
	bad_row 'number of no feature' '{ 2*32+31, 1, 9, 0x10, 0 },' '{ 2*32+31' \
		'no X86_FEATURE_* has the number 95'
	# The kernel would ask leaf 0: that one holds no features.
	bad_row 'fields missing' '{ X86_FEATURE_ART, CPUID_EBX, 9 },' \
		'{ X86_FEATURE_ART' '0'
	bad_row 'zeros before the end' '{ 0 }, { X86_FEATURE_ART, 1, 9, 0x10, 0 },' \
		'{ X86_FEATURE_ART' "behind the table's end"
	bad_row 'comma missing' '{ X86_FEATURE_ART, 1, 9, 0x10, 0 }' \
		'{ X86_FEATURE_MBA, CPUID_EBX, 6' 'syntax'
	bad_row 'code in the table' 'if (x) { 1 },' '{ 1 }' 'syntax'
	bad_row 'string not closed' '{ "X86_FEATURE_ART, 1, 9, 0x10, 0 },' '"X86' syntax
	bad_row 'comment not closed' '/* from here' '/* from here' 'never closed'
	good_trees
	after "$scattered" X86_FEATURE_SGX1 '	{ X86_FEATURE_ART, 1, 9, 0x10, 0,'
	refused 'scattered.c: list not closed' "$scattered:$(wc -l < "$scattered"):" syntax
	bad_swap 'scattered.c: no zeros at the end' "$scattered" '	{ 0, 0, 0, 0, 0 }' \
		'' 'cpuid_bits[] = ^{' 'no row of zeros'
	bad_swap 'scattered.c: no struct' "$scattered" 'struct cpuid_bit {' \
		'struct other {' '^/* SPDX' 'no struct cpuid_bit'
	bad_swap 'scattered.c: a field is not there' "$scattered" 'u32 level;' \
		'u32 leaf;' '{ X86_FEATURE_MBA' "no field 'level'"
	good_trees
	swap "$scattered" 'cpuid_bits[]' 'other_bits[]'
	refused 'scattered.c: no table' "$scattered:1:1: " 'has no cpuid_bits'
}

test_reverse_cpuid() {
	bad_reverse_row 'unknown designator' '[CPUID_NONE] = { 9, 0, CPUID_EDX },' \
		'CPUID_NONE' 'nothing defines CPUID_NONE'
	bad_reverse_row 'word that is none' '[99] = { 9, 0, CPUID_EDX },' '99' \
		'no word 99'
	bad_reverse_row 'negative word' '[-1] = { 9, 0, CPUID_EDX },' '-1' 'no word -1'
	bad_reverse_row 'end of the words' '[NR_KVM_CPU_CAPS] = { 9, 0, CPUID_EDX },' \
		'[^NR_KVM_CPU_CAPS' 'no word 9'
	bad_reverse_row 'range' '[5 ... 5] = { 9, 0, CPUID_EDX },' '5 ^... 5' 'syntax'
	bad_reverse_row 'field as designator' '.word = { 9, 0, CPUID_EDX },' \
		'{ 9, 0' '[WORD]'
	bad_reverse_row 'no designator' '{ 9, 0, CPUID_EDX },' '{ 9, 0' '[WORD]'
	bad_reverse_row 'macro call as a row' 'ROW(CPUID_LNX_1, 9, 0),' 'ROW(' '[WORD]'
	bad_reverse_row 'macro call as a value' '[CPUID_LNX_1] = ROW(9),' 'ROW(' \
		'row in braces'
	bad_reverse_row 'expression as a row' '[CPUID_LNX_1] = 9,' '9,' 'row in braces'
	bad_reverse_row 'nested list' '[CPUID_LNX_1] = { { 9 }, 0, CPUID_EDX },' \
		'{ 9 }' 'no such field'
	bad_reverse_row 'function call' '[CPUID_LNX_1] = { leaf(9), 0, CPUID_EDX },' \
		'leaf^(9' syntax
	bad_reverse_row 'row twice' '[CPUID_7_EDX] = { 9, 0, CPUID_EDX },' \
		'[^CPUID_7_EDX] = { 9' 'has a row already'
	bad_reverse_row 'function 0' '[CPUID_LNX_1] = { 0, 0, CPUID_EDX },' \
		'{ 0, 0' 'function 0'
	bad_reverse_row 'register out of range' '[CPUID_LNX_1] = { 9, 0, 4 },' \
		'{ 9, 0' 'no register'
	bad_reverse_row 'undefined name' '[CPUID_LNX_1] = { NONE, 0, CPUID_EDX },' \
		'NONE' 'nothing defines NONE'
	bad_swap 'reverse_cpuid[]: no struct' "$reverse" 'struct cpuid_reg {' \
		'struct other {' '^/* SPDX' 'no struct cpuid_reg'
	good_trees
	swap "$reverse" 'reverse_cpuid[]' 'other[]'
	refused 'reverse_cpuid[]: no table' "$reverse:1:1: " 'has no reverse_cpuid'
}

test_kvm_features() {
	bad_after 'kvm: bit with two macros' "$reverse" MCDT_NO \
		'#define X86_FEATURE_BAD	KVM_X86_FEATURE(CPUID_7_2_EDX, 5)' \
		X86_FEATURE_BAD 'has a macro already'
	bad_after 'kvm: macro defined twice' "$reverse" MCDT_NO \
		'#define X86_FEATURE_MCDT_NO KVM_X86_FEATURE(CPUID_7_2_EDX, 6)' \
		'X86_FEATURE_MCDT_NO KVM' 'defined twice'
	bad_after 'kvm: word without a row' "$reverse" MCDT_NO \
		'#define X86_FEATURE_BAD	KVM_X86_FEATURE(CPUID_LNX_1, 31)' \
		X86_FEATURE_BAD 'no row in reverse_cpuid[]'
	bad_after 'kvm: undefined word' "$reverse" MCDT_NO \
		'#define X86_FEATURE_BAD	KVM_X86_FEATURE(CPUID_NONE, 5)' \
		'CPUID_NONE' 'nothing defines CPUID_NONE'
	bad_after 'kvm/cpuid.c: undefined word' "$kvm" 'define F' \
		'#define X86_FEATURE_BAD	(CPUID_NONE * 32)' \
		'CPUID_NONE' 'nothing defines CPUID_NONE'
	bad_swap 'kvm: words broken' "$reverse" 'CPUID_7_2_EDX,' 'CPUID_7_2_EDX' \
		NR_KVM_CPU_CAPS 'syntax'
	for statement in 'case X86_FEATURE_ART: note(); break;' 'return number + 1;' \
		'while (number) number--;' 'case X86_FEATURE_ART: break;' \
		'case X86_FEATURE_ART ... X86_FEATURE_MBA: return 0;'; do
		good_trees
		after "$reverse" 'TO_KVM(SGX1);' "	$statement"
		refused "__feature_translate: $statement" \
			"$(line "$reverse" "$statement")" syntax
	done
	bad_after '__feature_translate: nothing to translate' "$reverse" \
		'TO_KVM(SGX1);' '	case X86_FEATURE_NONE: return KVM_X86_FEATURE_SGX1;' \
		X86_FEATURE_NONE 'nothing defines X86_FEATURE_NONE'
	bad_after '__feature_translate: to nothing' "$reverse" 'TO_KVM(SGX1);' \
		'	case X86_FEATURE_ART: return KVM_X86_FEATURE_NONE;' \
		KVM_X86_FEATURE_NONE 'nothing defines KVM_X86_FEATURE_NONE'
	bad_after '__feature_translate: twice' "$reverse" 'TO_KVM(SGX1);' \
		'	case X86_FEATURE_SGX1: return KVM_X86_FEATURE_CONSTANT_TSC;' \
		'X86_FEATURE_SGX1: return' 'translated twice'
	good_trees
	swap "$reverse" '__feature_translate' '__other'
	refused '__feature_translate: not there' "$reverse:1:1: " 'has no __feature_translate'
	good_trees
	swap "$reverse" '		return number;' '		return number; {'
	refused '__feature_translate: not closed' "$(awk -v file="$reverse" \
		'/__feature_translate/ { print file ":" NR + 1 ":1: " }' "$reverse")" \
		'never closed'
}

test_script() {
	good_trees
	after "$script" '[ ! "$VALUE" ] && continue' '		[ "$VALUE" = "x" ] && continue'
	refused 'mkcapflags.sh: unknown rule' "$(line "$script" '"$VALUE" = "x"')" 'a rule'
	good_trees
	swap "$script" '[ ! "$VALUE" ] && continue' '[ ! "$VALUE" ] && exit 1'
	refused 'mkcapflags.sh: unknown action' "$(line "$script" 'exit 1')" 'a rule'
	bad_swap 'mkcapflags.sh: no rule' "$script" '		[ ! "$VALUE" ] && continue' \
		'' '^#!/bin/sh' 'cannot be told'
	# Whether it is shown is told, but not how it is printed.
	for change in 'printf:echo' 'x86_cap_flags:$FLAGS' 'sed -n:sed -En' \
		'echo "#endif":echo '"'#endif'"; do
		good_trees
		swap "$script" "${change%%:*}" "${change#*:}"
		refused "mkcapflags.sh: ${change#*:}" 'featmap: ' 'capflags.c cannot be made'
	done
	good_trees
	: > "$script"
	refused 'mkcapflags.sh: empty' "$script:1:1: " 'cannot be told'
}

# Directives that change what a table is, in or before it.
test_other_directives() {
	bad_after '#include in an enum' "$reverse" 'enum kvm_only_cpuid_leafs' \
		'#include "more.h"' '#^include "more.h"' 'in another file'
	bad_after '#include in a table' "$scattered" 'cpuid_bits[]' \
		'#include "more.h"' '#^include "more.h"' 'in another file'
	bad_after '#error that holds' "$features" 'define NBUGINTS' \
		'#error "not this one"' '#^error' 'this is an error'
	good_trees
	after "$features" 'define NBUGINTS' '#ifdef CONFIG_X86_32
#error "not this one"
#endif'
	wrong=
	generate
	must "status $status, not 0" test "$status" -eq 0
	verdict 'an #error that does not hold'
	# Compilers see no comment behind a quote that is left open: no line is lost.
	good_trees
	"$FEATMAP" facts "$linux" | grep -v "^file" > "$SCRATCH/wanted"
	after "$features" 'define NBUGINTS' "#warning do not do this, don't /* do it"
	"$FEATMAP" facts "$linux" | grep -v "^file" > "$SCRATCH/got"
	same 'a quote left open in a #warning' "$SCRATCH/wanted" "$SCRATCH/got"
	good_trees
	echo '#/* from here' >> "$features"
	refused 'comment not closed behind #' "$(place "$features" '/* from here')" 'never closed'
	bad_after 'comment between #define and a name' "$features" 'define NBUGINTS' \
		'#define /* why */ X86_FEATURE_BAD(x) (0*32+x)' 'X86_FEATURE_BAD' \
		'a macro with arguments is no feature'
	bad_after '#undef of a feature' "$features" 'define X86_FEATURE_FPU' \
		'#undef X86_FEATURE_FPU' 'X86_FEATURE_FPU' 'undefined again'
}

test_versions() {
	for line in VERSION PATCHLEVEL SUBLEVEL; do
		for value in '' abc 6x '$(shell date)'; do
			good_trees
			sed "s/^$line = .*/$line = $value/" "$linux/Makefile" > "$SCRATCH/changed"
			cp "$SCRATCH/changed" "$linux/Makefile"
			refused "Makefile: $line = $value" "$linux/Makefile:1:1: " \
				"kernel's version"
		done
	done
	for value in '' abc '10 0' '10/0' '10.0$'; do
		good_trees
		echo "$value" > "$qemu/VERSION"
		refused "VERSION: '$value'" "$qemu/VERSION:1:1: " 'no version'
	done
}

test_qemu_constants() {
	good_trees
	swap "$cpu_h" '	FEATURE_WORDS,' ''
	refused 'cpu.h: no FEATURE_WORDS' \
		"$(line "$table" '[FEATURE_WORDS]')" \
		'nothing defines FEATURE_WORDS'
	good_trees
	swap "$cpu_h" '	R_EDX = 2,' ''
	refused 'cpu.h: no R_EDX' \
		"$(line "$table" '[FEATURE_WORDS]')" \
		'nothing defines R_EDX'
	good_trees
	swap "$cpu_h" '#define MSR_IA32_CORE_CAPABILITY' '#define OTHER'
	refused 'cpu.h: constant missing' "$(place "$table" MSR_IA32_CORE_CAPABILITY)" \
		'nothing defines MSR_IA32_CORE_CAPABILITY'
	bad_swap 'cpu.h: enumerator by itself' "$cpu_h" '	FEAT_1_ECX,' \
		'	FEAT_1_ECX = FEAT_1_ECX + 1,' '= ^FEAT_1_ECX' 'by way of itself'
	bad_swap 'cpu.h: enumerators by each other' "$cpu_h" '	FEAT_1_ECX,' \
		'	FEAT_1_ECX = FEAT_7_0_EDX - 1,' '= ^FEAT_7_0_EDX' 'by way of itself'
	good_trees
	swap "$cpu_h" '	FEATURE_WORDS,' '	FEATURE_WORDS = 1 << 30,'
	refused 'cpu.h: too many words' "$(line "$table" '[FEATURE_WORDS]')" \
		'FEATURE_WORDS is out of range'
}

# The word table's rows.
test_feature_word_info() {
	bad_word_row 'unknown designator' '[FEAT_NONE] = { .type = CPUID_FEATURE_WORD, },' \
		FEAT_NONE 'nothing defines FEAT_NONE'
	bad_word_row 'end of the words' '[FEATURE_WORDS] = { },' '	[^FEATURE_WORDS' \
		'no feature word 10'
	bad_word_row 'negative word' '[-1] = { },' '-1' "a feature word's name is wanted"
	bad_word_row 'range' '[0 ... 1] = { },' '0 ... 1' "a feature word's name is wanted"
	bad_word_row 'no designator' '{ .type = CPUID_FEATURE_WORD },' '{ .type' '[WORD]'
	bad_word_row 'field as designator' '.word = { },' '{ },' '[WORD]'
	bad_word_row 'two designators' '[FEAT_KVM].msr.index = 3,' '3,' '[WORD]'
	bad_word_row 'macro call as a row' 'ROW(FEAT_KVM),' 'ROW(' '[WORD]'
	bad_word_row 'macro call as a value' '[FEAT_KVM] = ROW(3),' 'ROW(' '[WORD]'
	bad_word_row 'expression as a row' 'FEAT_KVM,' 'FEAT_KVM' '[WORD]'
	bad_word_row 'expression as a value' '[FEAT_KVM] = 3,' '3,' '[WORD]'
	bad_word_row 'code' 'if (kvm) return;' '^;' syntax
	good_trees
	swap "$table" '[FEAT_XSAVE_XCR0_LO] = {' '[FEAT_VMX_PINBASED_CTLS] = {'
	refused 'feature_word_info[]: row twice' "$(end_place '[FEAT_VMX_PINBASED_CTLS]')" \
		'has a row already'
	good_trees
	swap "$table" '.eax = 7,' '.eax = 0xd,'
	swap "$table" '.eax = 0xd, .needs_ecx = true, .ecx = 0, .reg = R_EDX' \
		'.eax = 0xd, .needs_ecx = true, .ecx = 0, .reg = R_EAX'
	refused 'feature_word_info[]: register of two words' \
		"$(place "$table" '[^FEAT_XSAVE_XCR0_LO]')" 'same register'
	good_trees
	swap "$table" 'MSR_IA32_CORE_CAPABILITY' 'MSR_IA32_ARCH_CAPABILITIES'
	refused 'feature_word_info[]: MSR of two words' \
		"$(place "$table" '[^FEAT_ARCH_CAPABILITIES]')" 'same register'
	good_trees
	swap "$table" 'feature_word_info[FEATURE_WORDS]' 'other_info[FEATURE_WORDS]'
	refused 'feature_word_info[]: no table' "$table:1:1: " 'has no feature_word_info'
	good_trees
	swap "$table" '.migratable_flags = 0x7,' '.migratable_flags = 0x7, {'
	refused 'feature_word_info[]: not closed' "$(line "$table" '};')" syntax
}

# The last place in cpu.c where [WORD] stands: its name.
end_place() { # [WORD]
	TEXT=$1 awk -v file="$table" 'at = index($0, ENVIRON["TEXT"]) {
		last = sprintf("%s:%d:%d: ", file, NR, at + 1)
	}
	END { printf "%s", last }' "$table"
}

test_fields() {
	bad_field 'unknown' '.flags = 3,' '.flags = ^3,' 'not known here: .flags'
	bad_field 'unknown in .cpuid' '.cpuid.ebx = 3,' '.cpuid.ebx = ^3,' 'not known here: .cpuid.ebx'
	bad_field 'unknown in .msr' '.msr = { .value = 3 },' '3 }' 'not known here: .msr.value'
	bad_field 'positional' '0x777,' '0x777,' 'a .field is wanted'
	bad_field 'indexed' '[3] = 0x777,' '0x777,' 'a .field is wanted'
	bad_field 'a call' 'FIELD(3),' 'FIELD(' 'a .field is wanted'
	bad_field 'twice' '.tcg_features = 1, .tcg_features = 2,' '2,' \
		'.tcg_features is given twice'
	bad_field 'list as a number' '.tcg_features = { 1 },' '{ 1 }' 'a number is wanted'
	bad_field 'number as a list' '.cpuid = 0x777,' '0x777,' 'not known here: .cpuid'
	bad_field 'string as a number' '.tcg_features = "1",' '"1"' syntax
	bad_field '.msr beside .cpuid' '.msr.index = 3,' '[^FEAT_XSAVE' '.type does not go with'
	bad_field 'names that are no list' '.feat_names = NAMES,' 'NAMES' 'a list of names'
	bad_swap 'field: .msr for a CPUID word' "$table" \
		'.msr = { .index = MSR_IA32_CORE_CAPABILITY, },' \
		'.cpuid = { .eax = 0x31, .reg = R_EDX, },' '[^FEAT_CORE_CAP' \
		'.type does not go with'
	bad_swap 'field: .cpuid for an MSR word' "$table" \
		'.cpuid = { .eax = 1, .reg = R_EDX, },' '.msr = { .index = 0x31, },' \
		'[^FEAT_1_EDX' '.type does not go with'
	bad_swap 'field: neither' "$table" '.cpuid = { .eax = 1, .reg = R_EDX, },' '' \
		'[^FEAT_1_EDX' '.type does not go with'
	bad_swap 'field: unknown type' "$table" '.type = CPUID_FEATURE_WORD' \
		'.type = MSR_FEATURE_WORD + 1' '[^FEAT_1_EDX' 'type that is not known'
	bad_swap 'field: undefined type' "$table" '.type = CPUID_FEATURE_WORD' \
		'.type = OTHER_FEATURE_WORD' 'OTHER_FEATURE_WORD' 'nothing defines'
	bad_swap 'field: no register' "$table" '.reg = R_EDX' '.reg = 4' '4, }' \
		'no register'
	bad_swap 'field: leaf of more than 32 bits' "$table" '.eax = 1' \
		'.eax = 0x100000001' '0x100000001' '32 bits'
	bad_swap 'field: MSR of more than 32 bits' "$table" \
		'.index = MSR_IA32_CORE_CAPABILITY' '.index = -1' '-1' '32 bits'
}

test_masks() {
	bad_mask 'undefined name' 'CPUID_FP87 | CPUID_NONE' CPUID_NONE \
		'nothing defines CPUID_NONE'
	bad_mask 'function call' 'mask_of(3)' 'mask_of^(' syntax
	bad_mask 'shift too far' '1U << 32' '1U << 32' shift
	bad_mask 'shift too far, 64 bits' '1ULL << 64' '1ULL << 64' shift
	bad_mask 'overflow' '0x7fffffff + 1' '0x7fffffff + 1' overflow
	bad_mask 'address' '&mask' '&mask' syntax
	bad_mask 'string' '"7"' '"7"' syntax
	bad_mask 'nothing' '' '= ^,' syntax
	good_trees
	after "$table" '#define TCG_FEATURES' '#define DEEP_1 (DEEP_2 | 1)
#define DEEP_2 (1 | CPUID_NONE)'
	swap "$table" '.tcg_features = TCG_FEATURES' '.tcg_features = DEEP_1'
	refused 'cpu.c: undefined name, two macros deep' "$(place "$table" CPUID_NONE)" \
		'nothing defines CPUID_NONE'
	must 'no note where it is needed' grep -q \
		"^$(line "$table" '.tcg_features = DEEP_1')[0-9]*: note: " "$SCRATCH/err"
	verdict 'cpu.c: and where that is needed'
}

test_feat_names() {
	bad_names 'index 32' '[32] = "bad",' '"bad"' 'bit 32, but the word has 32 bits'
	bad_names 'behind index 31' '[31] = "good", "bad",' '"bad"' 'bit 32'
	bad_names 'negative index' '[-1] = "bad",' '"bad"' 'but the word has 32 bits'
	bad_names 'undefined index' '[NONE] = "bad",' 'NONE' 'nothing defines NONE'
	bad_names 'range' '[3 ... 4] = "bad",' '3 ^... 4' syntax
	bad_names 'field as designator' '.name = "bad",' '"bad"' '[n]'
	bad_names 'bit twice' '[26] = "good", [26] = "bad",' '"bad"' 'given twice'
	bad_names 'bit twice, by position' '[27] = "good", [26] = "good", "bad",' '"bad"' \
		'bit 27 of this word is given twice'
	bad_names 'NULL and a name' '[26] = NULL, [26] = "bad",' '"bad"' 'given twice'
	bad_names 'macro call' 'NAME(bad),' 'NAME(' 'a name in quotes or NULL'
	bad_names 'bare word' 'bad,' 'bad,' 'a name in quotes or NULL'
	bad_names 'number' '0,' '0,' 'a name in quotes or NULL'
	bad_names 'nested list' '{ "bad" },' '{ "bad"' 'a name in quotes or NULL'
	bad_names 'choice' 'x ? "bad" : NULL,' 'x ?' 'a name in quotes or NULL'
	bad_names 'string and macro' '"bad" SUFFIX,' '"bad"' 'a name in quotes or NULL'
	bad_names 'other kind of string' 'u8"bad",' 'u8"bad"' 'a name in quotes or NULL'
	bad_names 'character' "'b'," "'b'" 'a name in quotes or NULL'
	bad_names 'empty name' '"",' '""' 'a name in quotes or NULL'
	bad_names 'escape' '"b\141d",' '"b\141d"' 'a name in quotes or NULL'
	for name in 'two words' 'a,b' 'a=b' 'tab	name' 'a/b' 'a*b' "$(printf '\303\251')"; do
		bad_names "name '$name'" "\"$name\"," "\"$name\"" 'no name that -cpu would take'
	done
	bad_names 'string not closed' '"bad, NULL,' '"bad, ' 'unexpected stray character or open quote'
	bad_names 'string not closed at the end' 'NULL, "bad' '"bad' 'unexpected stray character or open quote'
	bad_swap 'feat_names: comment not closed' "$table" '[62] = "its-no",' \
		'"bad" /* from here,' '/* from' 'never closed'
	bad_names 'comma missing' '"good", NULL NULL, "good"' 'NULL NULL' \
		'a name in quotes or NULL'
	bad_swap 'feat_names: MSR index 64' "$table" '[62] = "its-no"' '[64] = "bad"' \
		'"bad"' 'bit 64, but the word has 64 bits'
	bad_swap 'feat_names: behind MSR index 63' "$table" '[62] = "its-no"' \
		'[62] = "good", NULL, "bad"' '"bad"' 'bit 64'
}

# Bytes.

# All that is read, as facts name it.
each_file() {
	for tree in "$linux" "$qemu"; do
		"$FEATMAP" facts "$tree" 2> "$SCRATCH/err" | sed -n 's/^file	//p' |
			while read -r file _; do
				echo "$tree/$file"
			done
	done
}

test_bytes() {
	good_trees
	each_file > "$SCRATCH/files"
	exits 'all files of the two trees are read' 0 test \
		"$(wc -l < "$SCRATCH/files")" -eq 18
	while read -r file; do
		for bad in '\000:a NUL byte' '\377:not UTF-8' '\303(:not UTF-8' \
			'\300\200:not UTF-8' '\355\240\200:not UTF-8' \
			'\364\220\200\200:not UTF-8' '\303:not UTF-8'; do
			good_trees
			# shellcheck disable=SC2059 # a format it is
			printf "\n# \303\251 ${bad%%:*}" >> "$file"
			refused "${file#"$SCRATCH/"}: ${bad%%:*}" \
				"$file:$(($(wc -l < "$file") + 1)):6: " "${bad#*:}"
		done
	done < "$SCRATCH/files"
}

# What a random generator would give, but the same each time, as the escapes of
# printf: any bytes, or printable characters and newlines.
junk() { # SEED LENGTH bytes|text
	awk -v seed="$1" -v length_wanted="$2" -v kind="$3" 'BEGIN {
		for (i = 0; i < length_wanted; i++) {
			seed = (seed * 16807) % 2147483647
			n = int(seed / 1000) % 65536
			if (kind == "text")
				n = n % 25 == 0 ? 10 : 32 + n % 95
			printf "\\%03o", n % 256
		}
	}'
}

test_junk() {
	good_trees
	each_file > "$SCRATCH/files"
	seed=1
	while read -r file; do
		good_trees
		# shellcheck disable=SC2059 # a format it is
		printf "$(junk $seed 3000 bytes)" > "$file"
		refused "${file#"$SCRATCH/"}: junk bytes" "$file:" ''
		seed=$((seed + 1))
	done < "$SCRATCH/files"
	while read -r number file line; do
		while [ "$number" -gt 0 ]; do
			good_trees
			# shellcheck disable=SC2059 # a format it is
			after "$SCRATCH/$file" "$line" "$(printf "$(junk $seed 300 text)")"
			refused "$file: junk text behind '$line'" anywhere ''
			seed=$((seed + 1)) number=$((number - 1))
		done
	done << 'END'
5 linux/arch/x86/kernel/cpu/scattered.c cpuid_bits[]
5 linux/arch/x86/kvm/reverse_cpuid.h reverse_cpuid[]
5 linux/arch/x86/include/asm/cpufeature.h CPUID_LNX_1
5 linux/arch/x86/kvm/reverse_cpuid.h switch (number)
5 linux/arch/x86/kvm/cpuid.c F(FPU) |
5 linux/arch/x86/kvm/vmx/vmx.c kvm_set_cpu_caps();
5 linux/arch/x86/kernel/cpu/cpuid-deps.c cpuid_deps[]
5 qemu/target/i386/cpu.h FEAT_KVM,
5 qemu/target/i386/cpu.c feature_word_info[FEATURE_WORDS]
5 qemu/target/i386/cpu.c .feat_names
5 qemu/target/i386/cpu.c feature_dependencies[]
END
}

# Files that are no text files, or cannot be read at all.

test_unreadable() {
	for file in "$features" "$table" "$asm/cpuid/types.h" "$asm/kvm_host.h"; do
		short=${file#"$SCRATCH/"}
		no_file "$file"
		mkdir "$file"
		refused "a folder: $short" 'featmap: ' "'$file' is no regular file"
		no_file "$file"
		mkfifo "$file"
		refused "a pipe: $short" 'featmap: ' "'$file' is no regular file"
		no_file "$file"
		ln -s /dev/zero "$file"
		refused "a device: $short" 'featmap: ' "'$file' is no regular file"
		no_file "$file"
		ln -s "${file##*/}" "$file"
		refused "a link to itself: $short" 'featmap: ' "'$file'"
		no_file "$file"
		truncate -s 1G "$file"
		refused "a huge file: $short" 'featmap: ' "'$file' is too large"
		no_file "$file"
		: > "$file"
		chmod 000 "$file"
		unprivileged "$file" cannot_open "a file without permission: $short"
	done
	good_trees
	rm "$table"
	ln -s nowhere "$table"
	refused 'a link to nowhere' 'featmap: ' 'target/i386/cpu.c (not there)'
	good_trees
	rm -r "$linux/arch/x86/kvm"
	ln -s kvm "$linux/arch/x86/kvm"
	refused 'a folder that is a link to itself' 'featmap: ' "'$reverse'"
	# What the manifest does not name may be anything.
	good_trees
	mkfifo "$linux/arch/x86/kvm/mmu.h" "$qemu/target/i386/helper.c"
	# shellcheck disable=SC2086 # none is no word
	exits 'a pipe that nobody needs' 0 timeout 20 "$FEATMAP" gen $no_verify \
		--linux "$linux" --qemu "$qemu" --format json -o -
}

# Good trees without this file; some files are not there to begin with. The
# enumeration that kvm_host.h may have is taken out of reverse_cpuid.h.
no_file() { # FILE
	good_trees
	mkdir -p "${1%/*}"
	rm -f "$1"
	[ "${1##*/}" != kvm_host.h ] || swap "$reverse" 'enum kvm_only_cpuid_leafs' 'enum other'
	[ "${1##*/}" != types.h ] || rm "$registers"
}

cannot_open() { # FILE NAME
	wrapper=$powerless
	refused "$2" 'featmap: ' "$1': Permission denied"
	wrapper=
}

# Root may do all, unless it gives up the right to.
powerless='setpriv --bounding-set=-dac_override,-dac_read_search'
[ "$(id -u)" -eq 0 ] || powerless=

# Calls a test whose FILE this user must not be able to open, or skips it.
unprivileged() { # FILE FUNCTION NAME
	# shellcheck disable=SC2086 # several words
	if $powerless true 2> /dev/null && ! $powerless cat "$1" > /dev/null 2>&1; then
		"$2" "$1" "$3"
	else
		echo "skip: $3: nothing is forbidden to this user"
	fi
}

# Nesting. Nothing here may use up the stack, or take for ever.

repeat() { # TEXT COUNT
	awk -v text="$1" -v count="$2" 'BEGIN {
		while (count-- > 0)
			printf "%s", text
	}'
}

# Where something too deep is complained of is nobody's guess: in its file.
too_deep() { # NAME FILE
	refused "too deep: $1" "$2:" ''
}

# Puts what is in the file DEEP behind the first line of FILE that holds TEXT.
insert_deep() { # FILE TEXT
	TEXT=$2 DEEP=$SCRATCH/deep awk '
		{ print }
		!done && index($0, ENVIRON["TEXT"]) {
			while ((getline line < ENVIRON["DEEP"]) > 0)
				print line
			done = 1
		}' "$1" > "$SCRATCH/made"
	cp "$SCRATCH/made" "$1"
}

depth=100000

test_deep_expressions() {
	while read -r name left middle right; do
		good_trees
		{
			printf '#define X86_FEATURE_BAD '
			repeat "$left" $depth
			printf '%s' "$middle"
			repeat "$right" $depth
			echo
		} >> "$features"
		too_deep "$name" "$features"
	done << 'END'
parentheses ( 95 )
parentheses-not-closed ( 95
parentheses-not-opened 95 )
signs - 95
complements ~ 95
choices 1?95:( 95 )
choices-in-choices 1? 95 :95
casts (int) 95
calls X86_BUG( 0 )
END
}

test_deep_tables() {
	for text in '{' '(' '[' '{{1},' '.a=' '[0]=' '[0]' '.a' '((),'; do
		repeat "$text" $depth > "$SCRATCH/deep"
		echo >> "$SCRATCH/deep"
		while read -r file line; do
			good_trees
			insert_deep "$SCRATCH/$file" "$line"
			too_deep "$text in ${file##*/}" "$SCRATCH/$file"
		done << 'END'
linux/arch/x86/kernel/cpu/scattered.c cpuid_bits[]
linux/arch/x86/kvm/reverse_cpuid.h reverse_cpuid[]
qemu/target/i386/cpu.c feature_word_info[FEATURE_WORDS]
qemu/target/i386/cpu.c .feat_names
END
	done
	for text in '(' '{' '= (' ', A = ('; do
		repeat "$text" $depth > "$SCRATCH/deep"
		good_trees
		insert_deep "$words" CPUID_LNX_1
		too_deep "$text in an enum" "$words"
	done
	for text in '{' 'switch (number) {' 'if (number == X86_FEATURE_ART) ' 'else '; do
		repeat "$text" $depth > "$SCRATCH/deep"
		good_trees
		insert_deep "$reverse" '__feature_translate(int number)'
		swap "$reverse" '__feature_translate(int number)' '__feature_translate(int number) {'
		too_deep "$text in a function" "$reverse"
	done
}

# #ifs within each other, whether closed or not.
test_deep_conditions() {
	for condition in '#if 1' '#if 0' '#ifdef CONFIG_X86_64' '#ifdef CONFIG_UNKNOWN'; do
		repeat "$condition
" $depth > "$SCRATCH/deep"
		good_trees
		insert_deep "$features" 'define NBUGINTS'
		too_deep "$condition, not closed" "$features"
		repeat '#endif
' $depth >> "$SCRATCH/deep"
		good_trees
		insert_deep "$features" 'define NBUGINTS'
		too_deep "$condition" "$features"
	done
}

# DEFINITION with %d for a number and for the number before it.
chain() { # FORMAT
	awk -v format="$1" -v count=$depth 'BEGIN {
		for (i = 1; i <= count; i++)
			printf format "\n", i, i - 1
	}' > "$SCRATCH/deep"
}

# Names that hang on names that hang on names.
test_deep_names() {
	good_trees
	chain '#define DEEP%d DEEP%d'
	insert_deep "$features" 'define NBUGINTS'
	after "$features" "define DEEP$depth " "#define DEEP0 95
#define X86_FEATURE_BAD DEEP$depth"
	too_deep 'macros' "$features"
	good_trees
	chain '#define DEEP%d(x) DEEP%d(x)'
	insert_deep "$features" 'define NBUGINTS'
	after "$features" "define DEEP$depth(" "#define DEEP0(x) (x)
#define X86_FEATURE_BAD DEEP$depth(95)"
	too_deep 'macros with arguments' "$features"
	good_trees
	{
		echo 'enum {'
		chain 'DEEP%d = DEEP%d + 1,'
		echo 'DEEP0 = 0,'
		cat "$SCRATCH/deep"
		echo '};'
	} > "$SCRATCH/enum"
	mv "$SCRATCH/enum" "$SCRATCH/deep"
	insert_deep "$cpu_h" '#define I386_CPU_H'
	swap "$table" '.eax = 7,' ".eax = DEEP$depth,"
	deep_or_right 'enumerators' 'FEAT_7_0_EDX' "$(printf '0x%x' $depth)"
}

# This much C may well have, and then the value is known; or it is too deep.
deep_or_right() { # NAME WORD FUNCTION
	wrong=
	generate
	case $status in
	3)
		must 'no error' complains "$cpu_h:" ''
		must 'output was touched' untouched ;;
	0)
		"$FEATMAP" facts "$qemu" > "$SCRATCH/facts"
		must 'wrong facts' grep -q "^qemu-word	$2	cpuid	$3	" "$SCRATCH/facts" ;;
	*) wrong="; status $status, not 3 or 0" ;;
	esac
	verdict "deep: $1"
}

# A few lines that grow to more than any memory, or take longer than anybody has.
test_growing_macros() {
	while read -r name last definition; do
		good_trees
		{
			echo "$last"
			awk -v definition="$definition" 'BEGIN {
				for (i = 1; i <= 60; i++) {
					line = definition
					gsub(/NEW/, "GROW" i, line)
					gsub(/OLD/, "GROW" (i - 1), line)
					print line
				}
			}'
			echo '#define X86_FEATURE_BAD GROW60'
		} | tr '~' ' ' > "$SCRATCH/deep"
		case $definition in
		*'(x)'*) sed 's/BAD GROW60/BAD GROW60(95)/' "$SCRATCH/deep" > "$SCRATCH/made"
			mv "$SCRATCH/made" "$SCRATCH/deep" ;;
		esac
		insert_deep "$features" 'define NBUGINTS'
		too_deep "$name" "$features"
	done << 'END'
twice-as-much-each-time #define~GROW0~95 #define NEW OLD OLD
nothing-twice-each-time #define~GROW0 #define NEW OLD OLD
arguments #define~GROW0(x)~x #define NEW(x) OLD(x x)
arguments-of-nothing #define~GROW0(x) #define NEW(x) OLD(x) OLD(x)
arguments-in-arguments #define~GROW0(x)~x #define NEW(x) OLD(OLD(x))
END
}

# All that is wrong in one run: reading goes on behind an error.

test_several() {
	good_trees
	after "$features" 'define NBUGINTS' '#define X86_FEATURE_BAD_A	( 9*32+ 0)
#define X86_FEATURE_BAD_B	( 2*32+ NONE)
#define X86_FEATURE_BAD_C	( 1 / 0)'
	after "$features" X86_BUG_F00F '#define X86_BUG_BAD	X86_BUG(99)'
	after "$vmxfeatures" VIRTUAL_NMIS '#define VMX_FEATURE_BAD	( 7*32+ 0)'
	swap "$words" '	CPUID_LNX_1,' '	CPUID_ODD_1,'
	after "$scattered" X86_FEATURE_SGX1 '	BAD_ROW_A(1),
	{ BAD_ROW_B, 1, 9, 0x10, 0 },'
	after "$reverse" '[CPUID_7_EDX]' '	[BAD_ROW] = { 9, 0, CPUID_EDX },
	BAD_REVERSE_ROW,'
	after "$reverse" MCDT_NO '#define X86_FEATURE_BAD_D	BAD_NAME'
	swap "$table" '.migratable_flags = 0x7,' '.bad_field = 1,'
	swap "$table" '"rdctl-no"' '"bad name"'
	swap "$table" '"clzero"' 'BAD_MACRO()'
	after "$table" 'feature_word_info[FEATURE_WORDS]' '	[BAD_WORD] = { },'
	wrong=
	generate
	must "status $status, not 3" test "$status" -eq 3
	must 'output was touched' untouched
	verdict 'several errors'
	while read -r file text; do
		wrong=
		must 'not reported' complains "$(line "$SCRATCH/$file" "$text")" ''
		verdict "several errors: $text"
	done << 'END'
linux/arch/x86/include/asm/cpufeatures.h X86_FEATURE_BAD_A
linux/arch/x86/include/asm/cpufeatures.h X86_FEATURE_BAD_B
linux/arch/x86/include/asm/cpufeatures.h X86_FEATURE_BAD_C
linux/arch/x86/include/asm/cpufeatures.h X86_BUG_BAD
linux/arch/x86/include/asm/vmxfeatures.h VMX_FEATURE_BAD
linux/arch/x86/include/asm/cpufeature.h CPUID_ODD_1
linux/arch/x86/kernel/cpu/scattered.c BAD_ROW_A
linux/arch/x86/kernel/cpu/scattered.c BAD_ROW_B
linux/arch/x86/kvm/reverse_cpuid.h [BAD_ROW]
linux/arch/x86/kvm/reverse_cpuid.h BAD_REVERSE_ROW
linux/arch/x86/kvm/reverse_cpuid.h X86_FEATURE_BAD_D
qemu/target/i386/cpu.c .bad_field
qemu/target/i386/cpu.c "bad name"
qemu/target/i386/cpu.c BAD_MACRO
qemu/target/i386/cpu.c [BAD_WORD]
END
	# A few of very many are enough, and then it says so.
	good_trees
	chain '#define X86_FEATURE_BAD%d	( 9*32+ %d)'
	insert_deep "$features" 'define NBUGINTS'
	refused 'very many errors' "$(place "$features" X86_FEATURE_BAD1)" 'not within'
	exits 'are not all printed' 0 test "$(wc -l < "$SCRATCH/err")" -lt 200
}

# Real files that end too early, at many places. What has been read is then
# refused, or it is whole: a table's file may go on for long behind the table.

test_truncated() {
	while read -r other tree path text; do
		for kind in linux qemu; do
			rm -rf "${SCRATCH:?}/$kind"
			[ "${tree%%-*}" = "$kind" ] && from=$tree || from=$other
			cp -R "$TREES/$from" "$SCRATCH/$kind"
		done
		"$FEATMAP" facts "$TREES/$tree" 2> "$SCRATCH/err" |
			grep -v "^file	$path	" > "$SCRATCH/wanted"
		cut_points "$TREES/$tree/$path" "$text" > "$SCRATCH/points"
		wrong=
		while read -r point; do
			cut_at "$point"
		done < "$SCRATCH/points"
		verdict "cut off: $tree/$path"
	done << 'END'
qemu-10.0 linux-6.12 arch/x86/include/asm/cpufeatures.h X86_BUG_F00F
qemu-10.0 linux-6.12 arch/x86/kernel/cpu/scattered.c { 0, 0, 0, 0, 0 }
qemu-10.0 linux-6.12 arch/x86/kvm/reverse_cpuid.h [CPUID_8000_0021_ECX]
qemu-5.2 linux-5.10 arch/x86/include/asm/cpufeatures.h X86_BUG_F00F
qemu-5.2 linux-5.10 arch/x86/kernel/cpu/scattered.c { 0, 0, 0, 0, 0 }
qemu-5.2 linux-5.10 arch/x86/kvm/cpuid.h [CPUID_7_1_EAX]
linux-6.12 qemu-10.0 target/i386/cpu.c [FEAT_24_0_EBX] = {
linux-6.12 qemu-10.0 target/i386/cpu.h FEATURE_WORDS,
linux-5.10 qemu-5.2 target/i386/cpu.c [FEAT_14_0_ECX] = {
linux-5.10 qemu-5.2 target/i386/cpu.h FEATURE_WORDS,
END
}

# Bytes to keep: all over the file, and closely around the line with TEXT.
cut_points() { # FILE TEXT
	TEXT=$2 awk -v size="$(wc -c < "$1")" '
		{ offset += length($0) + 1 }
		!at && index($0, ENVIRON["TEXT"]) { at = offset }
		END {
			for (i = 0; i < 16; i++)
				print int(size * i / 16) + i
			for (i = -3; i <= 3; i++)
				print at + i
			print at + 40
			print at + 900
			print size - 3
		}' "$1"
}

# The trees with one file cut; what is wrong about what happens goes to $wrong.
cut_at() { # POINT
	head -c "$1" "$TREES/$tree/$path" > "$SCRATCH/${tree%%-*}/$path"
	generate
	case $status in
	3)
		must "at $1: no place" grep -qE "$path(:[0-9]+:[0-9]+: error:|,|\$| )" \
			"$SCRATCH/err"
		must "at $1: output was touched" untouched ;;
	0)
		"$FEATMAP" facts "$SCRATCH/${tree%%-*}" 2> /dev/null |
			grep -v "^file	$path	" > "$SCRATCH/got"
		must "at $1: wrong facts" cmp -s "$SCRATCH/wanted" "$SCRATCH/got"
		rm -rf "$out"
		cp -Rp "$earlier" "$out" ;;
	*)
		wrong="$wrong; at $1: status $status" ;;
	esac
}

# Usage.

bad_usage() { # FRAGMENT ARGUMENT...
	fragment=$1 wrong=
	shift
	run "$FEATMAP" "$@"
	must "status $status, not 2" test "$status" -eq 2
	must "no '$fragment'" grep -qF -e "$fragment" "$SCRATCH/err"
	must 'something on standard output' test ! -s "$SCRATCH/out"
	must 'output was touched' untouched
	verdict "usage: $(echo "$*" | sed "s|$SCRATCH/||g")"
}

test_usage() {
	good_trees
	bad_usage 'a command is wanted'
	bad_usage "'frobnicate' is no command" frobnicate
	bad_usage "'' is no command" ''
	bad_usage 'nonsense' --nonsense
	bad_usage 'one TREE' facts "$linux" "$qemu"
	bad_usage 'nonsense' facts --nonsense "$linux"
	set -- gen --linux "$linux" --qemu "$qemu" -o "$out"
	bad_usage 'nonsense' "$@" --nonsense
	bad_usage 'x' "$@" -x
	bad_usage "'more' is one argument too many" "$@" more
	bad_usage "'yaml' is no format" "$@" --format yaml
	bad_usage "'JSON' is no format" "$@" --format JSON
	bad_usage "'' is no format" "$@" --format ''
	bad_usage "'' is no format" "$@" --format json,
	bad_usage "'' is no format" "$@" --format json,,audit
	bad_usage "'jso' is no format" "$@" --format header,jso
	bad_usage 'requires an argument' "$@" --format
	bad_usage 'requires an argument' "$@" --qemu
	bad_usage 'argument' "$@" --check=yes
	for prefix in '' 9x a-b 'a b' a.b "$(printf '\303\251')" '*'; do
		bad_usage "'$prefix' is no C identifier" "$@" --prefix "$prefix"
	done
	bad_usage "'-o -'" gen --linux "$linux" --qemu "$qemu" -o -
	bad_usage "'-o -'" gen --linux "$linux" --qemu "$qemu" -o - --format json,audit
	bad_usage "'-o -'" gen --linux "$linux" --qemu "$qemu" -o - --format json --check
	bad_usage "'-o -'" gen --linux "$linux" --qemu "$qemu" -o - --format json \
		--depfile "$out/deps.d"
	# A script's empty variable must not mean the root folder; --check, so that
	# nothing is written there if it does.
	bad_usage '' gen --linux "$linux" --qemu "$qemu" -o '' --check
	# shellcheck disable=SC2086 # none is no word
	exits 'usage: capflags.c needs no QEMU' 0 "$FEATMAP" gen $no_verify \
		--linux "$linux" --format capflags -o -
}

# Places that cannot be written to.

# What stands in FOLDER is the same afterwards.
unwritable() { # NAME FOLDER FRAGMENT OPTION...
	name=$1 folder=$2 fragment=$3 wrong=
	shift 3
	listing "$folder" > "$SCRATCH/before"
	# shellcheck disable=SC2086 # none is no word
	run $wrapper "$FEATMAP" gen $no_verify --linux "$linux" --qemu "$qemu" "$@"
	listing "$folder" > "$SCRATCH/afterwards"
	must "status $status, not 4" test "$status" -eq 4
	must "no '$fragment'" complains 'featmap: ' "$fragment"
	must 'folder was touched' diff "$SCRATCH/before" "$SCRATCH/afterwards"
	verdict "cannot write: $name"
}

# Every name in a folder, with what it is and a checksum; nothing if there is none.
listing() { # FOLDER
	[ ! -e "$1" ] || find "$1" | sort | while read -r file; do
		if [ -f "$file" ] && [ -s "$file" ]; then
			cksum "$file"
		else
			echo "$file $(stat -c '%F %a' "$file")"
		fi
	done
}

# A folder with earlier output.
special() {
	rm -rf "$SCRATCH/special"
	cp -Rp "$earlier" "$SCRATCH/special"
}

test_unwritable() {
	good_trees
	unwritable 'no such folder' "$SCRATCH/nowhere" "$SCRATCH/nowhere/" \
		-o "$SCRATCH/nowhere"
	special
	unwritable 'a file as folder' "$SCRATCH/special" "special/audit.txt/" \
		-o "$SCRATCH/special/audit.txt"
	unwritable '/proc' "$SCRATCH/special" '/proc/' -o /proc
	for file in featmap.h capflags.c namemap.c featmap.json audit.txt; do
		special
		rm "$SCRATCH/special/$file"
		mkdir "$SCRATCH/special/$file"
		unwritable "$file is a folder" "$SCRATCH/special" "special/$file" \
			-o "$SCRATCH/special"
		rmdir "$SCRATCH/special/$file"
		mkfifo "$SCRATCH/special/$file"
		unwritable "$file is a pipe" "$SCRATCH/special" "special/$file" \
			-o "$SCRATCH/special"
	done
	# Links as /dev/stdout is: what is behind them is no file, and they stay.
	special
	mkfifo "$SCRATCH/special/pipe"
	for target in pipe /dev/null .; do
		ln -sfn "$target" "$SCRATCH/special/featmap.json"
		unwritable "featmap.json is a link to $target" "$SCRATCH/special" \
			special/featmap.json -o "$SCRATCH/special"
		exits '... which stays' 0 test -h "$SCRATCH/special/featmap.json"
	done
	test_one_file
	# Where there was nothing before, there is nothing afterwards.
	rm -rf "$SCRATCH/special"
	mkdir -p "$SCRATCH/special/audit.txt"
	unwritable 'nothing but a folder' "$SCRATCH/special" special/audit.txt \
		-o "$SCRATCH/special"
	special
	for depfile in "$SCRATCH/nowhere/deps.d" "$SCRATCH/special/audit.txt/deps.d" \
		"$SCRATCH" /proc/deps.d ''; do
		unwritable "depfile '${depfile#"$SCRATCH/"}'" "$SCRATCH/special" \
			"'$depfile'" -o "$SCRATCH/special" --depfile "$depfile"
	done
	test_standard_output
	test_no_permission
	test_midway
	test_full_disk
}

# A depfile that is another of the files, however it is spelled, is bad usage.
test_one_file() {
	special
	cp inputs/libvirt.conf "$SCRATCH/special/my.conf"
	for depfile in featmap.h ./featmap.h "$SCRATCH/special/../special/featmap.h" my.conf; do
		find "$SCRATCH/special" -type f -exec cksum {} + | sort > "$SCRATCH/wanted"
		exits "the depfile is $depfile" 2 sh -c 'cd "$1" && "$0" gen --no-verify \
			--linux "$2" --qemu "$3" --format header,libvirt --config my.conf \
			-o ../special/ --depfile "$4"' \
			"$FEATMAP" "$SCRATCH/special" "$linux" "$qemu" "$depfile"
		find "$SCRATCH/special" -type f -exec cksum {} + | sort > "$SCRATCH/got"
		same '... and all stays as it was' "$SCRATCH/wanted" "$SCRATCH/got"
	done
}

test_standard_output() {
	if [ ! -c /dev/full ]; then
		echo 'skip: full standard output: no /dev/full'
		return
	fi
	for format in header capflags namemap json audit; do
		# shellcheck disable=SC2086 # none is no word
		"$FEATMAP" gen $no_verify --linux "$linux" --qemu "$qemu" \
			--format $format -o - > /dev/full 2> "$SCRATCH/err"
		status=$? wrong=
		must "status $status, not 4" test "$status" -eq 4
		must 'no message' complains 'featmap: ' 'standard output'
		verdict "cannot write: $format to /dev/full"
	done
	"$FEATMAP" facts "$linux" > /dev/full 2> "$SCRATCH/err"
	exits 'cannot write: facts to /dev/full' 4 sh -c "exit $?"
	"$FEATMAP" facts "$linux" >&- 2> "$SCRATCH/err"
	exits 'cannot write: facts to nowhere' 4 sh -c "exit $?"
	# shellcheck disable=SC2086 # none is no word
	"$FEATMAP" gen $no_verify --linux "$linux" --qemu "$qemu" --format json \
		-o - >&- 2> "$SCRATCH/err"
	exits 'cannot write: json to nowhere' 4 sh -c "exit $?"
	for asked in --help --version 'gen --help' 'audit --usage'; do
		# shellcheck disable=SC2086 # several words
		"$FEATMAP" $asked > /dev/full 2> "$SCRATCH/said"
		exits "cannot write: $asked to /dev/full" 4 sh -c "exit $?"
		holds '... with a word' 'cannot write to standard output' "$SCRATCH/said"
	done
	"$FEATMAP" audit --format json --linux "$linux" --qemu "$qemu" > /dev/full 2> "$SCRATCH/said"
	exits 'cannot write: an audit to /dev/full' 4 sh -c "exit $?"
	exits '... and no success in the message' 1 grep -q Success "$SCRATCH/said"
}

test_no_permission() {
	special
	chmod 555 "$SCRATCH/special"
	# shellcheck disable=SC2086 # several words
	if $powerless true 2> /dev/null &&
		! $powerless touch "$SCRATCH/special/x" 2> /dev/null; then
		wrapper=$powerless
		unwritable 'a folder without permission' "$SCRATCH/special" \
			"$SCRATCH/special/" -o "$SCRATCH/special"
		wrapper=
	else
		echo 'skip: a folder without permission: nothing is forbidden to this user'
	fi
	rm -f "$SCRATCH/special/x"
	chmod 755 "$SCRATCH/special"
}

# The new files are all written, and then one cannot be put in its place: the
# others must be as they were.
test_midway() {
	for file in featmap.h namemap.c audit.txt; do
		special
		if chattr +i "$SCRATCH/special/$file" 2> /dev/null; then
			unwritable "$file must not change" "$SCRATCH/special" \
				"special/$file" -o "$SCRATCH/special"
			chattr -i "$SCRATCH/special/$file"
		else
			echo "skip: $file must not change: no chattr +i here"
		fi
		special
		: > "$SCRATCH/mounted"
		if mount --bind "$SCRATCH/mounted" "$SCRATCH/special/$file" 2> /dev/null; then
			unwritable "$file is a mount point" "$SCRATCH/special" \
				"special/$file" -o "$SCRATCH/special"
			umount "$SCRATCH/special/$file"
		else
			echo "skip: $file is a mount point: no mount here"
		fi
	done
}

# A disk that has room for some of the files only.
test_full_disk() {
	mkdir -p "$SCRATCH/disk"
	for size in 0 4 12 20; do
		if ! mount -t tmpfs -o size=48k tmpfs "$SCRATCH/disk" 2> /dev/null; then
			echo 'skip: a full disk: no mount here'
			return
		fi
		mkdir "$SCRATCH/disk/output"
		echo earlier > "$SCRATCH/disk/output/featmap.h"
		echo earlier > "$SCRATCH/disk/output/audit.txt"
		head -c $((36 - size))k /dev/zero > "$SCRATCH/disk/filler"
		unwritable "a disk with $size KiB left" "$SCRATCH/disk" \
			"$SCRATCH/disk/output/" -o "$SCRATCH/disk/output"
		umount "$SCRATCH/disk"
	done
}

# Whatever happens, nothing stays mounted or unremovable.
clean_up() {
	for mounted in disk special/featmap.h special/namemap.c special/audit.txt; do
		chattr -i "$SCRATCH/$mounted" 2> /dev/null
		umount "$SCRATCH/$mounted" 2> /dev/null
	done
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

# gen --check judges and writes nothing.

check() { # NAME STATUS FRAGMENT [OPTION...]
	name=$1 wanted=$2 fragment=$3 wrong=
	shift 3
	listing "$SCRATCH/special" > "$SCRATCH/before"
	# shellcheck disable=SC2086 # none is no word
	run "$FEATMAP" gen $no_verify --linux "$linux" --qemu "$qemu" \
		-o "$SCRATCH/special" --check "$@"
	listing "$SCRATCH/special" > "$SCRATCH/afterwards"
	must "status $status, not $wanted" test "$status" -eq "$wanted"
	if [ -n "$fragment" ]; then
		must "no '$fragment'" grep -qF -e "$fragment" "$SCRATCH/err"
	else
		must 'not silent' test ! -s "$SCRATCH/err"
	fi
	must 'folder was touched' diff "$SCRATCH/before" "$SCRATCH/afterwards"
	verdict "--check: $name"
}

test_check() {
	good_trees
	special
	# shellcheck disable=SC2086 # none is no word
	exits '--check: output made' 0 "$FEATMAP" gen $no_verify --linux "$linux" \
		--qemu "$qemu" -o "$SCRATCH/special" --depfile "$SCRATCH/special/deps.d"
	rm -rf "$SCRATCH/fresh"
	cp -Rp "$SCRATCH/special" "$SCRATCH/fresh"
	check fresh 0 ''
	for file in featmap.h capflags.c namemap.c featmap.json audit.txt; do
		made=$SCRATCH/special/$file
		rm "$made"
		check "$file missing" 1 "special/$file' is not there"
		printf x | cat "$SCRATCH/fresh/$file" - > "$made"
		check "$file longer" 1 "special/$file' is not what"
		head -c -1 "$SCRATCH/fresh/$file" > "$made"
		check "$file shorter" 1 "special/$file' is not what"
		sed '3s/$/ /' "$SCRATCH/fresh/$file" > "$made"
		check "$file changed" 1 "special/$file' is not what"
		: > "$made"
		check "$file empty" 1 "special/$file' is not what"
		rm "$made"
		mkdir "$made"
		check "$file is a folder" 1 "special/$file' is not what"
		rmdir "$made"
		cp -p "$SCRATCH/fresh/$file" "$made"
	done
	rm "$SCRATCH/special/audit.txt"
	mkfifo "$SCRATCH/special/audit.txt"
	check 'audit.txt is a pipe' 1 "special/audit.txt' is not what"
	rm "$SCRATCH/special/audit.txt"
	echo changed > "$SCRATCH/special/audit.txt"
	check 'of what is asked for' 0 '' --format json,header,capflags,namemap
	check 'of what is asked for' 1 audit.txt --format json,audit
	echo changed > "$SCRATCH/special/featmap.h"
	check 'names all that differ' 1 audit.txt
	check 'names all that differ' 1 featmap.h
	rm "$SCRATCH/special/deps.d"
	check 'writes no depfile' 1 audit.txt --depfile "$SCRATCH/special/deps.d"
	swap "$features" '"fpu"' '"fpx"'
	check 'of other trees' 1 featmap.json --format json
	swap "$features" '"fpx"' '"fpx'
	swap "$features" 'NBUGINTS	1' 'NBUGINTS	0'
	check 'of a bad tree' 3 'out of range'
	rm -rf "$SCRATCH/special"
	good_trees
	check 'of no folder' 1 'is not there'
}

test_good_trees
test_missing_files
test_wrong_trees
test_other_directives
test_defines
test_expressions
test_words
test_broken_conditions
test_undecided
test_scattered
test_reverse_cpuid
test_kvm_features
test_script
test_versions
test_qemu_constants
test_feature_word_info
test_fields
test_masks
test_feat_names
test_bytes
test_junk
test_unreadable
test_deep_expressions
test_deep_tables
test_deep_conditions
test_deep_names
test_growing_macros
test_several
test_truncated
test_usage
test_unwritable
test_check
finish
