# SPDX-License-Identifier: MIT
# REPO@REV as a TREE: a commit that holds a tree is as good as the tree, however
# the repository keeps it; what cannot be read is refused; and many revisions of
# a repository cost what their distinct files cost.
. tests/lib.sh
. tests/everything.sh

linux_tree=$TREES/linux-6.12
qemu_tree=$TREES/qemu-10.0
linux=$SCRATCH/linux
qemu=$SCRATCH/qemu
scattered=arch/x86/kernel/cpu/scattered.c

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_AUTHOR_DATE='@1700000000 +0000'
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org GIT_COMMITTER_DATE='@1700000000 +0000'

# Repositories of the fetched trees, all objects loose.

commit_tree() { # REPOSITORY TREE TAG
	git -C "$1" --work-tree="$2" add -fA .
	git -C "$1" commit -q -m "$3"
	git -C "$1" tag "$3"
}

make_repositories() {
	git init -q "$linux"
	git init -q "$qemu"
	git -C "$linux" config gc.auto 0
	for version in 5.10 6.1 6.12; do
		commit_tree "$linux" "$TREES/linux-$version" v$version
	done
	git -C "$linux" tag -a -m 'an annotated one' annotated v6.12
	git -C "$linux" tag -a -m 'one of a tag' twice annotated
	for version in 5.2 7.2 10.0; do
		commit_tree "$qemu" "$TREES/qemu-$version" v$version
	done
}

# Whatever way the repository keeps it, the facts are those of the tree.
kept() { # NAME TREE-NAME REPO@REV
	exits "$1" 0 "$FEATMAP" facts "$3"
	same "$1: the facts of the tree" "inputs/facts/$2.facts" "$SCRATCH/out"
}

ways_to_keep() {
	for version in 5.10 6.1 6.12; do
		kept "linux v$version, loose" linux-$version "$linux@v$version"
	done
	for version in 5.2 7.2 10.0; do
		kept "qemu v$version, loose" qemu-$version "$qemu@v$version"
	done
	kept "an annotated tag" linux-6.12 "$linux@annotated"
	kept "a tag of a tag" linux-6.12 "$linux@twice"
	kept "a branch's ancestor" linux-6.1 "$linux@HEAD~1"
	kept "a commit's beginning" linux-5.10 "$linux@$(git -C "$linux" rev-parse --short=9 v5.10)"
	kept "the id of a tree" linux-5.10 "$linux@$(git -C "$linux" rev-parse 'v5.10^{tree}')"
	kept "REV has an '@' itself" linux-6.12 "$linux@HEAD@{0}"
	kept "the .git folder" linux-6.1 "$linux/.git@v6.1"
	git clone -q --bare "file://$linux" "$SCRATCH/bare.git"
	kept "a bare one, packed" linux-6.1 "$SCRATCH/bare.git@v6.1"
	cp -R "$linux" "$SCRATCH/at@home"
	git -C "$SCRATCH/at@home" gc -q --aggressive --prune=now
	kept "packed by git gc, REPO has an '@'" linux-6.1 "$SCRATCH/at@home@v6.1"
	exits "... nothing is loose any more" 0 test -z \
		"$(find "$SCRATCH/at@home/.git/objects" -path '*/[0-9a-f][0-9a-f]/*')"
	git -C "$linux" worktree add -q --no-checkout --detach "$SCRATCH/worktree" v6.1
	kept "a worktree" linux-6.1 "$SCRATCH/worktree@HEAD"
	git clone -q --shared --no-checkout "$linux" "$SCRATCH/shared"
	kept "objects of another repository" linux-5.10 "$SCRATCH/shared@v5.10"
	git clone -q --depth 1 --no-checkout "file://$linux" "$SCRATCH/shallow"
	kept "a shallow clone" linux-6.12 "$SCRATCH/shallow@HEAD"
	(cd "$linux" && "$FEATMAP" facts .@v6.1) > "$SCRATCH/out"
	same "from inside" inputs/facts/linux-6.1.facts "$SCRATCH/out"
	sub=$(git -C "$linux" rev-parse 'v6.1^{tree}')
	sub=$(printf '040000 tree %s\tkernel\n' "$sub" | git -C "$linux" mktree)
	git -C "$linux" tag below "$(git -C "$linux" commit-tree -m below "$sub")"
	kept "a folder of a revision" linux-6.1 "$linux@below:kernel"
}

