#!/usr/bin/env python3
"""kill -9 at every commit boundary, enumerated: a run over two articles makes N commits and M syncs of the store; it is killed just before
and just after each of them, and started again. Nothing is lost, no id comes twice.

A scripted run, not part of ctest: after a kill the leases of the dead (up to 90 s) must run out.

usage: PYTHONPATH=tests/support commits_run.py BUILD_DIR [EVERY]     EVERY: only each so-manieth boundary (1)
"""
import concurrent.futures
import sys

from fault_run import Faulty

ARTICLES = 2


def boundaries(build):
    with Faulty(build) as run:
        run.publish(ARTICLES)
        run.start("--once", wait=False)
        assert run.vigie.process.wait(timeout=120) == 0
        return {"commit": run.counted("commits"), "sync": run.counted("syncs")}


def kill_at(build, fault, number):
    """Whether the kill came; afterwards all is there, once."""
    with Faulty(build) as run:
        run.publish(ARTICLES)
        run.set(fault, number)
        run.start("--once", wait=False)
        killed = run.vigie.process.wait(timeout=120) == -9
        run.clear()
        run.start()
        run.settle(180)  # a lease of the killed must run out at worst
        alerts = [alert["id"] for alert in run.vigie.json("alerts")["alerts"]]
        assert len(alerts) == len(set(alerts)) == ARTICLES, (fault, number, alerts)
        assert run.delivered() == set(alerts), (fault, number, run.delivered(), alerts)
        assert run.vigie.stop() == 0
        print(f"{fault} {number}: all there, once", flush=True)
        return killed


def main():
    build, every = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for what, count in boundaries(build).items():
        before, after = ("kill-commit", "kill-committed") if what == "commit" else ("kill-before", "kill-after")
        points = [(fault, number) for fault in (before, after) for number in range(1, count + 1, every)]

        with concurrent.futures.ProcessPoolExecutor(8) as pool:  # they mostly wait for the leases of the dead
            kills = sum(pool.map(kill_at, [build] * len(points), *zip(*points)))
        print(f"{count} {what}s, killed before and after {'each' if every == 1 else f'every {every}th'}: {len(points)} runs, {kills} kills, "
              f"{len(points) * ARTICLES} entries, lost 0, duplicated ids 0", flush=True)


main()
