#!/usr/bin/env python3
"""What may go wrong around the daemon, one thing after the other, while articles come: nothing is lost, nothing comes under two ids, and
what cannot go on says so. Prints a line for each.

usage: faults_test.py BUILD_DIR
"""
import os
import resource
import sqlite3
import subprocess
import sys
import time

from fault_run import Faulty
from vigie_run import until


def while_broken(run, fault, value="", seconds=3):
    """Articles before, during and after the fault."""
    run.publish(2)
    run.settle()
    run.set(fault, value)
    run.publish(2)
    time.sleep(seconds)
    run.clear()
    run.publish(1)
    run.settle(120)


def disk_full(build):
    with Faulty(build) as run:
        run.start()
        while_broken(run, "full")
        run.account("disk full for 3 s")
        assert "full" in run.vigie.log_text(), "the log does not say that the disk is full"


def read_only_disk(build):
    with Faulty(build) as run:
        run.start()
        while_broken(run, "read-only")
        run.account("disk read-only for 3 s")
        assert run.vigie.answers(), "it does not run any more"


def memory_short(build):
    with Faulty(build) as run:
        run.start()
        while_broken(run, "memory", 3)
        run.account("every 3rd allocation of a KiB fails, for 3 s")
        assert run.vigie.process.poll() is None, "it ended"


def slow_disk(build):
    with Faulty(build) as run:
        run.start()
        while_broken(run, "slow", 200)
        run.account("every sync 200 ms slower")


def names_gone(build):
    with Faulty(build, host="localhost") as run:
        run.start()
        while_broken(run, "no-dns")
        run.account("no DNS for 3 s")


def clock_jumps(build):
    for seconds, name in ((7200, "clock jumps 2 h forward"), (-7200, "clock jumps 2 h back and returns")):
        with Faulty(build) as run:
            run.start()
            while_broken(run, "clock", seconds)
            run.account(name)


def database_locked(build):
    with Faulty(build) as run:
        run.start()
        run.publish(2)
        run.settle()
        lock = sqlite3.connect(os.path.join(run.vigie.state, "vigie.db"), isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        run.publish(2)
        time.sleep(8)
        lock.execute("ROLLBACK")
        lock.close()
        run.settle(120)
        run.account("database locked by another for 8 s")


def out_of_descriptors(build):
    with Faulty(build) as run:
        run.start()
        run.publish(2)
        run.settle()
        now = len(os.listdir(f"/proc/{run.vigie.process.pid}/fd"))
        before = resource.prlimit(run.vigie.process.pid, resource.RLIMIT_NOFILE, (now, now))
        run.publish(2)
        time.sleep(4)
        try:
            resource.prlimit(run.vigie.process.pid, resource.RLIMIT_NOFILE, before)
        except PermissionError:  # a hard limit goes up again only for root
            run.vigie.stop()
            run.start()
        run.settle(120)
        run.account("no descriptor left for 4 s")


def truncated_log(build):
    with Faulty(build) as run:
        run.start()
        run.publish(3)
        run.settle()
        run.vigie.kill()
        wal = os.path.join(run.vigie.state, "vigie.db-wal")
        size = os.path.getsize(wal)
        with open(wal, "r+b") as file:
            file.truncate(max(0, size - size // 5))
        run.start()
        run.publish(1)
        until(lambda: len(run.vigie.json("alerts")["alerts"]) == run.count, 120, "not all alerts came")
        alerts = run.vigie.json("alerts")["alerts"]
        distinct = {alert["id"] for alert in alerts}
        # What the lost end held is done again, under new ids.
        print(f"{'the last fifth of the WAL is lost':44} entries {run.count:3}  alerts {len(alerts):3}  delivered "
              f"{len(run.delivered()):3}  lost {run.count - len(alerts)}  duplicated ids {len(alerts) - len(distinct)}", flush=True)
        assert len(alerts) == len(distinct) == run.count, alerts


def refuses_to_start(build):
    """Where it cannot work it says so in one line and ends with a status."""
    with Faulty(build) as run:
        run.start()
        run.publish(1)
        run.settle()
        assert run.vigie.stop() == 0
        database = os.path.join(run.vigie.state, "vigie.db")
        with open(database, "r+b") as file:
            whole = file.read()
            file.seek(0)
            file.write(b"\xa5" * len(whole))
        done = subprocess.run([run.vigie.program("vigied"), "--config", run.vigie.config], capture_output=True, text=True, timeout=60)
        said = (done.stdout + done.stderr).strip().splitlines()[-1]
        assert done.returncode == 1 and "damaged" in said and "backup" in said, said
        print(f"{'damaged database':44} refuses: {said[-90:]}", flush=True)
        with open(database, "wb") as file:
            file.write(whole)
        run.start()
        run.account("… and put right again")
        assert run.vigie.stop() == 0
        if os.geteuid() != 0:
            os.chmod(run.vigie.state, 0o500)
            done = subprocess.run([run.vigie.program("vigied"), "--config", run.vigie.config], capture_output=True, text=True, timeout=60)
            os.chmod(run.vigie.state, 0o700)
            assert done.returncode == 1 and "writable" in done.stdout + done.stderr, done
            print(f"{'read-only state folder':44} refuses", flush=True)
        else:
            print(f"{'read-only state folder':44} not run: root writes everywhere", flush=True)


RUNS = [disk_full, read_only_disk, slow_disk, memory_short, names_gone, clock_jumps, database_locked, out_of_descriptors, truncated_log, refuses_to_start]


def main():
    wanted = sys.argv[2:]
    for run in RUNS:
        if not wanted or run.__name__ in wanted:
            run(sys.argv[1])


main()
