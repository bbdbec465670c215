package dev.lookback.nacl;

import com.goterl.lazysodium.SodiumJava;

/**
 * The calls that the handshake needs. libsodium says by a number that it refuses, a forged box or a key of low order: here
 * that is always an exception.
 */
final class Libsodium {

    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 24;

    /** What a box is longer than its content. */
    static final int MAC_BYTES = 16;

    static final SodiumJava NATIVE = load();

    private Libsodium() {}

    private static SodiumJava load() {
        SodiumJava sodium = new SodiumJava();
        if (sodium.sodium_init() < 0) {
            throw new IllegalStateException("libsodium: sodium_init has failed (expected: a source of randomness)");
        }
        return sodium;
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        NATIVE.randombytes_buf(bytes, length);
        return bytes;
    }

    static byte[] publicKey(byte[] secret) {
        byte[] bytes = new byte[KEY_BYTES];
        if (NATIVE.crypto_scalarmult_base(bytes, secret) != 0) {
            throw new IllegalStateException("libsodium: crypto_scalarmult_base has failed");
        }
        return bytes;
    }

    static byte[] box(byte[] message, byte[] nonce, PublicKey to, byte[] secret) throws NaclException {
        byte[] box = new byte[message.length + MAC_BYTES];
        if (NATIVE.crypto_box_easy(box, message, message.length, nonce, to.bytes(), secret) != 0) {
            throw new NaclException("crypto_box_easy has failed: the peer's key is none");
        }
        return box;
    }

    /** @param what it is, for who reads the log */
    static byte[] open(String what, byte[] box, byte[] nonce, PublicKey from, byte[] secret) throws NaclException {
        byte[] message = new byte[box.length - MAC_BYTES];
        if (NATIVE.crypto_box_open_easy(message, box, box.length, nonce, from.bytes(), secret) != 0) {
            throw new NaclException(what + " is not for us, or not by whom it should be, or altered");
        }
        return message;
    }
}
