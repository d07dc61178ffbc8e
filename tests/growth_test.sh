# SPDX-License-Identifier: MIT
# Files of two megabytes that are made to take long, or to nest deeply: whatever
# is done with them ends soon, in bounded memory. Each of these once took time that
# grew with the square of the file, or a stack as deep as it.
. tests/lib.sh
. tests/mini.sh

# TEXT so many times, with its number for each '@' in it.
many() { # COUNT TEXT
	TEXT=$2 awk -v count="$1" 'BEGIN {
		parts = split(ENVIRON["TEXT"], part, "@")
		for (i = 0; i < count; i++) {
			printf "%s", part[1]
			for (k = 2; k <= parts; k++)
				printf "%d%s", i, part[k]
		}
	}'
}

# Puts standard input before the first line that holds TEXT.
put_before() { # FILE TEXT
	cat > "$SCRATCH/part"
	TEXT=$2 awk -v part="$SCRATCH/part" '
		!done && index($0, ENVIRON["TEXT"]) {
			while ((getline line < part) > 0)
				print line
			done = 1
		}
		{ print }
		END { exit !done }' "$1" > "$SCRATCH/whole" || fail "no '$2' in $1"
	cat "$SCRATCH/whole" > "$1"
}

# The command ends in time with STATUS, and with an error of this text, if any.
ends() { # NAME STATUS TEXT COMMAND...
	name=$1 wanted=$2 text=$3
	shift 3
	(
		[ -n "${SANITIZING-}" ] || ulimit -v 2000000
		exec timeout "${PATIENCE:-15}" "$@"
	) > "$SCRATCH/out" 2> "$SCRATCH/err"
	got=$?
	if [ "$got" -ne "$wanted" ]; then
		fail "$name: exit status $got, not $wanted" "$SCRATCH/err"
	elif [ -n "$text" ]; then
		holds "$name" "$text" "$SCRATCH/err"
	else
		pass "$name"
	fi
}

# What is in $SCRATCH/text goes to the end of FILE of a good tree, or before the
# line of it that holds BEFORE; then the tree is read.
reads() { # NAME STATUS TEXT FILE [BEFORE]
	fresh
	if [ -n "${5-}" ]; then
		put_before "$4" "$5" < "$SCRATCH/text"
	else
		cat "$SCRATCH/text" >> "$4"
	fi
	case $4 in
	"$qemu"*) ends "$1" "$2" "$3" "$FEATMAP" facts "$qemu" ;;
	*) ends "$1" "$2" "$3" "$FEATMAP" facts "$linux" ;;
	esac
}

# Macros each of which is the one before it, twice.
doubling() {
	echo '#define A0 1 +'
	awk 'BEGIN { for (i = 1; i < 30; i++) printf "#define A%d A%d A%d\n", i, i - 1, i - 1 }'
}

# Tokens.
{ printf 'int a = "'; many 1000000 '\"'; echo ';'; } > "$SCRATCH/text"
reads 'quotes in an open string' 0 '' "$features"
many 500000 '#/*
' > "$SCRATCH/text"
reads 'open comments behind #' 3 'this comment is never closed' "$features"
many 400000 'enum ' > "$SCRATCH/text"
reads 'enum, again and again' 0 '' "$kvm"
many 400000 'enum{' > "$SCRATCH/text"
reads 'enums that are not closed' 0 '' "$kvm"

# What is left out: braces that close, stay open, or are in a comment, all in a line or not.
for line in '{}' '{}"}"' '{/*}*/ }' '{} /' '}{' 'set_cpu_cap(c);{}'; do
	{ printf 'static int f(void)\n{\n'; echo '	x();'; many 700000 "$line"; echo; echo 'set_cpu_cap();}'; } \
		> "$SCRATCH/text"
	reads "braces in a line: $line" 0 '' "$setters"
done
many 300000 '{
' > "$SCRATCH/text"
sed -i '1s/^/static int f(void) {\nx();\n/; $s/$/\nset_cpu_cap(c, 1);/' "$SCRATCH/text"
reads 'braces that stay open' 3 'this brace is never closed' "$setters"
{ printf 'static int f(void) {\nx();\n'; many 100000 '{
x(); set_cpu_cap(c, 1);
'; many 100000 '}
'; echo '}'; } > "$SCRATCH/text"
reads 'braces within each other' 0 '' "$setters"

