/* SPDX-License-Identifier: MIT */
/*
 * Names of all X86_FEATURE_*, X86_BUG_* and VMX_FEATURE_*, hidden ones too.
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
 */
#ifndef _ASM_X86_CPUFEATURES_H
#include <asm/cpufeatures.h>
#endif

const char * const x86_cap_names[NCAPINTS*32] = {
	[X86_FEATURE_FPU] = "fpu",	/* qemu: fpu */
	[X86_FEATURE_VME] = "vme",	/* qemu: vme */
	[X86_FEATURE_DE] = "de",	/* qemu: de */
	[X86_FEATURE_PSE] = "pse",	/* qemu: pse */
	[X86_FEATURE_TSC] = "tsc",	/* qemu: tsc */
	[X86_FEATURE_MSR] = "msr",	/* qemu: msr */
	[X86_FEATURE_PAE] = "pae",	/* qemu: pae */
	[X86_FEATURE_MCE] = "mce",	/* qemu: mce */
	[X86_FEATURE_CX8] = "cx8",	/* qemu: cx8 */
	[X86_FEATURE_APIC] = "apic",	/* qemu: apic */
	[X86_FEATURE_SEP] = "sep",	/* qemu: sep */
	[X86_FEATURE_MTRR] = "mtrr",	/* qemu: mtrr */
	[X86_FEATURE_PGE] = "pge",	/* qemu: pge */
	[X86_FEATURE_MCA] = "mca",	/* qemu: mca */
	[X86_FEATURE_CMOV] = "cmov",	/* qemu: cmov */
	[X86_FEATURE_PAT] = "pat",	/* qemu: pat */
	[X86_FEATURE_PSE36] = "pse36",	/* qemu: pse36 */
	[X86_FEATURE_PN] = "pn",	/* qemu: pn */
	[X86_FEATURE_CLFLUSH] = "clflush",	/* qemu: clflush */
	[X86_FEATURE_DS] = "dts",	/* qemu: ds */
	[X86_FEATURE_ACPI] = "acpi",	/* qemu: acpi */
	[X86_FEATURE_MMX] = "mmx",	/* qemu: mmx */
	[X86_FEATURE_FXSR] = "fxsr",	/* qemu: fxsr */
	[X86_FEATURE_XMM] = "sse",	/* qemu: sse */
	[X86_FEATURE_XMM2] = "sse2",	/* qemu: sse2 */
	[X86_FEATURE_SELFSNOOP] = "ss",	/* qemu: ss */
	[X86_FEATURE_HT] = "ht",	/* qemu: ht */
	[X86_FEATURE_ACC] = "tm",	/* qemu: tm */
	[X86_FEATURE_IA64] = "ia64",	/* qemu: ia64 */
	[X86_FEATURE_PBE] = "pbe",	/* qemu: pbe */
	[X86_FEATURE_SYSCALL] = "syscall",	/* qemu: syscall */
	[X86_FEATURE_MP] = "mp",
	[X86_FEATURE_NX] = "nx",	/* qemu: nx */
	[X86_FEATURE_MMXEXT] = "mmxext",	/* qemu: mmxext */
	[X86_FEATURE_FXSR_OPT] = "fxsr_opt",	/* qemu: fxsr-opt */
	[X86_FEATURE_GBPAGES] = "pdpe1gb",	/* qemu: pdpe1gb */
	[X86_FEATURE_RDTSCP] = "rdtscp",	/* qemu: rdtscp */
	[X86_FEATURE_LM] = "lm",	/* qemu: lm */
	[X86_FEATURE_3DNOWEXT] = "3dnowext",	/* qemu: 3dnowext */
	[X86_FEATURE_3DNOW] = "3dnow",	/* qemu: 3dnow */
	[X86_FEATURE_RECOVERY] = "recovery",
	[X86_FEATURE_LONGRUN] = "longrun",
	[X86_FEATURE_LRTI] = "lrti",
	[X86_FEATURE_CXMMX] = "cxmmx",
	[X86_FEATURE_K6_MTRR] = "k6_mtrr",
	[X86_FEATURE_CYRIX_ARR] = "cyrix_arr",
	[X86_FEATURE_CENTAUR_MCR] = "centaur_mcr",
	[X86_FEATURE_K8] = "k8",	/* hidden */
	[X86_FEATURE_ZEN5] = "zen5",	/* hidden */
	[X86_FEATURE_P3] = "p3",	/* hidden */
	[X86_FEATURE_P4] = "p4",	/* hidden */
	[X86_FEATURE_CONSTANT_TSC] = "constant_tsc",	/* qemu: invtsc */
	[X86_FEATURE_UP] = "up",
	[X86_FEATURE_ART] = "art",
	[X86_FEATURE_ARCH_PERFMON] = "arch_perfmon",
	[X86_FEATURE_PEBS] = "pebs",
	[X86_FEATURE_BTS] = "bts",
	[X86_FEATURE_SYSCALL32] = "syscall32",	/* hidden */
	[X86_FEATURE_SYSENTER32] = "sysenter32",	/* hidden */
	[X86_FEATURE_REP_GOOD] = "rep_good",
	[X86_FEATURE_AMD_LBR_V2] = "amd_lbr_v2",
	[X86_FEATURE_CLEAR_CPU_BUF] = "clear_cpu_buf",	/* hidden */
	[X86_FEATURE_ACC_POWER] = "acc_power",
	[X86_FEATURE_NOPL] = "nopl",
	[X86_FEATURE_ALWAYS] = "always",	/* hidden */
	[X86_FEATURE_XTOPOLOGY] = "xtopology",
	[X86_FEATURE_TSC_RELIABLE] = "tsc_reliable",
	[X86_FEATURE_NONSTOP_TSC] = "nonstop_tsc",
	[X86_FEATURE_CPUID] = "cpuid",
	[X86_FEATURE_EXTD_APICID] = "extd_apicid",
	[X86_FEATURE_AMD_DCM] = "amd_dcm",
	[X86_FEATURE_APERFMPERF] = "aperfmperf",
	[X86_FEATURE_RAPL] = "rapl",
	[X86_FEATURE_NONSTOP_TSC_S3] = "nonstop_tsc_s3",
	[X86_FEATURE_TSC_KNOWN_FREQ] = "tsc_known_freq",
	[X86_FEATURE_XMM3] = "pni",	/* qemu: pni */
	[X86_FEATURE_PCLMULQDQ] = "pclmulqdq",	/* qemu: pclmulqdq */
	[X86_FEATURE_DTES64] = "dtes64",	/* qemu: dtes64 */
	[X86_FEATURE_MWAIT] = "monitor",	/* qemu: monitor */
	[X86_FEATURE_DSCPL] = "ds_cpl",	/* qemu: ds-cpl */
	[X86_FEATURE_VMX] = "vmx",	/* qemu: vmx */
	[X86_FEATURE_SMX] = "smx",	/* qemu: smx */
	[X86_FEATURE_EST] = "est",	/* qemu: est */
	[X86_FEATURE_TM2] = "tm2",	/* qemu: tm2 */
	[X86_FEATURE_SSSE3] = "ssse3",	/* qemu: ssse3 */
	[X86_FEATURE_CID] = "cid",	/* qemu: cid */
	[X86_FEATURE_SDBG] = "sdbg",
	[X86_FEATURE_FMA] = "fma",	/* qemu: fma */
	[X86_FEATURE_CX16] = "cx16",	/* qemu: cx16 */
	[X86_FEATURE_XTPR] = "xtpr",	/* qemu: xtpr */
	[X86_FEATURE_PDCM] = "pdcm",	/* qemu: pdcm */
	[X86_FEATURE_PCID] = "pcid",	/* qemu: pcid */
	[X86_FEATURE_DCA] = "dca",	/* qemu: dca */
	[X86_FEATURE_XMM4_1] = "sse4_1",	/* qemu: sse4.1 */
	[X86_FEATURE_XMM4_2] = "sse4_2",	/* qemu: sse4.2 */
	[X86_FEATURE_X2APIC] = "x2apic",	/* qemu: x2apic */
	[X86_FEATURE_MOVBE] = "movbe",	/* qemu: movbe */
	[X86_FEATURE_POPCNT] = "popcnt",	/* qemu: popcnt */
	[X86_FEATURE_TSC_DEADLINE_TIMER] = "tsc_deadline_timer",	/* qemu: tsc-deadline */
	[X86_FEATURE_AES] = "aes",	/* qemu: aes */
	[X86_FEATURE_XSAVE] = "xsave",	/* qemu: xsave */
	[X86_FEATURE_OSXSAVE] = "osxsave",	/* hidden */
	[X86_FEATURE_AVX] = "avx",	/* qemu: avx */
	[X86_FEATURE_F16C] = "f16c",	/* qemu: f16c */
	[X86_FEATURE_RDRAND] = "rdrand",	/* qemu: rdrand */
	[X86_FEATURE_HYPERVISOR] = "hypervisor",	/* qemu: hypervisor */
	[X86_FEATURE_XSTORE] = "rng",	/* qemu: xstore */
	[X86_FEATURE_XSTORE_EN] = "rng_en",	/* qemu: xstore-en */
	[X86_FEATURE_XCRYPT] = "ace",	/* qemu: xcrypt */
	[X86_FEATURE_XCRYPT_EN] = "ace_en",	/* qemu: xcrypt-en */
	[X86_FEATURE_ACE2] = "ace2",	/* qemu: ace2 */
	[X86_FEATURE_ACE2_EN] = "ace2_en",	/* qemu: ace2-en */
	[X86_FEATURE_PHE] = "phe",	/* qemu: phe */
	[X86_FEATURE_PHE_EN] = "phe_en",	/* qemu: phe-en */
	[X86_FEATURE_PMM] = "pmm",	/* qemu: pmm */
	[X86_FEATURE_PMM_EN] = "pmm_en",	/* qemu: pmm-en */
	[X86_FEATURE_LAHF_LM] = "lahf_lm",	/* qemu: lahf-lm */
	[X86_FEATURE_CMP_LEGACY] = "cmp_legacy",	/* qemu: cmp-legacy */
	[X86_FEATURE_SVM] = "svm",	/* qemu: svm */
	[X86_FEATURE_EXTAPIC] = "extapic",	/* qemu: extapic */
	[X86_FEATURE_CR8_LEGACY] = "cr8_legacy",	/* qemu: cr8legacy */
	[X86_FEATURE_ABM] = "abm",	/* qemu: abm */
	[X86_FEATURE_SSE4A] = "sse4a",	/* qemu: sse4a */
	[X86_FEATURE_MISALIGNSSE] = "misalignsse",	/* qemu: misalignsse */
	[X86_FEATURE_3DNOWPREFETCH] = "3dnowprefetch",	/* qemu: 3dnowprefetch */
	[X86_FEATURE_OSVW] = "osvw",	/* qemu: osvw */
	[X86_FEATURE_IBS] = "ibs",	/* qemu: ibs */
	[X86_FEATURE_XOP] = "xop",	/* qemu: xop */
	[X86_FEATURE_SKINIT] = "skinit",	/* qemu: skinit */
	[X86_FEATURE_WDT] = "wdt",	/* qemu: wdt */
	[X86_FEATURE_LWP] = "lwp",	/* qemu: lwp */
	[X86_FEATURE_FMA4] = "fma4",	/* qemu: fma4 */
	[X86_FEATURE_TCE] = "tce",	/* qemu: tce */
	[X86_FEATURE_NODEID_MSR] = "nodeid_msr",	/* qemu: nodeid-msr */
	[X86_FEATURE_TBM] = "tbm",	/* qemu: tbm */
	[X86_FEATURE_TOPOEXT] = "topoext",	/* qemu: topoext */
	[X86_FEATURE_PERFCTR_CORE] = "perfctr_core",	/* qemu: perfctr-core */
	[X86_FEATURE_PERFCTR_NB] = "perfctr_nb",	/* qemu: perfctr-nb */
	[X86_FEATURE_BPEXT] = "bpext",
	[X86_FEATURE_PTSC] = "ptsc",
	[X86_FEATURE_PERFCTR_LLC] = "perfctr_llc",
	[X86_FEATURE_MWAITX] = "mwaitx",
	[X86_FEATURE_RING3MWAIT] = "ring3mwait",
	[X86_FEATURE_CPUID_FAULT] = "cpuid_fault",
	[X86_FEATURE_CPB] = "cpb",
	[X86_FEATURE_EPB] = "epb",
	[X86_FEATURE_CAT_L3] = "cat_l3",
	[X86_FEATURE_CAT_L2] = "cat_l2",
	[X86_FEATURE_CDP_L3] = "cdp_l3",
	[X86_FEATURE_TDX_HOST_PLATFORM] = "tdx_host_platform",
	[X86_FEATURE_HW_PSTATE] = "hw_pstate",
	[X86_FEATURE_PROC_FEEDBACK] = "proc_feedback",
	[X86_FEATURE_XCOMPACTED] = "xcompacted",	/* hidden */
	[X86_FEATURE_PTI] = "pti",
	[X86_FEATURE_KERNEL_IBRS] = "kernel_ibrs",	/* hidden */
	[X86_FEATURE_RSB_VMEXIT] = "rsb_vmexit",	/* hidden */
	[X86_FEATURE_INTEL_PPIN] = "intel_ppin",
	[X86_FEATURE_CDP_L2] = "cdp_l2",
	[X86_FEATURE_MSR_SPEC_CTRL] = "msr_spec_ctrl",	/* hidden */
	[X86_FEATURE_SSBD] = "ssbd",
	[X86_FEATURE_MBA] = "mba",
	[X86_FEATURE_RSB_CTXSW] = "rsb_ctxsw",	/* hidden */
	[X86_FEATURE_PERFMON_V2] = "perfmon_v2",	/* qemu: perfmon-v2 */
	[X86_FEATURE_USE_IBPB] = "use_ibpb",	/* hidden */
	[X86_FEATURE_USE_IBRS_FW] = "use_ibrs_fw",	/* hidden */
	[X86_FEATURE_SPEC_STORE_BYPASS_DISABLE] = "spec_store_bypass_disable",	/* hidden */
	[X86_FEATURE_LS_CFG_SSBD] = "ls_cfg_ssbd",	/* hidden */
	[X86_FEATURE_IBRS] = "ibrs",
	[X86_FEATURE_IBPB] = "ibpb",
	[X86_FEATURE_STIBP] = "stibp",
	[X86_FEATURE_ZEN] = "zen",	/* hidden */
	[X86_FEATURE_L1TF_PTEINV] = "l1tf_pteinv",	/* hidden */
	[X86_FEATURE_IBRS_ENHANCED] = "ibrs_enhanced",
	[X86_FEATURE_MSR_IA32_FEAT_CTL] = "msr_ia32_feat_ctl",	/* hidden */
	[X86_FEATURE_TPR_SHADOW] = "tpr_shadow",
	[X86_FEATURE_FLEXPRIORITY] = "flexpriority",
	[X86_FEATURE_EPT] = "ept",
	[X86_FEATURE_VPID] = "vpid",
	[X86_FEATURE_COHERENCY_SFW_NO] = "coherency_sfw_no",	/* hidden */
	[X86_FEATURE_VMMCALL] = "vmmcall",
	[X86_FEATURE_XENPV] = "xenpv",	/* hidden */
	[X86_FEATURE_EPT_AD] = "ept_ad",
	[X86_FEATURE_VMCALL] = "vmcall",	/* hidden */
	[X86_FEATURE_VMW_VMMCALL] = "vmw_vmmcall",	/* hidden */
	[X86_FEATURE_PVUNLOCK] = "pvunlock",	/* hidden */
	[X86_FEATURE_VCPUPREEMPT] = "vcpupreempt",	/* hidden */
	[X86_FEATURE_TDX_GUEST] = "tdx_guest",
	[X86_FEATURE_FSGSBASE] = "fsgsbase",	/* qemu: fsgsbase */
	[X86_FEATURE_TSC_ADJUST] = "tsc_adjust",	/* qemu: tsc-adjust */
	[X86_FEATURE_SGX] = "sgx",	/* qemu: sgx */
	[X86_FEATURE_BMI1] = "bmi1",	/* qemu: bmi1 */
	[X86_FEATURE_HLE] = "hle",	/* qemu: hle */
	[X86_FEATURE_AVX2] = "avx2",	/* qemu: avx2 */
	[X86_FEATURE_FDP_EXCPTN_ONLY] = "fdp_excptn_only",	/* hidden; qemu: fdp-excptn-only */
	[X86_FEATURE_SMEP] = "smep",	/* qemu: smep */
	[X86_FEATURE_BMI2] = "bmi2",	/* qemu: bmi2 */
	[X86_FEATURE_ERMS] = "erms",	/* qemu: erms */
	[X86_FEATURE_INVPCID] = "invpcid",	/* qemu: invpcid */
	[X86_FEATURE_RTM] = "rtm",	/* qemu: rtm */
	[X86_FEATURE_CQM] = "cqm",
	[X86_FEATURE_ZERO_FCS_FDS] = "zero_fcs_fds",	/* hidden; qemu: zero-fcs-fds */
	[X86_FEATURE_MPX] = "mpx",	/* qemu: mpx */
	[X86_FEATURE_RDT_A] = "rdt_a",
	[X86_FEATURE_AVX512F] = "avx512f",	/* qemu: avx512f */
	[X86_FEATURE_AVX512DQ] = "avx512dq",	/* qemu: avx512dq */
	[X86_FEATURE_RDSEED] = "rdseed",	/* qemu: rdseed */
	[X86_FEATURE_ADX] = "adx",	/* qemu: adx */
	[X86_FEATURE_SMAP] = "smap",	/* qemu: smap */
	[X86_FEATURE_AVX512IFMA] = "avx512ifma",	/* qemu: avx512ifma */
	[X86_FEATURE_CLFLUSHOPT] = "clflushopt",	/* qemu: clflushopt */
	[X86_FEATURE_CLWB] = "clwb",	/* qemu: clwb */
	[X86_FEATURE_INTEL_PT] = "intel_pt",	/* qemu: intel-pt */
	[X86_FEATURE_AVX512PF] = "avx512pf",	/* qemu: avx512pf */
	[X86_FEATURE_AVX512ER] = "avx512er",	/* qemu: avx512er */
	[X86_FEATURE_AVX512CD] = "avx512cd",	/* qemu: avx512cd */
	[X86_FEATURE_SHA_NI] = "sha_ni",	/* qemu: sha-ni */
	[X86_FEATURE_AVX512BW] = "avx512bw",	/* qemu: avx512bw */
	[X86_FEATURE_AVX512VL] = "avx512vl",	/* qemu: avx512vl */
	[X86_FEATURE_XSAVEOPT] = "xsaveopt",	/* qemu: xsaveopt */
	[X86_FEATURE_XSAVEC] = "xsavec",	/* qemu: xsavec */
	[X86_FEATURE_XGETBV1] = "xgetbv1",	/* qemu: xgetbv1 */
	[X86_FEATURE_XSAVES] = "xsaves",	/* qemu: xsaves */
	[X86_FEATURE_XFD] = "xfd",	/* hidden; qemu: xfd */
	[X86_FEATURE_CQM_LLC] = "cqm_llc",
	[X86_FEATURE_CQM_OCCUP_LLC] = "cqm_occup_llc",
	[X86_FEATURE_CQM_MBM_TOTAL] = "cqm_mbm_total",
	[X86_FEATURE_CQM_MBM_LOCAL] = "cqm_mbm_local",
	[X86_FEATURE_FENCE_SWAPGS_USER] = "fence_swapgs_user",	/* hidden */
	[X86_FEATURE_FENCE_SWAPGS_KERNEL] = "fence_swapgs_kernel",	/* hidden */
	[X86_FEATURE_SPLIT_LOCK_DETECT] = "split_lock_detect",
	[X86_FEATURE_PER_THREAD_MBA] = "per_thread_mba",	/* hidden */
	[X86_FEATURE_SGX1] = "sgx1",	/* hidden; qemu: sgx1 */
	[X86_FEATURE_SGX2] = "sgx2",	/* hidden; qemu: sgx2 */
	[X86_FEATURE_ENTRY_IBPB] = "entry_ibpb",	/* hidden */
	[X86_FEATURE_RRSBA_CTRL] = "rrsba_ctrl",	/* hidden; qemu: rrsba-ctrl */
	[X86_FEATURE_RETPOLINE] = "retpoline",	/* hidden */
	[X86_FEATURE_RETPOLINE_LFENCE] = "retpoline_lfence",	/* hidden */
	[X86_FEATURE_RETHUNK] = "rethunk",	/* hidden */
	[X86_FEATURE_UNRET] = "unret",	/* hidden */
	[X86_FEATURE_USE_IBPB_FW] = "use_ibpb_fw",	/* hidden */
	[X86_FEATURE_RSB_VMEXIT_LITE] = "rsb_vmexit_lite",	/* hidden */
	[X86_FEATURE_SGX_EDECCSSA] = "sgx_edeccssa",	/* hidden; qemu: sgx-edeccssa */
	[X86_FEATURE_CALL_DEPTH] = "call_depth",	/* hidden */
	[X86_FEATURE_MSR_TSX_CTRL] = "msr_tsx_ctrl",	/* hidden */
	[X86_FEATURE_SMBA] = "smba",	/* hidden */
	[X86_FEATURE_BMEC] = "bmec",	/* hidden */
	[X86_FEATURE_USER_SHSTK] = "user_shstk",
	[X86_FEATURE_SRSO] = "srso",	/* hidden */
	[X86_FEATURE_SRSO_ALIAS] = "srso_alias",	/* hidden */
	[X86_FEATURE_IBPB_ON_VMEXIT] = "ibpb_on_vmexit",	/* hidden */
	[X86_FEATURE_APIC_MSRS_FENCE] = "apic_msrs_fence",	/* hidden */
	[X86_FEATURE_ZEN2] = "zen2",	/* hidden */
	[X86_FEATURE_ZEN3] = "zen3",	/* hidden */
	[X86_FEATURE_ZEN4] = "zen4",	/* hidden */
	[X86_FEATURE_ZEN1] = "zen1",	/* hidden */
	[X86_FEATURE_AVX_VNNI] = "avx_vnni",	/* qemu: avx-vnni */
	[X86_FEATURE_AVX512_BF16] = "avx512_bf16",	/* qemu: avx512-bf16 */
	[X86_FEATURE_CMPCCXADD] = "cmpccxadd",	/* hidden; qemu: cmpccxadd */
	[X86_FEATURE_ARCH_PERFMON_EXT] = "arch_perfmon_ext",	/* hidden */
	[X86_FEATURE_FZRM] = "fzrm",	/* hidden; qemu: fzrm */
	[X86_FEATURE_FSRS] = "fsrs",	/* hidden; qemu: fsrs */
	[X86_FEATURE_FSRC] = "fsrc",	/* hidden; qemu: fsrc */
	[X86_FEATURE_FRED] = "fred",	/* qemu: fred */
	[X86_FEATURE_LKGS] = "lkgs",	/* hidden; qemu: lkgs */
	[X86_FEATURE_WRMSRNS] = "wrmsrns",	/* hidden; qemu: wrmsrns */
	[X86_FEATURE_AMX_FP16] = "amx_fp16",	/* hidden; qemu: amx-fp16 */
	[X86_FEATURE_AVX_IFMA] = "avx_ifma",	/* hidden; qemu: avx-ifma */
	[X86_FEATURE_LAM] = "lam",	/* qemu: lam */
	[X86_FEATURE_CLZERO] = "clzero",	/* qemu: clzero */
	[X86_FEATURE_IRPERF] = "irperf",
	[X86_FEATURE_XSAVEERPTR] = "xsaveerptr",	/* qemu: xsaveerptr */
	[X86_FEATURE_RDPRU] = "rdpru",
	[X86_FEATURE_WBNOINVD] = "wbnoinvd",	/* qemu: wbnoinvd */
	[X86_FEATURE_AMD_IBPB] = "amd_ibpb",	/* hidden; qemu: ibpb */
	[X86_FEATURE_AMD_IBRS] = "amd_ibrs",	/* hidden; qemu: ibrs */
	[X86_FEATURE_AMD_STIBP] = "amd_stibp",	/* hidden; qemu: amd-stibp */
	[X86_FEATURE_AMD_STIBP_ALWAYS_ON] = "amd_stibp_always_on",	/* hidden; qemu: stibp-always-on */
	[X86_FEATURE_AMD_PPIN] = "amd_ppin",
	[X86_FEATURE_AMD_SSBD] = "amd_ssbd",	/* hidden; qemu: amd-ssbd */
	[X86_FEATURE_VIRT_SSBD] = "virt_ssbd",	/* qemu: virt-ssbd */
	[X86_FEATURE_AMD_SSB_NO] = "amd_ssb_no",	/* hidden; qemu: amd-no-ssb */
	[X86_FEATURE_CPPC] = "cppc",
	[X86_FEATURE_AMD_PSFD] = "amd_psfd",	/* hidden; qemu: amd-psfd */
	[X86_FEATURE_BTC_NO] = "btc_no",	/* hidden */
	[X86_FEATURE_AMD_IBPB_RET] = "amd_ibpb_ret",	/* hidden */
	[X86_FEATURE_BRS] = "brs",
	[X86_FEATURE_DTHERM] = "dtherm",
	[X86_FEATURE_IDA] = "ida",
	[X86_FEATURE_ARAT] = "arat",	/* qemu: arat */
	[X86_FEATURE_PLN] = "pln",
	[X86_FEATURE_PTS] = "pts",
	[X86_FEATURE_HWP] = "hwp",
	[X86_FEATURE_HWP_NOTIFY] = "hwp_notify",
	[X86_FEATURE_HWP_ACT_WINDOW] = "hwp_act_window",
	[X86_FEATURE_HWP_EPP] = "hwp_epp",
	[X86_FEATURE_HWP_PKG_REQ] = "hwp_pkg_req",
	[X86_FEATURE_HWP_HIGHEST_PERF_CHANGE] = "hwp_highest_perf_change",	/* hidden */
	[X86_FEATURE_HFI] = "hfi",
	[X86_FEATURE_NPT] = "npt",	/* qemu: npt */
	[X86_FEATURE_LBRV] = "lbrv",	/* qemu: lbrv */
	[X86_FEATURE_SVML] = "svm_lock",	/* qemu: svm-lock */
	[X86_FEATURE_NRIPS] = "nrip_save",	/* qemu: nrip-save */
	[X86_FEATURE_TSCRATEMSR] = "tsc_scale",	/* qemu: tsc-scale */
	[X86_FEATURE_VMCBCLEAN] = "vmcb_clean",	/* qemu: vmcb-clean */
	[X86_FEATURE_FLUSHBYASID] = "flushbyasid",	/* qemu: flushbyasid */
	[X86_FEATURE_DECODEASSISTS] = "decodeassists",	/* qemu: decodeassists */
	[X86_FEATURE_PAUSEFILTER] = "pausefilter",	/* qemu: pause-filter */
	[X86_FEATURE_PFTHRESHOLD] = "pfthreshold",	/* qemu: pfthreshold */
	[X86_FEATURE_AVIC] = "avic",	/* qemu: avic */
	[X86_FEATURE_V_VMSAVE_VMLOAD] = "v_vmsave_vmload",	/* qemu: v-vmsave-vmload */
	[X86_FEATURE_VGIF] = "vgif",	/* qemu: vgif */
	[X86_FEATURE_X2AVIC] = "x2avic",
	[X86_FEATURE_V_SPEC_CTRL] = "v_spec_ctrl",
	[X86_FEATURE_VNMI] = "vnmi",	/* qemu: vnmi */
	[X86_FEATURE_SVME_ADDR_CHK] = "svme_addr_chk",	/* hidden; qemu: svme-addr-chk */
	[X86_FEATURE_AVX512VBMI] = "avx512vbmi",	/* qemu: avx512vbmi */
	[X86_FEATURE_UMIP] = "umip",	/* qemu: umip */
	[X86_FEATURE_PKU] = "pku",	/* qemu: pku */
	[X86_FEATURE_OSPKE] = "ospke",
	[X86_FEATURE_WAITPKG] = "waitpkg",	/* qemu: waitpkg */
	[X86_FEATURE_AVX512_VBMI2] = "avx512_vbmi2",	/* qemu: avx512vbmi2 */
	[X86_FEATURE_SHSTK] = "shstk",	/* hidden */
	[X86_FEATURE_GFNI] = "gfni",	/* qemu: gfni */
	[X86_FEATURE_VAES] = "vaes",	/* qemu: vaes */
	[X86_FEATURE_VPCLMULQDQ] = "vpclmulqdq",	/* qemu: vpclmulqdq */
	[X86_FEATURE_AVX512_VNNI] = "avx512_vnni",	/* qemu: avx512vnni */
	[X86_FEATURE_AVX512_BITALG] = "avx512_bitalg",	/* qemu: avx512bitalg */
	[X86_FEATURE_TME] = "tme",
	[X86_FEATURE_AVX512_VPOPCNTDQ] = "avx512_vpopcntdq",	/* qemu: avx512-vpopcntdq */
	[X86_FEATURE_LA57] = "la57",	/* qemu: la57 */
	[X86_FEATURE_RDPID] = "rdpid",	/* qemu: rdpid */
	[X86_FEATURE_BUS_LOCK_DETECT] = "bus_lock_detect",	/* qemu: bus-lock-detect */
	[X86_FEATURE_CLDEMOTE] = "cldemote",	/* qemu: cldemote */
	[X86_FEATURE_MOVDIRI] = "movdiri",	/* qemu: movdiri */
	[X86_FEATURE_MOVDIR64B] = "movdir64b",	/* qemu: movdir64b */
	[X86_FEATURE_ENQCMD] = "enqcmd",
	[X86_FEATURE_SGX_LC] = "sgx_lc",	/* qemu: sgxlc */
	[X86_FEATURE_OVERFLOW_RECOV] = "overflow_recov",	/* qemu: overflow-recov */
	[X86_FEATURE_SUCCOR] = "succor",	/* qemu: succor */
	[X86_FEATURE_SMCA] = "smca",
	[X86_FEATURE_AVX512_4VNNIW] = "avx512_4vnniw",	/* qemu: avx512-4vnniw */
	[X86_FEATURE_AVX512_4FMAPS] = "avx512_4fmaps",	/* qemu: avx512-4fmaps */
	[X86_FEATURE_FSRM] = "fsrm",	/* qemu: fsrm */
	[X86_FEATURE_AVX512_VP2INTERSECT] = "avx512_vp2intersect",	/* qemu: avx512-vp2intersect */
	[X86_FEATURE_SRBDS_CTRL] = "srbds_ctrl",	/* hidden */
	[X86_FEATURE_MD_CLEAR] = "md_clear",	/* qemu: md-clear */
	[X86_FEATURE_RTM_ALWAYS_ABORT] = "rtm_always_abort",	/* hidden */
	[X86_FEATURE_TSX_FORCE_ABORT] = "tsx_force_abort",	/* hidden */
	[X86_FEATURE_SERIALIZE] = "serialize",	/* qemu: serialize */
	[X86_FEATURE_HYBRID_CPU] = "hybrid_cpu",	/* hidden */
	[X86_FEATURE_TSXLDTRK] = "tsxldtrk",	/* qemu: tsx-ldtrk */
	[X86_FEATURE_PCONFIG] = "pconfig",
	[X86_FEATURE_ARCH_LBR] = "arch_lbr",	/* qemu: arch-lbr */
	[X86_FEATURE_IBT] = "ibt",
	[X86_FEATURE_AMX_BF16] = "amx_bf16",	/* qemu: amx-bf16 */
	[X86_FEATURE_AVX512_FP16] = "avx512_fp16",	/* qemu: avx512-fp16 */
	[X86_FEATURE_AMX_TILE] = "amx_tile",	/* qemu: amx-tile */
	[X86_FEATURE_AMX_INT8] = "amx_int8",	/* qemu: amx-int8 */
	[X86_FEATURE_SPEC_CTRL] = "spec_ctrl",	/* hidden; qemu: spec-ctrl */
	[X86_FEATURE_INTEL_STIBP] = "intel_stibp",	/* hidden; qemu: stibp */
	[X86_FEATURE_FLUSH_L1D] = "flush_l1d",	/* qemu: flush-l1d */
	[X86_FEATURE_ARCH_CAPABILITIES] = "arch_capabilities",	/* qemu: arch-capabilities */
	[X86_FEATURE_CORE_CAPABILITIES] = "core_capabilities",	/* hidden; qemu: core-capability */
	[X86_FEATURE_SPEC_CTRL_SSBD] = "spec_ctrl_ssbd",	/* hidden; qemu: ssbd */
	[X86_FEATURE_SME] = "sme",
	[X86_FEATURE_SEV] = "sev",
	[X86_FEATURE_VM_PAGE_FLUSH] = "vm_page_flush",	/* hidden */
	[X86_FEATURE_SEV_ES] = "sev_es",
	[X86_FEATURE_SEV_SNP] = "sev_snp",
	[X86_FEATURE_V_TSC_AUX] = "v_tsc_aux",	/* hidden */
	[X86_FEATURE_SME_COHERENT] = "sme_coherent",	/* hidden */
	[X86_FEATURE_DEBUG_SWAP] = "debug_swap",
	[X86_FEATURE_SVSM] = "svsm",
	[X86_FEATURE_HV_INUSE_WR_ALLOWED] = "hv_inuse_wr_allowed",	/* hidden */
	[X86_FEATURE_NO_NESTED_DATA_BP] = "no_nested_data_bp",	/* hidden; qemu: no-nested-data-bp */
	[X86_FEATURE_WRMSR_XX_BASE_NS] = "wrmsr_xx_base_ns",	/* hidden */
	[X86_FEATURE_LFENCE_RDTSC] = "lfence_rdtsc",	/* hidden; qemu: lfence-always-serializing */
	[X86_FEATURE_VERW_CLEAR] = "verw_clear",	/* hidden */
	[X86_FEATURE_NULL_SEL_CLR_BASE] = "null_sel_clr_base",	/* hidden; qemu: null-sel-clr-base */
	[X86_FEATURE_AUTOIBRS] = "autoibrs",	/* hidden; qemu: auto-ibrs */
	[X86_FEATURE_NO_SMM_CTL_MSR] = "no_smm_ctl_msr",	/* hidden */
	[X86_FEATURE_SBPB] = "sbpb",	/* hidden; qemu: sbpb */
	[X86_FEATURE_IBPB_BRTYPE] = "ibpb_brtype",	/* hidden; qemu: ibpb-brtype */
	[X86_FEATURE_SRSO_NO] = "srso_no",	/* hidden; qemu: srso-no */
	[X86_FEATURE_SRSO_USER_KERNEL_NO] = "srso_user_kernel_no",	/* hidden; qemu: srso-user-kernel-no */
	[X86_FEATURE_SRSO_BP_SPEC_REDUCE] = "srso_bp_spec_reduce",	/* hidden */
	[X86_FEATURE_AMD_LBR_PMC_FREEZE] = "amd_lbr_pmc_freeze",
	[X86_FEATURE_CLEAR_BHB_LOOP] = "clear_bhb_loop",	/* hidden */
	[X86_FEATURE_BHI_CTRL] = "bhi_ctrl",	/* hidden; qemu: bhi-ctrl */
	[X86_FEATURE_CLEAR_BHB_HW] = "clear_bhb_hw",	/* hidden */
	[X86_FEATURE_CLEAR_BHB_LOOP_ON_VMEXIT] = "clear_bhb_loop_on_vmexit",	/* hidden */
	[X86_FEATURE_FAST_CPPC] = "fast_cppc",	/* hidden */
	[X86_FEATURE_INDIRECT_THUNK_ITS] = "indirect_thunk_its",	/* hidden */
	[X86_FEATURE_TSA_SQ_NO] = "tsa_sq_no",	/* hidden */
	[X86_FEATURE_TSA_L1_NO] = "tsa_l1_no",	/* hidden */
	[X86_FEATURE_CLEAR_CPU_BUF_VM] = "clear_cpu_buf_vm",	/* hidden */
	[X86_FEATURE_IBPB_EXIT_TO_USER] = "ibpb_exit_to_user",	/* hidden */
};

