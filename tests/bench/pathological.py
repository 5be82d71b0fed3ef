#!/usr/bin/env python3
"""Does the analysis of hostile text take linear time? Prints, for each kind of text, the CPU seconds of three sizes, each
twice the one before, and the slope between the last two: 1 is linear, 2 is quadratic.

usage: pathological.py [VIGIE] [KIBIBYTES of the largest, default 1024]
"""
import json
import math
import resource
import subprocess
import sys

KINDS = {
    "no space": lambda n: "x" * n,
    "no sentence end": lambda n: "un mot " * (n // 7),
    "opening marks": lambda n: "«" * (n // 2),
    "opening marks, words": lambda n: "« dit " * (n // 7),
    "straight marks": lambda n: "\"a " * (n // 3),
    "a paragraph a mark": lambda n: "« a\n\n" * (n // 6),
    "cues": lambda n: "il a dit que " * (n // 13),
    "inverted cues": lambda n: "« a », dit-il, " * (n // 17),
    "names": lambda n: "Marie Duval et Paul Lenoir, " * (n // 28),
    "surnames": lambda n: "".join(f"Paul Aa{i:x}, " for i in range(n // 13)),
    "bearers of one surname": lambda n: "".join(f"Aa{i:x} Duval rit. M. Duval nie. " for i in range(n // 30)),
    "institutions": lambda n: "Le Sénat belge, le PS et la rue de Paris (ABC), " * (n // 50),
    "quotations of many": lambda n: "".join(f"«Oui», a dit Paul Aa{i:x}. " for i in range(n // 27)),
    "descriptions of many": lambda n: "".join(
        f"«Oui», a dit Paul Aa{i:x}. Le maire du port voit «un an». Ce dernier dit «si». L'intéressé nie «tout». "
        for i in range(n // 105)),
    "capitals": lambda n: "LE MINISTRE A DIT QUE NON. " * (n // 27),
    "mixed scripts": lambda n: "дом 中文 بيت house " * (n // 26),
    "emoji": lambda n: "👨‍👩‍👧 " * (n // 19),
    "bidirectional controls": lambda n: "\u202e\u2066a\u2069 " * (n // 11),
    "combining marks": lambda n: "a" + "\u0301" * (n // 2),
    "zero-width joiners": lambda n: "a\u200d" * (n // 4),
    "epithets": lambda n: "le président russe, le chef d'État chinois, " * (n // 46),
    "commas": lambda n: "a," * (n // 2),
    "brackets": lambda n: "(" * n,
}


def seconds(vigie, text):
    row = json.dumps({"id": "1", "language": "fr", "text": text}, ensure_ascii=False) + "\n"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([vigie, "analyze", "--jsonl"], input=row.encode(), capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, out.stdout.count(b"\n") == 1


def main():
    vigie = sys.argv[1] if len(sys.argv) > 1 else "build/release/bin/vigie"
    largest = int(sys.argv[2]) * 1024 if len(sys.argv) > 2 else 1 << 20
    idle = seconds(vigie, "a")[0]
    print(f"start-up {idle:.2f} s, taken off; sizes {largest // 4096}, {largest // 2048}, {largest // 1024} KiB")
    for name, make in KINDS.items():
        times, answered = [], True
        for size in (largest // 4, largest // 2, largest):
            taken, whole = seconds(vigie, make(size))
            times.append(max(taken - idle, 1e-3))
            answered = answered and whole
        slope = math.log2(times[2] / times[1])
        print(f"{name:24}" + "".join(f"{t:8.2f}" for t in times) + f"   slope {slope:4.2f}" +
              ("" if answered else "   NOT ANSWERED"))


if __name__ == "__main__":
    main()
