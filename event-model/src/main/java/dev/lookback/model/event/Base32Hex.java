package dev.lookback.model.event;

/** The alphabet {@code 0-9a-v} of RFC 4648 section 7, in lower case and without padding: it sorts like the bytes. */
final class Base32Hex {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";

    private Base32Hex() {}

    /** The character for the lowest five bits. */
    static char digit(int value) {
        return ALPHABET.charAt(value & 31);
    }

    /** The first {@code characters} × 5 bits; the bytes must have that many. */
    static String encode(byte[] bytes, int characters) {
        StringBuilder text = new StringBuilder(characters);
        int bits = 0;
        int held = 0;
        for (int i = 0; text.length() < characters; ) {
            if (held < 5) {
                bits = bits << 8 | bytes[i++] & 0xff;
                held += 8;
            }
            held -= 5;
            text.append(digit(bits >>> held));
        }
        return text.toString();
    }
}
