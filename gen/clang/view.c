/* SPDX-License-Identifier: MIT */
#include "view.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>

#include "limits.h"

/* Names of files that are only in memory. */
#define MAIN_FILE "/featmap.cc"
#define TREE_FOLDER "/tree/"

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
	"-D" ASIDE "(...)=",	// NOLINT(bugprone-suspicious-missing-comma): one option
	"-Werror=macro-redefined",
	"-Wno-builtin-macro-redefined",	/* by the -U above, says LLVM 19 */
	"-Werror=initializer-overrides",
	"-Werror=c++11-narrowing",
	"-Werror=constant-conversion",
	"-Werror=literal-conversion",
	"-Werror=shift-count-overflow",
	"-Werror=shift-count-negative",
	"-Werror=integer-overflow",
	"-Werror=enum-too-large",
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

static const char *name_in_memory(struct arena *arena, const struct excerpt *excerpt)
{
	return arena_printf(arena, TREE_FOLDER "%s%s%s", excerpt->source->path,
			    excerpt->part ? "/" : "", excerpt->part ? excerpt->part : "");
}

void view_constexpr(struct view *view, const char *array)
{
	view_text(view,
		  "#define %s *%s_element; constexpr __typeof__(*%s_element) %s",
		  array, array, array, array);
}

void view_excerpt(struct view *view, struct excerpt *excerpt)
{
	for (size_t i = 0; i < view->excerpts.count; i++)
		if (view->excerpts.items[i] == excerpt)
			return;
	*vec_push(view->arena, &view->excerpts) = excerpt;
	view_text(view, "#include \"%s\"", name_in_memory(view->arena, excerpt));
}

/* Text between the questions, of any number of lines. */
static void add(struct view *view, const char *text)
{
	fputs(text, view->questions);
	for (; (text = strchr(text, '\n')) != NULL; text++)
		view->question_line++;
}

static question start_question(struct view *view, struct span place)
{
	*vec_push(view->arena, &view->asked) =
		(struct asked){ place, view->question_line };
	return view->asked.count - 1;
}

question view_ask(struct view *view, struct span place, const char *guard,
		  const char *format, ...)
{
	va_list arguments;

	if (guard)
		add(view, arena_printf(view->arena, "#ifdef %s\n", guard));
	start_question(view, place);
	fprintf(view->questions, "q%zu_ = ", view->asked.count);
	va_start(arguments, format);
	vfprintf(view->questions, format, arguments);
	va_end(arguments);
	add(view, ",\n");
	if (guard)
		add(view, arena_printf(view->arena, "#else\nq%zu_ = ~0ull,\n#endif\n",
				       view->asked.count));
	return view->asked.count - 1;
}

question view_ask_rows(struct view *view, struct span place, const char *array,
		       const char *const *columns, size_t column_count,
		       uint32_t rows)
{
	size_t cells = rows * column_count;
	question first;

	view_text(view,
		  "constexpr struct %s_cells_ {\n"
		  "	unsigned long long cells[%zu] = {};\n"
		  "	constexpr %s_cells_() {\n"
		  "		unsigned long long *cell = cells;\n"
		  "		for (const auto &row : %s) {\n"
		  "			if (cell == cells + %zu) break;",
		  array, cells, array, array, cells);
	for (size_t i = 0; i < column_count; i++)
		view_text(view, "*cell++ = %s;", columns[i]);
	view_text(view, "} } } %s_cells_;", array);
	first = view_ask(view, place, NULL, "sizeof %s / sizeof *%s", array, array);
	for (size_t i = 0; i < cells; i++)
		view_ask(view, place, NULL, "%s_cells_.cells[%zu]", array, i);
	return first;
}

question view_ask_branch(struct view *view, struct span place,
			 const struct view_define *defines, size_t define_count,
			 const char *const *directives, size_t count)
{
	struct arena *arena = view->arena;
	question number;

	for (size_t i = 0; i < define_count; i++)
		add(view, arena_printf(arena, "#pragma push_macro(\"%s\")\n"
				       "#undef %s\n%s%s\n", defines[i].name,
				       defines[i].name, defines[i].text ? "#define " : "",
				       defines[i].text ? defines[i].text : ""));
	add(view, "#define branch_ 0\n");
	for (size_t i = 0; i < count; i++)
		add(view, arena_printf(arena, "%s\n#undef branch_\n#define branch_ %zu\n",
				       directives[i], i + 1));
	add(view, "#endif\n");
	number = start_question(view, place);
	add(view, arena_printf(arena, "q%zu_ = branch_,\n#undef branch_\n",
			       view->asked.count));
	for (size_t i = 0; i < define_count; i++)
		add(view, arena_printf(arena, "#pragma pop_macro(\"%s\")\n",
				       defines[i].name));
	return number;
}

/* Compiling. */

/* The main file and the excerpts, as libclang takes files from memory. */
static struct CXUnsavedFile *unsaved_files(struct view *view)
{
	struct CXUnsavedFile *files =
		arena_alloc(view->arena, (view->excerpts.count + 1) * sizeof *files);
	size_t count = 0;

	files[count++] = (struct CXUnsavedFile){ MAIN_FILE, view->main_text,
						 view->main_size };
	for (size_t i = 0; i < view->excerpts.count; i++) {
		const struct excerpt *excerpt = view->excerpts.items[i];

		files[count++] = (struct CXUnsavedFile){
			name_in_memory(view->arena, excerpt), excerpt->text,
			excerpt->size
		};
	}
	return files;
}

