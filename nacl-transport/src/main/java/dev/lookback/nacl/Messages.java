package dev.lookback.nacl;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How the three messages are laid out; each has one length. */
final class Messages {

    private static final byte[] MAGIC = "LBK1".getBytes(StandardCharsets.US_ASCII);

    /** What the first box holds: nothing but zeros, so that the answer is never longer than the question. */
    static final int ZEROS = 64;

    private static final int NONCE = Libsodium.NONCE_BYTES;
    private static final int KEY = Libsodium.KEY_BYTES;
    private static final int MAC = Libsodium.MAC_BYTES;

    static final int HELLO = MAGIC.length + KEY + NONCE + ZEROS + MAC;
    static final int WELCOME = NONCE + KEY + MAC;
    static final int VOUCH = 2 * KEY + MAC;
    static final int INITIATE = NONCE + KEY + NONCE + VOUCH + MAC;

    private Messages() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    static ByteBuffer of(int length, byte[] message) throws NaclException {
        if (message.length != length) {
            throw new NaclException("a message of " + message.length + " bytes (expected: " + length + ")");
        }
        return ByteBuffer.wrap(message);
    }

    static byte[] take(ByteBuffer message, int length) {
        byte[] part = new byte[length];
        message.get(part);
        return part;
    }
}
