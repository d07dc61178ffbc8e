/* SPDX-License-Identifier: MIT */
/*
 * CPU features: which hardware bit each name of Linux and QEMU means.
 *
 * One file to vendor. It needs stdint.h and stddef.h, no C library; it is C99
 * and C++11 and later. Including it declares things; in one source file define
 * FEATMAP_IMPLEMENTATION first, and the tables and functions are there:
 *
 *	#define FEATMAP_IMPLEMENTATION
 *	#include "featmap.h"
 *
 * All data is constant, without pointers in it, so nothing has to be relocated;
 * nothing is allocated, and all functions may be called from any thread.
 *
 * A row is one bit under one Linux macro: it has the macro, the name that
 * /proc/cpuinfo shows, the name that QEMU's -cpu takes, any of them "" where
 * there is none, and the word and the bit. A bit with several macros has as many
 * rows, next to each other; a bit that only QEMU names has one. A word is a CPUID
 * register, an MSR, or 32 numbers that Linux gives out by itself: then there is
 * no hardware bit. A CPUID function without indexes has index 0.
 *
 * Names are not unique. One name may stand on several bits, and mean one thing
 * to Linux and another to QEMU: ssbd and ibrs do. So lookups go on: given the
 * row found last (NULL to begin), they return the next one, and NULL when there
 * are no more. Ask by the side that the name came from, and look at all rows.
 *
 *	const struct featmap_row *row = NULL;
 *
 *	while ((row = featmap_find_qemu("spec-ctrl", row)) != NULL) {
 *		const struct featmap_word *word = featmap_word_of(row);
 *
 *		if (word->space != FEATMAP_CPUID)
 *			continue;
 *		cpuid(word->number, word->index, &a, &b, &c, &d);
 *		if (featmap_test(row, a, b, c, d) == 1)
 *			puts(featmap_macro(row));
 *	}
 *
 * All names of all bits of a register:
 *
 *	const struct featmap_word *word = featmap_find_word(FEATMAP_CPUID, 7, 0,
 *							    FEATMAP_EDX);
 *
 *	for (row = NULL; (row = featmap_next_in_word(word, row)) != NULL;)
 *		printf("%d %s\n", row->bit, featmap_qemu(row));
 *
 * Names that end in an underscore are not for use from outside.
@provenance
 *
@licence
 */
#ifndef FEATMAP_H
#define FEATMAP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a word is. */
enum featmap_space {
	FEATMAP_CPUID,	/* a register of CPUID */
	FEATMAP_MSR,	/* a model-specific register */
	FEATMAP_LINUX,	/* Linux-defined features, X86_FEATURE_* */
	FEATMAP_BUG,	/* X86_BUG_*, words counted from the first bug word */
	FEATMAP_VMX	/* VMX_FEATURE_* */
};

enum featmap_reg { FEATMAP_EAX, FEATMAP_EBX, FEATMAP_ECX, FEATMAP_EDX };

/* The words by number, in the order of the table. */
@word_numbers

enum { FEATMAP_ROW_COUNT = @row_count };

/* As narrow as this table allows; another one's may be wider. */
@types

struct featmap_word {
	uint32_t number;	/* CPUID function, MSR, or Linux's word */
	uint32_t index;		/* CPUID index, else 0 */
	featmap_row_number first_row_;
	uint8_t space;		/* enum featmap_space */
	uint8_t reg;		/* enum featmap_reg of CPUID, else 0 */
};

struct featmap_row {
	featmap_text macro_, shown_, qemu_;	/* offsets of the names, 0: none */
	featmap_word_number word;		/* see featmap_word_at() */
	uint8_t bit;				/* 0 to 31, of an MSR to 63 */
};

/* Names of a row: never NULL, "" for none; they live as long as the program. */
const char *featmap_macro(const struct featmap_row *row);	/* X86_FEATURE_FPU */
const char *featmap_shown(const struct featmap_row *row);	/* in /proc/cpuinfo */
const char *featmap_qemu(const struct featmap_row *row);	/* as -cpu takes it */

