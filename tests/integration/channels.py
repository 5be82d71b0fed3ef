#!/usr/bin/env python3
"""An alert in each channel as it arrives: the running daemon, every receiver type, real or local servers behind each. Writes what came
into docs/alerts.md, below "## In each channel".

usage: channels.py BUILD_DIR [--html FILE]          (--html: the mail's HTML part as well, to look at in a browser)
"""
import http.client
import http.server
import json
import os
import re
import socket
import subprocess
import sys
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from hook import Hook  # noqa: E402
from vigie_run import Vigie, until  # noqa: E402

HEADING = "## In each channel\n"
INTRODUCTION = """What arrived, from a running daemon: `tests/integration/channels.py build/dev` starts it with every receiver, feeds it the small press of
`./run`, and writes this part anew. Only addresses, signatures and tokens are shortened, and JSON is indented. Receivers of JSON get the
same event as the webhook.
"""
# name, heading, settings
CATCHER = [
    ("slack", "Slack, Rocket.Chat", 'type = "slack"\nurl = "@http@/slack"'),
    ("mattermost", "Mattermost", 'type = "slack"\ndialect = "mattermost"\nurl = "@http@/mattermost"'),
    ("discord", "Discord", 'type = "slack"\ndialect = "discord"\nurl = "@http@/discord"'),
    ("matrix", "Matrix", 'type = "matrix"\nurl = "@http@/matrix"\nroom = "!desk:example.org"\ntoken_file = "@dir@/token"'),
    ("telegram", "Telegram", 'type = "telegram"\nurl = "@http@/telegram"\nchat = "-100123"\ntoken_file = "@dir@/token"'),
    ("ntfy", "ntfy", 'type = "ntfy"\nurl = "@http@/ntfy"'),
    ("own", "A template of one's own (ntfy)", 'type = "ntfy"\nurl = "@http@/own"\n'
     'template = "{{actor}} ({{papers}} papers): {{#passages}}«{{text}}» {{/passages}}{{url}}"'),
    ("cloud", "Webhook as a CloudEvent", 'type = "webhook"\nformat = "cloudevents"\nurl = "@http@/cloud"'),
]
OTHERS = """screen: type = "console"
hook: type = "webhook"; url = "@hook@"; secret_file = "@dir@/secret"
mail: type = "email"; server = "127.0.0.1:@smtp@"; security = "none"; from = "vigie@example.org"; to = "desk@example.org"
prometheus: type = "alertmanager"; url = "http://127.0.0.1:@alertmanager@"
broker: type = "mqtt"; server = "127.0.0.1:@mqtt@"; topic = "vigie/{watch}"; username = "vigie"; password_file = "@dir@/password"
log: type = "syslog"; server = "127.0.0.1:@syslog@"
lines: type = "file"; path = "@dir@/alerts.jsonl"
words: type = "command"; command = ["/bin/sh", "-c", "env | grep ^VIGIE_ | sort > @dir@/words && cat >> @dir@/words"]"""
NAMES_OF_HEADERS = ("content-type", "webhook-id", "webhook-timestamp", "webhook-signature", "title", "priority", "markdown", "click")


