# SPDX-License-Identifier: MIT
# What the oracle tests share. An oracle is something that nobody here wrote:
# gcc on the real headers and tables, the tree's own script, or a QEMU binary.
# Its answers are written in the form of facts lines, and compared whole.
# Functions whose body is in ( ) have variables of their own.

# The trees to test, one a line: those given, or the fetched ones of a kind.
oracle_trees() { # KIND [DIRECTORIES]
	if [ -n "${2-}" ]; then
		printf '%s\n' "$2" | tr -s ' ' '\n'
	else
		inputs/fetch --list | grep "^$1-" | while read -r tree; do
			echo "$TREES/$tree"
		done
	fi
}

# Where a tree's files of the test go.
work_of() { # TREE
	echo "$SCRATCH/slices/$(echo "$1" | tr / _)"
}

# Runs the test's own prepare, and featmap; what each says ends in WORK.
prepare_and_read() { # NAME WORK TREE
	if [ ! -d "$3" ]; then
		fail "$1: the tree is there: $3"
		return 1
	fi
	if ! prepare "$2" "$3"; then
		cat "$2"/*.error > "$2/errors"
		fail "$1: the tree's own code can be compiled" "$2/errors"
		return 1
	fi
	if ! "$FEATMAP" facts "$3" > "$2/facts" 2> "$2/facts.error"; then
		fail "$1: featmap reads the tree" "$2/facts.error"
		return 1
	fi
}

# Only where a block begins and ends is told here; gcc reads what is in it. It
# must be in one file alone: else which one the real build takes is a guess.
slice() ( # OUT DIRECTORY START [HOLDING]
	: > "$1"
	files=$(grep -rlE --include='*.[ch]' -e "${4-$3}" "$2")
	case $files in
	'' | *"
"*)
		echo "'$3' is in: ${files:-no file}" > "$1.error"
		exit 1
	esac
	awk -v start="$3" -v holding="${4-}" -f tests/oracle/slice.awk "$files" > "$1"
	[ -s "$1" ] || echo "no block '$3' in $files" > "$1.error"
	[ -s "$1" ]
)

# The macros that there are in the end. -undef: what the host's gcc defines must
# not matter, only FLAGS; it still has a few, of two underscores.
macros() ( # FILE FLAGS...
	file=$1
	shift
	gcc -undef -E -dM "$@" -x c "$file" | grep -v '^#define __'
)

# The names of macros without arguments that begin with PREFIX (a pattern).
names_like() { # PREFIX < MACROS
	awk -v prefix="^$1." '$2 ~ prefix && $2 !~ /[(]/ { print $2 }' | sort
}

# The names in the enum that FILE is, without comments thanks to gcc.
enumerators() { # FILE
	gcc -undef -E -P -x c "$1" | tr -d ' \t\n' | tr '{},' '[\n*]' |
		sed -n '2,$s/^\([A-Za-z_0-9]\{1,\}\)\(=.*\)\{0,1\}$/\1/p'
}

# For C programs to include with NAME defined as they like.
as_list() { # < NAMES
	sed 's/.*/NAME(&)/'
}

# -Werror: a macro defined anew, or a number that does not fit, is no oracle.
compile_and_run() ( # SOURCE DIRECTORY OUT FLAGS...
	source=$1 directory=$2 out=$3
	shift 3
	gcc -std=gnu11 -Werror "$@" -I "$directory" -o "$out.program" \
		"tests/oracle/$source" 2> "$out.error" &&
		"$out.program" > "$out" 2>> "$out.error"
)

# The lines of these kinds, with the fields to compare (as for cut).
pick() ( # FIELDS FILE KIND...
	fields=$1 file=$2
	shift 2
	for kind; do
		awk -F '\t' -v kind="$kind" '$1 == kind' "$file"
	done | cut -f "$fields"
)

# Order does not matter, but how often a line is there does.
agree() { # NAME WANTED GOT
	sort "$2" > "$2.sorted"
	sort "$3" > "$3.sorted"
	same "$1" "$2.sorted" "$3.sorted"
}

# An oracle that says nothing would agree with facts that say nothing.
agree_and_some() { # NAME WANTED GOT
	if [ -s "$2" ]; then
		agree "$1" "$2" "$3"
	else
		fail "$1: the oracle says nothing"
	fi
}
