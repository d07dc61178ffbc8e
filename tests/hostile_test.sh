# SPDX-License-Identifier: MIT
# Trees made by somebody who means harm: links, pipes and files that are not what
# they claim, names that steer a terminal, texts that break out of a format, and
# little that grows to very much; for featmap, and for featmap-clang by itself.
# (bad_input_test has those that are merely broken.)
. tests/lib.sh
. tests/mini.sh
clang=$FEATMAP-clang
mark=$SCRATCH/executed
# What libclang ends with when its stack or memory is used up.
crashed='134 135 139'

# Within ten seconds and 600 MB, neither killed nor crashed; its output is left.
bounded() { # NAME STATUSES COMMAND...
	name=$1 statuses=$2
	shift 2
	(
		[ -n "${SANITIZING-}" ] || ulimit -v 600000
		exec timeout "${PATIENCE:-10}" "$@"
	) > "$SCRATCH/out" 2> "$SCRATCH/err"
	got=$?
	case " $statuses " in
	*" $got "*) pass "$name" ;;
	*) echo "exit status $got" >> "$SCRATCH/err"; fail "$name" "$SCRATCH/err" ;;
	esac
}

# The same for featmap-clang, which limits its memory itself; that it crashes is
# why it is a process of its own.
clang_bounded() { # NAME STATUSES TREE
	[ -n "${SANITIZING-}" ] || FEATMAP_CLANG_MEMORY=300 bounded_as_is "$@"
}

bounded_as_is() {
	timeout 20 "$clang" "$3" > "$SCRATCH/out" 2> "$SCRATCH/err"
	got=$?
	case " $2 " in
	*" $got "*) pass "featmap-clang: $1" ;;
	*) echo "exit status $got" >> "$SCRATCH/err"; fail "featmap-clang: $1" "$SCRATCH/err" ;;
	esac
}

# Nothing in a file may do anything to a terminal.
plain() { # NAME FILE
	if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$2" ||
		grep -qF -e "$(printf '\302\233')" -e "$(printf '\342\200\256')" "$2"; then
		cat -v "$2" > "$SCRATCH/plain"
		fail "$1: something unseen" "$SCRATCH/plain"
	else
		pass "$1: nothing unseen"
	fi
}

# Links are followed, as packages of headers have whole folders elsewhere.
test_links() {
	fresh
	"$FEATMAP" facts "$linux" > "$SCRATCH/wanted" 2> /dev/null
	rm -rf "$SCRATCH/elsewhere"
	mv "$linux/arch/x86" "$SCRATCH/elsewhere"
	ln -s ../../elsewhere "$linux/arch/x86"
	exits 'a folder that is a link out of the tree' 0 "$FEATMAP" facts "$linux"
	same '... has the same facts' "$SCRATCH/wanted" "$SCRATCH/out"
	exits '... for featmap-clang, too' 0 "$clang" "$linux"
	same '... the same facts' "$SCRATCH/wanted" "$SCRATCH/out"
	large=$(find /sys/devices/system/cpu /sys/kernel -maxdepth 2 -type f -size 4096c \
		-perm -400 2> /dev/null | head -n 1)
	for program in featmap featmap-clang; do
		no_features "$program: a file that has more than its size" 'is not of the size it claims' \
			'cannot be read whole' ln -s /proc/self/status
		[ -z "$large" ] || no_features "$program: a file that has less" \
			'is not of the size it claims' 'cannot be read whole' ln -s "$large"
		no_features "$program: a pipe" 'is no regular file' 'is no file of text' mkfifo
		no_features "$program: a device" 'is no regular file' 'is no file of text' \
			ln -s /dev/null
		no_features "$program: a device without an end" 'is no regular file' \
			'is no file of text' ln -s /dev/zero
		# Who has none cannot open it.
		reason='is no regular file' clang_reason='is no file of text'
		(: < /dev/tty) 2> /dev/null || reason='cannot open' clang_reason=$reason
		no_features "$program: a terminal" "$reason" "$clang_reason" ln -s /dev/tty
		no_features "$program: a line of 1 GB" 'is too large to be what it should be' \
			'is no file of text' truncate -s 1G
	done
}

