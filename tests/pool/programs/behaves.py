#!/usr/bin/env python3
"""An analyzer that does as its texts say: shouts, fails, ends, hangs, tries what is forbidden."""
import fcntl
import os
import signal
import socket
import subprocess
import threading
import time

from vigie_plugin import Analyzer, run

KIND = "org.vigie.test.program.mark"


def denied(act):
    """Whether the act failed; what it gave otherwise."""
    try:
        return act() is None
    except Exception:
        return True


ACTS = {
    "socket": lambda: socket.socket(),
    "unix": lambda: socket.socket(socket.AF_UNIX),
    "netlink": lambda: socket.socket(socket.AF_NETLINK),
    "fork": lambda: os.fork(),
    "exec": lambda: subprocess.run(["/bin/true"]),
    "read": lambda: open("/etc/passwd").read(),
    "list": lambda: os.listdir("/etc"),
    "write": lambda: open(os.path.join(os.path.dirname(__file__), "made"), "w"),
    "tmp": lambda: open("/tmp/vigie-program-made", "w"),
    "unlink": lambda: os.unlink(__file__) or True,
    "kill": lambda: os.kill(os.getppid(), 9) or True,
    "owner": lambda: fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid()) or True,
    "signal": lambda: fcntl.fcntl(0, fcntl.F_SETSIG, 9) or True,
    "async": lambda: fcntl.fcntl(0, fcntl.F_SETFL, os.O_ASYNC) or True,
    "lease": lambda: fcntl.fcntl(0, fcntl.F_NOTIFY, 0) or True,
    "memfd": lambda: os.memfd_create("x"),
    "environ": lambda: open(f"/proc/{os.getppid()}/environ").read(),
    "secrets": lambda: {key for key in os.environ if not key.startswith(("PYTHON", "LC_", "PATH"))} or None,
}


class Behaves(Analyzer):
    id = "org.vigie.test.program"
    provides = [KIND]

    def __init__(self, context):
        super().__init__(context)
        if context.option("refuse"):
            raise ValueError("was told to refuse")

    def analyze(self, article, emit):
        text = article.text
        if "FAIL" in text:
            raise RuntimeError("as it was told")
        if "END" in text:
            os._exit(3)
        if "HANG" in text:
            time.sleep(600)
        if "OUTSIDE" in text:
            emit("org.example.not.provided", 0, 1)
        if "ACT" in text:
            allowed = [name for name, act in ACTS.items() if not denied(act)]
            emit(KIND, 0, 3, allowed=" ".join(allowed) or "nothing")
        if "FLAGS" in text:
            copy = fcntl.fcntl(0, fcntl.F_DUPFD_CLOEXEC, 10)
            fcntl.fcntl(copy, fcntl.F_SETFD, fcntl.fcntl(copy, fcntl.F_GETFD))
            fcntl.fcntl(copy, fcntl.F_SETFL, fcntl.fcntl(copy, fcntl.F_GETFL) | os.O_NONBLOCK)
            emit(KIND, 0, 5)
        if "KILL" in text:
            signal.raise_signal(signal.SIGKILL)
        if "THREAD" in text:
            thread = threading.Thread(target=lambda: emit(KIND, 0, 6))
            thread.start()
            thread.join()
        for sentence in article.sentences:
            if text[sentence.begin:sentence.end].endswith("!"):
                emit(KIND, sentence.begin, sentence.end, paragraph=sentence.paragraph)
                self.context.count("shouts", 2)
        self.context.log("info", f"read {len(text)} characters")


run(Behaves)
