/* SPDX-License-Identifier: MIT */
/* The statements of KVM's capability functions. */
#include "caps.h"

enum {
	MOST_DEPTH = 64,	/* statements within statements */
};

static const char *const lists[] = { "kvm_cpu_cap_mask", "kvm_cpu_cap_init",
				     "kvm_cpu_cap_init_kvm_defined",
				     "kvm_cpu_cap_init_scattered" };

/* Statements that change what comes next: none is known here. */
static const char *const jumps[] = { "for",   "while", "do",	"switch", "case",
				     "default", "goto", "break", "continue", "return",
				     "else" };

static const char *const operations[KVM_OPS] = {
	[KVM_SET] = "kvm_cpu_cap_set",
	[KVM_CLEAR] = "kvm_cpu_cap_clear",
	[KVM_CHECK_AND_SET] = "kvm_cpu_cap_check_and_set",
};

static void read_statement(struct caps_function *function);

/* Statements that are not known, or of no concern. */

/* Whether code token I has to do with capabilities. */
static bool is_touching(const struct caps_function *function, size_t i)
{
	return caps_is(function, i, "kvm_cpu_caps") ||
	       (caps_begins(function, i, "kvm_cpu_cap_") &&
		!caps_is(function, i, "kvm_cpu_cap_has")) ||
	       (caps_ends(function, i, "_caps") && caps_is(function, i + 1, "("));
}

/* Whether what stands around name I may give it another value. */
static bool may_change(const struct caps_function *function, size_t i)
{
	static const char *const no_changes[] = { "==", "!=", "<=", ">=" };
	static const char *const steps[] = { "++", "--" };

	if (i > 0 && (caps_is(function, i - 1, "&") || caps_is_any(function, i - 1, steps, 2)))
		return true;
	return caps_is(function, i + 1, "=") || caps_is_any(function, i + 1, steps, 2) ||
	       (caps_ends(function, i + 1, "=") &&
		!caps_is_any(function, i + 1, no_changes, 4));
}

/* Passes over tokens; FEATURES: what lists hold is not known here, either. */
static void pass_over(struct caps_function *function, size_t start, size_t end,
		      bool features)
{
	for (size_t i = start; i < end; i++) {
		if (is_touching(function, i) ||
		    (features && caps_is_element(function, i)))
			caps_refuse(function, i, "this is not known here");
		for (size_t k = 0; k < function->locals.count; k++)
			if (caps_is(function, i, function->locals.items[k].name) &&
			    may_change(function, i))
				function->locals.items[k].changed = true;
	}
}

/* Statements that matter. Each is tokens START to END, without its ";". */

static void read_list(struct caps_function *function, size_t start, size_t end)
{
	struct arena *arena = function->caps->linux_view->reading->arena;
	struct linux_facts *facts =
		&function->caps->linux_view->reading->facts->linux_tree;
	const struct word_fact *word = caps_word(function, start + 2);
	elements list = { 0 };

	if (caps_closing(function, start + 1) != end - 1 ||
	    !(caps_is(function, start + 3, ",") || start + 4 == end)) {
		caps_refuse(function, start, "a list of a form not known here");
		return;
	}
	if (start + 4 < end - 1)
		caps_elements(function, start + 4, end - 1, true, &list);
	for (size_t i = 0; word && i < list.count; i++)
		*vec_push(arena, &facts->kvm_caps) = (struct kvm_cap_fact){
			.word = word->name,
			.bit = list.items[i].bit,
			.class = list.items[i].class,
			.macro = list.items[i].macro,
			.condition = list.items[i].condition,
			.place = list.items[i].place,
		};
	if (word)
		caps_left_out(function, start + 3, end - 1, word->name);
}

static void add_operation(struct caps_function *function, enum kvm_op op,
			  const struct word_fact *word, const struct element *element)
{
	struct reading *reading = function->caps->linux_view->reading;

	*vec_push(reading->arena, &reading->facts->linux_tree.kvm_ops) =
		(struct kvm_op_fact){
			.function = function->name,
			.number = function->operations++,
			.op = op,
			.word = word->name,
			.bit = element->bit,
			.macro = element->macro,
			.condition = element->condition,
			.place = element->place,
		};
}

