# SPDX-License-Identifier: MIT
# Two hand-written miniature trees, for tests that change one thing in a tree.
# Names, numbers and bits are those of the real trees; the text is our own.

# shellcheck disable=SC2034 # for those who source this

# Where they stand in the script's scratch folder, and their files.
linux=$SCRATCH/linux
qemu=$SCRATCH/qemu
asm=$linux/arch/x86/include/asm
features=$asm/cpufeatures.h
vmxfeatures=$asm/vmxfeatures.h
words=$asm/cpufeature.h
registers=$asm/cpuid.h
script=$linux/arch/x86/kernel/cpu/mkcapflags.sh
scattered=$linux/arch/x86/kernel/cpu/scattered.c
reverse=$linux/arch/x86/kvm/reverse_cpuid.h
kvm=$linux/arch/x86/kvm/cpuid.c
vmx_caps=$linux/arch/x86/kvm/vmx/vmx.c
svm_caps=$linux/arch/x86/kvm/svm/svm.c
cpuid_deps=$linux/arch/x86/kernel/cpu/cpuid-deps.c
setters=$linux/arch/x86/kernel/cpu/common.c
cpu_h=$qemu/target/i386/cpu.h
types=$qemu/target/i386/cpu-internal.h
table=$qemu/target/i386/cpu.c
kvm_para=$qemu/include/standard-headers/asm-x86/kvm_para.h

# The referee reads the trees a second time and has tests of its own.
no_verify=
! "$FEATMAP" gen --help 2> /dev/null | grep -qF -e --no-verify || no_verify=--no-verify

# Both trees anew. Writing them once and copying is faster than writing.
fresh() {
	if [ ! -d "$SCRATCH/pristine" ]; then
		mini_linux "$SCRATCH/pristine/linux"
		mini_qemu "$SCRATCH/pristine/qemu"
	fi
	rm -rf "$linux" "$qemu"
	cp -R "$SCRATCH/pristine/linux" "$SCRATCH/pristine/qemu" "$SCRATCH"
}

# Puts NEW for the first OLD, both as they are. A change that finds nothing to
# change would leave a test that tests nothing: that fails.
swap() { # FILE OLD NEW
	if OLD=$2 NEW=$3 awk '
		!done && (at = index($0, ENVIRON["OLD"])) {
			$0 = substr($0, 1, at - 1) ENVIRON["NEW"] \
				substr($0, at + length(ENVIRON["OLD"]))
			done = 1
		}
		{ print }
		END { exit !done }' "$1" > "$SCRATCH/swapped"; then
		cat "$SCRATCH/swapped" > "$1"
	else
		fail "no '$2' to change in $1"
	fi
}

# Puts lines behind, or before, the first line that holds TEXT.
after() { # FILE TEXT LINES
	swap "$1" "$(grep -F -e "$2" "$1" | sed -n 1p)" \
		"$(grep -F -e "$2" "$1" | sed -n 1p)
$3"
}

