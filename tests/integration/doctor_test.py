#!/usr/bin/env python3
"""vigie doctor finds each thing that is wrong and says how to mend it; vigie backup copies under a writing daemon, a damaged database is
told at the start, and vigie restore brings every alert back.

usage: doctor_test.py BUILD_DIR
"""
import os
import shutil
import subprocess
import sys
import tempfile

from hook import Hook
from press import Press
from vigie_run import ONE_ACTOR, Vigie, until

CONFIG = '[fetch]\nallow_private_addresses = true\nper_host_gap = "0ms"\nmin_interval = "1s"\nmax_interval = "1s"\n'


def doctor(vigie, status):
    done = vigie.cli("doctor", vigie.config, check=False)
    assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
    return done.stdout


def damage(path):
    """Makes nonsense of the pages behind the first, as a bad disk does."""
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (os.path.getsize(path) - 4096))
    for part in ("-wal", "-shm"):
        if os.path.exists(path + part):
            os.unlink(path + part)


def finds_what_is_wrong(build, press):
    config = CONFIG + f'[[feed]]\nurl = "{press.url("feed")}"\n'
    with Vigie(build, config) as vigie:
        said = doctor(vigie, 0)
        for words in ("ok    state folder", "ok    DNS", "ok    plugin: org.vigie.entities", "sandbox", "WARN  daemon: does not run"):
            assert words in said, said
        os.chmod(vigie.state, 0o707)
        said = doctor(vigie, 1)
        assert "anybody may write to it" in said and "mend: chmod o-w" in said, said
        shutil.rmtree(vigie.state)
        assert "FAIL  state folder" in doctor(vigie, 1)
        os.mkdir(vigie.state)
        with open(os.path.join(vigie.state, "vigie.db"), "wb") as file:
            file.write(b"this is no database" * 500)
        said = doctor(vigie, 1)
        assert "FAIL  database" in said and "vigie restore" in said, said
    with tempfile.TemporaryDirectory() as plugins:
        shutil.copy(os.path.join(build, "bin/test-plugins/fine.so"), plugins)
        os.chmod(os.path.join(plugins, "fine.so"), 0o666)
        with Vigie(build, f'[plugins]\ndirectory = "{plugins}"\n[[feed]]\nurl = "http://no-such-host.invalid/"\n') as vigie:
            said = doctor(vigie, 1)
            assert "FAIL  DNS: no-such-host.invalid" in said and "FAIL  plugin" in said and "chmod go-w" in said, said


def loads_what_the_daemon_loads(build, press):
    """A library of the folder that [[plugin]] names as well, by its path, is one plugin."""
    with tempfile.TemporaryDirectory() as plugins:
        library = shutil.copy(os.path.join(build, "bin/test-plugins/fine.so"), plugins)
        os.chmod(library, 0o644)
        feed = f'[[feed]]\nurl = "{press.url("feed")}"\n'
        with Vigie(build, f'[plugins]\ndirectory = "{plugins}"\n[[plugin]]\nlibrary = "{library}"\n{feed}') as vigie:
            said = doctor(vigie, 0)
            assert said.count("  plugin: ") == 1, said


def backup_and_restore(build, press):
    hook = Hook()
    config = CONFIG + f'[[feed]]\nurl = "{press.url("feed")}"\ninterval = "1s"\n'
    files = {"watches.toml": ONE_ACTOR.replace("@url@", hook.url), "secret": hook.secret_text()}
    with Vigie(build, config, files) as vigie:
        database = os.path.join(vigie.state, "vigie.db")
        copy = os.path.join(vigie.directory, "copy.db")
        vigie.start()
        until(lambda: vigie.json("alerts")["alerts"], 120, "no alert")
        print(vigie.cli("backup", copy, "--database", database).stdout.strip())
        refused = vigie.cli("restore", copy, "--database", database, check=False)
        assert refused.returncode != 0 and "stop vigied first" in refused.stderr, refused
        assert vigie.cli("backup", copy, "--database", database, check=False).returncode != 0, "a copy was overwritten"
        before = [alert["id"] for alert in vigie.json("alerts")["alerts"]]
        assert vigie.stop() == 0
        damage(database)
        broken = subprocess.run([vigie.program("vigied"), "--config", vigie.config], capture_output=True, text=True, timeout=60)
        assert broken.returncode != 0 and "damaged" in broken.stdout + broken.stderr, broken
        assert vigie.cli("backup", copy + "2", "--database", database, check=False).returncode != 0, "a damaged one was copied"
        assert not os.path.exists(copy + "2")
        vigie.cli("restore", copy, "--database", database)
        vigie.start()
        assert [alert["id"] for alert in vigie.json("alerts")["alerts"]] == before
        assert os.path.exists(database + ".before-restore")
        assert vigie.stop() == 0
        ids = [identifier for identifier, _ in hook.received]
        assert len(ids) == len(set(ids)), "a delivery came twice"
    print(f"backup under a running daemon, damage, restore: {len(before)} alerts as before")


def main():
    press = Press()
    press.publish("feed", "Une conférence", ["Zoran Milatovic a parlé hier soir à la mairie de la ville devant une salle pleine."])
    finds_what_is_wrong(sys.argv[1], press)
    loads_what_the_daemon_loads(sys.argv[1], press)
    backup_and_restore(sys.argv[1], press)


main()
