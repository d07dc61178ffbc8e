/* SPDX-License-Identifier: MIT */
#include "value.h"

#include <errno.h>
#include <stdlib.h>

#include "ctoken.h"

struct value value_int(int64_t number)
{
	return (struct value){ .bits = (uint64_t)number, .width = 32 };
}

struct value value_problem(struct arena *arena, enum diag_category category,
			   struct span place, const char *message)
{
	struct problem *problem = arena_alloc(arena, sizeof *problem);

	*problem = (struct problem){ category, message, place };
	return (struct value){ .width = 32, .problem = problem };
}

/* BITS cut to WIDTH and extended back to 64 the way the type does it. */
static uint64_t extended(uint64_t bits, int width, bool is_unsigned)
{
	int unused = 64 - width;

	if (is_unsigned)
		return bits << unused >> unused;
	return (uint64_t)((int64_t)(bits << unused) >> unused);
}

struct value value_cast(struct value value, int width, bool is_unsigned)
{
	value.bits = extended(value.bits, width, is_unsigned);
	value.width = width < 32 ? 32 : width;
	value.is_unsigned = is_unsigned && width >= 32;
	return value;
}

/* Reads the suffix of an integer; false if it is none of C's. */
static bool read_suffix(const char *suffix, bool *is_unsigned, bool *is_long)
{
	int u = 0, l = 0;

	for (; *suffix; suffix++) {
		if (*suffix == 'u' || *suffix == 'U')
			u++;
		else if (*suffix == 'l' || *suffix == 'L')
			l++;
		else
			return false;
	}
	*is_unsigned = u;
	*is_long = l;
	return u <= 1 && l <= 2;
}

/* The first of the types that the literal may have and that holds it. */
static struct value typed_literal(uint64_t bits, bool decimal, bool is_unsigned,
				  bool is_long)
{
	struct value value = { .bits = bits, .width = 64 };

	if (!is_long && bits <= (is_unsigned || !decimal ? UINT32_MAX : INT32_MAX))
		value.width = 32;
	value.is_unsigned = is_unsigned ||
			    bits > (value.width == 32 ? INT32_MAX : INT64_MAX);
	return value;
}

struct value value_of_number(struct arena *arena, const char *text,
			     size_t length, struct span place)
{
	char copy[72];		/* 64 binary digits, 0b and a suffix fit */
	const char *digits = copy;
	bool decimal = text[0] != '0', is_unsigned, is_long;
	unsigned long long bits;
	int base = 0;
	char *end;

	if (length >= sizeof copy)
		return value_problem(arena, DIAG_VALUE, place,
				     "this number is too long");
	memcpy(copy, text, length);
	copy[length] = '\0';
	if (digits[0] == '0' && (digits[1] == 'b' || digits[1] == 'B')) {
		digits += 2;
		base = 2;
	}
	errno = 0;
	bits = strtoull(digits, &end, base);
	if (errno == ERANGE)
		return value_problem(arena, DIAG_VALUE, place,
				     "this number does not fit into 64 bits");
	if (end == digits || !read_suffix(end, &is_unsigned, &is_long))
		return value_problem(arena, DIAG_SYNTAX, place,
				     "this is no integer");
	if (decimal && !is_unsigned && bits > INT64_MAX)
		return value_problem(arena, DIAG_VALUE, place,
				     "this number does not fit into 63 bits");
	return typed_literal(bits, decimal, is_unsigned, is_long);
}

struct value value_unary(struct arena *arena, int operator, struct value value,
			 struct span place)
{
	if (value.problem)
		return value;
	switch (operator) {
	case '!':
		return value_int(!value.bits);
	case '~':
		return value_cast((struct value){ .bits = ~value.bits },
				  value.width, value.is_unsigned);
	case '-':
		return value_binary(arena, '-',
				    value_cast(value_int(0), value.width,
					       value.is_unsigned),
				    value, place);
	default:
		return value;
	}
}

/* && and ||: one side may decide alone, whatever the other one is. */
static struct value logical(int operator, struct value left, struct value right)
{
	bool deciding = operator == TOK_OR_OR;

	if (!left.problem && !!left.bits == deciding)
		return value_int(deciding);
	if (!right.problem && !!right.bits == deciding)
		return value_int(deciding);
	if (left.problem)
		return left;
	return right.problem ? right : value_int(!deciding);
}

static struct value shifted(struct arena *arena, int operator, struct value left,
			    struct value right, struct span place)
{
	struct value result = left;

