/* SPDX-License-Identifier: MIT */
/* What came out of a view: answers, declarations, tokens. */
#include "rough.h"
#include "view.h"

/* The answer where the question's macro is not defined. */
static const uint64_t no_answer = UINT64_MAX;

const struct excerpt *view_excerpt_of(const struct view *view, CXFile file)
{
	for (size_t i = 0; file && i < view->files.count; i++)
		if (view->files.items[i] == file)
			return view->excerpts.items[i];
	return NULL;
}

struct span view_place(const struct view *view, CXSourceLocation location)
{
	const struct excerpt *excerpt;
	unsigned line, column, offset;
	CXFile file;

	clang_getFileLocation(location, &file, &line, &column, &offset);
	excerpt = view_excerpt_of(view, file);
	if (excerpt) {
		/* What is around code that is shown aside is not the tree's. */
		if (excerpt->part && offset < strlen(ASIDE "("))
			offset = (unsigned)strlen(ASIDE "(");
		offset += excerpt->shift;
		return (struct span){ excerpt->source, offset, offset + 1 };
	}
	if (file != view->main_file || line < view->first_line)
		return (struct span){ 0 };
	for (size_t i = 0; i < view->asked.count; i++)
		if (view->first_line + view->asked.items[i].line >= line)
			return view->asked.items[i].place;
	return (struct span){ 0 };
}

static bool is_called(CXCursor cursor, const char *name)
{
	CXString spelling = clang_getCursorSpelling(cursor);
	const char *text = clang_getCString(spelling);
	bool same = text && strcmp(text, name) == 0;

	clang_disposeString(spelling);
	return same;
}

static void collect_macro(struct view *view, CXCursor cursor)
{
	unsigned line, column, offset;
	const struct excerpt *excerpt;
	CXFile file;

	clang_getFileLocation(clang_getCursorLocation(cursor), &file, &line,
			      &column, &offset);
	excerpt = view_excerpt_of(view, file);
	if (excerpt)
		*vec_push(view->arena, &view->macros) = (struct view_macro){
			excerpt, offset,
			clang_Cursor_isMacroFunctionLike(cursor) != 0
		};
}

static enum CXChildVisitResult collect(CXCursor cursor, CXCursor parent,
				       CXClientData data)
{
	struct view *view = data;

	(void)parent;
	switch (clang_getCursorKind(cursor)) {
	case CXCursor_MacroDefinition:
		collect_macro(view, cursor);
		break;
	case CXCursor_EnumDecl:
	case CXCursor_VarDecl:
		*vec_push(view->arena, &view->declarations) = cursor;
		break;
	default:
		break;
	}
	return CXChildVisit_Continue;
}

static enum CXChildVisitResult collect_answer(CXCursor cursor, CXCursor parent,
					      CXClientData data)
{
	struct view *view = data;

	(void)parent;
	if (clang_getCursorKind(cursor) == CXCursor_EnumConstantDecl)
		*vec_push(view->arena, &view->answers) =
			clang_getEnumConstantDeclUnsignedValue(cursor);
	return CXChildVisit_Continue;
}

static bool find_declaration(const struct view *view, enum CXCursorKind kind,
			     const char *name, CXCursor *found)
{
	for (size_t i = 0; i < view->declarations.count; i++) {
		*found = view->declarations.items[i];
		if (clang_getCursorKind(*found) == kind && is_called(*found, name))
			return true;
	}
	return false;
}

void view_collect(struct view *view)
{
	CXCursor questions;

	clang_visitChildren(clang_getTranslationUnitCursor(view->unit), collect,
			    view);
	if (find_declaration(view, CXCursor_EnumDecl, "questions_", &questions))
		clang_visitChildren(questions, collect_answer, view);
}

uint64_t view_value(const struct view *view, question number)
{
	return view->answers.items[number];
}

bool view_answer(const struct view *view, question number, uint64_t *value)
{
	*value = view_value(view, number);
	return *value != no_answer;
}

