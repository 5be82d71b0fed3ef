#!/usr/bin/env python3
"""Given one language's names as actors, are the others' found? Prints recall and precision for each pair of languages.

usage: politicians.py TABLE [VIGIE] [--pairs en-ru,fr-en,…] [--show N]

TABLE is tab-separated: id, country, then a column a language. Each name of the second language is analyzed as a text of
its own. Right is a mention of its actor, wrong one of another actor; N missed and wrong ones are shown.
"""
import argparse
import json
import os
import subprocess
import tempfile

USUAL = ("fr-en en-fr fr-ru en-ru fr-uk en-uk ru-fr ru-en uk-en ru-uk en-de de-en en-es en-it en-pt en-pl pl-en fr-de fr-pl").split()


def read(path):
    with open(path, encoding="utf-8") as file:
        head, *rows = [line.rstrip("\n").split("\t") for line in file]
    return [dict(zip(head, row)) for row in rows]


def write_actors(rows, language, file):
    for row in rows:
        if row[language]:
            file.write(f"[[actor]]\nid = {json.dumps(row['id'])}\nname = {json.dumps(row[language], ensure_ascii=False)}\n"
                       "type = \"person\"\n\n")
    file.flush()


def analyze(vigie, actors, rows, language):
    texts = "".join(json.dumps({"id": row["id"], "language": language, "text": row[language] + "."}, ensure_ascii=False) + "\n"
                    for row in rows)
    out = subprocess.run([vigie, "analyze", "--jsonl", "--actors", actors], input=texts.encode(), capture_output=True, check=True)
    for line in out.stdout.splitlines():
        answer = json.loads(line)
        yield {one["actor"]["id"] for one in answer.get("annotations", [])
               if one["kind"] == "mention" and one.get("actor") and not one["actor"]["id"].startswith("name:")}


def measure(vigie, rows, pair, show):
    known, other = pair.split("-")
    both = [row for row in rows if row[known] and row[other]]
    right, wrong, missed = 0, [], []
    with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as actors:
        write_actors(rows, known, actors)
        for row, found in zip(both, analyze(vigie, actors.name, both, other)):
            right += row["id"] in found
            if found - {row["id"]}:
                wrong.append(row)
            elif row["id"] not in found:
                missed.append(row)
    precision = right / max(right + len(wrong), 1)
    print(f"{known} -> {other}: {len(both)} names, recall {right / max(len(both), 1):.3f} precision {precision:.4f}", flush=True)
    for what, some in (("wrong", wrong), ("missed", missed)):
        for row in some[:: max(len(some) // show, 1)][:show] if show else ():
            print(f"    {what}: {row[known]} | {row[other]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table")
    parser.add_argument("vigie", nargs="?", default="build/release/bin/vigie")
    parser.add_argument("--pairs", default=",".join(USUAL))
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    for pair in args.pairs.split(","):
        measure(os.path.abspath(args.vigie), read(args.table), pair, args.show)


if __name__ == "__main__":
    main()
