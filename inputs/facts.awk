# SPDX-License-Identifier: MIT
# Makes files of facts into what gen/read/embedded.h declares. They are given
# oldest first. In LC_ALL=C: sizes are in bytes.
function begin_file() {
	name = FILENAME
	sub(".*/", "", name)
	sub("\\.facts$", "", name)
	start[++count] = size
	names[count] = name
}
BEGIN {
	FS = "\t"
	print "#include \"embedded.h\"\n\nconst char embedded_text[] ="
}
FNR == 1 {
	if (NR > 1) {
		print "\t\"\\0\""
		size++
	}
	begin_file()
}
$1 == "tree" {
	kind[count] = $2
	version[count] = $3
}
{
	size += length($0) + 1
	end[count] = size
	gsub(/[\\"?]/, "\\\\&")	# \? for no trigraphs
	gsub(/\t/, "\\t")
	print "\t\"" $0 "\\n\""
}
END {
	print "\t;\n\nconst struct embedded embedded_facts[] = {"
	for (i = 1; i <= count; i++)
		printf "\t{ EMBEDDED \"%s\", \"%s\", TREE_%s, %d, %d },\n", names[i],
			version[i], toupper(kind[i]), start[i], end[i] - start[i]
	print "\t{ \"\", \"\", TREE_LINUX, 0, 0 },\n};"
}
