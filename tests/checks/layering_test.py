#!/usr/bin/env python3
"""The layering check fails on what it is there for. usage: layering_test.py CHECK"""
import pathlib
import subprocess
import sys
import tempfile

CASES = [  # file, its include, what the check says ("" : nothing)
    ("daemon/reader/feed/feed.cpp", '"net/net.hpp"', "floor 3 (daemon/reader) includes net/net.hpp of floor 4 (daemon/net)"),
    ("daemon/base/log.cpp", '"model/model.hpp"', ""),
    ("sdk/host/host.cpp", '"base/base.hpp"', "floor 1 (sdk/host) includes base/base.hpp of floor 2"),
    ("plugins/quotes/quotes.cpp", '"pipeline/pipeline.hpp"', "floor 1 (plugins) includes"),
    ("daemon/pipeline/poll.cpp", '"store/schema.hpp"', "enter store by store.hpp"),
    ("daemon/pipeline/poll.cpp", '"store/store.hpp"', ""),
    ("daemon/fetch/fetch.cpp", "<curl/curl.h>", "is wrapped in daemon/net"),
    ("daemon/store/sqlite.cpp", "<sqlite3.h>", ""),
    ("daemon/net/net.hpp", "<boost/asio/io_context.hpp>", "is heavy"),
    ("daemon/net/net.cpp", "<boost/asio/io_context.hpp>", ""),
]


def run(check, file, include):
    with tempfile.TemporaryDirectory() as root:
        path = pathlib.Path(root, file)
        path.parent.mkdir(parents=True)
        path.write_text(f"#include {include}\n", encoding="utf-8")
        return subprocess.run([sys.executable, check, root], capture_output=True, text=True)


for name, header, wanted in CASES:
    done = run(sys.argv[1], name, header)
    assert done.returncode == (1 if wanted else 0), (name, header, done.stdout)
    assert wanted in done.stdout, (name, header, done.stdout)
print(f"layering check: {len(CASES)} cases")
