#!/usr/bin/env python3
"""An edited article and a withdrawn quotation, from the feed to a real mail server (TLS, login): all their mails are one thread.

usage: mail_thread_test.py BUILD_DIR
"""
import json
import os
import subprocess
import sys

from press import Press
from vigie_run import Vigie, until

SUPPORT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "support")
CONFIG = """
[fetch]
allow_private_addresses = true
per_host_gap = "0ms"
min_interval = "1s"
[[feed]]
url = "@url@"
interval = "1s"
"""
WATCHES = """
[[actor]]
id = "Q900001"
name = "Zoran Milatovic"
[[watch]]
name = "milatovic-speaks"
actors = ["Q900001"]
part = "speaks"
receivers = ["desk"]
[[receiver]]
name = "desk"
type = "email"
server = "localhost:@port@"
from = "vigie@example.org"
to = "desk@example.org"
ca_file = "@ca@"
username = "vigie"
password_file = "@dir@/password"
"""
REST = ["Le conseil municipal s'est réuni lundi soir pour parler du budget des écoles et de la réfection du pont.",
        "La séance a duré trois heures et s'est terminée par un vote, dont le résultat sera publié à la fin de la semaine."]
VERSIONS = [("Le pont", "«Le pont sera rouvert en mars», a déclaré Zoran Milatovic devant le conseil."),
            ("Le pont, mis à jour", "«Le pont sera rouvert en juin», a déclaré Zoran Milatovic devant le conseil."),
            ("Le pont, corrigé", "Zoran Milatovic était présent devant le conseil.")]


def edit(press, version):
    """The page says something else, and the feed's entry has another title: this is how an edit is seen."""
    title, quotation = version
    press.write_page("/pont-0.html", title, [quotation, *REST])
    press.feeds["pont"] = [(title, *item[1:]) for item in press.feeds["pont"]]


def main():
    server = subprocess.Popen(["/usr/bin/python3", os.path.join(SUPPORT, "smtp_server.py")], stdout=subprocess.PIPE, text=True)
    smtp, press = json.loads(server.stdout.readline()), Press()
    press.publish("pont", VERSIONS[0][0], [VERSIONS[0][1], *REST])

    def mails():
        with open(smtp["mails"], encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    watches = WATCHES.replace("@port@", str(smtp["starttls"])).replace("@ca@", smtp["ca"])
    try:
        with Vigie(sys.argv[1], CONFIG.replace("@url@", press.url("pont")), {"watches.toml": watches, "password": "geheim"}) as vigie:
            vigie.start()
            for count, version in enumerate(VERSIONS, 1):
                edit(press, version)
                until(lambda wanted=count: len(mails()) >= wanted, 60, f"no mail of «{version[0]}»")
            check(mails())
            assert vigie.json("alerts")["alerts"][0]["retracted"], "the alert stands"
            assert vigie.stop() == 0
    finally:
        server.terminate()
        press.close()
    print("mail: created, updated and withdrawn are one thread, over TLS with a login")


def check(mails):
    first, edited, withdrawn = mails
    assert [m["tls"] and m["login"] for m in mails] == [True] * 3, mails
    root = first["headers"]["message-id"]
    assert "references" not in first["headers"] and "mars" in first["text"], first
    for mail in (edited, withdrawn):
        assert mail["headers"]["references"] == mail["headers"]["in-reply-to"] == root, mail["headers"]
    assert len({m["headers"]["message-id"] for m in mails}) == 3, "two mails of one id"
    assert edited["headers"]["subject"].startswith("Update: Zoran Milatovic speaks") and "juin" in edited["text"], edited
    assert withdrawn["headers"]["subject"].startswith("Withdrawn: Zoran Milatovic speaks") and "juin" in withdrawn["text"], withdrawn


main()
