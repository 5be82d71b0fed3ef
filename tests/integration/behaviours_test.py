#!/usr/bin/env python3
"""Every document of feed_documents.py, served by the misbehaving server and polled by the real daemon as often as it has turns: the store
holds the articles that a reader would expect, and nothing came twice. Then what a feed says while it moves its window: that entries
were missed.

usage: behaviours_test.py BUILD_DIR
"""
import json
import os
import sqlite3
import subprocess
import sys
import time

import feed_documents
from vigie_run import Vigie, until

SUPPORT = os.path.dirname(os.path.abspath(feed_documents.__file__))
CONFIG = """
[fetch]
allow_private_addresses = true
per_host_gap = "1ms"
per_host_concurrency = 8
per_host_wait = "5m"
min_interval = "1s"
"""


def feeds_of(vigie):
    return {feed["url"].rpartition("/")[2]: feed for feed in vigie.json("feeds")["feeds"]}


def poll_again(vigie, names):
    time.sleep(1.1)  # times are shown in whole seconds
    before = feeds_of(vigie)
    for name in names:
        vigie.cli("feeds", "--poll", before[name]["id"])
    until(lambda: all(feeds_of(vigie)[n]["last_poll"] != before[n]["last_poll"] for n in names), 60, "not polled again")


def stored(vigie):
    with sqlite3.connect(f"file:{vigie.state}/vigie.db?mode=ro", uri=True) as db:
        rows = db.execute("SELECT f.url, c.entry, a.published FROM articles a JOIN feeds f ON f.id = a.feed_id "
                          "JOIN contents c ON c.article_id = a.id").fetchall()
    found = {}
    for url, entry, published in rows:
        entry = json.loads(entry)["entries"][0]
        found.setdefault(url.rpartition("/")[2], []).append((entry.get("title", ""), entry.get("link", ""), published))
    return found


def compare(case, feed, articles):
    wrong = []

    def expect(what, got, wanted):
        if got != wanted:
            wrong.append(f"{case.row} {case.name}: {what} {got!r}, wanted {wanted!r} ({feed.get('problem', '')})")

    expect("titles", sorted(title for title, _, _ in articles), case.titles)
    if case.links is not None:
        expect("links", sorted(link for _, link, _ in articles), case.links)
    if case.dates is not None:
        expect("dates", sorted(published // 1000 if published else 0 for _, _, published in articles), case.dates)
    if case.malformed is not None:
        expect("malformed", feed.get("malformed", False), case.malformed)
    expect("problem", case.problem in feed.get("problem", "") and bool(feed.get("problem")) == bool(case.problem), True)
    return wrong


def main():
    server = subprocess.Popen(["/usr/bin/python3", os.path.join(SUPPORT, "http_server.py")], stdout=subprocess.PIPE, text=True)
    os.environ["LC_ALL"] = "de_DE.UTF-8"  # I10: nothing that is read depends on it
    try:
        port = json.loads(server.stdout.readline())["http"]
        urls = [f"http://localhost:{port}/document/{case.name}" for case in feed_documents.CASES]
        urls.append(f"http://localhost:{port}/window/missed")
        config = CONFIG + "".join(f'[[feed]]\nurl = "{url}"\ninterval = "1h"\n' for url in urls)
        with Vigie(sys.argv[1], config) as vigie:
            vigie.start("--loops", "poll,http")
            until(lambda: all(feed.get("last_poll") for feed in feeds_of(vigie).values()), 120, "not all were polled")
            for turn in range(2, 1 + max(len(case.bodies) for case in feed_documents.CASES)):
                poll_again(vigie, [case.name for case in feed_documents.CASES if len(case.bodies) >= turn])
            feeds, articles = feeds_of(vigie), stored(vigie)
            wrong = [line for case in feed_documents.CASES for line in compare(case, feeds[case.name], articles.get(case.name, []))]
            assert not wrong, "\n" + "\n".join(wrong)
            assert "probably missed" not in vigie.log_text(), "said of a feed that lost nothing"
            poll_again(vigie, ["missed"])
            assert "/window/missed: no entry was known already" in vigie.log_text(), "the gap is not told"
            assert vigie.stop() == 0
        print(f"behaviours: {len(feed_documents.CASES)} documents read as a reader would")
    finally:
        server.terminate()
        server.wait()


main()
