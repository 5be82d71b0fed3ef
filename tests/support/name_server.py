"""A name server on 127.0.0.1:53 for runs in a network of their own: each name has its answers for A and AAAA, one for each time that it
is asked; the last one stays. Whoever changes an answer between two questions is what DNS rebinding does.
"""
import socket
import struct
import threading

TYPES = {1: socket.AF_INET, 28: socket.AF_INET6}


class NameServer:
    def __init__(self, names):
        """names: {name: {1: [address, …], 28: […]}}, 1 for A and 28 for AAAA."""
        self.names = names
        self.asked = []
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            question, client = self.socket.recvfrom(512)
            self.socket.sendto(self.answer(question), client)

    def answer(self, message):
        labels, at = [], 12
        while message[at]:
            labels.append(message[at + 1:at + 1 + message[at]].decode())
            at += 1 + message[at]
        kind = struct.unpack(">H", message[at + 1:at + 3])[0]
        question = message[12:at + 5]
        name = ".".join(labels).lower()
        addresses = self.names.get(name, {}).get(kind, [])
        self.asked.append((name, kind))
        head = message[:2] + b"\x81\x80" + struct.pack(">HHHH", 1, 1 if addresses else 0, 0, 0)
        if not addresses:
            return head + question
        address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        data = socket.inet_pton(TYPES[kind], address)
        return head + question + b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 0, len(data)) + data
