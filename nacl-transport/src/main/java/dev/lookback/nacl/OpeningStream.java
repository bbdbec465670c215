package dev.lookback.nacl;

import com.goterl.lazysodium.interfaces.SecretStream;

/** One direction, on the side that receives: ciphertexts in, each once and in their order, plaintext out. One thread at a time. */
public final class OpeningStream {

    private final SecretStream.State state = new SecretStream.State();

    OpeningStream(byte[] key, byte[] header) throws NaclException {
        if (header.length != SealingStream.HEADER_BYTES
                || Libsodium.NATIVE.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key) != 0) {
            throw new NaclException("no header of a stream");
        }
    }

    /** Checks what a frame says of its length, before anything is kept for it. */
    public static int checkLength(int length) throws NaclException {
        if (length < SealingStream.OVERHEAD_BYTES || length > SealingStream.MAX_FRAME_BYTES) {
            throw new NaclException("a frame of " + Integer.toUnsignedString(length) + " bytes (expected: "
                    + SealingStream.OVERHEAD_BYTES + " to " + SealingStream.MAX_FRAME_BYTES + ")");
        }
        return length;
    }

    /** @throws NaclException if it is not the next frame as it was sealed; after that nothing can be opened */
    public byte[] open(byte[] ciphertext) throws NaclException {
        checkLength(ciphertext.length);
        byte[] plaintext = new byte[ciphertext.length - SealingStream.OVERHEAD_BYTES];
        byte[] tag = new byte[1];
        if (Libsodium.NATIVE.crypto_secretstream_xchacha20poly1305_pull(
                        state, plaintext, null, tag, ciphertext, ciphertext.length, null, 0)
                != 0) {
            throw new NaclException("a frame is altered, or not the next one");
        }
        if (tag[0] != SealingStream.MESSAGE) {
            throw new NaclException("a frame with tag " + tag[0] + " (expected: " + SealingStream.MESSAGE + ")");
        }
        return plaintext;
    }

    /** Nothing can be opened any more. */
    public void wipe() {
        SealingStream.wipe(state);
    }
}
