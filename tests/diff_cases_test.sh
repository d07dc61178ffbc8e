# SPDX-License-Identifier: MIT
# featmap diff on miniature trees that differ in one thing: which changes that is,
# and that it is no other. And bad inputs.
# shellcheck disable=SC2016,SC2154 # lines not to be expanded; of the files sourced
. tests/lib.sh
. tests/mini.sh

every='feature bug vmx kvm-feature word kvm qemu alias pair'

# A new case begins: OLD is as the miniature trees are, NEW is yet to be changed.
begin() { # NAME
	case_name=$1
	fresh
	real_script linux-6.12
	rm -rf "$SCRATCH/old"
	mkdir "$SCRATCH/old"
	cp -R "$linux" "$qemu" "$SCRATCH/old"
}

# What diff says of the old and the new tree is this: lines of kind, name, bit,
# old, new, with blanks between.
gives() { # linux|qemu [LINES] [OPTION...]
	kind=$1
	printf '%s' "${2:+$2
}" | tr -s ' ' '\t' | sort > "$SCRATCH/wanted"
	shift
	[ $# -eq 0 ] || shift
	if ! "$FEATMAP" diff --format json "$SCRATCH/old/$kind" "$SCRATCH/$kind" "$@" \
		> "$SCRATCH/json" 2> "$SCRATCH/err"; then
		fail "$case_name: diff" "$SCRATCH/err"
		return
	fi
	# shellcheck disable=SC2086 # several subjects
	python3 tests/oracle/diff.py changes "$SCRATCH/json" $every | tr ' ' _ |
		sort > "$SCRATCH/got"
	same "$case_name" "$SCRATCH/wanted" "$SCRATCH/got"
	json_count=$((json_count + 1))
	cp "$SCRATCH/json" "$SCRATCH/jsons/$json_count"
}
json_count=0
mkdir "$SCRATCH/jsons"

# QEMU's names.

begin 'two names change places: two moves'
swap "$table" '"spec-ctrl", "stibp"' '"stibp", "spec-ctrl"'
gives qemu 'moved spec-ctrl 7.0.edx.27 7.0.edx.26 7.0.edx.27
moved stibp 7.0.edx.26 7.0.edx.27 7.0.edx.26'

begin 'another name on a bit: renamed'
swap "$table" '"clzero"' '"clear-zero"'
gives qemu 'renamed clear-zero 80000008.0.ebx.0 clzero clear-zero'

begin 'a move is more than a new name on its bit'
swap "$table" '"aes", "xsave"' '"xsave"'
gives qemu 'moved xsave 1.0.ecx.25 1.0.ecx.26 1.0.ecx.25
removed aes 1.0.ecx.25 1.0.ecx.25 -'

begin 'of a name on two bits one gets another name'
swap "$table" 'NULL, "kvmclock"' 'NULL, "kvmclock-new"'
gives qemu 'renamed kvmclock-new 40000001.0.eax.3 kvmclock kvmclock-new'

begin 'of a name on two bits one moves'
swap "$table" 'NULL, "kvmclock"' 'NULL, NULL, "kvmclock"'
gives qemu 'moved kvmclock 40000001.0.eax.4 40000001.0.eax.3 40000001.0.eax.4'

begin 'a name on two bits is gone from one'
swap "$table" '"kvmclock", "kvm-nopiodelay"' 'NULL, "kvm-nopiodelay"'
gives qemu 'removed kvmclock 40000001.0.eax.0 40000001.0.eax.0 -'

begin 'a name moves to another word, an MSR'
swap "$table" '"rdctl-no"' 'NULL'
swap "$table" '[5] = "split-lock-detect"' '[5] = "split-lock-detect", "rdctl-no"'
gives qemu 'moved rdctl-no msr.cf.6 msr.10a.0 msr.cf.6'

begin 'a comment becomes a name: added'
swap "$table" 'NULL /* osxsave */' '"osxsave"'
gives qemu 'added osxsave 1.0.ecx.27 - 1.0.ecx.27'

begin 'a word gets another enumerator: nothing that anybody sees'
swap "$cpu_h" FEAT_1_ECX FEAT_01_ECX
sed 's/FEAT_1_ECX/FEAT_01_ECX/' "$table" > "$SCRATCH/changed"
cat "$SCRATCH/changed" > "$table"
gives qemu