# All commands and formats; a folder called like a revision is the folder.
outputs_are_the_same() {
	everything_of "$SCRATCH/of-tree" --linux "$linux_tree" --qemu "$qemu_tree"
	everything_of "$SCRATCH/of-revision" --linux "$linux@v6.12" --qemu "$qemu@v10.0"
	same_everything "a revision for a tree" "$SCRATCH/of-tree" "$SCRATCH/of-revision"
	exits "verify" 0 "$FEATMAP" verify "$linux@v6.1" "$qemu@v7.2"
	holds "... reads Linux twice" "$linux@v6.1: Linux 6.1.192, both readings agree" "$SCRATCH/out"
	holds "... reads QEMU twice" "$qemu@v7.2: QEMU 7.2.22, both readings agree" "$SCRATCH/out"
	mkdir "$SCRATCH/made"
	exits "gen, read twice" 0 "$FEATMAP" gen --linux "$linux@v6.12" --qemu "$qemu@v10.0" \
		-o "$SCRATCH/made" --format header,json --depfile "$SCRATCH/made/d"
	same "... featmap.h" "$SCRATCH/of-tree/gen.header" "$SCRATCH/made/featmap.h"
	printf '%s/made/featmap.h %s/made/featmap.json:\n' "$SCRATCH" "$SCRATCH" > "$SCRATCH/wanted"
	same "... the depfile names no file of a revision" "$SCRATCH/wanted" "$SCRATCH/made/d"
	mkdir "$SCRATCH/folder@v6.12"
	cp -R "$TREES/linux-5.10/." "$SCRATCH/folder@v6.12"
	cp -R "$linux" "$SCRATCH/folder"
	exits "a folder called like a revision" 0 "$FEATMAP" facts "$SCRATCH/folder@v6.12"
	holds "... is the folder" 'tree	linux	5.10.223' "$SCRATCH/out"
}

# Revisions with one entry put in another's place.

# The id of a commit like it, but for that path; GONE is taken out before.
with() { # TREEISH PATH MODE OBJECT [GONE]
	GIT_INDEX_FILE=$SCRATCH/index
	export GIT_INDEX_FILE
	rm -f "$GIT_INDEX_FILE"
	git -C "$linux" read-tree "$1"
	git -C "$linux" ls-files "$2" "$2/*" ${5+"$5"} | git -C "$linux" update-index --force-remove --stdin
	[ "$3" = none ] || git -C "$linux" update-index --add --cacheinfo "$3,$4,$2"
	git -C "$linux" commit-tree -m with "$(git -C "$linux" write-tree)"
	unset GIT_INDEX_FILE
}

blob() { # TEXT
	printf %b "$1" | git -C "$linux" hash-object -w --stdin
}

# What libgit2 itself leaks, on its ways out of errors, is not ours to find.
printf 'leak:libgit2.so\nleak:libpcre2\n' > "$SCRATCH/suppressions"
export LSAN_OPTIONS="suppressions=$SCRATCH/suppressions:print_suppressions=0"

# Nothing is written, the status is 3, and the message tells.
refused() { # NAME TREE FRAGMENT
	exits "$1" 3 "$FEATMAP" gen --no-verify --linux "$2" --qemu "$qemu@v10.0" \
		-o "$SCRATCH/untouched" --depfile "$SCRATCH/untouched-depfile"
	holds "$1: is told" "$3" "$SCRATCH/err"
	exits "$1: nothing is written" 0 test ! -e "$SCRATCH/untouched" -a \
		! -e "$SCRATCH/untouched-depfile"
	exits "$1: by both readers" 3 "$FEATMAP" verify "$2"
}

