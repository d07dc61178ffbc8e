# SPDX-License-Identifier: MIT
# The traps of the domain: each springs for a reader that is too simple. Most
# are set in a miniature tree; where a real tree has one, it is looked at there.
# Expected values are the trap's own: what C, the tree's script or the hardware
# manuals say. mkcapflags.sh, run by sh, is the oracle for capflags.c.

# shellcheck disable=SC2016 # lines of scripts are not meant to be expanded

. tests/lib.sh
. tests/mini.sh

# Facts of a tree, in $SCRATCH/facts; fields are written with '|' for the tab.
read_facts() { # NAME TREE [OPTION]
	# shellcheck disable=SC2086 # no option is no argument
	exits "$1: has facts" 0 "$FEATMAP" facts ${3-} "$2"
	mv "$SCRATCH/out" "$SCRATCH/facts"
}

fact() { # NAME LINE
	if printf '%s\n' "$2" | tr '|' '\t' > "$SCRATCH/line" &&
		grep -qxF -f "$SCRATCH/line" "$SCRATCH/facts"; then
		pass "$1: $2"
	else
		fail "$1: no fact '$2'" "$SCRATCH/facts"
	fi
}

# A file has no line with this text; an empty file, or none, shows nothing.
no_text() { # NAME TEXT FILE
	if [ ! -s "$3" ]; then
		fail "$1: nothing to look for '$2' in"
	elif grep -F -e "$2" "$3" > "$SCRATCH/found"; then
		fail "$1: there is '$2'" "$SCRATCH/found"
	else
		pass "$1: no $2"
	fi
}

# No fact has this text ('|' for a tab) in it.
no_fact() { # NAME TEXT
	no_text "$1" "$(printf '%s\n' "$2" | tr '|' '\t')" "$SCRATCH/facts"
}

# What a tree says, whatever files it says it in.
without_files() {
	grep -v '^file	' "$SCRATCH/facts"
}

# Two empty files are the same, too, and show nothing.
same_and_some() { # NAME WANTED GOT
	if [ -s "$2" ]; then
		same "$@"
	else
		fail "$1: nothing to compare with"
	fi
}

# The map of two trees in $SCRATCH/json: one row a line.
read_map() { # NAME [LINUX QEMU]
	# shellcheck disable=SC2086 # no option is no argument
	exits "$1: has a map" 0 "$FEATMAP" gen $no_verify --linux "${2-$linux}" \
		--qemu "${3-$qemu}" --format json -o -
	mv "$SCRATCH/out" "$SCRATCH/json"
}

# One line of the JSON begins so, and it has all these texts in it.
row_holds() { # NAME BEGINNING TEXT...
	name="$1: $2" beginning=$2
	shift 2
	grep -F -e "{$beginning," "$SCRATCH/json" > "$SCRATCH/row"
	if [ "$(wc -l < "$SCRATCH/row")" -ne 1 ]; then
		fail "$name: is there $(wc -l < "$SCRATCH/row") times"
		return
	fi
	for text; do
		holds "$name: $text" "$text" "$SCRATCH/row"
	done
}

cpuid_bit() { # NAME FUNCTION INDEX REGISTER BIT TEXT...
	name=$1 place="\"space\": \"cpuid\", \"function\": $(($2)), \"index\": $3, \"reg\": \"$4\", \"bit\": $5"
	shift 5
	row_holds "$name" "$place" "$@"
}

msr_bit() { # NAME MSR BIT TEXT...
	name=$1 place="\"space\": \"msr\", \"msr\": $(($2)), \"bit\": $3"
	shift 3
	row_holds "$name" "$place" "$@"
}

# The rows of "bits" or of another array of the JSON, in $SCRATCH/rows.
section() { # KEY
	awk -v key="^ \"$1\": \\\\[" '$0 ~ key { inside = 1 }
		/^ \]/ { inside = 0 }
		inside' "$SCRATCH/json" > "$SCRATCH/rows"
}

in_section() { # NAME KEY TEXT
	section "$2"
	holds "$1: $3 in $2" "$3" "$SCRATCH/rows"
}

not_in_section() { # NAME KEY TEXT
	section "$2"
	no_text "$1: in $2" "$3" "$SCRATCH/rows"
}

read_namemap() { # NAME
	# shellcheck disable=SC2086 # no option is no argument
	exits "$1: has a namemap" 0 "$FEATMAP" gen $no_verify --linux "$linux" \
		--qemu "$qemu" --format namemap -o -
	mv "$SCRATCH/out" "$SCRATCH/namemap"
}

# capflags.c against the oracle, by the rules before 6.11 and from then on.
like_script() { # NAME
	for rule in linux-6.1 linux-6.12; do
		real_script $rule
		sh "$script" "$SCRATCH/wanted" "$features" "$vmxfeatures"
		# shellcheck disable=SC2086 # no option is no argument
		exits "$1: has capflags.c by $rule's rule" 0 "$FEATMAP" gen \
			$no_verify --linux "$linux" --format capflags -o -
		same "$1: capflags.c by $rule's rule" "$SCRATCH/wanted" "$SCRATCH/out"
	done
}

# The trap is really set: the oracle's capflags.c holds this text, or does not.
# This says nothing about featmap, and so it does not count.
script_says() { # NAME TEXT
	grep -qF -e "$2" "$SCRATCH/wanted" ||
		fail "$1: the script says no $2" "$SCRATCH/wanted"
}

script_has_no() { # NAME TEXT
	if [ ! -s "$SCRATCH/wanted" ] || grep -qF -e "$2" "$SCRATCH/wanted"; then
		fail "$1: the script says $2" "$SCRATCH/wanted"
	fi
}

