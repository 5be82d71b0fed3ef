"""Write an analyzer for Vigie in Python: a class and one call.

    from vigie_plugin import Analyzer, run

    class Shouts(Analyzer):
        id = "org.example.shouts"
        provides = ["org.example.shouts.shout"]

        def analyze(self, article, emit):
            for sentence in article.sentences:
                if article.text[sentence.begin:sentence.end].endswith("!"):
                    emit("org.example.shouts.shout", sentence.begin, sentence.end, mark="!")

    run(Shouts)

Positions are indexes into the str `article.text`; the wire's byte offsets are made here. An exception ends the article for this
analyzer, under its name in the log; the daemon goes on. The program runs in a sandbox: no network, no processes, no writing, and
of files only its own folder, its data, and what is installed below /usr. Print goes to the daemon's log.

Pure Python 3.9 or later, no dependency. The protocol: docs/wire-protocol.md. Threads: one.
"""
import bisect
import json
import os
import sys
import traceback

VERSION = 1
SOCKET = 3
NO_BODY = 0


class Span:
    """[begin, end) in article.text; `paragraph` counts from 0 (sentences only)."""

    __slots__ = ("begin", "end", "paragraph")

    def __init__(self, begin, end, paragraph=0):
        self.begin, self.end, self.paragraph = begin, end, paragraph

    def __contains__(self, other):
        return self.begin <= other.begin and other.end <= self.end

    def __repr__(self):
        return f"Span({self.begin}, {self.end})"


class Annotation:
    """What another plugin found: kind, begin, end, text, type, form, score, polarity, parties and attributes."""

    def __init__(self, fields, offsets, text):
        self.kind = fields.get("kind", "")
        self.begin, self.end = offsets.to_index(fields.get("begin", 0)), offsets.to_index(fields.get("end", 0))
        self.text = text[self.begin:self.end]
        self.type, self.form = fields.get("type", ""), fields.get("form", "")
        self.score, self.polarity = fields.get("score", 0), fields.get("polarity", 0)
        self.fields = fields  # as they came, offsets in bytes

    def party(self, role):
        """The actor, speaker, holder or target: {"id", "name", …} or None."""
        value = self.fields.get(role)
        if isinstance(value, dict):
            return value
        return next((party for party in self.fields.get("parties") or [] if party.get("role") == role), None)

    def attribute(self, key, otherwise=None):
        return self.fields.get(key, otherwise)


class Article:
    """text, language, title, url, published (seconds since 1970, or None), sentences (Spans), annotations (of needed kinds)."""

    def __init__(self, fields, body):
        self.text = body.decode("utf-8")
        self.offsets = Offsets(self.text, len(body))
        self.language, self.title, self.url = (fields.get(key) or "" for key in ("language", "title", "url"))
        self.published = fields.get("published")
        index = self.offsets.to_index
        self.sentences = [Span(index(begin), index(end), paragraph) for begin, end, paragraph in fields.get("sentences") or []]
        self.annotations = [Annotation(one, self.offsets, self.text) for one in fields.get("annotations") or []]

    def of_kind(self, kind):
        return [one for one in self.annotations if one.kind == kind]


class Offsets:
    """Between indexes of a str and offsets of its UTF-8. Nothing to do for ASCII; else one table a text."""

    def __init__(self, text, size):
        self.ascii = len(text) == size
        self.size, self.length = size, len(text)
        self.starts = None
        if not self.ascii:
            at, self.starts = 0, []
            for character in text:
                self.starts.append(at)
                code = ord(character)
                at += 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
            self.starts.append(at)

    def to_byte(self, index):
        if not 0 <= index <= self.length:
            raise ValueError(f"position {index} is outside of the text, which has {self.length} characters")
        return index if self.ascii else self.starts[index]

    def to_index(self, byte):
        return byte if self.ascii else bisect.bisect_left(self.starts, byte)


class Context:
    """What an analyzer is made with: options (all strings), the actors that users watch, log(level, text), count(name)."""

    def __init__(self, wire, options, actors):
        self._wire = wire
        self.options, self.actors = options, actors

    def option(self, key, otherwise=""):
        return self.options.get(key, otherwise)

    @property
    def data(self):
        """The folder data/<name of the program> beside it, or ""."""
        return self.options.get("data", "")

    def log(self, level, text):
        """level: "debug", "info", "warning" or "error"."""
        self._wire.send({"type": "log", "level": level, "message": str(text)})

    def count(self, name, amount=1):
        """Adds to a counter, shown as vigie_plugin_count_total; name: a-z, 0-9 and _. During analyze()."""
        self._wire.send({"type": "count", "name": name, "amount": amount})


