#!/usr/bin/env python3
"""French treebanks as training texts: names that a first model finds, kept where the treebank's parts of speech agree.

usage: silver.py texts CONLLU… > texts.jsonl           (plain texts of some sentences each, with the spans of their proper nouns)
       silver.py join texts.jsonl found.ndjson > train.jsonl
found.ndjson is what an analyzer with the first model says of texts.jsonl. Sentences with a proper noun that it did not find are left out.
"""
import json
import sys


def sentences(paths):
    for path in paths:
        text, propn, at, skip = None, [], 0, False
        for line in open(path, encoding="utf-8"):
            line = line.rstrip("\n")
            if line.startswith("# text = "):
                text, propn, at = line[9:], [], 0
            elif line.startswith("# sent_id"):
                skip = "emea" in line
            elif not line and text is not None:
                if not skip:
                    yield text, propn
                text = None
            elif line and line[0].isdigit():
                fields = line.split("\t")
                if "." in fields[0]:
                    continue
                form = fields[1]
                begin = text.find(form, at)
                if "-" in fields[0] or begin < 0:
                    continue
                at = begin + len(form) if not fields[0].isdigit() else begin + len(form)
                if fields[3] == "PROPN":
                    propn.append((begin, begin + len(form)))


def texts(paths):
    batch = []
    for number, (text, propn) in enumerate(sentences(paths)):
        batch.append((text, propn))
        if len(batch) == 6:
            yield batch
            batch = []


def main():
    if sys.argv[1] == "texts":
        for number, batch in enumerate(texts(sys.argv[2:])):
            text, spans, bounds = "", [], []
            for sentence, propn in batch:
                base = len(text.encode())
                for b, e in propn:
                    spans.append([base + len(sentence[:b].encode()), base + len(sentence[:e].encode())])
                text += sentence + "\n"
                bounds.append([base, len(text.encode()) - 1])
            print(json.dumps({"id": str(number), "language": "fr", "text": text, "propn": spans, "sentences": bounds}, ensure_ascii=False))
        return
    found = {}
    for line in open(sys.argv[3], encoding="utf-8"):
        row = json.loads(line)
        found[row["id"]] = [a for a in row["annotations"] if a["kind"] == "mention" and a.get("form", "name") in ("name", "alias")]
    short = {"person": "PER", "organisation": "ORG", "place": "LOC", "event": "MISC", "other": "MISC"}
    for line in open(sys.argv[2], encoding="utf-8"):
        row = json.loads(line)
        raw = row["text"].encode()
        for begin, end in row["sentences"]:
            names = [a for a in found[row["id"]] if begin <= a["begin"] and a["end"] <= end]
            propn = [p for p in row["propn"] if begin <= p[0] < end and raw[p[0]:p[1]].decode()[:1].isupper()]
            overlaps = lambda a, p: a["begin"] < p[1] and p[0] < a["end"]
            if any(not any(overlaps(a, p) for a in names) for p in propn):
                continue
            kept = [a for a in names if any(overlaps(a, p) for p in propn) or a["score"] >= 0.89 or
                    (a["text"][0].islower() and a["type"] == "organisation") or a["text"].count(" ") >= 1 and a["type"] == "organisation"]
            spans = sorted([a["begin"] - begin, a["end"] - begin, short[a["type"]]] for a in kept)
            print(json.dumps({"text": raw[begin:end].decode(), "spans": spans}, ensure_ascii=False))


main()