before() { # FILE TEXT LINES
	swap "$1" "$(grep -F -e "$2" "$1" | sed -n 1p)" \
		"$3
$(grep -F -e "$2" "$1" | sed -n 1p)"
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

# A real tree's script: the mini one's way to print is unknown on purpose.
# linux-6.1's shows a flag unless it says otherwise, linux-6.12's if it says so.
real_script() { # TREE
	cp "$TREES/$1/arch/x86/kernel/cpu/mkcapflags.sh" "$script"
}

# Linux words: 0 1.EDX, 1 8000_0001.EDX, 2 Linux's own, 3 1.ECX, 4 7.0.EDX,
# 5 8000_0008.EBX; KVM's own behind them: 6 12.EAX, 7 8000_0007.EDX, 8 7.2.EDX.
mini_linux() { # DIR
	mkdir -p "$1/arch/x86/include/asm" "$1/arch/x86/kernel/cpu" \
		"$1/arch/x86/kvm/vmx" "$1/arch/x86/kvm/svm"
	mini_linux_makefile > "$1/Makefile"
	mini_linux_features > "$1/arch/x86/include/asm/cpufeatures.h"
	mini_linux_vmx > "$1/arch/x86/include/asm/vmxfeatures.h"
	mini_linux_words > "$1/arch/x86/include/asm/cpufeature.h"
	mini_linux_registers > "$1/arch/x86/include/asm/cpuid.h"
	mini_linux_script > "$1/arch/x86/kernel/cpu/mkcapflags.sh"
	mini_linux_scattered > "$1/arch/x86/kernel/cpu/scattered.c"
	mini_linux_reverse > "$1/arch/x86/kvm/reverse_cpuid.h"
	mini_linux_kvm > "$1/arch/x86/kvm/cpuid.c"
	mini_linux_vendor vmx X86_FEATURE_XMM4_1 > "$1/arch/x86/kvm/vmx/vmx.c"
	mini_linux_vendor svm X86_FEATURE_SYSCALL > "$1/arch/x86/kvm/svm/svm.c"
	mini_linux_dependencies > "$1/arch/x86/kernel/cpu/cpuid-deps.c"
	mini_linux_setters > "$1/arch/x86/kernel/cpu/common.c"
}

mini_linux_makefile() {
	cat << 'END'
# SPDX-License-Identifier: MIT
VERSION = 6
PATCHLEVEL = 12
SUBLEVEL = 7
EXTRAVERSION =
END
}

mini_linux_features() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#ifndef _ASM_X86_CPUFEATURES_H
#define _ASM_X86_CPUFEATURES_H

#define NCAPINTS	6
#define NBUGINTS	1

#define X86_FEATURE_FPU		( 0*32+ 0) /* "fpu" x87 */
#define X86_FEATURE_DS		( 0*32+21) /* "dts" debug store */

#define X86_FEATURE_SYSCALL	( 1*32+11) /* "syscall" */

#define X86_FEATURE_CONSTANT_TSC	( 2*32+ 0) /* "constant_tsc" steady clock */
#define X86_FEATURE_ART		( 2*32+ 1) /* "art" a timer */
#define X86_FEATURE_IBRS	( 2*32+ 2) /* "ibrs" in use */
#define X86_FEATURE_MBA		( 2*32+ 3) /* "mba" two bits */
#define X86_FEATURE_SGX1	( 2*32+ 4) /* not shown */

#define X86_FEATURE_XMM3	( 3*32+ 0) /* "pni" sse3 */
#define X86_FEATURE_XMM4_1	( 3*32+19) /* "sse4_1" */
#define X86_FEATURE_TSC_DEADLINE_TIMER	( 3*32+24) /* "tsc_deadline_timer" */
#define X86_FEATURE_OSXSAVE	( 3*32+27) /* not shown */

#define X86_FEATURE_SPEC_CTRL	( 4*32+26) /* not shown */

#define X86_FEATURE_CLZERO	( 5*32+ 0) /* "clzero" */
#define X86_FEATURE_AMD_IBRS	( 5*32+14) /* not shown */

#define X86_BUG(x)	(NCAPINTS*32 + (x))
#define X86_BUG_F00F	X86_BUG(0) /* "f00f" lock up */

#endif
END
}

mini_linux_vmx() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#ifndef _ASM_X86_VMXFEATURES_H
#define _ASM_X86_VMXFEATURES_H

#define NVMXINTS	1

#define VMX_FEATURE_VIRTUAL_NMIS	( 0*32+ 5) /* "vnmi" */
#define VMX_FEATURE_POSTED_INTR	( 0*32+ 7) /* not shown */

#endif
END
}

mini_linux_words() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#include <asm/cpufeatures.h>

enum cpuid_leafs {
	CPUID_1_EDX = 0,
	CPUID_8000_0001_EDX,
	CPUID_LNX_1,
	CPUID_1_ECX,
	CPUID_7_EDX,
	CPUID_8000_0008_EBX,
	NR_CPUID_WORDS,
};
END
}

mini_linux_registers() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
enum cpuid_regs_idx {
	CPUID_EAX = 0,
	CPUID_EBX,
	CPUID_ECX,
	CPUID_EDX,
};
END
}