# What COMMAND puts there is refused as cpufeatures.h, for that reason.
no_features() { # PROGRAM: NAME, REASON, REASON OF FEATMAP-CLANG, COMMAND...
	name=$1 reason=$2 clang_reason=$3
	shift 3
	fresh
	rm "$features"
	"$@" "$features"
	case $name in
	featmap:*) bounded "$name" 3 "$FEATMAP" facts "$linux" ;;
	*) reason=$clang_reason; bounded "$name" 3 "$clang" "$linux" ;;
	esac
	holds '... is refused for the right reason' "$reason" "$SCRATCH/err"
	holds '... which is told of that file' "$features" "$SCRATCH/err"
}

# A script that tells when it is run; featmap reads it as before.
arm() { # FILE
	sed -i "1a touch '$mark'" "$1"
	chmod +x "$1"
}

# A script of nothing else.
trap_at() { # FILE
	mkdir -p "${1%/*}"
	echo '#!/bin/sh' > "$1"
	arm "$1"
}

# In a repository, whatever git itself would run.
trapped_repository() { # FOLDER
	trap_at "$SCRATCH/trap"
	git -c init.defaultBranch=x init -q "$1"
	echo '* filter=x diff=x merge=x' > "$1/.gitattributes"
	git -C "$1" add -fA .
	git -C "$1" -c user.name=x -c user.email=x@example.org commit -q -m x
	git -C "$1" tag v1
	for hook in post-checkout post-index-change reference-transaction pre-auto-gc fsmonitor-watchman; do
		trap_at "$1/.git/hooks/$hook"
	done
	for key in core.fsmonitor core.sshCommand core.pager core.editor core.gitProxy \
		core.alternateRefsCommand diff.external diff.x.command diff.x.textconv filter.x.clean filter.x.smudge \
		filter.x.process merge.x.driver gpg.program credential.helper \
		uploadpack.packObjectsHook; do
		git config -f "$1/.git/config" "$key" "$SCRATCH/trap"
	done
	git config -f "$1/.git/config" core.hooksPath "$1/.git/hooks"
}

# All commands, on trees whose every script tells when it is run.
test_execution() {
	if ! command -v git > /dev/null; then
		echo 'skip: execution: no git'
		return
	fi
	fresh
	real_script linux-6.12
	arm "$script"
	for file in "$linux/scripts/config" "$linux/scripts/setlocalversion" "$linux/.config.sh" \
		"$qemu/configure" "$qemu/scripts/qemu-version.sh" "$SCRATCH/libvirt/sync_qemu_features_i386.py"; do
		trap_at "$file"
	done
	# shellcheck disable=SC2016 # for make
	printf '$(shell touch %s)\n' "$mark" >> "$linux/Makefile"
	cp "$TREES/libvirt-11.3/src/cpu_map/x86_features.xml" "$SCRATCH/libvirt"
	: > "$SCRATCH/conf"
	trapped_repository "$linux"
	trapped_repository "$qemu"
	mkdir "$SCRATCH/ran"
	for at in '' @HEAD @v1; do
		trees="--linux $linux$at --qemu $qemu$at"
		exits "trees$at: verify" 0 "$FEATMAP" verify "$linux$at" "$qemu$at"
		# shellcheck disable=SC2086 # several words
		exits "trees$at: gen" 0 "$FEATMAP" gen $trees -o "$SCRATCH/ran" --config "$SCRATCH/conf" \
			--depfile "$SCRATCH/ran/d.mk" --libvirt "$SCRATCH/libvirt/x86_features.xml" \
			--format "header,capflags,namemap,json,audit,names,libvirt,libvirt-report,kcpuid,qemu-names,cpuinfo"
		# shellcheck disable=SC2086 # several words
		exits "trees$at: audit" 0 "$FEATMAP" audit --fail-on never $trees
		# shellcheck disable=SC2086 # several words
		exits "trees$at: explain" 0 "$FEATMAP" explain $trees fpu
		exits "trees$at: diff" 0 "$FEATMAP" diff "$linux$at" "$linux"
	done
	exits 'history of a repository' 0 "$FEATMAP" history "$linux" 'v*'
	exits 'no command has executed anything' 1 test -e "$mark"
	# Had they, it would have shown.
	git -C "$linux" status > "$SCRATCH/out" 2>&1
	exits 'git, in that repository, runs what is there' 0 rm "$mark"
	exits 'the script' 0 sh "$script" "$SCRATCH/ran/x.c" "$features" "$vmxfeatures"
	exits '... tells that it is run' 0 rm "$mark"
}

