package dev.lookback.model.event;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives ids: ten characters drawn at random for this source (50 bits), then a count (40 bits), so that ids of one
 * process never meet and ids of two meet once in 10^15.
 */
public final class EventIds {

    private static final int COUNT_CHARACTERS = 8;
    private static final int SOURCE_BYTES = 7;

    private final String source;
    private final AtomicLong count = new AtomicLong();

    public EventIds() {
        this(random());
    }

    /** For tests that need the same ids again; {@code source} is ten characters of {@code [0-9a-v]}. */
    public EventIds(String source) {
        this.source = source;
    }

    public String next() {
        char[] digits = new char[COUNT_CHARACTERS];
        long rest = count.getAndIncrement();
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = Base32Hex.digit((int) rest);
            rest >>>= 5;
        }
        return source + new String(digits);
    }

    private static String random() {
        byte[] bytes = new byte[SOURCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base32Hex.encode(bytes, 10);
    }
}