# It works, but prints in a way that featmap does not know: good for the rule
# about hidden names, and no capflags.c. For that, take a real tree's script.
mini_linux_script() {
	cat << 'END'
#!/bin/sh
# SPDX-License-Identifier: MIT
# mkcapflags.sh OUT cpufeatures.h vmxfeatures.h
set -e

dump_array()
{
	echo "const char * const $1[$2] = {"
	sed -n "s/^ *# *define *$3//p" "$5" | while read -r LINE
	do
		NAME=$(echo "$LINE" | sed 's/[ 	].*//')
		VALUE=$(echo "$LINE" | sed -n 's@.*/\* *\("[^"]*"\).*\*/@\1@p')
		[ ! "$VALUE" ] && continue
		echo "	[$3$NAME${4:+ - $4}] = $VALUE,"
	done
	echo "};"
}

(
	echo "#include <asm/cpufeatures.h>"
	dump_array "x86_cap_flags" "NCAPINTS*32" "X86_FEATURE_" "" $2
	dump_array "x86_bug_flags" "NBUGINTS*32" "X86_BUG_" "NCAPINTS*32" $2
	dump_array "x86_vmx_flags" "NVMXINTS*32" "VMX_FEATURE_" "" $3
) > "$1"
END
}

mini_linux_scattered() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#include <asm/processor.h>

struct cpuid_bit {
	u16 feature;
	u8 reg;
	u8 bit;
	u32 level;
	u32 sub_leaf;
};

static const struct cpuid_bit cpuid_bits[] = {
	{ X86_FEATURE_MBA, CPUID_EBX, 3, 0x10, 0 },
	{ X86_FEATURE_SGX1, CPUID_EAX, 0, 0x12, 0 },
	{ X86_FEATURE_MBA, CPUID_EBX, 6, 0x80000008, 0 },
	{ 0, 0, 0, 0, 0 }
};
END
}

mini_linux_reverse() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#include <asm/cpufeature.h>

enum kvm_only_cpuid_leafs {
	CPUID_12_EAX = NCAPINTS,
	CPUID_8000_0007_EDX,
	CPUID_7_2_EDX,
	NR_KVM_CPU_CAPS,

	NKVMCAPINTS = NR_KVM_CPU_CAPS - NCAPINTS,
};

#define KVM_X86_FEATURE(w, f)	((w)*32 + (f))

#define KVM_X86_FEATURE_SGX1		KVM_X86_FEATURE(CPUID_12_EAX, 0)
#define KVM_X86_FEATURE_CONSTANT_TSC	KVM_X86_FEATURE(CPUID_8000_0007_EDX, 8)
#define X86_FEATURE_MCDT_NO		KVM_X86_FEATURE(CPUID_7_2_EDX, 5)

struct cpuid_reg {
	u32 function;
	u32 index;
	int reg;
};

static const struct cpuid_reg reverse_cpuid[] = {
	[CPUID_1_EDX] = { 1, 0, CPUID_EDX },
	[CPUID_8000_0001_EDX] = { 0x80000001, 0, CPUID_EDX },
	[CPUID_1_ECX] = { 1, 0, CPUID_ECX },
	[CPUID_7_EDX] = { 7, 0, CPUID_EDX },
	[CPUID_8000_0008_EBX] = { 0x80000008, 0, CPUID_EBX },
	[CPUID_12_EAX] = { 0x12, 0, CPUID_EAX },
	[CPUID_8000_0007_EDX] = { 0x80000007, 0, CPUID_EDX },
	[CPUID_7_2_EDX] = { 7, 2, CPUID_EDX },
};

#define TO_KVM(name)	case X86_FEATURE_##name: return KVM_X86_FEATURE_##name

static u32 __feature_translate(int number)
{
	switch (number) {
	TO_KVM(SGX1);
	TO_KVM(CONSTANT_TSC);
	default:
		return number;
	}
}
END
}

mini_linux_kvm() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#include "reverse_cpuid.h"

#define F feature_bit

