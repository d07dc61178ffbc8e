# SPDX-License-Identifier: MIT
# The audit's rules, one by one: on miniature trees, where each must fire with an
# exact identity, and where it must not; then how often on each pair of real ones.
. tests/lib.sh
. tests/mini.sh

# A field of a finding in JSON, however its lines are broken: NAME VALUE lines.
fields() {
	tr '{' '\n' | tr ',' '\n' | sed -n 's/^ *"\(id\|severity\)": *"\([^"]*\)".*$/\1 \2/p'
}

# The identities of what is found, one a line.
ids_of() { # LINUX QEMU [OPTION...]
	first=$1 second=$2
	shift 2
	"$FEATMAP" audit --linux "$first" --qemu "$second" --format json "$@" \
		2> "$SCRATCH/err" | fields | sed -n 's/^id //p'
}

# What the rule under test finds in the miniature trees as they are now.
look() {
	ids_of "$linux" "$qemu" -Wno-all "-W$rule" > "$SCRATCH/ids"
	"$FEATMAP" audit --linux "$linux" --qemu "$qemu" --format json > "$SCRATCH/all" 2> "$SCRATCH/err"
	if [ ! -s "$SCRATCH/all" ]; then
		fail "$rule: the trees can be read" "$SCRATCH/err"
	fi
}

fires() { # WHERE:KEY WHY
	look
	fired=1
	if grep -qxF "$rule:$1" "$SCRATCH/ids"; then
		pass "$rule fires: $2"
	else
		fail "$rule fires: $2: no $rule:$1" "$SCRATCH/ids"
	fi
}

silent() { # WHERE:KEY WHY
	look
	quiet=1
	if grep -qF "$rule:$1" "$SCRATCH/ids"; then
		fail "$rule is silent: $2" "$SCRATCH/ids"
	else
		pass "$rule is silent: $2"
	fi
}

# The severity of one finding, with options.
severity() { # WANTED ID [OPTION...]
	wanted=$1 id=$2
	shift 2
	"$FEATMAP" audit --linux "$linux" --qemu "$qemu" --format json "$@" 2> "$SCRATCH/err" |
		fields | awk -v id="$id" '
			$1 == "severity" { severity = $2 }
			$1 == "id" && $2 == id { print severity }' > "$SCRATCH/got"
	echo "$wanted" > "$SCRATCH/wanted"
	same "$id with '$*' is of severity $wanted" "$SCRATCH/wanted" "$SCRATCH/got"
}

# One function a rule, which finds the miniature trees fresh.

test_word_disagrees() {
	silent "" "the words are where they say"
	swap "$reverse" "[CPUID_7_EDX] = { 7, 0, CPUID_EDX }" "[CPUID_7_EDX] = { 7, 0, CPUID_ECX }"
	fires 7.0.ecx.26:CPUID_7_EDX "reverse_cpuid[] against the word's own name"
	fresh
	swap "$table" ".eax = 0x80000008, .reg = R_EBX" ".eax = 0x80000007, .reg = R_EBX"
	fires 80000007.0.ebx.0:FEAT_8000_0008_EBX "feature_word_info[] against the word's own name"
	fresh
	swap "$reverse" "[CPUID_12_EAX] = { 0x12, 0, CPUID_EAX }" "[CPUID_12_EAX] = { 7, 2, CPUID_EDX }"
	fires 7.2.edx.0:CPUID_12_EAX:CPUID_7_2_EDX "two words of Linux's are one register"
	fresh
	swap "$table" ".eax = 1, .reg = R_ECX" ".eax = 1, .reg = R_EBX"
	silent 1.0.ebx.0:FEAT_1_ECX:CPUID_1_ECX "two names alike may be a coincidence"
	after "$features" "X86_FEATURE_TSC_DEADLINE" \
		'#define X86_FEATURE_AES		( 3*32+25) /* "aes" */'
	fires 1.0.ebx.0:FEAT_1_ECX:CPUID_1_ECX "three names are alike on the bits of another word"
	ids_of "$linux" "$qemu" > "$SCRATCH/ids"
	if grep -q '^qemu-only:1\.0\.ebx\.' "$SCRATCH/ids"; then
		fail "rules that presuppose it are silent about that register" "$SCRATCH/ids"
	else
		pass "rules that presuppose it are silent about that register"
	fi
	ids_of "$linux" "$qemu" -Wno-word-disagrees > "$SCRATCH/ids"
	holds "unless it is off" "qemu-only:1.0.ebx.0:pni" "$SCRATCH/ids"
}

