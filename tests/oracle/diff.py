# SPDX-License-Identifier: MIT
"""What `featmap diff` must say, worked out from what gcc and mkcapflags.sh say.

diff.py linux OLD NEW     OLD, NEW: folders that the oracle of Linux trees left
diff.py kvm OLD NEW       OLD, NEW: facts, which oracle_caps_test.sh has proven
diff.py qemu OLD NEW      OLD, NEW: folders that the oracle of QEMU trees left
diff.py verdicts OLD NEW  OLD, NEW: featmap.json
diff.py changes JSON SUBJECT...      what featmap says of these subjects
diff.py mirrored JSON SUBJECT...     the same, read backwards

Each prints lines: kind, name or macro, bit or "-", old, new. PLACED_BY_NAME is as
linux_numbers.sh has it.
"""
import json
import os
import sys


def fields(path):
    with open(path, encoding="utf-8") as stream:
        return [line.rstrip("\n").split("\t") for line in stream]


def put(kind, name, bit, old, new):
    print("\t".join([kind, name, bit or "-", old or "-", new or "-"]))


# Linux: numbers from gcc, names from the script.

class Kernel:
    def __init__(self, folder, placed_by_name):
        gcc = fields(os.path.join(folder, "gcc"))
        self.names = {}
        self.only32 = set()
        for row in fields(os.path.join(folder, "shown")):
            if row[0] == "conditional":
                self.only32.add(row[1])
            self.names[row[1]] = row[3] if row[2] == "shown" else None
        self.own_words = {int(r[2]): r[1] for r in gcc if r[0] == "kvm-word"}
        self.registers = {}
        named = {int(r[2]): r[1] for r in gcc if r[0] in ("word", "kvm-word")}
        for number, name in named.items():
            if name in placed_by_name:
                self.registers[number] = placed_by_name[name]
        for r in gcc:
            if r[0] == "row":
                self.registers[int(r[1])] = self.register(r[2:5])
        self.macros = {}
        for r in gcc:
            if r[0] in ("feature", "bug", "vmx", "kvm-feature"):
                self.macros.setdefault(r[1], (r[0], int(r[2]), int(r[3])))
        self.scattered = {}
        for r in gcc:
            if r[0] == "scattered":
                self.scattered.setdefault(r[1], []).append(self.register(r[2:5]) + "." + r[5])
        self.translated = {r[1]: r[2] for r in gcc if r[0] == "translation"}

    @staticmethod
    def register(row):
        return "%x.%s.%s" % (int(row[0], 16), row[1], row[2])

    def number(self, macro):
        if macro not in self.macros:
            return "32-bit kernels"
        kind, word, bit = self.macros[macro]
        if kind == "bug":
            return "bug %d" % (word * 32 + bit)
        if kind == "kvm-feature" and word in self.own_words:
            return "%s+%d" % (self.own_words[word], bit)
        return "%d*32+%d" % (word, bit)

    def bits(self, macro):
        if macro not in self.macros or self.macros[macro][0] in ("bug", "vmx"):
            return ""
        found = set()
        for name in (macro, self.translated.get(macro)):
            if name in self.macros:
                _, word, bit = self.macros[name]
                if word in self.registers:
                    found.add("%s.%d" % (self.registers[word], bit))
        if self.macros[macro][0] == "feature":
            found.update(self.scattered.get(macro, []))
        return ", ".join(sorted(found, key=by_bit))

    def all_macros(self):
        return set(self.macros) | self.only32


def by_bit(text):
    function, index, reg, bit = text.split(".")
    return int(function, 16), int(index), reg, int(bit)


def linux(old, new):
    placed = {r[0]: Kernel.register(r[1:]) for r in
              (line.split() for line in os.environ["PLACED_BY_NAME"].splitlines())}
    was, now = Kernel(old, placed), Kernel(new, placed)
    for macro in was.all_macros() | now.all_macros():
        before, after = macro in was.all_macros(), macro in now.all_macros()
        number, new_number = was.number(macro), now.number(macro)
        if before and after and (macro in was.macros) != (macro in now.macros):
            kind = "removed" if macro in was.macros else "added"
            put(kind, macro, None, number, new_number)
            continue
        if not after:
            put("removed", macro, None, number, None)
            continue
        if not before:
            put("added", macro, None, None, new_number)
            continue
        bits, new_bits = was.bits(macro), now.bits(macro)
        if number != new_number:
            put("moved", macro, None, number, new_number)
        elif bits and new_bits and bits != new_bits:
            put("moved", macro, None, bits, new_bits)
        if bits and not new_bits:
            put("became-synthetic", macro, None, bits, None)
        if new_bits and not bits:
            put("became-hardware", macro, None, None, new_bits)
        name, new_name = was.names.get(macro), now.names.get(macro)
        if name != new_name:
            kind = "shown" if not name else "hidden" if not new_name else "renamed"
            put(kind, macro, None, name, new_name)


# KVM: which bits its lists and later operations let a guest have, on some host.

