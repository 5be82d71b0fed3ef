#!/usr/bin/env python3
"""Pages that no page should be, from a real server: each article is done, each has one clear line in the log, and no process needs
more memory than it may.

usage: hostile_test.py BUILD_DIR
"""
import sys
import zlib

from hook import Hook
from press import Press
from vigie_run import LOCAL_PRESS, ONE_ACTOR, Vigie, until

CONFIG = LOCAL_PRESS + """
[[feed]]
url = "@url@"
"""
MOST_MEGABYTES = 200  # of vigied; a 50 MB page is cut at 8
RUSSIAN = ("Премьер-министр прибыл в столицу и заявил, что переговоры продолжатся на следующей неделе. "
           "По его словам, стороны готовы обсуждать не только торговлю, но и безопасность. ")

GARBLED = "Il a déclaré à Genève, où l’été était très sec, ".encode() + b"\xff\xfe\xff\xff que la suite viendrait. "


def bomb():
    """A gigabyte of nothing, in a megabyte."""
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(pack.compress(bytes(1 << 20)) for _ in range(1024)) + pack.flush()


def paragraphs(size):
    one = b"<p>" + b"Un mot et un autre, " * 30 + b"fin.</p>\n"
    return b"<title>Longue</title>" + one * (size // len(one))


HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGES = {  # name → headers, bytes, words of its line
    "nested": (HTML, b"<div><b>" * 60_000, "no text"),
    "large": (HTML, paragraphs(50_000_000), "more than 8388608 bytes"),
    "bomb": ({**HTML, "Content-Encoding": "gzip"}, bomb(), "more than 8388608 bytes"),
    "script": (HTML, b"<html><script>var a = '" + b"x" * 100_000 + b"';</script></html>", "no text, only script"),
    "charset": (HTML, b"<title>A</title><article><p>" + GARBLED * 80, "its text cannot be decoded as utf-8"),
    "cyrillic": ({"Content-Type": "text/html; charset=utf-8"},
                 ("<title>Мэрия</title><article>" + f"<p>{RUSSIAN * 5}</p>" * 5 + "</article>").encode("windows-1251"), ""),
}


def peak_megabytes(process):
    with open(f"/proc/{process}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmHWM"))


def main():
    press, hook = Press(), Hook()
    urls = {}
    for name, (headers, body, _) in PAGES.items():
        urls[name] = press.publish("feed", f"Titre de {name}", ["rien"])
        press.raw[urls[name].removeprefix(press.base)] = (200, headers, body)
    files = {"watches.toml": ONE_ACTOR.replace("@url@", hook.url), "secret": hook.secret_text()}
    with Vigie(sys.argv[1], CONFIG.replace("@url@", press.url("feed")), files) as vigie:
        vigie.start()
        until(lambda: vigie.json("status")["counts"]["articles"] == len(PAGES), 60, "the feed was not polled")
        until(lambda: all(vigie.json("article", url)["stage"] == "done" for url in urls.values()), 120, "a page was not answered")
        peaks = {name: peak_megabytes(pid) for name, pid in [("vigied", vigie.process.pid), *enumerate(vigie.workers())]}
        assert max(peaks.values()) < MOST_MEGABYTES, peaks
        for name, (_, _, words) in PAGES.items():
            article = vigie.json("article", urls[name])
            lines = [line for line in vigie.log_text().splitlines() if urls[name] in line]
            if words:
                assert article["text"] == f"Titre de {name}", (name, article["text"][:200])
                assert len(lines) == 1 and words in lines[0], (name, lines)
        assert RUSSIAN.strip() in vigie.json("article", urls["cyrillic"])["text"]
        assert vigie.stop() == 0
    print(f"{len(PAGES)} hostile pages answered, each with one line; most memory in MB: {peaks}")


main()
