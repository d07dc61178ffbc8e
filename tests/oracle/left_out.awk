# SPDX-License-Identifier: MIT
# Prints, as facts, the names that are left out of KVM's capability lists: in
# comments behind a 0 where elements are joined with '|', in comments at the
# start of a line where they are separated by ','.
#
# No tool but a reader of comments can say this, so this is one more of those:
# it rests on the rule alone, and works on lines where featmap works on tokens.

/kvm_cpu_cap_(mask|init[a-z_]*)[(]/ {
	word = $0
	sub(/.*kvm_cpu_cap_(mask|init[a-z_]*)[(]/, "", word)
	sub(/,.*/, "", word)
	list = ""
	inside = 1
}

inside {
	list = list $0 "\n"
	if (/[)];/) {
		read_list(list)
		inside = 0
	}
}

function read_list(list,    bare) {
	bare = list
	gsub(/\/\*([^*]|\*+[^*\/])*\*+\/|\/\/[^\n]*/, "", bare)
	if (index(bare, "|"))
		read_zeros(list)
	else
		read_lines(list)
}

function read_zeros(list) {
	while (match(list, /[^A-Za-z0-9_]0[ \t\n]*(\/\*([^*\n]|\*+[^*\/\n])*\*+\/|\/\/[^\n]*)/)) {
		read_comment(substr(list, RSTART + 1, RLENGTH - 1))
		list = substr(list, RSTART + RLENGTH)
	}
}

function read_lines(list,    lines, count, i) {
	count = split(list, lines, "\n")
	for (i = 1; i <= count; i++)
		if (match(lines[i], /^[ \t]*(\/\*([^*]|\*+[^*\/])*\*+\/|\/\/.*)/))
			read_comment(substr(lines[i], 1, RLENGTH))
}

function read_comment(comment,    pieces, count, i) {
	sub(/^[^\/]*(\/\*|\/\/)/, "", comment)
	sub(/\*\/$/, "", comment)
	count = split(comment, pieces, ",")
	for (i = 1; i <= count; i++)
		read_piece(pieces[i])
}

function read_piece(piece,    words) {
	sub(/^[ \t]+/, "", piece)
	sub(/[ \t]+$/, "", piece)
	if (piece !~ /^[A-Za-z][A-Za-z0-9_\/-]*([ \t]+[A-Za-z0-9_\/-]+)?$/)
		return
	split(piece, words, /[ \t]+/)
	if (tolower(words[1]) != "reserved")
		print "kvm-left-out\t" word "\t" words[1]
}
