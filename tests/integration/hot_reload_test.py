#!/usr/bin/env python3
"""A plugin is replaced while the daemon runs: the new file is put beside the old one, `vigie reload` brings new workers that run the new
version while the old one finishes its article, and `vigie plugins` tells the truth at each moment. What the plugin counts and logs stands
under its name. A file that others may write to is refused, and does not end the old one.

usage: hot_reload_test.py BUILD_DIR
"""
import os
import shutil
import sys

from hook import Hook
from plugin_directory import plugin_directory
from press import Press
from vigie_run import ONE_ACTOR, Vigie, until

HERALD = "org.vigie.test.herald"
COUNT = f'vigie_plugin_count_total{{plugin="{HERALD}",name="articles"}} '
ANALYZING = 'vigie_loop_jobs_running{loop="analyze"} '
CONFIG = """
[fetch]
allow_private_addresses = true
per_host_gap = "0s"
min_interval = "1s"
max_interval = "1s"
[plugins]
directory = "@plugins@"
deadline = "60s"
"""


def heralds(vigie):
    """Version → state of each herald that `vigie plugins` shows."""
    return {(plugin["version"], plugin["state"]) for plugin in vigie.json("plugins")["plugins"] if plugin.get("id") == HERALD}


def metric(vigie, name):
    return sum(float(line[len(name):]) for line in vigie.get("/metrics")[1].splitlines() if line.startswith(name))


def publish(press, title, text):
    press.publish("feed", title, [f"Zoran Milatovic a visité le port de pêche. {text}"])


def main():
    build = sys.argv[1]
    press, hook = Press(), Hook()
    press.feeds["feed"] = []
    directory = plugin_directory(build, ["herald_1"])
    config = CONFIG.replace("@plugins@", directory) + f'[[feed]]\nurl = "{press.url("feed")}"\n'
    files = {"watches.toml": ONE_ACTOR.replace("@url@", hook.url), "secret": hook.secret_text()}
    try:
        with Vigie(build, config, files) as vigie:
            vigie.start()
            assert heralds(vigie) == {("1.0.0", "active")}, heralds(vigie)

            publish(press, "La visite du matin", "Patience: ce texte est long à lire.")
            until(lambda: metric(vigie, ANALYZING) == 1, 30, "no analysis")
            shutil.copy(os.path.join(build, "bin/test-plugins/herald_2.so"), directory)
            vigie.cli("reload")
            until(lambda: {("2.0.0", "active"), ("1.0.0", "draining")} <= heralds(vigie), 30, "the old one is not shown as draining")
            shown = vigie.cli("plugins").stdout
            print(shown)
            until(lambda: len(hook.received) == 1, 60, "the article of the old worker has no alert")
            until(lambda: ("1.0.0", "draining") not in heralds(vigie), 30, "the old one does not end")
            assert ("2.0.0", "active") in heralds(vigie), heralds(vigie)
            assert "is replaced by version 2.0.0" in vigie.cli("plugins").stdout, vigie.cli("plugins").stdout

            publish(press, "Le quai reconstruit après la tempête", "Les pêcheurs rentrent au village avec leurs filets.")
            until(lambda: len(hook.received) == 2, 60, "no alert after the reload")
            assert metric(vigie, COUNT) == 2, metric(vigie, COUNT)
            assert vigie.log_text().count(f"{HERALD}: one article more") == 2, "its log lines do not stand under its name"
            print(COUNT + str(metric(vigie, COUNT)))

            os.chmod(os.path.join(directory, "herald_2.so"), 0o666)
            vigie.cli("reload")
            until(lambda: heralds(vigie) >= {("1.0.0", "active")}, 30, "the old one does not go on")
            print(vigie.cli("plugins").stdout)
            assert "others may write" in vigie.cli("plugins").stdout or "writable" in vigie.cli("plugins").stdout
            assert vigie.stop() == 0
    finally:
        shutil.rmtree(directory, ignore_errors=True)


main()
