#!/usr/bin/env python3
"""Training texts once more as text that was cut into words: "Suk - yeol", "U. S.", "the bank 's", "( ABC )". usage: loosen.py SHARE < in > out

Feeds carry such text; a finder that never saw it cuts names at each sign. SHARE of the rows, chosen by a fixed seed, is changed.
"""
import json
import random
import re
import sys

SIGNS = re.compile(r"(?<=\w)-(?=\w)|(?<=\w)(?=[’'](?:s|re|ve|ll|d|m)\b)|(?<=[’'])(?=s\b)|(?<=\b[A-Z]\.)(?=[A-Z]\.)|[“”()]|\$(?=\d)")


def loosened(text, spans):
    """Spaces around signs, the byte spans moved along."""
    out, at, moves = "", 0, []  # (old byte offset, bytes added before it)
    for found in SIGNS.finditer(text):
        out += text[at:found.start()]
        old = len(text[:found.start()].encode())
        before = " " if out and not out[-1].isspace() else ""
        after = " " if found.group() and found.end() < len(text) and not text[found.end()].isspace() else ""
        moves.append((old, len(before)))
        moves.append((old + len(found.group().encode()), len(after)))
        out += before + found.group() + after
        at = found.end()
    out += text[at:]
    return out, [[b + sum(n for o, n in moves if o <= b), e + sum(n for o, n in moves if o < e), kind] for b, e, kind in spans]


def main():
    share, rng = float(sys.argv[1]), random.Random(3)
    for line in sys.stdin:
        row = json.loads(line)
        if rng.random() < share:
            row["text"], row["spans"] = loosened(row["text"], row["spans"])
        print(json.dumps(row, ensure_ascii=False))


main()
