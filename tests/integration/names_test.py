#!/usr/bin/env python3
"""What a name server can do to a poller, in a network of the test's own with a real one: a name that leads to a public address first and
to this machine then (DNS rebinding) reaches nothing here, and one whose IPv6 address answers nothing (H16) is read over IPv4.

usage: names_test.py BUILD_DIR
"""
import http.server
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time

from name_server import NameServer
from vigie_run import Vigie

PUBLIC = "93.184.215.14"  # on this network it is our own server
NOWHERE = "2600:1406::1"  # nobody takes its connections: it answers nothing
FEED = ('<rss version="2.0"><channel><title>P</title><item><guid>{n}</guid><title>Entry {n}</title>'
        "<link>http://p.example/{n}</link></item></channel></rss>")


class Press(http.server.BaseHTTPRequestHandler):
    served = {}  # address → paths that were asked for there

    def do_GET(self):
        paths = self.served.setdefault(self.server.server_address[0], [])
        paths.append(self.path)
        body = FEED.format(n=len(paths)).encode()
        self.send_response(200 if self.path != "/robots.txt" else 404)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def own_network():
    """Into a network and a mount table that end with this process."""
    if "VIGIE_OWN_NETWORK" not in os.environ:
        root = [] if os.geteuid() == 0 else ["--map-root-user"]
        os.environ["VIGIE_OWN_NETWORK"] = "1"
        os.execvp("unshare", ["unshare", "--net", "--mount", *root, sys.executable, *sys.argv])
    for line in ("link set lo up", f"address add {PUBLIC}/32 dev lo", f"-6 address add {NOWHERE}/128 dev lo nodad"):
        subprocess.run(["ip", *line.split()], check=True)
    with tempfile.NamedTemporaryFile("w", suffix=".resolv") as file:
        file.write("nameserver 127.0.0.1\n")
        file.flush()
        subprocess.run(["mount", "--bind", file.name, os.path.realpath("/etc/resolv.conf")], check=True)


def serve(address):
    server = http.server.ThreadingHTTPServer((address, 8080), Press)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def black_hole():
    """A listener whose queue is full: the kernel drops what else knocks, without a word."""
    hole = socket.create_server((NOWHERE, 8080), family=socket.AF_INET6, backlog=0)
    knocking = [socket.socket(socket.AF_INET6) for _ in range(4)]
    for knock in knocking:
        knock.setblocking(False)
        knock.connect_ex((NOWHERE, 8080))
    return hole, knocking


def poll_once(vigie):
    """A program of its own, so that nothing remembers an address."""
    vigie.start("--once", "--loops", "poll", wait=False)
    assert vigie.process.wait(timeout=120) == 0, "vigied --once failed"


def articles(vigie):
    vigie.start("--loops", "http")
    found = {feed["url"]: feed for feed in vigie.json("feeds")["feeds"]}
    assert vigie.stop() == 0
    return found


def main():
    own_network()
    names = NameServer({"rebinds.test": {1: [PUBLIC, "127.0.0.1"]},
                        "nowhere6.test": {1: [PUBLIC], 28: [NOWHERE]}})
    serve(PUBLIC)
    serve("127.0.0.1")
    hole = black_hole()
    rebinds, nowhere = "http://rebinds.test:8080/feed", "http://nowhere6.test:8080/six"
    config = '[fetch]\nmin_interval = "1s"\nper_host_gap = "1ms"\n'
    config += "".join(f'[[feed]]\nurl = "{url}"\ninterval = "1s"\n' for url in (rebinds, nowhere))
    with Vigie(sys.argv[1], config) as vigie:
        poll_once(vigie)
        before = articles(vigie)
        assert before[rebinds]["articles"] == 1, before[rebinds]
        assert before[nowhere]["articles"] == 1, before[nowhere]
        assert hole and ("nowhere6.test", 28) in names.asked, "its IPv6 address was not asked for"
        after = before
        for _ in range(60):  # until it is due again
            poll_once(vigie)
            after = articles(vigie)
            if after[rebinds].get("problem"):
                break
            time.sleep(0.5)
        assert after[rebinds]["articles"] == 1 and "not allowed: 127.0.0.1" in after[rebinds].get("problem", ""), after[rebinds]
        assert "127.0.0.1" not in Press.served, f"reached this machine: {Press.served}"
    print(f"names: rebound: {after[rebinds]['problem']}; an IPv6 address that leads nowhere: read over IPv4")


main()
