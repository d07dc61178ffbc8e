# SPDX-License-Identifier: MIT
"""What the drivers of pages share: checks that print a line each, "ok NAME" or
"FAIL NAME: what was found"; and questions to a page, in JavaScript.
"""

# Colours as they come out, and what is too faint for WCAG AA.
FAINT = r"""(() => {
	const rgb = (text) => text.match(/[\d.]+/g).map(Number);
	const light = (c) => { c /= 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
	const luminance = ([r, g, b]) => .2126 * light(r) + .7152 * light(g) + .0722 * light(b);
	const behind = (e) => { for (; e; e = e.parentElement) {
		const c = rgb(getComputedStyle(e).backgroundColor);
		if (c[3] !== 0) return c; } return [255, 255, 255]; };
	const faint = new Set();
	for (const e of document.querySelectorAll("body *")) {
		if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility())
			continue;
		const a = luminance(rgb(getComputedStyle(e).color)), b = luminance(behind(e));
		if ((Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5)
			faint.add(e.tagName + "." + e.className + " " + getComputedStyle(e).color);
	}
	return [...faint];
})()"""

WIDER = "document.documentElement.scrollWidth > innerWidth"


def check(name, good, found=""):
    if good:
        print("ok " + name)
    else:
        print("FAIL %s: %s" % (name, " ".join(str(found).split())[:300]))


def equal(name, wanted, found):
    check(name, wanted == found, "%r, not %r" % (found, wanted))