begin 'a word is gone, its names with it'
swap "$table" '[5] = "vmx-vnmi"' '[5] = NULL'
gives qemu 'removed vmx-vnmi msr.48d.5 msr.48d.5 -'

begin 'masks, of named bits and others'
swap "$table" '.migratable_flags = 0x7,' '.migratable_flags = 0x5,'
swap "$table" '.tcg_features = TCG_FEATURES,' '.no_autoenable_flags = 1, .unmigratable_flags = 1u << 21,'
gives qemu 'mask d.0.eax.1 d.0.eax.1 migratable -
mask ds 1.0.edx.21 - unmigratable
mask ds 1.0.edx.21 tcg -
mask fpu 1.0.edx.0 - no-autoenable
mask fpu 1.0.edx.0 tcg -'
exits "$case_name: as text" 0 "$FEATMAP" diff "$SCRATCH/old/qemu" "$qemu"
holds "$case_name: what cannot migrate any more" 'not migratable now: 1' "$SCRATCH/out"
holds "$case_name: what has to be asked for" 'only if asked for: 1' "$SCRATCH/out"

begin 'aliases'
swap "$table" '"sse3", obj, "pni"' '"sse-three", obj, "pni"'
gives qemu 'added sse-three - - pni
removed sse3 - pni -'

begin 'an alias that means another name'
swap "$table" '"sse3", obj, "pni"' '"sse3", obj, "aes"'
gives qemu 'renamed sse3 - pni aes'

# Linux's macros.

begin 'a macro in another hardware word moves, with its bit'
swap "$features" 'XMM3	( 3*32+ 0)' 'XMM3	( 5*32+ 3)'
gives linux 'moved X86_FEATURE_XMM3 - 3*32+0 5*32+3'
exits "$case_name: as text" 0 "$FEATMAP" diff "$SCRATCH/old/linux" "$linux"
holds "$case_name: who reads /proc/cpuinfo is told" 'other bit' "$SCRATCH/out"

begin 'a macro in a word of the kernel alone moves, and becomes synthetic'
swap "$features" 'CLZERO	( 5*32+ 0)' 'CLZERO	( 2*32+ 7)'
gives linux 'moved X86_FEATURE_CLZERO - 5*32+0 2*32+7
became-synthetic X86_FEATURE_CLZERO - 80000008.0.ebx.0 -'

begin 'scattered.c gives a macro a bit: it becomes hardware, and stays where it is'
after "$scattered" X86_FEATURE_SGX1 '	{ X86_FEATURE_ART, CPUID_EBX, 9, 0x15, 0 },'
gives linux 'became-hardware X86_FEATURE_ART - - 15.0.ebx.9'

begin 'scattered.c gives a macro fewer bits, though not none: it moves'
swap "$scattered" '	{ X86_FEATURE_MBA, CPUID_EBX, 6, 0x80000008, 0 },' ''
gives linux 'moved X86_FEATURE_MBA - 10.0.ebx.3,_80000008.0.ebx.6 10.0.ebx.3'

begin 'a word means something else'
swap "$words" CPUID_8000_0008_EBX CPUID_LNX_5
swap "$reverse" '	[CPUID_8000_0008_EBX] = { 0x80000008, 0, CPUID_EBX },' ''
gives linux 'became-synthetic X86_FEATURE_CLZERO - 80000008.0.ebx.0 -
became-synthetic X86_FEATURE_AMD_IBRS - 80000008.0.ebx.14 -
became-synthetic word_5 - 80000008.0.ebx -'

begin 'a second macro on a bit: added, and the first is where it was'
after "$features" X86_FEATURE_ART '#define X86_FEATURE_CLEAR	( 2*32+ 9) /* not shown */'
after "$scattered" X86_FEATURE_SGX1 '	{ X86_FEATURE_CLEAR, CPUID_EBX, 0, 0x80000008, 0 },'
gives linux 'added X86_FEATURE_CLEAR - - 2*32+9'

