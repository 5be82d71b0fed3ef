#!/usr/bin/env python3
"""An installation works from any prefix without further settings, and writes nothing outside it.

usage: install_test.py BUILD_DIR
"""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main():
    with tempfile.TemporaryDirectory(prefix="vigie-prefix.") as prefix:
        done = subprocess.run(["cmake", "--install", sys.argv[1], "--prefix", prefix], capture_output=True, text=True, check=True)
        outside = [line for line in done.stdout.splitlines() if line.startswith("-- Installing: ") and prefix not in line]
        assert not outside, outside
        with open(os.path.join(prefix, "lib/systemd/system/vigied.service"), encoding="utf-8") as unit:
            started = [line.split("=", 1)[1].split()[0] for line in unit if line.startswith("ExecStart=")]
        assert started[0] == os.path.join(prefix, "bin/vigied") and os.access(started[0], os.X_OK), started
        with open(os.path.join(ROOT, "tests/fixtures/seed/article.fr.txt"), encoding="utf-8") as article:
            found = subprocess.run([os.path.join(prefix, "bin/vigie"), "analyze"], stdin=article, capture_output=True, text=True,
                                   cwd="/", check=True).stdout
        assert "Iouri Ouchakov" in found and "Xi Jinping" in found, found
        checked = subprocess.run([os.path.join(prefix, "bin/vigied"), "--check", "--config",
                                  os.path.join(prefix, "share/vigie/examples/vigie.toml")], capture_output=True, text=True)
        assert checked.returncode == 0, checked
    print("installed: programs, plugins and data find each other")


main()
