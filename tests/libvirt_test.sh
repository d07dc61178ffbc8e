# SPDX-License-Identifier: MIT
# libvirt's formats: the list against libvirt's own generator, the report against
# libvirt's own table of aliases, and what is refused of their two input files.
# shellcheck disable=SC2154 # of mini.sh
. tests/lib.sh
. tests/mini.sh

generator=$TREES/libvirt-11.3/src/cpu_map/sync_qemu_features_i386.py
shipped=$TREES/libvirt-11.3/src/cpu_map/x86_features.xml
config=inputs/libvirt.conf
clang=$(dirname "$FEATMAP")/featmap-clang

# libvirt QEMU-TREE [OPTION...]: the list to standard output.
list() { # LINUX QEMU
	"$FEATMAP" gen --no-verify --linux "$1" --qemu "$2" --format libvirt \
		--config "$config" -o -
}

# The names libvirt's generator has in a table of its, one a line.
of_generator() { # EXPRESSION
	python3 - "$generator" "$1" << 'END'
import runpy
import sys

table = runpy.run_path(sys.argv[1])
for row in sorted(eval(sys.argv[2], table)):
    print(row)
END
}

# Byte for byte. Of QEMU 5.2 the generator takes the table only if it is not
# called static, which the other releases' are not.
same_as_generator() { # QEMU
	mkdir "$SCRATCH/tree"
	cp -R "$TREES/$1/." "$SCRATCH/tree"
	sed 's/^static FeatureWordInfo feature_word_info/FeatureWordInfo feature_word_info/' \
		"$TREES/$1/target/i386/cpu.c" > "$SCRATCH/tree/target/i386/cpu.c"
	exits "$1: libvirt's own generator" 0 python3 "$generator" -o "$SCRATCH/wanted" "$SCRATCH/tree"
	for kernel in linux-5.10 linux-6.1 linux-6.12; do
		list "$TREES/$kernel" "$TREES/$1" > "$SCRATCH/got" 2> "$SCRATCH/err"
		same "$1 $kernel: x86_features.xml, byte for byte" "$SCRATCH/wanted" "$SCRATCH/got"
	done
	rm -r "$SCRATCH/tree"
}

real_trees() {
	for qemu_tree in qemu-5.2 qemu-7.2 qemu-10.0; do
		same_as_generator $qemu_tree
	done
	exits "it cannot read QEMU 5.2 as it is" 1 python3 "$generator" \
		-o "$SCRATCH/wanted" "$TREES/qemu-5.2"
}

# The configuration repeats what libvirt decides, and nothing else: as the
# generator has it, but for the aliases, of which it has none.
decisions() {
	of_generator '["ignore " + name for name in FEATURES_IGNORE]' > "$SCRATCH/wanted"
	grep '^ignore ' $config | sort > "$SCRATCH/got"
	same "what is ignored" "$SCRATCH/wanted" "$SCRATCH/got"
	of_generator '["not-migratable " + name for name in FEATURES_NON_MIGRATABLE]' > "$SCRATCH/wanted"
	grep '^not-migratable ' $config | sort > "$SCRATCH/got"
	same "what is not migratable" "$SCRATCH/wanted" "$SCRATCH/got"
	of_generator '[name for bits in FEATURES_EXTRA.values() for name in bits.values()]' > "$SCRATCH/wanted"
	awk '$1 == "extra" { print $3 }' $config | sort > "$SCRATCH/got"
	same "what is extra" "$SCRATCH/wanted" "$SCRATCH/got"
}

# report LINUX QEMU TABLE
report() {
	"$FEATMAP" gen --no-verify --linux "$1" --qemu "$2" --format libvirt-report \
		--config "$config" --libvirt "$3" -o -
}

# A table with nothing wrong in it: what featmap itself makes of the trees. Then
# all that a person may get wrong is put in, one thing at a time.
spoilt() { # NAME OLD NEW LINE
	cp "$SCRATCH/good.xml" "$SCRATCH/bad.xml"
	swap "$SCRATCH/bad.xml" "$2" "$3"
	report "$TREES/linux-6.12" "$TREES/qemu-10.0" "$SCRATCH/bad.xml" > "$SCRATCH/out" 2> "$SCRATCH/err"
	grep '^    [^ ]' "$SCRATCH/out" | sort > "$SCRATCH/out.sorted"
	comm -13 "$SCRATCH/good.lines" "$SCRATCH/out.sorted" > "$SCRATCH/got"
	echo "    $4" | sort > "$SCRATCH/wanted"
	same "report: $1" "$SCRATCH/wanted" "$SCRATCH/got"
}

