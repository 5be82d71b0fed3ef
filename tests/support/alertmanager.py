#!/usr/bin/python3
"""The real prometheus-alertmanager. Prints one JSON line {"http": port}, then serves until killed."""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from broker import answers, free_port  # noqa: E402


def serve(folder):
    port = free_port()
    with open(folder + "/am.yml", "w", encoding="ascii") as out:
        out.write("route:\n  receiver: none\nreceivers:\n- name: none\n")
    child = subprocess.Popen(["prometheus-alertmanager", f"--config.file={folder}/am.yml", f"--storage.path={folder}/data",
                              f"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address="],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not answers(port):
        if child.poll() is not None:
            sys.exit("prometheus-alertmanager ended")
        time.sleep(0.05)
    print(json.dumps({"http": port}), flush=True)
    signal.sigwait({signal.SIGTERM})
    child.kill()


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    place = tempfile.mkdtemp(prefix="vigie-am-")
    try:
        serve(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
