"""What the fault runs share: a daemon under LD_PRELOAD of faults.c, a press, a receiver, and the account at the end.

    with Faulty(build) as run: run.publish(3); run.set("full"); …; run.clear(); run.settle(); run.account("disk full")
"""
import collections
import os
import random

from hook import Hook
from press import Press
from vigie_run import ONE_ACTOR, Vigie, until

CONFIG = """
[fetch]
allow_private_addresses = true
robots = false
per_host_gap = "0ms"
per_host_concurrency = 8
min_interval = "1s"
max_interval = "1s"
per_host_wait = "1s"
timeout = "2s"
[plugins]
deadline = "2s"
[alerts]
retry_first = "200ms"
retry_most = "1s"
"""


class Faulty:
    """One daemon, one press, one receiver. `host`: by which name the press is known ("localhost" needs DNS)."""

    def __init__(self, build, host="127.0.0.1", seed=1, more=""):
        self.press, self.hook = Press(), Hook()
        self.chance = random.Random(seed)
        self.count = 0
        self.feed = f"http://{host}:{self.press.server.server_port}/feed.xml"
        self.press.feeds["feed"] = []
        config = CONFIG + more + f'[[feed]]\nurl = "{self.feed}"\ninterval = "1s"\n'
        self.vigie = Vigie(build, config, {"watches.toml": ONE_ACTOR.replace("@url@", self.hook.url), "secret": self.hook.secret_text()})
        self.faults = os.path.join(self.vigie.directory, "faults")
        os.mkdir(self.faults)
        self.preload = os.path.join(build, "bin/test-faults/vigie_faults.so")

    def start(self, *options, wait=True):
        os.environ.update(LD_PRELOAD=self.preload, VIGIE_FAULTS=self.faults)
        try:
            self.vigie.start(*options, wait=False)
        finally:
            del os.environ["LD_PRELOAD"]
        if wait:
            until(lambda: self.vigie.process.poll() is not None or self.vigie.answers(), 30, "vigied does not answer")

    def words(self, count):
        parts = ["ba", "ri", "ton", "mel", "du", "sar", "vin", "cho", "lu", "per", "gan", "tre"]
        return " ".join("".join(self.chance.choice(parts) for _ in range(self.chance.randint(2, 4))) for _ in range(count))

    def publish(self, count=1):
        for _ in range(count):
            self.count += 1
            text = [f"Zoran Milatovic est arrivé à la {self.words(3)}, a indiqué la mairie.", self.words(60).capitalize() + "."]
            self.press.publish("feed", f"Nouvelle {self.count} {self.words(2)}", text)

    def set(self, name, value=""):
        with open(os.path.join(self.faults, name), "w", encoding="ascii") as file:
            file.write(str(value))

    def clear(self):
        for name in os.listdir(self.faults):
            os.unlink(os.path.join(self.faults, name))

    def counted(self, what):
        with open(os.path.join(self.faults, what), encoding="ascii") as file:
            return int(file.read())

    def delivered(self):
        """Distinct articles whose alert has arrived."""
        return {ident for ident in (self.article_of(payload) for _, payload in list(self.hook.received)) if ident}

    @staticmethod
    def article_of(payload):
        alert = payload.get("data", payload)
        return alert.get("alert_id") or alert.get("id") or (alert.get("alert") or {}).get("id")

    def settle(self, seconds=60):
        until(lambda: len(self.delivered()) >= self.count, seconds, f"{len(self.delivered())} of {self.count} alerts came")

    def account(self, name):
        """The line of the report; fails where an alert is missing or has two ids."""
        alerts = self.vigie.json("alerts")["alerts"]
        ids = [alert["id"] for alert in alerts]
        twice = [one for one, times in collections.Counter(ids).items() if times > 1]
        lost = self.count - len(self.delivered())
        print(f"{name:44} entries {self.count:3}  alerts {len(ids):3}  delivered {len(self.delivered()):3}  lost {lost}  duplicated ids "
              f"{len(twice)}", flush=True)
        assert lost == 0 and not twice and len(ids) == self.count, (lost, twice, len(ids))
        assert not self.hook.bad, self.hook.bad[:3]

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.vigie.__exit__(kind, value, trace)
        self.press.close()
        self.hook.close()
