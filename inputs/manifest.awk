# Makes the manifests into the C tables that gen/read/manifest.h declares.
BEGIN { print "#include <stddef.h>\n#include \"manifest.h\"" }
FNR == 1 {
	if (NR > 1) print "\t{ NULL, NULL },\n};"
	name = FILENAME
	sub(".*/", "", name)
	sub("\\.manifest$", "", name)
	print "\nconst struct manifest_entry " name "_manifest[] = {"
}
/^[^#]/ { printf "\t{ \"%s\", \"%s\" },\n", $1, $2 }
END { print "\t{ NULL, NULL },\n};" }
