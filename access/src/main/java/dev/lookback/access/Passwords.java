package dev.lookback.access;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import java.nio.charset.StandardCharsets;

/** Makes and checks hashes of passwords. */
public final class Passwords {

    /** Some 50 ms on a core of today. */
    private static final int COST = 10;

    /** bcrypt reads no more. */
    private static final int MAX_BYTES = 72;

    private static final int MIN_CHARACTERS = 8;

    private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder(COST);

    private Passwords() {}

    /** @throws IllegalArgumentException if the password is too short, or longer than bcrypt reads; it is not in the message */
    public static String hash(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < MIN_CHARACTERS || bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "password: " + password.length() + " characters, " + bytes + " bytes (expected: at least "
                            + MIN_CHARACTERS + " characters and at most " + MAX_BYTES + " bytes)");
        }
        return BCRYPT.encode(password);
    }

    static boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && BCRYPT.matches(password, hash);
    }
}