test_false_friend() {
	fires 80000008.0.ebx.14:ibrs "Linux-defined"
	silent 1.0.ecx.0:pni "the name is on the same bit"
	silent msr.cf.5 "Linux shows no such name"
	after "$features" X86_FEATURE_ART \
		'#define X86_FEATURE_SPLIT_LOCK_DETECT	( 2*32+ 6) /* "split_lock_detect" */'
	fires msr.cf.5:split-lock-detect "across punctuation"
	swap "$table" '"sse4.1"' '"vnmi"'
	fires 1.0.ecx.19:vnmi "a VMX name is no name of a bit"
	swap "$features" '/* "dts" debug store */' '/* "stibp" */'
	fires 7.0.edx.27:stibp "another bit"
	swap "$features" '"ibrs" in use' 'in use'
	silent 80000008.0.ebx.14 "what is not shown misleads nobody"
	swap "$table" '"rdctl-no"' '"clzero"'
	silent msr.10a.0 "QEMU's name is right for one of its two bits"
}

test_qemu_duplicate_name() {
	fires 40000001.0.eax.0:kvmclock "twice in one word"
	silent 1.0.ecx "each once"
	swap "$table" '"rdctl-no"' '"clzero"'
	fires 80000008.0.ebx.0:clzero "twice in two words"
	swap "$table" 'NULL, "kvmclock"' 'NULL, "kvmclock2"'
	silent 40000001 "no longer twice"
}

test_synthetic_shadow() {
	fires 80000008.0.ebx.14:ibrs "called like AMD_IBRS, and as QEMU calls that"
	silent "10.0" "MBA has bits"
	swap "$table" '[14] = "ibrs"' '[14] = "amd-ibrs"'
	fires 80000008.0.ebx.14:ibrs "called like AMD_IBRS alone"
	swap "$features" X86_FEATURE_AMD_IBRS X86_FEATURE_PREFER_IBRS
	silent "" "no name of a vendor's in front"
	swap "$table" '"rdctl-no"' '"art"'
	fires msr.10a.0:art "as QEMU calls a bit of an MSR"
}

test_name_differs() {
	fires 1.0.edx.21:ds:dts "dts and ds"
	silent 1.0.ecx.19 "sse4_1 and sse4.1"
	silent 1.0.ecx.0 "pni and pni"
	swap "$table" '[21] = "ds"' '[21] = "dts"'
	silent 1.0.edx.21 "the names are equal now"
}

test_name_spelling() {
	fires 1.0.ecx.19:sse4.1:sse4_1 "sse4_1 and sse4.1"
	silent 1.0.edx.21 "dts and ds"
	swap "$features" '"sse4_1"' '"sse4.1"'
	silent 1.0.ecx.19 "the names are equal now"
}

test_unnamed_in_qemu() {
	fires 10.0.ebx.3:mba "shown, not named"
	silent 1.0.edx.0 "named"
	severity note unnamed-in-qemu:10.0.ebx.3:mba
	severity error unnamed-in-qemu:10.0.ebx.3:mba -Werror=unnamed-in-qemu
	severity note unnamed-in-qemu:10.0.ebx.3:mba -Werror
	swap "$table" '"fpu", [21]' '[21]'
	fires 1.0.edx.0:fpu "KVM advertises it"
	severity warning unnamed-in-qemu:1.0.edx.0:fpu
	severity error unnamed-in-qemu:1.0.edx.0:fpu -Werror
	severity note unnamed-in-qemu:10.0.ebx.3:mba -Werror=unnamed-in-qemu -Wall
	swap "$features" '/* "fpu" x87 */' '/* x87 */'
	silent 1.0.edx.0 "not shown, either"
}

