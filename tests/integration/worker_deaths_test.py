#!/usr/bin/env python3
"""A worker dies at every state of the protocol, enumerated: a run over two articles says S messages to workers and hears them R times; in
runs of their own the worker is killed just before and after each message to it, after each of its own, and in the middle of each of its
own. Nothing is lost, no id comes twice, and no plugin is blamed.

usage: worker_deaths_test.py BUILD_DIR
"""
import concurrent.futures
import sys

from fault_run import Faulty

ARTICLES = 2
PLACES = {"worker-before-send": "sent", "worker-after-send": "sent", "worker-after-receive": "received", "worker-cut": "received"}


def run_once(build, fault="", number=0):
    """How many messages were sent and received; all is there, once."""
    with Faulty(build) as run:
        run.publish(ARTICLES)
        if fault:
            run.set(fault, number)
        run.start("--once", wait=False)
        assert run.vigie.process.wait(timeout=120) == 0, (fault, number)
        counts = {what: run.counted(what) for what in ("sent", "received")}
        run.clear()
        deaths = sum(line.count("ended by SIGKILL") for line in run.vigie.log_text().splitlines())
        run.start()
        run.settle(180)
        alerts = [alert["id"] for alert in run.vigie.json("alerts")["alerts"]]
        assert len(alerts) == len(set(alerts)) == ARTICLES, (fault, number, alerts)
        assert run.delivered() == set(alerts), (fault, number, run.delivered(), alerts)
        blamed = [plugin for plugin in run.vigie.json("plugins")["plugins"] if plugin["state"] != "active"]
        assert not blamed, (fault, number, blamed)
        assert run.vigie.stop() == 0
        return counts, deaths


def main():
    build = sys.argv[1]
    counts, _ = run_once(build)
    for fault, what in PLACES.items():
        numbers = range(1, counts[what] + 1)
        with concurrent.futures.ProcessPoolExecutor(4) as pool:
            deaths = [deaths for _, deaths in pool.map(run_once, [build] * len(numbers), [fault] * len(numbers), numbers)]
        print(f"{fault:22} {len(numbers):2} places  deaths told {sum(deaths):3}  entries {len(numbers) * ARTICLES:3}  lost 0  duplicated ids 0",
              flush=True)


main()
