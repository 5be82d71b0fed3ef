#!/usr/bin/env python3
"""`vigie receivers`, `silences` and `alerts replay` against the running daemon, every receiver type configured.

usage: receivers_test.py BUILD_DIR          (--previews: prints what each channel shows, for docs/alerts.md)
"""
import os
import sys

from hook import Hook
from vigie_run import Vigie

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main():
    with open(os.path.join(ROOT, "tests/support/every_receiver.toml"), encoding="utf-8") as file:
        watches = file.read()
    hook = Hook()
    files = {"watches.toml": watches.replace("@url@", hook.url), "secret": hook.secret_text()}
    with Vigie(sys.argv[1], "", files) as vigie:
        vigie.start()
        receivers = {r["name"]: r["type"] for r in vigie.json("receivers")["receivers"]}
        for name, kind in receivers.items():
            shown = vigie.cli("receivers", "preview", name).stdout
            assert "Xi Jinping" in shown and hook.secret_text() not in shown, (name, shown)
            if "--previews" in sys.argv:
                print(f"### {name} ({kind})\n\n```\n{shown.strip()}\n```\n")
        assert "(2 papers)" in vigie.cli("receivers", "preview", "own").stdout

        answer = vigie.cli("receivers", "test", "hook")
        assert "hook took it: 204" in answer.stdout, answer
        assert hook.received[0][1]["data"]["watch"] == "vigie-test" and not hook.bad, hook.received
        refused = vigie.cli("receivers", "test", "mail", check=False)
        assert refused.returncode == 1 and "no connection" in refused.stderr, refused
        unknown = vigie.cli("receivers", "test", "nobody", check=False)
        assert unknown.returncode == 1 and "no such receiver" in unknown.stderr, unknown

        made = vigie.cli("silences", "add", "--actor", "Q15031", "--for", "2h", "--author", "Anna", "--comment", "summit").stdout
        silence = made.split()[-1]
        listed = vigie.cli("silences").stdout
        assert silence in listed and "actor Q15031" in listed and "Anna" in listed, listed
        vigie.cli("silences", "end", silence)
        assert "No silences." in vigie.cli("silences").stdout
        assert "0 deliveries are sent again." in vigie.cli("alerts", "replay", "--receiver", "hook").stdout
        assert vigie.stop() == 0
    print(f"receivers: {len(receivers)} previewed, a test sent and signed, silences made and ended")


main()