# The rule of mkcapflags.sh before 6.11, in the mini tree's own script.
old_rule() {
	swap "$script" '		[ ! "$VALUE" ] && continue' \
		'		[ -z "$VALUE" ] && VALUE="\"$NAME\""
		[ "$VALUE" = '"'\"\"'"' ] && continue'
}

trap_1() {
	t='trap 1: the hiding rule flips'
	fresh
	after "$features" 'define NBUGINTS' \
		'#define X86_FEATURE_PLAIN	( 2*32+10) /* no name */
#define X86_FEATURE_EMPTY	( 2*32+11) /* "" with an empty name */
#define X86_FEATURE_NAMED	( 2*32+12) /* "own_name" */
#define X86_FEATURE_BARE	( 2*32+13)'
	read_facts "$t: new script" "$linux"
	fact "$t: new script" 'feature|X86_FEATURE_PLAIN|2|10|hidden'
	fact "$t: new script" 'feature|X86_FEATURE_EMPTY|2|11|hidden'
	fact "$t: new script" 'feature|X86_FEATURE_NAMED|2|12|shown|own_name'
	fact "$t: new script" 'feature|X86_FEATURE_BARE|2|13|hidden'
	# The version tells nothing: an old kernel may have the new script ...
	swap "$linux/Makefile" 'VERSION = 6' 'VERSION = 5'
	swap "$linux/Makefile" 'PATCHLEVEL = 12' 'PATCHLEVEL = 10'
	read_facts "$t: new script in 5.10" "$linux"
	fact "$t: new script in 5.10" 'tree|linux|5.10.7'
	fact "$t: new script in 5.10" 'feature|X86_FEATURE_PLAIN|2|10|hidden'
	# ... and a new one the old script.
	swap "$linux/Makefile" 'VERSION = 5' 'VERSION = 7'
	old_rule
	read_facts "$t: old script in 7.10" "$linux"
	fact "$t: old script in 7.10" 'tree|linux|7.10.7'
	fact "$t: old script in 7.10" 'feature|X86_FEATURE_PLAIN|2|10|shown|plain'
	fact "$t: old script in 7.10" 'feature|X86_FEATURE_EMPTY|2|11|hidden'
	fact "$t: old script in 7.10" 'feature|X86_FEATURE_NAMED|2|12|shown|own_name'
	fact "$t: old script in 7.10" 'feature|X86_FEATURE_BARE|2|13|shown|bare'
	# The same for the other two lists.
	fact "$t: old script in 7.10" 'vmx|VMX_FEATURE_POSTED_INTR|0|7|shown|posted_intr'
	like_script "$t"
	trap_1_names
	trap_1_real
}

# What the rule makes of the names, in the map and in the namemap.
trap_1_names() {
	real_script linux-6.12
	read_map "$t: new script"
	in_section "$t: new script" synthetic \
		'"macro": "X86_FEATURE_PLAIN", "word": 2, "bit": 10, "name": null'
	cpuid_bit "$t: new script" 1 0 ecx 27 '"name": null, "via": "word"'
	read_namemap "$t: new script"
	holds "$t: new script: marked in the namemap" \
		'[X86_FEATURE_PLAIN] = "plain",	/* hidden */' "$SCRATCH/namemap"
	real_script linux-6.1
	read_map "$t: old script"
	in_section "$t: old script" synthetic \
		'"macro": "X86_FEATURE_PLAIN", "word": 2, "bit": 10, "name": "plain"'
	cpuid_bit "$t: old script" 1 0 ecx 27 '"name": "osxsave", "via": "word"'
	read_namemap "$t: old script"
	holds "$t: old script: not marked in the namemap" \
		'[X86_FEATURE_PLAIN] = "plain",' "$SCRATCH/namemap"
	grep -F X86_FEATURE_PLAIN "$SCRATCH/namemap" > "$SCRATCH/line"
	no_text "$t: old script: not marked" hidden "$SCRATCH/line"
	grep -F '[X86_FEATURE_FPU]' "$SCRATCH/namemap" > "$SCRATCH/line"
	holds "$t: old script: QEMU's name beside" 'qemu: fpu' "$SCRATCH/line"
	no_text "$t: old script: not marked beside QEMU's name" hidden "$SCRATCH/line"
}

# Both kinds of kernel hide the one and show the other, in opposite ways.
trap_1_real() {
	for tree in linux-5.10 linux-6.1 linux-6.12; do
		read_facts "$t: $tree" "$TREES/$tree"
		fact "$t: $tree" 'feature|X86_FEATURE_SPEC_CTRL|18|26|hidden'
		fact "$t: $tree" 'feature|X86_FEATURE_CONSTANT_TSC|3|8|shown|constant_tsc'
		fact "$t: $tree" 'feature|X86_FEATURE_XMM3|4|0|shown|pni'
	done
}

trap_2() {
	t='trap 2: defines in comments'
	fresh
	after "$features" 'define NBUGINTS' \
		'/* FREE, was #define X86_FEATURE_GONE_A	( 2*32+ 1) "gone_a" */
// #define X86_FEATURE_GONE_B	( 2*32+ 1) /* "gone_b" */
/*
#define X86_FEATURE_GONE_C	( 2*32+ 1) "gone_c"
 */
/* was:
#define X86_FEATURE_GONE_D	( 2*32+ 1) /* "gone_d" */
// goes on in the next line \
#define X86_FEATURE_GONE_E	( 2*32+ 1) /* "gone_e" */
/* a comment before */ #define X86_FEATURE_KEPT	( 2*32+10) /* "kept" */
/*
 #defineX86_FEATURE_GONE_F /*"gone_f" */'
	after "$features" 'X86_BUG_F00F' \
		'/*
#define X86_BUG_GONE	X86_BUG(0) /* "gone_bug" */'
	after "$vmxfeatures" 'VIRTUAL_NMIS' \
		'// \
#define VMX_FEATURE_GONE	( 0*32+ 5) /* "gone_vmx" */'
	read_facts "$t" "$linux"
	no_fact "$t" 'feature|X86_FEATURE_GONE'
	no_fact "$t" 'bug|X86_BUG_GONE'
	no_fact "$t" 'vmx|VMX_FEATURE_GONE'
	# A define for C, but not at the start of its line: the script misses it.
	fact "$t" 'feature|X86_FEATURE_KEPT|2|10|hidden'
	like_script "$t"
	script_has_no "$t" GONE_A
	script_has_no "$t" GONE_B
	script_has_no "$t" KEPT
	for name in X86_FEATURE_GONE_D X86_FEATURE_GONE_E X86_FEATURE_GONE_F \
		X86_BUG_GONE VMX_FEATURE_GONE; do
		script_says "$t" "[$name"
	done
	read_map "$t"
	not_in_section "$t" bits GONE
	not_in_section "$t" synthetic GONE
	not_in_section "$t" bugs GONE
	not_in_section "$t" vmx GONE
	read_namemap "$t"
	no_text "$t: namemap" GONE "$SCRATCH/namemap"
}

trap_3() {
	t='trap 3: comments that go on'
	fresh
	after "$features" 'define NBUGINTS' \
		'#define X86_FEATURE_LONG_A	( 2*32+10) /* "own_a" this comment
					    * goes on */
#define X86_FEATURE_LONG_B	( 2*32+11) /* "own_b" */ /* so does
					    * this one */
#define X86_FEATURE_LONG_C	( 2*32+12) /*
				  "own_c" later */'
	read_facts "$t: new script" "$linux"
	fact "$t: new script" 'feature|X86_FEATURE_LONG_A|2|10|hidden'
	fact "$t: new script" 'feature|X86_FEATURE_LONG_B|2|11|shown|own_b'
	fact "$t: new script" 'feature|X86_FEATURE_LONG_C|2|12|hidden'
	old_rule
	read_facts "$t: old script" "$linux"
	fact "$t: old script" 'feature|X86_FEATURE_LONG_A|2|10|shown|long_a'
	fact "$t: old script" 'feature|X86_FEATURE_LONG_B|2|11|shown|own_b'
	fact "$t: old script" 'feature|X86_FEATURE_LONG_C|2|12|shown|long_c'
	like_script "$t"
	script_has_no "$t" '"own_a"'
	script_says "$t" '"own_b" /* so does'
}

# Odd but valid lines, to be read as C has it, and named as the script has it.
odd_lines() {
	cat << 'END'
#define X86_FEATURE_LOUD	( 2*32+ 5) /* "LOUD_Name" in capitals */
#define	X86_FEATURE_TABS	(	2*32+ 6	)	/*	"tabs"	behind	*/
  #  define   X86_FEATURE_SPACED   ( 2 * 32 + 7 )   /*"tight"*/   
# define X86_FEATURE_CLOSE	(2*32+8)/* "close" */
#define X86_FEATURE_TWO_A	( 2*32+ 9) /* "first" */ /* "second" */
#define X86_FEATURE_TWO_B	( 2*32+10) /* "quoted" */ /* plain */
#define X86_FEATURE_TWO_C	( 2*32+11) /* plain */ /* "later" */
#define X86_FEATURE_INSIDE	( 2*32+12) /* says "no name" */
#define X86_FEATURE_BEHIND	( 2*32+13) /* "behind" */ + 0
#define X86_FEATURE_EARLY	/* "early" */ ( 2*32+14)
#define X86_FEATURE_EMPTY_A	( 2*32+15) /* "" hidden for long */
#define X86_FEATURE_EMPTY_B	( 2*32+16) /*""*/
#define X86_FEATURE_BLANKS	( 2*32+17) /* "two words" */
#define X86_FEATURE_OPEN	( 2*32+18) /* "no end of the quotes */
#define X86_FEATURE_SLASHES_A	( 2*32+19) // /* "slashes" */
#define X86_FEATURE_SLASHES_B	( 2*32+20) // "slashes"
#define X86_FEATURE_SLASHES_C	( 2*32+21) /* "in_front" */ // behind
#define X86_FEATURE_STARS	( 2*32+22) /** "stars" **/
#define X86_FEATURE_QUOTES	( 2*32+23) /* "one" and "two" */
#define X86_FEATURE_HEX		0x58
#define X86_FEATURE_SUM		( 1*32 + 31 + 0x1a )
#define X86_FEATURE_SHIFT	((1 << 6) + 26u) /* "shift" */
#define X86_FEATURE_ALIAS	X86_FEATURE_FPU
#define X86_FEATURE_ALIAS_NAMED	X86_FEATURE_FPU /* "alias" */
END
	printf '#define X86_FEATURE_UTF8	( 2*32+27) /* "utf8" \303\251 */\n'
}

odd_facts() { # NAME
	fact "$1" 'feature|X86_FEATURE_LOUD|2|5|shown|loud_name'
	fact "$1" 'feature|X86_FEATURE_TABS|2|6|shown|tabs'
	fact "$1" 'feature|X86_FEATURE_SPACED|2|7|shown|tight'
	fact "$1" 'feature|X86_FEATURE_CLOSE|2|8|shown|close'
	fact "$1" 'feature|X86_FEATURE_TWO_A|2|9|shown|second'
	fact "$1" 'feature|X86_FEATURE_TWO_B|2|10|shown|quoted'
	fact "$1" 'feature|X86_FEATURE_TWO_C|2|11|shown|later'
	fact "$1" 'feature|X86_FEATURE_BEHIND|2|13|shown|behind'
	fact "$1" 'feature|X86_FEATURE_EARLY|2|14|shown|early'
	fact "$1" 'feature|X86_FEATURE_EMPTY_A|2|15|hidden'
	fact "$1" 'feature|X86_FEATURE_EMPTY_B|2|16|hidden'
	fact "$1" 'feature|X86_FEATURE_BLANKS|2|17|shown|two words'
	fact "$1" 'feature|X86_FEATURE_SLASHES_A|2|19|shown|slashes'
	fact "$1" 'feature|X86_FEATURE_SLASHES_C|2|21|shown|in_front'
	fact "$1" 'feature|X86_FEATURE_QUOTES|2|23|shown|one'
	fact "$1" 'feature|X86_FEATURE_SHIFT|2|26|shown|shift'
	fact "$1" 'feature|X86_FEATURE_UTF8|2|27|shown|utf8'
	fact "$1" 'feature|X86_FEATURE_ALIAS_NAMED|0|0|shown|alias'
	fact "$1" 'bug|X86_BUG_SPACED|0|1|shown|spaced_bug'
	fact "$1" 'bug|X86_BUG_LAST|0|31|shown|last_bug'
	fact "$1" 'vmx|VMX_FEATURE_SPACED|0|8|shown|spaced_vmx'
}

# These have no quoted name that counts: hidden, or under their own name.
odd_unquoted() { # NAME hidden|shown
	for fact in INSIDE:2:12 OPEN:2:18 SLASHES_B:2:20 STARS:2:22 HEX:2:24 \
		SUM:2:25 ALIAS:0:0; do
		macro=${fact%%:*} shown=hidden
		[ "$2" = hidden ] ||
			shown="shown|$(echo "$macro" | tr '[:upper:]' '[:lower:]')"
		fact "$1" "feature|X86_FEATURE_$macro|$(echo "${fact#*:}" |
			tr : '|')|$shown"
	done
}

trap_4() {
	t='trap 4: spacing and aliases'
	fresh
	after "$features" 'define NBUGINTS' "$(odd_lines)"
	after "$features" 'X86_BUG_F00F' \
		'#	define X86_BUG_SPACED	X86_BUG( 1 )	/* "spaced_bug" */
#define X86_BUG_LAST X86_BUG(0*32 + 31) /* "last_bug" */'
	after "$vmxfeatures" 'VIRTUAL_NMIS' \
		'#define VMX_FEATURE_SPACED	(0*32 +8)	/*"spaced_vmx"*/'
	read_facts "$t: new script" "$linux"
	odd_facts "$t: new script"
	odd_unquoted "$t: new script" hidden
	old_rule
	read_facts "$t: old script" "$linux"
	odd_facts "$t: old script"
	odd_unquoted "$t: old script" shown
	like_script "$t"
	script_says "$t" '= "behind" + 0,'
	read_map "$t"
	cpuid_bit "$t: all names of one bit" 1 0 edx 0 '"macro": "X86_FEATURE_FPU"' \
		'"macro": "X86_FEATURE_ALIAS"' '"macro": "X86_FEATURE_ALIAS_NAMED"' \
		'"verdict": "identical"'
	trap_4_alias_forms
	trap_4_tabs
	trap_4_last_line
	trap_4_returns
}

# A comment or parentheses around it make an alias no second macro of a bit.
trap_4_alias_forms() {
	for form in '/* renamed */ X86_FEATURE_FPU' '(X86_FEATURE_FPU)' \
		'X86_FEATURE_ART /* of an alias */' '( 0*32+ 0) - 0'; do
		fresh
		swap "$features" '( 2*32+ 1) /* "art" a timer */' 'X86_FEATURE_FPU'
		after "$features" X86_FEATURE_SYSCALL "#define X86_FEATURE_AGAIN	$form"
		case $form in
		*'- 0') # Not by name: two macros for one bit, one of them must be wrong.
			exits "$t: '$form' is no alias" 3 "$FEATMAP" facts "$linux" ;;
		*)
			read_facts "$t: '$form' is an alias" "$linux"
			fact "$t: '$form'" 'feature|X86_FEATURE_AGAIN|0|0|hidden' ;;
		esac
	done
}