test_advertised_unknown() {
	silent "" "what KVM lists has names"
	swap "$table" '[26] = "spec-ctrl", "stibp"' '[27] = "stibp"'
	fires 7.0.edx.26:spec_ctrl "listed, hidden and without a name"
	swap "$kvm" "F(SPEC_CTRL)" "0 | 0 /* SPEC_CTRL */"
	silent "" "left out"
	swap "$kvm" "kvm_cpu_cap_clear(X86_FEATURE_DS)" "kvm_cpu_cap_set(X86_FEATURE_SPEC_CTRL)"
	silent "" "left out, though set under a condition"
	swap "$kvm" "0 /* SPEC_CTRL */" "0"
	fires 7.0.edx.26:spec_ctrl "set under a condition"
	fresh
	before "$kvm" "kvm_cpu_cap_mask(CPUID_7_EDX" "	kvm_cpu_cap_mask(CPUID_8000_0001_EDX, F(FPU) | F(SYSCALL));"
	silent 80000001.0.edx.0 "AMD's copy of a bit that is known"
	swap "$kvm" "F(SPEC_CTRL)" "F(SPEC_CTRL) | BIT(3)"
	fires 7.0.edx.3:unnamed "a bare BIT()"
}

test_comment_disagrees() {
	silent "" "comments are right"
	swap "$table" 'NULL /* osxsave */' 'NULL /* clzero */'
	fires 1.0.ecx.27:qemu:clzero "QEMU's has the name of another bit"
	swap "$table" 'NULL /* clzero */' 'NULL /* nothing that is known */'
	silent 1.0.ecx.27 "QEMU's has no known name"
	swap "$table" 'NULL /* nothing that is known */' 'NULL /* not quite like clzero */'
	silent 1.0.ecx.27 "QEMU's is prose"
	swap "$kvm" "0 /* DS */" "0 /* SYSCALL */"
	fires 80000001.0.edx.11:kvm:CPUID_1_EDX:SYSCALL "KVM's is of another word"
	swap "$kvm" "0 /* SYSCALL */" "0 /* PSN */"
	silent 80000001 "KVM's is no known name"
	swap "$kvm" "F(SPEC_CTRL)" "F(SPEC_CTRL)); kvm_cpu_cap_mask(CPUID_8000_0001_EDX, F(SYSCALL)"
	fires 80000001.0.edx.0:qemu:fpu "KVM's list has no copy of that bit"
	swap "$kvm" "CPUID_8000_0001_EDX, F(SYSCALL)" "CPUID_8000_0001_EDX, F(FPU)"
	silent 80000001.0.edx.0 "KVM's list says that it is a copy"
}

