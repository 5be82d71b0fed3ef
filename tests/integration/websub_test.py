#!/usr/bin/env python3
"""WebSub through the real daemon and a real hub: intent verified for our own topic only, a push becomes articles at once, a forged one
does not. A push leaves the rhythm of the polls alone, and none of its entries counts as missed.

usage: websub_test.py BUILD_DIR
"""
import http.server
import os
import socket
import sys
import threading

from hub import Hub
from vigie_run import Vigie, until

HEAD = '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title>'
LINKS = '<atom:link rel="hub" href="%s"/><atom:link rel="self" href="%s"/>'
ITEM = "<item><title>%s</title><guid>%s</guid></item>"
CONFIG = """
listen = "127.0.0.1:%d"
token_file = "@dir@/tokens"
[websub]
callback = "http://127.0.0.1:%d"
[fetch]
allow_private_addresses = true
[[feed]]
url = "%s"
"""


def feed(hub, url, *names):
    items = "".join(ITEM % (name, name) for name in names)
    return (HEAD + LINKS % (hub.url, url) + items + "</channel></rss>").encode()


def main():
    hub = Hub()

    class Paper(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = feed(hub, url, "one")
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/rss"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Vigie(sys.argv[1], (CONFIG % (port, port, url)).replace("@dir@", "/nowhere")) as vigie:
        tokens = vigie.write("tokens", "a-token-of-twenty-characters-at-least control\n")
        text = open(vigie.config, encoding="utf-8").read().replace("/nowhere/tokens", tokens)
        vigie.write("vigie.toml", text)
        vigie.start("--loops", "poll,http")
        articles = lambda: vigie.json("feeds")["feeds"][0]["articles"]  # noqa: E731
        until(lambda: hub.leases, 60, "no subscription was confirmed")
        callback = next(iter(hub.leases))
        assert hub.ask(callback, url + "-other")[0] == 404, "another topic"
        assert hub.ask(callback[:-1] + "_", url)[0] == 404, "another token"
        assert hub.ask(callback, url, "unsubscribe")[0] == 404, "nobody asked to end it"
        until(lambda: articles() == 1, 60, "the poll")
        assert hub.push(url, feed(hub, url, "forged"), secret="wrong") == [202]
        rhythm = lambda: {k: vigie.json("feeds")["feeds"][0][k] for k in ("next_poll", "interval_seconds", "last_poll")}  # noqa: E731
        before = rhythm()
        assert hub.push(url, feed(hub, url, "two", "three")) == [202]
        until(lambda: articles() == 3, 60, "the push did not arrive")
        assert rhythm() == before, (before, rhythm())
        assert "probably missed" not in vigie.log_text()
        assert "without a valid signature" in vigie.log_text()
        assert vigie.stop() == 0
    print("websub: verified, pushed, forgery ignored")


main()
