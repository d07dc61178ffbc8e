# SPDX-License-Identifier: MIT
# make install and uninstall, in a prefix of our own, and all that is made for it:
# manual pages, completions, the pkg-config file; and projects that use them.
. tests/lib.sh
build=$TEST_PROGRAMS
prefix=$SCRATCH/prefix
bin=$prefix/bin
pages=$prefix/share/man/man1
commands=$("$FEATMAP" --help | sed -n '/^Commands:/,/^A TREE/s/^  \([a-z]*\)  *[a-z].*/\1/p')

made() { # TARGET [VARIABLE=VALUE...]
	make -s "BUILD=$build" "PREFIX=$prefix" "$@"
}

# As in /usr/local: folders that everybody uses, with things of others in them.
others() { # FOLDER
	for place in bin include share/man/man1 share/pkgconfig share/doc/other \
		share/bash-completion/completions share/zsh/site-functions; do
		mkdir -p "$1/$place"
		echo other > "$1/$place/other"
	done
}

list() { # FOLDER
	(cd "$1" && find . | sort)
}

installs() {
	others "$prefix"
	list "$prefix" > "$SCRATCH/before"
	touch "$SCRATCH/now"
	exits "make install" 0 made install
	find "$build" -newer "$SCRATCH/now" -type f > "$SCRATCH/got"
	same "... builds nothing that is up to date" /dev/null "$SCRATCH/got"
	same "... with the header of output/" output/featmap.h "$prefix/include/featmap.h"
	exits "the installed featmap finds the installed featmap-clang" 0 env -u FEATMAP_CLANG \
		PATH=/usr/bin:/bin "$bin/featmap" verify "$TREES/linux-6.12" "$TREES/qemu-10.0"
}

refuses_relative_paths() {
	exits "make install wants absolute paths" 2 made install PREFIX=some/where
	holds "... and says which is none" "'some/where' is no absolute path" "$SCRATCH/err"
}

uninstalls() {
	exits "make uninstall" 0 made uninstall
	list "$prefix" > "$SCRATCH/after"
	same "... leaves what was there before, and nothing else" "$SCRATCH/before" "$SCRATCH/after"
}

# With a DESTDIR, as packages are made: all is below it, and says nothing of it.
destdir() {
	stage="$SCRATCH/a stage"
	others "$stage/opt/f"
	list "$stage" > "$SCRATCH/staged"
	exits "make install DESTDIR=" 0 made install "DESTDIR=$stage" PREFIX=/opt/f
	(cd "$stage/opt/f" && find . -type f ! -name other | sort) > "$SCRATCH/got"
	(cd "$prefix" && find . -type f ! -name other | sort) > "$SCRATCH/wanted"
	same "... installs the same files" "$SCRATCH/wanted" "$SCRATCH/got"
	grep -rlF "$stage" "$stage" > "$SCRATCH/got"
	same "... which do not know of it" /dev/null "$SCRATCH/got"
	exits "make uninstall DESTDIR=" 0 made uninstall "DESTDIR=$stage" PREFIX=/opt/f
	list "$stage" > "$SCRATCH/after"
	same "... leaves what was there before" "$SCRATCH/staged" "$SCRATCH/after"
}

# Manual pages.

# The long options of a text, one a line.
long_options() { # FILE
	grep -oE '^  +(-.,? *)?--[a-z-]+' "$1" | grep -oE -e '--[a-z-]+' | sort
}

page_is_clean() { # PAGE
	{
		mandoc -T lint -W all "$pages/$1.1"
		groff -man -T utf8 -ww "$pages/$1.1" > /dev/null
		MANWIDTH=80 MANPAGER=cat man -l --warnings "$pages/$1.1" > "$SCRATCH/page"
	} > "$SCRATCH/got" 2>&1
	same "no warnings about the page $1" /dev/null "$SCRATCH/got"
}

# The page and --help name the same options; and it has all its sections.
page_is_complete() { # PAGE PROGRAM [COMMAND]
	page=$1
	shift
	"$@" --help > "$SCRATCH/help"
	mandoc -T ascii "$pages/$page.1" | col -b > "$SCRATCH/page"
	long_options "$SCRATCH/help" > "$SCRATCH/wanted"
	long_options "$SCRATCH/page" > "$SCRATCH/got"
	same "$page has the options of --help" "$SCRATCH/wanted" "$SCRATCH/got"
	for section in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' ENVIRONMENT EXAMPLES \
		'SEE ALSO'; do
		grep -qx "$section" "$SCRATCH/page" || fail "$page has no $section" "$SCRATCH/page"
	done
}