const struct view_macro *view_macro_at(const struct view *view,
				       const struct excerpt *excerpt,
				       uint32_t offset)
{
	size_t low = 0, high = view->macros.count;
	size_t wanted = 0;

	while (view->excerpts.items[wanted] != excerpt)
		wanted++;
	while (low < high) {
		size_t middle = low + (high - low) / 2, file = 0;
		const struct view_macro *macro = &view->macros.items[middle];

		while (view->excerpts.items[file] != macro->excerpt)
			file++;
		if (file == wanted && macro->offset == offset)
			return macro;
		if (file < wanted || (file == wanted && macro->offset < offset))
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* What a visit of cursors fills. */
struct visit {
	const struct view *view;
	VEC(struct view_enumerator) enumerators;
	const char *strings;	/* the member that is a list of them */
	struct view_table *table;
	uint64_t row, position;	/* of the string that comes next */
};

static enum CXChildVisitResult visit_enumerator(CXCursor cursor, CXCursor parent,
						CXClientData data)
{
	struct visit *visit = data;
	struct view_enumerator *enumerator;
	CXString name;

	(void)parent;
	if (clang_getCursorKind(cursor) != CXCursor_EnumConstantDecl)
		return CXChildVisit_Continue;
	enumerator = vec_push(visit->view->arena, &visit->enumerators);
	name = clang_getCursorSpelling(cursor);
	enumerator->name = arena_printf(visit->view->arena, "%s",
					clang_getCString(name));
	clang_disposeString(name);
	enumerator->value = (uint64_t)clang_getEnumConstantDeclValue(cursor);
	enumerator->place = view_place(visit->view, clang_getCursorLocation(cursor));
	return CXChildVisit_Continue;
}

struct view_enumerator *view_enumerators(struct view *view, const char *name,
					 size_t *count)
{
	struct visit visit = { .view = view };
	CXCursor declaration;

	if (find_declaration(view, CXCursor_EnumDecl, name, &declaration))
		clang_visitChildren(declaration, visit_enumerator, &visit);
	*count = visit.enumerators.count;
	return visit.enumerators.items;
}

/* The number that an expression comes to. */
static uint64_t evaluate(CXCursor cursor)
{
	CXEvalResult result = clang_Cursor_Evaluate(cursor);
	uint64_t value = no_answer;

	if (result && clang_EvalResult_getKind(result) == CXEval_Int)
		value = clang_EvalResult_getAsUnsigned(result);
	clang_EvalResult_dispose(result);
	return value;
}

static struct span extent_of(const struct view *view, CXCursor cursor)
{
	CXSourceRange range = clang_getCursorExtent(cursor);
	struct span span = view_place(view, clang_getRangeStart(range));

	span.end = view_place(view, clang_getRangeEnd(range)).start;
	return span;
}

/* A DesignatedInitExpr, which is all that libclang leaves unexposed here. */
static void add_designator(struct visit *visit, CXCursor cursor)
{
	struct view_designator *designator =
		vec_push(visit->view->arena, &visit->table->designators);
	CXString name;

	designator->place = extent_of(visit->view, cursor);
	if (clang_getCursorKind(cursor) != CXCursor_MemberRef) {
		designator->index = visit->row = evaluate(cursor);
		return;
	}
	name = clang_getCursorSpelling(cursor);
	designator->member = arena_printf(visit->view->arena, "%s",
					  clang_getCString(name));
	clang_disposeString(name);
}

static bool is_list(CXCursor cursor)
{
	return clang_getCursorKind(cursor) == CXCursor_InitListExpr;
}

/* The text of a string literal; null if it is none. Quotes are not part of it. */
static const char *string_of(const struct view *view, CXCursor cursor)
{
	CXString spelling = clang_getCursorSpelling(cursor);
	const char *quoted = clang_getCString(spelling), *text = NULL;
	size_t length = strlen(quoted);

	if (clang_getCursorKind(cursor) == CXCursor_StringLiteral && length >= 2)
		text = arena_strndup(view->arena, quoted + 1, length - 2);
	clang_disposeString(spelling);
	return text;
}

static void add_string(struct visit *visit, CXCursor cursor)
{
	*vec_push(visit->view->arena, &visit->table->strings) = (struct view_string){
		visit->row, visit->position++, string_of(visit->view, cursor),
		extent_of(visit->view, cursor)
	};
}

/* Of "[index] = string": the index, and the string. */
static enum CXChildVisitResult visit_designated(CXCursor cursor, CXCursor parent,
						CXClientData data)
{
	struct visit *visit = data;
	enum CXCursorKind kind = clang_getCursorKind(cursor);

	(void)parent;
	if (kind == CXCursor_UnexposedExpr)
		return CXChildVisit_Recurse;
	if (kind == CXCursor_StringLiteral || kind == CXCursor_CXXNullPtrLiteralExpr)
		add_string(visit, cursor);
	else
		visit->position = evaluate(cursor);
	return CXChildVisit_Continue;
}

/* Of a list of strings: one of them, or what stands for one. */
static enum CXChildVisitResult visit_string(CXCursor cursor, CXCursor parent,
					    CXClientData data)
{
	struct visit *visit = data;
	size_t count = visit->table->strings.count;

	(void)parent;
	if (clang_getCursorKind(cursor) == CXCursor_UnexposedExpr)
		clang_visitChildren(cursor, visit_designated, data);
	if (visit->table->strings.count == count)
		add_string(visit, cursor);
	return CXChildVisit_Continue;
}

/* Of what a row says: its members' names, however deep. */
static enum CXChildVisitResult visit_member(CXCursor cursor, CXCursor parent,
					    CXClientData data)
{
	struct visit *visit = data;
	enum CXCursorKind kind = clang_getCursorKind(cursor);
	const struct view_table *table = visit->table;
	const char *member = table->designators.count
		? table->designators.items[table->designators.count - 1].member : NULL;

	(void)parent;
	/* The name of an anonymous union is empty. */
	if (kind == CXCursor_MemberRef && !is_called(cursor, ""))
		add_designator(visit, cursor);
	if (is_list(cursor) && member && visit->strings &&
	    strcmp(member, visit->strings) == 0) {
		visit->position = 0;
		clang_visitChildren(cursor, visit_string, visit);
		return CXChildVisit_Continue;
	}
	return kind == CXCursor_UnexposedExpr || is_list(cursor)
		       ? CXChildVisit_Recurse
		       : CXChildVisit_Continue;
}

/* Of "[index] = { ... }": the index, and what is in the braces. */
static enum CXChildVisitResult visit_row(CXCursor cursor, CXCursor parent,
					 CXClientData data)
{
	(void)parent;
	if (is_list(cursor))
		clang_visitChildren(cursor, visit_member, data);
	else
		add_designator(data, cursor);
	return CXChildVisit_Continue;
}

static enum CXChildVisitResult visit_table(CXCursor cursor, CXCursor parent,
					   CXClientData data)
{
	(void)parent;
	if (clang_getCursorKind(cursor) == CXCursor_UnexposedExpr)
		clang_visitChildren(cursor, visit_row, data);
	else
		add_designator(data, cursor);
	return CXChildVisit_Continue;
}

static enum CXChildVisitResult visit_variable(CXCursor cursor, CXCursor parent,
					      CXClientData data)
{
	(void)parent;
	if (is_list(cursor))
		clang_visitChildren(cursor, visit_table, data);
	return CXChildVisit_Continue;
}

struct view_table view_table(struct view *view, const char *name, const char *strings)
{
	struct view_table table = { 0 };
	struct visit visit = { .view = view, .strings = strings, .table = &table };
	CXCursor declaration;

	if (find_declaration(view, CXCursor_VarDecl, name, &declaration))
		clang_visitChildren(declaration, visit_variable, &visit);
	return table;
}

/* Tokens. */

static CXFile file_of(const struct view *view, const struct excerpt *excerpt)
{
	size_t file = 0;

	while (view->excerpts.items[file] != excerpt)
		file++;
	return view->files.items[file];
}

static CXSourceLocation location_of(const struct view *view,
				    const struct excerpt *excerpt, uint32_t offset)
{
	return clang_getLocationForOffset(view->unit, file_of(view, excerpt),
					  offset - excerpt->shift);
}

static uint32_t offset_of(CXSourceLocation location)
{
	unsigned offset;

	clang_getFileLocation(location, NULL, NULL, NULL, &offset);
	return offset;
}

/* To libclang, a backslash and a newline before a token are part of it. */
static void skip_continued_line(const struct source *source, struct view_token *token)
{
	while (source->text[token->start] == '\\' &&
	       source->text[token->start + 1] == '\n' &&
	       token->end - token->start > 2)
		token->start += 2;
}

struct view_token *view_tokens(struct view *view, const struct excerpt *excerpt,
			       uint32_t start, uint32_t end, size_t *count)
{
	CXSourceRange range = clang_getRange(location_of(view, excerpt, start),
					     location_of(view, excerpt, end));
	struct view_token *list;
	CXToken *tokens;
	unsigned total, kept = 0;

	clang_tokenize(view->unit, range, &tokens, &total);
	list = arena_alloc_raw(view->arena, (total + 1) * sizeof *list);
	for (unsigned i = 0; i < total; i++) {
		CXSourceRange extent = clang_getTokenExtent(view->unit, tokens[i]);

		list[kept].kind = clang_getTokenKind(tokens[i]);
		list[kept].start = excerpt->shift + offset_of(clang_getRangeStart(extent));
		list[kept].end = excerpt->shift + offset_of(clang_getRangeEnd(extent));
		skip_continued_line(excerpt->source, &list[kept]);
		kept += list[kept].start < end;
	}
	clang_disposeTokens(view->unit, tokens, total);
	*count = kept;
	return list;
}

/* Whether the token is left out by an #if, or is one of a directive that ends at *END. */
static bool is_left_out(const struct excerpt *excerpt, const CXSourceRangeList *skipped,
			const struct view_token *token, uint32_t *end)
{
	const struct source *source = excerpt->source;

	if (token->start < *end)
		return true;
	if (source->text[token->start] == '#' && rough_starts_line(source, token->start)) {
		*end = rough_after_directive(source, token->start);
		return true;
	}
	for (unsigned i = 0; skipped && i < skipped->count; i++) {
		uint32_t first = offset_of(clang_getRangeStart(skipped->ranges[i])),
			 last = offset_of(clang_getRangeEnd(skipped->ranges[i]));

		if (token->start >= excerpt->shift + first &&
		    token->start < excerpt->shift + last)
			return true;
	}
	return false;
}

struct view_token *view_active_tokens(struct view *view,
				      const struct excerpt *excerpt,
				      uint32_t start, uint32_t end, size_t *count)
{
	CXSourceRangeList *skipped =
		clang_getSkippedRanges(view->unit, file_of(view, excerpt));
	size_t total;
	uint32_t directive_end = 0;
	struct view_token *tokens = view_tokens(view, excerpt, start, end, &total);

	*count = 0;
	for (size_t i = 0; i < total; i++)
		if (!is_left_out(excerpt, skipped, &tokens[i], &directive_end))
			tokens[(*count)++] = tokens[i];
	if (skipped)
		clang_disposeSourceRangeList(skipped);
	return tokens;
}
