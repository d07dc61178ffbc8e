# SPDX-License-Identifier: MIT
# featmap explain: every spelling finds the row it means, every name of every
# tree is known, and what is told of a feature is what the sources say.
. tests/lib.sh
linux=$TREES/linux-6.12
qemu=$TREES/qemu-10.0

explain() {
	"$FEATMAP" explain --linux "$linux" --qemu "$qemu" "$@"
}

# All names that Linux shows or QEMU has, of these two trees.
names_of() { # LINUX QEMU
	"$FEATMAP" facts "$1" | awk -F '\t' '
		($1 == "feature" || $1 == "bug" || $1 == "vmx") && $5 == "shown" { print $6 }
		$1 == "conditional" && $3 == "shown" { print $4 }'
	"$FEATMAP" facts "$2" | awk -F '\t' '$1 == "qemu-name" { print $4 }'
}

for kernel in 5.10 6.1 6.12; do
	for version in 5.2 7.2 10.0; do
		names_of "$TREES/linux-$kernel" "$TREES/qemu-$version" > "$SCRATCH/names"
		# shellcheck disable=SC2046 # a word a name
		exits "linux-$kernel, qemu-$version: all $(wc -l < "$SCRATCH/names") names are explained" 0 \
			"$FEATMAP" explain --linux "$TREES/linux-$kernel" \
			--qemu "$TREES/qemu-$version" $(cat "$SCRATCH/names")
	done
done

# Spellings. A row of facts gives them all: macro, number, place, QEMU's name and
# the line that QEMU logs. Each must lead to the row's place, whatever else it
# may mean. Lines: PLACE <tab> SPELLING.
"$FEATMAP" facts "$linux" > "$SCRATCH/linux"
"$FEATMAP" facts "$qemu" > "$SCRATCH/qemu"
awk -F '\t' '
	FNR == NR && $1 == "qemu-word" && $3 == "cpuid" {
		index_ = $5 == "-" ? 0 : $5
		name[$4 " " index_ " " $6] = $2
	}
	FNR == NR && $1 == "qemu-name" { qemu[$2 " " $3] = $4 }
	FNR == NR { next }
	$1 == "word" && NF == 6 { leaf[$3] = $4 " " $5 " " $6 }
	$1 == "feature" { macro[++features] = $2; word[features] = $3; bit[features] = $4; shown[features] = $6 }
	END {
		for (i = 1; i <= features; i++) {
			if (!(word[i] in leaf))
				continue
			split(leaf[word[i]], part, " ")
			function_ = substr(part[1], 3)
			if (length(function_) < 2)
				function_ = "0" function_
			register = toupper(part[3])
			place = "CPUID." toupper(function_) "H." part[2] ":" register "[" bit[i] "]"
			bare = macro[i]
			sub(/^X86_FEATURE_/, "", bare)
			print place "\t" macro[i]
			print place "\t" tolower(bare)
			print place "\t" word[i] "*32+" bit[i]
			print place "\t(" word[i] "*32 + " bit[i] ")"
			print place "\t" function_ "." part[2] "." part[3] "." bit[i]
			print place "\t" place
			said = qemu[name[leaf[word[i]]] " " bit[i]]
			if (said != "") {
				print place "\t" said
				print place "\t+" said
				print place "\t" said "=on"
				log_ = "CPUID." toupper(function_) "H:" register "." said " [bit " bit[i] "]"
				print place "\t" log_
				print place "\tqemu-system-x86_64: warning: host does not support requested feature: " log_
			}
			if (shown[i] != "")
				print place "\t" shown[i]
		}
	}
' "$SCRATCH/qemu" "$SCRATCH/linux" > "$SCRATCH/spellings"
cut -f 1 "$SCRATCH/spellings" | sort -u | wc -l > "$SCRATCH/rows"
if [ "$(cat "$SCRATCH/rows")" -ge 200 ]; then
	pass "spellings of $(cat "$SCRATCH/rows") rows"
else
	fail "spellings of at least 200 rows" "$SCRATCH/rows"
fi
cut -f 2 "$SCRATCH/spellings" | tr '\n' '\0' |
	xargs -0 "$FEATMAP" explain --linux "$linux" --qemu "$qemu" > "$SCRATCH/told" 2> "$SCRATCH/err"
grep -v '^ ' "$SCRATCH/told" | sed -n 's/^\(.*\): \(CPUID[^ ]*\)$/\2\t\1/p' | sort -u > "$SCRATCH/found"
sort -u "$SCRATCH/spellings" | comm -23 - "$SCRATCH/found" > "$SCRATCH/lost"
if [ -s "$SCRATCH/lost" ]; then
	fail "$(wc -l < "$SCRATCH/lost") spellings do not lead to their row" "$SCRATCH/lost"