# The script counts tabs to align; a long name makes that count negative.
trap_4_tabs() {
	fresh
	long=A number=0 lines=
	while [ ${#long} -le 56 ]; do
		case ${#long} in
		[2-6] | 1[1-4] | 19 | 2[0-2] | 2[7-9] | 4[4-9] | 5[0-4]) ;;
		*) lines="$lines
#define X86_FEATURE_$long	X86_FEATURE_FPU /* \"n${#long}\" */
#define X86_BUG_$long	X86_BUG_F00F /* \"n${#long}\" */" ;;
		esac
		long=A$long number=$((number + 1))
	done
	after "$features" X86_BUG_F00F "$lines"
	like_script "$t: names of all lengths"
	script_says "$t: names of all lengths" '"n56"'
}

# A last line without a newline is no line for the script, but one for C.
trap_4_last_line() {
	fresh
	printf '#define X86_FEATURE_LAST	( 2*32+10) /* "last" */' >> "$features"
	printf '#define VMX_FEATURE_LAST	( 0*32+10) /* "last" */' >> "$vmxfeatures"
	like_script "$t: no newline at the end"
	script_has_no "$t: no newline at the end" LAST
	read_facts "$t: no newline at the end" "$linux"
	fact "$t: no newline at the end" 'feature|X86_FEATURE_LAST|2|10|hidden'
	fact "$t: no newline at the end" 'vmx|VMX_FEATURE_LAST|0|10|hidden'
	# Nothing is lost where the last line is no define.
	fresh
	printf '%s' "$(cat "$features")" > "$SCRATCH/cut"
	cp "$SCRATCH/cut" "$features"
	like_script "$t: no newline behind #endif"
	script_says "$t: no newline behind #endif" '= "f00f",'
}

# Files that went through a system with other line ends.
trap_4_returns() {
	fresh
	awk '{ printf "%s\r\n", $0 }' "$features" > "$SCRATCH/returns"
	cp "$SCRATCH/returns" "$features"
	like_script "$t: carriage returns"
	read_facts "$t: carriage returns" "$linux"
	fact "$t: carriage returns" 'feature|X86_FEATURE_FPU|0|0|shown|fpu'
	fact "$t: carriage returns" 'feature|X86_FEATURE_SPEC_CTRL|4|26|hidden'
}

trap_5() {
	t='trap 5: bits and words move'
	fresh
	# The word is Linux's own now; cpufeatures.h's comment still says otherwise.
	before "$features" X86_FEATURE_CLZERO '/* CPUID 0x80000008, EBX: word 5 */'
	swap "$words" CPUID_8000_0008_EBX CPUID_LNX_2
	swap "$reverse" '	[CPUID_8000_0008_EBX] = { 0x80000008, 0, CPUID_EBX },' ''
	read_facts "$t: became Linux's own" "$linux"
	fact "$t: became Linux's own" 'word|CPUID_LNX_2|5'
	read_map "$t: became Linux's own"
	in_section "$t: became Linux's own" synthetic '"macro": "X86_FEATURE_CLZERO"'
	cpuid_bit "$t: became Linux's own" 0x80000008 0 ebx 0 '"linux": []' \
		'"verdict": "qemu-only"'
	fresh
	swap "$words" CPUID_LNX_1, CPUID_7_ECX,
	after "$reverse" '[CPUID_7_EDX]' '	[CPUID_7_ECX] = { 7, 0, CPUID_ECX },'
	read_map "$t: became hardware"
	cpuid_bit "$t: became hardware" 7 0 ecx 1 '"macro": "X86_FEATURE_ART"' \
		'"via": "word"'
	not_in_section "$t: became hardware" synthetic X86_FEATURE_ART
	trap_5_order
	trap_5_names
	trap_5_rows
	trap_5_real
}

# Words are what the enum says, in its order and by its numbers.
trap_5_order() {
	fresh
	swap "$words" '	CPUID_1_EDX = 0,' '	CPUID_1_EDX = 3,'
	swap "$words" '	CPUID_8000_0001_EDX,' '	CPUID_8000_0001_EDX = 1,'
	swap "$words" '	CPUID_1_ECX,' '	CPUID_1_ECX = 0,'
	swap "$words" '	CPUID_7_EDX,' '	CPUID_7_EDX = 4,'
	read_map "$t: the enum's numbers"
	cpuid_bit "$t: the enum's numbers" 1 0 ecx 0 '"macro": "X86_FEATURE_FPU"'
	cpuid_bit "$t: the enum's numbers" 1 0 edx 0 '"macro": "X86_FEATURE_XMM3"'
}

# A word without a row is placed by its name, but CPUID_LNX_n never is.
trap_5_names() {
	fresh
	set -- CPUID_8000_001F_EAX '0x8000001f|0|eax' CPUID_7_1_EAX '0x7|1|eax' \
		CPUID_D_1_EAX '0xd|1|eax' CPUID_6_EAX '0x6|0|eax' \
		CPUID_8000_000A_EDX '0x8000000a|0|edx' CPUID_C000_0001_EDX \
		'0xc0000001|0|edx' CPUID_7_ECX '0x7|0|ecx' CPUID_24_0_EBX '0x24|0|ebx'
	swap "$reverse" '	[CPUID_7_EDX] = { 7, 0, CPUID_EDX },' ''
	swap "$kvm" CPUID_7_EDX CPUID_1_ECX
	last=CPUID_7_EDX
	while [ $# -gt 0 ]; do
		swap "$words" "	$last," "	$1,"
		read_facts "$t: placed by name" "$linux"
		fact "$t: placed by name" "word|$1|4|$2"
		last=$1
		shift 2
	done
	swap "$words" "	$last," "	CPUID_LNX_7,"
	read_facts "$t: CPUID_LNX_7" "$linux"
	fact "$t: CPUID_LNX_7" 'word|CPUID_LNX_7|4'
}

# Where there is a row, it says what the word is, whatever the name says.
trap_5_rows() {
	fresh
	swap "$reverse" '{ 7, 0, CPUID_EDX }' '{ 0x80000022, 3, CPUID_EAX }'
	read_facts "$t: rows before names" "$linux"
	fact "$t: rows before names" 'word|CPUID_7_EDX|4|0x80000022|3|eax'
	# Not in the enum's order, and some fields by name.
	fresh
	swap "$reverse" '	[CPUID_1_EDX] = { 1, 0, CPUID_EDX },' ''
	swap "$reverse" '	[CPUID_7_2_EDX] = { 7, 2, CPUID_EDX },' \
		'	[CPUID_7_2_EDX] = { .index = 2, .reg = CPUID_EDX, .function = 7 },
	[0] = { .reg = CPUID_EDX, .function = 1 },'
	read_facts "$t: rows in any order" "$linux"
	fact "$t: rows in any order" 'word|CPUID_1_EDX|0|0x1|0|edx'
	fact "$t: rows in any order" 'kvm-word|CPUID_7_2_EDX|8|0x7|2|edx'
}

trap_5_real() {
	read_map "$t: 5.10" "$TREES/linux-5.10" "$TREES/qemu-10.0"
	cpuid_bit "$t: 5.10's vnmi is VMX's" 0x8000000a 0 edx 25 '"linux": []' \
		'"name": "vnmi"' '"verdict": "qemu-only"'
	in_section "$t: 5.10" synthetic '"X86_FEATURE_VNMI", "word": 8, "bit": 1,'
	in_section "$t: 5.10" synthetic '"X86_FEATURE_LFENCE_RDTSC", "word": 3, "bit": 18,'
	in_section "$t: 5.10" synthetic '"X86_FEATURE_CLEAR_CPU_BUF", "word": 11, "bit": 19,'
	cpuid_bit "$t: 5.10's word without a row" 0x8000001f 0 eax 1 \
		'"macro": "X86_FEATURE_SEV"' '"via": "word"'
	read_map "$t: 6.12" "$TREES/linux-6.12" "$TREES/qemu-10.0"
	cpuid_bit "$t: 6.12's vnmi is SVM's" 0x8000000a 0 edx 25 \
		'"macro": "X86_FEATURE_VNMI", "word": 15, "bit": 25,' \
		'"verdict": "identical"'
	cpuid_bit "$t: 6.12's LFENCE_RDTSC" 0x80000021 0 eax 2 \
		'"macro": "X86_FEATURE_LFENCE_RDTSC"'
	in_section "$t: 6.12" synthetic '"X86_FEATURE_CLEAR_CPU_BUF", "word": 3, "bit": 18,'
	in_section "$t: 6.12" synthetic '"X86_FEATURE_INDIRECT_THUNK_ITS", "word": 21, "bit": 6,'
	not_in_section "$t: 6.12" synthetic '"X86_FEATURE_VNMI"'
	read_facts "$t: 6.1" "$TREES/linux-6.1"
	fact "$t: 6.1" 'feature|X86_FEATURE_INDIRECT_THUNK_ITS|21|5|hidden'
	fact "$t: 6.1" 'feature|X86_FEATURE_CLEAR_CPU_BUF|11|18|hidden'
}

trap_6() {
	t='trap 6: 32-bit and 64-bit features'
	fresh
	after "$features" 'define NBUGINTS' \
		'#ifdef CONFIG_X86_32
#define X86_FEATURE_ONLY32	( 2*32+10) /* "only32" */
#define X86_FEATURE_EITHER	( 2*32+11) /* "either32" */
#else
#define X86_FEATURE_EITHER	( 2*32+12) /* "either64" */
#endif
#ifdef CONFIG_X86_64
#define X86_FEATURE_ONLY64	( 2*32+13) /* "only64" */
#else
#define X86_FEATURE_ELSE32	( 2*32+13)
#endif
#ifndef CONFIG_X86_64
#define X86_FEATURE_NOT64	( 2*32+14) /* "not64" */
#endif
#if defined(CONFIG_X86_32) && !defined CONFIG_X86_64
#define X86_FEATURE_IF32	( 2*32+15) /* "if32" */
#elif defined(CONFIG_X86_64)
#define X86_FEATURE_ELIF64	( 2*32+16) /* "elif64" */
#else
#define X86_FEATURE_NEVER	( 2*32+17) /* "never" */
#endif
#if 0
#define X86_FEATURE_ZERO	( 2*32+18) /* "zero" */
#ifdef CONFIG_X86_64
#define X86_FEATURE_ZERO64	( 2*32+19) /* "zero64" */
#endif
#endif'
	after "$features" X86_BUG_F00F '#ifdef CONFIG_X86_32
#define X86_BUG_ONLY32	X86_BUG(0) /* "bug32" */
#endif'
	read_facts "$t" "$linux"
	for only32 in 'X86_FEATURE_ONLY32|shown|only32' 'X86_FEATURE_ELSE32|hidden' \
		'X86_FEATURE_NOT64|shown|not64' 'X86_FEATURE_IF32|shown|if32' \
		'X86_FEATURE_NEVER|shown|never' 'X86_FEATURE_ZERO|shown|zero' \
		'X86_FEATURE_ZERO64|shown|zero64' 'X86_BUG_ONLY32|shown|bug32'; do
		fact "$t" "conditional|$only32"
		macro=${only32%%|*}
		case $macro in
		X86_BUG*) no_fact "$t" "bug|$macro|" ;;
		*) no_fact "$t" "feature|$macro|" ;;
		esac
	done
	fact "$t" 'feature|X86_FEATURE_EITHER|2|12|shown|either64'
	fact "$t" 'feature|X86_FEATURE_ONLY64|2|13|shown|only64'
	fact "$t" 'feature|X86_FEATURE_ELIF64|2|16|shown|elif64'
	fact "$t" 'bug|X86_BUG_F00F|0|0|shown|f00f'
	# The script looks at no #if.
	like_script "$t"
	script_says "$t" '"never"'
	read_map "$t"
	not_in_section "$t" bugs ONLY32
	not_in_section "$t" synthetic ONLY32
	for tree in linux-5.10 linux-6.1 linux-6.12; do
		read_facts "$t: $tree" "$TREES/$tree"
		fact "$t: $tree" 'conditional|X86_BUG_ESPFIX|hidden'
		no_fact "$t: $tree" 'bug|X86_BUG_ESPFIX|'
	done
}

