#!/usr/bin/env python3
"""Does a program speak Vigie's wire? Plays the daemon against it, check by check; for an implementation in any language.

usage: vigie_conformance.py [--plugins N] PROGRAM [ARGUMENT]…      exit status 0: it holds

--plugins N: how many plugins it must name when it is ready (1; "any" for a worker that hosts others).
Each check starts the program anew, with the socket on descriptor 3, an empty standard input and no environment of ours.
"""
import json
import os
import select
import socket
import subprocess
import sys
import time

PATIENCE = 20  # seconds without an answer; a limit for broken programs, not a measure
HERE = os.path.dirname(os.path.abspath(__file__))
ACTORS = json.dumps([{"id": "Q7747", "name": "Владимир Путин", "type": "person", "aliases": ["Poutine"], "roles": []}])
FRENCH = "« Nous verrons », a déclaré Vladimir Poutine.\n\nL’été fut long : 😀 et 𝄞 ! Fin"
HELLO = {"type": "hello", "version": 1, "role": "analyze", "plugins": [{"path": "x", "options": {}}], "quarantined": []}


class Broken(Exception):
    """What does not hold, in one line."""


class Talk:
    def __init__(self, command, plugins="1"):
        self.hello = HELLO if plugins != "any" else {**HELLO, "plugins": []}
        ours, its = socket.socketpair()

        def place():
            os.dup2(its.fileno(), 3)
            os.set_inheritable(3, True)

        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=place, pass_fds=[3, its.fileno()],
                                        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONPATH": HERE})
        its.close()
        self.socket, self.buffer = ours, b""

    def say(self, fields, body=None, piecemeal=False):
        if body is not None:
            fields = {**fields, "bytes": len(body)}
        self.say_bytes(json.dumps(fields, ensure_ascii=False).encode() + b"\n" + (body or b""), piecemeal)

    def say_bytes(self, data, piecemeal=False):
        try:
            for at in range(0, len(data), 7 if piecemeal else len(data)):
                self.socket.sendall(data[at:at + (7 if piecemeal else len(data))])
        except OSError as error:
            raise Broken(f"it has gone: {error}") from None

    def hear(self):
        """The next message that is not log, count or started; None: it has closed."""
        while True:
            while b"\n" not in self.buffer:
                if not select.select([self.socket], [], [], PATIENCE)[0]:
                    raise Broken("no answer")
                try:
                    part = self.socket.recv(1 << 16)
                except ConnectionResetError:
                    part = b""
                if not part:
                    return None
                self.buffer += part
            line, self.buffer = self.buffer.split(b"\n", 1)
            message = json.loads(line.decode("utf-8"))
            if not isinstance(message, dict) or message.get("bytes"):
                raise Broken("a worker's message is an object without body")
            if message.get("type") not in ("log", "count", "started"):
                return message

    def expect(self, kind, job=None):
        message = self.hear()
        if message is None:
            raise Broken(f"closed instead of saying {kind}")
        if message.get("type") != kind or (job and message.get("job") != job):
            raise Broken(f"{kind} {job or ''} expected, came {json.dumps(message)[:200]}")
        return message

    def start(self):
        self.say(self.hello, ACTORS.encode())
        return self.expect("ready")

    def article(self, job, text, **more):
        self.say({"type": "analyze", "job": job, "language": "fr", "url": "http://example.org/", **more}, text.encode())

    def ended(self):
        self.socket.close()
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise Broken("does not end when its socket is closed")
            time.sleep(0.01)
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def need(holds, what):
    if not holds:
        raise Broken(what)


def check_annotations(analysis, text, provided):
    data = text.encode()
    for one in analysis.get("annotations", []):
        begin, end = one.get("begin", 0), one.get("end", 0)
        need(0 <= begin <= end <= len(data), f"span [{begin}, {end}) of a text of {len(data)} bytes")
        for at in (begin, end):
            need(at == len(data) or data[at] & 0xC0 != 0x80, f"offset {at} is inside a character")
        need(not provided or one.get("kind") in provided, f"emits {one.get('kind')}, which it does not say that it provides")
        need(0 <= one.get("score", 0) <= 1, f"score {one.get('score')}")


