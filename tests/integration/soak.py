#!/usr/bin/env python3
"""Soak: thousands of feeds that change by themselves, a webhook receiver, reloads, restarts, killed workers and a plugin that crashes, for a
while; then the account: nothing missed, no id twice, memory and descriptors flat, how late polls were, how long an entry waited.
Writes an HTML page with plots.

Restarts and kills happen in the first two fifths only: what grows shows in the rest, where one process lives on.

usage: soak.py BUILD_DIR [--feeds 5000] [--minutes 45] [--rate 2] [--report docs/reports/soak.html]

A full run is 45 minutes on 5,000 feeds; a shorter one says so in its report. --rate: new articles a second.
"""
import argparse
import collections
import html
import json
import os
import random
import signal
import statistics
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from hook import Hook  # noqa: E402
from plugin_directory import plugin_directory  # noqa: E402
from press import Press  # noqa: E402
from vigie_run import ONE_ACTOR, Vigie, until  # noqa: E402

QUIET = 0.4  # of the time: from here on nothing ends the daemon itself
SYLLABLES = ["ba", "ri", "ton", "mel", "du", "sar", "vin", "cho", "lu", "per", "gan", "tre", "ou", "fla"]


class WatchedPress(Press):
    """Keeps when each feed was asked for."""

    def __init__(self):
        self.asked = collections.defaultdict(list)
        super().__init__()

    def answer(self, path):
        if path.endswith(".xml"):
            self.asked[path].append(time.monotonic())
        return super().answer(path)


