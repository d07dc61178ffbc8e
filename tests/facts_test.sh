# SPDX-License-Identifier: MIT
# Saved facts in place of a tree: all commands do the same with them, and what
# is no whole file of facts is refused, with nothing written.
. tests/lib.sh
. tests/mini.sh

formats="header:featmap.h capflags:capflags.c namemap:namemap.c json:featmap.json
	audit:audit.txt"
sum=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
small_linux=$SCRATCH/small-linux.facts
small_qemu=$SCRATCH/small-qemu.facts
out=$SCRATCH/output

# The first line, and the others sorted, of lines whose fields '@' parts.
as_facts() {
	printf 'featmap-facts\t1\n'
	tr '@' '\t' | LC_ALL=C sort
}

# Every kind of line, some of them in numbers that text sorts otherwise.
write_small() {
	{
		cat << END
tree@linux@6.0.1-rc2+x
file@Makefile@$sum
file@arch/x86/kernel/cpu/common.c@$sum
unquoted@hidden
limit@NCAPINTS@12
limit@NBUGINTS@1
limit@NVMXINTS@1
word@CPUID_1_EDX@0@0x1@0@edx
word@CPUID_7_0_EBX@9@0x7@0@ebx
word@CPUID_LNX_1@11
kvm-word@CPUID_12_EAX@12@0x12@0@eax
kvm-word@CPUID_99_EAX@13
feature@X86_FEATURE_APIC@0@9@shown@apic
feature@X86_FEATURE_ART@11@10@hidden
feature@X86_FEATURE_FPU@0@0@shown@fpu
feature@X86_FEATURE_HLE@9@4@shown@hle
feature@X86_FEATURE_PN@0@18@shown@pn
feature@X86_FEATURE_SGX1@11@8@hidden
feature@X86_FEATURE_SGX_LC@11@11@shown@sgx_lc
bug@X86_BUG_F00F@0@0@shown@f00f
bug@X86_BUG_AAA@0@10@hidden
vmx@VMX_FEATURE_VNMI@0@5@shown@vnmi
vmx@VMX_FEATURE_PREEMPTION_TIMER@0@6@hidden
conditional@X86_BUG_ESPFIX@shown@espfix
conditional@X86_FEATURE_K7@hidden
scattered@X86_FEATURE_SGX_LC@0x7@0@ecx@30
scattered@X86_FEATURE_SGX_LC@0x80000008@0@ebx@6
kvm-feature@KVM_X86_FEATURE_SGX1@12@0
kvm-feature@X86_FEATURE_SGX2@12@1
translation@X86_FEATURE_SGX1@KVM_X86_FEATURE_SGX1
kvm-cap@CPUID_1_EDX@0@native@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@0@native@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@9@emulated@X86_FEATURE_APIC@a(b) && (c || d)
kvm-cap@CPUID_7_0_EBX@31@native@-
kvm-cap@CPUID_12_EAX@1@passthrough@X86_FEATURE_SGX2
kvm-left-out@CPUID_1_EDX@DS
kvm-left-out@CPUID_1_EDX@DS
dependency@X86_FEATURE_HLE@X86_FEATURE_APIC
setter@X86_FEATURE_ART@setup_force_cpu_cap@detect_art@arch/x86/kernel/cpu/common.c@9
setter@X86_FEATURE_ART@setup_force_cpu_cap@detect_art@arch/x86/kernel/cpu/common.c@10
capflags-step@0@line@/* Made by hand */
capflags-step@1@line@
capflags-step@2@array@x86_cap_flags@NCAPINTS*32@X86_FEATURE_@@feature
capflags-step@10@array@x86_bug_flags@NBUGINTS*32@X86_BUG_@NCAPINTS*32@bug
capflags-step@11@line@#endif
capflags-row@bug@11@X86_BUG_F00F@"f00f"
END
		for number in 0 1 2 3 4 5 6 7 8 9 10; do
			echo "kvm-op@kvm_set_cpu_caps@$number@set@CPUID_1_EDX@$number@-@tdp_enabled"
			echo "capflags-row@feature@$number@X86_FEATURE_$number@\"f$number\""
		done
		for number in 3 4 5 6 7 8 9; do
			echo "capflags-step@$number@line@/* $number */"
		done
		echo 'kvm-op@svm_set_cpu_caps@0@clear@CPUID_1_EDX@9@X86_FEATURE_APIC'
		echo 'kvm-op@svm_set_cpu_caps@1@check_and_set@CPUID_12_EAX@0@X86_FEATURE_SGX1'
	} | as_facts > "$small_linux"
	as_facts > "$small_qemu" << END
tree@qemu@8.2.0
file@VERSION@$sum
qemu-word@FEAT_1_EDX@cpuid@0x1@-@edx
qemu-word@FEAT_7_0_EBX@cpuid@0x7@0@ebx
qemu-word@FEAT_ARCH_CAPABILITIES@msr@0x10a
qemu-name@FEAT_1_EDX@0@fpu
qemu-name@FEAT_1_EDX@10@apic
qemu-name@FEAT_1_EDX@9@apic
qemu-name@FEAT_ARCH_CAPABILITIES@62@rfds-clear
qemu-hint@FEAT_1_EDX@0@of old: fpu, naïvely
qemu-hint@FEAT_7_0_EBX@4@hle
qemu-mask@FEAT_1_EDX@tcg@0x7ffafbff
qemu-mask@FEAT_ARCH_CAPABILITIES@unmigratable@0xffffffffffffffff
qemu-dependency@FEAT_1_EDX@0x201@FEAT_ARCH_CAPABILITIES@0x4000000000000000
qemu-dependency@FEAT_1_EDX@0x201@FEAT_ARCH_CAPABILITIES@0x4000000000000000
END
}

