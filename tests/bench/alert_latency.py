#!/usr/bin/env python3
"""From the end of a feed's body to the webhook's arrival, at 100 articles a second, through the real programs: median and p99.

Ten feeds that are polled every second, each time with ten new articles (their text in the feed), each of which alerts; the feeds begin a
tenth of a second apart, so that articles come at the rate and not all at once. Asserts nothing.
usage: alert_latency.py BUILD_DIR [SECONDS]
"""
import email.utils
import html
import http.server
import os
import random
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "support"))
from hook import Hook  # noqa: E402
from vigie_run import ONE_ACTOR, Vigie  # noqa: E402

FEEDS, EACH = 10, 10
CONFIG = """
[fetch]
allow_private_addresses = true
per_host_gap = "0ms"
per_host_concurrency = 16
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


class Feeds:
    """A poll brings ten articles that nobody has seen."""

    def __init__(self):
        self.chance, self.lock, self.numbers, self.sent = random.Random(1), threading.Lock(), {}, {}
        feeds = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                feed = self.path.strip("/").removesuffix(".xml")
                if feed not in feeds.numbers:
                    time.sleep(int(feed[1:]) / FEEDS)
                body, numbers = feeds.next(feed)
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                now = time.monotonic()
                for url in numbers:
                    feeds.sent.setdefault(url, now)

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

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
                text = "".join(f"<p>{words.capitalize()}.</p>" for words in
                               [f"Zoran Milatovic est arrivé à la {self.words(2)}, a indiqué la mairie", *(self.words(60) for _ in range(3))])
                items += (f"<item><title>Visite {self.words(3)}</title><link>{url}</link><guid>{url}</guid><description>{html.escape(text)}"
                          f"</description><pubDate>{email.utils.formatdate()}</pubDate></item>")
        head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{feed}</title><link>{self.base}/</link>'
        return (head + f"<description>d</description>{items}</channel></rss>").encode(), urls


def main():
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20
    feeds, hook = Feeds(), Hook()
    arrived, take = {}, hook.take

    def timed(headers, body, failing):
        now = time.monotonic()
        status = take(headers, body, failing)
        if status == 204:
            arrived.setdefault(hook.received[-1][1]["data"]["article"]["url"], now)
        return status
    hook.take = timed
    config = CONFIG + "".join(f'[[feed]]\nurl = "{feeds.base}/f{n}.xml"\ninterval = "1s"\n' for n in range(FEEDS))
    with Vigie(sys.argv[1], config, {"watches.toml": ONE_ACTOR.replace("@url@", hook.url), "secret": hook.secret_text()}) as vigie:
        vigie.start()
        time.sleep(3)  # workers have their models
        start = time.monotonic()
        time.sleep(seconds)
        end = time.monotonic()
        time.sleep(3)
        vigie.stop()
    window = [url for url, at in feeds.sent.items() if start <= at < end]
    late = sorted(arrived[url] - feeds.sent[url] for url in window if url in arrived)
    print(f"articles {len(window)} in {end - start:.0f} s ({len(window) / (end - start):.0f}/s), alerts arrived {len(late)}")
    if late:
        def at(share):
            return 1000 * late[min(len(late) - 1, int(share * len(late)))]
        print(f"end of the feed's body to the webhook: median {at(0.5):.0f} ms, p90 {at(0.9):.0f} ms, p99 {at(0.99):.0f} ms")


main()