trap_7() {
	t='trap 7: VMX word 0 is no MSR image'
	fresh
	read_map "$t"
	msr_bit "$t: same bit, same name, no claim" 0x48d 5 '"linux": []' \
		'"name": "vmx-vnmi"' '"verdict": "qemu-only"'
	in_section "$t" vmx '"macro": "VMX_FEATURE_VIRTUAL_NMIS", "word": 0, "bit": 5, "name": "vnmi"'
	not_in_section "$t" bits VMX_FEATURE
	not_in_section "$t" synthetic VMX_FEATURE
	read_map "$t: 6.12" "$TREES/linux-6.12" "$TREES/qemu-10.0"
	not_in_section "$t: 6.12" bits VMX_FEATURE
	section bits
	grep -F '"space": "msr"' "$SCRATCH/rows" > "$SCRATCH/msr_rows"
	no_text "$t: 6.12: MSR bits" '"linux": [{' "$SCRATCH/msr_rows"
}

trap_8() {
	t='trap 8: the stale copy under tools'
	fresh
	read_facts "$t" "$linux"
	cp "$SCRATCH/facts" "$SCRATCH/without"
	stale=$linux/tools/arch/x86/include/asm
	mkdir -p "$stale"
	sed 's/"fpu"/"stale"/; s/26) /25) /' "$features" > "$stale/cpufeatures.h"
	echo 'this is no C at all #endif' > "$stale/cpufeature.h"
	cp "$stale/cpufeature.h" "$stale/vmxfeatures.h"
	read_facts "$t" "$linux"
	same_and_some "$t: changes nothing" "$SCRATCH/without" "$SCRATCH/facts"
	# Nor does it help out when the real one is away.
	rm "$features"
	exits "$t: no replacement" 3 "$FEATMAP" facts "$linux"
	exits "$t: no partial replacement" 3 "$FEATMAP" facts --partial "$linux"
}

# The mini tree's table, in the file that had it up to 5.11; no words of KVM's own.
old_kvm_layout() {
	awk '/^struct cpuid_reg/ { on = 1 } /^#define TO_KVM/ { exit } on' "$reverse" |
		grep -vE 'CPUID_(12_EAX|8000_0007_EDX|7_2_EDX)' > "$linux/arch/x86/kvm/cpuid.h"
	rm "$reverse"
}

trap_9() {
	t='trap 9: tables that moved'
	fresh
	read_facts "$t" "$linux"
	without_files > "$SCRATCH/new_layout"
	# The enum of KVM's own words in asm/kvm_host.h.
	awk '/^enum kvm_only/ { on = 1 } on; /^};/ { exit }' "$reverse" > "$asm/kvm_host.h"
	awk '/^enum kvm_only/ { off = 1 } !off; /^};/ { off = 0 }' "$reverse" > "$SCRATCH/rest"
	cp "$SCRATCH/rest" "$reverse"
	read_facts "$t: kvm_host.h" "$linux"
	without_files > "$SCRATCH/got"
	same_and_some "$t: kvm_host.h" "$SCRATCH/new_layout" "$SCRATCH/got"
	# Up to 5.11 the table was in kvm/cpuid.h; its words are the same.
	fresh
	old_kvm_layout
	read_facts "$t: kvm/cpuid.h" "$linux"
	grep "^word" "$SCRATCH/new_layout" > "$SCRATCH/wanted"
	grep '^word' "$SCRATCH/facts" > "$SCRATCH/got"
	same_and_some "$t: kvm/cpuid.h" "$SCRATCH/wanted" "$SCRATCH/got"
	no_fact "$t: kvm/cpuid.h" kvm-word
	trap_9_mentions
	trap_9_real
}

# A file that only speaks of the table, or a comment that shows one, is not it.
trap_9_mentions() {
	fresh
	cat > "$linux/arch/x86/kvm/cpuid.h" << 'END'
/* static const struct cpuid_reg reverse_cpuid[] = { [0] = { 9, 9, 9 } }; */
static inline bool known(unsigned int leaf)
{
	return reverse_cpuid[leaf].function == 0;
}
END
	before "$reverse" 'struct cpuid_reg {' 'struct cpuid_reg;
extern const struct cpuid_reg reverse_cpuid[];
static int first(void) { return reverse_cpuid[0].function == 1; }'
	read_facts "$t: mentions" "$linux"
	without_files > "$SCRATCH/got"
	same_and_some "$t: mentions" "$SCRATCH/new_layout" "$SCRATCH/got"
}

trap_9_real() {
	read_facts "$t: 5.10" "$TREES/linux-5.10"
	fact "$t: 5.10" 'word|CPUID_1_EDX|0|0x1|0|edx'
	fact "$t: 5.10" 'word|CPUID_D_1_EAX|10|0xd|1|eax'
	no_fact "$t: 5.10" kvm-word
	exits "$t: 5.10: the file is named" 0 grep -q '^file	arch/x86/kvm/cpuid.h	' \
		"$SCRATCH/facts"
	for tree in linux-6.1 linux-6.12; do
		read_facts "$t: $tree" "$TREES/$tree"
		fact "$t: $tree" 'kvm-word|CPUID_12_EAX|22|0x12|0|eax'
		exits "$t: $tree: the file is named" 0 \
			grep -q '^file	arch/x86/kvm/reverse_cpuid.h	' "$SCRATCH/facts"
	done
}

trap_10() {
	t="trap 10: KVM's words collide with the bug words"
	fresh
	after "$features" X86_BUG_F00F '#define X86_BUG_SECOND	X86_BUG(5) /* "second" */'
	swap "$reverse" 'X86_FEATURE_MCDT_NO		KVM_X86_FEATURE(CPUID_7_2_EDX, 5)' \
		'X86_FEATURE_SGX_ODD	KVM_X86_FEATURE(CPUID_12_EAX, 5)'
	read_facts "$t" "$linux"
	fact "$t" 'kvm-word|CPUID_12_EAX|6|0x12|0|eax'
	fact "$t" 'bug|X86_BUG_F00F|0|0|shown|f00f'
	fact "$t" 'bug|X86_BUG_SECOND|0|5|shown|second'
	fact "$t" 'kvm-feature|KVM_X86_FEATURE_SGX1|6|0'
	fact "$t" 'kvm-feature|X86_FEATURE_SGX_ODD|6|5'
	real_script linux-6.12
	read_map "$t"
	cpuid_bit "$t" 0x12 0 eax 5 \
		'"linux": [{"macro": "X86_FEATURE_SGX_ODD", "word": 6, "bit": 5, "name": null, "via": "kvm-only"}]'
	not_in_section "$t" bits '"macro": "X86_BUG'
	in_section "$t" bugs '"macro": "X86_BUG_SECOND", "bit": 5, "name": "second"'
	not_in_section "$t" bugs SGX
	trap_10_namemap
	read_map "$t: 6.12" "$TREES/linux-6.12" "$TREES/qemu-10.0"
	not_in_section "$t: 6.12" bits '"macro": "X86_BUG'
	cpuid_bit "$t: 6.12" 0x12 0 eax 0 '"linux": [{"macro": "X86_FEATURE_SGX1",'
}

