/* SPDX-License-Identifier: MIT */
/* The audit's printers, one file each: audit_FORMAT.c. */
#ifndef FEATMAP_AUDIT_REPORT_H
#define FEATMAP_AUDIT_REPORT_H

#include <stdio.h>

#include "audit.h"

/* One way to print an audit; write errors stay in STREAM. */
typedef void audit_printer(const struct audit *audit, FILE *stream);
audit_printer audit_print_text, audit_print_json, audit_print_sarif, audit_print_html;

/* How many findings of RULE there are of SEVERITY, accepted ones or the others. */
size_t audit_count(const struct audit *audit, const struct audit_rule *rule,
		   enum severity severity, bool accepted);

/* Prints a rule's entry in the manual, for people. */
void audit_print_rule(const struct audit_rule *rule, FILE *stream);

#endif
