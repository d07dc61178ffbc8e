# SPDX-License-Identifier: MIT
"""Uses the audit's page as a person does, in Chromium, and says what held.

html_driver.py PROGRAM PAGE MAP AUDIT HOSTILE: the browser; the page, the same trees'
map and audit as JSON, which say what the page must; a page of hostile trees.
Prints a line a check: "ok NAME", or "FAIL NAME: what was found".
"""
import json
import re
import sys

from browser import Browser
from page_checks import FAINT, WIDER, check, equal

VERDICTS = ["identical", "spelling", "different", "hidden", "unnamed", "kvm-only",
            "qemu-only", "silent"]


def identity(bit):
    if bit["space"] == "msr":
        return "msr.%x.%d" % (bit["msr"], bit["bit"])
    return "%x.%d.%s.%d" % (bit["function"], bit["index"], bit["reg"], bit["bit"])


def folded(text):
    return re.sub("[_.]", "-", text.lower())


class Page:
    def __init__(self, browser, path):
        self.browser = browser
        self.address = "file://" + path

    def open(self, fragment=""):
        self.browser.open(self.address + fragment)

    def run(self, expression):
        return self.browser.run(expression)

    def shown(self, group="bits"):
        """The identities of the rows that are to be seen, from the top."""
        return self.run('[...document.querySelectorAll("#%s tr[id]")].filter('
                        "tr => tr.checkVisibility()).map(tr => tr.id)" % group)

    def ask(self, **filters):
        """Sets the controls as a person would, all others to nothing."""
        for key in ("verdict", "leaf", "rule", "severity"):
            self.run('{ const s = document.getElementById("%s"); s.value = %s;'
                     's.dispatchEvent(new Event("change")) }'
                     % (key, json.dumps(filters.get(key, ""))))
        self.run('{ const s = document.getElementById("q"); s.value = %s;'
                 's.dispatchEvent(new Event("input")) }' % json.dumps(filters.get("q", "")))

    def options(self, key):
        return self.run('[...document.getElementById("%s").options].map(o => o.value)'
                        ".filter(Boolean)" % key)

    def fragment(self):
        return self.run("location.hash")

    def opened(self):
        return self.run('[...document.querySelectorAll("#map tr.open")].map(tr => tr.id)')

    def focused(self):
        """The row that has the focus, or the id of what else has."""
        return self.run('(document.activeElement.closest("tr") || document.activeElement).id')


def is_of(finding, severity):
    if severity == "accepted":
        return finding["accepted"]
    return not finding["accepted"] and severity in ("any", finding["severity"])


def with_finding(audit, wanted):
    return {identity(one["bit"]) for one in audit["findings"] if one["bit"] and wanted(one)}


def check_table(page, the_map):
    cells = page.run('[...document.querySelectorAll("#bits tr[id]")].map(tr => '
                     "[tr.id, tr.cells[3].textContent, tr.cells[4].textContent])")
    wanted = []
    for bit in the_map["bits"]:
        qemu = bit["qemu"] or {"name": None, "hint": None}
        text = (qemu["name"] or "") + (" /* %s */" % qemu["hint"] if qemu["hint"] else "")
        wanted.append([identity(bit), text, bit["verdict"]])
    equal("the table has the map's bits, in order", wanted, cells)
    for group, key in (("linux", "synthetic"), ("bugs", "bugs"), ("vmx", "vmx")):
        equal("the table has all of " + key, len(the_map[key]), len(page.shown(group)))
    names = page.run('[...document.querySelectorAll("#linux tr[id]")].map(tr => '
                     "tr.cells[1].textContent.trim())")
    equal("names of Linux's own, hidden ones marked", [
        one["name"] or one["macro"].replace("X86_FEATURE_", "").lower() + " hidden"
        for one in the_map["synthetic"]], names)
    equal("identities are unique", [], page.run(
        '[...document.querySelectorAll("[id]")].map(e => e.id)'
        ".filter((id, i, all) => all.indexOf(id) !== i)"))
    equal("links lead somewhere", [], page.run(
        '[...document.querySelectorAll(\'a[href^="#"]:not([href^="#?"])\')]'
        ".map(a => a.hash.slice(1)).filter(id => !document.getElementById(id))"))
    equal("counts by verdict", [sum(bit["verdict"] == verdict for bit in the_map["bits"])
                                for verdict in VERDICTS],
          page.run('[...document.querySelectorAll(".verdicts b")].map(b => +b.textContent)'))