reports() {
	list "$TREES/linux-6.12" "$TREES/qemu-10.0" > "$SCRATCH/good.xml"
	report "$TREES/linux-6.12" "$TREES/qemu-10.0" "$SCRATCH/good.xml" > "$SCRATCH/out"
	grep '^    [^ ]' "$SCRATCH/out" | sort > "$SCRATCH/good.lines"
	spoilt "an alias of another bit" "alias name='sse3' source='qemu'" "alias name='vmx' source='qemu'" \
		"alias vmx of pni: QEMU's vmx is CPUID.01H.0:ECX[5], not CPUID.01H.0:ECX[0]
    alias sse3 of pni, source qemu"
	spoilt "an alias that is nothing" "alias name='i64' source='qemu'" "alias name='i65' source='qemu'" \
		"alias i64 of lm, source qemu
    alias i65 of lm: QEMU calls nothing so"
	spoilt "an alias that Linux sets itself" "alias name='cqm' source='linux'" \
		"alias name='ssbd' source='linux'" \
		"alias cqm of cmt, source linux
    alias ssbd of cmt: Linux sets ssbd by itself: it is no hardware bit"
	spoilt "a wrong bit" "ecx='0x00000001'" "ecx='0x00010000'" \
		"pni, CPUID.01H.0:ECX[16]: QEMU's pni is CPUID.01H.0:ECX[0]
    alias sse3 of pni: QEMU's sse3 is CPUID.01H.0:ECX[0], not CPUID.01H.0:ECX[16]
    pni, CPUID.01H.0:ECX[0]"
	spoilt "what QEMU does not migrate" "name='invtsc' migratable='no'" "name='invtsc'" \
		"invtsc, CPUID.80000007H.0:EDX[8]: not marked migratable='no', QEMU says it is not migratable"
	spoilt "a name of nothing" "name='dtes64'" "name='dtes65'" \
		"dtes65, CPUID.01H.0:ECX[2]: QEMU calls it dtes64
    alias dtes64 of dtes65, source linux
    alias dtes64 of dtes65, source qemu"
}

# What the report says of libvirt's table as it is shipped, looked up by hand.
of_shipped() {
	report "$TREES/linux-6.12" "$TREES/qemu-10.0" "$shipped" > "$SCRATCH/out" 2> "$SCRATCH/err"
	holds "the shipped table: counts" "1 wrong, 31 missing, 1 needless, 11 unknown" "$SCRATCH/out"
	holds "... a bit it lacks" "    bhi-no, MSR.10AH[20]" "$SCRATCH/out"
	holds "... an alias it lacks" "    alias tsc_deadline_timer of tsc-deadline, source linux" "$SCRATCH/out"
	holds "... places of both" "        x86_features.xml:82:18" "$SCRATCH/out"
	holds "... xsaves" "    xsaves, CPUID.0DH.1:EAX[3]: migratable='no', QEMU says it is" "$SCRATCH/out"
	holds "... what is ignored for nothing" "    ignore kvmclock2" "$SCRATCH/out"
	# No alias that libvirt keeps by hand is unknown to the trees.
	grep 'alias .*: ' "$SCRATCH/out" > "$SCRATCH/got"
	same "... none of its aliases is wrong" /dev/null "$SCRATCH/got"
}

# Every alias that libvirt keeps by hand is derived, of QEMU or of Linux.
aliases_are_derived() {
	of_generator '["\t".join((name, alias, source)) for name, rows in FEATURES_ALIASES.items() for alias, source in rows]' > "$SCRATCH/wanted"
	list "$TREES/linux-6.12" "$TREES/qemu-10.0" | awk -F "'" -v OFS='\t' '
		/<feature/ { feature = $2 }
		/<alias/ { print feature, $2, $4 }' | sort > "$SCRATCH/got"
	same "$(wc -l < "$SCRATCH/wanted") aliases are derived, none is configured" \
		"$SCRATCH/wanted" "$SCRATCH/got"
}

# Bad input.

refused_config() { # NAME LINE:COLUMN TEXT CONTENT
	printf '%b' "$4" > "$SCRATCH/conf"
	exits "$1" 3 "$FEATMAP" gen --no-verify --linux "$linux" --qemu "$qemu" \
		--format libvirt --config "$SCRATCH/conf" -o -
	holds "$1: the place" "$SCRATCH/conf:$2: error: $3" "$SCRATCH/err"
	holds "$1: a caret" "^" "$SCRATCH/err"
	same "$1: nothing is written" /dev/null "$SCRATCH/out"
}

