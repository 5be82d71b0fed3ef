#!/usr/bin/env python3
"""Plugins that crash, hang, exit, throw, eat memory, flood, lie about spans, open a socket or write a file, beside the real ones, in
the running daemon: alerts arrive, the articles are complete and partial, the culprits are named, nothing forbidden was done.

usage: plugins_test.py BUILD_DIR
"""
import os
import shutil
import sys

from hook import Hook
from plugin_directory import plugin_directory
from press import Press
from vigie_run import ONE_ACTOR, Vigie, until

CULPRITS = ["crash", "hang", "exits", "throws", "memory_eater", "flood", "bad_span"]
FORBIDDEN = ["socket_inet", "writes_file"]
WATCHES = ONE_ACTOR.replace('receivers', 'part = "speaks"\nreceivers', 1)
PLACES = ["le port de pêche et ses quais de granit", "la grande salle de la mairie, pleine à craquer", "un café de la place du marché"]
PLANS = ["Nous partirons demain avec la marée", "Le pont sera rouvert avant la fin de l'hiver", "Personne ne paiera ces travaux deux fois"]


def article(number):
    """Three different stories: copies of one would be one alert."""
    return [f"Zoran Milatovic a choisi {PLACES[number]} pour parler de la suite.", f"« {PLANS[number]} », a déclaré Zoran Milatovic."]


def main():
    build = sys.argv[1]
    press, hook = Press(), Hook()
    directory = plugin_directory(build, CULPRITS + FORBIDDEN)
    config = (f'[fetch]\nallow_private_addresses = true\nper_host_gap = "0ms"\nmin_interval = "1s"\nmax_interval = "1s"\n'
              f'[plugins]\ndirectory = "{directory}"\ndeadline = "2s"\nquarantine_after = 2\nmemory = "512M"\n'
              f'[[feed]]\nurl = "{press.url("feed")}"\ninterval = "1s"\n')
    files = {"watches.toml": WATCHES.replace("@url@", hook.url), "secret": hook.secret_text()}
    try:
        with Vigie(build, config, files) as vigie:
            for number in range(3):
                press.publish("feed", f"Conférence {number}", article(number))
            vigie.start()
            until(lambda: len(hook.received) >= 3 or len(vigie.json("alerts")["alerts"]) >= 3, 240, "not all alerts came")
            plugins = {os.path.basename(p.get("path", "")): p for p in vigie.json("plugins")["plugins"]}
            for name in CULPRITS:
                plugin = plugins[name + ".so"]
                assert plugin["failed_articles"] > 0 or plugin["state"] == "quarantined", plugin
                assert name == "flood" or plugin.get("last_failure") or plugin.get("problem"), plugin
            for name in ("entities", "quotes", "stance"):
                assert plugins[name + ".so"]["state"] == "active", plugins[name + ".so"]
            assert vigie.json("status")["counts"]["partial"] >= 2, vigie.json("status")
            shown = vigie.cli("plugins").stdout
            assert all(name.replace("_", "-") in shown for name in CULPRITS), shown
            print(shown)
            assert vigie.stop() == 0
    finally:
        shutil.rmtree(directory, ignore_errors=True)


main()
