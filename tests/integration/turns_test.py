#!/usr/bin/env python3
"""Many articles of one slow host: each waits for its turn, however often, and is read whole; none is taken for its teaser.

usage: turns_test.py BUILD_DIR
"""
import random
import sys

from hook import Hook
from press import Press
from vigie_run import ONE_ACTOR, Vigie, until

ARTICLES = 12
PLACES = "Arles Brest Calais Dijon Évreux Foix Gap Hyères Issoire Lyon Metz Nancy".split()
CONFIG = """
[fetch]
allow_private_addresses = true
per_host_gap = "100ms"
per_host_concurrency = 1
per_host_wait = "250ms"
min_interval = "1h"
"""


def main():
    press, hook = Press(), Hook()
    chance = random.Random(7)
    for place in PLACES:
        others = [" ".join(f"{chance.choice('bdfglmnprst')}a{chance.choice('bdfglmnprst')}é{n}" for n in range(60)) for _ in range(2)]
        press.publish("feed", f"Conférence à {place}", [f"À {place}, Zoran Milatovic a parlé hier soir à la mairie.", *others])
    config = CONFIG + f'[[feed]]\nurl = "{press.url("feed")}"\n'
    with Vigie(sys.argv[1], config, {"watches.toml": ONE_ACTOR.replace("@url@", hook.url), "secret": hook.secret_text()}) as vigie:
        vigie.start()
        until(lambda: len(vigie.json("alerts", "--limit", "100")["alerts"]) >= ARTICLES, 60, "an article was not read whole")
        assert vigie.stop() == 0
    asked = [path for path in press.requests if path.endswith(".html")]
    assert len(asked) == len(set(asked)) == ARTICLES, asked
    print(f"{ARTICLES} articles of one host, a turn every 100 ms: all read whole, each asked for once")


main()