class Soak:
    def __init__(self, arguments):
        self.arguments = arguments
        self.chance = random.Random(7)
        self.press, self.hook = WatchedPress(), Hook()
        self.published = {}  # path of the page → when
        self.seen = {}  # path → when its alert arrived
        self.samples = []  # (minute, MiB, descriptors, waiting, MiB of the workers)
        self.down = []  # (from, to) when the daemon did not run
        self.plugins = plugin_directory(arguments.build, ["moody"])
        self.events = collections.Counter()
        names = [f"f{number}" for number in range(arguments.feeds)]
        self.press.feeds.update({name: [] for name in names})
        feeds = "".join(f'[[feed]]\nurl = "{self.press.url(name)}"\ninterval = "{arguments.interval}s"\n' for name in names)
        config = (f'[fetch]\nallow_private_addresses = true\nrobots = false\nper_host_gap = "0ms"\nper_host_concurrency = 64\n'
                  f'min_interval = "1s"\nmax_interval = "{arguments.interval}s"\n[plugins]\ndirectory = "{self.plugins}"\nquarantine_after = 1000\n[alerts]\nretry_first = "200ms"\nretry_most = "2s"\n'
                  f"{feeds}")
        files = {"watches.toml": ONE_ACTOR.replace("@url@", self.hook.url), "secret": self.hook.secret_text()}
        self.vigie = Vigie(arguments.build, config, files)
        self.names = names

    def words(self, count):
        return " ".join("".join(self.chance.choice(SYLLABLES) for _ in range(self.chance.randint(2, 4))) for _ in range(count))

    def publish(self):
        crashes = self.chance.random() < 0.01
        self.events["crash"] += crashes
        text = [f"Zoran Milatovic est arrivé à la {self.words(3)}, a indiqué la mairie.", self.words(80).capitalize() + "." + (" Xyzzy." if crashes else "")]
        url = self.press.publish(self.chance.choice(self.names), f"Nouvelle {len(self.published)} {self.words(3)}", text)
        self.published[url] = time.monotonic()

    def look(self):
        """Which articles have arrived by now."""
        for _, payload in self.hook.received[self.events["looked"]:]:
            self.events["looked"] += 1
            text = json.dumps(payload)
            for url in [url for url in self.published if url not in self.seen and url + '"' in text]:
                self.seen[url] = time.monotonic()

    def sample(self, start):
        try:
            memory = resident(self.vigie.process.pid)
            workers = sum(resident(pid) for pid in self.vigie.workers())
            descriptors = len(os.listdir(f"/proc/{self.vigie.process.pid}/fd"))
        except (OSError, IndexError):
            return
        self.samples.append(((time.monotonic() - start) / 60, memory, descriptors, len(self.published) - len(self.seen), workers))

    def disturb(self, step, quiet):
        """One thing that happens to a daemon, in turn."""
        kind = ("reload", "worker")[step % 2] if quiet else ("reload", "worker", "restart", "kill")[step % 4]
        self.events[kind] += 1
        if kind == "reload":
            self.vigie.cli("reload", check=False)
        elif kind == "worker":
            for pid in self.vigie.workers():
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
        else:
            stopped = time.monotonic()
            if kind == "restart":
                assert self.vigie.stop() == 0
            else:
                self.vigie.kill()
            self.vigie.start()
            self.down.append((stopped, time.monotonic()))

    def run(self):
        self.vigie.start()
        start = time.monotonic()
        end = start + self.arguments.minutes * 60
        due, sampled, disturbed, step = start + 5, start, start, 0
        pause = max(20.0, self.arguments.minutes * 60 / 24)
        while (now := time.monotonic()) < end:
            while due < now:
                self.publish()
                due += 1 / self.arguments.rate
            if now - sampled > 2:
                self.sample(start)
                sampled = now
            if now - disturbed > pause:
                self.disturb(step, now - start > QUIET * (end - start))
                step, disturbed = step + 1, time.monotonic()
            self.look()
            time.sleep(0.05)
        until(lambda: self.look() or len(self.seen) == len(self.published), 300, "not all articles came")
        self.sample(start)

    def lags(self):
        """How much later than after its interval each feed was asked for again, where the daemon ran all the time in between."""
        late = []
        for times in self.press.asked.values():
            for before, after in zip(times, times[1:]):
                if not any(before < end and start < after for start, end in self.down):
                    late.append(max(0.0, after - before - self.arguments.interval))
        return sorted(late)

    def account(self):
        waits = sorted(self.seen[url] - at for url, at in self.published.items() if url in self.seen)
        ids = collections.Counter(payload.get("alert_id") or json.dumps(payload.get("data", payload)).split('"id": "', 1)[-1][:40]
                                  for _, payload in self.hook.received)
        lags = self.lags()
        last = [sample for sample in self.samples if sample[0] > (QUIET + 0.03) * self.arguments.minutes]
        third = len(last) // 3
        return {
            "feeds": self.arguments.feeds, "minutes": self.arguments.minutes, "polled every (s)": self.arguments.interval,
            "articles published": len(self.published), "alerts that arrived": len(self.seen),
            "missed": len(self.published) - len(self.seen), "deliveries": len(self.hook.received), "distinct alerts": len(ids),
            "reloads": self.events["reload"], "clean restarts": self.events["restart"], "kill -9": self.events["kill"],
            "all workers killed": self.events["worker"], "crashes of a plugin": self.events["crash"],
            "wait p50 (s)": round(statistics.median(waits), 2), "wait p99 (s)": round(waits[int(len(waits) * 0.99)], 2),
            "wait max (s)": round(waits[-1], 2),
            "polls whose lag was taken": len(lags), "poll lag p50 (s)": round(statistics.median(lags), 2),
            "poll lag p99 (s)": round(lags[int(len(lags) * 0.99)], 2),
        } | {f"{name}, {when} third of the last {100 - QUIET * 100:.0f} %, median": round(statistics.median(s[column] for s in part), 1)
             for name, column in (("daemon MiB", 1), ("daemon descriptors", 2), ("workers MiB", 4))
             for when, part in (("first", last[:third]), ("last", last[-third:]))}

    def plot(self, column, title):
        width, height = 760, 150
        xs, ys = [s[0] for s in self.samples], [s[column] for s in self.samples]
        top, right = max(ys) * 1.1 or 1, max(xs) or 1
        points = " ".join(f"{x / right * width:.1f},{height - y / top * height:.1f}" for x, y in zip(xs, ys))
        return (f'<h2>{title}</h2><svg viewBox="0 -10 {width + 60} {height + 30}" width="{width}"><polyline points="{points}" fill="none" '
                f'stroke="#246"/><text x="{width + 4}" y="10" font-size="12">{top:.0f}</text><text x="{width + 4}" y="{height}" '
                f'font-size="12">0</text><text x="{width - 60}" y="{height + 16}" font-size="12">{right:.1f} min</text></svg>')

    def report(self, account):
        full = self.arguments.minutes >= 45 and self.arguments.feeds >= 5000
        length = "the full run" if full else f"A SHORT RUN: {self.arguments.minutes:g} minutes on {self.arguments.feeds} feeds, not 45 on 5,000"
        rows = "".join(f"<tr><td>{html.escape(key)}<td>{value}" for key, value in account.items())
        plots = self.plot(1, "Memory of the daemon, MiB") + self.plot(4, "Memory of its workers, MiB") + self.plot(2, "Its open descriptors") + self.plot(3, "Articles on their way")
        return (f'<!DOCTYPE html><meta charset="utf-8"><title>Vigie: soak</title><style>body{{font:15px sans-serif;margin:2em}}'
                f"td{{padding:2px 12px}}</style><h1>Soak</h1><p>{length}, {time.strftime('%Y-%m-%d')}. Made by tests/integration/soak.py."
                f"</p><table>{rows}</table>{plots}\n")


def resident(pid):
    """MiB of a process."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--feeds", type=int, default=5000)
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--rate", type=float, default=2)
    parser.add_argument("--interval", type=int, default=60, help="seconds between two polls of a feed")
    parser.add_argument("--report", default="")
    arguments = parser.parse_args()
    threading.stack_size(256 * 1024)
    soak = Soak(arguments)
    with soak.vigie:
        soak.run()
        account = soak.account()
    for key, value in account.items():
        print(f"{key:40} {value}")
    if arguments.report:
        os.makedirs(os.path.dirname(os.path.abspath(arguments.report)), exist_ok=True)
        with open(arguments.report, "w", encoding="utf-8") as file:
            file.write(soak.report(account))
    assert account["missed"] == 0, account["missed"]


main()
