#!/usr/bin/env python3
"""Corpora once more with other names: real sentences keep their words, and what is named changes, the same name alike throughout a text.

usage: rename.py LANGUAGE LISTS.tsv DATA_DIR SHARE [SEED] < texts.jsonl > more.jsonl
SHARE of the names is changed. Context and form are learnt and not the few names that small corpora hold.
"""
import json
import re
import sys

import make_texts as made

rng = made.rng
FACILITY = re.compile(r"(?i)\b(park|hospital|airport|stadium|street|road|river|lake|island|bridge|square|mountain|county|district|province|bay|valley|hall|building)s?$")


def place(old):
    tail = FACILITY.search(old)
    if tail:
        return rng.choice([made.rare_place(), rng.choice(made.towns), made.surname()]) + " " + tail.group()
    roll = rng.random()
    if roll < 0.25:
        return rng.choice(made.states)
    return made.rare_place() if roll < 0.45 else made.small_place(rng.choice(made.towns)) if roll < 0.5 else rng.choices(made.towns, made.weights)[0]


def organisation(old):
    if re.fullmatch(r"[A-Z.&]{2,7}", old):
        return made.acronym()
    if " " in old:
        return made.organisation()
    return rng.choice([made.invented(), made.invented(), made.club(), made.organisation(), made.acronym()])


class Renamer:
    """The new names of one text."""

    def __init__(self, share):
        self.share, self.names, self.surnames = share, {}, {}

    def people(self, names):
        """Full names first, so that surnames that stand alone follow them."""
        for name in sorted(names, key=lambda n: -n.count(" ")):
            words = name.split()
            if name in self.names:
                continue
            if len(words) == 1 and words[0] in self.surnames:
                self.names[name] = self.surnames[words[0]]
                continue
            if rng.random() > self.share:
                self.names[name] = name
                self.surnames.setdefault(words[-1], words[-1])
                continue
            full, last = made.person()
            first = full[:len(full) - len(last)].strip()
            self.surnames.setdefault(words[-1], last)
            self.surnames.setdefault(words[0], first)
            self.names[name] = full if len(words) > 1 else rng.choice([last, last, first])

    def other(self, name, kind):
        if (name, kind) not in self.names:
            new = name
            if rng.random() < self.share and any(c.isupper() for c in name):
                new = place(name) if kind == "LOC" else organisation(name) if kind == "ORG" else name
            self.names[name, kind] = new
        return self.names[name, kind]


def renamed(row, share):
    raw = row["text"].encode()
    spans = sorted(row["spans"])
    names = Renamer(share)
    names.people(list(dict.fromkeys(raw[b:e].decode() for b, e, kind in spans if kind == "PER")))
    out, at, moved = b"", 0, []
    for begin, end, kind in spans:
        if begin < at:
            continue
        old = raw[begin:end].decode()
        new = names.names[old] if kind == "PER" else names.other(old, kind)
        out += raw[at:begin]
        moved.append([len(out), len(out) + len(new.encode()), kind])
        out += new.encode()
        at = end
    return {"text": (out + raw[at:]).decode(), "spans": moved}


def main():
    share = float(sys.argv[4])
    for line in sys.stdin:
        print(json.dumps(renamed(json.loads(line), share), ensure_ascii=False))


if __name__ == "__main__":
    main()