# Names.
# These once had one hash, all of them (FNV-1a's, 32 bits).
awk 'BEGIN {
	split("Ag_s yEkA AZ_W yLkA Ia_W qGkA", part)
	for (i = 0; i < 131072; i++) {
		name = "Q"
		for (k = 0; k < 17; k++)
			name = name part[(k < 2 ? k : 2) * 2 + 1 + int(i / 2 ^ k) % 2]
		print "#define " name " 1"
	}
}' > "$SCRATCH/text"
reads 'macros with one hash' 0 '' "$kvm"
{ echo 'enum x {'; many 200000 'A,B@=A,'; echo 'C}; '; echo '#if A'; echo '#endif'; } > "$SCRATCH/text"
reads 'one name for many enumerators' 0 '' "$words"
{
	printf '#define F(a'
	many 100000 ',a@'
	echo ') 1'
	many 50000 '#if F(1)
#endif
'
} > "$SCRATCH/text"
reads 'a macro with many parameters' 0 '' "$kvm"
{
	doubling
	many 100000 '#define X86_FEATURE_Q@ A29 1
'
} > "$SCRATCH/text"
reads 'macros that double, in features' 3 'this expands to too much' "$features"
{
	doubling
	many 100000 '#if A29
#endif
'
} > "$SCRATCH/text"
reads 'macros that double, in conditions' 3 'this expands to too much' "$kvm"

# Tables.
many 50000 '	{ X86_FEATURE_ART, 1, 9, @ + 0x1000, 0 },
' > "$SCRATCH/text"
reads 'rows of a table' 0 '' "$scattered" '{ 0'
many 180000 'int x = cpuid_bits[' > "$SCRATCH/text"
reads 'brackets before a table' 0 '' "$scattered" 'static'
many 40000 'case X86_FEATURE_ART: return KVM_X86_FEATURE_SGX1;
' > "$SCRATCH/text"
reads 'translations' 3 'is translated twice' "$reverse" default
many 60000 '#define X86_FEATURE_K@ (7*32+5)
' > "$SCRATCH/text"
reads 'macros for one bit' 3 'this bit has a macro already' "$reverse"
fresh
swap "$table" '"fpu",' '"fpu"
/* here */,'
many 200000 '/*a@*/
' | put_before "$table" '/* here */'
ends 'comments behind a name' 0 '' "$FEATMAP" facts "$qemu"

# Functions.
many 80000 'int a@ = 0; a@ = 1;
' > "$SCRATCH/text"
reads 'variables of a function' 3 'more variables than are known here' "$vmx_caps" 'if (nested)'
fresh
awk 'BEGIN { for (i = 0; i < 50000; i++)
	printf "static void a%d_caps(void) { a%d_caps(); }\n", i, i + 1 }' >> "$vmx_caps"
echo '	a0_caps();' | put_before "$vmx_caps" 'if (nested)'
ends 'functions that call one another' 3 'more functions set up capabilities' "$FEATMAP" facts "$linux"
{ echo 'void f(void) {'; many 150000 'set_cpu_cap('; many 150000 ')'; echo ';}'; } > "$SCRATCH/text"
reads 'calls within calls' 3 'nested too deeply' "$setters"
{ printf 'void f(void) {'; many 60000 'set_cpu_cap(c, X86_FEATURE_ART);'; echo '}'; } > "$SCRATCH/text"
reads 'calls on one line' 0 '' "$setters"

# Texts that each of many facts repeats.
spell() { # COUNT LETTER: a name so long
	head -c "$1" /dev/zero | tr '\000' "$2"
}
for size in 256 257 100000; do
	{ printf 'void '; spell $size f; echo '(void) {'; many 20000 'set_cpu_cap(c, X86_FEATURE_ART);'; echo '}'; } \
		> "$SCRATCH/text"
	case $size in
	256) reads "calls in a function with a name of $size bytes" 0 '' "$setters" ;;
	*) reads "calls in a function with a name of $size bytes" 3 'this name is longer than is known here' "$setters" ;;
	esac
done
{ printf 'void f(void) { '; spell 300 s; echo '_set_cpu_cap(c, X86_FEATURE_ART); }'; } > "$SCRATCH/text"
reads 'a call of a function with a long name' 3 'this name is longer than is known here' "$setters"
long=$(spell 100000 g)_caps
fresh
{ printf 'static void %s(void)\n{\n' "$long"; many 20000 'kvm_cpu_cap_set(X86_FEATURE_DS);'; echo '}'; } >> "$vmx_caps"
put_before "$vmx_caps" 'if (nested)' << END
	$long();
END
ends 'capabilities set in a function with a long name' 3 'this name is longer than is known here' \
	"$FEATMAP" facts "$linux"