void kvm_set_cpu_caps(void)
{
	kvm_cpu_cap_mask(CPUID_1_EDX,
		F(FPU) | 0 /* DS */
	);
	kvm_cpu_cap_mask(CPUID_7_EDX,
		F(SPEC_CTRL)
	);
	if (!tdp_enabled)
		kvm_cpu_cap_clear(X86_FEATURE_DS);
}
END
}

# What KVM adds for one vendor's CPUs.
mini_linux_vendor() { # vmx|svm MACRO
	cat << END
/* SPDX-License-Identifier: MIT */
#include "cpuid.h"

static __init void $1_set_cpu_caps(void)
{
	kvm_set_cpu_caps();

	if (nested)
		kvm_cpu_cap_set($2);
}
END
}

mini_linux_dependencies() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#include <asm/cpufeature.h>

struct cpuid_dep {
	unsigned int feature;
	unsigned int depends;
};

static const struct cpuid_dep cpuid_deps[] = {
	{ X86_FEATURE_XMM4_1, X86_FEATURE_XMM3 },
	{ X86_FEATURE_SGX1, X86_FEATURE_FPU },
	{ 0, 0 }
};
END
}

mini_linux_setters() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#include "cpu.h"

static void find_timers(struct cpuinfo_x86 *c)
{
	if (c->has_timer)
		set_cpu_cap(c, X86_FEATURE_ART);
	else
		setup_clear_cpu_cap(X86_FEATURE_TSC_DEADLINE_TIMER);
}
END
}

# FEAT_KVM needs kvm_para.h; FEAT_XSAVE_XCR0_LO has no names.
mini_qemu() { # DIR
	mkdir -p "$1/target/i386" "$1/include/standard-headers/asm-x86"
	echo 10.0.1 > "$1/VERSION"
	mini_qemu_words > "$1/target/i386/cpu.h"
	mini_qemu_types > "$1/target/i386/cpu-internal.h"
	mini_qemu_table > "$1/target/i386/cpu.c"
	mini_qemu_kvm > "$1/include/standard-headers/asm-x86/kvm_para.h"
}

mini_qemu_words() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#ifndef I386_CPU_H
#define I386_CPU_H

enum {
	R_EAX = 0,
	R_ECX = 1,
	R_EDX = 2,
	R_EBX = 3,
};

#define MSR_IA32_CORE_CAPABILITY	0xcf
#define MSR_IA32_ARCH_CAPABILITIES	0x10a
#define MSR_IA32_VMX_TRUE_PINBASED_CTLS	0x48d

#define CPUID_FP87	(1U << 0)
#define CPUID_DTS	(1U << 21)
#define CPUID_EXT_SSE3	(1U << 0)

typedef enum FeatureWord {
	FEAT_1_EDX,
	FEAT_1_ECX,
	FEAT_7_0_EDX,
	FEAT_8000_0001_EDX,
	FEAT_8000_0008_EBX,
	FEAT_KVM,
	FEAT_CORE_CAPABILITY,
	FEAT_ARCH_CAPABILITIES,
	FEAT_VMX_PINBASED_CTLS,
	FEAT_XSAVE_XCR0_LO,
	FEATURE_WORDS,
} FeatureWord;

#endif
END
}

mini_qemu_types() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#ifndef I386_CPU_INTERNAL_H
#define I386_CPU_INTERNAL_H

typedef enum FeatureWordType {
	CPUID_FEATURE_WORD,
	MSR_FEATURE_WORD,
} FeatureWordType;

typedef struct FeatureWordInfo {
	FeatureWordType type;
	const char *feat_names[64];
	union {
		struct {
			uint32_t eax;
			bool needs_ecx;
			uint32_t ecx;
			int reg;
		} cpuid;
		struct {
			uint32_t index;
		} msr;
	};
	uint64_t tcg_features;
	uint64_t unmigratable_flags;
	uint64_t migratable_flags;
	uint64_t no_autoenable_flags;
} FeatureWordInfo;

extern FeatureWordInfo feature_word_info[];

#endif
END
}

