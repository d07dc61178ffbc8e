/* SPDX-License-Identifier: MIT */
#include "html_page.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <string.h>

#include "html_text.h"

enum {
	STYLES = sizeof ((struct html_page *)NULL)->styles /
		 sizeof *((struct html_page *)NULL)->styles,
	HASH_SIZE = BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1,
};

static void print_lines(const char *const *lines, FILE *stream)
{
	for (; lines && *lines; lines++)
		fputs(*lines, stream);
}

/* What a Content-Security-Policy knows COUNT lists of lines by, joined. */
static void hash_lines(const char *const *const *lists, size_t count, char hash[HASH_SIZE])
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx context;

	sha256_init(&context);
	for (size_t i = 0; i < count; i++)
		for (const char *const *line = lists[i]; line && *line; line++)
			sha256_update(&context, strlen(*line), (const uint8_t *)*line);
	sha256_digest(&context, sizeof digest, digest);
	base64_encode_raw(hash, sizeof digest, digest);
	hash[HASH_SIZE - 1] = '\0';
}

static void print_policy(const struct html_page *page, FILE *stream)
{
	char style[HASH_SIZE], script[HASH_SIZE];

	hash_lines(page->styles, STYLES, style);
	html_print(stream,
		   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		   "style-src 'sha256-%s'; ",
		   style);
	if (page->script) {
		hash_lines(&page->script, 1, script);
		html_print(stream, "script-src 'sha256-%s'; ", script);
	}
	fputs("img-src data:; base-uri 'none'; form-action 'none'; "
	      "require-trusted-types-for 'script'; trusted-types 'none'\">\n",
	      stream);
}

/* Three rows of bits; the one that is set is the matter. */
static void print_icon(FILE *stream)
{
	fputs("<link rel=\"icon\" href=\"data:image/svg+xml,"
	      "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
	      "%3Crect width='16' height='16' rx='3' fill='%231f5f8b'/%3E"
	      "%3Cpath d='M3 4h2m2 0h2m2 0h2M3 8h2m6 0h2M3 12h2m2 0h2m2 0h2' "
	      "stroke='%23bcd' stroke-width='2'/%3E"
	      "%3Cpath d='M7 8h2' stroke='%23ffc04d' stroke-width='2'/%3E%3C/svg%3E\">\n",
	      stream);
}

void html_page_head(const struct html_page *page, FILE *stream)
{
	fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n", stream);
	print_policy(page, stream);
	html_print(stream,
		   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		   "<meta name=\"color-scheme\" content=\"light dark\">\n"
		   "<meta name=\"generator\" content=\"featmap\">\n"
		   "<meta name=\"referrer\" content=\"no-referrer\">\n"
		   "<title>%s</title>\n",
		   page->title);
	print_icon(stream);
	fputs("<style>", stream);
	for (size_t i = 0; i < STYLES; i++)
		print_lines(page->styles[i], stream);
	fputs("</style>\n</head>\n", stream);
}

void html_page_end(const struct html_page *page, FILE *stream)
{
	if (page->script) {
		fputs("<script>", stream);
		print_lines(page->script, stream);
		fputs("</script>\n", stream);
	}
	fputs("</body>\n</html>\n", stream);
}