class Lists:
    def __init__(self, path):
        self.words, self.done, self.registers = {}, {}, set()
        lines = fields(path)
        for r in lines:
            if r[0] in ("word", "kvm-word") and len(r) > 3:
                self.words[r[1]] = "%x.%s.%s" % (int(r[3], 16), r[4], r[5])
        for r in lines:
            if r[0] == "kvm-cap":
                condition = " if " + r[5] if len(r) > 5 else ""
                self.add(r[1], r[2], ("", -1, "list", r[3], condition))
            elif r[0] == "kvm-op":
                condition = " if " + r[7] if len(r) > 7 else ""
                self.add(r[4], r[5], (r[1], int(r[2]), r[3], r[1], condition))
            elif r[0] == "kvm-left-out" and r[1] in self.words:
                self.registers.add(self.words[r[1]])

    def add(self, word, bit, step):
        if word in self.words:
            self.registers.add(self.words[word])
            self.done.setdefault(self.words[word] + "." + bit, []).append(step)

    def steps(self, bit):
        return sorted(self.done.get(bit, []))

    def may(self, bit, skipped):
        able = False
        for function, _, what, detail, condition in self.steps(bit):
            if function.startswith(skipped):
                continue
            if what == "list":
                able = detail not in ("vendor", "runtime")
            elif what != "clear":
                able = True
            elif not condition:
                able = False
        return able

    def advertised(self, bit):
        return self.may(bit, ("svm_", "sev_")) or self.may(bit, ("vmx_",))

    def text(self, bit):
        parts = []
        for function, _, what, detail, condition in self.steps(bit):
            module = " by vmx" if function.startswith("vmx_") else \
                " by svm" if function.startswith(("svm_", "sev_")) else ""
            parts.append((detail if what == "list" else what + module) + condition)
        return "; ".join(parts)


def kvm(old, new):
    was, now = Lists(old), Lists(new)
    for bit in set(was.done) | set(now.done):
        before, after = was.advertised(bit), now.advertised(bit)
        text, new_text = was.text(bit), now.text(bit)
        if before != after:
            kind = "advertised" if after else "unadvertised"
            other = was if after else now
            listed = bit.rpartition(".")[0] in other.registers
            put(kind, "listed" if listed else "unlisted", bit, text, new_text)
        elif text != new_text:
            put("class", "-", bit, text, new_text)


# QEMU: names on bits, and masks, from gcc.

class Emulator:
    def __init__(self, folder):
        gcc = fields(os.path.join(folder, "gcc"))
        self.words, self.names, self.masks = {}, {}, {}
        for r in gcc:
            if r[0] == "qemu-word" and r[2] == "msr":
                self.words[r[1]] = "msr.%x" % int(r[3], 16)
            elif r[0] == "qemu-word":
                self.words[r[1]] = "%x.%s.%s" % (int(r[3], 16), r[4].replace("-", "0"), r[5])
        for r in gcc:
            if r[0] == "qemu-name":
                self.names["%s.%s" % (self.words[r[1]], r[2])] = r[3]
            elif r[0] == "qemu-mask":
                for bit in range(64):
                    if int(r[3], 16) >> bit & 1:
                        self.masks.setdefault(self.words[r[1]], set()).add((bit, r[2]))


def bit_order(bit):
    parts = bit.split(".")
    if parts[0] == "msr":
        return 1, int(parts[1], 16), 0, 0, int(parts[2])
    return 0, int(parts[0], 16), int(parts[1]), ("eax", "ebx", "ecx", "edx").index(parts[2]), \
        int(parts[3])


def qemu(old, new):
    was, now = Emulator(old), Emulator(new)
    left = {b: n for b, n in was.names.items() if now.names.get(b) != n}
    came = {b: n for b, n in now.names.items() if was.names.get(b) != n}
    for bit in sorted(left, key=bit_order):
        targets = sorted((b for b in came if came[b] == left[bit]), key=bit_order)
        if targets:
            put("moved", left[bit], targets[0], bit, targets[0])
            del left[bit], came[targets[0]]
    for bit, name in left.items():
        if bit in came:
            put("renamed", came[bit], bit, name, came.pop(bit))
        else:
            put("removed", name, bit, bit, None)
    for bit, name in came.items():
        put("added", name, bit, None, bit)
    for register in set(was.words.values()) & set(now.words.values()):
        before, after = was.masks.get(register, set()), now.masks.get(register, set())
        for number, mask in before ^ after:
            bit = "%s.%d" % (register, number)
            name = now.names.get(bit) or was.names.get(bit) or bit
            had = (number, mask) in before
            put("mask", name, bit, mask if had else None, None if had else mask)


# Maps.

def at(place):
    if place["space"] == "msr":
        return "msr.%x.%d" % (place["msr"], place["bit"])
    return "%x.%d.%s.%d" % (place["function"], place["index"], place["reg"], place["bit"])


def load(path):
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)


def verdicts(old, new):
    was, now = ({at(bit): bit["verdict"] for bit in load(path)["bits"]} for path in (old, new))
    for bit in set(was) | set(now):
        if was.get(bit) != now.get(bit):
            put("verdict", "-", bit, was.get(bit), now.get(bit))


# featmap.

BACKWARDS = {"added": "removed", "shown": "hidden", "advertised": "unadvertised",
             "became-synthetic": "became-hardware"}
BACKWARDS.update({value: key for key, value in BACKWARDS.items()})


# What facts do not tell of a bit is not compared.
def name_of(change):
    if "register_listed" in change:
        return "listed" if change["register_listed"] else "unlisted"
    if change["subject"] in ("kvm", "pair"):
        return "-"
    return change.get("macro") or change["name"]


def changes(path, *subjects):
    for change in load(path)["changes"]:
        if change["subject"] in subjects:
            put(change["kind"], name_of(change),
                at(change["at"]) if "at" in change else None, change["old"], change["new"])


def mirrored(path, *subjects):
    for change in load(path)["changes"]:
        if change["subject"] not in subjects:
            continue
        kind = BACKWARDS.get(change["kind"], change["kind"])
        bit = at(change["at"]) if "at" in change else None
        name = name_of(change)
        if change["subject"] == "qemu" and kind == "moved":
            bit = change["old"]
        if change["subject"] == "qemu" and kind == "renamed":
            name = change["old"]
        put(kind, name, bit, change["new"], change["old"])


COMMANDS = {f.__name__: f for f in (linux, kvm, qemu, verdicts, changes, mirrored)}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*sys.argv[2:])