bad_names() {
	refused "no such revision" "$linux@v9" "'$linux' has no revision 'v9'"
	refused "no revision at all" "$linux@" "names no revision behind the '@'"
	refused "no such repository" "$SCRATCH/none@v1" "cannot open '$SCRATCH/none@v1'"
	refused "no repository" "$SCRATCH/folder@v6.12@v1" "is no repository to read from"
	refused "a range" "$linux@v5.10..v6.1" "cannot be read as a revision"
	refused "a file" "$linux@v6.1:Makefile" "is a blob that leads to no tree of files"
	git -C "$linux" tag -a -m 'of a file' of-a-file "$(blob 'hello\n')"
	refused "a tag of a file" "$linux@of-a-file" "is a tag that leads to no tree of files"
	refused "a folder that is no source tree" "$linux@v6.1:arch" "is neither a Linux source tree"
	exits "QEMU for Linux" 3 "$FEATMAP" audit --linux "$qemu@v10.0"
	holds "... is told" "'$qemu@v10.0' is a source tree of QEMU; one of Linux is wanted" \
		"$SCRATCH/err"
	first=$(git -C "$linux" rev-parse v6.1 | cut -c 1)
	refused "an id too short" "$linux@$first" "$linux"
	escape=$(printf '\033')
	refused "an escape in a name" "$linux@x${escape}y" "'x?y' of '$linux' cannot be read as a revision"
}

