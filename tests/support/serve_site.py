#!/usr/bin/env python3
"""Serves a folder of fixtures on loopback, with the dates of today in them.

usage: serve_site.py FOLDER [--port N]      prints "http://127.0.0.1:PORT" on one line and serves until it is ended

In .xml, .atom and .html files {{base}} becomes the server's address and {{iso AGE}}, {{rfc822 AGE}} the time AGE ago (35m, 2h, 365d).
Answers conditional requests by ETag, so that a second poll gets 304.
"""
import argparse
import datetime
import email.utils
import hashlib
import http.server
import os
import re

UNITS = {"m": 60, "h": 3600, "d": 86400}
TYPES = {".xml": "application/rss+xml; charset=utf-8", ".atom": "application/atom+xml", ".html": "text/html; charset=utf-8"}
STARTED = datetime.datetime.now(datetime.timezone.utc)


def when(form, age):
    time = STARTED - datetime.timedelta(seconds=int(age[:-1]) * UNITS[age[-1]])
    return email.utils.format_datetime(time) if form == "rfc822" else time.strftime("%Y-%m-%dT%H:%M:%SZ")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root = "."
    base = ""

    def do_GET(self):
        name = os.path.basename(self.path.split("?")[0])
        path = os.path.join(self.root, name)
        if not name or not os.path.isfile(path):
            return self.answer(404, b"no such page\n", "text/plain")
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("{{base}}", self.base)
        text = re.sub(r"\{\{(iso|rfc822) (\d+[mhd])\}\}", lambda m: when(m[1], m[2]), text)
        self.answer(200, text.encode(), TYPES.get(os.path.splitext(name)[1], "application/octet-stream"))

    def answer(self, status, body, kind):
        etag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        if status == 200 and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=0)
    args = parser.parse_args()
    Handler.root = args.folder
    server = http.server.ThreadingHTTPServer(("127.0.0.1", args.port), Handler)
    Handler.base = f"http://127.0.0.1:{server.server_port}"
    print(Handler.base, flush=True)
    server.serve_forever()


main()