else
	pass "all $(wc -l < "$SCRATCH/spellings") spellings lead to their row"
fi
same "none is unknown" /dev/null "$SCRATCH/err"

leads() { # SPELLING WHERE
	explain "$1" > "$SCRATCH/out" 2> "$SCRATCH/err"
	holds "$1" ": $2" "$SCRATCH/out"
}
leads 'MSR(48DH).vmx-posted-intr [bit 7]' 'MSR.48DH[7]'
leads msr.48d.7 'MSR.48DH[7]'
leads 'MSR.48DH[7]' 'MSR.48DH[7]'
leads 80000001.ecx.5 'CPUID.80000001H.0:ECX[5]'
leads 0x7.1.eax.4 'CPUID.07H.1:EAX[4]'
leads 'CPUID.07H:EAX.avx-vnni [bit 4]' 'CPUID.07H.1:EAX[4]'
leads X86_BUG_F00F 'bug'
leads VMX_FEATURE_VIRTUAL_NMIS 'VMX feature'
leads KVM_X86_FEATURE_SGX1 'CPUID.12H.0:EAX[0]'
leads Spec.Ctrl 'CPUID.07H.0:EDX[26]'
# A line that the shell took apart, and one with two warnings.
exits "a line of a log, unquoted" 0 explain qemu: warning: host has not CPUID.07H:EBX.hle '[bit' '4]'
holds "a line of a log, unquoted" ": CPUID.07H.0:EBX[4]" "$SCRATCH/out"
exits "a log of two lines" 0 explain "a CPUID.07H:EBX.hle [bit 4]
b MSR(48DH) [bit 7]"
holds "a log of two lines: the second" ": MSR.48DH[7]" "$SCRATCH/out"

# QEMU from 10.1 on writes its places otherwise.
leads 'CPUID[eax=07h,ecx=00h].EDX.spec-ctrl [bit 26]' 'CPUID.07H.0:EDX[26]'
leads 'x: CPUID[eax=07h,ecx=01h].EAX [bit 4]' 'CPUID.07H.1:EAX[4]'
leads 'CPUID[eax=01h].ECX.fma [bit 12]' 'CPUID.01H.0:ECX[12]'

# What is told, looked up by hand in the sources.
told() { # NAME TEXT...
	name=$1
	explain "$name" > "$SCRATCH/out" 2> "$SCRATCH/err"
	shift
	for text in "$@"; do
		holds "$name" "$text" "$SCRATCH/out"
	done
}
told spec_ctrl 'X86_FEATURE_SPEC_CTRL, 18*32+26 in CPUID_7_EDX' 'quotes no name' \
	'kvm_set_cpu_caps() sets it, if boot_cpu_has(X86_FEATURE_IBPB) && boot_cpu_has(X86_FEATURE_IBRS)' \
	'listed as native' 'spec-ctrl, bit 26 of FEAT_7_0_EDX' 'Verdict: hidden'
told x2apic 'kvm_set_cpu_caps() sets it' 'TCG emulates it'
told invtsc 'not migratable' 'unless asked for or with migratable=off'
told ssbd 'False friend: QEMU calls something else ssbd' \
	'False friend: Linux calls something else ssbd' 'Linux-defined, 7*32+17'
told split_lock_detect 'setup_force_cpu_cap() in ' 'arch/x86/kernel/cpu/intel.c:'
told avx 'the kernel wants X86_FEATURE_XSAVE for it' 'the kernel wants it for X86_FEATURE_AVX2'
told arch-capabilities 'QEMU wants it for all of FEAT_ARCH_CAPABILITIES'
told rdctl-no 'QEMU wants arch-capabilities for it'
told mba 'CPUID.10H.0:EBX[3]' 'CPUID.80000008H.0:EBX[6]' 'scattered.c gives it this bit'
told sgx1 'scattered.c gives it this bit' 'listed as scattered' 'vmx_set_cpu_caps() takes it back, if !enable_sgx'
told acpi 'a comment names it as left out' 'in the list of CPUID_1_EDX: "ACPI"'
told monitor 'in the list of CPUID_1_ECX: "MONITOR"'
told hwp "KVM's lists do not speak of it"
told avx-vnni-int8 "listed as native: advertised if the host's CPU has it"
told constant_tsc 'KVM takes it for this bit' 'CPUID.80000007H.0:EDX[8]' 'listed as scattered'
told amd-psfd 'X86_FEATURE_AMD_PSFD'