bad_entries() {
	text=$(git -C "$linux" rev-parse v6.12:$scattered)
	link=$(blob '../../../elsewhere')
	lfs=$(blob 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n')
	commit=$(git -C "$linux" rev-parse v6.1)
	refused "a symbolic link" "$linux@$(with v6.12 $scattered 120000 "$link")" \
		":$scattered' is a symbolic link"
	refused "a folder that is a symbolic link" "$linux@$(with v6.12 arch/x86/kernel 120000 "$link")" \
		"is a symbolic link, or behind one"
	refused "a submodule" "$linux@$(with v6.12 arch/x86/kvm 160000 "$commit")" \
		"arch/x86/kvm/reverse_cpuid.h' is a submodule, or in one"
	refused "a pointer of Git LFS" "$linux@$(with v6.12 $scattered 100644 "$lfs")" \
		":$scattered:1:1: error: this is a pointer of Git LFS"
	cp -R "$linux_tree" "$SCRATCH/pointer"
	git -C "$linux" cat-file blob "$lfs" > "$SCRATCH/pointer/$scattered"
	refused "a pointer of Git LFS, in a folder" "$SCRATCH/pointer" \
		"/$scattered:1:1: error: this is a pointer of Git LFS"
	refused "a NUL byte" "$linux@$(with v6.12 $scattered 100644 "$(blob 'a\000b')")" \
		":$scattered:1:2: error: a NUL byte"
	refused "a folder for a file" "$linux@$(with v6.12 $scattered/file 100644 "$text" $scattered)" \
		":$scattered' is no regular file"
	refused "a file for a folder" "$linux@$(with v6.12 arch/x86/kvm 100644 "$text")" \
		"has no reverse_cpuid; looked for in:"
	refused "a file lacks" "$linux@$(with v6.12 $scattered none -)" "has no cpuid_bits"
	head -c 17000000 /dev/zero | tr '\0' x > "$SCRATCH/large"
	large=$(git -C "$linux" hash-object -w "$SCRATCH/large")
	refused "a huge file" "$linux@$(with v6.12 $scattered 100644 "$large")" "is too large"
	sed '/{ X86_FEATURE_APERFMPERF,/s/0 }/0 0 }/' "$linux_tree/$scattered" > "$SCRATCH/changed"
	broken=$(with v6.12 $scattered 100644 "$(git -C "$linux" hash-object -w "$SCRATCH/changed")")
	refused "bad syntax has its place" "$linux@$broken" "$linux@$broken:$scattered:27:63: error:"
	kept "an executable file" linux-6.12 "$linux@$(with v6.12 $scattered 100755 "$text")"
}

# Objects that are not there, or not what they should be.
loose() { # REPOSITORY OBJECT
	id=$(git -C "$linux" rev-parse "$2")
	echo "$1/.git/objects/$(echo "$id" | sed 's|^..|&/|')"
}

without() { # NAME OBJECT FRAGMENT
	rm -rf "$SCRATCH/broken"
	cp -R "$linux" "$SCRATCH/broken"
	rm -f "$(loose "$SCRATCH/broken" "$2")"
	refused "without $1" "$SCRATCH/broken@v6.12" "$3"
}

broken_repositories() {
	without "a file's blob" v6.12:$scattered ":$scattered' is not in the repository"
	without "a folder" v6.12:arch/x86/kvm "object not found"
	without "the tree" 'v6.12^{tree}' "the tree of 'v6.12' cannot be had"
	without "the commit" v6.12 "'v6.12'"
	rm -rf "$SCRATCH/broken"
	cp -R "$linux" "$SCRATCH/broken"
	object=$(loose "$SCRATCH/broken" v6.12:$scattered)
	chmod u+w "$object"
	cp "$(loose "$SCRATCH/broken" v6.12:Makefile)" "$SCRATCH/other"
	cat "$SCRATCH/other" > "$object"
	refused "another object's bytes" "$SCRATCH/broken@v6.12" "hash"
	echo junk > "$object"
	refused "junk for an object" "$SCRATCH/broken@v6.12" ":$scattered' "
	cp -R "$SCRATCH/at@home" "$SCRATCH/cut"
	for pack in "$SCRATCH"/cut/.git/objects/pack/*.pack; do
		chmod u+w "$pack"
		truncate -s 3000 "$pack"
	done
	refused "a pack cut short" "$SCRATCH/cut@v6.12" "$SCRATCH/cut"
	rm -f "$SCRATCH"/cut/.git/objects/pack/*
	refused "no objects" "$SCRATCH/cut@v6.12" "$SCRATCH/cut"
	echo nonsense > "$SCRATCH/cut/.git/HEAD"
	refused "nonsense for HEAD" "$SCRATCH/cut@HEAD" "$SCRATCH/cut"
	echo '[core' > "$SCRATCH/cut/.git/config"
	refused "a broken configuration" "$SCRATCH/cut@HEAD" "is no repository to read from"
	refused "older than a shallow clone" "$SCRATCH/shallow@HEAD~1" "'HEAD~1'"
	holds "... the reason is told" "is a shallow clone: what is older is not in it" "$SCRATCH/err"
	git -C "$linux" config uploadpack.allowFilter true
	git clone -q --filter=blob:none --no-checkout "file://$linux" "$SCRATCH/partial" 2> /dev/null
	refused "a clone without files" "$SCRATCH/partial@v6.12" \
		"is not in the repository, which may be a shallow or a partial clone"
	git init -q "$SCRATCH/unborn"
	refused "no commit yet" "$SCRATCH/unborn@HEAD" "'HEAD'"
	git init -q --object-format=sha256 "$SCRATCH/sha256"
	refused "SHA-256 ids" "$SCRATCH/sha256@HEAD" "is no repository to read from"
}

# Pipes and devices where libgit2 would open a file: it would wait for ever.
pipe_at() { # NAME REPO@REV PATH
	rm -rf "$SCRATCH/broken/$3"
	mkdir -p "$(dirname "$SCRATCH/broken/$3")"
	mkfifo "$SCRATCH/broken/$3"
	not_waited_at "$1" "$2" "$SCRATCH/broken/$3"
	rm "$SCRATCH/broken/$3"
}

not_waited_at() { # NAME REPO@REV FILE
	exits "$1" 3 timeout "${PATIENCE:-10}" "$FEATMAP" facts "$2"
	holds "$1: is told" "cannot open '${2%@*}': '$3' is no regular file" "$SCRATCH/err"
	exits "$1: by featmap-clang" 3 timeout "${PATIENCE:-10}" "$FEATMAP-clang" "$2"
	holds "$1: is told by featmap-clang" "'$3' is no regular file" "$SCRATCH/err"
}

like_shared() { # a repository that borrows from another, whose objects are in odd/objects
	rm -rf "$SCRATCH/broken"
	mkdir -p "$SCRATCH/broken/odd"
	cp -R "$SCRATCH/shared/." "$SCRATCH/broken"
	cp -R "$linux/.git/objects" "$SCRATCH/broken/odd"
	echo "$1" > "$SCRATCH/broken/.git/objects/info/alternates"
}

pipes() {
	object=$(loose . v6.12:$scattered)
	for path in HEAD config packed-refs shallow commondir refs/tags/v6.12 refs/heads/a/b/c \
		info/attributes objects/info/alternates objects/info/commit-graphs/x \
		objects/pack/x.idx objects/pack/multi-pack-index; do
		rm -rf "$SCRATCH/broken"
		cp -R "$linux" "$SCRATCH/broken"
		pipe_at "a pipe for $path" "$SCRATCH/broken@v6.12" .git/$path
	done
	cp -R "$linux/.git/." "$SCRATCH/broken/.git"
	pipe_at "a pipe for an object" "$SCRATCH/broken@v6.12" "${object#./}"
	cp -R "$linux/.git/." "$SCRATCH/broken/.git"
	ln -sf /dev/zero "$SCRATCH/broken/.git/packed-refs"
	not_waited_at "a link to a device" "$SCRATCH/broken@v6.12" "$SCRATCH/broken/.git/packed-refs"
	rm -rf "$SCRATCH/broken"
	cp -R "$SCRATCH/bare.git" "$SCRATCH/broken"
	pipe_at "a pipe in a bare repository" "$SCRATCH/broken@v6.1" config
	like_shared ../../odd/objects
	kept "borrowed objects" linux-6.1 "$SCRATCH/broken@v6.1"
	mkfifo "$SCRATCH/broken/odd/objects/pack/x.idx"
	not_waited_at "a pipe among borrowed objects" "$SCRATCH/broken@v6.1" \
		"$SCRATCH/broken/.git/objects/../../odd/objects/pack/x.idx"
	like_shared "$(for i in 1 2 3 4 5 6 7 8; do echo "$SCRATCH/broken/.git/objects"; done)"
	exits "objects borrowed in circles" 3 timeout "${PATIENCE:-10}" "$FEATMAP" facts "$SCRATCH/broken@v6.1"
	holds "... is told" "info/alternates' borrows from too many" "$SCRATCH/err"
	rm -rf "$SCRATCH/broken"
	cp -R "$linux" "$SCRATCH/broken"
	git -C "$SCRATCH/broken" worktree prune
	git -C "$SCRATCH/broken" worktree add -q --no-checkout --detach "$SCRATCH/broken/tree" v6.1
	kept "a worktree again" linux-6.1 "$SCRATCH/broken/tree@HEAD"
	mkfifo "$SCRATCH/broken/.git/packed-refs"
	not_waited_at "a pipe that a worktree shares" "$SCRATCH/broken/tree@HEAD" \
		"$SCRATCH/broken/.git/worktrees/tree/../../packed-refs"
	rm -rf "$SCRATCH/broken"
	cp -R "$linux" "$SCRATCH/broken"
	ln -s .. "$SCRATCH/broken/.git/refs/a"
	ln -s . "$SCRATCH/broken/.git/refs/b"
	exits "links in circles" 3 timeout "${PATIENCE:-10}" "$FEATMAP" facts "$SCRATCH/broken@v6.1"
	holds "... are told" "one of too many links to folders" "$SCRATCH/err"
	rm -rf "$SCRATCH/broken"
	cp -R "$linux" "$SCRATCH/broken"
	mkfifo "$SCRATCH/broken/pipe" "$SCRATCH/broken/.git/hooks/pipe"
	python3 -c "import socket, os
os.chdir('$SCRATCH/broken/.git')
socket.socket(socket.AF_UNIX).bind('socket')"
	ln -s nowhere "$SCRATCH/broken/.git/refs/heads/.#lock"
	mv "$SCRATCH/broken/.git/objects/pack" "$SCRATCH/broken/.git/objects/info" "$SCRATCH/broken"
	ln -s ../../pack ../../info "$SCRATCH/broken/.git/objects"
	kept "pipes that nobody opens, a socket, links" linux-6.1 "$SCRATCH/broken@v6.1"
}

# A libgit2 that cannot be loaded is told of, and missed by nobody else.
no_library() {
	mkdir "$SCRATCH/libraries"
	for library in $(sed -n 's/.*LIBGIT2_SOVERSION *"\(.*\)"/\1/p' /usr/include/git2/version.h); do
		echo nonsense > "$SCRATCH/libraries/libgit2.so.$library"
	done
	exits "without libgit2" 3 env LD_LIBRARY_PATH="$SCRATCH/libraries" \
		"$FEATMAP" facts "$linux@v6.1"
	holds "... a clear error" "cannot read revisions of '$linux' without libgit2: " "$SCRATCH/err"
	exits "a tree does not need it" 0 env LD_LIBRARY_PATH="$SCRATCH/libraries" \
		"$FEATMAP" facts "$linux_tree"
	same "... and gives its facts" inputs/facts/linux-6.12.facts "$SCRATCH/out"
}

# Many revisions of one repository.

# A stream for git fast-import: COUNT commits behind v6.12, each with its tag; every
# tenth one is a new version, every 50th changes a file that is read.
stream() { # COUNT
	i=0
	while [ $i -lt "$1" ]; do
		i=$((i + 1))
		printf 'commit refs/heads/many\nmark :%d\ncommitter a <a@example.org> %d +0000\ndata 0\n' \
			$i $((1700000000 + i))
		[ $i -gt 1 ] || echo 'from refs/tags/v6.12^{commit}'
		printf 'M 100644 inline drivers/%d.c\ndata %d\n%s\n' $((i % 7)) ${#i} $i
		if [ $((i % 10)) -eq 0 ]; then
			sed "s/^SUBLEVEL = .*/SUBLEVEL = $i/" "$linux_tree/Makefile" > "$SCRATCH/changed"
			inline Makefile
		fi
		if [ $((i % 50)) -eq 0 ]; then
			{ cat "$linux_tree/$scattered" && echo "/* $i */"; } > "$SCRATCH/changed"
			inline $scattered
		fi
		printf '\nreset refs/tags/many-%d\nfrom :%d\n\n' $i $i
	done
}

inline() { # PATH
	printf 'M 100644 inline %s\ndata %d\n' "$1" "$(wc -c < "$SCRATCH/changed")"
	cat "$SCRATCH/changed"
	echo
}

# Milliseconds of processor time that a command takes.
milliseconds() { # COMMAND...
	(
		"$@" > /dev/null
		times
	) | awk 'END {
		for (i = 1; i <= 2; i++) {
			split($i, part, "[ms]")
			total += (part[1] * 60 + part[2]) * 1000
		}
		print total
	}'
}

