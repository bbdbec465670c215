package dev.lookback.api.history;

import java.util.Locale;

/** Bytes for a person, in the units that {@code historyMaxBytes} is set in. */
final class ByteSize {

    private static final String UNITS = "KMGTPE";
    private static final int UNIT_BITS = 10;

    private ByteSize() {}

    static String text(long bytes) {
        int unit = (Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, bytes))) / UNIT_BITS;
        return unit == 0
                ? bytes + " B"
                : String.format(
                        Locale.ROOT, "%.1f %cB", (double) bytes / (1L << (unit * UNIT_BITS)), UNITS.charAt(unit - 1));
    }
}