/* 1 if Linux has a macro for the bit, but /proc/cpuinfo does not show it; else 0. */
int featmap_hidden(const struct featmap_row *row);

/* The word NUMBER, 0 to FEATMAP_WORD_COUNT - 1; NULL for any other. */
const struct featmap_word *featmap_word_at(size_t number);

/* The row's word, never NULL. */
const struct featmap_word *featmap_word_of(const struct featmap_row *row);

/*
 * Whether the row's bit is set in registers that the caller has read: EAX to EDX
 * as CPUID left them for the word's function and index; of an MSR EAX and EDX as
 * RDMSR leaves them, the others unused. 1 if set, 0 if clear, -1 if the row is
 * about no hardware bit.
 */
int featmap_test(const struct featmap_row *row, uint32_t eax, uint32_t ebx,
		 uint32_t ecx, uint32_t edx);

/*
 * Iteration and lookups return a row behind AFTER, or the first one if AFTER is
 * NULL; NULL if there are no more. Rows come in the order of the table: CPUID
 * before MSR before Linux, bugs and VMX, then number, index, register, bit.
 */
const struct featmap_row *featmap_next(const struct featmap_row *after);

/* The same for one word's rows; none if WORD is NULL. */
const struct featmap_row *featmap_next_in_word(const struct featmap_word *word,
					       const struct featmap_row *after);

/* What sort of names to look at; they can be added up. */
enum {
	FEATMAP_BY_MACRO = 1,
	FEATMAP_BY_SHOWN = 2,
	FEATMAP_BY_QEMU = 4,
	FEATMAP_BY_ANY = 7
};

/*
 * By name, LENGTH bytes that need no NUL behind them (a word in a line of
 * /proc/cpuinfo, say); KINDS is made of FEATMAP_BY_*. Every byte counts, the
 * case of letters, too. One probe, found or not, however many names there are.
 */
const struct featmap_row *featmap_find(unsigned kinds, const char *name,
				       size_t length,
				       const struct featmap_row *after);

/* The same for a string: by macro, as shown by Linux, by QEMU's, by any name. */
const struct featmap_row *featmap_find_macro(const char *name,
					     const struct featmap_row *after);
const struct featmap_row *featmap_find_shown(const char *name,
					     const struct featmap_row *after);
const struct featmap_row *featmap_find_qemu(const char *name,
					    const struct featmap_row *after);
const struct featmap_row *featmap_find_name(const char *name,
					    const struct featmap_row *after);

/* The word at a place, NULL if there is none; INDEX and REG as in the struct. */
const struct featmap_word *featmap_find_word(enum featmap_space space,
					     uint32_t number, uint32_t index,
					     enum featmap_reg reg);

/* By place: any, of CPUID, of an MSR. */
const struct featmap_row *featmap_find_bit(enum featmap_space space,
					   uint32_t number, uint32_t index,
					   enum featmap_reg reg, unsigned bit,
					   const struct featmap_row *after);
const struct featmap_row *featmap_find_cpuid(uint32_t function, uint32_t index,
					     enum featmap_reg reg, unsigned bit,
					     const struct featmap_row *after);
const struct featmap_row *featmap_find_msr(uint32_t msr, unsigned bit,
					   const struct featmap_row *after);

#ifdef __cplusplus
}
#endif

#endif

#if defined FEATMAP_IMPLEMENTATION && !defined FEATMAP_IMPLEMENTED
#define FEATMAP_IMPLEMENTED