const char * const x86_bug_names[NBUGINTS*32] = {
	[X86_BUG_F00F - NCAPINTS*32] = "f00f",
	[X86_BUG_FDIV - NCAPINTS*32] = "fdiv",
	[X86_BUG_COMA - NCAPINTS*32] = "coma",
	[X86_BUG_AMD_TLB_MMATCH - NCAPINTS*32] = "tlb_mmatch",
	[X86_BUG_AMD_APIC_C1E - NCAPINTS*32] = "apic_c1e",
	[X86_BUG_11AP - NCAPINTS*32] = "11ap",
	[X86_BUG_FXSAVE_LEAK - NCAPINTS*32] = "fxsave_leak",
	[X86_BUG_CLFLUSH_MONITOR - NCAPINTS*32] = "clflush_monitor",
	[X86_BUG_SYSRET_SS_ATTRS - NCAPINTS*32] = "sysret_ss_attrs",
	[X86_BUG_NULL_SEG - NCAPINTS*32] = "null_seg",
	[X86_BUG_SWAPGS_FENCE - NCAPINTS*32] = "swapgs_fence",
	[X86_BUG_MONITOR - NCAPINTS*32] = "monitor",
	[X86_BUG_AMD_E400 - NCAPINTS*32] = "amd_e400",
	[X86_BUG_CPU_MELTDOWN - NCAPINTS*32] = "cpu_meltdown",
	[X86_BUG_SPECTRE_V1 - NCAPINTS*32] = "spectre_v1",
	[X86_BUG_SPECTRE_V2 - NCAPINTS*32] = "spectre_v2",
	[X86_BUG_SPEC_STORE_BYPASS - NCAPINTS*32] = "spec_store_bypass",
	[X86_BUG_L1TF - NCAPINTS*32] = "l1tf",
	[X86_BUG_MDS - NCAPINTS*32] = "mds",
	[X86_BUG_MSBDS_ONLY - NCAPINTS*32] = "msbds_only",
	[X86_BUG_SWAPGS - NCAPINTS*32] = "swapgs",
	[X86_BUG_TAA - NCAPINTS*32] = "taa",
	[X86_BUG_ITLB_MULTIHIT - NCAPINTS*32] = "itlb_multihit",
	[X86_BUG_SRBDS - NCAPINTS*32] = "srbds",
	[X86_BUG_MMIO_STALE_DATA - NCAPINTS*32] = "mmio_stale_data",
	[X86_BUG_MMIO_UNKNOWN - NCAPINTS*32] = "mmio_unknown",
	[X86_BUG_RETBLEED - NCAPINTS*32] = "retbleed",
	[X86_BUG_EIBRS_PBRSB - NCAPINTS*32] = "eibrs_pbrsb",
	[X86_BUG_SMT_RSB - NCAPINTS*32] = "smt_rsb",
	[X86_BUG_GDS - NCAPINTS*32] = "gds",
	[X86_BUG_TDX_PW_MCE - NCAPINTS*32] = "tdx_pw_mce",
	[X86_BUG_SRSO - NCAPINTS*32] = "srso",
	[X86_BUG_DIV0 - NCAPINTS*32] = "div0",
	[X86_BUG_RFDS - NCAPINTS*32] = "rfds",
	[X86_BUG_BHI - NCAPINTS*32] = "bhi",
	[X86_BUG_IBPB_NO_RET - NCAPINTS*32] = "ibpb_no_ret",
	[X86_BUG_ITS - NCAPINTS*32] = "its",
	[X86_BUG_ITS_NATIVE_ONLY - NCAPINTS*32] = "its_native_only",
	[X86_BUG_TSA - NCAPINTS*32] = "tsa",
	[X86_BUG_VMSCAPE - NCAPINTS*32] = "vmscape",
#ifdef X86_BUG_ESPFIX
	[X86_BUG_ESPFIX - NCAPINTS*32] = "espfix",	/* hidden */
#endif
};

