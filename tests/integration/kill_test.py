#!/usr/bin/env python3
"""kill -9 of vigied or of a worker, 50 times, with a webhook receiver that fails at random: every alert is in the store once and
reaches the receiver at least once with the same id.

usage: kill_test.py BUILD_DIR
"""
import collections
import os
import random
import signal
import sqlite3
import sys
import time

from hook import Hook
from press import Press
from vigie_run import ONE_ACTOR, Vigie, until

KILLS = 50
ARTICLES = 75
FEEDS = 5
CONFIG = """
[fetch]
allow_private_addresses = true
per_host_gap = "0ms"
per_host_concurrency = 8
per_host_wait = "2s"
min_interval = "1s"
max_interval = "1s"
timeout = "20s"
[plugins]
deadline = "20s"
[alerts]
retry_first = "200ms"
retry_most = "1s"
"""


def words(chance, count):
    """French-looking words, so that no two articles are near-duplicates."""
    syllables = ["ba", "ri", "ton", "mel", "du", "sar", "vin", "cho", "lu", "per", "gan", "tre"]
    return " ".join("".join(chance.choice(syllables) for _ in range(chance.randint(2, 4))) for _ in range(count))


def publish(press, chance, number):
    paragraphs = [f"Zoran Milatovic est arrivé à la {words(chance, 2)} numéro {number}, a indiqué la mairie.",
                  *(words(chance, 60).capitalize() + "." for _ in range(3))]
    return press.publish(f"feed{number % FEEDS}", f"Visite numéro {number} {words(chance, 3)}", paragraphs)


def tell_missing(vigie, urls):
    """What became of each article without an alert."""
    with sqlite3.connect(f"file:{vigie.state}/vigie.db?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        alerts = [row["article_id"] for row in database.execute("SELECT article_id FROM alert_articles")]
        known = {row["url"]: dict(row) for row in database.execute(
            "SELECT a.*, c.annotations, c.plugins, c.failed, c.text FROM articles a JOIN contents c ON c.article_id = a.id")}
        for url in urls:
            article = known.get(url)
            if article is None:
                print("never stored:", url)
            elif article["id"] not in alerts:
                print("no alert:", {key: value for key, value in article.items() if key != "title"})
        for row in database.execute("SELECT * FROM deliveries WHERE state = 0"):
            print("still due:", dict(row))


def main():
    build = sys.argv[1]
    chance = random.Random(20240208)
    press, hook = Press(), Hook(fail=0.3)
    urls = [publish(press, chance, number) for number in range(FEEDS)]
    feeds = "".join(f'[[feed]]\nurl = "{press.url(f"feed{n}")}"\ninterval = "1s"\n' for n in range(FEEDS))
    files = {"watches.toml": ONE_ACTOR.replace("@url@", hook.url), "secret": hook.secret_text()}
    with Vigie(build, CONFIG + feeds, files) as vigie:
        killed = collections.Counter()
        vigie.start(wait=False)
        while sum(killed.values()) < KILLS:
            time.sleep(chance.uniform(0.05, 0.9))
            if len(urls) < ARTICLES:
                urls.append(publish(press, chance, len(urls)))
            workers = vigie.workers()
            if workers and chance.random() < 0.4:
                try:
                    os.kill(chance.choice(workers), signal.SIGKILL)
                    killed["worker"] += 1
                except ProcessLookupError:
                    continue
            else:
                vigie.kill()
                killed["vigied"] += 1
                vigie.start(wait=False)
        while len(urls) < ARTICLES:
            urls.append(publish(press, chance, len(urls)))

        until(vigie.answers, 60, "vigied does not answer after the last kill")
        def settled():
            alerts = vigie.json("alerts", "--limit", "1000")["alerts"]
            ids = {payload["data"]["id"] for _, payload in hook.received}
            return len(alerts) >= ARTICLES and all(a["id"] in ids for a in alerts)
        try:
            until(settled, 300, "not all alerts arrived")
        except AssertionError:
            tell_missing(vigie, urls)
            raise

        alerts = vigie.json("alerts", "--limit", "1000")["alerts"]
        by_article = collections.Counter(a["article"]["url"] for a in alerts)
        assert set(by_article) == set(urls), f"missing {set(urls) - set(by_article)}, too many {set(by_article) - set(urls)}"
        assert max(by_article.values()) == 1, f"more than one alert: {[u for u, n in by_article.items() if n > 1]}"
        events = collections.defaultdict(set)
        for message_id, payload in hook.received:
            events[payload["data"]["id"], payload["type"]].add(message_id)
        twice = {key: ids for key, ids in events.items() if key[1] == "alert.created" and len(ids) > 1}
        assert not twice, f"one alert under several ids: {twice}"
        assert not hook.bad, hook.bad
        assert vigie.stop() == 0, "unclean stop"
        print(f"killed {dict(killed)}; articles {len(urls)}, alerts expected {len(urls)}, in the store {len(alerts)}, lost 0, "
              f"deliveries accepted {len(hook.received)} (refused {hook.refused}), duplicated ids 0")


main()