five_times() {
	for _ in 1 2 3 4 5; do
		"$@"
	done
}

many_revisions() {
	check=$TEST_PROGRAMS/store_check
	stream 300 | git -C "$linux" fast-import --quiet
	mkdir "$SCRATCH/store"
	exits "300 revisions" 0 "$check" "$linux" "$SCRATCH/store" 'many-*'
	# What they have of their own: Makefile 30 times, scattered.c 6 times.
	files=$(grep -c '^file	' inputs/facts/linux-6.12.facts)
	holds "... cost what is distinct" "revisions 300, trees 7, blobs $((files + 30 + 6))" \
		"$SCRATCH/out"
	for i in 1 9 10 11 49 50 59 60 100 299 300; do
		exits "revision $i" 0 "$FEATMAP" facts "$linux@many-$i"
		same "... the same alone and among others" "$SCRATCH/out" \
			"$SCRATCH/store/many-$i.facts"
	done
	holds "... its version is its own" 'tree	linux	6.12.300' "$SCRATCH/store/many-300.facts"
	distinct='v6.12 many-50 many-100 many-150 many-200 many-250 many-300'
	# shellcheck disable=SC2086 # a list
	few=$(milliseconds five_times "$check" "$linux" - $distinct)
	all=$(milliseconds five_times "$check" "$linux" - 'many-*')
	echo "300 revisions: $all ms, their distinct files alone: $few ms" > "$SCRATCH/figures"
	cat "$SCRATCH/figures"
	if [ "$all" -lt $((few * 2)) ]; then
		pass "300 revisions take less than twice the time of their distinct files"
	else
		fail "300 revisions take less than twice the time of their distinct files" \
			"$SCRATCH/figures"
	fi
}