bad_configs() {
	fresh
	refused_config "an unknown word" 2:1 "'ignore'," '# x\nforget fpu\n'
	refused_config "no name" 1:7 "'ignore QEMU-NAME' is wanted" 'ignore\n'
	refused_config "a remark for a name" 1:8 "'ignore QEMU-NAME' is wanted" 'ignore # x\n'
	refused_config "one name too many" 1:12 "'ignore QEMU-NAME' is wanted" 'ignore fpu ds\n'
	refused_config "a name too few" 1:9 "'name QEMU-NAME LIBVIRT-NAME' is wanted" 'name fpu\n'
	refused_config "four words" 1:13 "'name QEMU-NAME LIBVIRT-NAME' is wanted" 'name fpu ds x y\n'
	refused_config "a name with a quote" 1:10 "a name is wanted here" "name fpu f'pu\n"
	refused_config "no place" 1:7 "a place is wanted here" 'extra fpu fpu\n'
	refused_config "a bit too high" 1:7 "a place is wanted here" 'extra 1.ecx.32 x\n'
	refused_config "no register" 1:7 "a place is wanted here" 'extra 1.efx.3 x\n'
	refused_config "a sign" 1:7 "a place is wanted here" 'extra -1.ecx.3 x\n'
	refused_config "a place too long" 1:7 "a place is wanted here" 'extra 1.0.0.ecx.3 x\n'
	refused_config "an MSR too high" 1:7 "a place is wanted here" 'extra msr.100000000.3 x\n'
	refused_config "said twice" 3:8 "this has been said before" 'ignore fpu\n\nignore fpu'
	refused_config "a bit twice" 2:7 "this has been said before" 'extra 1.ecx.3 x\nextra 1.0.ecx.3 y'
	refused_config "a subleaf where there is none" 1:7 "QEMU knows no subleafs" 'extra 1.0.ecx.3 x\n'
	refused_config "no subleaf where there is one" 1:7 "a subleaf is wanted" 'extra 7.ebx.3 x\n'
	refused_config "no other name in Linux" 1:13 "Linux shows no other name" 'linux-alias pni\n'
}

refused_table() { # NAME LINE:COLUMN TEXT CONTENT
	printf '%b' "$4" > "$SCRATCH/table.xml"
	: > "$SCRATCH/conf"
	exits "$1" 3 "$FEATMAP" gen --no-verify --linux "$linux" --qemu "$qemu" \
		--format libvirt-report --config "$SCRATCH/conf" --libvirt "$SCRATCH/table.xml" -o -
	holds "$1: the place" "$SCRATCH/table.xml:$2: error: $3" "$SCRATCH/err"
	same "$1: nothing is written" /dev/null "$SCRATCH/out"
}

bad_tables() {
	fresh
	start="<cpus>\n<feature name='a'>\n"
	bit="<cpuid eax_in='0x00000001' ecx='0x00000001'/>\n"
	refused_table "nothing at all" 1:1 "'<cpus>' is wanted" ''
	refused_table "a comment without end" 1:1 "this comment is never closed" '<!-- x'
	refused_table "text" 2:1 "a tag is wanted" '<cpus>\nx'
	refused_table "no end" 3:1 "'<alias', '<cpuid' or '<msr' is wanted" "$start"
	refused_table "no feature" 2:2 "'<feature name=' or" '<cpus>\n<model/>'
	refused_table "an unknown source" 3:25 "'qemu' or 'linux' is wanted" "$start<alias name='b' source='bsd'/>"
	refused_table "two bits" 3:2 "one bit is wanted" "$start<cpuid eax_in='0x00000001' ecx='0x00000003'/>"
	refused_table "no register" 3:2 "eax_in, perhaps" "$start<cpuid eax_in='0x00000001'/>"
	refused_table "a short number" 3:16 "0x and 8 digits" "$start<cpuid eax_in='0x1' ecx='0x00000001'/>"
	refused_table "one bit twice" 5:8 "this bit has a name already" \
		"$start$bit</feature><feature\n name='b'>$bit</feature></cpus>"
	refused_table "more behind it" 2:1 "nothing is wanted behind" '<cpus></cpus>\n<x>'
	refused_table "an open quote" 2:17 "a plain value" "<cpus>\n<feature name='a>"
}