/* kvm_cpu_cap_set(MACRO) and its like. */
static void read_operation(struct caps_function *function, size_t start, size_t end,
			   enum kvm_op op)
{
	struct element element = { .place = caps_place(function, start),
				   .condition = caps_joined(function) };
	const struct word_fact *word;
	const struct kept *kept;

	if (end - start != 4 || !caps_is_name(function, start + 2)) {
		caps_refuse(function, start, "a feature's macro alone is wanted");
		return;
	}
	element.macro = caps_text(function, start + 2);
	kept = caps_kept(function, element.macro, start + 2);
	if (!kept)
		return;
	word = word_numbered(&function->caps->linux_view->reading->facts->linux_tree,
			     kept->word);
	element.bit = kept->bit;
	if (word && word->has_leaf)
		add_operation(function, op, word, &element);
	else
		caps_refuse(function, start + 2, "a feature that is in no leaf");
}

/* kvm_cpu_caps[WORD] |= elements, or &= ~elements. */
static void read_change(struct caps_function *function, size_t start, size_t end)
{
	bool set = caps_is(function, start + 4, "|=");
	const struct word_fact *word;
	size_t first = start + (set ? 5 : 6);
	elements list = { 0 };

	if (!caps_is(function, start + 1, "[") || !caps_is(function, start + 3, "]") ||
	    !(set || (caps_is(function, start + 4, "&=") &&
		      caps_is(function, start + 5, "~")))) {
		caps_refuse(function, start, "this is not known here");
		return;
	}
	if (!set && caps_is(function, first, "(")) {
		if (caps_closing(function, first) != end - 1)
			caps_refuse(function, first, "this is not known here");
		first++;
		end--;
	} else if (!set && first + 1 != end &&
		   caps_closing(function, first + 1) != end - 1) {
		/* The "~" is of the first element alone. */
		caps_refuse(function, first, "this is not known here");
	}
	word = caps_word(function, start + 2);
	caps_elements(function, first, end, false, &list);
	for (size_t i = 0; word && i < list.count; i++)
		add_operation(function, set ? KVM_SET : KVM_CLEAR, word,
			      &list.items[i]);
}

/* A function is read once, whoever calls it: so nobody must by condition. */
static void follow(struct caps_function *function, size_t start)
{
	const char *name = caps_text(function, start);
	struct caps_function *called = caps_find_function(function->caps, name);

	if (function->conditions.count > 0)
		caps_refuse(function, start, "a conditional call that is not known here");
	else if (called)
		caps_read_function(called);
	else if (!function->caps->is_partial)
		caps_refuse(function, start, "none of the files has this function; called");
}

/* "NAME" or "NAME = value": a value is of a known form, or holds no features. */
static void declare(struct caps_function *function, size_t name, size_t end)
{
	struct arena *arena = function->caps->linux_view->reading->arena;
	struct local *local;
	bool features = false;

	pass_over(function, name, end, false);
	for (size_t i = name + 1; i < end; i++)
		features |= caps_is_element(function, i);
	if (features) {
		elements unused = { 0 };

		caps_value(function, name + 2, end, &unused);
	}
	local = vec_push(arena, &function->locals);
	local->name = caps_text(function, name);
	local->value = name + 2;
	local->end = end;
}

/* "TYPE NAME = value, NAME = value"; false if it is no such thing. */
static bool read_locals(struct caps_function *function, size_t start, size_t end)
{
	size_t i = start, comma;

	while (i < end && (caps_is_name(function, i) || caps_is(function, i, "*")))
		i++;
	if (i - start < 2 || !caps_is_name(function, i - 1) ||
	    (i < end && !caps_is(function, i, "=") && !caps_is(function, i, ",")))
		return false;
	i--;
	for (;;) {
		comma = caps_next(function, i, end, ",");
		declare(function, i, comma);
		if (comma >= end)
			return true;
		i = comma + 1;
		while (caps_is(function, i, "*"))
			i++;
	}
}