static enum CXErrorCode parse(struct view *view, const char *const *flags)
{
	const unsigned options = CXTranslationUnit_DetailedPreprocessingRecord |
				 CXTranslationUnit_KeepGoing;
	const char *all[MOST_FLAGS];
	int count = 0;

	for (size_t i = 0; i < sizeof common_flags / sizeof *common_flags; i++)
		all[count++] = common_flags[i];
	for (; *flags && count < MOST_FLAGS; flags++)
		all[count++] = *flags;
	view->index = clang_createIndex(0, 0);
	return clang_parseTranslationUnit2(view->index, MAIN_FILE, all, count,
					   unsaved_files(view),
					   (unsigned)view->excerpts.count + 1,
					   options, &view->unit);
}

struct parsing {
	struct view *view;
	const char *const *flags;
	enum CXErrorCode error;
};

static void *parse_closed_in(void *argument)
{
	struct parsing *parsing = argument;

	limits_open_nothing();
	parsing->error = parse(parsing->view, parsing->flags);
	return NULL;
}

/* Parses in a thread of its own, which cannot open files; ours has to again. */
static enum CXErrorCode parse_aside(struct view *view, const char *const *flags)
{
	struct parsing parsing = { view, flags, CXError_Failure };
	pthread_t thread;

	if (pthread_create(&thread, NULL, parse_closed_in, &parsing) == 0)
		pthread_join(thread, NULL);
	return parsing.error;
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
		struct span place = view_place(view, clang_getDiagnosticLocation(note));
		CXString text = clang_getDiagnosticSpelling(note);

		if (place.source)
			diag_note(view->diag, place, "%s", clang_getCString(text));
		clang_disposeString(text);
		clang_disposeDiagnostic(note);
	}
}

/* The first place in the tree that a note of the diagnostic names, if any. */
static struct span first_note(const struct view *view, CXDiagnostic diagnostic)
{
	CXDiagnosticSet notes = clang_getChildDiagnostics(diagnostic);
	struct span place = { 0 };

	for (unsigned i = 0; !place.source && i < clang_getNumDiagnosticsInSet(notes);
	     i++) {
		CXDiagnostic note = clang_getDiagnosticInSet(notes, i);

		place = view_place(view, clang_getDiagnosticLocation(note));
		clang_disposeDiagnostic(note);
	}
	return place;
}

/*
 * Whether a macro is defined anew behind an #include. That is how lists are
 * included twice: the file included, which is not shown, undefines it.
 */
static bool is_macro_reuse(const struct view *view, CXDiagnostic diagnostic,
			   struct span place)
{
	CXString option = clang_getDiagnosticOption(diagnostic, NULL);
	bool redefined = strcmp(clang_getCString(option), "-Wmacro-redefined") == 0;
	struct span older = first_note(view, diagnostic);
	const char *include;

	clang_disposeString(option);
	if (!redefined || !place.source || older.source != place.source)
		return false;
	include = strstr(place.source->text + older.start, "\n#include");
	return include && include < place.source->text + place.start;
}

static void report(struct view *view, CXDiagnostic diagnostic)
{
	struct span place = view_place(view, clang_getDiagnosticLocation(diagnostic));
	CXString text = clang_getDiagnosticSpelling(diagnostic);

	if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error &&
	    !is_macro_reuse(view, diagnostic, place)) {
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

static uint32_t count_lines(const char *text)
{
	uint32_t lines = 0;

	for (; (text = strchr(text, '\n')) != NULL; text++)
		lines++;
	return lines;
}

/*
 * Puts the questions behind what else there is of the main file. They are no enum of
 * a type that is named, because clang would convert each answer to it in great detail:
 * of 64 bits without a sign it is by its last value, and that no answer is below 0 then
 * is a matter of -Wenum-too-large, which does not tell where: the first reading does.
 */
static void complete_text(struct view *view)
{
	fclose(view->questions);
	view_text(view, "enum questions_ {");
	fflush(view->main);
	view->first_line = 1 + count_lines(view->main_text);
	fputs(view->question_text, view->main);
	view_text(view, "most_ = ~0ull };");
	fclose(view->main);
	view->main = view->questions = NULL;
}

static void find_files(struct view *view)
{
	view->main_file = clang_getFile(view->unit, MAIN_FILE);
	for (size_t i = 0; i < view->excerpts.count; i++) {
		const char *name = name_in_memory(view->arena, view->excerpts.items[i]);

		*vec_push(view->arena, &view->files) = clang_getFile(view->unit, name);
	}
}

bool view_compile(struct view *view, const char *const *flags)
{
	static const struct span nowhere;
	enum CXErrorCode error;

	complete_text(view);
	error = parse_aside(view, flags);
	if (error != CXError_Success || !view->unit) {
		diag_error(view->diag, nowhere, DIAG_REFEREE,
			   "libclang fails (error %d); FEATMAP_CLANG_MEMORY allows it more memory",
			   (int)error);
		return false;
	}
	find_files(view);
	if (!report_all(view))
		return false;
	view_collect(view);
	/* There is one more, the last value. */
	if (view->answers.count == view->asked.count + 1)
		return true;
	diag_error(view->diag, nowhere, DIAG_REFEREE,
		   "libclang gives %zu values, of %zu asked for",
		   view->answers.count, view->asked.count + 1);
	return false;
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