# KVM advertises more than its lists hold: what they say nothing of is not told.
told arat 'KVM: not told' 'nor of its register'
told kvm-pv-eoi 'KVM: not told' 'nor of its register'
told ht 'KVM: in none of its lists; QEMU has a name for it' \
	'in the list of CPUID_1_EDX: "HTT", a name that no bit of it has'

# Trees that lack a part: what is in it is not told, and no claim is made of it.
partial() { # NAME
	"$FEATMAP" explain --partial --linux "$SCRATCH/part" --qemu "$qemu" "$1" > "$SCRATCH/out" 2> "$SCRATCH/err"
}
mkdir -p "$SCRATCH/part"
cp -r "$linux/." "$SCRATCH/part"
rm -r "$SCRATCH/part/arch/x86/kvm"
partial avx
holds "a tree without KVM" "KVM: not told: this tree lacks KVM's lists" "$SCRATCH/out"
rm "$SCRATCH/part/arch/x86/kernel/cpu/scattered.c"
partial aperfmperf
holds "a tree without scattered.c" "no bit that is known: this tree lacks scattered.c" "$SCRATCH/out"

# What a terminal would obey is not printed, wherever it comes from.
plain() { # NAME TEXT
	if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$SCRATCH/out" "$SCRATCH/err"; then
		cat -v "$SCRATCH/out" "$SCRATCH/err" > "$SCRATCH/seen"
		fail "$1: control characters" "$SCRATCH/seen"
	else
		cat "$SCRATCH/out" "$SCRATCH/err" > "$SCRATCH/seen"
		holds "$1" "$2" "$SCRATCH/seen"
	fi
}
escape=$(printf '\033]0;x\007')
explain "$escape avx" > "$SCRATCH/out" 2> "$SCRATCH/err"
plain "escapes in an unknown name" "'?]0;x? avx' is no name"
explain "avx=$escape" > "$SCRATCH/out" 2> "$SCRATCH/err"
plain "escapes behind a name" "avx=?]0;x?: CPUID.01H.0:ECX[28]"
"$FEATMAP" explain --linux "no$escape" --qemu "$qemu" avx > "$SCRATCH/out" 2> "$SCRATCH/err"
plain "escapes in a tree's name" "'no?]0;x?'"
mkdir -p "$SCRATCH/qemu-tree"
cp -r "$qemu/." "$SCRATCH/qemu-tree"
sed -i "s|Intel,AMD sse3|Intel,${escape}AMD|" "$SCRATCH/qemu-tree/target/i386/cpu.c"
"$FEATMAP" explain --linux "$linux" --qemu "$SCRATCH/qemu-tree" pni > "$SCRATCH/out" 2> "$SCRATCH/err"
plain "escapes in a comment of QEMU's" "'Intel,?]0;x?AMD' has a character that cannot be seen"
exits "no UTF-8, as JSON" 1 explain --format json "$(printf '\377\376avx')"
holds "no UTF-8, as JSON" '"asked": "??avx"' "$SCRATCH/out"

# Nothing has that name.
exits "an unknown name" 1 explain spec_crtl
holds "an unknown name: said" "'spec_crtl' is no name of a feature here" "$SCRATCH/err"
holds "an unknown name: what is like it" "like it: spec_ctrl" "$SCRATCH/err"
exits "an unknown name beside a known one" 1 explain avx nothing_at_all
holds "the known one is explained" "X86_FEATURE_AVX," "$SCRATCH/out"
exits "a bit that nobody names" 1 explain 7.0.edx.6
exits "no name" 2 explain
exits "no such format" 2 explain --format xml avx
exits "a full disk" 4 sh -c '"$0" explain --linux "$1" --qemu "$2" avx > /dev/full' "$FEATMAP" "$linux" "$qemu"

# JSON: what is in featmap.json, and more.
exits "as JSON" 0 explain --format json spec_ctrl ssbd
cp "$SCRATCH/out" "$SCRATCH/json"
for key in '"explanations"' '"asked": "spec_ctrl"' '"stance": "advertised"' '"auto_enabled": true' \
	'"false_friends"' '"kind": "synthetic"' '"kind": "bit"' '"verdict": "hidden"'; do
	holds "as JSON" "$key" "$SCRATCH/json"
done
exits "as JSON, an unknown name" 1 explain --format json spec_crtl
holds "as JSON, an unknown name" '"nearest": [' "$SCRATCH/out"
finish
