# SPDX-License-Identifier: MIT
"""Sweeps faults over commands: each thing that can go wrong does, in turn.

	fault.py LIBRARY SCRATCH < LINES

Each line is SWEEP COMMAND..., in words as the shell has them. SWEEP is alloc, alloc+,
call:WHAT or call+:WHAT (see fault.c), size (the file being written may have that many
bytes and no more), or time:WHAT (a signal so many times 20 microseconds after the
start); or a stride before one of them: "7*alloc". MOST_RUNS in the environment makes
the stride larger where that many are enough. COMMAND writes to standard output, or to
the folder SCRATCH/made if its arguments name that. Prints for each line "ok", "FAIL"
or "note", which tells of the FAIL behind it, and what was swept.

Each run must end in one of two ways: status 0 (or 1, where the run without faults
has that) with all it should have written, or with a documented status, a message, and
the earlier output as it was. After a signal the status is the signal's. A call that
is interrupted, or does half, and may be made again is no reason to end otherwise.
"""
import os
import re
import resource
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import time

COUNTS = struct.Struct("QQ48s")
TICK = 20e-6  # seconds
TICKS = 600
MOST_RUNS = int(os.environ.get("MOST_RUNS", 1000000))  # of a sweep
TEMPORARY = re.compile(r"^\..*\.\d+\.(new|old)$")
# What is said where memory runs out: by featmap and by strerror(), by the loader, and by
# libgit2, which has other words for a commit that zlib has no memory to unpack.
NO_MEMORY = re.compile(rb"out of memory|cannot allocate memory|"
                       rb"cannot create shared object descriptor|"
                       rb"can not be successfully peeled", re.I)
# What a signal interrupts and the program asks for again: all it has of these.
ASKED_AGAIN = ("read", "write", "poll", "waitpid", "flock")
EARLIER = b"# earlier output\n"  # a baseline may have that, too


class Trouble(Exception):
    """What makes a sweep one that tests nothing."""


