#!/usr/bin/env python3
"""Pages that are edited, vanish (404, 410, a redirect to the front page) and come back, on a real server, with a real webhook that is
told; then the archive is read again, and [read] reread is switched off by a restart and on by a reload.

usage: edits_test.py BUILD_DIR
"""
import random
import sqlite3
import sys
from urllib.parse import urlsplit

from hook import Hook
from press import Press
from vigie_run import LOCAL_PRESS, ONE_ACTOR, Vigie, until

CONFIG = LOCAL_PRESS + """
[read]
reread = [@ages@]
archive = { keep = true }
[[feed]]
url = "@url@"
"""
PLACES = {"named": "Arles", "dropped": "Brest", "moved": "Calais", "404": "Dijon", "410": "Foix", "front": "Gap", "still": "Lyon"}
NAMED = "Zoran Milatovic a parlé hier soir à la mairie."
OTHER = "Une conseillère a parlé hier soir à la mairie."


class Papers:
    """One article a fate, each of its own story."""

    def __init__(self, press):
        self.press, self.paths, self.rest = press, {}, {}
        chance = random.Random(7)
        for name, place in PLACES.items():
            words = [" ".join(f"{chance.choice('bdfglmnprst')}a{chance.choice('bdfglmnprst')}é{n}" for n in range(60)) for _ in range(2)]
            self.rest[name] = words
            first = OTHER if name == "named" else NAMED
            url = press.publish("feed", f"Conférence à {place}", [f"À {place}. {first}", *words])
            self.paths[name] = urlsplit(url).path

    def url(self, name):
        return self.press.base + self.paths[name]

    def write(self, name, sentence, before=""):
        place = PLACES[name]
        paragraphs = ([before] if before else []) + [f"À {place}. {sentence}", *self.rest[name]]
        self.press.write_page(self.paths[name], f"Conférence à {place}", paragraphs)

    def answer(self, name, status, headers=None):
        with self.press.lock:
            self.press.raw[self.paths[name]] = (status, headers or {}, b"")

    def restore(self, name):
        with self.press.lock:
            del self.press.raw[self.paths[name]]


def told(hook, url):
    """The events that the receiver got of an article, in order."""
    with hook.lock:
        return [payload["type"] for _, payload in hook.received if payload["data"]["article"]["url"] == url]


def check_edits(vigie, hook, papers):
    expect = lambda name, events: until(lambda: told(hook, papers.url(name)) == events, 60, f"{name}: {told(hook, papers.url(name))}")
    for name in PLACES:
        expect(name, [] if name == "named" else ["alert.created"])
    papers.write("named", NAMED)
    papers.write("dropped", OTHER)
    papers.write("moved", NAMED, before="Correction : une première version de cet article a été complétée.")
    papers.answer("404", 404)
    papers.answer("410", 410)
    papers.answer("front", 302, {"Location": papers.press.base + "/"})
    expect("named", ["alert.created"])
    for name in ("dropped", "404", "410", "front"):
        expect(name, ["alert.created", "alert.retracted"])
    until(lambda: vigie.json("article", papers.url("moved"))["version"] == 2, 60, "an edit was not seen")
    gone = vigie.cli("article", papers.url("404")).stdout
    assert "WITHDRAWN" in gone and "version          1\n" in gone, gone
    diff = vigie.cli("article", papers.url("dropped")).stdout
    assert "version 1 → 2" in diff and "[-Zoran Milatovic-] {+Une conseillère+} a parlé hier" in diff, diff
    why = vigie.cli("why", papers.url("410"), "milatovic").stdout
    assert "its page is gone since" in why, why
    papers.restore("404")
    papers.restore("410")
    for name in ("404", "410"):
        expect(name, ["alert.created", "alert.retracted", "alert.updated"])
        assert "withdrawn" not in vigie.json("article", papers.url(name))
    assert told(hook, papers.url("moved")) == ["alert.created"], "words that only moved are no news"
    assert told(hook, papers.url("still")) == ["alert.created"]
    until(lambda: papers.paths["still"] in papers.press.unchanged, 60, "an unchanged page was sent whole again")
    still = vigie.json("article", papers.url("still"))
    assert still["version"] == 1 and not still["versions"] and still["about"]["next_look"], still


def check_archive(vigie, papers):
    """An older reader had made something else of a kept page."""
    answer = vigie.json("reread", "--since", "1d")
    assert answer == {"read": len(PLACES), "changed": 0, "failed": 0}, answer
    with sqlite3.connect(vigie.state + "/vigie.db", timeout=30) as db:
        db.execute("UPDATE contents SET text = 'Un lecteur de peu.' WHERE article_id = ?", (vigie.json("article", papers.url("still"))["id"],))
    answer = vigie.cli("reread", "--since", "1d").stdout
    assert answer == f"{len(PLACES)} pages read, 1 articles changed, 0 pages failed\n", answer
    again = lambda: vigie.json("article", papers.url("still"))
    until(lambda: again()["stage"] == "done", 60, "what reads otherwise is not analyzed")
    assert "Zoran Milatovic" in again()["text"] and again()["annotations"]
    assert [(v["version"], v["cause"]) for v in again()["versions"]] == [(1, "reader")], again()["versions"]
    refused = vigie.cli("reread", "--since", "gestern", check=False)
    assert refused.returncode == 1 and "--since" in refused.stderr, refused.stderr


def main():
    press, hook = Press(), Hook()
    press.write_page("/", "La une", ["Bienvenue."])
    papers = Papers(press)
    ages = ", ".join(f'"{n}s"' for n in range(1, 300))
    config = CONFIG.replace("@url@", press.url("feed"))
    files = {"watches.toml": ONE_ACTOR.replace("@url@", hook.url), "secret": hook.secret_text()}
    with Vigie(sys.argv[1], config.replace("@ages@", ages), files) as vigie:
        vigie.start()
        check_edits(vigie, hook, papers)
        assert vigie.stop() == 0
        with open(vigie.config, encoding="utf-8") as file:
            text = file.read()
        vigie.write("vigie.toml", text.replace(ages, ""))  # nobody looks again
        vigie.start()
        asked = len(press.requests)
        check_archive(vigie, papers)
        assert len(press.requests) == asked, press.requests[asked:]
        vigie.write("vigie.toml", text)
        vigie.cli("reload")
        until(lambda: len(press.requests) > asked, 60, "[read] reread was reloaded, and nobody looks again")
        assert vigie.stop() == 0
    assert not hook.bad, hook.bad
    print("edited, gone by 404, 410 and redirect, back again: told rightly; the archive reads again; a reload looks again")


main()
