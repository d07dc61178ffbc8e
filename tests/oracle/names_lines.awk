# SPDX-License-Identifier: MIT
# The entries of a names.json, one a line: MAP, name, class, the other side's
# names, bits, what it means; lists sorted as text. Whatever is not as it is
# meant to be ends it with status 1: what, on standard error.
BEGIN { OFS = "\t" }

function wrong(what) {
	print FILENAME ":" NR ": " what ": " $0 > "/dev/stderr"
	failed = 1
	exit 1
}

# Takes what PATTERN matches from the start of REST.
function take(pattern,    taken) {
	if (!match(rest, "^(" pattern ")"))
		wrong("no " pattern " at " rest)
	taken = substr(rest, 1, RLENGTH)
	rest = substr(rest, RLENGTH + 1)
	return taken
}

function text(    taken) {
	taken = take("\"[^\"\\\\]+\"")
	return substr(taken, 2, length(taken) - 2)
}

function with(set, item,    n, i, part, out) {
	n = split(set, part, " ")
	out = ""
	for (i = 1; i <= n && part[i] < item; i++)
		out = out part[i] " "
	out = out item " "
	for (; i <= n; i++)
		out = out part[i] " "
	return substr(out, 1, length(out) - 1)
}

function array(set) {
	take("[[]")
	while (rest ~ /^"/) {
		set = with(set, text())
		if (rest !~ /^]/)
			take(", ")
	}
	take("]")
	return set
}

function meanings(    set) {
	take(", \"means\": [[]")
	while (rest ~ /^[{]/) {
		take("[{]\"name\": ")
		set = with(set, text())
		take(", \"bits\": ")
		array("")
		take("[}]")
		if (rest !~ /^]/)
			take(", ")
	}
	take("]")
	return set
}

function fold(name) {
	name = tolower(name)
	gsub(/[_.]/, "-", name)
	return name
}

# The first of the other names is the one that the class is about.
function check_first(name, class, first) {
	if ((class == "none" || class == "hidden") != (first == "") && class != "unsafe")
		wrong("a name where there is none, or none")
	if ((class == "exact" && first != name) || (class == "spelling" &&
	    (first == name || fold(first) != fold(name))) ||
	    (class == "different" && fold(first) == fold(name)))
		wrong("the first name is not of its class")
}

/^ "(qemu_)?names": [{]$/ {
	map = $1
	gsub(/[":]/, "", map)
	last = ""
	next
}

map != "" && /^  "/ {
	rest = $0
	take("  ")
	name = text()
	if (name <= last)
		wrong("out of order")
	last = name
	take(": [{]\"class\": ")
	class = text()
	take(map == "names" ? ", \"qemu\": " : ", \"linux\": ")
	first = rest ~ /^null/ ? "" : text()
	if (first == "")
		take("null")
	check_first(name, class, first)
	others = first
	if (rest ~ /^, "also": /) {
		take(", \"also\": ")
		others = array(others)
	}
	take(", \"bits\": ")
	bits = array("")
	means = rest ~ /^, "means"/ ? meanings() : ""
	take("[}],?$")
	print map, name, class, others, bits, means
}

END { exit failed }