# All trees and both kinds through one store; bad ones do not spoil the others.
mixed_revisions() {
	mkdir "$SCRATCH/mixed"
	git -C "$linux" fetch -q --no-tags "$qemu" 'refs/tags/v*:refs/tags/qemu-*'
	exits "tags of both, by pattern" 0 "$check" "$linux" "$SCRATCH/mixed" 'v*' 'qemu-*'
	cut -f 1 "$SCRATCH/out" | sed '$d' > "$SCRATCH/got"
	printf '%s\n' v5.10 v6.1 v6.12 qemu-5.2 qemu-7.2 qemu-10.0 > "$SCRATCH/wanted"
	same "... older versions first" "$SCRATCH/wanted" "$SCRATCH/got"
	for version in 5.10 6.1 6.12; do
		same "... linux $version" inputs/facts/linux-$version.facts "$SCRATCH/mixed/v$version.facts"
	done
	for version in 5.2 7.2 10.0; do
		same "... qemu $version" inputs/facts/qemu-$version.facts "$SCRATCH/mixed/qemu-$version.facts"
	done
	link=$(with v6.12 $scattered 120000 "$(git -C "$linux" rev-parse v6.12:$scattered)")
	exits "bad ones among them" 1 "$check" "$linux" "$SCRATCH/mixed" "$link" nix \
		"$(with v6.12 $scattered none -)" v6.12 "$link"
	holds "... a link to what was a file is refused" "$link	refused" "$SCRATCH/out"
	holds "... what is good is read" "v6.12	v6.12" "$SCRATCH/out"
	same "... and is the same" inputs/facts/linux-6.12.facts "$SCRATCH/mixed/v6.12.facts"
	for tag in 6.1-rc1 6.1-rc10 6.1-rc2 6.1.1 6.1.10 6.2-rc1 6.10; do
		git -C "$linux" tag "order-$tag" v6.1
	done
	git -C "$linux" tag order-6.1 v6.1
	exits "tags in order" 0 "$check" "$linux" - 'order-*'
	cut -f 1 "$SCRATCH/out" | sed '$d' > "$SCRATCH/got"
	printf 'order-%s\n' 6.1-rc1 6.1-rc2 6.1-rc10 6.1 6.1.1 6.1.10 6.2-rc1 6.10 > "$SCRATCH/wanted"
	same "... as versions have it" "$SCRATCH/wanted" "$SCRATCH/got"
	holds "... all are one tree" "revisions 8, trees 1," "$SCRATCH/out"
}

make_repositories > "$SCRATCH/log" 2>&1
ways_to_keep
outputs_are_the_same
bad_names
bad_entries
broken_repositories
pipes
no_library
many_revisions
mixed_revisions
finish
