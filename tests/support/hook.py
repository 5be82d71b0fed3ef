"""A webhook receiver on loopback that verifies Standard Webhooks signatures by itself and may fail at random.

    hook = Hook(fail=0.3, secret=…); hook.received: list of (webhook-id, payload)
"""
import base64
import hashlib
import hmac
import http.server
import json
import random
import threading


class Hook:
    def __init__(self, fail=0.0, secret=b"vigie-test-secret-0123456789", seed=1):
        self.received = []  # accepted ones, in order
        self.bad = []  # what was wrong with others
        self.refused = 0
        self.lock = threading.Lock()
        self.secret = secret
        chance = random.Random(seed)
        hook = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                with hook.lock:
                    status = hook.take(self.headers, body, chance.random() < fail)
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def secret_text(self):
        return "whsec_" + base64.b64encode(self.secret).decode()

    def take(self, headers, body, failing):
        message_id = headers.get("webhook-id", "")
        signed = f"{message_id}.{headers.get('webhook-timestamp', '')}.".encode() + body
        expected = "v1," + base64.b64encode(hmac.new(self.secret, signed, hashlib.sha256).digest()).decode()
        if expected not in headers.get("webhook-signature", "").split(" "):
            self.bad.append(f"{message_id}: wrong signature")
            return 401
        if failing:
            self.refused += 1
            return 503
        self.received.append((message_id, json.loads(body)))
        return 204

    def close(self):
        self.server.shutdown()
        self.server.server_close()
