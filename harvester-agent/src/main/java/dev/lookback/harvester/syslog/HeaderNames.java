package dev.lookback.harvester.syslog;

/** Hosts and tags in headers of RFC 3164 section 4.1, as lenient as senders are careless. */
final class HeaderNames {

    /** Of one field of a header. RFC 5424 allows 255 for the longest, the host name. */
    static final int MAX_BYTES = 255;

    private static final long[] TAG_CHARACTERS = set("!#$&'()*+,-./:@\\^_~");
    private static final long[] HOST_CHARACTERS = set("%()+-./:@_~");

    private HeaderNames() {}

    /** Bits of the ASCII characters that a word may have: letters, digits, and these. */
    private static long[] set(String others) {
        long[] bits = new long[2];
        for (char c = 0; c < 128; c++) {
            if (isAlphanumeric(c) || others.indexOf(c) >= 0) {
                bits[c >> 6] |= 1L << c;
            }
        }
        return bits;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Beyond ASCII everything may be a part of a word. */
    private static boolean isOneOf(long[] bits, byte b) {
        return b < 0 || (bits[b >> 6] >> b & 1) != 0;
    }

    /**
     * Reads {@code name: }, {@code name[process]: } or {@code name[process] }.
     *
     * @return behind it and one space, start where there is none
     */
    static int tag(byte[] buffer, int start, int end, SyslogMessage message) {
        int name = tagName(buffer, start, end);
        int close = tagEnd(buffer, start, name, end);
        if (close < 0) {
            return start;
        }
        message.application.set(start, name);
        if (buffer[name] == '[') {
            message.process.set(name + 1, close - 1);
        }
        int text = close < end && buffer[close] == ':' ? close + 1 : close;
        return text < end && buffer[text] == ' ' ? text + 1 : text;
    }

    static boolean isTag(byte[] buffer, int start, int end) {
        return tagEnd(buffer, start, tagName(buffer, start, end), end) >= 0;
    }

    private static int tagName(byte[] buffer, int start, int end) {
        int name = start;
        while (name < end && isOneOf(TAG_CHARACTERS, buffer[name]) && !isColon(buffer, name, end)) {
            name++;
        }
        return name;
    }

    private static boolean isColon(byte[] buffer, int at, int end) {
        return buffer[at] == ':' && (at + 1 == end || buffer[at + 1] == ' ');
    }

    /** Returns behind the name or the bracket that closes, −1 if this is no tag. A number or an address is no name. */
    private static int tagEnd(byte[] buffer, int start, int name, int end) {
        if (name == start || name == end || name - start > MAX_BYTES || isNumber(buffer, start, name)) {
            return -1;
        }
        return switch (buffer[name]) {
            case ':' -> name;
            case '[' -> processEnd(buffer, name + 1, end);
            default -> -1;
        };
    }

    private static boolean isNumber(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && (IsoTime.isDigit(buffer[at]) || buffer[at] == '.')) {
            at++;
        }
        return at == end;
    }

    /** Returns behind the bracket that closes, if a colon, a space or nothing follows; else −1. */
    private static int processEnd(byte[] buffer, int start, int end) {
        int close = start;
        while (close < end && buffer[close] != ']' && buffer[close] != ' ') {
            close++;
        }
        boolean isProcess = close < end
                && buffer[close] == ']'
                && close - start <= MAX_BYTES
                && (close + 1 == end || buffer[close + 1] == ':' || buffer[close + 1] == ' ');
        return isProcess ? close + 1 : -1;
    }

    /**
     * Reads a word that a host may be called, or an address in brackets. A word that ends the message is its text: a host has
     * something to say.
     *
     * @return behind it, start where there is none
     */
    static int host(byte[] buffer, int start, int end, SyslogMessage message) {
        if (start < end && buffer[start] == '[') {
            return bracketed(buffer, start, end, message);
        }
        int at = hostEnd(buffer, start, end);
        boolean isWord = at > start && at < end && buffer[at] == ' ' && at - start <= MAX_BYTES;
        if (!isWord || !isName(buffer, start)) {
            return start;
        }
        boolean hasColon = buffer[at - 1] == ':' && buffer[at - 2] != ':';
        message.host.set(start, hasColon ? at - 1 : at);
        return at;
    }

    private static int bracketed(byte[] buffer, int start, int end, SyslogMessage message) {
        int at = hostEnd(buffer, start + 1, end);
        boolean isWord = at + 1 < end && buffer[at] == ']' && buffer[at + 1] == ' ' && at - start <= MAX_BYTES;
        if (!isWord || !isAddress(buffer, start + 1, at)) {
            return start;
        }
        message.host.set(start + 1, at);
        return at + 1;
    }

    private static int hostEnd(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && isOneOf(HOST_CHARACTERS, buffer[at])) {
            at++;
        }
        return at;
    }

    private static boolean isName(byte[] buffer, int first) {
        return buffer[first] < 0 || isAlphanumeric(buffer[first]) || buffer[first] == '_';
    }

    /** Of version 4 or 6, as far as its dots and colons tell. */
    private static boolean isAddress(byte[] buffer, int start, int end) {
        int separators = 0;
        for (int i = start; i < end; i++) {
            if (buffer[i] == '.' || buffer[i] == ':') {
                separators++;
            } else if (Character.digit(buffer[i], 16) < 0) {
                return false;
            }
        }
        return separators >= 2;
    }

    /** Whether Cisco's {@code %FACILITY-SEVERITY-MNEMONIC} begins here. */
    static boolean isMnemonic(byte[] buffer, int start, int end) {
        if (start >= end || buffer[start] != '%') {
            return false;
        }
        int at = start + 1;
        while (at < end && buffer[at] != ' ' && buffer[at] != ':') {
            if (buffer[at] == '-' && at + 2 < end && IsoTime.isDigit(buffer[at + 1]) && buffer[at + 2] == '-') {
                return at > start + 1;
            }
            at++;
        }
        return false;
    }
}
