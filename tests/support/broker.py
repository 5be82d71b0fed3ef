#!/usr/bin/python3
"""The real mosquitto, with a login, and a subscriber of all topics. Prints one JSON line {"port", "messages"}: a file that grows by
"topic payload" lines. Serves until killed."""
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


def serve(folder):
    port, messages = free_port(), folder + "/messages"
    subprocess.run(["mosquitto_passwd", "-b", "-c", folder + "/passwd", "vigie", "geheim"], check=True, stderr=subprocess.DEVNULL)
    os.chmod(folder, 0o755)
    os.chmod(folder + "/passwd", 0o644)  # started by root, mosquitto becomes another user
    with open(folder + "/mosquitto.conf", "w", encoding="ascii") as out:
        out.write(f"listener {port} 127.0.0.1\nallow_anonymous false\npassword_file {folder}/passwd\n")
    children = [subprocess.Popen(["/usr/sbin/mosquitto", "-c", folder + "/mosquitto.conf"], stderr=subprocess.DEVNULL)]
    while not answers(port):
        if children[0].poll() is not None:
            sys.exit("mosquitto ended")
        time.sleep(0.05)
    with open(messages, "wb") as out:
        words = ["stdbuf", "-oL", "mosquitto_sub", "-p", str(port), "-u", "vigie", "-P", "geheim", "-t", "#", "-v", "-d"]
        reader = subprocess.Popen(words, stdout=out, stderr=subprocess.DEVNULL)
    children.append(reader)
    while b"SUBACK" not in open(messages, "rb").read():
        time.sleep(0.05)
    print(json.dumps({"port": port, "messages": messages}), flush=True)
    signal.sigwait({signal.SIGTERM})
    for child in children:
        child.kill()


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    place = tempfile.mkdtemp(prefix="vigie-mqtt-")
    try:
        serve(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
