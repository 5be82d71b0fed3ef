#!/usr/bin/env python3
"""Every metric that the alert rules and the dashboard name is one of a running daemon's, the rules are well formed (promtool too, where
it is installed), and /readyz says no when nothing would be found.

usage: monitoring_test.py BUILD_DIR
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from vigie_run import Vigie, until

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RULES = os.path.join(ROOT, "docs/monitoring/vigie.rules.yml")
DASHBOARD = os.path.join(ROOT, "docs/monitoring/vigie.dashboard.json")
METRIC = re.compile(r"\b(?:vigie|process)_[a-z_]+\b")
CONFIG = '[plugins]\n@plugins@\n[[feed]]\nurl = "http://127.0.0.1:9/feed.xml"\n'


def expressions():
    with open(RULES, encoding="utf-8") as file:
        rules = [line.split("expr:", 1)[1].strip() for line in file if line.strip().startswith("expr:")]
    with open(DASHBOARD, encoding="utf-8") as file:
        panels = [target["expr"] for panel in json.load(file)["panels"] for target in panel["targets"]]
    assert len(rules) >= 8 and len(panels) >= 12, (rules, panels)
    return rules + panels


def check_balanced(expression):
    depth = 0
    for character in expression:
        depth += (character in "([{") - (character in ")]}")
        assert depth >= 0, expression
    assert depth == 0, expression


def main():
    build = sys.argv[1]
    named = set()
    for expression in expressions():
        check_balanced(expression)
        found = METRIC.findall(expression)
        assert found, expression
        named.update(found)
    with Vigie(build, CONFIG.replace("@plugins@", "")) as vigie:
        vigie.start()
        status, text = vigie.get("/metrics")
        assert status == 200
        offered = set(re.findall(r"^# TYPE (\S+)", text, re.M))
        assert named <= offered, f"no such metric: {sorted(named - offered)}"
        assert vigie.get("/readyz") == (200, "ready\n") or vigie.get("/readyz")[0] == 200
        until(lambda: re.search(r'vigie_loop_jobs_total\{loop="poll"\} [1-9]', vigie.get("/metrics")[1]), 60, "no poll is counted")
        assert vigie.stop() == 0
    with tempfile.TemporaryDirectory() as empty:
        os.chmod(empty, 0o700)
        with Vigie(build, CONFIG.replace("@plugins@", f'directory = "{empty}"')) as vigie:
            vigie.start(wait=False)
            until(lambda: os.path.exists(vigie.socket), 60, "no socket")
            status, text = vigie.get("/readyz")
            assert status == 503 and "no plugin is active" in text, (status, text)
            assert "vigie_ready 0" in vigie.get("/metrics")[1]
    if shutil.which("promtool"):
        subprocess.run(["promtool", "check", "rules", RULES], check=True)
        print("promtool: the rules are good")
    print(f"{len(named)} metrics are named, all of them are offered; /readyz refuses without plugins")


main()
