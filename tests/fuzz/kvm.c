/* SPDX-License-Identifier: MIT */
/* The grammar of KVM's __feature_translate(): both sides of each pair are names. */
#include "kvm.h"
#include "unit.h"

#include "fuzz.h"

static void check_name(struct fuzz *fuzz, const struct lexeme *name)
{
	REQUIRE(name->kind == TOK_IDENT && name->length > 0);
	fprintf(fuzz->out, "%.*s\n", (int)name->length, name->text);
}

bool fuzz_one(struct fuzz *fuzz)
{
	struct source *source = fuzz_source(fuzz);
	struct unit_file file = { .source = source };
	struct lexemes lexemes = { 0 };
	struct kvm_translations translations = { .arena = &fuzz->arena,
						 .diag = &fuzz->diag };

	if (!source || !ctoken_lex(&fuzz->arena, &fuzz->diag, source, NULL, &file.text))
		return false;
	for (uint32_t i = 0; i + 1 < file.text.count; i++)
		if (file.text.items[i].kind != TOK_COMMENT)
			*vec_push(&fuzz->arena, &lexemes) = (struct lexeme){
				file.text.items[i].kind,
				source->text + file.text.items[i].start,
				file.text.items[i].end - file.text.items[i].start,
				unit_span(&file, &file.text.items[i])
			};
	translations.next = lexemes.items;
	translations.left = lexemes.count;
	translations.place = (struct span){ source, source->size, source->size };
	if (!kvm_read_translations(&translations))
		return false;
	for (size_t i = 0; i < translations.count; i++) {
		check_name(fuzz, translations.items[i].from);
		check_name(fuzz, translations.items[i].to);
	}
	return true;
}