begin 'a macro with another name is another macro, and each tells whose number it is'
swap "$features" X86_FEATURE_SPEC_CTRL X86_FEATURE_SPECULATION
swap "$kvm" 'F(SPEC_CTRL)' 'F(SPECULATION)'
gives linux 'removed X86_FEATURE_SPEC_CTRL - 4*32+26 -
added X86_FEATURE_SPECULATION - - 4*32+26'
holds "$case_name: now" '"old_number_now": "X86_FEATURE_SPECULATION"' "$SCRATCH/json"
holds "$case_name: before" '"new_number_was": "X86_FEATURE_SPEC_CTRL"' "$SCRATCH/json"

begin 'shown, hidden and renamed'
swap "$features" '"fpu" x87' 'x87'
swap "$features" '/* not shown */' '/* "sgx1" */'
swap "$vmxfeatures" '"vnmi"' '"virtual_nmis"'
swap "$features" '"f00f"' '"foof"'
gives linux 'hidden X86_FEATURE_FPU - fpu -
shown X86_FEATURE_SGX1 - - sgx1
renamed VMX_FEATURE_VIRTUAL_NMIS - vnmi virtual_nmis
renamed X86_BUG_F00F - f00f foof'

begin 'a name goes from one macro to another'
swap "$features" '/* "art" a timer */' '/* not shown */'
swap "$features" '/* "mba" two bits */' '/* "art" */'
gives linux 'hidden X86_FEATURE_ART - art -
renamed X86_FEATURE_MBA - mba art'
exits "$case_name: as text" 0 "$FEATMAP" diff "$SCRATCH/old/linux" "$linux"
holds "$case_name: the name stays" 'is the name of X86_FEATURE_MBA' "$SCRATCH/out"

begin 'a macro that 64-bit kernels have no more is removed'
swap "$features" '#define X86_FEATURE_ART		( 2*32+ 1) /* "art" a timer */' \
	'#ifndef CONFIG_X86_64
#define X86_FEATURE_ART		( 2*32+ 1) /* "art" a timer */
#endif'
gives linux 'removed X86_FEATURE_ART - 2*32+1 32-bit_kernels'

begin 'a macro of KVM'\''s own becomes one of cpufeatures.h: it moves'
swap "$reverse" '#define X86_FEATURE_MCDT_NO		KVM_X86_FEATURE(CPUID_7_2_EDX, 5)' ''
after "$features" X86_FEATURE_AMD_IBRS '#define X86_FEATURE_MCDT_NO	( 2*32+ 9) /* no leak */'
gives linux 'moved X86_FEATURE_MCDT_NO - CPUID_7_2_EDX+5 2*32+9
became-synthetic X86_FEATURE_MCDT_NO - 7.2.edx.5 -'

begin 'one more word of KVM'\''s own: the others have not moved'
swap "$reverse" '	CPUID_7_2_EDX,' '	CPUID_7_1_EDX,
	CPUID_7_2_EDX,'
after "$reverse" '[CPUID_7_2_EDX] =' '	[CPUID_7_1_EDX] = { 7, 1, CPUID_EDX },'
gives linux

# What KVM does.

begin 'KVM lists a bit more, and one less'
swap "$kvm" 'F(SPEC_CTRL)' '0'
swap "$kvm" 'F(FPU) | 0 /* DS */' 'F(FPU) | F(DS)'
gives linux 'unadvertised unlisted 7.0.edx.26 native -
advertised listed 1.0.edx.21 clear_if_!tdp_enabled native;_clear_if_!tdp_enabled'

begin 'a register that KVM lists no more, and one that it lists now'
swap "$kvm" 'kvm_cpu_cap_mask(CPUID_7_EDX,' 'kvm_cpu_cap_mask(CPUID_8000_0008_EBX,'
swap "$kvm" 'F(SPEC_CTRL)' 'F(CLZERO)'
gives linux 'unadvertised unlisted 7.0.edx.26 native -
advertised unlisted 80000008.0.ebx.0 - native'
exits "$case_name: as text" 0 "$FEATMAP" diff "$SCRATCH/old/linux" "$linux"
holds "$case_name: what is not told is told" 'no list spoke of before' "$SCRATCH/out"

