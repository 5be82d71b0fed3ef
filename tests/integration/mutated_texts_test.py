#!/usr/bin/env python3
"""No text ends an analyzer: the golden cases of all languages, with words left out and marks put in by chance (the same each
time). A crash of a plugin is an answer with "failed".

usage: mutated_texts_test.py BUILD_DIR
"""
import json
import pathlib
import random
import re
import subprocess
import sys

BUILD = pathlib.Path(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKS = list("\"“”„«»‹›—–-,:;.()'’…?!") + ["’’", "''", "\n\n"]
VARIANTS = 6


def texts():
    """(language, text) of every golden case, without its brackets."""
    for file in sorted((ROOT / "tests/fixtures/golden").glob("*/*/*.txt")):
        for case in re.split(r"^## .*\n", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
            lines = [line for line in case.splitlines() if not line.startswith(("->", "#"))]
            text = re.sub(r"\[(?:\w:)?([^\]=]*)(?:=[^\]]*)?\]", r"\1", "\n".join(lines)).strip()
            if text:
                yield file.parts[-3], text


def mutated(text, chance):
    out = []
    for word in re.split(r"(?<=\s)|\b", text):
        lot = chance.random()
        if lot < 0.04:
            continue
        if lot < 0.10:
            out.append(chance.choice(MARKS) + chance.choice(["", " "]))
        out.append(word)
    return "".join(out)


def main():
    chance = random.Random(1)
    requests = []
    for language, text in texts():
        for variant in range(VARIANTS):
            requests.append({"id": len(requests), "language": language,
                             "text": text if variant == 0 else mutated(text, chance)})
    given = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in requests)
    ran = subprocess.run([BUILD / "bin/vigie", "analyze", "--jsonl"], input=given, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(answers) == len(requests), (len(answers), len(requests))
    bad = [(requests[one["id"]], one.get("failed") or one.get("error")) for one in answers if "failed" in one or "error" in one]
    for request, problem in bad[:5]:
        print(problem, request["language"], repr(request["text"]))
    assert not bad, f"{len(bad)} of {len(requests)} texts ended an analyzer"
    print(f"{len(requests)} texts analyzed, none ended an analyzer")


main()