# What libclang would read, were it let: a pipe that nobody writes to.
test_included() {
	mkfifo "$SCRATCH/pipe"
	while read -r line; do
		fresh
		{ printf '%b\n' "$line" | sed "s|FILE|$SCRATCH/pipe|"; cat "$SCRATCH/pristine/linux/${features#"$linux/"}"; } > "$features"
		clang_bounded "$line" '0 3' "$linux"
	done << 'END'
#include "FILE"
#include_next "FILE"
#import "FILE"
#/**/include "FILE"
%:include "FILE"
#inc\\\nlude "FILE"
#define name "FILE"\n#include name
#pragma include_alias("x", "FILE")
import "FILE";
\0357\0273\0277#include "FILE"
const char *x = R"(" /*)";\n#include "FILE"
#if __has_include("FILE")\n#endif
END
}

# Names of trees, folders, formats and options, as arguments.
test_names() {
	for bytes in '\033[31m\007' '\302\233x' '\342\200\256x' '\233x' '\377'; do
		odd=$(printf "x%b" "$bytes")
		fresh
		cp -R "$linux" "$SCRATCH/$odd"
		for arguments in "facts|$SCRATCH/nowhere/$odd" "verify|$SCRATCH/nowhere/$odd" "$odd" "facts|--$odd" \
			"facts|-$odd" "gen|--format|$odd" "gen|--prefix|$odd" \
			"gen|--linux|$linux|--qemu|$qemu|$odd" \
			"gen|--no-verify|--partial|--linux|$linux|--qemu|$qemu|-o|$SCRATCH/nowhere/$odd" \
			"gen|--no-verify|--partial|--check|--linux|$linux|--qemu|$qemu|-o|$SCRATCH/nowhere/$odd" \
			"audit|--format|$odd" "audit|-W$odd" "audit|--explain-rule|$odd" "explain|--linux|$linux|--qemu|$qemu|$odd" \
			"why|--linux|$linux|--qemu|$qemu|--host|$SCRATCH/nowhere/$odd|--guest|$odd" \
			"audit|--linux|$linux|--qemu|$qemu|--baseline|$SCRATCH/nowhere/$odd"; do
			(
				IFS='|'
				# shellcheck disable=SC2086 # several words
				"$FEATMAP" $arguments > "$SCRATCH/out" 2> "$SCRATCH/err"
			)
			cat "$SCRATCH/out" "$SCRATCH/err"
		done > "$SCRATCH/all"
		{
			"$FEATMAP" verify "$SCRATCH/$odd"
			"$clang" "--$odd"
			"$clang" "$SCRATCH/nowhere/$odd"
			"$FEATMAP" audit --partial --linux "$linux" --qemu "$qemu" --baseline \
				"$SCRATCH/$odd/new" --update-baseline
		} >> "$SCRATCH/all" 2>&1
		plain "arguments with $bytes" "$SCRATCH/all"
		rm -rf "${SCRATCH:?}/$odd"
	done
	plain_bytes=$(tr -d '\001-\176' < "$SCRATCH/all" | wc -c)
	exits 'bytes that are not UTF-8 are not shown' 0 test "$plain_bytes" -eq 0
	exits 'a name of two lines' 3 "$FEATMAP" facts "$SCRATCH/no
featmap: error: two"
	exits '... has one message' 0 test "$(grep -c '^featmap: error' "$SCRATCH/err")" -eq 1
}

# A tree's name must not become a recipe.
test_depfile() {
	for name in "x
all: ; touch $mark
y" "x; touch $mark; #" 'a=b' 'a|b' 'a%b' 'a*b' '~'; do
		rm -rf "$SCRATCH/named"
		mkdir -p "$SCRATCH/named"
		ln -s "$linux" "$SCRATCH/named/tree"
		(
			cd "$SCRATCH/named" || exit
			"$FEATMAP" gen --no-verify --partial --linux "$name" --qemu "$qemu" \
				--format json -o . --depfile d.mk
		) > "$SCRATCH/out" 2> "$SCRATCH/err"
		echo $? > "$SCRATCH/got"
		echo 2 > "$SCRATCH/wanted"
		same "no rule for make with '$(echo "$name" | head -n 1)'" "$SCRATCH/wanted" "$SCRATCH/got"
	done
}

numbered() { # COUNT FORMAT, with the number once or twice
	awk -v count="$1" -v format="$2" 'BEGIN { for (i = 1; i <= count; i++) printf format "\n", i, i }'
}

grown() { # NAME STATUSES CLANG-STATUSES TREE
	bounded "$1" "$2" "$FEATMAP" facts "$4"
	clang_bounded "$1" "$3" "$4"
}

test_growth() {
	fresh
	numbered 400000 '#define X86_FEATURE_BIG (5*32+ 1)' >> "$features"
	grown '400000 definitions of one name' 3 3 "$linux"
	fresh
	numbered 600000 '#define OTHER_%d %d' >> "$features"
	grown '600000 definitions' 0 "0 3 $crashed" "$linux"
	fresh
	{ echo 'enum many {'; numbered 1000000 'E%d,'; echo '};'; } >> "$words"
	grown 'a million enumerators' 0 0 "$linux"
	fresh
	numbered 200000 '	E%d,' > "$SCRATCH/many"
	sed -i "/CPUID_LNX_1,/r $SCRATCH/many" "$words"
	grown '200000 words' 3 3 "$linux"
	for designator in '[0xffffffff]' '[4000000000 ... 4100000000]' '[0 ... 4100000000]' \
		'[0xffffffffffffffffffffffff]' '[-1]' '[1e9]' "[$(numbered 20000 9 | tr -d '\n')]"; do
		fresh
		swap "$reverse" '[CPUID_1_EDX] =' "$designator ="
		grown "reverse_cpuid$(echo "$designator" | cut -c 1-40)" 3 3 "$linux"
		swap "$table" '.feat_names = {' ".feat_names = { $designator = \"x\","
		grown "feat_names$(echo "$designator" | cut -c 1-40)" 3 3 "$qemu"
	done
	fresh
	printf '#define A B\n#define B A\n#define X86_FEATURE_BAD (A)\n' >> "$features"
	grown 'macros that are each other' 3 3 "$linux"
	for definition in 'E%d E%d' '1 + E%d + E%d' 'E%d(E%d)'; do
		fresh
		{
			echo '#define E0 1'
			awk -v format="$definition" 'BEGIN { for (i = 1; i <= 40; i++)
				printf "#define E%d " format "\n", i, i - 1, i - 1 }'
			echo '#define X86_FEATURE_BAD (E40)'
		} >> "$features"
		bounded "macros that double: $definition" 3 "$FEATMAP" facts "$linux"
	done
	clang_bounded 'macros that double, in 300 MB' 3 "$linux"
	for text in '{' '(' '[' '#if 1
' '"' "'" '/*' '\\
'; do
		fresh
		awk -v text="$text" 'BEGIN { for (i = 0; i < 300000; i++) printf "%s", text; print "" }' >> "$features"
		bounded "300000 times '$(echo "$text" | head -n 1)'" '0 3' "$FEATMAP" facts "$linux"
		clang_bounded "300000 times '$(echo "$text" | head -n 1)'" "0 3 $crashed" "$linux"
	done
	fresh
	{ printf '#define X86_FEATURE_'; head -c 15000000 /dev/zero | tr '\0' X; echo ' (5*32+ 1)'; } >> "$features"
	grown 'a name of 15 MB' 0 '0 3' "$linux"
}

# TEXT in each place of the trees that can hold it, one after another.
test_injection() {
	if ! command -v python3 > /dev/null; then
		echo 'skip: injection: no python3'
		return
	fi
	: > "$SCRATCH/conf"
	fresh
	real_script linux-6.12
	clean=
	made_well 'a clean tree'
	exits '... is not refused' 0 mv "$SCRATCH/made" "$SCRATCH/clean"
	clean=$SCRATCH/clean
	while read -r payload; do
		text=$(printf "%b" "$payload")
		for place in linux-name qemu-name hint condition call version comment; do
			inject "$place" "$text"
			made_well "$place: $payload"
		done
	done << 'END'
</script><img src=x onerror=executed()><!--
]]></name>&lt;<evil a="b"/>&#0;
-->*/ int evil; /*
=cmd|' /C calc'!A0,@SUM(1),+1
-1+cmd|' /C calc'!A0
a\0342\0200\0256b\0302\0233c\0342\0200\0250d
a\0033[31mb\0007\0001
\\"; int evil; //
`;$(touch MARK)
x'y\\\\'z%%s%%n
END
}

inject() { # PLACE TEXT
	fresh
	real_script linux-6.12
	arm "$script"
	text=$(echo "$2" | sed "s|MARK|$mark|g")
	case $1 in
	linux-name) swap "$features" '"clzero"' "\"$text\"" ;;
	qemu-name) swap "$table" '"pni"' "\"$text\"" ;;
	hint) swap "$table" 'NULL /* osxsave */' "NULL /* $text */" ;;
	condition) swap "$kvm" '!tdp_enabled' "strcmp(x, \"$text\")" ;;
	call) swap "$setters" 'c->has_timer' "c == \"$text\"" ;;
	version) swap "$linux/Makefile" 'EXTRAVERSION =' "EXTRAVERSION = $text" ;;
	comment) swap "$features" '/* not shown */' "/* $text */" ;;
	esac
}

