/* SPDX-License-Identifier: MIT */
#include "view.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>

/* Names of files that are only in memory. */
#define MAIN_FILE "/featmap.cc"
#define TREE_FOLDER "/tree/"

/* The answer where the question's macro is not defined. */
static const uint64_t no_answer = UINT64_MAX;

enum {
	MOST_FLAGS = 64,
};

/*
 * For all views. The target brings no system headers and no search for them;
 * -U hides that this is neither C nor gcc. The warnings are those that mean a
 * table does not say what it seems to say; others are not asked for.
 */
static const char *const common_flags[] = {
	"-xc++",
	"-std=c++20",
	"--target=x86_64-unknown-none-elf",
	"-nostdinc",
	"-ffreestanding",
	"-fno-spell-checking",
	"-ferror-limit=0",
	"-U__clang__",
	"-U__cplusplus",
	"-Wno-everything",
	"-Wno-c++11-narrowing",
	"-Werror=macro-redefined",
	"-Werror=builtin-macro-redefined",
	"-Werror=initializer-overrides",
	"-Werror=constant-conversion",
	"-Werror=literal-conversion",
	"-Werror=shift-count-overflow",
	"-Werror=shift-count-negative",
	"-Werror=integer-overflow",
	"-Werror=excess-initializers",
};

/* Text that grows; without memory for it the program ends, as xmalloc does. */
static FILE *growing(char **text, size_t *size)
{
	FILE *stream = open_memstream(text, size);

	if (stream)
		return stream;
	perror("featmap-clang");
	exit(4);
}

void view_open(struct view *view, struct arena *arena, struct diag *diag)
{
	*view = (struct view){ .arena = arena, .diag = diag };
	view->main = growing(&view->main_text, &view->main_size);
	view->questions = growing(&view->question_text, &view->question_size);
}

void view_text(struct view *view, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vfprintf(view->main, format, arguments);
	va_end(arguments);
	putc('\n', view->main);
}

void view_excerpt(struct view *view, struct excerpt *excerpt)
{
	for (size_t i = 0; i < view->excerpts.count; i++)
		if (view->excerpts.items[i] == excerpt)
			return;
	if (view->excerpts.count == MOST_VIEW_FILES)
		abort();
	*vec_push(view->arena, &view->excerpts) = excerpt;
	view_text(view, "#include \"" TREE_FOLDER "%s\"", excerpt->source->path);
}

question view_ask(struct view *view, struct span place, const char *guard,
		  const char *format, ...)
{
	struct asked *asked = vec_push(view->arena, &view->asked);
	va_list arguments;

	if (guard)
		fprintf(view->questions, "#ifdef %s\n", guard);
	asked->place = place;
	asked->line = view->question_line + (guard ? 1 : 0);
	fprintf(view->questions, "q%zu_ = ", view->asked.count);
	va_start(arguments, format);
	vfprintf(view->questions, format, arguments);
	va_end(arguments);
	fputs(",\n", view->questions);
	if (guard)
		fprintf(view->questions, "#else\nq%zu_ = ~0ull,\n#endif\n",
			view->asked.count);
	view->question_line += guard ? 5 : 1;
	return view->asked.count - 1;
}

/* Compiling. */

static const char *name_in_memory(struct arena *arena, const struct excerpt *excerpt)
{
	return arena_printf(arena, TREE_FOLDER "%s", excerpt->source->path);
}

/* The main file and the excerpts, as libclang takes files from memory. */
static unsigned unsaved_files(struct view *view, struct CXUnsavedFile *files)
{
	unsigned count = 0;

	files[count++] = (struct CXUnsavedFile){ MAIN_FILE, view->main_text,
						 view->main_size };
	for (size_t i = 0; i < view->excerpts.count; i++) {
		const struct excerpt *excerpt = view->excerpts.items[i];

		files[count++] = (struct CXUnsavedFile){
			name_in_memory(view->arena, excerpt), excerpt->text,
			excerpt->source->size
		};
	}
	return count;
}

static enum CXErrorCode parse(struct view *view, const char *const *flags)
{
	const unsigned options = CXTranslationUnit_DetailedPreprocessingRecord |
				 CXTranslationUnit_KeepGoing;
	struct CXUnsavedFile files[MOST_VIEW_FILES + 1];
	const char *all[MOST_FLAGS];
	int count = 0;

