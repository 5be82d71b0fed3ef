#!/usr/bin/env python3
"""docs/polling.md names tests that exist, and each of its rows names one.

usage: polling_table_test.py SOURCE_DIR
"""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(source / "tests/support"))
import feed_documents  # noqa: E402

cases = set()
for folder in ("fetch", "net", "store"):
    for path in (source / "tests" / folder).glob("*.cpp"):
        cases.update(".".join(found) for found in re.findall(r"^TEST(?:_F|_P)?\((\w+), (\w+)\)", path.read_text(encoding="utf-8"), re.M))
text = (source / "docs/polling.md").read_text(encoding="utf-8")
rows = re.findall(r"^\| ([HXI]\d+) \|.*\| ([^|]*) \|$", text, re.M)
wanted = [f"{letter}{n}" for letter, last in (("H", 21), ("X", 14), ("I", 16)) for n in range(1, last + 1)]
assert [row for row, _ in rows] == wanted, [row for row, _ in rows]
documents = {case.row for case in feed_documents.CASES}
wrong = []
for row, tests in rows:
    for test in tests.split():
        if test == "documents":
            found = row in documents
        elif test.endswith(".py"):
            found = (source / "tests/integration" / test).exists()
        else:
            found = test in cases
        if not found:
            wrong.append(f"{row}: {test}")
for test in re.findall(r"\b[A-Z]\w+\.[A-Z]\w+", text):
    if test not in cases:
        wrong.append(test)
assert not wrong, wrong
print(f"polling table: {len(rows)} rows")