test_dependency_differs() {
	fires 1.0.ecx.19:linux:sse4.1:pni "Linux only"
	fires 1.0.ecx.0:qemu:pni:fpu "QEMU only"
	silent 12.0.eax.0 "QEMU does not name sgx1"
	severity note dependency-differs:1.0.ecx.19:linux:sse4.1:pni
	swap "$cpuid_deps" "{ 0, 0 }" "{ X86_FEATURE_XMM3, X86_FEATURE_DS }, { 0, 0 }"
	fires 1.0.ecx.0:linux:pni:ds "QEMU has another rule"
	severity warning dependency-differs:1.0.ecx.0:linux:pni:ds
	severity warning dependency-differs:1.0.ecx.0:qemu:pni:fpu
	swap "$cpuid_deps" "X86_FEATURE_XMM3, X86_FEATURE_DS" "X86_FEATURE_XMM3, X86_FEATURE_FPU"
	silent 1.0.ecx.0 "both have it"
	swap "$cpuid_deps" "{ X86_FEATURE_XMM3, X86_FEATURE_FPU }" \
		"{ X86_FEATURE_XMM3, X86_FEATURE_DS }, { X86_FEATURE_DS, X86_FEATURE_FPU }"
	silent 1.0.ecx.0:qemu:pni:fpu "Linux has it in two steps"
	fresh
	swap "$table" "CPUID_FP87 }," "CPUID_FP87 | CPUID_DTS },"
	silent 1.0.ecx.0:qemu "QEMU wants one of two bits, neither of them"
	fresh
	swap "$table" "CPUID_FP87 }," "CPUID_DTS },"
	swap "$cpuid_deps" "{ 0, 0 }" "{ X86_FEATURE_DS, X86_FEATURE_XMM3 }, { 0, 0 }"
	fires 1.0.edx.21:linux:ds:pni "the other way round"
	severity warning dependency-differs:1.0.edx.21:linux:ds:pni
	silent 1.0.ecx.0 "and that is said once"
}

test_linux_name_twice() {
	silent "" "each once"
	swap "$features" '/* "clzero" */' '/* "sse4_1" */'
	fires linux:sse4-1:X86_FEATURE_CLZERO:X86_FEATURE_XMM4_1 "two features, one name"
	swap "$features" '( 5*32+ 0) /* "sse4_1" */' '( 5*32+ 0) /* not shown */'
	silent "" "one of them is hidden"
	after "$features" X86_FEATURE_XMM4_1 '#define X86_FEATURE_SSE4_1	X86_FEATURE_XMM4_1 /* "sse4_1" */'
	silent "" "two macros of one number"
	for bit in 1 2 3 4 5 6 7 8; do
		after "$features" X86_FEATURE_XMM4_1 "#define X86_FEATURE_T$bit	( 3*32+$bit) /* \"sse4_1\" */"
	done
	fires linux:sse4-1 "ten macros, one name: as one finding"
	silent linux:sse4-1:X86_FEATURE_SSE4_1 "and not pair by pair"
	"$FEATMAP" audit --linux "$linux" --qemu "$qemu" -Wno-all "-W$rule" > "$SCRATCH/text" 2>&1
	tr -s ' \n' ' ' < "$SCRATCH/text" > "$SCRATCH/line"
	holds "that tells their number and two of them" \
		"Linux shows 10 macros as sse4_1, among them X86_FEATURE_SSE4_1 and X86_FEATURE_T1" "$SCRATCH/line"
}

test_dependency_repeated() {
	silent "" "each row once"
	swap "$cpuid_deps" "{ 0, 0 }" "{ X86_FEATURE_XMM4_1, X86_FEATURE_XMM3 }, { 0, 0 }"
	fires 1.0.ecx.19:xmm4_1:xmm3 "a row twice"
}

test_not_migratable() {
	silent "" "no mask says so"
	swap "$table" ".tcg_features = CPUID_EXT_SSE3," ".unmigratable_flags = CPUID_EXT_SSE3,"
	fires 1.0.ecx.0:pni "the mask says so"
	swap "$table" ".unmigratable_flags = CPUID_EXT_SSE3," \
		".unmigratable_flags = CPUID_EXT_SSE3, .migratable_flags = CPUID_EXT_SSE3,"
	silent 1.0.ecx.0 "the other mask says otherwise"
}

test_not_auto_enabled() {
	silent "" "no mask says so"
	swap "$table" ".tcg_features = CPUID_EXT_SSE3," ".no_autoenable_flags = CPUID_EXT_SSE3 | 1U << 3,"
	fires 1.0.ecx.0:pni "the mask says so"
	silent 1.0.ecx.3 "it has no name"
}