# Facts read and printed again are the same bytes.
round_trip() { # NAME FILE
	exits "$1: facts of the file" 0 "$FEATMAP" facts "$2"
	same "$1: the same again" "$2" "$SCRATCH/out"
	exits "$1: verify" 0 "$FEATMAP" verify "$2"
}

real_trees() {
	for tree in linux-5.10 linux-6.1 linux-6.12 qemu-5.2 qemu-7.2 qemu-10.0; do
		exits "$tree: facts" 0 "$FEATMAP" facts "$TREES/$tree"
		cp "$SCRATCH/out" "$SCRATCH/$tree.facts"
		round_trip "$tree" "$SCRATCH/$tree.facts"
	done
}

# All formats of trees and of their facts.
pair() { # LINUX QEMU
	rm -rf "$SCRATCH/of-trees" "$SCRATCH/of-facts"
	mkdir "$SCRATCH/of-trees" "$SCRATCH/of-facts"
	exits "$1 $2: gen from trees" 0 "$FEATMAP" gen --no-verify \
		--linux "$TREES/$1" --qemu "$TREES/$2" -o "$SCRATCH/of-trees"
	exits "$1 $2: gen from facts" 0 "$FEATMAP" gen --linux "$SCRATCH/$1.facts" \
		--qemu "$SCRATCH/$2.facts" -o "$SCRATCH/of-facts"
	for format in $formats; do
		file=${format#*:}
		same "$1 $2: $file" "$SCRATCH/of-trees/$file" "$SCRATCH/of-facts/$file"
		"$FEATMAP" gen --linux "$SCRATCH/$1.facts" --qemu "$SCRATCH/$2.facts" \
			--format "${format%:*}" -o - > "$SCRATCH/out" 2> "$SCRATCH/err"
		same "$1 $2: $file to standard output" "$SCRATCH/of-trees/$file" "$SCRATCH/out"
	done
	exits "$1 $2: --check from facts" 0 "$FEATMAP" gen --check \
		--linux "$SCRATCH/$1.facts" --qemu "$SCRATCH/$2.facts" \
		-o "$SCRATCH/of-trees"
}

pairs() {
	for kernel in 5.10 6.1 6.12; do
		for qemu_version in 5.2 7.2 10.0; do
			pair linux-$kernel qemu-$qemu_version
		done
	done
}

# A tree's order is its own; what comes out must not hang on it.
other_orders() {
	fresh
	real_script linux-6.12
	swap "$features" '#define X86_BUG_F00F' "#define X86_BUG_ZZZ	X86_BUG(30)
#define X86_BUG_F00F"
	before "$features" '#define X86_BUG_ZZZ' '#ifdef CONFIG_X86_32
#define X86_FEATURE_TWICE	( 3*32+ 9) /* "twice" */
#endif
#ifdef __i386__
#define X86_FEATURE_TWICE	( 3*32+ 8)
#endif'
	swap "$vmxfeatures" '#define VMX_FEATURE_VIRTUAL_NMIS' \
		"#define VMX_FEATURE_LATE	( 0*32+ 31) /* \"late\" */
#define VMX_FEATURE_VIRTUAL_NMIS"
	mkdir "$SCRATCH/mini-tree" "$SCRATCH/mini-facts"
	for tree in linux qemu; do
		exits "mini $tree: facts" 0 "$FEATMAP" facts "$SCRATCH/$tree"
		cp "$SCRATCH/out" "$SCRATCH/mini-$tree.facts"
		round_trip "mini $tree" "$SCRATCH/mini-$tree.facts"
	done
	exits "mini: gen from trees" 0 "$FEATMAP" gen --no-verify --linux "$linux" \
		--qemu "$qemu" -o "$SCRATCH/mini-tree"
	exits "mini: gen from facts" 0 "$FEATMAP" gen \
		--linux "$SCRATCH/mini-linux.facts" --qemu "$SCRATCH/mini-qemu.facts" \
		-o "$SCRATCH/mini-facts"
	for format in $formats; do
		file=${format#*:}
		same "mini: $file" "$SCRATCH/mini-tree/$file" "$SCRATCH/mini-facts/$file"
	done
}

# mkcapflags.sh hands a carriage return on, so a row can have one.
returns() {
	fresh
	real_script linux-6.12
	awk '{ printf "%s\r\n", $0 }' "$features" > "$SCRATCH/with-returns"
	cp "$SCRATCH/with-returns" "$features"
	exits "carriage returns in a header: facts" 0 "$FEATMAP" facts "$linux"
	cp "$SCRATCH/out" "$SCRATCH/returns.facts"
	round_trip "carriage returns in a header" "$SCRATCH/returns.facts"
}

# Characters that nobody sees are in no fact: of a tree they are refused, and of a file.
unseen_characters() {
	for bytes in '\001' '\033[31m' '\177' '\302\233' '\302\255' '\330\234' '\342\200\213' \
		'\342\200\217' '\342\200\250' '\342\200\256' '\342\201\240' '\342\201\251' \
		'\357\273\277' '\363\240\201\201'; do
		# shellcheck disable=SC2059 # these are formats
		unseen=$(printf "$bytes")
		fresh
		swap "$vmxfeatures" '"vnmi"' "\"vn${unseen}mi\""
		swap "$table" 'NULL /* osxsave */' "NULL /* osx${unseen}save */"
		swap "$kvm" '!tdp_enabled' "strcmp(x, \"$unseen\")"
		for tree in "$linux" "$qemu"; do
			exits "bytes ${bytes#?} in ${tree##*/}" 3 "$FEATMAP" facts "$tree"
			holds "... are told" 'has a character that cannot be seen [encoding]' \
				"$SCRATCH/err"
		done
		sed "s/	4	hle\$/	4	h${unseen}le/" "$small_qemu" > "$SCRATCH/unseen.facts"
		exits "bytes ${bytes#?} in saved facts" 3 "$FEATMAP" facts "$SCRATCH/unseen.facts"
		holds '... are told where' \
			"$(place "$SCRATCH/unseen.facts" "4	h^$unseen"): error: this character cannot be seen" \
			"$SCRATCH/err"
	done
	for bytes in '\303\251' '\342\202\254' '\342\200\260' '\342\201\260' '\357\273\276' '\360\237\230\200'; do
		fresh
		# shellcheck disable=SC2059
		swap "$table" 'NULL /* osxsave */' "NULL /* osxsave$(printf "$bytes") */"
		exits "bytes ${bytes#?} can be seen" 0 "$FEATMAP" facts "$qemu"
	done
}

# The referee has nothing to read: it is not asked, but of a tree it is.
not_verified() {
	exits "saved facts are not verified" 0 env FEATMAP_CLANG=/nonexistent "$FEATMAP" \
		gen --linux "$small_linux" --qemu "$small_qemu" --format json -o -
	exits "a tree beside them is" 3 env FEATMAP_CLANG=/nonexistent "$FEATMAP" \
		gen --linux "$small_linux" --qemu "$TREES/qemu-10.0" --format json -o -
	holds "... and that says so" "no second reading of '$TREES/qemu-10.0'" "$SCRATCH/err"
	exits "verify needs no referee for them" 0 env FEATMAP_CLANG=/nonexistent \
		"$FEATMAP" verify "$small_linux" "$small_qemu"
	holds "verify tells what was checked" "$small_linux: Linux 6.0.1-rc2+x, saved facts" \
		"$SCRATCH/out"
}

depfile() {
	exits "--depfile" 0 "$FEATMAP" gen --linux "$small_linux" --qemu "$small_qemu" \
		--format json -o "$out" --depfile "$SCRATCH/d"
	printf '%s: \\\n  %s \\\n  %s\n\n%s:\n\n%s:\n' "$out/featmap.json" \
		"$small_linux" "$small_qemu" "$small_linux" "$small_qemu" > "$SCRATCH/wanted"
	same "the depfile names the files of facts" "$SCRATCH/wanted" "$SCRATCH/d"
}

partial() {
	file=$SCRATCH/partial.facts
	sed '/^kvm-/d; /^translation/d; $a missing\tkvm-features\nmissing\treverse-cpuid' \
		"$small_linux" | sed 1d | as_facts > "$file"
	exits "facts of a partial tree" 3 "$FEATMAP" facts "$file"
	line=$(grep -n '^missing' "$file" | sed -n '1s/:.*//p')
	holds "... are told" "$file:$line:1: error: these facts are of a partial tree, without: kvm-features, reverse-cpuid" \
		"$SCRATCH/err"
	exits "... with --partial they are taken" 0 "$FEATMAP" facts --partial "$file"
	same "... and the same again" "$file" "$SCRATCH/out"
	exits "... by verify, too" 0 "$FEATMAP" verify --partial "$file"
	exits "... by gen, too" 0 "$FEATMAP" gen --partial --linux "$file" \
		--qemu "$small_qemu" -o "$out"
	exits "... not by gen without --partial" 3 "$FEATMAP" gen --linux "$file" \
		--qemu "$small_qemu" -o "$out"
	exits "a whole file with --partial" 0 "$FEATMAP" facts --partial "$small_linux"
}

# Parts that a partial tree lacks come in one order, whatever lacked first.
partial_tree() {
	tree=$SCRATCH/headers
	mkdir -p "$tree/arch/x86"
	cp "$TREES/linux-6.12/Makefile" "$tree"
	cp -R "$TREES/linux-6.12/arch/x86/include" "$tree/arch/x86"
	exits "a headers-only tree: facts" 0 "$FEATMAP" facts --partial "$tree"
	cp "$SCRATCH/out" "$SCRATCH/headers.facts"
	for format in header namemap json audit; do
		"$FEATMAP" gen --partial --no-verify --linux "$tree" --qemu "$small_qemu" \
			--format $format -o - > "$SCRATCH/wanted" 2> "$SCRATCH/err"
		exits "a headers-only tree: $format from its facts" 0 "$FEATMAP" gen --partial \
			--linux "$SCRATCH/headers.facts" --qemu "$small_qemu" \
			--format $format -o -
		same "... as from the tree" "$SCRATCH/wanted" "$SCRATCH/out"
	done
}

wrong_kind() {
	exits "QEMU's facts as --linux" 3 "$FEATMAP" gen --linux "$small_qemu" \
		--qemu "$small_qemu" -o "$out"
	holds "... are told" "'$small_qemu' holds the facts of a source tree of QEMU; one of Linux is wanted" \
		"$SCRATCH/err"
	exits "Linux's facts as --qemu" 3 "$FEATMAP" gen --linux "$small_linux" \
		--qemu "$small_linux" -o "$out"
	holds "... are told" "one of QEMU is wanted" "$SCRATCH/err"
}

# Damaged files.

# LINE:COLUMN of the '^' in TEXT, where TEXT stands last.
place() { # FILE TEXT
	TEXT=$(printf '%b' "$2") awk '
		BEGIN {
			text = ENVIRON["TEXT"]
			mark = index(text, "^")
			text = substr(text, 1, mark - 1) substr(text, mark + 1)
		}
		at = index($0, text) {
			last = NR ":" at + mark - 1
		}
		END { print last }' "$1"
}

# The file in $damaged is refused at LINE:COLUMN, by gen and by facts.
refused() { # NAME OPTION LINE:COLUMN FRAGMENT
	what="damaged: $1" option=$2 at=$3 fragment=$4
	rm -rf "$out"
	cp -R "$SCRATCH/earlier" "$out"
	set -- --linux "$small_linux" --qemu "$small_qemu"
	exits "$what" 3 "$FEATMAP" gen "$@" "--$option" "$damaged" \
		-o "$out" --depfile "$out/d.mk"
	if grep -qF -e "$damaged:$at: error: $fragment" "$SCRATCH/err" &&
		grep -q '^ .*^' "$SCRATCH/err"; then
		pass "$what: told where"
	else
		echo "not at $at with '$fragment'" >> "$SCRATCH/err"
		fail "$what: told where" "$SCRATCH/err"
	fi
	if diff -r "$SCRATCH/earlier" "$out" > "$SCRATCH/why" 2>&1; then
		pass "$what: nothing touched"
	else
		fail "$what: nothing touched" "$SCRATCH/why"
	fi
	exits "$what: facts" 3 "$FEATMAP" facts "$damaged"
	if [ -s "$SCRATCH/out" ]; then
		fail "$what: facts prints nothing" "$SCRATCH/out"
	fi
}

# The small file after a sed script.
damage() { # NAME linux|qemu SCRIPT PLACE-TEXT FRAGMENT
	whole=
	eval "whole=\$small_$2"
	sed "$3" "$whole" > "$damaged"
	if cmp -s "$whole" "$damaged"; then
		fail "damaged: $1: the script changes nothing"
	else
		refused "$1" "$2" "$(place "$damaged" "$4")" "$5"
	fi
}

damaged_files() {
	damaged=$SCRATCH/damaged.facts
	mkdir "$SCRATCH/earlier"
	echo earlier > "$SCRATCH/earlier/featmap.json"

	# The text.
	: > "$damaged"
	refused "empty" linux 1:1 "this is no file of facts"
	printf 'featmap-facts\t1\n' > "$damaged"
	refused "the first line alone" linux 1:1 "there is no line 'tree'"
	printf 'featmap-facts\t1' > "$damaged"
	refused "not even a newline" linux 1:16 "the last line has no newline"
	cp "$TREES/linux-6.12/Makefile" "$damaged"
	refused "another file" linux 1:1 "this is no file of facts"
	head -c -1 "$small_linux" > "$damaged"
	refused "no newline at the end" linux \
		"$(wc -l < "$small_linux"):$(tail -n 1 "$small_linux" | wc -c)" \
		"the last line has no newline"
	awk '{ printf "%s\r\n", $0 }' "$small_linux" > "$damaged"
	refused "carriage returns" linux 1:16 "a carriage return"
	damage "one carriage return" linux '/^word.*LNX/s/$/\r/' \
		'CPUID_LNX_1\t11^\r' "a carriage return"
	damage "a NUL" linux 's/^bug\tX86_BUG_F00F/bug\tX86_BUG_F\x0000F/' \
		'bug\tX86_BUG_F^\0' "a NUL byte"
	damage "not UTF-8" qemu 's/naïvely/na\xefvely/' 'old: fpu, na^' "this byte is not UTF-8"
	damage "a later format" linux '1s/1/2/' 'featmap-facts\t^2' \
		"facts of a later format (2); this featmap reads 1"
	damage "a much later format" linux '1s/1/10/' 'featmap-facts\t^10' \
		"facts of a later format (10); this featmap reads 1"
	damage "format 0" linux '1s/1/0/' '^featmap-facts' "this is no file of facts"
	damage "a format with something behind" linux '1s/$/ /' 'facts\t1^' \
		"the first line ends behind the format's number"
	sed 1d "$small_linux" > "$damaged"
	refused "no first line" linux 1:1 "this is no file of facts"
	sed '3s/$/\n/' "$small_linux" > "$damaged"
	refused "an empty line" linux 4:1 "no kind of fact has this name"
	damage "an unknown kind" linux 's/^bug\tX86_BUG_F/bugs\tX86_BUG_F/' '^bugs' \
		"no kind of fact has this name"
	damage "a kind cut short" linux 's/^scattered\t/scatter\t/' '^scatter\t' \
		"no kind of fact has this name"
	damage "a kind without fields" linux 's/^translation.*/translation/' '^translation' \
		"too few fields"
	damage "lines not in order" linux '/^word\tCPUID_1_EDX/{h;d};/^word\tCPUID_7/G' \
		'^word\tCPUID_1_EDX' "this line is not in order"
	damage "numbers in order of size" linux \
		'/^capflags-step\t10/{h;d};/^capflags-step\t9/G' '^capflags-step\t10' \
		"this line is not in order"
	# Fields.
	damage "a field too few" linux 's/\(feature\tX86_FEATURE_FPU\t0\).*/\1/' \
		'^feature\tX86_FEATURE_FPU' "too few fields: 'feature' has 4 at least"
	damage "a field too many" linux 's/^limit\tNCAPINTS.*/&\t1/' '^limit\tNCAPINTS' \
		"too many fields: 'limit' has 2 at most"
	damage "far too many fields" linux 's/^limit\tNCAPINTS.*/&\t1\t1\t1\t1\t1\t1/' \
		'^limit\tNCAPINTS' "no line has so many fields"
	damage "an empty field" linux 's/\tfpu$/\t/' 'FPU\t0\t0\tshown\t^' "this field is empty"
	damage "a field that is missing" linux 's/^word\tCPUID_1_EDX\t0\t0x1\t0/word\tCPUID_1_EDX\t0\t0x1/' \
		'^word\tCPUID_1_EDX' "5 fields behind 'word' are wanted here, not 4"
	damage "hidden with a name" linux 's/SGX1\t11\t8\thidden/&\tsgx1/' \
		'^feature\tX86_FEATURE_SGX1' "4 fields behind 'feature' are wanted here"
	damage "shown without one" linux 's/\thle$//' '^feature\tX86_FEATURE_HLE' \
		"5 fields behind 'feature' are wanted here"
	damage "an MSR with a register" qemu 's/msr\t0x10a/&\t-\teax/' \
		'^qemu-word\tFEAT_ARCH' "3 fields behind 'qemu-word' are wanted here"
	damage "a CPUID word without one" qemu 's/cpuid\t0x1\t-\tedx/cpuid\t0x1/' \
		'^qemu-word\tFEAT_1' "5 fields behind 'qemu-word' are wanted here"
	damage "an array of a step cut short" linux 's/NBUGINTS\*32\tX86_BUG_.*/NBUGINTS*32/' \
		'^capflags-step\t10' "7 fields behind 'capflags-step' are wanted here"
	# Numbers.
	damage "bit 32" linux 's/\(X86_FEATURE_FPU\t0\)\t0\t/\1\t32\t/' 'FPU\t0\t^32' \
		"this number is out of range: 31 is the largest here"
	damage "bit 32 of a bug" linux 's/\(X86_BUG_F00F\t0\)\t0\t/\1\t32\t/' 'F00F\t0\t^32' \
		"this number is out of range: 31 is the largest here"
	damage "bit 32 of a scattered feature" linux 's/ecx\t30/ecx\t32/' 'ecx\t^32' \
		"this number is out of range: 31 is the largest here"
	damage "bit 32 of a capability" linux 's/\t31\tnative/\t32\tnative/' 'EBX\t^32\tnative' \
		"this number is out of range: 31 is the largest here"
	damage "bit 32 of a CPUID word" qemu 's/FEAT_1_EDX\t10/FEAT_1_EDX\t32/' \
		'qemu-name\tFEAT_1_EDX\t^32' "this number is out of range: 31 is the largest here"
	damage "bit 64 of an MSR" qemu 's/\t62\t/\t64\t/' 'CAPABILITIES\t^64' \
		"this number is out of range: 63 is the largest here"
	damage "a word behind the last one" linux 's/\(X86_FEATURE_ART\)\t11/\1\t12/' \
		'X86_FEATURE_ART\t^12' "this number is out of range: 11 is the largest here"
	damage "an enumerator behind the last one" linux 's/\(CPUID_LNX_1\)\t11/\1\t12/' \
		'CPUID_LNX_1\t^12' "this number is out of range: 11 is the largest here"
	damage "a zero in front" linux 's/\(X86_FEATURE_FPU\)\t0/\1\t00/' \
		'X86_FEATURE_FPU\t^00' "a decimal number without zeros in front"
	damage "a sign" linux 's/\(X86_FEATURE_FPU\)\t0/\1\t+0/' \
		'X86_FEATURE_FPU\t^+0' "a decimal number without zeros in front"
	damage "a minus" linux 's/\(X86_FEATURE_FPU\t0\)\t0/\1\t-0/' \
		'X86_FEATURE_FPU\t0\t^-0' "a decimal number without zeros in front"
	damage "a blank" linux 's/\(X86_FEATURE_FPU\)\t0/\1\t 0/' \
		'X86_FEATURE_FPU\t^ 0' "a decimal number without zeros in front"
	damage "a number too large for 64 bits" linux \
		's/\(X86_FEATURE_FPU\)\t0/\1\t36893488147419103232/' \
		'X86_FEATURE_FPU\t^3' "this number is out of range"
	damage "a function in decimal" linux 's/\t0x12\t/\t18\t/' 'EAX\t12\t^18' \
		"a number as 0x and lower-case digits"
	damage "a function with zeros in front" linux 's/\t0x12\t/\t0x0012\t/' \
		'EAX\t12\t^0x0012' "a number as 0x and lower-case digits"
	damage "a function of 33 bits" linux 's/\t0x12\t/\t0x100000012\t/' \
		'EAX\t12\t^0x1' "this number is out of range"
	damage "an MSR in capitals" qemu 's/0x10a/0x10A/' 'msr\t^0x10A' \
		"a number as 0x and lower-case digits"
	damage "a mask of 65 bits" qemu 's/0xffffffffffffffff/&f/' 'unmigratable\t^0x' \
		"this number is out of range"
	damage "a mask of nothing" qemu 's/0x7ffafbff/0x0/' 'tcg\t^0x0' \
		"a mask without bits has no line"
	damage "a limit of 0" linux 's/NVMXINTS\t1/NVMXINTS\t0/' 'NVMXINTS\t^0' \
		"a limit is more than 0"
	damage "a limit beyond all bounds" linux 's/NVMXINTS\t1/NVMXINTS\t4294967295/' \
		'NVMXINTS\t^4' "this number is out of range: 1024 is the largest here"
	damage "line 0" linux 's/common.c\t10$/common.c\t0/' 'common.c\t^0' \
		"lines are counted from 1"
	damage "a row's number too large" linux 's/^\(capflags-row\tbug\)\t11/\1\t12/' \
		'row\tbug\t^12' "this number is out of range: 11 is the largest here"
	damage "a step lost" linux '/^capflags-step\t4/d' 'step\t^11' \
		"this number is out of range: 10 is the largest here"
	damage "a row's number twice" linux 's/^\(capflags-row\tbug\)\t11/\1\t10/' \
		'row\tfeature\t^10' "another line has this number already"
	damage "an operation lost" linux '/^kvm-op.*\t5\tset/d' 'kvm-op\t^kvm_set_cpu_caps\t0' \
		"the operations of kvm_set_cpu_caps are numbered from 0 to 10, but there are 10"
	damage "the first operation lost" linux '/^kvm-op\tsvm_set_cpu_caps\t0/d' \
		'kvm-op\t^svm_set_cpu_caps\t1' "the operations of svm_set_cpu_caps are numbered from 0 to 1, but there are 1"
	# Names of few.
	damage "no such register" linux 's/\t0\tebx$/\t0\tesi/' '7\t0\t^esi' "'esi' is no register"
	damage "no such register of QEMU" qemu 's/\t-\tedx$/\t-\tEDX/' '\t-\t^EDX' \
		"'EDX' is no register"
	damage "no such class" linux 's/emulated/imitated/' '9\t^imitated' \
		"'imitated' is no class of capabilities"
	damage "no such operation" linux 's/check_and_set/check/' '1\t^check\t' \
		"'check' is no operation"
	damage "no such mask" qemu 's/\ttcg\t/\ttcq\t/' 'EDX\t^tcq' "'tcq' is no mask"
	damage "no such kind of tree" linux 's/^tree\tlinux/tree\tminix/' 'tree\t^minix' \
		"'minix' is no kind of tree"
	damage "no such limit" linux 's/NVMXINTS/NVMYINTS/' 'limit\t^NVMY' "'NVMYINTS' is no limit"
	damage "neither shown nor hidden" linux 's/\(ART\t11\t10\)\thidden/\1\tunseen/' \
		'10\t^unseen' "'unseen' is no 'shown' or 'hidden'"
	damage "no such step" linux 's/line\t#endif/lime\t#endif/' '11\t^lime' "'lime' is no step"
	damage "no such kind of row" linux 's/^capflags-row\tbug/capflags-row\tbag/' \
		'row\t^bag' "'bag' is no kind of feature"
	damage "neither CPUID nor MSR" qemu 's/\tmsr\t/\tmrs\t/' 'CAPABILITIES\t^mrs' \
		"'mrs' is no kind of word"
	damage "another prefix" linux 's/^bug\tX86_BUG_F00F/bug\tX86_FEATURE_F00F/' \
		'bug\t^X86_FEATURE' "the macro does not begin with X86_BUG_"
	damage "a macro that is none" linux 's/^\(bug\tX86_BUG_F00F\)/\1-/' \
		'bug\t^X86_BUG_F00F-' "this cannot be a macro"
	damage "a step of another kind" linux 's/\tbug$/\tvmx/' 'NBUGINTS*32\t^X86_BUG_' \
		"macros of the kind 'vmx' begin with VMX_FEATURE_"
	damage "a row without quotes" linux 's/"f00f"/f00f/' '^capflags-row\tbug' \
		"a macro that begins with X86_BUG_ and a quoted name are wanted"
	damage "a name with a quote" linux 's/\tfpu$/\tf"pu/' 'shown\t^f"pu' \
		"this cannot be a name that /proc/cpuinfo shows"
	damage "a name with a blank" qemu 's/\tfpu$/\tf pu/' '0\t^f pu' \
		"this cannot be a name that -cpu takes"
	damage "a path with a blank" linux 's/^file\tMakefile/file\tMake file/' \
		'file\t^Make file' "this cannot be the path of a source file"
	damage "a hash too short" linux "s/^\(file\tMakefile\t.*\)f/\1/" 'Makefile\t^0123' \
		"a SHA-256 has 64 lower-case hexadecimal digits"
	damage "a hash in capitals" linux "s/^\(file\tMakefile\t.*\)f/\1F/" 'Makefile\t^0123' \
		"a SHA-256 has 64 lower-case hexadecimal digits"
	damage "a version that ends a comment" linux 's/6.0.1-rc2+x/6.0.1*\//' \
		'linux\t^6.0.1' "this is no version"
	# What other lines define.
	damage "a word that no line defines" linux 's/\(X86_FEATURE_FPU\)\t0/\1\t1/' \
		'X86_FEATURE_FPU\t^1' "no line defines this word"
	damage "a word of KVM's without a leaf" linux 's/\(SGX1\t\)12/\113/' \
		'kvm-feature\tKVM_X86_FEATURE_SGX1\t^13' "no line defines this word"
	damage "a scattered feature" linux 's/^scattered\tX86_FEATURE_SGX_LC\t0x7/scattered\tX86_FEATURE_SGX_L\t0x7/' \
		'scattered\t^X86_FEATURE_SGX_L\t' "no line defines this feature"
	damage "a translation's end" linux 's/^\(trans.*\)SGX1$/\1SGX9/' \
		'SGX1\t^KVM_X86_FEATURE_SGX9' "no line defines this feature of KVM's own"
	damage "a translation's start" linux 's/^\(translation.*\)SGX1\t/\1SGX9\t/' \
		'translation\t^X86_FEATURE_SGX9' "no line defines this feature"
	damage "a capability's word" linux 's/^kvm-cap\tCPUID_7_0_EBX/kvm-cap\tCPUID_7_1_EBX/' \
		'cap\t^CPUID_7_1_EBX' "no line defines this word"
	damage "a capability's macro" linux 's/passthrough\tX86_FEATURE_SGX2/&2/' \
		'passthrough\t^X86' "no line defines this feature"
	damage "a word left out of" linux 's/^kvm-left-out\tCPUID_1_EDX/kvm-left-out\tCPUID_1_EDI/' \
		'out\t^CPUID_1_EDI' "no line defines this word"
	damage "an operation's word" linux 's/set\tCPUID_12_EAX/set\tCPUID_12_EBX/' \
		'set\t^CPUID_12_EBX' "no line defines this word"
	damage "a dependency" linux 's/^\(dependency.*\)APIC/\1EPIC/' \
		'HLE\t^X86_FEATURE_EPIC' "no line defines this feature"
	damage "a setter's feature" linux 's/^setter\tX86_FEATURE_ART/setter\tX86_FEATURE_ARD/' \
		'setter\t^X86_FEATURE_ARD' "no line defines this feature"
	damage "a setter's file" linux '/^file.*common/d' 'detect_art\t^arch' \
		"no line defines this file"
	damage "a QEMU word" qemu 's/^qemu-mask\tFEAT_1_EDX/qemu-mask\tFEAT_1_EDI/' \
		'mask\t^FEAT_1_EDI' "no line defines this word"
	damage "a QEMU dependency" qemu 's/0x201\tFEAT_ARCH/0x201\tFEAT_ARSH/' \
		'0x201\t^FEAT_ARSH' "no line defines this word"
	# What must be there, once.
	damage "no tree" linux '/^tree/d' '^featmap-facts' "there is no line 'tree'"
	damage "two trees" linux 's/^tree.*/&\ntree\tqemu\t8.2.0/' '^tree\tqemu' \
		"another line says the same, or otherwise"
	damage "no files" linux '/^file/d' '^featmap-facts' "there is no line 'file'"
	damage "no features" linux '/^feature\t/d' '^featmap-facts' "there is no line 'feature'"
	damage "no VMX names" linux '/^vmx/d' '^featmap-facts' "there is no line 'vmx'"
	damage "no words" linux '/^word/d' '^featmap-facts' "there is no line 'word'"
	damage "no feature words" qemu '/^qemu-/d' '^featmap-facts' "there is no line 'qemu-word'"
	damage "no limit" linux '/^limit\tNBUG/d' '^featmap-facts' "no line gives the limit NBUGINTS"
	damage "a line twice" linux 's/^feature\tX86_FEATURE_FPU.*/&\n&/' \
		'^feature\tX86_FEATURE_FPU' "another line says the same, or otherwise"
	damage "a feature twice" linux 's/^\(feature\tX86_FEATURE_FPU\t0\)\t0.*/\1\t0\thidden\n&/' \
		'^feature\tX86_FEATURE_FPU\t0\t0\tshown' "another line says the same, or otherwise"
	damage "a scattered bit twice" linux 's/^scattered.*30$/&\n&/' \
		'^scattered\tX86_FEATURE_SGX_LC\t0x7' \
		"another line says the same, or otherwise"
	damage "a file twice" linux 's/^\(file\tMakefile\t\)\(.*\)\(.\)$/\1\2\3\n\1f\2/' \
		'^file\tMakefile\tf' "another line says the same, or otherwise"
	damage "an operation twice" linux 's/^\(kvm-op.*\t5\)\tset\(.*\)/\1\tclear\2\n&/' \
		'^kvm-op\tkvm_set_cpu_caps\t5\tset' "another line says the same, or otherwise"
	damage "a bit's name twice" qemu 's/^\(qemu-name.*\t10\).*/&\n\1\tbpic/' \
		'^qemu-name\tFEAT_1_EDX\t10\tbpic' "another line says the same, or otherwise"
	damage "a mask twice" qemu 's/^\(qemu-mask.*tcg\).*/\1\t0x1\n&/' \
		'^qemu-mask\tFEAT_1_EDX\ttcg\t0x7' "another line says the same, or otherwise"
	damage "two words of one number" linux 's/\(CPUID_7_0_EBX\)\t9/\1\t0/' 'word\t^CPUID_7_0_EBX' \
		"word 0 has a name already"
	damage "a word of Linux and KVM" linux 's/^kvm-word\tCPUID_12_EAX/kvm-word\tCPUID_1_EDX/' \
		'kvm-word\t^CPUID_1_EDX' "Linux has a word of this name"
	damage "two words of one register" qemu 's/cpuid\t0x7\t0\tebx/cpuid\t0x1\t-\tedx/' \
		'qemu-word\t^FEAT_7' "two words hold the same register"
	damage "a line of QEMU's" linux 's/^limit\tNVMX.*/&\nqemu-mask\tFEAT_1_EDX\ttcg\t0x1/' \
		'^qemu-mask' "facts of a tree of Linux have no such line"
	damage "a line of Linux's" qemu 's/^file.*/&\nlimit\tNCAPINTS\t20/' '^limit' \
		"facts of a tree of QEMU have no such line"
	damage "a missing part that is none" linux '/^limit\tNVMX/s/$/\nmissing\two\/rds/' \
		'missing\t^wo/rds' "this cannot be a part of a tree"
}

# A file cut short anywhere is refused.
cut_short() { # NAME FILE
	total=$(wc -l < "$2")
	lines=0
	taken=
	while [ $((lines += 1)) -lt "$total" ]; do
		head -n "$lines" "$2" > "$damaged"
		"$FEATMAP" facts "$damaged" > "$SCRATCH/out" 2> "$SCRATCH/err"
		[ $? -eq 3 ] || taken="$taken $lines"
	done
	echo "cut behind line$taken" > "$SCRATCH/err"
	if [ -z "$taken" ]; then
		pass "$1: cut behind any line"
	else
		fail "$1: cut behind any line" "$SCRATCH/err"
	fi
}

# A line lost, or one that stands twice, is refused, or it is as good as another
# tree's facts: then the same bytes come back.
each_line() { # NAME FILE
	total=$(wc -l < "$2")
	for script in d p; do
		line=0
		wrong=
		while [ $((line += 1)) -le "$total" ]; do
			sed "$line$script" "$2" > "$damaged"
			"$FEATMAP" facts "$damaged" > "$SCRATCH/out" 2> "$SCRATCH/err"
			status=$?
			if [ $status -eq 0 ]; then
				cmp -s "$damaged" "$SCRATCH/out" || wrong="$wrong $line"
			elif [ $status -ne 3 ]; then
				wrong="$wrong $line"
			fi
		done
		echo "sed $script of lines$wrong" > "$SCRATCH/err"
		if [ -z "$wrong" ]; then
			pass "$1: sed $script of each line"
		else
			fail "$1: sed $script of each line" "$SCRATCH/err"
		fi
	done
}

not_a_file() {
	mkfifo "$SCRATCH/pipe"
	exits "a pipe in place of a tree" 3 "$FEATMAP" facts "$SCRATCH/pipe"
	holds "... is told" "'$SCRATCH/pipe' is neither a folder with a source tree nor a file of facts" \
		"$SCRATCH/err"
	head -c 17000000 /dev/zero > "$SCRATCH/large"
	exits "a file too large" 3 "$FEATMAP" facts "$SCRATCH/large"
	holds "... is told" "'$SCRATCH/large' is too large" "$SCRATCH/err"
	rm "$SCRATCH/large"
}

write_small
mkdir "$out"
round_trip "all kinds of Linux" "$small_linux"
round_trip "all kinds of QEMU" "$small_qemu"
exits "all kinds: gen" 0 "$FEATMAP" gen --linux "$small_linux" --qemu "$small_qemu" -o "$out"
real_trees
pairs
other_orders
returns
unseen_characters
not_verified
depfile
partial
partial_tree
wrong_kind
damaged_files
cut_short "Linux" "$small_linux"
cut_short "QEMU" "$small_qemu"
each_line "Linux" "$small_linux"
each_line "QEMU" "$small_qemu"
not_a_file
finish