# In C, too, each name stands in the array of its own kind.
trap_10_namemap() {
	read_namemap "$t"
	awk '/x86_bug_names/ { on = 1 } on; /^};/ { on = 0 }' "$SCRATCH/namemap" \
		> "$SCRATCH/bugs"
	holds "$t: namemap" '[X86_BUG_SECOND - NCAPINTS*32] = "second",' "$SCRATCH/bugs"
	no_text "$t: namemap: bugs" SGX "$SCRATCH/bugs"
	awk '/kvm_cap_names/ { on = 1 } on; /^};/ { on = 0 }' "$SCRATCH/namemap" \
		> "$SCRATCH/kvm_names"
	holds "$t: namemap" 'X86_FEATURE_SGX_ODD' "$SCRATCH/kvm_names"
	no_text "$t: namemap: KVM names" X86_BUG "$SCRATCH/kvm_names"
}

trap_11() {
	t='trap 11: KVM-only features are X86_FEATURE_* too'
	fresh
	after "$kvm" '#define F ' \
		'#define KVM_X86_FEATURE_PSFD	(5*32+28)
#define X86_FEATURE_LATE	KVM_X86_FEATURE(CPUID_7_2_EDX, 7)'
	after "$table" '"clzero", [14] = "ibrs",' '			[28] = "amd-psfd",'
	read_facts "$t" "$linux"
	fact "$t" 'kvm-feature|X86_FEATURE_MCDT_NO|8|5'
	fact "$t" 'kvm-feature|KVM_X86_FEATURE_PSFD|5|28'
	fact "$t" 'kvm-feature|X86_FEATURE_LATE|8|7'
	no_fact "$t" 'feature|X86_FEATURE_MCDT_NO|8|5|'
	no_fact "$t" 'feature|X86_FEATURE_LATE|8|7|'
	read_map "$t"
	cpuid_bit "$t" 7 2 edx 5 '"macro": "X86_FEATURE_MCDT_NO"' '"name": null' \
		'"via": "kvm-only"' '"verdict": "silent"'
	cpuid_bit "$t" 7 2 edx 7 '"macro": "X86_FEATURE_LATE"' '"via": "kvm-only"'
	cpuid_bit "$t" 0x80000008 0 ebx 28 '"macro": "KVM_X86_FEATURE_PSFD"' \
		'"name": "amd-psfd"' '"verdict": "kvm-only"'
	not_in_section "$t" synthetic X86_FEATURE_MCDT_NO
	read_map "$t: 6.1" "$TREES/linux-6.1" "$TREES/qemu-10.0"
	cpuid_bit "$t: 6.1" 0x80000008 0 ebx 28 \
		'"macro": "KVM_X86_FEATURE_PSFD", "word": 13, "bit": 28,' \
		'"name": "amd-psfd"' '"verdict": "kvm-only"'
	cpuid_bit "$t: 6.1" 7 2 edx 5 '"macro": "X86_FEATURE_MCDT_NO"' \
		'"via": "kvm-only"'
}

trap_12() {
	t='trap 12: a feature that KVM lists in two leaves'
	for tree in linux-5.10 linux-6.1 linux-6.12; do
		read_facts "$t: $tree" "$TREES/$tree"
		fact "$t: $tree" 'kvm-cap|CPUID_1_EDX|0|native|X86_FEATURE_FPU'
		fact "$t: $tree" 'kvm-cap|CPUID_8000_0001_EDX|0|native|X86_FEATURE_FPU'
	done
	fresh
	swap "$kvm" '	kvm_cpu_cap_mask(CPUID_7_EDX,' \
		'	kvm_cpu_cap_init(CPUID_8000_0001_EDX, ALIASED_1_EDX_F(FPU),);
	kvm_cpu_cap_mask(CPUID_7_EDX,'
	read_facts "$t" "$linux"
	fact "$t" 'kvm-cap|CPUID_1_EDX|0|native|X86_FEATURE_FPU'
	fact "$t" 'kvm-cap|CPUID_8000_0001_EDX|0|aliased|X86_FEATURE_FPU'
}

trap_13() {
	t='trap 13: locals, and what is done later'
	read_facts "$t: 5.10" "$TREES/linux-5.10"
	fact "$t: 5.10" 'kvm-cap|CPUID_8000_0001_EDX|20|native|X86_FEATURE_NX|is_efer_nx()'
	fact "$t: 5.10" 'kvm-cap|CPUID_8000_0001_EDX|26|native|X86_FEATURE_GBPAGES'
	fact "$t: 5.10" 'kvm-cap|CPUID_8000_0001_EDX|29|native|X86_FEATURE_LM'
	fact "$t: 5.10" 'kvm-op|vmx_set_cpu_caps|0|set|CPUID_1_ECX|5|X86_FEATURE_VMX|nested'
	read_facts "$t: 6.1" "$TREES/linux-6.1"
	fact "$t: 6.1" 'kvm-cap|CPUID_D_1_EAX|4|native|X86_FEATURE_XFD'
	fact "$t: 6.1" 'kvm-op|kvm_set_cpu_caps|17|set|CPUID_8000_0021_EAX|9|-'
	fact "$t: 6.1" 'kvm-op|svm_set_cpu_caps|2|set|CPUID_8000_000A_EDX|3|X86_FEATURE_NRIPS|nested && nrips'
	fact "$t: 6.1" 'kvm-op|sev_set_cpu_caps|0|clear|CPUID_8000_001F_EAX|1|X86_FEATURE_SEV|!sev_enabled'
}

# Most of KVM's files is other code: whatever its braces look like, and whoever it
# names, what is looked for is found as a whole, and nothing else is taken for it.
trap_13_others() {
	t='trap 13: the code around'
	fresh
	read_facts "$t" "$linux"
	without_files > "$SCRATCH/wanted"
	before "$vmx_caps" 'static __init void vmx_set_cpu_caps' 'static struct ops ops = {
	.name = "}{", /* vmx_set_cpu_caps() } */
	.set_cpu_caps = vmx_set_cpu_caps,
};

static int other(void (*set)(void))
{
	enum { KVM_X86_FEATURE_SGX1_ = 3,
		XMM4_1 };

	vmx_set_cpu_caps(); if (set) { set(); }
	return vmx_set_cpu_caps ? '"'}'"' : sizeof "}}{";
}
'
	before "$svm_caps" 'static __init void svm_set_cpu_caps' 'static int uneven(int a)
{
	if (a) {
#ifdef CONFIG_X86_32
		return 1; }
#else
		return 2; }
#endif
	return 3;
}