begin 'another condition, another class'
swap "$kvm" 'if (!tdp_enabled)' 'if (!tdp_enabled && !nested)'
swap "$kvm" 'F(FPU)' 'SF(FPU)'
after "$kvm" '#define F feature_bit' '#define SF scattered_bit'
swap "$vmx_caps" 'if (nested)' 'if (enable_ept)'
gives linux 'class - 1.0.edx.21 clear_if_!tdp_enabled clear_if_!tdp_enabled_&&_!nested
class - 1.0.edx.0 native scattered
class - 1.0.ecx.19 set_by_vmx_if_nested set_by_vmx_if_enable_ept'

begin 'a function of KVM'\''s has another name: nothing that anybody sees'
swap "$vmx_caps" 'kvm_set_cpu_caps()' 'kvm_initialize_cpu_caps()'
swap "$svm_caps" 'kvm_set_cpu_caps()' 'kvm_initialize_cpu_caps()'
swap "$kvm" 'kvm_set_cpu_caps(void)' 'kvm_initialize_cpu_caps(void)'
gives linux

begin 'a listing becomes an operation of one vendor: still advertised'
swap "$kvm" 'F(SPEC_CTRL)' '0 /* SPEC_CTRL */'
swap "$svm_caps" 'kvm_cpu_cap_set(X86_FEATURE_SYSCALL)' 'kvm_cpu_cap_set(X86_FEATURE_SYSCALL);
	if (nested)
		kvm_cpu_cap_set(X86_FEATURE_SPEC_CTRL)'
gives linux 'class - 7.0.edx.26 native set_by_svm_if_nested'

# Verdicts.

begin 'a new name of QEMU'\''s makes another verdict'
swap "$table" 'NULL /* osxsave */' '"osxsave"'
gives qemu 'added osxsave 1.0.ecx.27 - 1.0.ecx.27
verdict - 1.0.ecx.27 silent hidden' --linux "$linux"

begin 'a hidden flag makes another verdict'
swap "$features" '"clzero"' 'clear'
gives linux 'hidden X86_FEATURE_CLZERO - clzero -
verdict - 80000008.0.ebx.0 identical hidden' --qemu "$qemu"

# What one side cannot tell is no change.

begin 'a partial tree: nothing is said of what it lacks'
rm -rf "$linux/arch/x86/kvm"
gives linux '' --partial
holds "$case_name: and that is told" '"untold": ["kvm-features", "bits", "words", "kvm"]' \
	"$SCRATCH/json"
exits "$case_name: only if asked for" 3 "$FEATMAP" diff "$SCRATCH/old/linux" "$linux"

begin 'facts that were saved before KVM'\''s lists were read'
"$FEATMAP" facts "$linux" | grep -v '^kvm-\(cap\|op\|left-out\)	' > "$SCRATCH/old.facts"
exits "$case_name" 0 "$FEATMAP" diff --exit-code "$SCRATCH/old.facts" "$linux"
holds "$case_name: and that is told" 'not compared, for not both tell: kvm' "$SCRATCH/out"

begin 'facts that were saved before aliases were read'
"$FEATMAP" facts "$qemu" | grep -v '^qemu-alias	' > "$SCRATCH/old.facts"
exits "$case_name" 0 "$FEATMAP" diff --exit-code "$SCRATCH/old.facts" "$qemu"
holds "$case_name: and that is told" 'not compared, for not both tell: aliases' "$SCRATCH/out"

# Whatever a TREE is: the same.

begin 'two revisions of a repository'
swap "$features" '"fpu" x87' 'x87'
if command -v git > "$SCRATCH/git"; then
	git init -q "$SCRATCH/repository"
	for revision in old new; do
		[ $revision = old ] && tree=$SCRATCH/old/linux || tree=$linux
		cp -R "$tree/." "$SCRATCH/repository"
		git -C "$SCRATCH/repository" add -A
		git -C "$SCRATCH/repository" -c user.name=Name -c user.email=name@example.org \
			commit -q -m $revision
		git -C "$SCRATCH/repository" -c tag.gpgSign=false tag $revision
	done
	"$FEATMAP" diff "$SCRATCH/old/linux" "$linux" > "$SCRATCH/wanted"
	exits "$case_name" 1 "$FEATMAP" diff --exit-code "$SCRATCH/repository@old" \
		"$SCRATCH/repository@new"
	same "$case_name: as of folders" "$SCRATCH/wanted" "$SCRATCH/out"
