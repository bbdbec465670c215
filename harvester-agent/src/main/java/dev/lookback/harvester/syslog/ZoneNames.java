package dev.lookback.harvester.syslog;

import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;

/**
 * What senders write to say how far a time is from UTC: {@code Z}, {@code +01:00}, {@code -0700}, {@code GMT-6}, {@code CET}.
 * Several zones share an abbreviation: the zone that is set comes first, then RFC 822's. One that only guessing could tell
 * ({@code IST}) is not known.
 */
final class ZoneNames {

    /** There is no such zone. */
    static final int NONE = Integer.MAX_VALUE;

    private static final int MAX_LETTERS = 5;

    /** Abbreviations and their hours east of UTC. */
    private static final String[] KNOWN =
            ("UTC 0 GMT 0 UT 0 EST -5 EDT -4 CST -6 CDT -5 MST -7 MDT -6 PST -8 PDT -7 AKST -9"
                            + " AKDT -8 HST -10 WET 0 WEST 1 BST 1 CET 1 CEST 2 MET 1 MEST 2 MEZ 1 MESZ 2 EET 2 EEST 3 SAST 2"
                            + " MSK 3 SGT 8 HKT 8 AWST 8 JST 9 KST 9 AEST 10 AEDT 11 NZST 12 NZDT 13")
                    .split(" ");

    private static final long UTC = packed("UTC");
    private static final long GMT = packed("GMT");
    private static final long TZ = packed("TZ");

    private final long[] names = new long[KNOWN.length / 2 + 2];
    private final int[] offsets = new int[names.length];

    /** @param own whose abbreviations come first */
    ZoneNames(ZoneId own) {
        TimeZone zone = TimeZone.getTimeZone(own);
        names[0] = packed(zone.getDisplayName(false, TimeZone.SHORT, Locale.US));
        offsets[0] = zone.getRawOffset() / 1_000;
        names[1] = packed(zone.getDisplayName(true, TimeZone.SHORT, Locale.US));
        offsets[1] = (zone.getRawOffset() + zone.getDSTSavings()) / 1_000;
        for (int i = 2; i < names.length; i++) {
            names[i] = packed(KNOWN[2 * i - 4]);
            offsets[i] = Integer.parseInt(KNOWN[2 * i - 3]) * 3_600;
        }
    }

    /** Returns seconds east of UTC, or {@link #NONE}. */
    int offset(byte[] buffer, int start, int end) {
        if (end - start == 1 && buffer[start] == 'Z') {
            return 0;
        }
        int sign = start;
        while (sign < end && buffer[sign] >= 'A' && buffer[sign] <= 'Z') {
            sign++;
        }
        if (sign - start > MAX_LETTERS) {
            return NONE;
        }
        long word = packed(buffer, start, sign);
        if (sign == end) {
            return named(word);
        }
        if (word == 0) {
            return signed(buffer, sign, end, 2);
        }
        return word == UTC || word == GMT || word == TZ ? signed(buffer, sign, end, 1) : NONE;
    }

    private int named(long word) {
        for (int i = 0; word != 0 && i < names.length; i++) {
            if (names[i] == word) {
                return offsets[i];
            }
        }
        return NONE;
    }

    /** {@code +hh:mm}, {@code +hhmm}, {@code +hh}: east is positive, as in RFC 3339 and unlike POSIX's TZ. */
    private static int signed(byte[] buffer, int start, int end, int minHourDigits) {
        int at = start + 1;
        while (at < end && at < start + 3 && IsoTime.isDigit(buffer[at])) {
            at++;
        }
        if ((buffer[start] != '+' && buffer[start] != '-') || at - start <= minHourDigits) {
            return NONE;
        }
        int hours = IsoTime.digits(buffer, start + 1, at - start - 1);
        int minutes = minutes(buffer, at, end);
        if (hours > 23 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        int offset = hours * 3_600 + minutes * 60;
        return buffer[start] == '-' ? -offset : offset;
    }

    private static int minutes(byte[] buffer, int start, int end) {
        if (start == end) {
            return 0;
        }
        int first = buffer[start] == ':' ? start + 1 : start;
        return end - first == 2 ? IsoTime.digits(buffer, first, 2) : -1;
    }

    /** Returns 0 for a name that is too long to be one of these. */
    private static long packed(String name) {
        long word = 0;
        for (int i = 0; i < name.length() && name.length() <= MAX_LETTERS; i++) {
            word = word << 8 | name.charAt(i);
        }
        return word;
    }

    private static long packed(byte[] buffer, int start, int end) {
        long word = 0;
        for (int i = start; i < end; i++) {
            word = word << 8 | buffer[i];
        }
        return word;
    }
}
