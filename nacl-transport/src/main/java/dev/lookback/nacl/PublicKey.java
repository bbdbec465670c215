package dev.lookback.nacl;

import java.util.Arrays;
import java.util.Base64;

/** Who somebody is: an X25519 key that everybody may know, in text as base64. */
public final class PublicKey {

    private final byte[] bytes;

    PublicKey(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** @throws IllegalArgumentException naming what it is instead */
    public static PublicKey parse(String base64) {
        return new PublicKey(decode("public key: " + base64, base64));
    }

    /** @param what is named when it is none */
    static byte[] decode(String what, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Its own message would show a character of what may be a secret.
            bytes = new byte[0];
        }
        if (bytes.length != Libsodium.KEY_BYTES) {
            throw new IllegalArgumentException(
                    what + " (expected: " + Libsodium.KEY_BYTES + " bytes in base64, 44 characters)");
        }
        return bytes;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
