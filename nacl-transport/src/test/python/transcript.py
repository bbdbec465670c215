"""Writes src/test/resources/golden/transcript.txt, with another library (python3-nacl) and from the contract alone.

It was run once; the frames' nonces are random, so that it never writes the same again.
"""

import json
import struct

from nacl import bindings as b


def key(start):
    secret = bytes((start + i) % 256 for i in range(32))
    return secret, b.crypto_scalarmult_base(secret)


def nonce(number, start):
    return bytes([number]) + bytes((start + i) % 256 for i in range(23))


def line(name, value):
    print(name, value.hex())


def stream(state, secret):
    return b.crypto_secretstream_xchacha20poly1305_init_push(state, secret)


def frame(state, plaintext):
    ciphertext = b.crypto_secretstream_xchacha20poly1305_push(state, plaintext)
    return struct.pack(">I", len(ciphertext)) + ciphertext


c, C = key(1)
s, S = key(64)
c1, C1 = key(100)
s1, S1 = key(200)
n1, n2, n3, n4 = nonce(1, 10), nonce(2, 20), nonce(3, 30), nonce(4, 40)

hello = b"LBK1" + C1 + n1 + b.crypto_box(bytes(64), n1, S, c1)
welcome = n2 + b.crypto_box(S1, n2, C1, s)
vouch = b.crypto_box(C1 + S, n4, S1, c)
initiate = n3 + b.crypto_box(C + n4 + vouch, n3, S1, c1)

receiving, sending = b.crypto_kx_client_session_keys(C1, c1, S1)
up, down = (b.crypto_secretstream_xchacha20poly1305_state() for _ in range(2))
up_header, down_header = stream(up, sending), stream(down, receiving)
batch = {"id": 7, "environment": "prod", "headers": {"lb-version": "1", "lb-host": "web-1"}, "key": "web-1"}
plaintext = json.dumps(batch, separators=(",", ":")).encode() + b"\n\x1f\x8bgzip\n\x00"

line("client-secret", c)
line("client-public", C)
line("proxy-secret", s)
line("proxy-public", S)
line("client-connection-secret", c1)
line("proxy-connection-secret", s1)
line("hello-nonce", n1)
line("welcome-nonce", n2)
line("initiate-nonce", n3)
line("vouch-nonce", n4)
line("hello", hello)
line("welcome", welcome)
line("initiate", initiate)
line("up-header", up_header)
line("up-frame", frame(up, plaintext))
line("up-frame", frame(up, plaintext.replace(b"7", b"8")))
line("down-header", down_header)
line("down-frame", frame(down, b'{"ack":7}\n'))
line("down-frame", frame(down, b'{"nack":8,"error":"kafka is away","retry":true}\n'))