class Analyzer:
    """Derive from it. `languages`: ISO 639-1, or ["*"]; `needs` and `provides`: kinds of annotations."""

    id = ""
    version = "1.0.0"
    languages = ["*"]
    needs = []
    provides = []

    def __init__(self, context):
        self.context = context

    def analyze(self, article, emit):
        raise NotImplementedError


class Emitter:
    def __init__(self, article):
        self.article = article
        self.annotations = []

    def __call__(self, kind, begin, end, type="", form="", score=1.0, polarity=0, parties=(), **attributes):
        """parties: [{"role", "id", "name"}, …], with "begin" and "end" where it is named in the text."""
        to_byte = self.article.offsets.to_byte
        if begin > end:
            raise ValueError(f"a span [{begin}, {end}) ends before it begins")
        made = {"kind": kind, "begin": to_byte(begin), "end": to_byte(end), "score": score}
        for key, value in (("type", type), ("form", form), ("polarity", polarity)):
            if value:
                made[key] = value
        listed = []
        for party in parties:
            party = dict(party)
            for key in ("begin", "end"):
                if key in party:
                    party[key] = to_byte(party[key])
            listed.append(party)
        if listed:
            made["parties"] = listed
        made.update((key, value if isinstance(value, bool) else str(value)) for key, value in attributes.items())
        self.annotations.append(made)


class Wire:
    """Lines of JSON and their bodies, on one descriptor."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.buffer = b""

    def _more(self):
        part = os.read(self.descriptor, 1 << 16)
        self.buffer += part
        return bool(part)

    def receive(self):
        """(fields, body), or None when the other side has closed. Raises ValueError where it breaks the protocol."""
        while b"\n" not in self.buffer:
            if not self._more():
                return None
        line, self.buffer = self.buffer.split(b"\n", 1)
        fields = json.loads(line)
        if not isinstance(fields, dict):
            raise ValueError("a message is an object")
        size = fields.get("bytes") or NO_BODY
        while len(self.buffer) < size:
            if not self._more():
                return None
        body, self.buffer = self.buffer[:size], self.buffer[size:]
        return fields, body

    def send(self, fields):
        bytes_left = memoryview(json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        while bytes_left:
            bytes_left = bytes_left[os.write(self.descriptor, bytes_left):]


def _ready(wire, analyzer_class, fields, body):
    options = ((fields.get("plugins") or [{}])[0] or {}).get("options") or {}
    about = {"id": analyzer_class.id, "version": analyzer_class.version, "languages": list(analyzer_class.languages),
             "needs": list(analyzer_class.needs), "provides": list(analyzer_class.provides), "state": "active"}
    analyzer = None
    try:
        analyzer = analyzer_class(Context(wire, options, json.loads(body) if body else []))
    except Exception as problem:  # whatever the author's code throws is a line of `vigie plugins`
        about.update(state="broken", problem=f"{type(problem).__name__}: {problem}")
    wire.send({"type": "ready", "version": VERSION, "plugins": [about]})
    return analyzer


def _answer(wire, analyzer, fields, body):
    job = fields.get("job", 0)
    try:
        article = Article(fields, body)
        emit = Emitter(article)
        analyzer.analyze(article, emit)
    except Exception as problem:  # this article has failed; the next one is asked all the same
        traceback.print_exc()
        wire.send({"type": "error", "job": job, "problem": f"{type(problem).__name__}: {problem}"})
        return
    wire.send({"type": "analysis", "job": job, "language": article.language, "failed": [],
               "plugins": {analyzer.id: analyzer.version}, "annotations": emit.annotations})


def run(analyzer_class, descriptor=SOCKET):
    """Serves until the daemon closes the socket. Exit status 1 where the other side breaks the protocol."""
    wire = Wire(descriptor)
    try:
        _serve(wire, analyzer_class)
    except ValueError as problem:
        wire.send({"type": "error", "problem": f"broke the protocol: {problem}"})
        sys.exit(1)


def _serve(wire, analyzer_class):
    analyzer = None
    while (message := wire.receive()) is not None:
        fields, body = message
        if fields.get("type") == "hello":
            if fields.get("version") != VERSION:
                wire.send({"type": "error", "problem": f"speaks version {VERSION} of the wire"})
                return
            analyzer = _ready(wire, analyzer_class, fields, body)
        elif fields.get("type") == "analyze" and analyzer:
            _answer(wire, analyzer, fields, body)
        elif fields.get("type") == "language":
            wire.send({"type": "language", "job": fields.get("job", 0), "code": ""})
        else:
            raise ValueError(f"no message is called {fields.get('type')!r}, or it came too early")
