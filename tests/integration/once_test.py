#!/usr/bin/env python3
"""vigied --once polls each due feed once, be its interval shorter than the whole run; the next run polls it again, with its validators.

usage: once_test.py BUILD_DIR
"""
import collections
import http.server
import os
import subprocess
import sys
import tempfile
import threading
import time

FEED = b'<rss version="2.0"><channel><title>Paper</title><item><title>One</title><guid>1</guid></item></channel></rss>'
CONFIG = """
[fetch]
allow_private_addresses = true
concurrency = 1
per_host_gap = "1ms"
min_interval = "1s"
max_interval = "1s"
first_interval = "1s"
"""


class Paper(http.server.BaseHTTPRequestHandler):
    asked = collections.Counter()

    def do_GET(self):
        known = self.headers.get("If-None-Match") == '"1"'
        Paper.asked[self.path, known] += 1
        time.sleep(0.15)
        self.send_response(304 if known else 200)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Length", "0" if known else str(len(FEED)))
        self.end_headers()
        if not known:
            self.wfile.write(FEED)

    def log_message(self, *_):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    paths = [f"/{i}.xml" for i in range(20)]
    with tempfile.TemporaryDirectory() as directory:
        config, feeds = os.path.join(directory, "vigie.toml"), os.path.join(directory, "urls")
        open(config, "w").write(CONFIG)
        open(feeds, "w").write("".join(f"http://127.0.0.1:{server.server_port}{path}\n" for path in paths))
        command = [sys.argv[1] + "/bin/vigied", "--once", "--config", config, "--state", directory, "--feeds", feeds, "--loops", "poll"]
        subprocess.run(command, check=True, timeout=120)
        assert Paper.asked == {(path, False): 1 for path in paths}, Paper.asked
        time.sleep(2)  # by then all are due again
        subprocess.run(command, check=True, timeout=120)
        assert Paper.asked == {(path, known): 1 for path in paths for known in (False, True)}, Paper.asked
    print("each due feed was polled once a run")


if __name__ == "__main__":
    main()
