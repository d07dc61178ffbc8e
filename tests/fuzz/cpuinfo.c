/* SPDX-License-Identifier: MIT */
/*
 * The flags of /proc/cpuinfo: no flag twice, and the flags that are read, given
 * as one line, are read again.
 */
#include "cpuinfo.h"

#include <stdlib.h>

#include "fuzz.h"
#include "text.h"

static void check_again(struct fuzz *fuzz, const struct cpuinfo *cpuinfo)
{
	struct text text = { 0 };
	FILE *stream = text_open(&text);
	struct fuzz other = *fuzz;
	struct cpuinfo again;

	fputs("flags\t\t:", stream);
	for (size_t i = 0; i < cpuinfo->flags.count; i++)
		fprintf(stream, " %s", cpuinfo->flags.items[i]);
	fputs("\n", stream);
	fclose(stream);
	other.bytes = text.bytes;
	other.size = text.size;
	REQUIRE(cpuinfo_read(&again, fuzz_file(&other), &fuzz->arena, &fuzz->diag));
	REQUIRE(again.flags.count == cpuinfo->flags.count);
	for (size_t i = 0; i < again.flags.count; i++)
		REQUIRE(strcmp(again.flags.items[i], cpuinfo->flags.items[i]) == 0);
	fwrite(text.bytes, 1, text.size, fuzz->out);
	free(text.bytes);
}

bool fuzz_one(struct fuzz *fuzz)
{
	struct cpuinfo cpuinfo;

	if (!cpuinfo_read(&cpuinfo, fuzz_file(fuzz), &fuzz->arena, &fuzz->diag))
		return false;
	for (size_t i = 0; i < cpuinfo.flags.count; i++)
		REQUIRE(*cpuinfo.flags.items[i] && cpuinfo_has(&cpuinfo, cpuinfo.flags.items[i]));
	check_again(fuzz, &cpuinfo);
	return true;
}