#ifdef CONFIG_X86_VMX_FEATURE_NAMES
#ifndef _ASM_X86_VMXFEATURES_H
#include <asm/vmxfeatures.h>
#endif
const char * const x86_vmx_names[NVMXINTS*32] = {
	[VMX_FEATURE_INTR_EXITING] = "intr_exiting",	/* hidden */
	[VMX_FEATURE_NMI_EXITING] = "nmi_exiting",	/* hidden */
	[VMX_FEATURE_VIRTUAL_NMIS] = "vnmi",
	[VMX_FEATURE_PREEMPTION_TIMER] = "preemption_timer",
	[VMX_FEATURE_POSTED_INTR] = "posted_intr",
	[VMX_FEATURE_INVVPID] = "invvpid",
	[VMX_FEATURE_EPT_EXECUTE_ONLY] = "ept_x_only",
	[VMX_FEATURE_EPT_AD] = "ept_ad",
	[VMX_FEATURE_EPT_1GB] = "ept_1gb",
	[VMX_FEATURE_EPT_5LEVEL] = "ept_5level",
	[VMX_FEATURE_FLEXPRIORITY] = "flexpriority",
	[VMX_FEATURE_APICV] = "apicv",
	[VMX_FEATURE_EPTP_SWITCHING] = "eptp_switching",
	[VMX_FEATURE_INTR_WINDOW_EXITING] = "intr_window_exiting",	/* hidden */
	[VMX_FEATURE_USE_TSC_OFFSETTING] = "tsc_offset",
	[VMX_FEATURE_HLT_EXITING] = "hlt_exiting",	/* hidden */
	[VMX_FEATURE_INVLPG_EXITING] = "invlpg_exiting",	/* hidden */
	[VMX_FEATURE_MWAIT_EXITING] = "mwait_exiting",	/* hidden */
	[VMX_FEATURE_RDPMC_EXITING] = "rdpmc_exiting",	/* hidden */
	[VMX_FEATURE_RDTSC_EXITING] = "rdtsc_exiting",	/* hidden */
	[VMX_FEATURE_CR3_LOAD_EXITING] = "cr3_load_exiting",	/* hidden */
	[VMX_FEATURE_CR3_STORE_EXITING] = "cr3_store_exiting",	/* hidden */
	[VMX_FEATURE_TERTIARY_CONTROLS] = "tertiary_controls",	/* hidden */
	[VMX_FEATURE_CR8_LOAD_EXITING] = "cr8_load_exiting",	/* hidden */
	[VMX_FEATURE_CR8_STORE_EXITING] = "cr8_store_exiting",	/* hidden */
	[VMX_FEATURE_VIRTUAL_TPR] = "vtpr",
	[VMX_FEATURE_NMI_WINDOW_EXITING] = "nmi_window_exiting",	/* hidden */
	[VMX_FEATURE_MOV_DR_EXITING] = "mov_dr_exiting",	/* hidden */
	[VMX_FEATURE_UNCOND_IO_EXITING] = "uncond_io_exiting",	/* hidden */
	[VMX_FEATURE_USE_IO_BITMAPS] = "use_io_bitmaps",	/* hidden */
	[VMX_FEATURE_MONITOR_TRAP_FLAG] = "mtf",
	[VMX_FEATURE_USE_MSR_BITMAPS] = "use_msr_bitmaps",	/* hidden */
	[VMX_FEATURE_MONITOR_EXITING] = "monitor_exiting",	/* hidden */
	[VMX_FEATURE_PAUSE_EXITING] = "pause_exiting",	/* hidden */
	[VMX_FEATURE_SEC_CONTROLS] = "sec_controls",	/* hidden */
	[VMX_FEATURE_VIRT_APIC_ACCESSES] = "vapic",
	[VMX_FEATURE_EPT] = "ept",
	[VMX_FEATURE_DESC_EXITING] = "desc_exiting",	/* hidden */
	[VMX_FEATURE_RDTSCP] = "rdtscp",	/* hidden */
	[VMX_FEATURE_VIRTUAL_X2APIC] = "virtual_x2apic",	/* hidden */
	[VMX_FEATURE_VPID] = "vpid",
	[VMX_FEATURE_WBINVD_EXITING] = "wbinvd_exiting",	/* hidden */
	[VMX_FEATURE_UNRESTRICTED_GUEST] = "unrestricted_guest",
	[VMX_FEATURE_APIC_REGISTER_VIRT] = "vapic_reg",
	[VMX_FEATURE_VIRT_INTR_DELIVERY] = "vid",
	[VMX_FEATURE_PAUSE_LOOP_EXITING] = "ple",
	[VMX_FEATURE_RDRAND_EXITING] = "rdrand_exiting",	/* hidden */
	[VMX_FEATURE_INVPCID] = "invpcid",	/* hidden */
	[VMX_FEATURE_VMFUNC] = "vmfunc",	/* hidden */
	[VMX_FEATURE_SHADOW_VMCS] = "shadow_vmcs",
	[VMX_FEATURE_ENCLS_EXITING] = "encls_exiting",	/* hidden */
	[VMX_FEATURE_RDSEED_EXITING] = "rdseed_exiting",	/* hidden */
	[VMX_FEATURE_PAGE_MOD_LOGGING] = "pml",
	[VMX_FEATURE_EPT_VIOLATION_VE] = "ept_violation_ve",
	[VMX_FEATURE_PT_CONCEAL_VMX] = "pt_conceal_vmx",	/* hidden */
	[VMX_FEATURE_XSAVES] = "xsaves",	/* hidden */
	[VMX_FEATURE_MODE_BASED_EPT_EXEC] = "ept_mode_based_exec",
	[VMX_FEATURE_PT_USE_GPA] = "pt_use_gpa",	/* hidden */
	[VMX_FEATURE_TSC_SCALING] = "tsc_scaling",
	[VMX_FEATURE_USR_WAIT_PAUSE] = "usr_wait_pause",
	[VMX_FEATURE_ENCLV_EXITING] = "enclv_exiting",	/* hidden */
	[VMX_FEATURE_BUS_LOCK_DETECTION] = "bus_lock_detection",	/* hidden */
	[VMX_FEATURE_NOTIFY_VM_EXITING] = "notify_vm_exiting",
	[VMX_FEATURE_IPI_VIRT] = "ipi_virt",
};
#endif /* CONFIG_X86_VMX_FEATURE_NAMES */

