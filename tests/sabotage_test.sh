# SPDX-License-Identifier: MIT
# The main reader with one thing broken at a time, in a patched copy: the
# referee must notice each on a real tree.
. tests/lib.sh
objects=${FEATMAP%/*}
export FEATMAP_CLANG="$objects/featmap-clang"

# Builds the program with FILE changed by the sed SCRIPT.
build() { # FILE SCRIPT
	mkdir -p "$SCRATCH/build"
	sed "$2" "$1" > "$SCRATCH/build/broken.c"
	if cmp -s "$1" "$SCRATCH/build/broken.c"; then
		echo "the sed script changes nothing" > "$SCRATCH/err"
		return 1
	fi
	name=$(basename "$1" .c)
	gcc -std=c11 -D_GNU_SOURCE -Igen/read -Igen/base -Igen/facts -Igrammar -w -c -o "$SCRATCH/build/broken.o" \
		"$SCRATCH/build/broken.c" 2> "$SCRATCH/err" || return 1
	# shellcheck disable=SC2046 # a list of files
	gcc -o "$SCRATCH/build/featmap" "$SCRATCH/build/broken.o" \
		$(ls "$objects"/*.o | grep -v "/$name.o$") \
		-lnettle -ljansson 2> "$SCRATCH/err"
}

# What breaks, on which tree, in which file, how.
sabotage() { # NAME TREE FILE SCRIPT
	if build "gen/read/$3" "$4"; then
		exits "$1: the referee notices on $2" 1 \
			"$SCRATCH/build/featmap" verify "$TREES/$2"
	else
		fail "$1: cannot be built" "$SCRATCH/err"
	fi
}

exits "unbroken: both agree" 0 "$FEATMAP" verify "$TREES/linux-5.10" \
	"$TREES/linux-6.1" "$TREES/linux-6.12" "$TREES/qemu-5.2" "$TREES/qemu-7.2" \
	"$TREES/qemu-10.0"

sabotage "wrong bit" linux-6.12 read_linux.c \
	's/feature->bit = (uint32_t)number % BITS_PER_WORD/feature->bit = (uint32_t)(number + 1) % BITS_PER_WORD/'
sabotage "wrong word order" linux-6.12 read_linux.c \
	's/word.number = (uint32_t)value.bits;/word.number = (uint32_t)value.bits ^ 1;/'
sabotage "hiding rule flipped" linux-5.10 capflags.c \
	's/script->rule->unquoted_shown = true;/script->rule->unquoted_shown = false;/'
sabotage "hiding rule flipped" linux-6.12 capflags.c \
	's/else if (rule.unquoted_shown)/else if (!rule.unquoted_shown)/'
sabotage "the name not lower-cased" linux-5.10 capflags.c \
	"s/if (\*c >= 'A' && \*c <= 'Z')/if (0)/"
sabotage "the 32-bit view" linux-6.12 read_linux.c \
	's/"CONFIG_X86_32", false/"CONFIG_X86_32", true/'
sabotage "bugs one bit off" linux-6.12 read_linux.c \
	's/number = value.bits;/number = value.bits + (list->kind == CAPFLAGS_BUG);/'
sabotage "a designator ignored" qemu-10.0 read_qemu.c \
	's/\*position = value.bits;/(void)value;/'
sabotage "a mask's '&' read as '|'" qemu-10.0 value.c \
	's/left.bits &= right.bits;/left.bits |= right.bits;/'
sabotage "#ifdef taken the wrong way" qemu-10.0 read_qemu.c \
	's/"TARGET_X86_64", true/"TARGET_X86_64", false/'
sabotage "R_* counted as Linux does" qemu-7.2 reader.c \
	's/registers->values\[i\] == value/(uint64_t)i == value/'
sabotage "all ones 64 bits wide" qemu-7.2 value.c \
	's/value.width, value.is_unsigned);$/64, true);/'
sabotage "a shift one too short" qemu-10.0 value.c \
	's/left.bits << right.bits, left.width/left.bits << (right.bits ? right.bits - 1 : 0), left.width/'
sabotage "scattered bits in pairs swapped" linux-6.12 read_kvm.c \
	's/.bit = (uint32_t)bit, .place = row->place/.bit = (uint32_t)bit ^ 1, .place = row->place/'
sabotage "the first scattered row dropped" linux-6.12 rows.c \
	's/for (size_t i = 0; table && i < table->count; i++)/for (size_t i = 1; table \&\& i < table->count; i++)/'
sabotage "a duplicate swallowed" linux-6.12 read_kvm.c \
	's/if (fact.macro \&\&$/for (size_t i = 0; fact.macro \&\& i < facts->scattered.count; i++) if (!strcmp(facts->scattered.items[i].macro, fact.macro)) return;\n	&/'
sabotage "the subleaf lost" linux-6.12 read_kvm.c \
	's/leaf->index = (uint32_t)number;/leaf->index = 0;/'
sabotage "KVM's clears read as sets" linux-6.12 read_caps.c \
	's/"kvm_cpu_cap_clear") == 0 ? KVM_CLEAR/"kvm_cpu_cap_clear") == 0 ? KVM_SET/'
sabotage "an else without its not" linux-6.12 caps_condition.c \
	's/"!(%s)"/"(%s)"/'
sabotage "scattered capabilities read as native" linux-6.1 caps_list.c \
	's/{ "SF", KVM_SCATTERED,/{ "SF", KVM_NATIVE,/'
sabotage "reserved bits read as left out" linux-5.10 caps_left_out.c \
	's/\*length == 8 \&\& //; s/"Reserved", 8/"xxxxxxxx", 8/'
sabotage "hints lost" qemu-10.0 read_qemu.c \
	's/	if (last == end)/	if (last >= end)/'
sabotage "a name cut short" qemu-10.0 read_qemu.c \
	's/mempcpy(\*out, string + 1, length - 2)/mempcpy(*out, string + 1, length > 12 ? 9 : length - 2)/'
sabotage "masks mixed up" qemu-10.0 read_qemu.c \
	's/masks\[MASK_UNMIGRATABLE\])/masks[MASK_MIGRATABLE])/'
sabotage "the last name of each word lost" qemu-5.2 read_qemu.c \
	's/i < row->names->count; i++, bit++/i + 1 < row->names->count; i++, bit++/'
sabotage "dependencies turned round" linux-6.12 read_dependencies.c \
	's/fact.macro = rows_feature(rows, row, "feature", feature)/fact.macro = rows_feature(rows, row, "depends", depends)/'
sabotage "setters of the function before" linux-6.12 setter_calls.c \
	's/	body->function = head->odd/	if (body->function == NO_TOKEN) &/'
sabotage "setters a line off" linux-5.10 setter_calls.c \
	's/call->start).line,/call->end).line + 1,/'
sabotage "code under an unknown #if left out" linux-6.1 take_apart.c \
	's/(presence(walk) == UNDECIDED && walk->keep_undecided)/false/'
sabotage "what QEMU's dependency is on mixed up" qemu-7.2 read_qemu_dependencies.c \
	's/rows_number(&table->masks, &row, "mask", UINT64_MAX, mask)/rows_number(\&table->masks, \&row, "mask", UINT64_MAX, mask) \&\& (*mask |= 1)/'

finish
