"""A harvester in Python: sends one batch through the NaCl proxy and prints the answer.

Written from docs/formats.md, section "NaCl transport", alone, with Debian's python3-nacl: no code of Lookback's.

    python3 nacl_client.py PORT OWN.key PROXY.pub ENVIRONMENT HOST TEXT
"""

import base64
import gzip
import json
import os
import socket
import struct
import sys
import time

from nacl import bindings as sodium

INTERVAL_SECONDS = 300


def read_key(path):
    with open(path, encoding="ascii") as file:
        return base64.b64decode(file.read())


def nonce(number):
    return bytes([number]) + os.urandom(23)


def base36(number):
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits.rjust(5, "0")


class Connection:
    """After the handshake: frames out, frames in."""

    def __init__(self, port, secret, proxy):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        public = sodium.crypto_scalarmult_base(secret)
        ours, our_secret = sodium.crypto_box_keypair()
        self.say_hello(ours, our_secret, proxy)
        theirs = self.read_welcome(our_secret, proxy)
        self.initiate((public, secret), (ours, our_secret), proxy, theirs)
        receiving, sending = sodium.crypto_kx_client_session_keys(ours, our_secret, theirs)
        self.outgoing = sodium.crypto_secretstream_xchacha20poly1305_state()
        header = sodium.crypto_secretstream_xchacha20poly1305_init_push(self.outgoing, sending)
        self.socket.sendall(header)
        self.incoming = sodium.crypto_secretstream_xchacha20poly1305_state()
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(self.incoming, self.read(24), receiving)

    def say_hello(self, ours, our_secret, proxy):
        n = nonce(1)
        self.socket.sendall(b"LBK1" + ours + n + sodium.crypto_box(bytes(64), n, proxy, our_secret))

    def read_welcome(self, our_secret, proxy):
        n = self.read(24)
        assert n[0] == 2, n
        return sodium.crypto_box_open(self.read(48), n, proxy, our_secret)

    def initiate(self, own, ours, proxy, theirs):
        n, n2 = nonce(3), nonce(4)
        vouch = sodium.crypto_box(ours[0] + proxy, n2, theirs, own[1])
        self.socket.sendall(n + sodium.crypto_box(own[0] + n2 + vouch, n, theirs, ours[1]))

    def read(self, length):
        data = b""
        while len(data) < length:
            part = self.socket.recv(length - len(data))
            if not part:
                sys.exit(f"the proxy has closed the connection after {len(data)} of {length} bytes")
            data += part
        return data

    def send(self, plaintext):
        sealed = sodium.crypto_secretstream_xchacha20poly1305_push(self.outgoing, plaintext)
        self.socket.sendall(struct.pack(">I", len(sealed)) + sealed)

    def receive(self):
        (length,) = struct.unpack(">I", self.read(4))
        plaintext, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(self.incoming, self.read(length))
        assert tag == 0, tag
        return json.loads(plaintext.split(b"\n", 1)[0])


def batch(host, text):
    now = time.time_ns()
    seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now // 10**9))
    event = {
        "@timestamp": f"{seconds}.{now % 10**9:09d}Z",
        "event": {"id": "00000000python" + base36(now)[-8:], "kind": "event"},
        "host": {"name": host},
        "service": {"name": "python"},
        "message": text,
    }
    line = json.dumps(event, separators=(",", ":")).encode() + b"\n"
    headers = {
        "lb-version": "1",
        "lb-interval": base36(now // 10**9 // INTERVAL_SECONDS),
        "lb-host": host,
        "lb-agent": "0f3k9q2m7c00000000",
        "lb-seq": "0",
        "lb-prev": "",
        "lb-count": "1",
        "lb-bytes": str(len(line)),
        "content-encoding": "gzip",
    }
    return headers, gzip.compress(line)


def main():
    port, key, proxy, environment, host, text = sys.argv[1:]
    connection = Connection(int(port), read_key(key), read_key(proxy))
    headers, value = batch(host, text)
    head = {"id": 7, "environment": environment, "headers": headers, "key": host}
    connection.send(json.dumps(head).encode() + b"\n" + value)
    print(json.dumps(connection.receive(), sort_keys=True))


main()