#ifdef __cplusplus
extern "C" {
#endif

/* One more than there are: the last one tells where the rows end. */
static const struct featmap_word featmap_words_[FEATMAP_WORD_COUNT + 1] = {
@words
};

/* The names stand behind their rows. */
static const struct featmap_row featmap_rows_[FEATMAP_ROW_COUNT] = {
@rows
};

/*
 * All names by their number, a NUL behind each, in one piece; offset 0 is "".
 * Members, because a compiler need not take a string as long as that.
 */
static const struct {
@pool_members
} featmap_pool_ = {
@pool
};

/* No padding between the members, or this is no valid array. */
typedef char featmap_pool_is_dense_[sizeof featmap_pool_ == @pool_size ? 1 : -1];

/* The rows that bear a name, by the name's number, rising. */
static const featmap_row_number featmap_row_list_[] = {
@row_list
};

/* A name's text in the pool and its rows in the list end where the next begin. */
static const struct {
	featmap_text text;
	featmap_list_index rows;
} featmap_names_[@name_count + 1] = {
@names
};

/* By bucket. */
static const featmap_displacement featmap_displacements_[@bucket_count] = {
@displacements
};

@hash
static int featmap_same_(const unsigned char *left, const unsigned char *right,
			 size_t length)
{
	if (length < 8)
		return featmap_short_(left, length) == featmap_short_(right, length);
	for (; length > 8; left += 8, right += 8, length -= 8)
		if (featmap_load8_(left) != featmap_load8_(right))
			return 0;
	return featmap_load8_(left + length - 8) == featmap_load8_(right + length - 8);
}

/* The name's number; the one behind the last if it is not in the table. */
static uint32_t featmap_name_number_(const char *name, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)name;
	const unsigned char *pool = (const unsigned char *)&featmap_pool_;
	uint64_t hash = featmap_hash_(bytes, length, @seed);
	uint32_t bucket = featmap_bucket_(hash, @bucket_count);
	uint32_t number = featmap_slot_(hash, featmap_displacements_[bucket],
					@name_count);
	size_t text = featmap_names_[number].text;

	if (featmap_names_[number + 1].text - text - 1 == length &&
	    featmap_same_(bytes, pool + text, length))
		return number;
	return @name_count;
}

/* Whether the row bears the name as one of these KINDS, without branches. */
static int featmap_bears_(const struct featmap_row *row, unsigned kinds, size_t text)
{
	unsigned borne = (row->macro_ == text ? (unsigned)FEATMAP_BY_MACRO : 0) |
			 (row->shown_ == text ? (unsigned)FEATMAP_BY_SHOWN : 0) |
			 (row->qemu_ == text ? (unsigned)FEATMAP_BY_QEMU : 0);

	return (borne & kinds) != 0;
}

static const struct featmap_row *
featmap_find_(unsigned kinds, const char *name, size_t length,
	      const struct featmap_row *after)
{
	uint32_t number = featmap_name_number_(name, length);

	if (number == @name_count)
		return NULL;
	for (size_t i = featmap_names_[number].rows;
	     i < featmap_names_[number + 1].rows; i++) {
		const struct featmap_row *row = &featmap_rows_[featmap_row_list_[i]];

		if ((after == NULL || row > after) &&
		    featmap_bears_(row, kinds, featmap_names_[number].text))
			return row;
	}
	return NULL;
}

static size_t featmap_length_(const char *name)
{
	size_t length = 0;

	while (name[length] != '\0')
		length++;
	return length;
}

const char *featmap_macro(const struct featmap_row *row)
{
	return (const char *)&featmap_pool_ + row->macro_;
}

const char *featmap_shown(const struct featmap_row *row)
{
	return (const char *)&featmap_pool_ + row->shown_;
}

const char *featmap_qemu(const struct featmap_row *row)
{
	return (const char *)&featmap_pool_ + row->qemu_;
}

int featmap_hidden(const struct featmap_row *row)
{
	return row->macro_ != 0 && row->shown_ == 0;
}

const struct featmap_word *featmap_word_at(size_t number)
{
	return number < FEATMAP_WORD_COUNT ? &featmap_words_[number] : NULL;
}

const struct featmap_word *featmap_word_of(const struct featmap_row *row)
{
	return &featmap_words_[row->word];
}

