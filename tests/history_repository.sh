#!/bin/sh
# SPDX-License-Identifier: MIT
# history_repository.sh REPOSITORY COMMITS TREE...: makes a bare repository with so
# many commits, each with a tag t001, t002 and so on, out of the files that featmap
# reads of real trees. The trees take turns in equal parts. Of the commits between,
# one in 25 edits a comment in cpufeatures.h (or target/i386/cpu.c), one in 7 the file
# with the version, all others what nobody reads. FEATMAP is the program.
set -e
repository=$1 commits=$2
shift 2

git init -q --bare "$repository"

put() { # PATH FILE
	printf 'M 100644 inline %s\ndata %d\n' "$1" "$(wc -c < "$2")"
	cat "$2"
	echo
}

# The same file with a line more.
put_edited() { # PATH FILE LINE
	printf 'M 100644 inline %s\ndata %d\n' "$1" \
		"$(($(wc -c < "$2") + $(printf '%s\n' "$3" | wc -c)))"
	cat "$2"
	printf '%s\n\n' "$3"
}

put_tree() { # TREE
	echo deleteall
	"$FEATMAP" facts "$1" | awk -F '\t' '$1 == "file" { print $2 }' | while read -r path; do
		put "$path" "$1/$path"
	done
}

# What a commit changes, but for the first of a tree.
put_edit() { # NUMBER TREE
	names=arch/x86/include/asm/cpufeatures.h version=Makefile remark="# edit $1"
	if [ -e "$2/VERSION" ]; then
		names=target/i386/cpu.c version=VERSION remark=
	fi
	if [ $(($1 % 25)) -eq 10 ]; then
		put_edited $names "$2/$names" "/* edit $1 */"
	elif [ $(($1 % 7)) -eq 0 ]; then
		put_edited $version "$2/$version" "$remark"
	else
		printf 'M 100644 inline Documentation/edit\ndata <<.\n%d\n.\n' "$1"
	fi
}

number=0 tree=
while [ $number -lt "$commits" ]; do
	turn=$((number * $# / commits))
	eval "tree=\${$((turn + 1))}"
	number=$((number + 1))
	printf 'commit refs/heads/main\ncommitter Nobody <nobody@example.org> %d +0000\n' \
		$((1000000000 + number))
	printf 'data <<.\nedit %d\n.\n' $number
	if [ "$tree" != "${before-}" ]; then
		put_tree "$tree"
	else
		put_edit $number "$tree"
	fi
	before=$tree
	printf 'reset refs/tags/t%03d\nfrom refs/heads/main\n\n' $number
done | git -C "$repository" fast-import --quiet
