package dev.lookback.nacl;

import com.goterl.lazysodium.interfaces.SecretStream;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One direction, on the side that sends: plaintext in, frames out. One thread at a time. */
public final class SealingStream {

    public static final int HEADER_BYTES = 24;

    /** What a frame's ciphertext is longer than its plaintext. */
    public static final int OVERHEAD_BYTES = 17;

    /** Of a frame's ciphertext. */
    public static final int MAX_FRAME_BYTES = 8 * 1024 * 1024;

    static final int LENGTH_BYTES = Integer.BYTES;

    /** TAG_MESSAGE. */
    static final byte MESSAGE = 0;

    private final SecretStream.State state = new SecretStream.State();
    private final byte[] header = new byte[HEADER_BYTES];

    SealingStream(byte[] key) {
        if (Libsodium.NATIVE.crypto_secretstream_xchacha20poly1305_init_push(state, header, key) != 0) {
            throw new IllegalStateException("libsodium: init_push has failed");
        }
    }

    /** What goes before the first frame. */
    public byte[] header() {
        return header.clone();
    }

    /**
     * The next frame: its length and the ciphertext.
     *
     * @throws IllegalArgumentException if it is larger than a frame may be
     */
    public byte[] seal(byte[] plaintext) {
        int length = plaintext.length + OVERHEAD_BYTES;
        if (length > MAX_FRAME_BYTES) {
            throw new IllegalArgumentException(
                    "a frame of " + length + " bytes (expected: at most " + MAX_FRAME_BYTES + ")");
        }
        byte[] ciphertext = new byte[length];
        if (Libsodium.NATIVE.crypto_secretstream_xchacha20poly1305_push(
                        state, ciphertext, null, plaintext, plaintext.length, null, 0, MESSAGE)
                != 0) {
            throw new IllegalStateException("libsodium: push has failed");
        }
        return ByteBuffer.allocate(LENGTH_BYTES + length)
                .putInt(length)
                .put(ciphertext)
                .array();
    }

    /** Nothing can be sealed any more. */
    public void wipe() {
        wipe(state);
    }

    static void wipe(SecretStream.State state) {
        Arrays.fill(state.k, (byte) 0);
        Arrays.fill(state.nonce, (byte) 0);
        state.clear();
    }
}
