"""A press on loopback for the integration tests: feeds that grow, pages behind them, from memory.

    press = Press(); press.publish("feed1", title, paragraphs, age=timedelta(minutes=5)); press.url("feed1")

Pages have an ETag; who asks with it is answered 304 while the page is as it was.
"""
import datetime
import email.utils
import hashlib
import html
import http.server
import threading


class Press:
    def __init__(self):
        self.lock = threading.Lock()
        self.feeds = {}  # name → list of items, newest first
        self.pages = {}  # path → bytes
        self.raw = {}  # path → (status, headers, bytes), instead of anything else
        self.requests = []
        self.unchanged = []  # those that were answered 304
        press = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                press.requests.append(self.path)
                status, headers, body = press.answer(self.path)
                if status == 200 and headers.get("ETag", "-") == self.headers.get("If-None-Match"):
                    press.unchanged.append(self.path)
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, feed):
        return f"{self.base}/{feed}.xml"

    def publish(self, feed, title, paragraphs, age=datetime.timedelta(minutes=5), language="fr"):
        """Puts an article into a feed and its page behind it; returns the page's URL."""
        with self.lock:
            items = self.feeds.setdefault(feed, [])
            path = f"/{feed}-{len(items)}.html"
            date = datetime.datetime.now(datetime.timezone.utc) - age
            items.insert(0, (title, path, email.utils.format_datetime(date)))
        self.write_page(path, title, paragraphs, language)
        return self.base + path

    def write_page(self, path, title, paragraphs, language="fr"):
        body = "".join(f"<p>{html.escape(p, quote=False)}</p>\n" for p in paragraphs)
        name = html.escape(title, quote=False)
        page = (f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{name}</title></head>'
                f"<body><article><h1>{name}</h1>\n{body}</article></body></html>")
        with self.lock:
            self.pages[path] = page.encode()

    def answer(self, path):
        with self.lock:
            if path in self.raw:
                return self.raw[path]
            if path in self.pages:
                page = self.pages[path]
                return 200, {"Content-Type": "text/html; charset=utf-8", "ETag": f'"{hashlib.md5(page).hexdigest()}"'}, page
            name = path.strip("/").removesuffix(".xml")
            if name in self.feeds:
                return 200, {"Content-Type": "application/rss+xml"}, self.rss(name)
        return 404, {"Content-Type": "text/plain"}, b"no such page\n"

    def rss(self, name):
        items = "".join(f"<item><title>{html.escape(t, quote=False)}</title><link>{self.base}{p}</link><guid>{self.base}{p}</guid>"
                        f"<pubDate>{d}</pubDate></item>" for t, p, d in self.feeds[name])
        return (f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{name}</title>'
                f"<link>{self.base}/</link><description>d</description>{items}</channel></rss>").encode()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