mini_qemu_table() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#include "cpu.h"
#include "cpu-internal.h"

#define TCG_FEATURES (CPUID_FP87 | CPUID_DTS)

FeatureWordInfo feature_word_info[FEATURE_WORDS] = {
	[FEAT_1_EDX] = {
		.type = CPUID_FEATURE_WORD,
		.feat_names = {
			"fpu", [21] = "ds" /* Intel dts */,
		},
		.cpuid = { .eax = 1, .reg = R_EDX, },
		.tcg_features = TCG_FEATURES,
	},
	[FEAT_1_ECX] = {
		.type = CPUID_FEATURE_WORD,
		.feat_names = {
			"pni" /* Intel,AMD sse3 */, NULL,
			[19] = "sse4.1",
			[24] = "tsc-deadline", "aes", "xsave", NULL /* osxsave */,
		},
		.cpuid = { .eax = 1, .reg = R_ECX, },
		.tcg_features = CPUID_EXT_SSE3,
	},
	[FEAT_7_0_EDX] = {
		.type = CPUID_FEATURE_WORD,
		.feat_names = {
			[26] = "spec-ctrl", "stibp",
		},
		.cpuid = { .eax = 7, .needs_ecx = true, .ecx = 0, .reg = R_EDX, },
	},
	[FEAT_8000_0001_EDX] = {
		.type = CPUID_FEATURE_WORD,
		.feat_names = {
			NULL /* fpu */, [11] = "syscall",
		},
		.cpuid = { .eax = 0x80000001, .reg = R_EDX, },
	},
	[FEAT_8000_0008_EBX] = {
		.type = CPUID_FEATURE_WORD,
		.feat_names = {
			"clzero", [14] = "ibrs",
		},
		.cpuid = { .eax = 0x80000008, .reg = R_EBX, },
	},
	[FEAT_KVM] = {
		.type = CPUID_FEATURE_WORD,
		.feat_names = {
			"kvmclock", "kvm-nopiodelay", NULL, "kvmclock",
		},
		.cpuid = { .eax = KVM_CPUID_FEATURES, .reg = R_EAX, },
	},
	[FEAT_CORE_CAPABILITY] = {
		.type = MSR_FEATURE_WORD,
		.feat_names = {
			[5] = "split-lock-detect",
		},
		.msr = { .index = MSR_IA32_CORE_CAPABILITY, },
	},
	[FEAT_ARCH_CAPABILITIES] = {
		.type = MSR_FEATURE_WORD,
		.feat_names = {
			"rdctl-no", [62] = "its-no",
		},
		.msr = { .index = MSR_IA32_ARCH_CAPABILITIES, },
	},
	[FEAT_VMX_PINBASED_CTLS] = {
		.type = MSR_FEATURE_WORD,
		.feat_names = {
			[5] = "vmx-vnmi",
		},
		.msr = { .index = MSR_IA32_VMX_TRUE_PINBASED_CTLS, },
	},
	[FEAT_XSAVE_XCR0_LO] = {
		.type = CPUID_FEATURE_WORD,
		.cpuid = { .eax = 0xd, .needs_ecx = true, .ecx = 0, .reg = R_EAX, },
		.migratable_flags = 0x7,
	},
};

static void x86_cpu_initfn(Object *obj)
{
	object_property_add_alias(obj, "sse3", obj, "pni");
}

typedef struct FeatureMask {
	FeatureWord index;
	uint64_t mask;
} FeatureMask;

typedef struct FeatureDep {
	FeatureMask from, to;
} FeatureDep;

static FeatureDep feature_dependencies[] = {
	{
		.from = { FEAT_1_EDX, CPUID_FP87 },
		.to = { FEAT_1_ECX, CPUID_EXT_SSE3 },
	},
	{
		.from = { FEAT_7_0_EDX, 1U << 29 },
		.to = { FEAT_ARCH_CAPABILITIES, ~0ull },
	},
};
END
}

mini_qemu_kvm() {
	cat << 'END'
/* SPDX-License-Identifier: MIT */
#define KVM_CPUID_FEATURES	0x40000001
END
}
