# SPDX-License-Identifier: MIT
"""Looks at the history's page as a person does, in Chromium, and says what held.

history_driver.py PROGRAM PAGE JSON HOSTILE: the browser; the page, the same history
as JSON, which says what the page must; a page of hostile trees.
Prints a line a check: "ok NAME", or "FAIL NAME: what was found".
"""
import json
import sys

from browser import Browser
from page_checks import FAINT, WIDER, check, equal

OWN = 'document.querySelectorAll("img, iframe, object, script, u, [onerror]").length'


def spans(history, feature):
    """What the timeline must draw, from the events alone: (class, from, to)."""
    names = [one["name"] for one in history["versions"]]
    now, bars, begun = {}, [], {}
    for number, name in enumerate(names + [None]):
        before = dict(now)
        for event in feature["events"]:
            if event["version"] == name:
                step(now, feature, event["kind"])
        if name is None:
            now = {}
        for part in ("name", "kvm"):
            if before.get(part) != now.get(part):
                if before.get(part):
                    bars.append((before[part], begun[part], number))
                begun[part] = number
    return sorted(bars)


def step(now, feature, kind):
    if kind == "added":
        now["name"] = "q" if feature["kind"] in ("qemu", "alias") else "h"
    elif kind == "removed":
        now.clear()
    elif kind in ("shown", "hidden"):
        now["name"] = kind[0]
    elif kind == "advertised":
        now["kvm"] = "k"
    elif kind == "unadvertised":
        now.pop("kvm")


def drawn(page, history):
    """The bars of all rows, by name, in columns."""
    columns = len(history["versions"])
    rows = page.run('[...document.querySelectorAll("tr[id]")].map(tr => [tr.id, '
                    '[...tr.querySelectorAll("rect:not(.m)")].map(r => [r.getAttribute("class"),'
                    'parseFloat(r.getAttribute("x")), parseFloat(r.getAttribute("width"))])])')
    return {name: sorted((kind, round(x * columns / 100), round((x + width) * columns / 100))
                         for kind, x, width in bars) for name, bars in rows}


def check_rows(page, history):
    features = history["features"]
    equal("a row for each feature", sorted(one.get("macro") or one["name"] or bit(one)
                                           for one in features),
          sorted(page.run('[...document.querySelectorAll("tr[id]")].map(tr => tr.id)')))
    wanted = {one.get("macro") or one["name"] or bit(one): spans(history, one)
              for one in features}
    found = drawn(page, history)
    wrong = [(name, wanted[name], found.get(name)) for name in wanted
             if wanted[name] != found.get(name)]
    equal("all %d timelines are those of the events" % len(wanted), [], wrong[:3])
    moves = sum(len({event["version"] for event in one["events"] if event["kind"] in (
        "moved", "renamed", "became-synthetic", "became-hardware")}) for one in features)
    equal("a stroke for each move", moves, page.run(
        'new Set([...document.querySelectorAll("tr[id] rect.m")].map(r => '
        'r.closest("tr").id + " " + r.getAttribute("x"))).size'))
    equal("identities are unique", [], page.run(
        '[...document.querySelectorAll("[id]")].map(e => e.id)'
        ".filter((id, i, all) => all.indexOf(id) !== i)"))
    equal("links lead somewhere", [], page.run(
        '[...document.querySelectorAll(\'a[href^="#"]\')]'
        ".map(a => decodeURIComponent(a.hash.slice(1))).filter(id => !document.getElementById(id))"))
    equal("a version with changes can be opened", len({
        event["version"] for one in features for event in one["events"]
        if not event["at_start"]}), page.run('document.querySelectorAll("details").length'))


def bit(feature):
    place = feature["bits"][0]
    return "%x.%d.%s.%d" % (place["function"], place["index"], place["reg"], place["bit"])


def check_looks(page):
    page.run('document.querySelectorAll("details").forEach(d => { d.open = true })')
    for width in (320, 390, 719, 721, 820, 1000, 1280):
        page.size(width, 900, width < 500)
        check("no sideways scrolling at %d" % width, not page.run(WIDER),
              page.run("document.documentElement.scrollWidth"))
        equal("the axis is above its lines at %d" % width, [], page.run(
            '[...document.querySelectorAll("table")].map(t => { const box = e => '
            "e.getBoundingClientRect(), a = box(t.querySelector('.axis')), "
            "b = box(t.querySelector('tr[id] svg')); return [a.left - b.left, a.width - b.width] })"
            ".flat().map(Math.round).filter(Boolean)"))
        equal("versions' names do not touch at %d" % width, [], page.run(
            '[...document.querySelectorAll(".axis")].flatMap(axis => '
            '[...axis.querySelectorAll("text")].filter(t => t.checkVisibility())'
            ".map(t => t.getBoundingClientRect())"
            ".filter((b, i, all) => i && b.left < all[i - 1].right + 4)).map(b => b.left)"))
    for scheme in ("light", "dark"):
        page.prefer(scheme)
        equal("contrast, " + scheme, [], page.run(FAINT))
    dark = page.run("getComputedStyle(document.body).backgroundColor")
    page.prefer("light", "print")
    check("paper is white", dark != page.run("getComputedStyle(document.body).backgroundColor"))
    page.prefer("light")


def check_hostile(browser, path):
    browser.open("file://" + path)
    equal("hostile: no element of theirs", 0, browser.run(OWN))
    check("hostile: a name is text", "</title><img src=x onerror=hacked=1>" in
          browser.run("document.body.textContent"))
    check("hostile: a version is text", "<u>" in browser.run("document.title"),
          browser.run("document.title"))
    equal("hostile: nothing has run", "undefined", browser.run("typeof hacked"))


def main():
    program, path, json_path, hostile = sys.argv[1:]
    with open(json_path, encoding="utf-8") as file:
        history = json.load(file)
    browser = Browser(program)
    try:
        browser.size(1280, 900)
        browser.open("file://" + path)
        equal("no script", 0, browser.run("document.scripts.length"))
        check_rows(browser, history)
        check_looks(browser)
        check_hostile(browser, hostile)
        equal("the console is silent", [], browser.complaints())
        equal("nothing is asked of any network", [], browser.requests())
    finally:
        browser.close()


main()
