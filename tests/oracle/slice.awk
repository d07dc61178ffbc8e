# SPDX-License-Identifier: MIT
# Prints a block of C as it is: from the line that is like START to the one
# where its braces close. With HOLDING, the first such block with a line like it.
!inside && $0 ~ start { inside = 1; depth = opened = wanted = 0; text = "" }
inside {
	text = text $0 "\n"
	if (holding == "" || $0 ~ holding) wanted = 1
	opened += gsub(/[{]/, "{")
	depth = opened - (closed += gsub(/[}]/, "}"))
	if (opened && depth == 0) {
		if (wanted) { printf "%s", text; exit }
		inside = opened = closed = 0
	}
}
