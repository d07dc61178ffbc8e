/* SPDX-License-Identifier: MIT */
/*
 * CPU features: which hardware bit each name of Linux and QEMU means.
 *
 * One file to vendor. It needs stdint.h and stddef.h, no C library; it is C99
 * and C++11 and later. Including it declares things; in one source file define
 * FEATMAP_IMPLEMENTATION first, and the tables and functions are there:
 *
 *	#define FEATMAP_IMPLEMENTATION
 *	#include "featmap.h"
 *
 * All data is constant, without pointers in it, so nothing has to be relocated;
 * nothing is allocated, and all functions may be called from any thread.
 *
 * A row is one bit under one Linux macro: it has the macro, the name that
 * /proc/cpuinfo shows, the name that QEMU's -cpu takes, any of them "" where
 * there is none, and the word and the bit. A bit with several macros has as many
 * rows, next to each other; a bit that only QEMU names has one. A word is a CPUID
 * register, an MSR, or 32 numbers that Linux gives out by itself: then there is
 * no hardware bit. A CPUID function without indexes has index 0.
 *
 * Names are not unique. One name may stand on several bits, and mean one thing
 * to Linux and another to QEMU: ssbd and ibrs do. So lookups go on: given the
 * row found last (NULL to begin), they return the next one, and NULL when there
 * are no more. Ask by the side that the name came from, and look at all rows.
 *
 *	const struct featmap_row *row = NULL;
 *
 *	while ((row = featmap_find_qemu("spec-ctrl", row)) != NULL) {
 *		const struct featmap_word *word = featmap_word_of(row);
 *
 *		if (word->space != FEATMAP_CPUID)
 *			continue;
 *		cpuid(word->number, word->index, &a, &b, &c, &d);
 *		if (featmap_test(row, a, b, c, d) == 1)
 *			puts(featmap_macro(row));
 *	}
 *
 * All names of all bits of a register:
 *
 *	const struct featmap_word *word = featmap_find_word(FEATMAP_CPUID, 7, 0,
 *							    FEATMAP_EDX);
 *
 *	for (row = NULL; (row = featmap_next_in_word(word, row)) != NULL;)
 *		printf("%d %s\n", row->bit, featmap_qemu(row));
 *
 * Names that end in an underscore are not for use from outside.
 *
 * Made by featmap from these files (SHA-256); not to be edited.
 *
 * Linux 6.12.107
 *   2dc829dd34926bf06268794c0405eea363ddad3d275da2a3b59fd3ddee3cd07d Makefile
 *   c829c2fb221860f9679634d06ee89e7e8a7e1f0c932ed23c4f8e248fabc6754e arch/x86/coco/sev/core.c
 *   37cb3be487afbbc116c43f78b28e42a2a618fb3cbbe4cb6be87a8e52a157ffc6 arch/x86/coco/tdx/tdx.c
 *   95cc970d918253abc2ff1a6d2c14e9ff09598ac06780acae2a9843222e30d238 arch/x86/entry/vsyscall/vsyscall_64.c
 *   f4bb62b2e67aa89976586a24de05a25db115eb62712c3195806f3ecaad3c2a28 arch/x86/events/intel/lbr.c
 *   90842e455422bb43ec3d74beab807e86569f7d40196d0749c98a3b8f15d97358 arch/x86/hyperv/hv_init.c
 *   31116ea5e0cd671aa004a0527ce678226a91931af745585ef2ea616b77e08c20 arch/x86/include/asm/cpufeature.h
 *   c24f5dd82a3fb7d028f12e880accdf566c5f2a5233ed5267a08f575cf3bfb3de arch/x86/include/asm/cpufeatures.h
 *   4bcbb6131d09ad56433680181f0b6b9110876816070a5c694e784c02e60686ee arch/x86/include/asm/cpuid.h
 *   313eae24276800b3086f193435fc0680907a87458adc66a409b94847358a1e2f arch/x86/include/asm/vmxfeatures.h
 *   f66941ab6f5a3168c66be2cfea2b4c6eb6e50f3728f90058903407aa95e328f1 arch/x86/kernel/alternative.c
 *   d3848d20a64cb42fa10d1d994f0ac3486b6a2ced11ad5a981733366cee99f5cf arch/x86/kernel/apic/apic.c
 *   0174a75d58ec5f4c16819847a5cdb35e33758e02774aece3c11dbc7959b04508 arch/x86/kernel/cet.c
 *   8c56373263908619906edc30e68d71b29856f57ca6bc94fd85a17c2a801f8b7a arch/x86/kernel/cpu/amd.c
 *   f9395637385ba86ca3b26ec561adb87569812dfdde812928e661f7a679ae457f arch/x86/kernel/cpu/bugs.c
 *   d79b3cb53d163f239c06604c165f48603cb4c3570660440f9b3fd3102fec4d9a arch/x86/kernel/cpu/centaur.c
 *   435237e725d135f06c490604b4d85125f21b20d808bce4ad364789ad5e71a09b arch/x86/kernel/cpu/common.c
 *   e03e997cd5aceaa7fb7f995ca68cb900a604875caa1ebf659f2089d88c5a51f2 arch/x86/kernel/cpu/cpuid-deps.c
 *   6a39eed4ff91b96b625553d890f3bcb0388a2b07055a9562965b81125ff9bac1 arch/x86/kernel/cpu/cyrix.c
 *   1713fbd320ad7bf7efa6fe17b9c6ce194f098ea72b1e026258b332e3ca6bbf17 arch/x86/kernel/cpu/feat_ctl.c
 *   cd593b22a003baaf14e9f55d16d211d7688176269c346a78e9e3544c48204d88 arch/x86/kernel/cpu/hygon.c
 *   4d80a61f655dbb536318e8da2849a0f6d16ae3896239be4f4f80cc4f017b665e arch/x86/kernel/cpu/intel.c
 *   e14cf72fa8d74d002a3e207482a89421bd651745849a88b6a21d580d317965f2 arch/x86/kernel/cpu/mce/intel.c
 *   d893cf017224a9171ef795dcf7cc25d6a177008d1aaca2a756b3f7b2e6833e54 arch/x86/kernel/cpu/mkcapflags.sh
 *   071547033492bef35cc79edfd40ec640cf71e754607191012c1ecc7b3a6b28b4 arch/x86/kernel/cpu/mshyperv.c
 *   067479791fe0a5b0b37999cb528ec771197e931319508605b0f551380156c9ec arch/x86/kernel/cpu/mtrr/generic.c
 *   611a015dc4a884f5db0447a82cdeea352c890431cc0441c5a0f8376efcfbe0da arch/x86/kernel/cpu/rdrand.c
 *   cdbf4e712ffcb7de77e1358cadc0d4ef3f742675d39a66c310b2d73493211cd0 arch/x86/kernel/cpu/scattered.c
 *   4d406fa0d928fd538cb26e21656ba57480643b1dea74b5ecc3482a4e613f7c8b arch/x86/kernel/cpu/topology.c
 *   d4fa03aff607bacb734efef77eaad1c94d5d014377f83f6cfb5de1895a191498 arch/x86/kernel/cpu/topology_amd.c
 *   e7e53991d07a4186e5d9d5dfc71ec148e7e124a5994f8dcdae87f1b52bef5ae6 arch/x86/kernel/cpu/topology_ext.c
 *   74f3e127f63aa4dca81978346d21bc18376f27214cf808fd8cd12cf0b5b1576e arch/x86/kernel/cpu/transmeta.c
 *   ce6a5ffee4f2b9bd114ef68e69bbf09f682f7cc8542943f0a93dfbdf6b0450f3 arch/x86/kernel/cpu/tsx.c
 *   5ef9a7efeffa857c1664cc5c34c76bdd56e120bcc1bfde29354c4fd36649661d arch/x86/kernel/cpu/vmware.c
 *   0b3512f8d7687bfe5d6e7e3d38b5d7e76be6a131c84237f8c81a270c4ea10733 arch/x86/kernel/cpu/zhaoxin.c
 *   44ad7736470ec73064a5c53e2a57f1a21695649c4a266ed1b56ac7401ec3f76d arch/x86/kernel/e820.c
 *   73ab6b4e6688b220b1314d7dcfb76496e91e1c7aa15f9ac7738caf76bd5cd4ed arch/x86/kernel/fpu/init.c
 *   ea8b85722ce17224d3abdf8b767a14143b44405bbab35d9401d7ba6e99885808 arch/x86/kernel/fpu/xstate.c
 *   3758b0ece7db5391f677f0a2d701e6ef95d2481f0a286c81017cb8231802c544 arch/x86/kernel/fred.c
 *   0cedc11cbd968d3cf6d96c09c446bff8117d36b82695a9cc7598bece420a090d arch/x86/kernel/jailhouse.c
 *   631f77f77c52eccbc75b7c73f917baff34844c3c341471ba49cf33b217b3126b arch/x86/kernel/kvmclock.c
 *   b04bcfb2c537a7c022fb773d9585fe86aa82a8ce0a4a6ff36610d2e42d258293 arch/x86/kernel/paravirt-spinlocks.c
 *   5dc52ae3bf71a62f519ef3e49bf3b10621c8cf0349495f5d9499f7777ef34cc7 arch/x86/kernel/setup.c
 *   be99f80c81ece88ea0568c7f5dceb105f99cb17741ce7cdc4ddd5356118e690b arch/x86/kernel/traps.c
 *   74ecdc2ed1c2e25034715f01ceeb45772eb53553a8e3e35cd50a4fbfc65d191a arch/x86/kernel/tsc.c
 *   12dba792e68518428e2dd7b59309236f9885be079ab8300f109ca1e701b7facf arch/x86/kernel/tsc_msr.c
 *   1fd62edce2a831cf27e1672841590557d92c221e8c05d291ffe90cdc478312fc arch/x86/kvm/cpuid.c
 *   d295dac089a19d27b85e5aa61828e018cb90222c3ce527efbe42b1b3dcc18a55 arch/x86/kvm/cpuid.h
 *   5f0895c10c78b91f0fd5903bc0cbdcf12ea4ef157e15f1c9b4612a811a2bdfa1 arch/x86/kvm/reverse_cpuid.h
 *   26194e658610984374961d5371afdb163a690186bb3b5dffb5b07f361f807c05 arch/x86/kvm/svm/sev.c
 *   42de6fdd7fbe4d40e04a863f36bfe89ff003e9871fb52668fe62d774ef969e42 arch/x86/kvm/svm/svm.c
 *   60fde4c631ef48ae50cf2a0e8fff3df09bad23722456efb5f38f8deccb1d0dbc arch/x86/kvm/vmx/vmx.c
 *   ae6cbf401299db08f9bbaf8da9f76c787dd4c6f9471214399916a667c27d0ae9 arch/x86/mm/init.c
 *   47d49c818588883b0013ee937daed819b6b1cfc8e05ef94fc594c825177d61f2 arch/x86/mm/mem_encrypt_amd.c
 *   ef7c08b1941150f04d63f211436bb2102919e52026ec9e2f74f6d68bc66b3889 arch/x86/mm/pti.c
 *   5fe5504ecb925ac06ff98ecf218c3d73f198dbe0cb83bd6ab083a4fd0dcad356 arch/x86/virt/vmx/tdx/tdx.c
 *   db05f23352a41fe10b2a43d0e4cc088889e2a37fbbe30b0910e336afc2b2234f arch/x86/xen/enlighten_pv.c
 *   5a39f3b9ab79ee013e0fff47b37b2615282825527555cfb295a606bb0efba60f arch/x86/xen/setup.c
 *   e0be607e338da2eb77c6529878ae0f7d84df20af560aee02e4f801fa61b264a9 arch/x86/xen/time.c
 *
 * QEMU 10.0.13
 *   ebac643c58b20251ce4e7cbddc636a43feb98bff409a43bdbcf3d72d4e3749bc VERSION
 *   0f2ffe206466422d1ca5e0b9213a17124eefddc8580dbce1d0a01adb3d1712c3 include/standard-headers/asm-x86/kvm_para.h
 *   f980b09b80f87d8fd96fac3deb895a8ec7db29960a2fc6b2e6326a57d9b77e72 target/i386/cpu-internal.h
 *   198e851860b766a64102f71f7a4647d4e380885efc0839c48336d2aeee6d5d8d target/i386/cpu.c
 *   ecaa4c9d845cb6167e1e435d9523aefcebf10a75d70851164431e6c2d87bac8e target/i386/cpu.h
 *
 * MIT License
 *
 * Copyright (c) 2026 The featmap authors
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy
 * of this software and associated documentation files (the "Software"), to deal
 * in the Software without restriction, including without limitation the rights
 * to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
 * copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all
 * copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 * IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 * FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 * AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 * LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 * OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
 * SOFTWARE.
 *
 * The files that featmap writes are under the same licence.
 */
#ifndef FEATMAP_H
#define FEATMAP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a word is. */
enum featmap_space {
	FEATMAP_CPUID,	/* a register of CPUID */
	FEATMAP_MSR,	/* a model-specific register */
	FEATMAP_LINUX,	/* Linux-defined features, X86_FEATURE_* */
	FEATMAP_BUG,	/* X86_BUG_*, words counted from the first bug word */
	FEATMAP_VMX	/* VMX_FEATURE_* */
};

enum featmap_reg { FEATMAP_EAX, FEATMAP_EBX, FEATMAP_ECX, FEATMAP_EDX };

/* The words by number, in the order of the table. */
enum featmap_word_id {
	FEATMAP_WORD_CPUID_00000001_0_ECX,
	FEATMAP_WORD_CPUID_00000001_0_EDX,
	FEATMAP_WORD_CPUID_00000006_0_EAX,
	FEATMAP_WORD_CPUID_00000006_0_ECX,
	FEATMAP_WORD_CPUID_00000007_0_EBX,
	FEATMAP_WORD_CPUID_00000007_0_ECX,
	FEATMAP_WORD_CPUID_00000007_0_EDX,
	FEATMAP_WORD_CPUID_00000007_1_EAX,
	FEATMAP_WORD_CPUID_00000007_1_EBX,
	FEATMAP_WORD_CPUID_00000007_1_EDX,
	FEATMAP_WORD_CPUID_00000007_2_EDX,
	FEATMAP_WORD_CPUID_0000000D_1_EAX,
	FEATMAP_WORD_CPUID_0000000F_0_EDX,
	FEATMAP_WORD_CPUID_0000000F_1_EDX,
	FEATMAP_WORD_CPUID_00000010_0_EBX,
	FEATMAP_WORD_CPUID_00000010_1_ECX,
	FEATMAP_WORD_CPUID_00000010_2_ECX,
	FEATMAP_WORD_CPUID_00000010_3_ECX,
	FEATMAP_WORD_CPUID_00000012_0_EAX,
	FEATMAP_WORD_CPUID_00000012_0_EBX,
	FEATMAP_WORD_CPUID_00000012_1_EAX,
	FEATMAP_WORD_CPUID_00000014_0_ECX,
	FEATMAP_WORD_CPUID_00000024_0_EBX,
	FEATMAP_WORD_CPUID_40000001_0_EAX,
	FEATMAP_WORD_CPUID_40000001_0_EDX,
	FEATMAP_WORD_CPUID_80000001_0_ECX,
	FEATMAP_WORD_CPUID_80000001_0_EDX,
	FEATMAP_WORD_CPUID_80000007_0_EBX,
	FEATMAP_WORD_CPUID_80000007_0_EDX,
	FEATMAP_WORD_CPUID_80000008_0_EBX,
	FEATMAP_WORD_CPUID_8000000A_0_EDX,
	FEATMAP_WORD_CPUID_8000001F_0_EAX,
	FEATMAP_WORD_CPUID_8000001F_0_EBX,
	FEATMAP_WORD_CPUID_80000020_0_EBX,
	FEATMAP_WORD_CPUID_80000021_0_EAX,
	FEATMAP_WORD_CPUID_80000021_0_ECX,
	FEATMAP_WORD_CPUID_80000022_0_EAX,
	FEATMAP_WORD_CPUID_80860001_0_EDX,
	FEATMAP_WORD_CPUID_C0000001_0_EDX,
	FEATMAP_WORD_MSR_000000CF,
	FEATMAP_WORD_MSR_0000010A,
	FEATMAP_WORD_MSR_00000345,
	FEATMAP_WORD_MSR_00000480,
	FEATMAP_WORD_MSR_00000485,
	FEATMAP_WORD_MSR_0000048B,
	FEATMAP_WORD_MSR_0000048C,
	FEATMAP_WORD_MSR_0000048D,
	FEATMAP_WORD_MSR_0000048E,
	FEATMAP_WORD_MSR_0000048F,
	FEATMAP_WORD_MSR_00000490,
	FEATMAP_WORD_MSR_00000491,
	FEATMAP_WORD_LINUX_3,
	FEATMAP_WORD_LINUX_7,
	FEATMAP_WORD_LINUX_8,
	FEATMAP_WORD_LINUX_11,
	FEATMAP_WORD_LINUX_21,
	FEATMAP_WORD_BUG_0,
	FEATMAP_WORD_BUG_1,
	FEATMAP_WORD_VMX_0,
	FEATMAP_WORD_VMX_1,
	FEATMAP_WORD_VMX_2,
	FEATMAP_WORD_VMX_3,
	FEATMAP_WORD_COUNT
};

enum { FEATMAP_ROW_COUNT = 660 };

/* As narrow as this table allows; another one's may be wider. */
typedef uint8_t featmap_word_number;
typedef uint16_t featmap_row_number;
typedef uint16_t featmap_list_index;
typedef uint16_t featmap_text;
typedef uint16_t featmap_displacement;

struct featmap_word {
	uint32_t number;	/* CPUID function, MSR, or Linux's word */
	uint32_t index;		/* CPUID index, else 0 */
	featmap_row_number first_row_;
	uint8_t space;		/* enum featmap_space */
	uint8_t reg;		/* enum featmap_reg of CPUID, else 0 */
};

struct featmap_row {
	featmap_text macro_, shown_, qemu_;	/* offsets of the names, 0: none */
	featmap_word_number word;		/* see featmap_word_at() */
	uint8_t bit;				/* 0 to 31, of an MSR to 63 */
};

/* Names of a row: never NULL, "" for none; they live as long as the program. */
const char *featmap_macro(const struct featmap_row *row);	/* X86_FEATURE_FPU */
const char *featmap_shown(const struct featmap_row *row);	/* in /proc/cpuinfo */
const char *featmap_qemu(const struct featmap_row *row);	/* as -cpu takes it */

/* 1 if Linux has a macro for the bit, but /proc/cpuinfo does not show it; else 0. */
int featmap_hidden(const struct featmap_row *row);

/* The word NUMBER, 0 to FEATMAP_WORD_COUNT - 1; NULL for any other. */
const struct featmap_word *featmap_word_at(size_t number);

/* The row's word, never NULL. */
const struct featmap_word *featmap_word_of(const struct featmap_row *row);

/*
 * Whether the row's bit is set in registers that the caller has read: EAX to EDX
 * as CPUID left them for the word's function and index; of an MSR EAX and EDX as
 * RDMSR leaves them, the others unused. 1 if set, 0 if clear, -1 if the row is
 * about no hardware bit.
 */
int featmap_test(const struct featmap_row *row, uint32_t eax, uint32_t ebx,
		 uint32_t ecx, uint32_t edx);

/*
 * Iteration and lookups return a row behind AFTER, or the first one if AFTER is
 * NULL; NULL if there are no more. Rows come in the order of the table: CPUID
 * before MSR before Linux, bugs and VMX, then number, index, register, bit.
 */
const struct featmap_row *featmap_next(const struct featmap_row *after);

/* The same for one word's rows; none if WORD is NULL. */
const struct featmap_row *featmap_next_in_word(const struct featmap_word *word,
					       const struct featmap_row *after);

/* What sort of names to look at; they can be added up. */
enum {
	FEATMAP_BY_MACRO = 1,
	FEATMAP_BY_SHOWN = 2,
	FEATMAP_BY_QEMU = 4,
	FEATMAP_BY_ANY = 7
};

/*
 * By name, LENGTH bytes that need no NUL behind them (a word in a line of
 * /proc/cpuinfo, say); KINDS is made of FEATMAP_BY_*. Every byte counts, the
 * case of letters, too. One probe, found or not, however many names there are.
 */
const struct featmap_row *featmap_find(unsigned kinds, const char *name,
				       size_t length,
				       const struct featmap_row *after);

/* The same for a string: by macro, as shown by Linux, by QEMU's, by any name. */
const struct featmap_row *featmap_find_macro(const char *name,
					     const struct featmap_row *after);
const struct featmap_row *featmap_find_shown(const char *name,
					     const struct featmap_row *after);
const struct featmap_row *featmap_find_qemu(const char *name,
					    const struct featmap_row *after);
const struct featmap_row *featmap_find_name(const char *name,
					    const struct featmap_row *after);

/* The word at a place, NULL if there is none; INDEX and REG as in the struct. */
const struct featmap_word *featmap_find_word(enum featmap_space space,
					     uint32_t number, uint32_t index,
					     enum featmap_reg reg);

/* By place: any, of CPUID, of an MSR. */
const struct featmap_row *featmap_find_bit(enum featmap_space space,
					   uint32_t number, uint32_t index,
					   enum featmap_reg reg, unsigned bit,
					   const struct featmap_row *after);
const struct featmap_row *featmap_find_cpuid(uint32_t function, uint32_t index,
					     enum featmap_reg reg, unsigned bit,
					     const struct featmap_row *after);
const struct featmap_row *featmap_find_msr(uint32_t msr, unsigned bit,
					   const struct featmap_row *after);

#ifdef __cplusplus
}
#endif

#endif

#if defined FEATMAP_IMPLEMENTATION && !defined FEATMAP_IMPLEMENTED
#define FEATMAP_IMPLEMENTED

