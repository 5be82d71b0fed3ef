#!/usr/bin/env python3
"""Prints name corpora as the texts.jsonl that train_names reads. usage: convert.py LANGUAGE TRAIN_DIR > texts.jsonl

TRAIN_DIR holds the folders that MODEL_CARD.md names. Tokens are joined to plain text again, so that Vigie's own tokens are learnt.
"""
import json
import re
import sys

NO_SPACE_BEFORE = re.compile(r"^(?:[,.;:!?%)\]}»”…]|'s|’s|n't|'(?:re|ve|ll|d|m)|-(?:t-)?(?:il|elle|on|ils|elles)|\.\.\.)$")
NO_SPACE_AFTER = re.compile(r"^(?:[(\[{«“$£€#]|\w{1,7}['’])$")


def join(sentences, language):
    """sentences: [[(token, label)]], label O or B-X / I-X. Returns text and spans."""
    text, spans = "", []
    for sentence in sentences:
        glue, quotes, last = True, 0, None
        if text:
            text += "\n" if language == "en" else " "
        for token, label in sentence:
            space = not (glue or NO_SPACE_BEFORE.match(token))
            if token in ('"', "''", "``"):
                token = '"'
                quotes += 1
                space = quotes % 2 == 1 and bool(text) and not glue
            text += " " if space else ""
            begin = len(text.encode())
            text += token
            end = len(text.encode())
            glue = bool(NO_SPACE_AFTER.match(token)) and (language == "fr" or len(token) == 1) or (token == '"' and quotes % 2 == 1)
            kind = label[2:]
            if label == "O":
                last = None
            elif label[0] == "I" and last == kind and spans:
                spans[-1][1] = end
            else:
                spans.append([begin, end, kind])
                last = kind
    return text, spans


def columns(path, separator=None, token=0, label=-1):
    """Sentences of a file of columns; blank lines divide them, comments and document marks yield None."""
    sentence = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#") or line.startswith("-DOCSTART"):
            if sentence:
                yield sentence
                sentence = []
            if "document_id" in line or "newdoc" in line or line.startswith("-DOC"):
                yield None
            continue
        fields = line.split(separator) if separator else line.split()
        if len(fields) < 2:
            if sentence:
                yield sentence
            sentence = []
            continue
        sentence.append((fields[token], fields[label]))
    if sentence:
        yield sentence


KINDS = {"person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC", "country": "LOC",
         "election": "MISC", "event": "MISC", "misc": "MISC", "PERS": "PER", "OTH": "MISC", "HumanProd": "MISC"}


def labelled(sentence):
    out = []
    for token, label in sentence:
        if label not in ("O", "_") and "-" in label:
            prefix, kind = label.split("-", 1)
            label = prefix[0] + "-" + KINDS.get(kind, kind)
        else:
            label = "O"
        out.append((token, label))
    return out


def emit(sentences, language, repeat=1):
    if not sentences:
        return
    text, spans = join([labelled(s) for s in sentences], language)
    row = {"text": text, "spans": spans}
    if repeat != 1:
        row["repeat"] = repeat
    print(json.dumps(row, ensure_ascii=False))


def documents(path, language, size=20, repeat=1, one_of=1, **how):
    batch, number = [], 0
    for sentence in columns(path, **how):
        if sentence is None or len(batch) >= size:
            if number % one_of == 0:
                emit(batch, language, repeat)
            number += bool(batch)
            batch = []
        if sentence is not None:
            batch.append(sentence)
    if number % one_of == 0:
        emit(batch, language, repeat)


def wikiann(path, language, share):
    """Silver: single sentences; those that are little but a name teach nothing about context."""
    for number, sentence in enumerate(columns(path)):
        sentence = [(t.split(":", 1)[1], label) for t, label in sentence]
        inside = sum(label != "O" for _, label in sentence)
        if len(sentence) - inside < 4 or inside * 2 > len(sentence) or any(t in ("REDIRECTION", "REDIRECT", "''", "'''") for t, _ in sentence):
            continue
        if number % 100 < share:
            emit([sentence], language)


def main():
    language, base = sys.argv[1], sys.argv[2]
    if language == "en":
        documents(f"{base}/wikigold_en/data/wikigold/CONLL-format/data/wikigold.conll.txt", "en", repeat=2)
        for part in ("train", "dev"):
            documents(f"{base}/crossner_en/{part}.txt", "en", size=1, separator="\t")
        documents(f"{base}/uner_en/en_ewt-ud-dev.iob2", "en", repeat=2, separator="\t", token=1, label=2)
    else:
        for part in ("train", "dev"):
            wikiann(f"{base}/wikiann/fr/{part}", "fr", 33)
        for part in ("dev", "dev2"):
            documents(f"{base}/newseye_fr/HIPE-2022-v2.1-newseye-{part}-fr.tsv", "fr", one_of=4, separator="\t", token=0, label=1)
        documents(f"{base}/europeana_fr/train.txt", "fr", one_of=4)


main()
