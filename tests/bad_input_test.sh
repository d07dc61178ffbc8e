# SPDX-License-Identifier: MIT
# Bad inputs, bad usage and places that cannot be written to. Whatever is wrong:
# the status tells which of these it was, standard error tells where it is, and
# the output folder is as it was before, with no temporary file left in it.
. tests/lib.sh
. tests/mini.sh

out=$SCRATCH/output
earlier=$SCRATCH/earlier

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

# FILE:LINE:COLUMN of the first place where TEXT stands, or of the byte that a
# '^' in TEXT stands before; nothing if nowhere.
place() { # FILE TEXT
	TEXT=$2 awk -v file="$1" '
		BEGIN {
			text = ENVIRON["TEXT"]
			mark = index(text, "^")
			if (mark)
				text = substr(text, 1, mark - 1) substr(text, mark + 1)
		}
		at = index($0, text) {
			printf "%s:%d:%d: ", file, NR, at + (mark ? mark - 1 : 0)
			exit
		}' "$1"
}

# Runs a command that must not hang; its status is left in $status.
run() { # COMMAND...
	timeout 20 "$@" > "$SCRATCH/out" 2> "$SCRATCH/err"
	status=$?
}

generate() { # [OPTION...]
	run "$FEATMAP" gen --linux "$linux" --qemu "$qemu" -o "$out" \
		--depfile "$out/deps.d" "$@"
}

# What is not as it must be is added to $wrong.
must() { # WHAT COMMAND...
	what=$1
	shift
	"$@" > "$SCRATCH/why" 2>&1 || wrong="$wrong; $what"
}

# Standard error has the place and the fragment of the message in one line.
complains() { # PLACE FRAGMENT
	grep -F -e "${1}error: " "$SCRATCH/err" | grep -qF -e "$2"
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
		"$qemu/VERSION" "$cpu_h" "$types" "$table" "$kvm_para"; do
		good_trees
		rm "$file"
		if [ "$file" = "$kvm_para" ]; then
			# Not looked for by name: a constant is missing.
			refused "missing: ${file#"$SCRATCH/"}" \
				"$(place "$table" KVM_CPUID_FEATURES)" \
				'nothing defines KVM_CPUID_FEATURES'
		else
			refused "missing: ${file#"$SCRATCH/"}" 'featmap: ' \
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
- linux/Makefile is no directory
- nowhere No such file or directory
END
	for tree in "$SCRATCH/empty" "$SCRATCH/nowhere" "$linux/Makefile" ''; do
		exits "facts '${tree#"$SCRATCH/"}'" 3 "$FEATMAP" facts "$tree"
	done
	run "$FEATMAP" facts "$SCRATCH/nowhere"
	exits 'facts says which' 0 complains 'featmap: ' "cannot open '$SCRATCH/nowhere'"
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
	bad_swap 'cpufeature.h: NR_CPUID_WORDS too small' "$features" 'NCAPINTS	6' \
		'NCAPINTS	7' '^/* SPDX' ''
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
	bad_swap 'cpufeature.h: enum not closed' "$words" '};' '' \
		"$(printf 'NR_CPUID_WORDS,')" 'syntax'
	good_trees
	swap "$words" '	CPUID_LNX_1,
' ''
	swap "$words" '	CPUID_LNX_1,' ''
	swap "$words" '	CPUID_1_ECX,' '	CPUID_1_ECX = 3,'
	refused 'cpufeatures.h: word that the enum does not name' \
		"$(place "$features" X86_FEATURE_CONSTANT_TSC)" 'does not name word 2'
	bad_swap 'cpuid.h: register missing' "$registers" '	CPUID_EDX,' '' \
		'^/* SPDX' 'nothing defines CPUID_EDX'
}
