package dev.lookback.harvester.syslog;

/**
 * What Cisco's systems put before a message in place of RFC 3164's header, each part ended by a colon and a space, each
 * perhaps missing: {@code [counter: ][sequence: ][host: ][*task: ][node:][time: ][process[id]: ]%FACILITY-SEVERITY-MNEMONIC}.
 * The mnemonic is the text's beginning, and what tells that the rest is a header; a debug message has none, but a number and
 * a time.
 */
final class CiscoHeader {

    private static final int MAX_PARTS = 7;
    private static final int MAX_DIGITS = 18;

    private final HeaderTime time;

    private byte[] buffer = {};
    private int end;
    private long receivedSecond;

    CiscoHeader(HeaderTime time) {
        this.time = time;
    }

    /** Returns where the text begins, −1 where no such header stands; the message then has nothing of it. */
    int read(byte[] bytes, int start, int limit, long second, SyslogMessage message) {
        if (start == limit || IsoTime.isLike(bytes, start, limit)) {
            return -1;
        }
        buffer = bytes;
        end = limit;
        receivedSecond = second;
        int at = start;
        int next = isMnemonic(start) ? start : first(start, message);
        for (int parts = 1; next > at && parts <= MAX_PARTS; parts++) {
            at = next;
            next = isMnemonic(at) ? at : part(at, message);
        }
        if (isMnemonic(at) || (!message.sequence.isEmpty() && message.hasTime)) {
            return at;
        }
        message.clearHeader();
        return -1;
    }

    private boolean isMnemonic(int at) {
        return HeaderNames.isMnemonic(buffer, at, end);
    }

    /** A time without a star begins a header of RFC 3164, and not one of these. */
    private int first(int start, SyslogMessage message) {
        boolean isTime = buffer[start] == '*' || buffer[start] == '.' || uptime(start) > start;
        int behind = isTime ? time(start, message) : start;
        return behind > start ? behind : numberOrWord(start, message);
    }

    /** Returns behind the part that begins here, start where there is none. */
    private int part(int start, SyslogMessage message) {
        if (start == end) {
            return start;
        }
        if (!message.time.isEmpty()) {
            return process(start, message);
        }
        int behind = time(start, message);
        return behind > start ? behind : numberOrWord(start, message);
    }

    private int process(int start, SyslogMessage message) {
        if (!message.application.isEmpty()) {
            return start;
        }
        int text = HeaderNames.tag(buffer, start, end, message);
        if (isMnemonic(text)) {
            return text;
        }
        message.application.clear();
        message.process.clear();
        return start;
    }

    private int numberOrWord(int start, SyslogMessage message) {
        if (isColon(start)) {
            return start + 2;
        }
        int digits = start;
        while (digits < end && IsoTime.isDigit(buffer[digits])) {
            digits++;
        }
        return digits > start && isColon(digits) ? number(start, digits, message) : word(start, message);
    }

    /** The first of two numbers counts what was sent to this receiver, the second what happened. */
    private int number(int start, int close, SyslogMessage message) {
        if (!message.counter.isEmpty() || close - start > MAX_DIGITS) {
            return start;
        }
        if (!message.sequence.isEmpty()) {
            message.counter.set(message.sequence.start(), message.sequence.end());
        }
        message.sequence.set(start, close);
        return close + 2;
    }

    /** A star says that the clock was never set, a dot that it is no longer synchronized: it is a time all the same. */
    private int time(int start, SyslogMessage message) {
        int first = buffer[start] == '*' || buffer[start] == '.' ? start + 1 : start;
        int close = time.read(buffer, first, end, receivedSecond, message);
        if (close == first) {
            close = uptime(first);
            message.time.set(first, close);
        }
        if (close > first && isColon(close)) {
            return spaces(close + 1);
        }
        message.hasTime = false;
        message.time.clear();
        return start;
    }

    /** {@code 00:00:46} or {@code 1w2d} since the start: no time, yet in its place. */
    private int uptime(int start) {
        if (end - start > TimeOfDay.LENGTH && TimeOfDay.isLike(buffer, start)) {
            return start + TimeOfDay.LENGTH;
        }
        int at = start;
        while (at + 1 < end && IsoTime.isDigit(buffer[at])) {
            int unit = at + 1;
            while (unit < end && IsoTime.isDigit(buffer[unit])) {
                unit++;
            }
            if (unit == end || "ywdhms".indexOf(buffer[unit]) < 0) {
                return start;
            }
            at = unit + 1;
        }
        return at;
    }

    /** A host, a task behind a star, or a node of IOS XR with the time attached. */
    private int word(int start, SyslogMessage message) {
        int close = start;
        while (close < end && buffer[close] > ' ' && !isColon(close)) {
            int behind = buffer[close] == ':' && close + 1 < end ? time(close + 1, message) : 0;
            if (behind > close + 1) {
                message.node.set(start, close);
                return behind;
            }
            close++;
        }
        boolean isTask = buffer[start] == '*';
        int first = isTask ? start + 1 : start;
        Span word = isTask ? message.application : message.host;
        if (!isColon(close) || first >= close || close - first > HeaderNames.MAX_BYTES || !word.isEmpty()) {
            return start;
        }
        word.set(first, close);
        return close + 2;
    }

    private boolean isColon(int at) {
        return at + 1 < end && buffer[at] == ':' && buffer[at + 1] == ' ';
    }

    private int spaces(int start) {
        int at = start;
        while (at < end && buffer[at] == ' ') {
            at++;
        }
        return at;
    }
}
