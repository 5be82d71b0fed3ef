"""HTTP/2 after it was agreed on, as much as a test needs (RFC 9113): spoken well enough for one answer a stream, or badly."""
import struct

PREFACE = 24
DATA, HEADERS, RST_STREAM, SETTINGS = 0, 1, 3, 4
END_STREAM, END_HEADERS, ACK = 1, 4, 1
STATUS_200 = b'\x88'  # of the static table (RFC 7541)
PROTOCOL_ERROR = struct.pack('>I', 1)


def frame(kind, flags, stream, payload=b''):
    return struct.pack('>I', len(payload))[1:] + bytes([kind, flags]) + struct.pack('>I', stream) + payload


def read(connection, size):
    data = b''
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            raise OSError('closed')
        data += part
    return data


def serve(connection, name):
    """"h2": garbage; "h2_reset": each stream is broken off; else each is answered."""
    read(connection, PREFACE)
    if name == 'h2':
        connection.sendall(b'this is no frame of HTTP/2, whatever was agreed\n' * 4)
        while connection.recv(65536):
            pass
        return
    connection.sendall(frame(SETTINGS, 0, 0))
    while True:
        head = read(connection, 9)
        read(connection, int.from_bytes(head[:3], 'big'))
        kind, flags, stream = head[3], head[4], int.from_bytes(head[5:], 'big') & 0x7fffffff
        if kind == SETTINGS and not flags & ACK:
            connection.sendall(frame(SETTINGS, ACK, 0))
        if kind == HEADERS and name == 'h2_reset':
            connection.sendall(frame(RST_STREAM, 0, stream, PROTOCOL_ERROR))
        elif kind == HEADERS:
            connection.sendall(frame(HEADERS, END_HEADERS, stream, STATUS_200) + frame(DATA, END_STREAM, stream, b'hello by two'))
