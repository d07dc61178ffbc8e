# SPDX-License-Identifier: MIT
# Prints, as facts, the calls that set or clear a feature of the kernel, from
# C without comments as gcc -fpreprocessed -E has it: its "# LINE" lines tell
# where each line was. A call is in the function whose head is the last line
# before it that begins with a letter: kernel style, and what diff -p shows.

/^# [0-9]+ / { line = $2; next }
/^[ \t]*#/ || continued { continued = /\\$/; line++; next }
{ code[line] = $0; last = line++ }

END {
	for (line = 1; line <= last; line++) {
		if (code[line] ~ /^[A-Za-z_].*[(]/)
			function_name = name_before_parenthesis(code[line])
		for (rest = code[line]; rest = next_call(rest); )
			read_call(rest)
	}
}

function name_before_parenthesis(head) {
	sub(/[ \t]*[(].*/, "", head)
	sub(/.*[^A-Za-z0-9_]/, "", head)
	return head
}

# What follows the next callee's '(' on the line; the callee is left in CALL.
function next_call(text) {
	if (!match(text, /[A-Za-z0-9_]*(set_cpu_cap|clear_cpu_cap|force_cpu_cap)[ \t]*[(]/))
		return ""
	call = name_before_parenthesis(substr(text, RSTART, RLENGTH))
	return substr(text, RSTART + RLENGTH)
}

# The last argument, before the ')' that ends the call, must be one macro.
function read_call(arguments,    i) {
	for (i = line + 1; arguments !~ /[)][ \t]*;/ && i <= last; i++)
		arguments = arguments " " code[i]
	if (call ~ /^kvm_/ ||
	    !match(arguments, /^([^;]*,)?[ \t]*X86_FEATURE_[A-Za-z0-9_]+[ \t]*[)]/))
		return
	arguments = substr(arguments, 1, RLENGTH - 1)
	sub(/[ \t]*$/, "", arguments)
	sub(/.*[^A-Za-z0-9_]/, "", arguments)
	print "setter\t" arguments "\t" call "\t" function_name "\t" path "\t" line
}