# Either the trees are refused, or all that is made of them can be parsed.
made_well() { # NAME
	rm -rf "$SCRATCH/made"
	mkdir "$SCRATCH/made"
	trees="--linux $linux --qemu $qemu"
	# shellcheck disable=SC2086 # several words
	"$FEATMAP" gen --no-verify $trees -o "$SCRATCH/made" --config "$SCRATCH/conf" --format \
		header,capflags,namemap,json,audit,names,libvirt,kcpuid,qemu-names,cpuinfo \
		> "$SCRATCH/out" 2> "$SCRATCH/err"
	got=$?
	plain "$1: messages" "$SCRATCH/err"
	if [ "$got" -eq 3 ]; then
		pass "$1: refused"
		return
	fi
	for format in json sarif html; do
		# shellcheck disable=SC2086 # several words
		"$FEATMAP" audit $trees --format $format -o "$SCRATCH/made/audit.$format"
	done 2> "$SCRATCH/err"
	for side in linux qemu; do
		for format in csv html; do
			"$FEATMAP" history "$SCRATCH/$side" --format $format \
				-o "$SCRATCH/made/$side-history.$format"
		done
	done 2>> "$SCRATCH/err"
	# shellcheck disable=SC2086 # several words
	{
		"$FEATMAP" explain $trees clzero pni art osxsave fpu ds > "$SCRATCH/made/explain.txt"
		"$FEATMAP" explain $trees --format json clzero > "$SCRATCH/made/explain.json"
		"$FEATMAP" audit $trees > "$SCRATCH/made/report.txt"
	} 2>> "$SCRATCH/err"
	# shellcheck disable=SC2086 # a word, or none
	exits "$1: every output can be parsed" 0 python3 tests/hostile.py "$SCRATCH/made" $clean
}

test_links
test_included
test_names
test_depfile
test_growth
test_injection
test_execution
exits 'nothing of any tree was executed' 1 test -e "$mark"
finish
