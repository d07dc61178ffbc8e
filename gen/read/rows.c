/* SPDX-License-Identifier: MIT */
#include "rows.h"

#include "feature_index.h"

static struct span init_span(const struct rows *rows, const struct init *init)
{
	return unit_range_span(rows->file, &rows->file->code, init->tokens);
}

bool rows_prepare(struct rows *rows, struct reader *reader,
		  struct unit_file *file, const char *name)
{
	struct decl decl = { .arena = reader->arena,
			     .diag = reader->diag,
			     .source = file->source,
			     .tokens = file->code.items };
	uint32_t opening;

	*rows = (struct rows){ .reader = reader, .file = file };
	if (!find_struct(reader, file, name, &opening)) {
		diag_error(reader->diag, (struct span){ file->source, 0, 0 },
			   DIAG_MISSING, "this file has no struct %s", name);
		return false;
	}
	decl.next = opening + 1;
	if (!decl_read_struct(&decl))
		return false;
	if (decl.fields.count > MOST_FIELDS) {
		diag_error(reader->diag, unit_span(file, &file->code.items[opening]),
			   DIAG_CONSTRUCT, "struct %s has more fields than are known",
			   name);
		return false;
	}
	rows->field_count = decl.fields.count;
	for (size_t i = 0; i < rows->field_count; i++)
		rows->fields[i] = unit_token_text(
			reader->unit, file, &file->code.items[decl.fields.names[i]]);
	return true;
}

/* The field called NAME; as many as there are if none is. */
static size_t field_named(const struct rows *rows, const char *name)
{
	size_t field = 0;

	while (field < rows->field_count && strcmp(rows->fields[field], name) != 0)
		field++;
	return field;
}

/* The field that an item of a row is for; as many as there are if none. */
static size_t field_of(const struct rows *rows, const struct init_item *item,
		       size_t position)
{
	const struct init_designator *designator = item->designators;

	if (item->designator_count == 0)
		return position;
	if (item->designator_count > 1 || designator->kind != INIT_FIELD)
		return rows->field_count;
	return field_named(rows,
			   unit_token_text(rows->reader->unit, rows->file,
					   &rows->file->code.items[designator->field]));
}

bool rows_take(const struct rows *rows, const struct init *init, struct row *row)
{
	struct diag *diag = rows->reader->diag;
	size_t field = 0;

	*row = (struct row){ .place = init_span(rows, init) };
	if (!init->is_list) {
		diag_error(diag, row->place, DIAG_CONSTRUCT,
			   "a row in braces is wanted here");
		return false;
	}
	for (size_t i = 0; i < init->count; i++) {
		const struct init_item *item = &init->items[i];

		field = field_of(rows, item, field);
		if (field >= rows->field_count ||
		    (item->value->is_list && !rows->nested)) {
			diag_error(diag, init_span(rows, item->value),
				   DIAG_CONSTRUCT,
				   "the row's struct has no such field");
			return false;
		}
		row->fields[field++] = item->value;
	}
	return true;
}

bool rows_field(const struct rows *rows, const struct row *row, const char *name,
		const struct init **value)
{
	size_t field = field_named(rows, name);

	*value = NULL;
	if (field == rows->field_count) {
		diag_error(rows->reader->diag, row->place, DIAG_CONSTRUCT,
			   "the row's struct has no field '%s'", name);
		return false;
	}
	*value = row->fields[field];
	return true;
}

bool rows_number(const struct rows *rows, const struct row *row,
		 const char *name, uint64_t most, uint64_t *number)
{
	struct diag *diag = rows->reader->diag;
	const struct init *init;
	struct value value;

	*number = 0;
	if (!rows_field(rows, row, name, &init))
		return false;
	if (!init)
		return true;
	if (!reader_value(rows->reader, rows->file, init->tokens, &value))
		return false;
	*number = value.bits;
	if (value.bits <= most)
		return true;
	diag_error(diag, init_span(rows, init), DIAG_VALUE, "%lld is out of range",
		   (long long)value.bits);
	return false;
}

/* The feature whose macro is all that stands there; null if none is. */
static const struct feature_fact *written_feature(const struct rows *rows,
						  const struct init *init)
{
	const struct token *token = &rows->file->code.items[init->tokens.first];

	if (init->tokens.end != init->tokens.first + 1 || token->kind != TOK_IDENT)
		return NULL;
	return feature_called(rows->reader->features,
			      rows->file->source->text + token->start,
			      token->end - token->start);
}

const char *rows_feature(const struct rows *rows, const struct row *row,
			 const char *name, uint64_t number)
{
	const struct feature_fact *feature = NULL;
	const struct init *init;

	if (!rows_field(rows, row, name, &init))
		return NULL;
	if (init)
		feature = written_feature(rows, init);
	if (!feature)
		feature = feature_numbered(rows->reader->features, number);
	if (!feature)
		diag_error(rows->reader->diag, row->place, DIAG_NAME,
			   "no X86_FEATURE_* has the number %llu",
			   (unsigned long long)number);
	return feature ? feature->macro : NULL;
}

void rows_read_all(struct reader *reader, struct found found, const char *name,
		   rows_read_one *read_one, void *context)
{
	const struct init *table;
	struct rows rows;
	bool last = false;

	if (!found.file || !rows_prepare(&rows, reader, found.file, name))
		return;
	table = reader_init(reader, found);
	for (size_t i = 0; table && i < table->count; i++) {
		const struct init_item *item = &table->items[i];
		struct row row;

		if (item->designator_count || last) {
			diag_error(reader->diag, init_span(&rows, item->value),
				   DIAG_CONSTRUCT,
				   last ? "a row behind the table's end"
					: "a designator is not known here");
			return;
		}
		if (rows_take(&rows, item->value, &row))
			read_one(&rows, &row, context, &last);
	}
	if (table && !last)
		diag_error(reader->diag, init_span(&rows, table), DIAG_CONSTRUCT,
			   "the table has no row of zeros at its end");
}