else
	echo "skip: no git to make a repository with"
fi

begin 'facts that the program brings'
"$FEATMAP" facts embedded:qemu-10.0 > "$SCRATCH/ten.facts"
"$FEATMAP" diff "$SCRATCH/ten.facts" "$qemu" > "$SCRATCH/wanted"
exits "$case_name" 1 "$FEATMAP" diff --exit-code embedded:qemu-10.0 "$qemu"
same "$case_name: as of a file" "$SCRATCH/wanted" "$SCRATCH/out"

# Nothing that could steer a terminal comes out of it.

begin 'names that are no names'
"$FEATMAP" gen --no-verify --linux "$linux" --qemu "$qemu" --format json -o - \
	> "$SCRATCH/old.json"
sed 's/"name": "clzero"/"name": "\\u001b[31m\\u202eclzero"/; s/"version": "6.12.7"/"version": "\\u001b]0;x"/' \
	"$SCRATCH/old.json" > "$SCRATCH/new.json"
exits "$case_name" 1 "$FEATMAP" diff --exit-code "$SCRATCH/old.json" "$SCRATCH/new.json"
cp "$SCRATCH/out" "$SCRATCH/text"
holds "$case_name: it is there" '?[31m?clzero' "$SCRATCH/text"
LC_ALL=C tr -d '\n -~' < "$SCRATCH/text" > "$SCRATCH/unseen"
same "$case_name: nothing but text comes out" /dev/null "$SCRATCH/unseen"