#ifdef CONFIG_X86_64
static int two(void (*set)(void)) {
#else
static int two(int set) {
#endif
	return svm_set_cpu_caps == set;
}
'
	read_facts "$t" "$linux"
	without_files > "$SCRATCH/got"
	same_and_some "$t: nothing of it changes" "$SCRATCH/wanted" "$SCRATCH/got"
	exits "$t: for the referee, too" 0 "$FEATMAP" verify "$linux"
	swap "$scattered" 'static const struct cpuid_bit cpuid_bits[] = {' \
		'void init_scattered(struct cpuinfo_x86 *c)
{
	u32 max_level;

	static const struct cpuid_bit
		cpuid_bits[] = {'
	swap "$scattered" '{ X86_FEATURE_MBA, CPUID_EBX, 3, 0x10, 0 }' '{
		X86_FEATURE_MBA,
		CPUID_EBX,
		3, 0x10,
		0 }'
	swap "$scattered" '0, 0, 0, 0, 0 }' '0, 0, 0, 0, 0 } };
	max_level = 0;'
	read_facts "$t" "$linux"
	without_files > "$SCRATCH/got"
	same_and_some "$t: a table within a function" "$SCRATCH/wanted" "$SCRATCH/got"
	swap "$svm_caps" 'svm_set_cpu_caps(void)' 'svm_set_cpu_caps(struct { int x; } *y)'
	read_facts "$t" "$linux"
	without_files > "$SCRATCH/got"
	same_and_some "$t: braces before the brace" "$SCRATCH/wanted" "$SCRATCH/got"
}

# Calls are looked for everywhere, lines of other code between them.
trap_13_calls() {
	t='trap 13: calls in the code around'
	fresh
	before "$table" 'static void x86_cpu_initfn' 'static void more_aliases(Object *obj)
{
	trace(obj,
	      obj, "x", 1);
	object_property_add_alias(obj, "sse3x",
				  obj, "pni");
}
'
	read_facts "$t" "$qemu"
	fact "$t" 'qemu-alias|sse3|pni'
	fact "$t" 'qemu-alias|sse3x|pni'
	swap "$table" 'alias(obj, "sse3x",' 'alias(obj, PREFIX "sse3x",'
	exits "$t: one that is not known is refused" 3 "$FEATMAP" facts "$qemu"
	holds "$t: ... with its place" "$(place "$table" 'PREFIX "sse3x"')" "$SCRATCH/err"
}

# What is known to KVM and not advertised is told apart from what is.
trap_14() {
	t='trap 14: known to KVM, but not advertised'
	fresh
	swap "$kvm" '	kvm_cpu_cap_mask(CPUID_7_EDX,' \
		'	kvm_cpu_cap_init(CPUID_1_ECX, F(XMM3), VENDOR_F(XMM4_1), RUNTIME_F(OSXSAVE),);
	kvm_cpu_cap_mask(CPUID_7_EDX,'
	read_facts "$t" "$linux"
	fact "$t" 'kvm-cap|CPUID_1_ECX|0|native|X86_FEATURE_XMM3'
	fact "$t" 'kvm-cap|CPUID_1_ECX|19|vendor|X86_FEATURE_XMM4_1'
	fact "$t" 'kvm-cap|CPUID_1_ECX|27|runtime|X86_FEATURE_OSXSAVE'
}

trap_15() {
	t='trap 15: scattered and translated bits'
	fresh
	read_facts "$t" "$linux"
	fact "$t" 'scattered|X86_FEATURE_MBA|0x10|0|ebx|3'
	fact "$t" 'scattered|X86_FEATURE_MBA|0x80000008|0|ebx|6'
	fact "$t" 'translation|X86_FEATURE_CONSTANT_TSC|KVM_X86_FEATURE_CONSTANT_TSC'
	read_map "$t"
	for place in '0x10 0 ebx 3' '0x80000008 0 ebx 6'; do
		# shellcheck disable=SC2086 # four arguments
		cpuid_bit "$t: one feature, two bits" $place \
			'"linux": [{"macro": "X86_FEATURE_MBA", "word": 2, "bit": 3, "name": "mba", "via": "scattered"}]'
	done
	cpuid_bit "$t: by KVM alone" 0x80000007 0 edx 8 \
		'"linux": [{"macro": "X86_FEATURE_CONSTANT_TSC", "word": 2, "bit": 0, "name": "constant_tsc", "via": "translated"}]'
	cpuid_bit "$t: in both ways, once" 0x12 0 eax 0 \
		'"linux": [{"macro": "X86_FEATURE_SGX1", "word": 2, "bit": 4, "name": null, "via": "scattered"}]'
	for macro in MBA CONSTANT_TSC SGX1; do
		not_in_section "$t: is no synthetic feature" synthetic "X86_FEATURE_$macro\""
	done
	in_section "$t: has no bit" synthetic '"macro": "X86_FEATURE_ART"'
	# A feature of a hardware word may have a scattered bit besides.
	fresh
	after "$scattered" X86_FEATURE_SGX1 '	{ .feature = X86_FEATURE_CLZERO, .level = 7, .sub_leaf = 1, .reg = CPUID_ECX, .bit = 9 },'
	read_map "$t"
	cpuid_bit "$t: its word's bit" 0x80000008 0 ebx 0 \
		'"macro": "X86_FEATURE_CLZERO", "word": 5, "bit": 0, "name": "clzero", "via": "word"'
	cpuid_bit "$t: and a scattered one" 7 1 ecx 9 \
		'"macro": "X86_FEATURE_CLZERO", "word": 5, "bit": 0, "name": "clzero", "via": "scattered"'
	trap_15_real
}

trap_15_real() {
	read_map "$t: 6.12" "$TREES/linux-6.12" "$TREES/qemu-10.0"
	cpuid_bit "$t: 6.12" 0x10 0 ebx 3 '"macro": "X86_FEATURE_MBA"' '"via": "scattered"'
	cpuid_bit "$t: 6.12" 0x80000008 0 ebx 6 '"macro": "X86_FEATURE_MBA"' '"via": "scattered"'
	cpuid_bit "$t: 6.12" 0x80000007 0 edx 8 '"macro": "X86_FEATURE_CONSTANT_TSC"' \
		'"via": "translated"' '"name": "invtsc"'
	not_in_section "$t: 6.12" synthetic '"X86_FEATURE_MBA"'
	not_in_section "$t: 6.12" synthetic '"X86_FEATURE_CONSTANT_TSC"'
	# 5.10's KVM translates nothing: there the bit is nobody's.
	read_map "$t: 5.10" "$TREES/linux-5.10" "$TREES/qemu-10.0"
	in_section "$t: 5.10" synthetic '"X86_FEATURE_CONSTANT_TSC"'
	cpuid_bit "$t: 5.10" 0x80000007 0 edx 8 '"linux": []' '"name": "invtsc"'
}

trap_16() {
	t='trap 16: two ways to count registers'
	fresh
	# By number, 1 is ECX for QEMU and EBX for Linux, 2 EDX and ECX, 3 EBX and EDX.
	swap "$table" '.eax = 1, .reg = R_ECX' '.eax = 1, .reg = 1'
	swap "$table" '.eax = 1, .reg = R_EDX' '.eax = 1, .reg = 2'
	swap "$table" '.eax = 0x80000008, .reg = R_EBX' '.eax = 0x80000008, .reg = 3'
	swap "$reverse" '{ 1, 0, CPUID_ECX }' '{ 1, 0, 2 }'
	swap "$reverse" '{ 1, 0, CPUID_EDX }' '{ 1, 0, 3 }'
	swap "$reverse" '{ 0x80000008, 0, CPUID_EBX }' '{ 0x80000008, 0, 1 }'
	swap "$scattered" 'X86_FEATURE_MBA, CPUID_EBX, 3' 'X86_FEATURE_MBA, 1, 3'
	trap_16_places "$t: by number"
	# The trees' own enums say what the numbers are.
	fresh
	swap "$registers" 'CPUID_EAX = 0' 'CPUID_EAX = 3'
	swap "$registers" 'CPUID_EBX,' 'CPUID_EBX = 2,'
	swap "$registers" 'CPUID_ECX,' 'CPUID_ECX = 1,'
	swap "$registers" 'CPUID_EDX,' 'CPUID_EDX = 0,'
	swap "$cpu_h" 'R_ECX = 1' 'R_ECX = 3'
	swap "$cpu_h" 'R_EBX = 3' 'R_EBX = 1'
	trap_16_places "$t: as the enums say"
	read_facts "$t: 10.0" "$TREES/qemu-10.0"
	fact "$t: 10.0" 'qemu-word|FEAT_1_ECX|cpuid|0x1|-|ecx'
	fact "$t: 10.0" 'qemu-word|FEAT_7_0_EBX|cpuid|0x7|0|ebx'
	fact "$t: 10.0" 'qemu-word|FEAT_7_0_EDX|cpuid|0x7|0|edx'
	fact "$t: 10.0" 'qemu-word|FEAT_6_EAX|cpuid|0x6|-|eax'
}

trap_16_places() { # NAME
	read_facts "$1" "$linux"
	fact "$1" 'word|CPUID_1_ECX|3|0x1|0|ecx'
	fact "$1" 'word|CPUID_1_EDX|0|0x1|0|edx'
	fact "$1" 'word|CPUID_8000_0008_EBX|5|0x80000008|0|ebx'
	fact "$1" 'kvm-word|CPUID_12_EAX|6|0x12|0|eax'
	fact "$1" 'scattered|X86_FEATURE_MBA|0x10|0|ebx|3'
	read_facts "$1" "$qemu"
	fact "$1" 'qemu-word|FEAT_1_ECX|cpuid|0x1|-|ecx'
	fact "$1" 'qemu-word|FEAT_1_EDX|cpuid|0x1|-|edx'
	fact "$1" 'qemu-word|FEAT_8000_0008_EBX|cpuid|0x80000008|-|ebx'
	fact "$1" 'qemu-word|FEAT_KVM|cpuid|0x40000001|-|eax'
	read_map "$1"
	cpuid_bit "$1" 1 0 ecx 0 '"macro": "X86_FEATURE_XMM3"' '"verdict": "identical"'
}

trap_17() {
	t='trap 17: the table has many forms'
	fresh
	read_facts "$t" "$qemu"
	fact "$t: a word without names" 'qemu-word|FEAT_XSAVE_XCR0_LO|cpuid|0xd|0|eax'
	no_fact "$t: a word without names" 'qemu-name|FEAT_XSAVE_XCR0_LO'
	fact "$t: behind a designator" 'qemu-name|FEAT_1_ECX|25|aes'
	fact "$t: a list too short" 'qemu-name|FEAT_KVM|3|kvmclock'
	fact "$t: an MSR word" 'qemu-name|FEAT_ARCH_CAPABILITIES|62|its-no'
	without_files > "$SCRATCH/new_layout"
	# Old trees: static, and the struct in cpu.c.
	awk '/^typedef/, /^} /' "$types" > "$SCRATCH/types"
	rm "$types"
	swap "$table" '#include "cpu-internal.h"' "$(cat "$SCRATCH/types")"
	swap "$table" 'FeatureWordInfo feature_word_info[FEATURE_WORDS]' \
		'static FeatureWordInfo feature_word_info[FEATURE_WORDS]'
	read_facts "$t: old layout" "$qemu"
	without_files > "$SCRATCH/got"
	same_and_some "$t: old layout" "$SCRATCH/new_layout" "$SCRATCH/got"
	# From 10.2 on the structs of the dependencies are in cpu.h.
	fresh
	sed -n '/^typedef struct FeatureMask/,/^} FeatureDep;/p' "$table" >> "$cpu_h"
	sed -i '/^typedef struct FeatureMask/,/^} FeatureDep;/d' "$table"
	read_facts "$t: dependencies' structs in cpu.h" "$qemu"
	without_files > "$SCRATCH/got"
	same_and_some "$t: dependencies' structs in cpu.h" "$SCRATCH/new_layout" "$SCRATCH/got"
	exits "$t: dependencies' structs in cpu.h, both readings" 0 "$FEATMAP" verify "$qemu"
	trap_17_positions
	trap_17_fields
	trap_17_real
}

# The 63rd of 64 in a row; designators that go back and forth.
trap_17_positions() {
	fresh
	nulls=
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		nulls="$nulls NULL, NULL, NULL, NULL, NULL, NULL,"
	done
	swap "$table" '[62] = "its-no",' "$nulls NULL, \"its-no\", NULL"
	swap "$table" '[26] = "spec-ctrl", "stibp",' \
		'[26] = "spec-ctrl", "stibp", [16] = "one", "two", [31] = "three", [0] = NULL, "four"'
	read_facts "$t: positions" "$qemu"
	fact "$t: positions" 'qemu-name|FEAT_ARCH_CAPABILITIES|62|its-no'
	fact "$t: positions" 'qemu-name|FEAT_7_0_EDX|27|stibp'
	fact "$t: positions" 'qemu-name|FEAT_7_0_EDX|16|one'
	fact "$t: positions" 'qemu-name|FEAT_7_0_EDX|17|two'
	fact "$t: positions" 'qemu-name|FEAT_7_0_EDX|31|three'
	fact "$t: positions" 'qemu-name|FEAT_7_0_EDX|1|four'
	read_map "$t: positions"
	msr_bit "$t: positions" 0x10a 62 '"name": "its-no"'
	# Rows that stand in another order than their words, a name made of parts.
	fresh
	swap "$table" '[FEAT_7_0_EDX] = {' '[FEAT_HELD] = {'
	swap "$table" '[FEAT_8000_0008_EBX] = {' '[FEAT_7_0_EDX] = {'
	swap "$table" '[FEAT_HELD] = {' '[FEAT_8000_0008_EBX] = {'
	swap "$table" '"spec-ctrl"' '"spec" /* and */
			"-ctrl"'
	read_facts "$t: rows in any order" "$qemu"
	fact "$t: rows in any order" 'qemu-word|FEAT_8000_0008_EBX|cpuid|0x7|0|edx'
	fact "$t: rows in any order" 'qemu-name|FEAT_8000_0008_EBX|26|spec-ctrl'
	fact "$t: rows in any order" 'qemu-name|FEAT_7_0_EDX|14|ibrs'
}

# Fields in any order, one by one, and the subleaf where it counts.
trap_17_fields() {
	fresh
	swap "$table" '		.cpuid = { .eax = 7, .needs_ecx = true, .ecx = 0, .reg = R_EDX, },' \
		'		.cpuid.reg = R_EBX, .cpuid.ecx = 2,
		.cpuid.needs_ecx = true, .cpuid.eax = 0x14,'
	swap "$table" '		.type = CPUID_FEATURE_WORD,' '		.type = 0,'
	read_facts "$t: fields" "$qemu"
	fact "$t: fields" 'qemu-word|FEAT_7_0_EDX|cpuid|0x14|2|ebx'
	fact "$t: fields" 'qemu-name|FEAT_7_0_EDX|26|spec-ctrl'
	read_map "$t: fields"
	cpuid_bit "$t: fields" 0x14 2 ebx 26 '"name": "spec-ctrl"'
}

trap_17_real() {
	for tree in qemu-5.2 qemu-7.2 qemu-10.0; do
		read_facts "$t: $tree" "$TREES/$tree"
		fact "$t: $tree" 'qemu-name|FEAT_1_EDX|0|fpu'
		fact "$t: $tree" 'qemu-name|FEAT_1_ECX|31|hypervisor'
		fact "$t: $tree" 'qemu-name|FEAT_VMX_EPT_VPID_CAPS|43|vmx-invept-single-context-noglobals'
		no_fact "$t: $tree" 'qemu-name|FEAT_XSAVE_XCR0_HI|'
	done
	fact "$t: 10.0" 'qemu-name|FEAT_24_0_EBX|16|avx10-128'
	fact "$t: 10.0" 'qemu-word|FEAT_XSAVE_XCR0_HI|cpuid|0xd|0|edx'
}

trap_18() {
	t='trap 18: names repeat'
	fresh
	read_facts "$t" "$qemu"
	fact "$t" 'qemu-name|FEAT_KVM|0|kvmclock'
	fact "$t" 'qemu-name|FEAT_KVM|3|kvmclock'
	read_map "$t"
	cpuid_bit "$t" 0x40000001 0 eax 0 '"name": "kvmclock"'
	cpuid_bit "$t" 0x40000001 0 eax 3 '"name": "kvmclock"'
	# Words that share a name are no more joined than bits of one word.
	swap "$table" '"kvm-nopiodelay"' '"spec-ctrl"'
	read_map "$t: in two words"
	cpuid_bit "$t: in two words" 0x40000001 0 eax 1 '"linux": []' '"name": "spec-ctrl"'
	cpuid_bit "$t: in two words" 7 0 edx 26 '"macro": "X86_FEATURE_SPEC_CTRL"' \
		'"name": "spec-ctrl"'
	for tree in qemu-5.2 qemu-7.2 qemu-10.0; do
		read_facts "$t: $tree" "$TREES/$tree"
		fact "$t: $tree" 'qemu-name|FEAT_KVM|0|kvmclock'
		fact "$t: $tree" 'qemu-name|FEAT_KVM|3|kvmclock'
		fact "$t: $tree" 'qemu-name|FEAT_VMX_EPT_VPID_CAPS|25|vmx-invept-single-context'
		fact "$t: $tree" 'qemu-name|FEAT_VMX_EPT_VPID_CAPS|41|vmx-invept-single-context'
	done
}

trap_19() {
	t='trap 19: comments carry facts'
	fresh
	swap "$table" '"clzero", [14] = "ibrs",' '/* of bit 0? */ "clzero" /* one
			   * and   two */ /* three */, // behind
			/* of bit 1? */ NULL /* only a hint */, NULL // slashes
			, "three", /* behind bit 3 */
			"four" /* last */, [14] = "ibrs" /**/, NULL'
	read_facts "$t" "$qemu"
	fact "$t" 'qemu-hint|FEAT_1_ECX|27|osxsave'
	no_fact "$t" 'qemu-name|FEAT_1_ECX|27'
	fact "$t" 'qemu-hint|FEAT_1_ECX|0|Intel,AMD sse3'
	fact "$t" 'qemu-name|FEAT_1_ECX|0|pni'
	fact "$t" 'qemu-hint|FEAT_8000_0008_EBX|1|only a hint'
	fact "$t" 'qemu-hint|FEAT_8000_0008_EBX|2|slashes'
	fact "$t" 'qemu-hint|FEAT_8000_0008_EBX|4|last'
	no_fact "$t: behind the comma" 'FEAT_8000_0008_EBX|3|behind'
	no_fact "$t: not on the next one" 'FEAT_8000_0008_EBX|4|behind'
	no_fact "$t: not on the next one" 'of bit 1?'
	no_fact "$t: an empty comment" 'qemu-hint|FEAT_8000_0008_EBX|14'
	grep '^qemu-hint	FEAT_8000_0008_EBX	0	' "$SCRATCH/facts" > "$SCRATCH/hint"
	holds "$t: over two lines" 'three' "$SCRATCH/hint"
	read_map "$t"
	cpuid_bit "$t: a hint is no name" 1 0 ecx 27 \
		'"qemu": {"word": "FEAT_1_ECX", "name": null, "hint": "osxsave"}' \
		'"verdict": "silent"'
	cpuid_bit "$t: beside a name" 1 0 ecx 0 '"name": "pni", "hint": "Intel,AMD sse3"'
	cpuid_bit "$t: AMD's copy" 0x80000001 0 edx 0 '"linux": []' \
		'"name": null, "hint": "fpu"'
	trap_19_real
}

trap_19_real() {
	for tree in qemu-5.2 qemu-7.2 qemu-10.0; do
		read_facts "$t: $tree" "$TREES/$tree"
		fact "$t: $tree" 'qemu-hint|FEAT_1_ECX|27|osxsave'
		fact "$t: $tree" 'qemu-hint|FEAT_1_ECX|0|Intel,AMD sse3'
		fact "$t: $tree" 'qemu-hint|FEAT_8000_0001_EDX|0|fpu'
		fact "$t: $tree" 'qemu-hint|FEAT_8000_0001_EDX|19|Linux mp'
		no_fact "$t: $tree" 'qemu-name|FEAT_8000_0001_EDX|0|'
		fact "$t: $tree" 'qemu-name|FEAT_8000_0001_EDX|11|syscall'
	done
}

# A mask by itself: NAME of the check, the C text, what C makes of it.
mask_is() { # NAME EXPRESSION VALUE
	fresh
	after "$table" '.index = MSR_IA32_ARCH_CAPABILITIES' "		.unmigratable_flags = $2,"
	read_facts "$1" "$qemu"
	fact "$1" "qemu-mask|FEAT_ARCH_CAPABILITIES|unmigratable|$3"
}

trap_20() {
	t='trap 20: masks'
	mask_is "$t: 32 bits of ones" '~0U' 0xffffffff
	mask_is "$t: 64 bits of ones" '~0ULL' 0xffffffffffffffff
	mask_is "$t: a signed one" '~0' 0xffffffffffffffff
	mask_is "$t: bit 31, unsigned" '1U << 31' 0x80000000
	mask_is "$t: bit 31, signed" '1 << 31' 0xffffffff80000000
	mask_is "$t: bit 63" '1ULL << 63' 0x8000000000000000
	mask_is "$t: all but one of 32" '~(1U << 4)' 0xffffffef
	mask_is "$t: all but one of 64" '~(1ULL << 4)' 0xffffffffffffffef
	mask_is "$t: unsigned and signed" '0x80000000 | -1' 0xffffffff
	mask_is "$t: a cast" '(uint64_t)~0U << 8' 0xffffffff00
	mask_is "$t: precedence" '1 | 2 << 4 & 0x30' 0x21
	trap_20_macros
	trap_20_real
}

# Several levels, joined ones, some under #ifdef, one anew before the table.
trap_20_macros() {
	fresh
	after "$table" '#define TCG_FEATURES' '#ifdef TARGET_X86_64
#define ONLY64 (1U << 29)
#else
#define ONLY64 0
#endif
#ifdef CONFIG_USER_ONLY
#define USER (1U << 10)
#else
#define USER 0
#endif
#if !defined(CONFIG_USER_ONLY) && defined(TARGET_X86_64)
#define SYSTEM (1U << 3)
#endif
#define BIT_OF(n) (1U << (n))
#define JOINED(a, b) a##b
#define LEVEL_1 (BIT_OF(1) | \
		 JOINED(ONLY, 64)) /* in two lines */
#define LEVEL_2 (LEVEL_1 | USER | SYSTEM)
#define LEVEL_3 LEVEL_2 | LATER
#define LATER (1U << 4)
#undef LATER
#define LATER (1U << 5)'
	swap "$table" '.tcg_features = TCG_FEATURES' '.tcg_features = LEVEL_3'
	echo '#undef LATER
#define LATER (1U << 6)' >> "$table"
	read_facts "$t: macros" "$qemu"
	fact "$t: macros" 'qemu-mask|FEAT_1_EDX|tcg|0x2000002a'
	no_fact "$t: a mask of no bits" 'qemu-mask|FEAT_8000_0008_EBX'
}

# LM is bit 29 of 8000_0001.EDX and there with TARGET_X86_64 only.
trap_20_real() {
	for tree in qemu-5.2 qemu-7.2 qemu-10.0; do
		read_facts "$t: $tree" "$TREES/$tree"
		fact "$t: $tree" 'qemu-mask|FEAT_KVM_HINTS|no-autoenable|0xffffffff'
		mask=$(sed -n 's/^qemu-mask	FEAT_8000_0001_EDX	tcg	//p' "$SCRATCH/facts")
		exits "$t: $tree: lm is in TCG's mask" 0 test "$((${mask:-0} >> 29 & 1))" -eq 1
	done
	fact "$t: 10.0" 'qemu-mask|FEAT_ARCH_CAPABILITIES|tcg|0xffffffff'
}

trap_21() {
	t='trap 21: where constants come from'
	fresh
	swap "$kvm_para" 0x40000001 0x40000321
	swap "$cpu_h" '0xcf' '0xce'
	after "$cpu_h" 'R_EBX = 3,' '	LEAF_BASE = 0x20,
	LEAF_NEXT,
	LEAF_FAR = LEAF_BASE + (1 << 4),'
	swap "$table" '.eax = 0x80000008' '.eax = LEAF_NEXT'
	swap "$table" '.eax = 0xd' '.eax = LEAF_FAR'
	read_facts "$t" "$qemu"
	fact "$t: kvm_para.h" 'qemu-word|FEAT_KVM|cpuid|0x40000321|-|eax'
	fact "$t: a macro of cpu.h" 'qemu-word|FEAT_CORE_CAPABILITY|msr|0xce'
	fact "$t: an enum" 'qemu-word|FEAT_8000_0008_EBX|cpuid|0x21|-|ebx'
	fact "$t: an enum" 'qemu-word|FEAT_XSAVE_XCR0_LO|cpuid|0x30|0|eax'
	for tree in qemu-5.2 qemu-7.2 qemu-10.0; do
		read_facts "$t: $tree" "$TREES/$tree"
		fact "$t: $tree" 'qemu-word|FEAT_KVM|cpuid|0x40000001|-|eax'
		fact "$t: $tree" 'qemu-word|FEAT_ARCH_CAPABILITIES|msr|0x10a'
	done
}

trap_22() {
	t='trap 22: false friends'
	fresh
	after "$features" X86_FEATURE_ART \
		'#define X86_FEATURE_SPLIT_LOCK_DETECT	( 2*32+ 6) /* "split_lock_detect" */'
	real_script linux-6.12
	read_map "$t"
	cpuid_bit "$t: ibrs" 0x80000008 0 ebx 14 \
		'"linux": [{"macro": "X86_FEATURE_AMD_IBRS", "word": 5, "bit": 14, "name": null, "via": "word"}]' \
		'"name": "ibrs"' '"verdict": "hidden"'
	in_section "$t: ibrs" synthetic '"macro": "X86_FEATURE_IBRS", "word": 2, "bit": 2, "name": "ibrs"'
	not_in_section "$t: ibrs" bits '"X86_FEATURE_IBRS"'
	msr_bit "$t: split-lock-detect" 0xcf 5 '"linux": []' '"verdict": "qemu-only"'
	in_section "$t: split_lock_detect" synthetic '"X86_FEATURE_SPLIT_LOCK_DETECT"'
	cpuid_bit "$t: dts" 1 0 edx 21 '"name": "dts"' '"name": "ds"' '"verdict": "different"'
	read_namemap "$t"
	grep -F '[X86_FEATURE_IBRS]' "$SCRATCH/namemap" > "$SCRATCH/line"
	no_text "$t: namemap: no QEMU name for Linux's ibrs" qemu "$SCRATCH/line"
	grep -F '[X86_FEATURE_AMD_IBRS]' "$SCRATCH/namemap" > "$SCRATCH/line"
	holds "$t: namemap: QEMU's is AMD's" 'qemu: ibrs' "$SCRATCH/line"
	# As alike as can be, on another bit of the same word: still no friends.
	fresh
	swap "$table" '"clzero", [14]' 'NULL, "clzero", [14]'
	read_map "$t: one bit beside"
	cpuid_bit "$t: one bit beside" 0x80000008 0 ebx 0 '"name": "clzero"' \
		'"qemu": null' '"verdict": "unnamed"'
	cpuid_bit "$t: one bit beside" 0x80000008 0 ebx 1 '"linux": []' \
		'"verdict": "qemu-only"'
	trap_22_real
}

trap_22_real() {
	read_map "$t: 6.12" "$TREES/linux-6.12" "$TREES/qemu-10.0"
	for friend in IBRS:0x80000008:ebx:14 IBPB:0x80000008:ebx:12 STIBP:7:edx:27 \
		SSBD:7:edx:31; do
		macro=${friend%%:*}
		low=$(echo "$macro" | tr '[:upper:]' '[:lower:]')
		in_section "$t: 6.12" synthetic "\"macro\": \"X86_FEATURE_$macro\""
		not_in_section "$t: 6.12" bits "\"macro\": \"X86_FEATURE_$macro\""
		place=$(echo "${friend#*:}" | sed 's/:/ 0 /; s/:/ /')
		# shellcheck disable=SC2086 # four arguments
		cpuid_bit "$t: 6.12" $place "\"name\": \"$low\", \"hint\""
	done
	msr_bit "$t: 6.12" 0xcf 5 '"linux": []' '"name": "split-lock-detect"'
	in_section "$t: 6.12" synthetic '"X86_FEATURE_SPLIT_LOCK_DETECT"'
	cpuid_bit "$t: 6.12" 1 0 edx 21 '"name": "dts"' '"name": "ds"' \
		'"verdict": "different"'
	in_section "$t: 6.12" synthetic '"X86_FEATURE_FLEXPRIORITY"'
	section bits
	grep -F '"vmx-flexpriority"' "$SCRATCH/rows" > "$SCRATCH/row"
	holds "$t: 6.12: vmx-flexpriority" '"linux": []' "$SCRATCH/row"
}

trap_23() {
	t='trap 23: spellings'
	fresh
	read_map "$t"
	cpuid_bit "$t: one rule does" 1 0 ecx 19 '"name": "sse4_1"' '"name": "sse4.1"' \
		'"verdict": "spelling"'
	cpuid_bit "$t: no rule does" 1 0 ecx 24 '"name": "tsc_deadline_timer"' \
		'"name": "tsc-deadline"' '"verdict": "different"'
	read_map "$t: 6.12" "$TREES/linux-6.12" "$TREES/qemu-10.0"
	while read -r function register bit name theirs; do
		cpuid_bit "$t: 6.12" "$function" 0 "$register" "$bit" \
			"\"name\": \"$name\"" "\"name\": \"$theirs\"" \
			'"verdict": "different"'
	done << 'END'
7 ecx 11 avx512_vnni avx512vnni
7 edx 16 tsxldtrk tsx-ldtrk
7 ecx 30 sgx_lc sgxlc
0x8000000a edx 10 pausefilter pause-filter
0x80000001 ecx 4 cr8_legacy cr8legacy
1 ecx 24 tsc_deadline_timer tsc-deadline
0xc0000001 edx 2 rng xstore
END
}

trap_24() {
	t='trap 24: names as -cpu takes them'
	fresh
	swap "$table" '"clzero", [14] = "ibrs",' \
		'"clzero", [14] = "ibrs", [20] = "With_Under.score-1", "a+b",'
	read_facts "$t" "$qemu"
	fact "$t" 'qemu-name|FEAT_8000_0008_EBX|20|With_Under.score-1'
	fact "$t" 'qemu-name|FEAT_8000_0008_EBX|21|a+b'
	after "$features" X86_FEATURE_CLZERO \
		'#define X86_FEATURE_UNDER	( 5*32+20) /* "with_under_score_1" */'
	read_map "$t"
	cpuid_bit "$t" 0x80000008 0 ebx 20 '"name": "With_Under.score-1"' \
		'"name": "with_under_score_1"' '"verdict": "spelling"'
	real_script linux-6.12
	read_namemap "$t"
	holds "$t: namemap" 'qemu: With_Under.score-1' "$SCRATCH/namemap"
	read_facts "$t: 10.0" "$TREES/qemu-10.0"
	fact "$t: 10.0" 'qemu-name|FEAT_1_ECX|19|sse4.1'
	fact "$t: 10.0" 'qemu-name|FEAT_1_ECX|20|sse4.2'
}

trap_1
trap_2
trap_3
trap_4
trap_5
trap_6
trap_7
trap_8
trap_9
trap_10
trap_11
trap_12
trap_13
trap_13_others
trap_13_calls
trap_14
trap_15
trap_16
trap_17
trap_18
trap_19
trap_20
trap_21
trap_22
trap_23
trap_24
finish