long=CPUID_$(spell 100000 L)
named_word() { # a word with a long name, and standard input in a function about capabilities
	fresh
	put_before "$kvm" 'if (!tdp'
	awk -v name="$long" '{ gsub(/CPUID_LNX_1/, name); print }' "$words" > "$SCRATCH/whole"
	cat "$SCRATCH/whole" > "$words"
	echo "	[$long] = { 0x99, 0, CPUID_EDX }," | put_before "$reverse" '[CPUID_12_EAX] ='
}
{ echo "	kvm_cpu_cap_mask($long,"; many 15000 'F(ART) |'; echo ' 0);'; } | named_word
ends 'capabilities of a word with a long name' 3 'this name is longer than is known here' \
	"$FEATMAP" facts "$linux"
many 20000 'kvm_cpu_cap_set(X86_FEATURE_ART);' | named_word
ends 'capabilities set in a word with a long name' 3 'this name is longer than is known here' \
	"$FEATMAP" facts "$linux"

# Conditions of so many bytes, around so many operations.
under() { # BYTES OPERATIONS
	echo "if ($(spell "$1" c)) {"
	many "$2" 'kvm_cpu_cap_set(X86_FEATURE_DS);
'
	echo '}'
}
under 16384 10 > "$SCRATCH/text"
reads 'a long condition' 0 '' "$kvm" 'if (!tdp'
under 16385 10 > "$SCRATCH/text"
reads 'a condition too long' 3 'this condition is longer than is known here' "$kvm" 'if (!tdp'
holds '... its place is told' "$(place "$kvm" 'if (^ccc')error: this condition" "$SCRATCH/err"
{ echo "if ($(spell 8000 a)) {"; under 8500 10; echo '}'; } > "$SCRATCH/text"
reads 'conditions too long together' 3 'this condition is longer than is known here' "$kvm" 'if (!tdp'
{ echo "if (a /* $(spell 100000 ' ') */ && b) {"; many 50000 'kvm_cpu_cap_set(X86_FEATURE_DS);
'; echo '}'; } > "$SCRATCH/text"
reads 'a comment in a condition' 3 'this condition is longer than is known here' "$kvm" 'if (!tdp'
under 150 20000 > "$SCRATCH/text"
reads 'a real condition around many operations' 0 '' "$kvm" 'if (!tdp'
under 16384 50000 > "$SCRATCH/text"
reads 'a long condition around many operations' 3 'are longer, in all, than is known here' "$kvm" 'if (!tdp'
{ many 60 'if (a@)
'; under 15000 50000; } > "$SCRATCH/text"
reads 'many conditions around many operations' 3 'are longer, in all, than is known here' "$kvm" 'if (!tdp'
{ echo "if ($(spell 16000 c)) kvm_cpu_cap_mask(CPUID_1_EDX,"; many 15000 'F(FPU) |'; echo ' 0);'; } > "$SCRATCH/text"
reads 'a long condition of a long list' 3 'are longer, in all, than is known here' "$kvm" 'if (!tdp'

# Files for people.
fresh
"$FEATMAP" facts "$linux" > "$SCRATCH/linux.facts" 2> /dev/null
"$FEATMAP" facts "$qemu" > "$SCRATCH/qemu.facts"
with_lines() { # what is in $SCRATCH/text, as facts that are sorted
	{
		sed -n 1p "$SCRATCH/linux.facts"
		{ sed 1d "$SCRATCH/linux.facts"; cat "$SCRATCH/text"; } | LC_ALL=C sort
	} > "$SCRATCH/many.facts"
}
many 100000 'missing	part@
' > "$SCRATCH/text"
with_lines
ends 'facts that lack many parts' 3 'these facts are of a partial tree' "$FEATMAP" facts "$SCRATCH/many.facts"
awk 'BEGIN { for (i = 0; i < 60000; i++)
	printf "scattered\tX86_FEATURE_ART\t0x%x\t0\teax\t1\n", i + 1048576 }' > "$SCRATCH/text"
with_lines
ends 'a feature on many bits' 1 '' "$FEATMAP" audit --linux "$SCRATCH/many.facts" \
	--qemu "$SCRATCH/qemu.facts" -Werror=unnamed-in-qemu
many 100000 'false-friend:7.0.edx.31:name@
' > "$SCRATCH/baseline"
ends 'a long baseline' 1 '' "$FEATMAP" audit --linux "$SCRATCH/linux.facts" \
	--qemu "$SCRATCH/qemu.facts" --baseline "$SCRATCH/baseline" -Werror=false-friend
