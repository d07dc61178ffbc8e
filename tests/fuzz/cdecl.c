/* SPDX-License-Identifier: MIT */
/*
 * The grammar of enums, structs and initialisers. The first byte says which of
 * the three the rest is: 'e', 's', or else an initialiser.
 */
#include "cdecl.h"

#include "fuzz.h"

struct reading {
	struct fuzz *fuzz;
	struct tokens tokens;
};

static void check_name(const struct reading *reading, uint32_t name)
{
	REQUIRE(name < reading->tokens.count);
	REQUIRE(reading->tokens.items[name].kind == TOK_IDENT);
	fprintf(reading->fuzz->out, "name %u\n", name);
}

static void check_range(const struct reading *reading, struct token_range range)
{
	REQUIRE(range.first <= range.end && range.end < reading->tokens.count);
	fprintf(reading->fuzz->out, "range %u %u\n", range.first, range.end);
}

static void check_enum(const struct reading *reading, const struct enum_text *text)
{
	REQUIRE(text->count > 0);
	for (size_t i = 0; i < text->count; i++) {
		check_name(reading, text->items[i].name);
		check_range(reading, text->items[i].value);
	}
}

static void check_struct(const struct reading *reading, const struct field_texts *fields)
{
	REQUIRE(fields->count > 0);
	for (size_t i = 0; i < fields->count; i++)
		check_name(reading, fields->names[i]);
}

static void check_item(const struct reading *reading, const struct init_item *item)
{
	for (size_t i = 0; i < item->designator_count; i++) {
		if (item->designators[i].kind == INIT_FIELD)
			check_name(reading, item->designators[i].field);
		else
			check_range(reading, item->designators[i].index);
	}
}

/* Whatever is in a list lies within its braces. */
static void check_init(const struct reading *reading, const struct init *init)
{
	check_range(reading, init->tokens);
	REQUIRE(init->tokens.end > init->tokens.first);
	for (size_t i = 0; i < init->count; i++) {
		const struct init *value = init->items[i].value;

		check_item(reading, &init->items[i]);
		REQUIRE(value->tokens.first > init->tokens.first);
		REQUIRE(value->tokens.end < init->tokens.end);
		check_init(reading, value);
	}
}

static bool read_form(struct reading *reading, struct decl *decl, char form)
{
	if (form == 'e') {
		if (!decl_read_enum(decl))
			return false;
		check_enum(reading, &decl->enumerators);
	} else if (form == 's') {
		if (!decl_read_struct(decl))
			return false;
		check_struct(reading, &decl->fields);
	} else {
		if (!decl_read_init(decl))
			return false;
		REQUIRE(decl->init->is_list);
		check_init(reading, decl->init);
	}
	REQUIRE(reading->tokens.items[decl->end - 1].kind == '}');
	return true;
}

bool fuzz_one(struct fuzz *fuzz)
{
	struct source *source = fuzz_source(fuzz);
	struct reading reading = { .fuzz = fuzz };
	char form = source ? source->text[0] : '\0';
	struct decl decl = { .arena = &fuzz->arena, .diag = &fuzz->diag,
			     .source = source };

	if (source && form)
		source->text[0] = ' ';
	if (!source || !ctoken_lex(&fuzz->arena, &fuzz->diag, source, NULL, &reading.tokens))
		return false;
	decl.tokens = reading.tokens.items;
	return read_form(&reading, &decl, form);
}
