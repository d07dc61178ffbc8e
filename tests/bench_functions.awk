# SPDX-License-Identifier: MIT
# Functions of a C file, so many times, under new names: awk -v copies=N -f
# bench_functions.awk FILE. A function's name is what begins before its '(' in a
# line that begins with no blank; what is not in a function is there once.
/^[a-z].*\)$/ || /^[a-z].*\) *\{$/ { inside = 1; text = "" }
inside { text = text $0 "\n" }
!inside { print }
/^}/ && inside { inside = 0; functions[++count] = text }
END {
	for (copy = 0; copy < copies; copy++)
		for (i = 1; i <= count; i++) {
			text = functions[i]
			match(text, /[a-z_0-9]+\(/)
			print substr(text, 1, RSTART - 1) "copy" copy "_" substr(text, RSTART)
		}
}
