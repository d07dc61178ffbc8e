#!/bin/sh
# SPDX-License-Identifier: MIT
# smoke.sh FEATMAP: a build's first test, without a network: two trees in
# miniature, read twice, and made into all formats that they allow.
set -eu
FEATMAP=$1
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT
. tests/mini.sh
fresh
"$FEATMAP" verify "$linux" "$qemu"
"$FEATMAP" gen --linux "$linux" --qemu "$qemu" --format header,json,audit -o "$SCRATCH"
for file in featmap.h featmap.json audit.txt; do
	test -s "$SCRATCH/$file"
done