	for (size_t i = 0; i < sizeof common_flags / sizeof *common_flags; i++)
		all[count++] = common_flags[i];
	for (; *flags && count < MOST_FLAGS; flags++)
		all[count++] = *flags;
	view->index = clang_createIndex(0, 0);
	return clang_parseTranslationUnit2(view->index, MAIN_FILE, all, count,
					   files, unsaved_files(view, files),
					   options, &view->unit);
}

/*
 * The excerpt that a file of libclang's is; null if it is none. It has one
 * handle for each; to clang_File_isEqual, all files in memory are the same.
 */
static const struct excerpt *excerpt_of(const struct view *view, CXFile file)
{
	for (size_t i = 0; file && i < view->excerpts.count; i++)
		if (view->files[i] == file)
			return view->excerpts.items[i];
	return NULL;
}

/* Where in the tree LOCATION is; a question stands for what it asks about. */
static struct span place_of(const struct view *view, CXSourceLocation location)
{
	const struct excerpt *excerpt;
	unsigned line, column, offset;
	CXFile file;

	clang_getFileLocation(location, &file, &line, &column, &offset);
	excerpt = excerpt_of(view, file);
	if (excerpt)
		return (struct span){ excerpt->source, offset, offset + 1 };
	for (size_t i = 0; i < view->asked.count; i++)
		if (view->first_line + view->asked.items[i].line == line)
			return view->asked.items[i].place;
	return (struct span){ 0 };
}

static enum diag_category category_of(CXDiagnostic diagnostic)
{
	CXString text = clang_getDiagnosticCategoryText(diagnostic);
	enum diag_category category = DIAG_CONSTRUCT;

	if (strstr(clang_getCString(text), "Parse") ||
	    strstr(clang_getCString(text), "Lexical"))
		category = DIAG_SYNTAX;
	clang_disposeString(text);
	return category;
}

static void report_notes(struct view *view, CXDiagnostic diagnostic)
{
	CXDiagnosticSet notes = clang_getChildDiagnostics(diagnostic);

	for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(notes); i++) {
		CXDiagnostic note = clang_getDiagnosticInSet(notes, i);
		struct span place = place_of(view, clang_getDiagnosticLocation(note));
		CXString text = clang_getDiagnosticSpelling(note);

		if (place.source)
			diag_note(view->diag, place, "%s", clang_getCString(text));
		clang_disposeString(text);
		clang_disposeDiagnostic(note);
	}
}

/*
 * Whether a macro with arguments is defined anew. That is fine: such macros
 * are made for one #include, which undefines them, and is not shown.
 */
static bool is_macro_reuse(CXDiagnostic diagnostic, struct span place)
{
	CXString option = clang_getDiagnosticOption(diagnostic, NULL);
	const char *text = place.source ? place.source->text + place.start : "";
	bool redefined = strcmp(clang_getCString(option), "-Wmacro-redefined") == 0;

	clang_disposeString(option);
	while (isalnum((unsigned char)*text) || *text == '_')
		text++;
	return redefined && *text == '(';
}

static void report(struct view *view, CXDiagnostic diagnostic)
{
	struct span place = place_of(view, clang_getDiagnosticLocation(diagnostic));
	CXString text = clang_getDiagnosticSpelling(diagnostic);

	if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error &&
	    !is_macro_reuse(diagnostic, place)) {
		diag_error(view->diag, place, category_of(diagnostic),
			   "libclang: %s", clang_getCString(text));
		report_notes(view, diagnostic);
	}
	clang_disposeString(text);
}

static bool report_all(struct view *view)
{
	unsigned errors = view->diag->errors;
	unsigned count = clang_getNumDiagnostics(view->unit);

	for (unsigned i = 0; i < count; i++) {
		CXDiagnostic diagnostic = clang_getDiagnostic(view->unit, i);

		report(view, diagnostic);
		clang_disposeDiagnostic(diagnostic);
	}
	return view->diag->errors == errors;
}

/* What came out. */

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
	excerpt = excerpt_of(view, file);
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

static void collect_all(struct view *view)
{
	CXCursor questions;

	clang_visitChildren(clang_getTranslationUnitCursor(view->unit), collect,
			    view);
	if (find_declaration(view, CXCursor_EnumDecl, "questions_", &questions))
		clang_visitChildren(questions, collect_answer, view);
}

