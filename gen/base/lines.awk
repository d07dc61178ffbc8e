# SPDX-License-Identifier: MIT
# Makes text files into the C arrays of lines that the header DECLARED declares:
# awk -v declared=page.h -f gen/base/lines.awk FILE...
BEGIN { print "#include <stddef.h>\n#include \"" declared "\"" }
FNR == 1 {
	if (NR > 1) print "\tNULL,\n};"
	name = tolower(FILENAME)
	sub(".*/", "", name)
	sub("\\.", "_", name)
	print "\nconst char *const " name "[] = {"
}
{
	gsub(/[\\"?]/, "\\\\&")	# \? for no trigraphs
	print "\t\"" $0 "\\n\","
}
END { print "\tNULL,\n};" }
