"""Runs the real programs for the integration tests.

    with Vigie(build, config, {"watches.toml": text, "secret": text}) as vigie: vigie.start(); vigie.cli("alerts"); vigie.stop()

State, socket and the include of watches.toml are written in front of `config`; @dir@ in a text becomes its directory.
"""
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

# One actor, one watch, whose receiver "desk" is to follow.
ONE_WATCH = """
[[actor]]
id = "Q900001"
name = "Zoran Milatovic"
[[watch]]
name = "milatovic"
actors = ["Q900001"]
receivers = ["desk"]
"""
# … and one webhook (@url@): what most runs watch.
ONE_ACTOR = ONE_WATCH + """
[[receiver]]
name = "desk"
type = "webhook"
url = "@url@"
secret_file = "@dir@/secret"
"""


# A press on this machine, in no hurry to be polled again.
LOCAL_PRESS = """
[fetch]
allow_private_addresses = true
per_host_gap = "0s"
per_host_concurrency = 8
min_interval = "1h"
first_interval = "1h"
"""


class Vigie:
    def __init__(self, build, config, files=None):
        self.build = build
        self.directory = tempfile.mkdtemp(prefix="vigie-test.")
        self.state = os.path.join(self.directory, "state")
        os.mkdir(self.state)
        self.socket = os.path.join(self.directory, "vigied.sock")
        files = files or {}
        head = 'include = ["watches.toml"]\n' if "watches.toml" in files else ""
        head += f'[state]\ndirectory = "{self.state}"\n[http]\nsocket = "{self.socket}"\n'
        self.config = self.write("vigie.toml", head + config)
        for name, text in files.items():
            self.write(name, text)
        self.process = None
        self.log = open(os.path.join(self.directory, "log"), "ab+")

    def write(self, name, text):
        path = os.path.join(self.directory, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("@dir@", self.directory))
        os.chmod(path, 0o600)
        return path

    def program(self, name):
        return os.path.join(self.build, "bin", name)

    def start(self, *options, wait=True):
        self.process = subprocess.Popen([self.program("vigied"), "--config", self.config, *options], stdout=self.log,
                                        stderr=self.log, stdin=subprocess.DEVNULL)
        if wait:
            until(lambda: self.process.poll() is not None or self.answers(), 30, "vigied does not answer")
        return self

    def answers(self):
        return os.path.exists(self.socket) and self.cli("status", check=False).returncode == 0

    def cli(self, *words, check=True):
        return subprocess.run([self.program("vigie"), *words], capture_output=True, text=True, check=check, timeout=60,
                              env={**os.environ, "VIGIE_SOCKET": self.socket})

    def json(self, *words):
        return json.loads(self.cli(*words, "--json").stdout)

    def get(self, target):
        """Status and body of the daemon's answer over its socket."""
        connection = http.client.HTTPConnection("localhost")
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(self.socket)
        connection.request("GET", target)
        answer = connection.getresponse()
        status, body = answer.status, answer.read().decode()
        connection.close()
        return status, body

    def workers(self):
        """Process ids of the daemon's children."""
        if not self.process:
            return []
        try:
            with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children", encoding="ascii") as file:
                return [int(pid) for pid in file.read().split()]
        except OSError:
            return []

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """Clean stop; returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def log_text(self):
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if self.process and self.process.poll() is None:
            self.kill()
        if kind:
            print("--- log of vigied, its end ---\n" + self.log_text()[-6000:])
        self.log.close()
        shutil.rmtree(self.directory, ignore_errors=True)


def until(condition, seconds, what):
    """Waits for a condition; the limit is for broken runs, not a measure."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(f"after {seconds} s: {what}")
