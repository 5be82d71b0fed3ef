#!/usr/bin/env python3
"""No secret is in any answer of the API, on the dashboard, in a metric, in the output of the command line or in the log: what receivers
sign and log in with, addresses that are secrets themselves, a feed's password, the API's own tokens. Every receiver is made to fail first,
because errors like to tell everything.

usage: secrets_test.py BUILD_DIR
"""
import os
import sys

from hook import Hook
from press import Press
from vigie_run import ONE_WATCH, Vigie, until

# name → text; each stands in a file, or in an address.
SECRETS = {"token": "123456:telegram-token-aaaa", "password": "mail-password-bbbb", "matrix": "matrix-token-cccc", "ntfy": "ntfy-token-dddd",
           "broker": "broker-password-eeee", "api": "api-token-that-is-long-ffff control"}
IN_ADDRESSES = ["slack-path-gggg", "feed-password-hhhh", "query-key-iiii"]
RECEIVERS = """
[[receiver]]
name = "signed"
type = "webhook"
url = "http://127.0.0.1:9/hook?key=query-key-iiii"
secret_file = "@dir@/secret"
[[receiver]]
name = "mail"
type = "email"
server = "127.0.0.1:9"
security = "starttls"
from = "vigie@example.org"
to = ["desk@example.org"]
username = "vigie"
password_file = "@dir@/password"
[[receiver]]
name = "telegram"
type = "telegram"
url = "http://127.0.0.1:9"
chat = "1"
token_file = "@dir@/token"
[[receiver]]
name = "matrix"
type = "matrix"
url = "http://127.0.0.1:9"
room = "!desk:example.org"
token_file = "@dir@/matrix"
[[receiver]]
name = "ntfy"
type = "ntfy"
url = "http://127.0.0.1:9/topic"
token_file = "@dir@/ntfy"
[[receiver]]
name = "slack"
type = "slack"
url = "http://127.0.0.1:9/services/slack-path-gggg"
[[receiver]]
name = "broker"
type = "mqtt"
server = "127.0.0.1:9"
topic = "vigie"
username = "vigie"
password_file = "@dir@/broker"
"""
NAMES = ["signed", "mail", "telegram", "matrix", "ntfy", "slack", "broker"]
TARGETS = ["/", "/metrics", "/healthz", "/readyz", "/api/v1/status", "/api/v1/feeds", "/api/v1/watches", "/api/v1/alerts", "/api/v1/receivers",
           "/api/v1/deliveries", "/api/v1/silences", "/api/v1/plugins", "/api/v1/feedback?text=1", "/api/v1/watches/milatovic/alerts.atom",
           *(f"/api/v1/receivers/{name}/preview" for name in NAMES)]


def main():
    press, hook = Press(), Hook()
    press.publish("feed", "Une visite au port", ["Zoran Milatovic est arrivé au port de pêche ce matin, a indiqué la mairie."])
    # Without a title of its own the feed's name is its address, which is in alerts.
    untitled = press.rss("feed").replace(b"<title>feed</title>", b"", 1)
    press.raw["/feed.xml"] = (200, {"Content-Type": "application/rss+xml"}, untitled)
    feed = press.url("feed").replace("://", "://reader:feed-password-hhhh@")
    config = ('[fetch]\nallow_private_addresses = true\nper_host_gap = "0s"\nmin_interval = "1s"\nmax_interval = "1s"\n'
              f'[alerts]\nretry_first = "100ms"\nretry_most = "200ms"\n[[feed]]\nurl = "{feed}"\n'
              '[[feed]]\nurl = "http://reader:feed-password-hhhh@127.0.0.1:9/broken.xml"\n')
    watch = ONE_WATCH.replace('["desk"]', str(NAMES).replace("'", '"'))
    files = {"watches.toml": watch + RECEIVERS, "secret": hook.secret_text(), **SECRETS}
    with Vigie(sys.argv[1], config, files) as vigie:
        vigie.start()
        until(lambda: len(vigie.json("alerts")["alerts"]) == 1, 60, "no alert")
        answers = {target: vigie.get(target)[1] for target in TARGETS}
        alert = vigie.json("alerts")["alerts"][0]["id"]
        answers["the alert"] = vigie.get(f"/api/v1/alerts/{alert}")[1]
        for name in NAMES:
            tried = vigie.cli("receivers", "test", name, check=False)
            assert tried.returncode == 1, tried
            answers["test " + name] = tried.stdout + tried.stderr
        for words in ("feeds", "feeds --failing", "alerts", "plugins", "status", "receivers", "watches", f"why {alert}"):
            answers["vigie " + words] = vigie.cli(*words.split(), check=False).stdout
        answers["vigie check"] = vigie.cli("check", vigie.config, check=False).stdout
        answers["vigie doctor"] = vigie.cli("doctor", vigie.config, check=False).stdout
        assert vigie.stop() == 0
        answers["the log"] = vigie.log_text()
        hidden = [text.split(" ")[0] for text in SECRETS.values()] + IN_ADDRESSES + [hook.secret_text().removeprefix("whsec_")]
        told = [(where, secret) for where, text in answers.items() for secret in hidden if secret in text]
        for where, secret in told:
            print(f"{where}: {secret}\n    " + "\n    ".join(line[:300] for line in answers[where].splitlines() if secret in line))
        assert not told, told
        print(f"{len(hidden)} secrets, {len(answers)} answers ({sum(map(len, answers.values()))} bytes): none tells one")


main()
