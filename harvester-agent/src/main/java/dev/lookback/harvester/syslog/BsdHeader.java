package dev.lookback.harvester.syslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header of RFC 3164 section 4.1, of which each part may be missing: timestamp, host, tag. Each method returns where the
 * text begins.
 */
final class BsdHeader {

    /** How AIX says whose message it hands on. */
    private static final byte[] FORWARDED = ascii("Message forwarded from ");

    /** How a daemon says it in place of a host and a tag. */
    private static final byte[] REPEATED = ascii("last message repeated ");

    private final HeaderTime time;

    BsdHeader(HeaderTime time) {
        this.time = time;
    }

    int read(byte[] buffer, int start, int end, long receivedSecond, SyslogMessage message) {
        int first = spaces(buffer, start, end);
        int behind = time.read(buffer, first, end, receivedSecond, message);
        if (behind == first) {
            return HeaderNames.tag(buffer, start, end, message);
        }
        return readNames(buffer, behind, end, message);
    }

    /** Host and tag, behind the timestamp; where that ends with a colon there is no host. */
    int readNames(byte[] buffer, int start, int end, SyslogMessage message) {
        boolean hasColon = start < end && buffer[start] == ':';
        int at = spaces(buffer, hasColon ? start + 1 : start, end);
        if (hasColon || isAt(REPEATED, buffer, at, end)) {
            return hasColon ? HeaderNames.tag(buffer, at, end, message) : at;
        }
        if (isAt(FORWARDED, buffer, at, end)) {
            at += FORWARDED.length;
        } else if (!isDevice(buffer, at, end)) {
            int text = HeaderNames.tag(buffer, at, end, message);
            if (text > at) {
                return text;
            }
        }
        int host = HeaderNames.host(buffer, at, end, message);
        return host == at ? at : behindHost(buffer, host + 1, end, message);
    }

    /** Whether a name, a colon and Cisco's mnemonic stand here: the name is the device's. */
    private static boolean isDevice(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && buffer[at] != ' ') {
            at++;
        }
        return at > start && buffer[at - 1] == ':' && HeaderNames.isMnemonic(buffer, at + 1, end);
    }

    private static int behindHost(byte[] buffer, int start, int end, SyslogMessage message) {
        if (HeaderNames.isMnemonic(buffer, start + 2, end) && buffer[start] == ':') {
            return start + 2;
        }
        return HeaderNames.tag(buffer, start, end, message);
    }

    /**
     * Reads the header of a line that has no priority, as it stands in a file: a time is a time, but a host is one only where
     * a tag follows, and where it does not look like a level.
     */
    int readBare(byte[] buffer, int start, int end, long receivedSecond, SyslogMessage message) {
        int behind = time.read(buffer, start, end, receivedSecond, message);
        if (!message.hasTime || behind == end || buffer[behind] != ' ') {
            message.clear();
            return start;
        }
        int at = spaces(buffer, behind, end);
        int host = HeaderNames.host(buffer, at, end, message);
        int text = host == at ? at : HeaderNames.tag(buffer, host + 1, end, message);
        if (host == at || text == host + 1 || isLevel(buffer, at, host)) {
            message.host.clear();
            message.application.clear();
            message.process.clear();
            return at;
        }
        return text;
    }

    /** {@code INFO}, {@code WARN}: applications write it where syslog has the host. */
    private static boolean isLevel(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && buffer[at] >= 'A' && buffer[at] <= 'Z') {
            at++;
        }
        return at == end;
    }

    private static int spaces(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && buffer[at] == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isAt(byte[] words, byte[] buffer, int start, int end) {
        return end - start > words.length && Arrays.equals(words, 0, words.length, buffer, start, start + words.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