#ifdef __cplusplus
extern "C" {
#endif

/* One more than there are: the last one tells where the rows end. */
static const struct featmap_word featmap_words_[FEATMAP_WORD_COUNT + 1] = {
	{ 0x1u, 0u, 0, FEATMAP_CPUID, FEATMAP_ECX },
	{ 0x1u, 0u, 31, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0x6u, 0u, 61, FEATMAP_CPUID, FEATMAP_EAX },
	{ 0x6u, 0u, 73, FEATMAP_CPUID, FEATMAP_ECX },
	{ 0x7u, 0u, 75, FEATMAP_CPUID, FEATMAP_EBX },
	{ 0x7u, 0u, 107, FEATMAP_CPUID, FEATMAP_ECX },
	{ 0x7u, 0u, 130, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0x7u, 1u, 154, FEATMAP_CPUID, FEATMAP_EAX },
	{ 0x7u, 1u, 170, FEATMAP_CPUID, FEATMAP_EBX },
	{ 0x7u, 1u, 171, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0x7u, 2u, 177, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0xdu, 1u, 183, FEATMAP_CPUID, FEATMAP_EAX },
	{ 0xfu, 0u, 188, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0xfu, 1u, 189, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0x10u, 0u, 192, FEATMAP_CPUID, FEATMAP_EBX },
	{ 0x10u, 1u, 195, FEATMAP_CPUID, FEATMAP_ECX },
	{ 0x10u, 2u, 196, FEATMAP_CPUID, FEATMAP_ECX },
	{ 0x10u, 3u, 197, FEATMAP_CPUID, FEATMAP_ECX },
	{ 0x12u, 0u, 198, FEATMAP_CPUID, FEATMAP_EAX },
	{ 0x12u, 0u, 201, FEATMAP_CPUID, FEATMAP_EBX },
	{ 0x12u, 1u, 202, FEATMAP_CPUID, FEATMAP_EAX },
	{ 0x14u, 0u, 208, FEATMAP_CPUID, FEATMAP_ECX },
	{ 0x24u, 0u, 209, FEATMAP_CPUID, FEATMAP_EBX },
	{ 0x40000001u, 0u, 212, FEATMAP_CPUID, FEATMAP_EAX },
	{ 0x40000001u, 0u, 228, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0x80000001u, 0u, 229, FEATMAP_CPUID, FEATMAP_ECX },
	{ 0x80000001u, 0u, 255, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0x80000007u, 0u, 265, FEATMAP_CPUID, FEATMAP_EBX },
	{ 0x80000007u, 0u, 268, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0x80000008u, 0u, 273, FEATMAP_CPUID, FEATMAP_EBX },
	{ 0x8000000au, 0u, 292, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0x8000001fu, 0u, 309, FEATMAP_CPUID, FEATMAP_EAX },
	{ 0x8000001fu, 0u, 319, FEATMAP_CPUID, FEATMAP_EBX },
	{ 0x80000020u, 0u, 320, FEATMAP_CPUID, FEATMAP_EBX },
	{ 0x80000021u, 0u, 322, FEATMAP_CPUID, FEATMAP_EAX },
	{ 0x80000021u, 0u, 335, FEATMAP_CPUID, FEATMAP_ECX },
	{ 0x80000022u, 0u, 337, FEATMAP_CPUID, FEATMAP_EAX },
	{ 0x80860001u, 0u, 340, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0xc0000001u, 0u, 343, FEATMAP_CPUID, FEATMAP_EDX },
	{ 0xcfu, 0u, 353, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x10au, 0u, 354, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x345u, 0u, 372, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x480u, 0u, 373, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x485u, 0u, 377, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x48bu, 0u, 383, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x48cu, 0u, 404, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x48du, 0u, 419, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x48eu, 0u, 424, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x48fu, 0u, 445, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x490u, 0u, 457, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x491u, 0u, 466, FEATMAP_MSR, FEATMAP_EAX },
	{ 0x3u, 0u, 467, FEATMAP_LINUX, FEATMAP_EAX },
	{ 0x7u, 0u, 496, FEATMAP_LINUX, FEATMAP_EAX },
	{ 0x8u, 0u, 517, FEATMAP_LINUX, FEATMAP_EAX },
	{ 0xbu, 0u, 529, FEATMAP_LINUX, FEATMAP_EAX },
	{ 0x15u, 0u, 550, FEATMAP_LINUX, FEATMAP_EAX },
	{ 0x0u, 0u, 556, FEATMAP_BUG, FEATMAP_EAX },
	{ 0x1u, 0u, 587, FEATMAP_BUG, FEATMAP_EAX },
	{ 0x0u, 0u, 596, FEATMAP_VMX, FEATMAP_EAX },
	{ 0x1u, 0u, 609, FEATMAP_VMX, FEATMAP_EAX },
	{ 0x2u, 0u, 631, FEATMAP_VMX, FEATMAP_EAX },
	{ 0x3u, 0u, 659, FEATMAP_VMX, FEATMAP_EAX },
	{ 0, 0, 660, 0, 0 },
};

/* The names stand behind their rows. */
static const struct featmap_row featmap_rows_[FEATMAP_ROW_COUNT] = {
	{ 7073, 15557, 15557, 0, 0 },	/* X86_FEATURE_XMM3 pni pni */
	{ 5673, 6257, 6257, 0, 1 },	/* X86_FEATURE_PCLMULQDQ pclmulqdq pclmulqdq */
	{ 1821, 14278, 14278, 0, 2 },	/* X86_FEATURE_DTES64 dtes64 dtes64 */
	{ 13309, 1798, 1798, 0, 3 },	/* X86_FEATURE_MWAIT monitor monitor */
	{ 14999, 7309, 1293, 0, 4 },	/* X86_FEATURE_DSCPL ds_cpl ds-cpl */
	{ 12419, 15561, 15561, 0, 5 },	/* X86_FEATURE_VMX vmx vmx */
	{ 2858, 8277, 8277, 0, 6 },	/* X86_FEATURE_SMX smx smx */
	{ 16243, 10621, 10621, 0, 7 },	/* X86_FEATURE_EST est est */
	{ 12789, 3520, 3520, 0, 8 },	/* X86_FEATURE_TM2 tm2 tm2 */
	{ 12829, 12510, 12510, 0, 9 },	/* X86_FEATURE_SSSE3 ssse3 ssse3 */
	{ 8566, 11260, 11260, 0, 10 },	/* X86_FEATURE_CID cid cid */
	{ 10756, 9334, 0, 0, 11 },	/* X86_FEATURE_SDBG sdbg - */
	{ 9392, 4053, 4053, 0, 12 },	/* X86_FEATURE_FMA fma fma */
	{ 554, 13933, 13933, 0, 13 },	/* X86_FEATURE_CX16 cx16 cx16 */
	{ 9433, 3889, 3889, 0, 14 },	/* X86_FEATURE_XTPR xtpr xtpr */
	{ 4432, 6309, 6309, 0, 15 },	/* X86_FEATURE_PDCM pdcm pdcm */
	{ 16411, 12863, 12863, 0, 17 },	/* X86_FEATURE_PCID pcid pcid */
	{ 12768, 15947, 15947, 0, 18 },	/* X86_FEATURE_DCA dca dca */
	{ 15293, 12013, 10183, 0, 19 },	/* X86_FEATURE_XMM4_1 sse4_1 sse4.1 */
	{ 2874, 14867, 9539, 0, 20 },	/* X86_FEATURE_XMM4_2 sse4_2 sse4.2 */
	{ 14343, 10614, 10614, 0, 21 },	/* X86_FEATURE_X2APIC x2apic x2apic */
	{ 6985, 12914, 12914, 0, 22 },	/* X86_FEATURE_MOVBE movbe movbe */
	{ 12557, 14822, 14822, 0, 23 },	/* X86_FEATURE_POPCNT popcnt popcnt */
	{ 16444, 6794, 7234, 0, 24 },	/* X86_FEATURE_TSC_DEADLINE_TIMER tsc_deadline_timer tsc-deadline */
	{ 171, 5389, 5389, 0, 25 },	/* X86_FEATURE_AES aes aes */
	{ 8776, 3469, 3469, 0, 26 },	/* X86_FEATURE_XSAVE xsave xsave */
	{ 6090, 0, 0, 0, 27 },	/* X86_FEATURE_OSXSAVE - - */
	{ 10450, 16802, 16802, 0, 28 },	/* X86_FEATURE_AVX avx avx */
	{ 12020, 8281, 8281, 0, 29 },	/* X86_FEATURE_F16C f16c f16c */
	{ 7020, 1029, 1029, 0, 30 },	/* X86_FEATURE_RDRAND rdrand rdrand */
	{ 14255, 14519, 14519, 0, 31 },	/* X86_FEATURE_HYPERVISOR hypervisor hypervisor */
	{ 8366, 11689, 11689, 1, 0 },	/* X86_FEATURE_FPU fpu fpu */
	{ 7391, 10559, 10559, 1, 1 },	/* X86_FEATURE_VME vme vme */
	{ 3160, 822, 822, 1, 2 },	/* X86_FEATURE_DE de de */
	{ 12128, 12112, 12112, 1, 3 },	/* X86_FEATURE_PSE pse pse */
	{ 16828, 9892, 9892, 1, 4 },	/* X86_FEATURE_TSC tsc tsc */
	{ 4346, 14194, 14194, 1, 5 },	/* X86_FEATURE_MSR msr msr */
	{ 5225, 10625, 10625, 1, 6 },	/* X86_FEATURE_PAE pae pae */
	{ 4789, 11693, 11693, 1, 7 },	/* X86_FEATURE_MCE mce mce */
	{ 4416, 1577, 1577, 1, 8 },	/* X86_FEATURE_CX8 cx8 cx8 */
	{ 3528, 4124, 4124, 1, 9 },	/* X86_FEATURE_APIC apic apic */
	{ 6703, 13757, 13757, 1, 11 },	/* X86_FEATURE_SEP sep sep */
	{ 1682, 4649, 4649, 1, 12 },	/* X86_FEATURE_MTRR mtrr mtrr */
	{ 6401, 12066, 12066, 1, 13 },	/* X86_FEATURE_PGE pge pge */
	{ 15252, 10420, 10420, 1, 14 },	/* X86_FEATURE_MCA mca mca */
	{ 9807, 10909, 10909, 1, 15 },	/* X86_FEATURE_CMOV cmov cmov */
	{ 16095, 14393, 14393, 1, 16 },	/* X86_FEATURE_PAT pat pat */
	{ 5655, 1394, 1394, 1, 17 },	/* X86_FEATURE_PSE36 pse36 pse36 */
	{ 531, 14923, 14923, 1, 18 },	/* X86_FEATURE_PN pn pn */
	{ 15084, 7578, 7578, 1, 19 },	/* X86_FEATURE_CLFLUSH clflush clflush */
	{ 15414, 7828, 9181, 1, 21 },	/* X86_FEATURE_DS dts ds */
	{ 9505, 9971, 9971, 1, 22 },	/* X86_FEATURE_ACPI acpi acpi */
	{ 210, 10491, 10491, 1, 23 },	/* X86_FEATURE_MMX mmx mmx */
	{ 13825, 1121, 1121, 1, 24 },	/* X86_FEATURE_FXSR fxsr fxsr */
	{ 15843, 6518, 6518, 1, 25 },	/* X86_FEATURE_XMM sse sse */
	{ 4533, 16563, 16563, 1, 26 },	/* X86_FEATURE_XMM2 sse2 sse2 */
	{ 12232, 16780, 16780, 1, 27 },	/* X86_FEATURE_SELFSNOOP ss ss */
	{ 6164, 7788, 7788, 1, 28 },	/* X86_FEATURE_HT ht ht */
	{ 5906, 4314, 4314, 1, 29 },	/* X86_FEATURE_ACC tm tm */
	{ 1104, 5742, 5742, 1, 30 },	/* X86_FEATURE_IA64 ia64 ia64 */
	{ 4916, 14115, 14115, 1, 31 },	/* X86_FEATURE_PBE pbe pbe */
	{ 14803, 11101, 0, 2, 0 },	/* X86_FEATURE_DTHERM dtherm - */
	{ 1061, 1134, 0, 2, 1 },	/* X86_FEATURE_IDA ida - */
	{ 9682, 12824, 12824, 2, 2 },	/* X86_FEATURE_ARAT arat arat */
	{ 6074, 2422, 0, 2, 4 },	/* X86_FEATURE_PLN pln - */
	{ 14285, 3297, 0, 2, 6 },	/* X86_FEATURE_PTS pts - */
	{ 11066, 6871, 0, 2, 7 },	/* X86_FEATURE_HWP hwp - */
	{ 15391, 8315, 0, 2, 8 },	/* X86_FEATURE_HWP_NOTIFY hwp_notify - */
	{ 4976, 13801, 0, 2, 9 },	/* X86_FEATURE_HWP_ACT_WINDOW hwp_act_window - */
	{ 16514, 15481, 0, 2, 10 },	/* X86_FEATURE_HWP_EPP hwp_epp - */
	{ 11642, 4449, 0, 2, 11 },	/* X86_FEATURE_HWP_PKG_REQ hwp_pkg_req - */
	{ 1168, 0, 0, 2, 15 },	/* X86_FEATURE_HWP_HIGHEST_PERF_CHANGE - - */
	{ 10404, 14503, 0, 2, 19 },	/* X86_FEATURE_HFI hfi - */
	{ 9621, 11770, 0, 3, 0 },	/* X86_FEATURE_APERFMPERF aperfmperf - */
	{ 8550, 12314, 0, 3, 3 },	/* X86_FEATURE_EPB epb - */
	{ 4010, 6110, 6110, 4, 0 },	/* X86_FEATURE_FSGSBASE fsgsbase fsgsbase */
	{ 2267, 12920, 13327, 4, 1 },	/* X86_FEATURE_TSC_ADJUST tsc_adjust tsc-adjust */
	{ 10225, 1334, 1334, 4, 2 },	/* X86_FEATURE_SGX sgx sgx */
	{ 16074, 12061, 12061, 4, 3 },	/* X86_FEATURE_BMI1 bmi1 bmi1 */
	{ 9699, 8439, 8439, 4, 4 },	/* X86_FEATURE_HLE hle hle */
	{ 5922, 8253, 8253, 4, 5 },	/* X86_FEATURE_AVX2 avx2 avx2 */
	{ 5142, 0, 6663, 4, 6 },	/* X86_FEATURE_FDP_EXCPTN_ONLY - fdp-excptn-only */
	{ 16700, 12763, 12763, 4, 7 },	/* X86_FEATURE_SMEP smep smep */
	{ 5519, 11812, 11812, 4, 8 },	/* X86_FEATURE_BMI2 bmi2 bmi2 */
	{ 724, 10348, 10348, 4, 9 },	/* X86_FEATURE_ERMS erms erms */
	{ 14198, 16143, 16143, 4, 10 },	/* X86_FEATURE_INVPCID invpcid invpcid */
	{ 10475, 11793, 11793, 4, 11 },	/* X86_FEATURE_RTM rtm rtm */
	{ 16428, 5036, 0, 4, 12 },	/* X86_FEATURE_CQM cqm - */
	{ 426, 0, 6365, 4, 13 },	/* X86_FEATURE_ZERO_FCS_FDS - zero-fcs-fds */
	{ 6875, 10555, 10555, 4, 14 },	/* X86_FEATURE_MPX mpx mpx */
	{ 4242, 9052, 0, 4, 15 },	/* X86_FEATURE_RDT_A rdt_a - */
	{ 14128, 10718, 10718, 4, 16 },	/* X86_FEATURE_AVX512F avx512f avx512f */
	{ 7856, 11189, 11189, 4, 17 },	/* X86_FEATURE_AVX512DQ avx512dq avx512dq */
	{ 4327, 7692, 7692, 4, 18 },	/* X86_FEATURE_RDSEED rdseed rdseed */
	{ 5352, 3491, 3491, 4, 19 },	/* X86_FEATURE_ADX adx adx */
	{ 14440, 6159, 6159, 4, 20 },	/* X86_FEATURE_SMAP smap smap */
	{ 7506, 4852, 4852, 4, 21 },	/* X86_FEATURE_AVX512IFMA avx512ifma avx512ifma */
	{ 0, 0, 7247, 4, 22 },	/* - - pcommit */
	{ 7202, 2651, 2651, 4, 23 },	/* X86_FEATURE_CLFLUSHOPT clflushopt clflushopt */
	{ 8058, 7090, 7090, 4, 24 },	/* X86_FEATURE_CLWB clwb clwb */
	{ 510, 14772, 4640, 4, 25 },	/* X86_FEATURE_INTEL_PT intel_pt intel-pt */
	{ 12893, 1461, 1461, 4, 26 },	/* X86_FEATURE_AVX512PF avx512pf avx512pf */
	{ 13549, 6344, 6344, 4, 27 },	/* X86_FEATURE_AVX512ER avx512er avx512er */
	{ 8326, 4699, 4699, 4, 28 },	/* X86_FEATURE_AVX512CD avx512cd avx512cd */
	{ 9468, 9737, 10999, 4, 29 },	/* X86_FEATURE_SHA_NI sha_ni sha-ni */
	{ 13761, 6119, 6119, 4, 30 },	/* X86_FEATURE_AVX512BW avx512bw avx512bw */
	{ 14542, 5428, 5428, 4, 31 },	/* X86_FEATURE_AVX512VL avx512vl avx512vl */
	{ 14890, 3918, 3918, 5, 1 },	/* X86_FEATURE_AVX512VBMI avx512vbmi avx512vbmi */
	{ 13861, 12758, 12758, 5, 2 },	/* X86_FEATURE_UMIP umip umip */
	{ 3619, 6974, 6974, 5, 3 },	/* X86_FEATURE_PKU pku pku */
	{ 16653, 5314, 0, 5, 4 },	/* X86_FEATURE_OSPKE ospke - */
	{ 11868, 15508, 15508, 5, 5 },	/* X86_FEATURE_WAITPKG waitpkg waitpkg */
	{ 13570, 4213, 8118, 5, 6 },	/* X86_FEATURE_AVX512_VBMI2 avx512_vbmi2 avx512vbmi2 */
	{ 9316, 0, 0, 5, 7 },	/* X86_FEATURE_SHSTK - - */
	{ 5814, 15919, 15919, 5, 8 },	/* X86_FEATURE_GFNI gfni gfni */
	{ 5578, 4119, 4119, 5, 9 },	/* X86_FEATURE_VAES vaes vaes */
	{ 1499, 11395, 11395, 5, 10 },	/* X86_FEATURE_VPCLMULQDQ vpclmulqdq vpclmulqdq */
	{ 451, 15346, 14665, 5, 11 },	/* X86_FEATURE_AVX512_VNNI avx512_vnni avx512vnni */
	{ 10424, 11448, 5939, 5, 12 },	/* X86_FEATURE_AVX512_BITALG avx512_bitalg avx512bitalg */
	{ 2960, 495, 0, 5, 13 },	/* X86_FEATURE_TME tme - */
	{ 10666, 805, 7003, 5, 14 },	/* X86_FEATURE_AVX512_VPOPCNTDQ avx512_vpopcntdq avx512-vpopcntdq */
	{ 7656, 6360, 6360, 5, 16 },	/* X86_FEATURE_LA57 la57 la57 */
	{ 8450, 7782, 7782, 5, 22 },	/* X86_FEATURE_RDPID rdpid rdpid */
	{ 13093, 11006, 11574, 5, 24 },	/* X86_FEATURE_BUS_LOCK_DETECT bus_lock_detect bus-lock-detect */
	{ 11228, 15022, 15022, 5, 25 },	/* X86_FEATURE_CLDEMOTE cldemote cldemote */
	{ 7720, 12373, 12373, 5, 27 },	/* X86_FEATURE_MOVDIRI movdiri movdiri */
	{ 9546, 3495, 3495, 5, 28 },	/* X86_FEATURE_MOVDIR64B movdir64b movdir64b */
	{ 1581, 16576, 0, 5, 29 },	/* X86_FEATURE_ENQCMD enqcmd - */
	{ 11542, 8443, 11607, 5, 30 },	/* X86_FEATURE_SGX_LC sgx_lc sgxlc */
	{ 0, 0, 550, 5, 31 },	/* - - pks */
	{ 16178, 6417, 6452, 6, 2 },	/* X86_FEATURE_AVX512_4VNNIW avx512_4vnniw avx512-4vnniw */
	{ 11943, 16304, 7430, 6, 3 },	/* X86_FEATURE_AVX512_4FMAPS avx512_4fmaps avx512-4fmaps */
	{ 13878, 6832, 6832, 6, 4 },	/* X86_FEATURE_FSRM fsrm fsrm */
	{ 9209, 12342, 2168, 6, 8 },	/* X86_FEATURE_AVX512_VP2INTERSECT avx512_vp2intersect avx512-vp2intersect */
	{ 5063, 0, 0, 6, 9 },	/* X86_FEATURE_SRBDS_CTRL - - */
	{ 2050, 8835, 15905, 6, 10 },	/* X86_FEATURE_MD_CLEAR md_clear md-clear */
	{ 12627, 0, 0, 6, 11 },	/* X86_FEATURE_RTM_ALWAYS_ABORT - - */
	{ 9864, 0, 0, 6, 13 },	/* X86_FEATURE_TSX_FORCE_ABORT - - */
	{ 1426, 13064, 13064, 6, 14 },	/* X86_FEATURE_SERIALIZE serialize serialize */
	{ 882, 0, 0, 6, 15 },	/* X86_FEATURE_HYBRID_CPU - - */
	{ 1627, 8638, 6891, 6, 16 },	/* X86_FEATURE_TSXLDTRK tsxldtrk tsx-ldtrk */
	{ 9339, 2813, 0, 6, 18 },	/* X86_FEATURE_PCONFIG pconfig - */
	{ 10313, 8306, 15594, 6, 19 },	/* X86_FEATURE_ARCH_LBR arch_lbr arch-lbr */
	{ 69, 13938, 0, 6, 20 },	/* X86_FEATURE_IBT ibt - */
	{ 48, 2575, 10495, 6, 22 },	/* X86_FEATURE_AMX_BF16 amx_bf16 amx-bf16 */
	{ 12272, 12392, 5850, 6, 23 },	/* X86_FEATURE_AVX512_FP16 avx512_fp16 avx512-fp16 */
	{ 7795, 4826, 14119, 6, 24 },	/* X86_FEATURE_AMX_TILE amx_tile amx-tile */
	{ 16583, 6719, 308, 6, 25 },	/* X86_FEATURE_AMX_INT8 amx_int8 amx-int8 */
	{ 7128, 0, 13923, 6, 26 },	/* X86_FEATURE_SPEC_CTRL - spec-ctrl */
	{ 3445, 0, 8508, 6, 27 },	/* X86_FEATURE_INTEL_STIBP - stibp */
	{ 10576, 7699, 14913, 6, 28 },	/* X86_FEATURE_FLUSH_L1D flush_l1d flush-l1d */
	{ 5097, 2717, 3075, 6, 29 },	/* X86_FEATURE_ARCH_CAPABILITIES arch_capabilities arch-capabilities */
	{ 13167, 0, 9824, 6, 30 },	/* X86_FEATURE_CORE_CAPABILITIES - core-capability */
	{ 6179, 0, 11096, 6, 31 },	/* X86_FEATURE_SPEC_CTRL_SSBD - ssbd */
	{ 0, 0, 6978, 7, 0 },	/* - - sha512 */
	{ 0, 0, 2101, 7, 1 },	/* - - sm3 */
	{ 0, 0, 590, 7, 2 },	/* - - sm4 */
	{ 15031, 5470, 8286, 7, 4 },	/* X86_FEATURE_AVX_VNNI avx_vnni avx-vnni */
	{ 10853, 5437, 7816, 7, 5 },	/* X86_FEATURE_AVX512_BF16 avx512_bf16 avx512-bf16 */
	{ 3031, 0, 12487, 7, 7 },	/* X86_FEATURE_CMPCCXADD - cmpccxadd */
	{ 16671, 0, 0, 7, 8 },	/* X86_FEATURE_ARCH_PERFMON_EXT - - */
	{ 4835, 0, 1024, 7, 10 },	/* X86_FEATURE_FZRM - fzrm */
	{ 7561, 0, 800, 7, 11 },	/* X86_FEATURE_FSRS - fsrs */
	{ 12674, 0, 11999, 7, 12 },	/* X86_FEATURE_FSRC - fsrc */
	{ 5179, 15017, 15017, 7, 17 },	/* X86_FEATURE_FRED fred fred */
	{ 3561, 0, 9408, 7, 18 },	/* X86_FEATURE_LKGS - lkgs */
	{ 14174, 0, 8514, 7, 19 },	/* X86_FEATURE_WRMSRNS - wrmsrns */
	{ 12931, 0, 5536, 7, 21 },	/* X86_FEATURE_AMX_FP16 - amx-fp16 */
	{ 13965, 0, 14078, 7, 23 },	/* X86_FEATURE_AVX_IFMA - avx-ifma */
	{ 6958, 16882, 16882, 7, 26 },	/* X86_FEATURE_LAM lam lam */
	{ 7476, 7709, 0, 8, 0 },	/* X86_FEATURE_INTEL_PPIN intel_ppin - */
	{ 145, 0, 4379, 9, 4 },	/* X86_FEATURE_AVX_VNNI_INT8 - avx-vnni-int8 */
	{ 12184, 0, 14100, 9, 5 },	/* X86_FEATURE_AVX_NE_CONVERT - avx-ne-convert */
	{ 4675, 0, 14530, 9, 8 },	/* X86_FEATURE_AMX_COMPLEX - amx-complex */
	{ 0, 0, 14757, 9, 10 },	/* - - avx-vnni-int16 */
	{ 11518, 0, 14424, 9, 14 },	/* X86_FEATURE_PREFETCHITI - prefetchiti */
	{ 16056, 0, 2584, 9, 19 },	/* X86_FEATURE_AVX10 - avx10 */
	{ 11340, 0, 8522, 10, 0 },	/* X86_FEATURE_INTEL_PSFD - intel-psfd */
	{ 4932, 0, 16259, 10, 1 },	/* X86_FEATURE_IPRED_CTRL - ipred-ctrl */
	{ 11666, 0, 11249, 10, 2 },	/* X86_FEATURE_RRSBA_CTRL - rrsba-ctrl */
	{ 4750, 0, 6353, 10, 3 },	/* X86_FEATURE_DDPD_U - ddpd-u */
	{ 8037, 0, 1483, 10, 4 },	/* X86_FEATURE_BHI_CTRL - bhi-ctrl */
	{ 7316, 0, 8431, 10, 5 },	/* X86_FEATURE_MCDT_NO - mcdt-no */
	{ 6431, 10466, 10466, 11, 0 },	/* X86_FEATURE_XSAVEOPT xsaveopt xsaveopt */
	{ 2698, 1764, 1764, 11, 1 },	/* X86_FEATURE_XSAVEC xsavec xsavec */
	{ 1374, 2503, 2503, 11, 2 },	/* X86_FEATURE_XGETBV1 xgetbv1 xgetbv1 */
	{ 13842, 1879, 1879, 11, 3 },	/* X86_FEATURE_XSAVES xsaves xsaves */
	{ 5862, 0, 9276, 11, 4 },	/* X86_FEATURE_XFD - xfd */
	{ 10940, 5967, 0, 12, 1 },	/* X86_FEATURE_CQM_LLC cqm_llc - */
	{ 1957, 4485, 0, 13, 0 },	/* X86_FEATURE_CQM_OCCUP_LLC cqm_occup_llc - */
	{ 10914, 11082, 0, 13, 1 },	/* X86_FEATURE_CQM_MBM_TOTAL cqm_mbm_total - */
	{ 6918, 5728, 0, 13, 2 },	/* X86_FEATURE_CQM_MBM_LOCAL cqm_mbm_local - */
	{ 13395, 4046, 0, 14, 1 },	/* X86_FEATURE_CAT_L3 cat_l3 - */
	{ 9108, 5127, 0, 14, 2 },	/* X86_FEATURE_CAT_L2 cat_l2 - */
	{ 9165, 13717, 0, 14, 3 },	/* X86_FEATURE_MBA mba - */
	{ 7673, 3911, 0, 15, 2 },	/* X86_FEATURE_CDP_L3 cdp_l3 - */
	{ 6775, 1204, 0, 16, 2 },	/* X86_FEATURE_CDP_L2 cdp_l2 - */
	{ 4129, 0, 0, 17, 0 },	/* X86_FEATURE_PER_THREAD_MBA - - */
	{ 13419, 0, 12463, 18, 0 },	/* X86_FEATURE_SGX1 - sgx1 */
	{ 5975, 0, 4472, 18, 1 },	/* X86_FEATURE_SGX2 - sgx2 */
	{ 7150, 0, 9263, 18, 11 },	/* X86_FEATURE_SGX_EDECCSSA - sgx-edeccssa */
	{ 0, 0, 1771, 19, 0 },	/* - - sgx-exinfo */
	{ 0, 0, 15973, 20, 1 },	/* - - sgx-debug */
	{ 0, 0, 14781, 20, 2 },	/* - - sgx-mode64 */
	{ 0, 0, 15565, 20, 4 },	/* - - sgx-provisionkey */
	{ 0, 0, 5888, 20, 5 },	/* - - sgx-tokenkey */
	{ 0, 0, 3661, 20, 7 },	/* - - sgx-kss */
	{ 0, 0, 4503, 20, 10 },	/* - - sgx-aex-notify */
	{ 0, 0, 8763, 21, 31 },	/* - - intel-pt-lip */
	{ 9715, 0, 13747, 22, 16 },	/* X86_FEATURE_AVX10_128 - avx10-128 */
	{ 10047, 0, 9030, 22, 17 },	/* X86_FEATURE_AVX10_256 - avx10-256 */
	{ 14056, 0, 8408, 22, 18 },	/* X86_FEATURE_AVX10_512 - avx10-512 */
	{ 0, 0, 3863, 23, 0 },	/* - - kvmclock */
	{ 0, 0, 8393, 23, 1 },	/* - - kvm-nopiodelay */
	{ 0, 0, 3124, 23, 2 },	/* - - kvm-mmu */
	{ 0, 0, 3863, 23, 3 },	/* - - kvmclock */
	{ 0, 0, 3669, 23, 4 },	/* - - kvm-asyncpf */
	{ 0, 0, 1562, 23, 5 },	/* - - kvm-steal-time */
	{ 0, 0, 1229, 23, 6 },	/* - - kvm-pv-eoi */
	{ 0, 0, 11152, 23, 7 },	/* - - kvm-pv-unhalt */
	{ 0, 0, 7639, 23, 9 },	/* - - kvm-pv-tlb-flush */
	{ 0, 0, 950, 23, 10 },	/* - - kvm-asyncpf-vmexit */
	{ 0, 0, 15832, 23, 11 },	/* - - kvm-pv-ipi */
	{ 0, 0, 3132, 23, 12 },	/* - - kvm-poll-control */
	{ 0, 0, 1745, 23, 13 },	/* - - kvm-pv-sched-yield */
	{ 0, 0, 231, 23, 14 },	/* - - kvm-asyncpf-int */
	{ 0, 0, 475, 23, 15 },	/* - - kvm-msi-ext-dest-id */
	{ 0, 0, 4769, 23, 24 },	/* - - kvmclock-stable-bit */
	{ 0, 0, 11915, 24, 0 },	/* - - kvm-hint-dedicated */
	{ 13633, 3594, 4477, 25, 0 },	/* X86_FEATURE_LAHF_LM lahf_lm lahf-lm */
	{ 5595, 499, 2236, 25, 1 },	/* X86_FEATURE_CMP_LEGACY cmp_legacy cmp-legacy */
	{ 10209, 6466, 6466, 25, 2 },	/* X86_FEATURE_SVM svm svm */
	{ 2247, 11561, 11561, 25, 3 },	/* X86_FEATURE_EXTAPIC extapic extapic */
	{ 5040, 4461, 3228, 25, 4 },	/* X86_FEATURE_CR8_LEGACY cr8_legacy cr8legacy */
	{ 1854, 10714, 10714, 25, 5 },	/* X86_FEATURE_ABM abm abm */
	{ 5791, 4708, 4708, 25, 6 },	/* X86_FEATURE_SSE4A sse4a sse4a */
	{ 7832, 15582, 15582, 25, 7 },	/* X86_FEATURE_MISALIGNSSE misalignsse misalignsse */
	{ 14148, 6944, 6944, 25, 8 },	/* X86_FEATURE_3DNOWPREFETCH 3dnowprefetch 3dnowprefetch */
	{ 3326, 9896, 9896, 25, 9 },	/* X86_FEATURE_OSVW osvw osvw */
	{ 3578, 11030, 11030, 25, 10 },	/* X86_FEATURE_IBS ibs ibs */
	{ 16637, 3524, 3524, 25, 11 },	/* X86_FEATURE_XOP xop xop */
	{ 9744, 2010, 2010, 25, 12 },	/* X86_FEATURE_SKINIT skinit skinit */
	{ 4725, 15387, 15387, 25, 13 },	/* X86_FEATURE_WDT wdt wdt */
	{ 12096, 8427, 8427, 25, 15 },	/* X86_FEATURE_LWP lwp lwp */
	{ 7287, 1816, 1816, 25, 16 },	/* X86_FEATURE_FMA4 fma4 fma4 */
	{ 1782, 7791, 7791, 25, 17 },	/* X86_FEATURE_TCE tce tce */
	{ 13942, 4714, 8295, 25, 19 },	/* X86_FEATURE_NODEID_MSR nodeid_msr nodeid-msr */
	{ 15801, 546, 546, 25, 21 },	/* X86_FEATURE_TBM tbm tbm */
	{ 969, 13782, 13782, 25, 22 },	/* X86_FEATURE_TOPOEXT topoext topoext */
	{ 2991, 5545, 10563, 25, 23 },	/* X86_FEATURE_PERFCTR_CORE perfctr_core perfctr-core */
	{ 14017, 2391, 8382, 25, 24 },	/* X86_FEATURE_PERFCTR_NB perfctr_nb perfctr-nb */
	{ 8003, 340, 0, 25, 26 },	/* X86_FEATURE_BPEXT bpext - */
	{ 8647, 11569, 0, 25, 27 },	/* X86_FEATURE_PTSC ptsc - */
	{ 12037, 15334, 0, 25, 28 },	/* X86_FEATURE_PERFCTR_LLC perfctr_llc - */
	{ 10695, 16326, 0, 25, 29 },	/* X86_FEATURE_MWAITX mwaitx - */
	{ 5558, 10290, 10290, 26, 11 },	/* X86_FEATURE_SYSCALL syscall syscall */
	{ 15667, 9804, 0, 26, 19 },	/* X86_FEATURE_MP mp - */
	{ 4518, 12805, 12805, 26, 20 },	/* X86_FEATURE_NX nx nx */
	{ 4606, 13515, 13515, 26, 22 },	/* X86_FEATURE_MMXEXT mmxext mmxext */
	{ 9127, 1870, 12548, 26, 25 },	/* X86_FEATURE_FXSR_OPT fxsr_opt fxsr-opt */
	{ 13040, 5959, 5959, 26, 26 },	/* X86_FEATURE_GBPAGES pdpe1gb pdpe1gb */
	{ 6267, 8697, 8697, 26, 27 },	/* X86_FEATURE_RDTSCP rdtscp rdtscp */
	{ 11853, 3053, 3053, 26, 29 },	/* X86_FEATURE_LM lm lm */
	{ 5992, 7444, 7444, 26, 30 },	/* X86_FEATURE_3DNOWEXT 3dnowext 3dnowext */
	{ 290, 6762, 6762, 26, 31 },	/* X86_FEATURE_3DNOW 3dnow 3dnow */
	{ 7175, 3405, 10298, 27, 0 },	/* X86_FEATURE_OVERFLOW_RECOV overflow_recov overflow-recov */
	{ 6382, 1036, 1036, 27, 1 },	/* X86_FEATURE_SUCCOR succor succor */
	{ 11431, 15914, 0, 27, 3 },	/* X86_FEATURE_SMCA smca - */
	{ 11462, 6728, 0, 28, 7 },	/* X86_FEATURE_HW_PSTATE hw_pstate - */
	{ 13370, 1448, 15640, 28, 8 },	/* X86_FEATURE_CONSTANT_TSC constant_tsc invtsc */
	{ 13653, 8693, 0, 28, 9 },	/* X86_FEATURE_CPB cpb - */
	{ 1267, 3259, 0, 28, 11 },	/* X86_FEATURE_PROC_FEEDBACK proc_feedback - */
	{ 5253, 0, 0, 28, 15 },	/* X86_FEATURE_FAST_CPPC - - */
	{ 6813, 3024, 3024, 29, 0 },	/* X86_FEATURE_CLZERO clzero clzero */
	{ 7932, 3343, 0, 29, 1 },	/* X86_FEATURE_IRPERF irperf - */
	{ 1648, 2600, 2600, 29, 2 },	/* X86_FEATURE_XSAVEERPTR xsaveerptr xsaveerptr */
	{ 759, 14926, 0, 29, 4 },	/* X86_FEATURE_RDPRU rdpru - */
	{ 9165, 13717, 0, 29, 6 },	/* X86_FEATURE_MBA mba - */
	{ 6036, 4741, 4741, 29, 9 },	/* X86_FEATURE_WBNOINVD wbnoinvd wbnoinvd */
	{ 9600, 0, 226, 29, 12 },	/* X86_FEATURE_AMD_IBPB - ibpb */
	{ 5707, 0, 5368, 29, 14 },	/* X86_FEATURE_AMD_IBRS - ibrs */
	{ 9241, 0, 5878, 29, 15 },	/* X86_FEATURE_AMD_STIBP - amd-stibp */
	{ 2329, 0, 10151, 29, 17 },	/* X86_FEATURE_AMD_STIBP_ALWAYS_ON - stibp-always-on */
	{ 1522, 13816, 0, 29, 23 },	/* X86_FEATURE_AMD_PPIN amd_ppin - */
	{ 405, 0, 11934, 29, 24 },	/* X86_FEATURE_AMD_SSBD - amd-ssbd */
	{ 7617, 8212, 4317, 29, 25 },	/* X86_FEATURE_VIRT_SSBD virt_ssbd virt-ssbd */
	{ 2022, 0, 13790, 29, 26 },	/* X86_FEATURE_AMD_SSB_NO - amd-no-ssb */
	{ 12070, 110, 0, 29, 27 },	/* X86_FEATURE_CPPC cppc - */
	{ 4574, 0, 8418, 29, 28 },	/* X86_FEATURE_AMD_PSFD - amd-psfd */
	{ 3056, 0, 0, 29, 29 },	/* X86_FEATURE_BTC_NO - - */
	{ 11108, 0, 0, 29, 30 },	/* X86_FEATURE_AMD_IBPB_RET - - */
	{ 14874, 6378, 0, 29, 31 },	/* X86_FEATURE_BRS brs - */
	{ 12868, 106, 106, 30, 0 },	/* X86_FEATURE_NPT npt npt */
	{ 905, 10023, 10023, 30, 1 },	/* X86_FEATURE_LBRV lbrv lbrv */
	{ 368, 11817, 11761, 30, 2 },	/* X86_FEATURE_SVML svm_lock svm-lock */
	{ 14574, 7586, 13436, 30, 3 },	/* X86_FEATURE_NRIPS nrip_save nrip-save */
	{ 9976, 2000, 4863, 30, 4 },	/* X86_FEATURE_TSCRATEMSR tsc_scale tsc-scale */
	{ 16221, 12852, 10972, 30, 5 },	/* X86_FEATURE_VMCBCLEAN vmcb_clean vmcb-clean */
	{ 12603, 10822, 10822, 30, 6 },	/* X86_FEATURE_FLUSHBYASID flushbyasid flushbyasid */
	{ 8809, 16814, 16814, 30, 7 },	/* X86_FEATURE_DECODEASSISTS decodeassists decodeassists */
	{ 10069, 3736, 8625, 30, 10 },	/* X86_FEATURE_PAUSEFILTER pausefilter pause-filter */
	{ 8902, 13705, 13705, 30, 12 },	/* X86_FEATURE_PFTHRESHOLD pfthreshold pfthreshold */
	{ 4362, 12847, 12847, 30, 13 },	/* X86_FEATURE_AVIC avic avic */
	{ 12435, 10167, 3475, 30, 15 },	/* X86_FEATURE_V_VMSAVE_VMLOAD v_vmsave_vmload v-vmsave-vmload */
	{ 11697, 15288, 15288, 30, 16 },	/* X86_FEATURE_VGIF vgif vgif */
	{ 8099, 15603, 0, 30, 18 },	/* X86_FEATURE_X2AVIC x2avic - */
	{ 2627, 11781, 0, 30, 20 },	/* X86_FEATURE_V_SPEC_CTRL v_spec_ctrl - */
	{ 6057, 2017, 2017, 30, 25 },	/* X86_FEATURE_VNMI vnmi vnmi */
	{ 1400, 0, 16747, 30, 28 },	/* X86_FEATURE_SVME_ADDR_CHK - svme-addr-chk */
	{ 7964, 14436, 0, 31, 0 },	/* X86_FEATURE_SME sme - */
	{ 7095, 16475, 0, 31, 1 },	/* X86_FEATURE_SEV sev - */
	{ 15516, 0, 0, 31, 2 },	/* X86_FEATURE_VM_PAGE_FLUSH - - */
	{ 2149, 2129, 0, 31, 3 },	/* X86_FEATURE_SEV_ES sev_es - */
	{ 6636, 6837, 0, 31, 4 },	/* X86_FEATURE_SEV_SNP sev_snp - */
	{ 2836, 0, 0, 31, 9 },	/* X86_FEATURE_V_TSC_AUX - - */
	{ 3301, 0, 0, 31, 10 },	/* X86_FEATURE_SME_COHERENT - - */
	{ 11166, 14563, 0, 31, 14 },	/* X86_FEATURE_DEBUG_SWAP debug_swap - */
	{ 9148, 9938, 0, 31, 28 },	/* X86_FEATURE_SVSM svsm - */
	{ 13673, 0, 0, 31, 30 },	/* X86_FEATURE_HV_INUSE_WR_ALLOWED - - */
	{ 16534, 0, 0, 32, 31 },	/* X86_FEATURE_COHERENCY_SFW_NO - - */
	{ 933, 0, 0, 33, 2 },	/* X86_FEATURE_SMBA - - */
	{ 6738, 0, 0, 33, 3 },	/* X86_FEATURE_BMEC - - */
	{ 2071, 0, 16844, 34, 0 },	/* X86_FEATURE_NO_NESTED_DATA_BP - no-nested-data-bp */
	{ 14619, 0, 0, 34, 1 },	/* X86_FEATURE_WRMSR_XX_BASE_NS - - */
	{ 11406, 0, 8926, 34, 2 },	/* X86_FEATURE_LFENCE_RDTSC - lfence-always-serializing */
	{ 5275, 0, 0, 34, 5 },	/* X86_FEATURE_VERW_CLEAR - - */
	{ 13010, 0, 13125, 34, 6 },	/* X86_FEATURE_NULL_SEL_CLR_BASE - null-sel-clr-base */
	{ 4805, 0, 1806, 34, 8 },	/* X86_FEATURE_AUTOIBRS - auto-ibrs */
	{ 997, 0, 0, 34, 9 },	/* X86_FEATURE_NO_SMM_CTL_MSR - - */
	{ 0, 0, 14218, 34, 24 },	/* - - eraps */
	{ 1704, 0, 1699, 34, 27 },	/* X86_FEATURE_SBPB - sbpb */
	{ 9780, 0, 14507, 34, 28 },	/* X86_FEATURE_IBPB_BRTYPE - ibpb-brtype */
	{ 10877, 0, 11022, 34, 29 },	/* X86_FEATURE_SRSO_NO - srso-no */
	{ 13338, 0, 11375, 34, 30 },	/* X86_FEATURE_SRSO_USER_KERNEL_NO - srso-user-kernel-no */
	{ 16111, 0, 0, 34, 31 },	/* X86_FEATURE_SRSO_BP_SPEC_REDUCE - - */
	{ 10382, 0, 0, 35, 1 },	/* X86_FEATURE_TSA_SQ_NO - - */
	{ 7255, 0, 0, 35, 2 },	/* X86_FEATURE_TSA_L1_NO - - */
	{ 7980, 15052, 9960, 36, 0 },	/* X86_FEATURE_PERFMON_V2 perfmon_v2 perfmon-v2 */
	{ 4291, 922, 0, 36, 1 },	/* X86_FEATURE_AMD_LBR_V2 amd_lbr_v2 - */
	{ 10120, 5393, 0, 36, 2 },	/* X86_FEATURE_AMD_LBR_PMC_FREEZE amd_lbr_pmc_freeze - */
	{ 5449, 2678, 0, 37, 0 },	/* X86_FEATURE_RECOVERY recovery - */
	{ 3093, 2778, 0, 37, 1 },	/* X86_FEATURE_LONGRUN longrun - */
	{ 4102, 3505, 0, 37, 3 },	/* X86_FEATURE_LRTI lrti - */
	{ 16761, 13545, 6337, 38, 2 },	/* X86_FEATURE_XSTORE rng xstore */
	{ 2756, 6656, 1364, 38, 3 },	/* X86_FEATURE_XSTORE_EN rng_en xstore-en */
	{ 571, 13121, 13278, 38, 6 },	/* X86_FEATURE_XCRYPT ace xcrypt */
	{ 1, 7499, 15358, 38, 7 },	/* X86_FEATURE_XCRYPT_EN ace_en xcrypt-en */
	{ 8130, 13414, 13414, 38, 8 },	/* X86_FEATURE_ACE2 ace2 ace2 */
	{ 3763, 16568, 3016, 38, 9 },	/* X86_FEATURE_ACE2_EN ace2_en ace2-en */
	{ 5412, 12228, 12228, 38, 10 },	/* X86_FEATURE_PHE phe phe */
	{ 8844, 5298, 9359, 38, 11 },	/* X86_FEATURE_PHE_EN phe_en phe-en */
	{ 187, 12087, 12087, 38, 12 },	/* X86_FEATURE_PMM pmm pmm */
	{ 13074, 16875, 10375, 38, 13 },	/* X86_FEATURE_PMM_EN pmm_en pmm-en */
	{ 0, 0, 10804, 39, 5 },	/* - - split-lock-detect */
	{ 0, 0, 12884, 40, 0 },	/* - - rdctl-no */
	{ 0, 0, 6248, 40, 1 },	/* - - ibrs-all */
	{ 0, 0, 5901, 40, 2 },	/* - - rsba */
	{ 0, 0, 10834, 40, 3 },	/* - - skip-l1dfl-vmentry */
	{ 0, 0, 6768, 40, 4 },	/* - - ssb-no */
	{ 0, 0, 1492, 40, 5 },	/* - - mds-no */
	{ 0, 0, 16604, 40, 6 },	/* - - pschange-mc-no */
	{ 0, 0, 14858, 40, 7 },	/* - - tsx-ctrl */
	{ 0, 0, 6755, 40, 8 },	/* - - taa-no */
	{ 0, 0, 1470, 40, 13 },	/* - - sbdr-ssdp-no */
	{ 0, 0, 13721, 40, 14 },	/* - - fbsdp-no */
	{ 0, 0, 2290, 40, 15 },	/* - - psdp-no */
	{ 0, 0, 5305, 40, 17 },	/* - - fb-clear */
	{ 0, 0, 5952, 40, 20 },	/* - - bhi-no */
	{ 0, 0, 14990, 40, 24 },	/* - - pbrsb-no */
	{ 0, 0, 14983, 40, 26 },	/* - - gds-no */
	{ 0, 0, 15707, 40, 27 },	/* - - rfds-no */
	{ 0, 0, 12381, 40, 28 },	/* - - rfds-clear */
	{ 0, 0, 11299, 41, 13 },	/* - - full-width-write */
	{ 0, 0, 16291, 42, 54 },	/* - - vmx-ins-outs */
	{ 0, 0, 3929, 42, 55 },	/* - - vmx-true-ctls */
	{ 0, 0, 2611, 42, 56 },	/* - - vmx-any-errcode */
	{ 0, 0, 7596, 42, 58 },	/* - - vmx-nested-exception */
	{ 0, 0, 9586, 43, 5 },	/* - - vmx-store-lma */
	{ 0, 0, 1983, 43, 6 },	/* - - vmx-activity-hlt */
	{ 0, 0, 7740, 43, 7 },	/* - - vmx-activity-shutdown */
	{ 0, 0, 681, 43, 8 },	/* - - vmx-activity-wait-sipi */
	{ 0, 0, 12691, 43, 29 },	/* - - vmx-vmwrite-vmexit-fields */
	{ 0, 0, 15212, 43, 30 },	/* - - vmx-zero-len-inject */
	{ 0, 0, 90, 44, 0 },	/* - - vmx-apicv-xapic */
	{ 0, 0, 13197, 44, 1 },	/* - - vmx-ept */
	{ 0, 0, 10541, 44, 2 },	/* - - vmx-desc-exit */
	{ 0, 0, 5618, 44, 3 },	/* - - vmx-rdtscp-exit */
	{ 0, 0, 9522, 44, 4 },	/* - - vmx-apicv-x2apic */
	{ 0, 0, 1886, 44, 5 },	/* - - vmx-vpid */
	{ 0, 0, 3175, 44, 6 },	/* - - vmx-wbinvd-exit */
	{ 0, 0, 7407, 44, 7 },	/* - - vmx-unrestricted-guest */
	{ 0, 0, 8258, 44, 8 },	/* - - vmx-apicv-register */
	{ 0, 0, 741, 44, 9 },	/* - - vmx-apicv-vid */
	{ 0, 0, 14495, 44, 10 },	/* - - vmx-ple */
	{ 0, 0, 8952, 44, 11 },	/* - - vmx-rdrand-exit */
	{ 0, 0, 14648, 44, 12 },	/* - - vmx-invpcid-exit */
	{ 0, 0, 3113, 44, 13 },	/* - - vmx-vmfunc */
	{ 0, 0, 8988, 44, 14 },	/* - - vmx-shadow-vmcs */
	{ 0, 0, 12516, 44, 15 },	/* - - vmx-encls-exit */
	{ 0, 0, 2662, 44, 16 },	/* - - vmx-rdseed-exit */
	{ 0, 0, 16318, 44, 17 },	/* - - vmx-pml */
	{ 0, 0, 3362, 44, 20 },	/* - - vmx-xsaves */
	{ 0, 0, 10598, 44, 25 },	/* - - vmx-tsc-scaling */
	{ 0, 0, 2786, 44, 26 },	/* - - vmx-enable-user-wait-pause */
	{ 0, 0, 3894, 45, 0 },	/* - - vmx-ept-execonly */
	{ 0, 0, 8175, 45, 6 },	/* - - vmx-page-walk-4 */
	{ 0, 0, 12808, 45, 7 },	/* - - vmx-page-walk-5 */
	{ 0, 0, 11506, 45, 16 },	/* - - vmx-ept-2mb */
	{ 0, 0, 8222, 45, 17 },	/* - - vmx-ept-1gb */
	{ 0, 0, 4595, 45, 20 },	/* - - vmx-invept */
	{ 0, 0, 2590, 45, 21 },	/* - - vmx-eptad */
	{ 0, 0, 3943, 45, 22 },	/* - - vmx-ept-advanced-exitinfo */
	{ 0, 0, 8876, 45, 25 },	/* - - vmx-invept-single-context */
	{ 0, 0, 6314, 45, 26 },	/* - - vmx-invept-all-context */
	{ 0, 0, 8664, 45, 32 },	/* - - vmx-invvpid */
	{ 0, 0, 9280, 45, 40 },	/* - - vmx-invvpid-single-addr */
	{ 0, 0, 8876, 45, 41 },	/* - - vmx-invept-single-context */
	{ 0, 0, 1721, 45, 42 },	/* - - vmx-invvpid-all-context */
	{ 0, 0, 825, 45, 43 },	/* - - vmx-invept-single-context-noglobals */
	{ 0, 0, 10742, 46, 0 },	/* - - vmx-intr-exit */
	{ 0, 0, 12254, 46, 3 },	/* - - vmx-nmi-exit */
	{ 0, 0, 8499, 46, 5 },	/* - - vmx-vnmi */
	{ 0, 0, 4955, 46, 6 },	/* - - vmx-preemption-timer */
	{ 0, 0, 4226, 46, 7 },	/* - - vmx-posted-intr */
	{ 0, 0, 346, 47, 2 },	/* - - vmx-vintr-pending */
	{ 0, 0, 8794, 47, 3 },	/* - - vmx-tsc-offset */
	{ 0, 0, 16862, 47, 7 },	/* - - vmx-hlt-exit */
	{ 0, 0, 8021, 47, 9 },	/* - - vmx-invlpg-exit */
	{ 0, 0, 11797, 47, 10 },	/* - - vmx-mwait-exit */
	{ 0, 0, 3783, 47, 11 },	/* - - vmx-rdpmc-exit */
	{ 0, 0, 14362, 47, 12 },	/* - - vmx-rdtsc-exit */
	{ 0, 0, 9413, 47, 15 },	/* - - vmx-cr3-load-noexit */
	{ 0, 0, 15063, 47, 16 },	/* - - vmx-cr3-store-noexit */
	{ 0, 0, 247, 47, 19 },	/* - - vmx-cr8-load-exit */
	{ 0, 0, 2217, 47, 20 },	/* - - vmx-cr8-store-exit */
	{ 0, 0, 12211, 47, 21 },	/* - - vmx-flexpriority */
	{ 0, 0, 16204, 47, 22 },	/* - - vmx-vnmi-pending */
	{ 0, 0, 9069, 47, 23 },	/* - - vmx-movdr-exit */
	{ 0, 0, 9456, 47, 24 },	/* - - vmx-io-exit */
	{ 0, 0, 10334, 47, 25 },	/* - - vmx-io-bitmap */
	{ 0, 0, 1338, 47, 27 },	/* - - vmx-mtf */
	{ 0, 0, 12404, 47, 28 },	/* - - vmx-msr-bitmap */
	{ 0, 0, 3872, 47, 29 },	/* - - vmx-monitor-exit */
	{ 0, 0, 2916, 47, 30 },	/* - - vmx-pause-exit */
	{ 0, 0, 4194, 47, 31 },	/* - - vmx-secondary-ctls */
	{ 0, 0, 8591, 48, 2 },	/* - - vmx-exit-nosave-debugctl */
	{ 0, 0, 8468, 48, 12 },	/* - - vmx-exit-load-perf-global-ctrl */
	{ 0, 0, 16619, 48, 15 },	/* - - vmx-exit-ack-intr */
	{ 0, 0, 13205, 48, 18 },	/* - - vmx-exit-save-pat */
	{ 0, 0, 15104, 48, 19 },	/* - - vmx-exit-load-pat */
	{ 0, 0, 12468, 48, 20 },	/* - - vmx-exit-save-efer */
	{ 0, 0, 8234, 48, 21 },	/* - - vmx-exit-load-efer */
	{ 0, 0, 6522, 48, 22 },	/* - - vmx-exit-save-preemption-timer */
	{ 0, 0, 15983, 48, 23 },	/* - - vmx-exit-clear-bndcfgs */
	{ 0, 0, 5196, 48, 25 },	/* - - vmx-exit-clear-rtit-ctl */
	{ 0, 0, 8347, 48, 29 },	/* - - vmx-exit-load-pkrs */
	{ 0, 0, 2105, 48, 31 },	/* - - vmx-exit-secondary-ctls */
	{ 0, 0, 613, 49, 2 },	/* - - vmx-entry-noload-debugctl */
	{ 0, 0, 4654, 49, 9 },	/* - - vmx-entry-ia32e-mode */
	{ 0, 0, 2426, 49, 13 },	/* - - vmx-entry-load-perf-global-ctrl */
	{ 0, 0, 5831, 49, 14 },	/* - - vmx-entry-load-pat */
	{ 0, 0, 6616, 49, 15 },	/* - - vmx-entry-load-efer */
	{ 0, 0, 2893, 49, 16 },	/* - - vmx-entry-load-bndcfgs */
	{ 0, 0, 13143, 49, 18 },	/* - - vmx-entry-load-rtit-ctl */
	{ 0, 0, 1924, 49, 22 },	/* - - vmx-entry-load-pkrs */
	{ 0, 0, 15232, 49, 23 },	/* - - vmx-entry-load-fred */
	{ 0, 0, 1543, 50, 0 },	/* - - vmx-eptp-switching */
	{ 1346, 9999, 0, 51, 0 },	/* X86_FEATURE_CXMMX cxmmx - */
	{ 15647, 10257, 0, 51, 1 },	/* X86_FEATURE_K6_MTRR k6_mtrr - */
	{ 14402, 7277, 0, 51, 2 },	/* X86_FEATURE_CYRIX_ARR cyrix_arr - */
	{ 14932, 9304, 0, 51, 3 },	/* X86_FEATURE_CENTAUR_MCR centaur_mcr - */
	{ 4625, 0, 0, 51, 4 },	/* X86_FEATURE_K8 - - */
	{ 4156, 0, 0, 51, 5 },	/* X86_FEATURE_ZEN5 - - */
	{ 3748, 0, 0, 51, 6 },	/* X86_FEATURE_P3 - - */
	{ 4031, 0, 0, 51, 7 },	/* X86_FEATURE_P4 - - */
	{ 2821, 13456, 0, 51, 9 },	/* X86_FEATURE_UP up - */
	{ 5336, 13248, 0, 51, 10 },	/* X86_FEATURE_ART art - */
	{ 23, 16501, 0, 51, 11 },	/* X86_FEATURE_ARCH_PERFMON arch_perfmon - */
	{ 9943, 12267, 0, 51, 12 },	/* X86_FEATURE_PEBS pebs - */
	{ 5003, 16091, 0, 51, 13 },	/* X86_FEATURE_BTS bts - */
	{ 15312, 0, 0, 51, 14 },	/* X86_FEATURE_SYSCALL32 - - */
	{ 6286, 0, 0, 51, 15 },	/* X86_FEATURE_SYSENTER32 - - */
	{ 6553, 12175, 0, 51, 16 },	/* X86_FEATURE_REP_GOOD rep_good - */
	{ 3816, 0, 0, 51, 18 },	/* X86_FEATURE_CLEAR_CPU_BUF - - */
	{ 15951, 15146, 0, 51, 19 },	/* X86_FEATURE_ACC_POWER acc_power - */
	{ 1300, 14397, 0, 51, 20 },	/* X86_FEATURE_NOPL nopl - */
	{ 4897, 0, 0, 51, 21 },	/* X86_FEATURE_ALWAYS - - */
	{ 15779, 3510, 0, 51, 22 },	/* X86_FEATURE_XTOPOLOGY xtopology - */
	{ 13223, 1944, 0, 51, 23 },	/* X86_FEATURE_TSC_RELIABLE tsc_reliable - */
	{ 4873, 5324, 0, 51, 24 },	/* X86_FEATURE_NONSTOP_TSC nonstop_tsc - */
	{ 1211, 4173, 0, 51, 25 },	/* X86_FEATURE_CPUID cpuid - */
	{ 9084, 3350, 0, 51, 26 },	/* X86_FEATURE_EXTD_APICID extd_apicid - */
	{ 7541, 16806, 0, 51, 27 },	/* X86_FEATURE_AMD_DCM amd_dcm - */
	{ 11744, 5220, 0, 51, 29 },	/* X86_FEATURE_RAPL rapl - */
	{ 14956, 4179, 0, 51, 30 },	/* X86_FEATURE_NONSTOP_TSC_S3 nonstop_tsc_s3 - */
	{ 11826, 2976, 0, 51, 31 },	/* X86_FEATURE_TSC_KNOWN_FREQ tsc_known_freq - */
	{ 6013, 12362, 0, 52, 0 },	/* X86_FEATURE_RING3MWAIT ring3mwait - */
	{ 10517, 14457, 0, 52, 1 },	/* X86_FEATURE_CPUID_FAULT cpuid_fault - */
	{ 12980, 12296, 0, 52, 7 },	/* X86_FEATURE_TDX_HOST_PLATFORM tdx_host_platform - */
	{ 6593, 0, 0, 52, 10 },	/* X86_FEATURE_XCOMPACTED - - */
	{ 3545, 11316, 0, 52, 11 },	/* X86_FEATURE_PTI pti - */
	{ 13491, 0, 0, 52, 12 },	/* X86_FEATURE_KERNEL_IBRS - - */
	{ 15859, 0, 0, 52, 13 },	/* X86_FEATURE_RSB_VMEXIT - - */
	{ 9366, 0, 0, 52, 16 },	/* X86_FEATURE_MSR_SPEC_CTRL - - */
	{ 14326, 11096, 0, 52, 17 },	/* X86_FEATURE_SSBD ssbd - */
	{ 16006, 0, 0, 52, 19 },	/* X86_FEATURE_RSB_CTXSW - - */
	{ 8191, 0, 0, 52, 21 },	/* X86_FEATURE_USE_IBPB - - */
	{ 3273, 0, 0, 52, 22 },	/* X86_FEATURE_USE_IBRS_FW - - */
	{ 13595, 0, 0, 52, 23 },	/* X86_FEATURE_SPEC_STORE_BYPASS_DISABLE - - */
	{ 3693, 0, 0, 52, 24 },	/* X86_FEATURE_LS_CFG_SSBD - - */
	{ 5019, 5368, 0, 52, 25 },	/* X86_FEATURE_IBRS ibrs - */
	{ 16270, 226, 0, 52, 26 },	/* X86_FEATURE_IBPB ibpb - */
	{ 12656, 8508, 0, 52, 27 },	/* X86_FEATURE_STIBP stibp - */
	{ 14377, 0, 0, 52, 28 },	/* X86_FEATURE_ZEN - - */
	{ 13285, 0, 0, 52, 29 },	/* X86_FEATURE_L1TF_PTEINV - - */
	{ 9004, 1253, 0, 52, 30 },	/* X86_FEATURE_IBRS_ENHANCED ibrs_enhanced - */
	{ 1138, 0, 0, 52, 31 },	/* X86_FEATURE_MSR_IA32_FEAT_CTL - - */
	{ 15882, 2687, 0, 53, 0 },	/* X86_FEATURE_TPR_SHADOW tpr_shadow - */
	{ 10773, 2136, 0, 53, 1 },	/* X86_FEATURE_FLEXPRIORITY flexpriority - */
	{ 15465, 11484, 0, 53, 2 },	/* X86_FEATURE_EPT ept - */
	{ 8676, 2751, 0, 53, 3 },	/* X86_FEATURE_VPID vpid - */
	{ 11320, 5134, 0, 53, 15 },	/* X86_FEATURE_VMMCALL vmmcall - */
	{ 9487, 0, 0, 53, 16 },	/* X86_FEATURE_XENPV - - */
	{ 3717, 203, 0, 53, 17 },	/* X86_FEATURE_EPT_AD ept_ad - */
	{ 15368, 0, 0, 53, 18 },	/* X86_FEATURE_VMCALL - - */
	{ 12318, 0, 0, 53, 19 },	/* X86_FEATURE_VMW_VMMCALL - - */
	{ 5634, 0, 0, 53, 20 },	/* X86_FEATURE_PVUNLOCK - - */
	{ 11264, 0, 0, 53, 21 },	/* X86_FEATURE_VCPUPREEMPT - - */
	{ 10353, 7039, 0, 53, 22 },	/* X86_FEATURE_TDX_GUEST tdx_guest - */
	{ 11969, 0, 0, 54, 4 },	/* X86_FEATURE_FENCE_SWAPGS_USER - - */
	{ 8704, 0, 0, 54, 5 },	/* X86_FEATURE_FENCE_SWAPGS_KERNEL - - */
	{ 115, 3798, 0, 54, 6 },	/* X86_FEATURE_SPLIT_LOCK_DETECT split_lock_detect - */
	{ 777, 0, 0, 54, 10 },	/* X86_FEATURE_ENTRY_IBPB - - */
	{ 15715, 0, 0, 54, 12 },	/* X86_FEATURE_RETPOLINE - - */
	{ 2188, 0, 0, 54, 13 },	/* X86_FEATURE_RETPOLINE_LFENCE - - */
	{ 8968, 0, 0, 54, 14 },	/* X86_FEATURE_RETHUNK - - */
	{ 1043, 0, 0, 54, 15 },	/* X86_FEATURE_UNRET - - */
	{ 14720, 0, 0, 54, 16 },	/* X86_FEATURE_USE_IBPB_FW - - */
	{ 16028, 0, 0, 54, 17 },	/* X86_FEATURE_RSB_VMEXIT_LITE - - */
	{ 2511, 0, 0, 54, 19 },	/* X86_FEATURE_CALL_DEPTH - - */
	{ 10265, 0, 0, 54, 20 },	/* X86_FEATURE_MSR_TSX_CTRL - - */
	{ 15429, 5767, 0, 54, 23 },	/* X86_FEATURE_USER_SHSTK user_shstk - */
	{ 8533, 0, 0, 54, 24 },	/* X86_FEATURE_SRSO - - */
	{ 317, 0, 0, 54, 25 },	/* X86_FEATURE_SRSO_ALIAS - - */
	{ 6470, 0, 0, 54, 26 },	/* X86_FEATURE_IBPB_ON_VMEXIT - - */
	{ 12952, 0, 0, 54, 27 },	/* X86_FEATURE_APIC_MSRS_FENCE - - */
	{ 9763, 0, 0, 54, 28 },	/* X86_FEATURE_ZEN2 - - */
	{ 11590, 0, 0, 54, 29 },	/* X86_FEATURE_ZEN3 - - */
	{ 12531, 0, 0, 54, 30 },	/* X86_FEATURE_ZEN4 - - */
	{ 7111, 0, 0, 54, 31 },	/* X86_FEATURE_ZEN1 - - */
	{ 1077, 0, 0, 55, 1 },	/* X86_FEATURE_CLEAR_BHB_LOOP - - */
	{ 3420, 0, 0, 55, 3 },	/* X86_FEATURE_CLEAR_BHB_HW - - */
	{ 3191, 0, 0, 55, 4 },	/* X86_FEATURE_CLEAR_BHB_LOOP_ON_VMEXIT - - */
	{ 7360, 0, 0, 55, 6 },	/* X86_FEATURE_INDIRECT_THUNK_ITS - - */
	{ 11613, 0, 0, 55, 13 },	/* X86_FEATURE_CLEAR_CPU_BUF_VM - - */
	{ 11198, 0, 0, 55, 14 },	/* X86_FEATURE_IBPB_EXIT_TO_USER - - */
	{ 14744, 2045, 0, 56, 0 },	/* X86_BUG_F00F f00f - */
	{ 10504, 85, 0, 56, 1 },	/* X86_BUG_FDIV fdiv - */
	{ 15452, 7304, 0, 56, 2 },	/* X86_BUG_COMA coma - */
	{ 4393, 5086, 0, 56, 3 },	/* X86_BUG_AMD_TLB_MMATCH tlb_mmatch - */
	{ 3842, 7225, 0, 56, 4 },	/* X86_BUG_AMD_APIC_C1E apic_c1e - */
	{ 14087, 12505, 0, 56, 5 },	/* X86_BUG_11AP 11ap - */
	{ 7762, 10654, 0, 56, 6 },	/* X86_BUG_FXSAVE_LEAK fxsave_leak - */
	{ 9840, 5373, 0, 56, 7 },	/* X86_BUG_CLFLUSH_MONITOR clflush_monitor - */
	{ 7049, 10241, 0, 56, 8 },	/* X86_BUG_SYSRET_SS_ATTRS sysret_ss_attrs - */
	{ 1317, 12004, 0, 56, 10 },	/* X86_BUG_NULL_SEG null_seg - */
	{ 861, 16363, 0, 56, 11 },	/* X86_BUG_SWAPGS_FENCE swapgs_fence - */
	{ 16376, 1798, 0, 56, 12 },	/* X86_BUG_MONITOR monitor - */
	{ 3993, 8582, 0, 56, 13 },	/* X86_BUG_AMD_E400 amd_e400 - */
	{ 3238, 1240, 0, 56, 14 },	/* X86_BUG_CPU_MELTDOWN cpu_meltdown - */
	{ 7453, 9058, 0, 56, 15 },	/* X86_BUG_SPECTRE_V1 spectre_v1 - */
	{ 11133, 3149, 0, 56, 16 },	/* X86_BUG_SPECTRE_V2 spectre_v2 - */
	{ 2534, 10005, 0, 56, 17 },	/* X86_BUG_SPEC_STORE_BYPASS spec_store_bypass - */
	{ 7951, 5809, 0, 56, 18 },	/* X86_BUG_L1TF l1tf - */
	{ 9040, 5320, 0, 56, 19 },	/* X86_BUG_MDS mds - */
	{ 15489, 9644, 0, 56, 20 },	/* X86_BUG_MSBDS_ONLY msbds_only - */
	{ 15542, 13484, 0, 56, 21 },	/* X86_BUG_SWAPGS swapgs - */
	{ 5695, 755, 0, 56, 22 },	/* X86_BUG_TAA taa - */
	{ 16479, 5479, 0, 56, 23 },	/* X86_BUG_ITLB_MULTIHIT itlb_multihit - */
	{ 1840, 11288, 0, 56, 24 },	/* X86_BUG_SRBDS srbds - */
	{ 6679, 2735, 0, 56, 25 },	/* X86_BUG_MMIO_STALE_DATA mmio_stale_data - */
	{ 6497, 8863, 0, 56, 26 },	/* X86_BUG_MMIO_UNKNOWN mmio_unknown - */
	{ 3602, 8616, 0, 56, 27 },	/* X86_BUG_RETBLEED retbleed - */
	{ 11034, 11363, 0, 56, 28 },	/* X86_BUG_EIBRS_PBRSB eibrs_pbrsb - */
	{ 14040, 1126, 0, 56, 29 },	/* X86_BUG_SMT_RSB smt_rsb - */
	{ 3681, 364, 0, 56, 30 },	/* X86_BUG_GDS gds - */
	{ 16392, 6237, 0, 56, 31 },	/* X86_BUG_TDX_PW_MCE tdx_pw_mce - */
	{ 13471, 12784, 0, 57, 0 },	/* X86_BUG_SRSO srso - */
	{ 5778, 12091, 0, 57, 1 },	/* X86_BUG_DIV0 div0 - */
	{ 14707, 11294, 0, 57, 2 },	/* X86_BUG_RFDS rfds - */
	{ 5241, 4499, 0, 57, 3 },	/* X86_BUG_BHI bhi - */
	{ 385, 13459, 0, 57, 4 },	/* X86_BUG_IBPB_NO_RET ibpb_no_ret - */
	{ 12116, 15737, 0, 57, 5 },	/* X86_BUG_ITS its - */
	{ 3969, 4057, 0, 57, 6 },	/* X86_BUG_ITS_NATIVE_ONLY its_native_only - */
	{ 11054, 13060, 0, 57, 9 },	/* X86_BUG_TSA tsa - */
	{ 10726, 12497, 0, 57, 10 },	/* X86_BUG_VMSCAPE vmscape - */
	{ 9184, 0, 0, 58, 0 },	/* VMX_FEATURE_INTR_EXITING - - */
	{ 7336, 0, 0, 58, 3 },	/* VMX_FEATURE_NMI_EXITING - - */
	{ 10629, 2017, 0, 58, 5 },	/* VMX_FEATURE_VIRTUAL_NMIS vnmi - */
	{ 2931, 6901, 0, 58, 6 },	/* VMX_FEATURE_PREEMPTION_TIMER preemption_timer - */
	{ 4550, 7529, 0, 58, 7 },	/* VMX_FEATURE_POSTED_INTR posted_intr - */
	{ 2402, 15741, 0, 58, 16 },	/* VMX_FEATURE_INVVPID invvpid - */
	{ 15156, 639, 0, 58, 17 },	/* VMX_FEATURE_EPT_EXECUTE_ONLY ept_x_only - */
	{ 6574, 203, 0, 58, 18 },	/* VMX_FEATURE_EPT_AD ept_ad - */
	{ 5747, 989, 0, 58, 19 },	/* VMX_FEATURE_EPT_1GB ept_1gb - */
	{ 13522, 14792, 0, 58, 20 },	/* VMX_FEATURE_EPT_5LEVEL ept_5level - */
	{ 14301, 2136, 0, 58, 24 },	/* VMX_FEATURE_FLEXPRIORITY flexpriority - */
	{ 9568, 9450, 0, 58, 25 },	/* VMX_FEATURE_APICV apicv - */
	{ 8736, 2560, 0, 58, 28 },	/* VMX_FEATURE_EPTP_SWITCHING eptp_switching - */
	{ 3373, 0, 0, 59, 2 },	/* VMX_FEATURE_INTR_WINDOW_EXITING - - */
	{ 6206, 1671, 0, 59, 3 },	/* VMX_FEATURE_USE_TSC_OFFSETTING tsc_offset - */
	{ 8075, 0, 0, 59, 7 },	/* VMX_FEATURE_HLT_EXITING - - */
	{ 16151, 0, 0, 59, 9 },	/* VMX_FEATURE_INVLPG_EXITING - - */
	{ 13252, 0, 0, 59, 10 },	/* VMX_FEATURE_MWAIT_EXITING - - */
	{ 5493, 0, 0, 59, 11 },	/* VMX_FEATURE_RDPMC_EXITING - - */
	{ 3635, 0, 0, 59, 12 },	/* VMX_FEATURE_RDTSC_EXITING - - */
	{ 14829, 0, 0, 59, 15 },	/* VMX_FEATURE_CR3_LOAD_EXITING - - */
	{ 15749, 0, 0, 59, 16 },	/* VMX_FEATURE_CR3_STORE_EXITING - - */
	{ 16717, 0, 0, 59, 17 },	/* VMX_FEATURE_TERTIARY_CONTROLS - - */
	{ 4073, 0, 0, 59, 19 },	/* VMX_FEATURE_CR8_LOAD_EXITING - - */
	{ 16333, 0, 0, 59, 20 },	/* VMX_FEATURE_CR8_STORE_EXITING - - */
	{ 12734, 9933, 0, 59, 21 },	/* VMX_FEATURE_VIRTUAL_TPR vtpr - */
	{ 14224, 0, 0, 59, 22 },	/* VMX_FEATURE_NMI_WINDOW_EXITING - - */
	{ 14592, 0, 0, 59, 23 },	/* VMX_FEATURE_MOV_DR_EXITING - - */
	{ 15610, 0, 0, 59, 24 },	/* VMX_FEATURE_UNCOND_IO_EXITING - - */
	{ 11888, 0, 0, 59, 25 },	/* VMX_FEATURE_USE_IO_BITMAPS - - */
	{ 11714, 13669, 0, 59, 27 },	/* VMX_FEATURE_MONITOR_TRAP_FLAG mtf - */
	{ 13895, 0, 0, 59, 28 },	/* VMX_FEATURE_USE_MSR_BITMAPS - - */
	{ 8147, 0, 0, 59, 29 },	/* VMX_FEATURE_MONITOR_EXITING - - */
	{ 7906, 0, 0, 59, 30 },	/* VMX_FEATURE_PAUSE_EXITING - - */
	{ 15682, 0, 0, 59, 31 },	/* VMX_FEATURE_SEC_CONTROLS - - */
	{ 6128, 10798, 0, 60, 0 },	/* VMX_FEATURE_VIRT_APIC_ACCESSES vapic - */
	{ 10983, 11484, 0, 60, 1 },	/* VMX_FEATURE_EPT ept - */
	{ 265, 0, 0, 60, 2 },	/* VMX_FEATURE_DESC_EXITING - - */
	{ 594, 0, 0, 60, 3 },	/* VMX_FEATURE_RDTSCP - - */
	{ 15185, 0, 0, 60, 4 },	/* VMX_FEATURE_VIRTUAL_X2APIC - - */
	{ 12717, 2751, 0, 60, 5 },	/* VMX_FEATURE_VPID vpid - */
	{ 1600, 0, 0, 60, 6 },	/* VMX_FEATURE_WBINVD_EXITING - - */
	{ 14676, 10190, 0, 60, 7 },	/* VMX_FEATURE_UNRESTRICTED_GUEST unrestricted_guest - */
	{ 12144, 13446, 0, 60, 8 },	/* VMX_FEATURE_APIC_REGISTER_VIRT vapic_reg - */
	{ 4260, 14013, 0, 60, 9 },	/* VMX_FEATURE_VIRT_INTR_DELIVERY vid - */
	{ 2298, 7472, 0, 60, 10 },	/* VMX_FEATURE_PAUSE_LOOP_EXITING ple - */
	{ 9655, 0, 0, 60, 11 },	/* VMX_FEATURE_RDRAND_EXITING - - */
	{ 15268, 0, 0, 60, 12 },	/* VMX_FEATURE_INVPCID - - */
	{ 16783, 0, 0, 60, 13 },	/* VMX_FEATURE_VMFUNC - - */
	{ 2479, 10960, 0, 60, 14 },	/* VMX_FEATURE_SHADOW_VMCS shadow_vmcs - */
	{ 6845, 0, 0, 60, 15 },	/* VMX_FEATURE_ENCLS_EXITING - - */
	{ 10093, 0, 0, 60, 16 },	/* VMX_FEATURE_RDSEED_EXITING - - */
	{ 1895, 16287, 0, 60, 17 },	/* VMX_FEATURE_PAGE_MOD_LOGGING pml - */
	{ 7877, 13730, 0, 60, 18 },	/* VMX_FEATURE_EPT_VIOLATION_VE ept_violation_ve - */
	{ 12576, 0, 0, 60, 19 },	/* VMX_FEATURE_PT_CONCEAL_VMX - - */
	{ 10028, 0, 0, 60, 20 },	/* VMX_FEATURE_XSAVES - - */
	{ 9901, 704, 0, 60, 22 },	/* VMX_FEATURE_MODE_BASED_EPT_EXEC ept_mode_based_exec - */
	{ 15924, 0, 0, 60, 24 },	/* VMX_FEATURE_PT_USE_GPA - - */
	{ 15122, 10897, 0, 60, 25 },	/* VMX_FEATURE_TSC_SCALING tsc_scaling - */
	{ 13986, 15817, 0, 60, 26 },	/* VMX_FEATURE_USR_WAIT_PAUSE usr_wait_pause - */
	{ 14469, 0, 0, 60, 28 },	/* VMX_FEATURE_ENCLV_EXITING - - */
	{ 650, 0, 0, 60, 30 },	/* VMX_FEATURE_BUS_LOCK_DETECTION - - */
	{ 2361, 11488, 0, 60, 31 },	/* VMX_FEATURE_NOTIFY_VM_EXITING notify_vm_exiting - */
	{ 2458, 5170, 0, 61, 4 },	/* VMX_FEATURE_IPI_VIRT ipi_virt - */
};

/*
 * All names by their number, a NUL behind each, in one piece; offset 0 is "".
 * Members, because a compiler need not take a string as long as that.
 */
static const struct {
	char none[1];
	char from_0[105];
	char from_6[97];
	char from_12[87];
	char from_18[78];
	char from_24[127];
	char from_30[59];
	char from_36[96];
	char from_42[109];
	char from_48[102];
	char from_54[108];
	char from_60[74];
	char from_66[91];
	char from_72[106];
	char from_78[94];
	char from_84[66];
	char from_90[92];
	char from_96[89];
	char from_102[118];
	char from_108[83];
	char from_114[72];
	char from_120[90];
	char from_126[78];
	char from_132[107];
	char from_138[107];
	char from_144[125];
	char from_150[118];
	char from_156[105];
	char from_162[78];
	char from_168[89];
	char from_174[85];
	char from_180[124];
	char from_186[93];
	char from_192[79];
	char from_198[106];
	char from_204[105];
	char from_210[102];
	char from_216[65];
	char from_222[68];
	char from_228[91];
	char from_234[94];
	char from_240[109];
	char from_246[71];
	char from_252[110];
	char from_258[76];
	char from_264[97];
	char from_270[101];
	char from_276[105];
	char from_282[67];
	char from_288[96];
	char from_294[80];
	char from_300[75];
	char from_306[102];
	char from_312[103];
	char from_318[108];
	char from_324[107];
	char from_330[83];
	char from_336[71];
	char from_342[69];
	char from_348[86];
	char from_354[99];
	char from_360[117];
	char from_366[83];
	char from_372[84];
	char from_378[77];
	char from_384[74];
	char from_390[106];
	char from_396[118];
	char from_402[77];
	char from_408[64];
	char from_414[88];
	char from_420[108];
	char from_426[105];
	char from_432[83];
	char from_438[75];
	char from_444[81];
	char from_450[85];
	char from_456[92];
	char from_462[130];
	char from_468[79];
	char from_474[103];
	char from_480[92];
	char from_486[87];
	char from_492[106];
	char from_498[90];
	char from_504[50];
	char from_510[132];
	char from_516[111];
	char from_522[116];
	char from_528[86];
	char from_534[49];
	char from_540[92];
	char from_546[50];
	char from_552[82];
	char from_558[88];
	char from_564[66];
	char from_570[131];
	char from_576[117];
	char from_582[100];
	char from_588[96];
	char from_594[115];
	char from_600[76];
	char from_606[94];
	char from_612[89];
	char from_618[99];
	char from_624[116];
	char from_630[87];
	char from_636[109];
	char from_642[66];
	char from_648[94];
	char from_654[116];
	char from_660[89];
	char from_666[84];
	char from_672[93];
	char from_678[80];
	char from_684[66];
	char from_690[93];
	char from_696[84];
	char from_702[99];
	char from_708[86];
	char from_714[71];
	char from_720[79];
	char from_726[116];
	char from_732[67];
	char from_738[90];
	char from_744[100];
	char from_750[84];
	char from_756[103];
	char from_762[88];
	char from_768[72];
	char from_774[116];
	char from_780[92];
	char from_786[51];
	char from_792[99];
	char from_798[85];
	char from_804[85];
	char from_810[87];
	char from_816[63];
	char from_822[125];
	char from_828[107];
	char from_834[61];
	char from_840[60];
	char from_846[96];
	char from_852[113];
	char from_858[112];
	char from_864[104];
	char from_870[110];
	char from_876[65];
	char from_882[86];
	char from_888[135];
	char from_894[56];
	char from_900[81];
	char from_906[96];
	char from_912[102];
	char from_918[79];
	char from_924[99];
	char from_930[108];
	char from_936[76];
	char from_942[93];
	char from_948[68];
	char from_954[113];
	char from_960[105];
	char from_966[86];
	char from_972[65];
	char from_978[90];
	char from_984[100];
	char from_990[130];
	char from_996[94];
	char from_1002[83];
	char from_1008[87];
	char from_1014[78];
	char from_1020[88];
	char from_1026[97];
	char from_1032[103];
	char from_1038[69];
	char from_1044[123];
	char from_1050[104];
	char from_1056[109];
	char from_1062[76];
	char from_1068[112];
	char from_1074[93];
	char from_1080[85];
	char from_1086[127];
	char from_1092[64];
	char from_1098[42];
} featmap_pool_ = {
	"",
	"X86_FEATURE_XCRYPT_EN" "\0" "X86_FEATURE_ARCH_PERFMON" "\0" "X86_FEATURE_AMX_BF16" "\0" "X86_FEATURE_IBT" "\0" "fdiv" "\0" "vmx-apicv-xapic",
	"npt" "\0" "cppc" "\0" "X86_FEATURE_SPLIT_LOCK_DETECT" "\0" "X86_FEATURE_AVX_VNNI_INT8" "\0" "X86_FEATURE_AES" "\0" "X86_FEATURE_PMM",
	"ept_ad" "\0" "X86_FEATURE_MMX" "\0" "ibpb" "\0" "kvm-asyncpf-int" "\0" "vmx-cr8-load-exit" "\0" "VMX_FEATURE_DESC_EXITING",
	"X86_FEATURE_3DNOW" "\0" "amx-int8" "\0" "X86_FEATURE_SRSO_ALIAS" "\0" "bpext" "\0" "vmx-vintr-pending" "\0" "gds",
	"X86_FEATURE_SVML" "\0" "X86_BUG_IBPB_NO_RET" "\0" "X86_FEATURE_AMD_SSBD" "\0" "X86_FEATURE_ZERO_FCS_FDS" "\0" "X86_FEATURE_AVX512_VNNI" "\0" "kvm-msi-ext-dest-id",
	"tme" "\0" "cmp_legacy" "\0" "X86_FEATURE_INTEL_PT" "\0" "X86_FEATURE_PN" "\0" "tbm" "\0" "pks",
	"X86_FEATURE_CX16" "\0" "X86_FEATURE_XCRYPT" "\0" "sm4" "\0" "VMX_FEATURE_RDTSCP" "\0" "vmx-entry-noload-debugctl" "\0" "ept_x_only",
	"VMX_FEATURE_BUS_LOCK_DETECTION" "\0" "vmx-activity-wait-sipi" "\0" "ept_mode_based_exec" "\0" "X86_FEATURE_ERMS" "\0" "vmx-apicv-vid" "\0" "taa",
	"X86_FEATURE_RDPRU" "\0" "X86_FEATURE_ENTRY_IBPB" "\0" "fsrs" "\0" "avx512_vpopcntdq" "\0" "de" "\0" "vmx-invept-single-context-noglobals",
	"X86_BUG_SWAPGS_FENCE" "\0" "X86_FEATURE_HYBRID_CPU" "\0" "X86_FEATURE_LBRV" "\0" "amd_lbr_v2" "\0" "X86_FEATURE_SMBA" "\0" "kvm-asyncpf-vmexit",
	"X86_FEATURE_TOPOEXT" "\0" "ept_1gb" "\0" "X86_FEATURE_NO_SMM_CTL_MSR" "\0" "fzrm" "\0" "rdrand" "\0" "succor",
	"X86_FEATURE_UNRET" "\0" "X86_FEATURE_IDA" "\0" "X86_FEATURE_CLEAR_BHB_LOOP" "\0" "X86_FEATURE_IA64" "\0" "fxsr" "\0" "smt_rsb",
	"ida" "\0" "X86_FEATURE_MSR_IA32_FEAT_CTL" "\0" "X86_FEATURE_HWP_HIGHEST_PERF_CHANGE" "\0" "cdp_l2" "\0" "X86_FEATURE_CPUID" "\0" "kvm-pv-eoi",
	"cpu_meltdown" "\0" "ibrs_enhanced" "\0" "X86_FEATURE_PROC_FEEDBACK" "\0" "ds-cpl" "\0" "X86_FEATURE_NOPL" "\0" "X86_BUG_NULL_SEG",
	"sgx" "\0" "vmx-mtf" "\0" "X86_FEATURE_CXMMX" "\0" "xstore-en" "\0" "X86_FEATURE_XGETBV1" "\0" "pse36",
	"X86_FEATURE_SVME_ADDR_CHK" "\0" "X86_FEATURE_SERIALIZE" "\0" "constant_tsc" "\0" "avx512pf" "\0" "sbdr-ssdp-no" "\0" "bhi-ctrl",
	"mds-no" "\0" "X86_FEATURE_VPCLMULQDQ" "\0" "X86_FEATURE_AMD_PPIN" "\0" "vmx-eptp-switching" "\0" "kvm-steal-time" "\0" "cx8",
	"X86_FEATURE_ENQCMD" "\0" "VMX_FEATURE_WBINVD_EXITING" "\0" "X86_FEATURE_TSXLDTRK" "\0" "X86_FEATURE_XSAVEERPTR" "\0" "tsc_offset" "\0" "X86_FEATURE_MTRR",
	"sbpb" "\0" "X86_FEATURE_SBPB" "\0" "vmx-invvpid-all-context" "\0" "kvm-pv-sched-yield" "\0" "xsavec" "\0" "sgx-exinfo",
	"X86_FEATURE_TCE" "\0" "monitor" "\0" "auto-ibrs" "\0" "fma4" "\0" "X86_FEATURE_DTES64" "\0" "X86_BUG_SRBDS",
	"X86_FEATURE_ABM" "\0" "fxsr_opt" "\0" "xsaves" "\0" "vmx-vpid" "\0" "VMX_FEATURE_PAGE_MOD_LOGGING" "\0" "vmx-entry-load-pkrs",
	"tsc_reliable" "\0" "X86_FEATURE_CQM_OCCUP_LLC" "\0" "vmx-activity-hlt" "\0" "tsc_scale" "\0" "skinit" "\0" "vnmi",
	"X86_FEATURE_AMD_SSB_NO" "\0" "f00f" "\0" "X86_FEATURE_MD_CLEAR" "\0" "X86_FEATURE_NO_NESTED_DATA_BP" "\0" "sm3" "\0" "vmx-exit-secondary-ctls",
	"sev_es" "\0" "flexpriority" "\0" "X86_FEATURE_SEV_ES" "\0" "avx512-vp2intersect" "\0" "X86_FEATURE_RETPOLINE_LFENCE" "\0" "vmx-cr8-store-exit",
	"cmp-legacy" "\0" "X86_FEATURE_EXTAPIC" "\0" "X86_FEATURE_TSC_ADJUST" "\0" "psdp-no" "\0" "VMX_FEATURE_PAUSE_LOOP_EXITING" "\0" "X86_FEATURE_AMD_STIBP_ALWAYS_ON",
	"VMX_FEATURE_NOTIFY_VM_EXITING" "\0" "perfctr_nb" "\0" "VMX_FEATURE_INVVPID" "\0" "pln" "\0" "vmx-entry-load-perf-global-ctrl" "\0" "VMX_FEATURE_IPI_VIRT",
	"VMX_FEATURE_SHADOW_VMCS" "\0" "xgetbv1" "\0" "X86_FEATURE_CALL_DEPTH" "\0" "X86_BUG_SPEC_STORE_BYPASS" "\0" "eptp_switching" "\0" "amx_bf16",
	"avx10" "\0" "vmx-eptad" "\0" "xsaveerptr" "\0" "vmx-any-errcode" "\0" "X86_FEATURE_V_SPEC_CTRL" "\0" "clflushopt",
	"vmx-rdseed-exit" "\0" "recovery" "\0" "tpr_shadow" "\0" "X86_FEATURE_XSAVEC" "\0" "arch_capabilities" "\0" "mmio_stale_data",
	"vpid" "\0" "X86_FEATURE_XSTORE_EN" "\0" "longrun" "\0" "vmx-enable-user-wait-pause" "\0" "pconfig" "\0" "X86_FEATURE_UP",
	"X86_FEATURE_V_TSC_AUX" "\0" "X86_FEATURE_SMX" "\0" "X86_FEATURE_XMM4_2" "\0" "vmx-entry-load-bndcfgs" "\0" "vmx-pause-exit" "\0" "VMX_FEATURE_PREEMPTION_TIMER",
	"X86_FEATURE_TME" "\0" "tsc_known_freq" "\0" "X86_FEATURE_PERFCTR_CORE" "\0" "ace2-en" "\0" "clzero" "\0" "X86_FEATURE_CMPCCXADD",
	"lm" "\0" "X86_FEATURE_BTC_NO" "\0" "arch-capabilities" "\0" "X86_FEATURE_LONGRUN" "\0" "vmx-vmfunc" "\0" "kvm-mmu",
	"kvm-poll-control" "\0" "spectre_v2" "\0" "X86_FEATURE_DE" "\0" "vmx-wbinvd-exit" "\0" "X86_FEATURE_CLEAR_BHB_LOOP_ON_VMEXIT" "\0" "cr8legacy",
	"X86_BUG_CPU_MELTDOWN" "\0" "proc_feedback" "\0" "X86_FEATURE_USE_IBRS_FW" "\0" "pts" "\0" "X86_FEATURE_SME_COHERENT" "\0" "X86_FEATURE_OSVW",
	"irperf" "\0" "extd_apicid" "\0" "vmx-xsaves" "\0" "VMX_FEATURE_INTR_WINDOW_EXITING" "\0" "overflow_recov" "\0" "X86_FEATURE_CLEAR_BHB_HW",
	"X86_FEATURE_INTEL_STIBP" "\0" "xsave" "\0" "v-vmsave-vmload" "\0" "adx" "\0" "movdir64b" "\0" "lrti",
	"xtopology" "\0" "tm2" "\0" "xop" "\0" "X86_FEATURE_APIC" "\0" "X86_FEATURE_PTI" "\0" "X86_FEATURE_LKGS",
	"X86_FEATURE_IBS" "\0" "lahf_lm" "\0" "X86_BUG_RETBLEED" "\0" "X86_FEATURE_PKU" "\0" "VMX_FEATURE_RDTSC_EXITING" "\0" "sgx-kss",
	"kvm-asyncpf" "\0" "X86_BUG_GDS" "\0" "X86_FEATURE_LS_CFG_SSBD" "\0" "X86_FEATURE_EPT_AD" "\0" "pausefilter" "\0" "X86_FEATURE_P3",
	"X86_FEATURE_ACE2_EN" "\0" "vmx-rdpmc-exit" "\0" "split_lock_detect" "\0" "X86_FEATURE_CLEAR_CPU_BUF" "\0" "X86_BUG_AMD_APIC_C1E" "\0" "kvmclock",
	"vmx-monitor-exit" "\0" "xtpr" "\0" "vmx-ept-execonly" "\0" "cdp_l3" "\0" "avx512vbmi" "\0" "vmx-true-ctls",
	"vmx-ept-advanced-exitinfo" "\0" "X86_BUG_ITS_NATIVE_ONLY" "\0" "X86_BUG_AMD_E400" "\0" "X86_FEATURE_FSGSBASE" "\0" "X86_FEATURE_P4" "\0" "cat_l3",
	"fma" "\0" "its_native_only" "\0" "VMX_FEATURE_CR8_LOAD_EXITING" "\0" "X86_FEATURE_LRTI" "\0" "vaes" "\0" "apic",
	"X86_FEATURE_PER_THREAD_MBA" "\0" "X86_FEATURE_ZEN5" "\0" "cpuid" "\0" "nonstop_tsc_s3" "\0" "vmx-secondary-ctls" "\0" "avx512_vbmi2",
	"vmx-posted-intr" "\0" "X86_FEATURE_RDT_A" "\0" "VMX_FEATURE_VIRT_INTR_DELIVERY" "\0" "X86_FEATURE_AMD_LBR_V2" "\0" "tm" "\0" "virt-ssbd",
	"X86_FEATURE_RDSEED" "\0" "X86_FEATURE_MSR" "\0" "X86_FEATURE_AVIC" "\0" "avx-vnni-int8" "\0" "X86_BUG_AMD_TLB_MMATCH" "\0" "X86_FEATURE_CX8",
	"X86_FEATURE_PDCM" "\0" "hwp_pkg_req" "\0" "cr8_legacy" "\0" "sgx2" "\0" "lahf-lm" "\0" "cqm_occup_llc",
	"bhi" "\0" "sgx-aex-notify" "\0" "X86_FEATURE_NX" "\0" "X86_FEATURE_XMM2" "\0" "VMX_FEATURE_POSTED_INTR" "\0" "X86_FEATURE_AMD_PSFD",
	"vmx-invept" "\0" "X86_FEATURE_MMXEXT" "\0" "X86_FEATURE_K8" "\0" "intel-pt" "\0" "mtrr" "\0" "vmx-entry-ia32e-mode",
	"X86_FEATURE_AMX_COMPLEX" "\0" "avx512cd" "\0" "sse4a" "\0" "nodeid_msr" "\0" "X86_FEATURE_WDT" "\0" "wbnoinvd",
	"X86_FEATURE_DDPD_U" "\0" "kvmclock-stable-bit" "\0" "X86_FEATURE_MCE" "\0" "X86_FEATURE_AUTOIBRS" "\0" "amx_tile" "\0" "X86_FEATURE_FZRM",
	"avx512ifma" "\0" "tsc-scale" "\0" "X86_FEATURE_NONSTOP_TSC" "\0" "X86_FEATURE_ALWAYS" "\0" "X86_FEATURE_PBE" "\0" "X86_FEATURE_IPRED_CTRL",
	"vmx-preemption-timer" "\0" "X86_FEATURE_HWP_ACT_WINDOW" "\0" "X86_FEATURE_BTS" "\0" "X86_FEATURE_IBRS" "\0" "cqm" "\0" "X86_FEATURE_CR8_LEGACY",
	"X86_FEATURE_SRBDS_CTRL" "\0" "tlb_mmatch" "\0" "X86_FEATURE_ARCH_CAPABILITIES" "\0" "cat_l2" "\0" "vmmcall" "\0" "X86_FEATURE_FDP_EXCPTN_ONLY",
	"ipi_virt" "\0" "X86_FEATURE_FRED" "\0" "vmx-exit-clear-rtit-ctl" "\0" "rapl" "\0" "X86_FEATURE_PAE" "\0" "X86_BUG_BHI",
	"X86_FEATURE_FAST_CPPC" "\0" "X86_FEATURE_VERW_CLEAR" "\0" "phe_en" "\0" "fb-clear" "\0" "ospke" "\0" "mds",
	"nonstop_tsc" "\0" "X86_FEATURE_ART" "\0" "X86_FEATURE_ADX" "\0" "ibrs" "\0" "clflush_monitor" "\0" "aes",
	"amd_lbr_pmc_freeze" "\0" "X86_FEATURE_PHE" "\0" "avx512vl" "\0" "avx512_bf16" "\0" "X86_FEATURE_RECOVERY" "\0" "avx_vnni",
	"itlb_multihit" "\0" "VMX_FEATURE_RDPMC_EXITING" "\0" "X86_FEATURE_BMI2" "\0" "amx-fp16" "\0" "perfctr_core" "\0" "X86_FEATURE_SYSCALL",
	"X86_FEATURE_VAES" "\0" "X86_FEATURE_CMP_LEGACY" "\0" "vmx-rdtscp-exit" "\0" "X86_FEATURE_PVUNLOCK" "\0" "X86_FEATURE_PSE36" "\0" "X86_FEATURE_PCLMULQDQ",
	"X86_BUG_TAA" "\0" "X86_FEATURE_AMD_IBRS" "\0" "cqm_mbm_local" "\0" "ia64" "\0" "VMX_FEATURE_EPT_1GB" "\0" "user_shstk",
	"X86_BUG_DIV0" "\0" "X86_FEATURE_SSE4A" "\0" "l1tf" "\0" "X86_FEATURE_GFNI" "\0" "vmx-entry-load-pat" "\0" "avx512-fp16",
	"X86_FEATURE_XFD" "\0" "amd-stibp" "\0" "sgx-tokenkey" "\0" "rsba" "\0" "X86_FEATURE_ACC" "\0" "X86_FEATURE_AVX2",
	"avx512bitalg" "\0" "bhi-no" "\0" "pdpe1gb" "\0" "cqm_llc" "\0" "X86_FEATURE_SGX2" "\0" "X86_FEATURE_3DNOWEXT",
	"X86_FEATURE_RING3MWAIT" "\0" "X86_FEATURE_WBNOINVD" "\0" "X86_FEATURE_VNMI" "\0" "X86_FEATURE_PLN" "\0" "X86_FEATURE_OSXSAVE" "\0" "fsgsbase",
	"avx512bw" "\0" "VMX_FEATURE_VIRT_APIC_ACCESSES" "\0" "smap" "\0" "X86_FEATURE_HT" "\0" "X86_FEATURE_SPEC_CTRL_SSBD" "\0" "VMX_FEATURE_USE_TSC_OFFSETTING",
	"tdx_pw_mce" "\0" "ibrs-all" "\0" "pclmulqdq" "\0" "X86_FEATURE_RDTSCP" "\0" "X86_FEATURE_SYSENTER32" "\0" "pdcm",
	"vmx-invept-all-context" "\0" "xstore" "\0" "avx512er" "\0" "ddpd-u" "\0" "la57" "\0" "zero-fcs-fds",
	"brs" "\0" "X86_FEATURE_SUCCOR" "\0" "X86_FEATURE_PGE" "\0" "avx512_4vnniw" "\0" "X86_FEATURE_XSAVEOPT" "\0" "avx512-4vnniw",
	"svm" "\0" "X86_FEATURE_IBPB_ON_VMEXIT" "\0" "X86_BUG_MMIO_UNKNOWN" "\0" "sse" "\0" "vmx-exit-save-preemption-timer" "\0" "X86_FEATURE_REP_GOOD",
	"VMX_FEATURE_EPT_AD" "\0" "X86_FEATURE_XCOMPACTED" "\0" "vmx-entry-load-efer" "\0" "X86_FEATURE_SEV_SNP" "\0" "rng_en" "\0" "fdp-excptn-only",
	"X86_BUG_MMIO_STALE_DATA" "\0" "X86_FEATURE_SEP" "\0" "amx_int8" "\0" "hw_pstate" "\0" "X86_FEATURE_BMEC" "\0" "taa-no",
	"3dnow" "\0" "ssb-no" "\0" "X86_FEATURE_CDP_L2" "\0" "tsc_deadline_timer" "\0" "X86_FEATURE_CLZERO" "\0" "fsrm",
	"sev_snp" "\0" "VMX_FEATURE_ENCLS_EXITING" "\0" "hwp" "\0" "X86_FEATURE_MPX" "\0" "tsx-ldtrk" "\0" "preemption_timer",
	"X86_FEATURE_CQM_MBM_LOCAL" "\0" "3dnowprefetch" "\0" "X86_FEATURE_LAM" "\0" "pku" "\0" "sha512" "\0" "X86_FEATURE_MOVBE",
	"avx512-vpopcntdq" "\0" "X86_FEATURE_RDRAND" "\0" "tdx_guest" "\0" "X86_BUG_SYSRET_SS_ATTRS" "\0" "X86_FEATURE_XMM3" "\0" "clwb",
	"X86_FEATURE_SEV" "\0" "X86_FEATURE_ZEN1" "\0" "X86_FEATURE_SPEC_CTRL" "\0" "X86_FEATURE_SGX_EDECCSSA" "\0" "X86_FEATURE_OVERFLOW_RECOV" "\0" "X86_FEATURE_CLFLUSHOPT",
	"apic_c1e" "\0" "tsc-deadline" "\0" "pcommit" "\0" "X86_FEATURE_TSA_L1_NO" "\0" "cyrix_arr" "\0" "X86_FEATURE_FMA4",
	"coma" "\0" "ds_cpl" "\0" "X86_FEATURE_MCDT_NO" "\0" "VMX_FEATURE_NMI_EXITING" "\0" "X86_FEATURE_INDIRECT_THUNK_ITS" "\0" "X86_FEATURE_VME",
	"vmx-unrestricted-guest" "\0" "avx512-4fmaps" "\0" "3dnowext" "\0" "X86_BUG_SPECTRE_V1" "\0" "ple" "\0" "X86_FEATURE_INTEL_PPIN",
	"ace_en" "\0" "X86_FEATURE_AVX512IFMA" "\0" "posted_intr" "\0" "X86_FEATURE_AMD_DCM" "\0" "X86_FEATURE_FSRS" "\0" "clflush",
	"nrip_save" "\0" "vmx-nested-exception" "\0" "X86_FEATURE_VIRT_SSBD" "\0" "kvm-pv-tlb-flush" "\0" "X86_FEATURE_LA57" "\0" "X86_FEATURE_CDP_L3",
	"rdseed" "\0" "flush_l1d" "\0" "intel_ppin" "\0" "X86_FEATURE_MOVDIRI" "\0" "vmx-activity-shutdown" "\0" "X86_BUG_FXSAVE_LEAK",
	"rdpid" "\0" "ht" "\0" "tce" "\0" "X86_FEATURE_AMX_TILE" "\0" "avx512-bf16" "\0" "dts",
	"X86_FEATURE_MISALIGNSSE" "\0" "X86_FEATURE_AVX512DQ" "\0" "VMX_FEATURE_EPT_VIOLATION_VE" "\0" "VMX_FEATURE_PAUSE_EXITING" "\0" "X86_FEATURE_IRPERF" "\0" "X86_BUG_L1TF",
	"X86_FEATURE_SME" "\0" "X86_FEATURE_PERFMON_V2" "\0" "X86_FEATURE_BPEXT" "\0" "vmx-invlpg-exit" "\0" "X86_FEATURE_BHI_CTRL" "\0" "X86_FEATURE_CLWB",
	"VMX_FEATURE_HLT_EXITING" "\0" "X86_FEATURE_X2AVIC" "\0" "avx512vbmi2" "\0" "X86_FEATURE_ACE2" "\0" "VMX_FEATURE_MONITOR_EXITING" "\0" "vmx-page-walk-4",
	"X86_FEATURE_USE_IBPB" "\0" "virt_ssbd" "\0" "vmx-ept-1gb" "\0" "vmx-exit-load-efer" "\0" "avx2" "\0" "vmx-apicv-register",
	"smx" "\0" "f16c" "\0" "avx-vnni" "\0" "nodeid-msr" "\0" "arch_lbr" "\0" "hwp_notify",
	"X86_FEATURE_AVX512CD" "\0" "vmx-exit-load-pkrs" "\0" "X86_FEATURE_FPU" "\0" "perfctr-nb" "\0" "kvm-nopiodelay" "\0" "avx10-512",
	"amd-psfd" "\0" "lwp" "\0" "mcdt-no" "\0" "hle" "\0" "sgx_lc" "\0" "X86_FEATURE_RDPID",
	"vmx-exit-load-perf-global-ctrl" "\0" "vmx-vnmi" "\0" "stibp" "\0" "wrmsrns" "\0" "intel-psfd" "\0" "X86_FEATURE_SRSO",
	"X86_FEATURE_EPB" "\0" "X86_FEATURE_CID" "\0" "amd_e400" "\0" "vmx-exit-nosave-debugctl" "\0" "retbleed" "\0" "pause-filter",
	"tsxldtrk" "\0" "X86_FEATURE_PTSC" "\0" "vmx-invvpid" "\0" "X86_FEATURE_VPID" "\0" "cpb" "\0" "rdtscp",
	"X86_FEATURE_FENCE_SWAPGS_KERNEL" "\0" "VMX_FEATURE_EPTP_SWITCHING" "\0" "intel-pt-lip" "\0" "X86_FEATURE_XSAVE" "\0" "vmx-tsc-offset" "\0" "X86_FEATURE_DECODEASSISTS",
	"md_clear" "\0" "X86_FEATURE_PHE_EN" "\0" "mmio_unknown" "\0" "vmx-invept-single-context" "\0" "X86_FEATURE_PFTHRESHOLD" "\0" "lfence-always-serializing",
	"vmx-rdrand-exit" "\0" "X86_FEATURE_RETHUNK" "\0" "vmx-shadow-vmcs" "\0" "X86_FEATURE_IBRS_ENHANCED" "\0" "avx10-256" "\0" "X86_BUG_MDS",
	"rdt_a" "\0" "spectre_v1" "\0" "vmx-movdr-exit" "\0" "X86_FEATURE_EXTD_APICID" "\0" "X86_FEATURE_CAT_L2" "\0" "X86_FEATURE_FXSR_OPT",
	"X86_FEATURE_SVSM" "\0" "X86_FEATURE_MBA" "\0" "ds" "\0" "VMX_FEATURE_INTR_EXITING" "\0" "X86_FEATURE_AVX512_VP2INTERSECT" "\0" "X86_FEATURE_AMD_STIBP",
	"sgx-edeccssa" "\0" "xfd" "\0" "vmx-invvpid-single-addr" "\0" "centaur_mcr" "\0" "X86_FEATURE_SHSTK" "\0" "sdbg",
	"X86_FEATURE_PCONFIG" "\0" "phe-en" "\0" "X86_FEATURE_MSR_SPEC_CTRL" "\0" "X86_FEATURE_FMA" "\0" "lkgs" "\0" "vmx-cr3-load-noexit",
	"X86_FEATURE_XTPR" "\0" "apicv" "\0" "vmx-io-exit" "\0" "X86_FEATURE_SHA_NI" "\0" "X86_FEATURE_XENPV" "\0" "X86_FEATURE_ACPI",
	"vmx-apicv-x2apic" "\0" "sse4.2" "\0" "X86_FEATURE_MOVDIR64B" "\0" "VMX_FEATURE_APICV" "\0" "vmx-store-lma" "\0" "X86_FEATURE_AMD_IBPB",
	"X86_FEATURE_APERFMPERF" "\0" "msbds_only" "\0" "VMX_FEATURE_RDRAND_EXITING" "\0" "X86_FEATURE_ARAT" "\0" "X86_FEATURE_HLE" "\0" "X86_FEATURE_AVX10_128",
	"sha_ni" "\0" "X86_FEATURE_SKINIT" "\0" "X86_FEATURE_ZEN2" "\0" "X86_FEATURE_IBPB_BRTYPE" "\0" "mp" "\0" "X86_FEATURE_CMOV",
	"core-capability" "\0" "X86_BUG_CLFLUSH_MONITOR" "\0" "X86_FEATURE_TSX_FORCE_ABORT" "\0" "tsc" "\0" "osvw" "\0" "VMX_FEATURE_MODE_BASED_EPT_EXEC",
	"vtpr" "\0" "svsm" "\0" "X86_FEATURE_PEBS" "\0" "perfmon-v2" "\0" "acpi" "\0" "X86_FEATURE_TSCRATEMSR",
	"cxmmx" "\0" "spec_store_bypass" "\0" "lbrv" "\0" "VMX_FEATURE_XSAVES" "\0" "X86_FEATURE_AVX10_256" "\0" "X86_FEATURE_PAUSEFILTER",
	"VMX_FEATURE_RDSEED_EXITING" "\0" "X86_FEATURE_AMD_LBR_PMC_FREEZE" "\0" "stibp-always-on" "\0" "v_vmsave_vmload" "\0" "sse4.1" "\0" "unrestricted_guest",
	"X86_FEATURE_SVM" "\0" "X86_FEATURE_SGX" "\0" "sysret_ss_attrs" "\0" "k6_mtrr" "\0" "X86_FEATURE_MSR_TSX_CTRL" "\0" "syscall",
	"overflow-recov" "\0" "X86_FEATURE_ARCH_LBR" "\0" "vmx-io-bitmap" "\0" "erms" "\0" "X86_FEATURE_TDX_GUEST" "\0" "pmm-en",
	"X86_FEATURE_TSA_SQ_NO" "\0" "X86_FEATURE_HFI" "\0" "mca" "\0" "X86_FEATURE_AVX512_BITALG" "\0" "X86_FEATURE_AVX" "\0" "xsaveopt",
	"X86_FEATURE_RTM" "\0" "mmx" "\0" "amx-bf16" "\0" "X86_BUG_FDIV" "\0" "X86_FEATURE_CPUID_FAULT" "\0" "vmx-desc-exit",
	"mpx" "\0" "vme" "\0" "perfctr-core" "\0" "X86_FEATURE_FLUSH_L1D" "\0" "vmx-tsc-scaling" "\0" "x2apic",
	"est" "\0" "pae" "\0" "VMX_FEATURE_VIRTUAL_NMIS" "\0" "fxsave_leak" "\0" "X86_FEATURE_AVX512_VPOPCNTDQ" "\0" "X86_FEATURE_MWAITX",
	"abm" "\0" "avx512f" "\0" "X86_BUG_VMSCAPE" "\0" "vmx-intr-exit" "\0" "X86_FEATURE_SDBG" "\0" "X86_FEATURE_FLEXPRIORITY",
	"vapic" "\0" "split-lock-detect" "\0" "flushbyasid" "\0" "skip-l1dfl-vmentry" "\0" "X86_FEATURE_AVX512_BF16" "\0" "X86_FEATURE_SRSO_NO",
	"tsc_scaling" "\0" "cmov" "\0" "X86_FEATURE_CQM_MBM_TOTAL" "\0" "X86_FEATURE_CQM_LLC" "\0" "shadow_vmcs" "\0" "vmcb-clean",
	"VMX_FEATURE_EPT" "\0" "sha-ni" "\0" "bus_lock_detect" "\0" "srso-no" "\0" "ibs" "\0" "X86_BUG_EIBRS_PBRSB",
	"X86_BUG_TSA" "\0" "X86_FEATURE_HWP" "\0" "cqm_mbm_total" "\0" "ssbd" "\0" "dtherm" "\0" "X86_FEATURE_AMD_IBPB_RET",
	"X86_BUG_SPECTRE_V2" "\0" "kvm-pv-unhalt" "\0" "X86_FEATURE_DEBUG_SWAP" "\0" "avx512dq" "\0" "X86_FEATURE_IBPB_EXIT_TO_USER" "\0" "X86_FEATURE_CLDEMOTE",
	"rrsba-ctrl" "\0" "cid" "\0" "X86_FEATURE_VCPUPREEMPT" "\0" "srbds" "\0" "rfds" "\0" "full-width-write",
	"pti" "\0" "X86_FEATURE_VMMCALL" "\0" "X86_FEATURE_INTEL_PSFD" "\0" "eibrs_pbrsb" "\0" "srso-user-kernel-no" "\0" "vpclmulqdq",
	"X86_FEATURE_LFENCE_RDTSC" "\0" "X86_FEATURE_SMCA" "\0" "avx512_bitalg" "\0" "X86_FEATURE_HW_PSTATE" "\0" "ept" "\0" "notify_vm_exiting",
	"vmx-ept-2mb" "\0" "X86_FEATURE_PREFETCHITI" "\0" "X86_FEATURE_SGX_LC" "\0" "extapic" "\0" "ptsc" "\0" "bus-lock-detect",
	"X86_FEATURE_ZEN3" "\0" "sgxlc" "\0" "X86_FEATURE_CLEAR_CPU_BUF_VM" "\0" "X86_FEATURE_HWP_PKG_REQ" "\0" "X86_FEATURE_RRSBA_CTRL" "\0" "fpu",
	"mce" "\0" "X86_FEATURE_VGIF" "\0" "VMX_FEATURE_MONITOR_TRAP_FLAG" "\0" "X86_FEATURE_RAPL" "\0" "svm-lock" "\0" "aperfmperf",
	"v_spec_ctrl" "\0" "rtm" "\0" "vmx-mwait-exit" "\0" "bmi2" "\0" "svm_lock" "\0" "X86_FEATURE_TSC_KNOWN_FREQ",
	"X86_FEATURE_LM" "\0" "X86_FEATURE_WAITPKG" "\0" "VMX_FEATURE_USE_IO_BITMAPS" "\0" "kvm-hint-dedicated" "\0" "amd-ssbd" "\0" "X86_FEATURE_AVX512_4FMAPS",
	"X86_FEATURE_FENCE_SWAPGS_USER" "\0" "fsrc" "\0" "null_seg" "\0" "sse4_1" "\0" "X86_FEATURE_F16C" "\0" "X86_FEATURE_PERFCTR_LLC",
	"bmi1" "\0" "pge" "\0" "X86_FEATURE_CPPC" "\0" "pmm" "\0" "div0" "\0" "X86_FEATURE_LWP",
	"pse" "\0" "X86_BUG_ITS" "\0" "X86_FEATURE_PSE" "\0" "VMX_FEATURE_APIC_REGISTER_VIRT" "\0" "rep_good" "\0" "X86_FEATURE_AVX_NE_CONVERT",
	"vmx-flexpriority" "\0" "phe" "\0" "X86_FEATURE_SELFSNOOP" "\0" "vmx-nmi-exit" "\0" "pebs" "\0" "X86_FEATURE_AVX512_FP16",
	"tdx_host_platform" "\0" "epb" "\0" "X86_FEATURE_VMW_VMMCALL" "\0" "avx512_vp2intersect" "\0" "ring3mwait" "\0" "movdiri",
	"rfds-clear" "\0" "avx512_fp16" "\0" "vmx-msr-bitmap" "\0" "X86_FEATURE_VMX" "\0" "X86_FEATURE_V_VMSAVE_VMLOAD" "\0" "sgx1",
	"vmx-exit-save-efer" "\0" "cmpccxadd" "\0" "vmscape" "\0" "11ap" "\0" "ssse3" "\0" "vmx-encls-exit",
	"X86_FEATURE_ZEN4" "\0" "fxsr-opt" "\0" "X86_FEATURE_POPCNT" "\0" "VMX_FEATURE_PT_CONCEAL_VMX" "\0" "X86_FEATURE_FLUSHBYASID" "\0" "X86_FEATURE_RTM_ALWAYS_ABORT",
	"X86_FEATURE_STIBP" "\0" "X86_FEATURE_FSRC" "\0" "vmx-vmwrite-vmexit-fields" "\0" "VMX_FEATURE_VPID" "\0" "VMX_FEATURE_VIRTUAL_TPR" "\0" "umip",
	"smep" "\0" "X86_FEATURE_DCA" "\0" "srso" "\0" "X86_FEATURE_TM2" "\0" "nx" "\0" "vmx-page-walk-5",
	"arat" "\0" "X86_FEATURE_SSSE3" "\0" "avic" "\0" "vmcb_clean" "\0" "pcid" "\0" "X86_FEATURE_NPT",
	"rdctl-no" "\0" "X86_FEATURE_AVX512PF" "\0" "movbe" "\0" "tsc_adjust" "\0" "X86_FEATURE_AMX_FP16" "\0" "X86_FEATURE_APIC_MSRS_FENCE",
	"X86_FEATURE_TDX_HOST_PLATFORM" "\0" "X86_FEATURE_NULL_SEL_CLR_BASE" "\0" "X86_FEATURE_GBPAGES" "\0" "tsa" "\0" "serialize" "\0" "X86_FEATURE_PMM_EN",
	"X86_FEATURE_BUS_LOCK_DETECT" "\0" "ace" "\0" "null-sel-clr-base" "\0" "vmx-entry-load-rtit-ctl" "\0" "X86_FEATURE_CORE_CAPABILITIES" "\0" "vmx-ept",
	"vmx-exit-save-pat" "\0" "X86_FEATURE_TSC_RELIABLE" "\0" "art" "\0" "VMX_FEATURE_MWAIT_EXITING" "\0" "xcrypt" "\0" "X86_FEATURE_L1TF_PTEINV",
	"X86_FEATURE_MWAIT" "\0" "tsc-adjust" "\0" "X86_FEATURE_SRSO_USER_KERNEL_NO" "\0" "X86_FEATURE_CONSTANT_TSC" "\0" "X86_FEATURE_CAT_L3" "\0" "ace2",
	"X86_FEATURE_SGX1" "\0" "nrip-save" "\0" "vapic_reg" "\0" "up" "\0" "ibpb_no_ret" "\0" "X86_BUG_SRSO",
	"swapgs" "\0" "X86_FEATURE_KERNEL_IBRS" "\0" "mmxext" "\0" "VMX_FEATURE_EPT_5LEVEL" "\0" "rng" "\0" "X86_FEATURE_AVX512ER",
	"X86_FEATURE_AVX512_VBMI2" "\0" "X86_FEATURE_SPEC_STORE_BYPASS_DISABLE" "\0" "X86_FEATURE_LAHF_LM" "\0" "X86_FEATURE_CPB" "\0" "mtf" "\0" "X86_FEATURE_HV_INUSE_WR_ALLOWED",
	"pfthreshold" "\0" "mba" "\0" "fbsdp-no" "\0" "ept_violation_ve" "\0" "avx10-128" "\0" "sep",
	"X86_FEATURE_AVX512BW" "\0" "topoext" "\0" "amd-no-ssb" "\0" "hwp_act_window" "\0" "amd_ppin" "\0" "X86_FEATURE_FXSR",
	"X86_FEATURE_XSAVES" "\0" "X86_FEATURE_UMIP" "\0" "X86_FEATURE_FSRM" "\0" "VMX_FEATURE_USE_MSR_BITMAPS" "\0" "spec-ctrl" "\0" "cx16",
	"ibt" "\0" "X86_FEATURE_NODEID_MSR" "\0" "X86_FEATURE_AVX_IFMA" "\0" "VMX_FEATURE_USR_WAIT_PAUSE" "\0" "vid" "\0" "X86_FEATURE_PERFCTR_NB",
	"X86_BUG_SMT_RSB" "\0" "X86_FEATURE_AVX10_512" "\0" "avx-ifma" "\0" "X86_BUG_11AP" "\0" "avx-ne-convert" "\0" "pbe",
	"amx-tile" "\0" "X86_FEATURE_AVX512F" "\0" "X86_FEATURE_3DNOWPREFETCH" "\0" "X86_FEATURE_WRMSRNS" "\0" "msr" "\0" "X86_FEATURE_INVPCID",
	"eraps" "\0" "VMX_FEATURE_NMI_WINDOW_EXITING" "\0" "X86_FEATURE_HYPERVISOR" "\0" "dtes64" "\0" "X86_FEATURE_PTS" "\0" "VMX_FEATURE_FLEXPRIORITY",
	"X86_FEATURE_SSBD" "\0" "X86_FEATURE_X2APIC" "\0" "vmx-rdtsc-exit" "\0" "X86_FEATURE_ZEN" "\0" "pat" "\0" "nopl",
	"X86_FEATURE_CYRIX_ARR" "\0" "prefetchiti" "\0" "sme" "\0" "X86_FEATURE_SMAP" "\0" "cpuid_fault" "\0" "VMX_FEATURE_ENCLV_EXITING",
	"vmx-ple" "\0" "hfi" "\0" "ibpb-brtype" "\0" "hypervisor" "\0" "amx-complex" "\0" "X86_FEATURE_AVX512VL",
	"debug_swap" "\0" "X86_FEATURE_NRIPS" "\0" "VMX_FEATURE_MOV_DR_EXITING" "\0" "X86_FEATURE_WRMSR_XX_BASE_NS" "\0" "vmx-invpcid-exit" "\0" "avx512vnni",
	"VMX_FEATURE_UNRESTRICTED_GUEST" "\0" "X86_BUG_RFDS" "\0" "X86_FEATURE_USE_IBPB_FW" "\0" "X86_BUG_F00F" "\0" "avx-vnni-int16" "\0" "intel_pt",
	"sgx-mode64" "\0" "ept_5level" "\0" "X86_FEATURE_DTHERM" "\0" "popcnt" "\0" "VMX_FEATURE_CR3_LOAD_EXITING" "\0" "tsx-ctrl",
	"sse4_2" "\0" "X86_FEATURE_BRS" "\0" "X86_FEATURE_AVX512VBMI" "\0" "flush-l1d" "\0" "pn" "\0" "rdpru",
	"X86_FEATURE_CENTAUR_MCR" "\0" "X86_FEATURE_NONSTOP_TSC_S3" "\0" "gds-no" "\0" "pbrsb-no" "\0" "X86_FEATURE_DSCPL" "\0" "fred",
	"cldemote" "\0" "X86_FEATURE_AVX_VNNI" "\0" "perfmon_v2" "\0" "vmx-cr3-store-noexit" "\0" "X86_FEATURE_CLFLUSH" "\0" "vmx-exit-load-pat",
	"VMX_FEATURE_TSC_SCALING" "\0" "acc_power" "\0" "VMX_FEATURE_EPT_EXECUTE_ONLY" "\0" "VMX_FEATURE_VIRTUAL_X2APIC" "\0" "vmx-zero-len-inject" "\0" "vmx-entry-load-fred",
	"X86_FEATURE_MCA" "\0" "VMX_FEATURE_INVPCID" "\0" "vgif" "\0" "X86_FEATURE_XMM4_1" "\0" "X86_FEATURE_SYSCALL32" "\0" "perfctr_llc",
	"avx512_vnni" "\0" "xcrypt-en" "\0" "X86_FEATURE_VMCALL" "\0" "wdt" "\0" "X86_FEATURE_HWP_NOTIFY" "\0" "X86_FEATURE_DS",
	"X86_FEATURE_USER_SHSTK" "\0" "X86_BUG_COMA" "\0" "X86_FEATURE_EPT" "\0" "hwp_epp" "\0" "X86_BUG_MSBDS_ONLY" "\0" "waitpkg",
	"X86_FEATURE_VM_PAGE_FLUSH" "\0" "X86_BUG_SWAPGS" "\0" "pni" "\0" "vmx" "\0" "sgx-provisionkey" "\0" "misalignsse",
	"arch-lbr" "\0" "x2avic" "\0" "VMX_FEATURE_UNCOND_IO_EXITING" "\0" "invtsc" "\0" "X86_FEATURE_K6_MTRR" "\0" "X86_FEATURE_MP",
	"VMX_FEATURE_SEC_CONTROLS" "\0" "rfds-no" "\0" "X86_FEATURE_RETPOLINE" "\0" "its" "\0" "invvpid" "\0" "VMX_FEATURE_CR3_STORE_EXITING",
	"X86_FEATURE_XTOPOLOGY" "\0" "X86_FEATURE_TBM" "\0" "usr_wait_pause" "\0" "kvm-pv-ipi" "\0" "X86_FEATURE_XMM" "\0" "X86_FEATURE_RSB_VMEXIT",
	"X86_FEATURE_TPR_SHADOW" "\0" "md-clear" "\0" "smca" "\0" "gfni" "\0" "VMX_FEATURE_PT_USE_GPA" "\0" "dca",
	"X86_FEATURE_ACC_POWER" "\0" "sgx-debug" "\0" "vmx-exit-clear-bndcfgs" "\0" "X86_FEATURE_RSB_CTXSW" "\0" "X86_FEATURE_RSB_VMEXIT_LITE" "\0" "X86_FEATURE_AVX10",
	"X86_FEATURE_BMI1" "\0" "bts" "\0" "X86_FEATURE_PAT" "\0" "X86_FEATURE_SRSO_BP_SPEC_REDUCE" "\0" "invpcid" "\0" "VMX_FEATURE_INVLPG_EXITING",
	"X86_FEATURE_AVX512_4VNNIW" "\0" "vmx-vnmi-pending" "\0" "X86_FEATURE_VMCBCLEAN" "\0" "X86_FEATURE_EST" "\0" "ipred-ctrl" "\0" "X86_FEATURE_IBPB",
	"pml" "\0" "vmx-ins-outs" "\0" "avx512_4fmaps" "\0" "vmx-pml" "\0" "mwaitx" "\0" "VMX_FEATURE_CR8_STORE_EXITING",
	"swapgs_fence" "\0" "X86_BUG_MONITOR" "\0" "X86_BUG_TDX_PW_MCE" "\0" "X86_FEATURE_PCID" "\0" "X86_FEATURE_CQM" "\0" "X86_FEATURE_TSC_DEADLINE_TIMER",
	"sev" "\0" "X86_BUG_ITLB_MULTIHIT" "\0" "arch_perfmon" "\0" "X86_FEATURE_HWP_EPP" "\0" "X86_FEATURE_COHERENCY_SFW_NO" "\0" "sse2",
	"ace2_en" "\0" "enqcmd" "\0" "X86_FEATURE_AMX_INT8" "\0" "pschange-mc-no" "\0" "vmx-exit-ack-intr" "\0" "X86_FEATURE_XOP",
	"X86_FEATURE_OSPKE" "\0" "X86_FEATURE_ARCH_PERFMON_EXT" "\0" "X86_FEATURE_SMEP" "\0" "VMX_FEATURE_TERTIARY_CONTROLS" "\0" "svme-addr-chk" "\0" "X86_FEATURE_XSTORE",
	"ss" "\0" "VMX_FEATURE_VMFUNC" "\0" "avx" "\0" "amd_dcm" "\0" "decodeassists" "\0" "X86_FEATURE_TSC",
	"no-nested-data-bp" "\0" "vmx-hlt-exit" "\0" "pmm_en" "\0" "lam",
};

/* No padding between the members, or this is no valid array. */
typedef char featmap_pool_is_dense_[sizeof featmap_pool_ == 16886 ? 1 : -1];

/* The rows that bear a name, by the name's number, rising. */
static const featmap_row_number featmap_row_list_[] = {
	346, 477, 144, 143, 557, 383, 292, 287, 531, 171, 24, 351,
	523, 603, 52, 279, 511, 225, 433, 633, 264, 147, 543, 251,
	424, 585, 294, 591, 284, 88, 117, 226, 119, 230, 100, 48,
	247, 129, 13, 345, 156, 634, 457, 602, 657, 380, 652, 84,
	392, 577, 276, 532, 162, 120, 33, 418, 566, 139, 293, 338,
	320, 221, 248, 604, 328, 161, 29, 266, 536, 62, 550, 59,
	53, 584, 62, 516, 71, 196, 490, 218, 569, 515, 271, 4,
	485, 565, 77, 440, 467, 344, 185, 47, 308, 138, 269, 101,
	363, 181, 359, 116, 283, 466, 217, 39, 127, 637, 140, 275,
	610, 42, 330, 330, 417, 224, 184, 201, 245, 3, 567, 327,
	244, 2, 579, 234, 259, 186, 388, 648, 464, 488, 189, 378,
	296, 241, 307, 598, 286, 556, 135, 322, 155, 456, 312, 518,
	606, 312, 133, 534, 434, 230, 232, 76, 365, 641, 282, 658,
	250, 601, 64, 459, 659, 645, 185, 539, 572, 608, 144, 176,
	410, 275, 375, 306, 98, 399, 340, 517, 184, 151, 580, 520,
	636, 344, 341, 403, 141, 475, 314, 6, 19, 462, 443, 599,
	119, 495, 249, 348, 273, 159, 262, 289, 151, 341, 396, 214,
	223, 571, 33, 389, 552, 233, 569, 271, 507, 65, 315, 238,
	274, 491, 401, 609, 265, 551, 149, 25, 303, 94, 126, 342,
	487, 8, 240, 40, 500, 165, 239, 229, 582, 109, 615, 206,
	216, 585, 509, 523, 300, 473, 348, 429, 531, 483, 560, 212,
	215, 442, 14, 404, 195, 107, 374, 411, 593, 568, 75, 474,
	192, 12, 593, 619, 342, 115, 40, 197, 472, 490, 494, 444,
	112, 423, 90, 640, 338, 58, 285, 93, 36, 302, 171, 559,
	39, 15, 70, 233, 199, 229, 189, 590, 207, 257, 55, 600,
	288, 409, 258, 471, 100, 42, 458, 173, 103, 235, 246, 242,
	278, 180, 227, 38, 327, 146, 161, 96, 296, 489, 486, 60,
	178, 422, 68, 479, 510, 87, 233, 134, 559, 151, 193, 521,
	81, 659, 164, 454, 493, 37, 590, 272, 325, 350, 366, 110,
	574, 489, 476, 94, 280, 510, 563, 24, 339, 349, 106, 158,
	340, 157, 578, 614, 83, 167, 249, 255, 115, 230, 386, 526,
	47, 1, 577, 280, 191, 59, 604, 541, 588, 235, 573, 114,
	460, 145, 187, 281, 205, 356, 58, 80, 118, 367, 260, 188,
	199, 263, 496, 278, 307, 64, 26, 75, 105, 631, 95, 57,
	153, 610, 586, 355, 1, 261, 481, 15, 413, 343, 102, 180,
	121, 88, 291, 266, 43, 130, 183, 130, 231, 544, 581, 54,
	452, 482, 603, 499, 461, 313, 344, 81, 580, 41, 147, 268,
	321, 362, 264, 358, 196, 23, 273, 132, 313, 646, 66, 89,
	140, 599, 191, 237, 169, 109, 154, 21, 120, 29, 528, 564,
	0, 99, 310, 549, 148, 200, 265, 98, 560, 23, 97, 336,
	469, 244, 558, 4, 182, 597, 553, 32, 390, 131, 263, 570,
	641, 170, 346, 96, 600, 492, 162, 49, 295, 376, 285, 220,
	121, 195, 93, 150, 170, 125, 379, 562, 122, 57, 245, 146,
	158, 50, 236, 92, 649, 629, 274, 573, 309, 337, 251, 427,
	181, 99, 611, 305, 112, 347, 628, 405, 506, 285, 408, 451,
	80, 391, 6, 28, 157, 246, 142, 67, 103, 455, 31, 250,
	213, 211, 288, 243, 182, 79, 128, 122, 446, 421, 149, 512,
	166, 177, 542, 74, 10, 568, 445, 582, 300, 140, 252, 414,
	520, 270, 261, 530, 608, 208, 25, 425, 299, 135, 350, 581,
	412, 416, 301, 324, 394, 535, 397, 515, 210, 574, 90, 570,
	437, 491, 193, 259, 317, 194, 277, 50, 596, 133, 281, 200,
	187, 415, 470, 113, 11, 141, 350, 503, 12, 165, 431, 14,
	607, 438, 104, 522, 51, 387, 19, 126, 607, 377, 279, 73,
	575, 642, 63, 79, 209, 104, 241, 546, 331, 256, 45, 152,
	563, 137, 35, 238, 652, 621, 317, 478, 337, 51, 296, 467,
	572, 293, 651, 210, 300, 647, 339, 282, 303, 18, 638, 231,
	77, 564, 468, 540, 255, 265, 142, 439, 84, 528, 352, 335,
	72, 44, 118, 27, 183, 86, 52, 144, 557, 497, 385, 89,
	32, 249, 150, 402, 20, 7, 37, 598, 562, 120, 254, 234,
	91, 595, 419, 11, 518, 631, 353, 298, 357, 158, 332, 654,
	45, 190, 188, 645, 297, 632, 104, 123, 332, 239, 583, 594,
	66, 190, 153, 504, 61, 290, 571, 219, 316, 92, 555, 124,
	179, 10, 527, 579, 589, 372, 500, 521, 177, 583, 333, 116,
	324, 267, 118, 268, 519, 632, 658, 407, 175, 128, 232, 252,
	123, 547, 128, 554, 70, 179, 31, 38, 304, 626, 493, 294,
	73, 306, 86, 428, 83, 294, 495, 262, 111, 625, 228, 284,
	131, 529, 163, 565, 18, 28, 253, 78, 43, 287, 351, 588,
	243, 34, 592, 34, 639, 482, 172, 435, 349, 56, 420, 478,
	145, 498, 74, 525, 133, 496, 125, 371, 145, 441, 5, 303,
	198, 450, 159, 595, 561, 9, 398, 548, 259, 22, 650, 298,
	136, 512, 163, 381, 636, 621, 108, 82, 17, 587, 8, 257,
	406, 63, 9, 302, 297, 16, 292, 354, 101, 21, 76, 167,
	545, 498, 326, 260, 594, 138, 352, 123, 345, 326, 463, 152,
	384, 448, 488, 476, 613, 345, 514, 3, 76, 333, 269, 192,
	347, 198, 295, 639, 475, 591, 587, 576, 501, 258, 605, 343,
	102, 112, 508, 229, 270, 626, 318, 301, 194, 277, 364, 649,
	209, 41, 105, 248, 286, 68, 283, 53, 186, 108, 132, 627,
	148, 13, 143, 246, 168, 655, 640, 250, 584, 211, 168, 561,
	172, 60, 146, 91, 237, 166, 36, 85, 329, 622, 30, 2,
	65, 606, 504, 20, 430, 513, 46, 485, 469, 175, 309, 95,
	497, 656, 393, 72, 331, 30, 173, 106, 316, 295, 623, 323,
	395, 117, 638, 589, 537, 556, 174, 100, 203, 605, 61, 22,
	616, 361, 19, 291, 107, 150, 48, 276, 470, 494, 369, 368,
	4, 164, 124, 157, 337, 432, 49, 449, 654, 484, 602, 635,
	382, 465, 44, 643, 304, 18, 480, 253, 117, 346, 524, 242,
	67, 50, 541, 558, 519, 69, 575, 111, 311, 576, 0, 5,
	204, 236, 142, 305, 624, 269, 468, 256, 630, 370, 533, 592,
	601, 617, 487, 247, 655, 222, 54, 502, 517, 135, 267, 114,
	653, 17, 484, 202, 453, 505, 538, 176, 78, 479, 46, 334,
	85, 612, 130, 436, 297, 7, 178, 511, 648, 373, 131, 400,
	254, 620, 566, 567, 586, 16, 87, 23, 310, 578, 477, 69,
	319, 55, 348, 127, 147, 360, 447, 240, 110, 160, 82, 618,
	308, 343, 56, 644, 27, 492, 299, 35, 322, 426, 352, 169
};

/* A name's text in the pool and its rows in the list end where the next begin. */
static const struct {
	featmap_text text;
	featmap_list_index rows;
} featmap_names_[1102 + 1] = {
	{ 1, 0 }, { 23, 1 }, { 48, 2 }, { 69, 3 }, { 85, 4 }, { 90, 5 },
	{ 106, 6 }, { 110, 7 }, { 115, 8 }, { 145, 9 }, { 171, 10 }, { 187, 11 },
	{ 203, 12 }, { 210, 14 }, { 226, 15 }, { 231, 17 }, { 247, 18 }, { 265, 19 },
	{ 290, 20 }, { 308, 21 }, { 317, 22 }, { 340, 23 }, { 346, 24 }, { 364, 25 },
	{ 368, 26 }, { 385, 27 }, { 405, 28 }, { 426, 29 }, { 451, 30 }, { 475, 31 },
	{ 495, 32 }, { 499, 33 }, { 510, 34 }, { 531, 35 }, { 546, 36 }, { 550, 37 },
	{ 554, 38 }, { 571, 39 }, { 590, 40 }, { 594, 41 }, { 613, 42 }, { 639, 43 },
	{ 650, 44 }, { 681, 45 }, { 704, 46 }, { 724, 47 }, { 741, 48 }, { 755, 49 },
	{ 759, 50 }, { 777, 51 }, { 800, 52 }, { 805, 53 }, { 822, 54 }, { 825, 55 },
	{ 861, 56 }, { 882, 57 }, { 905, 58 }, { 922, 59 }, { 933, 60 }, { 950, 61 },
	{ 969, 62 }, { 989, 63 }, { 997, 64 }, { 1024, 65 }, { 1029, 66 }, { 1036, 67 },
	{ 1043, 68 }, { 1061, 69 }, { 1077, 70 }, { 1104, 71 }, { 1121, 72 }, { 1126, 73 },
	{ 1134, 74 }, { 1138, 75 }, { 1168, 76 }, { 1204, 77 }, { 1211, 78 }, { 1229, 79 },
	{ 1240, 80 }, { 1253, 81 }, { 1267, 82 }, { 1293, 83 }, { 1300, 84 }, { 1317, 85 },
	{ 1334, 86 }, { 1338, 87 }, { 1346, 88 }, { 1364, 89 }, { 1374, 90 }, { 1394, 91 },
	{ 1400, 92 }, { 1426, 93 }, { 1448, 94 }, { 1461, 95 }, { 1470, 96 }, { 1483, 97 },
	{ 1492, 98 }, { 1499, 99 }, { 1522, 100 }, { 1543, 101 }, { 1562, 102 }, { 1577, 103 },
	{ 1581, 104 }, { 1600, 105 }, { 1627, 106 }, { 1648, 107 }, { 1671, 108 }, { 1682, 109 },
	{ 1699, 110 }, { 1704, 111 }, { 1721, 112 }, { 1745, 113 }, { 1764, 114 }, { 1771, 115 },
	{ 1782, 116 }, { 1798, 117 }, { 1806, 119 }, { 1816, 120 }, { 1821, 121 }, { 1840, 122 },
	{ 1854, 123 }, { 1870, 124 }, { 1879, 125 }, { 1886, 126 }, { 1895, 127 }, { 1924, 128 },
	{ 1944, 129 }, { 1957, 130 }, { 1983, 131 }, { 2000, 132 }, { 2010, 133 }, { 2017, 134 },
	{ 2022, 136 }, { 2045, 137 }, { 2050, 138 }, { 2071, 139 }, { 2101, 140 }, { 2105, 141 },
	{ 2129, 142 }, { 2136, 143 }, { 2149, 145 }, { 2168, 146 }, { 2188, 147 }, { 2217, 148 },
	{ 2236, 149 }, { 2247, 150 }, { 2267, 151 }, { 2290, 152 }, { 2298, 153 }, { 2329, 154 },
	{ 2361, 155 }, { 2391, 156 }, { 2402, 157 }, { 2422, 158 }, { 2426, 159 }, { 2458, 160 },
	{ 2479, 161 }, { 2503, 162 }, { 2511, 163 }, { 2534, 164 }, { 2560, 165 }, { 2575, 166 },
	{ 2584, 167 }, { 2590, 168 }, { 2600, 169 }, { 2611, 170 }, { 2627, 171 }, { 2651, 172 },
	{ 2662, 173 }, { 2678, 174 }, { 2687, 175 }, { 2698, 176 }, { 2717, 177 }, { 2735, 178 },
	{ 2751, 179 }, { 2756, 181 }, { 2778, 182 }, { 2786, 183 }, { 2813, 184 }, { 2821, 185 },
	{ 2836, 186 }, { 2858, 187 }, { 2874, 188 }, { 2893, 189 }, { 2916, 190 }, { 2931, 191 },
	{ 2960, 192 }, { 2976, 193 }, { 2991, 194 }, { 3016, 195 }, { 3024, 196 }, { 3031, 197 },
	{ 3053, 198 }, { 3056, 199 }, { 3075, 200 }, { 3093, 201 }, { 3113, 202 }, { 3124, 203 },
	{ 3132, 204 }, { 3149, 205 }, { 3160, 206 }, { 3175, 207 }, { 3191, 208 }, { 3228, 209 },
	{ 3238, 210 }, { 3259, 211 }, { 3273, 212 }, { 3297, 213 }, { 3301, 214 }, { 3326, 215 },
	{ 3343, 216 }, { 3350, 217 }, { 3362, 218 }, { 3373, 219 }, { 3405, 220 }, { 3420, 221 },
	{ 3445, 222 }, { 3469, 223 }, { 3475, 224 }, { 3491, 225 }, { 3495, 226 }, { 3505, 227 },
	{ 3510, 228 }, { 3520, 229 }, { 3524, 230 }, { 3528, 231 }, { 3545, 232 }, { 3561, 233 },
	{ 3578, 234 }, { 3594, 235 }, { 3602, 236 }, { 3619, 237 }, { 3635, 238 }, { 3661, 239 },
	{ 3669, 240 }, { 3681, 241 }, { 3693, 242 }, { 3717, 243 }, { 3736, 244 }, { 3748, 245 },
	{ 3763, 246 }, { 3783, 247 }, { 3798, 248 }, { 3816, 249 }, { 3842, 250 }, { 3863, 251 },
	{ 3872, 253 }, { 3889, 254 }, { 3894, 255 }, { 3911, 256 }, { 3918, 257 }, { 3929, 258 },
	{ 3943, 259 }, { 3969, 260 }, { 3993, 261 }, { 4010, 262 }, { 4031, 263 }, { 4046, 264 },
	{ 4053, 265 }, { 4057, 266 }, { 4073, 267 }, { 4102, 268 }, { 4119, 269 }, { 4124, 270 },
	{ 4129, 271 }, { 4156, 272 }, { 4173, 273 }, { 4179, 274 }, { 4194, 275 }, { 4213, 276 },
	{ 4226, 277 }, { 4242, 278 }, { 4260, 279 }, { 4291, 280 }, { 4314, 281 }, { 4317, 282 },
	{ 4327, 283 }, { 4346, 284 }, { 4362, 285 }, { 4379, 286 }, { 4393, 287 }, { 4416, 288 },
	{ 4432, 289 }, { 4449, 290 }, { 4461, 291 }, { 4472, 292 }, { 4477, 293 }, { 4485, 294 },
	{ 4499, 295 }, { 4503, 296 }, { 4518, 297 }, { 4533, 298 }, { 4550, 299 }, { 4574, 300 },
	{ 4595, 301 }, { 4606, 302 }, { 4625, 303 }, { 4640, 304 }, { 4649, 305 }, { 4654, 306 },
	{ 4675, 307 }, { 4699, 308 }, { 4708, 309 }, { 4714, 310 }, { 4725, 311 }, { 4741, 312 },
	{ 4750, 313 }, { 4769, 314 }, { 4789, 315 }, { 4805, 316 }, { 4826, 317 }, { 4835, 318 },
	{ 4852, 319 }, { 4863, 320 }, { 4873, 321 }, { 4897, 322 }, { 4916, 323 }, { 4932, 324 },
	{ 4955, 325 }, { 4976, 326 }, { 5003, 327 }, { 5019, 328 }, { 5036, 329 }, { 5040, 330 },
	{ 5063, 331 }, { 5086, 332 }, { 5097, 333 }, { 5127, 334 }, { 5134, 335 }, { 5142, 336 },
	{ 5170, 337 }, { 5179, 338 }, { 5196, 339 }, { 5220, 340 }, { 5225, 341 }, { 5241, 342 },
	{ 5253, 343 }, { 5275, 344 }, { 5298, 345 }, { 5305, 346 }, { 5314, 347 }, { 5320, 348 },
	{ 5324, 349 }, { 5336, 350 }, { 5352, 351 }, { 5368, 352 }, { 5373, 354 }, { 5389, 355 },
	{ 5393, 356 }, { 5412, 357 }, { 5428, 358 }, { 5437, 359 }, { 5449, 360 }, { 5470, 361 },
	{ 5479, 362 }, { 5493, 363 }, { 5519, 364 }, { 5536, 365 }, { 5545, 366 }, { 5558, 367 },
	{ 5578, 368 }, { 5595, 369 }, { 5618, 370 }, { 5634, 371 }, { 5655, 372 }, { 5673, 373 },
	{ 5695, 374 }, { 5707, 375 }, { 5728, 376 }, { 5742, 377 }, { 5747, 378 }, { 5767, 379 },
	{ 5778, 380 }, { 5791, 381 }, { 5809, 382 }, { 5814, 383 }, { 5831, 384 }, { 5850, 385 },
	{ 5862, 386 }, { 5878, 387 }, { 5888, 388 }, { 5901, 389 }, { 5906, 390 }, { 5922, 391 },
	{ 5939, 392 }, { 5952, 393 }, { 5959, 394 }, { 5967, 395 }, { 5975, 396 }, { 5992, 397 },
	{ 6013, 398 }, { 6036, 399 }, { 6057, 400 }, { 6074, 401 }, { 6090, 402 }, { 6110, 403 },
	{ 6119, 404 }, { 6128, 405 }, { 6159, 406 }, { 6164, 407 }, { 6179, 408 }, { 6206, 409 },
	{ 6237, 410 }, { 6248, 411 }, { 6257, 412 }, { 6267, 413 }, { 6286, 414 }, { 6309, 415 },
	{ 6314, 416 }, { 6337, 417 }, { 6344, 418 }, { 6353, 419 }, { 6360, 420 }, { 6365, 421 },
	{ 6378, 422 }, { 6382, 423 }, { 6401, 424 }, { 6417, 425 }, { 6431, 426 }, { 6452, 427 },
	{ 6466, 428 }, { 6470, 429 }, { 6497, 430 }, { 6518, 431 }, { 6522, 432 }, { 6553, 433 },
	{ 6574, 434 }, { 6593, 435 }, { 6616, 436 }, { 6636, 437 }, { 6656, 438 }, { 6663, 439 },
	{ 6679, 440 }, { 6703, 441 }, { 6719, 442 }, { 6728, 443 }, { 6738, 444 }, { 6755, 445 },
	{ 6762, 446 }, { 6768, 447 }, { 6775, 448 }, { 6794, 449 }, { 6813, 450 }, { 6832, 451 },
	{ 6837, 452 }, { 6845, 453 }, { 6871, 454 }, { 6875, 455 }, { 6891, 456 }, { 6901, 457 },
	{ 6918, 458 }, { 6944, 459 }, { 6958, 460 }, { 6974, 461 }, { 6978, 462 }, { 6985, 463 },
	{ 7003, 464 }, { 7020, 465 }, { 7039, 466 }, { 7049, 467 }, { 7073, 468 }, { 7090, 469 },
	{ 7095, 470 }, { 7111, 471 }, { 7128, 472 }, { 7150, 473 }, { 7175, 474 }, { 7202, 475 },
	{ 7225, 476 }, { 7234, 477 }, { 7247, 478 }, { 7255, 479 }, { 7277, 480 }, { 7287, 481 },
	{ 7304, 482 }, { 7309, 483 }, { 7316, 484 }, { 7336, 485 }, { 7360, 486 }, { 7391, 487 },
	{ 7407, 488 }, { 7430, 489 }, { 7444, 490 }, { 7453, 491 }, { 7472, 492 }, { 7476, 493 },
	{ 7499, 494 }, { 7506, 495 }, { 7529, 496 }, { 7541, 497 }, { 7561, 498 }, { 7578, 499 },
	{ 7586, 500 }, { 7596, 501 }, { 7617, 502 }, { 7639, 503 }, { 7656, 504 }, { 7673, 505 },
	{ 7692, 506 }, { 7699, 507 }, { 7709, 508 }, { 7720, 509 }, { 7740, 510 }, { 7762, 511 },
	{ 7782, 512 }, { 7788, 513 }, { 7791, 514 }, { 7795, 515 }, { 7816, 516 }, { 7828, 517 },
	{ 7832, 518 }, { 7856, 519 }, { 7877, 520 }, { 7906, 521 }, { 7932, 522 }, { 7951, 523 },
	{ 7964, 524 }, { 7980, 525 }, { 8003, 526 }, { 8021, 527 }, { 8037, 528 }, { 8058, 529 },
	{ 8075, 530 }, { 8099, 531 }, { 8118, 532 }, { 8130, 533 }, { 8147, 534 }, { 8175, 535 },
	{ 8191, 536 }, { 8212, 537 }, { 8222, 538 }, { 8234, 539 }, { 8253, 540 }, { 8258, 541 },
	{ 8277, 542 }, { 8281, 543 }, { 8286, 544 }, { 8295, 545 }, { 8306, 546 }, { 8315, 547 },
	{ 8326, 548 }, { 8347, 549 }, { 8366, 550 }, { 8382, 551 }, { 8393, 552 }, { 8408, 553 },
	{ 8418, 554 }, { 8427, 555 }, { 8431, 556 }, { 8439, 557 }, { 8443, 558 }, { 8450, 559 },
	{ 8468, 560 }, { 8499, 561 }, { 8508, 562 }, { 8514, 564 }, { 8522, 565 }, { 8533, 566 },
	{ 8550, 567 }, { 8566, 568 }, { 8582, 569 }, { 8591, 570 }, { 8616, 571 }, { 8625, 572 },
	{ 8638, 573 }, { 8647, 574 }, { 8664, 575 }, { 8676, 576 }, { 8693, 577 }, { 8697, 578 },
	{ 8704, 579 }, { 8736, 580 }, { 8763, 581 }, { 8776, 582 }, { 8794, 583 }, { 8809, 584 },
	{ 8835, 585 }, { 8844, 586 }, { 8863, 587 }, { 8876, 588 }, { 8902, 590 }, { 8926, 591 },
	{ 8952, 592 }, { 8968, 593 }, { 8988, 594 }, { 9004, 595 }, { 9030, 596 }, { 9040, 597 },
	{ 9052, 598 }, { 9058, 599 }, { 9069, 600 }, { 9084, 601 }, { 9108, 602 }, { 9127, 603 },
	{ 9148, 604 }, { 9165, 605 }, { 9181, 607 }, { 9184, 608 }, { 9209, 609 }, { 9241, 610 },
	{ 9263, 611 }, { 9276, 612 }, { 9280, 613 }, { 9304, 614 }, { 9316, 615 }, { 9334, 616 },
	{ 9339, 617 }, { 9359, 618 }, { 9366, 619 }, { 9392, 620 }, { 9408, 621 }, { 9413, 622 },
	{ 9433, 623 }, { 9450, 624 }, { 9456, 625 }, { 9468, 626 }, { 9487, 627 }, { 9505, 628 },
	{ 9522, 629 }, { 9539, 630 }, { 9546, 631 }, { 9568, 632 }, { 9586, 633 }, { 9600, 634 },
	{ 9621, 635 }, { 9644, 636 }, { 9655, 637 }, { 9682, 638 }, { 9699, 639 }, { 9715, 640 },
	{ 9737, 641 }, { 9744, 642 }, { 9763, 643 }, { 9780, 644 }, { 9804, 645 }, { 9807, 646 },
	{ 9824, 647 }, { 9840, 648 }, { 9864, 649 }, { 9892, 650 }, { 9896, 651 }, { 9901, 652 },
	{ 9933, 653 }, { 9938, 654 }, { 9943, 655 }, { 9960, 656 }, { 9971, 657 }, { 9976, 658 },
	{ 9999, 659 }, { 10005, 660 }, { 10023, 661 }, { 10028, 662 }, { 10047, 663 }, { 10069, 664 },
	{ 10093, 665 }, { 10120, 666 }, { 10151, 667 }, { 10167, 668 }, { 10183, 669 }, { 10190, 670 },
	{ 10209, 671 }, { 10225, 672 }, { 10241, 673 }, { 10257, 674 }, { 10265, 675 }, { 10290, 676 },
	{ 10298, 677 }, { 10313, 678 }, { 10334, 679 }, { 10348, 680 }, { 10353, 681 }, { 10375, 682 },
	{ 10382, 683 }, { 10404, 684 }, { 10420, 685 }, { 10424, 686 }, { 10450, 687 }, { 10466, 688 },
	{ 10475, 689 }, { 10491, 690 }, { 10495, 691 }, { 10504, 692 }, { 10517, 693 }, { 10541, 694 },
	{ 10555, 695 }, { 10559, 696 }, { 10563, 697 }, { 10576, 698 }, { 10598, 699 }, { 10614, 700 },
	{ 10621, 701 }, { 10625, 702 }, { 10629, 703 }, { 10654, 704 }, { 10666, 705 }, { 10695, 706 },
	{ 10714, 707 }, { 10718, 708 }, { 10726, 709 }, { 10742, 710 }, { 10756, 711 }, { 10773, 712 },
	{ 10798, 713 }, { 10804, 714 }, { 10822, 715 }, { 10834, 716 }, { 10853, 717 }, { 10877, 718 },
	{ 10897, 719 }, { 10909, 720 }, { 10914, 721 }, { 10940, 722 }, { 10960, 723 }, { 10972, 724 },
	{ 10983, 725 }, { 10999, 726 }, { 11006, 727 }, { 11022, 728 }, { 11030, 729 }, { 11034, 730 },
	{ 11054, 731 }, { 11066, 732 }, { 11082, 733 }, { 11096, 734 }, { 11101, 736 }, { 11108, 737 },
	{ 11133, 738 }, { 11152, 739 }, { 11166, 740 }, { 11189, 741 }, { 11198, 742 }, { 11228, 743 },
	{ 11249, 744 }, { 11260, 745 }, { 11264, 746 }, { 11288, 747 }, { 11294, 748 }, { 11299, 749 },
	{ 11316, 750 }, { 11320, 751 }, { 11340, 752 }, { 11363, 753 }, { 11375, 754 }, { 11395, 755 },
	{ 11406, 756 }, { 11431, 757 }, { 11448, 758 }, { 11462, 759 }, { 11484, 760 }, { 11488, 762 },
	{ 11506, 763 }, { 11518, 764 }, { 11542, 765 }, { 11561, 766 }, { 11569, 767 }, { 11574, 768 },
	{ 11590, 769 }, { 11607, 770 }, { 11613, 771 }, { 11642, 772 }, { 11666, 773 }, { 11689, 774 },
	{ 11693, 775 }, { 11697, 776 }, { 11714, 777 }, { 11744, 778 }, { 11761, 779 }, { 11770, 780 },
	{ 11781, 781 }, { 11793, 782 }, { 11797, 783 }, { 11812, 784 }, { 11817, 785 }, { 11826, 786 },
	{ 11853, 787 }, { 11868, 788 }, { 11888, 789 }, { 11915, 790 }, { 11934, 791 }, { 11943, 792 },
	{ 11969, 793 }, { 11999, 794 }, { 12004, 795 }, { 12013, 796 }, { 12020, 797 }, { 12037, 798 },
	{ 12061, 799 }, { 12066, 800 }, { 12070, 801 }, { 12087, 802 }, { 12091, 803 }, { 12096, 804 },
	{ 12112, 805 }, { 12116, 806 }, { 12128, 807 }, { 12144, 808 }, { 12175, 809 }, { 12184, 810 },
	{ 12211, 811 }, { 12228, 812 }, { 12232, 813 }, { 12254, 814 }, { 12267, 815 }, { 12272, 816 },
	{ 12296, 817 }, { 12314, 818 }, { 12318, 819 }, { 12342, 820 }, { 12362, 821 }, { 12373, 822 },
	{ 12381, 823 }, { 12392, 824 }, { 12404, 825 }, { 12419, 826 }, { 12435, 827 }, { 12463, 828 },
	{ 12468, 829 }, { 12487, 830 }, { 12497, 831 }, { 12505, 832 }, { 12510, 833 }, { 12516, 834 },
	{ 12531, 835 }, { 12548, 836 }, { 12557, 837 }, { 12576, 838 }, { 12603, 839 }, { 12627, 840 },
	{ 12656, 841 }, { 12674, 842 }, { 12691, 843 }, { 12717, 844 }, { 12734, 845 }, { 12758, 846 },
	{ 12763, 847 }, { 12768, 848 }, { 12784, 849 }, { 12789, 850 }, { 12805, 851 }, { 12808, 852 },
	{ 12824, 853 }, { 12829, 854 }, { 12847, 855 }, { 12852, 856 }, { 12863, 857 }, { 12868, 858 },
	{ 12884, 859 }, { 12893, 860 }, { 12914, 861 }, { 12920, 862 }, { 12931, 863 }, { 12952, 864 },
	{ 12980, 865 }, { 13010, 866 }, { 13040, 867 }, { 13060, 868 }, { 13064, 869 }, { 13074, 870 },
	{ 13093, 871 }, { 13121, 872 }, { 13125, 873 }, { 13143, 874 }, { 13167, 875 }, { 13197, 876 },
	{ 13205, 877 }, { 13223, 878 }, { 13248, 879 }, { 13252, 880 }, { 13278, 881 }, { 13285, 882 },
	{ 13309, 883 }, { 13327, 884 }, { 13338, 885 }, { 13370, 886 }, { 13395, 887 }, { 13414, 888 },
	{ 13419, 889 }, { 13436, 890 }, { 13446, 891 }, { 13456, 892 }, { 13459, 893 }, { 13471, 894 },
	{ 13484, 895 }, { 13491, 896 }, { 13515, 897 }, { 13522, 898 }, { 13545, 899 }, { 13549, 900 },
	{ 13570, 901 }, { 13595, 902 }, { 13633, 903 }, { 13653, 904 }, { 13669, 905 }, { 13673, 906 },
	{ 13705, 907 }, { 13717, 908 }, { 13721, 910 }, { 13730, 911 }, { 13747, 912 }, { 13757, 913 },
	{ 13761, 914 }, { 13782, 915 }, { 13790, 916 }, { 13801, 917 }, { 13816, 918 }, { 13825, 919 },
	{ 13842, 920 }, { 13861, 921 }, { 13878, 922 }, { 13895, 923 }, { 13923, 924 }, { 13933, 925 },
	{ 13938, 926 }, { 13942, 927 }, { 13965, 928 }, { 13986, 929 }, { 14013, 930 }, { 14017, 931 },
	{ 14040, 932 }, { 14056, 933 }, { 14078, 934 }, { 14087, 935 }, { 14100, 936 }, { 14115, 937 },
	{ 14119, 938 }, { 14128, 939 }, { 14148, 940 }, { 14174, 941 }, { 14194, 942 }, { 14198, 943 },
	{ 14218, 944 }, { 14224, 945 }, { 14255, 946 }, { 14278, 947 }, { 14285, 948 }, { 14301, 949 },
	{ 14326, 950 }, { 14343, 951 }, { 14362, 952 }, { 14377, 953 }, { 14393, 954 }, { 14397, 955 },
	{ 14402, 956 }, { 14424, 957 }, { 14436, 958 }, { 14440, 959 }, { 14457, 960 }, { 14469, 961 },
	{ 14495, 962 }, { 14503, 963 }, { 14507, 964 }, { 14519, 965 }, { 14530, 966 }, { 14542, 967 },
	{ 14563, 968 }, { 14574, 969 }, { 14592, 970 }, { 14619, 971 }, { 14648, 972 }, { 14665, 973 },
	{ 14676, 974 }, { 14707, 975 }, { 14720, 976 }, { 14744, 977 }, { 14757, 978 }, { 14772, 979 },
	{ 14781, 980 }, { 14792, 981 }, { 14803, 982 }, { 14822, 983 }, { 14829, 984 }, { 14858, 985 },
	{ 14867, 986 }, { 14874, 987 }, { 14890, 988 }, { 14913, 989 }, { 14923, 990 }, { 14926, 991 },
	{ 14932, 992 }, { 14956, 993 }, { 14983, 994 }, { 14990, 995 }, { 14999, 996 }, { 15017, 997 },
	{ 15022, 998 }, { 15031, 999 }, { 15052, 1000 }, { 15063, 1001 }, { 15084, 1002 }, { 15104, 1003 },
	{ 15122, 1004 }, { 15146, 1005 }, { 15156, 1006 }, { 15185, 1007 }, { 15212, 1008 }, { 15232, 1009 },
	{ 15252, 1010 }, { 15268, 1011 }, { 15288, 1012 }, { 15293, 1013 }, { 15312, 1014 }, { 15334, 1015 },
	{ 15346, 1016 }, { 15358, 1017 }, { 15368, 1018 }, { 15387, 1019 }, { 15391, 1020 }, { 15414, 1021 },
	{ 15429, 1022 }, { 15452, 1023 }, { 15465, 1024 }, { 15481, 1025 }, { 15489, 1026 }, { 15508, 1027 },
	{ 15516, 1028 }, { 15542, 1029 }, { 15557, 1030 }, { 15561, 1031 }, { 15565, 1032 }, { 15582, 1033 },
	{ 15594, 1034 }, { 15603, 1035 }, { 15610, 1036 }, { 15640, 1037 }, { 15647, 1038 }, { 15667, 1039 },
	{ 15682, 1040 }, { 15707, 1041 }, { 15715, 1042 }, { 15737, 1043 }, { 15741, 1044 }, { 15749, 1045 },
	{ 15779, 1046 }, { 15801, 1047 }, { 15817, 1048 }, { 15832, 1049 }, { 15843, 1050 }, { 15859, 1051 },
	{ 15882, 1052 }, { 15905, 1053 }, { 15914, 1054 }, { 15919, 1055 }, { 15924, 1056 }, { 15947, 1057 },
	{ 15951, 1058 }, { 15973, 1059 }, { 15983, 1060 }, { 16006, 1061 }, { 16028, 1062 }, { 16056, 1063 },
	{ 16074, 1064 }, { 16091, 1065 }, { 16095, 1066 }, { 16111, 1067 }, { 16143, 1068 }, { 16151, 1069 },
	{ 16178, 1070 }, { 16204, 1071 }, { 16221, 1072 }, { 16243, 1073 }, { 16259, 1074 }, { 16270, 1075 },
	{ 16287, 1076 }, { 16291, 1077 }, { 16304, 1078 }, { 16318, 1079 }, { 16326, 1080 }, { 16333, 1081 },
	{ 16363, 1082 }, { 16376, 1083 }, { 16392, 1084 }, { 16411, 1085 }, { 16428, 1086 }, { 16444, 1087 },
	{ 16475, 1088 }, { 16479, 1089 }, { 16501, 1090 }, { 16514, 1091 }, { 16534, 1092 }, { 16563, 1093 },
	{ 16568, 1094 }, { 16576, 1095 }, { 16583, 1096 }, { 16604, 1097 }, { 16619, 1098 }, { 16637, 1099 },
	{ 16653, 1100 }, { 16671, 1101 }, { 16700, 1102 }, { 16717, 1103 }, { 16747, 1104 }, { 16761, 1105 },
	{ 16780, 1106 }, { 16783, 1107 }, { 16802, 1108 }, { 16806, 1109 }, { 16814, 1110 }, { 16828, 1111 },
	{ 16844, 1112 }, { 16862, 1113 }, { 16875, 1114 }, { 16882, 1115 },
	{ 16886, 1116 }
};

/* By bucket. */
static const featmap_displacement featmap_displacements_[276] = {
	63, 44, 0, 5, 106, 2, 25, 214, 4, 33, 134, 278,
	0, 27, 205, 455, 455, 1, 2, 1, 91, 21, 3, 101,
	7, 12, 237, 91, 13, 119, 141, 149, 47, 106, 0, 124,
	97, 0, 5, 16, 2, 85, 438, 25, 16, 5, 13, 0,
	4, 372, 278, 6, 2, 3, 10, 16, 34, 221, 0, 19,
	1, 84, 10, 9, 5, 4, 15, 2, 73, 20, 217, 0,
	3, 13, 3, 11, 0, 0, 3, 16, 209, 170, 36, 2,
	3, 918, 3, 12, 43, 252, 6, 98, 6, 24, 32, 112,
	0, 286, 152, 11, 29, 25, 107, 13, 36, 75, 3, 76,
	116, 1, 19, 193, 35, 0, 14, 44, 42, 82, 18, 11,
	21, 513, 9, 443, 42, 472, 339, 21, 6, 79, 298, 0,
	2, 211, 298, 1, 65, 11, 391, 74, 30, 2, 0, 29,
	905, 337, 112, 105, 25, 1, 16, 0, 74, 25, 931, 128,
	16, 108, 111, 10, 151, 772, 632, 443, 18, 25, 283, 1,
	4, 129, 510, 2, 27, 18, 563, 51, 2, 199, 73, 312,
	5, 2, 30, 332, 322, 33, 90, 4, 78, 0, 2331, 256,
	34, 4, 409, 129, 12, 177, 503, 11, 55, 855, 902, 3,
	1, 77, 302, 13, 7, 189, 161, 125, 665, 2459, 64, 205,
	0, 10, 10, 245, 2282, 91, 0, 3, 12, 153, 9, 1273,
	0, 299, 14, 174, 1464, 184, 0, 4458, 910, 169, 1547, 3,
	510, 161, 0, 37, 0, 27, 0, 3, 394, 109, 4735, 13,
	3, 2702, 79, 163, 5336, 363, 833, 61, 3, 191, 228, 5,
	111, 163, 225, 573, 13, 0, 447, 100, 7, 379, 21, 1025
};

/*
 * How a name becomes a place in the table of names.
 *
 * A name is read 8 bytes at a time, put together by shifts: the numbers are the
 * same on every machine, and compilers make one load of them. The hash picks a
 * bucket, the bucket's displacement and the hash pick the slot, and the
 * displacements are such that no two names have the same slot.
 */

/* 4 bytes as a number, lowest first. */
static uint32_t featmap_load4_(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
	       (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static uint64_t featmap_load8_(const unsigned char *bytes)
{
	return (uint64_t)featmap_load4_(bytes) |
	       (uint64_t)featmap_load4_(bytes + 4) << 32;
}

/* Less than 8 bytes as a number, another one for any other bytes of that LENGTH. */
static uint64_t featmap_short_(const unsigned char *bytes, size_t length)
{
	if (length >= 4)
		return (uint64_t)featmap_load4_(bytes) |
		       (uint64_t)featmap_load4_(bytes + length - 4) << 32;
	if (length == 0)
		return 0;
	return (uint64_t)bytes[0] | (uint64_t)bytes[length / 2] << 8 |
	       (uint64_t)bytes[length - 1] << 16;
}

/* The multipliers are 2^64 and 2^32 over the golden ratio, made odd. */
static uint64_t featmap_mix_(uint64_t hash)
{
	hash *= UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

/* The last 8 bytes may overlap those before: that costs no branch. */
static uint64_t featmap_hash_(const unsigned char *bytes, size_t length,
			      uint64_t seed)
{
	uint64_t hash = seed + length;

	if (length < 8)
		return featmap_mix_(hash ^ featmap_short_(bytes, length));
	for (; length > 8; bytes += 8, length -= 8)
		hash = featmap_mix_(hash ^ featmap_load8_(bytes));
	return featmap_mix_(hash ^ featmap_load8_(bytes + length - 8));
}

/* 0 to BUCKETS - 1. */
static uint32_t featmap_bucket_(uint64_t hash, uint32_t buckets)
{
	return (uint32_t)((hash >> 32) * buckets >> 32);
}

/* 0 to SLOTS - 1. */
static uint32_t featmap_slot_(uint64_t hash, uint32_t displacement, uint32_t slots)
{
	uint32_t moved = ((uint32_t)hash ^ displacement) * UINT32_C(0x9E3779B1);

	return (uint32_t)((uint64_t)moved * slots >> 32);
}
static int featmap_same_(const unsigned char *left, const unsigned char *right,
			 size_t length)
{
	if (length < 8)
		return featmap_short_(left, length) == featmap_short_(right, length);
	for (; length > 8; left += 8, right += 8, length -= 8)
		if (featmap_load8_(left) != featmap_load8_(right))
			return 0;
	return featmap_load8_(left + length - 8) == featmap_load8_(right + length - 8);
}

/* The name's number; the one behind the last if it is not in the table. */
static uint32_t featmap_name_number_(const char *name, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)name;
	const unsigned char *pool = (const unsigned char *)&featmap_pool_;
	uint64_t hash = featmap_hash_(bytes, length, 0);
	uint32_t bucket = featmap_bucket_(hash, 276);
	uint32_t number = featmap_slot_(hash, featmap_displacements_[bucket],
					1102);
	size_t text = featmap_names_[number].text;

	if (featmap_names_[number + 1].text - text - 1 == length &&
	    featmap_same_(bytes, pool + text, length))
		return number;
	return 1102;
}

/* Whether the row bears the name as one of these KINDS, without branches. */
static int featmap_bears_(const struct featmap_row *row, unsigned kinds, size_t text)
{
	unsigned borne = (row->macro_ == text ? (unsigned)FEATMAP_BY_MACRO : 0) |
			 (row->shown_ == text ? (unsigned)FEATMAP_BY_SHOWN : 0) |
			 (row->qemu_ == text ? (unsigned)FEATMAP_BY_QEMU : 0);

	return (borne & kinds) != 0;
}

static const struct featmap_row *
featmap_find_(unsigned kinds, const char *name, size_t length,
	      const struct featmap_row *after)
{
	uint32_t number = featmap_name_number_(name, length);

	if (number == 1102)
		return NULL;
	for (size_t i = featmap_names_[number].rows;
	     i < featmap_names_[number + 1].rows; i++) {
		const struct featmap_row *row = &featmap_rows_[featmap_row_list_[i]];

		if ((after == NULL || row > after) &&
		    featmap_bears_(row, kinds, featmap_names_[number].text))
			return row;
	}
	return NULL;
}

static size_t featmap_length_(const char *name)
{
	size_t length = 0;

	while (name[length] != '\0')
		length++;
	return length;
}

const char *featmap_macro(const struct featmap_row *row)
{
	return (const char *)&featmap_pool_ + row->macro_;
}

const char *featmap_shown(const struct featmap_row *row)
{
	return (const char *)&featmap_pool_ + row->shown_;
}

const char *featmap_qemu(const struct featmap_row *row)
{
	return (const char *)&featmap_pool_ + row->qemu_;
}

int featmap_hidden(const struct featmap_row *row)
{
	return row->macro_ != 0 && row->shown_ == 0;
}

const struct featmap_word *featmap_word_at(size_t number)
{
	return number < FEATMAP_WORD_COUNT ? &featmap_words_[number] : NULL;
}

const struct featmap_word *featmap_word_of(const struct featmap_row *row)
{
	return &featmap_words_[row->word];
}

int featmap_test(const struct featmap_row *row, uint32_t eax, uint32_t ebx,
		 uint32_t ecx, uint32_t edx)
{
	const struct featmap_word *word = &featmap_words_[row->word];
	uint64_t value;

	switch (word->space) {
	case FEATMAP_CPUID:
		value = word->reg == FEATMAP_EAX ? eax :
			word->reg == FEATMAP_EBX ? ebx :
			word->reg == FEATMAP_ECX ? ecx : edx;
		break;
	case FEATMAP_MSR:
		value = (uint64_t)edx << 32 | eax;
		break;
	default:
		return -1;
	}
	return (int)(value >> row->bit & 1);
}

const struct featmap_row *featmap_next(const struct featmap_row *after)
{
	if (after == NULL)
		return featmap_rows_;
	after++;
	return after < featmap_rows_ + FEATMAP_ROW_COUNT ? after : NULL;
}

const struct featmap_row *featmap_next_in_word(const struct featmap_word *word,
					       const struct featmap_row *after)
{
	const struct featmap_row *next;

	if (word == NULL)
		return NULL;
	next = featmap_rows_ + word->first_row_;
	if (after != NULL && after >= next)
		next = after + 1;
	return next < featmap_rows_ + word[1].first_row_ ? next : NULL;
}

const struct featmap_row *featmap_find(unsigned kinds, const char *name,
				       size_t length,
				       const struct featmap_row *after)
{
	return featmap_find_(kinds, name, length, after);
}

const struct featmap_row *featmap_find_macro(const char *name,
					     const struct featmap_row *after)
{
	return featmap_find_(FEATMAP_BY_MACRO, name, featmap_length_(name), after);
}

const struct featmap_row *featmap_find_shown(const char *name,
					     const struct featmap_row *after)
{
	return featmap_find_(FEATMAP_BY_SHOWN, name, featmap_length_(name), after);
}

const struct featmap_row *featmap_find_qemu(const char *name,
					    const struct featmap_row *after)
{
	return featmap_find_(FEATMAP_BY_QEMU, name, featmap_length_(name), after);
}

const struct featmap_row *featmap_find_name(const char *name,
					    const struct featmap_row *after)
{
	return featmap_find_(FEATMAP_BY_ANY, name, featmap_length_(name), after);
}

/* Whether WORD comes before the place in the table. */
static int featmap_before_(const struct featmap_word *word, uint8_t space,
			   uint32_t number, uint32_t index, uint8_t reg)
{
	if (word->space != space)
		return word->space < space;
	if (word->number != number)
		return word->number < number;
	if (word->index != index)
		return word->index < index;
	return word->reg < reg;
}

const struct featmap_word *featmap_find_word(enum featmap_space space,
					     uint32_t number, uint32_t index,
					     enum featmap_reg reg)
{
	size_t first = 0, end = FEATMAP_WORD_COUNT;
	const struct featmap_word *word;

	while (first < end) {
		size_t middle = (first + end) / 2;

		if (featmap_before_(&featmap_words_[middle], (uint8_t)space, number,
				    index, (uint8_t)reg))
			first = middle + 1;
		else
			end = middle;
	}
	word = &featmap_words_[first];
	return first < FEATMAP_WORD_COUNT && word->space == space &&
			       word->number == number && word->index == index &&
			       word->reg == reg ? word : NULL;
}

const struct featmap_row *featmap_find_bit(enum featmap_space space,
					   uint32_t number, uint32_t index,
					   enum featmap_reg reg, unsigned bit,
					   const struct featmap_row *after)
{
	const struct featmap_word *word = featmap_find_word(space, number, index, reg);

	while ((after = featmap_next_in_word(word, after)) != NULL)
		if (after->bit == bit)
			break;
	return after;
}

const struct featmap_row *featmap_find_cpuid(uint32_t function, uint32_t index,
					     enum featmap_reg reg, unsigned bit,
					     const struct featmap_row *after)
{
	return featmap_find_bit(FEATMAP_CPUID, function, index, reg, bit, after);
}

const struct featmap_row *featmap_find_msr(uint32_t msr, unsigned bit,
					   const struct featmap_row *after)
{
	return featmap_find_bit(FEATMAP_MSR, msr, 0, FEATMAP_EAX, bit, after);
}

#ifdef __cplusplus
}
#endif

#endif