# All of the JSON at once: Python takes its time.
if python3 -c 'import jsonschema' 2> /dev/null; then
	exits "$json_count JSONs keep to the schema" 0 \
		python3 tests/validate.py output/schema/diff.schema.json "$SCRATCH"/jsons/*
else
	echo 'skip: no jsonschema for python3: JSON is not validated'
fi

# Bad inputs: the status, a message, and nothing on standard output.

refuses() { # NAME MESSAGE ARGUMENT...
	refused=$1 message=$2
	shift 2
	exits "$refused" 3 "$FEATMAP" diff "$@"
	holds "$refused: says why" "$message" "$SCRATCH/err"
	same "$refused: says nothing else" /dev/null "$SCRATCH/out"
}

# The saved map with one thing changed.
damaged() { # NAME MESSAGE OLD NEW
	cp "$SCRATCH/old.json" "$SCRATCH/bad.json"
	swap "$SCRATCH/bad.json" "$3" "$4"
	refuses "a map: $1" "$2" "$SCRATCH/bad.json" "$SCRATCH/old.json"
	refuses "a map: $1, as the new one" "$2" "$SCRATCH/old.json" "$SCRATCH/bad.json"
}

damaged 'a later format' "the format 'featmap/2' is not known" featmap/1 featmap/2
damaged 'no format' 'format: a string is wanted' '"format"' '"fmt"'
damaged 'a number for a version' 'linux.version: a string is wanted' '"version": "6.12.7"' '"version": 6'
damaged 'no bits' 'bits: an array is wanted' '"bits"' '"bites"'
damaged 'a bit out of range' 'bits[0].bit: the number is not in 0 to 31' '"bit": 0,' '"bit": 32,'
damaged 'a negative bit' 'bits[0].bit: the number is not' '"bit": 0,' '"bit": -1,'
damaged 'a fraction' 'bits[0].bit: a whole number' '"bit": 0,' '"bit": 0.5,'
damaged 'an unknown register' "bits[0].reg: 'esi' is none" '"reg": "ecx"' '"reg": "esi"'
damaged 'an unknown space' "bits[0].space: 'io' is none" '"cpuid"' '"io"'
damaged 'an unknown way' "bits[0].linux[0].via: 'luck' is none" '"via": "word"' '"via": "luck"'
damaged 'an unknown class' ".kvm.class: 'first' is none" '"class": "native"' '"class": "first"'
damaged 'an unknown verdict' "bits[0].verdict: 'fine' is none" '"verdict": "identical"' '"verdict": "fine"'
damaged 'no macro' 'bits[0].linux[0].macro: a macro that begins with X86_FEATURE_' '"X86_FEATURE_XMM3"' '"XMM3"'
damaged 'two numbers for one macro' 'X86_FEATURE_MBA has two numbers or names' \
	'"macro": "X86_FEATURE_MBA", "word": 2, "bit": 3' '"macro": "X86_FEATURE_MBA", "word": 2, "bit": 4'
damaged 'a bit before another' 'does not come behind the one before' '"function": 1,' '"function": 2,'
damaged 'a key twice' 'duplicate object key near' '"space": "cpuid",' '"space": "cpuid", "space": "cpuid",'
damaged 'a bug out of range' 'bugs[0].bit: the number is not in' '{"macro": "X86_BUG_F00F", "bit": 0' '{"macro": "X86_BUG_F00F", "bit": 4294967296'
damaged 'a name that is no text' 'vmx[0].name: a string or null' '"name": "vnmi"' '"name": ["vnmi"]'
damaged 'broken JSON' 'bad.json:3:43: error: unexpected token' '[' '[,'

head -c 3000 "$SCRATCH/old.json" > "$SCRATCH/bad.json"
refuses 'a map that ends too early' 'premature end of input' "$SCRATCH/old.json" "$SCRATCH/bad.json"
printf '{"format": "featmap/1\377"}' > "$SCRATCH/bad.json"
refuses 'a map that is no UTF-8' 'bad.json:1:22: error: this byte is not UTF-8' \
	"$SCRATCH/bad.json" "$SCRATCH/old.json"
printf '{"format":\0"featmap/1"}' > "$SCRATCH/bad.json"
refuses 'a map with a NUL byte' 'a NUL byte' "$SCRATCH/bad.json" "$SCRATCH/old.json"
echo '[1]' > "$SCRATCH/bad.json"
refuses 'JSON that is no map' 'bad.json:1:1: error:' "$SCRATCH/bad.json" "$SCRATCH/old.json"
python3 -c 'print("{\"a\":" + "[" * 100000)' > "$SCRATCH/bad.json"
refuses 'JSON that is too deep' 'maximum parsing depth reached' "$SCRATCH/bad.json" "$SCRATCH/old.json"

refuses 'no such tree' "cannot open '$SCRATCH/none'" "$SCRATCH/none" "$linux"
refuses 'no such tree beside a map' "cannot open '$SCRATCH/none'" "$SCRATCH/old.json" "$SCRATCH/none"
refuses 'a kernel and a QEMU' 'is a kernel, ' "$linux" "$qemu"
refuses 'a QEMU and a kernel' 'two of one kind are wanted' "$qemu" "$linux"
refuses 'a map and a kernel' 'is a map, ' "$SCRATCH/old.json" "$linux"
refuses 'a QEMU and a map' 'is a QEMU, ' "$qemu" "$SCRATCH/old.json"
refuses 'kernels with a kernel' 'what goes with them is --qemu TREE' "$linux" "$linux" --linux "$linux"
refuses 'QEMUs with a QEMU' 'what goes with them is --linux TREE' "$qemu" "$qemu" --qemu "$qemu"
refuses 'kernels with a QEMU that is none' 'one of QEMU is wanted' "$linux" "$linux" --qemu "$linux"
refuses 'maps with a QEMU' 'they need no --linux or --qemu' "$SCRATCH/old.json" "$SCRATCH/old.json" --qemu "$qemu"

for usage in "$linux" "$linux $linux $linux" "--format html $linux $linux" \
	"--linux $linux --qemu $qemu $linux $linux"; do
	# shellcheck disable=SC2086 # several words
	exits "bad usage: ${usage##*"$SCRATCH"}" 2 "$FEATMAP" diff $usage
done
exits 'bad usage: nothing' 2 "$FEATMAP" diff
if [ -w /dev/full ]; then
	exits 'a full disk' 4 sh -c '"$0" diff "$@" > /dev/full' "$FEATMAP" "$qemu" "$qemu"
fi

# Keys that a later release may add are left alone.
sed 's/"verdict": "identical"/"verdict": "identical", "colour": "blue"/' "$SCRATCH/old.json" \
	> "$SCRATCH/new.json"
exits 'a map with a new key' 0 "$FEATMAP" diff --exit-code "$SCRATCH/old.json" "$SCRATCH/new.json"
finish
