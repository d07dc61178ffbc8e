# SPDX-License-Identifier: MIT
# What KVM advertises, what the kernel sets by itself, and what hangs on what, in
# miniature trees: each form once, with the facts it gives, or the complaint.
# In what is wanted, '@' stands for the tab between fields.

. tests/lib.sh
. tests/mini.sh

# The referee stands beside the program, if it was built.
clang=${FEATMAP%/*}/featmap-clang
[ -x "$clang" ] || echo 'skip: no referee: nothing is read twice'

caps_h=$linux/arch/x86/kvm/cpuid.h
sev_caps=$linux/arch/x86/kvm/svm/sev.c
x86_caps=$linux/arch/x86/kvm/x86.c

# Facts of these kinds are these, no more and no fewer; the referee's, too.
says() { # NAME TREE KINDS LINES
	printf '%s\n' "$4" | tr '@' '\t' | sed '/^$/d' | sort > "$SCRATCH/wanted"
	if "$FEATMAP" facts "$2" > "$SCRATCH/facts" 2> "$SCRATCH/err"; then
		grep -E "^($3)	" "$SCRATCH/facts" > "$SCRATCH/got"
		same "$1" "$SCRATCH/wanted" "$SCRATCH/got"
	else
		fail "$1: is refused" "$SCRATCH/err"
	fi
	[ -x "$clang" ] || return
	if "$clang" "$2" > "$SCRATCH/facts" 2> "$SCRATCH/err"; then
		sed 's/	@[^	]*$//' "$SCRATCH/facts" | grep -E "^($3)	" > "$SCRATCH/got"
		same "$1: the referee" "$SCRATCH/wanted" "$SCRATCH/got"
	else
		fail "$1: the referee refuses it" "$SCRATCH/err"
	fi
}

# The tree is refused with status 3 and no facts; the complaint has FRAGMENT in
# it, is at TEXT, or at what stands behind a '^' in it, and a caret shows that.
refused() { # NAME TREE FILE TEXT FRAGMENT
	"$FEATMAP" facts "$2" > "$SCRATCH/out" 2> "$SCRATCH/err"
	status=$?
	where=$(place "$3" "$4")
	if [ $status -eq 3 ] && [ ! -s "$SCRATCH/out" ] && [ -n "$where" ] &&
		complains "$where" "$5"; then
		pass "$1"
	else
		echo "status $status; wanted: ${where:-no place}error: ... $5" \
			>> "$SCRATCH/err"
		fail "$1" "$SCRATCH/err"
	fi
}

complains() { # PLACE FRAGMENT
	PLACE=$1 FRAGMENT=$2 awk '
		BEGIN { split(ENVIRON["PLACE"], part, ":") }
		shown && NR == shown { exit index($0, "^") != part[3] + 2 }
		index($0, ENVIRON["PLACE"] "error: ") == 1 &&
			index($0, ENVIRON["FRAGMENT"]) { shown = NR + 2 }
		END { if (!shown || NR < shown) exit 1 }' "$SCRATCH/err"
}

# KVM's functions: what is common, and nothing for the vendors.

bodies() { # BODY [VMX-BODY [SVM-BODY]]
	{
		printf '%s\n' '/* SPDX-License-Identifier: MIT */' '#include "reverse_cpuid.h"'
		function_text 'void kvm_set_cpu_caps' "$1"
	} > "$kvm"
	function_text 'static __init void vmx_set_cpu_caps' \
		"${2-	kvm_set_cpu_caps();}" > "$vmx_caps"
	function_text 'static __init void svm_set_cpu_caps' \
		"${3-	kvm_set_cpu_caps();}" > "$svm_caps"
}

function_text() { # HEAD BODY
	printf '\n%s(void)\n{\n%s\n}\n' "$1" "$2"
}

kvm_kinds='kvm-cap|kvm-left-out|kvm-op'

caps() { # NAME BODY LINES
	fresh
	bodies "$2"
	says "$1" "$linux" "$kvm_kinds" "$3"
}

bad_caps() { # NAME BODY TEXT FRAGMENT
	fresh
	bodies "$2"
	refused "$1" "$linux" "$kvm" "$3" "$4"
}

# Lists.

test_lists() {
	caps 'classes, in arguments' '	kvm_cpu_cap_init(CPUID_1_EDX,
		F(FPU),
		SF(DS),
		SCATTERED_F(FPU),
		X86_64_F(DS),
		EMULATED_F(FPU),
		SYNTHESIZED_F(DS),
		PASSTHROUGH_F(FPU),
		VENDOR_F(DS),
		RUNTIME_F(FPU),
	);
	kvm_cpu_cap_init(CPUID_8000_0001_EDX,
		ALIASED_1_EDX_F(FPU)
	);' 'kvm-cap@CPUID_1_EDX@0@native@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@21@scattered@X86_FEATURE_DS
kvm-cap@CPUID_1_EDX@0@scattered@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@21@x86_64@X86_FEATURE_DS
kvm-cap@CPUID_1_EDX@0@emulated@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@21@synthesized@X86_FEATURE_DS
kvm-cap@CPUID_1_EDX@0@passthrough@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@21@vendor@X86_FEATURE_DS
kvm-cap@CPUID_1_EDX@0@runtime@X86_FEATURE_FPU
kvm-cap@CPUID_8000_0001_EDX@0@aliased@X86_FEATURE_FPU'
	caps 'elements joined with |' '	kvm_cpu_cap_mask(CPUID_1_ECX,
		F(XMM3) | 0 | feature_bit(XMM4_1) |
		__feature_bit(X86_FEATURE_OSXSAVE)|BIT(31)
	);
	kvm_cpu_cap_mask(CPUID_7_EDX, 0);' \
		'kvm-cap@CPUID_1_ECX@0@native@X86_FEATURE_XMM3
