#!/usr/bin/env python3
"""`vigie feeds add|import|export|remove` through the real programs: a page's feed is found and polled, a second time refused, the list
outlives a restart and goes out and in again as OPML, nested and in ISO-8859-1.

usage: feeds_test.py BUILD_DIR
"""
import http.server
import os
import sys
import threading
import xml.etree.ElementTree as tree

from vigie_run import Vigie, until

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>%s</title><link>/</link>
<item><title>Premier titre</title><guid>%s-1</guid><pubDate>Mon, 05 Feb 2024 10:00:00 GMT</pubDate><description>Un texte.</description></item>
</channel></rss>"""
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://127.0.0.1/n%d</loc><news:news><news:publication>
<news:name>Le Plan</news:name><news:language>fr</news:language></news:publication><news:publication_date>2024-02-0%d</news:publication_date>
<news:title>Nouvelle %d</news:title></news:news></url></urlset>"""
INDEX = """<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>@base@/archive.xml</loc></sitemap><sitemap><loc>@base@/news-1.xml</loc></sitemap><sitemap><loc>@base@/news-2.xml</loc></sitemap><sitemap><loc>@base@/news-private.xml</loc></sitemap>
</sitemapindex>"""
PAGES = {
    "/": '<html><head><title>Le Journal</title><link rel="alternate" type="application/rss+xml" href="/une.xml"></head><body>Bonjour</body></html>',
    "/both": '<html><head><link rel="alternate" type="application/rss+xml" href="/une.xml">'
             '<link rel="alternate" type="application/atom+xml" href="/sport.xml"></head></html>',
    "/old/": '<html><body>Rien ici, sinon <a href="feed:@base@/monde.xml">le fil</a></body></html>',
    "/bare/": "<html><body>Rien</body></html>",
    "/bare/rss.xml": RSS % ("Usuel", "u"),
    "/none/": "<html><body>Rien</body></html>",
    "/une.xml": RSS % ("La Une", "a"),
    "/sport.xml": RSS % ("Sport", "s"),
    "/monde.xml": RSS % ("Monde", "m"),
    "/index.xml-of-news": INDEX,
    "/archive.xml": NEWS.replace("news:news", "x").replace("n%d", "old") % (1, 1),
    "/news-1.xml": NEWS % (1, 1, 1),
    "/news-2.xml": NEWS % (2, 2, 2),
    "/news-private.xml": NEWS % (3, 3, 3),
    "/robots.txt": "User-agent: *\nDisallow: /news-private.xml\n",
}
OPML = """<?xml version="1.0" encoding="ISO-8859-1"?><opml version="2.0"><body><outline text="Été"><outline text="Région">
<outline type="rss" text="Café" xmlUrl="@base@/sport.xml"/></outline></outline><outline text="La Une" xmlUrl="@base@/une.xml"/></body></opml>"""


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        body = PAGES.get(self.path)
        if body is None:
            return self.send_error(404)
        body = body.replace("@base@", base).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/xml" if body.startswith(b"<?xml") else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def urls(vigie):
    return {f["url"]: f for f in vigie.json("feeds")["feeds"] if not f.get("removed")}


def add(vigie, base):
    shown = vigie.cli("feeds", "add", "--dry-run", base + "/").stdout
    assert "La Une" in shown and "rss2.0" in shown and "1 entries" in shown and "Premier titre" in shown, shown
    assert not urls(vigie), "a dry run subscribed"
    assert "Added" in vigie.cli("feeds", "add", base + "/").stdout
    until(lambda: urls(vigie)[base + "/une.xml"]["articles"] == 1, 30, "the added feed is not polled")
    assert "La Une" in vigie.cli("feeds").stdout, "not shown by its own title"

    again = vigie.cli("feeds", "add", base + "/une.xml", check=False)
    assert again.returncode != 0 and "already subscribed" in again.stderr, again
    same = vigie.cli("feeds", "add", base.replace("http://127", "HTTP://127") + "/une.xml#top", check=False)
    assert same.returncode != 0 and "already subscribed" in same.stderr, same
    several = vigie.cli("feeds", "add", base + "/both", check=False)
    assert several.returncode != 0 and "--pick" in several.stderr and "Sport" in several.stdout, several
    assert "monde.xml" in vigie.cli("feeds", "add", base + "/old/").stdout, "a feed: link"
    assert "/bare/rss.xml" in vigie.cli("feeds", "add", base + "/bare/").stdout, "a usual place"
    nothing = vigie.cli("feeds", "add", base + "/none/", "--dry-run", check=False)
    if nothing.returncode == 0:  # the usual places at the root belong to the whole host
        raise AssertionError(nothing.stdout)
    assert "no feed" in nothing.stderr, nothing


def carry(vigie, base):
    path = os.path.join(vigie.directory, "in.opml")
    with open(path, "wb") as file:
        file.write(OPML.replace("@base@", base).encode("latin-1"))
    assert "1 added, 1 were subscribed already" in vigie.cli("feeds", "import", path).stdout
    assert urls(vigie)[base + "/sport.xml"]["folder"] == "Été/Région"
    assert vigie.stop() == 0
    vigie.start()
    assert urls(vigie)[base + "/sport.xml"]["name"] == "Café", "the list did not outlive a restart"
    exported = vigie.cli("feeds", "export").stdout
    again = vigie.write("out.opml", exported)
    assert "0 added, %d were subscribed already" % len(urls(vigie)) in vigie.cli("feeds", "import", again).stdout
    root = tree.fromstring(exported.encode())
    nested = root.find("./body/outline[@text='Été']/outline[@text='Région']/outline")
    assert nested is not None and nested.get("xmlUrl") == base + "/sport.xml", tree.tostring(root)
    titles = {o.get("xmlUrl"): o.get("text") for o in root.iter("outline")}
    assert titles[base + "/une.xml"] == "La Une", titles
    vigie.cli("feeds", "remove", urls(vigie)[base + "/sport.xml"]["id"])
    assert base + "/sport.xml" not in urls(vigie)


def sitemaps(vigie, base):
    shown = vigie.cli("feeds", "add", base + "/index.xml-of-news").stdout
    assert "sitemap-index, 4 parts" in shown, shown
    until(lambda: urls(vigie)[base + "/index.xml-of-news"]["articles"] == 2, 30, "the news of an index's parts, no archive, and nothing that robots.txt forbids")


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    with Vigie(sys.argv[1], '[fetch]\nallow_private_addresses = true\nper_host_gap = "5ms"\n') as vigie:
        vigie.start("--loops", "poll,http")
        add(vigie, base)
        carry(vigie, base)
        sitemaps(vigie, base)
        assert vigie.stop() == 0
    print("feeds: found, added once, carried as OPML, sitemap indexes read")


main()
