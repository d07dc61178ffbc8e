# SPDX-License-Identifier: MIT
"""What `featmap history --format csv` must say, worked out from the oracles' answers.

history.py linux FOLDER...   folders that the oracle of Linux trees left, oldest first
history.py qemu FOLDER...    the same of QEMU trees
history.py csv FILE          what featmap says

In each folder there are besides: facts (KVM's lists and QEMU's aliases in them are
proven by other oracle tests) and number (of the version). Prints a line a feature and
column: name, column, versions. PLACED_BY_NAME is as linux_numbers.sh has it.
"""
import csv
import os
import sys

sys.dont_write_bytecode = True
from diff import Emulator, Kernel, Lists, fields  # noqa: E402


def number(folder):
    return fields(os.path.join(folder, "number"))[0][0]


class Table:
    """Versions by feature and column, from what each version says of each."""

    def __init__(self):
        self.cells = {}
        self.before = {}

    def put(self, name, column, version):
        versions = self.cells.setdefault((name, column), [])
        if version not in versions:
            versions.append(version)

    def add(self, version, states):
        for name, state in states.items():
            self.compare(version, name, self.before.get(name), state)
        for name in set(self.before) - set(states):
            self.put(name, "gone", version)
        self.before = states

    def compare(self, version, name, old, new):
        if old is None:
            self.put(name, "appeared", version)
        elif (old["number"], old["bits"]) != (new["number"], new["bits"]):
            self.put(name, "moved", version)
        if "shown" in new:
            self.compare_names(version, name, old, new)
        if new["advertised"] != (old is not None and old["advertised"]):
            self.put(name, "advertised" if new["advertised"] else "unadvertised", version)
        elif old is not None and any(
                self.treated(old, new, bit) for bit in new["bits"]):
            self.put(name, "relisted", version)
        if old is not None and "masks" in new and any(
                self.masked(old, new, bit) for bit in old["bits"] | new["bits"]):
            self.put(name, "masks", version)

    @staticmethod
    def treated(old, new, bit):
        return old["lists"].text(bit) != new["lists"].text(bit)

    @staticmethod
    def masked(old, new, bit):
        register, _, number_of_bit = bit.rpartition(".")
        if register not in old["words"] or register not in new["words"]:
            return False
        one, other = ({m for b, m in side["masks"].get(register, set())
                       if b == int(number_of_bit)} for side in (old, new))
        return one != other

    def compare_names(self, version, name, old, new):
        if old is None:
            self.put(name, "shown" if new["shown"] else "hidden", version)
        elif old["shown"] != new["shown"]:
            column = "shown" if not old["shown"] else "renamed" if new["shown"] else "hidden"
            self.put(name, column, version)

    def print(self):
        for (name, column), versions in self.cells.items():
            print("\t".join([name, column, " ".join(versions)]))


def linux_states(folder):
    placed = {r[0]: Kernel.register(r[1:]) for r in
              (line.split() for line in os.environ["PLACED_BY_NAME"].splitlines())}
    kernel, lists = Kernel(folder, placed), Lists(os.path.join(folder, "facts"))
    states, named = {}, set()
    for macro in kernel.all_macros():
        bits = {bit for bit in kernel.bits(macro).split(", ") if bit}
        named |= bits
        states[macro] = {
            "number": kernel.number(macro), "bits": bits, "shown": kernel.names.get(macro),
            "advertised": any(lists.advertised(bit) for bit in bits), "lists": lists}
    for bit in set(lists.done) - named:
        if lists.advertised(bit):
            states["%s" % bit] = {"number": None, "bits": {bit}, "advertised": True,
                                  "lists": lists}
    return states


def qemu_states(folder):
    emulator = Emulator(folder)
    states = {}
    for bit, name in emulator.names.items():
        state = states.setdefault(name, {
            "number": None, "bits": set(), "advertised": False, "lists": NoLists,
            "masks": emulator.masks, "words": set(emulator.words.values())})
        state["bits"].add(bit)
    aliases = [r for r in fields(os.path.join(folder, "facts")) if r[0] == "qemu-alias"]
    for alias, name in ((r[1], r[2]) for r in aliases):
        if name in states and alias not in states:
            states[alias] = {"number": name, "bits": set(), "advertised": False,
                             "lists": NoLists}
    return states


class NoLists:
    @staticmethod
    def text(_bit):
        return ""


def table(states_of, folders):
    result = Table()
    for folder in folders:
        result.add(number(folder), states_of(folder))
    result.print()


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, strict=True)
        columns = rows.fieldnames[rows.fieldnames.index("in_oldest") + 1:]
        for row in rows:
            for column in columns:
                if row[column]:
                    print("\t".join([row["name"], column, row[column]]))


if sys.argv[1] == "csv":
    read_csv(sys.argv[2])
else:
    table(linux_states if sys.argv[1] == "linux" else qemu_states, sys.argv[2:])