kvm-cap@CPUID_1_ECX@19@native@X86_FEATURE_XMM4_1
kvm-cap@CPUID_1_ECX@27@native@X86_FEATURE_OSXSAVE
kvm-cap@CPUID_1_ECX@31@native@-'
	caps 'each macro that takes a list' '	kvm_cpu_cap_mask(CPUID_1_ECX, F(XMM3));
	kvm_cpu_cap_init(CPUID_1_ECX, F(XMM4_1) | F(OSXSAVE));
	kvm_cpu_cap_init_kvm_defined(CPUID_7_2_EDX, F(MCDT_NO));
	kvm_cpu_cap_init_scattered(CPUID_12_EAX, SF(SGX1));' \
		'kvm-cap@CPUID_1_ECX@0@native@X86_FEATURE_XMM3
kvm-cap@CPUID_1_ECX@19@native@X86_FEATURE_XMM4_1
kvm-cap@CPUID_1_ECX@27@native@X86_FEATURE_OSXSAVE
kvm-cap@CPUID_7_2_EDX@5@native@X86_FEATURE_MCDT_NO
kvm-cap@CPUID_12_EAX@0@scattered@X86_FEATURE_SGX1'
	caps 'a bit in two leaves' '	kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) | F(DS));
	kvm_cpu_cap_mask(CPUID_8000_0001_EDX, F(FPU) | F(SYSCALL));' \
		'kvm-cap@CPUID_1_EDX@0@native@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@21@native@X86_FEATURE_DS
kvm-cap@CPUID_8000_0001_EDX@0@native@X86_FEATURE_FPU
kvm-cap@CPUID_8000_0001_EDX@11@native@X86_FEATURE_SYSCALL'
	caps "the bit is KVM's, the macro Linux's" \
		'	kvm_cpu_cap_init_kvm_defined(CPUID_12_EAX, SF(SGX1));
	kvm_cpu_cap_init_kvm_defined(CPUID_8000_0007_EDX,
		SF(CONSTANT_TSC) | __feature_bit(KVM_X86_FEATURE_CONSTANT_TSC)
	);' 'kvm-cap@CPUID_12_EAX@0@scattered@X86_FEATURE_SGX1
kvm-cap@CPUID_8000_0007_EDX@8@scattered@X86_FEATURE_CONSTANT_TSC
kvm-cap@CPUID_8000_0007_EDX@8@native@KVM_X86_FEATURE_CONSTANT_TSC'
	bad_caps 'an element of unknown kind' '	kvm_cpu_cap_init(CPUID_1_EDX,
		F(FPU),
		NEW_F(DS),
	);' 'NEW_F(DS)' 'is not known here'
	bad_caps 'a number as an element' '	kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) | 2);' \
		'2);' 'is not known here'
	bad_caps 'a feature that nobody defines' \
		'	kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) | F(NOWHERE));' \
		'NOWHERE' 'nothing defines X86_FEATURE_NOWHERE'
	bad_caps 'a macro that nobody defines' \
		'	kvm_cpu_cap_mask(CPUID_1_EDX, __feature_bit(KVM_X86_FEATURE_DS));' \
		'KVM_X86_FEATURE_DS' 'nothing defines KVM_X86_FEATURE_DS'
	bad_caps 'a word that nobody defines' '	kvm_cpu_cap_mask(CPUID_NOWHERE, F(FPU));' \
		'CPUID_NOWHERE' 'nothing defines CPUID_NOWHERE'
	bad_caps 'elements joined with &' '	kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) & F(DS));' \
		'& F(DS)' ''
}

# Local variables that hold elements.

test_locals() {
	caps 'locals' '	unsigned int f_ds = F(DS);
	unsigned int f_none = 0;
	unsigned int f_two = F(FPU) | F(DS);

	kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) | f_ds | f_none);
	kvm_cpu_cap_mask(CPUID_8000_0001_EDX, f_two);' \
		'kvm-cap@CPUID_1_EDX@0@native@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@21@native@X86_FEATURE_DS
kvm-cap@CPUID_8000_0001_EDX@0@native@X86_FEATURE_FPU
kvm-cap@CPUID_8000_0001_EDX@21@native@X86_FEATURE_DS'
	caps 'a local by a choice' '	unsigned int f_ds = has_store(1) ? F(DS) | F(FPU) : 0;

	kvm_cpu_cap_mask(CPUID_1_EDX, f_ds);' \
		'kvm-cap@CPUID_1_EDX@21@native@X86_FEATURE_DS@has_store(1)
kvm-cap@CPUID_1_EDX@0@native@X86_FEATURE_FPU@has_store(1)'
	caps 'locals of 64-bit kernels' '#ifdef CONFIG_X86_64
	unsigned int f_ds = F(DS);
#else
	unsigned int f_ds = 0;
#endif
	kvm_cpu_cap_mask(CPUID_1_EDX, f_ds);' \
		'kvm-cap@CPUID_1_EDX@21@native@X86_FEATURE_DS'
	bad_caps 'a local without a value' '	unsigned int f_ds;

	kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) | f_ds);' '| ^f_ds' 'is not known here'
	bad_caps 'a local assigned to later' '	unsigned int f_ds = 0;

	f_ds = F(DS);
	kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) | f_ds);' '= ^F(DS)' 'is not known here'
	bad_caps 'a local taken back later' '	unsigned int f_ds = F(DS);

	if (a)
		f_ds = 0;
	kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) | f_ds);' '| ^f_ds' 'is not known here'
	bad_caps 'no local' '	kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) | f_ds);' \
		'f_ds' 'is not known here'
}

# Names in comments, deliberately not in a list.