def texts_of(bit):
    qemu = bit["qemu"] or {}
    texts = [qemu.get("word"), qemu.get("name"), qemu.get("hint")]
    for name in bit["linux"]:
        texts += [name["macro"], name["name"]]
    return [folded(text) for text in texts if text]


def check_search(page, the_map):
    for query in ("ssbd", "split_lock", "Spec.Ctrl", "X86_FEATURE_AVX512", "FEAT_1_EDX"):
        page.ask(q=query)
        wanted = [identity(bit) for bit in the_map["bits"]
                  if any(folded(query) in text for text in texts_of(bit))]
        found = page.shown()
        check("search for %s finds all that have it" % query, set(wanted) <= set(found) and wanted,
              set(wanted) - set(found))
        check("search for %s finds little else" % query, len(found) <= len(wanted) + 40,
              len(found))
    for query, wanted in (("18*32+26", ["7.0.edx.26"]), ("spec-ctrl ssbd", ["7.0.edx.31"]),
                          ("CPUID.07H.0:EDX[26]", ["7.0.edx.26"]), ("7.0.edx.26", ["7.0.edx.26"]),
                          ("CPUID.07H:EBX.hle [bit 4]", ["7.0.ebx.4"]),
                          ("qemu: warning: MSR(48DH).vmx-posted-intr [bit 7]", ["msr.48d.7"]),
                          ("CPUID[eax=07h,ecx=01h].EAX.fred [bit 17]", ["7.1.eax.17"]),
                          ("CPUID[eax=80000001h].ECX.svm [bit 2]", ["80000001.0.ecx.2"]),
                          ("+spec-ctrl,ssbd", ["7.0.edx.31"]), ("spec_ctrl_ssbd=on", ["7.0.edx.31"]),
                          ("(18*32+26)", ["7.0.edx.26"]), ("0xcf", ["msr.cf.5"]),
                          ("0x7 edx spec-ctrl=off ssbd", ["7.0.edx.31"]),
                          ("no such thing", [])):
        page.ask(q=query)
        equal("search for " + query, wanted, page.shown())
    check("nothing found is said", page.run('!document.getElementById("empty").hidden'))
    check("and the count", page.run('document.getElementById("count").textContent')
          .startswith("0 of "))
    page.ask(q="ssbd")
    check("search finds Linux's own", "linux.7.17" in page.shown("linux"), page.shown("linux"))


