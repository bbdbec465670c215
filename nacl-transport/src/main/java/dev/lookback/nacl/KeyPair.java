package dev.lookback.nacl;

import java.util.Arrays;

/** A secret key and the public one that belongs to it. It never shows the secret. */
public final class KeyPair {

    private final byte[] secret;
    private final PublicKey publicKey;

    private KeyPair(byte[] secret) {
        this.secret = secret;
        this.publicKey = new PublicKey(Libsodium.publicKey(secret));
    }

    /** A new one. */
    public static KeyPair generate() {
        return generate(Libsodium::random);
    }

    static KeyPair generate(Randomness randomness) {
        return new KeyPair(randomness.next(Libsodium.KEY_BYTES));
    }

    static KeyPair of(byte[] secret) {
        return new KeyPair(secret.clone());
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** Not a copy, so that there is one place to wipe. */
    byte[] secret() {
        return secret;
    }

    /** It cannot be used any more. */
    void wipe() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "key pair of " + publicKey;
    }
}
