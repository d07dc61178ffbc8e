# SPDX-License-Identifier: MIT
# featmap why: a real host and its guest (tests/data, Linux 6.3 of the time), and
# what the sources say of each flag that the guest lacks, looked up by hand.
. tests/lib.sh
linux=$TREES/linux-6.1
qemu=$TREES/qemu-7.2

why() { # LINUX QEMU [OPTION...]
	tree=$1 other=$2
	shift 2
	"$FEATMAP" why --linux "$tree" --qemu "$other" --host tests/data/host-flags.txt \
		--guest tests/data/guest-flags.txt "$@"
}

# A flag's line: FLAG CAUSE LEFT-OUT, from the JSON, one flag a line.
flat() { # lost|gained FILE
	awk -v part="\"$1\": [" '
		index($0, part) { on = 1; next }
		on && /^ \]/ { on = 0 }
		on && /"flag":/ { flag = $2 }
		on && /"cause":/ { cause = $2 }
		on && /"left_out":/ { print flag, cause, $2 }
	' "$2" | tr -d '",'
}

cause() { # FLAG CAUSE LEFT-OUT WHY-BY-HAND
	if grep -q "^$1 $2 $3\$" "$SCRATCH/lost"; then
		pass "$1: $4"
	else
		grep "^$1 " "$SCRATCH/lost" > "$SCRATCH/got"
		fail "$1 should be $2, left out: $3: $4" "$SCRATCH/got"
	fi
}

exits "why, as JSON" 0 why "$linux" "$qemu" --format json
cp "$SCRATCH/out" "$SCRATCH/json"
flat lost "$SCRATCH/json" > "$SCRATCH/lost"
flat gained "$SCRATCH/json" > "$SCRATCH/gained"
cut -d ' ' -f 1 "$SCRATCH/lost" > "$SCRATCH/names"
same "the lost flags, in the host's order" tests/data/lost-flags.txt "$SCRATCH/names"
echo "hypervisor not-stopped false" > "$SCRATCH/wanted"
same "the gained flag" "$SCRATCH/wanted" "$SCRATCH/gained"

# By hand, from arch/x86/kvm/cpuid.c of Linux 6.1: the comments in the lists.
in_1_edx="in the list of CPUID_1_EDX, in a comment behind a 0"
cause dts not-advertised true "DS $in_1_edx"
cause acpi not-advertised true "ACPI $in_1_edx"
cause tm not-advertised true "TM $in_1_edx"
cause pbe not-advertised true "PBE $in_1_edx"
cause dtes64 not-advertised true "DTES64, MONITOR in the list of CPUID_1_ECX"
cause monitor not-advertised true "DTES64, MONITOR in the list of CPUID_1_ECX"
cause ds_cpl not-advertised true "DS-CPL in the list of CPUID_1_ECX"
cause tm2 not-advertised true "TM2 in the list of CPUID_1_ECX"
cause xtpr not-advertised true "xTPR Update in the list of CPUID_1_ECX"
cause intel_pt not-advertised true "INTEL_PT in the list of CPUID_7_0_EBX"
cause sdbg not-advertised false "bit 11 of 1.ECX is in no list and no comment"
cause hwp not-advertised false "no list is of CPUID 6.EAX"
cause epb not-advertised false "no list is of CPUID 6.ECX"
cause aperfmperf not-advertised false "no list is of CPUID 6.ECX"
cause tme not-advertised false "bit 13 of 7.ECX is in no list"
cause ibt not-advertised false "bit 20 of 7.EDX is in no list"
# By hand, from arch/x86/kernel: cpu/intel.c, tsc.c.
cause art set-by-kernel false "detect_art() in tsc.c sets it"
cause pebs set-by-kernel false "init_intel() sets it"
cause bts set-by-kernel false "init_intel() sets it"
cause nonstop_tsc set-by-kernel false "early_init_intel() sets it"
cause split_lock_detect set-by-kernel false "intel.c sets it"
for flag in $(cat tests/data/lost-flags.txt); do
	if grep -qE "^$flag (set-by-kernel|not-advertised|conditional|no-qemu-name|not-migratable|not-auto-enabled|dependency|not-stopped) " "$SCRATCH/lost"; then
		pass "$flag has a cause"
	else
		fail "$flag has a cause" "$SCRATCH/lost"
	fi
