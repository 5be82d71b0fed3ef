"""What http_server.py can do wrong, and right: one function a first part of the path. Each is given the connection, the request
and the world, sends what it likes and returns whether the connection stays open."""
import base64
import collections
import functools
import gzip
import hashlib
import hmac
import json
import threading
import time
import urllib.parse
import zlib

import feed_documents

FEED = b'''<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Test</title><link>http://127.0.0.1/</link><description>d</description>
<item><title>One</title><guid>one</guid><link>http://127.0.0.1/one</link></item>
<item><title>Two</title><guid>two</guid><link>http://127.0.0.1/two</link></item></channel></rss>
'''
# brotli of b"brotli unasked": one uncompressed meta-block, then the empty last one.
BROTLI = bytes([0x8b, 0x06, 0x80]) + b'brotli unasked' + b'\x03'


class World:
    """What the server remembers."""

    def __init__(self):
        self.ports, self.lock = {}, threading.Lock()
        self.reset()

    def reset(self):
        self.requests, self.counts, self.now, self.most, self.h2 = [], collections.Counter(), 0, 0, 0


def send(connection, status, headers=None, body=b'', length=None):
    text = f'HTTP/1.1 {status} X\r\n'
    for name, value in (headers or {}).items():
        text += f'{name}: {value}\r\n'
    text += f'Content-Length: {len(body) if length is None else length}\r\n\r\n'
    connection.sendall(text.encode('latin-1') + body)
    return True


def query(request):
    return {k: v[0] for k, v in urllib.parse.parse_qs(request['target'].partition('?')[2], keep_blank_values=True).items()}


def ok(c, r, w):
    return send(c, 200, {'Content-Type': 'text/plain'}, b'hello')


def feed(c, r, w):
    return send(c, 200, {'Content-Type': 'application/rss+xml', 'ETag': '"v1"', 'Last-Modified': 'Mon, 05 Feb 2024 10:00:00 GMT'}, FEED)


def echo(c, r, w):
    return send(c, 200, {'Content-Type': 'application/json'}, json.dumps(r).encode())


def status(c, r, w):
    """/status/503?retry=120&body=x"""
    q = query(r)
    headers = {'Retry-After': q['retry']} if 'retry' in q else {}
    headers.update({'Location': q['to']} if 'to' in q else {})
    return send(c, int(r['path'].split('/')[2]), headers, q.get('body', '').encode())


def etag(c, r, w):
    """/etag/NAME?etag=…&modified=…: 304 where both come back byte for byte (an empty one: must be absent)."""
    q = query(r)
    same = r['headers'].get('if-none-match', '') == q.get('etag', '') and r['headers'].get('if-modified-since', '') == q.get('modified', '')
    headers = {'ETag': q.get('etag'), 'Last-Modified': q.get('modified'), 'Cache-Control': q.get('cache')}
    headers = {k: v for k, v in headers.items() if v}
    if same and (q.get('etag') or q.get('modified')):
        c.sendall(('HTTP/1.1 304 X\r\n' + ''.join(f'{k}: {v}\r\n' for k, v in headers.items()) + '\r\n').encode())
        return True
    return send(c, 200, headers, FEED)


def moving_etag(c, r, w):
    """The ETag changes at every answer, Last-Modified never; also at a 304."""
    headers = {'ETag': f'"{w.counts[r["path"]]}"', 'Last-Modified': 'Mon, 05 Feb 2024 10:00:00 GMT'}
    if 'if-none-match' in r['headers']:
        c.sendall(('HTTP/1.1 304 X\r\n' + ''.join(f'{k}: {v}\r\n' for k, v in headers.items()) + '\r\n').encode())
        return True
    return send(c, 200, headers, FEED)


def hang(c, r, w):
    time.sleep(60)


def slow(c, r, w):
    """A byte now and then, for ever."""
    c.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n')
    while True:
        c.sendall(b'x')
        time.sleep(0.1)


def pause(c, r, w):
    """/pause?s=0.2: answers after a while and counts how many are under way."""
    with w.lock:
        w.now += 1
        w.most = max(w.most, w.now)
    time.sleep(float(query(r).get('s', '0.2')))
    with w.lock:
        w.now -= 1
    return send(c, 200, {}, b'done')


