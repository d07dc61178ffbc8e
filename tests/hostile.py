# SPDX-License-Identifier: MIT
"""Reads what featmap made of a hostile tree by real parsers: hostile.py FOLDER

Every file must be what its name says, whatever the texts of the tree hold; the page
must have no element that pages of ours do not have. Prints what is wrong; exits 1.
"""
import csv
import html.parser
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

ELEMENTS = set("""html head meta title style body script template div span p h1 h2 h3 h4 a ul ol
    li table thead tbody tr th td caption code b i em strong form label input select option
    button header footer main nav section article details summary small pre kbd dl dt dd svg
    path output datalist noscript br time mark colgroup col link fieldset legend""".split())
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.scripts, self.bad = 0, []

    def handle_starttag(self, tag, attributes):
        self.scripts += tag == "script"
        if tag not in ELEMENTS:
            self.bad.append(tag)
        for name, value in attributes:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.bad.append(f"{tag} {name}={value}")


def check_html(path, text):
    page = Page()
    page.feed(text)
    page.close()
    if page.bad:
        raise ValueError(f"elements {page.bad[:3]}")
    return page.scripts


def check_csv(path, text):
    rows = [row for row in csv.reader(text.split("\n"), skipinitialspace=True)
            if row and not row[0].startswith("#")]
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"rows of {sorted({len(row) for row in rows})} columns")
    for row in rows:
        for cell in row:
            if cell.strip()[:1] in ("=", "+", "@") or UNSEEN.search(cell):
                raise ValueError(f"cell {cell!r}")


def check_c(path, text):
    """The kernel's own headers and macros are not there: only what cannot be parsed counts."""
    text = re.sub(r"(?m)^#\s*include <(asm|linux)/[^\n]*", "", text)
    done = subprocess.run(["gcc", "-std=c11", "-fsyntax-only", "-w", "-Werror=comment", "-xc", "-"],
                          input=text, capture_output=True, text=True, check=False)
    wrong = [line for line in done.stderr.splitlines() if re.search(
        r"error: (?!.* undeclared|.*nonconstant|.*before 'X86|.*not within)", line)]
    if wrong:
        raise ValueError(wrong[0])


def check_go(path, text):
    """Strings, comments and brackets of Go, as far as they can hold a payload."""
    rest = re.sub(r'"(?:[^"\\\n]|\\.)*"|`[^`]*`|//[^\n]*', "", text)
    if '"' in rest or "`" in rest or rest.count("{") != rest.count("}"):
        raise ValueError("an open string or bracket")
    if not re.fullmatch(r"[\w\s(){}\[\].,:=*&!<>+;|/-]*", rest):
        raise ValueError("more than a table")


def check_text(path, text):
    found = UNSEEN.search(text.replace("\n", " "))
    if found:
        raise ValueError(f"unseen {found[0]!r}")


CHECKS = {
    ".json": lambda path, text: json.loads(text),
    ".sarif": lambda path, text: json.loads(text),
    ".xml": lambda path, text: xml.etree.ElementTree.fromstring(text.encode()),
    ".csv": check_csv, ".html": check_html, ".c": check_c, ".h": check_c, ".go": check_go,
    ".txt": check_text,
}


def main():
    folder = sys.argv[1]
    good = True
    names = sorted(os.listdir(folder))
    for name in names:
        path = os.path.join(folder, name)
        check = CHECKS[os.path.splitext(name)[1]]
        try:
            with open(path, encoding="utf-8", newline="") as file:
                text = file.read()
            check(path, text)
            if "\0" in text:
                raise ValueError("a NUL")
        except (ValueError, xml.etree.ElementTree.ParseError, UnicodeDecodeError) as trouble:
            good = False
            print(f"{name}: {trouble}", file=sys.stderr)
    print(len(names), "files", file=sys.stderr)
    sys.exit(0 if good and names else 1)


main()
