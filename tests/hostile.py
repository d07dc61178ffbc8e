# SPDX-License-Identifier: MIT
"""Reads what featmap made of a hostile tree by real parsers: hostile.py FOLDER [CLEAN]

Every file must be what its name says, whatever the texts of the tree hold. CLEAN is
what was made of the tree without them: programs must declare what they do there, and
pages have as many scripts. Prints what is wrong; exits 1.
"""
import csv
import html.parser
import itertools
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

ELEMENTS = set("""html head meta title style body script template div span p h1 h2 h3 h4 a ul ol
    li table thead tbody tr th td caption code b i em strong form label input select option
    button header footer main nav section article details summary small pre kbd dl dt dd svg
    path rect line circle text g output datalist noscript br time mark colgroup col link fieldset legend""".split())
FILES = set("""audit.html audit.json audit.sarif audit.txt capflags.c cpuinfo.json explain.json
    explain.txt featmap.h featmap.json kcpuid.csv linux-history.csv linux-history.html namemap.c
    names.go names.json qemu-history.csv qemu-history.html qemu-names.txt report.txt
    x86_features.xml""".split())
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
    # kcpuid.csv has the characters of flags' names alone: for the kernel's tool, no spreadsheet.
    formula = "=+-@" if path.endswith("history.csv") else "=+@"
    for row in rows:
        for cell in row:
            if cell.strip().startswith(tuple(formula)) or UNSEEN.search(cell):
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


def declarations(path, text):
    """What a program declares: it without comments, what is in texts, and initialisers."""
    literal = r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    comment = r"/\*.*?\*/|//[^\n]*"
    if path.endswith(".go"):
        literal += "|`[^`]*`"
    text = re.sub(rf"(?s)({literal})|{comment}", lambda found: '""' if found[1] else " ", text)
    text = re.sub(r"\buint(8|16|32)_t\b", "uint_t", text)  # as wide as the tables need
    names = set(re.findall(r"[A-Za-z_]\w*", text))
    text = re.sub(r"\b\d\w*", "0", text)
    table = r"([={,]\s*)\{[^{}]*\}" if not path.endswith(".go") else r"([]\w]|[={,:]\s*)\{[^{}]*\}"
    tables = 1
    while tables:  # the innermost first
        text, tables = re.subn(table, r"\1", text)
    return names, text.split()


def compare(path, text, clean):
    """Of a page, a C or a Go file."""
    if path.endswith(".html"):
        if check_html(path, text) != check_html(path, clean):
            raise ValueError("more scripts, or fewer")
        return
    names, skeleton = declarations(path, text)
    clean_names, clean_skeleton = declarations(path, clean)
    if names - clean_names:
        raise ValueError(f"names {sorted(names - clean_names)[:5]}")
    for got, wanted in itertools.zip_longest(skeleton, clean_skeleton):
        if got != wanted:
            raise ValueError(f"declares '{got}' where '{wanted}' should be")


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
COMPARED = (".c", ".h", ".go", ".html")


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return file.read()


def main():
    folder, clean = (sys.argv[1:] + [None])[:2]
    names = sorted(os.listdir(folder))
    good = set(names) == FILES
    if not good:
        print("files too many or too few:", *FILES.symmetric_difference(names), file=sys.stderr)
    for name in names:
        kind = os.path.splitext(name)[1]
        try:
            text = read(folder, name)
            CHECKS[kind](name, text)
            if clean and kind in COMPARED:
                compare(name, text, read(clean, name))
            if "\0" in text:
                raise ValueError("a NUL")
        except (ValueError, xml.etree.ElementTree.ParseError, UnicodeDecodeError) as trouble:
            good = False
            print(f"{name}: {trouble}", file=sys.stderr)
    print(len(names), "files", file=sys.stderr)
    sys.exit(0 if good else 1)


main()
