#!/bin/sh
# SPDX-License-Identifier: MIT
# files.sh add|remove: installs, or removes again. Both follow one list, so that
# what one adds the other removes. Run by make, which says where things go.
set -eu

# Calls add or remove with each file: its mode, its place, and what it is made of.
each() { # add|remove
	"$1" 755 "$BINDIR/featmap" "$BUILD/featmap"
	# Beside featmap: there it looks first.
	"$1" 755 "$BINDIR/featmap-clang" "$BUILD/featmap-clang"
	for page in $PAGES; do
		"$1" 644 "$MANDIR/man1/$page.1" "$BUILD/$page.1"
	done
	# bash looks for a command's completion by the command's name.
	for command in featmap featmap-clang; do
		"$1" 644 "$BASHDIR/$command" "$BUILD/featmap.bash"
	done
	"$1" 644 "$ZSHDIR/_featmap" "$BUILD/_featmap"
	"$1" 644 "$INCLUDEDIR/featmap.h" output/featmap.h
	for schema in output/schema/*.json; do
		"$1" 644 "$DATADIR/featmap/schema/${schema##*/}" "$schema"
	done
	"$1" 644 "$DOCDIR/LICENSE" LICENSE
	"$1" 644 "$PKGCONFIGDIR/featmap.pc" -
}

# PATH as the pkg-config file has it: movable, where it is below the prefix.
from_prefix() { # PATH
	case $1 in
	"$PREFIX"/*) echo "\${prefix}${1#"$PREFIX"}" ;;
	*) echo "$1" ;;
	esac
}

pkg_config() {
	cat << EOF
prefix=$PREFIX
bindir=$(from_prefix "$BINDIR")
includedir=$(from_prefix "$INCLUDEDIR")
datadir=$(from_prefix "$DATADIR")
featmap=\${bindir}/featmap
header=\${includedir}/featmap.h
schemadir=\${datadir}/featmap/schema

Name: featmap
Description: CPU feature names of Linux and QEMU, by the bit they mean
Version: $VERSION
Cflags: -I\${includedir}
EOF
}

add() { # MODE PLACE FILE, - for the pkg-config file
	echo "installing $DESTDIR$2"
	if [ "$3" = - ]; then
		pkg_config | install -D -m "$1" /dev/stdin "$DESTDIR$2"
	else
		install -D -m "$1" "$3" "$DESTDIR$2"
	fi
}

remove() { # MODE PLACE FILE
	echo "removing $DESTDIR$2"
	rm -f "$DESTDIR$2"
}

# Folders that are nobody else's; what others put there stays.
remove_own_folders() {
	for folder in "$DATADIR/featmap/schema" "$DATADIR/featmap" "$DOCDIR"; do
		[ ! -d "$DESTDIR$folder" ] ||
			rmdir --ignore-fail-on-non-empty "$DESTDIR$folder"
	done
}

# A place that hangs on where make was called is found by nobody.
for place in "$PREFIX" "$BINDIR" "$INCLUDEDIR" "$DATADIR" "$MANDIR" "$DOCDIR" \
	"$PKGCONFIGDIR" "$BASHDIR" "$ZSHDIR"; do
	case $place in
	/*) ;;
	*)
		echo "make: '$place' is no absolute path" >&2
		exit 2
		;;
	esac
done
each "$1"
[ "$1" = add ] || remove_own_folders
