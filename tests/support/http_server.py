#!/usr/bin/python3
"""An HTTP server that misbehaves in the ways that pollers meet. Prints one JSON line with its ports, then serves until killed.

The first part of the path names the behaviour (http_behaviours.py). GET /_requests gives what came as JSON, POST /_reset forgets
it and all state. Ports: http; tls (a certificate nobody knows, its CA in "ca"); expired (the same, out of date); h2 (agrees on HTTP/2
and speaks none), h2_reset (breaks every stream off), h2_good: all three speak HTTP/1.1 well."""
import json
import os
import shutil
import signal
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import http2  # noqa: E402
import http_behaviours as behaviours  # noqa: E402


def read_request(connection):
    """One request as a dict, or None at the end of the connection."""
    head = b''
    while b'\r\n\r\n' not in head:
        part = connection.recv(65536)
        if not part:
            return None
        head += part
    head, _, body = head.partition(b'\r\n\r\n')
    lines = head.decode('latin-1').split('\r\n')
    method, target, _ = lines[0].split(' ', 2)
    headers = {}
    for line in lines[1:]:
        name, _, value = line.partition(':')
        headers[name.strip().lower()] = value.strip()
    length = int(headers.get('content-length', 0))
    while len(body) < length:
        body += connection.recv(65536)
    return {'method': method, 'target': target, 'path': target.partition('?')[0], 'headers': headers,
            'body': body.decode('utf-8', 'replace')}


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        connection = self.request
        try:
            if isinstance(connection, ssl.SSLSocket):
                connection.do_handshake()
                if connection.selected_alpn_protocol() == 'h2':
                    self.server.world.h2 += 1
                    return http2.serve(connection, self.server.name)
            while (request := read_request(connection)) is not None:
                if not behaviours.answer(connection, request, self.server.world):
                    return
        except (OSError, ValueError):
            pass  # the other side went away, which is what many tests are about


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, world, name, context=None):
        super().__init__(('127.0.0.1', 0), Handler)
        self.world, self.name, self.context = world, name, context

    def get_request(self):
        connection, address = super().get_request()
        if self.context:
            connection = self.context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, address

    def handle_error(self, request, client_address):
        pass


def certificate(folder):
    """A certificate for localhost that is its own authority."""
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '36500',
                    '-keyout', f'{folder}/key.pem', '-out', f'{folder}/cert.pem', '-subj', '/CN=localhost',
                    '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'], check=True, stderr=subprocess.DEVNULL)
    return f'{folder}/cert.pem', f'{folder}/key.pem'


def expired(folder, key):
    """The same for the same key, of January 2020."""
    with open(f'{folder}/ca.cnf', 'w', encoding='ascii') as config:
        config.write(f'[ca]\ndefault_ca=d\n[d]\ndatabase={folder}/index\nnew_certs_dir={folder}\nrand_serial=yes\ndefault_md=sha256\n'
                     'policy=p\ncopy_extensions=copy\n[p]\ncommonName=supplied\n')
    open(f'{folder}/index', 'w', encoding='ascii').close()
    subprocess.run(['openssl', 'req', '-new', '-key', key, '-out', f'{folder}/old.csr', '-subj', '/CN=localhost', '-addext',
                    'subjectAltName=DNS:localhost,IP:127.0.0.1'], check=True, stderr=subprocess.DEVNULL)
    subprocess.run(['openssl', 'ca', '-batch', '-selfsign', '-notext', '-config', f'{folder}/ca.cnf', '-keyfile', key, '-in',
                    f'{folder}/old.csr', '-out', f'{folder}/old.pem', '-startdate', '20200101000000Z', '-enddate', '20200131000000Z'],
                   check=True, stderr=subprocess.DEVNULL)
    return f'{folder}/old.pem'


def main():
    folder = tempfile.mkdtemp(prefix='vigie-http-')
    try:
        cert, key = certificate(folder)
        world = behaviours.World()
        old = expired(folder, key)
        servers = {'http': Server(world, 'http')}
        for name in ('tls', 'expired', 'h2', 'h2_reset', 'h2_good'):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(old if name == 'expired' else cert, key)
            context.set_alpn_protocols((['h2'] if name.startswith('h2') else []) + ['http/1.1'])
            servers[name] = Server(world, name, context)
        world.ports = {name: server.server_address[1] for name, server in servers.items()}
        for server in servers.values():
            threading.Thread(target=server.serve_forever, daemon=True).start()
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        print(json.dumps({**world.ports, 'ca': cert, 'old_ca': old}), flush=True)
        stop.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == '__main__':
    main()