# Options.
usage() {
	exits "no --config" 2 "$FEATMAP" gen --linux "$linux" --qemu "$qemu" --format libvirt
	exits "no --libvirt" 2 "$FEATMAP" gen --linux "$linux" --qemu "$qemu" \
		--format libvirt-report --config $config
	exits "--config without libvirt" 2 "$FEATMAP" gen --linux "$linux" --qemu "$qemu" --config $config
	exits "a file that is not there" 3 "$FEATMAP" gen --no-verify --linux "$linux" --qemu "$qemu" \
		--format libvirt --config "$SCRATCH/none" -o -
	exits "a depfile" 0 "$FEATMAP" gen --no-verify --linux "$TREES/linux-6.12" \
		--qemu "$TREES/qemu-10.0" --format libvirt --config $config -o "$SCRATCH" --depfile "$SCRATCH/d"
	holds "the depfile names the configuration" "  $config" "$SCRATCH/d"
}

# QEMU's further names.

with_calls() { # CALLS
	fresh
	swap "$table" '	object_property_add_alias(obj, "sse3", obj, "pni");' "$1"
}

says() { # NAME CALLS LINES
	with_calls "$2"
	printf '%s\n' "$3" | tr '@' '\t' | sed '/^$/d' > "$SCRATCH/wanted"
	"$FEATMAP" facts "$qemu" 2> "$SCRATCH/err" | grep '^qemu-alias' > "$SCRATCH/got"
	same "$1" "$SCRATCH/wanted" "$SCRATCH/got"
	[ ! -x "$clang" ] || exits "$1: the referee" 0 "$FEATMAP" verify "$qemu"
	"$FEATMAP" facts "$qemu" > "$SCRATCH/facts"
	exits "$1: saved" 0 "$FEATMAP" facts "$SCRATCH/facts"
	same "$1: saved and read again" "$SCRATCH/facts" "$SCRATCH/out"
}

refused() { # NAME CALLS TEXT MESSAGE
	with_calls "$2"
	exits "$1" 3 "$FEATMAP" facts "$qemu"
	holds "$1: the place" "$(place "$table" "$3")error: $4" "$SCRATCH/err"
}

calls() {
	says 'no alias' '' ''
	says 'aliases' '	object_property_add_alias(obj, "sse3", obj, "pni");
	/* object_property_add_alias(obj, "x", obj, "y"); */
	object_property_add_alias(obj, "clk",
		obj, "clzero"); /* old */' 'qemu-alias@clk@clzero
qemu-alias@sse3@pni'
	says 'one that is not compiled' '#ifdef CONFIG_USER_ONLY
	object_property_add_alias(obj, "a", obj, "b");
#else
	object_property_add_alias(obj, "c", obj, "d");
#endif' 'qemu-alias@c@d'
	refused 'one that may be compiled' '#ifdef CONFIG_ODD
	object_property_add_alias(obj, "a", obj, "b");
#endif' '^object_property_add_alias(obj, "a"' 'whether this is compiled cannot be decided'
	refused 'a macro for a name' '	object_property_add_alias(obj, NAME, obj, "b");' \
		'^NAME' 'object_property_add_alias('
	refused 'another object' '	object_property_add_alias(obj, "a", cpu, "b");' \
		'^cpu, "b"' 'an alias of another object'
	refused 'no plain name' '	object_property_add_alias(obj, "a b", obj, "b");' \
		'^"a b"' 'a plain name'
	fresh
	swap "$table" x86_cpu_initfn x86_cpu_init
	exits 'no function' 3 "$FEATMAP" facts "$qemu"
	holds 'no function: says so' "has no x86_cpu_initfn; looked for in: target/i386/cpu.c" "$SCRATCH/err"
	fresh
	sed '/add_alias/q' "$table" > "$SCRATCH/made"
	cp "$SCRATCH/made" "$table"
	exits 'a function cut off' 3 "$FEATMAP" facts "$qemu"
	refused 'twice' '	object_property_add_alias(obj, "a", obj, "b");
	object_property_add_alias(obj, "a", obj, "c");' '^"a", obj, "c"' 'this alias is given twice'
}

# A tree of parts is said to be one.
partial() {
	fresh
	rm -r "$linux/arch/x86/kvm"
	: > "$SCRATCH/conf"
	printf '<cpus></cpus>' > "$SCRATCH/table.xml"
	exits "a partial tree" 0 "$FEATMAP" gen --no-verify --partial --linux "$linux" --qemu "$qemu" \
		--format libvirt-report --config "$SCRATCH/conf" --libvirt "$SCRATCH/table.xml" -o -
	holds "... is named as such" "Linux's tree lacks parts, and so perhaps names: " "$SCRATCH/out"
}

real_trees
decisions
aliases_are_derived
reports
of_shipped
bad_configs
bad_tables
usage
partial
calls
finish
