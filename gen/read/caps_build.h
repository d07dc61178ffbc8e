/* SPDX-License-Identifier: MIT */
/*
 * What the actions of grammar/caps.y call: each makes one part of struct caps.
 * All memory is from its arena.
 */
#ifndef FEATMAP_CAPS_BUILD_H
#define FEATMAP_CAPS_BUILD_H

#include "caps.h"

static const struct caps_elements no_elements;
static const struct caps_value no_value;

static inline struct token_range joined(struct token_range first,
					struct token_range last)
{
	return (struct token_range){ first.first, last.end };
}

/* Elements. */
struct caps_element build_element(enum caps_element_kind kind,
				  struct token_range tokens,
				  struct token_range argument);
struct caps_element build_unknown(struct token_range tokens);
struct caps_elements build_first(struct caps *caps, struct caps_element element);
struct caps_elements build_ored(struct caps *caps, struct caps_elements elements,
				struct caps_element element);
struct caps_elements build_listed(struct caps *caps, struct caps_elements list,
				  struct caps_elements more);

/* Variables, and what they hold; FIRST ?: LAST is no choice that is known. */
struct caps_value build_value(struct caps_elements elements);
struct caps_value build_choice(struct caps *caps, struct caps_elements condition,
			       struct caps_value yes, struct caps_value no);
struct caps_value build_unknown_value(struct caps *caps,
				      struct caps_elements first,
				      struct caps_value last);
struct token_range build_name(struct caps *caps, struct token_range name,
			      struct token_range group);

/* What an if begins, what its else begins, and where both end. */
void build_if(struct caps *caps, struct token_range condition);
void build_else(struct caps *caps);
void build_end(struct caps *caps);

/* Statements. What they hold and must not is reported; see caps->refused. */
void build_list(struct caps *caps, struct token_range name,
		struct token_range word, struct caps_elements elements,
		struct token_range closing);
void build_operation(struct caps *caps, struct token_range name,
		     struct token_range macro);
void build_change(struct caps *caps, enum caps_statement_kind kind,
		  struct token_range word, struct caps_elements elements);
void build_local(struct caps *caps, struct token_range name,
		 struct caps_value value);
void build_call(struct caps *caps, struct token_range tokens);
void build_memory(struct caps *caps, struct token_range name,
		  struct token_range arguments);
void build_other(struct caps *caps, struct token_range tokens);

/*
 * The lexer's knowledge of names: whether code token I has to do with
 * capabilities (FEATURES: or is a feature of a list), and whether a '(' follows.
 */
bool caps_is_touching(const struct caps *caps, uint32_t i, bool features);
bool caps_is_call(const struct caps *caps, uint32_t i);

#endif
