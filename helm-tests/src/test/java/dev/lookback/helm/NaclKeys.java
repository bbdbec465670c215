package dev.lookback.helm;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.util.Base64;

/**
 * A pair of keys as {@code ./lookback keys} makes it, made by the JDK: libsodium's JNA clashes with Helm's.
 *
 * @param secret in base64
 * @param open the public one, in base64
 */
record NaclKeys(String secret, String open) {

    private static final int BYTES = 32;

    static NaclKeys generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            byte[] secret = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
            return new NaclKeys(base64(secret), base64(littleEndian((XECPublicKey) pair.getPublic())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] littleEndian(XECPublicKey key) {
        byte[] big = key.getU().toByteArray();
        byte[] little = new byte[BYTES];
        for (int i = 0; i < Math.min(BYTES, big.length); i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