test_mask_unnamed() {
	silent "" "masks are of named bits, or of a word without names"
	swap "$table" ".tcg_features = CPUID_EXT_SSE3," ".tcg_features = CPUID_EXT_SSE3 | 1U << 3,"
	fires 1.0.ecx.3:tcg "a bit without a name"
	swap "$table" ".tcg_features = CPUID_EXT_SSE3 | 1U << 3," ".tcg_features = 1U << 27,"
	silent 1.0.ecx "a bit that a comment names"
	swap "$table" ".tcg_features = 1U << 27," ".tcg_features = ~0U,"
	silent 1.0.ecx "all bits of the word"
	swap "$table" ".msr = { .index = MSR_IA32_ARCH_CAPABILITIES, }," \
		".msr = { .index = MSR_IA32_ARCH_CAPABILITIES, }, .no_autoenable_flags = 1ull << 40,"
	fires msr.10a.40:no-autoenable "a bit of an MSR without a name"
}

test_kvm_left_out() {
	fires 1.0.edx.21:ds "DS is in a comment"
	silent 1.0.edx.0 "FPU is in the list"
	swap "$kvm" "0 /* DS */" "F(DS)"
	silent "" "DS is in the list now"
}

test_never_advertised() {
	fires 1.0.ecx.25:aes "in no list"
	silent 1.0.edx.0 "in a list"
	silent 1.0.edx.21 "left out by a comment, which is another rule's"
	silent 1.0.ecx.19 "set for Intel's CPUs"
	silent 80000008 "KVM has no list for that word"
	silent msr "MSRs are in no list"
	swap "$svm_caps" "	if (nested)" "	kvm_cpu_cap_clear(X86_FEATURE_SPEC_CTRL);
	if (nested)"
	silent 7.0.edx.26 "taken back on AMD's CPUs only"
	swap "$vmx_caps" "	if (nested)" "	kvm_cpu_cap_clear(X86_FEATURE_SPEC_CTRL);
	if (nested)"
	fires 7.0.edx.26:spec-ctrl "taken back on both"
}

test_kvm_unlisted_word() {
	fires 40000001.0.eax.0:FEAT_KVM "KVM's own leaf"
	silent 1.0 "KVM has lists"
	silent msr "MSRs are no CPUID words"
	swap "$kvm" "F(SPEC_CTRL)" "F(SPEC_CTRL)); kvm_cpu_cap_mask(CPUID_8000_0008_EBX, F(CLZERO)"
	silent 80000008 "KVM has a list now"
}

test_hidden_in_linux() {
	fires 7.0.edx.26:spec-ctrl "a macro that is not shown"
	silent 7.0.edx.27 "there is no macro"
	silent 1.0.edx.0 "shown"
	swap "$table" '"kvmclock", "kvm-nopiodelay", NULL, "kvmclock"' '[5] = "mcdt-no"'
	swap "$table" ".eax = KVM_CPUID_FEATURES, .reg = R_EAX" ".eax = 7, .needs_ecx = true, .ecx = 2, .reg = R_EDX"
	fires 7.2.edx.5:mcdt-no "a macro of KVM's own"
	swap "$features" '/* not shown */' '/* "sgx1" */'
	swap "$features" '26) /* not shown */' '26) /* "spec_ctrl" */'
	silent 7.0.edx.26 "shown now"
}

test_qemu_only() {
	fires 1.0.ecx.25:aes "no macro on that bit"
	fires msr.48d.5:vmx-vnmi "nor for any of that MSR"
	silent 1.0.ecx.19 "a macro is there"
	after "$features" "X86_FEATURE_TSC_DEADLINE" \
		'#define X86_FEATURE_AES		( 3*32+25) /* not shown */'
	silent 1.0.ecx.25 "a macro is there now"
}

