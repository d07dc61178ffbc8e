# SPDX-License-Identifier: MIT
# A cpufeatures.h of so many words, made of a real one's:
#
#	awk -v words=N -f bench_tree.awk cpufeatures.h
#
# A word holds what one of the real words holds. Its macros and the names they
# show have the number of the word in them: each is a new bit with a new name.
/^#define X86_FEATURE_[A-Z0-9_]+[ \t]+\( *[0-9]+ *\*/ {
	match($0, /\( *[0-9]+/)
	word = substr($0, RSTART + 1, RLENGTH - 1) + 0
	lines[word, count[word]++] = $0
	next
}
/^#define NCAPINTS/ { real = $3; next }
/^#define X86_BUG/ || (/^#define/ && !/X86_FEATURE/) { print }
END {
	print "#define NCAPINTS " words
	for (word = 0; word < words; word++)
		for (i = 0; i < count[word % real]; i++) {
			line = lines[word % real, i]
			match(line, /\( *[0-9]+/)
			line = substr(line, 1, RSTART) word substr(line, RSTART + RLENGTH)
			sub(/X86_FEATURE_/, "&W" word "_", line)
			sub(/\/\* "/, "&w" word "_", line)
			print line
		}
}