test_left_out() {
	caps 'left out, behind zeros' '	/* OUTSIDE */
	kvm_cpu_cap_mask(CPUID_1_EDX,
		/* FIRST */ F(FPU) /* BEHIND */ | 0 /* DTES64, MONITOR */ |
		0 /*INVPCID*/ | 0	/* Reserved, DS, ACPI */ | 0 /* Reserved*/ |
		0 /* reserved, DS-CPL, PERF_CORE, A/B */ | 0 /* xTPR Update */ |
		0 /* one two three */ | 0 /* 4: Resv */ | 0 /* 5LEVEL */ | 0 /* */ |
		0 /* TWO
		   LINES */ | BIT(2) /* BITS */ |
		/* ALONE */
		F(DS) | 0 /* LAST */
	);' 'kvm-cap@CPUID_1_EDX@0@native@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@2@native@-
kvm-cap@CPUID_1_EDX@21@native@X86_FEATURE_DS
kvm-left-out@CPUID_1_EDX@DTES64
kvm-left-out@CPUID_1_EDX@MONITOR
kvm-left-out@CPUID_1_EDX@INVPCID
kvm-left-out@CPUID_1_EDX@DS
kvm-left-out@CPUID_1_EDX@ACPI
kvm-left-out@CPUID_1_EDX@DS-CPL
kvm-left-out@CPUID_1_EDX@PERF_CORE
kvm-left-out@CPUID_1_EDX@A/B
kvm-left-out@CPUID_1_EDX@xTPR
kvm-left-out@CPUID_1_EDX@LAST'
	caps 'left out, between arguments' '	kvm_cpu_cap_init(CPUID_1_EDX,
		/* FIRST */
		F(FPU), /* BEHIND */
		/* TM2, Reserved, SMX */
		// SLASHES
		/* TWO
		 * LINES
		 */
		/* 4: Resv */
		/* BEFORE */ F(DS),
		/* one two */ /* SECOND */
		/* LAST */
	);' 'kvm-cap@CPUID_1_EDX@0@native@X86_FEATURE_FPU
kvm-cap@CPUID_1_EDX@21@native@X86_FEATURE_DS
kvm-left-out@CPUID_1_EDX@FIRST
kvm-left-out@CPUID_1_EDX@TM2
kvm-left-out@CPUID_1_EDX@SMX
kvm-left-out@CPUID_1_EDX@SLASHES
kvm-left-out@CPUID_1_EDX@BEFORE
kvm-left-out@CPUID_1_EDX@one
kvm-left-out@CPUID_1_EDX@LAST'
	caps 'left out, beside one element' '	kvm_cpu_cap_init(CPUID_7_2_EDX,
		F(MCDT_NO)
		/* INTEL_PSFD */
	);
	kvm_cpu_cap_mask(CPUID_7_EDX, 0 /* ALL */);' \
		'kvm-cap@CPUID_7_2_EDX@5@native@X86_FEATURE_MCDT_NO
kvm-left-out@CPUID_7_2_EDX@INTEL_PSFD'
}

# Operations.

test_operations() {
	caps 'operations, in order' '	kvm_cpu_cap_set(X86_FEATURE_FPU);
	kvm_cpu_cap_check_and_set(X86_FEATURE_SYSCALL);
	kvm_cpu_cap_clear(X86_FEATURE_FPU);
	kvm_cpu_cap_set(X86_FEATURE_FPU);' \
		'kvm-op@kvm_set_cpu_caps@0@set@CPUID_1_EDX@0@X86_FEATURE_FPU
kvm-op@kvm_set_cpu_caps@1@check_and_set@CPUID_8000_0001_EDX@11@X86_FEATURE_SYSCALL
kvm-op@kvm_set_cpu_caps@2@clear@CPUID_1_EDX@0@X86_FEATURE_FPU
kvm-op@kvm_set_cpu_caps@3@set@CPUID_1_EDX@0@X86_FEATURE_FPU'
	caps 'operations are where KVM keeps the bit' \
		'	kvm_cpu_cap_clear(X86_FEATURE_SGX1);
	kvm_cpu_cap_set(X86_FEATURE_CONSTANT_TSC);
	kvm_cpu_cap_set(X86_FEATURE_MCDT_NO);
	kvm_cpu_cap_set(KVM_X86_FEATURE_SGX1);' \
		'kvm-op@kvm_set_cpu_caps@0@clear@CPUID_12_EAX@0@X86_FEATURE_SGX1
kvm-op@kvm_set_cpu_caps@1@set@CPUID_8000_0007_EDX@8@X86_FEATURE_CONSTANT_TSC
kvm-op@kvm_set_cpu_caps@2@set@CPUID_7_2_EDX@5@X86_FEATURE_MCDT_NO
kvm-op@kvm_set_cpu_caps@3@set@CPUID_12_EAX@0@KVM_X86_FEATURE_SGX1'
	caps 'changes of a word' '	kvm_cpu_caps[CPUID_1_EDX] |= BIT(9) /* SET */;
	kvm_cpu_caps[CPUID_1_EDX] |= F(FPU) | F(DS);
	if (small)
		kvm_cpu_caps[CPUID_1_EDX] &= ~F(DS);
	kvm_cpu_caps[CPUID_1_EDX] &= ~(F(FPU) | BIT(9));
	kvm_cpu_caps[CPUID_7_2_EDX] &= ~BIT(3);' \
		'kvm-op@kvm_set_cpu_caps@0@set@CPUID_1_EDX@9@-
kvm-op@kvm_set_cpu_caps@1@set@CPUID_1_EDX@0@X86_FEATURE_FPU
kvm-op@kvm_set_cpu_caps@2@set@CPUID_1_EDX@21@X86_FEATURE_DS
kvm-op@kvm_set_cpu_caps@3@clear@CPUID_1_EDX@21@X86_FEATURE_DS@small
kvm-op@kvm_set_cpu_caps@4@clear@CPUID_1_EDX@0@X86_FEATURE_FPU
kvm-op@kvm_set_cpu_caps@5@clear@CPUID_1_EDX@9@-
kvm-op@kvm_set_cpu_caps@6@clear@CPUID_7_2_EDX@3@-'
	bad_caps 'a word without a leaf' '	kvm_cpu_cap_set(X86_FEATURE_ART);' \
		X86_FEATURE_ART leaf
	bad_caps 'an operation on nothing' '	kvm_cpu_cap_set(X86_FEATURE_NOWHERE);' \
		X86_FEATURE_NOWHERE 'nothing defines X86_FEATURE_NOWHERE'
	bad_caps 'an operation of unknown kind' '	kvm_cpu_cap_flip(X86_FEATURE_FPU);' \
		kvm_cpu_cap_flip 'is not known here'
	bad_caps 'a word overwritten' '	kvm_cpu_caps[CPUID_1_EDX] = F(FPU);' \
		'= F(FPU)' ''
	bad_caps 'a word masked' '	kvm_cpu_caps[CPUID_1_EDX] &= F(FPU);' \
		'^F(FPU)' ''
	bad_caps 'a word handed on' '	sort_words(kvm_cpu_caps);' \
		kvm_cpu_caps 'is not known here'
}