class Command:
    def __init__(self, library, scratch, arguments):
        self.library, self.arguments = library, arguments
        self.made = os.path.join(scratch, "made")
        self.counts = os.path.join(scratch, "counts")
        self.writes_files = any(self.made in word for word in arguments)
        with open(self.counts, "wb") as file:
            file.write(bytes(COUNTS.size))

    def run(self, fault=None):
        environment = dict(os.environ, LD_PRELOAD=self.library, FAULT_COUNTS=self.counts)
        if fault:
            environment["FAULT"] = fault
        return self.end(subprocess.Popen(
            self.arguments, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE))

    def run_sized(self, size):
        """Files may grow to SIZE bytes: writing more is cut short, then fails."""
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        with open(self.counts + ".out", "w+b") as out:
            status, _, errors = self.end(subprocess.Popen(
                self.arguments, stdin=subprocess.DEVNULL, stdout=out,
                stderr=subprocess.PIPE, preexec_fn=limit))
            out.seek(0)
            return status, out.read(), errors

    def run_timed(self, number, seconds):
        child = subprocess.Popen(self.arguments, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(seconds)
        child.send_signal(number)
        return self.end(child)

    @staticmethod
    def end(child):
        try:
            output, errors = child.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            return None, b"", b""
        return child.returncode, output, errors

    def counted(self):
        with open(self.counts, "rb") as file:
            allocations, calls, hit = COUNTS.unpack(file.read())
        return allocations, calls, hit.rstrip(b"\0").decode()

    def listing(self):
        files = {}
        for name in os.listdir(self.made):
            with open(os.path.join(self.made, name), "rb") as file:
                files[name] = file.read()
        return files

    def put(self, files):
        shutil.rmtree(self.made, ignore_errors=True)
        os.mkdir(self.made)
        for name, content in files.items():
            with open(os.path.join(self.made, name), "wb") as file:
                file.write(content)


class Sweep:
    def __init__(self, command, what):
        self.command = command
        stride, _, fault = what.rpartition("*")
        self.stride = int(stride or 1)
        self.kind, _, self.what = fault.partition(":")
        self.of_memory = self.kind.startswith("alloc")
        self.harmless = self.what in ("EINTR", "short")
        self.signal = getattr(signal, self.what, None) if self.what.startswith("SIG") else None
        self.runs = self.failed = self.wrong = 0
        self.hits = set()

    def fault(self, number):
        return f"{self.kind}:{number}" + (f":{self.what}" if self.what else "")

    def run_one(self, number):
        if self.kind == "size":
            return self.command.run_sized(number)
        if self.kind == "time":
            return self.command.run_timed(self.signal, number * TICK)
        return self.command.run(self.fault(number))

    def count_points(self):
        if self.kind == "size":
            return max(map(len, self.files.values()), default=len(self.output)) - 1
        if self.kind == "time":
            return TICKS
        self.command.run()
        allocations, calls, _ = self.command.counted()
        return allocations if self.of_memory else calls

    def prepare(self):
        """What a run without faults gives, and how much there is to sweep."""
        self.command.put({})
        self.status, self.output, errors = self.command.run()
        if self.status not in (0, 1):
            raise Trouble(f"without faults: status {self.status}, {errors}")
        self.files = self.command.listing()
        if self.command.writes_files and not self.files:
            raise Trouble("nothing is written to the folder")
        self.earlier = {name: EARLIER for name in self.files}
        self.command.put(self.earlier)
        self.command.run()
        self.files = self.command.listing()
        self.command.put(self.earlier)
        self.points = self.count_points()
        self.stride = max(self.stride, -(-self.points // MOST_RUNS))
        self.command.put(self.earlier)

    def judge_files(self, status, hit):
        files = self.listed = self.command.listing()
        left = [name for name in files if TEMPORARY.match(name)]
        files = {name: content for name, content in files.items() if name not in left}
        good = status == self.status
        if status == -signal.SIGKILL:
            whole = files.keys() == self.files.keys() and all(
                content in (EARLIER, self.files[name]) for name, content in files.items())
            return None if whole else "a file is not whole"
        if self.kind == "call+":
            kept = [content for content in self.listed.values() if content == EARLIER]
            if not good:
                return "what was there is lost" if len(kept) < len(self.earlier) else None
            return None if files == self.files else f"status {status}, but other files"
        if left and hit != "unlink":
            return f"temporary files are left: {left}"
        if self.signal and files in (self.files, self.earlier):
            return None
        if files != (self.files if good else self.earlier):
            return f"status {status}, and the folder has neither all that is new nor what was there"
        return None

    def judge(self, status, output, errors, hit):
        if status is None:
            return "it does not end"
        if self.signal and status == -self.signal:
            return self.judge_files(status, hit)
        if status != self.status and self.harmless and \
                (self.what == "short" or hit in ASKED_AGAIN):
            return f"status {status}, as if {self.what} were an error: {errors!r}"
        if status == self.status:
            if not self.command.writes_files and output != self.output:
                return f"status {status}, and the output is another"
        elif status == 1 and "--check" in self.command.arguments:
            return None  # what cannot be read is not what it should be
        elif status not in (3, 4):
            return f"status {status}: {errors[-300:]!r}"
        elif not re.search(rb"(^|\n)\S.*error: .", errors):
            return f"status {status} without a message: {errors!r}"
        elif self.of_memory and not NO_MEMORY.search(errors):
            return f"status {status}, 'out of memory' is not what it says: {errors!r}"
        return self.judge_files(status, hit)

    def run(self):
        self.prepare()
        start = time.monotonic()
        for number in range(1, self.points + 1, self.stride):
            status, output, errors = self.run_one(number)
            hit = self.command.counted()[2]
            trouble = self.judge(status, output, errors, hit)
            self.runs += 1
            self.hits.add(hit)
            self.failed += status != self.status
            if trouble:
                self.wrong += 1
                print(f"note {self.fault(number)} {hit}: {trouble}")
            if self.command.writes_files and self.command.listing() != self.earlier:
                self.command.put(self.earlier)
        if self.runs == 0 or (self.failed == 0 and not self.harmless):
            raise Trouble(f"{self.runs} runs, and no fault made itself felt")
        if self.harmless and self.stride == 1 and not self.hits.intersection(ASKED_AGAIN):
            raise Trouble("no call that is made again")
        return (f"{self.points} points, {self.runs} runs, {self.failed} ended early, "
                f"{self.wrong} wrongly, {time.monotonic() - start:.1f} s")


def main():
    library, scratch = sys.argv[1:]
    # A shell's jobs in the background ignore some of them, as would their children.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    for line in sys.stdin:
        what, *arguments = shlex.split(line)
        sweep = Sweep(Command(os.path.abspath(library), scratch, arguments), what)
        try:
            swept = sweep.run()
        except Trouble as trouble:
            swept = trouble
            sweep.wrong += 1
        name = " ".join([what, "featmap"] + arguments[1:]).replace(scratch + "/", "")
        print("FAIL" if sweep.wrong else "ok", f"{name}: {swept}", flush=True)


main()