def endless(c, r, w):
    c.sendall(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
    while True:
        c.sendall(b'2000\r\n' + b'x' * 0x2000 + b'\r\n')


@functools.cache
def zeros():
    """64 MB of them in 64 KB."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return b''.join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()


def bomb(c, r, w):
    return send(c, 200, {'Content-Encoding': 'gzip'}, zeros())


def huge(c, r, w):
    return send(c, 200, {}, b'x', length=10**12)


def truncated(c, r, w):
    send(c, 200, {'ETag': '"cut"'}, FEED[:-40], length=len(FEED))


def truncated_chunked(c, r, w):
    c.sendall(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n' + b'%x\r\n' % len(FEED) + FEED[:200])


def truncated_gzip(c, r, w):
    packed = gzip.compress(FEED)
    return send(c, 200, {'Content-Encoding': 'gzip'}, packed[:-30])


def short_length(c, r, w):
    send(c, 200, {}, FEED, length=len(FEED) - 10)


def gzipped(c, r, w):
    return send(c, 200, {'Content-Encoding': 'gzip'}, gzip.compress(FEED))


def lying_gzip(c, r, w):
    return send(c, 200, {'Content-Encoding': 'gzip'}, FEED)


def unknown_encoding(c, r, w):
    return send(c, 200, {'Content-Encoding': 'utf-8'}, FEED)


def undeclared_gzip(c, r, w):
    return send(c, 200, {'Content-Type': 'application/octet-stream'}, gzip.compress(FEED))


def undeclared_bomb(c, r, w):
    return send(c, 200, {}, zeros())


def brotli(c, r, w):
    return send(c, 200, {'Content-Encoding': 'br'}, BROTLI)


def redirect(c, r, w):
    """/redirect/301?to=…"""
    return send(c, int(r['path'].split('/')[2]), {'Location': query(r)['to']}, b'<html>moved</html>')


def loop(c, r, w):
    return send(c, 302, {'Location': '/loop/' + ('b' if r['path'].endswith('a') else 'a')})


def cookie(c, r, w):
    """Sends everybody round until the cookie comes back."""
    if 'vigie=1' in r['headers'].get('cookie', ''):
        return send(c, 200, {}, b'with cookie')
    return send(c, 302, {'Location': r['target'], 'Set-Cookie': 'vigie=1'})


def garbage(c, r, w):
    c.sendall(b'\x00\x01\x02 this is not HTTP at all\r\n\r\n')


def close(c, r, w):
    return False


def many_headers(c, r, w):
    return send(c, 200, {f'X-{i}': 'y' * 50 for i in range(1000)}, b'hello')


def html(c, r, w):
    return send(c, 200, {'Content-Type': 'text/html', 'ETag': '"login"'}, b'<!DOCTYPE html><html><body>Log in, please</body></html>')


def robots(c, r, w):
    return send(c, 200, {'Content-Type': 'text/plain'}, b'User-agent: *\nDisallow: /secret\n\nUser-agent: other\nDisallow: /\n')


def page(c, r, w):
    return send(c, 200, {'Content-Type': 'text/html'}, b'<html><body><p>An article.</p></body></html>')


def document(c, r, w):
    """/document/NAME of feed_documents.py, at its next turn."""
    kind, body = feed_documents.body(r['path'].split('/')[2], w.counts[r['path']])
    return send(c, 200, {'Content-Type': kind}, body)


def window(c, r, w):
    """A feed that has moved on so far at each poll that no entry is left of the last."""
    count = w.counts[r['path']]
    return send(c, 200, {}, feed_documents.rss(*(feed_documents.item(f'{count} {n}', f'{count}-{n}') for n in range(5))).encode())


def hook(c, r, w):
    """A receiver of Standard Webhooks, written from the specification: 204 where the signature holds, else 401."""
    secret = base64.b64decode('dmlnaWUtdGVzdC1zZWNyZXQtMDEyMzQ1Njc4OQ==')
    headers = r['headers']
    signed = '.'.join([headers.get('webhook-id', ''), headers.get('webhook-timestamp', ''), r['body']])
    wanted = base64.b64encode(hmac.new(secret, signed.encode(), hashlib.sha256).digest()).decode()
    given = [part.partition(',')[2] for part in headers.get('webhook-signature', '').split() if part.startswith('v1,')]
    return send(c, 204 if any(hmac.compare_digest(wanted, one) for one in given) else 401)


def answer(connection, request, world):
    path = request['path']
    if path == '/_requests':
        return send(connection, 200, {}, json.dumps({'requests': world.requests, 'most': world.most, 'h2': world.h2}).encode())
    if path == '/_reset':
        world.reset()
        return send(connection, 200)
    with world.lock:
        world.requests.append({**request, 'at': time.monotonic()})
        world.counts[path] += 1
    name = 'robots' if path == '/robots.txt' else path.split('/')[1].replace('-', '_').split('.')[0]
    behaviour = globals().get(name)
    if behaviour is None or name in ('answer', 'send', 'query', 'zeros') or not callable(behaviour):
        return send(connection, 404, {}, b'no such behaviour')
    return behaviour(connection, request, world)