# Conditions: their text is what the preprocessor's # would give.

test_conditions() {
	caps 'conditions are normalised' '	if (a&&b)
		kvm_cpu_cap_set(X86_FEATURE_FPU);
	if (  a	 &&
	    /* and */ !b  )
		kvm_cpu_cap_set(X86_FEATURE_FPU);
	if(a/* or */||b // both
	  ){
		kvm_cpu_cap_set(X86_FEATURE_FPU);
	}
	if (f( x,y )&F( DS ))
		kvm_cpu_cap_set(X86_FEATURE_FPU);' \
		'kvm-op@kvm_set_cpu_caps@0@set@CPUID_1_EDX@0@X86_FEATURE_FPU@a&&b
kvm-op@kvm_set_cpu_caps@1@set@CPUID_1_EDX@0@X86_FEATURE_FPU@a && !b
kvm-op@kvm_set_cpu_caps@2@set@CPUID_1_EDX@0@X86_FEATURE_FPU@a ||b
kvm-op@kvm_set_cpu_caps@3@set@CPUID_1_EDX@0@X86_FEATURE_FPU@f( x,y )&F( DS )'
	caps 'nested conditions' '	if (nested) {
		kvm_cpu_cap_set(X86_FEATURE_FPU);
		if (a || b) {
			kvm_cpu_cap_set(X86_FEATURE_DS);
			if (c && d)
				kvm_cpu_cap_clear(X86_FEATURE_DS);
		}
		if (e ? f : g)
			kvm_cpu_cap_set(X86_FEATURE_FPU);
		if (pair(h, i))
			kvm_cpu_cap_set(X86_FEATURE_FPU);
	}
	if (a || b)
		kvm_cpu_cap_set(X86_FEATURE_FPU);' \
		'kvm-op@kvm_set_cpu_caps@0@set@CPUID_1_EDX@0@X86_FEATURE_FPU@nested
kvm-op@kvm_set_cpu_caps@1@set@CPUID_1_EDX@21@X86_FEATURE_DS@nested && (a || b)
kvm-op@kvm_set_cpu_caps@2@clear@CPUID_1_EDX@21@X86_FEATURE_DS@nested && (a || b) && c && d
kvm-op@kvm_set_cpu_caps@3@set@CPUID_1_EDX@0@X86_FEATURE_FPU@nested && (e ? f : g)
kvm-op@kvm_set_cpu_caps@4@set@CPUID_1_EDX@0@X86_FEATURE_FPU@nested && (pair(h, i))
kvm-op@kvm_set_cpu_caps@5@set@CPUID_1_EDX@0@X86_FEATURE_FPU@a || b'
	caps 'else branches' '	if (a == 1)
		kvm_cpu_cap_set(X86_FEATURE_FPU);
	else
		kvm_cpu_cap_clear(X86_FEATURE_FPU);
	if (b || c) {
		level = 1;
	} else if (d) {
		kvm_cpu_cap_set(X86_FEATURE_DS);
	} else {
		kvm_cpu_cap_clear(X86_FEATURE_DS);
	}
	if (e)
		if (f)
			kvm_cpu_cap_set(X86_FEATURE_FPU);
		else
			kvm_cpu_cap_clear(X86_FEATURE_FPU);' \
		'kvm-op@kvm_set_cpu_caps@0@set@CPUID_1_EDX@0@X86_FEATURE_FPU@a == 1
kvm-op@kvm_set_cpu_caps@1@clear@CPUID_1_EDX@0@X86_FEATURE_FPU@!(a == 1)
kvm-op@kvm_set_cpu_caps@2@set@CPUID_1_EDX@21@X86_FEATURE_DS@(!(b || c)) && d
kvm-op@kvm_set_cpu_caps@3@clear@CPUID_1_EDX@21@X86_FEATURE_DS@(!(b || c)) && !(d)
kvm-op@kvm_set_cpu_caps@4@set@CPUID_1_EDX@0@X86_FEATURE_FPU@e && f
kvm-op@kvm_set_cpu_caps@5@clear@CPUID_1_EDX@0@X86_FEATURE_FPU@e && !(f)'
	caps 'a list under a condition' '	unsigned int f_ds = a || b ? F(DS) : 0;

	if (c) {
		kvm_cpu_cap_mask(CPUID_1_EDX, F(FPU) | f_ds | 0 /* ACPI */);
	} else {
		kvm_cpu_caps[CPUID_1_EDX] |= f_ds;
	}' 'kvm-cap@CPUID_1_EDX@0@native@X86_FEATURE_FPU@c
kvm-cap@CPUID_1_EDX@21@native@X86_FEATURE_DS@c && (a || b)
kvm-left-out@CPUID_1_EDX@ACPI
kvm-op@kvm_set_cpu_caps@0@set@CPUID_1_EDX@21@X86_FEATURE_DS@!(c) && (a || b)'
}

# Other statements: passed over if they touch no capability.

