# SPDX-License-Identifier: MIT
"""A headless Chromium, told what to do over its DevTools pipe.

The pipe needs no port, no WebSocket and no driver: messages are JSON texts,
each ended by a NUL, on file descriptors 3 (to Chromium) and 4 (from it).
"""
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

FLAGS = """--headless --no-sandbox --disable-gpu --no-first-run --no-default-browser-check
    --disable-background-networking --disable-component-update --disable-sync
    --disable-dev-shm-usage --disable-extensions --hide-scrollbars --remote-debugging-pipe
    about:blank""".split()


class Browser:
    """One page of one Chromium, and all that it complained about or asked for."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp()
        to_read, self.to_browser = os.pipe()
        self.from_browser, to_write = os.pipe()
        # As 3 and 4, whatever numbers they have here.
        command = 'exec "$0" "$@" 3<&%d 4>&%d' % (to_read, to_write)
        self.process = subprocess.Popen(
            ["bash", "-c", command, program, "--user-data-dir=" + self.profile] + FLAGS,
            pass_fds=(to_read, to_write), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=dict(os.environ, HOME=self.profile))
        os.close(to_read)
        os.close(to_write)
        self.pending = b""
        self.number = 0
        self.events = []
        self.session = None
        target = next(one for one in self.call("Target.getTargets")["targetInfos"]
                      if one["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"],
                                 flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _message(self, timeout):
        """The next message; None if none comes in time."""
        end = time.monotonic() + timeout
        while b"\0" not in self.pending:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.from_browser], [], [], left)[0]:
                return None
            piece = os.read(self.from_browser, 1 << 20)
            if not piece:
                raise RuntimeError("Chromium has gone")
            self.pending += piece
        text, self.pending = self.pending.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        """The result of METHOD; events that come meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to_browser, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message(20)
            if answer is None:
                raise RuntimeError(method + ": no answer")
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(method + ": " + answer["error"]["message"])
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, method):
        """Until an event of that name has come."""
        while not any(one.get("method") == method for one in self.events):
            answer = self._message(20)
            if answer is None:
                raise RuntimeError(method + " did not come")
            self.events.append(answer)

    def listen(self, seconds):
        """Collects events for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            answer = self._message(end - time.monotonic())
            if answer is not None:
                self.events.append(answer)

    def open(self, address):
        """A fresh load, even if only the fragment is another."""
        self.call("Page.navigate", url="about:blank")
        self.events = [one for one in self.events
                       if one.get("method") != "Page.loadEventFired"]
        self.call("Page.navigate", url=address)
        self.wait_for("Page.loadEventFired")
        while self.run("document.readyState") != "complete" or \
                self.run("location.protocol") == "about:":
            self.listen(0.05)

    def run(self, expression):
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True,
                           awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError("%s: %s" % (expression, answer["exceptionDetails"]))
        return answer["result"].get("value")

    def key(self, key, text=None):
        """Presses a key, as a person does."""
        codes = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, " ": 32, "Tab": 9}
        code = codes.get(key, ord(key.upper()) if len(key) == 1 else 0)
        text = text or {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        parameters = {"key": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown",
                  text=text, **parameters)
        self.call("Input.dispatchKeyEvent", type="keyUp", **parameters)

    def type(self, text):
        for character in text:
            self.key(character)

    def size(self, width, height, phone=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=phone)

    def prefer(self, scheme, media=""):
        """A colour scheme; MEDIA is "print" or the screen."""
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path):
        import base64
        shot = self.call("Page.captureScreenshot", format="png")
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def complaints(self):
        """What the console, the log and uncaught errors said."""
        found = []
        for one in self.events:
            parameters = one.get("params", {})
            if one.get("method") == "Log.entryAdded":
                found.append(parameters["entry"]["text"])
            elif one.get("method") == "Runtime.exceptionThrown":
                found.append(parameters["exceptionDetails"]["text"] + " " + str(
                    parameters["exceptionDetails"].get("exception", {}).get("description")))
            elif one.get("method") == "Runtime.consoleAPICalled":
                found.append("console." + parameters["type"])
        return found

    def requests(self):
        """The addresses asked for, the page's own and data: aside."""
        return [one["params"]["request"]["url"] for one in self.events
                if one.get("method") == "Network.requestWillBeSent"
                and one["params"]["type"] != "Document"
                and not one["params"]["request"]["url"].startswith("data:")]
