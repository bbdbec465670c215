package dev.lookback.harvester.syslog;

import java.time.ZoneId;

/**
 * Reads one message, RFC 5424 or RFC 3164, in place. It never fails: where a header ends to make sense, the text begins, and
 * what has no priority is text alone. One thread at a time.
 */
final class SyslogParser {

    /** Of one field of a header. RFC 5424 allows 255 for the longest, the host name. */
    private static final int MAX_FIELD_BYTES = 255;

    private static final int MAX_PRIORITY = 191;
    private static final int MAX_VERSION_DIGITS = 3;

    private final IsoTime isoTime = new IsoTime();
    private final BsdTime bsdTime;

    private byte[] buffer = {};
    private int at;
    private int end;

    /** @param zone of timestamps that do not name theirs */
    SyslogParser(ZoneId zone) {
        this.bsdTime = new BsdTime(zone);
    }

    /** @param receivedSecond from which the year of an RFC 3164 timestamp is told */
    void parse(byte[] bytes, int offset, int length, long receivedSecond, SyslogMessage message) {
        buffer = bytes;
        at = offset;
        end = offset + length;
        message.clear();
        if (priority(message)) {
            if (version()) {
                rfc5424(message);
            } else {
                rfc3164(receivedSecond, message);
            }
        }
        message.text.set(at, end);
    }

    private boolean priority(SyslogMessage message) {
        int close = at + 1;
        while (close < end && close < at + 4 && IsoTime.isDigit(buffer[close])) {
            close++;
        }
        if (at >= end || buffer[at] != '<' || close == at + 1 || close >= end || buffer[close] != '>') {
            return false;
        }
        int priority = IsoTime.digits(buffer, at + 1, close - at - 1);
        if (priority > MAX_PRIORITY) {
            return false;
        }
        message.priority = priority;
        at = close + 1;
        return true;
    }

    /** Whether a version and something like a timestamp of RFC 5424 follow; if so, reads up to the timestamp. */
    private boolean version() {
        int space = at;
        while (space < end && space < at + MAX_VERSION_DIGITS && IsoTime.isDigit(buffer[space])) {
            space++;
        }
        if (space == at || buffer[at] == '0' || space + 1 >= end || buffer[space] != ' ') {
            return false;
        }
        int time = space + 1;
        boolean isNil = buffer[time] == '-' && (time + 1 == end || buffer[time + 1] == ' ');
        if (!isNil && !IsoTime.isLike(buffer, time, end)) {
            return false;
        }
        at = time;
        return true;
    }

    private void rfc5424(SyslogMessage message) {
        boolean isHeader = field(message.time)
                && field(message.host)
                && field(message.application)
                && field(message.process)
                && field(message.messageId);
        if (!message.time.isEmpty()) {
            isoTime.read(buffer, message.time.start(), message.time.end(), message);
        }
        if (isHeader && structuredData(message)) {
            skipByteOrderMark();
        }
    }

    /** Reads up to the next space, and that; {@code -} is an empty field. */
    private boolean field(Span field) {
        int space = space();
        if (space - at > MAX_FIELD_BYTES) {
            return false;
        }
        boolean isNil = space - at == 1 && buffer[at] == '-';
        field.set(isNil ? space : at, space);
        at = Math.min(space + 1, end);
        return true;
    }

    private boolean structuredData(SyslogMessage message) {
        int close = at;
        if (at < end && buffer[at] == '-' && (at + 1 == end || buffer[at + 1] == ' ')) {
            close = at + 1;
        } else {
            close = StructuredData.end(buffer, at, end);
            if (close < 0) {
                return false;
            }
            message.structuredData.set(at, close);
        }
        at = Math.min(close + 1, end);
        return true;
    }

    /** RFC 5424 section 6.4: it says that the text is UTF-8, and is no part of it. */
    private void skipByteOrderMark() {
        if (end - at >= 3
                && (buffer[at] & 0xff) == 0xef
                && (buffer[at + 1] & 0xff) == 0xbb
                && (buffer[at + 2] & 0xff) == 0xbf) {
            at += 3;
        }
    }

    private void rfc3164(long receivedSecond, SyslogMessage message) {
        if (!time3164(receivedSecond, message)) {
            tag(message);
            return;
        }
        if (tag(message)) {
            return;
        }
        int space = space();
        // One word alone is the text; a host has something to say.
        if (space < end && space > at && space - at <= MAX_FIELD_BYTES) {
            message.host.set(at, space);
            at = space + 1;
            tag(message);
        }
    }

    private boolean time3164(long receivedSecond, SyslogMessage message) {
        int close;
        if (BsdTime.isLike(buffer, at, end)) {
            close = at + BsdTime.LENGTH;
            bsdTime.read(buffer, at, receivedSecond, message);
        } else if (IsoTime.isLike(buffer, at, end)) {
            close = space();
            isoTime.read(buffer, at, close, message);
        } else {
            return false;
        }
        if ((close < end && buffer[close] != ' ') || close - at > MAX_FIELD_BYTES) {
            message.hasTime = false;
            return false;
        }
        message.time.set(at, close);
        at = close;
        while (at < end && buffer[at] == ' ') {
            at++;
        }
        return true;
    }

    /** {@code name: }, {@code name[process]: } or {@code name[process] }; if there is none, nothing is read. */
    private boolean tag(SyslogMessage message) {
        int name = at;
        while (name < end && isName(name)) {
            name++;
        }
        if (name == at || name == end || buffer[name] == ' ' || name - at > MAX_FIELD_BYTES) {
            return false;
        }
        int close = name;
        if (buffer[name] == '[') {
            close = processEnd(name + 1);
            if (close < 0) {
                return false;
            }
            message.process.set(name + 1, close - 1);
        }
        message.application.set(at, name);
        at = close < end && buffer[close] == ':' ? close + 1 : close;
        if (at < end && buffer[at] == ' ') {
            at++;
        }
        return true;
    }

    private boolean isName(int index) {
        byte b = buffer[index];
        return b != ' ' && b != '[' && !(b == ':' && (index + 1 == end || buffer[index + 1] == ' '));
    }

    /** @return behind the bracket that closes, if a colon, a space or nothing follows; else −1 */
    private int processEnd(int start) {
        int close = start;
        while (close < end && buffer[close] != ']' && buffer[close] != ' ') {
            close++;
        }
        boolean isProcess = close < end
                && buffer[close] == ']'
                && close - start <= MAX_FIELD_BYTES
                && (close + 1 == end || buffer[close + 1] == ':' || buffer[close + 1] == ' ');
        return isProcess ? close + 1 : -1;
    }

    private int space() {
        int space = at;
        while (space < end && buffer[space] != ' ') {
            space++;
        }
        return space;
    }
}