many 150000 'ignore name@
' > "$SCRATCH/conf"
ends 'a long list for libvirt' 0 '' "$FEATMAP" gen --linux "$SCRATCH/linux.facts" \
	--qemu "$SCRATCH/qemu.facts" --format libvirt --config "$SCRATCH/conf" -o -
{ printf 'flags : '; many 300000 'f@ '; } > "$SCRATCH/flags"
ends 'more flags than there are' 3 'far too many flags' "$FEATMAP" why \
	--linux "$SCRATCH/linux.facts" --qemu "$SCRATCH/qemu.facts" \
	--host "$SCRATCH/flags" --guest "$SCRATCH/flags"
ends 'a long line of a log' 1 'is no name of a feature here' "$FEATMAP" explain --linux "$SCRATCH/linux.facts" \
	--qemu "$SCRATCH/qemu.facts" "$(many 18000 'MSR.1H.')"

# Words full of names: w0, w1 and so on (many), all of them x (one), or abc in all
# the ways that letters can be large or small (alike).
full_words() { # KIND VERSION WORDS BITS NAMES
	awk -v kind="$1" -v version="$2" -v words="$3" -v bits="$4" -v names="$5" '
	function variant(number, text, i) {
		text = ""
		for (i = 1; i <= 18; i++) {
			text = text substr(number % 2 ? "ABCDEFGHIJKLMNOPQR" : "abcdefghijklmnopqr", i, 1)
			number = int(number / 2)
		}
		return text
	}
	function name(number) {
		return names == "one" ? "x" : names == "many" ? kind number : variant(number)
	}
	BEGIN {
		for (w = 0; w < words; w++)
			for (b = 0; b < bits; b++)
				if (kind == "linux")
					printf "feature\tX86_FEATURE_W%d_%d\t%d\t%d\tshown\t%s\n", w, b, w, b, name(w * bits + b)
				else
					printf "qemu-name\tFEAT_W%d\t%d\t%s\n", w, b, name(w * bits + b)
		printf "tree\t%s\t%s\nfile\tVERSION\t%064d\n", kind, version, 0
	}'
}

linux_words() { # WORDS NAMES [NO-LEAF]: every NO-LEAF-th word is Linux's own
	{
		full_words linux 6.12.1 "$1" 32 "$2"
		awk -v words="$1" -v own="${3-$1}" 'BEGIN {
			for (w = 0; w < words; w++)
				printf w % own == own - 1 ? "word\tCPUID_W%d\t%d\n" : "word\tCPUID_W%d\t%d\t0x%x\t0\teax\n",
					w, w, w + 4096
		}'
		printf 'limit\tNCAPINTS\t%d\nlimit\tNBUGINTS\t1\nlimit\tNVMXINTS\t1\n' "$1"
		printf 'unquoted\thidden\nmissing\tvmx\nbug\tX86_BUG_A\t0\t1\thidden\n'
	} | LC_ALL=C sort | sed '1i featmap-facts\t1' > "$SCRATCH/l.facts"
}

qemu_words() { # WORDS NAMES [VERSION FILE]
	{
		full_words qemu "${3-10.0.1}" "$1" 64 "$2"
		awk -v words="$1" 'BEGIN {
			for (w = 0; w < words; w++)
				printf "qemu-word\tFEAT_W%d\tmsr\t0x%x\n", w, w
		}'
	} | LC_ALL=C sort | sed '1i featmap-facts\t1' > "$SCRATCH/${4-q.facts}"
}

of_both() { # NAME COMMAND...
	name=$1
	shift
	ends "$name" 0 '' "$FEATMAP" "$@" --partial --linux "$SCRATCH/l.facts" --qemu "$SCRATCH/q.facts"
}

linux_words 64 one
qemu_words 2 many
of_both 'Linux shows one name for many bits: page' audit --fail-on=never --format html
holds 'that is one finding' 'linux-name-twice' "$SCRATCH/out"
linux_words 512 one
of_both 'Linux shows one name for many bits: names' gen --no-verify --format names -o "$SCRATCH"
linux_words 2 many
qemu_words 256 one
of_both 'QEMU has one name for many bits: audit' audit --fail-on=never
qemu_words 2 one 9.0.1 older.facts
ends 'QEMU has one name for many bits: history' 0 '' "$FEATMAP" history --partial \
	"$SCRATCH/older.facts" "$SCRATCH/q.facts"
linux_words 64 one 2
qemu_words 64 one
of_both "Linux's own features are called like many bits: audit" audit --fail-on=never
linux_words 64 alike
qemu_words 64 alike
of_both 'many names are alike: audit' audit --fail-on=never
of_both 'many names are alike: names' gen --no-verify --format names -o "$SCRATCH"
linux_words 1024 many
qemu_words 1024 many
of_both 'many names: audit' audit --fail-on=never
of_both 'many names: names' gen --no-verify --format names -o "$SCRATCH"
finish
