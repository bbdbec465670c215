package dev.lookback.model.event;

/** Reads UTF-8 that nobody has checked (RFC 3629): what arrives from a network may be anything. */
final class Utf8 {

    private Utf8() {}

    /**
     * @param at of a byte that is not ASCII, before {@code end}
     * @return the length of the character that begins here, 2 to 4; or less than zero: so many bytes, negated, are to be
     *     replaced by one U+FFFD, as the Unicode standard recommends and the JDK does
     */
    static int sequence(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        int expected = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (expected == 1 || at + 1 >= end || !isSecond(lead, bytes[at + 1] & 0xff)) {
            return -1;
        }
        for (int i = 2; i < expected; i++) {
            if (at + i >= end || (bytes[at + i] & 0xc0) != 0x80) {
                return -i;
            }
        }
        return expected;
    }

    /** No overlong forms, no surrogates, nothing beyond U+10FFFF. */
    private static boolean isSecond(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> second >= 0xa0 && second <= 0xbf;
            case 0xed -> second >= 0x80 && second <= 0x9f;
            case 0xf0 -> second >= 0x90 && second <= 0xbf;
            case 0xf4 -> second >= 0x80 && second <= 0x8f;
            default -> (second & 0xc0) == 0x80;
        };
    }
}