def check_filters(page, the_map, audit):
    for verdict in VERDICTS:
        page.ask(verdict=verdict)
        equal("filter verdict " + verdict, [identity(bit) for bit in the_map["bits"]
                                            if bit["verdict"] == verdict], page.shown())
    leaves = {}
    for bit in the_map["bits"]:
        leaves.setdefault(identity(bit).rsplit(".", 1)[0], []).append(identity(bit))
    good = []
    for leaf, wanted in leaves.items():
        page.ask(leaf=leaf)
        if page.shown() != wanted:
            good.append(leaf)
    equal("filter by each of %d leaves" % len(leaves), [], good)
    page.ask(leaf="vmx")
    check("filter by a group", not page.shown() and len(page.shown("vmx")) == len(the_map["vmx"]))
    for rule in page.options("rule"):
        page.ask(rule=rule)
        equal("filter rule " + rule, with_finding(audit, lambda one: one["rule"] == rule),
              set(page.shown()))
    equal("all rules that found something can be asked for",
          {one["rule"] for one in audit["findings"]}, set(page.options("rule")))
    for severity in ("error", "warning", "note", "any"):
        page.ask(severity=severity)
        equal("filter severity " + severity,
              with_finding(audit, lambda one: is_of(one, severity)), set(page.shown()))
    page.ask(severity="none")
    none = set(page.shown())
    page.ask(severity="any")
    check("without findings", not none & set(page.shown()) and
          len(none) + len(page.shown()) == len(the_map["bits"]))
    page.ask(rule="false-friend", severity="error", verdict="hidden", q="ssbd")
    equal("filters together", ["7.0.edx.31"], page.shown())
    equal("each is shown as active", 5, page.run('document.querySelectorAll("#active button").length'))
    state = page.fragment()
    page.open(state)
    equal("the address brings them back", ["7.0.edx.31"], page.shown())
    page.run('document.querySelector("#active button").click()')
    equal("one is removed", "", page.run('document.getElementById("q").value'))
    check("the others stay", "verdict=hidden" in page.fragment(), page.fragment())
    page.run('document.querySelector("#active .all").click()')
    equal("all are removed", ("", len(the_map["bits"])), (page.fragment(), len(page.shown())))
    page.run('document.querySelector(".verdicts .v-hidden").click()')
    equal("a chip of the summary filters", "#?verdict=hidden", page.fragment())
    page.run('document.querySelector(".verdicts .v-hidden").click()')
    equal("and does no more", "", page.fragment())


def check_sorting(page):
    heads = page.run('[...document.querySelectorAll("thead th")].map(th => th.textContent)')
    original = page.shown()
    for column, name in enumerate(heads):
        orders = []
        for _ in range(2):
            page.run('document.querySelectorAll("thead button")[%d].click()' % column)
            orders.append((page.run('[...document.querySelectorAll("thead th")].map('
                                    'th => th.getAttribute("aria-sort"))'), page.shown()))
        ways = [one[0][column] for one in orders]
        equal("sort by %s, both ways" % name, {"ascending", "descending"}, set(ways))
        check("sort by %s: one column has it" % name,
              all(one[0].count("none") == len(heads) - 1 for one in orders), orders[0][0])
        check("sort by %s: no row is lost" % name,
              all(sorted(one[1]) == sorted(original) for one in orders))
        up = orders[ways.index("ascending")][1]
        texts = page.run("(ids => ids.map(id => document.getElementById(id).cells[%d]"
                         ".textContent.trim()))(%s)" % (column, json.dumps(up)))
        if name == "Bit":
            equal("sort by Bit: as the map", original, up)
        elif name == "Verdict":
            equal("sort by Verdict", sorted(texts, key=VERDICTS.index), texts)
        elif name == "Findings":
            down = page.run("(ids => ids.map(id => document.getElementById(id).cells[5].textContent"
                            "))(%s)" % json.dumps(orders[ways.index("descending")][1]))
            check("sort by Findings: errors first", "error" in down[0] and "error" not in down[-1],
                  down[0])
        else:
            keys = [folded(text) for text in texts if text]
            equal("sort by %s: in order" % name, sorted(keys), keys)
            check("sort by %s: empty ones last" % name, texts[:len(keys)] == [t for t in texts if t])
    page.open("#?sort=-qemu")
    equal("the address brings the order back", "descending", page.run(
        'document.querySelectorAll("thead th")[3].getAttribute("aria-sort")'))


