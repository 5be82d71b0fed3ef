#!/usr/bin/env python3
"""From the end of a feed's body to the webhook's arrival, at 100 articles a second, through the real programs: median and p99.

Feeds that are polled every second or so, each time with some new articles (their text in the feed), each of which alerts. A body is held back
until its turn, so that 100 articles a second come evenly and not all at once when the daemon looks which feeds are due. Asserts nothing.
usage: alert_latency.py BUILD_DIR [SECONDS] [ARTICLES_A_BODY]
"""
import email.utils
import html
import http.server
import os
import random
import sqlite3
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "support"))
from hook import Hook  # noqa: E402
from vigie_run import ONE_ACTOR, Vigie  # noqa: E402

RATE = 100
EACH = int(sys.argv[3]) if len(sys.argv) > 3 else 10
FEEDS = 3 * RATE // EACH  # more than are needed: one always waits for its turn
CONFIG = """
[fetch]
allow_private_addresses = true
per_host_gap = "0ms"
per_host_concurrency = 400
min_interval = "1s"
max_interval = "1s"
[read]
pages = false
[analyze]
concurrency = 16
[plugins]
workers = 2
"""
SYLLABLES = ["ba", "ri", "ton", "mel", "du", "sar", "vin", "cho", "lu", "per", "gan", "tre"]

# Work for the analyzers: names, quotations, stances. The other words are of no language, so that each article is a story of its own.
NEWS = ["«Nous n'accepterons aucune ingérence», a déclaré le ministre Karel Dvorak à l'issue du sommet de Prague",
        "La présidente Helena Marsova a accusé le gouvernement voisin de bloquer les négociations sur le fleuve",
        "L'opposition, menée par Tomas Benes, soutient l'accord mais en critique le calendrier et le coût",
        "«C'est une victoire pour la paix, elle vient tard», a ajouté la porte-parole de l'Union européenne à Bruxelles"]


class Feeds:
    """A poll brings ten articles that nobody has seen."""

    def __init__(self):
        self.chance, self.lock, self.numbers, self.sent = random.Random(1), threading.Lock(), {}, {}
        self.turn = time.time()
        feeds = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # the body leaves when it is written

            def do_GET(self):
                feed = self.path.strip("/").removesuffix(".xml")
                body, numbers = feeds.next(feed)
                time.sleep(feeds.until_turn())
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                now = time.time()
                for url in numbers:
                    feeds.sent.setdefault(url, now)

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def until_turn(self):
        with self.lock:
            self.turn = max(self.turn + EACH / RATE, time.time())
            return max(0.0, self.turn - time.time())

    def words(self, count):
        return " ".join("".join(self.chance.choice(SYLLABLES) for _ in range(self.chance.randint(2, 4))) for _ in range(count))

    def next(self, feed):
        with self.lock:
            first = self.numbers.get(feed, 0)
            self.numbers[feed] = first + EACH
            items, urls = "", []
            for number in range(first, first + EACH):
                url = f"{self.base}/{feed}-{number}.html"
                urls.append(url)
                text = "".join(f"<p>{words}.</p>" for words in
                               [f"Zoran Milatovic est arrivé à la {self.words(2)}, a indiqué la mairie",
                                *(f"{news}. {self.words(60).capitalize()}" for news in NEWS)])
                items += (f"<item><title>Visite {self.words(3)}</title><link>{url}</link><guid>{url}</guid><description>{html.escape(text)}"
                          f"</description><pubDate>{email.utils.formatdate()}</pubDate></item>")
        head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{feed}</title><link>{self.base}/</link>'
        return (head + f"<description>d</description>{items}</channel></rss>").encode(), urls


def stages(database):
    """When each article was stored, alerted, claimed for delivery; by its address, in seconds since 1970."""
    with sqlite3.connect(database) as db:
        return {url: tuple(at / 1000 for at in times) for url, *times in db.execute(
            "SELECT a.url, a.seen, l.created, min(t.at) FROM articles a JOIN alert_articles m ON m.article_id = a.id JOIN alerts l ON "
            "l.id = m.alert_id JOIN deliveries d ON d.alert_id = l.id JOIN attempts t ON t.delivery_id = d.id GROUP BY a.url")}


def at(share, times):
    return 1000 * times[min(len(times) - 1, int(share * len(times)))]


def main():
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20
    feeds, hook = Feeds(), Hook()
    arrived, take = {}, hook.take

    def timed(headers, body, failing):
        now = time.time()
        status = take(headers, body, failing)
        if status == 204:
            arrived.setdefault(hook.received[-1][1]["data"]["article"]["url"], now)
        return status
    hook.take = timed
    config = CONFIG + "".join(f'[[feed]]\nurl = "{feeds.base}/f{n}.xml"\ninterval = "1s"\n' for n in range(FEEDS))
    with Vigie(sys.argv[1], config, {"watches.toml": ONE_ACTOR.replace("@url@", hook.url), "secret": hook.secret_text()}) as vigie:
        vigie.start()
        time.sleep(3)  # workers have their models
        start = time.time()
        time.sleep(seconds)
        end = time.time()
        time.sleep(3)
        vigie.stop()
        ledger = stages(os.path.join(vigie.state, "vigie.db"))
    window = [url for url, at in feeds.sent.items() if start <= at < end]
    late = sorted(arrived[url] - feeds.sent[url] for url in window if url in arrived)
    print(f"articles {len(window)} in {end - start:.0f} s ({len(window) / (end - start):.0f}/s), alerts arrived {len(late)}")
    if not late:
        return
    print(f"end of the feed's body to the webhook: median {at(0.5, late):.0f} ms, p90 {at(0.9, late):.0f} ms, p99 {at(0.99, late):.0f} ms")
    for number, stage in enumerate(("body to stored", "stored to alert", "alert to claimed", "claimed to arrived")):
        took = []
        for url in window:
            if url in arrived and url in ledger:
                steps = (feeds.sent[url], *ledger[url], arrived[url])
                took.append(steps[number + 1] - steps[number])
        took.sort()
        print(f"  {stage}: median {at(0.5, took):.0f} ms, p90 {at(0.9, took):.0f} ms, p99 {at(0.99, took):.0f} ms")


main()
