package dev.lookback.harvester.syslog;

import java.time.ZoneId;

/**
 * Reads one message, RFC 5424, RFC 3164 or what devices make of them, in place. It never fails: where a header ends to make
 * sense, the text begins. One thread at a time.
 */
final class SyslogParser {

    private static final int MAX_PRIORITY = 191;
    private static final int MAX_VERSION_DIGITS = 3;

    private final IsoTime isoTime;
    private final HeaderTime headerTime;
    private final BsdHeader bsdHeader;
    private final CiscoHeader ciscoHeader;

    private byte[] buffer = {};
    private int at;
    private int end;

    /** @param zone of timestamps that do not name theirs */
    SyslogParser(ZoneId zone) {
        this.isoTime = new IsoTime(zone);
        this.headerTime = new HeaderTime(new BsdTime(zone), isoTime);
        this.bsdHeader = new BsdHeader(headerTime);
        this.ciscoHeader = new CiscoHeader(headerTime);
    }

    /** @param receivedSecond from which the year of an RFC 3164 timestamp is told */
    void parse(byte[] bytes, int offset, int length, long receivedSecond, SyslogMessage message) {
        buffer = bytes;
        at = offset;
        end = offset + length;
        message.clear();
        skipByteOrderMark();
        if (!priority(message)) {
            at = bsdHeader.readBare(buffer, at, end, receivedSecond, message);
        } else if (version(message)) {
            rfc5424(message);
        } else if (!message.hasTime) {
            rfc3164(receivedSecond, message);
        }
        skipByteOrderMark();
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
        // RFC 3164 section 4.3.3: <00> is none.
        if (priority > MAX_PRIORITY || (buffer[at + 1] == '0' && close > at + 2)) {
            return false;
        }
        message.priority = priority;
        at = close + 1;
        return true;
    }

    /** Whether a version and something like a timestamp of RFC 5424 follow; if so, reads up to the timestamp. */
    private boolean version(SyslogMessage message) {
        int space = at;
        while (space < end && space < at + MAX_VERSION_DIGITS && IsoTime.isDigit(buffer[space])) {
            space++;
        }
        if (space == at || buffer[at] == '0' || space + 1 >= end || buffer[space] != ' ') {
            return false;
        }
        int time = space + 1;
        boolean isNil = buffer[time] == '-' && (time + 1 == end || buffer[time + 1] == ' ');
        if (!isNil && !IsoTime.isStrict(buffer, time, end)) {
            meraki(time, message);
            return false;
        }
        at = time;
        return true;
    }

    /** Cisco Meraki has a version, seconds since the epoch, and behind them what RFC 3164 has. */
    private void meraki(int time, SyslogMessage message) {
        int close = headerTime.readEpoch(buffer, time, end, message);
        if (close > time) {
            at = bsdHeader.readNames(buffer, close, end, message);
        }
    }

    private void rfc5424(SyslogMessage message) {
        boolean isHeader = field(message.time)
                && field(message.host)
                && field(message.application)
                && field(message.process)
                && field(message.messageId);
        if (!message.time.isEmpty()) {
            int close = isoTime.read(buffer, message.time.start(), message.time.end(), message);
            message.hasTime = close == message.time.end();
        }
        if (isHeader) {
            structuredData(message);
        }
    }

    /** Reads up to the next space, and that; {@code -} is an empty field. */
    private boolean field(Span field) {
        int space = space();
        if (space - at > HeaderNames.MAX_BYTES) {
            return false;
        }
        boolean isNil = space - at == 1 && buffer[at] == '-';
        field.set(isNil ? space : at, space);
        at = Math.min(space + 1, end);
        return true;
    }

    private void structuredData(SyslogMessage message) {
        int close = at;
        if (at < end && buffer[at] == '-' && (at + 1 == end || buffer[at + 1] == ' ')) {
            close = at + 1;
        } else {
            close = StructuredData.end(buffer, at, end);
            if (close < 0) {
                return;
            }
            message.structuredData.set(at, close);
        }
        at = Math.min(close + 1, end);
    }

    /** RFC 5424 section 6.4: it says that the text is UTF-8, and is no part of it. Some put it before everything. */
    private void skipByteOrderMark() {
        if (end - at >= 3
                && (buffer[at] & 0xff) == 0xef
                && (buffer[at + 1] & 0xff) == 0xbb
                && (buffer[at + 2] & 0xff) == 0xbf) {
            at += 3;
        }
    }

    /** Where no header makes sense of what follows, all of it is text. */
    private void rfc3164(long receivedSecond, SyslogMessage message) {
        int text = ciscoHeader.read(buffer, at, end, receivedSecond, message);
        at = text < 0 ? bsdHeader.read(buffer, at, end, receivedSecond, message) : text;
    }

    private int space() {
        int space = at;
        while (space < end && buffer[space] != ' ') {
            space++;
        }
        return space;
    }
}