"$FEATMAP" audit --list-rules > "$SCRATCH/rules"
for rule in $(cut -f 1 "$SCRATCH/rules"); do
	name=test_$(echo "$rule" | tr - _)
	fired='' quiet=''
	if ! command -v "$name" > /dev/null; then
		fail "$rule has a test"
		continue
	fi
	fresh
	"$name"
	if [ "$fired" ] && [ "$quiet" ]; then
		pass "$rule: tested both ways"
	else
		fail "$rule: tested both ways"
	fi
done

# Moving lines changes no identity, nor does it matter where facts come from.
fresh
ids_of "$linux" "$qemu" > "$SCRATCH/wanted"
for file in "$features" "$kvm" "$table" "$cpuid_deps" "$reverse"; do
	{ printf '\n/* moved */\n\n'; cat "$file"; } > "$SCRATCH/moved"
	cp "$SCRATCH/moved" "$file"
done
ids_of "$linux" "$qemu" > "$SCRATCH/got"
same "lines that move change no identity" "$SCRATCH/wanted" "$SCRATCH/got"
"$FEATMAP" facts "$linux" > "$SCRATCH/linux.facts" 2> "$SCRATCH/err"
"$FEATMAP" facts "$qemu" > "$SCRATCH/qemu.facts" 2> "$SCRATCH/err"
ids_of "$SCRATCH/linux.facts" "$SCRATCH/qemu.facts" > "$SCRATCH/got"
same "saved facts give the same identities" "$SCRATCH/wanted" "$SCRATCH/got"