def check_links(page):
    in_view = ('(r => r.top >= document.getElementById("bar").getBoundingClientRect().bottom && '
               'r.bottom <= innerHeight)(document.getElementById("7.0.edx.26")'
               ".getBoundingClientRect())")
    page.open("#40000001.0.eax.1")
    check("where KVM has no list nothing is said to be missing in it",
          "nor of its register" in page.run('document.querySelector(".detail").innerText'))
    page.open("#7.1.eax.17")
    check("where it has one this is said", "not advertised: KVM's lists do not speak of it" in
          page.run('document.querySelector(".detail").innerText'))
    page.open("#7.0.edx.26")
    equal("a deep link opens its row", ["7.0.edx.26"], page.opened())
    check("and scrolls to it", page.run(in_view), page.run("scrollY"))
    text = page.run('document.querySelector(".detail").innerText')
    for part in ("X86_FEATURE_SPEC_CTRL", "18*32+26 in CPUID_7_EDX", "quotes no name",
                 "boot_cpu_has(X86_FEATURE_IBPB) && boot_cpu_has(X86_FEATURE_IBRS)",
                 "listed as native", "bit 26 of FEAT_7_0_EDX", "hidden-in-linux", "migratable",
                 "arch/x86/include/asm/cpufeatures.h:"):
        check("its explanation: " + part, part in text, text)
    equal("it has a link to copy", page.address + "#7.0.edx.26",
          page.run('document.querySelector(".detail .links a").href'))
    page.open("#7.0.edx.26?q=spec&verdict=hidden")
    check("a deep link with filters", page.opened() == ["7.0.edx.26"] and page.run(in_view) and
          page.shown() == ["7.0.edx.26", "7.0.edx.31"], page.shown())
    page.run('location.hash = "#msr.cf.5"')
    page.browser.listen(0.2)
    check("a link to what a filter hides takes the filter away",
          "msr.cf.5" in page.opened() and page.run('document.getElementById("q").value') == "",
          page.fragment())
    page.run("history.back()")
    page.browser.listen(0.3)
    equal("back again, the filter is back", "spec", page.run('document.getElementById("q").value'))
    for fragment in ("#nowhere", "#constructor", "#__proto__?q=__proto__", "#%E0%A4%A",
                     "#?verdict=%22%3E&sort=--&leaf=toString", "#<img src=x onerror=hacked=1>"):
        page.open(fragment)
        check("a wild address: " + fragment, page.shown() or "q=" in fragment, page.shown())


def check_keyboard(page, the_map):
    key = page.browser.key
    page.open()
    key("/")
    equal("/ goes to the search", "q", page.focused())
    page.browser.type("avx")
    first, second = page.shown()[:2]
    check("typing searches", len(page.shown()) < 60 and "q=avx" in page.fragment(), page.fragment())
    key("ArrowDown")
    equal("down goes to the first row", first, page.focused())
    key("j")
    equal("j goes on", second, page.focused())
    key("k")
    key("ArrowDown")
    key("ArrowUp")
    equal("k, down and up", first, page.focused())
    key("Enter")
    equal("Enter opens", [first], page.opened())
    equal("and says so", "true", page.run('document.activeElement.getAttribute("aria-expanded")'))
    key("Enter")
    equal("Enter closes", [], page.opened())
    key(" ")
    equal("Space opens", [first], page.opened())
    key("Tab")
    check("Tab goes into the explanation", page.run(
        'document.activeElement.closest(".detail") !== null'))
    key("Escape")
    check("Escape closes, and stays there", page.opened() == [] and page.focused() == first)
    key("Escape")
    equal("Escape again clears the filters", len(the_map["bits"]), len(page.shown()))
    equal("one row is in the order of tabs", 1, page.run(
        'document.querySelectorAll("#map tbody th button[tabindex=\\"0\\"]").length'))
    page.run('document.getElementById("%s").cells[2].click()' % second)
    equal("a click opens", [second], page.opened())