/* KVM's own words: for a file that has included KVM's reverse_cpuid.h. */
#ifdef KVM_X86_FEATURE
const char * const kvm_cap_names[(NR_KVM_CPU_CAPS - NCAPINTS)*32] = {
	[KVM_X86_FEATURE_SGX1 - NCAPINTS*32] = "sgx1",	/* hidden */
	[KVM_X86_FEATURE_SGX2 - NCAPINTS*32] = "sgx2",	/* hidden */
	[KVM_X86_FEATURE_SGX_EDECCSSA - NCAPINTS*32] = "sgx_edeccssa",	/* hidden */
	[X86_FEATURE_AVX_VNNI_INT8 - NCAPINTS*32] = "avx_vnni_int8",	/* hidden; qemu: avx-vnni-int8 */
	[X86_FEATURE_AVX_NE_CONVERT - NCAPINTS*32] = "avx_ne_convert",	/* hidden; qemu: avx-ne-convert */
	[X86_FEATURE_AMX_COMPLEX - NCAPINTS*32] = "amx_complex",	/* hidden; qemu: amx-complex */
	[X86_FEATURE_PREFETCHITI - NCAPINTS*32] = "prefetchiti",	/* hidden; qemu: prefetchiti */
	[X86_FEATURE_AVX10 - NCAPINTS*32] = "avx10",	/* hidden; qemu: avx10 */
	[KVM_X86_FEATURE_CONSTANT_TSC - NCAPINTS*32] = "constant_tsc",	/* hidden */
	[KVM_X86_FEATURE_PERFMON_V2 - NCAPINTS*32] = "perfmon_v2",	/* hidden */
	[X86_FEATURE_INTEL_PSFD - NCAPINTS*32] = "intel_psfd",	/* hidden; qemu: intel-psfd */
	[X86_FEATURE_IPRED_CTRL - NCAPINTS*32] = "ipred_ctrl",	/* hidden; qemu: ipred-ctrl */
	[KVM_X86_FEATURE_RRSBA_CTRL - NCAPINTS*32] = "rrsba_ctrl",	/* hidden */
	[X86_FEATURE_DDPD_U - NCAPINTS*32] = "ddpd_u",	/* hidden; qemu: ddpd-u */
	[KVM_X86_FEATURE_BHI_CTRL - NCAPINTS*32] = "bhi_ctrl",	/* hidden */
	[X86_FEATURE_MCDT_NO - NCAPINTS*32] = "mcdt_no",	/* hidden; qemu: mcdt-no */
	[X86_FEATURE_AVX10_128 - NCAPINTS*32] = "avx10_128",	/* hidden; qemu: avx10-128 */
	[X86_FEATURE_AVX10_256 - NCAPINTS*32] = "avx10_256",	/* hidden; qemu: avx10-256 */
	[X86_FEATURE_AVX10_512 - NCAPINTS*32] = "avx10_512",	/* hidden; qemu: avx10-512 */
	[KVM_X86_FEATURE_TSA_SQ_NO - NCAPINTS*32] = "tsa_sq_no",	/* hidden */
	[KVM_X86_FEATURE_TSA_L1_NO - NCAPINTS*32] = "tsa_l1_no",	/* hidden */
};
#endif /* KVM_X86_FEATURE */