	if (right.bits >= (uint64_t)left.width)
		return value_problem(arena, DIAG_VALUE, place,
				     "shift by as many bits as the type has, or more");
	if (operator == TOK_SHIFT_RIGHT) {
		result.bits = left.is_unsigned
				? left.bits >> right.bits
				: (uint64_t)((int64_t)left.bits >> right.bits);
		return result;
	}
	result.bits = extended(left.bits << right.bits, left.width,
			       left.is_unsigned);
	/* 1 << 31 is what compilers make of it; bits that fall out are not. */
	if (!left.is_unsigned &&
	    extended(result.bits, left.width, true) >> right.bits !=
		    extended(left.bits, left.width, true))
		return value_problem(arena, DIAG_VALUE, place,
				     "overflow in this shift");
	return result;
}

/* + - * / % on 64-bit operands; true if the result does not fit. */
static bool calculate(int operator, bool is_unsigned, uint64_t left,
		      uint64_t right, uint64_t *result)
{
	int64_t a = (int64_t)left, b = (int64_t)right, signed_result = 0;
	bool overflow = false;

	if (is_unsigned) {
		*result = operator == '+' ? left + right :
			  operator == '-' ? left - right :
			  operator == '*' ? left * right :
			  operator == '/' ? left / right : left % right;
		return false;
	}
	switch (operator) {
	case '+':
		overflow = __builtin_add_overflow(a, b, &signed_result);
		break;
	case '-':
		overflow = __builtin_sub_overflow(a, b, &signed_result);
		break;
	case '*':
		overflow = __builtin_mul_overflow(a, b, &signed_result);
		break;
	default:
		overflow = a == INT64_MIN && b == -1;
		if (!overflow)
			signed_result = operator == '/' ? a / b : a % b;
	}
	*result = (uint64_t)signed_result;
	return overflow;
}

static struct value arithmetic(struct arena *arena, int operator,
			       struct value left, struct value right,
			       struct span place)
{
	struct value result = left;

	if ((operator == '/' || operator == '%') && right.bits == 0)
		return value_problem(arena, DIAG_VALUE, place, "division by zero");
	if (calculate(operator, left.is_unsigned, left.bits, right.bits,
		      &result.bits) ||
	    (!left.is_unsigned &&
	     extended(result.bits, left.width, false) != result.bits))
		return value_problem(arena, DIAG_VALUE, place,
				     "overflow in this expression");
	result.bits = extended(result.bits, left.width, left.is_unsigned);
	return result;
}

static bool less(struct value left, struct value right)
{
	return left.is_unsigned ? left.bits < right.bits
				: (int64_t)left.bits < (int64_t)right.bits;
}

/* C's usual arithmetic conversions. */
static void make_common(struct value *left, struct value *right)
{
	int width = left->width > right->width ? left->width : right->width;
	bool is_unsigned = (left->is_unsigned && left->width == width) ||
			   (right->is_unsigned && right->width == width);

	*left = value_cast(*left, width, is_unsigned);
	*right = value_cast(*right, width, is_unsigned);
}

struct value value_binary(struct arena *arena, int operator, struct value left,
			  struct value right, struct span place)
{
	if (operator == TOK_AND_AND || operator == TOK_OR_OR)
		return logical(operator, left, right);
	if (left.problem)
		return left;
	if (right.problem)
		return right;
	if (operator == TOK_SHIFT_LEFT || operator == TOK_SHIFT_RIGHT)
		return shifted(arena, operator, left, right, place);
	make_common(&left, &right);
	switch (operator) {
	case '<':
		return value_int(less(left, right));
	case '>':
		return value_int(less(right, left));
	case TOK_LESS_EQUAL:
		return value_int(!less(right, left));
	case TOK_GREATER_EQUAL:
		return value_int(!less(left, right));
	case TOK_EQUAL:
		return value_int(left.bits == right.bits);
	case TOK_NOT_EQUAL:
		return value_int(left.bits != right.bits);
	case '&':
		left.bits &= right.bits;
		return left;
	case '|':
		left.bits |= right.bits;
		return left;
	case '^':
		left.bits ^= right.bits;
		return left;
	default:
		return arithmetic(arena, operator, left, right, place);
	}
}

struct value value_conditional(struct value condition, struct value yes,
			       struct value no)
{
	struct value result;

	if (condition.problem)
		return condition;
	result = condition.bits ? yes : no;
	if (!yes.problem && !no.problem) {
		make_common(&yes, &no);
		result = condition.bits ? yes : no;
	}
	return result;
}