done

# Two years on: KVM of 6.12 lists FLUSH_L1D, QEMU 7.2 has no name for it, 10.0 has.
why "$TREES/linux-6.12" "$qemu" --format json > "$SCRATCH/json"
flat lost "$SCRATCH/json" > "$SCRATCH/lost"
cause flush_l1d no-qemu-name false "listed by 6.12, NULL in QEMU 7.2"
why "$TREES/linux-6.12" "$TREES/qemu-10.0" --format json > "$SCRATCH/json"
flat lost "$SCRATCH/json" > "$SCRATCH/lost"
cause flush_l1d not-stopped false "listed by 6.12, named by QEMU 10.0"

# The text says the same, in groups.
exits "why, as text" 0 why "$linux" "$qemu"
cp "$SCRATCH/out" "$SCRATCH/text"
holds "how many are lost" "35 of the host's flags are not in the guest" "$SCRATCH/text"
holds "a count per cause" "set-by-kernel: 5," "$SCRATCH/text"
holds "a count per cause" "not-advertised: 30," "$SCRATCH/text"
holds "where the kernel sets it" "arch/x86/kernel/tsc.c:" "$SCRATCH/text"
holds "where KVM leaves it out" "arch/x86/kvm/cpuid.c:" "$SCRATCH/text"
holds "what would set it after all" "vmx_pt_mode_is_host_guest()" "$SCRATCH/text"

# Made-up pairs: causes that the real pair does not have.
host() { # WORDS: the host's flags; the guest's are on standard input
	echo "flags	: $1" > "$SCRATCH/host"
	cat > "$SCRATCH/guest"
	"$FEATMAP" why --linux "$TREES/linux-6.12" --qemu "$TREES/qemu-10.0" \
		--host "$SCRATCH/host" --guest "$SCRATCH/guest" --format json > "$SCRATCH/json"
	flat lost "$SCRATCH/json" > "$SCRATCH/lost"
	flat gained "$SCRATCH/json" > "$SCRATCH/gained"
}
echo "flags : fpu" | host "fpu waitpkg invtsc_not_a_flag"
cause waitpkg not-advertised true "WAITPKG in a comment of CPUID_7_ECX"
cause invtsc_not_a_flag unknown false "no such flag"
echo "flags : fpu" | host "fpu vmx xsave avx avx2 fma"
cause vmx not-advertised true "VMX in a comment of CPUID_1_ECX; set if nested"
cause xsave not-stopped false "listed and named"
cause avx dependency false "cpuid_deps: AVX needs XSAVE"
cause avx2 dependency false "cpuid_deps: AVX2 needs AVX"
cause fma dependency false "cpuid_deps: FMA needs AVX"
echo "flags : fpu xsave" | host "fpu xsave avx"
cause avx not-stopped false "XSAVE is there"
echo "flags : fpu" | host "fpu svm npt"
cause npt conditional false "svm_set_cpu_caps() sets it if nested && npt_enabled"
echo "flags : fpu" | host "fpu vmx npt"
cause npt not-advertised false "an Intel host runs no svm_set_cpu_caps()"
echo "flags : fpu" | host "fpu vmx pku"
cause pku conditional false "taken back if !tdp_enabled"
echo "flags : fpu" | host "fpu svm bus_lock_detect"
cause bus_lock_detect not-advertised false "svm_set_cpu_caps() takes it back"