test_other_statements() {
	caps 'statements that touch nothing' '	struct reg *reg, regs[2] = { { 1 }, { 2 } };
	int i = 0;

	memset(kvm_cpu_caps, 0, sizeof(kvm_cpu_caps));
	BUILD_BUG_ON(sizeof(kvm_cpu_caps) > sizeof(boot.capability));
	memcpy(&kvm_cpu_caps, &boot.capability, sizeof(kvm_cpu_caps));
	;
	kvm_caps.types |= BIT(NORMAL_VM);
	note_level(1);
	if (!kvm_cpu_cap_has(X86_FEATURE_DS) && i)
		kvm_caps.mask = min(i, 3);
	{
		reg = &regs[1];
		kvm_cpu_cap_set(X86_FEATURE_FPU);
	}
	return;' 'kvm-op@kvm_set_cpu_caps@0@set@CPUID_1_EDX@0@X86_FEATURE_FPU'
	for loop in 'for (;;)' 'while (more())' 'switch (kind)'; do
		bad_caps "$loop" "	kvm_cpu_cap_set(X86_FEATURE_FPU);
	$loop {
		kvm_cpu_cap_set(X86_FEATURE_DS);
	}" "${loop%% *}" 'not known here'
	done
	bad_caps 'do' '	do {
		kvm_cpu_cap_set(X86_FEATURE_DS);
	} while (more());' 'do {' 'not known here'
	bad_caps 'goto' '	goto out;
	kvm_cpu_cap_set(X86_FEATURE_FPU);' goto 'not known here'
	bad_caps 'an early return' '	if (a)
		return;
	kvm_cpu_cap_set(X86_FEATURE_FPU);' return 'not known here'
	bad_caps 'an element outside a list' '	mask(F(FPU));' 'F(FPU)' 'not known here'
	bad_caps 'an undecided part' '	kvm_cpu_cap_set(X86_FEATURE_FPU);
#ifdef CONFIG_UNKNOWN
	kvm_cpu_cap_set(X86_FEATURE_DS);
#endif' '^kvm_cpu_cap_set(X86_FEATURE_DS)' 'cannot be decided'
	caps 'parts that are decided' '#if 0
	kvm_cpu_cap_set(X86_FEATURE_FPU);
#elif !defined(CONFIG_X86_32) && defined(CONFIG_X86_64)
	kvm_cpu_cap_set(X86_FEATURE_DS);
#endif' 'kvm-op@kvm_set_cpu_caps@0@set@CPUID_1_EDX@21@X86_FEATURE_DS'
}

# Functions: where they are found, and in which order.

# Whether the facts name a file as read.
reads() { # NAME PATH yes|no
	if grep -q "^file	$2	" "$SCRATCH/facts"; then
		found=yes
	else
		found=no
	fi
	exits "$1: $2 is read: $3" 0 test $found = "$3"
}

test_functions() {
	fresh
	bodies '	kvm_cpu_cap_set(X86_FEATURE_FPU);' \
		'	kvm_set_cpu_caps();
	kvm_cpu_cap_set(X86_FEATURE_DS);
	kvm_end_caps();' '	kvm_set_cpu_caps();
	sev_set_cpu_caps();
	sev_set_cpu_caps();'
	function_text 'static inline void kvm_end_caps' \
		'	kvm_cpu_cap_clear(X86_FEATURE_DS);' > "$caps_h"
	function_text 'void __init sev_set_cpu_caps' \
		'	kvm_cpu_cap_set(X86_FEATURE_SYSCALL);' > "$sev_caps"
	# A definition further down the manifest, and a declaration further up.
	function_text 'void sev_set_cpu_caps' \
		'	kvm_cpu_cap_clear(X86_FEATURE_SYSCALL);' > "$x86_caps"
	echo 'void sev_set_cpu_caps(void);' >> "$kvm"
	followed='kvm-op@kvm_set_cpu_caps@0@set@CPUID_1_EDX@0@X86_FEATURE_FPU
kvm-op@vmx_set_cpu_caps@0@set@CPUID_1_EDX@21@X86_FEATURE_DS
kvm-op@kvm_end_caps@0@clear@CPUID_1_EDX@21@X86_FEATURE_DS
kvm-op@sev_set_cpu_caps@0@set@CPUID_8000_0001_EDX@11@X86_FEATURE_SYSCALL'
	says 'functions that are called' "$linux" "$kvm_kinds" "$followed"
	"$FEATMAP" facts "$linux" > "$SCRATCH/facts"
	reads 'functions that are called' arch/x86/kvm/svm/sev.c yes
	reads 'functions that are called' arch/x86/kvm/x86.c no
	rm "$sev_caps"
	says 'in the next file' "$linux" "$kvm_kinds" \
		"$(echo "$followed" | sed '/sev_set/s/@set@/@clear@/')"
	function_text 'void other' ';' > "$x86_caps"
	exits 'a function that is nowhere' 3 "$FEATMAP" facts "$linux"
	holds 'and which it is' 'has no sev_set_cpu_caps; looked for in: ' "$SCRATCH/err"
	fresh
	bodies '' '	if (nested)
		kvm_set_cpu_caps();'
	refused 'a call under a condition' "$linux" "$vmx_caps" '^kvm_set_cpu_caps();' \
		'a conditional call of kvm_set_cpu_caps() is not known here'
	test_missing_functions
	test_undecided_function
}

test_missing_functions() {
	for vendor in vmx svm; do
		fresh
		bodies ''
		file=$linux/arch/x86/kvm/$vendor/$vendor.c
		sed "s/${vendor}_set_cpu_caps/other/" "$file" > "$SCRATCH/other"
		cp "$SCRATCH/other" "$file"
		exits "no ${vendor}_set_cpu_caps" 3 "$FEATMAP" facts "$linux"
		holds "no ${vendor}_set_cpu_caps: which" "has no ${vendor}_set_cpu_caps" \
			"$SCRATCH/err"
	done
	rm -r "$linux/arch/x86/kvm/vmx" "$linux/arch/x86/kvm/svm"
	exits 'with --partial' 0 "$FEATMAP" facts --partial "$linux"
	grep '^missing	' "$SCRATCH/out" > "$SCRATCH/got"
	printf 'missing\tcaps\n' > "$SCRATCH/wanted"
	same 'with --partial: missing once' "$SCRATCH/wanted" "$SCRATCH/got"
	[ ! -x "$clang" ] || exits 'with --partial: the referee' 0 \
		"$FEATMAP" verify --partial "$linux"
}