manual_pages() {
	page_is_clean featmap
	page_is_clean featmap-clang
	page_is_complete featmap "$bin/featmap"
	page_is_complete featmap-clang "$bin/featmap-clang"
	for command in $commands; do
		page_is_clean "featmap-$command"
		page_is_complete "featmap-$command" "$bin/featmap" "$command"
		holds "featmap's page has $command" "\\fBfeatmap $command\\fR" "$pages/featmap.1"
	done
	ls "$pages" | sed -n 's/^featmap-\(.*\)\.1$/\1/p' | sort > "$SCRATCH/got"
	# shellcheck disable=SC2086 # a list of words
	printf '%s\n' $commands clang | sort > "$SCRATCH/wanted"
	same "a page for each command, and none besides" "$SCRATCH/wanted" "$SCRATCH/got"
	"$FEATMAP" audit --list-rules | cut -f 1 | sort > "$SCRATCH/wanted"
	sed -n '/^\.SH RULES/,/^\.SH EXIT/s/^\\fB\(.*\)\\fR (.*/\1/p' "$pages/featmap-audit.1" |
		tr -d '\134' | sort > "$SCRATCH/got"
	same "audit's page has every rule" "$SCRATCH/wanted" "$SCRATCH/got"
}

# Completions.

# What bash offers for a line: its words, as bash takes them apart.
bash_offers() { # WANTED WORD...
	wanted=$1
	shift
	(cd "$SCRATCH/files" && bash --norc -c '
		. "$0"
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_featmap
		echo "${COMPREPLY[*]}"' "$prefix/share/bash-completion/completions/featmap" "$@") \
		> "$SCRATCH/got" 2>&1
	printf '%s\n' "$wanted" > "$SCRATCH/wanted"
	same "bash: $*" "$SCRATCH/wanted" "$SCRATCH/got"
}

bash_completion() {
	bash_offers "$(echo "$commands" | paste -sd " ")" featmap ''
	bash_offers "gen" featmap ge
	bash_offers "--version" featmap --v
	bash_offers "--format=" featmap gen --fo
	bash_offers "header" featmap gen --format = he
	bash_offers "header,json" featmap gen --format header,js
	bash_offers "header,json" featmap gen --format = header,js
	bash_offers "text json" featmap explain --format = ''
	bash_offers "note warning error never" featmap audit --fail-on ''
	bash_offers "-Wno-false-friend" featmap audit -Wno-fal
	bash_offers "false-friend" featmap audit -Werror = fal
	bash_offers "false-friend" featmap audit -W fal
	bash_offers "false-friend" featmap audit --warn = no-error = fal
	bash_offers "false-friend" featmap audit --explain-rule = fal
	bash_offers "folder" featmap gen --output fo
	bash_offers "a file folder" featmap gen --linux = ''
	bash_offers "-ofolder" featmap gen -ofo
	bash_offers "a file" featmap facts a
	bash_offers "--partial --places" featmap-clang --p
	bash_offers "" featmap gen --prefix ''
	bash_offers "" featmap explain --format json x
}

# Every long option of --help is offered, none besides.
bash_knows_all_options() {
	for command in $commands; do
		"$FEATMAP" "$command" --help > "$SCRATCH/help"
		long_options "$SCRATCH/help" > "$SCRATCH/wanted"
		bash --norc -c '. "$0"; _featmap_options "$1"' \
			"$prefix/share/bash-completion/completions/featmap" "$command" |
			tr ' ' '\n' | tr -d = | sort > "$SCRATCH/got"
		same "bash: the options of $command" "$SCRATCH/wanted" "$SCRATCH/got"
	done
}

zsh_completion() {
	exits "zsh takes the completion" 0 zsh -n "$prefix/share/zsh/site-functions/_featmap"
	# What the line becomes, and how many ways there were.
	cat > "$SCRATCH/wanted" << 'EOF'
featmap gen |1
featmap gen --format=|1
featmap gen --format header,json,|1
featmap audit -Wno-false-friend |1
featmap audit -Werror=false-friend |1
featmap audit --fail-on=|4
featmap gen -o folder/|1
featmap-clang --places |1
EOF
	here=$PWD
	(cd "$SCRATCH/files" && zsh -f "$here/tests/completion.zsh" \
		"$prefix/share/zsh/site-functions" 'featmap ge' 'featmap gen --fo' \
		'featmap gen --format header,js' 'featmap audit -Wno-fal' \
		'featmap audit -Werror=fal' 'featmap audit --fail-on=' 'featmap gen -o fo' \
		'featmap-clang --pl') > "$SCRATCH/got" 2>&1
	same "zsh completes" "$SCRATCH/wanted" "$SCRATCH/got"
}

completions() {
	mkdir -p "$SCRATCH/files/folder"
	: > "$SCRATCH/files/a file"
	bash_completion
	bash_knows_all_options
	zsh_completion
}

# Projects.

pkg_config_file() {
	export PKG_CONFIG_PATH="$prefix/share/pkgconfig"
	exits "pkg-config takes the file" 0 pkg-config --validate featmap
	for pair in "featmap:bin/featmap" "header:include/featmap.h" \
		"schemadir:share/featmap/schema"; do
		exits "pkg-config knows ${pair%%:*}" 0 \
			test -e "$(pkg-config --variable="${pair%%:*}" featmap)"
	done
	pkg-config --modversion featmap > "$SCRATCH/got"
	"$bin/featmap" --version | sed 's/.* //' > "$SCRATCH/wanted"
	same "pkg-config and --version agree" "$SCRATCH/wanted" "$SCRATCH/got"
}

# One of ours for each tool: with_TOOL FOLDER [LINUX QEMU] builds in FOLDER.

with_make() {
	mkdir -p "$1"
	cp tests/consumers/program.c "$SCRATCH"
	cp tests/consumers/make/Makefile "$1"
	make -C "$1" ${2+"LINUX=$2" "QEMU=$3"}
}

with_cmake() { # and make
	[ -d "$1" ] || cmake -S tests/consumers/cmake -B "$1" -G "Unix Makefiles" \
		${2+"-DLINUX_TREE=$2" "-DQEMU_TREE=$3"} && cmake --build "$1"
}

with_cmake_and_ninja() {
	[ -d "$1" ] || cmake -S tests/consumers/cmake -B "$1" -G Ninja \
		${2+"-DLINUX_TREE=$2" "-DQEMU_TREE=$3"} && cmake --build "$1"
}

with_meson() {
	[ -d "$1" ] || meson setup ${2+"-Dlinux=$2" "-Dqemu=$3"} "$1" tests/consumers/meson &&
		ninja -C "$1"
}

# Builds again; the header is made anew, or it is not.
again() { # TOOL anew|not WHY
	before=$(stat -c %y "$SCRATCH/$1/featmap.h")
	exits "$1 builds $3" 0 "with_$1" "$SCRATCH/$1" "$linux" "$qemu"
	after=$(stat -c %y "$SCRATCH/$1/featmap.h")
	if [ "$before" = "$after" ]; then got=not; else got=anew; fi
	if [ "$got" = "$2" ]; then
		pass "... and $1 makes the header: $2"
	else
		fail "... and $1 makes the header: $2, not: $got" "$SCRATCH/out"
	fi
}

consumer() { # TOOL
	exits "$1, with the installed header" 0 "with_$1" "$SCRATCH/$1-installed"
	exits "... and the program runs" 0 "$SCRATCH/$1-installed/program"
	exits "$1, with trees" 0 "with_$1" "$SCRATCH/$1" "$linux" "$qemu"
	exits "... and the program runs" 0 "$SCRATCH/$1/program"
	again "$1" not "what is up to date"
	echo "/* new */" >> "$linux/arch/x86/kernel/cpu/unread.c"
	again "$1" not "with a file changed that is not read"
	echo "/* new */" >> "$linux/arch/x86/kernel/cpu/scattered.c"
	again "$1" anew "with a file of Linux's changed"
	again "$1" not "after that"
	echo "/* new */" >> "$qemu/target/i386/cpu.c"
	again "$1" anew "with a file of QEMU's changed"
	touch "$linux/arch/x86/include/asm/cpufeatures.h"
	again "$1" anew "with a file touched"
	again "$1" not "after that"
}

consumers() {
	linux=$SCRATCH/linux qemu=$SCRATCH/qemu
	cp -R "$TREES/linux-6.12" "$linux"
	cp -R "$TREES/qemu-10.0" "$qemu"
	for tool in make cmake cmake_and_ninja meson; do
		consumer "$tool"
	done
}

installs
refuses_relative_paths
manual_pages
completions
pkg_config_file
consumers
destdir
uninstalls
finish