# What KVM's lists are silent about: certain only where they list the register.
echo "flags : fpu" | host "fpu vmx arat ht"
cause arat unknown false "__do_cpuid_func() advertises leaf 6, not a list"
cause ht not-advertised false "bit 28 of 1.EDX is in no list"
holds "ht: QEMU adds it by itself" "QEMU has it as ht, and may add it by itself" "$SCRATCH/json"
# Of several places one that the host's vendor runs: here not amd.c, which is first.
echo "flags : fpu" | host "fpu vmx ssbd"
cause ssbd set-by-kernel false "init_speculation_control() in common.c sets it"
holds "ssbd of an Intel host" "arch/x86/kernel/cpu/common.c" "$SCRATCH/json"
echo "flags : fpu" | host "fpu svm ssbd"
holds "ssbd of an AMD host" "arch/x86/kernel/cpu/amd.c" "$SCRATCH/json"
echo "flags : fpu" | host "fpu vmx arat ht"
cp -r "$TREES/linux-6.12" "$SCRATCH/part"
rm -r "$SCRATCH/part/arch/x86/kvm"
"$FEATMAP" why --partial --linux "$SCRATCH/part" --qemu "$TREES/qemu-10.0" --host "$SCRATCH/host" \
	--guest "$SCRATCH/guest" --format json > "$SCRATCH/json"
flat lost "$SCRATCH/json" > "$SCRATCH/lost"
cause ht unknown false "the tree lacks KVM's lists"
holds "a tree without KVM" "this tree lacks KVM's lists" "$SCRATCH/json"

# Files as people have them.
refused() { # NAME TEXT HOST GUEST
	exits "$1" 3 "$FEATMAP" why --linux "$linux" --qemu "$qemu" --host "$3" --guest "$4"
	holds "$1: says so" "$2" "$SCRATCH/err"
}
printf 'processor\t: 0\nflags\t\t: fpu vme\nbugs\t\t: x\n\nprocessor\t: 1\nflags\t\t: fpu vme\n' > "$SCRATCH/whole"
printf 'processor\t: 0\nflags\t\t: fpu vme\n\nprocessor\t: 1\nflags\t\t: fpu\n' > "$SCRATCH/mixed"
: > "$SCRATCH/empty"
printf 'flags : fpu \033[31m\n' > "$SCRATCH/escape"
head -c 3000 /bin/sh > "$SCRATCH/junk"
exits "a whole /proc/cpuinfo" 0 "$FEATMAP" why --linux "$linux" --qemu "$qemu" \
	--host "$SCRATCH/whole" --guest "$SCRATCH/mixed"
holds "processors that differ" "other flags than the first" "$SCRATCH/err"
holds "nothing is lost" "0 of the host's flags" "$SCRATCH/out"
exits "the guest on standard input" 0 sh -c \
	'"$0" why --linux "$1" --qemu "$2" --host "$3" --guest - < "$3"' \
	"$FEATMAP" "$linux" "$qemu" "$SCRATCH/whole"
refused "an empty file" "no 'flags :' line" "$SCRATCH/whole" "$SCRATCH/empty"
refused "no such file" "nowhere" "$SCRATCH/nowhere" "$SCRATCH/whole"
refused "a folder" "directory" "$SCRATCH" "$SCRATCH/whole"
refused "escape sequences" "escape:1:13" "$SCRATCH/escape" "$SCRATCH/whole"
refused "a program" "no text" "$SCRATCH/junk" "$SCRATCH/whole"
exits "no host" 2 "$FEATMAP" why --linux "$linux" --qemu "$qemu" --guest "$SCRATCH/whole"
exits "twice standard input" 2 "$FEATMAP" why --linux "$linux" --qemu "$qemu" --host - --guest -
exits "no such format" 2 why "$linux" "$qemu" --format xml
exits "a full disk" 4 sh -c '"$0" why --linux "$1" --qemu "$2" --host "$3" --guest "$3" > /dev/full' \
	"$FEATMAP" "$linux" "$qemu" "$SCRATCH/whole"
finish
