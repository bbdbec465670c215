package dev.lookback.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks names and passwords. What was right is known again without bcrypt, as long as the user's line holds: a page asks many
 * times a minute. Guesses cost bcrypt each, at most half of the cores at a time.
 */
final class Credentials {

    private static final String ALGORITHM = "HmacSHA256";

    /** Of no password: for a name that there is not, so that guessing names takes as long as guessing passwords. */
    private static final String NOBODYS = Passwords.hash("nobody's password");

    private final SecretKeySpec key;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Semaphore checks =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    Credentials() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /** @param hash of the user's line when the password was right */
    private record Known(String hash, byte[] digest) {}

    boolean areRight(Optional<User> user, String password) {
        if (user.isEmpty()) {
            check(password, NOBODYS);
            return false;
        }
        User found = user.get();
        byte[] digest = digest(password);
        Known before = known.get(found.name());
        if (before != null && before.hash().equals(found.hash()) && MessageDigest.isEqual(before.digest(), digest)) {
            return true;
        }
        boolean isRight = check(password, found.hash());
        if (isRight) {
            known.put(found.name(), new Known(found.hash(), digest));
        }
        return isRight;
    }

    private boolean check(String password, String hash) {
        checks.acquireUninterruptibly();
        try {
            return Passwords.matches(password, hash);
        } finally {
            checks.release();
        }
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