static uint32_t count_lines(const char *text)
{
	uint32_t lines = 0;

	for (; (text = strchr(text, '\n')) != NULL; text++)
		lines++;
	return lines;
}

bool view_compile(struct view *view, const char *const *flags)
{
	static const struct span nowhere;
	enum CXErrorCode error;

	fclose(view->questions);
	view_text(view, "enum questions_ : unsigned long long {");
	fflush(view->main);
	view->first_line = 1 + count_lines(view->main_text);
	fputs(view->question_text, view->main);
	view_text(view, "};");
	fclose(view->main);
	view->main = view->questions = NULL;
	error = parse(view, flags);
	if (error != CXError_Success || !view->unit) {
		diag_error(view->diag, nowhere, DIAG_REFEREE,
			   "libclang fails (error %d)", (int)error);
		return false;
	}
	for (size_t i = 0; i < view->excerpts.count; i++)
		view->files[i] = clang_getFile(
			view->unit,
			name_in_memory(view->arena, view->excerpts.items[i]));
	if (!report_all(view))
		return false;
	collect_all(view);
	if (view->answers.count == view->asked.count)
		return true;
	diag_error(view->diag, nowhere, DIAG_REFEREE,
		   "libclang gives %zu answers to %zu questions",
		   view->answers.count, view->asked.count);
	return false;
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

/* A list that a visit of cursors fills. */
struct visit {
	const struct view *view;
	VEC(struct view_enumerator) enumerators;
	VEC(struct view_designator) designators;
	unsigned depth;		/* of braces */
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
	enumerator->place = place_of(visit->view, clang_getCursorLocation(cursor));
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
	struct span span = place_of(view, clang_getRangeStart(range));

	span.end = place_of(view, clang_getRangeEnd(range)).start;
	return span;
}

/* A DesignatedInitExpr, which is all that libclang leaves unexposed here. */
static void add_designator(struct visit *visit, CXCursor cursor)
{
	struct view_designator *designator =
		vec_push(visit->view->arena, &visit->designators);
	CXString name;

	designator->place = extent_of(visit->view, cursor);
	if (clang_getCursorKind(cursor) != CXCursor_MemberRef) {
		designator->index = evaluate(cursor);
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

/* Of what a row says: its members' names, however deep. */
static enum CXChildVisitResult visit_member(CXCursor cursor, CXCursor parent,
					    CXClientData data)
{
	enum CXCursorKind kind = clang_getCursorKind(cursor);

	(void)parent;
	/* The name of an anonymous union is empty. */
	if (kind == CXCursor_MemberRef && !is_called(cursor, ""))
		add_designator(data, cursor);
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

struct view_designator *view_designators(struct view *view, const char *name,
					 size_t *count)
{
	struct visit visit = { .view = view };
	CXCursor declaration;

	if (find_declaration(view, CXCursor_VarDecl, name, &declaration))
		clang_visitChildren(declaration, visit_variable, &visit);
	*count = visit.designators.count;
	return visit.designators.items;
}

/* Tokens. */

static CXSourceLocation location_of(const struct view *view,
				    const struct excerpt *excerpt, uint32_t offset)
{
	size_t file = 0;

	while (view->excerpts.items[file] != excerpt)
		file++;
	return clang_getLocationForOffset(view->unit, view->files[file], offset);
}

static uint32_t offset_of(CXSourceLocation location)
{
	unsigned offset;

	clang_getFileLocation(location, NULL, NULL, NULL, &offset);
	return offset;
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
		list[kept].start = offset_of(clang_getRangeStart(extent));
		list[kept].end = offset_of(clang_getRangeEnd(extent));
		kept += list[kept].start < end;
	}
	clang_disposeTokens(view->unit, tokens, total);
	*count = kept;
	return list;
}

void view_close(struct view *view)
{
	if (view->main)
		fclose(view->main);
	if (view->questions)
		fclose(view->questions);
	free(view->main_text);
	free(view->question_text);
	if (view->unit)
		clang_disposeTranslationUnit(view->unit);
	if (view->index)
		clang_disposeIndex(view->index);
	*view = (struct view){ .arena = view->arena, .diag = view->diag };
}
