#!/usr/bin/env python3
"""How many feeds `vigie feeds add` finds of those that pages declare: each page is served by a proxy to a real daemon, which is asked
for the page's address. A feed lies at every address that the page names, so that one too many counts as a mistake. Where a page was
kept by the Web Archive its links are taken for the original's; feeds are compared by the last part of their addresses, since pages
that were moved to another host still name their old one.

usage: discovery.py BUILD_DIR CASES.json   (a list of {"id", "html", "url", "urls": [expected]})
"""
import http.server
import json
import os
import re
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from vigie_run import Vigie  # noqa: E402

FEED = b'<rss version="2.0"><channel><title>Found</title><item><title>One</title><guid>1</guid></item></channel></rss>'


def last_part(url):
    return url.rpartition("/")[2]


class Proxy(http.server.BaseHTTPRequestHandler):
    case = None

    def do_GET(self):
        case, path = Proxy.case, self.path.partition("?")[0]
        if self.path == case["url"]:
            return self.answer("text/html; charset=utf-8", re.sub(r"https://web\.archive\.org/web/\d+/", "", case["html"]).encode("utf-8", "surrogatepass"))
        named = last_part(path)
        if self.path in case["urls"] or (named and re.search("href\\s*=\\s*[\"'][^\"']*" + re.escape(named), case["html"].replace("\0", ""), re.I)):
            return self.answer("application/xml", FEED)
        self.send_error(404)

    def answer(self, kind, body):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    cases = json.load(open(sys.argv[2], encoding="utf-8"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    config = f'[fetch]\nallow_private_addresses = true\nper_host_gap = "1ms"\nproxy = "http://127.0.0.1:{server.server_port}"\n'
    right = 0
    with Vigie(sys.argv[1], config) as vigie:
        vigie.start("--loops", "http")
        for case in cases:
            Proxy.case = case
            shown = vigie.cli("feeds", "add", "--dry-run", "--json", case["url"], check=False)
            found = [feed["url"] for feed in json.loads(shown.stdout)["feeds"]] if shown.stdout else []
            if sorted(map(last_part, found)) == sorted(map(last_part, case["urls"])):
                right += 1
            else:
                print(f"{case['id']}: found {found}, wanted {case['urls']} {shown.stderr.strip()}")
        vigie.stop()
    print(f"discovery: {right} of {len(cases)} pages right")


main()
