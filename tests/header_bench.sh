#!/bin/sh
# SPDX-License-Identifier: MIT
# The figures of `make bench` for featmap.h's lookup of a name, against gperf's
# output for the same names, a binary and a linear search over pointers.
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
"$FEATMAP" gen --no-verify --format header --linux "$(inputs/fetch --path linux-6.12)" \
	--qemu "$(inputs/fetch --path qemu-10.0)" -o "$work" || exit 1

build() { # OBJECT SOURCE
	"${CC:-gcc}" -std=c11 -D_GNU_SOURCE -O2 -fPIC -Itests -I"$work" -c -o "$work/$1.o" "$2" || exit 1
}

# All names of the table, each once.
cat > "$work/list.c" << 'C'
#define FEATMAP_IMPLEMENTATION
#include "featmap.h"
#include <stdio.h>
int main(void)
{
	for (const struct featmap_row *row = NULL; (row = featmap_next(row)) != NULL;)
		printf("%s\n%s\n%s\n", featmap_macro(row), featmap_shown(row), featmap_qemu(row));
}
C
build list "$work/list.c"
"${CC:-gcc}" -o "$work/list" "$work/list.o" || exit 1
"$work/list" | sed '/^$/d' | LC_ALL=C sort -u > "$work/names"

# gperf's table leads to a number, as ours does to rows.
gperf_table() { # NAME TYPE-OF-NAME OPTION...
	table=$1 type=$2
	shift 2
	{
		printf '%%{\n#include "header_bench.h"\n#include <string.h>\n%%}\n'
		printf 'struct %s_word { %s name; unsigned short number; };\n%%%%\n' "$table" "$type"
		awk '{ print $0 ", " NR }' "$work/names"
		printf '%%%%\n'
		printf 'int %s_find_length(const char *name, size_t length) { return %s_seek(name, length) != 0; }\n' "$table" "$table"
		printf 'int %s_find(const char *name) { return %s_find_length(name, strlen(name)); }\n' "$table" "$table"
	} > "$work/$table.gperf"
	gperf -t -C -L ANSI-C -N "${table}_seek" -H "${table}_hash" "$@" \
		"$work/$table.gperf" > "$work/$table.c" || exit 1
	build "$table" "$work/$table.c"
}

pointers() { # NAME SEARCH
	{
		printf '#include "header_bench.h"\n#include <string.h>\n'
		printf 'static const char *const names[] = {\n'
		sed 's/.*/	"&",/' "$work/names"
		printf '};\nenum { COUNT = sizeof names / sizeof *names };\n'
		printf 'int %s_find(const char *name)\n{\n%s\n\treturn 0;\n}\n' "$1" "$2"
	} > "$work/$1.c"
	build "$1" "$work/$1.c"
}

printf '#define FEATMAP_IMPLEMENTATION\n#include "featmap.h"\n' > "$work/featmap.c"
build featmap "$work/featmap.c"
gperf_table gperf "const char *"
gperf_table gperf_pic int -P -K name
pointers linear '	for (size_t i = 0; i < COUNT; i++)
		if (strcmp(name, names[i]) == 0)
			return 1;'
# The names are sorted by their bytes, as strcmp does.
pointers binary '	for (size_t first = 0, end = COUNT; first < end;) {
		size_t middle = (first + end) / 2;
		int order = strcmp(name, names[middle]);
		if (order == 0)
			return 1;
		if (order < 0)
			end = middle;
		else
			first = middle + 1;
	}'
build bench tests/header_bench.c
"${CC:-gcc}" -o "$work/bench" "$work/bench.o" "$work/featmap.o" "$work/gperf.o" \
	"$work/gperf_pic.o" "$work/linear.o" "$work/binary.o" || exit 1

# Constant data of an object, as it is in memory, and what must be relocated in it.
data() { # OBJECT
	readelf -SW "$work/$1.o" | sed 's/^ *\[ *[0-9]*\] //' | while read -r name type _ _ size _; do
		case $name:$type in
		.data*:PROGBITS | .rodata*:PROGBITS) echo $((0x$size)) ;;
		esac
	done | awk '{ bytes += $1 } END { printf "%d\t", bytes }'
	readelf -rW "$work/$1.o" | awk '/^Relocation section/ { data = /\.rela?\.(data|rodata)/ }
		data && /^[0-9a-f]+ / { count++ } END { print count + 0 }'
}

"$work/bench" "$work/names" > "$work/times" || exit 1
printf '%-28s %8s %8s %10s %12s\n' "$(wc -l < "$work/names") names" "ns/hit" "ns/miss" \
	"data bytes" "relocations"
while IFS='	' read -r way hit miss; do
	case $way in
	featmap*) object=featmap ;;
	"gperf --pic"*) object=gperf_pic ;;
	gperf*) object=gperf ;;
	*) object=${way% search} ;;
	esac
	# shellcheck disable=SC2046 # two words
	set -- $(data "$object")
	printf '%-28s %8s %8s %10s %12s\n' "$way" "$hit" "$miss" "$1" "$2"
done < "$work/times"
