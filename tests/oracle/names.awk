# SPDX-License-Identifier: MIT
# Safe names by facts alone: names.awk LINUX-FACTS QEMU-FACTS. A line for each
# name, in the form of names_lines.awk; lists are sorted as text.
BEGIN { FS = OFS = "\t" }

function bare(hexadecimal) { return substr(hexadecimal, 3) }

function register(function_, index_, reg) {
	return bare(function_) "." (index_ == "-" ? 0 : index_) "." reg
}

# A set is a text: " a b ", in order.
function with(set, item,    n, i, part, out) {
	if (set == "")
		set = " "
	if (index(set, " " item " "))
		return set
	n = split(set, part, " ")
	out = " "
	for (i = 1; i <= n && part[i] < item; i++)
		out = out part[i] " "
	out = out item " "
	for (; i <= n; i++)
		out = out part[i] " "
	return out
}

function merge(set, other,    n, i, part) {
	n = split(other, part, " ")
	for (i = 1; i <= n; i++)
		set = with(set, part[i])
	return set
}

function fold(name) {
	name = tolower(name)
	gsub(/[_.]/, "-", name)
	return name
}

function quality(name, other) {
	if (name == other)
		return 1
	return fold(name) == fold(other) ? 2 : 3
}

# The best class that the names in SET give.
function class_of(name, set, without,    n, i, part, best, this) {
	n = split(set, part, " ")
	best = 4
	for (i = 1; i <= n; i++) {
		this = quality(name, part[i])
		if (this < best)
			best = this
	}
	return best == 4 ? without : word_for[best]
}

# Whether all of SET is in the other.
function within(set, other,    n, i, part) {
	n = split(set, part, " ")
	for (i = 1; i <= n; i++)
		if (!index(other, " " part[i] " "))
			return 0
	return 1
}

function without_all(set, other,    n, i, part, out) {
	n = split(set, part, " ")
	for (i = 1; i <= n; i++)
		if (!index(other, " " part[i] " "))
			out = with(out, part[i])
	return out
}

function plain(set) {
	gsub(/^ | $/, "", set)
	return set
}

$1 == "word" && NF == 6 { leaf[$3] = register($4, $5, $6) }
$1 == "kvm-word" && NF == 6 { kvm_leaf[$3] = register($4, $5, $6) }
$1 == "feature" {
	word_of[$2] = $3
	bit_of[$2] = $4
	if ($5 == "shown")
		shown_as[$2] = $6
}
$1 == "scattered" { bits[$2] = with(bits[$2], register($3, $4, $5) "." $6) }
$1 == "kvm-feature" { kvm_word[$2] = $3; kvm_bit[$2] = $4 }
$1 == "translation" { from[++translations] = $2; to[translations] = $3 }
$1 == "qemu-word" { qemu_leaf[$2] = $3 == "msr" ? "msr." bare($4) : register($4, $5, $6) }
$1 == "qemu-name" { qemu_word[++said] = $2; qemu_bit[said] = $3; qemu_name[said] = $4 }

function kvm_place(macro) {
	if (kvm_word[macro] in leaf)
		return leaf[kvm_word[macro]] "." kvm_bit[macro]
	if (kvm_word[macro] in kvm_leaf)
		return kvm_leaf[kvm_word[macro]] "." kvm_bit[macro]
	return ""
}

function name_bits(    macro, n, i, part) {
	for (macro in word_of)
		if (word_of[macro] in leaf)
			bits[macro] = with(bits[macro], leaf[word_of[macro]] "." bit_of[macro])
	for (i = 1; i <= translations; i++)
		if ((to[i] in kvm_word) && kvm_place(to[i]) != "")
			bits[from[i]] = with(bits[from[i]], kvm_place(to[i]))
	for (macro in bits) {
		n = split(bits[macro], part, " ")
		for (i = 1; i <= n; i++)
			known[part[i]] = 1
	}
	for (macro in kvm_word)
		known[kvm_place(macro)] = 1
}

END {
	word_for[1] = "exact"
	word_for[2] = "spelling"
	word_for[3] = "different"
	name_bits()
	for (macro in shown_as)
		linux[shown_as[macro]] = merge(linux[shown_as[macro]], bits[macro])
	for (i = 1; i <= said; i++) {
		place = qemu_leaf[qemu_word[i]] "." qemu_bit[i]
		called[place] = qemu_name[i]
		qemu[qemu_name[i]] = with(qemu[qemu_name[i]], place)
	}
	for (name in linux) {
		n = split(linux[name], part, " ")
		for (i = 1; i <= n; i++) {
			shows[part[i]] = with(shows[part[i]], name)
			if (part[i] in called)
				in_qemu[name] = with(in_qemu[name], called[part[i]])
		}
		for (other in qemu)
			if (fold(name) == fold(other) && !within(qemu[other], linux[name])) {
				false_in_qemu[name] = with(false_in_qemu[name], other)
				false_in_linux[other] = with(false_in_linux[other], name)
			}
	}
	for (name in linux)
		print "names", name,
			name in false_in_qemu ? "unsafe" : class_of(name, in_qemu[name], "none"),
			plain(without_all(in_qemu[name], false_in_qemu[name])),
			plain(linux[name]), plain(false_in_qemu[name])
	for (name in qemu) {
		n = split(qemu[name], part, " ")
		found = ""
		without = "none"
		for (i = 1; i <= n; i++) {
			found = merge(found, shows[part[i]])
			if (part[i] in known)
				without = "hidden"
		}
		print "qemu_names", name,
			name in false_in_linux ? "unsafe" : class_of(name, found, without),
			plain(without_all(found, false_in_linux[name])),
			plain(qemu[name]), plain(false_in_linux[name])
	}
}