def check_looks(page):
    open_some = ('[...document.querySelectorAll("#map tbody th button")]'
                 ".forEach((b, i) => { if (i % 17 === 0) b.click() });"
                 'document.querySelectorAll("details").forEach(d => { d.open = true })')
    page.open()
    page.run(open_some)
    for width in (320, 360, 640, 641, 720, 721, 820, 1000, 1280):
        page.browser.size(width, 800, width < 500)
        check("no sideways scrolling at %d" % width, not page.run(WIDER),
              page.run("document.documentElement.scrollWidth"))
    for scheme in ("light", "dark"):
        page.browser.prefer(scheme)
        equal("contrast, " + scheme, [], page.run(FAINT))
    dark = page.run("getComputedStyle(document.body).backgroundColor")
    page.browser.prefer("light")
    check("dark is another page", dark != page.run("getComputedStyle(document.body).backgroundColor"))
    page.browser.prefer("light", "print")
    check("on paper: no controls", page.run(
        'getComputedStyle(document.getElementById("bar")).display') == "none")
    page.browser.prefer("light")
    page.browser.size(360, 800, True)
    check("on a phone: cards", page.run(
        'getComputedStyle(document.querySelector("#bits tr[id]")).display') == "grid")
    equal("on a phone: no filters, at first", "none", page.run(
        'getComputedStyle(document.getElementById("filters")).display'))
    page.run('document.getElementById("more").click()')
    check("on a phone: filters, if wanted", page.run(
        'getComputedStyle(document.getElementById("filters")).display') != "none")
    page.browser.size(1280, 900)


def check_scriptless(page, the_map):
    page.browser.call("Emulation.setScriptExecutionDisabled", value=True)
    page.open()
    equal("without a script: all rows", len(the_map["bits"]), len(page.shown()))
    check("without a script: says so, and shows no controls", page.run(
        'document.querySelector("noscript p").checkVisibility() && '
        'document.getElementById("bar").hidden'))
    page.browser.call("Emulation.setScriptExecutionDisabled", value=False)


def check_hostile(page):
    page.open()
    equal("hostile: two scripts, the page's own", 2, page.run("document.scripts.length"))
    equal("hostile: no element of theirs", 0, page.run(
        'document.querySelectorAll("img, iframe, svg, object, u, [onerror]").length'))
    shown = page.run('document.getElementById("80000008.0.ebx.0").cells[1].textContent')
    equal("hostile: a name is text", "</script><script>hacked=1</script><!--&amp;' ", shown)
    comment = page.run('document.getElementById("1.0.ecx.27").cells[3].textContent')
    check("hostile: a comment is text", "<img src=x onerror=hacked=1>" in comment, ascii(comment))
    check("hostile: a version is text", "<u>" in page.run("document.title"),
          page.run("document.title"))
    page.run('document.querySelectorAll("#map tbody th button").forEach(b => b.click());'
             'document.querySelectorAll("details").forEach(d => { d.open = true })')
    page.ask(q="</script>")
    check("hostile: search finds it", "80000008.0.ebx.0" in page.shown(), page.shown())
    check("hostile: a condition is text", "\"</script><img src=x>\"" in
          page.run("document.body.textContent"))
    equal("hostile: nothing of theirs, all rows open", 0, page.run(
        'document.querySelectorAll("img, iframe, svg, object, u, [onerror]").length'))
    equal("hostile: nothing has run", "undefined", page.run("typeof hacked"))


def main():
    program, path, map_path, audit_path, hostile = sys.argv[1:]
    with open(map_path, encoding="utf-8") as file:
        the_map = json.load(file)
    with open(audit_path, encoding="utf-8") as file:
        audit = json.load(file)
    browser = Browser(program)
    try:
        browser.size(1280, 900)
        page = Page(browser, path)
        page.open()
        equal("the title has the versions", "CPU features: Linux %s and QEMU %s" % (
            the_map["linux"]["version"], the_map["qemu"]["version"]), page.run("document.title"))
        check_table(page, the_map)
        check_search(page, the_map)
        check_filters(page, the_map, audit)
        check_sorting(page)
        check_links(page)
        check_keyboard(page, the_map)
        check_looks(page)
        equal("the console is silent", [], browser.complaints())
        equal("nothing is asked of any network", [], browser.requests())
        check_scriptless(page, the_map)
        browser.events.clear()
        check_hostile(Page(browser, hostile))
        equal("hostile: the console is silent", [], browser.complaints())
        equal("hostile: nothing is asked of any network", [], browser.requests())
    finally:
        browser.close()


main()
