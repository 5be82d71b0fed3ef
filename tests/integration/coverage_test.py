#!/usr/bin/env python3
"""A feed that fails for long is one word to the operator's receiver, however often it is looked at, and one more when it is back.

usage: coverage_test.py BUILD_DIR
"""
import http.server
import sys
import threading

from hook import Hook
from vigie_run import Vigie, until

FEED = b'<rss version="2.0"><channel><title>Paper</title><item><title>One</title><guid>1</guid></item></channel></rss>'
WATCHES = """
[[receiver]]
name = "desk"
type = "webhook"
url = "@url@"
secret_file = "@dir@/secret"
"""
CONFIG = """
[fetch]
allow_private_addresses = true
per_host_gap = "1ms"
min_interval = "1s"
[alerts]
operator = "desk"
coverage_every = "200ms"
coverage_patience = "1s"
[[feed]]
url = "%s"
interval = "1s"
"""


class Paper(http.server.BaseHTTPRequestHandler):
    broken = True

    def do_GET(self):
        self.send_response(500 if Paper.broken else 200)
        body = b"" if Paper.broken else FEED
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/rss"
    hook = Hook()
    files = {"watches.toml": WATCHES.replace("@url@", hook.url), "secret": hook.secret_text()}
    with Vigie(sys.argv[1], CONFIG % url, files) as vigie:
        vigie.start("--loops", "poll,deliver,http")
        until(lambda: hook.received, 60, "the operator is not told")
        looks = vigie.json("feeds")["feeds"][0]["failures"]
        until(lambda: vigie.json("feeds")["feeds"][0]["failures"] > looks, 60, "it is polled on")
        assert len(hook.received) == 1, hook.received
        assert "HTTP 500" in str(hook.received[0]) and url in str(hook.received[0]), hook.received
        Paper.broken = False
        vigie.cli("feeds", "--poll", vigie.json("feeds")["feeds"][0]["id"])
        until(lambda: len(hook.received) == 2, 60, "the operator is not told that it is back")
        assert "is back" in str(hook.received[1]), hook.received
        assert vigie.stop() == 0
    print("coverage: told once, and once that it is over")


main()