class Catcher:
    """Keeps the first request below each path."""

    def __init__(self):
        self.came = {}
        catcher = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def take(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
                catcher.came.setdefault(self.path.split("/")[1], (self.headers, body))
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(b'{"ok":true,"event_id":"$1"}')

            do_POST = do_PUT = take

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def started(script, *words):
    process = subprocess.Popen(["/usr/bin/python3", os.path.join(ROOT, "tests/support", script), *words], stdout=subprocess.PIPE, text=True)
    return process, process.stdout.readline().strip()


def indented(body, whole=True):
    try:
        value = json.loads(body)
    except ValueError:
        return body
    if not whole:
        value["data"] = "… as the webhook's"
    return json.dumps(value, ensure_ascii=False, indent=1)


def request_text(headers, body, whole=True):
    lines = [f"{name}: {headers[name]}" for name in NAMES_OF_HEADERS if name in headers]
    return "\n".join(lines) + "\n\n" + indented(body, whole)


def over_socket(path, target):
    connection = http.client.HTTPConnection("localhost")
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(path)
    connection.request("GET", target)
    return connection.getresponse().read().decode()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def mail_text(mail):
    shown = ("from", "to", "subject", "date", "message-id", "list-id", "list-unsubscribe", "list-unsubscribe-post", "auto-submitted",
             "x-vigie-alert", "mime-version", "content-type")
    head = "\n".join(f"{name.title()}: {mail['headers'][name]}" for name in shown if name in mail["headers"])
    return head + "\n\n" + mail["text"].strip()


def receivers(values):
    text, names = "", []
    for name, _, settings in CATCHER:
        names.append(name)
        text += f'[[receiver]]\nname = "{name}"\n{settings}\ngroup_by = "story"\ngroup_wait = "4s"\n'
    for line in OTHERS.split("\n"):
        name, settings = line.split(": ", 1)
        names.append(name)
        text += f'[[receiver]]\nname = "{name}"\n' + settings.replace("; ", "\n") + '\ngroup_by = "story"\ngroup_wait = "4s"\n'
    text = ('[[actor]]\nid = "Q15031"\nname = "Xi Jinping"\n[[watch]]\nname = "leaders-speak"\nactors = ["Q15031"]\npart = "speaks"\n'
            f"receivers = {json.dumps(names)}\n") + text
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    return text


def run(build, processes):
    site, base = started("serve_site.py", os.path.join(ROOT, "tests/fixtures/site"))
    smtp, smtp_line = started("smtp_server.py")
    mqtt, mqtt_line = started("broker.py")
    alertmanager, alertmanager_line = started("alertmanager.py")
    processes += [site, smtp, mqtt, alertmanager]
    catcher, hook, syslog = Catcher(), Hook(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    syslog.bind(("127.0.0.1", 0))
    mails, port = json.loads(smtp_line), json.loads(alertmanager_line)["http"]
    broker = json.loads(mqtt_line)
    signed = {}
    take = hook.take

    def keep(headers, body, failing):
        signed.setdefault("hook", (headers, body.decode()))
        return take(headers, body, failing)
    hook.take = keep
    values = {"http": catcher.url, "hook": hook.url, "smtp": mails["plain"], "mqtt": broker["port"], "alertmanager": port,
              "syslog": syslog.getsockname()[1]}
    config = '[fetch]\nallow_private_addresses = true\nper_host_gap = "0ms"\n' + "".join(
        f'[[feed]]\nurl = "{base}/{name}"\n' for name in ("courrier.xml", "gazette.xml"))
    files = {"watches.toml": receivers(values), "secret": hook.secret_text(), "token": "token-of-the-room", "password": "geheim"}
    with Vigie(build, config, files) as vigie:
        written = read(vigie.config).replace("[http]\n", '[http]\npublic_url = "https://vigie.example.org"\n')
        vigie.write("vigie.toml", written)
        vigie.start()
        wanted = len(CATCHER) + len(OTHERS.split("\n"))
        until(lambda: sum(d["state"] == "delivered" for d in vigie.json("alerts", "show", vigie.json("alerts")["alerts"][0]["id"])
                          ["deliveries"]) == wanted if vigie.json("alerts")["alerts"] else False, 90, "not every channel took it")
        alert = vigie.json("alerts")["alerts"][0]
        found = {"Console": re.search(r"\nXi Jinping speaks .*?(?=\n\n|\n20\d\d-|\Z)", vigie.log_text(), re.S)[0].strip("\n"),
                 "Webhook": request_text(*signed["hook"])}
        for name, heading, _ in CATCHER:
            found[heading] = request_text(*catcher.came[name], whole=name != "cloud")
        with open(mails["mails"], encoding="utf-8") as file:
            mail = json.loads(file.readline())
        found["E-mail, the text part"] = mail_text(mail)
        found["E-mail, the HTML part"] = mail["html"].strip()
        shown = http.client.HTTPConnection("127.0.0.1", port)
        shown.request("GET", "/api/v2/alerts")
        found["Prometheus Alertmanager (what its API shows of it)"] = indented(shown.getresponse().read().decode())
        line = next(line for line in read(broker["messages"]).split("\n") if line.startswith("vigie/"))
        found["MQTT"] = line.split(" ", 1)[0] + "\n\n" + indented(line.split(" ", 1)[1], whole=False)
        found["Syslog"] = syslog.recv(65536).decode()
        found["File (a line for each event)"] = read(os.path.join(vigie.directory, "alerts.jsonl")).split("\n")[0][:400] + "…"
        words = read(os.path.join(vigie.directory, "words"))
        at = words.rfind("\n{")
        found["Command"] = words[:at].strip() + "\n\n" + indented(words[at:], whole=False)
        found["Atom feed (`GET /api/v1/watches/leaders-speak/alerts.atom`)"] = over_socket(
            vigie.socket, "/api/v1/watches/leaders-speak/alerts.atom").strip()
        found["`vigie alerts show`"] = vigie.cli("alerts", "show", alert["id"]).stdout.strip()
        assert vigie.stop() == 0
    return found, base, mail["html"]


def tidy(text, base):
    text = text.replace(base, "https://courrier.example").replace("\ufeff", "")
    text = re.sub(r"(sig=)[0-9a-f]{60,}", r"\g<1>9c28…", text)
    text = re.sub(r"v1,[A-Za-z0-9+/=]{30,}", "v1,K5oZ…", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def main():
    processes = []
    try:
        found, base, html = run(sys.argv[1], processes)
    finally:
        for process in processes:
            process.terminate()
    order = ["Console", "Webhook", "Webhook as a CloudEvent", "E-mail, the text part", "E-mail, the HTML part"]
    order += [name for name in found if name not in order]
    page = os.path.join(ROOT, "docs", "alerts.md")
    before = read(page).split(HEADING)[0]
    with open(page, "w", encoding="utf-8") as out:
        out.write(before + HEADING + INTRODUCTION)
        for name in order:
            out.write(f"\n### {name}\n\n```\n{tidy(found[name], base)}\n```\n")
    if "--html" in sys.argv:
        with open(sys.argv[sys.argv.index("--html") + 1], "w", encoding="utf-8") as out:
            out.write(html)
    print(f"{page}: {len(order)} channels")


main()