# What a tree says twice is found once, with both places.
once() { # ID WHY
	"$FEATMAP" audit --linux "$linux" --qemu "$qemu" --format json > "$SCRATCH/all" 2> "$SCRATCH/err"
	grep -F "\"id\": \"$1\"" "$SCRATCH/all" | tee "$SCRATCH/one" | wc -l > "$SCRATCH/got"
	echo 1 > "$SCRATCH/wanted"
	same "$1 is found once: $2" "$SCRATCH/wanted" "$SCRATCH/got"
}
fresh
swap "$kvm" "0 /* DS */" "0 /* SYSCALL */ | 0 /* SYSCALL */"
once comment-disagrees:80000001.0.edx.11:kvm:CPUID_1_EDX:SYSCALL "a comment twice in a list"
grep -o '"path": "arch/x86/kvm/cpuid.c"' "$SCRATCH/one" | wc -l > "$SCRATCH/got"
echo 2 > "$SCRATCH/wanted"
same "... with both places" "$SCRATCH/wanted" "$SCRATCH/got"
fresh
before "$table" "{ FEAT_7_0_EDX, 1U << 29 }" "		.from = { FEAT_1_EDX, CPUID_FP87 },
		.to = { FEAT_1_ECX, CPUID_EXT_SSE3 }, }, {"
once dependency-differs:1.0.ecx.0:qemu:pni:fpu "a row twice in feature_dependencies[]"

# A part of a tree: what it does not have says nothing.
fresh
rm -r "$linux/arch/x86/kvm" "$cpuid_deps"
ids_of "$linux" "$qemu" --partial > "$SCRATCH/ids"
holds "without KVM: names are still compared" unnamed-in-qemu:10.0.ebx.3:mba "$SCRATCH/ids"
for rule in never-advertised kvm-unlisted-word kvm-left-out advertised-unknown dependency-differs; do
	grep "^$rule:" "$SCRATCH/ids" > "$SCRATCH/got"
	: > "$SCRATCH/wanted"
	same "without KVM and cpuid_deps[]: no $rule" "$SCRATCH/wanted" "$SCRATCH/got"
done
severity note unnamed-in-qemu:10.0.ebx.3:mba --partial

# The files of KVM's that are there say nothing for those that are not.
none_of() { # WITHOUT RULE...: none in the CPUID words
	title="without $1"
	shift
	for rule in "$@"; do
		grep "^$rule:[0-9]" "$SCRATCH/ids" > "$SCRATCH/got"
		: > "$SCRATCH/wanted"
		same "$title: no $rule" "$SCRATCH/wanted" "$SCRATCH/got"
	done
}
for file in "$kvm" "$svm_caps" "$vmx_caps"; do
	fresh
	rm "$file"
	ids_of "$linux" "$qemu" --partial > "$SCRATCH/ids"
	none_of "${file##*/}" never-advertised kvm-unlisted-word
done

# Nor is a feature Linux-defined because what gives it its bit is missing.
fresh
real_script linux-6.12
swap "$table" '"clzero",' '"clzero", [7] = "mba",'
swap "$scattered" 'CPUID_EBX, 3, 0x10, 0' 'CPUID_EBX, 7, 0x80000008, 0'
silent 80000008.0.ebx.7:mba "scattered.c says that it is this bit"
rm "$scattered"
for rule in false-friend:80000008.0.ebx.7:mba false-friend:80000008.0.ebx.14:ibrs; do
	severity note "$rule" --partial
done
"$FEATMAP" audit --linux "$linux" --qemu "$qemu" --partial > "$SCRATCH/out" 2> "$SCRATCH/err"
holds "... and says why" "unless what this tree lacks" "$SCRATCH/out"
ids_of "$linux" "$qemu" --partial > "$SCRATCH/ids"
none_of scattered.c synthetic-shadow qemu-only
holds "MSRs are in none of those files" qemu-only:msr.48d.5:vmx-vnmi "$SCRATCH/ids"

# Real pairs.

count() { # RULE
	grep -c "^$1:" "$SCRATCH/ids"
}

# A rule and the verdict of the map that it is about, counted by audit.txt.
agrees() { # PAIR RULE VERDICT...
	pair=$1 rule=$2
	shift 2
	total=0
	for verdict in "$@"; do
		total=$((total + $(sed -n "s/^  $verdict  *\([0-9][0-9]*\)  .*/\1/p" "$SCRATCH/audit.txt")))
	done
	if [ "$(count "$rule")" -eq "$total" ]; then
		pass "$pair: $rule is as often as the map has $*"
	else
		fail "$pair: $rule $(count "$rule") times, but $total rows are $*"
	fi
}

# By the sources' text alone: what stands twice in QEMU's table.
duplicates() { # QEMU
	sed -n '/feature_word_info\[FEATURE_WORDS\] = {/,/^};/p' \
		"$TREES/qemu-$1/target/i386/cpu.c" | grep -v '^ *\*' | grep -o '"[a-z][a-z0-9.-]*"' |
		tr -d '"' | sort | uniq -d
}

# And in the kernel's.
repeated() { # LINUX
	sed -n 's/^.*{[[:space:]]*X86_FEATURE_\([A-Z0-9_]*\),[[:space:]]*X86_FEATURE_\([A-Z0-9_]*\)[[:space:]]*}.*$/\1:\2/p' \
		"$TREES/linux-$1/arch/x86/kernel/cpu/cpuid-deps.c" | sort | uniq -d | tr A-Z a-z
}

pair() { # LINUX QEMU
	name="linux-$1 qemu-$2"
	ids_of "$TREES/linux-$1" "$TREES/qemu-$2" > "$SCRATCH/ids"
	"$FEATMAP" gen --no-verify --linux "$TREES/linux-$1" --qemu "$TREES/qemu-$2" \
		--format audit -o - > "$SCRATCH/audit.txt" 2> "$SCRATCH/err"
	line=''
	for rule in $(cut -f 1 "$SCRATCH/rules"); do
		line="$line $rule $(count "$rule"),"
	done
	echo "note $name:${line%,}"
	sort "$SCRATCH/ids" | uniq -d > "$SCRATCH/got"
	: > "$SCRATCH/wanted"
	same "$name: no identity twice" "$SCRATCH/wanted" "$SCRATCH/got"
	agrees "$name" name-differs different
	agrees "$name" name-spelling spelling
	agrees "$name" unnamed-in-qemu unnamed
	agrees "$name" hidden-in-linux hidden kvm-only
	agrees "$name" qemu-only qemu-only
	duplicates "$2" > "$SCRATCH/wanted"
	sed -n 's/^qemu-duplicate-name:.*://p' "$SCRATCH/ids" | sort > "$SCRATCH/got"
	same "$name: duplicate names, as grep finds them" "$SCRATCH/wanted" "$SCRATCH/got"
	repeated "$1" > "$SCRATCH/wanted"
	sed -n 's/^dependency-repeated:[^:]*://p' "$SCRATCH/ids" | sort > "$SCRATCH/got"
	same "$name: repeated dependencies, as grep finds them" "$SCRATCH/wanted" "$SCRATCH/got"
	echo not-migratable:80000007.0.edx.8:invtsc > "$SCRATCH/wanted"
	grep '^not-migratable:' "$SCRATCH/ids" > "$SCRATCH/got"
	same "$name: invtsc alone cannot migrate" "$SCRATCH/wanted" "$SCRATCH/got"
	for rule in word-disagrees comment-disagrees linux-name-twice; do
		grep "^$rule:" "$SCRATCH/ids" > "$SCRATCH/got"
		: > "$SCRATCH/wanted"
		same "$name: no $rule" "$SCRATCH/wanted" "$SCRATCH/got"
	done
}

for kernel in 5.10 6.1 6.12; do
	for version in 5.2 7.2 10.0; do
		pair $kernel $version
	done
done

# The last pair, by hand.
found() { # ID WHY
	if grep -qxF "$1" "$SCRATCH/ids"; then
		pass "$1: $2"
	else
		fail "$1: $2"
	fi
}
missing() { # ID WHY
	if grep -qF "$1" "$SCRATCH/ids"; then
		fail "no $1: $2"
	else
		pass "no $1: $2"
	fi
}
printf '%s\n' ibpb ibrs split-lock-detect ssbd stibp > "$SCRATCH/wanted"
sed -n 's/^false-friend:.*://p' "$SCRATCH/ids" | sort > "$SCRATCH/got"
same "6.12 and 10.0: the false friends" "$SCRATCH/wanted" "$SCRATCH/got"
printf '%s\n' kvmclock vmx-invept-single-context > "$SCRATCH/wanted"
sed -n 's/^qemu-duplicate-name:.*://p' "$SCRATCH/ids" | sort > "$SCRATCH/got"
same "6.12 and 10.0: the duplicate names" "$SCRATCH/wanted" "$SCRATCH/got"
found synthetic-shadow:7.0.edx.31:ssbd "X86_FEATURE_SSBD, AMD_SSBD, QEMU's ssbd"
found advertised-unknown:80000021.0.ecx.1:tsa_sq_no "in KVM's list, QEMU 10.0 has no such word"
found never-advertised:7.0.ebx.22:pcommit "gone from Linux, still in QEMU"
missing never-advertised:7.0.ecx.24 "svm takes bus_lock_detect back, vmx does not"
found kvm-left-out:1.0.ecx.3:monitor "MONITOR in a comment of CPUID_1_ECX"
found kvm-unlisted-word:40000001.0.eax.0:FEAT_KVM "KVM's own leaf"
found mask-unnamed:msr.480.49:no-autoenable "MSR_VMX_BASIC_DUAL_MONITOR"
found not-auto-enabled:80000001.0.ecx.22:topoext "no_autoenable_flags = CPUID_EXT3_TOPOEXT"
found dependency-differs:1.0.ecx.28:linux:avx:xsave "in cpuid_deps[] only"
missing dependency-differs:7.1.eax.17:linux:fred:lkgs "in both"
missing dependency-differs:7.0.ecx.30 "SGX_LC needs SGX in both"
finish
