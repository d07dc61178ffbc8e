#!/bin/sh
# SPDX-License-Identifier: MIT
# dist.sh NAME FILE: the sources as a tarball with the folder NAME in it. Equal
# sources of one commit give equal bytes. In a clone that is what is there and git
# does not ignore, changes included; outside, as in an unpacked tarball, all.
set -eu
export LC_ALL=C
parts='gen grammar inputs output tests Makefile README.md LICENSE'
list=$2.list
trap 'rm -f "$list" "$list.all" "$list.gone" "$2.new"' EXIT

# shellcheck disable=SC2086 # the parts are meant to be split
if [ -e .git ]; then
	git ls-files -z --cached --others --exclude-standard -- $parts
	git ls-files -z --deleted -- $parts > "$list.gone"
	time=$(git log -1 --format=%ct)
else
	find $parts -type f -print0
	: > "$list.gone"
	time=$(stat -c %Y Makefile)
fi > "$list.all"
sort -z "$list.all" -o "$list.all"
sort -z "$list.gone" -o "$list.gone"
comm -z -23 "$list.all" "$list.gone" > "$list"

tar --create --format=ustar --null --no-recursion --files-from="$list" \
	--transform="s|^|$1/|" --owner=0 --group=0 --numeric-owner \
	--mode=u=rwX,go=rX --mtime="@${SOURCE_DATE_EPOCH:-$time}" --file="$2.new"
xz -9 --threads=1 --stdout "$2.new" > "$2"
echo "$2"
