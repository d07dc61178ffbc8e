# Makes the page's files into the C arrays of lines that gen/page.h declares.
BEGIN { print "#include <stddef.h>\n#include \"page.h\"" }
FNR == 1 {
	if (NR > 1) print "\tNULL,\n};"
	name = FILENAME
	sub(".*/", "", name)
	sub("\\.", "_", name)
	print "\nconst char *const " name "[] = {"
}
{
	gsub(/[\\"?]/, "\\\\&")	# \? for no trigraphs
	print "\t\"" $0 "\\n\","
}
END { print "\tNULL,\n};" }
