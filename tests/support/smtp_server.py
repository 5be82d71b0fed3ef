#!/usr/bin/python3
"""A mail server with TLS, authentication and faults (aiosmtpd). Prints one JSON line with its ports, then serves until killed.

Ports: starttls and tls demand a login (vigie / geheim); plain offers neither; bare has no STARTTLS but a login. "ca": the
certificate; "mails": a file of JSON lines, one a mail taken: headers, text, html, envelope.
Faults by recipient: nobody@ 550, later@ 451, drop@ the connection ends; full@: 452 after the message; never@: 554 after it."""
import asyncio
import email
import email.policy
import json
import logging
import os
import shutil
import signal
import ssl
import sys
import tempfile
import threading
import warnings

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from http_server import certificate  # noqa: E402


class Mails:
    def __init__(self, path):
        self.path, self.lock = path, threading.Lock()

    async def handle_RCPT(self, server, session, envelope, address, options):
        fault = {'nobody': '550 no such user here', 'later': '451 try again later'}.get(address.partition('@')[0])
        if fault:
            return fault
        if address.startswith('drop@'):
            server.transport.close()
            return '421 going away'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        for fault, answer in (('full@', '452 mailbox full'), ('never@', '554 refused for ever')):
            if any(to.startswith(fault) for to in envelope.rcpt_tos):
                return answer
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        part = {p.get_content_type(): p.get_content() for p in message.walk() if not p.is_multipart()}
        record = {'from': envelope.mail_from, 'to': envelope.rcpt_tos, 'tls': server.transport.get_extra_info('ssl_object') is not None, 'login': bool(session.authenticated),
                  'helo': session.host_name, 'headers': {k.lower(): str(v) for k, v in message.items()},
                  'defects': [str(d) for p in message.walk() for d in p.defects], 'type': message.get_content_type(),
                  'longest': max(len(line) for line in envelope.content.split(b'\r\n')),
                  'text': part.get('text/plain', ''), 'html': part.get('text/html', '')}
        with self.lock, open(self.path, 'a') as out:
            out.write(json.dumps(record) + '\n')
        return '250 taken'


def login(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and data.login == b'vigie' and data.password == b'geheim'
    return AuthResult(success=good, handled=good)


async def serve(folder):
    cert, key = certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    mails = Mails(folder + '/mails.jsonl')
    open(mails.path, 'w').close()
    auth = {'authenticator': login, 'auth_required': True}
    kinds = {'starttls': ({'tls_context': context, 'require_starttls': True, **auth}, None),
             'tls': ({'auth_require_tls': False, **auth}, context),
             'plain': ({}, None),
             'bare': ({'auth_require_tls': False, **auth}, None)}
    loop, ports = asyncio.get_running_loop(), {}
    for name, (settings, tls) in kinds.items():
        server = await loop.create_server(lambda s=settings: SMTP(mails, enable_SMTPUTF8=True, **s), '127.0.0.1', 0, ssl=tls)
        ports[name] = server.sockets[0].getsockname()[1]
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    print(json.dumps({**ports, 'ca': cert, 'mails': mails.path}), flush=True)
    await stop.wait()


def main():
    logging.disable(logging.CRITICAL)
    warnings.simplefilter('ignore')  # a login without TLS is what some tests are about
    folder = tempfile.mkdtemp(prefix='vigie-smtp-')
    try:
        asyncio.run(serve(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == '__main__':
    main()
