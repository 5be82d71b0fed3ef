#!/usr/bin/env python3
"""Which addresses and hosts a daemon answers to without a token: none of WebSub where it is off; the host of public_url.

usage: addresses_test.py BUILD_DIR
"""
import socket
import sys

from vigie_run import Vigie


def ask(port, line, host):
    """The status of the answer."""
    with socket.create_connection(("127.0.0.1", port)) as link:
        link.sendall(f"{line} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        return int(link.makefile("rb").readline().split()[1])


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def without_websub(build):
    """No callback configured: its addresses are not there. The host of public_url is answered to: links lead there."""
    port = free_port()
    config = f'listen = "127.0.0.1:{port}"\ntoken_file = "@tokens@"\npublic_url = "https://vigie.example/desk"\n'
    with Vigie(build, config) as vigie:
        tokens = vigie.write("tokens", "a-token-of-twenty-characters-at-least control\n")
        vigie.write("vigie.toml", open(vigie.config, encoding="utf-8").read().replace("@tokens@", tokens))
        vigie.start("--loops", "http")
        for method in ("GET", "POST"):
            assert ask(port, f"{method} /websub/some-feed/some-token", "localhost") == 404, method
        assert ask(port, "GET /link?action=mute", "vigie.example") == 403, "a link that is not signed"
        assert ask(port, "GET /link?action=mute", "evil.example") == 421
        assert vigie.stop() == 0
    print("without a callback there is no WebSub address; public_url's host is answered")


without_websub(sys.argv[1])