/* memset() or memcpy() of all capabilities: what the CPU has is where it starts. */
static bool is_reset(const struct caps_function *function, size_t start)
{
	size_t i = start + 2;

	if (!caps_is(function, start, "memset") && !caps_is(function, start, "memcpy"))
		return false;
	i += caps_is(function, i, "&");
	return caps_is(function, i, "kvm_cpu_caps") && caps_is(function, i + 1, ",");
}

static void read_simple(struct caps_function *function, size_t start, size_t end)
{
	bool call = caps_is(function, start + 1, "(");

	for (int op = 0; op < KVM_OPS; op++) {
		if (call && caps_is(function, start, operations[op])) {
			read_operation(function, start, end, (enum kvm_op)op);
			return;
		}
	}
	if (call && caps_is_any(function, start, lists, sizeof lists / sizeof *lists))
		read_list(function, start, end);
	else if (call && caps_ends(function, start, "_caps") && end - start == 3)
		follow(function, start);
	else if (caps_is(function, start, "kvm_cpu_caps"))
		read_change(function, start, end);
	else if (call && (is_reset(function, start) ||
			  caps_is(function, start, "BUILD_BUG_ON")))
		return;
	else if (!read_locals(function, start, end))
		pass_over(function, start, end, true);
}

/* Statements. */

static void read_block(struct caps_function *function, size_t end)
{
	size_t locals = function->locals.count;

	while (function->next < end && !function->is_broken)
		read_statement(function);
	function->locals.count = locals;
}

/* "(C) S else S": S stands under C, or under !(C). */
static void read_if(struct caps_function *function)
{
	struct arena *arena = function->caps->linux_view->reading->arena;
	size_t opening = function->next, closing = caps_closing(function, opening);
	const char *condition;

	if (!caps_is(function, opening, "(") || closing >= function->code.count) {
		caps_refuse(function, opening, "a condition is wanted");
		return;
	}
	pass_over(function, opening + 1, closing, false);
	condition = caps_condition(function, opening + 1, closing);
	*vec_push(arena, &function->conditions) = condition;
	function->next = closing + 1;
	read_statement(function);
	if (!function->is_broken && caps_is(function, function->next, "else")) {
		function->next++;
		function->conditions.items[function->conditions.count - 1] =
			arena_printf(arena, "!(%s)", condition);
		read_statement(function);
	}
	function->conditions.count--;
}

/* Up to the ";" that ends it. */
static void read_ended(struct caps_function *function)
{
	size_t start = function->next, end = start;

	while (end < function->code.count && !caps_is(function, end, ";")) {
		/* Braces are of an initialiser, or of a loop that is a macro. */
		if (caps_is(function, end, "}") ||
		    (caps_is(function, end, "{") && !caps_is(function, end - 1, "=")))
			caps_refuse(function, end, "this is not known here");
		end = caps_closing(function, end) + 1;
	}
	if (end >= function->code.count)
		caps_refuse(function, end, "a ';' is missing");
	if (!function->is_broken)
		read_simple(function, start, end);
	function->next = end + 1;
}

static void read_statement(struct caps_function *function)
{
	size_t start = function->next, closing;

	if (++function->depth > MOST_DEPTH || start >= function->code.count) {
		caps_refuse(function, start, "statements that nest too deeply, or none,");
	} else if (caps_is(function, start, "{")) {
		closing = caps_closing(function, start);
		function->next++;
		read_block(function, closing);
		function->next = closing + 1;
	} else if (caps_is(function, start, "if")) {
		function->next++;
		read_if(function);
	} else if (caps_is(function, start, "return") &&
		   caps_is(function, start + 1, ";") &&
		   start + 2 == function->code.count) {
		function->next += 2;
	} else if (caps_is_any(function, start, jumps, sizeof jumps / sizeof *jumps)) {
		caps_refuse(function, start, "this is not known here");
	} else if (caps_is_name(function, start) && caps_is(function, start + 1, ":")) {
		function->next += 2;	/* a label, which nothing here jumps to */
	} else if (caps_is(function, start, ";")) {
		function->next++;
	} else {
		read_ended(function);
	}
	function->depth--;
}

void caps_read_statements(struct caps_function *function)
{
	read_block(function, function->code.count);
}
