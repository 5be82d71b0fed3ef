#!/usr/bin/env python3
"""A webhook of the running daemon verified by the reference library of Standard Webhooks (npm's standardwebhooks, fetched by npm).

usage: standard_webhooks_test.py BUILD_DIR
"""
import base64
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "support"))
from vigie_run import Vigie  # noqa: E402

SERVER = """
const { Webhook } = require("standardwebhooks");
const http = require("http");
const verifier = new Webhook(process.argv[2]);
http.createServer((request, response) => {
  let body = "";
  request.on("data", part => body += part);
  request.on("end", () => {
    if (request.url == "/altered") body = body.replace("vigie-test", "vigie-fest");
    try { const event = verifier.verify(body, request.headers); response.statusCode = 200; response.end("verified " + event.type); }
    catch (error) { response.statusCode = 401; response.end(String(error.message)); }
  });
}).listen(0, "127.0.0.1", function () { console.log(this.address().port); });
"""
WATCHES = """
[[receiver]]
name = "right"
type = "webhook"
url = "http://127.0.0.1:@port@/hook"
secret_file = "@dir@/secret"
[[receiver]]
name = "altered"
type = "webhook"
url = "http://127.0.0.1:@port@/altered"
secret_file = "@dir@/secret"
[[receiver]]
name = "stranger"
type = "webhook"
url = "http://127.0.0.1:@port@/hook"
secret_file = "@dir@/other"
"""


def main():
    secret = "whsec_" + base64.b64encode(os.urandom(24)).decode()
    other = "whsec_" + base64.b64encode(os.urandom(24)).decode()
    with tempfile.TemporaryDirectory(prefix="vigie-swh.") as folder:
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefer-offline", "standardwebhooks"], cwd=folder, check=True)
        server = subprocess.Popen(["node", "-e", SERVER, "-", secret], cwd=folder, stdout=subprocess.PIPE, text=True)
        try:
            port = server.stdout.readline().strip()
            files = {"watches.toml": WATCHES.replace("@port@", port), "secret": secret, "other": other}
            with Vigie(sys.argv[1], "", files) as vigie:
                vigie.start()
                answers = {name: vigie.cli("receivers", "test", name, check=False) for name in ("right", "altered", "stranger")}
                vigie.stop()
        finally:
            server.terminate()
    for name, answer in answers.items():
        print(f"{name}: {(answer.stdout + answer.stderr).strip()}")
    assert answers["right"].returncode == 0 and answers["altered"].returncode == 1 and answers["stranger"].returncode == 1


main()
