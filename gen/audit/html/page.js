// SPDX-License-Identifier: MIT
/*
 * The audit's page: search, filters, sorting, and each row's explanation. The
 * table is there already; what it does not say is in the JSON beside it. Texts
 * come from source trees and may hold anything: they enter the page as text
 * nodes alone, never as HTML.
 */
"use strict";
(() => {

const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const table = $("map");
const search = $("q");
const severities = ["error", "warning", "note"];
const filters = ["verdict", "leaf", "rule", "severity"];

/* An element with properties and children; strings become text. */
function make(tag, properties, ...children) {
	const element = document.createElement(tag);

	Object.assign(element, properties);
	element.append(...children.filter((child) => child !== null && child !== undefined));
	return element;
}

/* As C does it: what cannot be seen, or turns text around, is shown as such. */
const seen = (text) => text.replace(
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, "\ufffd");

/* Names are alike if they differ in case and _ . - only. */
const folded = (text) => text.toLowerCase().replace(/[_.]/g, "-");

/* Rows */

function isOf(finding, severity) {
	if (severity === "accepted")
		return Boolean(finding.accepted);
	return !finding.accepted && (severity === "any" || finding.severity === severity);
}

/* How grave a row's findings are: one error outweighs all warnings. */
function gravity(findings) {
	const count = (severity) => findings.filter((one) => isOf(one, severity)).length;

	return findings.length / 1e6 + count("note") + count("warning") * 1e3 + count("error") * 1e6;
}

/* All that a search may find a row by. */
function haystack(entry, where, cells) {
	const names = entry.linux || [entry];

	return folded([where, cells[1].textContent, cells[3].textContent,
		entry.qemu ? entry.qemu.word : entry.register || "",
		entry.kvm && entry.kvm.left_out || "",
		...names.flatMap((name) => [name.macro, name.word + "*32+" + name.bit,
			data.words[name.word] || ""])].join("\n"));
}

function readRow(tr, order) {
	const cells = [...tr.cells];
	const entry = data.entries[tr.id];
	const where = cells[0].textContent;
	const findings = (entry.findings || []).map((index) => data.findings[index]);

	return {
		tr, entry, where, findings, id: tr.id, group: tr.parentNode,
		leaf: tr.id.slice(0, tr.id.lastIndexOf(".")),
		verdict: cells[4].textContent,
		hay: haystack(entry, where, cells),
		/* By column; null sorts last, whichever way. */
		keys: [order, ...[1, 2, 3].map((i) => folded(cells[i].textContent.trim()) || null),
			verdicts.indexOf(cells[4].textContent), gravity(findings) || null],
		button: null, detail: null,
	};
}

const verdicts = [...document.querySelectorAll(".verdicts i")].map((one) => one.textContent);
const rows = [...table.querySelectorAll("tbody tr[id]")].map(readRow);
const byId = new Map(rows.map((row) => [row.id, row]));
const byWhere = new Map(rows.map((row) => [row.where, row]));
const byMacro = new Map();
for (const row of rows)
	for (const name of row.entry.linux || [row.entry])
		if (!byMacro.has(name.macro))
			byMacro.set(name.macro, row);
for (const row of rows)
	row.keys[4] = row.keys[4] < 0 ? null : row.keys[4];

/* What is asked for; it is kept in the address, behind the row that is open. */

const nothing = { q: "", verdict: "", leaf: "", rule: "", severity: "", sort: "", row: "" };
const state = { ...nothing };

function address() {
	const query = new URLSearchParams();

	for (const key of ["q", ...filters, "sort"])
		if (state[key])
			query.set(key, state[key]);
	const text = query.toString();
	return state.row || text ? "#" + state.row + (text ? "?" + text : "") : "";
}

/* A browser may refuse to, if it is asked very often: the next time will do. */
function keepAddress() {
	try {
		if (location.hash !== address())
			history.replaceState(null, "", address() || location.pathname + location.search);
	} catch {
		return;
	}
}

/* Filtering */

/*
 * A bit as QEMU logs it, "CPUID.07H:EBX.hle [bit 4]" or "MSR(48DH)... [bit 7]",
 * tells no index, but "CPUID[eax=07h,ecx=00h].EBX.hle [bit 4]", of later ones,
 * does: as a pattern of identities. Null if TEXT is not that.
 */
function logged(text) {
	const indexed = /cpuid\[eax=([0-9a-f]+)h(?:,ecx=([0-9a-f]+)h)?\]\.(e[abcd]x)\S*\s+\[bit (\d+)\]/i.exec(text);
	const cpuid = /cpuid\.([0-9a-f]+)h:(e[abcd]x)\S*\s+\[bit (\d+)\]/i.exec(text);
	const msr = /msr\(([0-9a-f]+)h\)\S*\s+\[bit (\d+)\]/i.exec(text);
	const short = (digits) => digits.toLowerCase().replace(/^0+(?=.)/, "");

	if (indexed)
		return new RegExp(`^${short(indexed[1])}\\.${short(indexed[2] || "0")}\\.` +
			`${indexed[3].toLowerCase()}\\.${indexed[4]}$`);
	if (cpuid)
		return new RegExp(`^${short(cpuid[1])}\\.\\d+\\.${cpuid[2].toLowerCase()}\\.${cpuid[3]}$`);
	return msr && new RegExp(`^msr\\.${short(msr[1])}\\.${msr[2]}$`);
}

/*
 * A word of the question as names and registers are written here: it may come from
 * a command line (+name, name=on), a header ((18*32+26)) or C (0x80000008).
 */
function asTerm(word) {
	const bare = word.replace(/^[+(]+/, "").replace(/\)$/, "").replace(/=(on|off)?$/, "");
	const hex = /^0x0*([0-9a-f]+)$/.exec(bare);

	return hex ? "-" + hex[1].padStart(2, "0") + "h" : bare;
}

function matcher() {
	const place = logged(state.q);
	const terms = folded(state.q).split(/[\s,]+/).map(asTerm).filter(Boolean);
	const hasText = (row) => place ? place.test(row.id)
		: terms.every((term) => row.hay.includes(term) || folded(row.id).startsWith(term));
	const wanted = (finding) => (!state.rule || finding.rule === state.rule) &&
		(!state.severity || isOf(finding, state.severity));
	const hasFinding = (row) => state.severity === "none"
		? !row.findings.some((one) => !state.rule || one.rule === state.rule)
		: !(state.rule || state.severity) || row.findings.some(wanted);

	return (row) => (!state.verdict || row.verdict === state.verdict) &&
		(!state.leaf || row.leaf === state.leaf || row.group.id === state.leaf) &&
		hasText(row) && hasFinding(row);
}

function showRow(row, shown) {
	row.tr.hidden = !shown;
	if (row.detail)
		row.detail.hidden = !shown;
}

function countGroup(group) {
	const all = rows.filter((row) => row.group === group);
	const shown = all.filter((row) => !row.tr.hidden).length;

	group.hidden = shown === 0;
	group.rows[0].querySelector("span").textContent =
		shown === all.length ? String(shown) : shown + " of " + all.length;
	return shown;
}

function filter() {
	const matches = matcher();

	for (const row of rows)
		showRow(row, matches(row));
	const shown = [...table.tBodies].map(countGroup).reduce((sum, count) => sum + count, 0);
	$("count").textContent = shown === rows.length ? rows.length + " rows"
		: shown + " of " + rows.length + " rows";
	table.hidden = shown === 0;
	empty.hidden = shown !== 0;
	rove(current && !current.tr.hidden ? current : shownRows()[0]);
}

/* Sorting: inside each group. */

function compare(a, b, column, down) {
	const left = a.keys[column], right = b.keys[column];

	if (left === right)
		return a.keys[0] - b.keys[0];
	if (left === null || right === null)
		return left === null ? 1 : -1;
	return (left < right ? -1 : 1) * (down ? -1 : 1);
}

const heads = [...table.tHead.rows[0].cells];
const columns = heads.map((head) => head.textContent.trim().toLowerCase());

function sort() {
	const down = state.sort.startsWith("-");
	const wanted = columns.indexOf(state.sort.replace("-", ""));
	const column = Math.max(wanted, 0);

	heads.forEach((head, i) => head.setAttribute("aria-sort",
		i !== column ? "none" : down ? "descending" : "ascending"));
	rows.sort((a, b) => compare(a, b, column, down));
	for (const row of rows)
		row.group.append(...[row.tr, row.detail].filter(Boolean));
}

/* Another column: the gravest findings first, all else from its start. */
function sortBy(column) {
	const name = columns[column];
	const first = name === "findings" ? "-findings" : name === "bit" ? "" : name;
	const second = name === "findings" ? "findings" : "-" + name;

	state.sort = state.sort === first ? second : first;
	sort();
	keepAddress();
}

/* The controls show what is asked for. */

const labelOf = { q: "text", verdict: "verdict", leaf: "leaf", rule: "rule", severity: "findings" };

function drawActive() {
	const active = ["q", ...filters].filter((key) => state[key]);
	const buttons = active.map((key) => {
		const label = labelOf[key] + ": " + seen(state[key]);

		return make("button", { type: "button", ariaLabel: "Remove filter " + label,
			onclick: () => ask({ [key]: "" }) }, label);
	});

	if (active.length)
		buttons.push(make("button", { type: "button", className: "all", onclick: clear }, "Clear all"));
	$("active").replaceChildren(...buttons);
}

function drawControls() {
	if (search.value !== state.q)
		search.value = state.q;
	for (const key of filters) {
		$(key).value = state[key];
		$(key).classList.toggle("set", Boolean(state[key]));
	}
	for (const link of document.querySelectorAll('a[href^="#?"]')) {
		const query = new URLSearchParams(link.hash.slice(2));
		const on = [...query].every(([key, value]) => state[key] === value);

		link.toggleAttribute("aria-current", on);
		if (on)
			link.setAttribute("aria-current", "true");
	}
	drawActive();
}

/* Asks for something else, by some keys of the state. */
function ask(changes) {
	Object.assign(state, changes);
	drawControls();
	filter();
	keepAddress();
}

function clear() {
	ask({ ...nothing, sort: state.sort, row: state.row });
}

function fill(key, all, options) {
	$(key).append(make("option", { value: "" }, all), ...options);
	$(key).addEventListener("change", () => ask({ [key]: $(key).value }));
}

const option = (value, label) => make("option", { value }, seen(label));

/* All registers, MSRs and words that rows are in, by group. */
function leafOptions() {
	const groups = new Map();

	for (const row of rows) {
		const title = row.leaf.startsWith("msr.") ? "MSRs" : row.group.id === "bits" ? "CPUID registers"
			: row.group.id === "linux" ? "Words of Linux's own" : null;
		const word = row.entry.qemu ? row.entry.qemu.word : row.entry.register || "";
		const label = title && row.where.replace(/\[\d+\]$/, "").replace(/(\d+)\*32\+\d+$/, "word $1");

		if (!title)
			continue;
		if (!groups.has(title))
			groups.set(title, new Map());
		if (!groups.get(title).get(row.leaf) || word)
			groups.get(title).set(row.leaf, label + (word ? " " + word : ""));
	}
	const whole = [...table.tBodies].map((group) =>
		option(group.id, group.rows[0].cells[0].firstChild.textContent.trim()));
	return [make("optgroup", { label: "Groups" }, ...whole),
		...[...groups].map(([label, leaves]) => make("optgroup", { label },
			...[...leaves].map(([leaf, text]) => option(leaf, text))))];
}

function fillFilters() {
	const found = new Set(data.findings.map((finding) => finding.rule));
	const accepted = data.findings.some((finding) => finding.accepted);

	fill("verdict", "All verdicts", verdicts.map((name) => option(name, name)));
	fill("leaf", "All leaves", leafOptions());
	fill("rule", "All rules", Object.keys(data.rules).filter((name) => found.has(name))
		.map((name) => option(name, name)));
	fill("severity", "All findings", [...severities.map((name) => option(name, name + "s")),
		...(accepted ? [option("accepted", "accepted")] : []),
		option("any", "with findings"), option("none", "without findings")]);
}

/* Explanations */

const source = (text) => text ? make("span", { className: "source" }, seen(text)) : null;
const line = (text, where) => make("li", {}, seen(text), source(where));

/* A link to ROW, or its text alone if there is no such row. */
function linkTo(row, text) {
	return row ? make("a", { href: "#" + row.id }, seen(text)) : make("span", {}, seen(text));
}

function visibility(name) {
	if (name.name)
		return "shown in /proc/cpuinfo as " + name.name;
	if (name.kvm_macro)
		return "hidden: a name that only KVM knows";
	return data.unquoted_shown ? 'hidden: the comment on its line says ""'
		: "hidden: the comment on its line quotes no name";
}

const ways = {
	word: "", scattered: "; scattered.c gives it this bit",
	translated: "; KVM takes it for this bit", "kvm-only": "; known to KVM only",
};

function macroLines(name, number) {
	const list = [make("li", {}, make("span", { className: "macro" }, seen(name.macro)),
		seen(", " + number), source(name.source)), line(visibility(name))];
	const wants = (text, macros) => (macros || []).map((macro) =>
		make("li", {}, text, linkTo(byMacro.get(macro), macro)));

	for (const setter of name.setters || [])
		list.push(line(`${setter.call}() in ${setter.function}()`, setter.file + ":" + setter.line));
	return list.concat(wants("the kernel wants for it ", name.needs),
		wants("the kernel wants it for ", name.needed_by));
}

function linuxLines(entry) {
	if (!entry.linux)
		return [line("has no name for it")];
	return entry.linux.flatMap((name) => macroLines(name,
		`${name.word}*32+${name.bit} in ${data.words[name.word] || "no word"}${ways[name.via] || ""}`));
}

const stances = {
	"unlisted": "not advertised: KVM's lists do not speak of it",
	"left-out": "not advertised: a comment names it as left out",
	"withheld": "not advertised",
	"conditional": "advertised under a condition",
	"advertised": "advertised",
};
const deeds = {
	set: "sets it", clear: "takes it back",
	check_and_set: "sets it where the host's kernel has it",
};

function kvmLines(row) {
	const kvm = row.entry.kvm;

	if (row.id.startsWith("msr."))
		return [line("decides on MSRs elsewhere than in its lists of CPUID bits")];
	if (!kvm)
		return [line(data.kvm_unread ? "not told: this tree lacks KVM's lists"
			: rows.some((other) => other.leaf === row.leaf && other.entry.kvm) ? stances.unlisted
			: "not told: KVM's lists do not speak of it, nor of its register")];
	const list = [line(stances[kvm.stance] || kvm.stance, kvm.source)];

	if (kvm.class)
		list.push(line(`listed as ${kvm.class}: advertised ${data.classes[kvm.class]}` +
			(kvm.if ? ", and only if " + kvm.if : "")));
	if (kvm.left_out)
		list.push(line(`the comment says “${kvm.left_out}”`));
	for (const op of kvm.ops || [])
		list.push(line(`${op.in}() ${deeds[op.op]}` + (op.if ? ", if " + op.if : "")));
	return list;
}

function autoEnabled(qemu) {
	if (!qemu.migratable)
		return "-cpu host leaves it out, unless with migratable=off";
	return qemu.auto_enabled ? "-cpu host enables it, where KVM advertises it"
		: "-cpu host leaves it out: it has to be asked for";
}

function qemuLines(row) {
	const qemu = row.entry.qemu || {};
	const word = qemu.word || row.entry.register;
	const bit = row.id.slice(row.id.lastIndexOf(".") + 1);

	if (!word)
		return [line("knows no such register: no guest gets this bit by name")];
	const list = [line((qemu.name ? qemu.name + ", " : "has no name for ") + `bit ${bit} of ${word}`,
		qemu.source)];

	if (qemu.hint)
		list.push(line(`its comment: ${qemu.hint}`));
	if (qemu.name)
		list.push(line((qemu.migratable ? "migratable" : "not migratable") +
			(qemu.tcg ? "; TCG emulates it" : "; not in TCG")), line(autoEnabled(qemu)));
	for (const other of qemu.needs || [])
		list.push(line("QEMU wants for it " + other));
	for (const other of qemu.needed_by || [])
		list.push(line("QEMU wants it for " + other));
	return list;
}

const remarks = {
	linux: "no hardware bit: a kernel sets it by itself, the guest's for itself",
	bugs: "a bug, on the “bugs” line of /proc/cpuinfo",
	vmx: "on the “vmx flags” line of /proc/cpuinfo; several registers in one word: no bit of an MSR",
	conditional: "under a condition that 64-bit kernels do not meet",
};

function part(title, lines) {
	return make("section", {}, make("h4", {}, title), make("ul", {}, ...lines));
}

function friendLines(entry) {
	return (entry.false_friends || []).map((friend) => make("li", {},
		`False friend: ${friend.side === "qemu" ? "QEMU" : "Linux"} calls something else ` +
		seen(friend.name) + ": ", linkTo(byWhere.get(friend.where), friend.where)));
}

function findingLine(finding) {
	const severity = finding.accepted ? "accepted" : finding.severity;
	const rule = make("button", { type: "button", className: "plain", title: data.rules[finding.rule],
		onclick: () => ask({ ...nothing, rule: finding.rule, row: state.row, sort: state.sort }) },
		finding.rule);

	return make("li", {}, make("b", { className: severity }, severity), " ", rule, " ",
		seen(finding.message) + ".", ...(finding.places || []).map((place) => source(place[1])));
}

/* Copies TEXT; pages of a plain http server have no navigator.clipboard. */
async function copy(text, button) {
	const field = make("textarea", { value: text, readOnly: true });

	try {
		await navigator.clipboard.writeText(text);
	} catch {
		button.after(field);
		field.select();
		document.execCommand("copy");
		field.remove();
	}
	button.textContent = "Copied";
	setTimeout(() => { button.textContent = "Copy link"; }, 1500);
}

function permalink(row) {
	const button = make("button", { type: "button" }, "Copy link");

	button.addEventListener("click", () =>
		copy(location.href.replace(/#.*/s, "") + "#" + row.id, button));
	return make("div", { className: "links" }, button,
		make("a", { href: "#" + row.id }, "#" + row.id));
}

function explanation(row) {
	const entry = row.entry;
	const isBit = row.group.id === "bits";
	const linux = isBit ? linuxLines(entry)
		: macroLines(entry, remarks[row.group.id]);
	const parts = [part("Linux " + seen(data.linux), linux)];
	const findings = [...row.findings.map(findingLine), ...friendLines(entry)];

	if (isBit)
		parts.push(part("KVM", kvmLines(row)), part("QEMU " + seen(data.qemu), qemuLines(row)));
	return [findings.length ? make("ul", { className: "findings" }, ...findings) : null,
		make("div", { className: isBit ? "columns" : "columns single" }, ...parts), permalink(row)];
}

function open(row, wanted) {
	if (wanted && !row.detail) {
		const cell = make("td", { colSpan: 6, id: "about-" + row.id },
			...explanation(row).filter(Boolean));

		cell.setAttribute("role", "cell");
		row.detail = make("tr", { className: "detail" }, cell);
		row.detail.setAttribute("role", "row");
		row.tr.after(row.detail);
		row.button.setAttribute("aria-controls", cell.id);
	} else if (!wanted && row.detail) {
		row.detail.remove();
		row.detail = null;
		row.button.removeAttribute("aria-controls");
	}
	row.tr.classList.toggle("open", wanted);
	row.button.setAttribute("aria-expanded", String(wanted));
	if (wanted)
		state.row = row.id;
	else if (state.row === row.id)
		state.row = "";
	keepAddress();
}

/* Moving about: one row's button takes part in the order of tabs. */

let current = null;
const shownRows = () => rows.filter((row) => !row.tr.hidden);

function rove(row) {
	if (current)
		current.button.tabIndex = -1;
	current = row || null;
	if (current)
		current.button.tabIndex = 0;
}

/* What stays at the top has a height that others stay clear of. */
function measureBar() {
	document.documentElement.style.setProperty("--bar", $("bar").offsetHeight + "px");
}

function scrollTo(row, block) {
	measureBar();
	row.tr.scrollIntoView({ block });
}

function focusRow(row) {
	rove(row);
	row.button.focus({ preventScroll: true });
	scrollTo(row, "nearest");
}

/* The row that holds ELEMENT, in its explanation perhaps; null if none. */
function rowOf(element) {
	const tr = element instanceof Element ? element.closest("#map tbody tr") : null;

	return tr ? rows.find((row) => row.tr === tr || row.detail === tr) || null : null;
}

function step(by) {
	const shown = shownRows();
	const from = rowOf(document.activeElement);
	const at = from ? shown.indexOf(from) + by : shown.indexOf(current);

	if (shown.length)
		focusRow(shown[Math.min(Math.max(at, 0), shown.length - 1)]);
}

/* Opens the row of an address, which a filter may hide: then that goes. */
function visit(row) {
	if (!matcher()(row))
		ask({ ...nothing, sort: state.sort });
	open(row, true);
	rove(row);
	row.button.focus({ preventScroll: true });
	scrollTo(row, "start");
}

function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/* Does what the address says. */
function follow() {
	const [id, query] = location.hash.slice(1).split(/\?(.*)/s);
	const row = byId.get(decoded(id));

	if (query !== undefined || (!id && location.hash === "")) {
		const asked = new URLSearchParams(query || "");
		const changes = { ...nothing, row: row ? row.id : "" };

		for (const key of ["q", ...filters, "sort"])
			changes[key] = asked.get(key) || "";
		for (const key of filters)
			if (![...$(key).options].some((one) => one.value === changes[key]))
				changes[key] = "";
		ask(changes);
		sort();
	}
	if (row)
		visit(row);
}

/* Keys and clicks */

function escape() {
	const row = rowOf(document.activeElement);

	if (row && row.detail) {
		open(row, false);
		row.button.focus({ preventScroll: true });
	} else if (["q", ...filters].some((key) => state[key])) {
		clear();
	} else if (document.activeElement === search) {
		search.blur();
	}
}

function keyInField(event) {
	if (event.key === "Escape" && event.target === search) {
		escape();
		event.preventDefault();
	} else if (event.target === search && (event.key === "ArrowDown" || event.key === "Enter")) {
		const first = shownRows()[0];

		if (first)
			focusRow(first);
		event.preventDefault();
	}
}

function onKey(event) {
	const inTable = rowOf(document.activeElement) !== null;

	if (event.ctrlKey || event.metaKey || event.altKey)
		return;
	if (event.target.matches("input, select, textarea")) {
		keyInField(event);
		return;
	}
	if (event.key === "/") {
		search.focus();
		search.select();
	} else if (event.key === "j" || (inTable && event.key === "ArrowDown")) {
		step(1);
	} else if (event.key === "k" || (inTable && event.key === "ArrowUp")) {
		step(-1);
	} else if (event.key === "Escape") {
		escape();
	} else {
		return;
	}
	event.preventDefault();
}

/* A link to a filter turns it on, beside the others, or off again. */
function followFilter(link) {
	const query = Object.fromEntries(new URLSearchParams(link.hash.slice(2)));
	const on = Object.keys(query).every((key) => state[key] === query[key]);

	for (const key of Object.keys(query))
		query[key] = on ? "" : query[key];
	ask(query);
	if (link.closest("details"))
		table.scrollIntoView();
}

function onClick(event) {
	const link = event.target.closest("a");
	const row = rowOf(event.target);

	if (event.ctrlKey || event.metaKey || event.shiftKey)
		return;
	if (link && link.hash.startsWith("#?")) {
		event.preventDefault();
		followFilter(link);
	} else if (link && link.hash === location.hash) {
		event.preventDefault();
		follow();
	} else if (!link && row && row.tr.contains(event.target) &&
		   String(getSelection()) === "") {
		rove(row);
		open(row, !row.detail);
	}
}

/* Setting up */

/* A card on a phone is still a row to those who cannot see it. */
function setRoles() {
	const roles = { "#map": "table", "#map thead, #map tbody": "rowgroup", "#map tr": "row",
		"#map td": "cell", "#map thead th": "columnheader", "#map tbody th": "rowheader" };

	for (const [selector, role] of Object.entries(roles))
		for (const element of document.querySelectorAll(selector))
			element.setAttribute("role", role);
}

function prepareRow(row) {
	row.button = make("button", { type: "button", tabIndex: -1 }, row.where);
	row.button.setAttribute("aria-expanded", "false");
	row.tr.cells[0].replaceChildren(row.button);
	[[1, "Linux"], [2, "KVM"], [3, "QEMU"], [5, "Found"]].forEach(([i, name]) => {
		row.tr.cells[i].dataset.of = name;
	});
}

const empty = make("p", { id: "empty", hidden: true }, "Nothing matches. ",
	make("button", { type: "button", onclick: clear }, "Clear all filters"));

setRoles();
rows.forEach(prepareRow);
heads.forEach((head, i) => head.replaceChildren(make("button", { type: "button", onclick: () => sortBy(i) },
	head.textContent.trim())));
table.after(empty);
fillFilters();
$("bar").hidden = false;
document.querySelector(".keys").hidden = false;
new ResizeObserver(measureBar).observe($("bar"));
measureBar();
search.addEventListener("input", () => ask({ q: search.value }));
$("more").addEventListener("click", () => {
	const shown = $("filters").classList.toggle("shown");

	$("more").setAttribute("aria-expanded", String(shown));
});
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
addEventListener("hashchange", follow);
drawControls();
sort();
filter();
follow();

})();