def provided_by(ready):
    return {kind for plugin in ready.get("plugins", []) for kind in plugin.get("provides", [])}


def hello_is_answered_with_ready(talk, plugins):
    ready = talk.start()
    need(ready.get("version") == 1, "ready says version 1")
    named = ready.get("plugins", [])
    need(plugins == "any" or len(named) == int(plugins), f"ready names {plugins} plugins, not {len(named)}")
    for plugin in named:
        need(plugin.get("state", "active") == "active", f"is {plugin.get('state')}: {plugin.get('problem')}")
        need(all(plugin.get(key) for key in ("id", "version", "languages", "provides")), f"id, version, languages, provides: {plugin}")


def spans_are_bytes_on_characters(talk, _):
    provided = provided_by(talk.start())
    talk.article(1, FRENCH)
    check_annotations(talk.expect("analysis", 1), FRENCH, provided)


def answers_come_in_order(talk, _):
    talk.start()
    for job in range(1, 6):
        talk.article(job, f"Texte {job} !")
    for job in range(1, 6):
        talk.expect("analysis", job)


def bytes_may_come_in_pieces(talk, _):
    talk.say(talk.hello, ACTORS.encode(), piecemeal=True)
    talk.expect("ready")
    talk.say({"type": "analyze", "job": 1}, FRENCH.encode(), piecemeal=True)
    talk.expect("analysis", 1)


def unknown_members_and_nulls_are_passed_over(talk, _):
    talk.say({"later": {"x": [1]}, **talk.hello, "quarantined": None}, b"[]")
    talk.expect("ready")
    talk.say({"job": 1, "future": [None, {}], "title": None, "published": None, "skip": None, "type": "analyze"}, b"Salut !")
    talk.expect("analysis", 1)


def texts_may_hold_lines_and_nothing(talk, _):
    talk.start()
    for job, text in enumerate(("", "\n", "a\n{\"type\":\"language\"}\nb", "\u0000\u200b\u202e", "é" * 4097), 1):
        talk.article(job, text)
        talk.expect("analysis", job)


def the_same_text_has_the_same_answer(talk, _):
    talk.start()
    for job, text in enumerate((FRENCH, "Autre chose !", FRENCH), 1):
        talk.article(job, text)
    first, _, again = (talk.expect("analysis", job) for job in (1, 2, 3))
    need(first.get("annotations") == again.get("annotations"), "another answer the second time")


def a_megabyte_without_a_space_is_answered(talk, _):
    talk.start()
    talk.article(1, "x" * (1 << 20))
    talk.expect("analysis", 1)


def closing_ends_it(talk, _):
    talk.start()
    need(talk.ended() == 0, f"exit status {talk.process.returncode}")


def what_is_no_json_ends_it(talk, _):
    talk.start()
    talk.say_bytes(b"{nothing\n")
    while (message := talk.hear()) is not None:
        need(message.get("type") == "error", f"answers {message}")


CHECKS = [hello_is_answered_with_ready, spans_are_bytes_on_characters, answers_come_in_order, bytes_may_come_in_pieces,
          unknown_members_and_nulls_are_passed_over, texts_may_hold_lines_and_nothing, the_same_text_has_the_same_answer,
          a_megabyte_without_a_space_is_answered, closing_ends_it, what_is_no_json_ends_it]


def main(arguments):
    plugins = "1"
    if arguments[:1] == ["--plugins"]:
        plugins, arguments = arguments[1], arguments[2:]
    if not arguments:
        sys.exit(__doc__)
    failed = 0
    for check in CHECKS:
        name = check.__name__.replace("_", " ")
        try:
            with Talk(arguments, plugins) as talk:
                check(talk, plugins)
            print(f"ok    {name}")
        except (Broken, ValueError) as problem:
            failed += 1
            print(f"FAIL  {name}: {problem}")
    print(f"{len(CHECKS) - failed} of {len(CHECKS)} hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