test_undecided_function() {
	fresh
	bodies ''
	{
		echo '#ifdef CONFIG_UNKNOWN'
		cat "$vmx_caps"
		echo '#endif'
	} > "$SCRATCH/made"
	cp "$SCRATCH/made" "$vmx_caps"
	exits 'a function that is undecided' 3 "$FEATMAP" facts "$linux"
	holds 'a function that is undecided: which' 'has no vmx_set_cpu_caps' "$SCRATCH/err"
}

# cpuid_deps[].

dependencies() { # NAME ROWS LINES
	fresh
	deps_table "$2"
	says "$1" "$linux" dependency "$3"
}

bad_dependencies() { # NAME ROWS TEXT FRAGMENT
	fresh
	deps_table "$2"
	refused "$1" "$linux" "$cpuid_deps" "$3" "$4"
}

deps_table() { # ROWS
	cat > "$cpuid_deps" << END
struct cpuid_dep {
	unsigned int feature;
	unsigned int depends;
};

static const struct cpuid_dep cpuid_deps[] = {
$1
};
END
}

test_dependencies() {
	dependencies 'rows' '	{ X86_FEATURE_XMM4_1,	X86_FEATURE_XMM3,	},
	{ .depends = X86_FEATURE_FPU, .feature = X86_FEATURE_XMM3 },
	{ 4*32+26, X86_FEATURE_FPU + 21 },
	{ X86_FEATURE_XMM4_1, X86_FEATURE_XMM3 },
#ifdef CONFIG_X86_32
	{ X86_FEATURE_ART, X86_FEATURE_MBA },
#endif
	{}' 'dependency@X86_FEATURE_XMM4_1@X86_FEATURE_XMM3
dependency@X86_FEATURE_XMM3@X86_FEATURE_FPU
dependency@X86_FEATURE_SPEC_CTRL@X86_FEATURE_DS
dependency@X86_FEATURE_XMM4_1@X86_FEATURE_XMM3'
	fresh
	swap "$cpuid_deps" 'int feature' 'int held'
	swap "$cpuid_deps" 'int depends' 'int feature'
	swap "$cpuid_deps" 'int held' 'int depends'
	swap "$cpuid_deps" X86_FEATURE_FPU X86_FEATURE_DS
	says 'fields in another order' "$linux" dependency \
		'dependency@X86_FEATURE_XMM3@X86_FEATURE_XMM4_1
dependency@X86_FEATURE_DS@X86_FEATURE_SGX1'
	after "$features" 'define X86_FEATURE_DS' \
		'#define X86_FEATURE_STORE	X86_FEATURE_DS'
	swap "$cpuid_deps" X86_FEATURE_SGX1 X86_FEATURE_STORE
	says 'the macro as it is written' "$linux" dependency \
		'dependency@X86_FEATURE_XMM3@X86_FEATURE_XMM4_1
dependency@X86_FEATURE_DS@X86_FEATURE_STORE'
	bad_dependencies 'a feature that ends the table' '	{ X86_FEATURE_FPU, X86_FEATURE_DS },
	{}' '{ X86_FEATURE_FPU' 'ends the table'
	bad_dependencies 'no row of zeros' '	{ X86_FEATURE_XMM4_1, X86_FEATURE_XMM3 },' \
		'cpuid_deps[] = ^{' 'no row of zeros'
	bad_dependencies 'a row behind the zeros' '	{ 0, 0 },
	{ X86_FEATURE_XMM4_1, X86_FEATURE_XMM3 },
	{}' '{ X86_FEATURE_XMM4_1' 'end'
	bad_dependencies 'an unknown macro' '	{ X86_FEATURE_NOWHERE, X86_FEATURE_XMM3 },
	{}' X86_FEATURE_NOWHERE 'nothing defines X86_FEATURE_NOWHERE'
	bad_dependencies 'a number of no feature' '	{ X86_FEATURE_XMM3, 2*32+31 },
	{}' '{ X86_FEATURE_XMM3' 'no X86_FEATURE_* has the number 95'
	bad_dependencies 'no braces' '	DEPENDS(XMM4_1, XMM3),
	{}' DEPENDS 'row in braces'
	bad_dependencies 'too many fields' '	{ X86_FEATURE_XMM3, X86_FEATURE_FPU, 7 },
	{}' '7' 'no such field'
	bad_dependencies 'a row that is undecided' '#ifdef CONFIG_UNKNOWN
	{ X86_FEATURE_XMM3, X86_FEATURE_FPU },
#endif
	{}' '{ X86_FEATURE_XMM3' 'cannot be decided'
	fresh
	swap "$cpuid_deps" 'cpuid_deps[]' 'other[]'
	exits 'no cpuid_deps[]' 3 "$FEATMAP" facts "$linux"
	holds 'no cpuid_deps[]: which' 'has no cpuid_deps' "$SCRATCH/err"
	exits 'no cpuid_deps[], --partial' 0 "$FEATMAP" facts --partial "$linux"
	holds 'no cpuid_deps[], --partial' 'missing	dependencies' "$SCRATCH/out"
}

# Calls that set or clear a feature.

setter_file=arch/x86/kernel/cpu/common.c

test_setters() {
	fresh
	cat > "$setters" << 'END'
/* SPDX-License-Identifier: MIT */
#define SET_FPU(c)	set_cpu_cap(c, X86_FEATURE_FPU)
#define SET_DS(c) \
	set_cpu_cap(c, X86_FEATURE_DS)
void set_cpu_cap(struct cpuinfo *c, unsigned int feature);
static int mask = set_cpu_cap(&boot, X86_FEATURE_FPU);

static int __init
plain(struct cpuinfo *c)
{
	set_cpu_cap(c, X86_FEATURE_FPU);
	clear_cpu_cap(&boot, X86_FEATURE_DS); // clear_cpu_cap(c, X86_FEATURE_FPU);
	setup_force_cpu_cap(X86_FEATURE_ART); setup_clear_cpu_cap( X86_FEATURE_MBA );
	if (do_clear_cpu_cap(c, X86_FEATURE_SGX1)) {
		struct list all = { .first = my_force_cpu_cap(X86_FEATURE_IBRS) };
	}
	set_cpu_cap(find(c, "X86_FEATURE_FPU)"),
		    X86_FEATURE_XMM3);
	set_cpu_cap
		(c, X86_FEATURE_XMM4_1);
	set_cpu_cap(c, X86_FEATURE_FPU);
	return has("set_cpu_cap(c, X86_FEATURE_FPU)");
}

static void skipped(struct cpuinfo *c, int n)
{
	clear_cpu_cap(c, n);	/* set_cpu_cap(c, X86_FEATURE_FPU) */
	kvm_cpu_cap_set(X86_FEATURE_FPU);
	kvm_clear_cpu_cap(X86_FEATURE_FPU);
	set_cpu_cap(c, 3);
	set_cpu_cap(c, X86_FEATURE_FPU + n);
	set_cpu_cap(X86_FEATURE_FPU, c);
	set_cpu_caps(X86_FEATURE_FPU);
	setup_force_cpu_bug(X86_BUG_F00F);
	set_cpu_capability(c, X86_FEATURE_FPU);
	callback = set_cpu_cap;
}
END
	says 'setters' "$linux" setter "setter@X86_FEATURE_FPU@set_cpu_cap@plain@$setter_file@11
setter@X86_FEATURE_DS@clear_cpu_cap@plain@$setter_file@12
setter@X86_FEATURE_ART@setup_force_cpu_cap@plain@$setter_file@13
setter@X86_FEATURE_MBA@setup_clear_cpu_cap@plain@$setter_file@13
setter@X86_FEATURE_SGX1@do_clear_cpu_cap@plain@$setter_file@14
setter@X86_FEATURE_IBRS@my_force_cpu_cap@plain@$setter_file@15
setter@X86_FEATURE_XMM3@set_cpu_cap@plain@$setter_file@17
setter@X86_FEATURE_XMM4_1@set_cpu_cap@plain@$setter_file@19
setter@X86_FEATURE_FPU@set_cpu_cap@plain@$setter_file@21"
	test_setter_conditions
	test_setter_blocks
	test_setter_files
	fresh
	swap "$setters" X86_FEATURE_ART X86_FEATURE_NOWHERE
	refused 'a setter of an unknown macro' "$linux" "$setters" X86_FEATURE_NOWHERE \
		'no X86_FEATURE_*'
}

# What does not hold does not count; what cannot be told does, on both sides.
test_setter_conditions() {
	fresh
	after "$features" 'define NBUGINTS' '#ifdef CONFIG_X86_32
#define X86_FEATURE_ONLY32	( 2*32+10)
#endif'
	cat > "$setters" << 'END'
static void decided(struct cpuinfo *c)
{
#ifdef CONFIG_X86_32
	set_cpu_cap(c, X86_FEATURE_FPU);
#else
	set_cpu_cap(c, X86_FEATURE_DS);
#endif
#if 0 || defined(CONFIG_X86_32) && defined(CONFIG_SMP)
	set_cpu_cap(c, X86_FEATURE_ART);
#elif defined(CONFIG_X86_64) && defined(CONFIG_SMP)
	set_cpu_cap(c, X86_FEATURE_MBA);
#else
	set_cpu_cap(c, X86_FEATURE_SGX1);
#endif
	set_cpu_cap(c, X86_FEATURE_ONLY32);
}

#ifdef CONFIG_SMP
static void several(struct cpuinfo *c)
{
	set_cpu_cap(c, X86_FEATURE_FPU);
#else
static void single(struct cpuinfo *c)
{
	clear_cpu_cap(c, X86_FEATURE_FPU);
#endif
	c->level = 1;
}

static void branches(struct cpuinfo *c)
{
#ifdef CONFIG_SMP
	if (c->threads) {
#else
	if (c->level) {
#endif
		set_cpu_cap(c, X86_FEATURE_XMM3);
	}
}

static void last(struct cpuinfo *c)
{
	clear_cpu_cap(c, X86_FEATURE_XMM3);
}
END
	says 'setters under conditions' "$linux" setter \
		"setter@X86_FEATURE_DS@set_cpu_cap@decided@$setter_file@6
setter@X86_FEATURE_MBA@set_cpu_cap@decided@$setter_file@11
setter@X86_FEATURE_SGX1@set_cpu_cap@decided@$setter_file@13
setter@X86_FEATURE_FPU@set_cpu_cap@several@$setter_file@21
setter@X86_FEATURE_FPU@clear_cpu_cap@single@$setter_file@25
setter@X86_FEATURE_XMM3@set_cpu_cap@branches@$setter_file@37
setter@X86_FEATURE_XMM3@clear_cpu_cap@last@$setter_file@43"
}

# Blocks are left out where nothing is set, and what only looks like a brace is none.
test_setter_blocks() {
	fresh
	{
		cat << 'END'
static void blocks(struct cpuinfo *c)
{
	note("start");
	if (c->x == '{' || c->y == '"') { /* { */
		say("{ \" {"); // { \
		{ {
	} else {
		say("}");
		if (c->z) { do { say("a"); } while (0); } else { say("b");
			set_cpu_cap(c, X86_FEATURE_FPU); }
	}
	for (;;) {
		say("c");
	} while (0); set_cpu_cap(c, X86_FEATURE_DS); {
		say(c->a / c->b, "}" "}");
		#define one(c) { \
			say(c); }
	}
	enum { LOCAL, OTHER }; struct { int a; } b = { .a = LOCAL };
	switch (c->x) { case 1: {
		say("d"); }
	#ifdef CONFIG_X86_32
		set_cpu_cap(c, X86_FEATURE_ART);
	#endif
	case 2: set_cpu_cap(c, X86_FEATURE_MBA);
	}
}

static void deep(struct cpuinfo *c)
{
	say("one");
END
		for _ in $(seq 100); do echo 'if (c) {'; done
		echo 'set_cpu_cap(c, X86_FEATURE_XMM3); /* */'
		for _ in $(seq 100); do echo '}'; done
		cat << 'END'
}
static void last(struct cpuinfo *c)
{
	clear_cpu_cap(c, X86_FEATURE_XMM3);
}
END
	} > "$setters"
	says 'setters in blocks' "$linux" setter \
		"setter@X86_FEATURE_FPU@set_cpu_cap@blocks@$setter_file@10
setter@X86_FEATURE_DS@set_cpu_cap@blocks@$setter_file@14
setter@X86_FEATURE_MBA@set_cpu_cap@blocks@$setter_file@25
setter@X86_FEATURE_XMM3@set_cpu_cap@deep@$setter_file@132
setter@X86_FEATURE_XMM3@clear_cpu_cap@last@$setter_file@236"
}

# All that are there are read; cpuid-deps.c, which sets nothing, always is.
test_setter_files() {
	fresh
	cp "$setters" "$linux/arch/x86/kernel/tsc.c"
	echo 'static int nothing;' > "$linux/arch/x86/kernel/cpu/amd.c"
	cp "$setters" "$linux/arch/x86/kernel/not_named.c"
	lines='setter@X86_FEATURE_ART@set_cpu_cap@find_timers@FILE@7
setter@X86_FEATURE_TSC_DEADLINE_TIMER@setup_clear_cpu_cap@find_timers@FILE@9'
	says 'setters in two files' "$linux" setter \
		"$(echo "$lines" | sed "s|FILE|$setter_file|")
$(echo "$lines" | sed 's|FILE|arch/x86/kernel/tsc.c|')"
	rm "$setters" "$linux/arch/x86/kernel/tsc.c"
	says 'no setters' "$linux" setter ''
}

# QEMU's feature_dependencies[].

relations() { # NAME ROWS LINES
	fresh
	relation_table "$2"
	says "$1" "$qemu" qemu-dependency "$3"
}

bad_relations() { # NAME ROWS TEXT FRAGMENT
	fresh
	relation_table "$2"
	refused "$1" "$qemu" "$table" "$3" "$4"
}

# Other rows than the miniature tree's.
relation_table() { # ROWS
	sed '/feature_dependencies\[\]/q' "$table" > "$SCRATCH/made"
	printf '%s\n};\n' "$1" >> "$SCRATCH/made"
	cp "$SCRATCH/made" "$table"
}

test_relations() {
	relations 'rows of QEMU' '	{
		.from = { FEAT_1_EDX, CPUID_FP87 | CPUID_DTS },
		.to = { FEAT_ARCH_CAPABILITIES, ~0ull },
	},
	{ { FEAT_1_ECX, 1U << 31 }, { FEAT_KVM, ~0U } },
	{ .to = { .mask = 1ull << 62, .index = FEAT_ARCH_CAPABILITIES },
	  .from = { .mask = CPUID_EXT_SSE3, .index = FEAT_1_EDX + 1 } },
	{ .to = { FEAT_XSAVE_XCR0_LO, 0xffffffffull << 32 }, .from = { 0, 2 } },
	{ { FEAT_1_ECX, 1U << 31 }, { FEAT_KVM, ~0U } },' \
		'qemu-dependency@FEAT_1_EDX@0x200001@FEAT_ARCH_CAPABILITIES@0xffffffffffffffff
qemu-dependency@FEAT_1_ECX@0x80000000@FEAT_KVM@0xffffffff
qemu-dependency@FEAT_1_ECX@0x1@FEAT_ARCH_CAPABILITIES@0x4000000000000000
qemu-dependency@FEAT_1_EDX@0x2@FEAT_XSAVE_XCR0_LO@0xffffffff00000000
qemu-dependency@FEAT_1_ECX@0x80000000@FEAT_KVM@0xffffffff'
	relations 'a row under #ifdef' '	{ { FEAT_1_ECX, 1 }, { FEAT_KVM, 2 } },
#ifdef CONFIG_USER_ONLY
	{ { FEAT_1_ECX, 3 }, { FEAT_KVM, 4 } },
#endif' 'qemu-dependency@FEAT_1_ECX@0x1@FEAT_KVM@0x2'
	bad_relations 'an unknown word' '	{ { FEAT_1_ECX, 1 }, { FEAT_NONE, 2 } },' \
		FEAT_NONE 'nothing defines FEAT_NONE'
	bad_relations 'no word' '	{ { FEAT_1_ECX, 1 }, { FEATURE_WORDS, 2 } },' \
		'{ FEATURE_WORDS' 'no word 10'
	bad_relations 'an unknown mask' '	{ { FEAT_1_ECX, CPUID_NONE }, { FEAT_KVM, 2 } },' \
		CPUID_NONE 'nothing defines CPUID_NONE'
	bad_relations 'an unknown field' '	{ .from = { FEAT_1_ECX, 1 }, .when = { FEAT_KVM, 2 } },' \
		'.when = ^{' ''
	bad_relations 'a row without braces' '	DEPENDS(FEAT_1_ECX, FEAT_KVM),' \
		DEPENDS ''
	bad_relations 'a row that is undecided' '#ifdef CONFIG_UNKNOWN
	{ { FEAT_1_ECX, 1 }, { FEAT_KVM, 2 } },
#endif' '{ { FEAT_1_ECX' 'cannot be decided'
	fresh
	swap "$table" 'feature_dependencies[]' 'other[]'
	exits 'no feature_dependencies[]' 3 "$FEATMAP" facts "$qemu"
	holds 'no feature_dependencies[]: which' 'has no feature_dependencies' "$SCRATCH/err"
}

test_lists
test_locals
test_left_out
test_operations
test_conditions
test_other_statements
test_functions
test_dependencies
test_setters
test_relations
finish
