"""A small WebSub hub on loopback (W3C WebSub, sections 5 to 7): verifies intent, then pushes what it is given.

    hub = Hub(); hub.url; hub.leases: callback → {"topic", "secret"}; hub.push(topic, body) → statuses
"""
import hashlib
import hmac
import http.server
import threading
import urllib.error
import urllib.parse
import urllib.request


class Hub:
    def __init__(self):
        self.leases, self.refused = {}, []
        hub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.end_headers()
                threading.Thread(target=hub.verify, args=(form,), daemon=True).start()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hub"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def ask(self, callback, topic, mode="subscribe"):
        """The answer's status and body to the question of intent."""
        query = urllib.parse.urlencode({"hub.mode": mode, "hub.topic": topic, "hub.challenge": "prove-it", "hub.lease_seconds": "864000"})
        try:
            with urllib.request.urlopen(f"{callback}?{query}", timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""

    def verify(self, form):
        callback, topic = form["hub.callback"], form["hub.topic"]
        if self.ask(callback, topic) == (200, "prove-it"):
            self.leases[callback] = {"topic": topic, "secret": form["hub.secret"]}
        else:
            self.refused.append(callback)

    def push(self, topic, body, secret=None):
        statuses = []
        for callback, lease in self.leases.items():
            if lease["topic"] != topic:
                continue
            digest = hmac.new((secret or lease["secret"]).encode(), body, hashlib.sha256).hexdigest()
            headers = {"X-Hub-Signature": "sha256=" + digest, "Content-Type": "application/rss+xml"}
            request = urllib.request.Request(callback, data=body, headers=headers, method="POST")
            with urllib.request.urlopen(request, timeout=20) as answer:
                statuses.append(answer.status)
        return statuses
