/* SPDX-License-Identifier: MIT */
/* Facts have no characters that cannot be seen: see gen/base/unseen.h. */
#ifndef FEATMAP_FACTS_SEEN_H
#define FEATMAP_FACTS_SEEN_H

#include "diag.h"
#include "facts.h"

/* Reports an error at each fact read of a tree with a text that cannot be seen. */
void facts_check_seen(const struct facts *facts, struct diag *diag);

#endif
