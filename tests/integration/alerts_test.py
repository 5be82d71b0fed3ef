#!/usr/bin/env python3
"""The small press of ./run through the real programs: the seed article's alerts, one for a story, and what a broken feed shows.

usage: alerts_test.py BUILD_DIR
"""
import os
import subprocess
import sys

from hook import Hook
from vigie_run import Vigie, until

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WATCHES = """
[[actor]]
id = "Q15031"
name = "Xi Jinping"
[[actor]]
id = "Q7747"
name = "Vladimir Poutine"
[[watch]]
name = "xi-speaks"
actors = ["Q15031"]
part = "speaks"
receivers = ["desk"]
[[watch]]
name = "leaders-appear"
actors = ["Q15031", "Q7747"]
part = "appears"
receivers = ["desk", "screen"]
[[receiver]]
name = "screen"
type = "console"
[[receiver]]
name = "desk"
type = "webhook"
url = "@url@"
secret_file = "@dir@/secret"
"""


def main():
    build = sys.argv[1]
    site = subprocess.Popen([sys.executable, os.path.join(ROOT, "tests/support/serve_site.py"),
                             os.path.join(ROOT, "tests/fixtures/site")], stdout=subprocess.PIPE, text=True)
    base = site.stdout.readline().strip()
    hook = Hook()
    feeds = "".join(f'[[feed]]\nurl = "{base}/{name}"\n' for name in ("courrier.xml", "gazette.xml", "harbour.atom", "broken.xml"))
    try:
        files = {"watches.toml": WATCHES.replace("@url@", hook.url), "secret": hook.secret_text()}
        config = '[fetch]\nallow_private_addresses = true\nper_host_gap = "10ms"\n'
        with Vigie(build, config + feeds, files) as vigie:
            vigie.start()
            check(vigie, hook, base)
            reload_keeps_a_good_configuration(vigie)
            assert vigie.stop() == 0
    finally:
        site.kill()
    print("alerts: seed article, story, broken feed, reload: as they should be")


def check(vigie, hook, base):
    def speaks():
        return [p for _, p in hook.received if p["data"]["watch"] == "xi-speaks"]
    def carriers():
        return [len(a["story"]["carriers"]) for a in vigie.json("alerts")["alerts"] if a["watch"] == "xi-speaks"]
    until(lambda: speaks() and carriers() == [2], 60, "no single alert with both carriers")
    data = speaks()[0]["data"]
    assert speaks()[0]["type"] == "alert.created", speaks()[0]
    assert data["actor"] == {"id": "Q15031", "name": "Xi Jinping"}, data["actor"]
    assert data["article"]["provenance"] == "full" and data["article"]["language"] == "fr", data["article"]
    text = " ".join(e["sentence"] for e in data["evidence"])
    assert "Les deux parties doivent travailler en étroite collaboration" in text, text
    for one in data["evidence"]:
        assert "Q15031" in [s["id"] for s in one.get("speakers") or [one["speaker"]]], one
    old = [a for a in vigie.json("alerts")["alerts"] if "absente" in a["article"]["url"]]
    assert not old, "an alert on a year-old entry of the first poll"

    feeds = {f["url"]: f for f in vigie.json("feeds")["feeds"]}
    broken = feeds[base + "/broken.xml"]
    assert broken["problem"] and "\n" not in broken["problem"], broken
    assert vigie.log_text().count("broken.xml") == 1, "not one line about the broken feed"
    assert "Xi Jinping" in vigie.log_text(), "nothing on the console"
    shown = vigie.cli("alerts", "show", data["id"]).stdout
    assert "desk" in shown and "204" in shown, shown


def reload_keeps_a_good_configuration(vigie):
    before = len(vigie.json("watches")["watches"])
    good = open(os.path.join(vigie.directory, "watches.toml"), encoding="utf-8").read()
    vigie.write("watches.toml", good.replace('part = "speaks"', 'part = "sings"'))
    answer = vigie.cli("reload", check=False)
    assert answer.returncode != 0 and "watches.toml" in answer.stderr + answer.stdout and "part" in answer.stderr + answer.stdout, answer
    assert len(vigie.json("watches")["watches"]) == before
    check_verb = subprocess.run([vigie.program("vigie"), "check", "--config", vigie.config], capture_output=True, text=True)
    assert check_verb.returncode != 0 and "watches.toml" in check_verb.stderr + check_verb.stdout, check_verb
    vigie.write("watches.toml", good.replace('name = "xi-speaks"', 'name = "xi-says"'))
    assert vigie.cli("reload").returncode == 0
    until(lambda: any(w["name"] == "xi-says" for w in vigie.json("watches")["watches"]), 10, "the reload did not take")


main()