int featmap_test(const struct featmap_row *row, uint32_t eax, uint32_t ebx,
		 uint32_t ecx, uint32_t edx)
{
	const struct featmap_word *word = &featmap_words_[row->word];
	uint64_t value;

	switch (word->space) {
	case FEATMAP_CPUID:
		value = word->reg == FEATMAP_EAX ? eax :
			word->reg == FEATMAP_EBX ? ebx :
			word->reg == FEATMAP_ECX ? ecx : edx;
		break;
	case FEATMAP_MSR:
		value = (uint64_t)edx << 32 | eax;
		break;
	default:
		return -1;
	}
	return (int)(value >> row->bit & 1);
}

const struct featmap_row *featmap_next(const struct featmap_row *after)
{
	if (after == NULL)
		return featmap_rows_;
	after++;
	return after < featmap_rows_ + FEATMAP_ROW_COUNT ? after : NULL;
}

const struct featmap_row *featmap_next_in_word(const struct featmap_word *word,
					       const struct featmap_row *after)
{
	const struct featmap_row *next;

	if (word == NULL)
		return NULL;
	next = featmap_rows_ + word->first_row_;
	if (after != NULL && after >= next)
		next = after + 1;
	return next < featmap_rows_ + word[1].first_row_ ? next : NULL;
}

const struct featmap_row *featmap_find(unsigned kinds, const char *name,
				       size_t length,
				       const struct featmap_row *after)
{
	return featmap_find_(kinds, name, length, after);
}

const struct featmap_row *featmap_find_macro(const char *name,
					     const struct featmap_row *after)
{
	return featmap_find_(FEATMAP_BY_MACRO, name, featmap_length_(name), after);
}

const struct featmap_row *featmap_find_shown(const char *name,
					     const struct featmap_row *after)
{
	return featmap_find_(FEATMAP_BY_SHOWN, name, featmap_length_(name), after);
}

const struct featmap_row *featmap_find_qemu(const char *name,
					    const struct featmap_row *after)
{
	return featmap_find_(FEATMAP_BY_QEMU, name, featmap_length_(name), after);
}

const struct featmap_row *featmap_find_name(const char *name,
					    const struct featmap_row *after)
{
	return featmap_find_(FEATMAP_BY_ANY, name, featmap_length_(name), after);
}

/* Whether WORD comes before the place in the table. */
static int featmap_before_(const struct featmap_word *word, uint8_t space,
			   uint32_t number, uint32_t index, uint8_t reg)
{
	if (word->space != space)
		return word->space < space;
	if (word->number != number)
		return word->number < number;
	if (word->index != index)
		return word->index < index;
	return word->reg < reg;
}

const struct featmap_word *featmap_find_word(enum featmap_space space,
					     uint32_t number, uint32_t index,
					     enum featmap_reg reg)
{
	size_t first = 0, end = FEATMAP_WORD_COUNT;
	const struct featmap_word *word;

	while (first < end) {
		size_t middle = (first + end) / 2;

		if (featmap_before_(&featmap_words_[middle], (uint8_t)space, number,
				    index, (uint8_t)reg))
			first = middle + 1;
		else
			end = middle;
	}
	word = &featmap_words_[first];
	return first < FEATMAP_WORD_COUNT && word->space == space &&
			       word->number == number && word->index == index &&
			       word->reg == reg ? word : NULL;
}

const struct featmap_row *featmap_find_bit(enum featmap_space space,
					   uint32_t number, uint32_t index,
					   enum featmap_reg reg, unsigned bit,
					   const struct featmap_row *after)
{
	const struct featmap_word *word = featmap_find_word(space, number, index, reg);

	while ((after = featmap_next_in_word(word, after)) != NULL)
		if (after->bit == bit)
			break;
	return after;
}

const struct featmap_row *featmap_find_cpuid(uint32_t function, uint32_t index,
					     enum featmap_reg reg, unsigned bit,
					     const struct featmap_row *after)
{
	return featmap_find_bit(FEATMAP_CPUID, function, index, reg, bit, after);
}

const struct featmap_row *featmap_find_msr(uint32_t msr, unsigned bit,
					   const struct featmap_row *after)
{
	return featmap_find_bit(FEATMAP_MSR, msr, 0, FEATMAP_EAX, bit, after);
}

#ifdef __cplusplus
}
#endif

#endif
